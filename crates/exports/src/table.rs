//! Understands tables: which export one is, how many rows and orders, from when to when, how much money, and what is damaged in it.
//!
//! Takes the octets of a text table in pieces ([`look`]), or the rows of any table one by one ([`Tally`]: workbooks use it too), gives
//! [`crate::facts::Table`] and findings. Never keeps or tells a buyer's data: counts, sums, days, statuses and names of known columns leave this room, nothing else.

mod amount;
pub mod cell;
mod damage;
mod day;
pub mod known;
pub mod orders;
mod split;
mod sums;
pub mod tally;
pub mod text;
pub mod words;

pub use tally::Tally;

use crate::facts::{Detail, Facts};
use crate::finding::{Code, Finding};
use crate::look::Look;
use crate::sniff::Format;
use text::Text;

/// Looks at a text that may be a table; `extension` of its name decides what is said when it is none: a `txt` is a text then.
#[must_use]
pub fn look(extension: &str) -> Box<dyn Look> {
    Box::new(TextTable {
        text: Text::new(),
        tally: Tally::new(),
        may_be_plain: extension == "txt",
    })
}

struct TextTable {
    text: Text,
    tally: Tally,
    may_be_plain: bool,
}

impl TextTable {
    /// Whether it is decided that this is no table.
    fn is_plain(&self) -> bool {
        self.may_be_plain && self.text.shape().is_some_and(|shape| !shape.tabular)
    }
}

impl Look for TextTable {
    fn feed(&mut self, octets: &[u8]) {
        if !self.is_plain() {
            let tally = &mut self.tally;
            self.text
                .feed(octets, &mut |cells, line| tally.row(cells, line));
        }
    }

    fn finish(self: Box<Self>) -> Facts {
        let Self {
            text,
            mut tally,
            may_be_plain,
        } = *self;
        let end = text.finish(&mut |cells, line| tally.row(cells, line));
        if may_be_plain && !end.shape.tabular {
            return Facts::of(Format::Plain);
        }
        if end.ending.inside || (!end.ending.line_end && tally.ends_short()) {
            tally.cut();
        }
        let (mut table, mut findings) = tally.finish();
        table.encoding = Some(end.encoding.to_owned());
        table.mark = end.mark;
        table.delimiter = Some(char::from(end.shape.delimiter));
        let malformed = end.ending.malformed;
        if malformed.count > 0 {
            let finding = Finding::new(Code::Undecodable).with("count", malformed.count);
            findings.push(finding.with("line", malformed.line));
        }
        let mut facts = Facts::of(Format::Csv);
        facts.detail = Detail::Tables(vec![table]);
        facts.findings = findings;
        facts
    }
}

#[cfg(test)]
mod tests;
