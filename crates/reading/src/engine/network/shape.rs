//! Says how a convolution moves over a map, and lays the map's rows out for it.
//!
//! Takes kernel, steps and margins, gives the size of the answer ([`Shape::size`]) and rows between margins ([`Rows::lay`]), so that a kernel need not
//! look where a map ends. Multiplies nothing.

/// The widest vectors there are, in numbers.
pub(super) const WIDEST: usize = 16;
/// How far beyond the end of a row may be read.
const BEYOND: usize = 2 * WIDEST;

/// The answer of a convolution.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Map {
    pub channels: usize,
    /// Rows and columns.
    pub size: [usize; 2],
    /// Channel after channel, row after row.
    pub numbers: Vec<f32>,
}

/// How a convolution moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    /// Rows and columns of the kernel.
    pub kernel: [usize; 2],
    /// How far it moves down and to the right.
    pub stride: [usize; 2],
    /// Rows and columns of nothing above, left, below and right.
    pub pads: [usize; 4],
}

impl Shape {
    /// How many numbers of one channel the kernel covers.
    pub(super) fn taps(&self) -> usize {
        self.kernel[0] * self.kernel[1]
    }

    /// The rows and columns that a map of so many gives; `None` when it is smaller than the kernel.
    pub(super) fn size(&self, [height, width]: [usize; 2]) -> Option<[usize; 2]> {
        let [top, left, bottom, right] = self.pads;
        let steps = |space: usize, kernel, stride| {
            let room = space.checked_sub(kernel)?;
            Some(room.checked_div(stride)? + 1)
        };
        Some([
            steps(height + top + bottom, self.kernel[0], self.stride[0])?,
            steps(width + left + right, self.kernel[1], self.stride[1])?,
        ])
    }

    /// Where in a laid row what a column of the kernel needs first is, when a phase of the row has so many numbers.
    fn place(&self, column: usize, phase: usize) -> usize {
        column % self.stride[1] * phase + column / self.stride[1]
    }

    /// Numbers of one phase of a laid row.
    fn phase(&self, width: usize) -> usize {
        (width + self.pads[1] + self.pads[3]).div_ceil(self.stride[1]) + BEYOND
    }
}

/// Lays a row between its margins. Where the kernel moves several columns at a time, the columns it begins with stand together, then the next.
fn lay(shape: &Shape, from: &[f32], to: &mut [f32], phase: usize) {
    let (left, step) = (shape.pads[1], shape.stride[1]);
    if step == 1 {
        if let Some(to) = to.get_mut(left..left + from.len()) {
            to.copy_from_slice(from);
        }
        return;
    }
    for (n, to) in to.chunks_exact_mut(phase).enumerate() {
        // The first column of the map that is in this phase.
        let skipped = (n + step - left % step) % step;
        let to = to.iter_mut().skip((skipped + left) / step);
        let from = from.iter().skip(skipped).step_by(step);
        to.zip(from).for_each(|(to, from)| *to = *from);
    }
}

/// The rows that one row of the answer needs, of every channel.
#[derive(Clone)]
pub(super) struct Rows {
    shape: Shape,
    size: [usize; 2],
    phase: usize,
    numbers: Vec<f32>,
    places: Vec<usize>,
}

impl Rows {
    /// Room for the rows of so many channels of a map of that many rows and columns.
    pub(super) fn new(shape: &Shape, channels: usize, size: [usize; 2]) -> Self {
        let phase = shape.phase(size[1]);
        let row = phase * shape.stride[1];
        let places = (0..channels * shape.kernel[0]).flat_map(|n| {
            let columns = 0..shape.kernel[1];
            columns.map(move |column| n * row + shape.place(column, phase))
        });
        Self {
            shape: *shape,
            size,
            phase,
            numbers: vec![0.0; channels * shape.kernel[0] * row],
            places: places.collect(),
        }
    }

    /// Lays out what one row of the answer needs.
    pub(super) fn lay(&mut self, map: &[f32], y: usize) {
        let [height, width] = self.size;
        let row = self.phase * self.shape.stride[1];
        let channels = self.numbers.chunks_exact_mut(row * self.shape.kernel[0]);
        for (rows, plane) in channels.zip(map.chunks_exact(height * width)) {
            for (n, to) in rows.chunks_exact_mut(row).enumerate() {
                let from = (y * self.shape.stride[0] + n).checked_sub(self.shape.pads[0]);
                match from.and_then(|y| plane.get(y * width..(y + 1) * width)) {
                    Some(from) => lay(&self.shape, from, to, self.phase),
                    None => to.fill(0.0),
                }
            }
        }
    }

    /// What is laid.
    pub(super) fn numbers(&self) -> &[f32] {
        &self.numbers
    }

    /// Where the numbers are that the first column of the answer is made of, in the order of the taps.
    pub(super) fn places(&self) -> &[usize] {
        &self.places
    }
}

/// A whole channel between its margins.
#[derive(Clone)]
pub(super) struct Paper {
    shape: Shape,
    width: usize,
    phase: usize,
    numbers: Vec<f32>,
}

impl Paper {
    /// Room for a channel of that many rows and columns.
    pub(super) fn new(shape: &Shape, size: [usize; 2]) -> Self {
        let phase = shape.phase(size[1]);
        let rows = size[0] + shape.pads[0] + shape.pads[2];
        Self {
            shape: *shape,
            width: size[1],
            phase,
            numbers: vec![0.0; rows * phase * shape.stride[1]],
        }
    }

    /// Lays a channel; the margins stay nothing.
    pub(super) fn lay(&mut self, plane: &[f32]) {
        let row = self.phase * self.shape.stride[1];
        let rows = self.numbers.chunks_exact_mut(row).skip(self.shape.pads[0]);
        for (to, from) in rows.zip(plane.chunks_exact(self.width)) {
            lay(&self.shape, from, to, self.phase);
        }
    }

    /// Numbers of a laid row, and of one phase of it.
    pub(super) fn row(&self) -> [usize; 2] {
        [self.phase * self.shape.stride[1], self.phase]
    }

    /// What is laid, from the rows on which a row of the answer needs.
    pub(super) fn rows(&self, y: usize) -> &[f32] {
        let begin = y * self.shape.stride[0] * self.phase * self.shape.stride[1];
        self.numbers.get(begin..).unwrap_or_default()
    }
}
