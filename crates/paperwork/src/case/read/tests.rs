//! Reads cases with every kind of mistake and looks at what is told.

use super::*;
use crate::case::{AmountFault, DateFault};

/// `line key id` of every problem.
fn told(text: &str) -> Vec<String> {
    let (_, problems) = read(text);
    lines(&problems)
}

pub(super) fn lines(problems: &[Problem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| {
            let line = problem.line.map_or("-".to_owned(), |line| line.to_string());
            format!("{line} {} {}", problem.key, problem.what.id())
        })
        .collect()
}

/// What is told of one value.
fn of(key: &str, value: &str) -> Vec<Wrong> {
    let (table, name) = key.split_once('.').unwrap();
    let (_, problems) = read(&format!("[{table}]\n{name} = {value}\n"));
    assert!(
        problems.iter().all(|problem| problem.line == Some(2)),
        "{problems:?}"
    );
    problems.into_iter().map(|problem| problem.what).collect()
}

const GOOD: &str = r#"
# 一份完整的案情
[sender]
kind = "person"
name = "张留底"
id = "11010519491231002x"
phone = "+86 138-0013-8000"

[account]
registered = 2020-05-06
certified = true
uid = "100200300400"

[event]
ban_date = "2026-09-10"
facts = """
第一行 "引号"
  第二行
"""

[money]
deposit = 20000
goods = "3580.5"
rate_percent = "3.00%"

[letter]
deadline_working_days = 15
demands = [
  "恢复账号",   # 注释
  "书面说明",
]

[[earlier]]
date = 2026-09-15
what = "申诉"

[[exhibits]]
path = "证据/通知.png"
kind_of_original = "screenshot"

[[exhibits]]
path = 'exports.zip!/data/订单.csv'
title = "订单"

[[materials]]
name = "身份证复印件"
copies = 2
"#;

#[test]
fn a_good_case_is_read_whole() {
    let (case, problems) = read(GOOD);
    assert_eq!(lines(&problems), [""; 0]);
    assert_eq!(case.text("sender.id"), Some("11010519491231002X"));
    assert_eq!(
        case.date("account.registered").unwrap().to_string(),
        "2020-05-06"
    );
    assert_eq!(case.text("event.facts"), Some("第一行 \"引号\"\n  第二行"));
    assert_eq!(case.money("money.deposit").unwrap().to_string(), "20000");
    assert_eq!(
        case.percent("money.rate_percent").unwrap().to_string(),
        "3.00"
    );
    assert_eq!(case.list("letter.demands"), ["恢复账号", "书面说明"]);
    assert_eq!(case.earlier[0].what.as_deref(), Some("申诉"));
    assert_eq!(
        case.exhibits[0].kind_of_original,
        Some(Original::Screenshot)
    );
    assert_eq!(case.exhibits[1].path, "exports.zip!/data/订单.csv");
    assert_eq!(case.materials[0].copies, 2);
    assert_eq!(case.line("sender.name"), Some(5));
    assert_eq!(case.line("exhibits[2].title"), Some(43));
    assert_eq!(case.line("sender.address"), None);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let (case, _) = read(GOOD);
    let windows = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    let (same, problems) = read_bytes(windows.as_bytes());
    assert_eq!((lines(&problems), &same), (Vec::new(), &case));
    assert_eq!(same.line("sender.name"), Some(5));
    let spoiled = windows.replace("person", "nobody");
    assert_eq!(
        lines(&read_bytes(spoiled.as_bytes()).1),
        ["4 sender.kind case-choice"]
    );
}

