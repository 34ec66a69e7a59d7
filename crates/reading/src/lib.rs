//! Reads one page: what a scan, a photograph or a PDF page shows, in numbers and text.
//!
//! [`open`] takes a file's bytes and gives upright pages ([`page`]). [`seal`] finds red seals and quiets them, [`qr`] decodes QR codes,
//! [`engine`] finds and reads lines of text, [`quality`] measures the picture; [`sheet`] puts all of it together: one [`sheet::Sheet`] a page.
//! [`place`] holds points and boxes.
//!
//! A crate of its own because two programs read pages (`paperwork`, and the tool that measures accuracy), and because millions of pixels
//! want optimised code while the rest stays debuggable. Opens no file, asks no clock, holds no sentence; what a page says
//! (a licence, an ID card) is for the crate `papers`.

pub mod engine;
pub mod open;
pub mod page;
pub mod place;
pub mod qr;
pub mod quality;
pub mod seal;
pub mod sheet;
