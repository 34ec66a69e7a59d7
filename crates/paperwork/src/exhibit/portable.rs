//! Decides whether the pages of a PDF exhibit can be merged into a bundle, and if not, why.
//!
//! Takes the bytes; gives the number of pages and the first reason found, in the order of [`Unmergeable`]. [`open`] is the one way exhibits
//! become documents: what it refuses here, the bundle refuses too. Never asks for a password and never repairs: a file that has to be
//! repaired could show something else than its owner saw.

use std::collections::BTreeSet;

use lopdf::xref::{XrefEntry, XrefRecovery};
use lopdf::{Document, LoadOptions, Object, ObjectId, Stream};

use super::{blank, intact, widgets};
use crate::form;
use crate::pdf::page::{self, Page, PageError};
use crate::pdf::signature::{self, Signature};

/// The largest PDF whose pages are merged, octets.
pub const LARGEST: usize = 512 << 20;

/// The most objects a PDF may hold to be merged.
pub const MOST_OBJECTS: usize = 2_000_000;

/// The most pages of one exhibit that are merged.
pub const MOST_PAGES: usize = 20_000;

/// How far all object streams of one exhibit may inflate together, and each of them at least and at most, octets.
const INFLATED: (usize, usize, usize) = (64 << 20, 1 << 20, 16 << 20);

/// How far the contents of one page may inflate, octets.
pub(crate) const CONTENTS: usize = 64 << 20;

/// Why the pages of a PDF are not merged; it is attached instead, byte for byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmergeable {
    /// It is larger than [`LARGEST`], holds more than [`MOST_OBJECTS`] objects, or inflates beyond measure.
    TooLarge,
    /// It opens with a password only.
    Locked,
    /// It is damaged.
    Damaged(Damage),
    /// It is signed: merging would break the signature, which the attached original keeps.
    Signed(Signature),
    /// Its pages are made by the viewer from an XFA form; what is in the file says "please wait".
    Xfa,
    /// It is a portfolio: a cover with files inside.
    Portfolio,
    /// It has no pages.
    NoPages,
    /// It has more than [`MOST_PAGES`].
    TooManyPages,
    /// A form field has a value but no picture of it, and none could be drawn.
    NoAppearance,
    /// The pages looked at show nothing at all. Those looked at are all, up to [`blank::MOST_LOOKS`], and beyond that so many, evenly
    /// spread, the first and the last among them.
    Blank {
        /// How many were looked at.
        looked_at: usize,
        /// How many there are.
        of: usize,
    },
}

/// What is wrong with a damaged PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Nothing can be read from it, or reading it failed badly.
    Unreadable,
    /// Its table of objects is missing or wrong, as when a download broke off.
    NoTable,
    /// Its page tree is broken.
    PageTree,
    /// What this page (from 1) shows is not there, or not all of it.
    Page(usize),
    /// A picture on this page (from 1) cannot be decoded, and nothing else is on the pages looked at.
    Image(usize),
}

/// Facts of a PDF exhibit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portable {
    /// How many pages it has; 0 when they cannot be counted.
    pub pages: usize,
    /// It is encrypted and opens without a password; its pages are merged decrypted.
    pub decrypted: bool,
    /// Form fields in it had a value but no picture of it, which viewers each draw in their way; its pages are merged with the fields
    /// drawn by [`crate::form`].
    pub drawn: bool,
    /// Files embedded in it, which its pages do not show.
    pub embedded_files: usize,
    /// Why it is attached only.
    pub unmergeable: Option<Unmergeable>,
}