#[test]
fn everything_is_told_at_once_in_the_order_of_lines() {
    let text = r#"name = "张"
[sender]
kind = "persona"
nmae = "张留底"
id = "11010519491231002Y"
uscc = "91110105MA0000015G"
phone = "1380013800"
email = "zhang@liudi"
address = ""
address = "北京"
[acount]
uid = "1"
[event]
ban_date = 2026-02-30
automated = "是"
reason = “虚假宣传”
measure ＝ "封禁"
[money]
deposit = 20000.00
goods = "12.345"
reserve = "-5"
due = "２０２６-10-01"
rate_percent = 3.1
[letter]
demands = "恢复"
deadline_working_days = 0
font = 1
[exhibits]
path = "a.png"
[[power]]
scope = "x"
"#;
    assert_eq!(
        told(text),
        [
            "1 name case-unknown-key-near",
            "3 sender.kind case-choice",
            "4 sender.nmae case-unknown-key-near",
            "5 sender.id case-citizen-character",
            "6 sender.uscc case-uscc-check",
            "7 sender.phone case-mobile",
            "8 sender.email case-email",
            "9 sender.address case-empty",
            "10 sender.address case-twice-first",
            "11 acount case-unknown-table-near",
            "14 event.ban_date case-date-no-such-day",
            "15 event.automated case-type-flag",
            "16 event.reason case-syntax-quotes",
            "17  case-syntax-equals",
            "19 money.deposit case-amount-float",
            "20 money.goods case-amount-decimals",
            "21 money.reserve case-amount-negative",
            "22 money.due case-date-meant",
            "23 money.rate_percent case-percent-float",
            "25 letter.demands case-type-list",
            "26 letter.deadline_working_days case-number",
            "27 letter.font case-type-quotes",
            "28 exhibits case-two-brackets",
            "30 power case-one-bracket",
        ]
    );
    // What is right beside the wrong is kept.
    let (case, _) = read("[sender]\nnmae = \"x\"\nname = \"张\"\nid = \"1\"\n");
    assert_eq!(
        case.iter().map(|(key, _)| key).collect::<Vec<_>>(),
        ["sender.name"]
    );
}

#[test]
fn dates() {
    let meant = |text: &str| {
        vec![Wrong::Date(DateFault::Form {
            meant: Some(text.parse().unwrap()),
        })]
    };
    let fault = |fault| vec![Wrong::Date(fault)];
    for right in [
        "2024-02-29",
        "\"2024-02-29\"",
        "\" 2024-02-29 \"",
        "'1900-01-01'",
    ] {
        assert_eq!(of("money.due", right), [], "{right}");
    }
    for (wrong, told) in [
        ("2026-02-30", fault(DateFault::NoSuchDay)),
        ("\"2026-02-30\"", fault(DateFault::NoSuchDay)),
        ("2026-13-01", fault(DateFault::NoSuchDay)),
        ("2023-02-29", fault(DateFault::NoSuchDay)),
        ("2026-3-1", meant("2026-03-01")),
        ("\"2026年3月1日\"", meant("2026-03-01")),
        ("2026年3月1日", meant("2026-03-01")),
        ("\"2026/03/01\"", meant("2026-03-01")),
        ("\"20260301\"", meant("2026-03-01")),
        ("\"２０２６-０３-０１\"", meant("2026-03-01")),
        ("\"3月1日\"", fault(DateFault::Form { meant: None })),
        ("\"26-03-01\"", fault(DateFault::Form { meant: None })),
        ("\"明天\"", fault(DateFault::Form { meant: None })),
        ("2026-03-01T10:00:00", fault(DateFault::Time)),
        ("\"2026-03-01 10:00\"", fault(DateFault::Time)),
        ("10:00:00", fault(DateFault::Time)),
        ("1026-03-01", fault(DateFault::Year)),
        ("\"2206-03-01\"", fault(DateFault::Year)),
    ] {
        assert_eq!(of("money.due", wrong), told, "{wrong}");
    }
    assert_eq!(of("money.due", "20260301")[0].id(), "case-type-quotes");
    assert_eq!(of("money.due", "[2026-03-01]")[0].id(), "case-type-one");
}

#[test]
fn amounts() {
    let form = |meant: Option<&str>| AmountFault::Form {
        meant: meant.map(str::to_owned),
    };
    for right in [
        "0",
        "20000",
        "\"20000\"",
        "\"20000.0\"",
        "\"0.01\"",
        "\"999999999999.99\"",
    ] {
        assert_eq!(of("money.deposit", right), [], "{right}");
    }
    for (wrong, told) in [
        ("20000.00", AmountFault::Float),
        ("2e4", AmountFault::Float),
        ("inf", AmountFault::Float),
        ("\"1.005\"", AmountFault::Decimals { most: 2 }),
        ("-1", AmountFault::Negative),
        ("\"-0.01\"", AmountFault::Negative),
        ("\"20,000.00\"", form(Some("20000.00"))),
        ("20,000.00", form(Some("20000.00"))),
        ("\"￥20000元\"", form(Some("20000"))),
        ("\"人民币 20000\"", form(Some("20000"))),
        ("\"２００００\"", form(Some("20000"))),
        ("\"2万\"", form(None)),
        ("\"2,00\"", form(None)),
        ("\"1,2345\"", form(None)),
        ("\"贰万元整\"", form(None)),
        ("\".5\"", form(None)),
        ("\"5.\"", form(None)),
        ("\"1_000\"", form(None)),
        ("\"1e3\"", form(None)),
        ("\"1000000000000\"", AmountFault::Large),
        ("99999999999999999999999999999999999999", AmountFault::Large),
    ] {
        assert_eq!(of("money.deposit", wrong), [Wrong::Amount(told)], "{wrong}");
    }
    assert_eq!(
        of("money.rate_percent", "\"0.0000001\"")[0].id(),
        "case-amount-decimals"
    );
    assert_eq!(of("money.rate_percent", "\"3％\""), []);
}

