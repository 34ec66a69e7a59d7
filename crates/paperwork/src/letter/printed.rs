//! Prints the values of a case as a formal Chinese letter writes them.
//!
//! Dates as 2026年11月21日, money as 人民币20,000.00元（大写：贰万元整）, text as it is. Text stays text: it reaches the page as a value, never
//! as markup.

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use crate::case::{Case, Kind, Value, fields};
use crate::law::money;

/// A day in a letter.
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// An amount in a letter, with its capital form.
pub fn amount(sum: rust_decimal::Decimal) -> String {
    match money::capital(sum) {
        Ok(capital) => format!("人民币{}元（大写：{capital}）", money::grouped(sum)),
        Err(_) => format!("人民币{}元", money::grouped(sum)),
    }
}

/// Text without the stops at its end.
fn unstopped(text: &str) -> &str {
    let bare = text.trim_end_matches(['。', '；', '，', '、', ';', ',']);
    if bare.is_empty() { text } else { bare }
}

/// One value as `{raw, text, lines}`.
pub fn value(key: &str, value: &Value) -> Json {
    let text = match value {
        Value::Text(text) => match fields::find(key) {
            Some(field) if field.kind == Kind::Choice => field
                .choices
                .iter()
                .find(|choice| choice.value == *text)
                .map_or_else(|| text.clone(), |choice| choice.zh.clone()),
            // One line stands inside a sentence of the letter: its own stop would stand before the letter's.
            Some(field) if field.kind == Kind::Text => unstopped(text).to_owned(),
            _ => text.clone(),
        },
        Value::Date(day) => date(*day),
        Value::Money(sum) => amount(*sum),
        Value::Percent(share) => format!("{}%", share.normalize()),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Value::List(items) => {
            let items: Vec<&str> = items.iter().map(|item| unstopped(item)).collect();
            items.join("；")
        }
    };
    let lines: Vec<&str> = match value {
        Value::List(items) => items.iter().map(String::as_str).collect(),
        _ => text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect(),
    };
    json!({ "raw": value.plain(), "text": text, "lines": lines })
}

/// Every value of the case by its key. A flag that says no is left out.
pub fn values(case: &Case) -> Map<String, Json> {
    case.iter()
        .filter(|(_, one)| **one != Value::Flag(false))
        .map(|(key, one)| (key.to_owned(), value(key, one)))
        .collect()
}

/// The width of the line to fill by hand for every field, in em.
pub fn widths() -> Map<String, Json> {
    fields::all()
        .iter()
        .map(|field| (field.key.clone(), field.width.into()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_printed_as_letters_write_them() {
        let mut case = Case::default();
        for (key, text) in [
            ("sender.kind", "company"),
            ("sender.name", "#strong[$x$] ]{}"),
            ("event.ban_date", "2026-02-03"),
            ("event.measure", "永久封禁账号。"),
            ("letter.data_wanted", "作品；\n订单。"),
            ("money.deposit", "20000"),
            ("money.damages_percent_per_day", "0.050"),
            ("event.facts", "一\n\n 二 \n"),
            ("event.automated", "false"),
        ] {
            case.set(key, text).unwrap();
        }
        let all = values(&case);
        let text = |key: &str| all[key]["text"].as_str().unwrap();
        assert_eq!(text("sender.kind"), "公司或其他单位");
        assert_eq!(all["sender.kind"]["raw"], "company");
        assert_eq!(text("sender.name"), "#strong[$x$] ]{}");
        assert_eq!(text("event.measure"), "永久封禁账号");
        assert_eq!(text("letter.data_wanted"), "作品；订单");
        assert_eq!(
            all["letter.data_wanted"]["lines"],
            json!(["作品；", "订单。"])
        );
        assert_eq!(text("event.ban_date"), "2026年2月3日");
        assert_eq!(text("money.deposit"), "人民币20,000.00元（大写：贰万元整）");
        assert_eq!(text("money.damages_percent_per_day"), "0.05%");
        assert_eq!(all["event.facts"]["lines"], json!(["一", "二"]));
        assert!(!all.contains_key("event.automated"));
    }
}
