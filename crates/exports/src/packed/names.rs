//! Knows data exports and documents by the names in an archive.
//!
//! Takes the entries one after the other, gives what they are together. Keeps no name but that of a known export.

use std::collections::BTreeSet;

use super::directory::Entry;
use crate::data::{Text, catalogue};
use crate::facts::Data;
use crate::sniff::Format;

/// A file in an archive that is to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// Its name.
    pub(crate) name: &'a [u8],
    /// The layout whose list of videos it is; `None`: JSON.
    pub(crate) text: Option<&'static Text>,
}

/// What the names met so far say.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The entry that is the JSON of a known export: its name, the layout, whether its name alone is enough.
    json: Option<(Vec<u8>, &'static str, bool)>,
    /// Paths of text layouts that were met, by layout and place in its list.
    texts: BTreeSet<(usize, usize)>,
    /// The list of videos in text: its name, and the layout's place.
    videos: Option<(Vec<u8>, usize)>,
    types: bool,
    book: bool,
    document: bool,
}

impl Names {
    /// Takes a file.
    pub(crate) fn see(&mut self, entry: Entry<'_>) {
        let Ok(name) = std::str::from_utf8(entry.name) else {
            return;
        };
        self.types |= name == "[Content_Types].xml";
        self.book |= name.starts_with("xl/workbook.");
        self.document |= name.starts_with("word/") || name.starts_with("ppt/");
        let last = name.rsplit('/').next().unwrap_or(name);
        for layout in &catalogue().layout {
            if layout.files.iter().any(|file| file == last) && self.json.is_none() {
                self.json = Some((entry.name.to_vec(), &layout.id, layout.named));
            }
        }
        if !name.ends_with(".txt") {
            return;
        }
        for (layout, text) in catalogue().text.iter().enumerate() {
            let place = text.paths.iter().position(|path| ends_with(name, path));
            if let Some(place) = place {
                self.texts.insert((layout, place));
                let lists = text.videos.iter().any(|path| ends_with(name, path));
                if lists && self.videos.is_none() {
                    self.videos = Some((entry.name.to_vec(), layout));
                }
                return;
            }
        }
    }

    /// The office document that the archive is, if it is one.
    pub(crate) fn document(&self) -> Option<Format> {
        match (self.types, self.book, self.document) {
            (true, true, _) => Some(Format::Xlsx),
            (true, _, true) => Some(Format::Office),
            _ => None,
        }
    }

    /// What in the archive is to be read.
    pub(crate) fn wanted(&self) -> Option<Wanted<'_>> {
        if let Some((name, ..)) = &self.json {
            return Some(Wanted { name, text: None });
        }
        let (name, layout) = self.videos.as_ref()?;
        let text = catalogue().text.get(*layout)?;
        (self.data()?.layout.as_ref() == Some(&text.id)).then_some(Wanted {
            name,
            text: Some(text),
        })
    }

    /// The export, as far as names tell.
    pub(crate) fn data(&self) -> Option<Data> {
        let named = self.json.as_ref().filter(|(_, _, named)| *named);
        let met = |layout: usize| self.texts.iter().filter(|(l, _)| *l == layout).count();
        let texts = catalogue().text.iter().enumerate();
        let text = texts.filter(|(layout, text)| met(*layout) >= text.least);
        let text = text.map(|(_, text)| text.id.as_str()).next();
        let layout = named.map(|(_, id, _)| *id).or(text)?;
        Some(Data {
            layout: Some(layout.to_owned()),
            ..Data::default()
        })
    }
}

/// Whether a name is a path or ends with one.
fn ends_with(name: &str, path: &str) -> bool {
    let Some(at) = name.len().checked_sub(path.len()) else {
        return false;
    };
    let (Some(before), Some(end)) = (name.get(..at), name.get(at..)) else {
        return false;
    };
    end.eq_ignore_ascii_case(path) && (before.is_empty() || before.ends_with('/'))
}
