//! Walks the boxes of ISO base media (MP4, MOV, M4V, 3GP, M4A) without decoding.
//!
//! Takes the octets as they come, gives what the boxes say and where they break off. Reads the heads of boxes and a few leaves (see [`movie`]), passes
//! everything else by. Holds at most 64 KiB, the list of tracks, and a cover of 2 MiB when one is wanted. Says nothing of what is inside `mdat`.

mod index;
mod movie;
mod track;
mod verdict;

use crate::facts::Facts;
use crate::sniff::Format;

use super::bytes::Bytes;
use super::cover::Cover;
use super::reader::{End, Walk, Want};
use index::Index;
use movie::Movie;

/// Four octets that name a box.
type Kind = [u8; 4];

/// The file itself, where the name of a parent is asked for.
const FILE: Kind = [0; 4];

/// Boxes that stand at the top.
const TOP: &[Kind] = &[
    *b"ftyp", *b"styp", *b"moov", *b"moof", *b"mdat", *b"free", *b"skip", *b"wide", *b"pnot",
    *b"PICT", *b"udta", *b"uuid", *b"meta", *b"sidx", *b"ssix", *b"mfra", *b"prft", *b"emsg",
    *b"pdin", *b"imda", *b"junk",
];

/// Largest `sidx` that is read, octets; there is one entry of twelve octets a fragment.
const LARGEST_INDEX: u64 = 64 << 10;

/// No file reaches so far: 256 TiB.
const IMPOSSIBLE: u64 = 1 << 48;

/// A box that is being walked into.
#[derive(Clone, Copy)]
struct Open {
    kind: Kind,
    end: u64,
}

/// What the octets asked for are.
enum State {
    /// The head of a box.
    Head,
    /// The 64-bit size of one.
    Long { kind: Kind, start: u64 },
    /// Nothing: octets went by.
    Passed,
    /// The first octets of a `meta`, which has a version in MPEG-4 and none in QuickTime.
    Meta,
    /// The name of the box whose size was read.
    Half { size: u32 },
    /// The beginning of a leaf.
    Leaf(Leaf),
    /// Rows of a table.
    Rows { leaf: Leaf, index: Index },
}

/// A leaf that is being read.
#[derive(Clone, Copy)]
struct Leaf {
    kind: Kind,
    start: u64,
    end: u64,
}

/// Walks the boxes.
pub(super) struct Iso {
    format: Format,
    state: State,
    open: Vec<Open>,
    seen: Seen,
    movie: Movie,
    cover: Cover,
}

/// What the boxes at the top were.
#[derive(Default)]
struct Seen {
    /// A `moov` began; it ended.
    movie: (bool, bool),
    /// A `moof` began.
    fragment: bool,
    /// Where the last `mdat` ends, if there was one.
    data: Option<u64>,
    /// The furthest that the boxes say the file reaches.
    needs: u64,
    /// Where a box is that does not fit into the one around it.
    damaged: Option<u64>,
    /// Where something stands at the top that is no box.
    stray: Option<u64>,
    /// An unknown box at the top, and its end.
    unknown: Option<(u64, u64)>,
}

impl Iso {
    pub(super) fn new(format: Format, preview: Option<u32>) -> Self {
        Self {
            format,
            state: State::Head,
            open: Vec::new(),
            seen: Seen::default(),
            movie: Movie::default(),
            cover: Cover::new(preview),
        }
    }

    /// Goes on at `at`, where a box begins or the one around it ends.
    fn next(&mut self, at: u64) -> Want {
        while let Some(last) = self.open.last().copied() {
            match last.end.saturating_sub(at) {
                0 => {
                    self.open.pop();
                    if last.kind == *b"moov" {
                        self.seen.movie.1 = true;
                    }
                }
                // QuickTime ends `udta` with four zeros.
                left @ 1..8 => return self.pass(left),
                _ => break,
            }
        }
        self.state = State::Head;
        Want::Take(8)
    }

    fn pass(&mut self, octets: u64) -> Want {
        self.state = State::Passed;
        Want::Skip(octets)
    }

    /// A box begins at `start`; its body begins `header` octets later. A `size` of zero means to the end.
    fn enter(&mut self, start: u64, header: u64, size: u64, kind: Kind) -> Want {
        let body = start.saturating_add(header);
        let end = start.saturating_add(size);
        if let Some(parent) = self.open.last().copied() {
            if size < header || end > parent.end {
                if !matches!(&parent.kind, b"udta" | b"meta" | b"ilst" | b"covr") {
                    self.seen.damaged.get_or_insert(start);
                }
                return self.pass(parent.end.saturating_sub(body));
            }
            return self.walk(parent.kind, Leaf { kind, start, end }, body);
        }
        let known = TOP.contains(&kind);
        let plausible = known || (size != 0 && kind.iter().all(|o| matches!(o, b' '..=b'~')));
        if !plausible || (size != 0 && size < header) {
            self.seen.stray = Some(start);
            return Want::Rest;
        }
        let open = size == 0 || end >= IMPOSSIBLE;
        if size != 0 && open {
            // Never filled in: Android's recorder leaves `????????` in the size of `mdat`.
            self.seen.damaged.get_or_insert(start);
        }
        let end = if open { u64::MAX } else { end };
        if !known {
            self.seen.unknown = Some((start, end));
        } else if !open {
            self.seen.needs = self.seen.needs.max(end);
        }
        self.walk(FILE, Leaf { kind, start, end }, body)
    }

