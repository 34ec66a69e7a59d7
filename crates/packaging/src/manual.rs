//! Sets a program's commands as manual pages.
//!
//! Takes the clap command and its language, gives one page a command, by file name. The texts are the help's; the headings, which
//! `clap_mangen` has in English only, are put into the language here. The version stands without its commit.

use clap::Command;
use clap_mangen::Man;
use shell::language::Language;

/// The headings of a page, in the order they come.
struct Headings {
    name: &'static str,
    synopsis: &'static str,
    description: &'static str,
    options: &'static str,
    commands: &'static str,
    notes: &'static str,
    manual: &'static str,
}

fn headings(language: Language) -> Headings {
    match language {
        Language::En => Headings {
            name: "NAME",
            synopsis: "SYNOPSIS",
            description: "DESCRIPTION",
            options: "OPTIONS",
            commands: "COMMANDS",
            notes: "NOTES",
            manual: "Liudi",
        },
        Language::Zh => Headings {
            name: "名称",
            synopsis: "用法",
            description: "说明",
            options: "参数和选项",
            commands: "命令",
            notes: "备注",
            manual: "留底",
        },
    }
}

/// The page of the program and one of each of its commands.
pub fn pages(mut root: Command, language: Language, date: &str) -> Vec<(String, Vec<u8>)> {
    root.build();
    let commands: Vec<Command> = root.get_subcommands().cloned().collect();
    let all = std::iter::once(root).chain(commands);
    all.map(|command| page(command, language, date)).collect()
}

fn page(command: Command, language: Language, date: &str) -> (String, Vec<u8>) {
    let headings = headings(language);
    let subcommands = command.has_subcommands();
    let notes = command.get_after_help().is_some();
    let man = Man::new(command)
        .date(date)
        .source(format!("{} {}", headings.manual, env!("CARGO_PKG_VERSION")))
        .manual(headings.manual);
    let mut page = rendered(|to| man.render_title(to));
    let mut section = |heading, text: Vec<u8>| page.extend(headed(heading, &text));
    section(headings.name, rendered(|to| man.render_name_section(to)));
    section(
        headings.synopsis,
        rendered(|to| man.render_synopsis_section(to)),
    );
    section(
        headings.description,
        rendered(|to| man.render_description_section(to)),
    );
    if subcommands {
        section(
            headings.commands,
            rendered(|to| man.render_subcommands_section(to)),
        );
    }
    section(
        headings.options,
        rendered(|to| man.render_options_section(to)),
    );
    if notes {
        // Lines of examples stay lines.
        let notes = rendered(|to| man.render_extra_section(to));
        let kept = [b".nf\n", body(&notes), b".fi\n"].concat();
        section(headings.notes, [b".SH X\n", &*kept].concat());
    }
    (man.get_filename(), page)
}

/// What is rendered; a vector takes every octet.
fn rendered(render: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> Vec<u8> {
    let mut text = Vec::new();
    match render(&mut text) {
        Ok(()) => text,
        Err(error) => unreachable!("memory takes every octet: {error}"),
    }
}

/// A section under another heading.
fn headed(heading: &str, section: &[u8]) -> Vec<u8> {
    [format!(".SH {heading}\n").as_bytes(), body(section)].concat()
}

/// What follows the line of the heading.
fn body(section: &[u8]) -> &[u8] {
    let heading = section
        .windows(4)
        .position(|w| w == b".SH ")
        .map_or(0, |at| at + 4);
    let end = section[heading..].iter().position(|&o| o == b'\n');
    end.map_or(&[], |end| &section[heading + end + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(language: Language, name: &str) -> String {
        let pages = pages(collector::cli::command(language), language, "2026-04-06");
        let (_, page) = pages.into_iter().find(|(n, _)| n == name).unwrap();
        String::from_utf8(page).unwrap()
    }

    #[test]
    fn a_page_speaks_its_language_alone() {
        let page = text(Language::Zh, "backup-collect.1");
        for said in [
            ".SH 名称\nbackup\\-collect",
            ".SH 用法\n\\fBbackup collect\\fR [选项] <SOURCE>...",
            ".SH 参数和选项\n",
            "\\-\\-keep\\-junk",
            "2026\\-04\\-06",
        ] {
            assert!(
                page.replace("2026-04-06", "2026\\-04\\-06").contains(said),
                "{said}\n{page}"
            );
        }
        for heading in ["NAME", "SYNOPSIS", "DESCRIPTION", "EXTRA", "Print help"] {
            assert!(!page.contains(heading), "{heading}\n{page}");
        }
    }

    #[test]
    fn the_program_lists_its_commands_and_statuses_and_names_no_commit() {
        let page = text(Language::En, "backup.1");
        assert!(page.contains(".SH COMMANDS\n") && page.contains("backup\\-verify(1)"));
        assert!(page.contains(".SH NOTES\n.nf\nExit status: 0"), "{page}");
        assert!(!page.contains("commit"), "{page}");
    }
}