/// Opens a PDF as it was written, decrypted when no password is needed.
///
/// # Errors
/// [`Unmergeable::TooLarge`], [`Unmergeable::Locked`] or [`Unmergeable::Damaged`].
pub(crate) fn open(bytes: &[u8]) -> Result<Document, Unmergeable> {
    if bytes.len() > LARGEST {
        return Err(Unmergeable::TooLarge);
    }
    let streams = bytes.windows(7).filter(|w| w == b"/ObjStm").count().max(1);
    let (all, least, most) = INFLATED;
    let options = LoadOptions {
        max_decompressed_size: Some((all / streams).clamp(least, most)),
        ..LoadOptions::default()
    };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            Unmergeable::TooLarge
        }
        lopdf::Error::InvalidPassword | lopdf::Error::UnsupportedSecurityHandler(_) => {
            Unmergeable::Locked
        }
        _ => Unmergeable::Damaged(Damage::Unreadable),
    })?;
    if doc.xref_recovery == Some(XrefRecovery::Reconstructed) {
        return Err(Unmergeable::Damaged(Damage::NoTable));
    }
    if doc.trailer.has(b"Encrypt") {
        return Err(Unmergeable::Locked);
    }
    if doc.objects.len() > MOST_OBJECTS {
        return Err(Unmergeable::TooLarge);
    }
    Ok(doc)
}

/// [`open`], with form fields that were left to the viewer drawn; `true` when that was needed.
///
/// # Errors
/// As [`open`], and [`Unmergeable::NoAppearance`].
pub(crate) fn open_drawn(bytes: &[u8]) -> Result<(Document, bool), Unmergeable> {
    let doc = open(bytes)?;
    if all_shown(&doc) {
        return Ok((doc, false));
    }
    drop(doc);
    let no_picture = Unmergeable::NoAppearance;
    let mut form = form::open(bytes).map_err(|_| no_picture)?;
    form.flatten().map_err(|_| no_picture)?;
    let flat = form.save().map_err(|_| no_picture)?;
    let doc = open(&flat)?;
    if all_shown(&doc) {
        Ok((doc, true))
    } else {
        Err(no_picture)
    }
}

/// Whether all that a form shows can be drawn without it.
fn all_shown(doc: &Document) -> bool {
    let form = doc
        .catalog()
        .and_then(|c| doc.get_dict_in_dict(c, b"AcroForm"));
    match (form, page::pages(doc)) {
        (Ok(form), Ok(pages)) => widgets::all_shown(doc, Some(form), &pages),
        _ => true,
    }
}

/// The facts of a PDF exhibit. May panic on hostile bytes: call it guarded.
pub(crate) fn examine(bytes: &[u8]) -> Portable {
    let mut found = Portable {
        pages: 0,
        decrypted: false,
        drawn: false,
        embedded_files: 0,
        unmergeable: None,
    };
    let doc = match open(bytes) {
        Ok(doc) => doc,
        Err(why) => {
            found.unmergeable = Some(why);
            return found;
        }
    };
    found.decrypted = doc.was_encrypted();
    found.embedded_files = embedded_files(&doc);
    let pages = page::pages(&doc);
    found.pages = pages.as_ref().map_or(0, Vec::len);
    match judge(&doc, pages, bytes) {
        Ok(drawn) => found.drawn = drawn,
        Err(why) => found.unmergeable = Some(why),
    }
    found
}

/// Everything that stands against merging, cheap questions first; otherwise whether form fields had to be drawn.
fn judge(
    doc: &Document,
    pages: Result<Vec<Page>, PageError>,
    bytes: &[u8],
) -> Result<bool, Unmergeable> {
    // Usage rights are no signature of anybody's.
    if let Some(kind) = signature::find(doc).filter(|&s| s != Signature::UsageRights) {
        return Err(Unmergeable::Signed(kind));
    }
    let catalog = doc
        .catalog()
        .map_err(|_| Unmergeable::Damaged(Damage::PageTree))?;
    let form = doc.get_dict_in_dict(catalog, b"AcroForm").ok();
    let fields = form
        .and_then(|f| f.get_deref(b"Fields", doc).ok()?.as_array().ok())
        .map_or(0, Vec::len);
    let rendered = catalog
        .get_deref(b"NeedsRendering", doc)
        .and_then(Object::as_bool);
    if form.is_some_and(|f| f.has(b"XFA")) && (fields == 0 || rendered.unwrap_or(false)) {
        return Err(Unmergeable::Xfa);
    }
    if catalog.has(b"Collection") {
        return Err(Unmergeable::Portfolio);
    }
    let pages = pages.map_err(|error| match error {
        PageError::None => Unmergeable::NoPages,
        _ => Unmergeable::Damaged(Damage::PageTree),
    })?;
    if pages.len() > MOST_PAGES {
        return Err(Unmergeable::TooManyPages);
    }
    sound(doc, &pages)?;
    if widgets::all_shown(doc, form, &pages) {
        blank::judge(doc, &pages, bytes)?;
        return Ok(false);
    }
    // A value is something, so nobody needs to look.
    open_drawn(bytes).map(|(_, drawn)| drawn)
}

