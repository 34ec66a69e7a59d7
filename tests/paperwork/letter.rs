//! What `letter` makes, refuses and says.

use super::support::{Place, Ran};

/// A run in both languages that makes nothing.
fn refused(place: &Place, name: &str, arguments: &[&str]) -> Ran {
    let before = place.list(".");
    let english = place.expect(2, arguments);
    let chinese = place.expect(2, &[arguments, &["--lang", "zh"]].concat());
    assert!(english.out.is_empty() && chinese.out.is_empty());
    assert!(
        english.err.starts_with("error: ") && english.err.contains("\nhint: "),
        "{}",
        english.err
    );
    assert_eq!(place.list("."), before, "{name}: something was written");
    insta::assert_snapshot!(
        name,
        place.plain(&format!("{}----\n{}", english.err, chinese.err))
    );
    english
}

#[test]
fn without_a_case_it_says_what_is_missing_and_how_to_give_it() {
    let place = Place::new();
    refused(&place, "no_case", &["letter", "--template", "appeal"]);
    refused(
        &place,
        "no_case_shop",
        &[
            "letter",
            "--template",
            "shop-closing",
            "--set",
            "sender.kind=company",
        ],
    );
    refused(
        &place,
        "case_is_missing",
        &["letter", "--template", "appeal", "--case", "nowhere.toml"],
    );
    place.write(
        "case.toml",
        "[sender]\nname = \"张留底\"\nkind = \"person\"\n",
    );
    refused(
        &place,
        "case_lacks",
        &["letter", "--template", "application"],
    );
    refused(
        &place,
        "unknown_template",
        &["letter", "--template", "apeal"],
    );
    refused(&place, "no_template", &["letter"]);
}

#[test]
fn everything_wrong_with_a_case_is_told_at_once() {
    let place = Place::new();
    let wrong = "[sender]\nkind = \"human\"\nname = \"\"\nid = \"110105199003079995\"\nphone = \"12\"\n\n[event]\nban_date = 2026-13-40\n\n[money]\ndeposit = 20000.5\n\n[acount]\nuid = \"1\"\n";
    place.write("case.toml", wrong);
    let set = [
        "--set",
        "event.ban_date=2026-02-30",
        "--set",
        "nothing.here=1",
    ];
    refused(
        &place,
        "case_wrong",
        &[&["letter", "--template", "appeal"][..], &set].concat(),
    );
}

#[test]
fn both_languages_say_what_was_made() {
    let place = Place::with("company");
    let english = place.expect(0, &["letter", "--template", "shop-closing"]);
    let chinese = place.expect(
        0,
        &[
            "letter",
            "--template",
            "shop-closing",
            "--lang",
            "zh",
            "--force",
        ],
    );
    insta::assert_snapshot!("made", format!("{}----\n{}", english.err, chinese.err));
    let text = place.expect(
        0,
        &[
            "letter",
            "--template",
            "shop-closing",
            "--format",
            "md",
            "--lang",
            "zh",
        ],
    );
    insta::assert_snapshot!("made_text", text.err);
    let blank = place.expect(
        0,
        &[
            "letter",
            "--template",
            "application",
            "--blank",
            "--case",
            "case.toml",
        ],
    );
    insta::assert_snapshot!("made_blank", blank.err);
    let place = Place::with("minor");
    insta::assert_snapshot!(
        "made_default_recipient",
        place.expect(0, &["letter", "--template", "guardian"]).err
    );
    // Notes are said even when nothing else is.
    let quiet = place.expect(
        0,
        &["letter", "--template", "guardian", "--quiet", "--force"],
    );
    assert!(
        quiet.err.lines().all(|line| line.starts_with("note: ")) && !quiet.err.is_empty(),
        "{}",
        quiet.err
    );
}

#[test]
fn a_letter_is_the_owners_alone_and_replaces_nothing_unasked() {
    let place = Place::with("person");
    let make = ["letter", "--template", "appeal", "-o", "信.pdf"];
    place.expect(0, &make);
    let first = place.read("信.pdf");
    assert!(first.starts_with(b"%PDF-1.7"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            place
                .path("信.pdf")
                .metadata()
                .unwrap()
                .permissions()
                .mode()
                & 0o777,
            0o600
        );
    }
    refused(
        &place,
        "target_exists",
        &[&make[..], &["--set", "event.reason=别的理由"]].concat(),
    );
    assert!(place.read("信.pdf") == first);
    place.expect(
        0,
        &[&make[..], &["--force", "--set", "event.reason=别的理由"]].concat(),
    );
    assert!(place.read("信.pdf") != first);
    std::fs::create_dir(place.path("folder")).unwrap();
    for target in ["folder", "nowhere/a.pdf", "..", ""] {
        place.expect(
            2,
            &["letter", "--template", "appeal", "--force", "-o", target],
        );
    }
    assert_eq!(place.list("."), ["case.toml", "folder", "信.pdf"]);
}

