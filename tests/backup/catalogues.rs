//! What the archive's own catalogue and page hold and what they never do, and what `list --summary` makes of them.

use serde_json::Value;

use bag::digest::{Algorithm, Digest};

use super::support::{Place, Ran, entries, fixtures};
use super::understood::{all, catalogue, codes, is_worded};

/// A table of orders in which buyers are named, as it would be once somebody deciphered it.
fn with_buyers() -> (String, [&'static str; 3]) {
    let buyers = ["欧阳试样", "13900001111", "试样市假设路八十八号"];
    let table =
        String::from_utf8(super::support::found("tables/good-doudian-order73.csv")).unwrap();
    let mut made = String::new();
    let mut cipher = false;
    let mut many = 0;
    for part in table.split("##") {
        made += match cipher {
            true => buyers[if many % 2 == 0 { 0 } else { 2 }],
            false => part,
        };
        many += usize::from(cipher);
        cipher = !cipher;
    }
    let telephones: Vec<&str> = made.split("$$").collect();
    let telephones = telephones
        .iter()
        .enumerate()
        .map(|(at, part)| if at % 2 == 1 { buyers[1] } else { part });
    (telephones.collect(), buyers)
}

#[test]
fn no_buyer_enters_the_catalogue_the_page_or_what_is_said() {
    let place = Place::new();
    let (table, buyers) = with_buyers();
    for buyer in buyers {
        assert!(table.matches(buyer).count() >= 30, "{buyer}");
    }
    place.write("s/订单.csv", &table);
    place.write("s/订单-断了.csv", &table[..table.len() - 40]);
    place.write(
        "s/没有表头.csv",
        format!("{},{},{}\n", buyers[0], buyers[1], buyers[2]).repeat(40),
    );
    place.write(
        "s/聊天.json",
        format!("{{\"{}\":\"{}\"}}", buyers[0], buyers[1]),
    );
    place.write(
        "s/名单.txt",
        format!("{} {}\n{}\n", buyers[0], buyers[1], buyers[2]),
    );
    let ciphers = super::support::found("tables/N334-ciphertext.csv");
    place.write("s/密文.csv", &ciphers);
    let told = place.expect(1, &["collect", "s", "-o", "a.zip", "--json"]);
    let shown = place.expect(1, &["collect", "s", "-o", "b.zip", "--lang", "zh"]);
    let listed = place.expect(1, &["list", "--summary", "a.zip"]);
    let found = entries(&place.path("a.zip"));
    let text = |name: &str| String::from_utf8(found[name].clone()).unwrap();
    let ciphers = String::from_utf8(ciphers).unwrap();
    let ciphers: Vec<&str> = ciphers.split("##").skip(1).step_by(2).collect();
    assert!(ciphers.len() > 3, "{ciphers:?}");
    for said in [
        text("a/catalog.json"),
        text("a/index.html"),
        told.out,
        shown.out,
        listed.out,
    ] {
        assert!(said.contains("订单"));
        for buyer in buyers.iter().chain(&ciphers) {
            assert!(!said.contains(buyer), "{buyer}: {said}");
        }
    }
}

#[test]
fn small_pictures_stand_in_the_page_unless_they_are_not_wanted() {
    let place = Place::new();
    all(&place);
    place.expect(1, &["collect", "s", "-o", "a.zip"]);
    place.expect(1, &["collect", "s", "-o", "b.zip", "--no-thumbnails"]);
    let page = |base: &str| {
        String::from_utf8(
            entries(&place.path(&format!("{base}.zip")))[&format!("{base}/index.html")].clone(),
        )
        .unwrap()
    };
    let pictures = |base: &str| page(base).matches("src=\"data:image/jpeg;base64,").count();
    assert!(pictures("a") > 20, "{}", pictures("a"));
    assert_eq!(pictures("b"), 0);
    let told = |base: &str| {
        let mut value = catalogue(&place, &format!("{base}.zip"));
        value["name"] = Value::Null;
        value
    };
    // Pictures that are drawn small are decoded, and so more of what is wrong with them is seen; nothing else differs.
    let (mut with, mut without) = (codes(&told("a")["findings"]), codes(&told("b")["findings"]));
    for findings in [&mut with, &mut without] {
        for (path, codes) in findings
            .iter_mut()
            .filter(|(path, _)| path.starts_with("data/s/pictures/"))
        {
            codes.retain(|code| !["E322", "N323", "N324"].contains(&&**code));
            assert!(codes.len() < 2, "{path}");
        }
        findings.retain(|_, codes| !codes.is_empty());
    }
    assert_eq!(with, without);
    assert_eq!(
        told("a")["entries"].as_array().unwrap().len(),
        told("b")["entries"].as_array().unwrap().len()
    );
}

#[test]
fn what_is_left_out_is_named_without_the_folders_of_this_computer() {
    let place = Place::new();
    place.write(
        "home/王某/店铺/好的.mp4",
        super::support::found("videos/good-faststart.mp4"),
    );
    place.write("home/王某/店铺/草稿/一.tmp", "x");
    place.write("home/王某/店铺/.DS_Store", "x");
    let source = place.path("home/王某/店铺");
    let list = place.write(
        "home/王某/清单.csv",
        super::support::found("lists/good-works.csv"),
    );
    let source = source.to_str().unwrap();
    place.expect(
        1,
        &[
            "collect",
            source,
            "-o",
            "a.zip",
            "--exclude",
            "*.tmp",
            "--expect-list",
            list.to_str().unwrap(),
        ],
    );
    let kept = catalogue(&place, "a.zip");
    let left: Vec<&str> = kept["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["path"].as_str().unwrap())
        .collect();
    assert_eq!(left, ["店铺/.DS_Store", "店铺/草稿/一.tmp"]);
    let found = entries(&place.path("a.zip"));
    let here = place.path("").canonicalize().unwrap();
    for name in [
        "a/catalog.json",
        "a/index.html",
        "a/bag-info.txt",
        "a/how-to-check.txt",
    ] {
        let text = String::from_utf8(found[name].clone()).unwrap();
        assert!(
            !text.contains("王某") && !text.contains(here.to_str().unwrap()),
            "{name}: {text}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_hostile_name_stays_text() {
    let place = Place::new();
    let names = [
        "<img src=x onerror=alert(1)>.mp4",
        "\"' onload='alert(2)'.mp4",
        "<!--.mp4",
        "&lt;b&gt;.mp4",
        "javascript:alert(3)",
        "\u{202e}4pm.exe",
        "a\u{1b}[31mb.mp4",
    ];
    for (at, name) in names.iter().enumerate() {
        let cut = super::support::found("videos/E311-faststart.mp4");
        place.write(&format!("s/{name}"), [&cut[..], &[at as u8]].concat());
    }
    let ran = place.expect(1, &["collect", "s", "-o", "a.zip"]);
    assert!(
        !ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'),
        "{}",
        ran.out
    );
    let found = entries(&place.path("a.zip"));
    let page = String::from_utf8(found["a/index.html"].clone()).unwrap();
    assert!(
        page.contains("&lt;img src=x onerror=alert(1)&gt;.mp4"),
        "{page}"
    );
    for wrong in [
        "<img src=x",
        "\"' onload=",
        "<!--",
        "\u{202e}",
        "\u{1b}",
        "href=\"javascript:",
    ] {
        assert!(!page.contains(wrong), "{wrong:?}");
    }
    let kept = catalogue(&place, "a.zip");
    assert_eq!(kept["entries"].as_array().unwrap().len(), names.len());
}

fn summary(place: &Place, code: i32, archive: &str, more: &[&str]) -> Ran {
    place.expect(code, &[&["list", "--summary", archive], more].concat())
}

#[test]
fn the_summary_of_an_archive_says_what_collecting_it_said() {
    let place = Place::new();
    all(&place);
    for (language, unverified, page) in [
        ("en", "Nothing was verified", "The overview page"),
        ("zh", "还没有核验", "里面有什么"),
    ] {
        let made = place.expect(1, &["collect", "s", "-o", "a.zip", "--lang", language]);
        let told = summary(&place, 1, "a.zip", &["--lang", language]);
        is_worded(&told.out);
        assert!(told.err.contains(unverified), "{}", told.err);
        // Every line of the account of the files stands in the summary too.
        let troubles = made.out.lines().skip_while(|line| !line.starts_with("E3"));
        let troubles: Vec<&str> = troubles
            .take_while(|line| !line.starts_with(page))
            .collect();
        assert!(troubles.len() > 100);
        for line in troubles {
            assert!(told.out.contains(line), "{line}\n{}", told.out);
        }
        let quiet = summary(&place, 1, "a.zip", &["-q"]);
        assert_eq!(quiet.err, "");
        let octets = summary(&place, 1, "a.zip", &["--json"]).out.into_bytes();
        assert!(octets == entries(&place.path("a.zip"))["a/catalog.json"]);
        std::fs::remove_file(place.path("a.zip")).unwrap();
    }
    place.expect(1, &["collect", "s", "-o", "f", "--format", "dir"]);
    let octets = summary(&place, 1, "f", &["--json"]).out.into_bytes();
    assert!(octets == place.read("f/catalog.json"));
    place.expect(0, &["collect", "s/videos/good-whole.mkv", "-o", "g.zip"]);
    let good = summary(&place, 0, "g.zip", &[]);
    assert!(
        good.out.contains("g, collected on 2026-11-21"),
        "{}",
        good.out
    );
}

#[test]
fn an_archive_without_a_catalogue_or_with_another_one_says_so() {
    let place = Place::new();
    place.expect(
        0,
        &[
            "collect",
            fixtures()
                .join("../found/videos/good-whole.mkv")
                .to_str()
                .unwrap(),
            "-o",
            "f",
            "--format",
            "dir",
        ],
    );
    let kept = String::from_utf8(place.read("f/catalog.json")).unwrap();
    // Somebody made it look better, or worse, than it is.
    place.write("f/catalog.json", kept.replace("good-whole", "bad-wholes"));
    for (language, word) in [("en", "backup verify"), ("zh", "backup verify")] {
        let ran = summary(&place, 2, "f", &["--lang", language]);
        assert!(ran.out.is_empty() && ran.err.contains(word), "{ran:?}");
    }
    // Somebody wrote one of another shape and sealed it.
    let seal = |octets: &str| {
        place.write("f/catalog.json", octets);
        let sealed = String::from_utf8(place.read("f/tagmanifest-sha256.txt")).unwrap();
        let digest = Digest::of(Algorithm::Sha256, octets.as_bytes()).to_string();
        let line = |line: &str| match line.split_once("  ") {
            Some((_, "catalog.json")) => format!("{digest}  catalog.json\n"),
            _ => format!("{line}\n"),
        };
        let sealed: String = sealed.lines().map(line).collect();
        place.write("f/tagmanifest-sha256.txt", sealed);
    };
    for (from, to, word) in [
        ("\"totals\":{", "\"totals\":7,\"x\":{", "line 5"),
        ("\"findings\":[", "\"finding\":[", "cannot be read"),
        ("liudi/1", "liudi/9", "not known here"),
    ] {
        assert!(kept.contains(from));
        seal(&kept.replacen(from, to, 1));
        for json in [&[][..], &["--json"]] {
            let ran = summary(&place, 2, "f", &[&["--lang", "en"], json].concat());
            let said = ran.err.clone() + &ran.out;
            assert!(said.contains(word), "{to}: {ran:?}");
        }
    }
    seal(&kept);
    summary(&place, 0, "f", &[]);
    std::fs::remove_file(place.path("f/catalog.json")).unwrap();
    for (language, word) in [("en", "has no overview"), ("zh", "没有总览")] {
        let ran = summary(&place, 2, "f", &["--lang", language]);
        assert!(ran.out.is_empty() && ran.err.contains(word), "{ran:?}");
    }
    place.write("no.zip", "none");
    assert!(summary(&place, 2, "no.zip", &[]).err.contains("E201"));
}
