//! What every letter says and where it stands on its pages: within the type area, never pulled apart, the signature never alone.

use super::hostile;
use super::pages::{Line, pages};
use super::support::{LETTERS, Place};

/// The type area of GB/T 9704-2012 on A4: margins 37/35/28/26 mm, in points from the upper left corner.
const AREA: [f32; 4] = [79.37, 104.88, 521.57, 742.68];
/// The widest gap between two glyphs of a justified line, in em: what stands between Chinese and Latin letters is a quarter.
const GAP: f32 = 0.5;
/// Size of the body, 3号.
const BODY: std::ops::Range<f32> = 15.5..16.0;

/// Header and footer stand outside the type area.
fn marginal(line: &Line) -> bool {
    let header = line.text.starts_with("空白表格") && line.size < 10.0;
    let number = line.text.starts_with('—') && line.text.ends_with('—') && line.text.contains('/');
    let footnote = line.text.starts_with("条文核对日期") && line.size < 10.0;
    header || ((number || footnote) && line.top() > AREA[3])
}

/// How far the box of the first or last glyph may stand out: punctuation as wide as a character is half empty.
fn blank_half(c: Option<char>, size: f32) -> f32 {
    let half = c.is_some_and(|c| "（《〈“‘【〔「）》〉”’】〕」，。、；：！？".contains(c));
    0.1 + if half { size / 2.0 } else { 0.0 }
}

/// Holds the pages of a letter to what a formal letter looks like; `filled` ones have no rules to write on.
fn hold(name: &str, pages: &[Vec<Line>], text: &str, filled: bool) {
    for (n, page) in pages.iter().enumerate() {
        let at = |line: &Line| format!("{name}, page {}: {} {}", n + 1, line.bounds(), line.text);
        let numbers: Vec<&Line> = page
            .iter()
            .filter(|line| line.text == format!("—{}/{}—", n + 1, pages.len()))
            .collect();
        assert_eq!(numbers.len(), 1, "{name}, page {}: number", n + 1);
        assert!(numbers[0].top() > AREA[3], "{}", at(numbers[0]));
        let told = page.iter().any(|line| line.text.starts_with("空白表格"));
        assert_eq!(
            told,
            !filled,
            "{name}, page {}: a blank form says so, no other",
            n + 1
        );
        let inside: Vec<&Line> = page.iter().filter(|line| !marginal(line)).collect();
        assert!(!inside.is_empty(), "{name}: page {} is empty", n + 1);
        for line in inside {
            let (first, last) = (line.text.chars().next(), line.text.chars().last());
            assert!(
                line.left >= AREA[0] - blank_half(first, line.size),
                "{}",
                at(line)
            );
            assert!(
                line.right <= AREA[2] + blank_half(last, line.size),
                "{}",
                at(line)
            );
            assert!(line.top() >= AREA[1] - 0.1, "{}", at(line));
            assert!(line.bottom() <= AREA[3] + 0.1, "{}", at(line));
            if filled && BODY.contains(&line.size) {
                assert!(
                    line.gap <= GAP,
                    "{} pulled apart by {:.2} em",
                    at(line),
                    line.gap
                );
            }
        }
    }
    signature(name, pages, text);
}

/// The signature stands on a page with the end of the letter's last paragraph. Gives its page and first line.
fn signature(name: &str, pages: &[Vec<Line>], text: &str) -> (usize, usize) {
    let said: Vec<&str> = text.lines().collect();
    let is_sign = |line: &&str| line.contains("（签名）：") || line.contains("（盖章）：");
    let at = said
        .iter()
        .position(|line| is_sign(line) && !line.starts_with("律师（"))
        .unwrap();
    let label = said[at].split('（').next().unwrap();
    let begins = |line: &Line| {
        let rest = line.text.strip_prefix(label);
        rest.is_some_and(|rest| rest.starts_with("（签名）") || rest.starts_with('：'))
    };
    let found = pages
        .iter()
        .enumerate()
        .rev()
        .find_map(|(n, page)| Some((n, page.iter().rposition(begins)?)));
    let (page, line) = found.unwrap_or_else(|| panic!("{name}: no line begins with {label}"));
    // What stands before it in the text is the closing, as a rule, and the last paragraph before that.
    let before: String = said[..at].concat().split_whitespace().collect();
    let above: String = pages[page][..line]
        .iter()
        .filter(|l| !marginal(l))
        .map(|l| l.text.as_str())
        .collect();
    let closing: String = said[at - 1].split_whitespace().collect();
    assert!(
        above.len() > closing.len(),
        "{name}: only “{above}” stands above the signature on page {}",
        page + 1
    );
    assert!(before.ends_with(&closing));
    (page, line)
}

/// How the pages look in one line each, and where title and signature are.
fn summary(pages: &[Vec<Line>], signature: (usize, usize)) -> String {
    let mut out = String::new();
    for (n, page) in pages.iter().enumerate() {
        let edge = |of: fn(&Line) -> f32, pick: fn(f32, f32) -> f32| {
            page.iter()
                .filter(|l| !marginal(l))
                .map(of)
                .reduce(pick)
                .unwrap()
        };
        let all = [
            edge(|l| l.left, f32::min),
            edge(Line::top, f32::min),
            edge(|l| l.right, f32::max),
            edge(Line::bottom, f32::max),
        ];
        let all = all.map(|v| format!("{v:.0}")).join(" ");
        out.push_str(&format!("  {} lines in {all}", page.len()));
        for title in page.iter().filter(|line| line.size > 21.0) {
            out.push_str(&format!("; title {}", title.bounds()));
        }
        if n == signature.0 {
            out.push_str(&format!("; signature {}", page[signature.1].bounds()));
        }
        out.push('\n');
    }
    out
}

