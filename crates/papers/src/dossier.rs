//! Holds everything a person hands in: files, the pages in them, the papers on those, the case, the day and the purpose.

use std::collections::BTreeMap;

use jiff::civil::Date;
use reading::page::Format;
use reading::place::Rect;
use reading::sheet::Sheet;
use serde::{Deserialize, Serialize};

use crate::channel::Channel;
use crate::field::{Field, Fields, Name};
use crate::kind::{Edition, Holder, Kind};
use crate::purpose::Purpose;

/// Everything that is judged together.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The files, in the order they are shown.
    pub files: Vec<File>,
    /// The papers on their pages, in the same order.
    pub papers: Vec<Paper>,
    /// What the case file says, by dotted key (`sender.name`), as text; dates as `YYYY-MM-DD`. Empty without a case file.
    pub case: BTreeMap<String, String>,
    /// The day that is "today".
    pub today: Date,
    /// What the papers are for, when the person said so.
    pub purpose: Option<Purpose>,
    /// Where they will be uploaded.
    pub channel: Channel,
}

/// One file.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name as shown: relative to what the person named.
    pub name: String,
    /// Its size, octets.
    pub octets: u64,
    /// What it is; `None` when it could not be taken.
    pub format: Option<Format>,
    /// Its pages, or why there are none.
    pub pages: Result<Vec<Leaf>, Refusal>,
}

/// One page of a file.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// What was read of it, or why it could not be read.
    pub sheet: Result<Sheet, Refusal>,
}

/// Why a file or a page could not be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum Refusal {
    /// No octets.
    Empty,
    /// HEIC or AVIF, as telephones make them.
    Heic,
    /// A PDF that asks for a password.
    Locked,
    /// An archive (zip, rar, 7z, gz, tar).
    Archive,
    /// An office document (doc, docx, xls, xlsx, wps).
    Office,
    /// Nothing that is known.
    Unknown,
    /// Too many octets, pixels or pages; what was found and the most there may be.
    TooLarge {
        /// `octets`, `pixels`, `side` or `pages`.
        of: String,
        /// How much there is.
        found: u64,
        /// The most that is looked at.
        most: u64,
    },
    /// Damaged: it cannot be decoded.
    Damaged,
    /// A PDF without a page.
    NoPages,
    /// The system did not let it be read; its words.
    Unreadable {
        /// What the system says.
        error: String,
    },
    /// Looking at it went wrong inside the program; the rest went on.
    Panicked,
}

/// One paper on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Which file, from 0.
    pub file: usize,
    /// Which page of it, from 0.
    pub page: usize,
    /// The part of the page it takes, pixels.
    pub region: Rect,
    /// What it is.
    pub kind: Kind,
    /// How sure that is, 0 to 1.
    pub certainty: f32,
    /// The edition, for a licence.
    pub edition: Option<Edition>,
    /// Whose it is, for a licence.
    pub holder: Option<Holder>,
    /// What was read of it.
    pub fields: Fields,
}

impl Dossier {
    /// The sheet a paper stands on.
    #[must_use]
    pub fn sheet(&self, paper: &Paper) -> Option<&Sheet> {
        let file = self.files.get(paper.file)?;
        file.pages
            .as_ref()
            .ok()?
            .get(paper.page)?
            .sheet
            .as_ref()
            .ok()
    }

    /// The papers of a kind, with their numbers.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = (usize, &Paper)> {
        let all = self.papers.iter().enumerate();
        all.filter(move |(_, paper)| paper.kind == kind)
    }
}

impl Paper {
    /// A field that was found, read or not.
    #[must_use]
    pub fn field(&self, name: Name) -> Option<&Field> {
        self.fields.get(&name)
    }

    /// The text or number of a field that was read.
    #[must_use]
    pub fn text(&self, name: Name) -> Option<&str> {
        self.field(name)?.text()
    }

    /// The day of a field that was read.
    #[must_use]
    pub fn date(&self, name: Name) -> Option<Date> {
        self.field(name)?.date()
    }
}
