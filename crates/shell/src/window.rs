//! Serves people without a terminal: tells what was dropped on the program and keeps its window open until a key is pressed.
//!
//! Takes the process's arguments and the names of the commands, gives the dropped paths. A window is kept only when it is the
//! program's own: it then closes with the program, and nobody could read what was said. Started from a terminal, a script or a pipe, nothing waits.

use std::ffi::OsString;
use std::path::PathBuf;

use i18n_embed_fl::fl;

use crate::output;
use crate::words::Words;

/// Whether the console window was opened for this program alone and will close with it.
pub fn is_own() -> bool {
    #[cfg(windows)]
    return crate::windows::console_is_own();
    #[cfg(not(windows))]
    false
}

/// Says that a key closes the window and waits for it; only where the window [`is_own`].
pub fn hold(words: &Words) {
    output::talk(&format!("\n{}\n", fl!(words.shared, "window-key")));
    #[cfg(windows)]
    crate::windows::wait_for_key();
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