#[test]
fn types_are_told_with_what_was_wanted() {
    for (key, value, id) in [
        ("account.uid", "100200300400", "case-type-quotes"),
        ("account.uid", "0100", "case-syntax-unquoted"),
        ("sender.name", "true", "case-type-quotes"),
        ("sender.name", "[\"张\"]", "case-type-one"),
        ("sender.name", "{ zh = \"张\" }", "case-type-table"),
        ("sender.name", "\"张\\n三\"", "case-line-break"),
        ("sender.name", "\"张\\u0007\"", "case-control"),
        ("sender.name", "\"  \"", "case-empty"),
        ("event.facts", "\"\"\"\n\n\"\"\"", "case-empty"),
        ("event.automated", "\"true\"", "case-type-flag"),
        ("event.automated", "True", "case-type-flag"),
        ("event.automated", "1", "case-type-flag"),
        ("letter.demands", "[]", "case-empty"),
        ("letter.demands", "[\"\"]", "case-empty"),
        ("letter.demands", "[\"a\", 2]", "case-item"),
        ("letter.deadline_working_days", "\"十五\"", "case-number"),
        ("letter.deadline_working_days", "-1", "case-number"),
        ("letter.deadline_working_days", "0xffff", "case-number"),
        ("letter.deadline_working_days", "1.5", "case-type-quotes"),
        ("firm.uscc", "\"91350100M000100Y43\"", "case-not-law-firm"),
        ("sender.id", "\"110105491231002\"", "case-citizen-old-last"),
        ("sender.phone", "\"电话\"", "case-phone"),
        ("sender.phone", "\"1234\"", "case-phone"),
        ("sender.email", "\"zhang＠example.com\"", "case-email"),
    ] {
        let told: Vec<&str> = of(key, value).iter().map(Wrong::id).collect();
        assert_eq!(told, [id], "{key} = {value}");
    }
    for (key, value) in [
        ("sender.phone", "\"010-12345678 转 801\""),
        ("sender.phone", "\"95188\""),
        ("sender.phone", "\"１３８００１３８０００\""),
        ("sender.kind", "\"个人\""),
        ("letter.deadline_working_days", "\"15\""),
        ("letter.deadline_working_days", "0xf"),
        ("sender.uscc", "\"９1350100ｍ000100Y43\""),
    ] {
        assert_eq!(of(key, value), [], "{key} = {value}");
    }
}

#[test]
fn broken_lines_are_told_by_what_breaks_them() {
    for (line, id) in [
        ("name = “张”", "case-syntax-quotes"),
        ("name ＝ \"张\"", "case-syntax-equals"),
        ("name：\"张\"", "case-syntax-equals"),
        ("name: \"张\"", "case-syntax-equals"),
        ("name \"张\"", "case-syntax-no-equals"),
        ("name", "case-syntax-no-equals"),
        ("name =", "case-syntax-no-value"),
        ("name = # 张", "case-syntax-no-value"),
        ("name = 张留底", "case-syntax-unquoted"),
        ("name = \"张", "case-syntax-unclosed"),
        ("name = '张\"", "case-syntax-unclosed"),
        ("name = \"D:\\店\"", "case-syntax-backslash"),
        ("name = \"他说\"好\"\"", "case-syntax-after-value"),
        ("name = \"a\" b", "case-syntax-after-value"),
        ("姓名 = \"张\"", "case-syntax-key"),
        ("full name = \"张\"", "case-syntax-key"),
        ("name = \"\u{7}\"", "case-syntax-control"),
        ("name = [\"a\" \"b\"]", "case-syntax-comma"),
        ("name = {", "case-syntax-unclosed-bracket"),
        ("【sender】", "case-syntax-brackets"),
        ("[agent", "case-syntax-unclosed-bracket"),
    ] {
        let text = format!("[sender]\n{line}\n");
        let told = told(&text);
        assert!(
            told.len() == 1 && told[0].starts_with("2 ") && told[0].ends_with(id),
            "{line}: {told:?}"
        );
    }
    let deep = format!("[sender]\nname = {}", "[".repeat(50_000));
    assert_eq!(told(&deep)[0], "2 sender.name case-syntax-deep");
    assert_eq!(
        told("[sender]\rname = \"a\"\r")[0],
        "1  case-syntax-line-end"
    );
}

