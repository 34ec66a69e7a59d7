//! Walks the elements of Matroska and WebM without decoding.
//!
//! Takes the octets as they come, gives what the elements say and where they break off. Sizes that are not known are followed as players do, for the
//! segment and its clusters only. Holds one cover of 2 MiB when one is wanted, and texts of at most 256 octets.

mod ids;
mod matroska;
mod verdict;

use crate::facts::Facts;
use crate::sniff::Format;

use super::cover::Cover;
use super::reader::{End, Walk, Want};
use ids::Place;
use matroska::Matroska;

/// Largest value that is read, octets; longer texts are passed by.
const LARGEST: u64 = 256;

/// An element that is being walked into; no end: its size is not known.
#[derive(Clone, Copy)]
struct Open {
    id: u32,
    end: Option<u64>,
}

/// What the octets asked for are.
enum State {
    /// The first octet of an id.
    Id,
    /// The rest of it.
    IdRest { start: u64, first: u8 },
    /// The first octet of a size.
    Size { start: u64, id: u32 },
    /// The rest of it.
    SizeRest { start: u64, id: u32, first: u8 },
    /// Nothing: octets went by.
    Passed,
    /// A value.
    Value { id: u32, end: u64 },
}

/// Walks the elements.
pub(super) struct Ebml {
    format: Format,
    state: State,
    open: Vec<Open>,
    /// The furthest that the elements say the file reaches.
    needs: u64,
    /// Where an element is that cannot be one.
    damaged: Option<u64>,
    /// An element that is not known at the top or in the segment, and its end.
    unknown: Option<(u64, u64)>,
    /// Where something stands after the segment.
    after: Option<u64>,
    matroska: Matroska,
    cover: Cover,
}

impl Ebml {
    pub(super) fn new(format: Format, preview: Option<u32>) -> Self {
        Self {
            format,
            state: State::Id,
            open: Vec::new(),
            needs: 0,
            damaged: None,
            unknown: None,
            after: None,
            matroska: Matroska::default(),
            cover: Cover::new(preview),
        }
    }

    /// Goes on at `at`, where an element begins or the one around it ends.
    fn next(&mut self, at: u64) -> Want {
        let over = |open: &Open| open.end.is_some_and(|end| end <= at);
        if let Some(outermost) = self.open.iter().position(over) {
            self.open.truncate(outermost);
        }
        self.state = State::Id;
        Want::Take(1)
    }

    /// Something that cannot be an element: goes on after the nearest element of known size but the segment, or gives up.
    fn broken(&mut self, start: u64, at: u64) -> Want {
        if self.is_after() {
            self.after.get_or_insert(start);
            return Want::Rest;
        }
        self.damaged.get_or_insert(start);
        while let Some(last) = self.open.last() {
            match last.end {
                Some(end) if last.id != ids::SEGMENT => {
                    self.state = State::Passed;
                    return Want::Skip(end.saturating_sub(at));
                }
                _ => self.open.pop(),
            };
        }
        Want::Rest
    }

    /// An element begins at `start`, its body at `body`.
    fn enter(&mut self, start: u64, id: u32, size: Option<u64>, body: u64) -> Want {
        // An element that only stands further up ends those of unknown size around it.
        while let Some(Open {
            id: around,
            end: None,
        }) = self.open.last()
            && ids::ends(*around, id)
        {
            self.open.pop();
        }
        let around = self.open.last().map_or(ids::FILE, |open| open.id);
        let limit = self.open.iter().rev().find_map(|open| open.end);
        let end = size.map(|size| body.saturating_add(size));
        if end.is_some_and(|end| limit.is_some_and(|limit| end > limit)) {
            return self.broken(start, body);
        }
        let place = ids::place(around, id);
        match (place, end) {
            (Place::Inside, end) if end.is_some() || ids::may_be_endless(id) => {
                self.reaches(end);
                self.open.push(Open { id, end });
                self.matroska.opened(id);
                self.next(body)
            }
            (_, None) => self.broken(start, body),
            (Place::Unknown, Some(end)) => {
                self.unknown = Some((start, end));
                if self.is_after() {
                    self.after.get_or_insert(start);
                }
                self.pass(body, end)
            }
            (Place::Passed | Place::Inside, Some(end)) => {
                self.reaches(Some(end));
                self.pass(body, end)
            }
            (Place::Value, Some(end)) => {
                self.reaches(Some(end));
                self.value(id, body, end)
            }
        }
    }

