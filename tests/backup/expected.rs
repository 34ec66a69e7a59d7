//! What `collect --expect-list` says of works and orders that are missing, there, or there twice.

use serde_json::Value;

use super::support::{Place, found, noise};
use super::understood::{catalogue, json};

/// The collection that the lists are made for, in real files of its names, without the damaged one.
fn collection(place: &Place) {
    let told: Value = json(&String::from_utf8(found("lists/collection.json")).unwrap());
    for (at, name) in told["files"].as_array().unwrap().iter().enumerate() {
        let name = name.as_str().unwrap();
        if told["damaged"]
            .as_array()
            .unwrap()
            .contains(&Value::from(name))
        {
            continue;
        }
        let extension = name.rsplit('.').next().unwrap();
        let good = match extension {
            "jpg" if name.ends_with("1.jpg") => found("pictures/good-photo.jpg"),
            "jpg" => found("pictures/good-grey.jpg"),
            "zip" => found("data/good-ledger.zip"),
            // Its last box reaches to the end of the file: each is another film.
            _ => [found("videos/good-to-the-end.mp4"), noise(at as u64, 500)].concat(),
        };
        place.write(&format!("s/{name}"), good);
    }
    for (name, numbers) in told["orders"].as_object().unwrap() {
        let rows = numbers.as_array().unwrap().iter();
        let rows: String = rows
            .map(|number| {
                format!(
                    "\t{0},\t{0},手工陶瓷杯,2026-02-03 10:00:00,已完成,12.50\n",
                    number.as_str().unwrap()
                )
            })
            .collect();
        let header = "主订单编号,子订单编号,选购商品,订单提交时间,订单状态,订单应付金额\n";
        place.write(&format!("s/{name}"), format!("{header}{rows}"));
    }
}

fn spoil(place: &Place) {
    place.write(
        "s/视频/坏的_7412345678901200008.mp4",
        found("videos/E311-faststart.mp4"),
    );
}

/// Collects with lists; gives what it said as JSON.
fn compare(place: &Place, code: i32, lists: &[&str]) -> Value {
    let mut arguments = vec!["collect", "s", "-o", "a.zip", "--json"];
    for list in lists {
        arguments.extend(["--expect-list", list]);
    }
    let ran = place.expect(code, &arguments);
    json(&ran.out)
}

fn lists(place: &Place, wanted: &str) -> Vec<String> {
    let folder = super::support::fixtures().join("../found/lists");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            name.starts_with(wanted) && !name.ends_with(".json") && !name.ends_with(".py")
        })
        .collect();
    names.sort();
    for name in &names {
        place.write(&format!("l/{name}"), found(&format!("lists/{name}")));
    }
    names.iter().map(|name| format!("l/{name}")).collect()
}

#[test]
fn a_list_of_which_all_is_there_ends_well() {
    let place = Place::new();
    collection(&place);
    let truth: Value = json(&String::from_utf8(found("lists/truth.json")).unwrap());
    let lists = lists(&place, "good-");
    assert!(lists.len() > 7);
    let names: Vec<&str> = lists.iter().map(String::as_str).collect();
    let told = compare(&place, 0, &names);
    let compared = told["known"]["comparison"]["lists"].as_array().unwrap();
    assert_eq!(compared.len(), lists.len());
    for (one, list) in compared.iter().zip(&lists) {
        let name = list.strip_prefix("l/").unwrap();
        assert_eq!(one[0], name);
        for count in ["matched", "listed"] {
            assert_eq!(one[1][count], truth[name][count], "{name} {count}");
        }
    }
    assert_eq!(
        told["known"]["comparison"],
        catalogue(&place, "a.zip")["comparison"]
    );
    // The same in words.
    for (language, all) in [
        ("en", "All 7 items on the list were collected."),
        ("zh", "7"),
    ] {
        let ran = place.expect(0, &["list", "--summary", "a.zip", "--lang", language]);
        assert!(
            ran.out.contains("good-works.csv") && ran.out.contains(all),
            "{}",
            ran.out
        );
    }
}

