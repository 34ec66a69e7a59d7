//! Reads forms: which text belongs to which label, on papers printed in columns (licences, ID cards, permits).
//!
//! Takes a laid out page and the group of labels it uses, gives the characters of each field. A value stands right of its label on its
//! row, glued to it or below it, and goes on downward while it keeps its left edge; the columns of a licence are never mixed: a piece
//! that continues a value above it is not taken by a label of the other column on its row. What belongs to no label is kept
//! ([`Grid::rest`]).

use std::collections::BTreeMap;

use reading::place::Rect;

use crate::field::Name;
use crate::fields::dates;
use crate::fields::mend::joined;
use crate::fields::torn;
use crate::fields::value::is_han;
use crate::text::{Char, Piece, Text};
use crate::words::{Group, begins, words};

/// How far right of its label a value may begin, in heights of a line.
const FAR: f32 = 12.0;
/// The widest gap inside one value on a row, in heights.
const GAP: f32 = 2.6;
/// The widest gap between two lines of one value, in heights.
const LEADING: f32 = 1.3;

/// A form, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// The characters of each field that has any.
    pub values: BTreeMap<Name, Vec<Char>>,
    /// Where each label stands, levelled.
    pub labels: BTreeMap<Name, Rect>,
    /// Rows of text that belong to no label, top to bottom.
    pub rest: Vec<Vec<Char>>,
}

/// A label and what belongs to it.
pub(super) struct Hit {
    /// Its field; `None` for a label that only ends the value before it.
    pub name: Option<Name>,
    /// Where it stands.
    pub rect: Rect,
    /// Its value, piece by piece.
    pub value: Vec<Span>,
}

/// A piece of text.
#[derive(Clone)]
pub(super) struct Span {
    /// Its characters.
    pub chars: Vec<Char>,
    /// Where it stands.
    pub rect: Rect,
}

impl Span {
    fn middle(&self) -> f32 {
        self.rect.centre().y
    }
}

impl Grid {
    /// Takes a page apart by the labels of a group.
    pub fn of(text: &Text, group: Group) -> Self {
        let (mut hits, mut free) = taken_apart(text, group);
        torn::told(&mut hits, &mut free, group);
        let mut rest = Vec::new();
        for span in free {
            match owner(&hits, &span) {
                Some(owner) => {
                    if let Some(hit) = hits.get_mut(owner) {
                        hit.value.push(span);
                    }
                }
                None => rest.push(span),
            }
        }
        below(&mut hits, &mut rest);
        gathered(hits, rest)
    }
}

/// Labels with what is glued to them, and the pieces that are free.
fn taken_apart(text: &Text, group: Group) -> (Vec<Hit>, Vec<Span>) {
    let (mut hits, mut free) = (Vec::new(), Vec::new());
    for piece in joined(&text.pieces, group) {
        let cuts = cuts(&piece, group);
        let first = cuts.first().map_or(piece.chars.len(), |cut| cut.start);
        free.extend(span(&piece, 0, first));
        for (n, cut) in cuts.iter().enumerate() {
            let end = cuts.get(n + 1).map_or(piece.chars.len(), |next| next.start);
            let Some(label) = span(&piece, cut.start, cut.end) else {
                continue;
            };
            let value = span(&piece, cut.end, end).map(trimmed);
            let value =
                value.filter(|value| !value.chars.is_empty() && !foreign(&value.chars, group));
            hits.push(Hit {
                name: cut.name,
                rect: label.rect,
                value: value.into_iter().collect(),
            });
        }
    }
    (hits, free)
}

/// `/ Name` and the like after a label of a card in two languages.
fn foreign(chars: &[Char], group: Group) -> bool {
    group == Group::Id
        && chars
            .iter()
            .all(|c| c.c.is_ascii() && !c.c.is_ascii_digit())
        && chars.len() > 1
}

fn trimmed(mut span: Span) -> Span {
    let skip = span
        .chars
        .iter()
        .take_while(|c| {
            matches!(
                c.c,
                ':' | ';' | '.' | ',' | '|' | '·' | '、' | '-' | '/' | '_'
            )
        })
        .count();
    span.chars.drain(..skip);
    if let Some(first) = span.chars.first() {
        span.rect.left = first.edges.0;
    }
    span
}

fn span(piece: &Piece, from: usize, to: usize) -> Option<Span> {
    let chars = piece.chars.get(from..to)?.to_vec();
    let (first, last) = (chars.first()?, chars.last()?);
    let rect = Rect {
        left: first.edges.0,
        right: last.edges.1,
        ..piece.rect
    };
    Some(Span { chars, rect })
}

struct Cut {
    name: Option<Name>,
    start: usize,
    end: usize,
}

