//! What somebody means ill with, or what merely went wrong, through the real program: no input is ever lost, nothing hidden reaches a page.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::run_in;

fn fixture(name: &str) -> Vec<u8> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    fs::read(fixtures.join(name)).unwrap()
}

/// A folder with a case and a picture in it.
fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("case.toml"), fixture("cases/person.toml")).unwrap();
    fs::write(desk.path().join("a.png"), fixture("exhibits/plain.png")).unwrap();
    desk
}

fn letter(desk: &TempDir, more: &[&str]) -> (Option<i32>, String) {
    let mut all = vec!["letter", "--template", "appeal"];
    all.extend(more);
    let (code, _, err) = run_in(desk.path(), &all);
    (code, err)
}

#[test]
fn nothing_that_is_read_is_written_over() {
    let desk = desk();
    let at = |name: &str| desk.path().join(name);
    fs::write(at("form.pdf"), fixture("forms/plain.pdf")).unwrap();
    fs::create_dir_all(at("own/x")).unwrap();
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/appeal");
    for file in ["letter.typ", "template.toml"] {
        fs::copy(template.join(file), at("own/x").join(file)).unwrap();
    }
    for more in [
        &["-o", "case.toml"][..],
        &["-o", "../case.toml", "--case", "case.toml"],
        &["--exhibit", "a.png=图", "-o", "./a.png"],
        &["-o", "l.pdf", "--preview", "case.toml"],
        &["-o", "l.pdf", "--preview", "l.pdf"],
        &[
            "--templates",
            "own",
            "--template",
            "x",
            "-o",
            "own/x/letter.typ",
        ],
    ] {
        let more: Vec<String> = more
            .iter()
            .map(|one| match one.strip_prefix("../") {
                Some(inner) => format!("own/../{inner}"),
                None => (*one).to_owned(),
            })
            .collect();
        let named = more.iter().any(|one| one == "--template");
        let mut all = vec!["letter", "--force"];
        if !named {
            all.extend(["--template", "appeal"]);
        }
        all.extend(more.iter().map(String::as_str));
        let (code, _, err) = run_in(desk.path(), &all);
        assert_eq!(code, Some(2), "{more:?}: {err}");
    }
    let (code, _, err) = run_in(
        desk.path(),
        &["fill", "form.pdf", "-o", "case.toml", "--force"],
    );
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("never written over"), "{err}");
    assert_eq!(
        fs::read(at("case.toml")).unwrap(),
        fixture("cases/person.toml")
    );
    assert_eq!(
        fs::read(at("a.png")).unwrap(),
        fixture("exhibits/plain.png")
    );
    assert_eq!(
        fs::read(at("own/x/letter.typ")).unwrap(),
        fs::read(template.join("letter.typ")).unwrap()
    );
    assert!(!at("l.pdf").exists());
}

#[test]
fn hidden_characters_are_refused_in_a_case_and_shown_in_a_title() {
    let desk = desk();
    let case = String::from_utf8(fixture("cases/person.toml")).unwrap();
    for hidden in ['\u{202E}', '\u{200B}', '\u{2066}', '\u{3164}', '\u{AD}'] {
        let told = case.replacen("张留底", &format!("张{hidden}留底"), 1);
        fs::write(desk.path().join("bad.toml"), told).unwrap();
        let (code, err) = letter(&desk, &["--case", "bad.toml"]);
        assert_eq!(code, Some(2), "{hidden:?}");
        let named = format!(
            "line 7, sender.name: it contains an invisible control character (U+{:04X})",
            u32::from(hidden)
        );
        assert!(err.contains(&named), "{err}");
        assert!(!err.contains(hidden));
    }
    let title = "a.png=甲\u{202E}乙\u{1B}[31m";
    let (code, text, err) = run_in(
        desk.path(),
        &[
            "letter",
            "--template",
            "appeal",
            "--exhibit",
            title,
            "--format",
            "txt",
            "-o",
            "-",
        ],
    );
    assert_eq!(code, Some(0), "{err}");
    assert!(text.contains("甲\\u{202e}乙\\u{1b}[31m"), "{text}");
}

#[test]
fn an_endless_value_is_refused_with_its_line() {
    let desk = desk();
    let case = String::from_utf8(fixture("cases/person.toml")).unwrap();
    let told = case.replace(
        "账号存在异常营销行为\"\n",
        &format!("{}\"\n", "A".repeat(20_001)),
    );
    fs::write(desk.path().join("bad.toml"), told).unwrap();
    let (code, err) = letter(&desk, &["--case", "bad.toml"]);
    assert_eq!(code, Some(2));
    assert!(
        err.contains("event.reason: it is longer than 20000 characters"),
        "{err}"
    );
}

