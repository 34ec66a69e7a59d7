//! What changes a letter (options over the case, the day, fonts) and what must not (place, time zone, language).

use super::support::{LETTERS, Place, case, fixtures, ran};

#[test]
fn set_wins_over_the_case_and_date_over_both() {
    let place = Place::with("person");
    let text = |more: &[&str]| {
        let ran = place.expect(
            0,
            &[
                &[
                    "letter",
                    "--template",
                    "appeal",
                    "-o",
                    "-",
                    "--format",
                    "txt",
                ][..],
                more,
            ]
            .concat(),
        );
        ran.text().to_owned()
    };
    let set = text(&[
        "--set",
        "sender.name=李#四",
        "--set",
        "sender.name=王*五",
        "--set",
        "event.facts=一\n二=三",
    ]);
    assert!(
        set.contains("王*五") && !set.contains("张留底") && set.contains("\n一\n二=三\n"),
        "{set}"
    );
    assert!(text(&[]).contains("\n2026年11月23日于北京市\n"));
    assert!(text(&["--date", "2026-11-30"]).contains("\n2026年11月30日于北京市\n"));
    assert!(text(&["--set", "letter.date=2026-11-29"]).contains("\n2026年11月29日于北京市\n"));
    for wrong in ["2026-02-30", "tomorrow", ""] {
        place.expect(2, &["letter", "--template", "appeal", "--date", wrong]);
    }
    for wrong in [
        "sender.name",
        "=x",
        "sender.nme=x",
        "sender.id=123",
        "event.ban_date=2026-02-30",
        "earlier.what=x",
    ] {
        place.expect(2, &["letter", "--template", "appeal", "--set", wrong]);
    }
    assert_eq!(place.list("."), ["case.toml"]);
    // Neither the case nor an option names a day: SOURCE_DATE_EPOCH does.
    place.write(
        "case.toml",
        case("person").replace("date = 2026-11-23\nreference", "reference"),
    );
    assert!(text(&[]).contains("\n2026年11月21日于北京市\n"));
}

#[test]
fn a_deadline_in_a_year_without_a_calendar_is_provisional() {
    let place = Place::with("person");
    let ran = place.expect(
        0,
        &[
            "letter",
            "--template",
            "appeal",
            "--date",
            "2026-12-21",
            "--json",
        ],
    );
    assert_eq!(ran.json()["provisional_deadline"], true);
    let ran = place.expect(
        0,
        &[
            "letter",
            "--template",
            "appeal",
            "--date",
            "2026-12-21",
            "--force",
            "--quiet",
        ],
    );
    assert!(ran.err.contains("not announced yet"), "{}", ran.err);
    let ran = place.expect(
        0,
        &[
            "letter",
            "--template",
            "appeal",
            "--date",
            "2026-12-21",
            "-o",
            "-",
            "--format",
            "txt",
        ],
    );
    assert!(
        ran.text().contains("放假安排公布后以其为准"),
        "{}",
        ran.text()
    );
}

#[test]
fn fonts_are_found_or_the_letter_says_what_it_was_set_in() {
    let place = Place::with("person");
    std::fs::create_dir(place.path("fonts")).unwrap();
    let make = [
        "letter",
        "--template",
        "appeal",
        "--force",
        "--font-dir",
        "fonts",
    ];
    place.expect(0, &make);
    let plain = place.read("appeal.pdf");
    let ran = place.expect(0, &[&make[..], &["--set", "letter.font=fangsong"]].concat());
    // Where this test runs a 仿宋 may be installed; then nothing is to be said.
    if !ran.err.contains("宋 (Noto Serif SC)") {
        assert!(
            place.read("appeal.pdf") != plain && !ran.err.contains("note:"),
            "{}",
            ran.err
        );
    }
    place.write("fonts/broken.ttf", "no font");
    place.expect(0, &make);
    assert!(place.read("appeal.pdf") == plain);
    place.expect(
        2,
        &[
            "letter",
            "--template",
            "appeal",
            "--force",
            "--font-dir",
            "nowhere",
        ],
    );
    place.expect(2, &[&make[..], &["--set", "letter.font=comic"]].concat());
}

