//! Maps names that Windows cannot hold to ones it can.
//!
//! Takes one component of a path, gives the one to use. A function of the text alone, on every system, so that it is tested
//! everywhere. What a person reads stays as near as it can: forbidden characters become their full-width twins. The
//! result is always a name Windows accepts; a name it accepts already is not touched.

use std::borrow::Cow;

/// Longest component, in UTF-16 units.
const LONGEST: usize = 255;

/// The component to use for `name`.
pub fn windows_name(name: &str) -> Cow<'_, str> {
    let odd = name.chars().any(|c| replacement(c).is_some());
    let mut out = if odd {
        Cow::Owned(name.chars().map(|c| replacement(c).unwrap_or(c)).collect())
    } else {
        Cow::Borrowed(name)
    };
    if is_reserved(&out) {
        out.to_mut().insert(0, '_');
    }
    if units(&out) > LONGEST {
        out = Cow::Owned(with_suffix(&out, ""));
    }
    // Windows drops dots and spaces at the end without a word.
    let last = match out.chars().next_back() {
        Some('.') => Some('．'),
        Some(' ') => Some('␠'),
        _ => None,
    };
    if let Some(last) = last {
        let out = out.to_mut();
        out.pop();
        out.push(last);
    }
    out
}

/// `name` with `suffix` before its extension, cut to what a component may hold.
pub fn with_suffix(name: &str, suffix: &str) -> String {
    cut(name, suffix, LONGEST)
}

/// `name` with `suffix` before its extension, cut to `longest` UTF-16 units, which must be more than the suffix and 16 are.
pub fn cut(name: &str, suffix: &str, longest: usize) -> String {
    let dot = name.rfind('.').filter(|&dot| dot > 0);
    let (stem, extension) = name.split_at(dot.unwrap_or(name.len()));
    // An extension that leaves no room for anything else is none.
    let (stem, extension) = if units(extension) + units(suffix) + 16 > longest {
        (name, "")
    } else {
        (stem, extension)
    };
    let room = longest.saturating_sub(units(suffix) + units(extension));
    let mut used = 0;
    let kept = stem.chars().take_while(|c| {
        used += c.len_utf16();
        used <= room
    });
    let mut out: String = kept.collect();
    out.push_str(suffix);
    out.push_str(extension);
    out
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn replacement(c: char) -> Option<char> {
    Some(match c {
        '<' => '＜',
        '>' => '＞',
        ':' => '：',
        '"' => '＂',
        '|' => '｜',
        '?' => '？',
        '*' => '＊',
        '\\' => '＼',
        '/' => '／',
        // Control pictures.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c))?,
        _ => return None,
    })
}

/// Whether Windows takes the name for a device, whatever its extension.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end_matches(' ').to_ascii_uppercase();
    if matches!(&*stem, "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") {
        return true;
    }
    let number = stem.strip_prefix("COM").or(stem.strip_prefix("LPT"));
    number.is_some_and(|number| {
        let mut chars = number.chars();
        matches!(chars.next(), Some('1'..='9' | '¹' | '²' | '³')) && chars.next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (name, expected) in [
            ("CON", "_CON"),
            ("con.txt", "_con.txt"),
            ("Aux .tar.gz", "_Aux .tar.gz"),
            ("NUL.", "_NUL．"),
            ("COM1", "_COM1"),
            ("com9.mp4", "_com9.mp4"),
            ("LPT²", "_LPT²"),
            ("CONIN$", "_CONIN$"),
            ("12:30.mp4", "12：30.mp4"),
            ("a<b>c\"d|e?f*g\\h", "a＜b＞c＂d｜e？f＊g＼h"),
            ("trailing.", "trailing．"),
            ("trailing ", "trailing␠"),
            ("dots...", "dots..．"),
            ("line\nbreak\r", "line␊break␍"),
            ("\x01\x1f", "␁␟"),
        ] {
            assert_eq!(windows_name(name), expected, "{name:?}");
        }
        for name in [
            "CONSOLE",
            "COM",
            "COM0",
            "COM10",
            "COMA",
            "a.con",
            "LPT",
            "视频：一.mp4",
            ".hidden",
            " leading",
            "\x7f",
            "~x",
            "a..b",
            "NULL.txt",
        ] {
            assert!(matches!(windows_name(name), Cow::Borrowed(_)), "{name:?}");
        }
    }

    #[test]
    fn long_names_are_cut_before_the_extension() {
        let long = format!("{}:.mp4", "字".repeat(300));
        let name = windows_name(&long);
        assert_eq!(units(&name), LONGEST);
        assert!(name.ends_with("字.mp4"));
        let only = format!(".{}", "e".repeat(300));
        assert_eq!(units(&windows_name(&only)), LONGEST);
        assert_eq!(with_suffix("a.tar.gz", "~2"), "a.tar~2.gz");
        assert_eq!(with_suffix(".hidden", "~2"), ".hidden~2");
        assert_eq!(with_suffix("plain", "~2"), "plain~2");
    }

    proptest! {
        #[test]
        fn result_is_a_name_and_stays_itself(name in "[^/\\x00]{1,300}") {
            let once = windows_name(&name).into_owned();
            prop_assert!(!once.is_empty());
            prop_assert!(units(&once) <= LONGEST);
            prop_assert!(!once.ends_with(['.', ' ']));
            prop_assert!(!is_reserved(&once));
            prop_assert!(once.chars().all(|c| replacement(c).is_none()));
            prop_assert_eq!(&*windows_name(&once), &*once);
        }
    }
}
