//! Maps the red of a page: a small copy, white-balanced, as yes or no a cell.
//!
//! Takes a page's pixels, gives [`Red`], at most [`SIDE`] cells a side whatever the page. Never looks at shapes.
//! The formula of red was measured on 28 stamped pages and 37 traps without a seal.

use image::{RgbImage, imageops};

/// Longest side of the copy that is looked at, cells.
pub(super) const SIDE: u32 = 1000;

/// Most a channel is lifted by white balance: warmer light than this is not light but a coloured page.
const MOST_GAIN: f32 = 1.8;

/// Yes or no, a cell.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    wide: usize,
    high: usize,
    cells: Vec<bool>,
}

/// The red of a page.
#[derive(Debug)]
pub(super) struct Red {
    /// Red cells.
    pub cells: Grid,
    /// Cells with red at most one cell away.
    pub near: Grid,
    /// Cells with red at most two cells away.
    pub around: Grid,
    /// Pixels of the page a cell.
    pub scale: f32,
    /// Share of the cells that are red.
    pub share: f32,
}

impl Grid {
    /// A grid that says no everywhere.
    pub fn new(wide: usize, high: usize) -> Self {
        let cells = vec![false; wide.saturating_mul(high)];
        Self { wide, high, cells }
    }

    /// Cells from left to right.
    pub fn wide(&self) -> usize {
        self.wide
    }

    /// Cells from top to bottom.
    pub fn high(&self) -> usize {
        self.high
    }

    /// All cells, row by row.
    pub fn cells(&self) -> &[bool] {
        &self.cells
    }

    /// What a cell says; no outside.
    pub fn get(&self, x: i32, y: i32) -> bool {
        match (usize::try_from(x), usize::try_from(y)) {
            (Ok(x), Ok(y)) if x < self.wide && y < self.high => {
                self.cells.get(y * self.wide + x).copied() == Some(true)
            }
            _ => false,
        }
    }

    /// What the cell holding a point says.
    pub fn at(&self, (x, y): (f32, f32)) -> bool {
        self.get(x.floor() as i32, y.floor() as i32)
    }

    /// Says yes in a cell; nothing outside.
    #[cfg(test)]
    pub fn set(&mut self, x: usize, y: usize) {
        if x < self.wide
            && let Some(cell) = self.cells.get_mut(y * self.wide + x)
        {
            *cell = true;
        }
    }

    /// The same with every yes grown by so many cells to all sides.
    pub fn grown(&self, by: usize) -> Self {
        let rows = grown_rows(&self.cells, self.wide, by);
        let turned = turned(&rows, self.wide, self.high);
        let columns = grown_rows(&turned, self.high, by);
        Self {
            wide: self.wide,
            high: self.high,
            cells: self::turned(&columns, self.high, self.wide),
        }
    }
}

fn grown_rows(cells: &[bool], wide: usize, by: usize) -> Vec<bool> {
    let mut grown = vec![false; cells.len()];
    for (from, to) in cells.chunks(wide.max(1)).zip(grown.chunks_mut(wide.max(1))) {
        // How many cells to the right of the last yes still are one, from both sides.
        let mut left = 0;
        for (cell, out) in from.iter().zip(to.iter_mut()) {
            left = if *cell { by + 1 } else { left };
            *out = left > 0;
            left = left.saturating_sub(1);
        }
        left = 0;
        for (cell, out) in from.iter().zip(to.iter_mut()).rev() {
            left = if *cell { by + 1 } else { left };
            *out |= left > 0;
            left = left.saturating_sub(1);
        }
    }
    grown
}

fn turned(cells: &[bool], wide: usize, high: usize) -> Vec<bool> {
    let mut out = vec![false; cells.len()];
    for (y, row) in cells.chunks(wide.max(1)).enumerate() {
        for (x, cell) in row.iter().enumerate() {
            if *cell && let Some(to) = out.get_mut(x * high + y) {
                *to = true;
            }
        }
    }
    out
}

