//! Convolves maps with kernels over all channels ("dense"), with the widest vectors the processor has.
//!
//! Takes channels of rows, gives other channels: [`Dense::apply`]. rten first spreads every patch of the map out and then multiplies two tables;
//! with so few channels as here, the spreading takes as long as the multiplying. This reads the rows where they are. The products are summed in
//! the order in which rten sums them, with the same roundings: to the last bit the same.

use rayon::prelude::*;
use rten_simd::ops::{BitOps as _, NumOps as _};
use rten_simd::{Isa, SimdOp};

use super::shape::{Map, Rows, Shape, WIDEST};

/// Channels given at once.
const TILE: usize = 6;
/// Vectors of columns at once.
const VECTORS: usize = 2;
/// Products that are summed before they are added to what is there (rten).
const DEPTH: usize = 256;

/// A dense convolution.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dense {
    shape: Shape,
    /// Channels taken.
    channels: usize,
    /// The taps: for [`TILE`] channels of the answer at a time, those of the first product, those of the second…
    taps: Vec<f32>,
    /// What is added to each channel.
    bias: Vec<f32>,
}

impl Dense {
    /// A convolution; `taps` are those of the first channel given, for all channels taken, then those of the next. `None` when they do not fit.
    pub(super) fn new(shape: Shape, taps: &[f32], bias: Vec<f32>) -> Option<Self> {
        let products = taps.len().checked_div(bias.len())?;
        let channels = products / shape.taps();
        let fits = taps.len() == bias.len() * channels * shape.taps() && channels > 0;
        if !fits || !bias.len().is_multiple_of(TILE) {
            return None;
        }
        let tiles = taps.chunks_exact(products * TILE);
        let packed = tiles.flat_map(|tile| {
            let column = move |n: usize| tile.iter().skip(n).step_by(products).copied();
            (0..products).flat_map(column)
        });
        Some(Self {
            shape,
            channels,
            taps: packed.collect(),
            bias,
        })
    }

    /// Convolves a map of that many rows and columns. `None` when it does not fit the kernels.
    pub(super) fn apply(&self, map: &[f32], size: [usize; 2]) -> Option<Map> {
        let out = self.shape.size(size)?;
        let plane = out[0] * out[1];
        if map.len() != size[0] * size[1] * self.channels || plane == 0 {
            return None;
        }
        let tiles = self.bias.len() / TILE;
        let each = tiles.div_ceil(rayon::current_num_threads());
        let products = self.channels * self.shape.taps();
        let mut given = vec![0.0; plane * self.bias.len()];
        given
            .par_chunks_mut(plane * TILE * each)
            .zip(self.taps.par_chunks(products * TILE * each))
            .zip(self.bias.par_chunks(TILE * each))
            .for_each(|((given, taps), bias)| {
                let mut rows = Rows::new(&self.shape, self.channels, size);
                for y in 0..out[0] {
                    rows.lay(map, y);
                    let (rows, at) = (&rows, [y * out[1], out[1], plane]);
                    let convolve = Convolve {
                        rows,
                        taps,
                        bias,
                        at,
                        given: &mut *given,
                    };
                    convolve.dispatch();
                }
            });
        let channels = self.bias.len();
        Some(Map {
            channels,
            size: out,
            numbers: given,
        })
    }
}

/// One row to give.
struct Convolve<'a> {
    rows: &'a Rows,
    taps: &'a [f32],
    bias: &'a [f32],
    /// Where the row begins, how long it is, and how far the next channel's is.
    at: [usize; 3],
    given: &'a mut [f32],
}

impl SimdOp for Convolve<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let Self {
            rows,
            taps,
            bias,
            at: [begin, width, plane],
            given,
        } = self;
        let lanes = isa.f32().len();
        let places = rows.places();
        let tiles = taps
            .chunks_exact(places.len() * TILE)
            .zip(bias.chunks_exact(TILE));
        for ((taps, bias), given) in tiles.zip(given.chunks_exact_mut(plane * TILE)) {
            let blocks = places.chunks(DEPTH).zip(taps.chunks(DEPTH * TILE));
            for (block, (places, taps)) in blocks.enumerate() {
                let mut at = 0;
                while at < width {
                    let sums = tile(isa, rows.numbers(), places, taps, at);
                    let end = width.min(at + VECTORS * lanes);
                    for ((sums, given), bias) in
                        sums.iter().zip(given.chunks_exact_mut(plane)).zip(bias)
                    {
                        if let Some(given) = given.get_mut(begin + at..begin + end) {
                            let added = (block == 0).then_some(*bias);
                            write(isa, sums, added, given);
                        }
                    }
                    at = end;
                }
            }
        }
    }
}

/// The sums of products for [`TILE`] channels at some columns, from the places of what is multiplied.
#[inline(always)]
fn tile<I: Isa>(
    isa: I,
    numbers: &[f32],
    places: &[usize],
    taps: &[f32],
    at: usize,
) -> [[I::F32; VECTORS]; TILE] {
    let ops = isa.f32();
    let mut sums = [[ops.zero(); VECTORS]; TILE];
    for (place, taps) in places.iter().zip(taps.chunks_exact(TILE)) {
        let Some(numbers) = numbers.get(place + at..place + at + VECTORS * ops.len()) else {
            continue;
        };
        let numbers: [I::F32; VECTORS] = ops.load_many(numbers);
        for (sums, tap) in sums.iter_mut().zip(taps) {
            let tap = ops.splat(*tap);
            for (sum, numbers) in sums.iter_mut().zip(numbers) {
                *sum = ops.mul_add(tap, numbers, *sum);
            }
        }
    }
    sums
}

/// Writes sums with the bias added, or adds them to what is there without.
#[inline(always)]
fn write<I: Isa>(isa: I, sums: &[I::F32; VECTORS], bias: Option<f32>, given: &mut [f32]) {
    let ops = isa.f32();
    for (sum, given) in sums.iter().zip(given.chunks_mut(ops.len())) {
        let there = match bias {
            Some(bias) => ops.splat(bias),
            None => ops.load_pad(given).0,
        };
        let sum = ops.add(*sum, there);
        if given.len() == ops.len() {
            ops.store(sum, given);
        } else {
            let mut last = [0.0; WIDEST];
            ops.store(sum, &mut last);
            given.copy_from_slice(last.get(..given.len()).unwrap_or_default());
        }
    }
}
