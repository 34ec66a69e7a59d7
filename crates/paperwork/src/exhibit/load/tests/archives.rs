//! Files inside archives: found, checked, and what is said of them.

use super::*;

#[test]
fn a_file_of_an_archive_is_found_however_it_is_spelled() {
    let desk = Desk::new();
    let files = orders();
    desk.put("exports.zip", &sample::zip("exports", &files));
    desk.put_bag("exports-bag", &files);
    for address in [
        "exports.zip!/data/orders.csv",
        "exports.zip!/orders.csv",
        "exports.zip!/exports/data/orders.csv",
        "exports.zip!\\data\\orders.csv",
        "exports.zip！/orders.csv",
        "exports-bag!/data/orders.csv",
        "./exports-bag/!/orders.csv",
    ] {
        let loaded = desk
            .load(address)
            .unwrap_or_else(|e| panic!("{address}: {e}"));
        assert_eq!(loaded.name, "orders.csv");
        assert_eq!(loaded.bytes.as_deref(), Some(ORDERS), "{address}");
        let from = archive(&loaded);
        assert_eq!(from.path, "data/orders.csv");
        assert_eq!(from.root_digest, Some(sample::root(&files)));
        assert_eq!(from.checked, Checked::TagFilesAndThisFile);
        assert_eq!(from.algorithms, [Algorithm::Sha256, Algorithm::Sha512]);
        assert_eq!(from.verdict, bag::verify::Verdict::NotRead);
        assert!(from.notes.is_empty(), "{address}: {:?}", from.notes);
    }
    assert_eq!(
        archive(&desk.load("exports.zip!/orders.csv").unwrap()).archive,
        "exports.zip"
    );
    for (address, octets, name) in [
        ("exports.zip!/100%.txt", "percent", "100%.txt"),
        ("exports.zip!/data/100%25.txt", "percent", "100%.txt"),
        ("exports.zip!/a%0Ab.txt", "line", "a␊b.txt"),
        ("exports.zip!/2026/退款.csv", "refunds", "退款.csv"),
    ] {
        let loaded = desk.load(address).unwrap();
        assert_eq!(loaded.bytes.as_deref(), Some(octets.as_bytes()));
        assert_eq!(loaded.name, name);
    }
}

#[test]
fn a_file_is_found_under_the_name_it_had() {
    let record = |path: &str, original| NameRecord::File {
        path: path.into(),
        original,
    };
    let lines = names::render(&[
        record(
            "data/读我~2.txt",
            Original::Text("data/旧/e\u{301}.txt".into()),
        ),
        record(
            "data/读我.txt",
            Original::Octets(b"data/\xb6\xc1.txt".to_vec()),
        ),
    ]);
    let bag = Bag::of(&[("读我.txt", b"1"), ("读我~2.txt", b"2")]);
    let mut files = bag.tag(names::NAMES, lines.as_bytes()).files();
    let desk = Desk::new();
    desk.put("a.zip", &sample::zip("a", &files));
    let loaded = desk.load("a.zip!/旧/\u{e9}.txt").unwrap();
    assert_eq!(loaded.bytes.as_deref(), Some(&b"2"[..]));
    assert_eq!(loaded.name, "e\u{301}.txt");
    assert_eq!(archive(&loaded).path, "data/读我~2.txt");
    assert_eq!(
        archive(&loaded).original.as_deref(),
        Some("data/旧/e\u{301}.txt")
    );
    assert_eq!(
        desk.load("a.zip!/读我.txt").unwrap().bytes.as_deref(),
        Some(&b"1"[..])
    );
    // Records that somebody added later name nothing.
    files.remove(names::NAMES);
    sample::seal(&mut files);
    files.insert(names::NAMES.into(), lines.into());
    desk.put("a.zip", &sample::zip("a", &files));
    let error = desk.load("a.zip!/旧/\u{e9}.txt").unwrap_err();
    let LoadError::Archive {
        source: ArchiveFault::NoFile { .. },
        ..
    } = error
    else {
        panic!("{error}");
    };
}

#[test]
fn what_is_wrong_elsewhere_is_noted_and_what_is_listed_and_gone_is_said() {
    let desk = Desk::new();
    let mut files = orders();
    files.remove("data/2026/退款.csv");
    files.insert("data/.DS_Store".into(), b"junk".to_vec());
    desk.put_bag("bag", &files);
    let loaded = desk.load("bag!/orders.csv").unwrap();
    let notes: Vec<_> = archive(&loaded)
        .notes
        .iter()
        .map(|note| note.code)
        .collect();
    assert_eq!(notes, [Code::UnlistedPayload, Code::MissingPayload]);
    assert_eq!(archive(&loaded).verdict, bag::verify::Verdict::Altered);
    assert_eq!(
        codes(&desk.load("bag!/2026/退款.csv").unwrap_err()),
        ["E115"]
    );
    assert_eq!(codes(&desk.load("bag!/.DS_Store").unwrap_err()), ["E117"]);
}

#[test]
fn a_bag_of_others_without_tag_manifest_says_how_little_was_checked() {
    let desk = Desk::new();
    let mut files = orders();
    files.retain(|path, _| !path.starts_with("tagmanifest") && path != "bag-info.txt");
    desk.put("a.zip", &sample::zip("a", &files));
    let loaded = desk.load("a.zip!/orders.csv").unwrap();
    assert_eq!(archive(&loaded).checked, Checked::ThisFileOnly);
    assert_eq!(archive(&loaded).root_digest, None);
}

#[test]
fn what_is_not_in_an_archive_is_told_with_what_is_near() {
    let desk = Desk::new();
    desk.put("a.zip", &sample::zip("a", &orders()));
    match desk.load("a.zip!/2025/ORDERS.csv").unwrap_err() {
        LoadError::Archive {
            inside,
            source: ArchiveFault::NoFile { near, .. },
            ..
        } => {
            assert_eq!(
                (inside.as_str(), near),
                ("2025/ORDERS.csv", vec!["data/orders.csv".into()])
            );
        }
        other => panic!("{other}"),
    }
    for folder in ["a.zip!/2026", "a.zip!/data/2026/", "a.zip!/data"] {
        let error = desk.load(folder).unwrap_err();
        let folder = matches!(
            &error,
            LoadError::Archive {
                source: ArchiveFault::Folder { .. },
                ..
            }
        );
        assert!(folder, "{error}");
    }
    for outside in [
        "a.zip!/../a.zip",
        "a.zip!/data/../../etc/passwd",
        "a.zip!//etc/passwd",
    ] {
        let error = desk.load(outside).unwrap_err();
        let absent = matches!(
            &error,
            LoadError::Archive {
                source: ArchiveFault::NoFile { .. },
                ..
            }
        );
        assert!(absent, "{error}");
    }
}
