//! What `verify` says of whole, damaged, cut and foreign archives.

use super::support::{Place, entries, noise};

fn archive(place: &Place) {
    place.write("s/a.bin", noise(1, 300_000));
    place.write("s/订单.csv", "编号,金额\n".repeat(900));
    place.expect(0, &["collect", "s", "-o", "a.zip"]);
}

/// Where the packed octets of deflated entries stand in an archive.
fn packed(place: &Place) -> Vec<std::ops::Range<usize>> {
    let file = std::fs::File::open(place.path("a.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let count = archive.len();
    let of = |index| {
        let entry = archive.by_index(index).unwrap();
        let from = entry.data_start().unwrap() as usize;
        let deflated = entry.compression() == zip::CompressionMethod::Deflated;
        deflated.then(|| from..from + entry.compressed_size() as usize)
    };
    (0..count).filter_map(of).collect()
}

#[cfg_attr(
    windows,
    ignore = "thousands of archives: no question of the system, and many minutes under Wine"
)]
#[test]
fn any_one_flipped_octet_of_a_small_archive_is_found() {
    let place = Place::new();
    place.write(
        "s/a.txt",
        "twelve words of text that deflate makes somewhat shorter, shorter, shorter",
    );
    place.write("s/b.bin", noise(3, 40));
    let made = place.expect(0, &["collect", "s", "-o", "a.zip", "--json"]);
    let root = serde_json::from_str::<serde_json::Value>(&made.out).unwrap()["root_digest"]
        .as_str()
        .unwrap()
        .to_owned();
    let good = place.read("a.zip");
    let (whole, packed) = (entries(&place.path("a.zip")), packed(&place));
    // The same text can be packed in more than one way: now and then a flip makes another of them, and nothing is lost.
    let (mut missed, mut harmless) = (Vec::new(), 0);
    // One process verifies many: each copy is an archive of its own.
    for (round, mask) in [0x01u8, 0x80].into_iter().enumerate() {
        // Packed octets by turns with one bit or the other; of the page, which is long, every seventh.
        let tried = |at: &usize| match packed.iter().find(|packed| packed.contains(at)) {
            Some(packed) if packed.len() > 8000 => at % 14 == 7 * round,
            Some(_) => at % 2 == round,
            None => true,
        };
        for batch in (0..good.len())
            .filter(tried)
            .collect::<Vec<_>>()
            .chunks(200)
        {
            let names: Vec<String> = batch
                .iter()
                .map(|at| format!("f{round}/{at}/a.zip"))
                .collect();
            for (name, &at) in names.iter().zip(batch) {
                let mut bad = good.clone();
                bad[at] ^= mask;
                place.write(name, bad);
            }
            let mut arguments = vec!["verify", "--json"];
            arguments.extend(names.iter().map(String::as_str));
            let ran = place.run(&arguments);
            let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
            for (one, &at) in value["archives"].as_array().unwrap().iter().zip(batch) {
                let passed = one["verdict"] == "intact" && one["root_digest"] == root.as_str();
                let same = passed
                    && packed.iter().any(|packed| packed.contains(&at))
                    && entries(&place.path(&format!("f{round}/{at}/a.zip"))) == whole;
                if passed && !same {
                    missed.push(at);
                }
                harmless += usize::from(same);
            }
        }
    }
    assert_eq!(missed, Vec::<usize>::new(), "of {}", good.len());
    assert!(harmless < 10, "{harmless}");
}

#[test]
fn an_altered_archive_is_named_file_by_file_in_both_languages() {
    let place = Place::new();
    archive(&place);
    place.damage("a.zip", 1, 300_000);
    let english = place.expect(1, &["verify", "a.zip"]);
    let chinese = place.expect(1, &["verify", "a.zip", "--lang", "zh"]);
    insta::with_settings!({filters => vec![(r"[0-9a-f]{64}", "DIGEST"), (r"(?m)^    [0-9a-f ]{39}$", "    DIGEST")]}, {
        insta::assert_snapshot!("altered_en", english.out);
        insta::assert_snapshot!("altered_zh", chinese.out);
    });
}

