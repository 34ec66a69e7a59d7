//! Tests of reading rows out of text.

use super::*;

fn read(octets: &[u8], piece: usize) -> (Vec<Vec<String>>, End) {
    let mut rows = Vec::new();
    let mut sink = |cells: &[&str], _: u64| {
        rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
    };
    let mut text = Text::new();
    for piece in octets.chunks(piece) {
        text.feed(piece, &mut sink);
    }
    let end = text.finish(&mut sink);
    (rows, end)
}

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

#[test]
fn encodings() {
    let text = "编号,名称\n1,茶\n2,㐀𠀀\n";
    let utf16 = |mark: &[u8], order: fn(u16) -> [u8; 2]| {
        let mut octets = mark.to_vec();
        octets.extend(text.encode_utf16().flat_map(order));
        octets
    };
    let with_mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for (octets, encoding, mark) in [
        (text.as_bytes().to_vec(), "UTF-8", false),
        (with_mark, "UTF-8", true),
        (gbk(text), "gb18030", false),
        (utf16(b"\xFF\xFE", u16::to_le_bytes), "UTF-16LE", true),
        (utf16(b"\xFE\xFF", u16::to_be_bytes), "UTF-16BE", true),
    ] {
        for piece in [1, 2, 3, 5, 1000] {
            let (rows, end) = read(&octets, piece);
            assert_eq!(rows, [["编号", "名称"], ["1", "茶"], ["2", "㐀𠀀"]]);
            assert_eq!((end.encoding, end.mark), (encoding, mark));
            assert_eq!(end.ending.malformed.count, 0);
            assert!(end.ending.line_end && !end.ending.inside);
        }
    }
}

#[test]
fn the_first_octets_that_tell_may_come_late() {
    for (tail, encoding) in [
        ("茶".as_bytes().to_vec(), "UTF-8"),
        (gbk("茶叶"), "gb18030"),
        (Vec::new(), "UTF-8"),
    ] {
        for rows in [10, LOOK / 4, LOOK, LOOK + 7] {
            let mut octets = b"a,b\n".repeat(rows);
            octets.extend_from_slice(b"c,");
            octets.extend_from_slice(&tail);
            let (found, end) = read(&octets, 4093);
            assert_eq!((found.len(), end.encoding), (rows + 1, encoding));
            assert_eq!(end.ending.malformed.count, 0);
            assert!(!end.ending.inside && !end.ending.line_end);
        }
    }
}

#[test]
fn an_octet_that_does_not_fit_is_counted_with_its_line() {
    let mut utf8 = "编号,名称\n".repeat(50).into_bytes();
    utf8.splice(14 * 30..14 * 30, [0xFF]);
    let (rows, end) = read(&utf8, 11);
    assert_eq!((rows.len(), end.encoding), (50, "UTF-8"));
    assert_eq!(end.ending.malformed, Malformed { count: 1, line: 31 });

    let mut octets = gbk(&"编号,名称\n".repeat(20_000));
    let at = 10 * 15_000;
    octets.splice(at..at, [0xFF]);
    let (rows, end) = read(&octets, 65536);
    assert_eq!((rows.len(), end.encoding), (20_000, "gb18030"));
    assert_eq!(
        end.ending.malformed,
        Malformed {
            count: 1,
            line: 15_001
        }
    );
}

#[test]
fn ends_within_a_character() {
    let utf8 = "编号,名称\n1,茶叶".as_bytes();
    let octets = gbk("编号,名称\n1,茶叶");
    for cut in [
        &utf8[..utf8.len() - 1],
        &utf8[..utf8.len() - 2],
        &octets[..octets.len() - 1],
    ] {
        let (rows, end) = read(cut, 4);
        assert_eq!(rows.len(), 2);
        assert!(end.ending.inside);
        assert_eq!(end.ending.malformed.count, 0);
    }
}

#[test]
fn delimiters_and_prose() {
    let shape = |text: &str| {
        let shape = shape(text, true);
        (char::from(shape.delimiter), shape.tabular)
    };
    assert_eq!(shape("a,b\n1,2\n3,4\n"), (',', true));
    assert_eq!(shape("a\tb\n1,5\t2\n3,1\t4\n"), ('\t', true));
    assert_eq!(shape("a;b;c\n1,5;2;3\n3,1;4;2\n1;2;3\n"), (';', true));
    assert_eq!(shape("主订单编号\t订单状态\n"), ('\t', true));
    assert!(!shape("Dear all,\nas I said, twice, no.\nSo, please.\nThanks\n").1);
    assert_eq!(shape("今天发货，明天到。\n好的\n"), (',', false));
    assert_eq!(shape(""), (',', false));
    assert!(!shape("a\nb\nc\n").1);
}

#[test]
fn chance_does_not_make_utf_8() {
    assert_eq!(guess(&gbk("涓"), true), GB18030);
    assert_eq!(guess("涓".as_bytes(), true), UTF_8);
    assert_eq!(guess(&gbk("编号,名称"), true), GB18030);
    assert_eq!(guess(b"\xE7\xBC", false), UTF_8);
}
