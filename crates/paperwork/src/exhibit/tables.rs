//! Tells whether the tables and headers of a JPEG file are ones a decoder can work with (ITU-T T.81, B.2).
//!
//! Takes segments without their length. A viewer that meets a broken table shows nothing where the picture should be, and a JPEG goes into
//! a bundle undecoded; what is wrong in the compressed data itself cannot be told here.

/// Quantisation tables (DQT): precision and number, then 64 values of one or two octets.
pub(super) fn quantisation(mut segment: &[u8]) -> bool {
    while let [head, rest @ ..] = segment {
        let (precision, number) = (head >> 4, head & 15);
        let size = 64 * (usize::from(precision) + 1);
        match rest.get(size..) {
            Some(behind) if precision < 2 && number < 4 => segment = behind,
            _ => return false,
        }
    }
    true
}

/// Huffman tables (DHT): class and number, how many codes there are of each length, then what they stand for.
pub(super) fn huffman(mut segment: &[u8]) -> bool {
    while let [head, rest @ ..] = segment {
        let Some((counts, rest)) = rest.split_at_checked(16) else {
            return false;
        };
        let (class, number) = (head >> 4, head & 15);
        let codes: usize = counts.iter().map(|&count| usize::from(count)).sum();
        match rest.get(codes..) {
            Some(behind) if class < 2 && number < 4 && codes <= 256 && fits(counts) => {
                segment = behind;
            }
            _ => return false,
        }
    }
    true
}

/// Whether there are codes enough: of each length twice those the shorter ones left.
fn fits(counts: &[u8]) -> bool {
    let left = counts
        .iter()
        .try_fold(1u32, |left, &count| (left * 2).checked_sub(count.into()));
    left.is_some()
}

/// A frame (SOF): as many components as it says, each sampled 1 to 4 times and with a table there can be.
pub(super) fn frame(segment: &[u8]) -> bool {
    let Some(([.., count], components)) = segment.split_at_checked(6) else {
        return false;
    };
    let sampled = |factor: u8| (1..=4).contains(&factor);
    components.len() == 3 * usize::from(*count)
        && components.chunks_exact(3).all(|one| {
            matches!(one, &[_, sampling, table]
                if sampled(sampling >> 4) && sampled(sampling & 15) && table < 4)
        })
}

/// A scan (SOS): one to four components, each with tables there can be.
pub(super) fn scan(segment: &[u8]) -> bool {
    let [count, rest @ ..] = segment else {
        return false;
    };
    let count = usize::from(*count);
    (1..=4).contains(&count)
        && rest.len() == 2 * count + 3
        && rest
            .chunks_exact(2)
            .take(count)
            .all(|one| matches!(one, &[_, tables] if tables >> 4 < 4 && tables & 15 < 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_that_no_decoder_takes_are_told() {
        let mut table = vec![0x00];
        table.extend([1; 64]);
        assert!(quantisation(&table));
        assert!(quantisation(&[&table[..], &table].concat()));
        assert!(!quantisation(&table[..64]));
        table[0] = 0x07;
        assert!(!quantisation(&table));
        table[0] = 0x20;
        assert!(!quantisation(&table));
        // The usual table of luminance differences (T.81, K.3).
        let mut codes = vec![0x00, 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
        codes.extend(0..12);
        assert!(huffman(&codes));
        assert!(!huffman(&codes[..20]));
        let mut many = codes.clone();
        (many[1], many[2]) = (3, 0);
        assert!(!huffman(&many), "there are two codes of one bit");
        codes[0] = 0x24;
        assert!(!huffman(&codes));
    }

    #[test]
    fn headers_hold_what_they_say() {
        let grey = [8, 0, 9, 0, 9, 1, 1, 0x11, 0];
        assert!(frame(&grey) && !frame(&grey[..8]) && !frame(&grey[..5]));
        assert!(!frame(&[8, 0, 9, 0, 9, 1, 1, 0x51, 0]));
        assert!(!frame(&[8, 0, 9, 0, 9, 1, 1, 0x11, 4]));
        assert!(scan(&[1, 1, 0, 0, 63, 0]));
        assert!(!scan(&[]) && !scan(&[0, 0, 63, 0]) && !scan(&[2, 1, 0, 0, 63, 0]));
        assert!(!scan(&[1, 1, 0x40, 0, 63, 0]));
    }
}
