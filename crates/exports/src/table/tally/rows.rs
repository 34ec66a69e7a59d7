//! Sums up the rows below the header of a known export.
//!
//! Takes rows, gives counts, days, sums and what is wrong. A row whose cells may have shifted (more of them than the header has) gives no amounts
//! and no new status: it counts, and its amounts are told to be unread. Never guesses which cell moved.

use std::collections::BTreeMap;

use super::{add_lost, declared};
use crate::facts::{Keys, Table};
use crate::finding::{Code, Finding};
use crate::table::amount::{Amount, amount};
use crate::table::cell::{Mark, bare, mark, rounded};
use crate::table::damage::Damage;
use crate::table::day::{Day, Months};
use crate::table::known::{Header, folded, is_total};
use crate::table::orders::Orders;
use crate::table::sums::Sums;

/// Months without rows that are named at most.
const TOLD: usize = 12;
/// Rounded numbers in a column, at least, that are no chance.
const NO_CHANCE: u64 = 3;

/// The rows of a known export.
#[derive(Debug)]
pub struct Rows {
    header: Header,
    /// Cells of the header, empty ones at its end included.
    cells: usize,
    number: Option<usize>,
    date: Option<usize>,
    status: Vec<usize>,
    amounts: Vec<usize>,
    loose: Option<usize>,
    ids: Vec<Id>,
    /// Columns, and their folded names, by which the header is told when it stands there again.
    again: Vec<(usize, String)>,
    /// Lines before the header.
    before: u64,
    /// Lines since the last row that are none.
    since: u64,
    rows: u64,
    ragged: u64,
    first: bool,
    short: bool,
    /// An order number has lost digits: how many there are is not known.
    unsure: bool,
    orders: Orders,
    days: Option<(Day, Day)>,
    by_row: Months,
    by_order: Months,
    sums: Sums,
    damage: Damage,
}

#[derive(Clone, Copy, Debug, Default)]
struct Id {
    place: usize,
    long: u64,
    rounded: u64,
}

impl Rows {
    /// Begins below a header, the cells of its row, and the line that it stands in (from 1).
    #[must_use]
    pub fn new(header: Header, row: &[&str], line: u64) -> Self {
        let export = header.export;
        let places = |names: &[String]| -> Vec<usize> {
            let all = names
                .iter()
                .filter_map(|name| header.places.get(name.as_str()));
            all.copied().collect()
        };
        let amounts: Vec<&String> = export
            .amounts
            .iter()
            .filter(|name| header.places.contains_key(name.as_str()))
            .collect();
        let ids = places(&export.ids).into_iter();
        let (number, date) = (header.first(&export.number), header.first(&export.date));
        let shown = |place: usize| {
            let name = row.get(place).copied().unwrap_or_default();
            (place, folded(name))
        };
        let again = match (number, date) {
            (None, None) => vec![shown(0), shown(1)],
            (number, date) => number.into_iter().chain(date).map(shown).collect(),
        };
        Self {
            cells: row.len(),
            number,
            date,
            again,
            status: places(&export.status),
            amounts: places(&export.amounts),
            loose: export
                .loose
                .as_ref()
                .and_then(|name| header.places.get(name.as_str()).copied()),
            ids: ids
                .map(|place| Id {
                    place,
                    ..Id::default()
                })
                .collect(),
            before: line.saturating_sub(1),
            since: 0,
            rows: 0,
            ragged: 0,
            first: true,
            short: false,
            unsure: false,
            orders: Orders::default(),
            days: None,
            by_row: Months::default(),
            by_order: Months::default(),
            sums: Sums::new(
                amounts.into_iter().cloned().collect(),
                export.refund.clone(),
            ),
            damage: Damage::default(),
            header,
        }
    }

    /// Takes a row; gives the number of records that it declares, when it is a line of the end that does.
    pub fn row(&mut self, cells: &[&str], lost: &[usize]) -> Option<u64> {
        self.short = false;
        let first = std::mem::replace(&mut self.first, false);
        let head = bare(cells.first().copied().unwrap_or_default());
        if cells.len() < self.header.width || self.is_alone(cells) {
            let closing = &self.header.export.closing;
            let closes = closing.iter().any(|begin| head.starts_with(begin.as_str()));
            if closes || (head.is_empty() && self.is_alone(cells)) {
                self.since += 1;
                return declared(head);
            }
        }
        if (first && self.header.export.explained && self.is_explanation(cells))
            || is_total(head)
            || self.is_header_again(cells)
        {
            self.since += 1;
            return None;
        }
        self.count(cells, lost);
        None
    }

    /// Whether all cells but the first are empty.
    fn is_alone(&self, cells: &[&str]) -> bool {
        cells.iter().skip(1).all(|cell| bare(cell).is_empty())
    }

    /// Whether a row explains the columns: no day, number or amount stands where it should.
    fn is_explanation(&self, cells: &[&str]) -> bool {
        let at = |place: Option<usize>| {
            place
                .and_then(|place| cells.get(place))
                .map(|cell| bare(cell))
        };
        let is_day = at(self.date).is_some_and(|cell| Day::read(cell).is_some());
        let is_number = at(self.number).is_some_and(|cell| {
            let digits = cell.bytes().filter(u8::is_ascii_digit).count();
            cell.len() >= 6 && digits * 2 > cell.len()
        });
        let mut amounts = self.amounts.iter().filter_map(|place| cells.get(*place));
        let is_amount = amounts.any(|cell| matches!(amount(cell), Amount::Yuan(..)));
        !is_day && !is_number && !is_amount
    }