/// Where labels stand in a piece: at its start, and after a gap.
fn cuts(piece: &Piece, group: Group) -> Vec<Cut> {
    let text: Vec<char> = piece.chars.iter().map(|c| c.c).collect();
    let mut found: Vec<Cut> = Vec::new();
    let mut at = text.iter().take_while(|c| !c.is_alphanumeric()).count();
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let label = words().labels(group).iter().find_map(|label| {
            let length = if at == 0 || found.is_empty() && fresh(piece, at) {
                begins(rest, &label.text)?
            } else {
                (rest.starts_with(&label.text) && inline(piece, at, &label.text, group, &found))
                    .then_some(label.text.len())?
            };
            Some((label.name, length))
        });
        match label {
            Some((name, length)) => {
                found.push(Cut {
                    name,
                    start: at,
                    end: at + length,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Only marks stand before this place.
fn fresh(piece: &Piece, at: usize) -> bool {
    piece.chars.iter().take(at).all(|c| !c.c.is_alphanumeric())
}

/// Whether a label may begin in the middle of a piece.
fn inline(piece: &Piece, at: usize, label: &[char], group: Group, found: &[Cut]) -> bool {
    let apart = piece
        .chars
        .get(at)
        .zip(at.checked_sub(1).and_then(|n| piece.chars.get(n)));
    let apart = apart.is_some_and(|(this, before)| {
        let width = this.edges.1 - this.edges.0;
        this.gap || this.edges.0 - before.edges.1 > 1.2 * width.max(1.0)
    });
    let after = piece.chars.get(at + label.len()).map(|c| c.c);
    match label {
        ['性', '别'] => {
            group == Group::Id && after.is_none_or(|c| matches!(c, '男' | '女' | '/'))
        }
        ['民', '族'] => {
            let sex = |c: &Char| matches!(c.c, '男' | '女');
            group == Group::Id && (apart || piece.chars.iter().take(at).any(sex)) && at <= 8
        }
        ['出', '生'] => {
            group == Group::Id && after.is_none_or(|c| c.is_ascii_digit()) && !found.is_empty()
        }
        _ => apart && label.len() >= 2 && (label.len() >= 4 || !found.is_empty()),
    }
}

/// Whether two boxes stand on one row.
pub(super) fn beside(a: &Rect, b: &Rect) -> bool {
    (a.centre().y - b.centre().y).abs() < 0.6 * a.height().max(b.height())
}

/// The label that a free piece belongs to.
fn owner(hits: &[Hit], span: &Span) -> Option<usize> {
    let height = span.rect.height().max(1.0);
    let left = nearest_left(hits, span);
    let above = continued(hits, span);
    if let Some((hit, gap, true)) = left {
        let tight = above.is_some_and(|(other, shift)| other != hit && shift < 0.8 * height);
        if gap < FAR * height
            && fits(hits.get(hit)?.name, &span.chars)
            && !(tight && gap > 5.0 * height)
        {
            return Some(hit);
        }
    }
    if let Some((hit, _)) = above {
        return Some(hit);
    }
    let (hit, gap, empty) = left?;
    (!empty && gap < GAP * height).then_some(hit)
}

/// What stands next to the left on the row: whose it is, how far, and whether it is a label without a value.
fn nearest_left(hits: &[Hit], span: &Span) -> Option<(usize, f32, bool)> {
    let slack = 0.5 * span.rect.height();
    let mut best: Option<(usize, f32, bool)> = None;
    for (n, hit) in hits.iter().enumerate() {
        let empty = hit.value.is_empty();
        let label = std::iter::once((&hit.rect, empty));
        for (rect, empty) in label.chain(hit.value.iter().map(|v| (&v.rect, false))) {
            if beside(rect, &span.rect) && rect.right <= span.rect.left + slack {
                let gap = span.rect.left - rect.right;
                if best.is_none_or(|(_, least, _)| gap < least) {
                    best = Some((n, gap, empty));
                }
            }
        }
    }
    best
}

/// The value above that a piece continues, and how far its left edge is shifted against it.
fn continued(hits: &[Hit], span: &Span) -> Option<(usize, f32)> {
    let height = span.rect.height().max(1.0);
    let mut best: Option<(usize, f32, f32)> = None;
    for (n, hit) in hits.iter().enumerate() {
        let Some(last) = hit.value.last().filter(|_| goes_on(hit, span)) else {
            continue;
        };
        let gap = span.rect.top - last.rect.bottom;
        let edge = hit
            .value
            .iter()
            .map(|v| v.rect.left)
            .fold(f32::MAX, f32::min);
        let shift = (span.rect.left - edge).abs();
        let under = span.middle() > last.middle() + 0.5 * height && gap < LEADING * height;
        let aligned =
            shift < 1.8 * height || (span.rect.left > edge && span.rect.left < last.rect.right);
        if under && aligned && best.is_none_or(|(_, least, _)| gap < least) {
            best = Some((n, gap, shift));
        }
    }
    best.map(|(n, _, shift)| (n, shift))
}

/// Whether a value may have another line.
fn goes_on(hit: &Hit, span: &Span) -> bool {
    let length: usize = hit.value.iter().map(|v| v.chars.len()).sum();
    match hit.name {
        Some(Name::Company) if whole_before_form(hit, span) => false,
        Some(Name::Form) if whole_form(hit) && span.chars.first().is_some_and(|c| c.c != '(') => {
            false
        }
        Some(Name::Company | Name::Form | Name::Address | Name::Scope | Name::Capital) => {
            dates::only(&span.chars, 1).is_none()
        }
        Some(Name::Term) => span.chars.iter().any(|c| c.c.is_ascii_digit()) && length < 24,
        // A lone last digit on a line of its own.
        Some(Name::Code | Name::IdNumber) => length < 18 && span.chars.len() + length <= 18,
        _ => false,
    }
}

fn text(chars: &[Char]) -> String {
    chars.iter().map(|c| c.c).collect()
}

/// Whether a type is whole: what stands below it has a label that was not read.
fn whole_form(hit: &Hit) -> bool {
    let said: String = hit.value.iter().map(|span| text(&span.chars)).collect();
    words().is_whole_form(&said)
}

/// Whether a name is whole and what stands below it is the type of the company.
fn whole_before_form(hit: &Hit, span: &Span) -> bool {
    let whole = |last: &Span| text(&last.chars).ends_with("公司");
    hit.value.last().is_some_and(whole) && words().is_form(&text(&span.chars))
}

/// Whether text can be a value of a field at all.
pub(super) fn fits(name: Option<Name>, chars: &[Char]) -> bool {
    let digits = chars.iter().filter(|c| c.c.is_ascii_digit()).count();
    let latin = chars.iter().filter(|c| c.c.is_ascii_alphanumeric()).count();
    match name {
        Some(Name::Code | Name::IdNumber) => latin >= 6 && latin * 3 >= chars.len() * 2,
        Some(Name::Number) => latin >= 4,
        Some(Name::Established | Name::Birth | Name::Issued | Name::Term) => {
            digits > 0
                || chars
                    .iter()
                    .any(|c| matches!(c.c, '年' | '长' | '永' | '一' | '二'))
        }
        Some(Name::Representative | Name::Person | Name::Authority) => digits == 0,
        Some(Name::Sex | Name::Nation) => digits == 0 && chars.len() <= 8,
        _ => true,
    }
}

/// Gives labels without a value the text right below them.
fn below(hits: &mut [Hit], rest: &mut Vec<Span>) {
    for hit in hits
        .iter_mut()
        .filter(|hit| hit.value.is_empty() && hit.name.is_some())
    {
        let height = hit.rect.height().max(1.0);
        let place = rest.iter().position(|span| {
            let gap = span.rect.top - hit.rect.bottom;
            let under =
                span.middle() > hit.rect.bottom && gap < 1.6 * height.max(span.rect.height());
            let over = span.rect.left < hit.rect.right + height && span.rect.right > hit.rect.left;
            let start = (span.rect.left - hit.rect.left).abs() < 3.0 * height;
            let day = hit.name == Some(Name::Authority) && !dates::days(&span.chars).is_empty();
            under && over && start && !day && fits(hit.name, &span.chars)
        });
        if let Some(place) = place {
            let first = rest.remove(place);
            // The rest of that row.
            let mut right = first.rect.right;
            let row = first.rect;
            let latin = first.chars.iter().all(|c| c.c.is_ascii());
            hit.value.push(first);
            // A name in Latin letters, and in characters below it.
            let other = rest.iter().position(|span| {
                let gap = span.rect.top - row.bottom;
                hit.name == Some(Name::Person)
                    && latin
                    && (span.rect.left - row.left).abs() < 3.0 * height
                    && (-0.4 * height..1.6 * row.height().max(height)).contains(&gap)
                    && span.chars.iter().all(|c| is_han(c.c))
            });
            hit.value.extend(other.map(|other| rest.remove(other)));
            while let Some(next) = rest.iter().position(|span| {
                beside(&span.rect, &row)
                    && span.rect.left >= right - height
                    && span.rect.left - right < GAP * height
            }) {
                let span = rest.remove(next);
                right = span.rect.right;
                hit.value.push(span);
            }
        }
    }
}

fn gathered(hits: Vec<Hit>, rest: Vec<Span>) -> Grid {
    let mut grid = Grid {
        rest: rows(rest).into_iter().map(spaced).collect(),
        ..Grid::default()
    };
    for mut hit in hits {
        let Some(name) = hit.name else { continue };
        grid.labels.entry(name).or_insert(hit.rect);
        let rows = rows(std::mem::take(&mut hit.value));
        let chars: Vec<Char> = rows
            .into_iter()
            .flatten()
            .flat_map(|span| span.chars)
            .collect();
        if !chars.is_empty() {
            grid.values.entry(name).or_insert(chars);
        }
    }
    grid
}

/// Spans put together into rows, each from left to right.
fn rows(mut spans: Vec<Span>) -> Vec<Vec<Span>> {
    spans.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut rows: Vec<Vec<Span>> = Vec::new();
    for span in spans {
        match rows.last_mut().filter(|row| {
            row.first()
                .is_some_and(|first| beside(&first.rect, &span.rect))
        }) {
            Some(row) => row.push(span),
            None => rows.push(vec![span]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left));
    }
    rows
}

/// A row as characters, gaps between its spans kept.
fn spaced(row: Vec<Span>) -> Vec<Char> {
    let mut chars = Vec::new();
    for span in row {
        if !chars.is_empty() {
            chars.push(Char::bare('\t'));
        }
        chars.extend(span.chars);
    }
    chars
}
