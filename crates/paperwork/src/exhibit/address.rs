//! Reads what somebody wrote to name an exhibit: a path, or a file inside an archive.
//!
//! Takes text, gives every [`Reading`] of it, the likeliest first: `exports.zip!/data/orders.csv` can be a file of that odd name or
//! a file inside `exports.zip`, and `a=b.pdf=Title` may cut its title off at either `=`. Which reading is meant depends on what is
//! on the disk, so `load` tries them in order. Never looks at the disk.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Most places at which a text is cut; names of files have one or two.
const MOST_CUTS: usize = 16;

/// One way to read an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The file, or the archive (zip or folder).
    pub path: PathBuf,
    /// The path inside the archive, separated by `/`, not yet looked up.
    pub inside: Option<String>,
    /// What is left as the title.
    pub title: Option<String>,
}

/// What somebody named, not yet looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Every way to read it, the likeliest first; at least one.
    readings: Vec<Reading>,
}

impl Address {
    /// An address as a case has it: a path, or `ARCHIVE!/PATH`. `=` has no meaning.
    pub fn of(text: &str) -> Self {
        let mut readings = Vec::new();
        paths(text, None, &mut readings);
        Self { readings }
    }

    /// An argument as `--exhibit` has it: an address, or `ADDRESS=TITLE`. The longest address that leads anywhere wins. What is no
    /// text is a path.
    pub fn of_argument(argument: &OsStr) -> Self {
        let Some(text) = argument.to_str() else {
            let reading = Reading {
                path: argument.into(),
                inside: None,
                title: None,
            };
            return Self {
                readings: vec![reading],
            };
        };
        let mut readings = Vec::new();
        paths(text, None, &mut readings);
        // The first ones from the left are kept: a title may hold any number of them.
        let mut cuts: Vec<_> = text.match_indices('=').take(MOST_CUTS).collect();
        cuts.reverse();
        for (at, _) in cuts {
            let (address, title) = (&text[..at], text[at + 1..].trim());
            if !address.is_empty() {
                let title = (!title.is_empty()).then_some(title);
                paths(address, title, &mut readings);
            }
        }
        Self { readings }
    }

    /// The same address where relative paths start from `folder`, whatever they start from otherwise.
    #[must_use]
    pub fn starting_from(mut self, folder: &Path) -> Self {
        for reading in &mut self.readings {
            reading.path = folder.join(&reading.path);
        }
        self
    }

    /// Every way to read it, the likeliest first.
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }
}

/// The readings of a text without a title: the whole as a path, then cut at every mark from the left.
fn paths(text: &str, title: Option<&str>, readings: &mut Vec<Reading>) {
    let title = title.map(str::to_owned);
    readings.push(Reading {
        path: text.into(),
        inside: None,
        title: title.clone(),
    });
    // `！` is what a Chinese keyboard gives, `\` what Windows has between folders; no path in a bag holds a backslash.
    let marks = text.char_indices().filter(|&(at, c)| {
        matches!(c, '!' | '！') && text[at + c.len_utf8()..].starts_with(['/', '\\'])
    });
    for (at, mark) in marks.take(MOST_CUTS) {
        let inside = text[at + mark.len_utf8()..].replace('\\', "/");
        let inside = inside.trim_start_matches('/');
        if at > 0 && !inside.is_empty() {
            readings.push(Reading {
                path: text[..at].into(),
                inside: Some(inside.to_owned()),
                title: title.clone(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(address: &Address) -> Vec<String> {
        let one = |reading: &Reading| {
            let path = reading.path.to_str().unwrap();
            let inside = reading.inside.as_deref().unwrap_or("-");
            let title = reading.title.as_deref().unwrap_or("-");
            format!("{path} | {inside} | {title}")
        };
        address.readings().iter().map(one).collect()
    }

    #[test]
    fn a_case_knows_paths_and_archives_only() {
        assert_eq!(
            shown(&Address::of("截图/a=b.png")),
            ["截图/a=b.png | - | -"]
        );
        assert_eq!(
            shown(&Address::of("exports.zip!/data/订单.csv")),
            [
                "exports.zip!/data/订单.csv | - | -",
                "exports.zip | data/订单.csv | -"
            ]
        );
        assert_eq!(
            shown(&Address::of("a!/b.zip!\\data\\c")),
            [
                "a!/b.zip!\\data\\c | - | -",
                "a | b.zip!/data/c | -",
                "a!/b.zip | data/c | -"
            ]
        );
        assert_eq!(
            shown(&Address::of("a.zip！/x")).last().unwrap(),
            "a.zip | x | -"
        );
        for plain in ["!/a", "a.zip!/", "a.zip!", "hello!.pdf", ""] {
            assert_eq!(Address::of(plain).readings().len(), 1, "{plain}");
        }
    }

    #[test]
    fn an_argument_may_end_in_a_title_and_the_longest_address_comes_first() {
        assert_eq!(
            shown(&Address::of_argument(OsStr::new("a=b.pdf=封号通知"))),
            [
                "a=b.pdf=封号通知 | - | -",
                "a=b.pdf | - | 封号通知",
                "a | - | b.pdf=封号通知"
            ]
        );
        assert_eq!(
            shown(&Address::of_argument(OsStr::new("x.zip!/data/a.csv=订单"))),
            [
                "x.zip!/data/a.csv=订单 | - | -",
                "x.zip | data/a.csv=订单 | -",
                "x.zip!/data/a.csv | - | 订单",
                "x.zip | data/a.csv | 订单"
            ]
        );
        assert_eq!(
            shown(&Address::of_argument(OsStr::new("a.pdf= ")))[1],
            "a.pdf | - | -"
        );
        assert_eq!(Address::of_argument(OsStr::new("=a")).readings().len(), 1);
    }

    #[test]
    fn a_folder_to_start_from_is_not_cut_at_its_own_marks() {
        let address = Address::of_argument(OsStr::new("a.zip!/b=T"));
        let address = address.starting_from(Path::new("/x=y!/z"));
        assert_eq!(shown(&address)[3], "/x=y!/z/a.zip | b | T");
        assert_eq!(address.readings().len(), 4);
    }

    #[cfg(unix)]
    #[test]
    fn an_argument_that_is_no_text_is_a_path() {
        use std::os::unix::ffi::OsStrExt as _;
        let octets = OsStr::from_bytes(b"\xb6\xa9=\xb5\xa5.csv");
        let address = Address::of_argument(octets);
        assert_eq!(address.readings()[0].path.as_os_str(), octets);
        assert_eq!(address.readings().len(), 1);
    }

    proptest! {
        #[test]
        fn anything_has_few_readings_and_the_first_is_the_whole(text in "[a=!/\\\\！中]{1,200}") {
            let address = Address::of_argument(OsStr::new(&text));
            prop_assert_eq!(address.readings()[0].path.to_str(), Some(&*text));
            prop_assert!(address.readings().len() <= (MOST_CUTS + 1) * (MOST_CUTS + 1));
            for reading in address.readings() {
                prop_assert!(!reading.path.as_os_str().is_empty());
                prop_assert!(reading.inside.as_deref() != Some(""));
            }
        }
    }
}
