//! Exhibits from the disk: plain files, archives, and everything that is no exhibit.
#![expect(clippy::disallowed_methods, reason = "tests make files")]

use std::fs;

use bag::defect::Code;
use bag::digest::Digest;
use bag::names::{self, NameRecord, Original};
use tempfile::TempDir;

use super::*;
use crate::exhibit::hold::TooMuch;
use crate::exhibit::sample::{self, Bag, Files, Packed};
use crate::exhibit::{Checked, InArchive};

const ORDERS: &[u8] = b"order,amount\n1,9.90\n";

/// A folder for one test.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, path: &str, octets: &[u8]) -> &Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, octets).unwrap();
        self
    }

    fn put_bag(&self, folder: &str, files: &Files) -> &Self {
        for (path, octets) in files {
            self.put(&format!("{folder}/{path}"), octets);
        }
        self
    }

    fn argument(&self, text: &str) -> Result<Titled, LoadError> {
        let address = Address::of_argument(text.as_ref());
        self.wanted(&Wanted {
            address,
            hold: Hold::Octets,
        })
    }

    fn load(&self, text: &str) -> Result<Loaded, LoadError> {
        let address = Address::of(text);
        let loaded = self.wanted(&Wanted {
            address,
            hold: Hold::Octets,
        });
        loaded.map(|(loaded, _)| loaded)
    }

    fn wanted(&self, wanted: &Wanted) -> Result<Titled, LoadError> {
        load(wanted, self.0.path(), &mut Budget::new(Limits::default()))
    }
}

fn orders() -> Files {
    Bag::of(&[
        ("orders.csv", ORDERS),
        ("2026/退款.csv", b"refunds"),
        ("100%.txt", b"percent"),
        ("a\nb.txt", b"line"),
    ])
    .files()
}

fn archive(loaded: &Loaded) -> &InArchive {
    match &loaded.from {
        From::Archive(archive) => archive,
        From::File => panic!("not from an archive"),
    }
}

/// The codes that an archive was refused for.
fn codes(error: &LoadError) -> Vec<&'static str> {
    match error {
        LoadError::Archive {
            source: ArchiveFault::Refused { defects, .. },
            ..
        } => {
            let mut codes: Vec<_> = defects.iter().map(|d| d.code.as_str()).collect();
            codes.dedup();
            codes
        }
        other => panic!("{other}"),
    }
}

#[test]
fn a_plain_file_is_read_and_digested_once() {
    let desk = Desk::new();
    desk.put("截图/封号=通知.png", b"png");
    let (loaded, title) = desk.argument("截图/封号=通知.png=封号通知=首页").unwrap();
    assert_eq!(loaded.name, "封号=通知.png");
    assert_eq!(loaded.bytes.as_deref(), Some(&b"png"[..]));
    assert_eq!(loaded.octets, 3);
    assert_eq!(loaded.sha256, Digest::of(Algorithm::Sha256, b"png"));
    assert!(matches!(loaded.from, From::File));
    assert_eq!(title.as_deref(), Some("封号通知=首页"));
    let whole = desk.0.path().join("截图/封号=通知.png");
    assert_eq!(desk.load(whole.to_str().unwrap()).unwrap().octets, 3);
}

#[test]
fn a_file_that_is_called_like_an_address_is_that_file() {
    let desk = Desk::new();
    desk.put("a.zip!/data/orders.csv", b"real");
    desk.put("a.zip", &sample::zip("a", &orders()));
    let loaded = desk.load("a.zip!/data/orders.csv").unwrap();
    assert_eq!(loaded.bytes.as_deref(), Some(&b"real"[..]));
    let (loaded, title) = desk.argument("a.zip!/data/2026/退款.csv=退=款").unwrap();
    assert_eq!(archive(&loaded).path, "data/2026/退款.csv");
    assert_eq!(title.as_deref(), Some("退=款"));
}

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
fn one_flipped_octet_anywhere_in_a_file_of_an_archive_is_found() {
    let desk = Desk::new();
    let good = sample::zip("a", &orders());
    let begin = good
        .windows(ORDERS.len())
        .position(|w| w == ORDERS)
        .unwrap();
    for at in begin..begin + ORDERS.len() {
        let mut bad = good.clone();
        bad[at] ^= 1;
        desk.put("a.zip", &bad);
        assert_eq!(
            codes(&desk.load("a.zip!/orders.csv").unwrap_err()),
            ["E214"]
        );
        // The other files are what they were.
        assert!(desk.load("a.zip!/100%.txt").is_ok());
    }
    let mut files = orders();
    files.insert("data/orders.csv".into(), b"order,amount\n1,9.91\n".to_vec());
    desk.put("a.zip", &sample::zip("a", &files))
        .put_bag("bag", &files);
    for address in ["a.zip!/orders.csv", "bag!/orders.csv"] {
        let error = desk.load(address).unwrap_err();
        assert_eq!(codes(&error), ["E119"]);
        let LoadError::Archive {
            source: ArchiveFault::Refused { defects, .. },
            ..
        } = error
        else {
            unreachable!();
        };
        assert_eq!(defects.len(), 2, "both digests");
    }
}

