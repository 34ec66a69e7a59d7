//! Reads the fields of written papers: authorisations, ownership statements and applications.
//!
//! Takes a laid out page and its kind, gives [`Fields`]. Two parties may give the same particulars (number, telephone): they belong to
//! the party named last before them. A signature names its party again and is used when the head did not.

use crate::field::{Fields, Name, Value};
use crate::fields::dates;
use crate::fields::flow::{Entry, Flow};
use crate::fields::notice;
use crate::fields::numbers::Form;
use crate::fields::value::{self, is_han, put};
use crate::kind::Kind;
use crate::text::{Char, Text, spelled};

/// What names of organisations end with.
const ORGANISATION: [&str; 22] = [
    "公司",
    "店",
    "厂",
    "中心",
    "部",
    "行",
    "社",
    "坊",
    "馆",
    "院",
    "所",
    "合伙)",
    "企业",
    "工作室",
    "商行",
    "经营部",
    "超市",
    "协会",
    "学校",
    "基金会",
    "集团",
    "摊",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Party {
    Principal,
    Agent,
    Other,
}

/// Reads a letter.
pub(crate) fn read(page: &Text, kind: Kind) -> Fields {
    let flow = Flow::of(page);
    let mut fields = Fields::new();
    let mut party = Party::Principal;
    let mut signed = None;
    for entry in &flow.entries {
        match entry.name {
            Some(Name::Principal) => party = Party::Principal,
            Some(Name::Agent) => party = Party::Agent,
            None if matches!(entry.label.as_str(), "未成年人" | "见证人" | "被投诉人") => {
                party = Party::Other
            }
            _ => {}
        }
        if entry.name == Some(Name::Principal) && entry.signs {
            signed = Some(entry.paragraph);
        }
        take(page, &flow, entry, party, kind, &mut fields);
    }
    if kind == Kind::Authorisation {
        spoken(page, &flow, &mut fields);
    }
    put(
        &mut fields,
        Name::Term,
        term(page, &flow).filter(|_| kind == Kind::Authorisation),
    );
    let issued = fields.remove(&Name::Issued);
    put(&mut fields, Name::Issued, signed_on(page, &flow, signed));
    put(&mut fields, Name::Issued, issued);
    put(&mut fields, Name::Platform, addressee(page, &flow));
    notice::account(page, &flow, &mut fields);
    named(kind, &mut fields);
    fields
}

fn take(page: &Text, flow: &Flow, entry: &Entry, party: Party, kind: Kind, fields: &mut Fields) {
    let chars = entry.value.as_slice();
    let number = match party {
        Party::Principal => Name::PrincipalNumber,
        Party::Agent => Name::AgentNumber,
        Party::Other => return,
    };
    match entry.name {
        Some(name @ (Name::Principal | Name::Agent)) => put(fields, name, party_name(page, chars)),
        Some(Name::IdNumber) => put(fields, number, value::permit(page, chars)),
        Some(Name::Code) => put(fields, number, value::number(page, chars, Form::Code)),
        Some(Name::Representative) if party == Party::Principal && !entry.signs => put(
            fields,
            Name::Representative,
            value::person(page, name_part(chars)),
        ),
        Some(Name::Phone) if party == Party::Principal => {
            put(fields, Name::Phone, value::phone(page, chars))
        }
        Some(Name::Address) if party == Party::Principal => {
            put(fields, Name::Address, value::text(page, chars))
        }
        Some(Name::Platform) => put(fields, Name::Platform, value::text(page, chars)),
        Some(Name::Issued) => put(fields, Name::Issued, value::day(page, chars)),
        Some(Name::Term) if kind == Kind::Authorisation => {
            // 委托期限： may be followed by its days on the next row.
            let next = flow
                .paragraphs
                .get(entry.paragraph + 1)
                .filter(|_| chars.is_empty());
            put(
                fields,
                Name::Term,
                value::term(page, next.map_or(chars, Vec::as_slice)),
            );
        }
        _ => {}
    }
}

/// The name of a party: an organisation, or a person.
fn party_name(page: &Text, chars: &[Char]) -> Option<crate::field::Field> {
    let text = spelled(value::trimmed(chars));
    if organisation(&text) {
        let behind = [
            "(以下", "(下称", "(盖章", "(公章", "(签", "(统一", "(甲方", "(委托",
        ];
        let cut = behind.iter().filter_map(|word| text.find(word)).min();
        let length = cut.map_or(usize::MAX, |at| {
            text.get(..at).unwrap_or_default().chars().count()
        });
        let chars = value::trimmed(chars);
        return value::company(page, chars.get(..length.min(chars.len())).unwrap_or(chars));
    }
    value::person(page, name_part(chars))
}

/// Whether a name is one of an organisation.
pub(crate) fn organisation(name: &str) -> bool {
    let head = name.split("(以下").next().unwrap_or(name);
    let head = ["(盖章)", "(公章)", "(签章)"]
        .iter()
        .fold(head, |head, tail| head.trim_end_matches(tail));
    head.chars().count() >= 4
        && (ORGANISATION.iter().any(|end| head.ends_with(end))
            || head.contains("公司")
            || head.ends_with("(有限合伙)"))
}

/// A name without what stands behind it.
fn name_part(chars: &[Char]) -> &[Char] {
    let chars = value::trimmed(chars);
    let end = chars
        .iter()
        .position(|c| matches!(c.c, '(' | ',' | ';' | '、' | '\t'));
    let head = chars.get(..end.unwrap_or(chars.len())).unwrap_or(chars);
    let text = spelled(head);
    let polite = ["先生", "女士", "同志"]
        .iter()
        .any(|word| text.ends_with(word))
        && head.len() > 3;
    head.get(..head.len() - if polite { 2 } else { 0 })
        .unwrap_or(head)
}

/// 兹委托 X（身份证号码：…）为代理人: an authorisation in one sentence.
fn spoken(page: &Text, flow: &Flow, fields: &mut Fields) {
    let verbs = [
        "兹委托",
        "兹授权",
        "现委托",
        "现授权",
        "特委托",
        "特授权",
        "全权委托",
        "公司委托",
        "公司授权",
        "本人委托",
        "本人授权",
    ];
    for (n, paragraph) in flow.paragraphs.iter().enumerate() {
        let text = spelled(paragraph);
        let Some((at, verb)) = verbs
            .iter()
            .filter_map(|verb| Some((text.find(verb)?, verb)))
            .min()
        else {
            continue;
        };
        let start = text.get(..at).unwrap_or_default().chars().count() + verb.chars().count();
        let rest = paragraph.get(start..).unwrap_or_default();
        let length = rest
            .iter()
            .take(5)
            .take_while(|c| is_han(c.c) || c.c == '·')
            .count();
        let said = spelled(rest.get(..length).unwrap_or_default());
        let stop = [
            "先生", "女士", "同志", "为", "代", "办", "作", "前", "全", "在", "以", "就",
        ]
        .iter()
        .filter_map(|word| said.find(word))
        .filter(|at| *at >= 6)
        .min();
        let length = stop.map_or(length, |at| {
            said.get(..at).unwrap_or_default().chars().count()
        });
        let words = ["受托人", "委托人", "下列", "下述", "以下", "上述", "该"];
        if fields.contains_key(&Name::Agent)
            || words.iter().any(|word| said.starts_with(word))
            || !(2..=4).contains(&length)
        {
            continue;
        }
        put(
            fields,
            Name::Agent,
            value::person(page, rest.get(..length).unwrap_or_default()),
        );
        let number = flow
            .entries
            .iter()
            .find(|entry| entry.paragraph == n && entry.name == Some(Name::IdNumber));
        if let Some(number) = number {
            let read = value::permit(page, &number.value);
            // It was taken for the principal's, for no label named the agent.
            if fields.get(&Name::PrincipalNumber).map(|f| &f.raw) == read.as_ref().map(|f| &f.raw) {
                fields.remove(&Name::PrincipalNumber);
            }
            put(fields, Name::AgentNumber, read);
        }
    }
}

/// 自…起至…止 anywhere, when no label led to it.
fn term(page: &Text, flow: &Flow) -> Option<crate::field::Field> {
    let found = flow.paragraphs.iter().find_map(|paragraph| {
        let days = dates::days(paragraph);
        let [from, until, ..] = days.as_slice() else {
            return None;
        };
        let between = spelled(paragraph.get(from.end..until.start)?);
        let joins = between.chars().count() <= 4
            && (between.contains('至') || between.contains('到') || between.contains('-'));
        joins
            .then(|| value::term(page, paragraph.get(from.start..until.end)?))
            .flatten()
    });
    found.filter(|field| matches!(field.value, Some(Value::Term { .. })))
}

/// The day a letter was signed: the first row that is a day and no more behind the principal's signature, or the last one at all.
pub(crate) fn signed_on(
    page: &Text,
    flow: &Flow,
    signed: Option<usize>,
) -> Option<crate::field::Field> {
    let alone: Vec<(usize, &[Char])> = flow
        .paragraphs
        .iter()
        .enumerate()
        .filter_map(|(n, paragraph)| Some((n, stands_alone(paragraph)?)))
        .collect();
    let behind = signed.and_then(|row| alone.iter().find(|(n, _)| *n >= row));
    let (_, chars) = behind.or(alone.last())?;
    value::day(page, chars)
}

/// The day in a row that holds little else: 2026年11月23日于北京市.
fn stands_alone(paragraph: &[Char]) -> Option<&[Char]> {
    let days = dates::days(paragraph);
    let one = days.last()?;
    let before = spelled(paragraph.get(..one.start)?);
    let behind = paragraph.get(one.end..)?;
    let label = before.is_empty()
        || before.ends_with('\t')
        || before.chars().count() <= 4 && !before.chars().any(|c| c.is_ascii_digit());
    let place = behind.is_empty()
        || behind.len() <= 8
            && behind
                .first()
                .is_some_and(|c| matches!(c.c, '于' | '(' | '\t'));
    (label && place)
        .then(|| paragraph.get(one.start..one.end))
        .flatten()
}

/// Whom a letter goes to: the row near its head that ends in a colon and names an organisation.
fn addressee(page: &Text, flow: &Flow) -> Option<crate::field::Field> {
    let row = flow.paragraphs.iter().take(6).find(|row| {
        let text = spelled(row);
        text.ends_with(':') && organisation(text.trim_end_matches(':').trim_start_matches("致"))
    })?;
    let text = value::trimmed(row);
    let skip = usize::from(text.first().is_some_and(|c| c.c == '致'));
    value::company(page, text.get(skip..)?)
}

/// A principal that is a company is said as one, too; an applicant as the person or company they are.
fn named(kind: Kind, fields: &mut Fields) {
    let Some(principal) = fields.get(&Name::Principal).cloned() else {
        return;
    };
    let number = fields.get(&Name::PrincipalNumber).cloned();
    let said = principal
        .text()
        .unwrap_or(&principal.raw)
        .replace('（', "(")
        .replace('）', ")");
    if organisation(&said) {
        put(fields, Name::Company, Some(principal));
        put(fields, Name::Code, number);
    } else if kind == Kind::Application {
        put(fields, Name::Person, Some(principal));
        put(fields, Name::IdNumber, number);
    }
}
