//! Makes the page that plays a video or a sound.
//!
//! Takes a name, gives the content of a page whose player asks for the file itself, part by part. Where the browser cannot play it, the
//! page says so instead of staying dark.

use maud::{Markup, html};

use super::page::{self, Say};

/// Tells the person when the browser cannot play what is there.
pub const SCRIPT: &str = "\
(function(){\"use strict\";var p=document.getElementById(\"play\"),s=document.getElementById(\"unplayable\");\
function no(){s.hidden=false;}p.addEventListener(\"error\",no);\
p.addEventListener(\"loadedmetadata\",function(){if(p.tagName===\"VIDEO\"&&!p.videoWidth)no();});})();";

/// The content of the page of a file called `name`.
pub fn page(say: Say<'_>, root: &str, name: &str, video: bool, nonce: &str, line: &str) -> Markup {
    html! {
        (page::about(say, root, name, &html! {}, line))
        p.bad #unplayable hidden { (say("view-page-unplayable", &[])) }
        @if video {
            video #play controls preload="metadata" src="?play" {}
        } @else {
            audio #play controls preload="metadata" src="?play" {}
        }
        script nonce=(nonce) { (maud::PreEscaped(SCRIPT)) }
    }
}
