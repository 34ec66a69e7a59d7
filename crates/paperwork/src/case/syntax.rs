//! Tells what breaks the rules of TOML, from what the parser says and how the line looks.
//!
//! Takes the parser's message and the line, gives one [`Syntax`] with a message of its own. What the parser says and this file does not
//! know is [`Syntax::Other`], never silence.

/// A broken rule of TOML, seen from the person who wrote the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// “ ” or other marks instead of straight quotes.
    Quotes,
    /// ＝, ： or : instead of =.
    Equals,
    /// ［ ］ or 【 】 instead of [ ].
    Brackets,
    /// No = at all.
    NoEquals,
    /// Nothing behind the =.
    NoValue,
    /// Text, a code or a date without quotes.
    Unquoted,
    /// A string that does not end.
    Unclosed,
    /// A list or table that does not end.
    UnclosedBracket,
    /// A backslash that means nothing, as in a Windows path.
    Backslash,
    /// Something behind the value.
    AfterValue,
    /// A name that needs quotes, or none.
    Key,
    /// A character that is no text.
    Control,
    /// A comma missing or too many.
    Comma,
    /// A line end of old Macintosh computers.
    LineEnd,
    /// Brackets in brackets without end.
    Deep,
    /// Another rule.
    Other,
}

impl Syntax {
    /// The id of its message.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Quotes => "case-syntax-quotes",
            Self::Equals => "case-syntax-equals",
            Self::Brackets => "case-syntax-brackets",
            Self::NoEquals => "case-syntax-no-equals",
            Self::NoValue => "case-syntax-no-value",
            Self::Unquoted => "case-syntax-unquoted",
            Self::Unclosed => "case-syntax-unclosed",
            Self::UnclosedBracket => "case-syntax-unclosed-bracket",
            Self::Backslash => "case-syntax-backslash",
            Self::AfterValue => "case-syntax-after-value",
            Self::Key => "case-syntax-key",
            Self::Control => "case-syntax-control",
            Self::Comma => "case-syntax-comma",
            Self::LineEnd => "case-syntax-line-end",
            Self::Deep => "case-syntax-deep",
            Self::Other => "case-syntax-other",
        }
    }
}

/// Marks that look like quotes.
const CURLY: [char; 9] = ['“', '”', '‘', '’', '„', '＂', '＇', '「', '『'];

/// What breaks the rules on a line the parser complains about.
pub(super) fn classify(message: &str, line: &str) -> Syntax {
    by_look(line).unwrap_or_else(|| by_message(message, line))
}

/// What Chinese input methods do to a line is seen better than it is parsed.
fn by_look(line: &str) -> Option<Syntax> {
    let line = line.trim();
    if line.starts_with(['［', '【', '〔']) {
        return Some(Syntax::Brackets);
    }
    match line.split_once('=') {
        Some((key, value)) => {
            if value.trim().is_empty() || value.trim_start().starts_with('#') {
                return Some(Syntax::NoValue);
            }
            if key.starts_with(CURLY) || value.trim_start().starts_with(CURLY) {
                return Some(Syntax::Quotes);
            }
            None
        }
        None => {
            let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.' || c == ' ';
            let at = line.find(['＝', '：', ':'])?;
            let key = line.get(..at)?;
            (!key.is_empty() && key.chars().all(bare)).then_some(Syntax::Equals)
        }
    }
}

fn by_message(message: &str, line: &str) -> Syntax {
    let says = |part: &str| message.contains(part);
    if says("recurs") {
        Syntax::Deep
    } else if says("carriage return") {
        Syntax::LineEnd
    } else if says("escape") || says("unicode value") {
        Syntax::Backslash
    } else if says("string values must be quoted")
        || says("leading zero")
        || says("redundant")
        || says("numeric")
        || says("radix")
        || says("invalid datetime")
        || says("invalid date")
        || says("invalid time")
        || says("invalid integer")
        || says("invalid float")
        || says("`_` may only")
        || says("unexpected sign")
        || says("invalid boolean")
    {
        Syntax::Unquoted
    } else if says("unclosed") {
        Syntax::UnclosedBracket
    } else if says("string") {
        match line.chars().any(|c| c.is_control() && c != '\t') {
            true => Syntax::Control,
            false => Syntax::Unclosed,
        }
    } else if says("comma") {
        Syntax::Comma
    } else if says("missing value") {
        Syntax::NoValue
    } else if says("key with no value") || says("missing assignment") {
        match line.contains('=') {
            true => Syntax::Key,
            false => Syntax::NoEquals,
        }
    } else if says("unexpected key or value") || says("unexpected content") {
        Syntax::AfterValue
    } else if says("unquoted key") || says("missing key") || says("keys cannot") {
        Syntax::Key
    } else {
        Syntax::Other
    }
}
