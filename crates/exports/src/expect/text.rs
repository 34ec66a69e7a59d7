//! Splits a list in text into rows of cells.
//!
//! Takes the octets of a whole list, gives its text and then its rows with the lines they begin on. A quote that is opened and never closed is
//! taken for a character, so that it costs one row and never the rest of the list.

use super::Unreadable;

/// A quoted cell of more lines than this is an opening quote without its partner.
const LONGEST_CELL: usize = 100;
/// Cells of a row that are looked at, as many as of a workbook: a line of commas alone would be millions.
const CELLS: usize = 1000;

/// The text of a list: by its byte order mark, else UTF-8, else GB18030.
pub(super) fn decoded(octets: &[u8]) -> Result<String, Unreadable> {
    let strictly = |encoding: &'static encoding_rs::Encoding, octets| {
        encoding
            .decode_without_bom_handling_and_without_replacement(octets)
            .map(std::borrow::Cow::into_owned)
    };
    let text = match encoding_rs::Encoding::for_bom(octets) {
        Some((encoding, mark)) => strictly(encoding, octets.get(mark..).unwrap_or_default()),
        None => {
            strictly(encoding_rs::UTF_8, octets).or_else(|| strictly(encoding_rs::GB18030, octets))
        }
    };
    match text {
        Some(text) if !text.contains('\0') => Ok(text),
        _ => Err(Unreadable::NoText),
    }
}

/// Gives every row with the line it begins on, from 1; ends early when `row` says so.
pub(super) fn rows(text: &str, delimiter: char, row: &mut dyn FnMut(u32, &[&str]) -> bool) {
    let mut rest = text;
    let mut line: u32 = 1;
    let mut owned: Vec<String> = Vec::new();
    while !rest.is_empty() {
        let end = rest.find('\n').unwrap_or(rest.len());
        let plain = rest.get(..end).unwrap_or_default();
        let (taken, lines) = if plain.contains('"') {
            owned.clear();
            match quoted(rest, delimiter, &mut owned) {
                Some(done) => done,
                None => {
                    owned.clear();
                    owned.extend(
                        plain
                            .trim_end_matches('\r')
                            .split(delimiter)
                            .take(CELLS)
                            .map(str::to_owned),
                    );
                    (end, 1)
                }
            }
        } else {
            (end, 1)
        };
        let go_on = if plain.contains('"') {
            let cells: Vec<&str> = owned.iter().map(String::as_str).collect();
            row(line, &cells)
        } else {
            let cells = plain.trim_end_matches('\r').split(delimiter);
            let cells: Vec<&str> = cells.take(CELLS).collect();
            row(line, &cells)
        };
        if !go_on {
            return;
        }
        line = line.saturating_add(lines);
        rest = rest.get(taken..).unwrap_or_default();
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
}

/// Splits one row in which there are quotes; gives its octets and lines, or nothing where a quote stays open.
fn quoted(text: &str, delimiter: char, cells: &mut Vec<String>) -> Option<(usize, u32)> {
    let mut cell = String::new();
    let mut inside = false;
    let mut lines: u32 = 1;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' if inside => {
                if letters.next_if(|(_, next)| *next == '"').is_some() {
                    cell.push('"');
                } else {
                    inside = false;
                }
            }
            '"' if cell.is_empty() => inside = true,
            '\r' if !inside && letters.peek().is_none_or(|(_, next)| *next == '\n') => {}
            '\n' if !inside => {
                put(cells, cell);
                return Some((at, lines));
            }
            _ if letter == delimiter && !inside => {
                put(cells, std::mem::take(&mut cell));
            }
            _ => {
                cell.push(letter);
                if letter == '\n' {
                    lines = lines.saturating_add(1);
                    if lines as usize > LONGEST_CELL {
                        return None;
                    }
                }
            }
        }
    }
    if inside {
        return None;
    }
    put(cells, cell);
    Some((text.len(), lines))
}

/// Puts a cell behind the others; one that no row has is let go.
fn put(cells: &mut Vec<String>, cell: String) {
    if cells.len() < CELLS {
        cells.push(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut found = Vec::new();
        rows(text, ',', &mut |line, cells| {
            found.push((line, cells.iter().map(|c| (*c).to_owned()).collect()));
            true
        });
        found
    }

    #[test]
    fn quotes_lines_and_blanks() {
        let found = all("a,\"b,\"\"c\"\"\nd\"\r\n\"69\"\t,x\r\n\r\ne");
        assert_eq!(found[0], (1, vec!["a".into(), "b,\"c\"\nd".into()]));
        assert_eq!(found[1], (3, vec!["69\t".into(), "x".into()]));
        assert_eq!(found[2], (4, vec![String::new()]));
        assert_eq!(found[3], (5, vec!["e".into()]));
    }

    #[test]
    fn a_line_of_commas_is_no_million_cells() {
        for text in [",".repeat(3_000_000), "\"a\",".repeat(500_000)] {
            let found = all(&(text + "\nb,c"));
            assert_eq!((found.len(), found[0].1.len()), (2, CELLS));
            assert_eq!(found[1], (2, vec!["b".into(), "c".into()]));
        }
    }

    #[test]
    fn a_quote_left_open_costs_one_row() {
        let found = all("a,\"b\nc,d\ne,f");
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].1, ["a", "\"b"]);
        assert_eq!(found[2], (3, vec!["e".into(), "f".into()]));
    }

    #[test]
    fn text_is_told_from_its_octets() {
        let title = "作品标题";
        let (gb, _, _) = encoding_rs::GB18030.encode(title);
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(title.encode_utf16().flat_map(u16::to_le_bytes));
        let marked = [b"\xEF\xBB\xBF", title.as_bytes()].concat();
        for octets in [&gb[..], &utf16, &marked, title.as_bytes()] {
            assert_eq!(decoded(octets).unwrap(), title);
        }
        assert!(decoded(b"\xFF\xFF\xFF").is_err());
        assert!(decoded(b"a\0b").is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(table in proptest::collection::vec(
            proptest::collection::vec("[a,\"\n\r é]{0,6}", 1..4), 1..6))
        {
            let line = |row: &Vec<String>| {
                let cells: Vec<String> = row.iter()
                    .map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                cells.join(",")
            };
            let text: Vec<String> = table.iter().map(line).collect();
            let found: Vec<_> = all(&text.join("\r\n")).into_iter().map(|(_, cells)| cells).collect();
            prop_assert_eq!(found, table);
        }

        #[test]
        fn every_line_is_in_a_row(text in "[a,\"\n]{0,60}") {
            let found = all(&text);
            prop_assert!(found.windows(2).all(|pair| pair[0].0 < pair[1].0));
            let last = found.last().map_or(0, |row| row.0);
            prop_assert!(last as usize <= text.matches('\n').count() + 1);
        }
    }
}
