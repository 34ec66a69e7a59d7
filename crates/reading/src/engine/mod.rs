//! Reads text: finds the lines of a page and recognises each.
//!
//! [`Engine`] is what the rest knows of it. [`Neural`] runs the PP-OCR models in `models/`: [`detect`] finds lines ([`boxes`] in the
//! detector's map), [`crop`] cuts each out, [`recognise`] reads it with the characters of the [`dictionary`]; [`scale`] makes what the
//! networks take, [`network`] runs them. [`Played`] plays what was stored.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use image::RgbImage;
use rten::{LoadError, ModelOptions, RunError, RunOptions, ThreadPool};

use crate::sheet::Line;

mod boxes;
mod crop;
mod detect;
mod dictionary;
mod network;
mod neural;
pub mod played;
mod recognise;
mod scale;

pub use neural::Neural;
pub use played::Played;

/// Why a page could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A model in the program does not load.
    #[error("a model in the program does not load")]
    Load(#[from] LoadError),
    /// The network failed on this page.
    #[error("the network failed on this page")]
    Run(#[from] RunError),
    /// The network answers in a shape that does not fit the dictionary or the page.
    #[error("the network's answer does not have the expected shape")]
    Shape,
    /// An engine that plays stored answers has none for this.
    #[error("no answer is stored for this picture")]
    NothingStored,
}

/// Something that reads.
pub trait Engine: Sync {
    /// Finds and reads the lines of a page, in no order.
    fn page(&self, pixels: &RgbImage) -> Result<Vec<Line>, EngineError>;

    /// Reads one line whose strip was cut out before (a seal's unrolled ring).
    fn strip(&self, pixels: &RgbImage) -> Result<Line, EngineError>;
}

/// The threads networks run on: lanes of threads, one for each page that is read at the same time. Pages that share threads get in each
/// other's way: twelve pages on two threads took a tenth longer.
struct Threads {
    lanes: Vec<Arc<ThreadPool>>,
    /// Lanes that nobody is on.
    free: Mutex<Vec<usize>>,
    /// How many more pages may be searched for lines now: finding lines takes several times the memory of reading them, and pages that take turns
    /// are soon out of step with each other anyway.
    finders: Mutex<usize>,
    found: Condvar,
}

impl Threads {
    fn new(lanes: usize, threads: usize) -> Self {
        let lanes = lanes.max(1);
        let pool = |_| Arc::new(ThreadPool::with_num_threads(threads.max(1)));
        Self {
            lanes: (0..lanes).map(pool).collect(),
            free: Mutex::new((0..lanes).collect()),
            finders: Mutex::new(lanes.div_ceil(2)),
            found: Condvar::new(),
        }
    }

    /// Threads for one page or strip, until the lane is dropped; shared with another where there are more pages than lanes.
    fn lane(&self) -> Lane<'_> {
        let own = self.unused().pop();
        Lane { threads: self, own }
    }

    fn unused(&self) -> MutexGuard<'_, Vec<usize>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the turn to find lines; held until dropped.
    fn turn(&self) -> Turn<'_> {
        let mut free = self.finders();
        while *free == 0 {
            free = self
                .found
                .wait(free)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        Turn(self)
    }

    fn finders(&self) -> MutexGuard<'_, usize> {
        self.finders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The turn to find lines.
struct Turn<'a>(&'a Threads);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.finders() += 1;
        self.0.found.notify_one();
    }
}

/// The threads that one page or strip has.
struct Lane<'a> {
    threads: &'a Threads,
    own: Option<usize>,
}

impl Lane<'_> {
    fn threads(&self) -> Option<&Arc<ThreadPool>> {
        self.threads.lanes.get(self.own.unwrap_or(0))
    }

    fn options(&self) -> RunOptions {
        RunOptions::default().with_thread_pool(self.threads().map(Arc::clone))
    }
}

impl Drop for Lane<'_> {
    fn drop(&mut self) {
        self.threads.unused().extend(self.own.take());
    }
}

/// How models are loaded: with the operators these two use, which keeps the others out of the program.
fn options() -> ModelOptions {
    let mut options = ModelOptions::with_ops(rten::op_registry!(
        Add,
        AveragePool,
        BatchNormalization,
        Concat,
        Conv,
        ConvTranspose,
        Div,
        Erf,
        GlobalAveragePool,
        HardSigmoid,
        Identity,
        MatMul,
        MaxPool,
        Mul,
        Pow,
        ReduceMean,
        Relu,
        Reshape,
        Resize,
        Shape,
        Sigmoid,
        Slice,
        Softmax,
        Sqrt,
        Squeeze,
        Sub,
        Transpose,
        Unsqueeze
    ));
    // Laid out once for all strips: packing the same weights for every strip took a twentieth of the time.
    options.prepack_weights(true);
    options
}

/// Brightest minus darkest value below which a picture is blank paper.
const BLANK: u8 = 8;

/// Whether a picture shows nothing at all; ends at the first thing it sees.
fn blank(pixels: &RgbImage) -> bool {
    let (mut low, mut high) = ([255u8; 3], [0u8; 3]);
    pixels.pixels().all(|pixel| {
        let channels = low.iter_mut().zip(&mut high).zip(pixel.0);
        channels.fold(true, |blank, ((low, high), value)| {
            *low = (*low).min(value);
            *high = (*high).max(value);
            blank && *high - *low < BLANK
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn blank_paper_is_told_from_faint_writing() {
        let mut strip = RgbImage::from_fn(100, 48, |x, _| Rgb([250 + (x % 3) as u8; 3]));
        assert!(blank(&strip));
        strip.put_pixel(50, 20, Rgb([250, 238, 250]));
        assert!(!blank(&strip));
        assert!(blank(&RgbImage::new(0, 0)));
    }
}
