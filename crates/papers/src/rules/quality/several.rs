//! Finds pages taken for one licence on which another paper stands too: its content was read as the licence's, or not at all.
//!
//! Speaks when a page has two codes that both pass their checks, two titles or two labels of the code at different places, or what only an
//! ID card says. Never speaks of pages on which several papers were told apart.

use std::collections::BTreeSet;

use reading::sheet::Line;

use crate::codes::{normalise, uscc};
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::fields::compare::comparable;
use crate::kind::Kind;
use crate::rules::certain::lines;
use crate::rules::limits::limits;
use crate::rules::{Finding, Rule};
use crate::words::{Group, words};

/// Characters of a unified code.
const CODE: usize = 18;

/// W123.
pub(super) struct SeveralPapers;

impl Rule for SeveralPapers {
    fn code(&self) -> &'static str {
        "W123"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (_, paper) in dossier
            .of(Kind::Licence)
            .filter(|one| alone(dossier, one.1))
        {
            let Some(sheet) = dossier.sheet(paper) else {
                continue;
            };
            let lines: Vec<&Line> = lines(sheet, paper).collect();
            let signs = [
                ("codes", second_code(&lines)),
                ("titles", twice(&lines, title)),
                ("titles", twice(&lines, label)),
                ("card", lines.iter().copied().find(|line| card(line))),
            ];
            let first = signs
                .into_iter()
                .find_map(|(how, line)| line.map(|line| (how, line)));
            if let Some((how, line)) = first {
                found.push(
                    Finding::new(self.code())
                        .mark(paper.file, paper.page, Some(line.place.bounds()))
                        .value("how", how),
                );
            }
        }
    }
}

/// Whether a paper is the only one on its page.
fn alone(dossier: &Dossier, paper: &Paper) -> bool {
    let here = |other: &&Paper| other.file == paper.file && other.page == paper.page;
    dossier.papers.iter().filter(here).count() == 1
}

/// The line with a code that is not the first one; both pass their checks.
fn second_code<'a>(lines: &[&'a Line]) -> Option<&'a Line> {
    let mut known = BTreeSet::new();
    lines.iter().copied().find(|line| {
        codes(&line.text).into_iter().any(|code| {
            let other = !known.is_empty() && !known.contains(&code);
            known.insert(code);
            other
        })
    })
}

/// The codes in a text: whole runs of letters and digits that pass every check, in one spelling.
fn codes(text: &str) -> Vec<String> {
    let plain = normalise(text);
    let runs = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let codes = runs.filter(|run| run.len() == CODE);
    codes
        .filter(|run| uscc::check(run).is_ok_and(|known| known.warnings.is_empty()))
        .map(str::to_owned)
        .collect()
}

/// The second line of a sort that stands elsewhere than the first: a text layer may say one line twice at one place.
fn twice<'a>(lines: &[&'a Line], is: fn(&str) -> bool) -> Option<&'a Line> {
    let mut such = lines
        .iter()
        .copied()
        .filter(|line| is(&comparable(&line.text)));
    let first = such.next()?.place.bounds();
    such.find(|line| {
        let place = line.place.bounds();
        !first.holds(place.centre()) && !place.holds(first.centre())
    })
}

fn title(text: &str) -> bool {
    let licence = words()
        .kinds
        .iter()
        .find(|signs| signs.kind == Kind::Licence);
    licence.is_some_and(|signs| signs.titles.iter().any(|title| title == text))
}

fn label(text: &str) -> bool {
    let code = |label: &&crate::words::Label| label.name == Some(Name::Code);
    let mut labels = words().labels(Group::Licence).iter().filter(code);
    labels.any(|label| {
        let mut characters = text.chars();
        label.text.iter().all(|&c| characters.next() == Some(c))
    })
}

/// Whether a line begins or ends as lines of an ID card do; in the middle of a sentence such words prove nothing.
fn card(line: &Line) -> bool {
    let text = comparable(&line.text);
    let words = &limits().quality.card_words;
    words.iter().any(|word| {
        let short = text.chars().count() <= 2 * word.chars().count() + 4;
        text.starts_with(word.as_str()) || (short && text.ends_with(word.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{
        CODE as FIRST, Made, NUMBER, TRADER_CODE, codes as found_codes, dossier, licence, look,
        portrait,
    };

    fn how(made: Made) -> Option<String> {
        let found = look(&SeveralPapers, &dossier().page(made).done());
        assert!(found.len() < 2);
        let one = found.first()?;
        assert!(one.marks[0].place.is_some());
        one.get("how").map(str::to_owned)
    }

    #[test]
    fn another_paper_beside_the_licence_is_found() {
        let code = format!("统一社会信用代码 {TRADER_CODE}");
        assert_eq!(how(licence().line(&code)).as_deref(), Some("codes"));
        assert_eq!(
            how(licence().line("营 业 执 照")).as_deref(),
            Some("titles")
        );
        let labels = licence()
            .line("统一社会信用代码")
            .line("统一社会信用代码:?");
        assert_eq!(how(labels).as_deref(), Some("titles"));
        for words in [
            &format!("公民身份号码 {NUMBER}"),
            "签发机关 杭州市公安局西湖分局",
            "居民身份证",
            "中华人民共和国居民身份证",
        ] {
            assert_eq!(
                how(licence().line(words)).as_deref(),
                Some("card"),
                "{words}"
            );
        }
    }

    #[test]
    fn a_licence_alone_says_its_own_code_as_often_as_it_likes() {
        for made in [
            licence(),
            licence().line(&format!("统一社会信用代码：{FIRST}")),
            licence().line("电子营业执照"),
            // Not valid: misread, not another one.
            licence().line("91330106MA2H4N7T2Z"),
            licence().line("代办居民身份证照片冲洗、复印、打印服务"),
            licence().on_sheet(|sheet| {
                let again = sheet.lines.clone();
                sheet.lines.extend(again);
            }),
        ] {
            assert_eq!(how(made), None);
        }
    }

    #[test]
    fn papers_that_were_told_apart_are_left_alone() {
        let apart = dossier()
            .sheet(vec![
                licence(),
                portrait().line(&format!("公民身份号码{NUMBER}")),
            ])
            .done();
        assert!(look(&SeveralPapers, &apart).is_empty());
        let card = dossier().page(portrait().line("居民身份证")).done();
        assert!(look(&SeveralPapers, &card).is_empty());
        let bad = dossier().page(licence().line("居民身份证")).done();
        assert_eq!(found_codes(&bad), ["W123"]);
    }
}
