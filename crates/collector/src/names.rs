//! Gives every file the payload path it is stored under.
//!
//! Takes original paths as the system has them, gives paths that are UTF-8, unique under every Unicode normal form and no
//! longer than a component may be on disk. A name that can stay stays; one that cannot is told apart by the record
//! that goes with it, from which `extract` gets the original back. Never drops a file and never merges two.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::{Component, Path};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Longest component of a path, in octets, on the file systems people have.
const LONGEST_COMPONENT: usize = 255;

/// A path to store something under, and whether it is the original one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Separated by `/`.
    pub path: Box<str>,
    /// Whether the original name is another one.
    pub renamed: bool,
}

/// Stored paths for original relative paths, in the same order.
pub fn stored(originals: impl Iterator<Item = impl AsRef<Path>>) -> Vec<Stored> {
    let mut all: Vec<Stored> = originals.map(|path| readable(path.as_ref())).collect();
    tell_apart(&mut all);
    all
}

/// The path in UTF-8 with `/`, every component one that disks can hold.
fn readable(original: &Path) -> Stored {
    let mut path = String::new();
    let mut renamed = false;
    for component in original.components() {
        let Component::Normal(name) = component else {
            continue;
        };
        if !path.is_empty() {
            path.push('/');
        }
        match name.to_str() {
            Some(text) if !text.contains('\\') => path.push_str(text),
            _ => {
                renamed = true;
                path.push_str(&shortened(text_of(name).replace('\\', "＼")));
            }
        }
    }
    Stored {
        path: path.into(),
        renamed,
    }
}

/// What octets that are not UTF-8 most likely say: GB18030 when they are valid in it, else with `_` for what is not.
fn text_of(name: &OsStr) -> String {
    if let Some(text) = name.to_str() {
        return text.to_owned();
    }
    let octets = name.as_encoded_bytes();
    if cfg!(unix)
        && let Some(text) =
            encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(octets)
        && !text.chars().any(char::is_control)
    {
        return text.into_owned();
    }
    String::from_utf8_lossy(octets).replace('\u{FFFD}', "_")
}

/// Cuts a component that grew past what disks hold, keeping its extension.
fn shortened(name: String) -> String {
    if name.len() <= LONGEST_COMPONENT {
        return name;
    }
    let extension = match name.rfind('.') {
        Some(at) if at > 0 && name.len() - at <= 16 => name[at..].to_owned(),
        _ => String::new(),
    };
    let mut stem = name;
    let mut end = LONGEST_COMPONENT - extension.len();
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    stem.truncate(end);
    stem + &extension
}

/// Renames all but one of the paths that are the same, or the same under NFC. The one that keeps its name is one that
/// was not renamed and is in NFC, if there is one; among equals the first in order of octets.
fn tell_apart(all: &mut [Stored]) {
    let normal = |path: &str| match is_nfc_quick(path.chars()) {
        IsNormalized::Yes => None,
        _ => Some(path.nfc().collect::<String>()),
    };
    // Two paths can only meet if one of them was renamed or is not in NFC: as a rule there are none.
    let suspects: HashSet<String> = all
        .iter()
        .filter_map(|s| match normal(&s.path) {
            Some(nfc) => Some(nfc),
            None => s.renamed.then(|| s.path.to_string()),
        })
        .collect();
    if suspects.is_empty() {
        return;
    }
    // A folder somebody else stands in has its name already: no file may take it.
    let folders = folders(all, &normal);
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, one) in all.iter().enumerate() {
        let key = normal(&one.path).unwrap_or_else(|| one.path.to_string());
        if suspects.contains(&key) || folders.contains(&key) {
            groups.entry(key).or_default().push(index);
        }
    }
    let mut taken: HashSet<String> = groups.keys().cloned().collect();
    let mut crowded: Vec<(String, Vec<usize>)> = groups
        .into_iter()
        .filter(|(key, members)| members.len() > 1 || folders.contains(key))
        .collect();
    crowded.sort();
    let plain: HashSet<String> = all.iter().map(|s| s.path.to_string()).collect();
    for (key, mut members) in crowded {
        members.sort_by_key(|&i| (all[i].renamed, *all[i].path != *key, all[i].path.clone(), i));
        let keeps = usize::from(!folders.contains(&key));
        for &index in &members[keeps..] {
            let mut number = 2;
            let path = loop {
                let path = numbered(&all[index].path, number);
                let nfc: String = path.nfc().collect();
                let free = |path| !plain.contains(path) && !folders.contains(path);
                if free(&path) && free(&nfc) && taken.insert(nfc) {
                    break path;
                }
                number += 1;
            };
            all[index] = Stored {
                path: path.into(),
                renamed: true,
            };
        }
    }
}

