//! Weighs the words of a page against each kind's signs.
//!
//! Takes a laid out page, gives the likeliest kind and how sure that is. A title counts where it stands alone on its row and is near the
//! top or larger than the text; a label where a row or column begins with it; words anywhere. Never surer than the second likeliest
//! allows.

use crate::codes::citizen;
use crate::fields::numbers::usable;
use crate::kind::Kind;
use crate::text::{Piece, Text};
use crate::words::{Signs, begins, is, words};

/// A title stands among the first rows, this share of all.
const HEAD: f32 = 0.4;
/// … or is this much higher than the text.
const LARGE: f32 = 1.3;
/// Titles are no longer than this, characters.
const LONGEST_TITLE: usize = 30;

/// The likeliest kind and its certainty, 0 to 1.
pub(super) fn best(text: &Text) -> (Kind, f32) {
    let page = Page::of(text);
    let mut all: Vec<(Kind, f32)> = words()
        .kinds
        .iter()
        .map(|signs| (signs.kind, page.weigh(signs)))
        .collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (kind, first) = all.first().copied().unwrap_or((Kind::Unknown, 0.0));
    let second = all.get(1).map_or(0.0, |(_, weight)| *weight);
    // Two kinds that fit as well: neither is sure.
    let close = (second - (first - 0.15)).max(0.0);
    (kind, (first - close).clamp(0.0, 1.0))
}

/// Whether any kind's title stands on the page.
pub(super) fn titled(text: &Text) -> bool {
    let page = Page::of(text);
    words().kinds.iter().any(|signs| page.title(signs))
}

/// Whether a page without a title looks like the rest of a letter: its number says 2 or more, or it ends in a signature.
pub(super) fn carries_on(text: &Text) -> bool {
    text.pieces.iter().any(|piece| {
        let said = piece.text();
        let inner = said.trim_matches(|c: char| !c.is_ascii_digit() && c != '/');
        let numbered = inner.split_once('/').is_some_and(|(n, of)| {
            let n: Option<u32> = n.parse().ok();
            n.is_some_and(|n| n >= 2) && of.parse::<u32>().is_ok()
        });
        let framed = said.starts_with('-')
            && said.ends_with('-')
            && inner.parse::<u32>().is_ok_and(|n| n >= 2);
        let signed = ["(签名):", "(签字):", "(盖章):", "签名:", "(签章):"]
            .iter()
            .any(|word| said.contains(word));
        numbered || framed || signed
    })
}

struct Page {
    rows: Vec<(Vec<char>, bool)>,
    whole: String,
    cards: bool,
}

impl Page {
    fn of(text: &Text) -> Self {
        let rows = rows(&text.pieces);
        let count = rows.len().max(1) as f32;
        let rows: Vec<(Vec<char>, bool)> = rows
            .into_iter()
            .enumerate()
            .flat_map(|(n, row)| {
                let head = n < 4 || (n as f32) < HEAD * count.min(20.0);
                let alone = row.len() == 1;
                // A row of single letter-spaced characters is one title: 营 业 执 照.
                let spread = row.len() > 1 && row.iter().all(|piece| piece.chars.len() <= 2);
                let joined: Option<Vec<char>> = spread.then(|| {
                    row.iter()
                        .flat_map(|piece| piece.chars.iter().map(|c| c.c))
                        .collect()
                });
                let own = row.iter().map(|piece| {
                    let large = piece.rect.height() > LARGE * text.height;
                    let chars: Vec<char> = piece.chars.iter().map(|c| c.c).collect();
                    (chars, large || (head && alone))
                });
                own.chain(joined.map(|chars| (chars, head)))
                    .collect::<Vec<_>>()
            })
            .collect();
        let whole: String = text
            .pieces
            .iter()
            .map(Piece::text)
            .collect::<Vec<_>>()
            .join("\n");
        // A card is small: a page with much text is none.
        let cards = text.pieces.len() <= 40;
        Self { rows, whole, cards }
    }