#[test]
fn any_flipped_octet_of_an_archive_leaves_the_file_or_an_error() {
    let desk = Desk::new();
    let good = sample::zip("a", &Bag::of(&[("orders.csv", ORDERS)]).files());
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x20;
        desk.put("a.zip", &bad);
        if let Ok(loaded) = desk.load("a.zip!/orders.csv") {
            panic!("{at}: {:?}", loaded.from);
        }
    }
}

#[test]
fn manifests_that_lie_are_refused() {
    let desk = Desk::new();
    let try_with = |change: &dyn Fn(&mut Files)| {
        let mut files = orders();
        change(&mut files);
        desk.put("a.zip", &sample::zip("a", &files));
        desk.load("a.zip!/orders.csv").unwrap_err()
    };
    let drop_line = |files: &mut Files, name: &str| {
        let text = String::from_utf8(files[name].clone()).unwrap();
        let kept = text
            .lines()
            .filter(|line| !line.ends_with("data/orders.csv"));
        let kept: String = kept.map(|line| format!("{line}\n")).collect();
        files.insert(name.into(), kept.into());
    };
    // A line taken out, with the tag manifests as they were and made to fit.
    let error = try_with(&|files| drop_line(files, "manifest-sha256.txt"));
    assert_eq!(codes(&error), ["E118", "E120"]);
    let error = try_with(&|files| {
        drop_line(files, "manifest-sha256.txt");
        sample::seal(files);
    });
    assert_eq!(codes(&error), ["E118"]);
    let error = try_with(&|files| {
        drop_line(files, "manifest-sha256.txt");
        drop_line(files, "manifest-sha512.txt");
        sample::seal(files);
    });
    assert_eq!(codes(&error), ["E117"]);
    // The payload manifests changed to fit another file, the tag manifests not.
    let error = try_with(&|files| {
        let other = Bag::of(&[("orders.csv", b"other")]).files();
        for name in [
            "data/orders.csv",
            "manifest-sha256.txt",
            "manifest-sha512.txt",
        ] {
            files.insert(name.into(), other[name].clone());
        }
    });
    assert!(codes(&error).contains(&"E120"), "{error}");
    // A tag manifest that lists a digest no tag file has; and none at all, in an archive of our making.
    let error = try_with(&|files| {
        let mut text = files["tagmanifest-sha512.txt"].clone();
        text[0] = if text[0] == b'0' { b'1' } else { b'0' };
        files.insert("tagmanifest-sha512.txt".into(), text);
    });
    assert_eq!(codes(&error), ["E120"]);
    let error = try_with(&|files| files.retain(|path, _| !path.starts_with("tagmanifest")));
    assert_eq!(codes(&error), ["E116"]);
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

#[test]
fn what_is_no_bag_is_told_apart() {
    let desk = Desk::new();
    let fault = |address: &str| match desk.load(address).unwrap_err() {
        LoadError::Archive { source, .. } => source,
        other => panic!("{other}"),
    };
    let plain = [
        Packed::stored("orders.csv", ORDERS),
        Packed::stored("b.csv", b""),
    ];
    desk.put("plain.zip", &sample::pack(&plain));
    assert!(matches!(
        fault("plain.zip!/orders.csv"),
        ArchiveFault::NoBag
    ));
    desk.put(
        "one.zip",
        &sample::pack(&[Packed::stored("x/orders.csv", ORDERS)]),
    );
    assert!(matches!(fault("one.zip!/orders.csv"), ArchiveFault::NoBag));
    desk.put("folder/orders.csv", ORDERS);
    assert!(matches!(fault("folder!/orders.csv"), ArchiveFault::NoBag));
    desk.put("letter.pdf", b"%PDF-1.7");
    assert!(matches!(
        fault("letter.pdf!/a"),
        ArchiveFault::NotAnArchive { .. }
    ));
    desk.put("empty.zip", b"");
    assert!(matches!(
        fault("empty.zip!/a"),
        ArchiveFault::NotAnArchive { .. }
    ));
    // Bit 0 of the flags of every entry, in both headers.
    let mut locked = sample::zip("a", &orders());
    let headers: Vec<_> = (0..locked.len() - 4)
        .filter_map(|at| match &locked[at..at + 4] {
            b"PK\x03\x04" => Some(at + 6),
            b"PK\x01\x02" => Some(at + 8),
            _ => None,
        })
        .collect();
    for at in headers {
        locked[at] |= 1;
    }
    desk.put("locked.zip", &locked);
    assert!(matches!(
        fault("locked.zip!/orders.csv"),
        ArchiveFault::Encrypted
    ));
    let cut = sample::zip("a", &orders());
    desk.put("cut.zip", &cut[..cut.len() / 2]);
    assert!(desk.load("cut.zip!/orders.csv").is_err());
}

#[test]
fn bombs_cost_nothing_and_lies_are_found() {
    let desk = Desk::new();
    let zeros = vec![0; 40 << 20];
    let files = Bag::of(&[("zeros.bin", &zeros), ("a.txt", b"a")]).files();
    let mut entries = sample::entries("a", &files);
    let at = entries
        .iter()
        .position(|e| e.name.ends_with("zeros.bin"))
        .unwrap();
    entries[at] = Packed::deflated(&entries[at].name, &zeros);
    desk.put("a.zip", &sample::pack(&entries));
    let wanted = |hold| Wanted {
        address: Address::of("a.zip!/zeros.bin"),
        hold,
    };
    let limits = Limits {
        one: 1 << 20,
        all: 1 << 21,
    };
    let load = |hold| load(&wanted(hold), desk.0.path(), &mut Budget::new(limits));
    let error = load(Hold::Octets).unwrap_err();
    assert!(
        matches!(
            &error,
            LoadError::TooMuch {
                source: TooMuch::One { .. },
                ..
            }
        ),
        "{error}"
    );
    let (loaded, _) = load(Hold::IfTheyFit).unwrap();
    assert_eq!((loaded.bytes, loaded.octets), (None, 40 << 20));
    assert_eq!(loaded.sha256, Digest::of(Algorithm::Sha256, &zeros));
    // Declares more than it can inflate to; declares less than it holds.
    let bomb = Packed {
        size: 1 << 40,
        ..Packed::deflated(&entries[at].name, &zeros)
    };
    entries[at] = bomb;
    desk.put("a.zip", &sample::pack(&entries));
    assert_eq!(codes(&load(Hold::Octets).unwrap_err()), ["E213"]);
    entries[at] = Packed {
        size: 10,
        ..Packed::deflated(&entries[at].name, &zeros)
    };
    desk.put("a.zip", &sample::pack(&entries));
    assert_eq!(codes(&load(Hold::Octets).unwrap_err()), ["E212"]);
}

#[test]
fn what_is_no_file_is_told_apart() {
    let desk = Desk::new();
    desk.put("folder/a", b"").put_bag("bag", &orders());
    assert!(matches!(
        desk.load("folder"),
        Err(LoadError::Folder { bag: false, .. })
    ));
    assert!(matches!(
        desk.load("bag"),
        Err(LoadError::Folder { bag: true, .. })
    ));
    for missing in ["nothing.pdf", "no.zip!/a", "folder/a/b", "nul\0.pdf"] {
        let error = desk.load(missing).unwrap_err();
        assert!(
            matches!(error, LoadError::Missing { .. }),
            "{missing}: {error}"
        );
    }
    let Err(LoadError::Missing { path }) = desk.argument("缺.pdf=标题") else {
        panic!();
    };
    assert!(path.ends_with("缺.pdf"));
    let titled = format!("folder/a={}", "长".repeat(4000));
    assert_eq!(
        desk.argument(&titled).unwrap().1.unwrap().chars().count(),
        4000
    );
    assert_eq!(desk.load("folder/a").unwrap().octets, 0);
}

#[cfg(unix)]
#[test]
fn devices_pipes_and_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let desk = Desk::new();
    assert!(matches!(
        desk.load("/dev/zero"),
        Err(LoadError::Special { .. })
    ));
    let socket = desk.0.path().join("socket");
    let _held = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert!(matches!(
        desk.load("socket"),
        Err(LoadError::Special { .. })
    ));
    // A link that somebody names is followed and keeps its name; one inside a bag is not.
    desk.put("real.png", b"png");
    symlink("real.png", desk.0.path().join("通知.png")).unwrap();
    assert_eq!(desk.load("通知.png").unwrap().name, "通知.png");
    desk.put_bag("bag", &orders());
    let inside = desk.0.path().join("bag/data/orders.csv");
    fs::remove_file(&inside).unwrap();
    desk.put("outside.csv", ORDERS);
    symlink(desk.0.path().join("outside.csv"), &inside).unwrap();
    assert!(codes(&desk.load("bag!/orders.csv").unwrap_err()).contains(&"E132"));
    symlink("nowhere", desk.0.path().join("dangling")).unwrap();
    assert!(matches!(
        desk.load("dangling"),
        Err(LoadError::Missing { .. })
    ));
    desk.put("locked.pdf", b"x");
    let locked = desk.0.path().join("locked.pdf");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0)).unwrap();
    // Root reads it all the same.
    let outcome = desk.load("locked.pdf");
    assert!(matches!(outcome, Ok(_) | Err(LoadError::Unreadable { .. })));
}

