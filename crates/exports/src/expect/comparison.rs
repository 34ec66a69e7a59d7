//! Holds what comparing with a list gives.
//!
//! Takes nothing, gives values that are stored as JSON and the findings they amount to.

use serde::{Deserialize, Serialize};

use super::list::{Expected, Kind, Line};
use crate::finding::{Code, Finding};

/// A list and what was collected, compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What the list is about.
    pub kind: Kind,
    /// The columns that were compared, as the list names them.
    pub columns: Vec<String>,
    /// Works or orders that the list names, each once.
    pub listed: u64,
    /// Rows of the list, those that name nothing readable included.
    pub rows: u64,
    /// How many there are, as the list itself says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<u64>,
    /// Works or orders of the list that were collected without a doubt.
    pub matched: u64,
    /// Those that were not collected, in the order of the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Line>,
    /// Works of which there are only damaged files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<Held>,
    /// Works of which there are only pictures, where the list does not say what they are made of: if they are videos, the videos are missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Held>,
    /// Collected videos that the list does not name: payload paths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<String>,
    /// Order numbers of collected order tables that the list does not name.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub extra_orders: u64,
    /// Works of which there is more than one video.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duplicate: Vec<Held>,
    /// Rows that name a work or order again that an earlier row names; in a list of orders by product they are usual.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub repeats: u64,
    /// Those of them in a list of works.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repeated: Vec<Line>,
    /// Works that cannot be told apart by what is known of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ambiguous: Vec<Ambiguous>,
    /// Rows of the list that name nothing, or by a number whose last digits are lost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Line>,
    /// Collected files that could hold what is missing and could not be compared: payload paths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unseen: Vec<String>,
}

/// A work and the files of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Held {
    /// The row that names it.
    pub line: Line,
    /// Payload paths.
    pub files: Vec<String>,
}

/// Works without a file that is surely theirs, and files each of which may be of any of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ambiguous {
    /// The rows that name them.
    pub works: Vec<Line>,
    /// Payload paths.
    pub files: Vec<String>,
}

impl Comparison {
    pub(super) fn of(list: &Expected) -> Self {
        Self {
            kind: list.kind,
            columns: list.columns.clone(),
            listed: 0,
            rows: (list.rows.len() + list.unread.len()) as u64,
            declared: list.declared,
            matched: 0,
            missing: Vec::new(),
            damaged: Vec::new(),
            pictures: Vec::new(),
            extra: Vec::new(),
            extra_orders: 0,
            duplicate: Vec::new(),
            repeats: 0,
            repeated: Vec::new(),
            ambiguous: Vec::new(),
            unread: list.unread.clone(),
            unseen: Vec::new(),
        }
    }

    /// How many were not collected at least: also where several works share fewer files.
    #[must_use]
    pub fn least_missing(&self) -> u64 {
        let short = |group: &Ambiguous| group.works.len().saturating_sub(group.files.len());
        (self.missing.len() + self.ambiguous.iter().map(short).sum::<usize>()) as u64
    }

    /// Whether nothing of a list of works was recognised although there are videos: more likely their names say nothing than that all are missing.
    #[must_use]
    pub fn nothing_recognised(&self) -> bool {
        self.kind == Kind::Works
            && self.matched == 0
            && self.ambiguous.is_empty()
            && self.listed > 0
            && !self.extra.is_empty()
    }

    /// Whether everything that the list names was collected whole and without a doubt.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.matched == self.listed
            && self.damaged.is_empty()
            && self.pictures.is_empty()
            && self.unread.is_empty()
            && self.declares_otherwise().is_none()
    }

    /// How many there are as the list itself says, where it has neither that many rows nor names that many.
    fn declares_otherwise(&self) -> Option<u64> {
        let fits = |declared: &u64| [self.rows, self.listed].contains(declared);
        self.declared.filter(|declared| !fits(declared))
    }

    /// What there is to say, each with the values of its sentence.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let count = |code, count: u64| {
            let finding = Finding::new(code).with("count", count);
            (count > 0).then(|| finding.with("listed", self.listed))
        };
        let length = |list: usize| list as u64;
        let mut found = Vec::new();
        if self.nothing_recognised() {
            let finding = Finding::new(Code::ListUnmatched).with("listed", self.listed);
            found.push(finding.with("count", self.extra.len()));
        } else {
            found.extend(count(Code::ListMissing, self.least_missing()));
            let extra = length(self.extra.len()).saturating_add(self.extra_orders);
            found.extend(count(Code::ListExtra, extra));
        }
        found.extend(count(Code::ListDamaged, length(self.damaged.len())));
        found.extend(count(Code::ListPictures, length(self.pictures.len())));
        let unsure = self.ambiguous.iter().map(|group| group.works.len()).sum();
        found.extend(count(Code::ListAmbiguous, length(unsure)));
        found.extend(count(Code::ListUnread, length(self.unread.len())));
        if let Some(declared) = self.declares_otherwise() {
            let finding = Finding::new(Code::ListShort).with("says", declared);
            found.push(finding.with("has", self.rows));
        }
        if self.least_missing() > 0 {
            found.extend(count(Code::ListUnseen, length(self.unseen.len())));
        }
        found.extend(count(Code::Twice, length(self.duplicate.len())));
        found
    }
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}
