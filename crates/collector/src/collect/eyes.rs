//! Looks at entries while they are read.
//!
//! Takes an entry of the plan, gives a [`Looker`] for its octets; keeps what it said in the shortest form. Which entries get a small picture depends on
//! the plan alone, so that the same input gives the same archive whatever the number of threads.

use exports::facts::Facts;
use exports::look::{Looker, Settings};

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
#[derive(Clone, Copy, Debug)]
pub struct Eyes<'a> {
    plan: &'a Plan,
    longest: Option<u32>,
    /// The entries after which videos, and pictures, get no small picture.
    until: [usize; 2],
}

impl<'a> Eyes<'a> {
    /// Looks at the entries of a plan.
    pub fn new(plan: &'a Plan, figures: Option<Figures>) -> Self {
        let most = figures.map_or(0, |figures| figures.most);
        let until = [Kind::Video, Kind::Image].map(|wanted| {
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
        }
    }

    /// Begins to look at an entry of `size` octets.
    pub fn look(&self, index: usize, size: u64) -> Looker {
        let payload = &self.plan.entries[index].payload;
        let until = match kind::kind(payload) {
            Kind::Video => self.until[0],
            Kind::Image => self.until[1],
            _ => 0,
        };
        let preview = if index < until { self.longest } else { None };
        Looker::new(payload, size, Settings { preview })
    }
}

/// The short form of what is known of an entry.
pub fn noted(facts: &Facts) -> Option<Box<str>> {
    serde_json::to_string(facts)
        .ok()
        .map(String::into_boxed_str)
}

/// What a short form says; `None` for one that says nothing.
pub fn known(noted: &str) -> Option<Facts> {
    serde_json::from_str(noted).ok()
}
