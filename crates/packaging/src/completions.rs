//! Makes the scripts by which shells complete commands.
//!
//! Takes a program's command line in both languages, gives one script a shell under the name that shell looks for. bash shows no
//! words; for zsh, fish and PowerShell the script holds both languages and the person's locale chooses, as it does for the program.

use clap::Command;
use clap_complete::Shell;
use shell::language::Language;

/// Whether the locale is a Chinese one, in the words of each shell. Of the variables strung together, the first that is set begins the string.
const CHINESE_ZSH: &str = "if [[ \"$LC_ALL$LC_MESSAGES$LANG\" == zh* ]]; then";
const CHINESE_FISH: &str = "if string match -q 'zh*' -- \"$LC_ALL$LC_MESSAGES$LANG\"";
const CHINESE_POWERSHELL: &str = "if ((Get-UICulture).Name -like 'zh*') {";

/// The scripts of a program, by file name.
pub fn scripts(program: &str, declared: fn(Language) -> Command) -> Vec<(String, String)> {
    let of = |shell, language| script(program, declared(language), shell);
    let both = |shell| (of(shell, Language::Zh), of(shell, Language::En));
    vec![
        (program.to_owned(), of(Shell::Bash, Language::En)),
        (format!("_{program}"), zsh(both(Shell::Zsh))),
        (
            format!("{program}.fish"),
            chosen(CHINESE_FISH, both(Shell::Fish), "else", "end"),
        ),
        (
            format!("{program}.ps1"),
            powershell(both(Shell::PowerShell)),
        ),
    ]
}

fn script(program: &str, mut command: Command, shell: Shell) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, program, &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

fn chosen(when: &str, (zh, en): (String, String), otherwise: &str, end: &str) -> String {
    format!(
        "{when}\n{}\n{otherwise}\n{}\n{end}\n",
        zh.trim_end(),
        en.trim_end()
    )
}

/// zsh reads from the first line what the script is for.
fn zsh((zh, en): (String, String)) -> String {
    let (first, zh) = zh.split_once('\n').unwrap_or_default();
    let en = en.split_once('\n').unwrap_or_default().1;
    let both = (zh.to_owned(), en.to_owned());
    format!("{first}\n{}", chosen(CHINESE_ZSH, both, "else", "fi"))
}

/// PowerShell wants every `using` before anything else, and that of Windows a mark that the file is UTF-8.
fn powershell((zh, en): (String, String)) -> String {
    let using = |line: &&str| line.starts_with("using ");
    let rest = |text: &str| -> String {
        let lines = text.lines().filter(|line| !using(line));
        lines.flat_map(|line| [line, "\n"]).collect()
    };
    let first: String = zh
        .lines()
        .filter(using)
        .flat_map(|line| [line, "\n"])
        .collect();
    "\u{feff}".to_owned()
        + &first
        + &chosen(CHINESE_POWERSHELL, (rest(&zh), rest(&en)), "} else {", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> String {
        let scripts = scripts("backup", collector::cli::command);
        scripts.into_iter().find(|(n, _)| n == name).unwrap().1
    }

    #[test]
    fn scripts_hold_both_languages_and_what_must_come_first() {
        assert!(of("_backup").starts_with("#compdef backup\n"));
        assert!(of("backup.ps1").starts_with("\u{feff}using namespace "));
        assert_eq!(of("backup.ps1").matches("using namespace ").count(), 2);
        for name in ["_backup", "backup.fish", "backup.ps1"] {
            let text = of(name);
            for said in [
                "Collect files into an archive",
                "把文件收进一份存档",
                "keep-junk",
            ] {
                assert!(text.contains(said), "{name}: {said}");
            }
        }
        assert!(of("backup").contains("--keep-junk"));
    }
}
