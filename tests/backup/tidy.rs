//! Holds the repository to its own rules: cards, sizes, doors, what each program compiles.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rooms that may open files, ask the clock or read the environment; see `clippy.toml`.
const DOORS: &[&str] = &[
    "collector/src/cli/collect.rs",
    "collector/src/cli/expected.rs",
    "collector/src/cli/mod.rs",
    "collector/src/collect/folder.rs",
    "collector/src/collect/stage.rs",
    "collector/src/sys.rs",
    "packaging/src/main.rs",
    "paperwork/src/cli/casefile.rs",
    "paperwork/src/cli/check/scans.rs",
    "paperwork/src/cli/exhibits.rs",
    "paperwork/src/cli/fill.rs",
    "paperwork/src/cli/mod.rs",
    "paperwork/src/cli/shelf.rs",
    "paperwork/src/cli/watermark.rs",
    "shell/src/publish.rs",
    "shell/src/source.rs",
    "shell/src/staged.rs",
    "specimens/src/main.rs",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn all() -> Vec<(String, String)> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap();
    let mut found = Vec::new();
    sources(&crates, &mut found);
    sources(&crates.join("../tests"), &mut found);
    found.sort();
    let name = |path: &Path| {
        path.strip_prefix(&crates)
            .unwrap_or(path)
            .to_string_lossy()
            .into_owned()
    };
    found
        .iter()
        .map(|path| (name(path), std::fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn every_file_opens_with_its_card_and_stays_small() {
    let all = all();
    assert!(all.len() > 30);
    let mut lengths = Vec::new();
    for (name, text) in &all {
        assert!(text.starts_with("//! "), "{name} has no card");
        let lines = text.lines().count();
        assert!(lines <= 500, "{name} has {lines} lines");
        lengths.push(lines);
    }
    lengths.sort_unstable();
    assert!(
        lengths[lengths.len() / 2] <= 200,
        "median {}",
        lengths[lengths.len() / 2]
    );
}

#[test]
fn only_the_rooms_that_may_open_doors() {
    for (name, text) in all() {
        let production = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let opens = production.contains("clippy::disallowed_methods");
        let test = name.contains("/tests") || !name.contains("/src/");
        assert!(
            test || opens == DOORS.contains(&&*name),
            "{name}: a door that is not in the list, or a listed one that is closed"
        );
    }
}

/// Crates that set letters and draw pages. `backup` does not need them, and compiling them takes ten minutes. `image` is not among them:
/// `backup` draws pictures small with it, for the page of an archive, with the few formats that need no other crate.
const HEAVY: &[&str] = &[
    "hayro",
    "imageproc",
    "jpeg-decoder",
    "krilla",
    "lopdf",
    "papers",
    "reading",
    "rten",
    "rxing",
    "skrifa",
    "subsetter",
    "ttf-parser",
    "typst",
];

/// Every package that a package of `Cargo.lock` needs, tests and other systems included.
fn needed_by(root: &str, lock: &str) -> Vec<String> {
    let mut packages = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let value = |line: &str| line.split('"').nth(1).unwrap_or_default().to_owned();
        let name = package.lines().find(|line| line.starts_with("name = "));
        let needs = package.lines().filter(|line| line.starts_with(" \""));
        // A name is followed by its version where the lock holds several.
        let needs: Vec<String> = needs
            .map(|line| value(line).split(' ').next().unwrap().to_owned())
            .collect();
        let all: &mut Vec<String> = packages.entry(value(name.unwrap())).or_default();
        all.extend(needs);
    }
    let mut found = vec![root.to_owned()];
    let mut next = 0;
    while let Some(name) = found.get(next).cloned() {
        for need in &packages[&name] {
            if !found.contains(need) {
                found.push(need.clone());
            }
        }
        next += 1;
    }
    found
}

#[test]
fn backup_compiles_nothing_of_what_letters_need() {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    let lock = std::fs::read_to_string(lock).unwrap();
    let heavy = |name: &String| {
        let of = |heavy: &&&str| name == **heavy || name.starts_with(&format!("{heavy}-"));
        HEAVY.iter().any(|heavy| of(&heavy))
    };
    let backup = needed_by("collector", &lock);
    assert!(backup.len() > 50 && backup.contains(&"bag".to_owned()));
    let found: Vec<&String> = backup.iter().filter(|name| heavy(name)).collect();
    assert!(found.is_empty(), "backup compiles {found:?}");
    // The lock is read as it is meant: the other program does need them.
    let paperwork = needed_by("paperwork", &lock);
    for name in HEAVY {
        assert!(paperwork.iter().any(|need| need == name), "{name}");
    }
}

#[test]
fn neither_program_compiles_what_only_packages_need() {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    let lock = std::fs::read_to_string(lock).unwrap();
    for name in ["clap_complete", "clap_mangen"] {
        let needs = |root| needed_by(root, &lock).iter().any(|need| need == name);
        assert!(needs("packaging"), "{name}");
        assert!(!needs("collector") && !needs("paperwork"), "{name}");
    }
}
