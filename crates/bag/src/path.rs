//! Judges paths that stand in manifests and `fetch.txt`, and encodes them for a manifest line.
//!
//! Takes text, gives a verdict or text. Never asks the system it runs on: a path refused on Windows is refused
//! everywhere, so that one archive gets one verdict. A path that [`judge`] lets through stays inside the folder it is
//! joined to, on every system.

use std::borrow::Cow;

/// Why a path is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsafe {
    /// There is nothing.
    #[error("empty path")]
    Empty,
    /// It begins with `/` (`//server/share` too).
    #[error("absolute path")]
    Absolute,
    /// It begins with a drive letter, `C:`.
    #[error("drive letter")]
    Drive,
    /// It holds a backslash: a separator on Windows, and the beginning of `\\server` and `\\?\`.
    #[error("backslash")]
    Backslash,
    /// It begins with `~`, which shells take for a home directory.
    #[error("home directory")]
    Home,
    /// It begins with an environment variable, `%HomeDrive%`.
    #[error("environment variable")]
    Variable,
    /// A component is `..`, `.` or empty.
    #[error("component that is no name")]
    Component,
    /// It holds NUL.
    #[error("NUL")]
    Nul,
}

/// Refuses a path that could lead out of the folder it is joined to on any system (RFC 8493 §5.1).
pub fn judge(path: &str) -> Result<(), Unsafe> {
    let octets = path.as_bytes();
    match octets {
        [] => return Err(Unsafe::Empty),
        [b'/', ..] => return Err(Unsafe::Absolute),
        [b'~', ..] => return Err(Unsafe::Home),
        [letter, b':', ..] if letter.is_ascii_alphabetic() => return Err(Unsafe::Drive),
        _ => {}
    }
    if octets.contains(&b'\\') {
        return Err(Unsafe::Backslash);
    }
    if octets.contains(&0) {
        return Err(Unsafe::Nul);
    }
    if path.split('/').any(|name| matches!(name, "" | "." | "..")) {
        return Err(Unsafe::Component);
    }
    let first = path.split('/').next().unwrap_or_default();
    if first
        .strip_prefix('%')
        .is_some_and(|rest| rest.contains('%'))
    {
        return Err(Unsafe::Variable);
    }
    Ok(())
}

/// Encodes a path for a manifest of BagIt 1.0: LF, CR and `%`, nothing else (RFC 8493 §2.1.3).
pub fn encode(path: &str) -> Cow<'_, str> {
    if !path.contains(['\n', '\r', '%']) {
        return Cow::Borrowed(path);
    }
    let mut out = String::with_capacity(path.len() + 8);
    for c in path.chars() {
        match c {
            '\n' => out.push_str("%0A"),
            '\r' => out.push_str("%0D"),
            '%' => out.push_str("%25"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// What [`decode`] made of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The path.
    pub path: Cow<'a, str>,
    /// Whether a `%` stood there that encodes nothing and was taken literally.
    pub stray: bool,
}

/// Decodes a path of a BagIt 1.0 manifest: exactly `%0A`, `%0D` and `%25`, in any case, in one pass.
pub fn decode(path: &str) -> Decoded<'_> {
    let mut stray = false;
    let mut out = String::new();
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        if out.capacity() == 0 {
            out.reserve(path.len());
        }
        out.push_str(&rest[..at]);
        let (c, length) = match rest.as_bytes().get(at + 1..at + 3) {
            Some([b'0', b'A' | b'a']) => ('\n', 3),
            Some([b'0', b'D' | b'd']) => ('\r', 3),
            Some(b"25") => ('%', 3),
            _ => {
                stray = true;
                ('%', 1)
            }
        };
        out.push(c);
        rest = &rest[at + length..];
    }
    let path = if out.is_empty() && rest.len() == path.len() {
        Cow::Borrowed(path)
    } else {
        out.push_str(rest);
        Cow::Owned(out)
    };
    Decoded { path, stray }
}