#[test]
fn a_preview_is_made_beside_it_or_neither_is() {
    let place = Place::with("person");
    place.expect(0, &["letter", "--template", "appeal", "--preview", "a.png"]);
    let picture = image::load_from_memory(&place.read("a.png")).unwrap();
    assert_eq!((picture.width(), picture.height()), (1190, 1683));
    let dark = picture.to_luma8().pixels().filter(|p| p.0[0] < 100).count();
    assert!(dark > 10_000, "{dark}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            place.path("a.png").metadata().unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    assert_eq!(place.list("."), ["a.png", "appeal.pdf", "case.toml"]);
    // What stands there already keeps both from being written.
    std::fs::remove_file(place.path("appeal.pdf")).unwrap();
    place.expect(2, &["letter", "--template", "appeal", "--preview", "a.png"]);
    assert_eq!(place.list("."), ["a.png", "case.toml"]);
    std::fs::remove_file(place.path("a.png")).unwrap();
    place.write("appeal.pdf", "mine");
    place.expect(2, &["letter", "--template", "appeal", "--preview", "a.png"]);
    place.expect(
        2,
        &[
            "letter",
            "--template",
            "appeal",
            "--preview",
            "nowhere/a.png",
            "-o",
            "b.pdf",
        ],
    );
    place.expect(
        2,
        &[
            "letter",
            "--template",
            "appeal",
            "--preview",
            "a.png",
            "-o",
            "nowhere/b.pdf",
        ],
    );
    assert_eq!(
        place.list("."),
        ["appeal.pdf", "case.toml"],
        "one without the other"
    );
    for option in ["--preview=b.png", "--bundle", "--attach"] {
        place.expect(
            2,
            &["letter", "--template", "appeal", "--format", "txt", option],
        );
    }
    refused(
        &place,
        "pdf_only",
        &[
            "letter",
            "--template",
            "appeal",
            "--format",
            "md",
            "--bundle",
        ],
    );
}

#[test]
fn standard_output_gets_the_letter_and_nothing_else() {
    let place = Place::with("person");
    place.expect(0, &["letter", "--template", "appeal", "-o", "a.pdf"]);
    for more in [&[][..], &["--json"]] {
        let ran = place.expect(
            0,
            &[&["letter", "--template", "appeal", "-o", "-"][..], more].concat(),
        );
        assert!(ran.out == place.read("a.pdf"));
    }
    let text = place.expect(
        0,
        &[
            "letter",
            "--template",
            "appeal",
            "-o",
            "-",
            "--format",
            "txt",
        ],
    );
    assert!(text.text().starts_with("申诉书\n"));
    assert_eq!(place.list("."), ["a.pdf", "case.toml"]);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::io::Read as _;
    let place = Place::with("person");
    let mut command = place.command(&["letter", "--template", "appeal", "-o", "-"]);
    let mut child = command
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdout
        .take()
        .unwrap()
        .read_exact(&mut [0; 8])
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn json_tells_the_same_in_a_fixed_shape() {
    let place = Place::with("person");
    let ran = place.expect(0, &["letter", "--template", "appeal", "--json"]);
    let mut told = ran.json();
    assert_eq!(
        told["octets"].as_u64().unwrap(),
        place.read("appeal.pdf").len() as u64
    );
    told["octets"] = "OCTETS".into();
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&told).unwrap());
    let ran = place.expect(
        0,
        &[
            "letter",
            "--template",
            "appeal",
            "--json",
            "--format",
            "txt",
        ],
    );
    let told = ran.json();
    let text = String::from_utf8(place.read("appeal.txt")).unwrap();
    assert_eq!(
        told["characters"].as_u64().unwrap(),
        text.trim_end().chars().count() as u64
    );
    assert_eq!(
        (&told["pages"], &told["format"]),
        (&serde_json::Value::Null, &"txt".into())
    );
    let ran = place.expect(2, &["letter", "--template", "shop-closing", "--json"]);
    insta::assert_snapshot!(
        "json_failure",
        serde_json::to_string_pretty(&ran.json()).unwrap()
    );
}
