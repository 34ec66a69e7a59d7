//! Runs `paperwork` in a folder of its own and gives what it said and made.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder for one test, gone afterwards.
pub struct Place(tempfile::TempDir);

/// What a run ended with.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: Vec<u8>,
    pub err: String,
}

impl Ran {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(self.text()).unwrap()
    }
}

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder in which that case of `fixtures/cases` is `case.toml`.
    pub fn with(case: &str) -> Self {
        let place = Self::new();
        place.write("case.toml", self::case(case));
        place
    }

    pub fn path(&self, inner: &str) -> PathBuf {
        self.0.path().join(inner)
    }

    /// Writes a file, with the folders it needs.
    pub fn write(&self, inner: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(inner);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Copies a file of `fixtures`.
    pub fn take(&self, fixture: &str) -> String {
        let name = Path::new(fixture).file_name().unwrap().to_str().unwrap();
        self.write(name, std::fs::read(fixtures().join(fixture)).unwrap());
        name.to_owned()
    }

    pub fn read(&self, inner: &str) -> Vec<u8> {
        std::fs::read(self.path(inner)).unwrap()
    }

    /// The command in this folder, in English, on a fixed day.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paperwork"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env("LANG", "C.UTF-8")
            .env_remove("LC_ALL")
            .env("SOURCE_DATE_EPOCH", "1795219200")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments).output().unwrap())
    }

    /// Runs and expects a status.
    pub fn expect(&self, code: i32, arguments: &[&str]) -> Ran {
        let ran = self.run(arguments);
        let shown = String::from_utf8_lossy(&ran.out);
        assert_eq!(ran.code, Some(code), "{arguments:?}: {}\n{shown}", ran.err);
        ran
    }

    /// What it said, with this folder's path taken out.
    pub fn plain(&self, text: &str) -> String {
        let here = self.0.path().canonicalize().unwrap();
        text.replace(here.to_str().unwrap(), "HERE")
    }

    /// Names in a folder, sorted.
    pub fn list(&self, inner: &str) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.path(inner))
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

pub fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code(),
        out: output.stdout,
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Where the fixtures are.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures")
        .canonicalize()
        .unwrap()
}

/// A case of `fixtures/cases`.
pub fn case(name: &str) -> String {
    std::fs::read_to_string(fixtures().join(format!("cases/{name}.toml"))).unwrap()
}

/// Every letter, with the cases of `fixtures/cases` that have all it needs; the first is the one it was made for.
pub const LETTERS: &[(&str, &[&str])] = &[
    ("appeal", &["person", "company", "sole-trader"]),
    (
        "application",
        &["person", "company", "sole-trader", "minor"],
    ),
    ("authorisation", &["person", "company", "lawyer"]),
    ("complaint", &["person", "company", "sole-trader"]),
    (
        "copy-request",
        &["person", "company", "sole-trader", "minor"],
    ),
    ("forced-closing", &["person", "company", "sole-trader"]),
    ("guardian", &["minor"]),
    ("lawyer-letter", &["lawyer", "company"]),
    ("ownership-statement", &["person", "company"]),
    ("shop-closing", &["company", "sole-trader", "lawyer"]),
];