impl Red {
    /// Looks for red on a page.
    pub fn of(pixels: &RgbImage) -> Self {
        let (wide, high) = pixels.dimensions();
        let shrink = (SIDE as f32 / wide.max(high).max(1) as f32).min(1.0);
        let side = |s: u32| ((s as f32 * shrink).round() as u32).clamp(1, SIDE);
        let (w, h) = (side(wide), side(high));
        let cells = if wide == 0 || high == 0 {
            Grid::new(0, 0)
        } else if shrink < 1.0 {
            red(&imageops::thumbnail(pixels, w, h))
        } else {
            red(pixels)
        };
        let count = cells.cells.iter().filter(|c| **c).count();
        Self {
            near: cells.grown(1),
            around: cells.grown(2),
            share: count as f32 / cells.cells.len().max(1) as f32,
            scale: 1.0 / shrink,
            cells,
        }
    }
}

fn red(small: &RgbImage) -> Grid {
    let gain = gains(small);
    let (wide, high) = (small.width() as usize, small.height() as usize);
    let cells = small.pixels().map(|p| is_red(p.0, gain)).collect();
    Grid { wide, high, cells }
}

/// Whether a pixel is red, once its channels are lifted by these gains.
fn is_red([r, g, b]: [u8; 3], gain: [f32; 3]) -> bool {
    let [r, g, b] = [
        (f32::from(r) * gain[0]).min(255.0),
        (f32::from(g) * gain[1]).min(255.0),
        (f32::from(b) * gain[2]).min(255.0),
    ];
    let over = r - g.max(b);
    over > 28.0 && over > 0.17 * r && r > 60.0 && (g - b).abs() < 0.55 * (r - g.min(b))
}

/// What makes the brightest three tenths of a picture grey.
pub(super) fn gains(pixels: &RgbImage) -> [f32; 3] {
    let sum = |p: &[u8; 3]| p.iter().map(|c| usize::from(*c)).sum::<usize>();
    let mut counts = [0_usize; 766];
    for p in pixels.pixels() {
        if let Some(count) = counts.get_mut(sum(&p.0)) {
            *count += 1;
        }
    }
    let wanted = (pixels.pixels().len() * 3).div_ceil(10);
    let mut seen = 0;
    let floor = counts
        .iter()
        .rposition(|count| {
            seen += count;
            seen >= wanted
        })
        .unwrap_or(0);
    let mut total = [0_u64; 3];
    for p in pixels.pixels().filter(|p| sum(&p.0) >= floor) {
        for (total, channel) in total.iter_mut().zip(p.0) {
            *total += u64::from(channel);
        }
    }
    let most = total.iter().copied().max().unwrap_or(0).max(1) as f32;
    total.map(|t| (most / (t.max(1) as f32)).clamp(1.0, MOST_GAIN))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn red_is_told_from_black_brown_orange_and_warm_paper() {
        let one = [1.0; 3];
        assert!(is_red([220, 40, 40], one));
        assert!(is_red([235, 150, 150], one));
        assert!(!is_red([20, 20, 20], one));
        assert!(!is_red([240, 160, 20], one), "orange");
        assert!(!is_red([250, 235, 215], one), "warm paper");
        let warm = RgbImage::from_pixel(40, 40, Rgb([250, 205, 160]));
        assert_eq!(Red::of(&warm).share, 0.0, "lamp light is balanced away");
    }

    #[test]
    fn growing_reaches_so_many_cells_to_all_sides() {
        let mut grid = Grid::new(9, 7);
        grid.set(4, 3);
        let grown = grid.grown(2);
        for y in 0..7 {
            for x in 0..9 {
                let within = (x - 4_i32).abs() <= 2 && (y - 3_i32).abs() <= 2;
                assert_eq!(grown.get(x, y), within, "{x} {y}");
            }
        }
        assert!(!grown.get(-1, 3) && !grown.get(4, 99));
    }

    #[test]
    fn the_copy_stays_small_whatever_the_page() {
        for (w, h) in [(1, 1), (3000, 2), (1500, 1000), (0, 0), (0, 9)] {
            let red = Red::of(&RgbImage::new(w, h));
            assert!(red.cells.wide() <= 1000 && red.cells.high() <= 1000);
            assert!(red.scale.is_finite() && red.share == 0.0);
        }
    }
}