#[test]
fn each_list_gives_the_finding_in_its_name_in_words_and_in_the_status() {
    let place = Place::new();
    collection(&place);
    spoil(&place);
    for list in [
        "E361", "E362", "N363", "W360", "W365", "W369", "W372", "W373", "W375",
    ]
    .iter()
    .flat_map(|code| lists(&place, code))
    {
        let code = &list[2..6];
        for (language, arrow) in [("en", "→"), ("zh", "→")] {
            let ran = place.expect(
                1,
                &[
                    "collect",
                    "s",
                    "-o",
                    "a.zip",
                    "--expect-list",
                    &list,
                    "--lang",
                    language,
                ],
            );
            let (_, compared) = ran.out.split_once(&list[2..]).unwrap();
            let line = compared
                .lines()
                .position(|line| line.starts_with(&format!("  {code}  ")));
            let line = line.unwrap_or_else(|| panic!("{list}: {}", ran.out));
            let next = compared.lines().nth(line + 1).unwrap_or_default();
            assert_eq!(
                next.trim_start().starts_with(arrow),
                !code.starts_with('N'),
                "{next}"
            );
            assert!(
                !ran.out.contains("{ $") && !ran.out.contains("No localization"),
                "{}",
                ran.out
            );
            let summary = place.expect(1, &["list", "--summary", "a.zip", "--lang", language]);
            assert!(
                summary.out.contains(&format!("  {code}  ")),
                "{}",
                summary.out
            );
            std::fs::remove_file(place.path("a.zip")).unwrap();
        }
    }
}

#[test]
fn what_is_missing_is_named_by_its_line_and_stands_on_the_page() {
    let place = Place::new();
    collection(&place);
    let name = &lists(&place, "E361-works-gb18030")[0];
    let told = compare(&place, 1, &[name]);
    let missing = &told["known"]["comparison"]["lists"][0][1]["missing"];
    let lines: Vec<u64> = missing
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [3, 9]);
    let page =
        String::from_utf8(super::support::entries(&place.path("a.zip"))["a/index.html"].clone())
            .unwrap();
    assert!(page.contains("没有下载的一个作品"), "{page}");
    std::fs::remove_file(place.path("a.zip")).unwrap();
    let ran = place.expect(1, &["collect", "s", "-o", "a.zip", "--expect-list", name]);
    assert!(
        ran.out.contains("Missing: line 3, 没有下载的一个作品"),
        "{}",
        ran.out
    );
    // Fetched after all, the same list ends well: the archive is made anew.
    place.write(
        "s/视频/7412345678901200077.mp4",
        [found("videos/good-to-the-end.mp4"), noise(77, 500)].concat(),
    );
    place.write(
        "s/视频/7412345678901200078.mp4",
        [found("videos/good-to-the-end.mp4"), noise(78, 500)].concat(),
    );
    std::fs::remove_file(place.path("a.zip")).unwrap();
    let told = compare(&place, 1, &[name]);
    assert_eq!(told["known"]["comparison"]["lists"][0][1]["matched"], 7);
}

#[test]
fn a_work_that_is_there_twice_is_told_and_is_no_trouble() {
    let place = Place::new();
    collection(&place);
    place.write(
        "s/再一次/7412345678901200001.mp4",
        [found("videos/good-to-the-end.mp4"), noise(99, 500)].concat(),
    );
    let list = &lists(&place, "good-works.csv")[0];
    let told = compare(&place, 0, &[list]);
    let twice = &told["known"]["comparison"]["lists"][0][1]["duplicate"];
    assert_eq!(twice[0]["files"].as_array().unwrap().len(), 2, "{twice}");
    let ran = place.expect(0, &["list", "--summary", "a.zip"]);
    assert!(ran.out.contains("N364"), "{}", ran.out);
}

#[test]
fn a_list_that_cannot_be_read_ends_the_run_before_anything_is_written() {
    let place = Place::new();
    collection(&place);
    let mut refused = lists(&place, "refused-");
    assert!(refused.len() >= 5);
    refused.extend(["l/nowhere.csv".to_owned(), "l".to_owned()]);
    for list in &refused {
        for language in ["en", "zh"] {
            let ran = place.expect(
                2,
                &[
                    "collect",
                    "s",
                    "-o",
                    "a.zip",
                    "--expect-list",
                    list,
                    "--lang",
                    language,
                ],
            );
            assert!(
                ran.out.is_empty() && ran.err.contains(list.as_str()),
                "{ran:?}"
            );
            let hint = if language == "en" {
                "hint: "
            } else {
                "建议："
            };
            assert!(ran.err.contains(hint), "{ran:?}");
            assert_eq!(place.list("."), ["l", "s"], "{list}");
        }
    }
    // A good one beside it changes nothing.
    let good = &lists(&place, "good-works.csv")[0];
    place.expect(
        2,
        &[
            "collect",
            "s",
            "-o",
            "a.zip",
            "--expect-list",
            good,
            "--expect-list",
            &refused[0],
        ],
    );
    assert_eq!(place.list("."), ["l", "s"]);
}
