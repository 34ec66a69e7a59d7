//! Makes cases of ordinary ones that try to break a letter: markup, endless words, long reasons, rare characters, odd line ends.

use paperwork::case::fields::{self, Kind};
use paperwork::template;
use toml::{Table, Value};

use super::support::case;

/// Everything that means something to the typesetter, to Markdown or to TOML.
pub const MARKUP: &str =
    "#strong[甲] $x^2$ ]{} \\ @a `b` *c* _d_ // e /* f <g> \" ' ~ -- #panic() \\u{41}";
/// Rare characters of 通用规范汉字表 that stand in names.
pub const RARE: &str = "㛃䶮𬭚𠅤";

/// A word of letters and digits that never ends.
pub fn token() -> String {
    "a1B2c3D4e5".repeat(60)
}

/// A reason of five thousand characters in one paragraph.
pub fn reason() -> String {
    let sentence = "申请人于2026年9月28日收到通知，通知没有指出具体内容，也没有说明依据；申请人先后3次请求复核，均未获答复。";
    sentence.chars().cycle().take(5000).collect()
}

/// Lines with every line end, blank lines and blanks round them.
pub const LINES: &str = "第一行\r\n第二行 \n\n\n  第三行\r\n\r\n第四行\n";

/// The fields a letter prints, with what they hold.
fn declared(letter: &str) -> Vec<(String, Kind)> {
    let manifest = template::shipped(letter).unwrap().unwrap().manifest;
    let keys = manifest.declared();
    keys.filter_map(|key| Some((key.to_owned(), fields::find(key)?.kind)))
        .collect()
}

fn put(table: &mut Table, key: &str, value: Value) {
    let (outer, inner) = key.split_once('.').unwrap();
    let inside = table.entry(outer).or_insert_with(|| Table::new().into());
    inside
        .as_table_mut()
        .unwrap()
        .insert(inner.to_owned(), value);
}

fn has(table: &Table, key: &str) -> bool {
    let (outer, inner) = key.split_once('.').unwrap();
    table
        .get(outer)
        .is_some_and(|inside| inside.get(inner).is_some())
}

/// Puts `text` into the free text of the letter's case: where `which` says so.
fn with(letter: &str, of: &str, text: &str, which: impl Fn(&str, Kind) -> bool) -> String {
    let mut table: Table = case(of).parse().unwrap();
    for (key, kind) in declared(letter) {
        let value: Value = match kind {
            Kind::Text | Kind::Lines => text.into(),
            Kind::List => vec![Value::from(text), text.into()].into(),
            _ => continue,
        };
        if which(&key, kind) {
            put(&mut table, &key, value);
        }
    }
    // What a field asks for in its turn is ordinary.
    let manifest = template::shipped(letter).unwrap().unwrap().manifest;
    for one in manifest
        .required_when
        .iter()
        .filter(|one| one.condition.value.is_none())
    {
        let given = has(&table, &one.condition.key);
        for key in &one.fields {
            if given && !has(&table, key) {
                put(
                    &mut table,
                    key,
                    fields::find(key).unwrap().example.as_str().into(),
                );
            }
        }
    }
    for (list, keys) in [
        ("earlier", &["what", "channel", "reference", "answer"][..]),
        ("materials", &["name"]),
    ] {
        for row in table
            .get_mut(list)
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            for key in keys
                .iter()
                .filter(|key| which(&format!("{list}.{key}"), Kind::Text))
            {
                row.as_table_mut()
                    .unwrap()
                    .insert((*key).to_owned(), text.into());
            }
        }
    }
    toml::to_string(&table).unwrap()
}

/// The field a letter's facts stand in.
pub fn body(letter: &str) -> Option<String> {
    let all = declared(letter);
    let lines = |wanted: &str| {
        all.iter()
            .any(|(key, kind)| key == wanted && *kind == Kind::Lines)
    };
    let known = ["event.facts", "owner.basis", "power.scope"];
    known.into_iter().find(|key| lines(key)).map(str::to_owned)
}

/// Every kind of trouble by name, for one letter made of one case.
pub fn cases(letter: &str, of: &str) -> Vec<(&'static str, String)> {
    let body = body(letter);
    let short = |key: &str| {
        let end = key.rsplit('.').next().unwrap();
        [
            "name",
            "address",
            "facts",
            "basis",
            "what",
            "channel",
            "reference",
            "answer",
        ]
        .contains(&end)
            || Some(key) == body.as_deref()
    };
    let is_body = |key: &str, _| Some(key) == body.as_deref();
    let mut all = vec![
        ("markup", with(letter, of, MARKUP, |_, _| true)),
        ("token", with(letter, of, &token(), |key, _| short(key))),
        ("rare", with(letter, of, RARE, |_, _| true)),
        (
            "lines",
            with(letter, of, LINES, |_, kind| kind == Kind::Lines),
        ),
    ];
    if body.is_some() {
        all.push(("long", with(letter, of, &reason(), is_body)));
    }
    all
}

/// The same case with a character nobody has a glyph for.
pub fn without_glyph(letter: &str, of: &str) -> String {
    with(letter, of, "张\u{E000}三", |key, _| key == "sender.name")
}
