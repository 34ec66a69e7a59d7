//! Reads what a `catalog.json` says of everything together, while it comes.
//!
//! Takes a reader, gives the head of the catalogue. Never holds the list of entries, and of findings only warnings and errors; what a hostile
//! catalogue makes it hold is bounded ([`HELD`]), and one that is not of the shape that is written here is refused whole.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read};

use exports::finding::{Code, Finding, Severity};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess};
use serde::{Deserialize, de};

use super::understood::{FoundIn, LeftOut, Told};

/// The shape of catalogues that is known here.
const SHAPE: &str = "liudi/1";
/// Octets of a catalogue that may be held: those of its comparison, checklist and totals together, and again those of findings and of what was left out.
pub const HELD: u64 = 96 << 20;
/// Octets of one item of a list that is gone through.
const ITEM: u64 = 16 << 20;
/// Findings, and things left out, that are kept.
const MOST: usize = 10_000;

/// What stands at the head of a catalogue.
#[derive(Debug)]
pub struct Head {
    /// Name of the bag.
    pub name: String,
    /// Bagging date.
    pub date: String,
    /// What it says of everything together.
    pub told: Told,
}

/// Why a catalogue is not understood.
#[derive(Debug, thiserror::Error)]
pub enum Misread {
    /// It names another shape, or none.
    #[error("another shape")]
    Shape,
    /// It does not have the shape that it names; the line in which that shows.
    #[error("not what it should be, in line {0}")]
    Wrong(usize),
    /// More than may be held.
    #[error("too large")]
    TooLarge,
    /// It cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Reads a catalogue.
pub fn read(from: impl Read) -> Result<Head, Misread> {
    let left = Cell::new(HELD);
    let metered = Metered {
        inner: io::BufReader::with_capacity(64 << 10, from),
        left: &left,
    };
    let mut reader = serde_json::Deserializer::from_reader(metered);
    let read = Whole(&left).deserialize(&mut reader);
    match read.and_then(|head| reader.end().map(|()| head)) {
        Ok(head) => head.ok_or(Misread::Shape),
        Err(error) if error.io_error_kind() == Some(io::ErrorKind::FileTooLarge) => {
            Err(Misread::TooLarge)
        }
        Err(error) if error.is_io() => Err(Misread::Io(error.into())),
        Err(error) => Err(Misread::Wrong(error.line())),
    }
}

/// Gives no more octets than are left.
struct Metered<'a, R> {
    inner: R,
    left: &'a Cell<u64>,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        let left = self.left.get().checked_sub(read as u64);
        self.left.set(left.ok_or(io::ErrorKind::FileTooLarge)?);
        Ok(read)
    }
}

/// The whole catalogue; `None` when it is of another shape.
struct Whole<'a>(&'a Cell<u64>);

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = Option<Head>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> de::Visitor<'de> for Whole<'_> {
    type Value = Option<Head>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a catalogue")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut shape = None;
        let (mut name, mut date) = (String::new(), String::new());
        let mut told = Told::default();
        // Without these there is nothing to tell.
        let mut wanted = vec!["totals", "findings", "left_out", "entries"];
        while let Some(key) = map.next_key::<String>()? {
            wanted.retain(|name| *name != key);
            match key.as_str() {
                "catalogue" => shape = Some(map.next_value::<String>()?),
                "name" => name = map.next_value()?,
                "date" => date = map.next_value()?,
                "totals" => told.totals = map.next_value()?,
                "comparison" => told.comparison = map.next_value()?,
                "checklist" => {
                    told.checklist = map.next_value::<Option<_>>()?.unwrap_or_default();
                }
                "findings" => {
                    let mut last = String::new();
                    map.next_value_seed(each(self.0, |one: FoundLine| {
                        if one.code == Code::UnknownTable && one.path != last {
                            told.strange += 1;
                            last.clone_from(&one.path);
                        }
                        let kept = one.code.severity() > Severity::Note;
                        let kept = kept && told.findings.len() < MOST;
                        if kept {
                            told.findings.push(one.into());
                        }
                        kept
                    }))?;
                }
                "left_out" => map.next_value_seed(each(self.0, |one: LeftOut| {
                    told.left_out.push(one);
                    true
                }))?,
                "entries" => {
                    map.next_value_seed(each(self.0, |_: BTreeMap<Key, IgnoredAny>| false))?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if shape.as_deref() != Some(SHAPE) {
            return Ok(None);
        }
        match wanted.first() {
            Some(name) => Err(A::Error::missing_field(name)),
            None => Ok(Some(Head { name, date, told })),
        }
    }
}

/// A name of a field that is passed over.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key;

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(from).map(|_| Self)
    }
}