#[test]
fn a_file_that_changes_while_it_is_read_is_not_used() {
    let desk = Desk::new();
    let path = desk.0.path().join("a.csv");
    for change in [
        (|path: &Path| fs::write(path, b"grown and grown").unwrap()) as fn(&Path),
        |path| {
            fs::write(path.with_extension("new"), b"12345678").unwrap();
            fs::rename(path.with_extension("new"), path).unwrap();
        },
        |path| fs::remove_file(path).unwrap(),
    ] {
        desk.put("a.csv", b"12345678");
        let mut file = Watched::open(&path).unwrap();
        let mut half = [0; 4];
        file.read_exact(&mut half).unwrap();
        change(&path);
        let error = file.read_to_end(&mut Vec::new()).unwrap_err();
        assert!(matches!(failed(&path, error), LoadError::Changed { .. }));
    }
    desk.put("a.csv", b"12345678");
    let mut whole = Vec::new();
    Watched::open(&path)
        .unwrap()
        .read_to_end(&mut whole)
        .unwrap();
    assert_eq!(whole, b"12345678");
}

#[test]
fn all_are_marked_in_order_or_all_errors_are_told() {
    let desk = Desk::new();
    desk.put("a.zip", &sample::zip("a", &orders()))
        .put("orders.csv", ORDERS);
    desk.put("video.mp4", &vec![1; 3000]);
    let wanted = |text: &str, hold| Wanted {
        address: Address::of_argument(text.as_ref()),
        hold,
    };
    let limits = Limits { one: 1000, all: 60 };
    let all = [
        wanted("a.zip!/orders.csv=订单", Hold::Octets),
        wanted("video.mp4", Hold::IfTheyFit),
        wanted("orders.csv", Hold::Octets),
        wanted("a.zip!/100%.txt", Hold::Octets),
    ];
    let exhibits = load_all(&all, desk.0.path(), limits).unwrap();
    let shown: Vec<_> = exhibits
        .iter()
        .map(|e| {
            (
                &*e.mark,
                &*e.loaded.name,
                e.title.as_deref(),
                e.same_as.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("证据1", "orders.csv", Some("订单"), None),
            ("证据2", "video.mp4", None, None),
            ("证据3", "orders(2).csv", None, Some("证据1")),
            ("证据4", "100%.txt", None, None),
        ]
    );
    assert!(exhibits[1].loaded.bytes.is_none() && exhibits[2].loaded.bytes.is_some());
    let limits = Limits { all: 30, ..limits };
    let all = [
        wanted("none.pdf", Hold::Digest),
        wanted("a.zip!/none.csv", Hold::Digest),
        wanted("orders.csv", Hold::Octets),
        wanted("a.zip!/orders.csv", Hold::Octets),
        wanted("video.mp4", Hold::Octets),
        wanted("orders.csv!/a", Hold::Octets),
        wanted("orders.csv!/b", Hold::Octets),
    ];
    let errors = load_all(&all, desk.0.path(), limits).unwrap_err();
    let at: Vec<_> = errors.iter().map(|(at, _)| *at).collect();
    assert_eq!(at, [0, 1, 3, 4, 5], "an archive that is none is told once");
    let both = matches!(
        &errors[2].1,
        LoadError::TooMuch {
            source: TooMuch::All { held: 20, .. },
            ..
        }
    );
    assert!(both, "{}", errors[2].1);
}
