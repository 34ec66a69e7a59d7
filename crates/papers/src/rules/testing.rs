//! Builds dossiers for the tests of rules: papers as they should be, each spoilt in one place by the test.
//!
//! `dossier().page(licence()).page(portrait().text(Name::Person, "样本丁")).done()`. What [`licence`], [`portrait`], [`emblem`],
//! [`authorisation`] and [`ownership`] give fit each other: one company, one representative, one agent; no rule finds anything in them.
//! The day is 2026-11-22.

use std::collections::BTreeMap;

use jiff::civil::Date;
use reading::page::{Format, Origin};
use reading::place::{Point, Quad, Rect};
use reading::qr::Code;
use reading::quality::{Colour, Measures};
use reading::seal::{Reading, Seal, Shape};
use reading::sheet::{Line, Sheet, Source};

use super::{Finding, Rule};
use crate::channel::Channel;
use crate::dossier::{Dossier, File, Leaf, Paper, Refusal};
use crate::field::{Field, Fields, Name, Repair, Until, Value};
use crate::kind::{Edition, Holder, Kind};
use crate::purpose::Purpose;

/// The company of the tests.
pub(crate) const COMPANY: &str = "杭州灵动样本文化传媒有限公司";
/// Its code; both check characters hold.
pub(crate) const CODE: &str = "91330106MA2H4N7T22";
/// The code of a sole trader.
pub(crate) const TRADER_CODE: &str = "92330106MA2K6E3B99";
/// Its legal representative.
pub(crate) const PERSON: &str = "样本甲";
/// His number: a man born on 1990-03-15.
pub(crate) const NUMBER: &str = "330106199003150014";
/// The agent.
pub(crate) const AGENT: &str = "样本乙";
/// Her number: a woman born on 1992-08-20.
pub(crate) const AGENT_NUMBER: &str = "33010619920820002X";
/// The day of every test.
pub(crate) const TODAY: &str = "2026-11-22";

/// A day, from its ISO spelling.
pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// Runs one rule.
pub(crate) fn look(rule: &dyn Rule, dossier: &Dossier) -> Vec<Finding> {
    let mut found = Vec::new();
    rule.look(dossier, &mut found);
    assert!(found.iter().all(|finding| finding.code == rule.code()));
    found
}

/// Runs every rule 1xx to 5xx and gives the codes found: what a rule of these families must leave silent. W317 is left out: it speaks of
/// the whole dossier, and most tests hand in one side of a card.
pub(crate) fn codes(dossier: &Dossier) -> Vec<&'static str> {
    let found = super::look(dossier).into_iter();
    found
        .map(|finding| finding.code)
        .filter(|code| &code[1..] < "600" && *code != "W317")
        .collect()
}

impl Finding {
    /// A value for its text.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        let found = self.values.iter().find(|(known, _)| *known == key);
        found.map(|(_, value)| value.as_str())
    }
}

/// A dossier being built.
pub(crate) struct Making(Dossier);

/// A dossier with nothing in it: no case, no purpose, the strict channel.
pub(crate) fn dossier() -> Making {
    Making(Dossier {
        files: Vec::new(),
        papers: Vec::new(),
        case: BTreeMap::new(),
        today: day(TODAY),
        purpose: None,
        channel: Channel::strict(),
    })
}

impl Making {
    /// Adds a file of one page with one paper.
    pub(crate) fn page(self, made: Made) -> Self {
        self.sheet(vec![made])
    }

    /// Adds a file of one page with several papers side by side; the first one's sheet carries the lines, seals and codes of all.
    pub(crate) fn sheet(self, papers: Vec<Made>) -> Self {
        self.file("", vec![papers])
    }

