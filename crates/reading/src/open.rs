//! Opens a file's bytes as pages.
//!
//! [`open`] tells by content what a file is and counts its pages; [`Opened::page`] decodes one of them, upright, so that a person's 200 pages
//! never lie in memory together. Nothing here reads a page: [`crate::sheet`] does. Invariant: whatever the bytes are, the answer is a page or
//! a [`Refused`], within the [`Limits`]; a decoder that panics costs the page it was at.
//!
//! [`sniff`] knows formats, [`picture`] decodes pictures, [`entropy`] tells whether a JPEG is whole, [`tiff`] finds the pages of a TIFF;
//! [`portable`] opens PDFs, [`toll`] refuses pages that would cost too much, [`survey`] looks at what a page is made of, [`layer`] puts its
//! text into lines.

mod entropy;
mod layer;
mod picture;
mod portable;
mod sniff;
mod survey;
mod tiff;
mod toll;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_syntax::Pdf;
use thiserror::Error;

use crate::page::{Format, Page};

/// How much is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, octets.
    pub octets: u64,
    /// The longest side of a picture, pixels.
    pub side: u32,
    /// The most pixels of a picture.
    pub pixels: u64,
    /// The most pages of a file.
    pub pages: usize,
    /// The longer side a PDF page is drawn at, pixels; less when it is a scan of less.
    pub render_long_side: u32,
}

impl Default for Limits {
    /// 200 MiB, 20 000 pixels a side, 108 megapixels (the largest telephone pictures), 200 pages, 2200 pixels.
    fn default() -> Self {
        Self {
            octets: 200 << 20,
            side: 20_000,
            pixels: 110_000_000,
            pages: 200,
            render_long_side: 2200,
        }
    }
}

/// Why a file or a page could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// No octets.
    #[error("empty")]
    Empty,
    /// HEIC, HEIF or AVIF.
    #[error("a HEIC or AVIF picture")]
    Heic,
    /// A PDF that asks for a password.
    #[error("a PDF that asks for a password")]
    Locked,
    /// An archive.
    #[error("an archive")]
    Archive,
    /// An office document.
    #[error("an office document")]
    Office,
    /// Nothing that is known.
    #[error("neither a picture nor a PDF")]
    Unknown,
    /// Too much of something.
    #[error("too large: {found} {of}, at most {most}")]
    TooLarge {
        /// `octets`, `pixels`, `side` or `pages`.
        of: &'static str,
        /// How much there is.
        found: u64,
        /// The most that is looked at.
        most: u64,
    },
    /// It cannot be decoded.
    #[error("damaged")]
    Damaged,
    /// There is no page in it, or no such page.
    #[error("no pages")]
    NoPages,
}

/// A file that was opened.
pub struct Opened {
    format: Format,
    bytes: Arc<Vec<u8>>,
    limits: Limits,
    body: Body,
}

/// What is known of a file beside its bytes.
enum Body {
    Picture,
    /// Where the directory of each page stands.
    Tiff(Vec<u64>),
    Pdf(Box<Pdf>),
}

/// Opens a file: tells what it is and counts its pages, decodes none.
///
/// # Errors
/// Every [`Refused`]; what is wrong with a single page only [`Opened::page`] says.
pub fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Opened, Refused> {
    let octets = bytes.len() as u64;
    if octets > limits.octets {
        return Err(Refused::TooLarge {
            of: "octets",
            found: octets,
            most: limits.octets,
        });
    }
    let format = sniff::sniff(&bytes)?;
    let bytes = Arc::new(bytes);
    let body = match format {
        Format::Tiff => match tiff::pages(&bytes, limits.pages) {
            pages if pages.is_empty() => return Err(Refused::Damaged),
            pages => Body::Tiff(pages),
        },
        Format::Pdf => Body::Pdf(Box::new(guarded(|| portable::open(&bytes, limits.pages))?)),
        _ => Body::Picture,
    };
    let opened = Opened {
        format,
        bytes,
        limits: limits.clone(),
        body,
    };
    match opened.pages() {
        0 => Err(Refused::NoPages),
        pages if pages > limits.pages => Err(Refused::TooLarge {
            of: "pages",
            found: pages as u64,
            most: limits.pages as u64,
        }),
        _ => Ok(opened),
    }
}

impl Opened {
    /// What the file is.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// How many pages it has: at least one.
    #[must_use]
    pub fn pages(&self) -> usize {
        match &self.body {
            Body::Picture => 1,
            Body::Tiff(pages) => pages.len(),
            Body::Pdf(pdf) => pdf.pages().len(),
        }
    }

    /// Decodes one page, counted from 0.
    ///
    /// # Errors
    /// [`Refused::Damaged`] when it cannot be decoded, [`Refused::TooLarge`], [`Refused::NoPages`] when there is no such page.
    pub fn page(&self, number: usize) -> Result<Page, Refused> {
        if number >= self.pages() {
            return Err(Refused::NoPages);
        }
        guarded(|| match &self.body {
            Body::Picture => picture::decode(&self.bytes, self.format, &self.limits),
            Body::Tiff(pages) => {
                let at = pages.get(number).ok_or(Refused::NoPages)?;
                let reader = tiff::turned_to(&self.bytes, *at).ok_or(Refused::Damaged)?;
                picture::read(reader, Format::Tiff, &self.limits)
            }
            Body::Pdf(pdf) => portable::page(pdf, number, &self.limits),
        })
    }
}

/// Runs what may panic on hostile bytes. What it was at is not used again, but for caches of the PDF reader that hold whole values only.
fn guarded<T>(work: impl FnOnce() -> Result<T, Refused>) -> Result<T, Refused> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Refused::Damaged))
}
