//! Makes one paginated PDF of a letter and its exhibits.
//!
//! Takes the letter as set in type (with its index and a slip sheet per exhibit) and the exhibits that can be shown; gives one PDF 1.7 in
//! which the exhibits' pages stand behind their slip sheets, each stamped with its mark and its number in the bundle. The letter stays the
//! document: tags, metadata, outline, attachments and page labels go on meaning what they meant. Pictures in the exhibits keep their octets,
//! annotations and links stay, form fields are drawn as they look. Exhibits are opened, written and let go one after another. Never puts in
//! what [`crate::exhibit::portable`] or [`crate::exhibit::picture`] call unusable. Same input, same bytes.

mod base;
mod destinations;
mod import;
mod labels;
mod layers;
mod output;
mod picture;
mod stamp;
mod xmp;

use std::io::Write;

use lopdf::{Document, dictionary};
use thiserror::Error;

use crate::exhibit::inspect::{Kind, guarded};
use crate::exhibit::picture::Unusable;
use crate::exhibit::portable::{self, Damage, Unmergeable};
use crate::pdf::font::FontError;
use crate::pdf::page::{self, Page, PageError};
use import::{Common, Import, Taken};
use labels::Gap;
use layers::Layers;
use output::Output;
use stamp::Stamps;

/// An exhibit whose pages come into the bundle.
#[derive(Debug, Clone)]
pub struct Insert<'a> {
    /// Behind which page of the letter its pages come, counted from 0. Those of several exhibits behind one page keep their order.
    pub after_page: usize,
    /// A PDF whose pages can be merged, or a picture that can be shown (it gets an A4 page of its own).
    pub bytes: &'a [u8],
    /// Its mark, `证据1`.
    pub mark: String,
    /// Number of its first page in the bundle, from 1.
    pub first_number: usize,
    /// How many pages the bundle has.
    pub total: usize,
}

