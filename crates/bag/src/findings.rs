//! Gathers defects without limit of patience and with a limit of memory.
//!
//! Takes defects in any order, gives them sorted and each once. Never forgets that there were more than it keeps, nor how
//! bad they were: the verdict is the same as if all had been kept.

use std::collections::BTreeSet;

use crate::defect::{Code, Defect, Effect};

/// Most defects kept; those beyond are counted.
pub const MOST: usize = 200_000;

/// The defects found so far.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    kept: Vec<Defect>,
    dropped: u64,
    worst: Option<Effect>,
    codes: Vec<Code>,
}

impl Findings {
    /// Begins with defects already found.
    pub fn new(found: impl IntoIterator<Item = Defect>) -> Self {
        let mut findings = Self::default();
        for defect in found {
            findings.push(defect);
        }
        findings
    }

    /// Adds a defect.
    pub fn push(&mut self, defect: Defect) {
        self.note(defect.code);
        if self.kept.len() < MOST {
            self.kept.push(defect);
        } else {
            self.dropped += 1;
        }
    }

    /// Adds all that others found.
    pub fn append(&mut self, other: Self) {
        for defect in other.kept {
            self.push(defect);
        }
        for code in other.codes {
            self.note(code);
        }
        self.dropped += other.dropped;
    }

    fn note(&mut self, code: Code) {
        self.worst = self.worst.max(Some(code.effect()));
        if let Err(at) = self.codes.binary_search(&code) {
            self.codes.insert(at, code);
        }
    }

    /// The paths of all defects of a code.
    pub fn paths_of(&self, code: Code) -> BTreeSet<Box<str>> {
        let of_code = self.kept.iter().filter(|defect| defect.code == code);
        of_code.filter_map(|defect| defect.path.clone()).collect()
    }

    /// Every code found, each once.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The strongest effect found.
    pub fn worst(&self) -> Option<Effect> {
        self.worst
    }

    /// The defects by path, code and facts, each once, and how many more there were than are kept.
    pub fn into_sorted(self) -> (Vec<Defect>, u64) {
        let mut kept = self.kept;
        kept.sort_by(|a, b| (&a.path, a.code, &a.facts).cmp(&(&b.path, b.code, &b.facts)));
        kept.dedup();
        (kept, self.dropped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defects_come_sorted_and_each_once() {
        let a = Defect::at(Code::MissingPayload, "data/a");
        let b = Defect::at(Code::PayloadDigest, "data/b");
        let whole = Defect::new(Code::NoTagManifest);
        let findings = Findings::new([b.clone(), a.clone(), whole.clone(), b.clone()]);
        assert_eq!(findings.worst(), Some(Effect::Altered));
        assert_eq!(findings.codes().len(), 3);
        assert_eq!(findings.into_sorted(), (vec![whole, a, b], 0));
        assert_eq!(Findings::default().worst(), None);
    }

    #[test]
    fn what_is_not_kept_still_counts() {
        let mut findings = Findings::default();
        for _ in 0..MOST {
            findings.push(Defect::new(Code::CaseTwins));
        }
        findings.push(Defect::new(Code::RootDigest));
        assert_eq!(findings.worst(), Some(Effect::Altered));
        assert!(findings.codes().contains(&Code::RootDigest));
        assert_eq!(findings.into_sorted().1, 1);
    }
}