    /// Whether the segment is over.
    fn is_after(&self) -> bool {
        self.open.is_empty() && self.matroska.segment
    }

    fn reaches(&mut self, end: Option<u64>) {
        self.needs = self.needs.max(end.unwrap_or(0));
    }

    fn pass(&mut self, body: u64, end: u64) -> Want {
        self.state = State::Passed;
        Want::Skip(end.saturating_sub(body))
    }

    /// Reads a value, or its beginning, or passes it by.
    fn value(&mut self, id: u32, body: u64, end: u64) -> Want {
        let left = end.saturating_sub(body);
        let wanted = match id {
            ids::FILE_DATA if self.matroska.is_cover() && self.cover.wants(left) => left,
            ids::FILE_DATA => 0,
            // Track, time and flags stand before the frame.
            ids::BLOCK | ids::SIMPLE_BLOCK => left.min(12),
            _ if left > LARGEST => 0,
            _ => left,
        };
        match usize::try_from(wanted) {
            Ok(count) if count > 0 => {
                self.state = State::Value { id, end };
                Want::Take(count)
            }
            _ => self.pass(body, end),
        }
    }
}

/// How many octets a number takes that begins with `first`: `None` for zero, which begins none.
fn length(first: u8) -> Option<usize> {
    (first != 0).then(|| first.leading_zeros() as usize + 1)
}

/// A big-endian number.
fn number(octets: &[u8]) -> u64 {
    let push = |value: u64, octet: &u8| (value << 8) | u64::from(*octet);
    octets.iter().fold(0, push)
}

/// A size; `None`: not known.
fn size(first: u8, rest: &[u8]) -> Option<u64> {
    let bits = 7 * (rest.len() as u32 + 1);
    let mask = 1_u64.checked_shl(bits)?.checked_sub(1)?;
    let value = (number(&[first]).checked_shl(8 * rest.len() as u32)? | number(rest)) & mask;
    (value != mask).then_some(value)
}

impl Walk for Ebml {
    fn first(&self) -> Want {
        Want::Take(1)
    }

    fn step(&mut self, at: u64, octets: &[u8]) -> Want {
        let after = at.saturating_add(octets.len() as u64);
        let first = octets.first().copied().unwrap_or_default();
        match std::mem::replace(&mut self.state, State::Passed) {
            State::Passed => self.next(at),
            State::Id => match length(first) {
                Some(1) => {
                    let id = u32::from(first);
                    self.state = State::Size { start: at, id };
                    Want::Take(1)
                }
                Some(count @ 2..=4) => {
                    self.state = State::IdRest { start: at, first };
                    Want::Take(count - 1)
                }
                _ => self.broken(at, after),
            },
            State::IdRest { start, first } => {
                let rest = number(octets) | u64::from(first) << (8 * octets.len());
                let id = u32::try_from(rest).unwrap_or_default();
                self.state = State::Size { start, id };
                Want::Take(1)
            }
            State::Size { start, id } => match length(first) {
                Some(1) => self.enter(start, id, size(first, &[]), after),
                Some(count) => {
                    self.state = State::SizeRest { start, id, first };
                    Want::Take(count - 1)
                }
                None => self.broken(start, after),
            },
            State::SizeRest { start, id, first } => {
                self.enter(start, id, size(first, octets), after)
            }
            State::Value { id, end } => {
                if id == ids::FILE_DATA {
                    self.cover.keep(octets);
                } else {
                    self.matroska.value(id, octets);
                }
                self.pass(after, end)
            }
        }
    }

    fn end(&mut self, end: &End<'_>) -> Facts {
        self.verdict(end)
    }

    #[cfg(test)]
    fn heap(&self) -> usize {
        self.open.capacity() * size_of::<Open>() + self.matroska.heap() + self.cover.heap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_all_ones_is_none() {
        assert_eq!(size(0x81, &[]), Some(1));
        assert_eq!(size(0xFF, &[]), None);
        assert_eq!(size(0x40, &[0x02]), Some(2));
        assert_eq!(size(0x7F, &[0xFF]), None);
        assert_eq!(size(0x01, &[0, 0, 0, 0, 0, 1, 0]), Some(256));
        assert_eq!(size(0x01, &[255; 7]), None);
        assert_eq!(
            (length(0x1A), length(0x80), length(0)),
            (Some(4), Some(1), None)
        );
        assert_eq!(length(1), Some(8));
    }
}
