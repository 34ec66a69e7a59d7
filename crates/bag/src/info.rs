//! Reads and renders `bag-info.txt` (`package-info.txt` up to 0.95): labels and values about a bag.
//!
//! Takes lines, gives the pairs in their order with every break of the rules (RFC 8493 §2.2.2). Never drops a repeated
//! label, never sorts, never changes a value. What [`render`] wrote is read back as it was.

use crate::declaration::{Version, shorten};
use crate::defect::{Code, Defect};

/// Name of the tag file since 0.96.
pub const INFO: &str = "bag-info.txt";
/// The label that tells octets and files of the payload.
pub const PAYLOAD_OXUM: &str = "Payload-Oxum";
/// The label that tells the maker.
const SOFTWARE_AGENT: &str = "Bag-Software-Agent";
/// How `Bag-Software-Agent` begins in bags of our making.
pub const AGENT: &str = "Liudi backup";
/// Labels that should stand once only (RFC 8493 §2.2.2).
const ONCE: [&str; 4] = [
    "Bagging-Date",
    "Bag-Size",
    "Bag-Group-Identifier",
    "Bag-Count",
];
/// Most octets of labels and values kept.
const MOST: usize = 16 << 20;
/// What a line costs beyond its octets.
const PAIR: usize = 128;

/// Octets and files of a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oxum {
    /// Octets of all payload files together.
    pub octets: u64,
    /// Payload files.
    pub files: u64,
}

impl Oxum {
    /// Reads `octets.files`.
    pub fn from_text(text: &str) -> Option<Self> {
        let number = |text: &str| {
            text.bytes()
                .all(|c| c.is_ascii_digit())
                .then(|| text.parse().ok())
                .flatten()
        };
        let (octets, files) = text.split_once('.')?;
        Some(Self {
            octets: number(octets)?,
            files: number(files)?,
        })
    }
}

impl std::fmt::Display for Oxum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.octets, self.files)
    }
}

/// What stands in the tag file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// Labels and values, in order. A value that went on over several lines holds LF between them.
    pub pairs: Vec<(String, String)>,
    /// Payload-Oxum, when it stands there once and can be read.
    pub oxum: Option<Oxum>,
}

impl Info {
    /// Whether the bag says that this program made it. Only a question of how strictly it is judged.
    pub fn is_ours(&self) -> bool {
        let mut pairs = self.pairs.iter();
        pairs.any(|(label, value)| label == SOFTWARE_AGENT && value.starts_with(AGENT))
    }
}

/// Reads the tag file line by line.
pub struct Parser {
    name: Box<str>,
    version: Version,
    pairs: Vec<(String, String)>,
    octets: usize,
}

impl Parser {
    /// A parser for the tag file `name` of a bag of this version.
    pub fn new(name: &str, version: Version) -> Self {
        Self {
            name: name.into(),
            version,
            pairs: Vec::new(),
            octets: 0,
        }
    }

    /// Takes the next line; `number` counts from 1.
    pub fn line(&mut self, number: u64, line: &str, defects: &mut dyn FnMut(Defect)) {
        let fits = self.octets + line.len() + PAIR <= MOST;
        if !fits || !self.take(line) {
            defects(Defect::at(Code::InfoLine, &*self.name).with("line", number));
        }
        if fits {
            self.octets += line.len() + PAIR;
        }
    }

    /// Keeps what the line says; false when it breaks the rules.
    fn take(&mut self, line: &str) -> bool {
        let exact = self.version.is_final();
        if line.trim().is_empty() && !line.starts_with([' ', '\t']) {
            return !exact;
        }
        if line.starts_with([' ', '\t']) {
            let Some((_, value)) = self.pairs.last_mut() else {
                return false;
            };
            value.push('\n');
            value.push_str(line.trim_matches([' ', '\t']));
            return true;
        }
        let Some((label, value)) = line.split_once(':') else {
            return false;
        };
        let trimmed = label.trim();
        if trimmed.is_empty() {
            return false;
        }
        let (value, kept) = match value.strip_prefix([' ', '\t']) {
            Some(value) if exact => (value, label == trimmed),
            _ => (value.trim(), !exact),
        };
        self.pairs.push((trimmed.to_owned(), value.to_owned()));
        kept
    }

    /// Ends the file, judges labels that should stand once.
    pub fn finish(self, defects: &mut dyn FnMut(Defect)) -> Info {
        for once in ONCE {
            if self.values(once).nth(1).is_some() {
                defects(Defect::at(Code::RepeatedLabel, &*self.name).with("label", once));
            }
        }
        let mut oxums = self.values(PAYLOAD_OXUM);
        let first = oxums.next();
        let oxum = first.and_then(|text| Oxum::from_text(text.trim()));
        let alone = oxums.next().is_none();
        drop(oxums);
        if let Some(text) = first
            && (oxum.is_none() || !alone)
        {
            defects(Defect::at(Code::OxumMalformed, &*self.name).with("found", shorten(text)));
        }
        Info {
            oxum: oxum.filter(|_| alone),
            pairs: self.pairs,
        }
    }

    fn values<'a>(&'a self, label: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs
            .iter()
            .filter(move |(found, _)| found.eq_ignore_ascii_case(label))
            .map(|(_, value)| value.as_str())
    }
}