#[test]
fn a_quick_check_never_says_intact() {
    let place = Place::new();
    archive(&place);
    let ran = place.expect(0, &["verify", "--quick", "a.zip"]);
    assert!(
        ran.out.contains("contents not read") && !ran.out.contains("intact"),
        "{}",
        ran.out
    );
    let ran = place.expect(0, &["verify", "--quick", "a.zip", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["archives"][0]["verdict"], "not-read");
    assert_eq!(value["archives"][0]["contents_read"], false);
}

#[test]
fn the_root_digest_catches_exchanged_lists() {
    let place = Place::new();
    archive(&place);
    place.write("t/a.bin", noise(2, 300_000));
    place.write("t/订单.csv", "编号,金额\n".repeat(900));
    let first = place.expect(0, &["verify", "a.zip", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&first.out).unwrap();
    let root = value["archives"][0]["root_digest"]
        .as_str()
        .unwrap()
        .to_owned();
    let grouped: Vec<String> = root
        .as_bytes()
        .chunks(4)
        .map(|c| String::from_utf8_lossy(c).to_uppercase())
        .collect();
    place.expect(0, &["verify", "a.zip", "--expect", &grouped.join(" ")]);
    // A whole new archive that is intact in itself is not the one that was noted down.
    std::fs::remove_file(place.path("a.zip")).unwrap();
    place.expect(0, &["collect", "t", "-o", "a.zip"]);
    place.expect(0, &["verify", "a.zip"]);
    let forged = place.expect(1, &["verify", "a.zip", "--expect", &root]);
    assert!(forged.out.contains("E135"), "{}", forged.out);
}

#[test]
fn an_archive_cut_anywhere_is_never_intact() {
    let place = Place::new();
    archive(&place);
    let good = place.read("a.zip");
    for length in [
        0,
        1,
        100,
        150_000,
        good.len() - 500,
        good.len() - 22,
        good.len() - 1,
    ] {
        place.write("cut/a.zip", &good[..length]);
        let ran = place.run(&["verify", "cut/a.zip"]);
        assert!(matches!(ran.code, Some(1 | 2)), "{length}: {ran:?}");
        assert!(ran.out.contains('→'), "{length} says what to do: {ran:?}");
    }
}

#[test]
fn what_is_no_bag_cannot_be_verified() {
    let place = Place::new();
    place.write("plain.txt", "no zip");
    place.write("folder/a.txt", "no bag");
    let mut writer = zip::ZipWriter::new(std::fs::File::create(place.path("no-bag.zip")).unwrap());
    writer
        .start_file("x/a.txt", zip::write::SimpleFileOptions::default())
        .unwrap();
    writer.finish().unwrap();
    for name in ["plain.txt", "folder", "no-bag.zip"] {
        let ran = place.expect(2, &["verify", name]);
        assert!(ran.out.contains("cannot be verified"), "{ran:?}");
    }
    let ran = place.expect(2, &["verify", "nowhere.zip"]);
    assert!(ran.err.contains("hint:"), "{ran:?}");
}

#[test]
fn a_folder_with_one_changed_missing_or_added_file_is_found() {
    let place = Place::new();
    archive(&place);
    place.expect(0, &["collect", "s", "-o", "f", "--format", "dir"]);
    place.expect(0, &["verify", "f"]);
    place.write("f/data/s/new.txt", "added");
    assert!(place.expect(1, &["verify", "f"]).out.contains("E117"));
    std::fs::remove_file(place.path("f/data/s/new.txt")).unwrap();
    std::fs::remove_file(place.path("f/data/s/a.bin")).unwrap();
    let ran = place.expect(1, &["verify", "f"]);
    assert!(
        ran.out.contains("incomplete") && ran.out.contains("E115"),
        "{}",
        ran.out
    );
    place.write("f/data/s/a.bin", noise(2, 300_000));
    let ran = place.expect(1, &["verify", "f"]);
    assert!(
        ran.out.contains("altered") && ran.out.contains("E119"),
        "{}",
        ran.out
    );
}
