//! Looks at entries while they are read.
//!
//! Takes an entry of the plan, gives a [`Look`] at its octets, and at the end what is known of it, noted shortly. Which entries get a small picture
//! depends on the plan alone, so that the same input gives the same archive whatever the number of threads.

use exports::look::{Looker, Settings};

use super::noted::{Noted, Notes};
use crate::kind::{self, Kind};
use crate::plan::Plan;

/// Small pictures for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Longest side, pixels.
    pub longest: u32,
    /// Most videos, and most pictures, that get one.
    pub most: usize,
}

/// How entries are looked at.
#[derive(Debug)]
pub struct Eyes<'a> {
    plan: &'a Plan,
    longest: Option<u32>,
    /// The entries after which videos, and pictures, get no small picture.
    until: [usize; 2],
    notes: Notes,
}

/// One entry while it is looked at.
pub struct Look<'e> {
    looker: Looker,
    notes: &'e Notes,
}

impl<'a> Eyes<'a> {
    /// Looks at the entries of a plan.
    pub fn new(plan: &'a Plan, figures: Option<Figures>) -> Self {
        let until = [Kind::Video, Kind::Image].map(|wanted| {
            let Some(Figures { most, .. }) = figures else {
                return 0;
            };
            let of_kind = |index: &usize| kind::kind(&plan.entries[*index].payload) == wanted;
            (0..plan.entries.len())
                .filter(of_kind)
                .nth(most)
                .unwrap_or(plan.entries.len())
        });
        Self {
            plan,
            longest: figures.map(|figures| figures.longest),
            until,
            notes: Notes::default(),
        }
    }

    /// Begins to look at an entry of `size` octets.
    pub fn look(&self, index: usize, size: u64) -> Look<'_> {
        let payload = &self.plan.entries[index].payload;
        // Few are within the bound: of the others the kind need not be known.
        let preview = self.longest.filter(|_| match self.until {
            [videos, pictures] if index >= videos && index >= pictures => false,
            [videos, pictures] => match kind::kind(payload) {
                Kind::Video => index < videos,
                Kind::Image => index < pictures,
                _ => false,
            },
        });
        let settings = Settings {
            preview,
            decode: self.longest.is_some(),
        };
        Look {
            looker: Looker::new(payload, size, settings),
            notes: &self.notes,
        }
    }
}

impl Look<'_> {
    /// Takes the next octets.
    pub fn feed(&mut self, octets: &[u8]) {
        self.looker.feed(octets);
    }

    /// What is known of the entry, in the short form.
    pub fn finish(self) -> Option<Noted> {
        self.notes.note(self.looker.finish())
    }
}
