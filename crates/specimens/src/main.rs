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

mod accuracy;
mod check;
mod file;
mod invent;
mod odd;
mod photo;
mod plan;
mod rng;
mod set;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use plan::{Dossier, Maker, PlanError};

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Plan(#[from] PlanError),
    #[error("{0}: {1}")]
    Write(String, std::io::Error),
    #[error("{0}: {1}")]
    Read(String, std::io::Error),
    #[error(transparent)]
    Accuracy(#[from] accuracy::AccuracyError),
    #[error(transparent)]
    Engine(#[from] reading::engine::EngineError),
    #[error(transparent)]
    Index(#[from] toml::de::Error),
    #[error("of {0} dossiers, {1} are not as the index says")]
    Unexpected(usize, usize),
    #[error(
        "usage: specimens make DIR [NAME...] | specimens check DIR [DOSSIER...] | specimens accuracy [--seeds N]"
    )]
    Usage,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["make", folder, names @ ..] => make(Path::new(folder), names),
        ["check", folder, names @ ..] => check(Path::new(folder), names),
        ["accuracy"] => accuracy(2),
        ["accuracy", "--seeds", seeds] => seeds.parse().map_or(Err(Failure::Usage), accuracy),
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

/// Reads every dossier of the index and says where the rules find something else than it says.
fn check(folder: &Path, names: &[&str]) -> Result<(), Failure> {
    #[derive(serde::Deserialize)]
    struct Index {
        today: jiff::civil::Date,
        good: BTreeMap<String, Dossier>,
        bad: BTreeMap<String, Dossier>,
    }
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|error| Failure::Read(path.display().to_string(), error))
    };
    let index = String::from_utf8_lossy(&read("index.toml")?).into_owned();
    let index: Index = toml::from_str(&index)?;
    let wanted = |name: &str| names.is_empty() || names.contains(&name);
    let chosen = |all: BTreeMap<String, Dossier>| -> Vec<(String, Dossier)> {
        all.into_iter().filter(|(name, _)| wanted(name)).collect()
    };
    let (good, bad) = (chosen(index.good), chosen(index.bad));
    let engine = reading::engine::Neural::new(1, 1)?;
    let mut pool = check::Pool::default();
    let mut wrong = 0;
    let total = good.len() + bad.len();
    for (name, dossier, code) in good
        .iter()
        .map(|(name, dossier)| (name, dossier, None))
        .chain(
            bad.iter()
                .map(|(name, dossier)| (name, dossier, Some(name.as_str()))),
        )
    {
        let new = dossier
            .files
            .iter()
            .filter(|name| pool.file(name).is_none());
        let new = new.map(|name| Ok((name.clone(), read(name)?)));
        let new = new.collect::<Result<Vec<_>, Failure>>()?;
        pool.extend(check::Pool::read(&new, &engine, 2));
        let case = match &dossier.case {
            Some(case) => check::case(&String::from_utf8_lossy(&read(case)?)),
            None => BTreeMap::new(),
        };
        let (purpose, channel) = (dossier.purpose.as_deref(), dossier.channel.as_deref());
        let whole = pool.dossier(&dossier.files, case, purpose, channel, index.today);
        let found = papers::rules::look(&whole);
        let all: BTreeSet<&str> = found.iter().map(|one| one.code).collect();
        let fine = match code {
            Some(code) => all.contains(code),
            None => check::bad(&found).is_empty(),
        };
        wrong += usize::from(!fine);
        println!("{} {name}: {all:?}", if fine { "ok " } else { "NOT" });
        if !fine || !names.is_empty() {
            for name in &dossier.files {
                println!("    {name}: {}", check::shown(&pool, name));
            }
            for one in &found {
                println!("      {} {:?}", one.code, one.values);
            }
        }
    }
    if wrong == 0 {
        Ok(())
    } else {
        Err(Failure::Unexpected(total, wrong))
    }
}

/// Measures what is read of invented papers and prints the table.
fn accuracy(seeds: u64) -> Result<(), Failure> {
    let maker = Maker::load()?;
    let mut said = |line: &str| eprintln!("{line}");
    print!("{}", accuracy::table(&maker, seeds, &mut said)?);
    Ok(())
}