#[test]
fn the_same_case_gives_the_same_octets_wherever_and_whenever_it_is_made() {
    let exhibits = fixtures().join("exhibits");
    let exhibit = |name: &str| exhibits.join(name).to_str().unwrap().to_owned();
    let (picture, pages) = (exhibit("plain.jpg"), exhibit("rotated-cropped.pdf"));
    let with = ["--exhibit", &picture, "--exhibit", &pages];
    for (letter, cases) in LETTERS {
        let here = Place::with(cases[0]);
        let there = Place::new();
        let file = here.path("case.toml");
        for more in [
            &["--format", "pdf"][..],
            &["--format", "txt"],
            &["--format", "md"],
            &["--blank"],
            &[&with[..], &["--attach"]].concat(),
            &[&with[..], &["--bundle"]].concat(),
        ] {
            let make = [&["letter", "--template", letter, "-o", "-"][..], more].concat();
            let first = here.expect(0, &make);
            let again = [
                &make[..],
                &["--lang", "zh", "--quiet", "--case", file.to_str().unwrap()],
            ]
            .concat();
            let mut command = there.command(&again);
            command
                .env("TZ", "Asia/Kathmandu")
                .env("LANG", "zh_CN.GB18030")
                .env("LC_ALL", "de_DE")
                .env("SOURCE_DATE_EPOCH", "1");
            let second = ran(command.output().unwrap());
            assert_eq!(second.code, Some(0), "{}", second.err);
            if more != ["--blank"] {
                assert!(first.out == second.out, "{letter} {more:?}");
            }
            assert!(first.out == here.expect(0, &make).out, "{letter} {more:?}");
        }
        assert!(there.list(".").is_empty());
    }
}

#[test]
fn a_case_with_an_account_and_a_shop_says_which_one_a_letter_is_about() {
    let place = Place::new();
    place.write(
        "case.toml",
        case("company").replace("about = \"shop\"\n", ""),
    );
    for letter in ["appeal", "lawyer-letter", "complaint"] {
        let ran = place.expect(2, &["letter", "--template", letter]);
        assert!(ran.err.contains("letter.about"), "{letter}: {}", ran.err);
        for (about, yes, no) in [
            ("account", "100000000000002", "店铺ID"),
            ("shop", "店铺ID：20000002", "UID"),
        ] {
            let about = format!("letter.about={about}");
            let ran = place.expect(
                0,
                &[
                    "letter",
                    "--template",
                    letter,
                    "--format",
                    "txt",
                    "-o",
                    "-",
                    "--set",
                    &about,
                ],
            );
            let text = ran.text();
            assert!(
                text.contains(yes) && !text.contains(no),
                "{letter} {about}: {text}"
            );
        }
    }
}

#[test]
fn an_agreed_clause_is_printed_even_when_nothing_can_be_worked_out() {
    let place = Place::with("sole-trader");
    let ran = place.expect(
        0,
        &[
            "letter",
            "--template",
            "shop-closing",
            "--format",
            "txt",
            "-o",
            "-",
            "--set",
            "money.damages_clause=逾期退还的，按日支付违约金",
            "--set",
            "money.damages_source=《协议》第3条",
        ],
    );
    let text = ran.text();
    assert!(
        text.contains("《协议》第3条约定：“逾期退还的，按日支付违约金”。"),
        "{text}"
    );
    assert!(!text.contains("利息损失"), "{text}");
    let ran = place.expect(
        2,
        &[
            "letter",
            "--template",
            "shop-closing",
            "--set",
            "money.damages_percent_per_day=0.05",
        ],
    );
    assert!(ran.err.contains("money.damages_clause"), "{}", ran.err);
}
