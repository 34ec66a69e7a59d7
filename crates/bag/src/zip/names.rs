//! Decodes entry names and judges whether one may be used as a path.
//!
//! Takes raw octets of names, gives text. One charset is chosen for all names of an archive that declare none, because one
//! name alone says too little: strict UTF-8, else strict GB18030, else CP437. Decoding comes before any look at
//! separators: the second octet of a GBK character may be 0x5C, a backslash. Never rewrites a name to make it safe.

use encoding_rs::GB18030;

use crate::path::{self, Unsafe};

/// How names that declare no charset are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    Utf8,
    Gb18030,
    Cp437,
}

/// The first charset in which every one of the names is text.
pub(super) fn choose<'a>(names: impl Iterator<Item = &'a [u8]> + Clone) -> Charset {
    let all = |strict: fn(&[u8]) -> bool| names.clone().all(strict);
    if all(|name| std::str::from_utf8(name).is_ok()) {
        Charset::Utf8
    } else if all(|name| gb18030(name).is_some()) {
        Charset::Gb18030
    } else {
        Charset::Cp437
    }
}

/// The text of a name; `None` when it is none in that charset.
pub(super) fn decode(charset: Charset, name: Vec<u8>) -> Result<String, Vec<u8>> {
    match charset {
        Charset::Utf8 => String::from_utf8(name).map_err(std::string::FromUtf8Error::into_bytes),
        Charset::Gb18030 => gb18030(&name).ok_or(name),
        Charset::Cp437 => Ok(name.iter().map(|&octet| cp437(octet)).collect()),
    }
}

fn gb18030(name: &[u8]) -> Option<String> {
    GB18030
        .decode_without_bom_handling_and_without_replacement(name)
        .map(std::borrow::Cow::into_owned)
}

/// The upper half of code page 437.
const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

fn cp437(octet: u8) -> char {
    match octet.checked_sub(0x80) {
        None => octet.into(),
        Some(at) => UPPER.chars().nth(at.into()).unwrap_or('\u{fffd}'),
    }
}

/// What makes a decoded name unusable as a path below some folder, on any system, as one language-free word; `None` when
/// nothing does. A `/` at the end, which marks a directory, is no part of the path.
pub fn unsafe_part(name: &str) -> Option<&'static str> {
    let path = name.strip_suffix('/').unwrap_or(name);
    let fault = path::judge(path).err()?;
    Some(match fault {
        Unsafe::Empty => "empty",
        Unsafe::Absolute => "absolute",
        Unsafe::Drive => "drive",
        Unsafe::Backslash => "backslash",
        Unsafe::Home => "home",
        Unsafe::Variable => "variable",
        Unsafe::Component => "component",
        Unsafe::Nul => "nul",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cp437_has_all_its_characters() {
        assert_eq!(UPPER.chars().count(), 128);
        assert_eq!(
            decode(Charset::Cp437, b"a\x80\xe1\xff".to_vec()).unwrap(),
            "aÇß\u{a0}"
        );
    }

    #[test]
    fn one_name_decides_for_all() {
        let gbk: &[u8] = b"\xd5\x5c.txt"; // 誠
        let ascii: &[u8] = b"a.txt";
        let odd: &[u8] = b"\x81"; // cut in half
        assert_eq!(
            choose([ascii, "视频".as_bytes()].into_iter()),
            Charset::Utf8
        );
        assert_eq!(choose([ascii, gbk].into_iter()), Charset::Gb18030);
        assert_eq!(choose([gbk, odd].into_iter()), Charset::Cp437);
        assert_eq!(decode(Charset::Gb18030, gbk.to_vec()).unwrap(), "誠.txt");
        assert_eq!(decode(Charset::Utf8, odd.to_vec()), Err(odd.to_vec()));
    }

    #[test]
    fn names_that_lead_out() {
        for (name, part) in [
            ("a\0b", "nul"),
            ("a\\b", "backslash"),
            ("\\\\server\\share", "backslash"),
            ("/etc/passwd", "absolute"),
            ("//x", "absolute"),
            ("C:/x", "drive"),
            ("c:x", "drive"),
            ("~/x", "home"),
            ("~user/x", "home"),
            ("..", "component"),
            ("a/../../b", "component"),
            ("", "empty"),
            ("a//b", "component"),
            ("a/./b", "component"),
            ("a/b//", "component"),
            ("%HomeDrive%/x", "variable"),
        ] {
            assert_eq!(unsafe_part(name), Some(part), "{name:?}");
        }
        for name in [
            "a",
            "a/",
            "a/b",
            "a/..b/c..",
            "a/12:30.mp4",
            "a/~b",
            "视频/C:盘",
        ] {
            assert_eq!(unsafe_part(name), None, "{name:?}");
        }
    }
}
