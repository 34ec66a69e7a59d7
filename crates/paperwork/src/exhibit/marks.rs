//! Marks exhibits, tells twins apart, and gives each a name that can be attached anywhere.
//!
//! Takes what was loaded in the order of the letter, gives it with its mark (证据1 …), a flat name no other exhibit has, and the
//! mark of an earlier exhibit with the same octets. A function of values.

use std::collections::{BTreeMap, BTreeSet};

use bag::outline::normal_form;
use bag::windows;
use shell::escape;

use super::Loaded;

/// Longest name of an attached file, in characters.
pub const LONGEST_NAME: usize = 120;

/// An exhibit of a letter.
#[derive(Clone, Debug)]
pub struct Exhibit {
    /// Its mark: 证据1.
    pub mark: String,
    /// The title the address came with, if any.
    pub title: Option<String>,
    /// What it is.
    pub loaded: Loaded,
    /// The mark of the first exhibit with the same octets, when there is one before it.
    pub same_as: Option<String>,
}

/// The mark of exhibit `number`, counted from 1.
pub fn mark(number: usize) -> String {
    format!("证据{number}")
}

/// Marks what was loaded, in the order given. Names that are taken get `(2)` and so on.
pub fn assemble(loaded: impl IntoIterator<Item = (Loaded, Option<String>)>) -> Vec<Exhibit> {
    let mut names = Names::default();
    let mut first: BTreeMap<_, String> = BTreeMap::new();
    let mut exhibits = Vec::new();
    for (mut one, title) in loaded {
        let mark = mark(exhibits.len() + 1);
        one.name = names.take(&one.name);
        let same_as = first.get(&one.sha256).cloned();
        if same_as.is_none() {
            first.insert(one.sha256.clone(), mark.clone());
        }
        exhibits.push(Exhibit {
            mark,
            title,
            loaded: one,
            same_as,
        });
    }
    exhibits
}

/// A name without folders that every system can hold and that shows what it is: nothing in it moves or hides text.
pub fn flat_name(name: &str) -> String {
    // Control characters become pictures of themselves first, then what hides text is spelled out, with a backslash that
    // is none.
    let pictured = windows::windows_name(name);
    let spelled = escape::line(&pictured);
    let safe = windows::cut(&windows::windows_name(&spelled), "", LONGEST_NAME);
    match safe.trim() {
        "" => "_".to_owned(),
        // Cutting may have bared a dot or a blank at the end.
        _ => windows::windows_name(&safe).into_owned(),
    }
}

/// Names already given away.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// A name that no other has had, whatever a system thinks of case and normal forms.
    fn take(&mut self, name: &str) -> String {
        let mut number = 1usize;
        loop {
            let suffix = match number {
                1 => String::new(),
                _ => format!("({number})"),
            };
            let candidate = windows::cut(name, &suffix, LONGEST_NAME);
            let key = normal_form(&candidate).to_lowercase();
            if self.0.insert(normal_form(&key).into_owned()) {
                return candidate;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibit::From;
    use bag::digest::{Algorithm, Digest};
    use proptest::prelude::*;

    fn loaded(name: &str, octets: &[u8]) -> (Loaded, Option<String>) {
        let one = Loaded {
            name: flat_name(name),
            bytes: None,
            octets: octets.len() as u64,
            sha256: Digest::of(Algorithm::Sha256, octets),
            from: From::File,
        };
        (one, None)
    }

    #[test]
    fn exhibits_are_marked_named_and_twins_noticed() {
        let all = assemble([
            loaded("截图.png", b"1"),
            loaded("截图.PNG", b"2"),
            loaded("截图.png", b"1"),
            loaded("截图(2).PNG", b"3"),
            loaded("e\u{301}", b"4"),
            loaded("\u{c9}", b"2"),
        ]);
        let shown: Vec<_> = all
            .iter()
            .map(|e| {
                (
                    e.mark.as_str(),
                    e.loaded.name.as_str(),
                    e.same_as.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("证据1", "截图.png", None),
                ("证据2", "截图(2).PNG", None),
                ("证据3", "截图(3).png", Some("证据1")),
                ("证据4", "截图(2)(2).PNG", None),
                ("证据5", "e\u{301}", None),
                ("证据6", "\u{c9}(2)", Some("证据2")),
            ]
        );
    }

    #[test]
    fn names_are_made_safe_and_stay_readable() {
        for (name, flat) in [
            ("订单（全）1.csv", "订单（全）1.csv"),
            ("a:b?.png", "a：b？.png"),
            ("CON.pdf", "_CON.pdf"),
            ("x\ny.pdf", "x␊y.pdf"),
            ("gpj.\u{202e}exe", "gpj.＼u{202e}exe"),
            ("", "_"),
            ("end.", "end．"),
            ("..", ".．"),
        ] {
            assert_eq!(flat_name(name), flat, "{name:?}");
        }
        let long = flat_name(&format!("{}.pdf", "长".repeat(300)));
        assert_eq!(long.chars().count(), LONGEST_NAME);
        assert!(long.ends_with("长.pdf"));
    }

    proptest! {
        #[test]
        fn any_name_is_flat_short_and_what_windows_takes(name in ".{0,200}") {
            let flat = flat_name(&name);
            prop_assert!(!flat.is_empty() && flat.chars().count() <= LONGEST_NAME);
            prop_assert!(!flat.contains(['/', '\\', '\0']));
            prop_assert_eq!(&*windows::windows_name(&flat), &*flat);
            prop_assert_eq!(&*escape::line(&flat), &*flat);
        }

        #[test]
        fn no_two_names_are_one(names in proptest::collection::vec("[aA.é(2)]{1,4}", 1..20)) {
            let all = assemble(names.iter().map(|name| loaded(name, b"")));
            let distinct: BTreeSet<_> = all.iter().map(|e| e.loaded.name.to_lowercase()).collect();
            prop_assert_eq!(distinct.len(), all.len());
        }
    }
}
