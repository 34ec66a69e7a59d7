//! `backup --version`: the version and the commit it was built from, in the person's language; nothing it makes depends on the commit.

use crate::support::Place;

/// `1234abcdef` and a day, or nothing known.
fn is_commit(commit: &str, parting: &str) -> bool {
    commit.split_once(parting).is_some_and(|(commit, day)| {
        let hex = |c: char| c.is_ascii_hexdigit() && !c.is_ascii_uppercase();
        let marked = commit.strip_suffix("+changes").unwrap_or(commit);
        marked.len() >= 10 && marked.chars().all(hex) && day.parse::<jiff::civil::Date>().is_ok()
    })
}

#[test]
fn the_version_names_the_commit_it_was_built_from() {
    let place = Place::new();
    for flag in ["--version", "-V"] {
        let en = place.expect(0, &[flag, "--lang", "en"]).out;
        let rest = en.strip_prefix(concat!("backup ", env!("CARGO_PKG_VERSION"), " (commit "));
        let commit = rest.and_then(|rest| rest.strip_suffix(")\n")).unwrap();
        assert!(commit == "unknown" || is_commit(commit, ", "), "{en}");
        let zh = place.expect(0, &["--lang", "zh", flag]).out;
        let rest = zh.strip_prefix(concat!("backup ", env!("CARGO_PKG_VERSION"), "（提交"));
        let said = rest.and_then(|rest| rest.strip_suffix("）\n")).unwrap();
        let same = commit.replace(", ", "，");
        assert!(
            said == "未知" && commit == "unknown" || said.trim() == same,
            "{zh}"
        );
    }
}

#[test]
fn what_is_made_names_the_version_and_no_commit() {
    let place = Place::new();
    place.write("shop/orders.csv", "order\n1\n");
    place.run(&["collect", "shop", "--format", "dir"]);
    let info = String::from_utf8(place.read("shop-backup/bag-info.txt")).unwrap();
    let agent = info
        .lines()
        .find(|line| line.starts_with("Bag-Software-Agent: "))
        .unwrap();
    assert!(agent.ends_with(env!("CARGO_PKG_VERSION")), "{agent}");
    let version = place.expect(0, &["--version", "--lang", "en"]).out;
    let commit = version
        .split("commit ")
        .nth(1)
        .unwrap()
        .split([',', ')'])
        .next()
        .unwrap();
    if commit != "unknown" {
        for file in [
            "bag-info.txt",
            "catalog.json",
            "index.html",
            "how-to-check.txt",
        ] {
            let text = place.read(&format!("shop-backup/{file}"));
            assert!(!String::from_utf8(text).unwrap().contains(commit), "{file}");
        }
    }
}
