//! Reads text: finds the lines of a page and recognises each.
//!
//! [`Engine`] is what the rest knows of it. [`Neural`] runs the PP-OCR models in `models/`: [`detect`] finds lines ([`boxes`] in the
//! detector's map), [`crop`] cuts each out, [`recognise`] reads it with the characters of the [`dictionary`]; [`scale`] makes what the
//! networks take. [`Played`] plays what was stored.

use std::sync::Arc;

use image::RgbImage;
use rten::{LoadError, ModelOptions, RunError, RunOptions, ThreadPool};

use crate::sheet::Line;

mod boxes;
mod crop;
mod detect;
mod dictionary;
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

/// The threads networks run on.
struct Threads(Arc<ThreadPool>);

impl Threads {
    fn new(count: usize) -> Self {
        Self(Arc::new(ThreadPool::with_num_threads(count.max(1))))
    }

    fn options(&self) -> RunOptions {
        RunOptions::default().with_thread_pool(Some(Arc::clone(&self.0)))
    }
}

/// How models are loaded: with the operators these two use, which keeps the others out of the program.
fn options() -> ModelOptions {
    ModelOptions::with_ops(rten::op_registry!(
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
    ))
}