/// One line of the findings.
#[derive(Deserialize)]
struct FoundLine {
    path: String,
    code: Code,
    #[serde(default)]
    values: BTreeMap<String, String>,
}

impl From<FoundLine> for FoundIn {
    fn from(line: FoundLine) -> Self {
        let FoundLine { path, code, values } = line;
        let finding = Finding { code, values };
        Self { path, finding }
    }
}

/// A list whose items are handed on one by one; `take` says whether it keeps one.
fn each<T, F>(left: &Cell<u64>, take: F) -> Each<'_, T, F> {
    Each {
        left,
        take,
        item: std::marker::PhantomData,
    }
}

struct Each<'a, T, F> {
    left: &'a Cell<u64>,
    take: F,
    item: std::marker::PhantomData<T>,
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> bool> DeserializeSeed<'de> for Each<'_, T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> bool> de::Visitor<'de> for Each<'_, T, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        // What comes after the list may take what was left before it.
        let before = self.left.replace(ITEM);
        let mut held = HELD;
        while let Some(item) = items.next_element()? {
            if (self.take)(item) {
                held = held.saturating_sub(ITEM - self.left.get());
            }
            // Where nothing more may be held, nothing more can be read.
            self.left.set(ITEM.min(held));
        }
        self.left.set(before);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(findings: &str, more: &str) -> String {
        format!(
            r#"{{"catalogue":"liudi/1","name":"n","date":"2026-01-01","totals":{{"files":1,"octets":2,"kinds":[],"looked_into":1,"damaged":0,
            "doubtful":0,"noted":0,"exports":{{}}}},"findings":{findings},"left_out":[],"comparison":null,"checklist":null,"entries":[{more}]}}"#
        )
    }

    #[test]
    fn warnings_are_kept_and_notes_passed_by() {
        let findings = r#"[{"path":"data/a","severity":"note","code":"N337"},{"path":"data/a","severity":"warning","code":"W332","values":{"count":"3"}}]"#;
        let head = read(catalogue(findings, r#"{"path":"data/a","facts":{"x":[1]}}"#).as_bytes());
        let head = head.unwrap();
        assert_eq!((head.told.findings.len(), head.told.strange), (1, 1));
        assert!(head.told.is_troubled() && head.name == "n");
    }

    #[test]
    fn what_is_not_of_the_shape_is_refused() {
        let good = catalogue("[]", "");
        assert!(read(good.as_bytes()).is_ok());
        for (from, to) in [
            ("[]", "{}"),
            (r#""totals":{"files":1"#, r#""totals":{"files":"1""#),
            (r#""left_out":[]"#, r#""left_out":7"#),
            (r#""entries":[]"#, r#""entries":null"#),
            (r#""entries":[]"#, r#""entries":[3]"#),
            (r#""entries""#, r#""entrees""#),
            (r#""name":"n""#, r#""name":["n"]"#),
            ("liudi/1\",", "liudi/1\""),
        ] {
            let wrong = read(good.replace(from, to).as_bytes());
            assert!(matches!(wrong, Err(Misread::Wrong(_))), "{to}: {wrong:?}");
        }
        let cut = read(&good.as_bytes()[..good.len() - 2]);
        assert!(matches!(cut, Err(Misread::Wrong(_))), "{cut:?}");
        let other = read(good.replace("liudi/1", "liudi/2").as_bytes());
        assert!(matches!(other, Err(Misread::Shape)));
    }

    #[test]
    fn what_would_be_held_is_bounded_and_entries_are_not() {
        let long = "x".repeat(ITEM as usize + 1);
        let findings = format!(r#"[{{"path":"{long}","code":"E301"}}]"#);
        let large = read(catalogue(&findings, "").as_bytes());
        assert!(matches!(large, Err(Misread::TooLarge)), "{large:?}");
        let name = format!(r#""name":"{}""#, "x".repeat(HELD as usize));
        let large = read(
            catalogue("[]", "")
                .replace(r#""name":"n""#, &name)
                .as_bytes(),
        );
        assert!(matches!(large, Err(Misread::TooLarge)), "{large:?}");
        let entry = format!(r#"{{"path":"{}"}}"#, "x".repeat(ITEM as usize / 2));
        let entries = vec![entry; 14].join(",");
        assert!(entries.len() as u64 > HELD);
        assert!(read(catalogue("[]", &entries).as_bytes()).is_ok());
    }
}
