//! Reads the fields of papers that others issue: notarial deeds, tax clearances, notices of a platform.
//!
//! Takes a laid out page and its kind, gives [`Fields`]. Numbers are found by their form (（2026）…证字第…号), offices by what they are
//! called and by standing alone, days by standing last.

use crate::field::{Field, Fields, Name};
use crate::fields::dates;
use crate::fields::flow::Flow;
use crate::fields::letter::{organisation, signed_on};
use crate::fields::numbers::Form;
use crate::fields::value::{self, put};
use crate::kind::Kind;
use crate::text::{Char, Text, spelled};

/// The words by which a tax clearance clears.
const SETTLED: &str = "税务事项均已结清";

/// Accounts, the surest name of one first.
const ACCOUNTS: [&str; 11] = [
    "抖音号",
    "平台号",
    "抖音账号",
    "快手号",
    "账号ID",
    "UID",
    "用户ID",
    "店铺ID",
    "店铺编号",
    "商家ID",
    "账号",
];

/// Reads a paper of an office or a platform.
pub(crate) fn read(page: &Text, kind: Kind) -> Fields {
    let flow = Flow::of(page);
    let mut fields = Fields::new();
    for entry in &flow.entries {
        let chars = entry.value.as_slice();
        match entry.name {
            Some(Name::Company) => put(&mut fields, Name::Company, company(page, chars)),
            Some(Name::Code) => put(
                &mut fields,
                Name::Code,
                value::number(page, chars, Form::Code),
            ),
            Some(Name::Principal) if kind == Kind::Notarial => {
                put(&mut fields, Name::Person, value::person(page, chars))
            }
            Some(Name::IdNumber) if kind == Kind::Notarial => {
                put(&mut fields, Name::IdNumber, value::permit(page, chars))
            }
            Some(Name::Number) => put(&mut fields, Name::Number, value::verbatim(page, chars)),
            Some(Name::Office) => put(&mut fields, Name::Office, value::company(page, chars)),
            Some(Name::Amount) => put(&mut fields, Name::Amount, amount(page, chars)),
            Some(Name::Platform) => put(&mut fields, Name::Platform, value::text(page, chars)),
            Some(Name::Issued) => put(&mut fields, Name::Issued, value::day(page, chars)),
            _ => {}
        }
    }
    put(&mut fields, Name::Number, numbered(page, &flow, kind));
    put(&mut fields, Name::Office, office(page, &flow, kind));
    put(
        &mut fields,
        Name::Company,
        addressed(page, &flow).filter(|_| kind != Kind::Notarial),
    );
    if kind == Kind::TaxClearance {
        put(&mut fields, Name::Statement, settled(page, &flow));
    }
    if matches!(kind, Kind::DepositNotice | Kind::BanNotice) {
        put(&mut fields, Name::Amount, money(page, &flow));
        account(page, &flow, &mut fields);
    }
    let labelled = fields.remove(&Name::Issued);
    put(&mut fields, Name::Issued, signed_on(page, &flow, None));
    put(&mut fields, Name::Issued, labelled);
    fields
}

fn company(page: &Text, chars: &[Char]) -> Option<Field> {
    organisation(&spelled(value::trimmed(chars)))
        .then(|| value::company(page, chars))
        .flatten()
}

/// The number by its form: （2026）…字第…号, …〔2026〕…号.
fn numbered(page: &Text, flow: &Flow, kind: Kind) -> Option<Field> {
    let sign = match kind {
        Kind::Notarial => "证字",
        Kind::TaxClearance => "清",
        _ => return None,
    };
    flow.paragraphs.iter().take(12).find_map(|row| {
        let text = spelled(row);
        let chars: Vec<char> = text.chars().collect();
        let end = chars.iter().rposition(|c| *c == '号')?;
        let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
        let form = chars.len() <= 40 && text.contains(sign) && text.contains('(') && digits >= 5;
        form.then(|| value::verbatim(page, from_bracket(row, kind).get(..=end)?))
            .flatten()
    })
}

/// A number's row: everything for tax papers (杭西税 税企清〔2026〕…); brackets are kept.
fn from_bracket(row: &[Char], _kind: Kind) -> &[Char] {
    row
}

