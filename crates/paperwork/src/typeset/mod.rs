//! Sets letters in type.
//!
//! Takes a [`Job`] (the template's sources, the data as JSON, pictures and attachments, all as bytes) and [`faces::Faces`]; gives a
//! [`Typeset`]: pages, the plain text of every block and where exhibit pages belong. [`pdf`] writes it as PDF/A-3a with PDF/UA-1, [`text`]
//! as plain text or Markdown, [`preview`] shows a page as PNG.
//!
//! Opens no file and asks no clock: a template sees only what the job holds. The same job gives the same bytes.

pub mod faces;
pub mod fonts;
pub mod pdf;
pub mod preview;
pub mod text;
mod world;

use std::collections::BTreeMap;

use typst::World as _;
use typst::diag::{SourceDiagnostic, Warned};
pub use typst::foundations::Bytes;
use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::syntax::DiagSpan;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use self::faces::Faces;
use self::text::Block;
use self::world::World;

/// What a letter is set from.
pub struct Job {
    /// The template's main source.
    pub source: String,
    /// Every other file a template may name, by its path without the leading slash (`common.typ`, `exhibit/1.jpg`).
    pub files: BTreeMap<String, Bytes>,
    /// What the template reads as `/data.json`.
    pub data: serde_json::Value,
}

/// A letter set in type.
pub struct Typeset {
    document: PagedDocument,
    /// The letter as plain text, block by block.
    pub blocks: Vec<Block>,
    /// The page (from 0) of every slip sheet, by the exhibit's mark, in the order of the pages.
    pub slips: Vec<(String, usize)>,
}

impl Typeset {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }
}

/// A mistake in a template, or a limit of what can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file of the template, when the fault lies in one.
    pub file: Option<String>,
    /// Line in it, from 1.
    pub line: Option<usize>,
    /// What the typesetter says.
    pub message: String,
    /// What it suggests.
    pub hints: Vec<String>,
}

/// Why a letter was not set.
#[derive(Debug, thiserror::Error)]
pub enum TypesetError {
    /// The template is broken.
    #[error("the template cannot be set")]
    Template(Vec<Fault>),
    /// No font has these characters.
    #[error("no font has {0:?}")]
    NoGlyph(Vec<char>),
    /// The PDF standard cannot be kept.
    #[error("the PDF cannot be written")]
    Pdf(Vec<Fault>),
    /// A page cannot be shown.
    #[error("page cannot be shown")]
    Preview,
}

/// Sets a letter.
pub fn typeset(job: Job, faces: &Faces) -> Result<Typeset, TypesetError> {
    let missing = faces.missing(&job.data);
    if !missing.is_empty() {
        return Err(TypesetError::NoGlyph(missing));
    }
    let world = World::new(job, faces);
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let document = output.map_err(|errors| TypesetError::Template(faults(&world, &errors)))?;
    if !warnings.is_empty() {
        // A font family nobody has or a layout that does not settle: never a letter that merely looks right.
        return Err(TypesetError::Template(faults(&world, &warnings)));
    }
    let blocks = values(&document, "block")
        .into_iter()
        .filter_map(|(value, _)| Block::of(&value))
        .collect();
    let slips = values(&document, "slip")
        .into_iter()
        .filter_map(|(value, page)| match value {
            Value::Str(mark) => Some((mark.to_string(), page)),
            _ => None,
        })
        .collect();
    Ok(Typeset {
        document,
        blocks,
        slips,
    })
}

/// What the template left behind under a label, each with its page from 0.
fn values(document: &PagedDocument, label: &str) -> Vec<(Value, usize)> {
    let Some(label) = Label::new(PicoStr::intern(label)) else {
        return Vec::new();
    };
    let introspector = document.introspector();
    introspector
        .query(&Selector::Label(label))
        .iter()
        .filter_map(|content| {
            let value = content.to_packed::<MetadataElem>()?.value.clone();
            let page = introspector.page(content.location()?)?.get() - 1;
            Some((value, page))
        })
        .collect()
}

fn faults(world: &World<'_>, found: &[SourceDiagnostic]) -> Vec<Fault> {
    found.iter().map(|one| fault(world, one)).collect()
}

fn fault(world: &World<'_>, found: &SourceDiagnostic) -> Fault {
    // The innermost place that lies in the person's own template, else wherever it is.
    let spans =
        std::iter::once(found.span).chain(found.trace.iter().map(|t| DiagSpan::from(t.span)));
    let places: Vec<(String, usize)> = spans.filter_map(|span| place(world, span)).collect();
    let own = places.iter().find(|(file, _)| file == world::MAIN);
    let place = own.or_else(|| places.first()).cloned();
    Fault {
        file: place.as_ref().map(|(file, _)| file.clone()),
        line: place.map(|(_, line)| line),
        message: found.message.to_string(),
        hints: found.hints.iter().map(|hint| hint.v.to_string()).collect(),
    }
}

fn place(world: &World<'_>, span: DiagSpan) -> Option<(String, usize)> {
    use typst::WorldExt as _;
    let id = span.id()?;
    let range = world.range(span)?;
    let source = world.source(id).ok()?;
    let line = source.lines().byte_to_line(range.start)? + 1;
    Some((world::name(id), line))
}

#[cfg(test)]
mod tests;