    fn title(&self, signs: &Signs) -> bool {
        self.rows
            .iter()
            .filter(|(chars, title)| *title && (3..=LONGEST_TITLE).contains(&chars.len()))
            .any(|(chars, _)| {
                let said: String = chars.iter().collect();
                let same = signs
                    .titles
                    .iter()
                    .any(|title| is(chars, &title.chars().collect::<Vec<_>>()));
                let ends = signs.ends.iter().any(|end| said.ends_with(end.as_str()))
                    && (signs.holds.is_empty()
                        || signs.holds.iter().any(|held| said.contains(held.as_str())))
                    && !said.contains([':', ',', '。', '《', '.']);
                same || ends
            })
    }

    fn label(&self, label: &str) -> bool {
        let label: Vec<char> = label.chars().collect();
        self.rows.iter().any(|(chars, _)| {
            let start = chars.iter().take_while(|c| !c.is_alphanumeric()).count();
            begins(chars.get(start..).unwrap_or_default(), &label).is_some()
        })
    }

    fn weigh(&self, signs: &Signs) -> f32 {
        let titled = self.title(signs);
        let labels: f32 = signs
            .labels
            .iter()
            .filter(|(label, _)| self.label(label) || self.squeezed(signs, label))
            .map(|(_, weight)| weight)
            .sum();
        let found = |word: &&String| self.whole.contains(word.as_str());
        let spoken: f32 = signs
            .words
            .iter()
            .filter(|(word, _)| found(word))
            .map(|(_, weight)| weight)
            .sum();
        let against: f32 = signs
            .against
            .iter()
            .filter(|(word, _)| found(word))
            .map(|(_, weight)| weight)
            .sum();
        let card = matches!(
            signs.kind,
            Kind::IdPortrait | Kind::IdEmblem | Kind::PermitPortrait | Kind::PermitEmblem
        );
        if card && !self.cards {
            return 0.0;
        }
        let mut weight = labels + spoken + if titled { signs.title } else { 0.0 } - against;
        let number = self.number();
        match signs.kind {
            // Residents of Hong Kong, Macao and Taiwan have the same portrait side, without 民族 and with numbers of their own.
            Kind::IdPortrait
                if matches!(number, Some(citizen::Kind::Permit | citizen::Kind::Foreign)) =>
            {
                weight = 0.0
            }
            Kind::IdPortrait if number == Some(citizen::Kind::Resident) && labels > 0.2 => {
                weight += 0.2
            }
            Kind::PermitPortrait if number == Some(citizen::Kind::Permit) => weight += 0.4,
            Kind::PermitPortrait
                if matches!(
                    number,
                    Some(citizen::Kind::Foreign | citizen::Kind::ForeignOld)
                ) =>
            {
                weight += 0.3
            }
            // Without their title these are words that any paper may use.
            Kind::Licence if !titled && labels < 0.5 => weight = weight.min(0.45),
            Kind::DepositNotice
            | Kind::BanNotice
            | Kind::Application
            | Kind::Ownership
            | Kind::Notarial
            | Kind::TaxClearance
                if !titled =>
            {
                weight = weight.min(0.45);
            }
            Kind::Authorisation if !titled => weight = weight.min(0.6),
            // A title alone is a heading in a list.
            _ if titled && labels + spoken < 0.05 => weight = weight.min(0.45),
            _ => {}
        }
        weight.clamp(0.0, 1.0)
    }

    /// 性别男民族汉: a second label in one piece of a card.
    fn squeezed(&self, signs: &Signs, label: &str) -> bool {
        signs.kind == Kind::IdPortrait
            && label == "民族"
            && self.rows.iter().any(|(chars, _)| {
                let said: String = chars.iter().collect();
                said.contains("男民族") || said.contains("女民族")
            })
    }

    /// The kind of the first ID number on the page that passes its check.
    fn number(&self) -> Option<citizen::Kind> {
        self.rows.iter().find_map(|(chars, _)| {
            let said: String = chars.iter().filter_map(|c| usable(*c)).collect();
            citizen::check(&said).ok().map(|citizen| citizen.kind)
        })
    }
}

fn rows(pieces: &[Piece]) -> Vec<Vec<&Piece>> {
    let mut rows: Vec<Vec<&Piece>> = Vec::new();
    for piece in pieces {
        match rows
            .last_mut()
            .filter(|row| row.first().is_some_and(|first| first.beside(piece)))
        {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left));
    }
    rows
}
