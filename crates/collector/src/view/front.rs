//! Puts into the archive's own page what it needs to be served: the script that says it is open, and the line on top.
//!
//! Takes the beginning of the page, gives what takes its place. The rest of the page stays as it is. A policy that the page carries for
//! being opened from a disk is taken off: the one that is sent with it is as strict, and lets in what is added here.

use maud::{Markup, html};

use super::page::{self, Say};

/// Octets of the page in which its head must end.
pub const HEAD: u64 = 512 * 1024;

/// What is added to the page.
pub struct Added<'a> {
    /// Where the pages begin.
    pub root: &'a str,
    /// What the added script carries.
    pub nonce: &'a str,
    /// Whether the structure of the archive showed that something is wrong.
    pub doubtful: bool,
}

impl Added<'_> {
    /// The beginning of the page with what is added.
    pub fn to(&self, say: Say<'_>, head: &[u8]) -> Vec<u8> {
        let mut page = head.to_vec();
        if let Some(from) = find(&page, b"<meta http-equiv=\"content-security-policy\"", 0)
            && let Some(to) = end_of_tag(&page, from)
        {
            page.drain(from..to);
        }
        let script = page::head(self.root, self.nonce).into_string();
        let line = self.line(say).into_string();
        // From the back, so that places in front stay where they are.
        let start = [&b"<head"[..], b"<html", b"<!doctype"]
            .iter()
            .find_map(|tag| tag_end(&page, tag));
        let start = start.unwrap_or(0);
        let body = tag_end(&page, b"<body").unwrap_or(start);
        page.splice(body..body, line.into_bytes());
        page.splice(start..start, script.into_bytes());
        page
    }

    fn line(&self, say: Say<'_>) -> Markup {
        let style = "padding:8px 20px;background:#fff4dd;border-bottom:1px solid #e6d3a5;color:#4a3a10;\
                     font:14px/1.6 system-ui,sans-serif";
        let bad = "margin:4px 0;color:#b3261e;font-weight:600";
        html! {
            div.liudi-view style=(style) {
                @if self.doubtful {
                    p style=(bad) { (say("view-page-doubtful", &[])) }
                } @else {
                    p style="margin:4px 0" { (say("view-page-unverified", &[])) }
                }
                p #liudi-gone style=(bad) hidden { (say("view-page-gone", &[])) }
            }
        }
    }
}

/// Where the tag ends that begins with these small letters.
fn tag_end(page: &[u8], tag: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = find(page, tag, from)?;
        let after = at + tag.len();
        // Not `<header` for `<head`.
        match page.get(after) {
            Some(c) if c.is_ascii_alphanumeric() => from = after,
            _ => return end_of_tag(page, at),
        }
    }
}

fn end_of_tag(page: &[u8], from: usize) -> Option<usize> {
    let rest = page.get(from..)?;
    Some(from + rest.iter().position(|&c| c == b'>')? + 1)
}

/// Where these octets, in small letters, begin in any case of letters.
fn find(page: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let rest = page.get(from..)?;
    let found = rest
        .windows(what.len())
        .position(|window| window.eq_ignore_ascii_case(what))?;
    Some(from + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(page: &str) -> String {
        let added = Added {
            root: "/t/",
            nonce: "n",
            doubtful: false,
        };
        let say = |id: &str, _: &[(&'static str, String)]| format!("[{id}]");
        String::from_utf8(added.to(&say, page.as_bytes())).unwrap()
    }

    #[test]
    fn the_script_stands_in_the_head_and_the_line_on_top() {
        let page = "<!DOCTYPE html><html lang=zh><HEAD><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\
                    <title>t</title></HEAD><header></header><body class=\"a\"><p>x</p>";
        let found = added(page);
        let order = [
            "<HEAD>",
            "<script nonce=\"n\" src=\"/t/live.js\" defer></script>",
            "<title>",
            "<body class=\"a\"><div",
            "[view-page-unverified]",
            "id=\"liudi-gone\"",
            "<p>x</p>",
        ];
        let places: Vec<_> = order.iter().map(|part| found.find(part).unwrap()).collect();
        assert!(places.is_sorted(), "{found}");
        assert!(!found.contains("Security-Policy"), "{found}");
    }

    #[test]
    fn any_page_gets_both() {
        for page in [
            "",
            "text",
            "<!doctype html>text",
            "<html>x",
            "<body",
            "<header>x",
        ] {
            let found = added(page);
            assert!(
                found.contains("live.js") && found.contains("liudi-gone"),
                "{found}"
            );
            assert!(found.len() > page.len());
        }
        assert!(added("<!doctype html>x").starts_with("<!doctype html><link"));
    }
}