    /// Whether the header stands here again, as when tables were joined.
    fn is_header_again(&self, cells: &[&str]) -> bool {
        let is = |(place, name): &(usize, String)| {
            let cell = cells.get(*place).copied().unwrap_or_default();
            // Days and numbers, which these columns hold, begin with a digit.
            let digit = bare(cell).starts_with(|c: char| c.is_ascii_digit());
            !digit && folded(cell) == *name
        };
        self.again.iter().all(is)
    }

    /// Whether cells right of the loose column have moved and those left of it have not: the amounts there are amounts, the status is one that was seen.
    fn is_moved_by_loose(&self, cells: &[&str]) -> bool {
        let Some(loose) = self.loose else {
            return false;
        };
        let left = |places: &[usize]| -> Vec<&str> {
            let left = places.iter().filter(|place| **place < loose);
            left.filter_map(|place| cells.get(*place).copied())
                .collect()
        };
        let amounts: Vec<Amount> = left(&self.amounts).into_iter().map(amount).collect();
        let status = left(&self.status);
        matches!(amounts.first(), None | Some(Amount::Yuan(..)))
            && !amounts.contains(&Amount::Unread)
            && (status.is_empty() || self.sums.knows(&status))
    }

    fn count(&mut self, cells: &[&str], lost: &[usize]) {
        self.since = 0;
        self.rows += 1;
        let filled = |cells: &[&str]| cells.iter().any(|cell| !bare(cell).is_empty());
        let more = cells.get(self.cells..).is_some_and(filled);
        self.short = cells.len() < self.header.width;
        self.ragged += u64::from(more || self.short);
        self.damage.look(cells);
        add_lost(&mut self.damage, lost);

        let shift = if more { cells.len() - self.cells } else { 0 };
        let loose = self.loose;
        let doubtful = more && !self.is_moved_by_loose(cells);
        let at = |place: usize| {
            let moved = shift > 0 && loose.is_some_and(|loose| place > loose);
            cells
                .get(if moved { place + shift } else { place })
                .copied()
        };

        for id in &mut self.ids {
            if let Some(is) = at(id.place).and_then(|cell| rounded(bare(cell))) {
                id.long += 1;
                id.rounded += u64::from(is);
            }
        }
        let day = self.date.filter(|_| !doubtful);
        let day = day.and_then(at).and_then(Day::read);
        if let Some(day) = day {
            let (from, to) = self.days.unwrap_or((day, day));
            self.days = Some((from.min(day), to.max(day)));
            self.by_row.count(day);
        }
        if let Some(place) = self.number {
            let number = bare(at(place).unwrap_or_default());
            // Only the first cell cannot have shifted.
            let bad = (doubtful && place > 0)
                || lost.contains(&place)
                || mark(number) == Mark::DigitsLost;
            self.unsure |= bad;
            if !bad
                && self.orders.take(number)
                && let Some(day) = day
            {
                self.by_order.count(day);
            }
        }
        let mut parts = [""; 4];
        let mut count = 0;
        for (part, place) in parts.iter_mut().zip(&self.status) {
            *part = at(*place).unwrap_or_default();
            count += 1;
        }
        self.sums
            .status(parts.get(..count).unwrap_or_default(), more || self.short);
        for (column, place) in self.amounts.iter().enumerate() {
            self.sums.add(column, at(*place).filter(|_| !doubtful));
        }
    }
}

impl Rows {
    /// Whether the last row has fewer cells than the header.
    #[must_use]
    pub fn ends_short(&self) -> bool {
        self.short
    }

    /// Says what they are and what is wrong with them; `cut`: the last of them is, which is told elsewhere.
    #[must_use]
    pub fn finish(mut self, cut: bool) -> (Table, Vec<Finding>) {
        for id in &self.ids {
            if id.rounded >= NO_CHANCE && id.rounded * 2 >= id.long {
                self.damage.lose(id.place, id.rounded);
                self.unsure |= self.number == Some(id.place);
            }
        }
        let ragged = self.ragged.saturating_sub(u64::from(cut && self.short));
        let export = self.header.export;
        let mut found = Vec::new();
        if self.rows == 0 {
            found.push(Finding::new(Code::TableEmpty));
        }
        let names: BTreeMap<usize, &str> = self
            .header
            .places
            .iter()
            .map(|(name, place)| (*place, *name))
            .collect();
        found.extend(self.damage.findings(&|place| names.get(&place).copied()));
        if ragged > 0 {
            found.push(Finding::new(Code::Ragged).with("count", ragged));
        }
        let counted = self
            .number
            .and_then(|_| self.orders.count())
            .filter(|_| !self.unsure);
        let months = if counted.is_some() && export.covers == "orders" {
            self.by_order
        } else {
            self.by_row
        };
        let missing = months.missing();
        if export.gaps && !missing.is_empty() {
            let told: Vec<&str> = missing.iter().take(TOLD).map(String::as_str).collect();
            let more = if missing.len() > TOLD { " …" } else { "" };
            let finding = Finding::new(Code::MonthsMissing).with("count", missing.len());
            found.push(finding.with("months", told.join(", ") + more));
        }
        let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let table = Table {
            export: Some(export.id.clone()),
            around: (small(self.before), small(self.since)),
            width: u32::try_from(self.header.width).unwrap_or(u32::MAX),
            columns: self.header.columns,
            rows: self.rows,
            orders: counted,
            days: self
                .days
                .map(|(from, to)| (from.to_string(), to.to_string())),
            months: months.some(),
            sums: self.sums.all(),
            keys: if self.number.is_some() {
                self.orders.keys()
            } else {
                Keys::default()
            },
            ..Table::default()
        };
        (table, found)
    }
}
