//! Reads written papers: paragraphs, and the labels with colons in them.
//!
//! Takes a laid out page, gives [`Flow`]: paragraphs of characters (wrapped lines put together, gaps kept as tabs) and every label with
//! its value, in reading order. A value ends at a comma, a full stop, a gap or the next label. A word of a sentence is no label: a label
//! has a colon, or stands alone before a gap.

use crate::field::Name;
use crate::text::{Char, Piece, Text};
use crate::words::{Group, Label, begins, words};

/// A written page.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    /// Paragraphs, top to bottom.
    pub paragraphs: Vec<Vec<Char>>,
    /// Labels and their values.
    pub entries: Vec<Entry>,
}

/// A label and what follows it.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The field it introduces; `None` for a label that only separates.
    pub name: Option<Name>,
    /// How the label is spelled.
    pub label: String,
    /// Which paragraph.
    pub paragraph: usize,
    /// The value, may be empty.
    pub value: Vec<Char>,
    /// The label says that a signature or seal follows: 委托人（签字）.
    pub signs: bool,
}

impl Flow {
    /// Lays a page out as paragraphs and finds its labels.
    pub fn of(text: &Text) -> Self {
        let paragraphs = paragraphs(text);
        let mut entries = Vec::new();
        for (n, paragraph) in paragraphs.iter().enumerate() {
            labelled(n, paragraph, &mut entries);
        }
        Self {
            paragraphs,
            entries,
        }
    }
}

/// Rows of pieces, top to bottom, gaps as tabs; then rows that go on put together.
fn paragraphs(text: &Text) -> Vec<Vec<Char>> {
    let rows = rows(text);
    let long = || rows.iter().filter(|row| row.chars.len() >= 12);
    let left = long().map(|row| row.left).fold(f32::MAX, f32::min);
    let right = long().map(|row| row.right).fold(f32::MIN, f32::max);
    let height = text.height;
    let mut all: Vec<Vec<Char>> = Vec::new();
    let mut full = false;
    for row in rows {
        let indented = row.left > left + 1.3 * height;
        let label = starts_with_label(&row.chars);
        // A number set flush right goes on as little as a short line.
        let ends = row.right > right - 2.6 * height && row.left < left + 4.0 * height;
        match all.last_mut().filter(|_| full && !indented && !label) {
            Some(last) => last.extend(row.chars),
            None => all.push(row.chars),
        }
        full = ends;
    }
    all
}

struct Row {
    chars: Vec<Char>,
    left: f32,
    right: f32,
}

fn rows(text: &Text) -> Vec<Row> {
    let mut groups: Vec<Vec<&Piece>> = Vec::new();
    for piece in &text.pieces {
        match groups
            .last_mut()
            .filter(|row| row.first().is_some_and(|first| first.beside(piece)))
        {
            Some(row) => row.push(piece),
            None => groups.push(vec![piece]),
        }
    }
    let made = groups.into_iter().map(|mut row| {
        row.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left));
        let mut chars: Vec<Char> = Vec::new();
        let (mut left, mut right) = (f32::MAX, f32::MIN);
        for piece in row {
            if !chars.is_empty() && piece.rect.left - right > 1.2 * piece.rect.height() {
                chars.push(Char::bare('\t'));
            }
            chars.extend(piece.chars.iter().copied());
            left = left.min(piece.rect.left);
            right = right.max(piece.rect.right);
        }
        Row { chars, left, right }
    });
    made.collect()
}

fn starts_with_label(chars: &[Char]) -> bool {
    let text: Vec<char> = chars.iter().map(|c| c.c).collect();
    found(&text, 0).is_some()
}

/// A label at a place, with the end of label, brackets and colon.
struct Found<'a> {
    label: &'a Label,
    end: usize,
    signs: bool,
}

fn found(text: &[char], at: usize) -> Option<Found<'static>> {
    let rest = text.get(at..)?;
    // The longest spelling with a colon behind it; tolerant only where a paragraph begins.
    let all = words().labels(Group::Letter).iter();
    let mut matched = all.filter_map(|label| {
        let length = if at == 0 {
            begins(rest, &label.text)?
        } else {
            rest.starts_with(&label.text).then_some(label.text.len())?
        };
        let (end, signs) = behind(text, at + length, at == 0)?;
        Some(Found { label, end, signs })
    });
    matched.next()
}

/// What must stand behind a label: perhaps brackets, then a colon or (at the start of a paragraph) a gap.
fn behind(text: &[char], at: usize, leads: bool) -> Option<(usize, bool)> {
    let (mut end, mut signs) = (at, false);
    for _ in 0..2 {
        if text.get(end) == Some(&'(') {
            let inside = text.get(end..)?.iter().take(24).position(|c| *c == ')')?;
            let words: String = text.get(end..end + inside)?.iter().collect();
            signs |= ["签", "章", "手印"].iter().any(|word| words.contains(word));
            end += inside + 1;
        }
        for word in ["签名", "签字", "盖章", "签章"] {
            let word: Vec<char> = word.chars().collect();
            if text.get(end..).is_some_and(|rest| rest.starts_with(&word)) {
                end += 2;
                signs = true;
            }
        }
    }
    match text.get(end) {
        Some(':' | '：') => Some((end + 1, signs)),
        Some(';') if leads => Some((end + 1, signs)),
        Some('\t') if leads => Some((end + 1, signs)),
        _ => None,
    }
}

fn labelled(n: usize, paragraph: &[Char], entries: &mut Vec<Entry>) {
    let text: Vec<char> = paragraph.iter().map(|c| c.c).collect();
    let mut starts: Vec<(usize, Found<'static>)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        // A list's number may stand before a label.
        let lead = at == 0 || begins_item(&text, at);
        let free = lead
            || at
                .checked_sub(1)
                .and_then(|before| text.get(before))
                .is_some_and(|c| !c.is_alphanumeric())
            || long_label(&text, at);
        match free.then(|| found(&text, at)).flatten() {
            Some(hit) => {
                let end = hit.end;
                starts.push((at, hit));
                at = end;
            }
            None => at += 1,
        }
    }
    let bounds: Vec<usize> = starts
        .iter()
        .map(|(start, _)| *start)
        .chain([text.len()])
        .collect();
    for ((_, hit), next) in starts.into_iter().zip(bounds.into_iter().skip(1)) {
        let whole = paragraph.get(hit.end..next).unwrap_or_default();
        let skip = whole
            .iter()
            .take_while(|c| matches!(c.c, '\t' | ':'))
            .count();
        let value = whole.get(skip..).unwrap_or_default();
        let length = value
            .iter()
            .position(|c| matches!(c.c, ',' | ';' | '。' | '\t'))
            .unwrap_or(value.len());
        entries.push(Entry {
            name: hit.label.name,
            label: hit.label.text.iter().collect(),
            paragraph: n,
            value: value.get(..length).unwrap_or_default().to_vec(),
            signs: hit.signs,
        });
    }
}

/// Only a number like 1. or （1） stands before this place.
fn begins_item(text: &[char], at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    at <= 4
        && before
            .iter()
            .all(|c| c.is_ascii_digit() || "一二三四五六七八九十(). 、·".contains(*c))
}

/// A label of four characters and more may stand inside a sentence when a colon follows it.
fn long_label(text: &[char], at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let labels = words().labels(Group::Letter).iter();
    labels
        .filter(|label| label.text.len() >= 4)
        .any(|label| rest.starts_with(&label.text))
}
