//! Runs `paperwork rules`: lists the rules papers are checked by, explains one, and says what purposes need and places of upload take.
//!
//! Takes a code (in any case), a purpose or a channel; gives text for people or JSON (`"liudi": "rules"`, `"rule"`, `"purpose"`,
//! `"channel"`) for programs. Reads nothing but the program's own tables.

use clap::{Arg, ArgMatches, Command};
use i18n_embed_fl::fl;
use papers::channel::Channel;
use papers::purpose::{Demand, Need, Purpose, When};
use papers::rules::{self, Severity};
use serde_json::{Value, json};
use shell::args::option;
use shell::failure::Failure;
use shell::language::Language;
use shell::status::Status;
use shell::words::{Manner, Words};

use super::{Outcome, say};

/// `rules`
pub fn command(words: &Words) -> Command {
    let l = &words.loader;
    Command::new("rules")
        .about(fl!(l, "rules-about"))
        .after_help(fl!(l, "rules-examples"))
        .arg(
            Arg::new("code")
                .value_name("CODE")
                .help(fl!(l, "rules-code")),
        )
        .arg(option("for", "PURPOSE").conflicts_with("code").help(fl!(
            l,
            "rules-for",
            purposes = purposes()
        )))
        .arg(
            option("channel", "NAME")
                .conflicts_with_all(["code", "for"])
                .help(fl!(l, "rules-channel", channels = channels())),
        )
}

/// Runs the command.
pub fn run(words: &Words, manner: Manner, matches: &ArgMatches) -> Outcome {
    let given = |name: &str| matches.get_one::<String>(name).map(|text| text.trim());
    let text = if let Some(code) = given("code") {
        let code = known(words, code)?;
        match manner.json {
            true => lines(&rule_json(code)),
            false => explained(words, code),
        }
    } else if let Some(name) = given("for") {
        let purpose = purpose(words, name)?;
        match manner.json {
            true => lines(&purpose_json(purpose)),
            false => needed(words, purpose),
        }
    } else if let Some(name) = given("channel") {
        let channel = channel(words, name)?;
        match manner.json {
            true => lines(&channel_json(&channel)),
            false => limits(words, &channel),
        }
    } else {
        match manner.json {
            true => {
                let all = rules::all().iter().map(|rule| rule_json(rule.code()));
                lines(&json!({"liudi": "rules", "version": 1, "rules": all.collect::<Vec<_>>()}))
            }
            false => listed(words),
        }
    };
    words.print(&text)?;
    Ok(Status::Done)
}

fn lines(value: &Value) -> String {
    format!("{value}\n")
}

fn purposes() -> String {
    Purpose::ALL.map(Purpose::id).join("|")
}

fn channels() -> String {
    Channel::names().join("|")
}

/// The code of a rule, however it is written: `e206`, `E206`; a number alone when only one rule has it.
fn known(words: &Words, given: &str) -> Result<&'static str, Failure> {
    let wanted = given.to_ascii_uppercase();
    let all = || rules::all().iter().map(|rule| rule.code());
    if let Some(code) = all().find(|code| *code == wanted || code.get(1..) == Some(&wanted)) {
        return Ok(code);
    }
    let l = &words.loader;
    let shown: String = given.chars().take(40).collect();
    let shown = shell::escape::line(&shown).into_owned();
    let failure = Failure::new(fl!(l, "rules-unknown", code = shown));
    Err(match nearest(&wanted) {
        Some(nearest) => failure.hint(fl!(l, "rules-unknown-nearest", nearest = nearest)),
        None => failure,
    }
    .hint(fl!(l, "rules-unknown-hint")))
}

/// The rule a code was probably meant to be: another letter before the same number, or one digit off.
fn nearest(wanted: &str) -> Option<&'static str> {
    let digits = |code: &str| -> Vec<u8> { code.bytes().filter(u8::is_ascii_digit).collect() };
    let given = digits(wanted);
    if given.len() != 3 {
        return None;
    }
    let apart = |code: &str| {
        let known = digits(code);
        let different = known.iter().zip(&given).filter(|(a, b)| a != b).count();
        // The first digit tells the family: it weighs more than the others.
        different + usize::from(known.first() != given.first()) * 2
    };
    let all = rules::all().iter().map(|rule| rule.code());
    all.filter(|code| apart(code) <= 1)
        .min_by_key(|code| apart(code))
}

fn purpose(words: &Words, given: &str) -> Result<Purpose, Failure> {
    let l = &words.loader;
    Purpose::parse(given).ok_or_else(|| {
        let given = shell::escape::line(given).into_owned();
        Failure::new(fl!(l, "check-no-purpose", given = given)).hint(fl!(
            l,
            "check-no-purpose-hint",
            all = purposes()
        ))
    })
}

fn channel(words: &Words, given: &str) -> Result<Channel, Failure> {
    let l = &words.loader;
    Channel::named(given).ok_or_else(|| {
        let given = shell::escape::line(given).into_owned();
        Failure::new(fl!(l, "check-no-channel", given = given)).hint(fl!(
            l,
            "check-no-channel-hint",
            all = channels()
        ))
    })
}

