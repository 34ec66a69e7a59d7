//! The plan as a function of values: targets that fold case, and paths that stay below whatever the bag says.

use std::collections::HashSet;

use bag::names::{NameRecord, Original};
use proptest::prelude::*;

use super::sample::{Sample, config};
use crate::extract::plan::{Folds, Plan, plan};
use crate::extract::{Config, NameRules};

fn planned(sample: &Sample, config: &Config, folds: Folds) -> Plan {
    sample.open(|bag| plan(bag, &bag.names().0, config, folds))
}

fn paths(plan: &Plan) -> Vec<String> {
    let paths = plan.tasks.iter().map(|task| &*task.path);
    paths
        .map(|path| String::from_utf8_lossy(path).into_owned())
        .collect()
}

#[test]
fn twins_matter_only_where_the_target_folds() {
    let sample = Sample::of(&[
        ("A.txt", "1"),
        ("a.txt", "2"),
        ("e\u{301}", "3"),
        ("é", "4"),
    ]);
    let plan = planned(&sample, &config(), Folds::No);
    assert_eq!(paths(&plan), ["A.txt", "a.txt", "e\u{301}", "é"]);
    assert_eq!(plan.mapped, []);
    let plan = planned(&sample, &config(), Folds::Yes);
    assert_eq!(paths(&plan), ["A.txt", "a~2.txt", "e\u{301}", "é~2"]);
    assert_eq!(plan.mapped.len(), 2);
    // Folding forbids no characters.
    let plan = planned(&Sample::of(&[("a:b", "1")]), &config(), Folds::Yes);
    assert_eq!(paths(&plan), ["a:b"]);
}

proptest! {
    #[test]
    fn every_place_is_below_and_its_own(
        stored in prop::collection::btree_set("[aA.~/:]{0,5}[aA.~:]", 1..8),
        originals in prop::collection::vec(prop::collection::vec(
            prop::sample::select(&b"aA./\0:\xff\\"[..]), 0..8), 8),
        windows in any::<bool>(),
        folds in any::<bool>(),
    ) {
        let mut sample = Sample::default();
        let mut records = Vec::new();
        for (path, original) in stored.iter().zip(originals) {
            let path = format!("data/{path}");
            sample = sample.file(&path, b"x");
            let original = Original::of([b"data/", &original[..]].concat());
            records.push(NameRecord::File { path, original });
        }
        // Names that cannot stand in a zip at all are not what is tried here.
        let names = if windows { NameRules::Windows } else { NameRules::Unix };
        let folds = if folds { Folds::Yes } else { Folds::No };
        let plan = planned(&sample.records(&records), &Config { names, ..config() }, folds);
        let mut seen = HashSet::new();
        for task in &plan.tasks {
            prop_assert!(!task.path.contains(&0));
            for part in task.path.split(|&octet| octet == b'/') {
                prop_assert!(!matches!(part, b"" | b"." | b".."), "{:?}", task.path);
            }
            let path = if windows || folds == Folds::Yes {
                String::from_utf8_lossy(&task.path).to_lowercase().into_bytes()
            } else {
                task.path.to_vec()
            };
            prop_assert!(seen.insert(path), "{:?}", task.path);
        }
        prop_assert_eq!(plan.tasks.len() + plan.skipped.len(), stored.len());
    }
}
