//! Feeds the walkers what is too large for a fixture: gigabytes of media, endless tables, hollow downloads.

use super::*;

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let size = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
    [&size[..], kind, body].concat()
}

/// The head of a box of 64-bit size.
fn long(kind: &[u8; 4], body: u64) -> Vec<u8> {
    [&[0, 0, 0, 1][..], kind, &(body + 16).to_be_bytes()].concat()
}

fn ftyp() -> Vec<u8> {
    boxed(b"ftyp", b"isom\0\0\0\0isom")
}

/// Feeds the beginning, then so many octets of a filling, then the end.
fn feed(parts: &[(&[u8], u64)]) -> (Facts, usize) {
    let mut reader = Box::new(Reader::new(Iso::new(Format::Mp4, Some(64))));
    let mut most = 0;
    for (octets, times) in parts {
        for _ in 0..*times {
            reader.feed(octets);
            most = most.max(reader.cost().0);
        }
    }
    (reader.finish(), most)
}

const MIB: u64 = 1 << 20;

#[test]
fn ten_gigabytes_of_media_take_no_memory() {
    let moov = fixture("good-index-at-end.mp4");
    let start = moov.windows(4).position(|w| w == b"moov").unwrap() - 4;
    let head = [ftyp(), long(b"mdat", 10_240 * MIB)].concat();
    let filling = vec![0x55; MIB as usize];
    let (facts, most) = feed(&[(&head, 1), (&filling, 10_240), (&moov[start..], 1)]);
    assert_eq!(found(&facts), [""; 0]);
    assert!(most < 8192, "{most}");
    // And one MiB less is found.
    let (facts, _) = feed(&[(&head, 1), (&filling, 10_239)]);
    let has = head.len() as u64 + 10_239 * MIB;
    let expected = format!("E311 has={has} needs={}", has + MIB);
    assert_eq!(found(&facts), [expected.as_str()]);
}

#[test]
fn tables_of_any_length_are_read_in_pieces() {
    // Eight million chunks, of which the last is the furthest.
    let rows = vec![0_u8; 4096];
    let table = 32 * MIB;
    let count = u32::try_from(table / 4).unwrap();
    let stco = [
        &u32::try_from(16 + table).unwrap().to_be_bytes()[..],
        b"stco",
        &[0; 4],
        &count.to_be_bytes(),
    ]
    .concat();
    let around = |kind: &[u8; 4], inner: u64| {
        let size = u32::try_from(inner + 8).unwrap().to_be_bytes();
        [&size[..], kind].concat()
    };
    let inner = 16 + table;
    let head = [
        ftyp(),
        around(b"moov", inner + 32),
        around(b"trak", inner + 24),
        around(b"mdia", inner + 16),
        around(b"minf", inner + 8),
        around(b"stbl", inner),
        stco,
    ]
    .concat();
    let last = [&rows[4..], &[0x7F, 0, 0, 0]].concat();
    let (facts, most) = feed(&[(&head, 1), (&rows, table / 4096 - 1), (&last, 1)]);
    let has = head.len() as u64 + table;
    assert!(found(&facts).contains(&format!("E311 has={has} needs={}", 0x7F00_0001_u64)));
    assert!(most < 128 << 10, "{most}");
}

#[test]
fn a_download_that_left_a_hole_is_found() {
    let movie = fixture("good-index-at-end.mp4");
    let start = movie.windows(4).position(|w| w == b"moov").unwrap() - 4;
    let moov = &movie[start..];
    let head = [ftyp(), long(b"mdat", 6 * MIB)].concat();
    let (filling, hole) = (vec![0x55; MIB as usize], vec![0; MIB as usize]);
    let parts: &[(&[u8], u64)] = &[
        (&head, 1),
        (&filling, 2),
        (&hole, 2),
        (&filling, 2),
        (moov, 1),
    ];
    let (facts, _) = feed(parts);
    // The stretch begins at the next multiple of 16 KiB; what is before it is not counted.
    let begins = (head.len() as u64 + 2 * MIB).next_multiple_of(16 << 10);
    let octets = head.len() as u64 + 4 * MIB - begins;
    assert_eq!(found(&facts), [format!("W319 at={begins} octets={octets}")]);

    // Half a mebibyte is left alone, and so is silence that is stored as it is.
    let parts: &[(&[u8], u64)] = &[
        (&head, 1),
        (&filling, 5),
        (&hole[..1 << 19], 1),
        (&filling[..1 << 19], 1),
        (moov, 1),
    ];
    assert_eq!(found(&feed(parts).0), [""; 0]);
    let plain = fixture("good-plain-sound.mov");
    let start = plain.windows(4).position(|w| w == b"moov").unwrap() - 4;
    let parts: &[(&[u8], u64)] = &[(&head, 1), (&hole, 6), (&plain[start..], 1)];
    assert_eq!(found(&feed(parts).0), [""; 0]);
}

#[test]
fn a_cover_that_is_too_large_is_passed_by() {
    let cover = |octets: usize| {
        let data = boxed(
            b"data",
            &[
                &[0, 0, 0, 13, 0, 0, 0, 0, 0xFF, 0xD8, 0xFF][..],
                &vec![1; octets],
            ]
            .concat(),
        );
        let ilst = boxed(b"ilst", &boxed(b"covr", &data));
        let meta = boxed(b"meta", &[&[0; 4][..], &ilst].concat());
        [ftyp(), boxed(b"moov", &boxed(b"udta", &meta))].concat()
    };
    // What is kept of a cover is bounded, whatever is promised.
    let (_, most) = feed(&[(&cover(8 * MIB as usize), 1)]);
    assert!(most < 8192, "{most}");
    let whole = cover(MIB as usize);
    let (_, most) = feed(&[(&whole[..500], 1), (&whole[500..], 1)]);
    assert!((MIB as usize..4 * MIB as usize).contains(&most), "{most}");
}

#[test]
fn a_movie_of_too_many_tracks_is_bounded() {
    let track = boxed(b"trak", &boxed(b"mdia", &boxed(b"hdlr", &[0; 12])));
    let moov = boxed(b"moov", &track.repeat(100_000));
    let (_, most) = feed(&[(&ftyp(), 1), (&moov, 1)]);
    assert!(most < 64 << 10, "{most}");
}

#[test]
fn a_timescale_of_zero_is_borne() {
    let mut octets = fixture("good-faststart.mp4");
    let mut at = 0;
    while let Some(hit) = octets[at..]
        .windows(4)
        .position(|w| w == b"mvhd" || w == b"mdhd")
    {
        octets[at + hit + 16..at + hit + 20].fill(0);
        at += hit + 4;
    }
    let facts = facts("a.mp4", &octets, 4096, None);
    assert_eq!(found(&facts), ["E313"]);
}

#[test]
fn an_index_of_open_size_is_whole_or_cut() {
    let mut octets = fixture("good-index-at-end.mp4");
    let start = octets.windows(4).position(|w| w == b"moov").unwrap() - 4;
    octets[start..start + 4].fill(0);
    assert_eq!(found(&facts("a.mp4", &octets, 4096, None)), [""; 0]);
    octets.truncate(octets.len() - 100);
    let expected = format!("E311 has={} needs={}", octets.len(), octets.len() + 1);
    assert_eq!(found(&facts("a.mp4", &octets, 4096, None)), [expected]);
}
