//! Feeds the walkers files that were changed at random: none may panic, hold much or ask more often than there are octets.

use super::*;
use crate::video::reader::Walk;

/// A small generator of numbers (SplitMix64), so that every run sees the same files.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

/// Numbers that break what trusts them, as sizes and counts.
const EXTREMES: &[u64] = &[
    0,
    1,
    7,
    8,
    9,
    15,
    16,
    0x7FFF_FFFF,
    0x8000_0000,
    0xFFFF_FFFE,
    0xFFFF_FFFF,
    0x7FFF_FFFF_FFFF_FFFF,
    0x8000_0000_0000_0000,
    u64::MAX,
    0x01FF_FFFF_FFFF_FFFF,
];

/// Where the names of boxes, elements and chunks are: before them stand sizes, behind them too.
fn names(octets: &[u8]) -> Vec<usize> {
    let name = |window: &[u8]| window.iter().all(|o| o.is_ascii_lowercase());
    let ids = [
        &b"\x1F\x43\xB6\x75"[..],
        b"\x18\x53\x80\x67",
        b"\x16\x54\xAE\x6B",
        b"\x15\x49\xA9\x66",
    ];
    let windows = octets.windows(4).enumerate();
    let hits = windows.filter(|(_, window)| name(window) || ids.contains(window));
    hits.map(|(at, _)| at).collect()
}

fn mutate(octets: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    for _ in 0..1 + random.below(3) {
        let at = random.below(octets.len());
        match random.below(7) {
            0 => {
                if let Some(octet) = octets.get_mut(at) {
                    *octet ^= 1 << random.below(8);
                }
            }
            1 => {
                if let Some(octet) = octets.get_mut(at) {
                    *octet = random.next() as u8;
                }
            }
            2 => octets.truncate(at),
            3 => {
                let from = random.below(other.len());
                let piece = &other[from..(from + random.below(400)).min(other.len())];
                octets.splice(at..at, piece.iter().copied());
            }
            4 => {
                let end = (at + random.below(400)).min(octets.len());
                octets.drain(at..end);
            }
            kind => {
                // An extreme in a size: anywhere, or beside a name.
                let names = names(octets);
                let beside = names.get(random.below(names.len())).copied();
                let at = match beside {
                    Some(name) if kind == 5 => {
                        (name + [0, 4, 8, 12, 16][random.below(5)]).saturating_sub(4)
                    }
                    _ => at,
                };
                let value = EXTREMES[random.below(EXTREMES.len())].to_be_bytes();
                let value = &value[[0, 4, 4][random.below(3)]..];
                for (octet, new) in octets.iter_mut().skip(at).zip(value) {
                    *octet = *new;
                }
            }
        }
    }
}

/// Feeds a walker, and says what it cost: facts, most octets held, times asked.
fn run<W: Walk>(walk: W, octets: &[u8], piece: usize) -> (Facts, usize, u64) {
    let mut reader = Box::new(Reader::new(walk));
    let mut most = 0;
    for piece in octets.chunks(piece) {
        reader.feed(piece);
        most = most.max(reader.cost().0);
    }
    let steps = reader.cost().1;
    (reader.finish(), most, steps)
}

fn any(format: Format, octets: &[u8], piece: usize) -> Option<(Facts, usize, u64)> {
    let preview = Some(32);
    Some(match format {
        Format::Mp4 | Format::Mov | Format::M4a => run(Iso::new(format, preview), octets, piece),
        Format::Mkv | Format::Webm => run(Ebml::new(format, preview), octets, piece),
        Format::Avi | Format::Wav => run(Riff::new(format), octets, piece),
        Format::Flv => run(Flv::new(), octets, piece),
        _ => return None,
    })
}

#[test]
fn no_mutation_panics_holds_much_or_takes_long() {
    let fixtures = fixtures();
    let mut random = Random(0x4C69_7564_6900_0005);
    let mut seen = std::collections::BTreeMap::<&str, u32>::new();
    for round in 0..8000 {
        let (name, octets) = &fixtures[random.below(fixtures.len())];
        let (_, other) = &fixtures[random.below(fixtures.len())];
        // The walker is the one of the whole file, even if the head was changed.
        let format = format(name, octets);
        let mut octets = octets.clone();
        mutate(&mut octets, other, &mut random);
        let Some((facts, held, steps)) = any(format, &octets, octets.len().max(1)) else {
            continue;
        };
        let piece = 1 + random.below(600);
        let (again, more, _) = any(format, &octets, piece).unwrap();
        assert_eq!(facts, again, "{name}, round {round}, pieces of {piece}");
        assert!(
            held.max(more) < (1 << 18),
            "{name}, round {round}: {held}, {more}"
        );
        assert!(
            steps <= 2 * octets.len() as u64 + 2,
            "{name}, round {round}: {steps}"
        );
        if let Detail::Video(video) = &facts.detail {
            let lasts = video.milliseconds.unwrap_or(1);
            assert!(
                (1..=crate::video::bytes::LONGEST).contains(&lasts),
                "{name}, round {round}"
            );
        }
        for finding in &facts.findings {
            *seen.entry(finding.code.as_str()).or_default() += 1;
        }
    }
    // The mutations reach every corner: each finding was made often.
    for code in ["E311", "E312", "E313", "W314", "W315", "N317"] {
        assert!(seen.get(code).is_some_and(|count| *count > 20), "{seen:?}");
    }
}
