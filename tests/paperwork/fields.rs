//! Runs `paperwork fields` and looks at the list.

use super::run;

/// One field's part of the list.
fn part<'a>(listed: &'a str, key: &str) -> &'a str {
    let from = listed.find(&format!("  {key}  ")).unwrap();
    let rest = &listed[from..];
    let to = rest[2..]
        .match_indices("\n")
        .map(|(at, _)| at + 3)
        .find(|at| !rest[*at..].starts_with("      "))
        .unwrap_or(rest.len());
    &rest[..to]
}

#[test]
fn every_field_is_explained_in_both_languages() {
    for language in ["zh", "en"] {
        let (code, out, err) = run(&["fields", "--lang", language]);
        assert_eq!((code, &*err), (Some(0), ""));
        let shown = [
            "sender.kind",
            "sender.id",
            "money.deposit",
            "letter.demands",
            "exhibits.path",
        ];
        let parts: Vec<&str> = shown.iter().map(|key| part(&out, key)).collect();
        insta::assert_snapshot!(format!("parts_{language}"), parts.join("\n"));
        let tables: Vec<&str> = out.lines().filter(|line| line.starts_with('[')).collect();
        insta::assert_snapshot!(format!("tables_{language}"), tables.join("\n"));
    }
}

#[test]
fn programs_get_every_field_as_json() {
    let (code, out, _) = run(&["fields", "--json"]);
    assert_eq!(code, Some(0));
    let whole: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&whole["liudi"], &whole["version"]),
        (&"fields".into(), &1.into())
    );
    let fields = whole["fields"].as_array().unwrap();
    assert!(fields.len() >= 110);
    for field in fields {
        for key in ["label", "help"] {
            assert!(
                field[key]["zh"].is_string() && field[key]["en"].is_string(),
                "{field}"
            );
        }
    }
    assert_eq!(fields[0]["choices"][0]["value"], "person");
}