/// Why a pair cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The label is empty, holds a colon or a line end, or begins or ends with a blank.
    #[error("not a label: {label:?}")]
    Label {
        /// The label.
        label: String,
    },
    /// The value holds a line end.
    #[error("the value of {label:?} holds a line end")]
    Value {
        /// The label.
        label: String,
    },
}

/// Whether a pair can be written to `bag-info.txt`.
pub fn check(label: &str, value: &str) -> Result<(), RenderError> {
    let label_is_one = !label.is_empty()
        && label == label.trim()
        && !label.contains([':', '\r', '\n', '\0', '\u{FEFF}']);
    if !label_is_one {
        return Err(RenderError::Label {
            label: label.to_owned(),
        });
    }
    if value.contains(['\r', '\n']) {
        return Err(RenderError::Value {
            label: label.to_owned(),
        });
    }
    Ok(())
}

/// Renders `bag-info.txt` of a 1.0 bag, in the order given. Lines are not folded.
pub fn render(pairs: &[(String, String)]) -> Result<String, RenderError> {
    let mut out = String::new();
    for (label, value) in pairs {
        check(label, value)?;
        out.push_str(label);
        out.push_str(": ");
        out.push_str(value);
        out.push('\n');
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(version: Version, text: &str) -> (Info, Vec<Code>) {
        let mut codes = Vec::new();
        let mut parser = Parser::new(INFO, version);
        for (index, line) in text.lines().enumerate() {
            parser.line(index as u64 + 1, line, &mut |defect| {
                codes.push(defect.code)
            });
        }
        let info = parser.finish(&mut |defect| codes.push(defect.code));
        (info, codes)
    }

    fn pairs(info: &Info) -> Vec<(&str, &str)> {
        info.pairs
            .iter()
            .map(|(label, value)| (label.as_str(), value.as_str()))
            .collect()
    }

    #[test]
    fn order_repeats_and_continuation_lines_are_kept() {
        let text = "B: 2\na: 1\nContact-Name: 王\nB: 3\n  more\n\tand more \n";
        let (info, codes) = read(Version::V1_0, text);
        assert_eq!(
            pairs(&info),
            [
                ("B", "2"),
                ("a", "1"),
                ("Contact-Name", "王"),
                ("B", "3\nmore\nand more")
            ]
        );
        assert_eq!(codes, []);
    }

    #[test]
    fn blanks_around_the_colon_are_exact_in_1_0_only() {
        for text in ["A : b", "A:b", "A:", "no colon", ": b", "", " early"] {
            assert_eq!(
                read(Version::V1_0, text.trim_end_matches('\n')).1.len(),
                usize::from(!text.is_empty()),
                "{text:?}"
            );
        }
        assert_eq!(read(Version::V1_0, "A: b\n\nC: d").1, [Code::InfoLine]);
        assert_eq!(read(Version::V1_0, "A:  b ").0.pairs[0].1, " b ");
        let (info, codes) = read(Version::V0_97, "A :   b  \nB:c\n\nD:\n");
        assert_eq!(pairs(&info), [("A", "b"), ("B", "c"), ("D", "")]);
        assert_eq!(codes, []);
        assert_eq!(read(Version::V0_97, "no colon").1, [Code::InfoLine]);
    }

    #[test]
    fn payload_oxum_is_read_once_or_not_at_all() {
        let oxum = |text: &str| {
            let (info, codes) = read(Version::V1_0, text);
            (info.oxum.map(|oxum| (oxum.octets, oxum.files)), codes)
        };
        assert_eq!(oxum("payload-oxum: 12.3"), (Some((12, 3)), vec![]));
        assert_eq!(oxum("A: b"), (None, vec![]));
        for text in [
            "12",
            "12.",
            ".3",
            "a.b",
            "12.3.4",
            "-1.2",
            "+1.2",
            "1 .2",
            "99999999999999999999.1",
        ] {
            let text = format!("Payload-Oxum: {text}");
            assert_eq!(oxum(&text), (None, vec![Code::OxumMalformed]), "{text:?}");
        }
        let twice = "Payload-Oxum: 1.1\nPayload-Oxum: 1.1";
        assert_eq!(oxum(twice), (None, vec![Code::OxumMalformed]));
    }

    #[test]
    fn repeated_bagging_date_is_a_warning() {
        let text = "Bagging-Date: 2026-11-01\nbagging-date: 2026-11-02\nX: 1\nX: 2\n";
        assert_eq!(read(Version::V1_0, text).1, [Code::RepeatedLabel]);
    }

    #[test]
    fn what_cannot_be_read_back_is_not_written() {
        for (label, value) in [
            ("", "a"),
            ("a:b", "c"),
            (" a", "b"),
            ("a ", "b"),
            ("a\nb", "c"),
            ("\u{FEFF}a", "b"),
        ] {
            let error = check(label, value).unwrap_err();
            assert!(matches!(error, RenderError::Label { .. }), "{label:?}");
        }
        for value in ["a\nb", "a\rb"] {
            assert!(matches!(check("A", value), Err(RenderError::Value { .. })));
        }
    }

    proptest! {
        #[test]
        fn what_is_rendered_is_read_back(
            given in proptest::collection::vec(("[A-Za-z中][A-Za-z中 -]{0,8}[a-z]", "[ -~中文\t]{0,12}"), 0..8)
        ) {
            let text = render(&given).unwrap();
            let (info, codes) = read(Version::V1_0, &text);
            prop_assert_eq!(info.pairs, given);
            prop_assert!(codes.iter().all(|code| *code != Code::InfoLine));
        }
    }
}
