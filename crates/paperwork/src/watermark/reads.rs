//! Compares what can be read before and after: what was surely read must still be there.
//!
//! Takes two sheets of one page, gives how many lines and QR codes were lost. Numbers and codes must be the same to the last character; longer
//! lines of words may differ by one character in twelve, as two readings of one page do. Holds no text back: what was lost is only counted,
//! for it may be private.

use reading::place::{Point, Quad, Rect};
use reading::sheet::{Line, Sheet};

/// Lines surer than this must survive.
const SURE: f32 = 0.9;

/// What was lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Lines that read otherwise now.
    pub lines: usize,
    /// Lines that were compared.
    pub of: usize,
    /// QR codes that cannot be decoded any more.
    pub codes: usize,
}

impl Lost {
    /// How much is lost altogether.
    #[must_use]
    pub fn all(self) -> usize {
        self.lines + self.codes
    }
}

/// Compares; `scale` is how many pixels of the second sheet one of the first is.
#[must_use]
pub fn compare(before: &Sheet, after: &Sheet, scale: f32) -> Lost {
    let sure = before
        .lines
        .iter()
        .filter(|line| line.confidence >= SURE && !plain(&line.text).is_empty());
    let mut lost = Lost {
        lines: missing(before, after, scale).len(),
        of: sure.count(),
        codes: 0,
    };
    let decoded = |text: &str| after.codes.iter().any(|code| code.text == text);
    lost.codes = before
        .codes
        .iter()
        .filter(|code| !decoded(&code.text))
        .count();
    lost
}

/// Where the lines stand, in the first sheet, that are lost.
#[must_use]
pub fn missing(before: &Sheet, after: &Sheet, scale: f32) -> Vec<Rect> {
    let lost = |line: &&Line| {
        let sure = line.confidence >= SURE && !plain(&line.text).is_empty();
        sure && !survives(line, &after.lines, scale)
    };
    let lines = before.lines.iter().filter(lost);
    lines.map(|line| line.place.bounds()).collect()
}

/// Whether the lines where this one stood still say what it said.
fn survives(line: &Line, after: &[Line], scale: f32) -> bool {
    let wanted = plain(&line.text);
    let place = Quad(line.place.0.map(|p| Point::new(p.x * scale, p.y * scale))).bounds();
    let room = place.height() * 0.3;
    let near = Rect::new(
        place.left - room,
        place.top - room,
        place.right + room,
        place.bottom + room,
    );
    // Detection may cut a line in two, or join two.
    let mut there: Vec<&Line> = after
        .iter()
        .filter(|l| near.meet(&l.place.bounds()).area() > 0.0)
        .collect();
    let allowed = allowed(&wanted);
    if there
        .iter()
        .any(|l| distance(&wanted, &plain(&l.text)) <= allowed)
    {
        return true;
    }
    let row =
        |l: &&Line| (l.place.bounds().centre().y - place.centre().y).abs() <= place.height() * 0.6;
    there.retain(row);
    there.sort_by(|a, b| a.place.bounds().left.total_cmp(&b.place.bounds().left));
    let joined: Vec<char> = there.iter().flat_map(|l| plain(&l.text)).collect();
    distance(&wanted, &joined) <= allowed
}

/// A text without what readings differ in: spaces, and the width of signs.
fn plain(text: &str) -> Vec<char> {
    let narrow = |c: char| match c {
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '，' | ',' | '、' => '，',
        '；' => ';',
        '。' => '.',
        '〇' => '0',
        other => other,
    };
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '·')
        .map(narrow)
        .collect()
}

/// How many characters may differ: none in a code, a number, a date or a short line.
fn allowed(text: &[char]) -> usize {
    let numbers = text.iter().filter(|c| c.is_ascii_alphanumeric()).count();
    match numbers >= 6 {
        true => 0,
        false => text.len() / 12,
    }
}

