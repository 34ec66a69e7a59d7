//! Holds the comparisons to ones that try everything, and feeds them lists that somebody has changed.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::number::key;
use super::super::*;
use super::{Held, collection, compose, fixtures, lines, works};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn orders_as_sets_would_have_it(
        listed in proptest::collection::vec(0_u64..60, 1..40),
        tables in proptest::collection::vec(proptest::collection::vec(0_u64..60, 0..30), 0..6),
    ) {
        let number = |n: u64| format!("{}", 6_920_000_000_000_000_001 + n);
        let text: Vec<String> = listed.iter().map(|n| number(*n)).collect();
        let list = format!("订单号\n{}", text.join("\n"));
        let list = Expected::read(list.as_bytes(), compose).unwrap();
        let keyed = |table: &Vec<u64>| table.iter().map(|n| key(&number(*n))).collect::<Vec<_>>();
        let held: Vec<Held> = tables.iter().enumerate()
            .map(|(at, table)| Held::table(&format!("{at}.csv"), "taobao-orders", &keyed(table))).collect();
        let collected: Vec<_> = held.iter().map(Held::collected).collect();
        let found = compare(&list, &collected);

        let there: BTreeSet<u64> = tables.iter().flatten().copied().collect();
        let wanted: BTreeSet<u64> = listed.iter().copied().collect();
        let missing: BTreeSet<String> = wanted.difference(&there).map(|n| number(*n)).collect();
        let said = found.missing.iter().map(|line| line.text.to_string());
        let said: BTreeSet<String> = said.collect();
        prop_assert_eq!(said, missing);
        prop_assert_eq!(found.matched, wanted.intersection(&there).count() as u64);
        prop_assert_eq!(found.extra_orders, there.difference(&wanted).count() as u64);
        prop_assert_eq!(found.repeats as usize, listed.len() - wanted.len());
        for line in &found.missing {
            let first = text.iter().position(|number| **number == *line.text).unwrap();
            prop_assert_eq!(line.line as usize, first + 2);
        }
        // Each order of a later table is counted with the first table that has it.
        let mut overlap = 0;
        let mut before = BTreeSet::new();
        for table in &tables {
            let table: BTreeSet<u64> = table.iter().copied().collect();
            overlap += table.intersection(&before).count() as u64;
            before.extend(table);
        }
        let said: u64 = among(&collected).overlaps.iter().map(|one| one.orders).sum();
        prop_assert_eq!(said, overlap);
    }

    #[test]
    fn every_work_is_told_once_whatever_the_order_of_files(
        titles in proptest::collection::vec("[ab]{1,3}|[ab]{8,10}", 1..12),
        names in proptest::collection::vec("[ab]{1,3}|[ab]{8,10}[ _1]{0,3}[ab]{0,3}", 0..12),
        turn in 0_usize..12,
    ) {
        let list = works(&titles.iter().map(String::as_str).collect::<Vec<_>>());
        let mut held: Vec<Held> = names.iter().enumerate()
            .map(|(at, name)| Held::new(&format!("{at}/{name}.mp4"), 1)).collect();
        let told = |held: &[Held]| {
            let collected: Vec<_> = held.iter().map(Held::collected).collect();
            let found = compare(&list, &collected);
            let unsure: usize = found.ambiguous.iter().map(|group| group.works.len()).sum();
            let told = found.matched as usize + found.missing.len() + unsure;
            let works: BTreeSet<&String> = titles.iter().collect();
            assert_eq!((told, found.listed as usize), (works.len(), works.len()));
            let unsure = found.ambiguous.iter().map(|group| lines(&group.works));
            (found.matched, found.missing.clone(), unsure.collect::<Vec<_>>())
        };
        let before = told(&held);
        let by = turn % held.len().max(1);
        held.rotate_left(by);
        prop_assert_eq!(told(&held), before);
    }

    #[test]
    fn any_octets_are_read_or_refused(octets in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Expected::read(&octets, compose);
    }
}

#[test]
fn changed_lists_never_panic() {
    // A small generator, so that every run tries the same changes.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    let held = collection();
    let collected: Vec<_> = held.iter().map(Held::collected).collect();
    let mut read = 0;
    for (name, octets) in fixtures() {
        let rounds = if name.ends_with(".xlsx") { 250 } else { 200 };
        for _ in 0..rounds {
            let mut octets = octets.clone();
            for _ in 0..1 + next() % 4 {
                let at = next() % octets.len();
                let text = b",\n\"\t0E+='7 ";
                octets[at] = if next() % 2 == 0 {
                    next() as u8
                } else {
                    text[next() % text.len()]
                };
            }
            octets.truncate(
                octets.len()
                    - if next() % 4 == 0 {
                        next() % octets.len()
                    } else {
                        0
                    },
            );
            if let Ok(list) = Expected::read(&octets, compose) {
                let _ = compare(&list, &collected).findings();
                read += 1;
            }
        }
    }
    assert!(read > 1000, "{read}");
}