/// One text of a rule, as it is without a paper to speak of: `…` where values would stand.
fn text(words: &Words, code: &str, part: &str) -> String {
    let id = format!("rule-{}-{part}", code.to_ascii_lowercase());
    blank(
        &words.by_id(&id, &[]),
        &fl!(words.loader, "rules-something"),
    )
}

/// A text whose missing values (`{$found}`, as Fluent leaves them) are replaced.
fn blank(text: &str, with: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        made.push_str(before);
        made.push_str(with);
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    made.push_str(rest);
    made
}

fn severity(code: &str) -> &'static str {
    match Severity::of(code) {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn listed(words: &Words) -> String {
    let mut made = String::new();
    let mut family = "";
    for rule in rules::all() {
        let code = rule.code();
        let of = code.get(1..2).unwrap_or_default();
        if of != family {
            let gap = if made.is_empty() { "" } else { "\n" };
            let heading = words.by_id(&format!("rules-family-{of}"), &[]);
            made.push_str(&format!("{gap}{heading}\n"));
            family = of;
        }
        let how = words.by_id(&format!("rules-severity-{}", severity(code)), &[]);
        made.push_str(&format!(
            "  {code}  {} · {how}\n",
            text(words, code, "title")
        ));
    }
    let l = &words.loader;
    let next = fl!(
        l,
        "rules-next",
        purposes = purposes(),
        channels = channels()
    );
    made.push_str(&format!("\n{next}\n"));
    made
}

fn explained(words: &Words, code: &str) -> String {
    let l = &words.loader;
    let how = words.by_id(&format!("rules-severity-{}", severity(code)), &[]);
    let mut made = format!("{code}  {} · {how}\n", text(words, code, "title"));
    for (heading, part) in [
        (fl!(l, "rules-finds"), "finds"),
        (fl!(l, "rules-why"), "why"),
        (fl!(l, "rules-do"), "do"),
    ] {
        made.push_str(&format!("\n{heading}\n  {}\n", text(words, code, part)));
    }
    if let Some(known) = rules::source(code) {
        let line = from(words, &known.source, &known.as_of, &known.confidence);
        made.push_str(&format!("\n{}\n  {line}\n", fl!(l, "rules-from")));
    }
    made
}

fn from(words: &Words, source: &str, as_of: &str, confidence: &str) -> String {
    let confidence = words.by_id(&format!("rules-confidence-{confidence}"), &[]);
    words.by_id(
        "rules-from-line",
        &[
            ("source", source.to_owned()),
            ("as-of", as_of.to_owned()),
            ("confidence", confidence),
        ],
    )
}

/// Under which heading a need is shown.
fn heading(need: &Need) -> &'static str {
    match (need.demand, need.when) {
        (Demand::Required, Some(When::Agent)) => "rules-needs-agent",
        (Demand::Required, _) => "rules-needs-required",
        (Demand::Optional, _) => "rules-needs-optional",
        (Demand::Reminder, _) => "rules-needs-reminder",
        (Demand::Groundless, _) => "rules-needs-groundless",
    }
}

fn needed(words: &Words, purpose: Purpose) -> String {
    let l = &words.loader;
    let id = purpose.id();
    let mut made = format!(
        "{}\n",
        fl!(
            l,
            "rules-needs",
            purpose = words.by_id(&format!("purpose-{id}"), &[]),
            about = words.by_id(&format!("purpose-about-{id}"), &[])
        )
    );
    for part in [
        "rules-needs-required",
        "rules-needs-agent",
        "rules-needs-reminder",
        "rules-needs-optional",
        "rules-needs-groundless",
    ] {
        let of_part: Vec<&Need> = purpose
            .needs()
            .filter(|need| heading(need) == part)
            .collect();
        if of_part.is_empty() {
            continue;
        }
        made.push_str(&format!("\n{}\n", words.by_id(part, &[])));
        for need in of_part {
            made.push_str(&one_need(words, purpose, need));
        }
    }
    made.push_str(&format!("\n{}\n", fl!(l, "rules-needs-next", purpose = id)));
    made
}

fn one_need(words: &Words, purpose: Purpose, need: &Need) -> String {
    let values = [("need", need.id.clone())];
    let name = words.by_id("need-name", &values);
    let why = words.by_id("need-why", &values);
    let line = from(words, &need.source, &need.as_of, &need.confidence);
    // Whom it is for is said where it is not for all that the purpose is for.
    let whom = match need.holds_for(purpose.bodies()) {
        true => String::new(),
        false => {
            let open = need
                .bodies
                .iter()
                .filter(|body| purpose.bodies().contains(body));
            let names = open.map(|body| words.by_id(&format!("rules-bodies-{}", body.id()), &[]));
            let between = match words.language {
                Language::Zh => "、",
                Language::En => ", ",
            };
            format!(" · {}", names.collect::<Vec<_>>().join(between))
        }
    };
    let source = fl!(words.loader, "rules-from");
    let colon = match words.language {
        Language::Zh => "：",
        Language::En => ": ",
    };
    format!("  {name}{whom}\n      {why}\n      {source}{colon}{line}\n")
}