/// Every line with its box and how it begins.
fn whole(pages: &[Vec<Line>]) -> String {
    let mut out = String::new();
    for page in pages {
        for line in page {
            let begins: String = line.text.chars().take(10).collect();
            out.push_str(&format!("  {}  {begins}\n", line.bounds()));
        }
        out.push_str("  ----\n");
    }
    out
}

/// Makes a letter in both forms and holds it to its looks.
fn made(place: &Place, name: &str, letter: &str, more: &[&str]) -> (Vec<Vec<Line>>, String) {
    let base = ["letter", "--template", letter, "--force"];
    let pdf = [&base[..], &["-o", "a.pdf"], more].concat();
    place.expect(0, &pdf);
    let txt = [&base[..], &["-o", "a.txt", "--format", "txt"], more].concat();
    place.expect(0, &txt);
    let text = String::from_utf8(place.read("a.txt")).unwrap();
    let pages = pages(&place.read("a.pdf"));
    hold(name, &pages, &text, !more.contains(&"--blank"));
    (pages, text)
}

/// Filled from every case that has what it takes, and blank.
fn filled_and_blank(letter: &str, cases: &[&str]) {
    let mut geometry = String::new();
    for case in cases {
        let place = Place::with(case);
        let (pages, text) = made(&place, &format!("{letter} of {case}"), letter, &[]);
        insta::assert_snapshot!(format!("{letter}_{case}"), text);
        geometry.push_str(&format!("{case}\n"));
        let signature = signature(letter, &pages, &text);
        geometry.push_str(&summary(&pages, signature));
        if *case == cases[0] {
            geometry.push_str(&whole(&pages));
        }
    }
    let place = Place::new();
    let (pages, text) = made(&place, &format!("{letter} blank"), letter, &["--blank"]);
    insta::assert_snapshot!(format!("{letter}_blank"), text);
    let signature = signature(letter, &pages, &text);
    geometry.push_str(&format!("blank\n{}", summary(&pages, signature)));
    for kind in ["person", "company", "sole-trader"] {
        let kind = format!("sender.kind={kind}");
        made(
            &place,
            &format!("{letter} blank, {kind}"),
            letter,
            &["--blank", "--set", &kind],
        );
    }
    insta::assert_snapshot!(format!("{letter}_pages"), geometry);
}

/// Filled with values that try to break it.
fn hostile(letter: &str, case: &str) {
    let mut geometry = String::new();
    for (kind, toml) in hostile::cases(letter, case) {
        let place = Place::new();
        place.write("case.toml", toml);
        let picture = place.take("exhibits/plain.png");
        let title = match kind {
            "token" => hostile::token(),
            "markup" => hostile::MARKUP.to_owned(),
            _ => hostile::RARE.to_owned(),
        };
        let exhibit = format!("{picture}={title}");
        let (pages, text) = made(
            &place,
            &format!("{letter}, {kind}"),
            letter,
            &["--exhibit", &exhibit],
        );
        let signature = signature(letter, &pages, &text);
        geometry.push_str(&format!("{kind}\n{}", summary(&pages, signature)));
        let plain = |text: &str| -> String { text.split_whitespace().collect() };
        let printed: String = pages
            .iter()
            .flatten()
            .filter(|line| !marginal(line))
            .map(|line| line.text.as_str())
            .collect();
        let facts = match kind {
            "markup" => hostile::MARKUP.to_owned(),
            "token" => hostile::token(),
            "rare" => hostile::RARE.to_owned(),
            "long" => hostile::reason(),
            _ => {
                if hostile::body(letter).is_some() {
                    assert!(
                        text.contains("第一行\n第二行\n第三行\n第四行\n"),
                        "{letter}: {text}"
                    );
                }
                continue;
            }
        };
        if kind == "markup" {
            insta::assert_snapshot!(format!("{letter}_markup"), text);
        }
        assert!(text.contains(&facts), "{letter}, {kind}: {text}");
        assert!(
            printed.contains(&plain(&facts)),
            "{letter}, {kind}: {printed}"
        );
    }
    insta::assert_snapshot!(format!("{letter}_hostile"), geometry);
    let place = Place::new();
    place.write("case.toml", hostile::without_glyph(letter, case));
    for language in ["en", "zh"] {
        let ran = place.expect(2, &["letter", "--template", letter, "--lang", language]);
        assert!(ran.err.contains("U+E000"), "{}", ran.err);
    }
    assert_eq!(place.list("."), ["case.toml"]);
}

#[test]
fn every_letter_is_in_the_list() {
    let known: Vec<&str> = LETTERS.iter().map(|(letter, _)| *letter).collect();
    assert_eq!(known, paperwork::template::shipped_names());
    for (letter, fitting) in LETTERS {
        for case in ["person", "company", "sole-trader", "lawyer", "minor"] {
            let place = Place::with(case);
            let ran = place.run(&["letter", "--template", letter, "-o", "-"]);
            assert_eq!(
                ran.code == Some(0),
                fitting.contains(&case),
                "{letter} of {case}: {}",
                ran.err
            );
        }
    }
}

macro_rules! letters {
    ($($name:ident = $at:literal),*) => {$(
        mod $name {
            use super::*;

            #[test]
            fn says_what_the_case_says_in_its_place() {
                let (letter, cases) = LETTERS[$at];
                filled_and_blank(letter, cases);
            }

            #[test]
            fn keeps_its_shape_whatever_it_is_given() {
                let (letter, cases) = LETTERS[$at];
                hostile(letter, cases[0]);
            }
        }
    )*};
}

letters!(
    appeal = 0,
    application = 1,
    authorisation = 2,
    complaint = 3,
    copy_request = 4,
    forced_closing = 5,
    guardian = 6,
    lawyer_letter = 7,
    ownership_statement = 8,
    shop_closing = 9
);
