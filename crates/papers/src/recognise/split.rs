//! Finds several cards on one page: both sides of an ID card copied onto a sheet, or two people's.
//!
//! Takes a sheet, gives the cards when a white gap parts the page into parts that are each a card of their own; else nothing. Never
//! cuts a page whose parts are not cards.

use reading::place::Rect;
use reading::sheet::Sheet;

use super::{Found, SURE, whole};
use crate::field::Name;
use crate::fields::grid::Grid;
use crate::kind::Kind;
use crate::text::Text;
use crate::words::Group;

/// Cuts within cuts: four cards at most.
const DEPTH: usize = 2;
/// Gaps that are tried, widest first.
const TRIED: usize = 6;

/// The cards of a page, top to bottom, left to right; empty unless there are two or more.
pub(super) fn cards(sheet: &Sheet, lines: &[usize], page: Rect) -> Vec<Found> {
    // A page of text is no page of cards.
    if lines.len() > 120 {
        return Vec::new();
    }
    let found = parted(sheet, lines, page, DEPTH);
    if found.len() > 1 { found } else { Vec::new() }
}

fn parted(sheet: &Sheet, lines: &[usize], region: Rect, depth: usize) -> Vec<Found> {
    let mut best: Option<(f32, Vec<Found>)> = None;
    if depth > 0 {
        for (upright, cut) in gaps(sheet, lines) {
            let (first, second): (Vec<usize>, Vec<usize>) = lines.iter().partition(|&&n| {
                let centre = bounds(sheet, n).centre();
                if upright {
                    centre.y < cut
                } else {
                    centre.x < cut
                }
            });
            let (mut one, mut other) = (region, region);
            if upright {
                (one.bottom, other.top) = (cut, cut);
            } else {
                (one.right, other.left) = (cut, cut);
            }
            let mut cards = parted(sheet, &first, one, depth - 1);
            let second = parted(sheet, &second, other, depth - 1);
            if cards.is_empty() || second.is_empty() {
                continue;
            }
            cards.extend(second);
            let mean = cards.iter().map(|card| card.certainty).sum::<f32>() / cards.len() as f32;
            if best.as_ref().is_none_or(|(most, _)| mean > *most) {
                best = Some((mean, cards));
            }
        }
    }
    if let Some((_, cards)) = best {
        return cards;
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let own = whole(sheet, lines.to_vec(), region);
    if own.certainty >= SURE && complete(sheet, &own) {
        vec![own]
    } else {
        Vec::new()
    }
}

/// Whether a part holds what a side of a card has at its top and at its bottom: half a card is no card.
fn complete(sheet: &Sheet, card: &Found) -> bool {
    let text = Text::of(sheet, &card.lines);
    let labels = Grid::of(&text, Group::Id).labels;
    let has = |name| labels.contains_key(&name);
    match card.kind {
        Kind::IdPortrait | Kind::PermitPortrait => {
            let head = [Name::Person, Name::Sex, Name::Birth, Name::Address]
                .into_iter()
                .filter(|&name| has(name))
                .count();
            head >= 2 && has(Name::IdNumber)
        }
        Kind::IdEmblem | Kind::PermitEmblem => has(Name::Term) || has(Name::Authority),
        _ => false,
    }
}

fn bounds(sheet: &Sheet, line: usize) -> Rect {
    sheet
        .lines
        .get(line)
        .map(|line| line.place.bounds())
        .unwrap_or_default()
}

/// The middles of the widest gaps between lines, downward (`true`) and across.
fn gaps(sheet: &Sheet, lines: &[usize]) -> Vec<(bool, f32)> {
    let mut found: Vec<(f32, bool, f32)> = Vec::new();
    for upright in [true, false] {
        let mut spans: Vec<(f32, f32)> = lines
            .iter()
            .map(|&n| bounds(sheet, n))
            .map(|b| {
                if upright {
                    (b.top, b.bottom)
                } else {
                    (b.left, b.right)
                }
            })
            .filter(|(from, to)| from.is_finite() && to.is_finite())
            .collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut end = f32::MAX;
        for (from, to) in spans {
            if end < from {
                found.push((from - end, upright, f32::midpoint(from, end)));
            }
            end = if end == f32::MAX { to } else { end.max(to) };
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found
        .into_iter()
        .take(TRIED)
        .map(|(_, upright, cut)| (upright, cut))
        .collect()
}