fn limits(words: &Words, channel: &Channel) -> String {
    let l = &words.loader;
    let about = words.by_id(&format!("channel-about-{}", channel.name), &[]);
    let mega = |octets: u64| format!("{}", octets / 1_000_000);
    let formats: Vec<String> = channel
        .formats
        .iter()
        .map(|format| format!("{format:?}").to_uppercase())
        .collect();
    let mut all = vec![
        fl!(
            l,
            "rules-channel-octets",
            megabytes = mega(channel.most_octets)
        ),
        fl!(l, "rules-channel-formats", formats = formats.join(" ")),
    ];
    if let Some(octets) = channel.pdf_octets {
        all.push(fl!(l, "rules-channel-pdf", megabytes = mega(octets)));
    }
    if let Some(pixels) = channel.side_min {
        all.push(fl!(l, "rules-channel-min", pixels = pixels.to_string()));
    }
    if let Some(pixels) = channel.side_max {
        all.push(fl!(l, "rules-channel-max", pixels = pixels.to_string()));
    }
    if channel.colour {
        all.push(fl!(l, "rules-channel-colour"));
    }
    if let Some(pages) = channel.pages {
        all.push(fl!(l, "rules-channel-pages", pages = pages.to_string()));
    }
    if channel.id_one_file {
        all.push(fl!(l, "rules-channel-id"));
    }
    let title = fl!(
        l,
        "rules-channel-title",
        name = channel.name.clone(),
        about = about
    );
    let line = from(words, &channel.source, &channel.as_of, &channel.confidence);
    let shown: Vec<String> = all.iter().map(|line| format!("  {line}")).collect();
    format!(
        "{title}\n\n{}\n\n{}\n  {line}\n",
        shown.join("\n"),
        fl!(l, "rules-from")
    )
}

/// A rule in both languages.
fn rule_json(code: &str) -> Value {
    let (zh, en) = (say::words(Language::Zh), say::words(Language::En));
    let both = |part: &str| json!({"zh": text(&zh, code, part), "en": text(&en, code, part)});
    let known = rules::source(code);
    json!({
        "liudi": "rule",
        "version": 1,
        "code": code,
        "severity": severity(code),
        "title": both("title"),
        "finds": both("finds"),
        "why": both("why"),
        "do": both("do"),
        "source": known.map(|known| &known.source),
        "as_of": known.map(|known| &known.as_of),
        "confidence": known.map(|known| &known.confidence),
    })
}

fn purpose_json(purpose: Purpose) -> Value {
    let (zh, en) = (say::words(Language::Zh), say::words(Language::En));
    let needs = purpose.needs().map(|need| {
        let values = [("need", need.id.clone())];
        let both = |id: &str| json!({"zh": zh.by_id(id, &values), "en": en.by_id(id, &values)});
        let kinds = need.kinds.iter();
        let kinds: Vec<Vec<&str>> = kinds
            .map(|all| all.iter().map(|kind| kind.id()).collect())
            .collect();
        json!({
            "id": need.id,
            "demand": need.demand.id(),
            "when_agent_acts": need.when.map(|when| when == When::Agent),
            "for": need.bodies.iter().map(|body| body.id()).collect::<Vec<_>>(),
            "any_of": kinds,
            "name": both("need-name"),
            "why": both("need-why"),
            "source": need.source,
            "as_of": need.as_of,
            "confidence": need.confidence,
        })
    });
    json!({"liudi": "purpose", "version": 1, "purpose": purpose.id(), "needs": needs.collect::<Vec<_>>()})
}

fn channel_json(channel: &Channel) -> Value {
    json!({
        "liudi": "channel",
        "version": 1,
        "name": channel.name,
        "most_octets": channel.most_octets,
        "pdf_most_octets": channel.pdf_octets,
        "formats": channel.formats,
        "side_min": channel.side_min,
        "side_max": channel.side_max,
        "colour": channel.colour,
        "pages": channel.pages,
        "id_in_one_file": channel.id_one_file,
        "source": channel.source,
        "as_of": channel.as_of,
        "confidence": channel.confidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_values_are_left_open() {
        assert_eq!(blank("到 {$day} 为止，{$a}{$b}。", "…"), "到 … 为止，……。");
        assert_eq!(blank("没有", "…"), "没有");
        assert_eq!(blank("{$half", "…"), "…");
    }

    #[test]
    fn every_need_and_channel_has_its_words_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            let words = say::words(language);
            let other = |id: &str| words.by_id(id, &[("need", "no-such-need".to_owned())]);
            for need in Need::all() {
                for id in ["need-name", "need-why"] {
                    let said = words.by_id(id, &[("need", need.id.clone())]);
                    assert_ne!(said, other(id), "{} {id}", need.id);
                }
            }
            for channel in Channel::all() {
                let shown = limits(&words, channel);
                assert!(!shown.contains("No localization"), "{shown}");
            }
            for purpose in Purpose::ALL {
                let shown = needed(&words, purpose);
                assert!(
                    !shown.contains("No localization") && !shown.contains("{$"),
                    "{shown}"
                );
            }
        }
    }
}