/// Whether a file or folder of this name (one component) is litter of an operating system that nobody misses:
/// `.DS_Store`, `Thumbs.db`, `desktop.ini`, AppleDouble `._*` and the like.
pub fn is_junk(name: &str) -> bool {
    const EXACT: [&str; 11] = [
        ".DS_Store",
        ".AppleDouble",
        ".DocumentRevisions-V100",
        ".Spotlight-V100",
        ".TemporaryItems",
        ".Trashes",
        ".apdisk",
        ".fseventsd",
        "@eaDir",
        "__MACOSX",
        "Icon\r",
    ];
    const ANY_CASE: [&str; 6] = [
        "Thumbs.db",
        "ehthumbs.db",
        "ehthumbs_vista.db",
        "desktop.ini",
        "$RECYCLE.BIN",
        "System Volume Information",
    ];
    EXACT.contains(&name)
        || ANY_CASE.iter().any(|junk| junk.eq_ignore_ascii_case(name))
        || (name.len() > 2 && name.starts_with("._"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_that_lead_out_are_refused_on_every_system() {
        for (path, why) in [
            ("", Unsafe::Empty),
            ("/etc/passwd", Unsafe::Absolute),
            ("//server/share/a", Unsafe::Absolute),
            ("C:/a", Unsafe::Drive),
            ("c:a", Unsafe::Drive),
            ("C:\\a", Unsafe::Drive),
            ("\\\\server\\share", Unsafe::Backslash),
            ("\\\\?\\C:\\a", Unsafe::Backslash),
            ("data\\a", Unsafe::Backslash),
            ("data/a\\..\\..\\b", Unsafe::Backslash),
            ("~/a", Unsafe::Home),
            ("~root/a", Unsafe::Home),
            ("%HomeDrive%/a", Unsafe::Variable),
            ("..", Unsafe::Component),
            ("../a", Unsafe::Component),
            ("data/../../a", Unsafe::Component),
            ("data/..", Unsafe::Component),
            ("./data/a", Unsafe::Component),
            ("data/./a", Unsafe::Component),
            ("data//a", Unsafe::Component),
            ("data/a/", Unsafe::Component),
            ("data/a\0b", Unsafe::Nul),
        ] {
            assert_eq!(judge(path), Err(why), "{path:?}");
        }
    }

    #[test]
    fn odd_names_inside_the_bag_are_let_through() {
        for path in [
            "data/~$doc.docx",
            "data/12:30.mp4",
            "data/C:/a",
            "data/视频/带货 直播.mp4",
            "data/「全角」：/｜？.png",
            "data/...",
            "data/..a",
            "data/a..",
            "data/ a ",
            "data/100%",
            "data/%HomeDrive%",
            "data/a\nb",
            "data/CON",
            "bag-info.txt",
        ] {
            assert_eq!(judge(path), Ok(()), "{path:?}");
        }
    }

    #[test]
    fn only_three_sequences_are_decoded_once() {
        for (text, path, stray) in [
            ("data/a%0Ab", "data/a\nb", false),
            ("data/a%0ab", "data/a\nb", false),
            ("data/a%0Db", "data/a\rb", false),
            ("data/a%0d%0Ab", "data/a\r\nb", false),
            ("data/100%25", "data/100%", false),
            ("data/a%250A", "data/a%0A", false),
            ("data/%41", "data/%41", true),
            ("data/100%", "data/100%", true),
            ("data/%2", "data/%2", true),
            ("data/%中", "data/%中", true),
            ("%", "%", true),
        ] {
            let decoded = decode(text);
            assert_eq!(
                (decoded.path.as_ref(), decoded.stray),
                (path, stray),
                "{text:?}"
            );
        }
        assert!(matches!(decode("data/a").path, Cow::Borrowed("data/a")));
    }

    #[test]
    fn junk_is_told_from_files() {
        for junk in [
            ".DS_Store",
            "THUMBS.DB",
            "Desktop.ini",
            "._IMG_1.JPG",
            "__MACOSX",
        ] {
            assert!(is_junk(junk), "{junk:?}");
        }
        for kept in [
            "._",
            "_a",
            "DS_Store",
            "thumbs.db.mp4",
            "订单.csv",
            ".htaccess",
        ] {
            assert!(!is_junk(kept), "{kept:?}");
        }
    }

    proptest! {
        #[test]
        fn decoding_undoes_encoding(path in "([a-c中%\r\n/]|%0A|%25){0,12}") {
            let encoded = encode(&path).into_owned();
            prop_assert!(!encoded.contains(['\n', '\r']));
            let decoded = decode(&encoded);
            prop_assert_eq!(decoded.path.as_ref(), path.as_str());
            prop_assert!(!decoded.stray);
        }

        #[test]
        fn a_judged_path_stays_inside(path in r"[a~C:./\\%中\x00-]{0,10}") {
            if judge(&path).is_ok() {
                let joined = std::path::Path::new("/base").join(&path);
                prop_assert!(joined.starts_with("/base"));
                prop_assert!(joined.components().all(|c| c != std::path::Component::ParentDir));
            }
        }
    }
}
