//! Writes the manual pages and completions into a folder: `packaging FOLDER YYYY-MM-DD`. For the scripts in `packaging/`.
#![expect(
    clippy::disallowed_methods,
    reason = "a tool of packagers, which writes the files it is for"
)]

use std::io::{Error, ErrorKind};
use std::path::PathBuf;

fn main() -> Result<(), Error> {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let [folder, date] = &words[..] else {
        return Err(Error::new(
            ErrorKind::InvalidInput,
            "packaging FOLDER YYYY-MM-DD",
        ));
    };
    let folder = PathBuf::from(folder);
    for (name, text) in packaging::files(&date.to_string_lossy()) {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}
