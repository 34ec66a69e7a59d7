//! Makes specimens: `specimens make DIR` writes the scans tests read, `specimens accuracy` measures what is read of new ones.
//!
//! A tool of development, never shipped. This file is its only door: it alone touches files, arguments and the terminal; every other room
//! turns values into values, and the same values into the same bytes.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a development tool's command line"
)]

mod file;
mod odd;
mod photo;
mod plan;
mod rng;
mod set;
mod world;

use std::path::Path;
use std::process::ExitCode;

use plan::{Maker, PlanError};

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Plan(#[from] PlanError),
    #[error("{0}: {1}")]
    Write(String, std::io::Error),
    #[error("usage: specimens make DIR [NAME...] | specimens accuracy [--seeds N]")]
    Usage,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["make", folder, names @ ..] => make(Path::new(folder), names),
        _ => Err(Failure::Usage),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Writes every scan (or those whose names begin with one of `names`), the index and the truth.
fn make(folder: &Path, names: &[&str]) -> Result<(), Failure> {
    let maker = Maker::load()?;
    let write = |path: &Path, bytes: &[u8]| {
        std::fs::write(path, bytes)
            .map_err(|error| Failure::Write(path.display().to_string(), error))
    };
    let papers = folder.join("papers");
    std::fs::create_dir_all(&papers)
        .map_err(|error| Failure::Write(papers.display().to_string(), error))?;
    write(&folder.join("index.toml"), maker.index()?.as_bytes())?;
    write(&folder.join("truth.toml"), maker.truth()?.as_bytes())?;
    for name in maker.plan.scans.keys() {
        if names.is_empty() || names.iter().any(|start| name.starts_with(start)) {
            let bytes = maker.scan(name)?;
            println!("{name} {} kB", bytes.len().div_ceil(1000));
            write(&papers.join(name), &bytes)?;
        }
    }
    Ok(())
}
