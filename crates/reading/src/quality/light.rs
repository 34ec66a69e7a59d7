//! Measures light: brightness of the paper, contrast of the ink, shadow, glare.
//!
//! Looks where lines of text are, for there paper is; without lines at the whole page. A portrait, a desk or a dark border counts for nothing.

use std::collections::VecDeque;

use super::small::{Small, level};
use super::{median, percentile};
use crate::place::{Point, Rect};
use crate::sheet::Line;

/// Side of a block glare is looked for in, pixels.
const BLOCK: u32 = 8;

/// Grey that counts as burnt out.
const BURNT: u8 = 250;

/// How far burnt out must lie above the paper: a scanner's white is no glare. Photographs of paper in good light measure 225 to 236.
const ABOVE: f32 = 10.0;

/// Light on a page.
pub struct Light {
    /// Brightness of the paper.
    pub paper: f32,
    /// Difference between paper and ink.
    pub contrast: f32,
    /// (brightest − darkest) / brightest paper.
    pub shadow: f32,
    /// Share of the page that is burnt out.
    pub glare: f32,
}

/// Measures the light; the lines are those that were surely read.
pub fn measure(small: &Small, lines: &[&Line]) -> Light {
    let (mut papers, mut contrasts) = (Vec::new(), Vec::new());
    for part in lines.iter().flat_map(|line| parts(small, line)) {
        let levels = small.levels(&part);
        if let (Some(ink), Some(paper)) = (level(&levels, 0.03), level(&levels, 0.90)) {
            papers.push(paper);
            contrasts.push(paper - ink);
        }
    }
    let whole = || {
        let all = Rect::new(0.0, 0.0, small.width() as f32, small.height() as f32);
        small.levels(&all)
    };
    match (median(papers.iter().copied()), median(contrasts)) {
        (Some(paper), Some(contrast)) => {
            let bright = percentile(papers.iter().copied(), 0.95).unwrap_or(paper);
            let dark = percentile(papers, 0.05).unwrap_or(paper);
            Light {
                paper,
                contrast,
                shadow: ((bright - dark) / bright.max(1.0)).clamp(0.0, 1.0),
                glare: glare(small, lines, paper),
            }
        }
        _ => {
            let levels = whole();
            let paper = level(&levels, 0.95).unwrap_or(0.0);
            let ink = level(&levels, 0.02).unwrap_or(0.0);
            let middle = level(&levels, 0.5).unwrap_or(0.0);
            Light {
                paper,
                contrast: paper - ink,
                shadow: 0.0,
                glare: glare(small, lines, middle),
            }
        }
    }
}

/// A line in pieces of about four characters, each the upright box around that piece.
fn parts(small: &Small, line: &Line) -> Vec<Rect> {
    let quad = small.place(&line.place);
    let (length, height) = (quad.length(), quad.height());
    let count = (length / (4.0 * height).max(1.0)).clamp(1.0, 24.0) as u16;
    let [a, b, c, d] = quad.0;
    let between =
        |p: Point, q: Point, t: f32| Point::new(p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t);
    let piece = |i: u16| {
        let (from, to) = (
            f32::from(i) / f32::from(count),
            f32::from(i + 1) / f32::from(count),
        );
        let corners = [
            between(a, b, from),
            between(a, b, to),
            between(d, c, to),
            between(d, c, from),
        ];
        crate::place::Quad(corners).bounds()
    };
    (0..count).map(piece).collect()
}

/// The share of the page's text part that is burnt out while its paper is not.
///
/// A burnt blob that reaches out of the text part counts only when it fades into the paper: the white sheet under a card ends sharply.
fn glare(small: &Small, lines: &[&Line], paper: f32) -> f32 {
    if f32::from(BURNT) - paper <= ABOVE {
        return 0.0;
    }
    let (columns, rows) = (
        (small.width() / BLOCK) as usize,
        (small.height() / BLOCK) as usize,
    );
    let blocks = Blocks::of(small, columns, rows);
    let whole = Rect::new(0.0, 0.0, columns as f32, rows as f32);
    let text = small.around(lines).map_or(whole, |r| {
        let (w, h, b) = (r.width() * 0.15, r.height() * 0.15, BLOCK as f32);
        let wide = Rect::new(
            (r.left - w) / b,
            (r.top - h) / b,
            (r.right + w) / b,
            (r.bottom + h) / b,
        );
        wide.meet(&whole)
    });
    let mut burnt = 0usize;
    for blob in blocks.blobs() {
        let holds = |i: &usize| {
            text.holds(Point::new(
                (i % columns) as f32 + 0.5,
                (i / columns) as f32 + 0.5,
            ))
        };
        let inside = blob.iter().filter(|i| holds(i)).count();
        if inside > 0 && (inside == blob.len() || blocks.fades(&blob, paper)) {
            burnt += inside;
        }
    }
    (burnt as f32 / text.area().max(1.0)).clamp(0.0, 1.0)
}

/// Blocks of a page: which are burnt out, and how bright each is.
struct Blocks {
    columns: usize,
    rows: usize,
    burnt: Vec<bool>,
    bright: Vec<u8>,
}

impl Blocks {
    fn of(small: &Small, columns: usize, rows: usize) -> Self {
        let (mut burnt, mut bright) = (Vec::new(), Vec::new());
        for i in 0..columns * rows {
            let (x, y) = ((i % columns) as f32 * 8.0, (i / columns) as f32 * 8.0);
            let levels = small.levels(&Rect::new(x, y, x + 8.0, y + 8.0));
            // Nine in ten pixels at least that bright.
            burnt.push(level(&levels, 0.10).is_some_and(|v| v >= f32::from(BURNT)));
            bright.push(level(&levels, 0.90).unwrap_or(0.0) as u8);
        }
        Self {
            columns,
            rows,
            burnt,
            bright,
        }
    }

