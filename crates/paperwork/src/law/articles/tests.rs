//! Tries the shipped law table and broken ones.

use super::*;
use jiff::civil::date;

const SMALL: &str = r#"as_of = "2026-11-21"

[[law]]
id = "one"
name = "《一法》"
short = "一法"
en = "Law One"
since = "2020-01-01"
source = "a page"
as_of = "2026-11-21"
confidence = "high"

[[article]]
id = "one-1"
law = "one"
article = "第一条"
says.zh = "说了一件事。"
says.en = "It says one thing."
"#;

fn shipped() -> Articles {
    Articles::shipped().unwrap_or_else(|wrong| panic!("{wrong:#?}"))
}

/// The first mistake of the small table with something put at its end.
fn wrong_with(end: &str) -> ArticlesError {
    wrong_in(&format!("{SMALL}{end}"))
}

fn wrong_in(text: &str) -> ArticlesError {
    Articles::parse(text).unwrap_err().remove(0)
}

#[test]
fn the_shipped_table_is_whole() {
    let articles = shipped();
    assert!(articles.iter().count() > 110);
    for article in articles.iter() {
        assert!(!article.source.is_empty(), "{}", article.id);
        assert!(article.as_of <= articles.as_of(), "{}", article.id);
        assert!(article.since <= articles.as_of(), "{}", article.id);
        assert!(article.says.zh.ends_with('。'), "{}", article.id);
        assert!(article.says.en.ends_with('.'), "{}", article.id);
        assert!(article.law.ends_with(['》', '）']), "{}", article.id);
    }
}

#[test]
fn every_article_is_numbered_or_named_whole() {
    for article in shipped().iter() {
        assert!(
            article.article.is_empty() || article.article.starts_with('第'),
            "{}",
            article.id
        );
    }
    assert_eq!(
        shipped().get("pipl-47-1-3").unwrap().citation(),
        "《中华人民共和国个人信息保护法》第四十七条第一款第三项"
    );
}

#[test]
fn letters_that_the_rules_name_are_the_letters_there_are() {
    let known = [
        "*",
        "application",
        "forced-closing",
        "appeal",
        "shop-closing",
        "lawyer-letter",
        "copy-request",
        "authorisation",
        "ownership-statement",
        "guardian",
        "complaint",
    ];
    for article in shipped().iter() {
        for letter in article.not_for.iter().flat_map(|rule| &rule.letters) {
            assert!(known.contains(&letter.as_str()), "{}: {letter}", article.id);
        }
    }
}

#[test]
fn what_the_source_articles_got_wrong_is_refused() {
    let articles = shipped();
    let refused = |id: &str, letter: &str| articles.may_cite(id, letter).unwrap_err();
    for letter in ["application", "appeal", "complaint", "lawyer-letter"] {
        assert!(matches!(
            refused("civil-111", letter),
            Refusal::NotForLetter { .. }
        ));
        assert!(matches!(
            refused("ecl-21", letter),
            Refusal::NotForLetter { .. }
        ));
    }
    assert_eq!(
        refused("cyber-43", "complaint"),
        Refusal::Superseded {
            id: "cyber-43".into(),
            by: "cyber-45".into(),
        }
    );
    assert!(matches!(
        refused("cyber-45", "application"),
        Refusal::NotForLetter { .. }
    ));
    assert_eq!(articles.may_cite("cyber-45", "complaint"), Ok(()));
    assert!(matches!(
        refused("ecl-78", "shop-closing"),
        Refusal::NotForLetter { .. }
    ));
    assert!(matches!(
        refused("civil-585", "application"),
        Refusal::NotForLetter { .. }
    ));
    assert!(matches!(
        refused("sme-payment-17", "shop-closing"),
        Refusal::NotForLetter { .. }
    ));
}

#[test]
fn only_sure_articles_are_cited() {
    let articles = shipped();
    assert!(matches!(
        articles.may_cite("telecom-pi-12", "complaint"),
        Err(Refusal::Confidence {
            confidence: Confidence::Low,
            ..
        })
    ));
    assert!(matches!(
        articles.may_cite("net-trade-23", "shop-closing"),
        Err(Refusal::Confidence {
            confidence: Confidence::Medium,
            ..
        })
    ));
    assert_eq!(
        articles.may_cite("platform-rules-116", "shop-closing"),
        Ok(())
    );
    assert_eq!(articles.may_cite("pipl-47", "application"), Ok(()));
    for article in articles.iter() {
        if articles.may_cite(&article.id, "complaint").is_ok() {
            assert!(article.confidence >= Confidence::Medium && article.until.is_none());
        }
    }
}

#[test]
fn an_unknown_id_is_told_what_else_there_is_of_its_article() {
    let articles = shipped();
    let nearest = |id: &str| match articles.may_cite(id, "application") {
        Err(Refusal::Unknown { nearest, .. }) => nearest,
        other => panic!("{id}: {other:?}"),
    };
    assert_eq!(nearest("pipl-47-9"), Some("pipl-47".to_owned()));
    assert_eq!(nearest("civil-1037"), Some("civil-1037-1".to_owned()));
    assert_eq!(nearest("pipl-99"), None);
    assert_eq!(nearest(""), None);
}

