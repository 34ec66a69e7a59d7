//! Runs the real `paperwork`.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)]

mod check;
mod check_hostile;
mod fields;
mod fill;
mod hostile;
mod init;
mod letter;
mod letter_exhibits;
mod letter_inputs;
mod letter_pages;
mod mishaps;
mod pages;
mod support;
mod templates;

use std::path::Path;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    run_in(Path::new("."), arguments)
}

fn run_in(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_paperwork"))
        .args(arguments)
        .current_dir(folder)
        .env("LANG", "C.UTF-8")
        .env_remove("LC_ALL")
        .output()
        .unwrap();
    let text = |octets| String::from_utf8(octets).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn help_is_in_the_language_that_is_asked_for() {
    let (code, out, _) = run(&["--help"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("Usage: paperwork COMMAND [OPTIONS]"), "{out}");
    let (code, out, _) = run(&["--help", "--lang", "zh"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("用法： paperwork 命令 [选项]"), "{out}");
    assert!(!out.contains("Usage") && !out.contains("Options"), "{out}");
}

#[test]
fn what_it_cannot_do_is_refused_with_a_hint() {
    for arguments in [&["nonsense"][..], &["--nonsense"]] {
        let (code, out, err) = run(arguments);
        assert_eq!((code, &*out), (Some(2), ""), "{arguments:?}");
        assert!(err.starts_with("error: there is no "), "{err}");
        assert!(err.contains("hint: `paperwork --help` and"), "{err}");
    }
}
