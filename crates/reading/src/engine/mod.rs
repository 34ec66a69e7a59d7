//! Reads text: finds the lines of a page and recognises each.
//!
//! [`Engine`] is what the rest knows of it. `Neural` runs the PP-OCR models in `models/`; [`Played`] plays what was stored.

use image::RgbImage;

use crate::sheet::Line;

/// Why a page could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The network failed on this page.
    #[error("the text engine failed: {0}")]
    Failed(String),
}

/// Something that reads.
pub trait Engine: Sync {
    /// Finds and reads the lines of a page, in no order.
    fn page(&self, pixels: &RgbImage) -> Result<Vec<Line>, EngineError>;

    /// Reads one line whose strip was cut out before (a seal's unrolled ring).
    fn strip(&self, pixels: &RgbImage) -> Result<Line, EngineError>;
}
