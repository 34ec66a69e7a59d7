//! Finds in the index of a HEIC or AVIF where its EXIF lies.
//!
//! Takes the body of a `meta` box, gives an offset and a length in the file. Looks at each octet of the index a few times at most.

use super::super::walk::{be16, be32};

/// Where the EXIF lies: offset from the start of the file, and length.
pub fn exif(meta: &[u8]) -> Option<(u64, u64)> {
    let meta = meta.get(4..)?;
    let named = child(meta, b"iinf")?;
    let count_width = if named.first()? == &0 { 2 } else { 4 };
    let mut entries = children(named.get(4 + count_width..)?);
    let item = entries.find_map(|(name, entry)| {
        let (version, rest) = (*entry.first()?, entry.get(4..)?);
        let (id, kind) = match version {
            2 => (u32::from(be16(rest, 0)), rest.get(4..8)?),
            3 => (be32(rest, 0), rest.get(6..10)?),
            _ => return None,
        };
        (name == b"infe" && kind == b"Exif").then_some(id)
    })?;
    place(child(meta, b"iloc")?, item)
}

/// Where an item lies, by the body of `iloc`: only if it lies in one piece, by its offset in the file.
fn place(iloc: &[u8], item: u32) -> Option<(u64, u64)> {
    let version = *iloc.first()?;
    let widths = be16(iloc, 4);
    let width = |shift: u16| usize::from(widths >> shift & 15);
    let mut rest = Reader(iloc.get(6..)?);
    let long = if version < 2 { 2 } else { 4 };
    for _ in 0..rest.number(long)? {
        let id = rest.number(long)?;
        let method = if version > 0 { rest.number(2)? & 15 } else { 0 };
        rest.number(2)?;
        let base = rest.number(width(4))?;
        let pieces = rest.number(2)?;
        let mut first = None;
        for _ in 0..pieces {
            if version > 0 {
                rest.number(width(0))?;
            }
            let piece = (rest.number(width(12))?, rest.number(width(8))?);
            first.get_or_insert(piece);
        }
        if id == u64::from(item) {
            let (offset, length) = first.filter(|_| method == 0 && pieces == 1)?;
            return Some((base.checked_add(offset)?, length));
        }
    }
    None
}

/// The body of the first box of a name.
fn child<'a>(boxes: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    children(boxes).find_map(|(found, body)| (found == name).then_some(body))
}

/// Names and bodies of boxes that lie one after the other.
fn children(mut boxes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        let length = usize::try_from(be32(boxes, 0)).ok()?;
        let (now, rest) = boxes.split_at_checked(length)?;
        boxes = rest;
        Some((now.get(4..8)?, now.get(8..)?))
    })
}

/// Numbers of a given width.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self, width: usize) -> Option<u64> {
        let (now, rest) = self.0.split_at_checked(width).filter(|_| width <= 8)?;
        self.0 = rest;
        Some(
            now.iter()
                .fold(0, |number, octet| number << 8 | u64::from(*octet)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 8).unwrap();
        [&length.to_be_bytes()[..], name, body].concat()
    }

    #[test]
    fn the_place_is_found_by_number() {
        let item = |id, kind: &[u8; 4]| {
            of(
                b"infe",
                &[&[2, 0, 0, 0, 0, id, 0, 0][..], kind, b"\0"].concat(),
            )
        };
        let named = [
            &[0, 0, 0, 0, 0, 2][..],
            &item(1, b"hvc1"),
            &item(7, b"Exif"),
        ]
        .concat();
        // Offsets and lengths of four octets, a base of none; two items of one piece each.
        let mut located = vec![1, 0, 0, 0, 0x44, 0, 0, 2];
        for (id, from, length) in [(1, 900, 80), (7, 400, 60)] {
            located.extend([0, id, 0, 0, 0, 0, 0, 1]);
            located.extend(u32::to_be_bytes(from));
            located.extend(u32::to_be_bytes(length));
        }
        let meta =
            |located: &[u8]| [&[0; 4][..], &of(b"iinf", &named), &of(b"iloc", located)].concat();
        assert_eq!(exif(&meta(&located)), Some((400, 60)));
        for length in 0..located.len() {
            assert_eq!(exif(&meta(&located[..length])), None);
        }
        // Lies in the index itself.
        located[27] = 1;
        assert_eq!(exif(&meta(&located)), None);
    }
}
