//! Finds the seals of a page: maps its red, gathers it into patches, looks for outlines in each, weighs what is inside.
//!
//! Takes pixels, gives seals without their text, largest first. A filled red emblem, a red letterhead, a border or a table is no seal.
//! Bounded whatever the page: so many patches, so many outlines in each. Thresholds were measured on stamped pages, on pages with red
//! that is no seal, and on photographs of notices.

use image::RgbImage;
use imageproc::region_labelling::{Connectivity, connected_components};

use super::ellipse::Ellipse;
use super::frame::frame;
use super::grid::Red;
use super::hunt::{Dice, Outline, RADIUS, hunt};
use super::{Seal, Shape, star};
use crate::place::Point;

/// More red than this and the page is red, not stamped.
const RED_PAGE: f32 = 0.45;
/// Patches looked at, largest first, and outlines in one patch, and seals on a page.
const PATCHES: usize = 24;
const OUTLINES: usize = 5;
const SEALS: usize = 16;
/// Least share of the outline that must be red, and how much more than just outside it.
const COVERAGE: f32 = 0.70;
const OVER: f32 = 0.40;
/// Least share of the outline along which a thin line runs, and how thick that may be: a part of the radius and what blur adds, cells.
const LINE: f32 = 0.55;
const THICK: (f32, f32) = (0.10, 2.5);
/// Two outlines whose middles are nearer than this share of the larger radius are one seal.
const SAME: f32 = 0.5;
/// An outline whose middle lies in another and whose radius is below this share of that one's is part of it.
const SMALL: f32 = 0.7;
/// Most of the whole that may be red: an emblem is filled, a seal is mostly paper.
const FILL: f32 = 0.37;
/// Red share where the text of the ring stands, 0.55 to 0.92 of the radius.
const TEXT: (f32, f32) = (0.03, 0.46);
/// Flatter than this and an outline without a star is an oval seal, not a round one seen aslant (those of 40 × 30 mm are at 0.75).
const OVAL: f32 = 0.82;

/// Finds the red seals of a page; their texts are not read yet.
///
/// Places are pixels of the page. Order: largest first.
#[must_use]
pub fn find(pixels: &RgbImage) -> Vec<Seal> {
    let red = Red::of(pixels);
    if red.share > RED_PAGE || red.share == 0.0 {
        return Vec::new();
    }
    let mut dice = Dice::new();
    let mut rounds: Vec<Outline> = Vec::new();
    let mut squares: Vec<(Ellipse, f32)> = Vec::new();
    let patches = patches(&red);
    for patch in patches.iter().take(PATCHES) {
        if rounds.len() + squares.len() >= SEALS {
            break;
        }
        let before = rounds.len();
        search(&red, patch, &mut dice, &mut rounds);
        if rounds.len() == before
            && !lettered(patch, &patches)
            && let Some(found) = frame(&red, &patch.points)
        {
            squares.push(found);
        }
    }
    squares.retain(|(s, _)| rounds.iter().all(|r| r.ellipse.out((s.x, s.y)) > 1.0));
    let mut seals: Vec<Seal> = rounds.iter().map(|r| round(&red, r)).collect();
    seals.extend(squares.iter().map(|s| square(&red, s)));
    seals.sort_by(|l, r| (r.radii.0 * r.radii.1).total_cmp(&(l.radii.0 * l.radii.1)));
    seals
}

/// Red that hangs together.
struct Patch {
    /// Its box, cells: left, top, right, bottom.
    bounds: [usize; 4],
    /// Its red cells.
    points: Vec<(f32, f32)>,
}

impl Patch {
    fn wide(&self) -> usize {
        self.bounds[2] + 1 - self.bounds[0]
    }

    fn high(&self) -> usize {
        self.bounds[3] + 1 - self.bounds[1]
    }
}

/// Patches large enough for a seal, largest first.
fn patches(red: &Red) -> Vec<Patch> {
    let grid = &red.cells;
    let long = grid.wide().max(grid.high());
    // The parts of a seal hang together once grown by 0.8 % of the page, half from either side.
    let grown = grid.grown((long as f32 * 0.004).ceil() as usize);
    let (Ok(w), Ok(h)) = (u32::try_from(grid.wide()), u32::try_from(grid.high())) else {
        return Vec::new();
    };
    let pixels = grown.cells().iter().map(|c| u8::from(*c)).collect();
    let Some(map) = image::GrayImage::from_raw(w, h, pixels) else {
        return Vec::new();
    };
    let labels = connected_components(&map, Connectivity::Eight, image::Luma([0]));
    let mut patches: Vec<Patch> = Vec::new();
    for ((x, y, label), cell) in labels.enumerate_pixels().zip(grid.cells()) {
        if !*cell {
            continue;
        }
        let (x, y, at) = (x as usize, y as usize, label.0[0] as usize);
        if patches.len() < at {
            patches.resize_with(at, || Patch {
                bounds: [usize::MAX, usize::MAX, 0, 0],
                points: Vec::new(),
            });
        }
        if let Some(patch) = at.checked_sub(1).and_then(|at| patches.get_mut(at)) {
            let [left, top, right, bottom] = &mut patch.bounds;
            (*left, *top) = (x.min(*left), y.min(*top));
            (*right, *bottom) = (x.max(*right), y.max(*bottom));
            patch.points.push((x as f32 + 0.5, y as f32 + 0.5));
        }
    }
    patches.retain(|p| p.points.len() >= 40 && p.wide().min(p.high()) >= 20);
    patches.sort_by_key(|p| std::cmp::Reverse(p.wide() * p.high()));
    patches
}

