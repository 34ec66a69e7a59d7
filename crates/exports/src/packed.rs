//! Looks into archives: how many files, how many of them locked, whether the archive is whole, whether it is a known data export.
//!
//! Takes an archive in pieces, gives [`Packed`] and findings. A zip is judged by its central directory; up to 64 MiB it is held whole, its local
//! headers and the check values of what unpacks within 256 MiB are looked at as well; of a larger one the last 16 MiB are kept, where the directory
//! is. Other archives are named and not looked into. Nothing is unpacked to anywhere.

mod directory;
mod inside;
mod names;

use crate::facts::{Detail, Facts, Packed};
use crate::finding::{Code, Finding};
use crate::look::{Blind, Look};
use crate::sniff::Format;

pub(crate) use directory::{Directory, Problem};
pub(crate) use inside::{Capped, open};

/// Octets of a zip that are held whole.
const WHOLE: usize = crate::held::LIMIT;

/// Octets of the end that are kept of a larger one.
const TAIL: usize = 16 << 20;

/// Looks at an archive.
#[must_use]
pub fn look(format: Format, size: u64) -> Box<dyn Look> {
    match format {
        Format::Zip => Box::new(Zip {
            octets: Vec::new(),
            seen: 0,
            limits: (WHOLE, TAIL),
            whole: size <= WHOLE as u64,
        }),
        Format::Rar | Format::SevenZip | Format::Gzip => Box::new(Closed(format)),
        _ => Box::new(Blind(format)),
    }
}

/// An archive that is not looked into.
struct Closed(Format);

impl Look for Closed {
    fn feed(&mut self, _: &[u8]) {}

    fn finish(self: Box<Self>) -> Facts {
        let mut facts = Facts::of(self.0);
        let finding = Finding::new(Code::PackedNotLookedInto).with("is", self.0.id());
        facts.findings.push(finding);
        facts.detail = Detail::Packed(Packed::default());
        facts
    }
}

struct Zip {
    octets: Vec<u8>,
    seen: u64,
    /// Octets held whole, and of the end beyond that.
    limits: (usize, usize),
    /// Whether it is still held whole.
    whole: bool,
}

impl Look for Zip {
    fn feed(&mut self, octets: &[u8]) {
        let (most, tail) = self.limits;
        self.seen = self.seen.saturating_add(octets.len() as u64);
        self.whole &= self.seen <= most as u64;
        self.octets.extend_from_slice(octets);
        if !self.whole && self.octets.len() > tail.saturating_mul(2) {
            self.shorten(tail);
        }
    }

    fn finish(mut self: Box<Self>) -> Facts {
        let (_, tail) = self.limits;
        if !self.whole {
            self.shorten(tail);
        }
        let mut facts = Facts::of(Format::Zip);
        let directory = match Directory::find(&self.octets, self.seen) {
            Ok(directory) => directory,
            Err(Problem::TooLarge { files }) => {
                let packed = Packed {
                    files: Some(files),
                    ..Packed::default()
                };
                facts.detail = Detail::Packed(packed);
                let finding = Finding::new(Code::PackedTooLarge).with("files", files);
                facts.findings.push(finding);
                return facts;
            }
            Err(problem) => {
                facts.detail = Detail::Packed(Packed::default());
                facts.findings.push(damaged(problem));
                return facts;
            }
        };
        judge(&directory, self.octets, self.seen)
    }
}

impl Zip {
    fn shorten(&mut self, tail: usize) {
        let over = self.octets.len().saturating_sub(tail);
        self.octets.drain(..over);
    }
}

fn damaged(problem: Problem) -> Finding {
    Finding::new(Code::PackedDamaged).with("why", problem.id())
}

/// What the entries of a directory say, and what is in them where that can be seen.
fn judge(directory: &Directory, octets: Vec<u8>, size: u64) -> Facts {
    let mut facts = Facts::of(Format::Zip);
    let mut packed = Packed::default();
    let (mut files, mut total) = (0u64, 0u64);
    let mut names = names::Names::default();
    let walked = directory.walk(&octets, &mut |entry| {
        if !entry.folder {
            files = files.saturating_add(1);
            total = total.saturating_add(entry.unpacked);
            packed.locked += u64::from(entry.locked);
            names.see(entry);
        }
    });
    if let Err(problem) = walked {
        facts.findings.push(damaged(problem));
        facts.detail = Detail::Packed(packed);
        return facts;
    }
    if let Some(format) = names.document() {
        // A workbook or document under a name that says nothing: the rooms of those know it.
        return document(format, octets);
    }
    packed.files = Some(files);
    packed.octets = Some(total);
    if packed.locked > 0 {
        let finding = Finding::new(Code::PackedLocked).with("count", packed.locked);
        facts.findings.push(finding);
    }
    if files == 0 {
        facts.findings.push(Finding::new(Code::DataEmpty));
    }
    let whole = octets.len() as u64 == size;
    let mut inside = if whole {
        inside::look(octets, names.json())
    } else {
        inside::Inside {
            unchecked: files.saturating_sub(packed.locked),
            ..inside::Inside::default()
        }
    };
    if inside.damaged {
        facts.findings.push(damaged(Problem::Damaged));
    }
    facts.findings.append(&mut inside.findings);
    if inside.unchecked > 0 {
        let finding = Finding::new(Code::PackedNotChecked).with("files", inside.unchecked);
        facts.findings.push(finding);
    }
    packed.data = inside.data.or_else(|| names.data());
    facts.detail = Detail::Packed(packed);
    facts
}