    /// The blocks beside a block.
    fn beside(&self, i: usize) -> impl Iterator<Item = usize> + use<> {
        let (c, columns, all) = (i % self.columns, self.columns, self.columns * self.rows);
        [
            (c > 0).then(|| i - 1),
            (c + 1 < columns).then_some(i + 1),
            i.checked_sub(columns),
            (i + columns < all).then_some(i + columns),
        ]
        .into_iter()
        .flatten()
    }

    /// Connected burnt blocks.
    fn blobs(&self) -> Vec<Vec<usize>> {
        let mut left = self.burnt.clone();
        let mut blobs = Vec::new();
        for start in 0..left.len() {
            if !std::mem::take(&mut left[start]) {
                continue;
            }
            let (mut blob, mut queue) = (Vec::new(), VecDeque::from([start]));
            while let Some(i) = queue.pop_front() {
                blob.push(i);
                for j in self.beside(i) {
                    if std::mem::take(&mut left[j]) {
                        queue.push_back(j);
                    }
                }
            }
            blobs.push(blob);
        }
        blobs
    }

    /// Whether a blob fades: two blocks outside it, it is still brighter than the paper.
    fn fades(&self, blob: &[usize], paper: f32) -> bool {
        let mut distance = vec![u8::MAX; self.burnt.len()];
        let mut ring: Vec<usize> = blob.to_vec();
        blob.iter().for_each(|i| distance[*i] = 0);
        for step in 1..=2 {
            let mut next = Vec::new();
            for i in &ring {
                for j in self.beside(*i) {
                    if distance[j] == u8::MAX {
                        distance[j] = step;
                        next.push(j);
                    }
                }
            }
            ring = next;
        }
        let around = ring
            .iter()
            .filter_map(|i| self.bright.get(*i))
            .map(|v| f32::from(*v));
        let enough = paper + 0.2 * (255.0 - paper);
        median(around).is_some_and(|level| level > enough)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::drawn;
    use image::{Rgb, RgbImage};

    fn light(page: &RgbImage, lines: &[Line]) -> Light {
        let lines: Vec<&Line> = lines.iter().collect();
        measure(&Small::of(page), &lines)
    }

    #[test]
    fn an_even_page_has_its_paper_and_no_shadow_or_glare() {
        let (page, lines) = drawn::letter([225, 225, 225], 1000, 1400);
        let light = light(&page, &lines);
        assert!((light.paper - 225.0).abs() < 2.0, "{}", light.paper);
        assert!(light.contrast > 150.0, "{}", light.contrast);
        assert!(light.shadow < 0.02 && light.glare == 0.0);
    }

    #[test]
    fn a_scanners_white_is_no_glare() {
        let (page, lines) = drawn::letter([255, 255, 255], 1000, 1400);
        assert_eq!(light(&page, &lines).glare, 0.0);
    }

    #[test]
    fn glare_in_the_text_and_a_burnt_side_are_seen() {
        let (page, lines) = drawn::letter([205, 205, 205], 1000, 1400);
        let lit = |at: (f32, f32), radius: f32| {
            let mut page = page.clone();
            let gone = |l: &Line| {
                (l.place.bounds().right - at.0).hypot(l.place.bounds().top - at.1) < radius
            };
            let lines: Vec<Line> = lines.iter().filter(|l| !gone(l)).cloned().collect();
            for (x, y, p) in page.enumerate_pixels_mut() {
                let d = (x as f32 - at.0).hypot(y as f32 - at.1) / radius;
                let more = 300.0 * (1.3 - d).clamp(0.0, 1.0);
                p.0 = p.0.map(|v| (f32::from(v) + more).min(255.0) as u8);
            }
            light(&page, &lines).glare
        };
        let spot = lit((500.0, 500.0), 200.0);
        assert!((0.01..0.08).contains(&spot), "{spot}");
        // A third of the page is gone, with its lines.
        let side = lit((1000.0, 700.0), 480.0);
        assert!(side > 0.08, "{side}");
    }

    #[test]
    fn a_card_on_a_white_sheet_is_not_glare() {
        let (card, lines) = drawn::letter([210, 220, 228], 600, 380);
        let mut page = RgbImage::from_pixel(1000, 1400, Rgb([255; 3]));
        image::imageops::replace(&mut page, &card, 200, 300);
        let lines: Vec<Line> = lines
            .into_iter()
            .map(|l| drawn::moved(l, 200.0, 300.0))
            .collect();
        assert_eq!(light(&page, &lines).glare, 0.0);
    }

    #[test]
    fn light_from_one_side_is_a_shadow() {
        let (mut page, lines) = drawn::letter([230, 230, 230], 1000, 1400);
        for (x, _, p) in page.enumerate_pixels_mut() {
            let dim = 1.0 - 0.6 * x as f32 / 1000.0;
            p.0 = p.0.map(|v| (f32::from(v) * dim) as u8);
        }
        let shadow = light(&page, &lines).shadow;
        assert!((0.35..0.65).contains(&shadow), "{shadow}");
    }

    #[test]
    fn a_page_without_text_is_measured_as_a_whole() {
        let black = light(&RgbImage::new(300, 300), &[]);
        assert_eq!((black.paper, black.contrast, black.glare), (0.0, 0.0, 0.0));
        assert_eq!(light(&RgbImage::new(0, 0), &[]).glare, 0.0);
    }
}