/// Why a bundle could not be made.
#[derive(Debug, Error)]
pub enum BundleError {
    /// The letter is no PDF that can be read.
    #[error("the letter cannot be read: {0}")]
    Letter(#[from] lopdf::Error),
    /// The letter has no pages.
    #[error("the letter's pages cannot be read: {0}")]
    Pages(#[from] PageError),
    /// There is no such page to put an exhibit behind.
    #[error("exhibit {exhibit} is to come behind page {page}, which the letter does not have")]
    NoSuchPage {
        /// Index of the exhibit among those given.
        exhibit: usize,
        /// The page asked for, from 0.
        page: usize,
    },
    /// The pages of a PDF exhibit cannot be merged.
    #[error("exhibit {exhibit} cannot be merged: {why:?}")]
    Unmergeable {
        /// Index of the exhibit among those given.
        exhibit: usize,
        /// The reason.
        why: Unmergeable,
    },
    /// A picture exhibit cannot be shown.
    #[error("exhibit {exhibit} cannot be shown: {why:?}")]
    Unusable {
        /// Index of the exhibit among those given.
        exhibit: usize,
        /// The reason.
        why: Unusable,
    },
    /// The bundle cannot be written.
    #[error("the bundle cannot be written: {0}")]
    Write(#[from] std::io::Error),
    /// A mark cannot be written.
    #[error("the marks cannot be written: {0}")]
    Font(#[from] FontError),
}

/// Puts the pages of exhibits into a letter.
///
/// `base` is the letter as made by [`crate::typeset`], `stamp_font` the OpenType font the stamps are written in. Without exhibits the letter
/// is returned as it is, its claims to PDF/A and PDF/UA with it; with exhibits it claims neither.
///
/// # Errors
/// [`BundleError`]; an exhibit that cannot be opened fails the bundle: inspect exhibits first and leave out those that only get attached.
pub fn splice(
    base: &[u8],
    inserts: &[Insert<'_>],
    stamp_font: &[u8],
) -> Result<Vec<u8>, BundleError> {
    let size = base.len() + inserts.iter().map(|i| i.bytes.len()).sum::<usize>();
    let mut out = Vec::with_capacity(size + size / 16);
    splice_into(base, inserts, stamp_font, &mut out)?;
    Ok(out)
}

/// [`splice`], written to `sink` as it is made: of the exhibits, one at a time is held in memory beside its bytes, and nothing of the result.
///
/// # Errors
/// As [`splice`], and [`BundleError::Write`]; what was written until then is no PDF.
pub fn splice_into(
    base: &[u8],
    inserts: &[Insert<'_>],
    stamp_font: &[u8],
    sink: &mut (dyn Write + Send),
) -> Result<(), BundleError> {
    if inserts.is_empty() {
        return Ok(sink.write_all(base)?);
    }
    let stamps = Stamps::new(stamp_font, inserts.iter().map(|i| i.mark.as_str()))?;
    let mut doc = Document::load_mem(base)?;
    let pages = page::push_down(&mut doc)?;
    for (exhibit, insert) in inserts.iter().enumerate() {
        if insert.after_page >= pages.len() {
            return Err(BundleError::NoSuchPage {
                exhibit,
                page: insert.after_page,
            });
        }
    }
    let mut order: Vec<usize> = (0..inserts.len()).collect();
    order.sort_by_key(|&i| inserts.get(i).map(|insert| insert.after_page));

    let mut fonts = Document::new();
    fonts.max_id = doc.max_id;
    let font = stamps.font.add_to(&mut fonts).0;
    let mut out = Output::new(fonts.max_id, sink);
    for (id, object) in fonts.objects {
        out.put(id.0, object);
    }
    let ground = out.add(dictionary! { "Type" => "ExtGState", "ca" => 0.8_f32 });
    let save = out.add(base::save_state());
    let common = Common {
        stamps: &stamps,
        font,
        ground,
        save,
    };
    base::write_objects(&mut doc, &pages, &mut out);

    let mut layers = Layers::default();
    let (mut gaps, mut taken) = (Vec::new(), Vec::new());
    for exhibit in order {
        let Some(insert) = inserts.get(exhibit) else {
            continue;
        };
        let some = take(exhibit, insert, &common, &mut layers, &mut out)?;
        gaps.push(Gap {
            after: insert.after_page,
            pages: some.len(),
            first_number: insert.first_number,
        });
        taken.push(some);
    }
    let labels = labels::spread(&doc, pages.len(), &gaps);
    let all = woven(&doc, &pages, &gaps, taken);
    let root = base::write_tree(all, &mut out);
    let catalog = out.add(base::catalog(&doc, root, labels, layers.finish()));
    let mut trailer = dictionary! { "Root" => Output::reference(catalog) };
    for key in [b"Info".as_slice(), b"ID"] {
        if let Ok(value) = doc.trailer.get(key) {
            trailer.set(key, base::plain(value.clone()));
        }
    }
    Ok(out.finish(trailer)?)
}

/// Opens one exhibit, writes it and lets it go.
fn take(
    exhibit: usize,
    insert: &Insert<'_>,
    common: &Common<'_>,
    layers: &mut Layers,
    out: &mut Output<'_>,
) -> Result<Vec<Taken>, BundleError> {
    let unmergeable = |why| BundleError::Unmergeable { exhibit, why };
    let panicked = || unmergeable(Unmergeable::Damaged(Damage::Unreadable));
    guarded(|| {
        let mut doc = match Kind::of(insert.bytes) {
            Kind::Pdf => portable::open_drawn(insert.bytes).map_err(unmergeable)?.0,
            _ => {
                picture::page(insert.bytes).map_err(|why| BundleError::Unusable { exhibit, why })?
            }
        };
        let pages = import::prepare(&mut doc).map_err(|error| {
            unmergeable(match error {
                PageError::None => Unmergeable::NoPages,
                _ => Unmergeable::Damaged(Damage::PageTree),
            })
        })?;
        let of = pages.len();
        let mut import = Import::new(out);
        let taken = import.pages(&doc, &pages, common, |index| {
            (
                format!("{} 第 {}/{of} 页", insert.mark, index + 1),
                format!("— {} / {} —", insert.first_number + index, insert.total),
            )
        });
        layers.add(&doc, &mut import);
        import.finish(doc);
        Ok(taken)
    })
    .unwrap_or_else(|| Err(panicked()))
}

/// The letter's pages with those of the exhibits between them; `gaps` and `taken` go together.
fn woven(
    doc: &Document,
    pages: &[Page],
    gaps: &[Gap],
    taken: Vec<Vec<Taken>>,
) -> Vec<(u32, lopdf::Dictionary)> {
    let mut all = Vec::new();
    let mut rest = gaps.iter().zip(taken).peekable();
    for (index, page) in pages.iter().enumerate() {
        all.push((page.id.0, base::page(doc, page)));
        while let Some((_, some)) = rest.next_if(|(gap, _)| gap.after == index) {
            all.extend(some.into_iter().map(|t| (t.number, t.page)));
        }
    }
    all
}

#[cfg(test)]
mod tests;
