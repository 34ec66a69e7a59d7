//! Keeps the faces a letter can be set in, and says which characters none of them has.
//!
//! The two fonts inside the program always come first. Fonts of a folder or of the system are looked at only when asked for.

use std::collections::BTreeSet;
use std::path::Path;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst_kit::fonts::FontStore;

use super::fonts::{SANS, SERIF};

/// Family of the 宋 face inside the program.
pub const SONG: &str = "Noto Serif SC";
/// Family of the 黑 face inside the program.
pub const HEI: &str = "Noto Sans SC";
/// Families that are 仿宋, best first (design of the systems they come with; `LXGW`-like open ones are tried last).
pub const FANGSONG: &[&str] = &[
    "FangSong",
    "FangSong_GB2312",
    "STFangsong",
    "Zhuque Fangsong (technical preview)",
    "FandolFang R",
    "FandolFang",
];
/// Families that are 楷体, best first.
pub const KAI: &[&str] = &["KaiTi", "KaiTi_GB2312", "STKaiti", "LXGW WenKai"];

/// Faces to set letters in.
pub struct Faces {
    store: FontStore,
    infos: Vec<FontInfo>,
}

impl Faces {
    /// The two faces inside the program.
    pub fn embedded() -> Self {
        let mut faces = Self {
            store: FontStore::new(),
            infos: Vec::new(),
        };
        for data in [SERIF, SANS] {
            for font in Font::iter(Bytes::new(data)) {
                faces.infos.push(font.info().clone());
                let info = font.info().clone();
                faces.store.push((font, info));
            }
        }
        faces
    }

    /// Adds the fonts of a folder.
    pub fn add_folder(&mut self, folder: &Path) {
        for (path, info) in typst_kit::fonts::scan(folder) {
            self.infos.push(info.clone());
            self.store.push((path, info));
        }
    }

    /// Adds the fonts of the system.
    pub fn add_system(&mut self) {
        for (path, info) in typst_kit::fonts::system() {
            self.infos.push(info.clone());
            self.store.push((path, info));
        }
    }

    /// The first of the families that is here.
    pub fn first_of<'a>(&self, families: &[&'a str]) -> Option<&'a str> {
        families.iter().copied().find(|family| {
            self.infos
                .iter()
                .any(|info| info.family.eq_ignore_ascii_case(family))
        })
    }

    /// Does the family have every character of the text?
    pub fn covers(&self, family: &str, text: &str) -> bool {
        text.chars().filter(|c| drawn(*c)).all(|c| {
            self.infos.iter().any(|info| {
                info.family.eq_ignore_ascii_case(family) && info.coverage.contains(u32::from(c))
            })
        })
    }

    /// The characters in the texts of the data that no face has, each once, in order.
    pub fn missing(&self, data: &serde_json::Value) -> Vec<char> {
        let mut used = BTreeSet::new();
        match data {
            // The names of embedded files stand in the PDF, not on a page.
            serde_json::Value::Object(all) => all
                .iter()
                .filter(|(key, _)| *key != "attachments")
                .for_each(|(_, one)| characters(one, &mut used)),
            other => characters(other, &mut used),
        }
        used.into_iter()
            .filter(|c| drawn(*c))
            .filter(|c| {
                !self
                    .infos
                    .iter()
                    .any(|info| info.coverage.contains(u32::from(*c)))
            })
            .collect()
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }
}

/// Whether a character needs a glyph.
fn drawn(c: char) -> bool {
    !c.is_control() && !c.is_whitespace()
}

fn characters(data: &serde_json::Value, used: &mut BTreeSet<char>) {
    match data {
        serde_json::Value::String(text) => used.extend(text.chars()),
        serde_json::Value::Array(all) => all.iter().for_each(|one| characters(one, used)),
        serde_json::Value::Object(all) => all.values().for_each(|one| characters(one, used)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_names_are_covered_and_what_is_not_is_named() {
        let faces = Faces::embedded();
        assert!(faces.covers(SONG, "㛃䶮𬭚𠅤喆堃玥珺赟昇镕祎旸龑"));
        let data = serde_json::json!({"a": ["张\u{10FFFD}三", {"b": "\u{E000}x\n"}]});
        assert_eq!(faces.missing(&data), ['\u{E000}', '\u{10FFFD}']);
        let named = serde_json::json!({"attachments": [{"name": "\u{10FFFD}.png"}]});
        assert!(faces.missing(&named).is_empty());
    }

    #[test]
    fn a_family_is_found_by_name() {
        let faces = Faces::embedded();
        assert_eq!(faces.first_of(&["KaiTi", HEI]), Some(HEI));
        assert_eq!(faces.first_of(FANGSONG), None);
    }
}