#[test]
fn damages_of_nothing_or_of_more_than_the_whole_are_refused() {
    let desk = desk();
    fs::write(desk.path().join("case.toml"), fixture("cases/lawyer.toml")).unwrap();
    for (percent, said) in [
        ("0", "more than zero"),
        ("0.00", "more than zero"),
        ("100.1", "at most 100"),
    ] {
        let set = format!("money.damages_percent_per_day={percent}");
        let (code, _, err) = run_in(
            desk.path(),
            &["letter", "--template", "lawyer-letter", "--set", &set],
        );
        assert_eq!(code, Some(2), "{percent}");
        assert!(err.contains(said), "{err}");
    }
}

#[test]
fn a_day_no_letter_bears_is_refused_in_plain_words() {
    let desk = desk();
    let (code, err) = letter(&desk, &["--date", "9999-12-31"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("the year must be from 1900 to 2100"), "{err}");
    let (code, err) = letter(&desk, &["--date", "2020-11-23"]);
    assert_eq!(code, Some(2));
    assert!(
        err.contains("on 2020-11-23 this was not the law: 《中华人民共和国民法典》"),
        "{err}"
    );
}

#[test]
fn a_reader_who_leaves_early_is_no_mistake() {
    let desk = desk();
    let mut child = Command::new(env!("CARGO_BIN_EXE_paperwork"))
        .args(["letter", "--template", "appeal", "-o", "-", "--attach"])
        // More than a pipe holds.
        .args(["--exhibit", "a.png", "--exhibit", "case.toml", "--quiet"])
        .current_dir(desk.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 4];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    let ended = child.wait_with_output().unwrap();
    let err = String::from_utf8(ended.stderr).unwrap();
    assert_eq!((&start, ended.status.code()), (b"%PDF", Some(0)), "{err}");
}

#[cfg(unix)]
#[test]
fn a_template_reads_nothing_outside_its_folder() {
    let desk = desk();
    let at = |name: &str| desk.path().join(name);
    fs::create_dir_all(at("own/x")).unwrap();
    fs::write(at("secret.txt"), "secret").unwrap();
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/appeal");
    fs::copy(template.join("template.toml"), at("own/x/template.toml")).unwrap();
    let said = |source: &str| {
        fs::write(at("own/x/letter.typ"), source).unwrap();
        let all = [
            "letter",
            "--templates",
            "own",
            "--template",
            "x",
            "-o",
            "x.pdf",
        ];
        let (code, _, err) = run_in(desk.path(), &all);
        assert_eq!(code, Some(2), "{err}");
        err
    };
    for source in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../secret.txt\")",
        "#import \"@preview/a:0.1.0\"",
        "#plugin(\"a.wasm\")",
        "#image(\"/../secret.txt\")",
        "#while true {}",
        "#let f(n) = f(n + 1)\n#f(0)",
        "#datetime.today()",
    ] {
        let err = said(source);
        assert!(err.contains("hint: letter.typ"), "{source}: {err}");
    }
    std::os::unix::fs::symlink(at("secret.txt"), at("own/x/link.txt")).unwrap();
    let err = said("#read(\"link.txt\")");
    assert!(
        err.contains("leads out of the folder of templates"),
        "{err}"
    );
}

#[test]
fn a_template_of_somebody_else_writes_nothing_hidden_to_the_terminal() {
    let desk = desk();
    let at = |name: &str| desk.path().join(name);
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    fs::create_dir_all(at("own/x")).unwrap();
    fs::copy(shipped.join("appeal/letter.typ"), at("own/x/letter.typ")).unwrap();
    let manifest = fs::read_to_string(shipped.join("appeal/template.toml")).unwrap();
    let with = |text: &str| manifest.replacen("title.zh = \"", &format!("title.zh = \"{text}"), 1);
    for (hidden, named) in [("\\u001b[2J", "U+001B"), ("\u{202E}", "U+202E")] {
        assert_ne!(with(hidden), manifest);
        fs::write(at("own/x/template.toml"), with(hidden)).unwrap();
        for more in [&["templates", "list"][..], &["templates", "show", "x"]] {
            let all = [more, &["--templates", "own"]].concat();
            let (code, out, err) = run_in(desk.path(), &all);
            assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
            assert!(err.contains(named) && !err.contains('\u{1B}'), "{err}");
        }
    }
    fs::write(at("own/x/template.toml"), &manifest).unwrap();
    let articles = fs::read_to_string(shipped.join("articles.toml")).unwrap();
    let spoiled = articles.replacen("says.en = \"", "says.en = \"\\u009b", 1);
    fs::write(at("own/articles.toml"), &spoiled).unwrap();
    let (code, _, err) = run_in(desk.path(), &["templates", "--templates", "own"]);
    assert_eq!((code, spoiled != articles), (Some(2), true), "{err}");
    fs::write(at("own/articles.toml"), articles).unwrap();
    let (code, _, err) = run_in(desk.path(), &["templates", "--templates", "own"]);
    assert_eq!(code, Some(0), "{err}");
}
