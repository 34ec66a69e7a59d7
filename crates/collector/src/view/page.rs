//! Frames the pages that are made here: title, style, the line on top, the policy that binds them.
//!
//! Takes a title and content, gives a whole page. Every text goes through the escaping of the template; names stand in `bdi`. Holds no sentence:
//! words are asked for by id.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Gives the words of an id with its values.
pub type Say<'a> = &'a (dyn Fn(&str, &[(&'static str, String)]) -> String + Sync);

/// Every id that the pages ask for.
pub const WORDS: &[&str] = &[
    "view-page-list",
    "view-page-download",
    "view-page-files",
    "view-page-rows",
    "view-page-no-rows",
    "view-page-next",
    "view-page-first",
    "view-page-part",
    "view-page-cut",
    "view-page-more",
    "view-page-book",
    "view-page-book-locked",
    "view-page-book-damaged",
    "view-page-book-large",
    "view-page-empty",
    "view-page-unplayable",
    "view-page-gone",
    "view-page-unverified",
    "view-page-doubtful",
    "view-page-refused",
    "view-page-missing",
    "view-page-method",
    "view-page-unread",
];

/// The style of every page made here.
const STYLE: &str = "\
:root{--ink:#1c2733;--soft:#5b6875;--line:#d9dfe5;--paper:#fff;--ground:#f4f6f8;--error:#b3261e}\
*{box-sizing:border-box}\
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 \"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",\"Source Han Sans SC\",system-ui,sans-serif}\
main{padding:16px 20px 60px}\
h1{font-size:20px;margin:0 0 4px;overflow-wrap:anywhere}\
p{margin:4px 0}.soft{color:var(--soft);font-size:14px}.bad{color:var(--error);font-weight:600}\
nav{display:flex;gap:18px;flex-wrap:wrap;margin:6px 0 12px}a{color:#1f5f99}\
.scroll{overflow:auto;max-height:82vh;border:1px solid var(--line);background:var(--paper)}\
table{border-collapse:separate;border-spacing:0;font-size:14px;width:max-content}\
th,td{text-align:left;padding:5px 9px;border-bottom:1px solid var(--line);border-right:1px solid var(--line);vertical-align:top;white-space:pre-wrap;overflow-wrap:break-word;tab-size:1;max-width:26em}\
td{font-variant-numeric:tabular-nums}\
thead th{position:sticky;top:0;background:#e9edf1}.n{color:var(--soft);min-width:0;text-align:right;background:#f4f6f8;position:sticky;left:0}\
.files{width:100%}.files td{max-width:none;overflow-wrap:anywhere}.files .n,.files .o{width:1%;text-align:right;white-space:nowrap}\
pre{background:var(--paper);border:1px solid var(--line);padding:14px;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.6 ui-monospace,Consolas,\"Noto Sans Mono CJK SC\",monospace;margin:0}\
video{display:block;max-width:100%;max-height:78vh;background:#000}audio{width:100%;max-width:640px}\
.strip{padding:8px 20px;background:#fff4dd;border-bottom:1px solid #e6d3a5;color:#4a3a10;font-size:14px}\
.strip .bad{color:var(--error)}";

/// One page.
pub struct Page<'a> {
    /// What it is about: the name of a file, or of the archive.
    pub title: &'a str,
    /// The language of its words.
    pub language: &'a str,
    /// What script and style of this page carry, and nothing else can know.
    pub nonce: &'a str,
    /// Where the pages begin.
    pub root: &'a str,
    /// Whether the structure of the archive showed that something is wrong.
    pub doubtful: bool,
}

impl Page<'_> {
    /// The whole page around its content.
    pub fn around(&self, say: Say<'_>, content: &Markup) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(self.language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    title { (shell::escape::line(self.title)) }
                    (head(self.root, self.nonce))
                    style nonce=(self.nonce) { (PreEscaped(STYLE)) }
                }
                body {
                    (strip(say, self.doubtful))
                    main { (content) }
                }
            }
        };
        page.into_string()
    }

    /// The policy that binds it.
    pub fn policy(&self) -> String {
        let nonce = self.nonce;
        format!(
            "default-src 'none'; img-src 'self' data:; media-src 'self'; connect-src 'self'; style-src 'nonce-{nonce}'; \
             script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
    }
}

/// What every page has in its head: the script that says it is open, and no picture that would be asked for.
pub fn head(root: &str, nonce: &str) -> Markup {
    html! {
        link rel="icon" href="data:,";
        script nonce=(nonce) src={ (root) "live.js" } defer {}
    }
}

/// The line on top of every page: nothing was verified; and what to do once the server is gone.
pub fn strip(say: Say<'_>, doubtful: bool) -> Markup {
    html! {
        div.strip {
            @if doubtful {
                p.bad { (say("view-page-doubtful", &[])) }
            } @else {
                p { (say("view-page-unverified", &[])) }
            }
            p.bad #liudi-gone hidden { (say("view-page-gone", &[])) }
        }
    }
}

/// The headline of a page about one file: its name, links, and a sentence.
pub fn about(say: Say<'_>, root: &str, name: &str, links: &Markup, line: &str) -> Markup {
    html! {
        h1 { bdi { (shell::escape::line(name)) } }
        nav {
            a href=(root) { (say("view-page-list", &[])) }
            (links)
            a href="?raw" { (say("view-page-download", &[])) }
        }
        p.soft { (line) }
    }
}
