//! Reads a list of works or orders that a platform shows or exports.
//!
//! Takes the octets of the list, gives what it names: order numbers, or works by number, title and file name, each with its line. A list in which no
//! column says what a row is about is refused, with the columns that were seen. Of a row nothing is kept but the cells that name it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::number::{self, Number};
use super::plain::{Compose, Plain, bare};
use super::{sheet, text};

/// Octets of a list that are read at most: 64 MiB.
pub const LARGEST: usize = 64 << 20;
/// Rows that are read at most.
const MOST_ROWS: usize = 2_000_000;
/// The header stands within this many rows.
const HEADER_WITHIN: usize = 60;
/// Columns that are told when none of them says what a row is about, and the letters of each.
const MOST_SEEN: (usize, usize) = (40, 24);
/// Letters of a cell that are kept.
const LONGEST: usize = 300;

/// What a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Videos and posts.
    Works,
    /// Orders.
    Orders,
}

/// Why a list cannot be compared with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Larger than [`LARGEST`], more rows than 2 000 000, or a workbook that expands to more than 256 MiB.
    #[error("the list is too large")]
    TooLarge,
    /// Neither text nor a workbook.
    #[error("the list is not text and not a workbook")]
    NoText,
    /// A workbook of Excel 97, or one with a password.
    #[error("the list is an .xls workbook or asks for a password")]
    OldWorkbook,
    /// A workbook that cannot be opened.
    #[error("the workbook cannot be opened")]
    DamagedWorkbook,
    /// No column names works or orders; the columns that were seen.
    #[error("no column names works or orders")]
    NoColumn {
        /// The cells of the row that looks most like a header.
        seen: Vec<String>,
    },
    /// A header and no rows.
    #[error("the list names nothing")]
    NoRows,
}

/// A list of what should be there.
#[derive(Clone, Debug)]
pub struct Expected {
    /// What it is about.
    pub kind: Kind,
    /// The columns that it is compared by, as the list names them, the most telling first.
    pub columns: Vec<String>,
    /// How many there are, as the list itself says.
    pub declared: Option<u64>,
    pub(super) rows: Vec<Row>,
    /// Rows that name nothing, or by a number whose last digits are lost.
    pub(super) unread: Vec<Line>,
    pub(super) compose: Compose,
    sheets: Vec<String>,
}

/// A row of the list: where it stands and what it names, for a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    /// Number of the sheet's row or the text's line, from 1.
    pub line: u32,
    /// Name of the sheet, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The order number, or the work's title, number or file name.
    pub text: String,
    /// The work's number, where `text` is its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// What a row names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub sheet: u32,
    pub line: u32,
    /// The order's or the work's number.
    pub id: Option<Box<str>>,
    pub title: Option<Box<str>>,
    pub file: Option<Box<str>>,
    /// Tells whole rows apart, where there is no number.
    pub whole: u64,
}

impl Expected {
    /// Reads a list; `compose` gives text in Unicode normal form KC.
    pub fn read(octets: &[u8], compose: Compose) -> Result<Self, Unreadable> {
        if octets.len() > LARGEST {
            return Err(Unreadable::TooLarge);
        }
        if octets.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err(Unreadable::OldWorkbook);
        }
        if octets.starts_with(b"PK\x03\x04") {
            let mut gather = Gather::new(compose);
            let names = sheet::rows(octets, &mut |sheet, line, cells| {
                gather.take(sheet, line, cells)
            })?;
            return gather.done(names);
        }
        let text = text::decoded(octets)?;
        let mut seen = Unreadable::NoRows;
        for delimiter in [',', '\t', ';'] {
            let mut gather = Gather::new(compose);
            text::rows(&text, delimiter, &mut |line, cells| {
                gather.take(0, line, cells)
            });
            match gather.done(Vec::new()) {
                Err(Unreadable::NoColumn { seen: more }) => match &seen {
                    Unreadable::NoColumn { seen: before } if before.len() >= more.len() => {}
                    _ => seen = Unreadable::NoColumn { seen: more },
                },
                done => return done,
            }
        }
        Err(seen)
    }

    /// How a person finds a row again.
    pub(super) fn line(&self, row: &Row) -> Line {
        let title = row.title.as_ref().or(row.file.as_ref());
        let text = title.or(row.id.as_ref()).map_or("", |text| text);
        Line {
            line: row.line,
            sheet: sheet_name(&self.sheets, row.sheet),
            text: text.to_owned(),
            id: title.and(row.id.as_ref()).map(ToString::to_string),
        }
    }
}

