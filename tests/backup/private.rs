//! What stands in tables stays in them: no name of a person reaches the catalogue, the page or the terminal.

use super::support::{Place, entries, found};

/// Everything that is told of the archive of `s`, in both languages.
fn told(place: &Place, code: i32) -> String {
    let mut told = String::new();
    for language in ["en", "zh"] {
        let json = place.expect(code, &["collect", "s", "-o", "j.zip", "--json"]);
        let made = place.expect(code, &["collect", "s", "-o", "a.zip", "--lang", language]);
        let summary = place.expect(code, &["list", "--summary", "a.zip", "--lang", language]);
        let archive = entries(&place.path("a.zip"));
        let kept = ["a/catalog.json", "a/index.html"].map(|name| archive[name].clone());
        let kept = kept.map(|octets| String::from_utf8(octets).unwrap());
        told += &[json.out, made.out, made.err, summary.out, kept.concat()].concat();
        for name in ["a.zip", "j.zip"] {
            std::fs::remove_file(place.path(name)).unwrap();
        }
    }
    told
}

#[test]
fn names_in_the_column_of_the_status_are_counted_and_never_told() {
    let place = Place::new();
    let mut table = "主订单编号,订单状态,订单应付金额,订单提交时间\n".to_owned();
    for (n, status) in ["已完成", "诸葛亮", "司马懿", "已完成"]
        .into_iter()
        .enumerate()
    {
        table += &format!("690000000000000000{n},{status},1.25,2026-01-0{n} 10:00:00\n")
            .replace("-00", "-05");
    }
    place.write("s/订单.csv", table);
    let all = told(&place, 0);
    for name in ["诸葛", "司马"] {
        assert!(!all.contains(name), "{name}");
    }
    // What platforms write is told, the rest in one sum.
    for word in [
        "已完成: 2.50",
        "other words: 2.50",
        "其他状态",
        r#""status":"*""#,
    ] {
        assert!(all.contains(word), "{word}\n{all}");
    }
}

#[test]
fn titles_of_sheets_stay_in_the_workbook() {
    let place = Place::new();
    // A book whose sheets are called 售后单 and 订单; the second title is a word of the program, too.
    place.write("s/a.xlsx", found("books/good-aftersale.xlsx"));
    let all = told(&place, 1);
    assert!(
        !all.contains("\"sheet\":\"") && !all.contains(">售后单<"),
        "{all}"
    );
    assert!(all.contains("\"sheet\":1") && all.contains("\"sheet\":2"));
    assert!(all.contains("sheet 1") && all.contains("第 1 张表"));
}