    /// Walks into a box, reads its beginning, or passes it by.
    fn walk(&mut self, parent: Kind, leaf: Leaf, body: u64) -> Want {
        let Leaf { kind, end, .. } = leaf;
        let left = end.saturating_sub(body);
        match (&parent, &kind) {
            (&FILE, b"moov") => self.seen.movie = (true, false),
            (&FILE, b"moof") => self.seen.fragment = true,
            (b"moov", b"trak") if !self.movie.track() => return self.pass(left),
            (b"moof", b"traf") => self.movie.fragment(),
            (b"moov", b"trak" | b"mvex" | b"udta")
            | (b"trak", b"mdia")
            | (b"mdia", b"minf")
            | (b"minf", b"stbl" | b"dinf")
            | (b"meta", b"ilst")
            | (b"ilst", b"covr") => {}
            (b"moov" | b"udta", b"meta") if left >= 8 => {
                self.open.push(Open { kind, end });
                self.state = State::Meta;
                return Want::Take(8);
            }
            (&FILE, b"mdat") => {
                self.seen.data = Some(end);
                self.state = State::Passed;
                return Want::Media(left);
            }
            (b"moov", b"cmov") => {
                self.movie.compressed = true;
                return self.pass(left);
            }
            _ => return self.leaf(parent, leaf, left),
        }
        self.open.push(Open { kind, end });
        self.next(body)
    }

    /// Reads the beginning of a leaf, or passes it by.
    fn leaf(&mut self, parent: Kind, leaf: Leaf, left: u64) -> Want {
        let most = match (&parent, &leaf.kind) {
            (&FILE, b"sidx") if left <= LARGEST_INDEX => left,
            (b"covr", b"data") if self.cover.wants(left.saturating_sub(8)) => left,
            _ => Movie::octets(parent, leaf.kind),
        };
        let count = left.min(most);
        match usize::try_from(count) {
            Ok(count) if count > 0 => {
                self.state = State::Leaf(leaf);
                Want::Take(count)
            }
            _ => self.pass(left),
        }
    }

    /// Takes the beginning of a leaf; `at` is where it goes on.
    fn read(&mut self, leaf: Leaf, octets: &[u8], at: u64) -> Want {
        let left = leaf.end.saturating_sub(at);
        match &leaf.kind {
            b"sidx" => {
                if let Some(end) = index::segments(octets, leaf.end) {
                    self.seen.needs = self.seen.needs.max(end);
                }
            }
            // The kind of the value and its locale come first.
            b"data" => self.cover.keep(octets.get(8..).unwrap_or_default()),
            b"stco" | b"co64" | b"trun" => match Index::new(leaf.kind, octets, left) {
                Some(index) => {
                    self.movie.samples(&index);
                    return self.rows(leaf, index, at);
                }
                None => {
                    self.seen.damaged.get_or_insert(leaf.start);
                }
            },
            kind => {
                if self.movie.read(*kind, octets).is_none() {
                    self.seen.damaged.get_or_insert(leaf.start);
                }
            }
        }
        self.pass(left)
    }

    /// Goes on with the rows of a table.
    fn rows(&mut self, leaf: Leaf, index: Index, at: u64) -> Want {
        match index.wants() {
            0 => self.pass(leaf.end.saturating_sub(at)),
            count => {
                self.state = State::Rows { leaf, index };
                Want::Take(count)
            }
        }
    }
}

impl Walk for Iso {
    fn first(&self) -> Want {
        Want::Take(8)
    }

    fn step(&mut self, at: u64, octets: &[u8]) -> Want {
        let after = at.saturating_add(octets.len() as u64);
        let mut bytes = Bytes::new(octets);
        match std::mem::replace(&mut self.state, State::Passed) {
            State::Passed => self.next(at),
            State::Head => match (bytes.u32(), bytes.name()) {
                (Some(1), Some(kind)) => {
                    self.state = State::Long { kind, start: at };
                    Want::Take(8)
                }
                (Some(size), Some(kind)) => self.enter(at, 8, u64::from(size), kind),
                _ => Want::Rest,
            },
            State::Long { kind, start } => {
                // Zero is no size here, unlike in 32 bits.
                let size = bytes.u64().unwrap_or_default().max(1);
                self.enter(start, 16, size, kind)
            }
            State::Meta => match (bytes.u32(), bytes.name()) {
                (Some(size), Some(kind)) if &kind == b"hdlr" => {
                    self.enter(at, 8, u64::from(size), kind)
                }
                (_, Some(size)) => {
                    let size = u32::from_be_bytes(size);
                    let left = self.open.last().map_or(0, |o| o.end.saturating_sub(after));
                    if left < 4 {
                        return self.pass(left);
                    }
                    self.state = State::Half { size };
                    Want::Take(4)
                }
                _ => Want::Rest,
            },
            State::Half { size } => match bytes.name() {
                Some(kind) => self.enter(at.saturating_sub(4), 8, u64::from(size), kind),
                None => Want::Rest,
            },
            State::Leaf(leaf) => self.read(leaf, octets, after),
            State::Rows { leaf, mut index } => {
                self.movie.rows(&mut index, octets);
                self.rows(leaf, index, after)
            }
        }
    }

    fn end(&mut self, end: &End<'_>) -> Facts {
        // A `moov` that reaches to the end of the file ends with it.
        if let [open] = self.open.as_slice()
            && open.end == u64::MAX
            && matches!(self.state, State::Head)
            && end.pending.is_empty()
        {
            self.seen.movie.1 |= &open.kind == b"moov";
            self.open.clear();
        }
        self.verdict(end)
    }

    #[cfg(test)]
    fn heap(&self) -> usize {
        self.open.capacity() * size_of::<Open>() + self.movie.heap() + self.cover.heap()
    }
}
