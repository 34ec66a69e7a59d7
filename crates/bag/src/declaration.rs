//! Reads and renders `bagit.txt`, the declaration of a bag.
//!
//! Takes octets, gives the version and the encoding of the other tag files, with every break of the rules. Strict for 1.0;
//! for older versions blanks around the colon, the case of labels and blank lines are forgiven (RFC 8493 §2.1.1). Never
//! guesses a version.

use std::fmt;

use crate::defect::{Code, Defect};
use crate::tagfile::{Encoding, Lines};

/// Name of the declaration.
pub const BAGIT: &str = "bagit.txt";

/// A version of BagIt that is understood here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// Draft 0.93.
    V0_93,
    /// Draft 0.94.
    V0_94,
    /// Draft 0.95.
    V0_95,
    /// Draft 0.96.
    V0_96,
    /// Draft 0.97.
    V0_97,
    /// RFC 8493.
    V1_0,
}

impl Version {
    /// Every version, oldest first.
    pub const ALL: [Self; 6] = [
        Self::V0_93,
        Self::V0_94,
        Self::V0_95,
        Self::V0_96,
        Self::V0_97,
        Self::V1_0,
    ];

    /// As it stands in `bagit.txt`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V0_93 => "0.93",
            Self::V0_94 => "0.94",
            Self::V0_95 => "0.95",
            Self::V0_96 => "0.96",
            Self::V0_97 => "0.97",
            Self::V1_0 => "1.0",
        }
    }

    /// The version written like this, if known.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|version| version.as_str() == text)
    }

    /// Whether this is the RFC and not one of its drafts: exact blanks, percent-encoded paths, every payload file in every
    /// payload manifest.
    pub fn is_final(self) -> bool {
        self == Self::V1_0
    }

    /// Name of the tag file that holds the labels: `package-info.txt` up to 0.95, `bag-info.txt` since.
    pub fn info_name(self) -> &'static str {
        if self <= Self::V0_95 {
            "package-info.txt"
        } else {
            crate::info::INFO
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `bagit.txt` declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Version of BagIt.
    pub version: Version,
    /// Encoding of the other tag files.
    pub encoding: Encoding,
}

/// Longest declaration looked at, in octets; two lines have a hundredth of that.
const LONGEST: usize = 1 << 13;
const VERSION: &str = "BagIt-Version";
const ENCODING: &str = "Tag-File-Character-Encoding";

/// Reads a declaration. `None` when it cannot be told which rules the bag follows; `defects` then say why.
pub fn parse(octets: &[u8], defects: &mut dyn FnMut(Defect)) -> Option<Declaration> {
    let mut split = Lines::new(Encoding::UTF_8);
    let mut lines: Vec<String> = Vec::new();
    let mut push = |_, line: &str| lines.push(line.to_owned());
    let read = split
        .feed(&octets[..octets.len().min(LONGEST)], &mut push)
        .and_then(|()| split.finish(&mut push));
    if let Err(fault) = read {
        defects(Defect::at(Code::Undecodable, BAGIT).with("line", fault.line()));
        return None;
    }
    if split.has_needless_mark() {
        defects(Defect::at(Code::ByteOrderMark, BAGIT));
    }
    let Some((text, exact)) = value(&lines, 0, VERSION) else {
        let found = lines.first().map(String::as_str).unwrap_or_default();
        defects(Defect::at(Code::UnsupportedVersion, BAGIT).with("found", shorten(found)));
        return None;
    };
    let Some(version) = Version::from_text(text) else {
        defects(Defect::at(Code::UnsupportedVersion, BAGIT).with("found", shorten(text)));
        return None;
    };
    let mut broken = |index: usize| {
        let found = lines.get(index).map(String::as_str).unwrap_or_default();
        defects(
            Defect::at(Code::BadDeclaration, BAGIT)
                .with("line", index + 1)
                .with("found", shorten(found)),
        );
    };
    if version.is_final() && !exact {
        broken(0);
    }
    let label = value(&lines, 1, ENCODING);
    if label.is_none_or(|(_, exact)| version.is_final() && !exact) {
        broken(1);
    }
    let forgiven = |line: &String| !version.is_final() && line.trim().is_empty();
    for (index, line) in lines.iter().enumerate().skip(2) {
        if !forgiven(line) {
            broken(index);
            break;
        }
    }
    let Some((label, _)) = label else {
        return Some(Declaration {
            version,
            encoding: Encoding::UTF_8,
        });
    };
    match Encoding::from_label(label) {
        Some(encoding) => Some(Declaration { version, encoding }),
        None => {
            defects(Defect::at(Code::UnsupportedEncoding, BAGIT).with("found", shorten(label)));
            None
        }
    }
}

