//! Makes names that came from archives, folders and papers safe to show.
//!
//! Takes text, gives text of one line in which nothing moves the cursor, colours, hides or turns round what follows.
//! Ordinary text comes back as it was.

use std::borrow::Cow;

/// Escapes control characters, line and paragraph separators, and the invisible characters that reorder or hide text
/// (Unicode Bidi_Control, zero-width, filling and tag characters) as `\u{…}`; a backslash stays a backslash.
pub fn line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(hostile) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hostile(c) {
            safe.extend(c.escape_unicode());
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// Whether a character does something to text without being seen: moves, reorders, hides or joins what stands round it.
pub fn hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn ordinary_names_stay_and_hostile_ones_are_shown() {
        assert_eq!(
            line("抖音：订单（全）é 100%.csv"),
            "抖音：订单（全）é 100%.csv"
        );
        assert_eq!(line("a\u{1b}[2Jb\nc"), "a\\u{1b}[2Jb\\u{a}c");
        assert_eq!(line("gpj.\u{202e}exe"), "gpj.\\u{202e}exe");
        assert_eq!(line("张\u{3164}三"), "张\\u{3164}三");
    }
}