    /// Adds a file of several pages, each with its papers. Without a name it is called after its number: `1.jpg`.
    pub(crate) fn file(mut self, name: &str, pages: Vec<Vec<Made>>) -> Self {
        let file = self.0.files.len();
        let mut leaves = Vec::new();
        for (page, papers) in pages.into_iter().enumerate() {
            let mut whole: Option<Sheet> = None;
            for (at, mut made) in papers.into_iter().enumerate() {
                made.paper.file = file;
                made.paper.page = page;
                made.shift(at as f32 * 1000.0);
                self.0.papers.push(made.paper);
                match &mut whole {
                    None => whole = Some(made.sheet),
                    Some(sheet) => {
                        sheet.lines.extend(made.sheet.lines);
                        sheet.seals.extend(made.sheet.seals);
                        sheet.codes.extend(made.sheet.codes);
                    }
                }
            }
            leaves.push(Leaf {
                sheet: whole.ok_or(Refusal::Damaged),
            });
        }
        let format = leaves.first().and_then(|leaf| leaf.sheet.as_ref().ok());
        self.0.files.push(File {
            name: if name.is_empty() {
                format!("{}.jpg", file + 1)
            } else {
                name.to_owned()
            },
            octets: 400_000,
            format: Some(format.map_or(Format::Jpeg, |sheet| sheet.origin.format)),
            pages: Ok(leaves),
        });
        self
    }

    /// Adds a file that could not be looked at.
    pub(crate) fn refused(mut self, name: &str, why: Refusal) -> Self {
        self.0.files.push(File {
            name: name.to_owned(),
            octets: 1000,
            format: None,
            pages: Err(why),
        });
        self
    }

    /// Adds what the case file says.
    pub(crate) fn case(mut self, key: &str, value: &str) -> Self {
        self.0.case.insert(key.to_owned(), value.to_owned());
        self
    }

    /// Says what the papers are for.
    pub(crate) fn purpose(mut self, purpose: Purpose) -> Self {
        self.0.purpose = Some(purpose);
        self
    }

    /// Changes anything else.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Dossier)) -> Self {
        change(&mut self.0);
        self
    }

    /// The dossier.
    pub(crate) fn done(self) -> Dossier {
        self.0
    }
}

/// A paper being made, with the sheet it stands on: 1000 × 1400 pixels, colour, sharp, well lit.
#[derive(Clone)]
pub(crate) struct Made {
    pub(crate) paper: Paper,
    pub(crate) sheet: Sheet,
}

/// A paper of a kind, without fields.
pub(crate) fn paper(kind: Kind) -> Made {
    let measures = Measures {
        sides: (1400, 1000),
        line_height: Some(32.0),
        sharpness: Some(0.5),
        laplacian: 500.0,
        confidence: Some(0.98),
        paper: 235.0,
        glare: 0.0,
        contrast: 180.0,
        shadow: 0.1,
        skew: 0.4,
        cut: Vec::new(),
        colour: Colour::Colour,
        red: 0.0,
    };
    let sheet = Sheet {
        size: (1000, 1400),
        turned: 0,
        origin: Origin::plain(Format::Jpeg, (1000, 1400)),
        source: Source::Pixels,
        lines: Vec::new(),
        watermark: None,
        seals: Vec::new(),
        codes: Vec::new(),
        measures,
    };
    let paper = Paper {
        file: 0,
        page: 0,
        region: Rect::new(0.0, 0.0, 1000.0, 1400.0),
        kind,
        certainty: 0.95,
        edition: None,
        holder: None,
        fields: Fields::new(),
    };
    Made { paper, sheet }.line("样本文字，不作证明使用")
}

/// The company's licence: 2019 form, QR code, seal of the registration authority.
pub(crate) fn licence() -> Made {
    let mut made = paper(Kind::Licence)
        .line("营业执照")
        .number(Name::Code, CODE)
        .text(Name::Company, COMPANY)
        .text(Name::Form, "有限责任公司(自然人投资或控股)")
        .text(Name::Representative, PERSON)
        .date(Name::Established, "2019-05-10")
        .term(Name::Term, Some("2019-05-10"), Some("2039-05-09"))
        .date(Name::Issued, "2022-03-01")
        .qr(&format!("https://example.invalid/licence?code={CODE}"))
        .seal("杭州市西湖区市场监督管理局", None);
    made.paper.edition = Some(Edition::Form2019);
    made.paper.holder = Some(Holder::Company);
    made
}

