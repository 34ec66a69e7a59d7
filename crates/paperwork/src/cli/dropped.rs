//! Decides what is to be done with what somebody dropped on the program, and opens what came of it.
//!
//! Takes paths, gives the arguments that a person at a terminal would have typed: they are checked, with a report page beside the first.
//! The page never goes into a folder that is checked and never over something that stands there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;
use shell::{output, window};

use super::say::{Words, path};

/// A check of dropped papers.
pub struct Dropped {
    /// The command line, the program's name first.
    pub arguments: Vec<OsString>,
    /// Where the report page will be; a whole disk has nothing beside it, and gets none.
    pub report: Option<PathBuf>,
}

impl Dropped {
    /// The check of these paths.
    pub fn new(dropped: &[PathBuf]) -> Self {
        let report = dropped.first().and_then(|first| beside(first));
        let mut arguments: Vec<OsString> = vec!["paperwork".into(), "check".into()];
        if let Some(report) = &report {
            arguments.extend(["--html".into(), report.into()]);
        }
        arguments.push("--".into());
        arguments.extend(dropped.iter().map(OsString::from));
        Self { arguments, report }
    }

    /// Opens the report page, if it was made, in the browser.
    pub fn show(&self, words: &Words) {
        let Some(report) = self.report.as_ref().filter(|report| report.is_file()) else {
            return;
        };
        if let Err(error) = open::that_detached(report) {
            let (path, error) = (path(report), words.io(&error));
            let said = fl!(
                words.loader,
                "window-not-opened",
                path = path,
                error = error
            );
            output::talk(&(said + "\n"));
        }
    }
}

/// A free name beside a folder or file.
fn beside(first: &Path) -> Option<PathBuf> {
    // `.` has no name of its own.
    let named = match first.file_name() {
        Some(_) => first.to_owned(),
        None => first.canonicalize().ok()?,
    };
    let folder = shell::publish::parent(&named);
    let is_free = |target: &Path| target.symlink_metadata().is_err();
    Some(window::free(
        folder,
        named.file_name()?,
        ("-check", ".html"),
        is_free,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_stands_beside_what_is_checked() {
        let desk = tempfile::tempdir().unwrap();
        let papers = desk.path().join("资料");
        std::fs::create_dir(&papers).unwrap();
        let dropped = Dropped::new(&[papers.clone(), desk.path().join("a.jpg")]);
        let report = desk.path().join("资料-check.html");
        assert_eq!(dropped.report.as_ref(), Some(&report));
        let expected: [OsString; 6] = [
            "paperwork".into(),
            "check".into(),
            "--html".into(),
            report.clone().into(),
            "--".into(),
            papers.clone().into(),
        ];
        assert_eq!(dropped.arguments[..6], expected);
        std::fs::create_dir(&report).unwrap();
        let next = Dropped::new(&[papers]).report;
        assert_eq!(next, Some(desk.path().join("资料-check-2.html")));
        assert_eq!(Dropped::new(&["/".into()]).report, None);
    }
}
