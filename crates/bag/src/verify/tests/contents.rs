//! Reading: every file once, on several threads, with events that add up.

use std::io::{self, Read};
use std::sync::Mutex;

use super::*;
use crate::store::Item;

/// Counts how often each item is opened, and panics on one.
struct Watched {
    inner: Memory,
    opened: Mutex<Vec<usize>>,
    panics_on: Option<&'static str>,
}

impl Watched {
    fn new(inner: Memory) -> Self {
        let opened = Mutex::new(vec![0; inner.items().len()]);
        Self {
            inner,
            opened,
            panics_on: None,
        }
    }
}

impl Store for Watched {
    fn base(&self) -> &str {
        self.inner.base()
    }
    fn items(&self) -> &[Item] {
        self.inner.items()
    }
    fn has_directory(&self, path: &str) -> bool {
        self.inner.has_directory(path)
    }
    fn open(&self, index: usize) -> io::Result<Box<dyn Read + Send + '_>> {
        self.opened.lock().unwrap()[index] += 1;
        assert_ne!(Some(&*self.items()[index].path), self.panics_on);
        self.inner.open(index)
    }
}

fn many() -> Bag {
    let names: Vec<String> = (0..500).map(|n| format!("data/{n:03}")).collect();
    let payload: Vec<_> = names
        .iter()
        .map(|name| (name.as_str(), name.as_str()))
        .collect();
    Bag::of(Version::V1_0, &[SHA256, Algorithm::Sha512], &payload)
        .set("note.txt", "n")
        .tamper("data/unlisted", "u")
}

#[test]
fn every_file_is_opened_once_and_unlisted_payload_never() {
    for jobs in [1, 2, 7, 1000] {
        let store = Watched::new(many().store());
        let mut options = options(Depth::Contents);
        options.jobs = NonZeroUsize::new(jobs).unwrap();
        verify(&store, Vec::new(), &options, &mut |_| {});
        for (item, opened) in store.items().iter().zip(&*store.opened.lock().unwrap()) {
            assert_eq!(
                *opened,
                usize::from(&*item.path != "data/unlisted"),
                "{}",
                item.path
            );
        }
    }
}

#[test]
fn a_quick_look_opens_no_payload() {
    let store = Watched::new(many().store());
    verify(&store, Vec::new(), &options(Depth::Structure), &mut |_| {});
    for (item, opened) in store.items().iter().zip(&*store.opened.lock().unwrap()) {
        assert_eq!(
            *opened,
            usize::from(!is_payload(&item.path)),
            "{}",
            item.path
        );
    }
}

#[test]
fn events_add_up_and_the_report_does_not_depend_on_threads() {
    let big = vec![7u8; 9 << 20];
    let mut bag = many()
        .tamper("data/big", big.clone())
        .tamper("data/000", "wrong");
    let line = format!("{}  data/big\n", Digest::of(SHA256, &big));
    bag = bag.edit(MANIFEST, |text| text + &line);
    let mut reports = Vec::new();
    for jobs in [1, 2, 5] {
        let mut options = options(Depth::Contents);
        options.jobs = NonZeroUsize::new(jobs).unwrap();
        let mut events = Vec::new();
        let report = verify(&bag.store(), Vec::new(), &options, &mut |event| {
            events.push(event)
        });
        let Event::Started { files, octets } = events[0] else {
            panic!("{:?}", events[0])
        };
        assert_eq!(events.last(), Some(&Event::Finished));
        let mut sum = (0, 0);
        for event in &events[1..events.len() - 1] {
            let Event::Advanced { files, octets } = event else {
                panic!("{event:?}")
            };
            sum = (sum.0 + files, sum.1 + octets);
        }
        assert_eq!(sum, (files, octets));
        assert_eq!(files, 502, "payload, the big one and the note");
        reports.push(report.defects);
    }
    assert_eq!(reports[0], reports[1]);
    assert_eq!(reports[0], reports[2]);
}

#[test]
fn a_panic_costs_one_file() {
    let mut store = Watched::new(many().store());
    store.panics_on = Some("data/123");
    let report = verify(&store, Vec::new(), &options(Depth::Contents), &mut |_| {});
    let mut found = found(&report);
    found.sort();
    assert_eq!(
        found,
        [
            (Code::UnlistedPayload, "data/unlisted".to_owned()),
            (Code::OxumMismatch, INFO.to_owned()),
            (Code::Unreadable, "data/123".to_owned()),
        ]
    );
}

#[test]
fn an_outline_tells_what_is_expected_of_each_file() {
    let store = bag().store();
    let mut findings = Findings::default();
    let outline = Outline::read(&store, &mut findings).unwrap();
    for (at, item) in store.items().iter().enumerate() {
        let digest = Digest::of(SHA256, &bag().files[&*item.path]);
        let expected = outline.expected(at);
        if &*item.path == TAG_MANIFEST {
            assert_eq!(expected, []);
        } else {
            assert_eq!(expected, [(SHA256, digest)], "{}", item.path);
        }
    }
}