/// Whether everything the pages lead to is there. An object that the table says is in the file but that could not be read is damage;
/// one the table does not know is `null`, which is legal.
fn sound(doc: &Document, pages: &[Page]) -> Result<(), Unmergeable> {
    let mut seen: BTreeSet<ObjectId> = pages.iter().map(|p| p.id).collect();
    for (index, page) in pages.iter().enumerate() {
        let damaged = Unmergeable::Damaged(Damage::Page(index + 1));
        let dict = doc.get_dictionary(page.id).map_err(|_| damaged)?;
        let whole = || contents(doc, dict).into_iter().all(intact::inflates);
        if !contents_are_streams(doc, dict) || !whole() {
            return Err(damaged);
        }
        let mut todo: Vec<&Object> = dict
            .iter()
            .filter(|(key, _)| *key != b"Parent")
            .map(|(_, value)| value)
            .collect();
        while let Some(object) = todo.pop() {
            match object {
                Object::Array(items) => todo.extend(items),
                Object::Dictionary(dict) => todo.extend(dict.iter().map(|(_, v)| v)),
                Object::Stream(stream) => todo.extend(stream.dict.iter().map(|(_, v)| v)),
                Object::Reference(id) if seen.insert(*id) => match doc.objects.get(id) {
                    Some(Object::Dictionary(dict))
                        if dict.has_type(b"Page") || dict.has_type(b"Pages") => {}
                    Some(object) => todo.push(object),
                    None if lost(doc, *id) => return Err(damaged),
                    None => {}
                },
                _ => {}
            }
        }
    }
    Ok(())
}

/// The table says this object is in the file.
fn lost(doc: &Document, id: ObjectId) -> bool {
    match doc.reference_table.get(id.0) {
        Some(XrefEntry::Normal { offset, generation }) => *offset != 0 && *generation == id.1,
        Some(XrefEntry::Compressed { .. }) => id.1 == 0,
        _ => false,
    }
}

fn contents_are_streams(doc: &Document, page: &lopdf::Dictionary) -> bool {
    let Ok(contents) = page.get(b"Contents") else {
        return true;
    };
    match doc.dereference(contents) {
        Ok((_, Object::Null)) | Err(lopdf::Error::ObjectNotFound(_)) => true,
        Ok((_, Object::Stream(_))) => true,
        Ok((_, Object::Array(items))) => items.iter().all(|item| {
            matches!(
                doc.dereference(item),
                Ok((_, Object::Stream(_) | Object::Null)) | Err(lopdf::Error::ObjectNotFound(_))
            )
        }),
        _ => false,
    }
}

/// The content streams of a page, in order.
pub(crate) fn contents<'a>(doc: &'a Document, page: &'a lopdf::Dictionary) -> Vec<&'a Stream> {
    let Ok((_, contents)) = page.get(b"Contents").and_then(|c| doc.dereference(c)) else {
        return Vec::new();
    };
    match contents {
        Object::Stream(stream) => vec![stream],
        Object::Array(items) => items
            .iter()
            .filter_map(|i| doc.dereference(i).ok()?.1.as_stream().ok())
            .collect(),
        _ => Vec::new(),
    }
}

/// The decoded bytes of a content stream or form; `None` beyond `limit` octets or when it cannot be decoded.
pub(crate) fn decoded(doc: &Document, stream: &Stream, limit: usize) -> Option<Vec<u8>> {
    if matches!(
        stream.dict.get(b"Filter"),
        Err(_) | Ok(Object::Name(_) | Object::Null)
    ) {
        return stream.decompressed_content_with_limit(limit).ok();
    }
    // What the filters refer to must stand in the dictionary itself to be seen by the decoder.
    let mut direct = Stream::new(lopdf::Dictionary::new(), stream.content.clone());
    for key in [b"Filter".as_slice(), b"DecodeParms"] {
        if let Ok(value) = stream.dict.get_deref(key, doc) {
            let value = match value {
                Object::Array(items) => Object::Array(
                    items
                        .iter()
                        .filter_map(|i| Some(doc.dereference(i).ok()?.1.clone()))
                        .collect(),
                ),
                other => other.clone(),
            };
            direct.dict.set(key, value);
        }
    }
    direct.decompressed_content_with_limit(limit).ok()
}