/// The least number of characters that must be changed so that `wanted` stands somewhere in `text`.
fn distance(wanted: &[char], text: &[char]) -> usize {
    let mut row = vec![0usize; text.len() + 1];
    for (i, w) in wanted.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, t) in row.iter_mut().skip(1).zip(text) {
            let above = *cell;
            let changed = diagonal + usize::from(w != t);
            left = changed.min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.into_iter().min().unwrap_or(wanted.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::engine::played;
    use reading::page::{Format, Origin};
    use reading::qr::Code;
    use reading::quality;

    fn sheet(lines: Vec<Line>, codes: &[&str]) -> Sheet {
        let origin = Origin::plain(Format::Jpeg, (1000, 700));
        let place = Quad::of(Rect::new(0.0, 0.0, 9.0, 9.0));
        let measures = quality::measure(&origin, &image::RgbImage::new(9, 9), &lines, &[]);
        Sheet {
            size: (1000, 700),
            turned: 0,
            origin,
            source: reading::sheet::Source::Pixels,
            lines,
            seals: Vec::new(),
            codes: codes
                .iter()
                .map(|text| Code {
                    text: (*text).to_owned(),
                    place,
                })
                .collect(),
            measures,
        }
    }

    fn line(text: &str, left: f32, top: f32) -> Line {
        let width = 20.0 * text.chars().count() as f32;
        played::line(text, 0.97, Rect::new(left, top, left + width, top + 24.0))
    }

    #[test]
    fn the_distance_is_to_the_best_place() {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        assert_eq!(distance(&chars("abc"), &chars("xxabcyy")), 0);
        assert_eq!(distance(&chars("abc"), &chars("xxabyy")), 1);
        assert_eq!(distance(&chars("abc"), &chars("ac")), 1);
        assert_eq!(distance(&chars("abc"), &[]), 3);
        assert_eq!(distance(&[], &chars("abc")), 0);
    }

    #[test]
    fn a_code_must_be_the_same_to_the_last_character() {
        let before = sheet(
            vec![line("统一社会信用代码91330106MA2TEST01X", 100.0, 50.0)],
            &[],
        );
        let same = sheet(
            vec![line("统一社会信用代码 91330106MA2TEST01X", 102.0, 49.0)],
            &[],
        );
        let other = sheet(
            vec![line("统一社会信用代码91330106MA2TEST0IX", 100.0, 50.0)],
            &[],
        );
        assert_eq!(compare(&before, &same, 1.0).all(), 0);
        assert_eq!(
            compare(&before, &other, 1.0),
            Lost {
                lines: 1,
                of: 1,
                codes: 0
            }
        );
    }

    #[test]
    fn lines_cut_in_two_and_watermark_between_them_do_not_matter() {
        let before = sheet(
            vec![line("经营范围文化艺术交流活动策划网络", 100.0, 50.0)],
            &[],
        );
        let cut = vec![
            line("文化艺术交流活动策划网络", 180.0, 51.0),
            line("经营范围", 100.0, 50.0),
            line("仅供", 300.0, 90.0),
        ];
        assert_eq!(compare(&before, &sheet(cut, &[]), 1.0).all(), 0);
        // The same words elsewhere on the page are not this line.
        let moved = vec![line("经营范围文化艺术交流活动策划网络", 100.0, 500.0)];
        assert_eq!(compare(&before, &sheet(moved, &[]), 1.0).all(), 1);
    }

    #[test]
    fn a_page_made_smaller_is_compared_at_its_scale() {
        let before = sheet(vec![line("张样本", 400.0, 600.0)], &[]);
        let after = sheet(
            vec![played::line(
                "张样本",
                0.95,
                Rect::new(200.0, 300.0, 230.0, 312.0),
            )],
            &[],
        );
        assert_eq!(compare(&before, &after, 0.5).all(), 0);
        assert_eq!(compare(&before, &after, 1.0).all(), 1);
    }

    #[test]
    fn a_code_that_no_longer_decodes_is_lost_and_what_was_unsure_is_not_asked_for() {
        let doubtful = played::line("雾里看花", 0.5, Rect::new(0.0, 0.0, 90.0, 20.0));
        let before = sheet(vec![doubtful], &["http://example.invalid/1"]);
        assert_eq!(
            compare(&before, &sheet(Vec::new(), &[]), 1.0),
            Lost {
                lines: 0,
                of: 0,
                codes: 1
            }
        );
    }
}
