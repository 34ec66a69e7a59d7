//! Sets a watermark's lines aside: the same words again and again, aslant across a page.
//!
//! Takes the lines of a page, leaves those of the paper itself, gives what the watermark says. A copy marked with its purpose
//! (“仅供……使用”) is to be judged by what it is a copy of; without this its watermark would be most of its text, and make it seem slanted.
//! Lines that run as most of the page does are never set aside, nor any that say something only once or twice.

use std::collections::BTreeMap;

use crate::sheet::Line;

/// How far from level a watermark's lines run at least, degrees; photographs of papers lie less aslant.
const ASLANT: f32 = 14.0;
/// How far lines of one watermark run apart, degrees: short pieces of it are found less exactly.
const ALIKE: f32 = 12.0;
/// How many pieces of it are on a page at least.
const PIECES: usize = 5;
/// In how many pieces two neighbouring characters stand to count as said again and again.
const AGAIN: usize = 3;
/// The share of a watermark's neighbouring characters that are said again and again.
const SHARE: f32 = 0.6;
/// The share of a piece's that are.
const PIECE: f32 = 0.5;

/// Takes a watermark's lines away; gives the longest text among them.
pub(super) fn set_aside(lines: &mut Vec<Line>) -> Option<String> {
    let rises: Vec<Option<f32>> = lines.iter().map(rise).collect();
    let candidates = (-85..=85).step_by(5).map(|degrees| degrees as f32);
    let ways = candidates.filter(|way| way.abs() >= ASLANT);
    let pieces = ways
        .filter_map(|way| watermark(lines, &rises, way))
        .max_by_key(Vec::len)?;
    let says = pieces
        .iter()
        .filter_map(|at| lines.get(*at))
        .max_by_key(|line| (line.text.chars().count(), (line.confidence * 1000.0) as u32))
        .map(|line| line.text.clone());
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        pieces.binary_search(&(at - 1)).is_err()
    });
    says
}

/// How a line runs, degrees from level, downward positive; `None` for one that has no length.
fn rise(line: &Line) -> Option<f32> {
    let [a, b, c, d] = line.place.0;
    let (dx, dy) = (b.x - a.x + c.x - d.x, b.y - a.y + c.y - d.y);
    (dx != 0.0 || dy != 0.0).then(|| dy.atan2(dx).to_degrees())
}

/// The places, in order, of the lines that run about `way` and say the same again and again, if most that do so do.
fn watermark(lines: &[Line], rises: &[Option<f32>], way: f32) -> Option<Vec<usize>> {
    let near: Vec<(usize, Vec<[char; 2]>)> = lines
        .iter()
        .zip(rises)
        .enumerate()
        .filter(|(_, (_, rise))| {
            rise.is_some_and(|rise| (rise - way).abs() <= ALIKE && rise.abs() >= ASLANT)
        })
        .map(|(at, (line, _))| (at, pairs(&line.text)))
        .collect();
    if near.len() < PIECES {
        return None;
    }
    let mut stand: BTreeMap<[char; 2], usize> = BTreeMap::new();
    for (_, pairs) in &near {
        for pair in pairs {
            *stand.entry(*pair).or_default() += 1;
        }
    }
    let again = |pairs: &[[char; 2]]| {
        let such = pairs
            .iter()
            .filter(|pair| stand.get(*pair).is_some_and(|n| *n >= AGAIN));
        such.count()
    };
    let all: usize = near.iter().map(|(_, pairs)| pairs.len()).sum();
    let said: usize = near.iter().map(|(_, pairs)| again(pairs)).sum();
    if all == 0 || (said as f32) < SHARE * all as f32 {
        return None;
    }
    let pieces: Vec<usize> = near
        .iter()
        // A piece cut off by the paper's own text may be two characters or one.
        .filter(|(_, pairs)| pairs.len() <= 1 || again(pairs) as f32 >= PIECE * pairs.len() as f32)
        .map(|(at, _)| *at)
        .collect();
    (pieces.len() >= PIECES).then_some(pieces)
}

/// Neighbouring characters of a text, each pair once.
fn pairs(text: &str) -> Vec<[char; 2]> {
    let plain: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut pairs: Vec<[char; 2]> = plain
        .windows(2)
        .filter_map(|two| two.try_into().ok())
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::played::line;
    use crate::place::{Point, Quad, Rect};

    /// A line that runs at so many degrees.
    fn at(text: &str, degrees: f32) -> Line {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let corners = [(-80.0, -12.0), (80.0, -12.0), (80.0, 12.0), (-80.0, 12.0)];
        Line {
            place: Quad(corners.map(|(x, y)| Point::new(x * cos - y * sin, x * sin + y * cos))),
            ..line(text, 0.97, Rect::default())
        }
    }

    const PIECES_OF_IT: [&str; 8] = [
        "仅供抖音店铺关闭使用2026-11-22",
        "供抖音店铺关闭使用2026",
        "仅供抖音店",
        "抖音店铺美闭使用",
        "关闭使用2026-11-22",
        "2026-11-22",
        "11-22",
        "仅供",
    ];

    fn paper() -> Vec<Line> {
        let says = [
            "营业执照",
            "名称杭州样本有限公司",
            "法定代表人林样本",
            "2026年11月20日",
        ];
        says.iter().map(|text| at(text, 1.5)).collect()
    }

    #[test]
    fn what_is_said_again_and_again_aslant_is_set_aside() {
        for way in [-28.0, -45.0, 33.0] {
            let mut lines = paper();
            for (n, text) in PIECES_OF_IT.iter().enumerate() {
                lines.insert(n % 4, at(text, way + (n % 3) as f32 * 2.0));
            }
            assert_eq!(set_aside(&mut lines).as_deref(), Some(PIECES_OF_IT[0]));
            assert_eq!(lines.len(), 4, "{way}");
            assert!(
                lines
                    .iter()
                    .all(|line| rise(line).is_some_and(|rise| rise < 2.0))
            );
        }
    }

    #[test]
    fn what_a_slanted_paper_says_stays() {
        let mut lines: Vec<Line> = [
            "营业执照",
            "名称杭州样本有限公司",
            "法定代表人林样本",
            "住所虚构路18号",
            "2026年11月20日",
            "登记机关",
        ]
        .iter()
        .map(|text| at(text, -20.0))
        .collect();
        lines.push(at("样本", -28.0));
        let all = lines.clone();
        assert_eq!(set_aside(&mut lines), None);
        assert_eq!(lines, all);
    }

    #[test]
    fn what_is_said_again_on_a_level_is_no_watermark() {
        let mut lines: Vec<Line> = PIECES_OF_IT.iter().map(|text| at(text, 3.0)).collect();
        lines.extend(paper());
        let all = lines.len();
        assert_eq!(set_aside(&mut lines), None);
        assert_eq!(lines.len(), all);
    }

    #[test]
    fn a_line_of_the_paper_among_them_stays() {
        let mut lines = paper();
        lines.extend(PIECES_OF_IT.iter().map(|text| at(text, -28.0)));
        lines.push(at("手写的说明在此处", -25.0));
        set_aside(&mut lines);
        assert!(lines.iter().any(|line| line.text == "手写的说明在此处"));
        assert_eq!(lines.len(), 5);
    }

    #[test]
    fn no_lines_and_points_are_no_watermark() {
        assert_eq!(set_aside(&mut Vec::new()), None);
        let mut points = vec![line("仅供", 0.9, Rect::default()); 9];
        assert_eq!(set_aside(&mut points), None);
        assert_eq!(points.len(), 9);
    }
}
