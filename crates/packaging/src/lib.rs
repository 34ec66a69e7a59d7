//! Writes what goes beside the programs into packages: manual pages and shell completions, out of the programs' own clap commands
//! and in their own words.
//!
//! [`manual`] sets a command as pages for `man`, one a command; [`completions`] makes one script a shell that speaks both languages.
//! Gives texts by path; never writes a file and never asks the clock. Neither program compiles this crate.

pub mod completions;
pub mod manual;

use std::collections::BTreeMap;

use clap::Command;
use shell::language::Language;

/// A program's command line in a language.
type Declared = fn(Language) -> Command;

/// Both programs, by what the person types.
const PROGRAMS: [(&str, Declared); 2] = [
    ("backup", collector::cli::command),
    ("paperwork", paperwork::cli::command),
];

/// Every file, by its path with `/`. `date` (YYYY-MM-DD) stands at the foot of the manual pages.
pub fn files(date: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for (program, declared) in PROGRAMS {
        for (language, folder) in [(Language::En, "man/man1"), (Language::Zh, "man/zh_CN/man1")] {
            for (name, page) in manual::pages(declared(language), language, date) {
                files.insert(format!("{folder}/{name}"), page);
            }
        }
        for (name, script) in completions::scripts(program, declared) {
            files.insert(format!("completions/{name}"), script.into_bytes());
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_in_each_language_and_every_shell_its_script() {
        let files = files("2026-04-06");
        for (program, declared) in PROGRAMS {
            let commands = declared(Language::En);
            let names = commands
                .get_subcommands()
                .map(|command| format!("{program}-{}", command.get_name()));
            for name in names.chain([program.to_owned()]) {
                for folder in ["man/man1", "man/zh_CN/man1"] {
                    assert!(files.contains_key(&format!("{folder}/{name}.1")), "{name}");
                }
            }
            for script in ["", ".fish", ".ps1"] {
                assert!(files.contains_key(&format!("completions/{program}{script}")));
            }
            assert!(files.contains_key(&format!("completions/_{program}")));
        }
        assert!(files.values().all(|text| !text.is_empty()));
    }
}
