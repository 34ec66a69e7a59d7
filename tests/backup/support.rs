//! Runs `backup` in a folder of its own and gives what it said.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder for one test, gone afterwards.
pub struct Place(tempfile::TempDir);

/// What a run ended with.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
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

    pub fn read(&self, inner: &str) -> Vec<u8> {
        std::fs::read(self.path(inner)).unwrap()
    }

    pub fn has(&self, inner: &str) -> bool {
        self.path(inner).symlink_metadata().is_ok()
    }

    /// The command in this folder, in English, on a fixed day.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_backup"));
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
        assert_eq!(ran.code, Some(code), "{arguments:?}: {ran:#?}");
        ran
    }

    /// Changes one octet inside the `noise` of that seed and length in an archive.
    pub fn damage(&self, archive: &str, seed: u64, length: usize) {
        let mut octets = self.read(archive);
        let part = &noise(seed, length)[1000..1016];
        let at = octets.windows(16).position(|w| w == part).unwrap();
        octets[at] ^= 4;
        self.write(archive, octets);
    }

    /// What it said, with this folder's path taken out.
    pub fn plain(&self, text: &str) -> String {
        let here = self.0.path().canonicalize().unwrap();
        let here = here.to_str().unwrap();
        if cfg!(windows) {
            // As the program shows it, and as the snapshots have it.
            let here = here.strip_prefix(r"\\?\").unwrap();
            return text.replace(here, "HERE").replace('\\', "/");
        }
        text.replace(here, "HERE")
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
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Entries of a zip by name, read by another reader than ours.
pub fn entries(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// A stream of octets that does not compress, the same for the same seed.
pub fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut out = Vec::with_capacity(length + 8);
    while out.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        out.extend(state.to_le_bytes());
    }
    out.truncate(length);
    out
}

/// A fixture that is looked at: `videos/good-whole.webm`.
pub fn found(inner: &str) -> Vec<u8> {
    std::fs::read(fixtures().join("../found").join(inner)).unwrap()
}

/// Lines of numbers that pack badly, a text all the same.
#[cfg(target_os = "linux")]
pub fn digits(seed: u64, length: usize) -> String {
    let words = noise(seed, length);
    let lines = words
        .chunks_exact(8)
        .map(|c| u64::from_le_bytes(c.try_into().unwrap()));
    let mut text: String = lines.map(|number| format!("{number}\n")).collect();
    text.truncate(length);
    text
}

/// Where the fixtures are.
///
/// On Windows without `\\?\`, so that a test may add `/` and a name.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/exports")
        .canonicalize()
        .map(|path| match path.to_string_lossy().strip_prefix(r"\\?\") {
            Some(plain) => PathBuf::from(plain),
            None => path,
        })
        .unwrap()
}
