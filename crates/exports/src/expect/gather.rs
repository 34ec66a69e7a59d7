//! Gathers the rows of a list as they come.
//!
//! Takes rows in order, preamble included, gives the list. A row that names nothing readable is kept as such, unless it is empty or adds up the others;
//! numbers that a spreadsheet has rounded are set aside and never compared.

use std::collections::BTreeMap;

use super::columns::{Role, form, header};
use super::list::{Expected, Kind, Line, MOST_ROWS, Row, Unreadable, kept, sheet_number};
use super::number::{self, Number};
use super::plain::{Compose, bare};

/// The header stands within this many rows.
const HEADER_WITHIN: usize = 60;
/// Columns that are told when none of them says what a row is about, and the letters of each.
const MOST_SEEN: (usize, usize) = (40, 24);

/// Gathers rows as they come.
pub(super) struct Gather {
    compose: Compose,
    kind: Option<Kind>,
    columns: Vec<String>,
    sheet: usize,
    before: usize,
    places: BTreeMap<Role, (usize, String)>,
    seen: Vec<String>,
    declared: Option<u64>,
    rows: Vec<Row>,
    unread: Vec<(u32, Line)>,
    too_many: bool,
}

impl Gather {
    pub fn new(compose: Compose) -> Self {
        Self {
            compose,
            kind: None,
            columns: Vec::new(),
            sheet: 0,
            before: 0,
            places: BTreeMap::new(),
            seen: Vec::new(),
            declared: None,
            rows: Vec::new(),
            unread: Vec::new(),
            too_many: false,
        }
    }

    /// Takes the next row; says whether more of this sheet is wanted.
    pub fn take(&mut self, sheet: usize, line: u32, cells: &[&str]) -> bool {
        if sheet != self.sheet {
            self.sheet = sheet;
            self.before = 0;
            self.places.clear();
        }
        if self.places.is_empty() {
            self.before += 1;
            return self.begin(cells) || self.before < HEADER_WITHIN;
        }
        if self.rows.len() + self.unread.len() >= MOST_ROWS {
            self.too_many = true;
            return false;
        }
        self.row(line, cells);
        true
    }

    /// Takes a row that may be the header.
    fn begin(&mut self, cells: &[&str]) -> bool {
        let mut places = header(cells, self.compose);
        if places.keys().all(|role| *role == Role::Form) {
            places.clear(); // It does not say which work.
        }
        let orders = places.contains_key(&Role::Order);
        let kind = if orders { Kind::Orders } else { Kind::Works };
        if places.is_empty() || self.kind.is_some_and(|first| first != kind) {
            self.declare(cells);
            let named = cells
                .iter()
                .map(|cell| bare(cell))
                .filter(|c| !c.is_empty());
            let seen: Vec<&str> = named.take(MOST_SEEN.0).collect();
            if self.seen.len() < seen.len() {
                let short = |name: &&str| name.chars().take(MOST_SEEN.1).collect();
                self.seen = seen.iter().map(short).collect();
            }
            return false;
        }
        self.places = places;
        self.places
            .retain(|role, _| !orders || *role == Role::Order);
        if self.kind.replace(kind).is_none() {
            let telling = self.places.iter().filter(|(role, _)| **role != Role::Form);
            self.columns = telling.map(|(_, (_, name))| name.clone()).collect();
        }
        true
    }

