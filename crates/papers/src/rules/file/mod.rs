//! Judges whether a file could be looked at at all: rules E101 to E106.
//!
//! Takes why a file or one of its pages was refused. Every refusal belongs to exactly one rule, so that nothing that was not looked at is
//! passed over; the test below holds it.

mod damaged;
mod heic;
mod locked;
mod not_a_picture;
mod too_large;
mod unreadable;

use super::Rule;
use crate::dossier::{Dossier, Refusal};

/// The rules 1xx of this room, in code order.
pub(super) const RULES: &[&dyn Rule] = &[
    &heic::Heic,
    &locked::Locked,
    &not_a_picture::NotAPicture,
    &damaged::Damaged,
    &too_large::TooLarge,
    &unreadable::Unreadable,
];

/// Everything that was refused: which file, which page (the first for a whole file), why.
fn refusals(dossier: &Dossier) -> impl Iterator<Item = (usize, usize, &Refusal)> {
    dossier.files.iter().enumerate().flat_map(|(file, held)| {
        let (whole, leaves) = match &held.pages {
            Ok(leaves) => (None, leaves.as_slice()),
            Err(why) => (Some(why), [].as_slice()),
        };
        let pages = leaves.iter().enumerate();
        let pages = pages.filter_map(|(page, leaf)| Some((page, leaf.sheet.as_ref().err()?)));
        whole
            .map(|why| (0, why))
            .into_iter()
            .chain(pages)
            .map(move |(page, why)| (file, page, why))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{codes, dossier, licence};

    #[test]
    fn every_refusal_is_one_finding() {
        let large = Refusal::TooLarge {
            of: "pages".to_owned(),
            found: 900,
            most: 200,
        };
        let system = Refusal::Unreadable {
            error: "permission denied".to_owned(),
        };
        for (why, code) in [
            (Refusal::Heic, "E101"),
            (Refusal::Locked, "E102"),
            (Refusal::Archive, "E103"),
            (Refusal::Office, "E103"),
            (Refusal::Unknown, "E103"),
            (Refusal::Empty, "E104"),
            (Refusal::Damaged, "E104"),
            (Refusal::NoPages, "E104"),
            (large, "E105"),
            (system, "E106"),
            (Refusal::Panicked, "E106"),
        ] {
            let whole = dossier().page(licence()).refused("x", why.clone()).done();
            assert_eq!(codes(&whole), [code], "{why:?}");
            let page = dossier()
                .file("x.pdf", vec![vec![licence()], vec![]])
                .with(|made| {
                    if let Ok(leaves) = &mut made.files[0].pages {
                        leaves[1].sheet = Err(why.clone());
                    }
                })
                .done();
            let found = crate::rules::look(&page);
            let found: Vec<_> = found.iter().filter(|one| one.code < "E200").collect();
            assert_eq!(found.len(), 1, "{why:?}");
            assert_eq!((found[0].marks[0].file, found[0].marks[0].page), (0, 1));
        }
    }
}