fn sheet_name(sheets: &[String], sheet: u32) -> Option<String> {
    (sheets.len() > 1)
        .then(|| sheets.get(sheet as usize).map(|name| kept(name).into()))
        .flatten()
}

#[derive(Deserialize)]
struct Names {
    column: Vec<Column>,
}

#[derive(Deserialize)]
struct Column {
    role: Role,
    names: Vec<String>,
}

/// What a column says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Role {
    Order,
    Id,
    Link,
    Title,
    File,
}

/// Role and rank by name without case and punctuation.
static NAMES: LazyLock<BTreeMap<String, (Role, usize)>> = LazyLock::new(|| {
    let names = toml::from_str::<Names>(include_str!("../../data/lists.toml"));
    let columns = names.map(|names| names.column).unwrap_or_default();
    let named = columns.into_iter().flat_map(|column| {
        let role = column.role;
        let names = column.names.into_iter().enumerate();
        names.map(move |(rank, name)| (Plain::of(&name, str::to_owned).text(), (role, rank)))
    });
    named.collect()
});

/// The columns of a header that say what a row is about: place and name by role.
fn header(cells: &[&str], compose: Compose) -> BTreeMap<Role, (usize, String)> {
    let mut found: BTreeMap<Role, (usize, usize, String)> = BTreeMap::new();
    for (place, cell) in cells.iter().enumerate() {
        let name = bare(cell);
        let name = name.split(['(', '（']).next().unwrap_or(name);
        let Some(&(role, rank)) = NAMES.get(&Plain::of(name, compose).text()) else {
            continue;
        };
        let better = found.get(&role).is_none_or(|(before, _, _)| rank < *before);
        if better {
            found.insert(role, (rank, place, kept(bare(cell)).into()));
        }
    }
    let found = found.into_iter();
    found
        .map(|(role, (_, place, name))| (role, (place, name)))
        .collect()
}

/// Gathers rows as they come.
struct Gather {
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
    fn new(compose: Compose) -> Self {
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
    fn take(&mut self, sheet: usize, line: u32, cells: &[&str]) -> bool {
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
        let places = header(cells, self.compose);
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
            self.columns = self.places.values().map(|(_, name)| name.clone()).collect();
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
            let shown = cell(Role::Order).or(cell(Role::Id)).or(titled);
            if !self.declare(cells) && !number::sums_up(first) {
                let line = Line {
                    line,
                    sheet: None,
                    text: kept(shown.unwrap_or(first)).into(),
                    id: None,
                };
                self.unread.push((row.sheet, line));
            }
            return;
        }
        row.whole = number::digest_of(cells);
        self.rows.push(row);
    }

    /// Takes how many there are from a row before or after the list.
    fn declare(&mut self, cells: &[&str]) -> bool {
        let declared = cells.iter().find_map(|cell| number::declared(cell));
        self.declared = self.declared.or(declared);
        declared.is_some()
    }

    fn done(mut self, sheets: Vec<String>) -> Result<Expected, Unreadable> {
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
            line.sheet = sheet_name(&sheets, sheet);
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
                        text: number.into(),
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

fn kept(text: &str) -> Box<str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text.get(..end).unwrap_or(text).into(),
        None => text.into(),
    }
}
