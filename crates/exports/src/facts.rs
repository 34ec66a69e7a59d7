//! Holds what is known of one exported file.
//!
//! Takes nothing, gives values that are stored as JSON (short keys are not used: absent values are left out). No value names, quotes or
//! locates a buyer: tables give counts, sums and the columns of known exports only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::sniff::Format;

/// What is known of one file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// What it is, by its content.
    pub format: Format,
    /// What it says of itself.
    #[serde(default, skip_serializing_if = "Detail::is_none")]
    pub detail: Detail,
    /// What is wrong with it, in the order it was found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// A small picture of it, where one was asked for and could be had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<Preview>,
}

impl Facts {
    /// A file of a format of which nothing more is known yet.
    #[must_use]
    pub fn of(format: Format) -> Self {
        Self {
            format,
            detail: Detail::None,
            findings: Vec::new(),
            preview: None,
        }
    }
}

/// What a file says of itself, by its kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// Nothing more.
    #[default]
    None,
    /// Moving pictures, or sound alone.
    Video(Video),
    /// A picture.
    Image(Image),
    /// Tables: one for a text file, one a sheet for a workbook.
    Tables(Vec<Table>),
    /// A data export.
    Data(Data),
    /// An archive inside the export.
    Packed(Packed),
}

impl Detail {
    /// Whether nothing more is known.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

/// A video or a sound.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Video {
    /// Length, milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milliseconds: Option<u64>,
    /// Width and height as stored, pixels, before rotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<(u32, u32)>,
    /// Quarter turns clockwise a player makes, 0 to 3.
    #[serde(skip_serializing_if = "is_zero")]
    pub turned: u8,
    /// Video codec as the container names it: `avc1`, `hvc1`, `V_VP9`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codec: Option<String>,
    /// Sound codec as the container names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sound: Option<String>,
    /// When it was made, as the container says, seconds since 1970 UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<i64>,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Image {
    /// Width and height as stored, pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<(u32, u32)>,
    /// When it was taken, as EXIF says: local time `YYYY-MM-DDTHH:MM:SS`, with its offset where EXIF has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<String>,
    /// Screenshot, photograph, or not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look: Option<Look>,
    /// Pictures one after the other (GIF, WebP, APNG).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub moving: bool,
}

/// How a picture came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Taken of a screen.
    Screenshot,
    /// Taken by a camera.
    Photograph,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// Which export it is: the id of an entry in `data/exports.toml`; `None` when its columns are of no known export.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub export: Option<String>,
    /// Which sheet of the workbook, from 1. Its title is not told: it may be a person's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<u32>,
    /// Encoding of a text table, as the Encoding Standard names it (`UTF-8`, `gb18030`); `None` in a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Whether it begins with a byte order mark.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub mark: bool,
    /// What stands between cells of a text table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// Lines before the header and after the last row that are not rows.
    #[serde(skip_serializing_if = "is_pair_of_zeros")]
    pub around: (u32, u32),
    /// Columns of a known export, as the header names them; empty when the export is not known, since its first row may be anybody's data.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Number of columns.
    pub width: u32,
    /// Rows of data.
    pub rows: u64,
    /// Distinct order (or deal) numbers, where the export has such a column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orders: Option<u64>,
    /// First and last day, `YYYY-MM-DD`, by the column that the export is dated by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<(String, String)>,
    /// Rows (orders, in a table of orders whose number is known) by month `YYYY-MM`, months without any left out.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub months: BTreeMap<String, u64>,
    /// Sums of an amount column by status, exact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<Sum>,
    /// Digests of the distinct order numbers, sorted: what they are compared by across files. Kept while collecting; never in the catalogue.
    #[serde(skip_serializing_if = "Keys::is_empty")]
    pub keys: Keys,
}

/// The sum of a column over the rows of one status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// The column that was added up.
    pub column: String,
    /// The status of the rows; `None` where the export has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The exact sum, plain decimal, in yuan.
    pub total: String,
    /// Rows that were added up.
    pub rows: u64,
    /// Rows whose cell is no number.
    #[serde(default, skip_serializing_if = "is_none_of_them")]
    pub unread: u64,
}

/// Digests of order numbers: the first eight octets of the SHA-256 of each number without its guards, big-endian, sorted, distinct.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys(pub Vec<u64>);

impl Keys {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Keys {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let octets: Vec<u8> = self.0.iter().flat_map(|key| key.to_be_bytes()).collect();
        serializer.serialize_str(&encoded(&octets))
    }
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let octets =
            decoded(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)?;
        let keys = octets.chunks_exact(8).filter_map(|c| c.try_into().ok());
        Ok(Self(keys.map(u64::from_be_bytes).collect()))
    }
}

/// A data export: JSON or text that a platform hands out on request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Data {
    /// Which layout it is: an id such as `tiktok-json`, `tiktok-json-old`, `tiktok-text`; `None` for other JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<String>,
    /// How many of each sort of thing it holds: `videos`, `messages`, `followers` …
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub counts: BTreeMap<String, u64>,
}

/// An archive inside the export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Packed {
    /// Files in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<u64>,
    /// How many of them ask for a password.
    #[serde(skip_serializing_if = "is_none_of_them")]
    pub locked: u64,
    /// Octets of them when unpacked, as it declares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub octets: Option<u64>,
    /// The data export that it is, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Data>,
}

/// A small picture: a JPEG that is drawn anew, so that nothing of the file but its look is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Width and height, pixels.
    pub size: (u32, u32),
    /// The JPEG.
    #[serde(with = "octets")]
    pub jpeg: Vec<u8>,
}

mod octets {
    //! Writes octets as base64 and reads them.
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(octets: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::encoded(octets))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        super::decoded(&text).map_err(serde::de::Error::custom)
    }
}

fn encoded(octets: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(octets)
}

fn decoded(text: &str) -> Result<Vec<u8>, base64::DecodeError> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text)
}

fn is_zero(turned: &u8) -> bool {
    *turned == 0
}

fn is_none_of_them(count: &u64) -> bool {
    *count == 0
}

fn is_pair_of_zeros(pair: &(u32, u32)) -> bool {
    *pair == (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;

    #[test]
    fn facts_are_short_json_and_come_back() {
        let mut facts = Facts::of(Format::Jpeg);
        facts.detail = Detail::Image(Image {
            size: Some((1080, 1920)),
            ..Image::default()
        });
        let json = serde_json::to_string(&facts).unwrap();
        assert_eq!(
            json,
            r#"{"format":"jpeg","detail":{"image":{"size":[1080,1920]}}}"#
        );
        facts.findings.push(Finding::new(Code::ImageCut));
        facts.preview = Some(Preview {
            size: (2, 1),
            jpeg: vec![255, 216, 0],
        });
        let json = serde_json::to_string(&facts).unwrap();
        assert_eq!(serde_json::from_str::<Facts>(&json).unwrap(), facts);
    }

    #[test]
    fn keys_come_back_from_text() {
        let table = Table {
            keys: Keys(vec![1, u64::MAX]),
            rows: 2,
            ..Table::default()
        };
        let json = serde_json::to_string(&table).unwrap();
        assert_eq!(serde_json::from_str::<Table>(&json).unwrap(), table);
    }
}