/// Whether another patch of the same height stands close beside it: letters of a heading, of which some have frames (国, 回).
fn lettered(patch: &Patch, all: &[Patch]) -> bool {
    let [left, top, right, bottom] = patch.bounds;
    all.iter().any(|o| {
        let alike = (0.6..1.6).contains(&(o.high() as f32 / patch.high() as f32));
        let level = o.bounds[3].min(bottom) as f32 - o.bounds[1].max(top) as f32;
        let gap = o.bounds[0].saturating_sub(right) + left.saturating_sub(o.bounds[2]);
        let beside = o.bounds[0] > right || left > o.bounds[2];
        alike && beside && level > 0.6 * patch.high() as f32 && gap < patch.high() * 6 / 5
    })
}

fn search(red: &Red, patch: &Patch, dice: &mut Dice, found: &mut Vec<Outline>) {
    if (patch.wide().max(patch.high()) as f32) < 2.0 * RADIUS.0 {
        return;
    }
    let mut points = patch.points.clone();
    for _ in 0..OUTLINES {
        if points.len() < 40 {
            return;
        }
        let Some(next) = hunt(red, &silhouette(&points), dice) else {
            return;
        };
        if !sealed(red, &next) {
            return;
        }
        let wider = next.ellipse.wider(next.thick / 2.0 + 2.0);
        let before = points.len();
        points.retain(|p| wider.out(*p) > 1.0);
        // Of two outlines of one seal the larger is its rim, unless it lies much worse.
        let worth = |o: &Outline| o.ellipse.radius() * (o.score() + 0.5);
        let same = |f: &Outline| same(&f.ellipse, &next.ellipse);
        if !found.iter().any(|f| same(f) && worth(f) >= worth(&next)) {
            found.retain(|f| !same(f));
            found.push(next);
        }
        if points.len() == before || found.len() >= SEALS {
            return;
        }
    }
}

fn same(one: &Ellipse, other: &Ellipse) -> bool {
    let apart = (one.x - other.x).hypot(one.y - other.y);
    let (small, large) = (
        one.radius().min(other.radius()),
        one.radius().max(other.radius()),
    );
    // Letters of a ring can look like a small outline that leaves it a little.
    let within = apart + small < 1.1 * large || (small < SMALL * large && apart < large);
    apart < SAME * large || within
}

/// First and last red cell of every row and column: where an outline is, whatever stands inside.
fn silhouette(points: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let mut rows = std::collections::BTreeMap::new();
    let mut columns = std::collections::BTreeMap::new();
    for (x, y) in points {
        let row = rows.entry(*y as i32).or_insert((*x, *x));
        *row = (row.0.min(*x), row.1.max(*x));
        let column = columns.entry(*x as i32).or_insert((*y, *y));
        *column = (column.0.min(*y), column.1.max(*y));
    }
    let rows = rows
        .into_iter()
        .flat_map(|(y, (a, b))| [(a, y as f32 + 0.5), (b, y as f32 + 0.5)]);
    let columns = columns
        .into_iter()
        .flat_map(|(x, (a, b))| [(x as f32 + 0.5, a), (x as f32 + 0.5, b)]);
    rows.chain(columns).collect()
}

/// Whether an outline is that of a seal, by its ring and by what is inside.
fn sealed(red: &Red, outline: &Outline) -> bool {
    let e = &outline.ellipse;
    let thick = outline.thick / e.radius();
    if outline.coverage < COVERAGE
        || outline.crisp - outline.beyond < OVER
        || outline.line < LINE
        || outline.thick > THICK.0 * e.radius() + THICK.1
    {
        return false;
    }
    // The ring itself is no text.
    let rim = (1.0 - 1.2 * thick).min(0.92);
    let (mut all, mut filled, mut band, mut written) = (0_u32, 0_u32, 0_u32, 0_u32);
    let [left, top, right, bottom] = e.bounds();
    let step = (e.radius() / 60.0).max(1.0);
    let mut y = top;
    while y <= bottom {
        let mut x = left;
        while x <= right {
            let out = e.out((x, y));
            if out <= 1.0 {
                let is = u32::from(red.cells.at((x, y)));
                all += 1;
                filled += is;
                if (0.55..rim).contains(&out) {
                    band += 1;
                    written += is;
                }
            }
            x += step;
        }
        y += step;
    }
    let fill = filled as f32 / all.max(1) as f32;
    let text = written as f32 / band.max(1) as f32;
    fill < FILL && (TEXT.0..TEXT.1).contains(&text)
}

fn round(red: &Red, outline: &Outline) -> Seal {
    let e = outline.ellipse.wider(outline.thick / 2.0);
    let star = star::look(red, &e).is();
    let flat = e.b.min(e.a) / e.a.max(e.b);
    let oval = flat < OVAL && star != Some(true);
    let shape = if oval { Shape::Oval } else { Shape::Round };
    seal(red, shape, &e, star, outline.coverage)
}

fn square(red: &Red, (square, coverage): &(Ellipse, f32)) -> Seal {
    seal(red, Shape::Square, square, Some(false), *coverage)
}

fn seal(red: &Red, shape: Shape, e: &Ellipse, star: Option<bool>, coverage: f32) -> Seal {
    let e = e.scaled(red.scale);
    Seal {
        shape,
        centre: Point::new(e.x, e.y),
        radii: (e.a, e.b),
        angle: e.angle.to_degrees(),
        star,
        ring: None,
        across: None,
        coverage,
    }
}