#[test]
fn a_list_that_is_not_closed_is_told_once() {
    let text = "[letter]\ndemands = [\"a\",\n  \"b\"\nplace = \"北京\"\nreference = \"1\"\n";
    let told = told(text);
    assert_eq!(told, ["2 letter.demands case-syntax-unclosed-bracket"]);
    let text = "[letter]\ndemands = [\"a\", \"b\"\nplace = \"北京\"\n";
    assert_eq!(
        self::told(text)[0],
        "2 letter.demands case-syntax-unclosed-bracket"
    );
}

#[test]
fn what_stands_twice_names_the_first_line() {
    let first = |text: &str| {
        let (_, problems) = read(text);
        assert_eq!(problems.len(), 1, "{problems:?}");
        (
            problems[0].line,
            problems[0].key.clone(),
            problems[0].what.clone(),
        )
    };
    let twice = |line| Wrong::Twice { first: Some(line) };
    assert_eq!(
        first("[sender]\nname = \"a\"\nname = \"b\"\n"),
        (Some(3), "sender.name".to_owned(), twice(2))
    );
    assert_eq!(
        first("[sender]\nname = \"a\"\n[account]\n[sender]\nphone = \"95188\"\n"),
        (Some(4), "sender".to_owned(), twice(1))
    );
    assert_eq!(
        first("[[exhibits]]\npath = \"a\"\n[[exhibits]]\npath = \"b\"\npath = \"c\"\n"),
        (Some(5), "exhibits[2].path".to_owned(), twice(4))
    );
    let (case, _) = read("[sender]\nname = \"a\"\n[sender]\nphone = \"95188\"\n");
    assert_eq!(
        (case.text("sender.name"), case.text("sender.phone")),
        (Some("a"), Some("95188"))
    );
}

#[test]
fn values_that_contradict_each_other_name_both_lines() {
    let text = "[account]\nregistered = 2026-01-02\n[event]\nban_date = 2026-01-01\n\
        [minor]\nid = \"110101201503010015\"\nbirth = 2014-03-01\n\
        [[earlier]]\ndate = 2026-02-01\nwhat = \"x\"\nanswer_date = 2026-01-31\n";
    let (_, problems) = read(text);
    assert_eq!(
        lines(&problems),
        [
            "4 event.ban_date case-before-line",
            "7 minor.birth case-birth",
            "11 earlier[1].answer_date case-before-line",
        ]
    );
    assert!(matches!(
        &problems[2].what,
        Wrong::Before { other, line: Some(9), .. } if other == "earlier[1].date"
    ));
}

#[test]
fn entries_that_lack_what_they_need_are_told() {
    assert_eq!(
        told(
            "[[earlier]]\nchannel = \"邮寄\"\n[[exhibits]]\n[[materials]]\ncopies = 0\nnam = \"x\"\n"
        ),
        [
            "1 earlier[1].date case-missing",
            "1 earlier[1].what case-missing",
            "3 exhibits[1].path case-missing",
            "4 materials[1].name case-missing",
            "5 materials[1].copies case-number",
            "6 materials[1].nam case-unknown-key-near",
        ]
    );
    assert_eq!(told("exhibits = [1]\n"), ["1 exhibits case-not-table"]);
    assert_eq!(told("sender = 1\n"), ["1 sender case-not-table"]);
    assert_eq!(
        told("sender = { name = \"张\" }\naccount.uid = \"1\"\n"),
        [""; 0]
    );
}
