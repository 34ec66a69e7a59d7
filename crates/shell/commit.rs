//! Build script of both programs: tells them which commit they are built from.
//!
//! Takes `LIUDI_COMMIT` ("1234abcdef 2026-11-22") when it is set, so that a build without git can name its commit; else asks git;
//! gives the programs that text as `LIUDI_COMMIT`, empty where nobody knows. Runs again only when the commit changes; who commits often and builds often sets it to nothing. Never asks the clock.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "how cargo and its build scripts talk"
)]

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-env-changed=LIUDI_COMMIT");
    let given = std::env::var("LIUDI_COMMIT").ok();
    let commit = given.or_else(of_git).unwrap_or_default();
    println!("cargo::rustc-env=LIUDI_COMMIT={}", commit.trim());
}

/// The commit that is checked out, and its day. Another repository that happens to hold this folder is none of ours.
fn of_git() -> Option<String> {
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let ours = Path::new("../..").canonicalize().ok()?;
    if Path::new(&top).canonicalize().ok()? != ours {
        return None;
    }
    let branch = git(&["symbolic-ref", "--quiet", "HEAD"]);
    // A branch may be packed and have no file of its own; then the log of HEAD tells of the next commit.
    let told = [Some("HEAD"), branch.as_deref(), Some("logs/HEAD")];
    for name in told.into_iter().flatten() {
        if let Some(path) = git(&["rev-parse", "--git-path", name])
            && Path::new(&path).exists()
        {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    git(&["log", "-1", "--abbrev=10", "--format=%h %cs"])
}

fn git(words: &[&str]) -> Option<String> {
    let done = Command::new("git").args(words).output().ok()?;
    let said = String::from_utf8(done.stdout).ok()?;
    done.status.success().then(|| said.trim().to_owned())
}
