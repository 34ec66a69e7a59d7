//! Finds out what a field asks for from what it is called.
//!
//! Takes the fields' names and tooltips, and the labels of a case's fields; gives the case key of each field whose name is obvious. A
//! name that could mean two things is taken for neither, and nothing is guessed from part of a word.

use std::collections::{BTreeMap, BTreeSet};

/// What forms call things, by case key; see the file.
const NAMES: &str = include_str!("names.toml");

/// Finds the case key each field asks for: `fields` are names and tooltips, `labels` are keys with what the case calls them. The whole name
/// counts first, then its last part, then the tooltip; what is left without a key is not in the answer.
pub fn guess<'a>(
    fields: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
    labels: &[(&str, &str)],
) -> BTreeMap<String, String> {
    let mut known: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let names: BTreeMap<String, Vec<String>> = toml::from_str(NAMES).unwrap_or_default();
    for (key, label) in labels {
        known.entry(plain(label)).or_default().insert(key);
        known.entry(plain(key)).or_default().insert(key);
        for name in names.get(*key).into_iter().flatten() {
            known.entry(plain(name)).or_default().insert(key);
        }
    }
    let one = |word: &str| -> Option<&str> {
        let keys = known.get(&plain(word))?;
        keys.first().copied().filter(|_| keys.len() == 1)
    };
    let neutral: BTreeSet<String> = names
        .get("neutral")
        .into_iter()
        .flatten()
        .map(|w| plain(w))
        .collect();
    let says_nothing = |part: &str| neutral.contains(&plain(part));
    let mut out = BTreeMap::new();
    for (name, tooltip) in fields {
        // 紧急联系人.姓名 is not the applicant's name: the last part alone counts only after parts that say nothing.
        let last = name
            .rsplit_once('.')
            .filter(|(parents, _)| parents.split('.').all(says_nothing))
            .map(|(_, last)| last);
        if let Some(key) = one(name)
            .or_else(|| last.and_then(one))
            .or_else(|| tooltip.and_then(one))
        {
            out.insert(name.to_owned(), key.to_owned());
        }
    }
    out
}

/// A name without what does not tell names apart: case, spaces, punctuation, what stands in brackets, numbers at the end.
fn plain(name: &str) -> String {
    let name = name.split(['（', '(', '[', '【']).next().unwrap_or(name);
    let name: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.is_empty() {
        name
    } else {
        bare.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [(&str, &str); 6] = [
        ("sender.name", "姓名或名称"),
        ("sender.phone", "联系电话"),
        ("sender.uscc", "统一社会信用代码"),
        ("sender.representative", "法定代表人或经营者"),
        ("shop.name", "店铺名称"),
        ("account.phone", "账号绑定的手机号"),
    ];

    #[test]
    fn obvious_names_are_found() {
        let got = guess(
            [
                ("申请人.姓名", None),
                ("公司名称：", None),
                ("统一社会信用代码", None),
                ("联系电话_1", None),
                (
                    "topmostSubform[0].Page1[0].t7",
                    Some("法定代表人（负责人）"),
                ),
                ("Phone Number", None),
                ("shop.name", None),
                ("签章", None),
            ],
            &LABELS,
        );
        let key = |name: &str| got.get(name).map(String::as_str);
        assert_eq!(key("申请人.姓名"), Some("sender.name"));
        assert_eq!(key("公司名称："), Some("sender.name"));
        assert_eq!(key("统一社会信用代码"), Some("sender.uscc"));
        assert_eq!(key("联系电话_1"), Some("sender.phone"));
        assert_eq!(
            key("topmostSubform[0].Page1[0].t7"),
            Some("sender.representative")
        );
        assert_eq!(key("Phone Number"), Some("sender.phone"));
        assert_eq!(key("shop.name"), Some("shop.name"));
        assert_eq!(key("签章"), None);
    }

    #[test]
    fn another_person_s_name_is_not_the_applicant_s() {
        assert!(
            guess(
                [("紧急联系人.姓名", None), ("guardian.name", None)],
                &LABELS
            )
            .is_empty()
        );
    }

    #[test]
    fn what_could_mean_two_things_means_neither() {
        let labels = [("sender.name", "姓名"), ("minor.name", "姓名")];
        assert!(guess([("姓名", None)], &labels).is_empty());
    }

    #[test]
    fn no_word_stands_under_two_keys() {
        let names: BTreeMap<String, Vec<String>> = toml::from_str(NAMES).unwrap();
        assert!(names.len() > 20);
        let mut seen = BTreeMap::new();
        for (key, words) in names.iter().filter(|(key, _)| *key != "neutral") {
            for word in words {
                assert_eq!(
                    seen.insert(plain(word), key).filter(|k| *k != key),
                    None,
                    "{word}"
                );
            }
        }
    }
}