/// The representative's card, 人像面.
pub(crate) fn portrait() -> Made {
    paper(Kind::IdPortrait)
        .text(Name::Person, PERSON)
        .text(Name::Sex, "男")
        .text(Name::Nation, "汉")
        .date(Name::Birth, "1990-03-15")
        .text(Name::Address, "浙江省杭州市西湖区样本路1号")
        .number(Name::IdNumber, NUMBER)
}

/// The representative's card, 国徽面: issued at 28, good for 20 years.
pub(crate) fn emblem() -> Made {
    paper(Kind::IdEmblem)
        .text(Name::Authority, "杭州市公安局西湖分局")
        .term(Name::Term, Some("2018-06-01"), Some("2038-06-01"))
}

/// The company's letter of authorisation for the agent, stamped with its official seal.
pub(crate) fn authorisation() -> Made {
    paper(Kind::Authorisation)
        .text(Name::Principal, COMPANY)
        .text(Name::Company, COMPANY)
        .number(Name::Code, CODE)
        .text(Name::Representative, PERSON)
        .text(Name::Agent, AGENT)
        .number(Name::AgentNumber, AGENT_NUMBER)
        .term(Name::Term, Some("2026-11-01"), Some("2027-01-31"))
        .date(Name::Issued, "2026-11-01")
        .seal(COMPANY, Some(true))
}

/// The company's statement that the account is its own, stamped.
pub(crate) fn ownership() -> Made {
    paper(Kind::Ownership)
        .text(Name::Principal, COMPANY)
        .text(Name::Company, COMPANY)
        .number(Name::Code, CODE)
        .text(Name::Account, "lingdong_sample")
        .date(Name::Issued, "2026-11-02")
        .seal(COMPANY, Some(true))
}

impl Made {
    fn field(mut self, name: Name, value: Option<Value>, raw: &str) -> Self {
        let top = 100.0 + 50.0 * self.paper.fields.len() as f32;
        let left = self.paper.region.left;
        let field = Field {
            value,
            raw: raw.to_owned(),
            place: Rect::new(left + 300.0, top, left + 800.0, top + 32.0),
            confidence: 0.98,
            repair: None,
        };
        let before = self.paper.fields.insert(name, field);
        // A field is on its paper once: what it said before gives way.
        let mut lines = self.sheet.lines.iter_mut();
        match before.and_then(|old| lines.find(|line| line.text == old.raw)) {
            Some(line) => line.text = raw.to_owned(),
            None => return self.line(raw),
        }
        self
    }

    /// A field of text.
    pub(crate) fn text(self, name: Name, text: &str) -> Self {
        self.field(name, Some(Value::Text(text.to_owned())), text)
    }

    /// A field that is a code or number.
    pub(crate) fn number(self, name: Name, number: &str) -> Self {
        self.field(name, Some(Value::Number(number.to_owned())), number)
    }

    /// A field that is a day.
    pub(crate) fn date(self, name: Name, date: &str) -> Self {
        self.field(name, Some(Value::Date(day(date))), date)
    }

    /// A field that is a term; without an end it is for ever.
    pub(crate) fn term(self, name: Name, from: Option<&str>, until: Option<&str>) -> Self {
        let value = Value::Term {
            from: from.map(day),
            until: until.map_or(Until::Forever, |end| Until::Day(day(end))),
        };
        let raw = format!("{}-{}", from.unwrap_or(""), until.unwrap_or("长期"));
        self.field(name, Some(value), &raw)
    }

    /// A field that is there and could not be read; `raw` is what was made of it.
    pub(crate) fn unread(self, name: Name, raw: &str) -> Self {
        self.field(name, None, raw).sure(name, 0.6)
    }

    /// Takes a field away.
    pub(crate) fn without(mut self, name: Name) -> Self {
        self.paper.fields.remove(&name);
        self
    }

    /// Says how sure a field is.
    pub(crate) fn sure(mut self, name: Name, confidence: f32) -> Self {
        let field = self.paper.fields.get_mut(&name).expect("a field");
        field.confidence = confidence;
        self
    }

    /// Says that a check digit put a character of a field right.
    pub(crate) fn repaired(mut self, name: Name, repair: Repair) -> Self {
        self.paper.fields.get_mut(&name).expect("a field").repair = Some(repair);
        self
    }