fn document(format: Format, octets: Vec<u8>) -> Facts {
    if format == Format::Xlsx {
        crate::book::read(format, octets)
    } else {
        Facts::of(format)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use proptest::prelude::*;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::finding::Severity;
    use crate::look::{Looker, Settings};

    const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/found/data");

    #[expect(clippy::disallowed_methods, reason = "a test reads its fixture")]
    fn fixture(name: &str) -> Vec<u8> {
        std::fs::read(format!("{FIXTURES}/{name}")).unwrap()
    }

    fn looked(name: &str, octets: &[u8], piece: usize) -> Facts {
        let mut looker = Looker::new(name, octets.len() as u64, Settings::default());
        for piece in octets.chunks(piece.max(1)) {
            looker.feed(piece);
        }
        looker.finish()
    }

    fn codes(facts: &Facts) -> Vec<&'static str> {
        facts.findings.iter().map(|f| f.code.as_str()).collect()
    }

    fn inside(facts: &Facts) -> &Packed {
        match &facts.detail {
            Detail::Packed(packed) => packed,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_fixture_gives_the_finding_in_its_name() {
        let mut seen = 0;
        for entry in std::fs::read_dir(FIXTURES).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".py") || name == "truth.json" {
                continue;
            }
            seen += 1;
            let octets = fixture(&name);
            let facts = looked(&name, &octets, octets.len());
            assert_eq!(facts, looked(&name, &octets, 7), "{name}");
            if name.starts_with("good") {
                let bad = |f: &&Finding| f.code.severity() > Severity::Note;
                assert_eq!(facts.findings.iter().find(bad), None, "{name}");
            } else {
                assert!(
                    codes(&facts).contains(&&name[..4]),
                    "{name}: {:?}",
                    facts.findings
                );
            }
        }
        assert!(seen >= 24, "{seen}");
    }

    #[test]
    fn layouts_are_named_and_what_is_inside_is_counted() {
        let layouts = [
            ("good-tiktok-json.zip", "tiktok-json", 1),
            ("good-tiktok-json-old.zip", "tiktok-json-old", 1),
            ("good-tiktok-text.zip", "tiktok-text", 4),
            ("good-tiktok-text-old.zip", "tiktok-text-old", 5),
        ];
        for (name, layout, files) in layouts {
            let facts = looked(name, &fixture(name), 64);
            let packed = inside(&facts);
            let data = packed.data.as_ref().unwrap();
            assert_eq!(
                (data.layout.as_deref(), packed.files),
                (Some(layout), Some(files)),
                "{name}"
            );
            assert_eq!(data.counts.is_empty(), layout.contains("text"), "{name}");
        }
        let facts = looked("a.zip", &fixture("good-tiktok-json.zip"), 64);
        assert_eq!(
            inside(&facts).data.as_ref().unwrap().counts["followers"],
            12
        );
        assert_eq!(codes(&facts), ["N354"]);
        let facts = looked("a.zip", &fixture("good-ledger.zip"), 64);
        assert_eq!(
            inside(&facts),
            &Packed {
                files: Some(3),
                locked: 0,
                octets: Some(129),
                data: None
            }
        );
    }

    #[test]
    fn why_it_is_damaged_is_said() {
        for (name, why) in [
            ("E352-cut.zip", "cut"),
            ("E352-flipped.zip", "damaged"),
            ("E352-directory.zip", "damaged"),
            ("E352-one-of-several.zip", "parts"),
        ] {
            let facts = looked(name, &fixture(name), 64);
            assert_eq!(facts.findings[0].values["why"], why, "{name}");
        }
    }

    #[test]
    fn a_locked_archive_still_tells_its_names() {
        for name in ["W351-alipay-aes.zip", "W351-wechat-zipcrypto.zip"] {
            let facts = looked(name, &fixture(name), 64);
            assert_eq!(codes(&facts), ["W351"], "{name}");
            assert_eq!((inside(&facts).files, inside(&facts).locked), (Some(1), 1));
        }
    }

    /// A zip of `count` stored files.
    fn zipped(count: usize, length: usize) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for file in 0..count {
            writer.start_file(format!("{file:05}.mp4"), stored).unwrap();
            writer.write_all(&vec![0; length]).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn through(limits: (usize, usize), octets: &[u8], says: u64, piece: usize) -> Facts {
        let mut zip = Box::new(Zip {
            octets: Vec::new(),
            seen: 0,
            limits,
            whole: says <= limits.0 as u64,
        });
        for piece in octets.chunks(piece) {
            zip.feed(piece);
            assert!(zip.octets.len() <= limits.0.max(2 * limits.1 + piece.len()));
        }
        zip.finish()
    }

    #[test]
    fn of_a_large_zip_the_directory_at_its_end_is_enough() {
        let octets = zipped(20, 5000);
        for piece in [1, 999, 4096, 200_000] {
            let facts = through((50_000, 8192), &octets, octets.len() as u64, piece);
            assert_eq!(codes(&facts), ["N359"]);
            assert_eq!(
                (inside(&facts).files, inside(&facts).octets),
                (Some(20), Some(100_000))
            );
            // One whose size was said wrong.
            assert_eq!(facts, through((50_000, 8192), &octets, 10, piece));
        }
        let facts = through((50_000, 8192), &octets[..60_000], 60_000, 999);
        assert_eq!(facts.findings[0].values["why"], "cut");
        let facts = through((50_000, 512), &octets, octets.len() as u64, 999);
        assert_eq!(codes(&facts), ["W358"]);
        assert_eq!(inside(&facts).files, Some(20));
    }

    #[test]
    fn a_directory_of_64_bits_is_read() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let large = SimpleFileOptions::default().large_file(true);
        for file in 0..70_000 {
            writer.start_file(format!("{file}"), large).unwrap();
        }
        let octets = writer.finish().unwrap().into_inner();
        let facts = looked("a.zip", &octets, 1 << 20);
        assert_eq!(inside(&facts).files, Some(70_000));
        assert_eq!(codes(&facts), [] as [&str; 0]);
    }

    #[test]
    fn a_bomb_is_unpacked_no_further_than_the_bound() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let blanks = vec![b' '; 64 << 20];
        for name in ["a.csv", "b.csv", "user_data_tiktok.json"] {
            writer
                .start_file(name, SimpleFileOptions::default())
                .unwrap();
            for _ in 0..if name == "a.csv" { 1 } else { 3 } {
                writer.write_all(&blanks).unwrap();
            }
        }
        let octets = writer.finish().unwrap().into_inner();
        let facts = looked("a.zip", &octets, octets.len());
        let data = inside(&facts).data.as_ref().unwrap();
        assert_eq!(data.layout.as_deref(), Some("tiktok-json"));
        assert_eq!(codes(&facts), ["W357", "N359"]);
    }

    #[test]
    fn a_workbook_without_its_name_is_one() {
        let path = format!("{FIXTURES}/../books/good-settlement.xlsx");
        #[expect(clippy::disallowed_methods, reason = "a test reads its fixture")]
        let octets = std::fs::read(path).unwrap();
        let facts = look(Format::Zip, octets.len() as u64);
        let mut zip = facts;
        zip.feed(&octets);
        let facts = zip.finish();
        assert_eq!(facts.format, Format::Xlsx);
        assert!(matches!(facts.detail, Detail::Tables(tables) if tables.len() == 1));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn mutations_are_borne_whatever_the_pieces(
            name in prop::sample::select(&["good-tiktok-json.zip", "good-ledger.zip", "W351-alipay-aes.zip", "good-stored.zip", "N355-bill.csv.gz"][..]),
            edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
            cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
            piece in 1usize..2000,
        ) {
            let mut octets = fixture(name);
            for (at, value) in edits {
                let at = at.index(octets.len());
                octets[at] = value;
            }
            if let Some(cut) = cut {
                octets.truncate(cut.index(octets.len()).max(4));
            }
            let whole = looked("a.zip", &octets, octets.len());
            prop_assert!(!codes(&whole).contains(&"W305"));
            prop_assert_eq!(&whole, &looked("a.zip", &octets, piece));
            through((300, 200), &octets, octets.len() as u64, piece);
        }

        #[test]
        fn one_flipped_bit_of_what_is_packed_is_found(at in any::<prop::sample::Index>(), bit in 0u8..8) {
            let mut octets = fixture("good-stored.zip");
            let begin = octets.windows(3).position(|w| w == b"\xE5\x8A\xA8").unwrap();
            let content = octets.windows(9).position(|w| w == "动账流".as_bytes()).unwrap();
            prop_assert!(begin <= content);
            let at = content + at.index(43);
            octets[at] ^= 1 << bit;
            prop_assert_eq!(codes(&looked("a.zip", &octets, 100)), ["E352"]);
        }
    }
}
