//! Names what can be wrong with an exported file, by stable codes.
//!
//! Takes nothing, gives values: a [`Finding`] is a code and the values that its sentence needs; the sentences are the program's.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing has to be done.
    Note,
    /// Look at it: something may be lost.
    Warning,
    /// Broken: export it again while that is possible.
    Error,
}

macro_rules! codes {
    ($($name:ident $code:literal $severity:ident $what:literal;)*) => {
        /// A stable code of a finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code { $(#[doc = $what] #[serde(rename = $code)] $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as people and programs see it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How much it matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // Any file.
    Empty "E301" Error "The file has no octets.";
    NotWhatNamed "E302" Error "Named as a video, picture or table, and its content is something else entirely (`named`, `is`).";
    OtherFormat "N303" Note "Content of another format of the same kind than the name says (`named`, `is`).";
    Unrecognised "N304" Note "Not recognised; archived as it is.";
    LookFailed "W305" Warning "Looking at it failed; archived as it is.";
    // Videos and sound.
    FragmentsMissing "E310" Error "Shorter than it says: parts at its end are missing (`says`, `has` seconds).";
    VideoCut "E311" Error "Ends before its container says it does (`needs`, `has` octets).";
    NoMovie "E312" Error "No `moov`: the index without which nothing plays.";
    NoLength "E313" Error "A duration of zero, or no picture at all.";
    VideoDamaged "W314" Warning "The container's structure is broken at `at` octets.";
    NoPicture "W315" Warning "No video track: only sound or nothing.";
    NotLookedInto "N316" Note "A container that is known but not looked into (`is`).";
    Trailing "N317" Note "Octets after the end of the container (`at`, `octets`).";
    Elsewhere "W318" Warning "It only points to another file, in which the pictures are.";
    Hollow "W319" Warning "A long stretch of zeros where pictures and sound should be (`at`, `octets`).";
    // Pictures.
    ImageCut "E321" Error "The picture ends before it is complete.";
    ImageDamaged "E322" Error "The picture does not decode.";
    ImageTooLarge "N323" Note "Too many pixels to be drawn small.";
    ImageNotFollowed "N324" Note "A sort of picture whose pixels cannot be checked here.";
    // Tables.
    TableCut "E331" Error "The last line is cut off.";
    DigitsLost "W332" Warning "Numbers in scientific notation, or stored as floating point: their last digits are lost (`column`, `count`).";
    Ragged "N333" Note "Rows with more or fewer cells than the header (`count`).";
    Ciphertext "N334" Note "Buyers' data are ciphertext, as the platform exports them (`count`).";
    FormulaLike "W335" Warning "Cells that a spreadsheet would run as a formula (`count`).";
    Undecodable "W336" Warning "Octets that are not text in the file's encoding (`count`, `line`).";
    UnknownTable "N337" Note "A table whose columns are of no known export.";
    RowsMissing "E338" Error "Fewer rows than the file itself says (`says`, `has`).";
    BookDamaged "E339" Error "The workbook cannot be read to its end (`why`: `cut`, `damaged` or `none`: no workbook in it).";
    BookTooLarge "W340" Warning "The workbook is too large to be looked into (`octets`).";
    MonthsMissing "N341" Note "Months without any order between the first and the last (`months`).";
    BookLocked "W342" Warning "The workbook asks for a password.";
    BookNotLookedInto "N344" Note "A workbook of a kind that is not looked into (`is`).";
    TableEmpty "W343" Warning "A header and no rows, or nothing at all.";
    // Data and packed files.
    PackedLocked "W351" Warning "Asks for a password: what is in it cannot be seen (`count`).";
    PackedDamaged "E352" Error "The archive is cut short or damaged (`why`: `cut`, `damaged`, or `parts`: one of several parts).";
    DataCut "E353" Error "JSON that ends before it is complete, or is none (`why`: `cut` or `invalid`).";
    LinksExpire "W354" Warning "It holds links to videos, not the videos: the links expire (`count`).";
    PackedNotLookedInto "N355" Note "An archive of a kind that is not looked into (`is`).";
    DataEmpty "W356" Warning "A data export in which nothing is.";
    DataTooLarge "W357" Warning "A data export too large to be looked into (`octets`).";
    PackedTooLarge "W358" Warning "An archive of so many files that its list was not read (`files`).";
    // The collection as a whole, compared with a list and with itself.
    ListUnread "W360" Warning "Rows of the list that name nothing readable, or by a number whose last digits are lost (`count`, `listed`).";
    ListMissing "E361" Error "Works or orders of the list that were not collected (`count`, `listed`).";
    ListDamaged "E362" Error "Works of the list of which there are only damaged files (`count`, `listed`).";
    ListExtra "N363" Note "Videos or orders that the list does not name (`count`, `listed`).";
    Twice "N364" Note "Works of which there are several videos (`count`, `listed`).";
    ListAmbiguous "W365" Warning "Works that cannot be told apart by their titles or names (`count`, `listed`).";
    Overlap "N366" Note "Orders that are in several order tables (`count`).";
    OrdersElsewhere "W367" Warning "Orders that a table names and no order table holds (`file`, `orders`, `missing`).";
    MonthsUncovered "W368" Warning "Months without orders in all order tables together (`count`, `months`).";
    ListShort "W369" Warning "The list has more or fewer rows than it says (`says`, `has`).";
    SameFiles "N371" Note "Files that have the same octets as another one (`count`).";
    ListUnseen "W372" Warning "Files that could hold what is missing and could not be compared (`count`, `listed`).";
    ListUnmatched "W373" Warning "Nothing of the list was recognised among the videos (`listed`, `count`).";
    ListPictures "W375" Warning "Works of which only pictures were collected, where the list does not say whether they are videos (`count`, `listed`).";
    TablesUnseen "W374" Warning "Order tables whose order numbers are not known (`count`).";
    PackedNotChecked "N359" Note "The list of the archive is sound; what is packed was not all unpacked to check it (`files`: how many were not).";
}

/// One thing found in a file, and the values that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub code: Code,
    /// Values of the sentence, by name; numbers as plain decimal text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

impl Finding {
    /// A finding without values.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            values: BTreeMap::new(),
        }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_begin_with_their_severity() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.as_str()), "{}", code.as_str());
            let letter = match code.severity() {
                Severity::Error => 'E',
                Severity::Warning => 'W',
                Severity::Note => 'N',
            };
            assert!(code.as_str().starts_with(letter), "{}", code.as_str());
        }
    }

    #[test]
    fn a_finding_is_small_json() {
        let finding = Finding::new(Code::VideoCut).with("needs", 9).with("has", 5);
        let json = serde_json::to_string(&finding).unwrap();
        assert_eq!(json, r#"{"code":"E311","values":{"has":"5","needs":"9"}}"#);
        assert_eq!(serde_json::from_str::<Finding>(&json).unwrap(), finding);
    }
}
