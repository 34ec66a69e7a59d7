//! Random bags into random targets: nothing outside changes, any number of threads does the same.

use std::fs;
use std::num::NonZeroUsize;

use proptest::prelude::*;

use super::sample::{Sample, config, tree};
use crate::extract::{Config, Existing};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[cfg(unix)]
    #[test]
    fn nothing_outside_changes(
        files in prop::collection::btree_map("[ab.]{1,2}(/[ab.]{1,2}){0,2}", "[xy]{0,3}", 1..6),
        links in prop::collection::btree_map("[ab]{1,2}", "(\\.\\./)?(\\.\\./)?[ab]{0,2}", 0..3),
        replace in any::<bool>(),
    ) {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/b");
        fs::create_dir_all(&folder).unwrap();
        fs::create_dir(root.path().join("b")).unwrap();
        fs::write(root.path().join("b/a"), "witness").unwrap();
        for (name, to) in &links {
            // A link to nothing cannot be made; that is fine.
            let _ = std::os::unix::fs::symlink(to, folder.join(name));
        }
        let before: Vec<_> = tree(root.path()).into_iter()
            .filter(|(path, _)| !path.starts_with("a/b/")).collect();
        let files: Vec<_> = files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
        let existing = if replace { Existing::Replace } else { Existing::Keep };
        let report = Sample::of(&files).extract(&folder, &Config { existing, ..config() }).unwrap();
        let after: Vec<_> = tree(root.path()).into_iter()
            .filter(|(path, _)| !path.starts_with("a/b/")).collect();
        prop_assert_eq!(before, after);
        let told = report.restored + report.present + report.skipped.len() as u64;
        prop_assert_eq!(told, files.len() as u64);
    }

    #[test]
    fn threads_change_nothing(
        files in prop::collection::btree_map("[ab]{1,2}(/[ab]{1,2}){0,2}", "[xy]{0,9}", 1..20),
        bad in any::<prop::sample::Index>(),
    ) {
        // A path that is a folder of another cannot be a file as well.
        let files: Vec<_> = files.iter().map(|(p, t)| (format!("{p}.t"), t.as_str())).collect();
        let files: Vec<_> = files.iter().map(|(p, t)| (p.as_str(), *t)).collect();
        let bad = format!("data/{}", files[bad.index(files.len())].0);
        let sample = Sample::of(&files).altered(&bad, b"altered");
        let with = |jobs| {
            let root = tempfile::tempdir().unwrap();
            let jobs = NonZeroUsize::new(jobs).unwrap();
            let report = sample.extract(root.path(), &Config { jobs, ..config() }).unwrap();
            (report, tree(root.path()))
        };
        let (report, tree) = with(1);
        prop_assert_eq!(report.damaged.len(), 1);
        prop_assert_eq!((report, tree), with(8));
    }
}
