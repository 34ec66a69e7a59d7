//! Holds what only `backup` says.
//!
//! Takes a language, gives the words for it. Messages stand in `i18n/LANGUAGE/backup.ftl`; a test holds both languages to the same
//! ids.

use rust_embed::RustEmbed;
use shell::language::Language;
pub use shell::words::{Manner, Words, path};

#[derive(RustEmbed)]
#[folder = "i18n"]
struct Messages;

/// Loads the words of a language.
pub fn words(language: Language) -> Words {
    Words::new("backup", &Messages, language)
}

/// A root digest in groups of four that a person can write down, eight groups a line.
pub fn grouped(digest: &str) -> Vec<String> {
    let groups: Vec<&str> = (0..digest.len())
        .step_by(4)
        .map(|at| &digest[at..(at + 4).min(digest.len())])
        .collect();
    groups.chunks(8).map(|line| line.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_messages() {
        let of = |file: &str| {
            let text = Messages::get(file).unwrap().data;
            shell::words::ids(std::str::from_utf8(&text).unwrap())
        };
        let (en, zh) = (of("en/backup.ftl"), of("zh-CN/backup.ftl"));
        assert!(en.len() > 50);
        assert_eq!(en, zh);
    }

    #[test]
    fn every_defect_says_what_it_means_and_what_to_do() {
        for language in [Language::Zh, Language::En] {
            let words = super::words(language);
            for code in bag::defect::Code::ALL {
                for id in [
                    format!("defect-{}", code.as_str()),
                    format!("defect-{}-next", code.as_str()),
                ] {
                    assert!(words.loader.has(&id), "{id} {language:?}");
                }
            }
        }
    }

    #[test]
    fn every_finding_has_its_sentence_and_what_is_bad_says_what_to_do() {
        use exports::finding::{Code, Severity};
        for language in [Language::Zh, Language::En] {
            let words = super::words(language);
            for code in Code::ALL {
                let id = format!("found-{}", code.as_str().to_ascii_lowercase());
                assert!(words.loader.has(&id), "{id} {language:?}");
                let todo = words.loader.has(&format!("{id}-do"));
                let bad = code.severity() > Severity::Note;
                assert_eq!(todo, bad, "{id}-do {language:?}");
            }
        }
    }

    #[test]
    fn everything_the_checklist_can_name_has_words() {
        let items = exports::checklist::check(&[], &exports::expect::Among::default(), [].iter());
        assert_eq!(items.len(), exports::checklist::Area::ALL.len());
        let mut ids: std::collections::BTreeSet<String> = [
            "standing-found",
            "standing-perhaps",
            "standing-look",
            "known-areas-look",
            "checklist-doubtful",
            "checklist-short",
            "standing-damaged",
            "standing-nothing",
            "known-areas-found",
            "known-areas-perhaps",
            "known-areas-damaged",
            "known-areas-nothing",
            "checklist-content",
            "checklist-content-files",
            "checklist-beside",
            "checklist-name",
            "checklist-damaged",
            "checklist-as-of",
            "checklist-unsure",
        ]
        .map(str::to_owned)
        .into();
        ids.extend(crate::kind::Kind::ALL.map(|kind| format!("kind-{}", kind.name())));
        for item in &items {
            ids.insert(format!("area-{}", item.area.id()));
            ids.extend(item.save.iter().map(|way| format!("save-{}", way.id)));
            let deadlines = item.deadlines.iter();
            ids.extend(deadlines.map(|deadline| format!("deadline-{}", deadline.id)));
        }
        let counted = |of: &str| ids.iter().filter(|id| id.starts_with(of)).count();
        assert!(
            counted("area-") == items.len() && counted("save-") > 8 && counted("deadline-") > 4
        );
        for language in [Language::Zh, Language::En] {
            let words = super::words(language);
            for id in &ids {
                assert!(words.loader.has(id), "{id} {language:?}");
            }
        }
    }

    #[test]
    fn a_digest_is_grouped() {
        let lines = grouped(&"0123456789abcdef".repeat(4));
        assert_eq!(lines, ["0123 4567 89ab cdef 0123 4567 89ab cdef"; 2]);
    }
}
