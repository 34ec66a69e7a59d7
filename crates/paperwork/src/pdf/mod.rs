//! Holds what bundles and forms share about PDF files: fonts put into them, their page trees, signatures, text strings.
//!
//! Works on `lopdf::Document` values; opens and writes no file. What it adds is a function of its arguments alone: the same document and
//! the same text give the same objects.

pub mod content;
pub mod font;
pub mod page;
pub mod signature;
pub mod text;
