//! Properties: what is generated is intact, and no changed octet goes unnoticed.

use proptest::prelude::*;

use super::*;

fn payload() -> impl Strategy<Value = BTreeMap<String, String>> {
    proptest::collection::btree_map("data/[a-z中%]{1,4}\r?\n?(/[a-z]{1,3})?", ".{0,20}", 1..6)
        .prop_filter("no file is a directory too", |files| {
            let mut names = files.keys();
            !names.any(|name| {
                files
                    .keys()
                    .any(|other| other.starts_with(&format!("{name}/")))
            })
        })
}

fn generated(files: &BTreeMap<String, String>, algorithms: &[Algorithm]) -> Bag {
    let payload: Vec<_> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    Bag::of(Version::V1_0, algorithms, &payload)
}

/// Whether a flip turns into a byte order mark or line end is all the same: it must be noticed.
fn verdict_expecting(bag: &Bag, root: &Digest) -> Verdict {
    let mut options = options(Depth::Contents);
    options.expect = Some(root.clone());
    options.jobs = NonZeroUsize::MIN;
    verify(&bag.store(), Vec::new(), &options, &mut |_| {}).verdict
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_generated_is_intact(
        files in payload(),
        algorithms in proptest::sample::subsequence(Algorithm::ALL.to_vec(), 1..=3),
    ) {
        let report = generated(&files, &algorithms).report();
        prop_assert_eq!(report.verdict, Verdict::Intact);
        prop_assert_eq!(report.valid, Validity::Valid);
        prop_assert!(report.defects.iter().all(|d| d.code.effect() == Effect::Warning));
    }

    #[test]
    fn arbitrary_tag_files_do_no_harm(
        octets in proptest::collection::vec(any::<u8>(), 0..300),
        text in "([0-9a-f]{2}|data/|[ \t:*\\\\%\r\n]|中|http://){0,40}",
        name in proptest::sample::select(vec![BAGIT, INFO, MANIFEST, TAG_MANIFEST, "fetch.txt"]),
    ) {
        bag().tamper(name, octets).report();
        bag().tamper(name, text).report();
    }
}

#[test]
fn every_flipped_octet_is_found() {
    let files = [("data/a.txt", "甲"), ("data/100%", "x"), ("data/empty", "")];
    let bag = Bag::of(Version::V1_0, &[SHA256], &files).edit(INFO, |text| text + "Contact: 王\n");
    let root = Digest::of(SHA256, &bag.files[TAG_MANIFEST]);
    assert_eq!(verdict_expecting(&bag, &root), Verdict::Intact);
    let mut flips = 0;
    for (path, octets) in &bag.files {
        for at in 0..octets.len() {
            for mask in [1, 0x20, 0x80, 0xFF] {
                let mut changed = octets.clone();
                changed[at] ^= mask;
                let verdict = verdict_expecting(&bag.clone().tamper(path, changed), &root);
                assert!(
                    matches!(
                        verdict,
                        Verdict::Altered | Verdict::Incomplete | Verdict::Unverifiable
                    ),
                    "{path} at {at} with {mask:#x}: {verdict:?}"
                );
                flips += 1;
            }
        }
    }
    assert!(flips > 2000);
}

#[test]
fn without_the_root_digest_only_the_tag_manifest_itself_is_open() {
    let bag = bag();
    for (path, octets) in &bag.files {
        if path == TAG_MANIFEST {
            continue;
        }
        for at in 0..octets.len() {
            let mut changed = octets.clone();
            changed[at] ^= 0x20;
            let verdict = bag.clone().tamper(path, changed).report().verdict;
            assert_ne!(verdict, Verdict::Intact, "{path} at {at}");
        }
    }
}

#[test]
fn any_file_removed_or_added_is_found() {
    let bag = bag();
    let root = Digest::of(SHA256, &bag.files[TAG_MANIFEST]);
    for path in bag.files.keys() {
        assert_ne!(
            verdict_expecting(&bag.clone().remove(path), &root),
            Verdict::Intact,
            "{path}"
        );
    }
    let added = bag.tamper("data/new", "");
    assert_ne!(verdict_expecting(&added, &root), Verdict::Intact);
}