/// How many files are embedded, counted in the name tree.
fn embedded_files(doc: &Document) -> usize {
    let root = doc
        .catalog()
        .and_then(|c| doc.get_dict_in_dict(c, b"Names"))
        .and_then(|n| n.get_deref(b"EmbeddedFiles", doc));
    let (mut count, mut seen, mut todo) = (0, BTreeSet::new(), Vec::from_iter(root));
    while let Some(node) = todo.pop() {
        let Ok(node) = node.as_dict() else { continue };
        if let Ok(names) = node.get_deref(b"Names", doc).and_then(Object::as_array) {
            count += names.len() / 2;
        }
        if let Ok(kids) = node.get_deref(b"Kids", doc).and_then(Object::as_array) {
            for kid in kids {
                if let Ok((Some(id), kid)) = doc.dereference(kid)
                    && seen.insert(id)
                {
                    todo.push(kid);
                }
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

    use super::super::inspect::inspect;
    use super::*;

    fn fixture(name: &str) -> Portable {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/exhibits/");
        let bytes = std::fs::read(format!("{path}{name}")).unwrap();
        inspect(&bytes).portable.unwrap()
    }

    #[test]
    fn what_can_be_merged() {
        for (name, pages) in [
            ("rotated-cropped.pdf", 4),
            ("shifted-inherited.pdf", 3),
            ("unbalanced.pdf", 2),
            ("dark-scan.pdf", 1),
            ("annotated.pdf", 2),
            ("form-filled.pdf", 1),
            ("form-no-appearance.pdf", 1),
            ("forty-pages.pdf", 40),
            ("font-not-embedded.pdf", 1),
            ("layers.pdf", 1),
        ] {
            let found = fixture(name);
            assert_eq!((found.pages, found.unmergeable), (pages, None), "{name}");
            assert!(!found.decrypted, "{name}");
            assert_eq!(found.drawn, name == "form-no-appearance.pdf", "{name}");
        }
        for name in ["aes256-empty-password.pdf", "rc4-empty-password.pdf"] {
            let found = fixture(name);
            assert_eq!(
                (found.pages, found.decrypted, found.unmergeable),
                (2, true, None),
                "{name}"
            );
        }
    }

    #[test]
    fn what_cannot_be_merged_says_why() {
        for (name, why) in [
            ("user-password.pdf", Unmergeable::Locked),
            ("truncated.pdf", Unmergeable::Damaged(Damage::NoTable)),
            ("no-xref.pdf", Unmergeable::Damaged(Damage::NoTable)),
            (
                "broken-startxref.pdf",
                Unmergeable::Damaged(Damage::NoTable),
            ),
            (
                "contents-no-stream.pdf",
                Unmergeable::Damaged(Damage::Page(2)),
            ),
            (
                "all-blank.pdf",
                Unmergeable::Blank {
                    looked_at: 3,
                    of: 3,
                },
            ),
            ("signed.pdf", Unmergeable::Signed(Signature::Approval)),
            ("xfa-only.pdf", Unmergeable::Xfa),
            ("no-pages.pdf", Unmergeable::NoPages),
        ] {
            assert_eq!(fixture(name).unmergeable, Some(why), "{name}");
        }
    }

    #[test]
    fn a_file_cut_anywhere_is_never_merged_with_fewer_pages() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../fixtures/exhibits/rotated-cropped.pdf"
        );
        let whole = std::fs::read(path).unwrap();
        for keep in (0..whole.len().saturating_sub(8)).step_by(97) {
            let found = inspect(&whole[..keep]).portable;
            assert!(
                found.is_none_or(|f| f.unmergeable.is_some() || f.pages == 4),
                "{keep}"
            );
        }
    }
}
