//! Looks for paths that some systems take for one.
//!
//! Takes an outline, gives warnings: paths that differ only by case, or only by their Unicode normal form. Compares digests
//! of folded paths first, so that many files cost sixteen octets each.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};

use crate::defect::{Code, Defect};
use crate::findings::Findings;
use crate::outline::{Outline, normal_form};

/// A path without case and normal form.
fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    let lower: String = normal_form(path)
        .chars()
        .flat_map(char::to_lowercase)
        .collect();
    match normal_form(&lower) {
        Cow::Owned(form) => form,
        Cow::Borrowed(_) => lower,
    }
}

/// Checks the paths that are there and those that are listed and missing.
pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    let there = outline.index.items().iter().map(|item| &*item.path);
    let tables = outline.payload.iter().chain(&outline.tags);
    let absent = tables.flat_map(|table| table.absent.iter().map(|absent| &*absent.path));
    let paths: Vec<&str> = there.chain(absent).collect();
    let mut keys: Vec<(u64, u32)> = paths
        .iter()
        .zip(0..)
        .map(|(path, at)| {
            let mut hasher = DefaultHasher::new();
            hasher.write(fold(path).as_bytes());
            (hasher.finish(), at)
        })
        .collect();
    keys.sort_unstable();
    for group in keys.chunk_by(|a, b| a.0 == b.0) {
        if group.len() > 1 {
            let mut twins: Vec<&str> = group.iter().map(|(_, at)| paths[*at as usize]).collect();
            twins.sort_unstable();
            twins.dedup();
            compare(&twins, findings);
        }
    }
}

/// Reports each path of a group against the first it is a twin of.
fn compare(paths: &[&str], findings: &mut Findings) {
    let mut forms = BTreeMap::new();
    let mut folded = BTreeMap::new();
    for path in paths {
        let form = *forms.entry(normal_form(path)).or_insert(*path);
        let case = *folded.entry(fold(path)).or_insert(*path);
        let (code, other) = match (form == *path, case == *path) {
            (false, _) => (Code::NormalFormTwins, form),
            (true, false) => (Code::CaseTwins, case),
            (true, true) => continue,
        };
        findings.push(Defect::at(code, *path).with("other", other));
    }
}
