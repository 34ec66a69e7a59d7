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
mod sums;
pub mod tally;

pub use tally::Tally;

use crate::look::{Blind, Look};
use crate::sniff::Format;

/// Looks at a text table of `size` octets.
#[must_use]
pub fn look(_size: u64) -> Box<dyn Look> {
    Box::new(Blind(Format::Csv))
}