/// The office that issued a paper: a row near its end that is its name and no more.
fn office(page: &Text, flow: &Flow, kind: Kind) -> Option<Field> {
    let row = flow.paragraphs.iter().rev().find(|row| {
        let text = spelled(value::trimmed(row));
        let short = (4..=40).contains(&text.chars().count()) && !text.contains([',', '。', ':']);
        let head = text.trim_end_matches("(盖章)").trim_end_matches("(章)");
        short
            && match kind {
                Kind::Notarial => head.ends_with("公证处"),
                Kind::TaxClearance => {
                    head.ends_with("税务局")
                        || head.ends_with("税务所")
                        || head.ends_with("税务分局")
                }
                _ => organisation(head) || head.ends_with("平台"),
            }
    })?;
    let chars = value::trimmed(row);
    let end = chars.iter().position(|c| c.c == '(').unwrap_or(chars.len());
    value::company(page, chars.get(..end)?)
}

/// The company a notice or clearance speaks to: 杭州…公司（统一社会信用代码：…）： at its head.
fn addressed(page: &Text, flow: &Flow) -> Option<Field> {
    flow.paragraphs.iter().take(8).find_map(|row| {
        let text = spelled(row);
        let end = row
            .iter()
            .position(|c| matches!(c.c, ':' | '\t'))
            .unwrap_or(row.len());
        let code = text
            .find("(统一")
            .or_else(|| text.find("(纳税人"))
            .map_or(end, |at| text.get(..at).unwrap_or_default().chars().count());
        let head = row.get(..code.min(end))?;
        let speaks = text.contains(':') && organisation(&spelled(head)) && head.len() <= 60;
        speaks.then(|| value::company(page, head)).flatten()
    })
}

/// The words that everything is settled, wherever they stand; a 未 before them takes them back.
fn settled(page: &Text, flow: &Flow) -> Option<Field> {
    flow.paragraphs.iter().find_map(|row| {
        let text = spelled(row);
        let at = text.find(SETTLED)?;
        let start = text.get(..at)?.chars().count();
        let from = if text.get(..at)?.ends_with("所有") {
            start - 2
        } else {
            start
        };
        value::text(page, row.get(from..start + SETTLED.chars().count())?)
    })
}

/// The first sum of money: digits before 元.
fn money(page: &Text, flow: &Flow) -> Option<Field> {
    flow.paragraphs.iter().find_map(|row| {
        let end = row.iter().enumerate().position(|(at, c)| {
            c.c == '元' && at > 0 && row.get(at - 1).is_some_and(|c| c.c.is_ascii_digit())
        })?;
        let digits = row
            .get(..end)?
            .iter()
            .rev()
            .take_while(|c| c.c.is_ascii_digit() || matches!(c.c, '.' | ','))
            .count();
        amount(page, row.get(end - digits..end)?)
    })
}

fn amount(page: &Text, chars: &[Char]) -> Option<Field> {
    let chars = value::trimmed(chars);
    let start = chars.iter().position(|c| c.c.is_ascii_digit())?;
    let length = chars
        .get(start..)?
        .iter()
        .take_while(|c| c.c.is_ascii_digit() || matches!(c.c, '.' | ','))
        .count();
    value::verbatim(page, chars.get(start..start + length)?)
}

/// The account a paper is about: by its label, or named in a sentence (抖音号lingdong).
pub(crate) fn account(page: &Text, flow: &Flow, fields: &mut Fields) {
    for label in ACCOUNTS {
        for row in &flow.paragraphs {
            let text = spelled(row);
            for (at, _) in text.match_indices(label) {
                let start =
                    text.get(..at).unwrap_or_default().chars().count() + label.chars().count();
                let rest = row.get(start..).unwrap_or_default();
                let skip = rest
                    .iter()
                    .take(3)
                    .take_while(|c| matches!(c.c, ':' | '\t' | '"' | '“' | '(' | '为' | '是'))
                    .count();
                let rest = rest.get(skip..).unwrap_or_default();
                let length = rest
                    .iter()
                    .take_while(|c| c.c.is_ascii_alphanumeric() || matches!(c.c, '_' | '.' | '-'))
                    .count();
                let value = rest.get(..length).unwrap_or_default();
                if value.iter().filter(|c| c.c.is_ascii_alphanumeric()).count() >= 4
                    && dates::only(value, 0).is_none()
                {
                    put(fields, Name::Account, value::verbatim(page, value));
                    return;
                }
            }
        }
    }
}
