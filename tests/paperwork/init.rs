//! Runs `paperwork init` as scripts do: without a terminal.

use std::path::PathBuf;
use std::process::{Command, Stdio};

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Status, stdout, stderr.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_paperwork"))
            .arg("init")
            .args(arguments)
            .current_dir(self.0.path())
            .env("LANG", "C.UTF-8")
            .env_remove("LC_ALL")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |octets| String::from_utf8(octets).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }
}

const PERSON: [&str; 8] = [
    "--template",
    "application",
    "--set",
    "sender.kind=person",
    "--set",
    "sender.name=张\"留底\"",
    "--set",
    "sender.id=11010519491231002x",
];

#[test]
fn a_case_is_made_without_questions() {
    for language in ["zh", "en"] {
        let place = Place::new();
        let mut arguments = PERSON.to_vec();
        arguments.extend(["--set", "letter.demands=甲\n乙", "--lang", language]);
        let (code, out, err) = place.run(&arguments);
        assert_eq!((code, &*out), (Some(1), ""), "{err}");
        insta::assert_snapshot!(format!("said_{language}"), err);
        insta::assert_snapshot!(format!("written_{language}"), place.read("case.toml"));
        assert_eq!(place.names(), ["case.toml"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = place
                .path("case.toml")
                .metadata()
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}

#[test]
fn an_existing_case_is_never_overwritten_without_force() {
    let place = Place::new();
    std::fs::write(place.path("case.toml"), "mine").unwrap();
    let (code, _, err) = place.run(&PERSON);
    assert_eq!(code, Some(2));
    assert!(err.contains("case.toml exists already"), "{err}");
    assert_eq!(place.read("case.toml"), "mine");
    let mut arguments = PERSON.to_vec();
    arguments.push("--force");
    assert_eq!(place.run(&arguments).0, Some(1));
    assert!(
        place
            .read("case.toml")
            .contains("name = \"张\\\"留底\\\"\"")
    );
    assert_eq!(place.names(), ["case.toml"]);
}

#[test]
fn another_case_is_taken_over_and_the_same_input_gives_the_same_file() {
    let place = Place::new();
    place.run(&PERSON);
    let (code, _, err) = place.run(&[
        "--from",
        "case.toml",
        "-o",
        "b.toml",
        "--template",
        "application",
    ]);
    assert_eq!(code, Some(1), "{err}");
    assert_eq!(place.read("b.toml"), place.read("case.toml"));
    let set = [
        "--from",
        "case.toml",
        "--set",
        "sender.name=李四",
        "-o",
        "c.toml",
    ];
    assert_eq!(place.run(&set).0, Some(0));
    let third = place.read("c.toml");
    assert!(
        third.contains("name = \"李四\"") && third.contains("11010519491231002X"),
        "{third}"
    );
}

#[test]
fn everything_wrong_is_told_at_once_and_nothing_is_written() {
    let place = Place::new();
    std::fs::write(
        place.path("old.toml"),
        "[sender]\nname = “张”\nid = \"11010519491231002Y\"\n[event]\nban_date = 2026-02-30\n",
    )
    .unwrap();
    for language in ["zh", "en"] {
        let (code, out, err) = place.run(&["--from", "old.toml", "--lang", language]);
        assert_eq!((code, &*out), (Some(2), ""));
        insta::assert_snapshot!(format!("from_{language}"), err);
        let set = [
            "--set",
            "sender.nmae=张",
            "--set",
            "money.deposit=20,000",
            "--set",
            "power.from=2026-03-01",
            "--set",
            "power.until=2026-02-01",
            "--set",
            "exhibits.path=a.png",
            "--lang",
            language,
        ];
        let (code, _, err) = place.run(&set);
        assert_eq!(code, Some(2));
        insta::assert_snapshot!(format!("set_{language}"), err);
    }
    assert_eq!(place.names(), ["old.toml"]);
}

#[test]
fn without_a_terminal_and_without_values_it_says_what_to_do() {
    let place = Place::new();
    for language in ["zh", "en"] {
        let (code, out, err) = place.run(&["--template", "appeal", "--lang", language]);
        assert_eq!((code, &*out), (Some(2), ""));
        insta::assert_snapshot!(format!("no_terminal_{language}"), err);
    }
    let (code, _, err) = place.run(&["--template", "nonsense", "--set", "sender.name=a"]);
    assert_eq!(code, Some(2), "{err}");
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn programs_are_told_what_is_missing() {
    let place = Place::new();
    let mut arguments = PERSON.to_vec();
    arguments.push("--json");
    let (code, out, err) = place.run(&arguments);
    assert_eq!((code, &*err), (Some(1), ""));
    let said: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&said["liudi"], &said["path"]),
        (&"case".into(), &"case.toml".into())
    );
    let missing = said["missing"].as_array().unwrap();
    assert!(missing.iter().all(|group| group[0].is_string()) && !missing.is_empty());
}