/// The value that line `index` gives to `label`, and whether it is written exactly as 1.0 wants it.
fn value<'a>(lines: &'a [String], index: usize, label: &str) -> Option<(&'a str, bool)> {
    let line = lines.get(index)?;
    let (found, text) = line.split_once(':')?;
    if !found.trim().eq_ignore_ascii_case(label) || text.trim().is_empty() {
        return None;
    }
    let exact = found == label
        && text
            .strip_prefix(' ')
            .is_some_and(|text| text == text.trim());
    Some((text.trim(), exact))
}

/// The beginning of a text of others, short enough for a sentence.
pub(crate) fn shorten(text: &str) -> String {
    text.chars().take(80).collect()
}

/// Renders the declaration of a bag of ours: 1.0, UTF-8.
pub fn render() -> String {
    format!("{VERSION}: {}\n{ENCODING}: UTF-8\n", Version::V1_0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: impl AsRef<[u8]>) -> (Option<(Version, &'static str)>, Vec<Code>) {
        let mut codes = Vec::new();
        let declaration = parse(text.as_ref(), &mut |defect| codes.push(defect.code));
        (declaration.map(|d| (d.version, d.encoding.name())), codes)
    }

    #[test]
    fn what_is_rendered_is_read_without_a_defect() {
        assert_eq!(read(render()), (Some((Version::V1_0, "UTF-8")), vec![]));
    }

    #[test]
    fn every_version_is_known_and_others_are_refused() {
        for version in Version::ALL {
            let text =
                format!("BagIt-Version: {version}\r\nTag-File-Character-Encoding: GB18030\r");
            assert_eq!(read(text), (Some((version, "gb18030")), vec![]));
        }
        for other in ["2.0", "1.1", "1.00", "0.98", "1", "one"] {
            let text = format!("BagIt-Version: {other}\nTag-File-Character-Encoding: UTF-8\n");
            assert_eq!(
                read(text),
                (None, vec![Code::UnsupportedVersion]),
                "{other}"
            );
        }
        assert_eq!(read(""), (None, vec![Code::UnsupportedVersion]));
        assert_eq!(read("\n\n"), (None, vec![Code::UnsupportedVersion]));
    }

    #[test]
    fn blanks_case_order_and_number_of_lines_are_exact_in_1_0() {
        let known = Some((Version::V1_0, "UTF-8"));
        for text in [
            "BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8 \n",
            "BagIt-Version:\t1.0\nTag-File-Character-Encoding: UTF-8\n",
            "bagit-version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nA: b\n",
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n\n",
            "BagIt-Version: 1.0\n",
            "BagIt-Version: 1.0\nEncoding: UTF-8\n",
        ] {
            assert_eq!(read(text), (known, vec![Code::BadDeclaration]), "{text:?}");
        }
    }

    #[test]
    fn drafts_are_forgiven_their_blanks() {
        let text = "BagIt-Version : 0.97 \nTag-File-Character-Encoding:UTF-8\n\n";
        assert_eq!(read(text), (Some((Version::V0_97, "UTF-8")), vec![]));
        let text = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\nA: b\n";
        assert_eq!(read(text).1, [Code::BadDeclaration]);
    }

    #[test]
    fn marks_encodings_and_octets_nobody_knows() {
        let text = format!("\u{FEFF}{}", render());
        assert_eq!(
            read(text),
            (Some((Version::V1_0, "UTF-8")), vec![Code::ByteOrderMark])
        );
        let text = "BagIt-Version: 1.0\nTag-File-Character-Encoding: klingon\n";
        assert_eq!(read(text), (None, vec![Code::UnsupportedEncoding]));
        assert_eq!(read([0xFF, 0xFE, 0]), (None, vec![Code::Undecodable]));
    }
}
