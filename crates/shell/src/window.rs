//! Serves people without a terminal: tells what was dropped on the program, finds a name beside it, and keeps the window open until a
//! key is pressed.
//!
//! Takes the process's arguments and the names of the commands, gives the dropped paths. A window is kept only when it is the
//! program's own: it then closes with the program, and nobody could read what was said. Started from a terminal, a script or a pipe, nothing waits.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use i18n_embed_fl::fl;

use crate::language::Language;
use crate::status::Status;
use crate::words::{Manner, Words};
use crate::{args, output};

/// Whether the console window was opened for this program alone and will close with it.
pub fn is_own() -> bool {
    #[cfg(windows)]
    return crate::windows::console_is_own();
    #[cfg(not(windows))]
    false
}

/// Answers a command line in the person's language. A window of its own stays open after the answer until a key is pressed; when it was
/// opened without a word, as by a double click, it is told what the program does ([`about`]). `answer` is told whether the window [`is_own`].
pub fn run(
    arguments: &[OsString],
    words_in: fn(Language) -> Words,
    answer: impl FnOnce(&Words, bool) -> ExitCode,
) -> ExitCode {
    let words = words_in(args::language(arguments));
    let own = is_own();
    let code = if own && arguments.len() <= 1 {
        let said = words.print(&about(words_in, words.language));
        words.end(Manner::default(), said.map(|()| Status::Done))
    } else {
        answer(&words, own)
    };
    if own {
        output::talk(&format!("\n{}\n", fl!(words.shared, "window-key")));
        #[cfg(windows)]
        crate::windows::wait_for_key();
    }
    code
}

/// What a program does, its message `window-about`: in Chinese, which most people who click on it read, and after it in the system's
/// language where that is another.
fn about(words_in: fn(Language) -> Words, language: Language) -> String {
    let own = (language != Language::Zh).then_some(language);
    let said = [Some(Language::Zh), own].into_iter().flatten().map(|one| {
        let words = words_in(one);
        words.by_id("window-about", &[("program", words.program.to_owned())]) + "\n"
    });
    said.collect::<Vec<_>>().join("\n")
}

/// The first name in a folder that `is_free`: the name with middle and ending, else with a number between them.
pub fn free(
    folder: &Path,
    name: &OsStr,
    (middle, ending): (&str, &str),
    is_free: impl Fn(&Path) -> bool,
) -> PathBuf {
    let mut number = 1;
    loop {
        let mut name = name.to_owned();
        name.push(middle);
        if number > 1 {
            name.push(format!("-{number}"));
        }
        name.push(ending);
        let target = folder.join(name);
        if is_free(&target) {
            return target;
        }
        number += 1;
    }
}

/// What somebody dropped on the program, or named without a command: there is something, all of it exists, and the first is no
/// command.
pub fn dropped<'a>(
    arguments: &[OsString],
    mut commands: impl Iterator<Item = &'a str>,
    exists: impl Fn(&OsString) -> bool,
) -> Option<Vec<PathBuf>> {
    let named = arguments.get(1..)?;
    let first = named.first()?;
    let all = !commands.any(|command| first == command) && named.iter().all(exists);
    all.then(|| named.iter().map(PathBuf::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_free_name_is_taken() {
        let of = |taken: &[&str]| {
            let is_free = |path: &Path| !taken.iter().any(|one| path.ends_with(one));
            free(Path::new("d"), "店".as_ref(), ("-backup", ".zip"), is_free)
        };
        assert_eq!(of(&[]), Path::new("d/店-backup.zip"));
        assert_eq!(of(&["店-backup.zip"]), Path::new("d/店-backup-2.zip"));
        let both = ["店-backup.zip", "店-backup-2.zip"];
        assert_eq!(of(&both), Path::new("d/店-backup-3.zip"));
    }

    #[test]
    fn paths_are_dropped_and_commands_are_typed() {
        let told = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            let exists = |path: &OsString| path == "店" || path == "a.zip" || path == "verify";
            dropped(&arguments, ["collect", "verify"].into_iter(), exists)
        };
        assert_eq!(told(&["backup", "店"]), Some(vec!["店".into()]));
        let two = Some(vec!["a.zip".into(), "店".into()]);
        assert_eq!(told(&["backup", "a.zip", "店"]), two);
        for typed in [
            &["backup"][..],
            &[],
            &["backup", "--help"],
            &["backup", "collect", "店"],
            &["backup", "verify"],
            &["backup", "verify", "a.zip"],
            &["backup", "gone"],
            &["backup", "店", "gone"],
            &["backup", "店", "--lang"],
        ] {
            assert_eq!(told(typed), None, "{typed:?}");
        }
    }
}
