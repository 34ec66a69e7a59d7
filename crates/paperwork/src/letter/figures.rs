//! Works out what a letter states in figures: its deadline, how old earlier requests are, damages and interest.
//!
//! Damages only by an agreed clause, else interest only at a rate the case gives, else a loss the case explains; never a figure of ours.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use super::printed;
use crate::case::{Case, Earlier};
use crate::law::calendar::{Calendar, Due};
use crate::law::money::{self, Computation};
use crate::template::manifest::Manifest;

/// How many working days a letter gives: what the case says, else what the template stands on.
pub fn days(manifest: &Manifest, case: &Case) -> Option<u32> {
    case.number("letter.deadline_working_days").or_else(|| {
        manifest
            .deadline
            .as_ref()
            .map(|deadline| deadline.working_days)
    })
}

/// The deadline in words: how it is counted, and its last day if the letter dated `made` arrives that very day.
pub fn deadline(days: u32, made: Option<Date>, calendar: &Calendar) -> Json {
    let counted = format!("收到本函之日起{days}个工作日内");
    let Some((made, due)) = made.and_then(|made| Some((made, calendar.due(made, days).ok()?)))
    else {
        let text = format!("{counted}（收到当日不计入）");
        return json!({ "text": text, "days": days, "date": null, "provisional": false });
    };
    let text = format!(
        "{counted}（收到当日不计入；如于{}收到，至{}届满{}）",
        printed::date(made),
        printed::date(due.date),
        provisional(&due)
    );
    json!({ "text": text, "days": days, "date": printed::date(due.date), "provisional": due.provisional })
}

fn provisional(due: &Due) -> String {
    match due.provisional {
        true => format!("，{}年放假安排公布后以其为准", due.date.year()),
        false => String::new(),
    }
}

/// An earlier request as a row: when, what, how, what was answered; and whether the time for an answer has passed.
pub fn earlier(one: &Earlier, days: Option<u32>, today: Date, calendar: &Calendar) -> Json {
    let by: Vec<&str> = [&one.channel, &one.reference]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let answer = match (&one.answer, one.answer_date) {
        (Some(answer), Some(date)) => format!("{}：{answer}", printed::date(date)),
        (Some(answer), None) => answer.clone(),
        (None, Some(date)) => format!("{}答复", printed::date(date)),
        (None, None) => "至今未答复".to_owned(),
    };
    let answered = one.answer.is_some() || one.answer_date.is_some();
    let due = one
        .date
        .zip(days)
        .and_then(|(date, days)| calendar.due(date, days).ok());
    json!({
        "date": one.date.map_or_else(String::new, printed::date),
        "what": one.what.clone().unwrap_or_default(),
        "by": by.join("，"),
        "answer": answer,
        "answered": answered,
        "due": due.as_ref().map(|due| printed::date(due.date)),
        "overdue": !answered && due.is_some_and(|due| due.date < today && !due.provisional),
    })
}

/// Full years between birth and a day.
pub fn age(birth: Date, today: Date) -> i16 {
    let had_birthday = (today.month(), today.day()) >= (birth.month(), birth.day());
    today.year() - birth.year() - i16::from(!had_birthday)
}

/// What is owed without damages: deposit, payment for goods and reserve, as far as given.
pub fn principal(case: &Case) -> Option<Decimal> {
    let parts = ["money.deposit", "money.goods", "money.reserve"].map(|key| case.money(key));
    let given: Vec<Decimal> = parts.into_iter().flatten().collect();
    let sum = given
        .iter()
        .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part))?;
    (!given.is_empty()).then_some(sum)
}

/// Damages or interest up to a day, line by line; `null` when the case gives no ground for any.
pub fn computation(case: &Case, today: Date) -> Json {
    let base = case.money("money.damages_base").or_else(|| principal(case));
    let due = case.date("money.due");
    let agreed = case.has("money.damages_clause") && case.has("money.damages_source");
    let percent = case
        .percent("money.damages_percent_per_day")
        .filter(|_| agreed);
    let fixed = case.money("money.damages_fixed").filter(|_| agreed);
    let rate = case
        .percent("money.rate_percent")
        // Where damages were agreed, no interest beside them, even when they cannot be worked out here.
        .filter(|_| case.has("money.rate_source") && !agreed);
    let (kind, computed) = match (percent, fixed, rate, base.zip(due)) {
        (Some(percent), _, _, Some((base, due))) => {
            ("agreed", money::daily(base, percent, due, today))
        }
        (_, Some(fixed), _, _) => return given("agreed", "约定的违约金", fixed),
        (None, None, Some(rate), Some((base, due))) => {
            ("interest", money::yearly(base, rate, due, today))
        }
        _ => {
            return match case
                .money("money.loss")
                .filter(|_| case.has("money.loss_basis"))
            {
                Some(loss) => given("loss", "实际损失", loss),
                None => Json::Null,
            };
        }
    };
    match computed {
        Ok(computed) => {
            let mut lines: Vec<Json> = computed
                .lines
                .iter()
                .map(|line| json!({ "label": line_name(line.label), "text": line_text(line, &computed) }))
                .collect();
            lines.push(json!({ "label": "合计", "text": printed::amount(computed.total) }));
            json!({ "kind": kind, "lines": lines, "total": printed::amount(computed.total) })
        }
        // Amounts beyond what can be counted, or a due date after the letter's: nothing is owed that could be stated.
        Err(_) => Json::Null,
    }
}

/// The name of a step of a computation.
fn line_name(label: money::Label) -> &'static str {
    match label {
        money::Label::Base => "计算基数",
        money::Label::PercentPerDay => "约定标准",
        money::Label::PercentPerYear => "年利率",
        money::Label::Days => "起止日期和天数",
        money::Label::YearOfDays => "计算方法",
        money::Label::Exact => "计算过程",
        money::Label::Rounded => "四舍五入到分",
    }
}

/// A step of a computation as a letter writes it.
fn line_text(line: &money::Line, computed: &Computation) -> String {
    match line.label {
        money::Label::Base => format!("{}元", money::grouped(computed.base)),
        money::Label::PercentPerDay => format!("每日{}%", computed.percent.normalize()),
        money::Label::PercentPerYear => format!("每年{}%", computed.percent.normalize()),
        money::Label::Days => format!(
            "{}至{}，共{}日（首日不计，末日计入）",
            printed::date(computed.from),
            printed::date(computed.to),
            computed.days
        ),
        money::Label::YearOfDays => "单利，按实际天数除以365日".to_owned(),
        money::Label::Exact | money::Label::Rounded => format!("{}元", line.expression),
    }
}

fn given(kind: &str, label: &str, sum: Decimal) -> Json {
    let total = printed::amount(sum);
    json!({ "kind": kind, "lines": [{ "label": label, "text": total }], "total": total })
}
