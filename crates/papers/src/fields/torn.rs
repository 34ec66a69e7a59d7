//! Tells what label a lone character in the column of labels is left of: 经 where 经营者 stands widely spaced and its end was not read.
//!
//! Takes the labels that were read and the pieces that belong to none, gives a label more for each such piece, so that what stands beside
//! it is not taken for another line of the value above. Which label it is, is said only when one can be meant: no other of that beginning
//! is missing on the page that could have such a value.

use super::grid::{Hit, Span, beside, fits};
use crate::field::Name;
use crate::fields::value::is_han;
use crate::words::{Group, words};

/// The widest gap between what is left of a label and its value, in heights of a line.
const WIDE: f32 = 8.0;
/// So many labels begin where it does.
const COLUMN: usize = 2;

/// Turns what is left of labels into labels.
pub(super) fn told(hits: &mut Vec<Hit>, free: &mut Vec<Span>, group: Group) {
    let mut at = 0;
    while let Some(span) = free.get(at) {
        match meant(span, hits, free, group) {
            Some(name) => {
                let rect = free.remove(at).rect;
                hits.push(Hit {
                    name,
                    rect,
                    value: Vec::new(),
                });
            }
            None => at += 1,
        }
    }
}

/// The field of the label that this is left of, itself `None` when several can be meant; `None` for what is no label's.
fn meant(span: &Span, hits: &[Hit], free: &[Span], group: Group) -> Option<Option<Name>> {
    let said: Vec<char> = span.chars.iter().map(|c| c.c).collect();
    let height = span.rect.height();
    let in_column = |hit: &&Hit| (hit.rect.left - span.rect.left).abs() < 0.8 * height;
    let lone = said.len() == 1 && said.iter().copied().all(is_han);
    if !lone || hits.iter().filter(in_column).count() < COLUMN {
        return None;
    }
    let gap = |other: &Span| other.rect.left - span.rect.right;
    let value = free
        .iter()
        .filter(|other| beside(&other.rect, &span.rect) && gap(other) > 0.3 * height)
        .min_by(|a, b| gap(a).total_cmp(&gap(b)))
        .filter(|value| gap(value) < WIDE * height)?;
    let labels = words().labels(group).iter();
    let begun: Vec<Option<Name>> = labels
        .filter(|label| label.text.len() > said.len() && label.text.starts_with(&said))
        .map(|label| label.name)
        .collect();
    let missing = |name: &&Option<Name>| !hits.iter().any(|hit| hit.name == **name);
    let mut open = begun.iter().filter(missing);
    let mut able = open.clone().filter(|name| fits(**name, &value.chars));
    let first = able.next();
    match first {
        Some(name) if able.all(|other| other == name) => Some(*name),
        _ => open.next().map(|_| None),
    }
}
