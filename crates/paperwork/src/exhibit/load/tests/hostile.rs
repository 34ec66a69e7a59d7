//! Archives that were tampered with, that lie, that are bombs or no bags at all.

use super::*;

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