#[test]
fn damages_are_cited_with_a_clause_only() {
    let articles = shipped();
    let day = date(2026, 11, 21);
    assert_eq!(
        articles.may_cite_in("civil-585", "shop-closing", day, |_| false),
        Err(Refusal::FactMissing {
            id: "civil-585".into(),
            key: "money.damages_clause".into(),
        })
    );
    let given = |key: &str| key == "money.damages_clause";
    assert_eq!(
        articles.may_cite_in("civil-585", "shop-closing", day, given),
        Ok(())
    );
    assert!(matches!(
        articles.may_cite_in("netdata-24", "application", date(2024, 12, 31), given),
        Err(Refusal::NotYet { .. })
    ));
}

#[test]
fn the_small_table_is_read() {
    let articles = Articles::parse(SMALL).unwrap();
    let article = articles.get("one-1").unwrap();
    assert_eq!((article.line, article.confidence), (13, Confidence::High));
    assert_eq!(article.citation(), "《一法》第一条");
    assert_eq!(articles.as_of(), date(2026, 11, 21));
}

#[test]
fn mistakes_are_named_with_their_line() {
    let article = |rest: &str| {
        format!(
            "[[article]]\nid = \"one-2\"\nlaw = \"one\"\narticle = \"第二条\"\n\
             says.zh = \"二。\"\nsays.en = \"Two.\"\n{rest}"
        )
    };
    let last = SMALL.lines().count() + 1;
    let at = |error: ArticlesError, down: usize| {
        assert_eq!(error.line, last + down, "{error}");
        error.what
    };
    assert_eq!(
        at(wrong_with(&article("").replace("one-2", "one-1")), 0),
        Wrong::Duplicate {
            id: "one-1".into(),
            first: 13
        }
    );
    assert_eq!(
        at(wrong_with(&article("colour = 1")), 6),
        Wrong::UnknownKey {
            key: "colour".into()
        }
    );
    assert_eq!(
        at(wrong_with(&article("source = 1")), 6),
        Wrong::Kind {
            key: "source".into(),
            expected: "a string"
        }
    );
    assert_eq!(
        at(wrong_with(&article("since = \"2026-02-30\"")), 6),
        Wrong::Date {
            key: "since".into(),
            found: "2026-02-30".into()
        }
    );
    assert_eq!(
        at(wrong_with(&article("confidence = \"sure\"")), 6),
        Wrong::Confidence {
            found: "sure".into()
        }
    );
    assert_eq!(
        at(wrong_with(&article("source = \" \"")), 6),
        Wrong::Empty {
            key: "source".into()
        }
    );
    assert_eq!(
        at(wrong_with(&article("superseded_by = \"one-3\"")), 0),
        Wrong::UnknownSuccessor { id: "one-3".into() }
    );
    assert_eq!(
        at(wrong_with(&article("may_cite = true\nwhy = \"x\"")), 0),
        Wrong::MayCite
    );
    assert_eq!(
        at(
            wrong_with(&article("confidence = \"medium\"\nmay_cite = true")),
            0
        ),
        Wrong::Missing { key: "why".into() }
    );
    assert_eq!(
        at(
            wrong_with(&article("").replace("law = \"one\"", "law = \"two\"")),
            0
        ),
        Wrong::UnknownLaw { law: "two".into() }
    );
    assert_eq!(
        at(wrong_with(&article("").replace("one-2", "One 2")), 0),
        Wrong::Id { id: "One 2".into() }
    );
    assert_eq!(
        at(
            wrong_with(&article(
                "[[article.not_for]]\nletters = []\nzh = \"a\"\nen = \"b\""
            )),
            7
        ),
        Wrong::Kind {
            key: "letters".into(),
            expected: "an array of strings"
        }
    );
    assert!(matches!(
        at(wrong_with("[[article]\n"), 0),
        Wrong::Syntax { .. }
    ));
}

#[test]
fn what_is_missing_is_named() {
    let without = |start: &str| {
        let text: String = SMALL
            .lines()
            .filter(|line| !line.starts_with(start))
            .flat_map(|line| [line, "\n"])
            .collect();
        wrong_in(&text)
    };
    assert_eq!(
        without("source").what,
        Wrong::Missing {
            key: "source".into()
        }
    );
    assert_eq!(without("source").line, 3);
    assert_eq!(
        without("says.en").what,
        Wrong::Missing {
            key: "says.en".into()
        }
    );
    assert_eq!(
        without("as_of").what,
        Wrong::Missing {
            key: "as_of".into()
        }
    );
    assert_eq!(
        wrong_in("").what,
        Wrong::Missing {
            key: "as_of".into()
        }
    );
    let unquoted = SMALL.replace("《一法》", "一法");
    assert_eq!(
        wrong_in(&unquoted).what,
        Wrong::Name {
            name: "一法".into()
        }
    );
}

#[test]
fn every_mistake_is_told_at_once_in_line_order() {
    let text = SMALL
        .replace("short = \"一法\"\n", "")
        .replace("says.en", "says.fr");
    let wrong = Articles::parse(&text).unwrap_err();
    assert!(wrong.len() >= 3, "{wrong:?}");
    assert!(wrong.is_sorted_by_key(|error| error.line));
}