    /// Adds a line of text to the sheet.
    pub(crate) fn line(mut self, text: &str) -> Self {
        let top = 60.0 + 40.0 * self.sheet.lines.len() as f32;
        let left = self.paper.region.left;
        self.sheet.lines.push(Line {
            text: text.to_owned(),
            confidence: 0.98,
            place: Quad::of(Rect::new(left + 100.0, top, left + 800.0, top + 32.0)),
            glyphs: Vec::new(),
            sharpness: Some(0.5),
        });
        self
    }

    /// Adds a round seal with this text around it, surely read, with or without a star.
    pub(crate) fn seal(self, ring: &str, star: Option<bool>) -> Self {
        self.any_seal(Shape::Round, Some((ring, 0.96)), None, star)
    }

    /// Adds a seal of any shape; texts with their confidence.
    pub(crate) fn any_seal(
        mut self,
        shape: Shape,
        ring: Option<(&str, f32)>,
        across: Option<(&str, f32)>,
        star: Option<bool>,
    ) -> Self {
        let reading = |(text, confidence): (&str, f32)| Reading {
            text: text.to_owned(),
            confidence,
            doubtful: Vec::new(),
        };
        self.sheet.seals.push(Seal {
            shape,
            centre: Point::new(self.paper.region.left + 700.0, 1100.0),
            radii: (110.0, 110.0),
            angle: 0.0,
            star,
            ring: ring.map(reading),
            across: across.map(reading),
            coverage: 0.9,
        });
        self
    }

    /// Takes the seals away.
    pub(crate) fn unsealed(mut self) -> Self {
        self.sheet.seals.clear();
        self
    }

    /// Adds a QR code.
    pub(crate) fn qr(mut self, text: &str) -> Self {
        let left = self.paper.region.left;
        self.sheet.codes.push(Code {
            text: text.to_owned(),
            place: Quad::of(Rect::new(left + 820.0, 80.0, left + 960.0, 220.0)),
        });
        self
    }

    /// Changes the paper.
    pub(crate) fn paper(mut self, change: impl FnOnce(&mut Paper)) -> Self {
        change(&mut self.paper);
        self
    }

    /// Changes the sheet.
    pub(crate) fn on_sheet(mut self, change: impl FnOnce(&mut Sheet)) -> Self {
        change(&mut self.sheet);
        self
    }

    /// Changes what was measured.
    pub(crate) fn measured(mut self, change: impl FnOnce(&mut Measures)) -> Self {
        change(&mut self.sheet.measures);
        self
    }

    /// Moves everything to the right.
    fn shift(&mut self, by: f32) {
        let over = |rect: &mut Rect| {
            rect.left += by;
            rect.right += by;
        };
        let along = |quad: &mut Quad| quad.0.iter_mut().for_each(|point| point.x += by);
        over(&mut self.paper.region);
        self.paper
            .fields
            .values_mut()
            .for_each(|field| over(&mut field.place));
        self.sheet
            .lines
            .iter_mut()
            .for_each(|line| along(&mut line.place));
        self.sheet
            .codes
            .iter_mut()
            .for_each(|code| along(&mut code.place));
        self.sheet
            .seals
            .iter_mut()
            .for_each(|seal| seal.centre.x += by);
    }
}

mod tests {
    use super::*;
    use crate::codes::{citizen, uscc};

    #[test]
    fn the_numbers_of_the_tests_pass_their_checks() {
        for code in [CODE, TRADER_CODE] {
            assert!(uscc::check(code).is_ok_and(|known| known.warnings.is_empty()));
        }
        for number in [NUMBER, AGENT_NUMBER] {
            assert!(citizen::check(number).is_ok_and(|known| known.warnings.is_empty()));
        }
    }

    #[test]
    fn nothing_is_found_in_papers_as_they_should_be() {
        let good = dossier()
            .page(licence())
            .sheet(vec![portrait(), emblem()])
            .page(authorisation())
            .page(ownership())
            .done();
        assert_eq!(codes(&good), Vec::<&str>::new());
    }
}
