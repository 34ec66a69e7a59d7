//! Writes the page that tells a stranger, in both languages, how to check a bag with what every computer has.
//!
//! Takes the second algorithm, if any, gives the text of `how-to-check.txt`. It is part of the archive, so it depends on nothing
//! else and stays the same in every language.

use bag::digest::Algorithm;

/// The text of `how-to-check.txt`.
pub fn text(second: Option<Algorithm>) -> String {
    let page = include_str!("guide.txt");
    match second {
        None => page.to_owned(),
        Some(algorithm) => {
            let name = algorithm.name();
            let bits = name.trim_start_matches("sha");
            format!(
                "{page}\n另有一套 {name} 摘要：manifest-{name}.txt，用 {name}sum -c（macOS：shasum -a {bits} -c）。\n\
                 There is a second set of digests, {name}: manifest-{name}.txt; use {name}sum -c (macOS: shasum -a {bits} -c).\n"
            )
        }
    }
}
