//! Mends labels that were read in pieces: letter-spaced ones cut in two, and ones that lost a character.
//!
//! Takes the pieces of a form, gives them with labels whole. Only labels are mended, and only where one label can be meant and a value
//! stands beside it; values are never touched.

use crate::text::{Char, Piece};
use crate::words::{Group, begins, words};

/// Pieces with letter-spaced labels that were cut in two put together: 名 and 称, 姓 and 名; also 经 and 者, whose middle was lost.
pub(crate) fn joined(pieces: &[Piece], group: Group) -> Vec<Piece> {
    let mut all: Vec<Piece> = pieces.to_vec();
    unwrap(&mut all, group);
    let mut at = 0;
    let mut rounds = 0;
    while at < all.len() && rounds < 4 * pieces.len() {
        rounds += 1;
        let partner = all
            .get(at)
            .and_then(|piece| partner(&all, at, piece, group));
        match partner {
            Some((other, lost)) => {
                let more = all.remove(other);
                let here = if other < at { at - 1 } else { at };
                if let Some(piece) = all.get_mut(here) {
                    piece.chars.extend(lost.map(|c| Char {
                        edges: (piece.rect.right, more.rect.left),
                        ..Char::bare(c)
                    }));
                    piece.chars.extend(more.chars);
                    piece.rect = piece.rect.join(&more.rect);
                }
                at = here;
            }
            None => {
                let lost = all.get(at).and_then(|piece| stump(&all, piece, group));
                if let (Some(lost), Some(piece)) = (lost, all.get_mut(at)) {
                    match lost {
                        End::First(c) => piece.chars.insert(0, at_edge(c, piece.rect.left)),
                        End::Last(c) => piece.chars.push(at_edge(c, piece.rect.right)),
                    }
                }
                at += 1;
            }
        }
    }
    all
}

/// Long labels printed on two lines put on one: 执行事务合 and 伙人 below it.
fn unwrap(all: &mut Vec<Piece>, group: Group) {
    let mut at = 0;
    while at < all.len() {
        if let Some((lost, below)) = all.get(at).and_then(|piece| wrapped(all, piece, group)) {
            if let Some(piece) = all.get_mut(at) {
                let right = piece.rect.right;
                piece
                    .chars
                    .extend(lost.into_iter().map(|c| at_edge(c, right)));
            }
            let before = below.iter().filter(|&&n| n < at).count();
            let mut n = 0;
            all.retain(|_| {
                n += 1;
                !below.contains(&(n - 1))
            });
            at -= before;
        }
        at += 1;
    }
}

/// What a label lacks, and the pieces below it that say just that.
fn wrapped(all: &[Piece], piece: &Piece, group: Group) -> Option<(Vec<char>, Vec<usize>)> {
    let said: Vec<char> = piece.chars.iter().map(|c| c.c).collect();
    if said.len() < 4 {
        return None;
    }
    let height = piece.rect.height();
    let mut below: Vec<(usize, &Piece)> = all
        .iter()
        .enumerate()
        .filter(|(_, other)| {
            let down = other.middle() - piece.middle();
            other.chars.len() <= 3
                && (0.5 * height..2.2 * height).contains(&down)
                && other.rect.left > piece.rect.left - 0.5 * height
                && other.rect.right < piece.rect.right + 0.5 * height
        })
        .collect();
    below.sort_by(|a, b| a.1.rect.left.total_cmp(&b.1.rect.left));
    let rest: Vec<char> = below
        .iter()
        .flat_map(|(_, piece)| piece.chars.iter().map(|c| c.c))
        .collect();
    let whole = |label: &[char]| {
        label
            .strip_prefix(said.as_slice())
            .is_some_and(|tail| !tail.is_empty() && tail == rest)
    };
    let found = words().labels(group).iter().any(|label| whole(&label.text));
    found.then(|| (rest, below.into_iter().map(|(n, _)| n).collect()))
}

/// A character that was not read, at an edge of a piece.
fn at_edge(c: char, x: f32) -> Char {
    Char {
        edges: (x, x),
        ..Char::bare(c)
    }
}

/// The end of a label where a character was lost.
enum End {
    First(char),
    Last(char),
}

/// The first or last character that a label standing alone before its value has lost (负责 for 负责人, 名 for 名称), when one label can be
/// meant.
fn stump(all: &[Piece], piece: &Piece, group: Group) -> Option<End> {
    let said: Vec<char> = piece.chars.iter().map(|c| c.c).collect();
    let labels = words().labels(group);
    if labels
        .iter()
        .any(|label| begins(&said, &label.text).is_some())
    {
        return None;
    }
    let height = piece.rect.height();
    let value = all.iter().any(|other| {
        let gap = other.rect.left - piece.rect.right;
        piece.beside(other) && (0.3 * height..8.0 * height).contains(&gap)
    });
    // Half of a label of two characters must keep the column of the others.
    let column = |edge: fn(&Piece) -> f32| {
        said.len() > 1
            || all.iter().any(|other| {
                let text: Vec<char> = other.chars.iter().map(|c| c.c).collect();
                let whole = text.len() > 2 && labels.iter().any(|label| label.text == text);
                whole && (edge(other) - edge(piece)).abs() < height
            })
    };
    let (first, last) = (
        column(|piece| piece.rect.left),
        column(|piece| piece.rect.right),
    );
    let mut meant = labels
        .iter()
        .filter(|label| value && label.text.len() == said.len() + 1)
        .filter_map(|label| match label.text.as_slice() {
            [head @ .., lost] if first && head == said => Some(End::Last(*lost)),
            [lost, tail @ ..] if last && tail == said => Some(End::First(*lost)),
            _ => None,
        });
    let only = meant.next()?;
    meant.next().is_none().then_some(only)
}

/// The piece right of a label's beginning that holds its end, and the one character lost between them.
fn partner(all: &[Piece], at: usize, piece: &Piece, group: Group) -> Option<(usize, Option<char>)> {
    let head: Vec<char> = piece.chars.iter().map(|c| c.c).collect();
    if head.len() > 4 {
        return None;
    }
    let right = |other: &Piece| other.rect.left > piece.rect.right - piece.rect.height();
    let (n, next) = all
        .iter()
        .enumerate()
        .filter(|(n, other)| *n != at && piece.beside(other) && right(other))
        .min_by(|(_, a), (_, b)| a.rect.left.total_cmp(&b.rect.left))?;
    let gap = next.rect.left - piece.rect.right;
    if gap > 6.0 * piece.rect.height() {
        return None;
    }
    let tail: Vec<char> = next.chars.iter().map(|c| c.c).collect();
    let labels = words().labels(group);
    if labels.iter().any(|label| label.text == head) {
        return None;
    }
    let both: Vec<char> = head.iter().chain(&tail).copied().collect();
    let begun = |label: &[char]| label.len() > head.len() && label.starts_with(&head);
    if labels
        .iter()
        .any(|label| begun(&label.text) && both.starts_with(&label.text))
    {
        return Some((n, None));
    }
    // Only between two stumps wide enough apart, and only when one label can be meant.
    let stumps = gap > 0.8 * piece.rect.height() && head.len() + tail.len() <= 4;
    let rest = |label: &[char]| label.get(head.len() + 1..).is_some_and(|rest| rest == tail);
    let mut meant = labels
        .iter()
        .filter(|label| stumps && begun(&label.text) && rest(&label.text));
    let only = meant.next()?;
    let lost = only.text.get(head.len()).copied();
    meant.next().is_none().then_some((n, lost))
}