    fn row(&mut self, line: u32, cells: &[&str]) {
        let cell = |role| {
            let place = self.places.get(&role).map(|(place, _)| *place);
            let text = place
                .and_then(|place| cells.get(place))
                .map(|cell| bare(cell));
            text.filter(|text| !matches!(*text, "" | "-" | "--" | "—" | "/" | "无"))
        };
        let mut row = Row {
            sheet: u32::try_from(self.sheet).unwrap_or(u32::MAX),
            line,
            ..Row::default()
        };
        let named = cell(Role::Order).or(cell(Role::Id)).map(number::read);
        let link = cell(Role::Link).and_then(number::of_link);
        let lost = matches!(named, Some(Number::Lost));
        if let Some(Number::Whole(number)) = named {
            row.id = Some(kept(number));
        } else if self.kind == Some(Kind::Works) {
            row.id = link.map(kept);
        }
        row.title = cell(Role::Title).map(kept);
        row.file = cell(Role::File).map(kept);
        let titled = row.title.as_deref().or(row.file.as_deref());
        if row.id.is_none() && titled.is_none_or(|text| lost || number::sums_up(text)) {
            let first = cells.iter().map(|cell| bare(cell)).find(|c| !c.is_empty());
            let Some(first) = first else { return };
            let text = |text: &str| !text.contains(|c: char| c.is_ascii_digit());
            let explains = match cell(Role::Order) {
                Some(cell) => text(cell),
                None => cells.iter().any(|cell| bare(cell).starts_with('=')),
            };
            let orders = self.kind == Some(Kind::Orders);
            if orders && explains && self.rows.is_empty() && self.unread.is_empty() {
                return; // The row below the header explains the columns.
            }
            let shown = cell(Role::Order).or(cell(Role::Id)).or(titled);
            if !self.declare(cells) && !number::sums_up(first) {
                let line = Line {
                    line,
                    sheet: None,
                    text: kept(shown.unwrap_or(first)),
                    id: None,
                };
                self.unread.push((row.sheet, line));
            }
            return;
        }
        row.form = cell(Role::Form).and_then(form);
        if row.id.is_none() {
            row.whole = number::digest_of(cells);
        }
        self.rows.push(row);
    }

    /// Takes how many there are from a row before or after the list.
    fn declare(&mut self, cells: &[&str]) -> bool {
        // `共 1,200 条` is two cells where commas part them.
        let whole = || number::declared(&cells.join(","));
        let declared = cells.iter().find_map(|cell| number::declared(cell));
        let declared = declared.or_else(whole);
        self.declared = self.declared.or(declared);
        declared.is_some()
    }

    /// The list.
    pub fn done(mut self, sheets: u32) -> Result<Expected, Unreadable> {
        let Some(kind) = self.kind else {
            return Err(match self.seen.is_empty() {
                true => Unreadable::NoRows,
                false => Unreadable::NoColumn { seen: self.seen },
            });
        };
        if self.too_many {
            return Err(Unreadable::TooLarge);
        }
        self.rounded();
        if self.rows.is_empty() && self.unread.is_empty() {
            return Err(Unreadable::NoRows);
        }
        let named = |(sheet, mut line): (u32, Line)| {
            line.sheet = sheet_number(sheets, sheet);
            line
        };
        Ok(Expected {
            kind,
            columns: self.columns,
            declared: self.declared,
            unread: self.unread.into_iter().map(named).collect(),
            rows: self.rows,
            compose: self.compose,
            sheets,
        })
    }

    /// Sets numbers aside that a spreadsheet has rounded, where most of the list's long numbers end in the same zeros.
    fn rounded(&mut self) {
        let numbers = || self.rows.iter().filter_map(|row| row.id.as_deref());
        let long = numbers().filter(|number| number::is_long(number)).count();
        let round = numbers().filter(|number| number::is_round(number)).count();
        if round < 2 || round * 2 <= long {
            return;
        }
        let mut kept_rows = Vec::new();
        for mut row in std::mem::take(&mut self.rows) {
            let round = row.id.take_if(|number| number::is_round(number));
            match round {
                Some(number) if row.title.is_none() && row.file.is_none() => {
                    let line = Line {
                        line: row.line,
                        sheet: None,
                        text: number,
                        id: None,
                    };
                    self.unread.push((row.sheet, line));
                }
                _ => kept_rows.push(row),
            }
        }
        self.rows = kept_rows;
        self.unread.sort();
    }
}