/// Every folder that a path goes through, under NFC.
fn folders(all: &[Stored], normal: &dyn Fn(&str) -> Option<String>) -> HashSet<String> {
    let mut folders = HashSet::new();
    for one in all {
        let mut path = &*one.path;
        while let Some(at) = path.rfind('/') {
            path = &path[..at];
            if !folders.insert(normal(path).unwrap_or_else(|| path.to_owned())) {
                break;
            }
        }
    }
    folders
}

/// `a/b.csv` with 2 → `a/b~2.csv`, within the length a component may have.
fn numbered(path: &str, number: u32) -> String {
    let (folder, name) = match path.rfind('/') {
        Some(at) => path.split_at(at + 1),
        None => ("", path),
    };
    let (stem, extension) = match name.rfind('.') {
        Some(at) if at > 0 => name.split_at(at),
        _ => (name, ""),
    };
    let mark = format!("~{number}{extension}");
    let mut end = stem.len().min(LONGEST_COMPONENT.saturating_sub(mark.len()));
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    format!("{folder}{}{mark}", &stem[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    fn texts(stored: &[Stored]) -> Vec<(&str, bool)> {
        stored.iter().map(|s| (&*s.path, s.renamed)).collect()
    }

    #[test]
    fn ordinary_and_odd_but_possible_names_stay() {
        let names = [
            "导出/订单（全）：1.csv",
            "CON.txt",
            "a\r\nb%41",
            "é",
            "A",
            "a",
            "~x",
        ];
        for one in stored(paths(&names).iter()) {
            assert!(!one.renamed, "{one:?}");
        }
    }

    #[test]
    fn normal_form_twins_are_told_apart_and_the_composed_one_keeps_its_name() {
        let all = stored(paths(&["x/e\u{301}.txt", "x/\u{e9}.txt", "x/e\u{301}~2.txt"]).iter());
        assert_eq!(
            texts(&all),
            [
                ("x/e\u{301}~3.txt", true),
                ("x/\u{e9}.txt", false),
                ("x/e\u{301}~2.txt", false)
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn gbk_octets_get_a_readable_name_and_never_take_another_files() {
        use std::os::unix::ffi::OsStrExt as _;
        let gbk = Path::new(OsStr::from_bytes(b"x/\xb6\xa9\xb5\xa5.csv")).to_path_buf();
        let broken = Path::new(OsStr::from_bytes(b"x/\xff\xff.csv")).to_path_buf();
        let all = stored([gbk, "x/订单.csv".into(), broken, "a\\b".into()].iter());
        assert_eq!(
            texts(&all),
            [
                ("x/订单~2.csv", true),
                ("x/订单.csv", false),
                ("x/__.csv", true),
                ("a＼b", true)
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_file_never_gets_the_name_of_a_folder() {
        use std::os::unix::ffi::OsStrExt as _;
        let gbk = |octets| PathBuf::from(OsStr::from_bytes(octets));
        let all = [
            gbk(b"x/\xb6\xa9\xb5\xa5"),
            "x/订单/1.csv".into(),
            "x/订单~2/1.csv".into(),
            gbk(b"y/\xb6\xa9\xb5\xa5/1.csv"),
            "y/订单".into(),
            "z/e\u{301}/1.csv".into(),
            "z/\u{e9}".into(),
        ];
        assert_eq!(
            texts(&stored(all.iter())),
            [
                ("x/订单~3", true),
                ("x/订单/1.csv", false),
                ("x/订单~2/1.csv", false),
                ("y/订单/1.csv", true),
                ("y/订单~2", true),
                ("z/e\u{301}/1.csv", false),
                ("z/\u{e9}~2", true),
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_grows_past_255_octets_is_cut_before_its_extension() {
        use std::os::unix::ffi::OsStrExt as _;
        let mut octets = b"\xb6\xa9".repeat(120);
        octets.extend(b".csv");
        let long = &stored([Path::new(OsStr::from_bytes(&octets))].iter())[0];
        assert!(long.renamed && long.path.len() <= 255 && long.path.ends_with("订.csv"));
    }
}
