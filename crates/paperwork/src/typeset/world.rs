//! Shows a template the only world it can see: the files of its job and the faces it is set in.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _};

use super::Job;
use super::faces::Faces;

/// The name a template's own source goes by.
pub const MAIN: &str = "letter.typ";

/// A closed world: no disk, no packages, no clock.
pub struct World<'a> {
    library: LazyHash<Library>,
    faces: &'a Faces,
    sources: BTreeMap<String, Source>,
    files: BTreeMap<String, Bytes>,
    main: FileId,
}

impl<'a> World<'a> {
    /// A world of one job.
    pub fn new(job: Job, faces: &'a Faces) -> Self {
        let mut sources = BTreeMap::new();
        let mut files = BTreeMap::new();
        let data = serde_json::to_vec(&job.data).unwrap_or_default();
        files.insert("data.json".to_owned(), Bytes::new(data));
        let main = id(MAIN);
        sources.insert(MAIN.to_owned(), Source::new(main, job.source));
        for (name, bytes) in job.files {
            match std::str::from_utf8(&bytes) {
                Ok(text) if name.ends_with(".typ") => {
                    sources.insert(name.clone(), Source::new(id(&name), text.to_owned()));
                }
                _ => {
                    files.insert(name, bytes);
                }
            }
        }
        Self {
            library: LazyHash::new(Library::default()),
            faces,
            sources,
            files,
            main,
        }
    }
}

/// The id of a file of the job.
fn id(name: &str) -> FileId {
    // Names of a job are plain; one that is not gets an id that no template can name.
    let path = VirtualPath::new(format!("/{name}"))
        .or_else(|_| VirtualPath::new("/unnameable"))
        .unwrap_or_else(|_| unreachable!("a plain name is a path"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The name of a file of the job.
pub fn name(id: FileId) -> String {
    id.vpath().get_without_slash().to_owned()
}

impl typst::World for World<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.faces.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let name = name(id);
        match self.sources.get(&name) {
            Some(source) => Ok(source.clone()),
            None => Err(FileError::NotFound(name.into())),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = name(id);
        match (self.files.get(&name), self.sources.get(&name)) {
            (Some(bytes), _) => Ok(bytes.clone()),
            (None, Some(source)) => Ok(Bytes::from_string(source.clone())),
            (None, None) => Err(FileError::NotFound(name.into())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        // The date of a letter is in its data.
        None
    }
}
