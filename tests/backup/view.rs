//! What `view` serves: parts of files, pages of tables and texts, the archive's own page; and when it stops.

use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::time::{Duration, Instant};

use bag::zip::format::{self, Header, Method};

use super::support::{Place, fixtures, found, noise};
use super::view_client::{Viewer, collected, encoded};

fn film(length: usize) -> Vec<u8> {
    // Its last box reaches to the end of the file, wherever that is.
    [found("videos/good-to-the-end.mp4"), noise(5, length)].concat()
}

#[test]
fn any_part_of_a_stored_and_of_a_deflated_file_can_be_had() {
    let place = Place::new();
    let table: Vec<u8> = (0..60_000u32)
        .flat_map(|n| format!("{n},订单\n").into_bytes())
        .collect();
    place.write("s/a.mp4", film(700_000));
    place.write("s/b.csv", &table);
    collected(&place, &["s", "-o", "a.zip"]);
    collected(&place, &["s", "-o", "b", "--format", "dir"]);
    for archive in ["a.zip", "b"] {
        let viewer = Viewer::start(&place, &[archive]);
        for (path, octets, kind) in [
            ("data/s/a.mp4", &film(700_000), "video/mp4"),
            ("data/s/b.csv", &table, "text/plain; charset=UTF-8"),
        ] {
            let size = octets.len();
            let whole = viewer.get(path);
            assert_eq!((whole.status, whole.header("content-type")), (200, kind));
            assert_eq!(whole.header("accept-ranges"), "bytes");
            assert!(whole.body == *octets);
            let etag = whole.header("etag").to_owned();
            for (range, first, last) in [
                ("bytes=0-0".to_owned(), 0, 0),
                ("bytes=0-".to_owned(), 0, size - 1),
                ("bytes=100000-299999".to_owned(), 100_000, 299_999),
                ("bytes=-70000".to_owned(), size - 70_000, size - 1),
                (format!("bytes={}-", size - 1), size - 1, size - 1),
                (format!("bytes=5-{}", size * 9), 5, size - 1),
            ] {
                let part = viewer.ask("GET", path, &[("Range", &range), ("If-Range", &etag)]);
                assert_eq!(part.status, 206, "{range}");
                let told = format!("bytes {first}-{last}/{size}");
                assert_eq!(part.header("content-range"), told);
                assert_eq!(part.length(), last + 1 - first);
                assert!(part.body == octets[first..=last], "{range}");
            }
            let beyond = viewer.ask("GET", path, &[("Range", &format!("bytes={size}-"))]);
            assert_eq!(beyond.status, 416);
            assert_eq!(beyond.header("content-range"), format!("bytes */{size}"));
            for other in [
                [("Range", "bytes=0-9"), ("If-Range", "\"other\"")],
                [("Range", "bytes=0-9,20-29"), ("Accept", "*/*")],
                [("Range", "lines=0-9"), ("Accept", "*/*")],
            ] {
                let all = viewer.ask("GET", path, &other);
                assert_eq!((all.status, all.body.len()), (200, size), "{other:?}");
            }
            let head = viewer.ask("HEAD", path, &[("Range", "bytes=0-9")]);
            assert_eq!((head.status, head.length()), (200, size));
            assert!(head.body.is_empty());
            let save = viewer.open(&format!("{path}?raw"));
            assert_eq!(save.header("content-type"), "application/octet-stream");
            let name = path.rsplit('/').next().unwrap();
            let how = format!("attachment; filename*=UTF-8''{name}");
            assert_eq!(save.header("content-disposition"), how);
            assert!(save.body == *octets);
        }
    }
}

/// Writes a zip whose second entry is that many octets, none of them on the disk but the first and the last.
fn sparse(place: &Place, name: &str, size: u64) {
    let mut file = std::fs::File::create(place.path(name)).unwrap();
    let declaration = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    let headers = [
        (
            "a/bagit.txt",
            declaration.len() as u64,
            crc32fast::hash(declaration),
        ),
        ("a/data/长.mp4", size, 0),
    ];
    let (mut directory, mut offset) = (Vec::new(), 0);
    for (name, size, crc) in headers {
        let header = Header {
            name,
            method: Method::Stored,
            modified: 1_795_219_200,
            crc,
            size,
            packed: size,
        };
        let mut local = Vec::new();
        format::local(&header, &mut local);
        format::central(&header, offset, &mut directory);
        file.seek(SeekFrom::Start(offset)).unwrap();
        file.write_all(&local).unwrap();
        file.write_all(&film(0)).unwrap();
        if crc != 0 {
            file.seek(SeekFrom::Current(-(film(0).len() as i64)))
                .unwrap();
            file.write_all(declaration).unwrap();
        }
        offset += local.len() as u64 + size;
    }
    file.seek(SeekFrom::Start(offset - 8)).unwrap();
    file.write_all(b"the end.").unwrap();
    file.write_all(&directory).unwrap();
    let end = format::end(2, directory.len() as u64, offset);
    file.write_all(&end).unwrap();
}

#[test]
fn a_video_beyond_four_gibibytes_starts_at_once_anywhere() {
    const SIZE: u64 = 5 << 30;
    let place = Place::new();
    sparse(&place, "a.zip", SIZE);
    let viewer = Viewer::start(&place, &["a.zip"]);
    let path = encoded("data/长.mp4");
    let begun = Instant::now();
    let end = viewer.ask("GET", &path, &[("Range", "bytes=-8")]);
    assert_eq!((end.status, end.text().as_str()), (206, "the end."));
    let last = SIZE - 1;
    let told = format!("bytes {}-{last}/{SIZE}", SIZE - 8);
    assert_eq!(end.header("content-range"), told);
    let middle = format!("bytes={}-{}", SIZE / 2, SIZE / 2 + 99_999);
    let middle = viewer.ask("GET", &path, &[("Range", &middle)]);
    assert!(middle.body == vec![0; 100_000]);
    // A player that takes the first octets and then goes somewhere else.
    for _ in 0..20 {
        let mut stream = viewer.connect();
        let request = format!(
            "GET {}{path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nRange: bytes=0-\r\n\r\n",
            viewer.root, viewer.port
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut first = [0; 4000];
        stream.read_exact(&mut first).unwrap();
        assert!(first.starts_with(b"HTTP/1.1 206 "));
    }
    let page = viewer.open(&path);
    assert!(
        page.text()
            .contains("<video id=\"play\" controls preload=\"metadata\" src=\"?play\">")
    );
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
    if cfg!(target_os = "linux") {
        let status = std::fs::read_to_string(format!("/proc/{}/status", viewer.pid())).unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.unwrap().trim().trim_end_matches(" kB");
        assert!(peak.parse::<u64>().unwrap() < 64 * 1024, "{peak} kB");
    }
}

#[test]
fn tables_are_shown_row_by_row_in_any_encoding() {
    let place = Place::new();
    let header = "主订单编号,商品,订单应付金额\n";
    let rows: String = (1..=450)
        .map(|n| format!("\"\t69{n:017}\",={n}+<b>裤,\"1,{n:03}.50\"\n"))
        .collect();
    let text = format!("{header}{rows}");
    let (gbk, _, _) = encoding_rs::GB18030.encode(&text);
    let wide: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    place.write("s/gbk.csv", &gbk);
    place.write("s/bom.csv", ["\u{feff}", &text].concat());
    place.write("s/wide.csv", wide);
    place.write(
        "s/账单.xls",
        text.replace("\",", "\"\t").replace("裤,", "裤\t"),
    );
    place.expect(1, &["collect", "s", "-o", "a.zip"]);
    let viewer = Viewer::start(&place, &["a.zip", "--lang", "zh"]);
    for path in ["data/s/gbk.csv", "data/s/bom.csv", "data/s/wide.csv"] {
        let first = viewer.open(path);
        assert_eq!(first.header("content-type"), "text/html; charset=utf-8");
        let page = first.text();
        assert!(page.contains("<th>订单应付金额</th>"), "{path}: {page}");
        assert!(page.contains("<td dir=\"auto\">\t6900000000000000001</td>"));
        assert!(
            page.contains("<td dir=\"auto\">=1+&lt;b&gt;裤</td><td dir=\"auto\">1,001.50</td>")
        );
        assert!(page.contains("第 1 至 200 行") && !page.contains("<b>"));
        let next = |page: &str| {
            let from = page.find("href=\"?from=")? + 6;
            let link = page[from..].split('"').next()?;
            Some(format!("{path}{}", link.replace("&amp;", "&")))
        };
        let second = viewer.open(&next(&page).unwrap()).text();
        assert!(second.contains("第 201 至 400 行") && second.contains("<th>商品</th>"));
        assert!(
            second.contains("<td class=\"n\">201</td><td dir=\"auto\">\t6900000000000000200</td>")
        );
        let third = viewer.open(&next(&second).unwrap()).text();
        assert!(third.contains("第 401 至 451 行") && next(&third).is_none());
        assert!(third.contains("\t6900000000000000450</td>"));
        // Without the place of the row it is counted from the start.
        let counted = viewer.open(&format!("{path}?from=401")).text();
        assert_eq!(counted.contains("00450</td>"), third.contains("00450</td>"));
        let beyond = viewer.open(&format!("{path}?from=9000")).text();
        assert!(beyond.contains("这里没有内容"));
    }
    let named = viewer.open(&encoded("data/s/账单.xls")).text();
    assert!(
        named.contains("<th>主订单编号,商品,订单应付金额</th>")
            || named.contains("6900000000000000001")
    );
}

#[test]
fn workbooks_are_shown_sheet_by_sheet() {
    let place = Place::new();
    let books = fixtures().join("../found/books");
    for name in [
        "good-orders.xlsx",
        "good-orders.xls",
        "W342-locked.xlsx",
        "E339-cut.xls",
    ] {
        place.write(
            &format!("s/{name}"),
            std::fs::read(books.join(name)).unwrap(),
        );
    }
    collected(&place, &["s", "-o", "a.zip"]);
    let viewer = Viewer::start(&place, &["a.zip", "--lang", "zh"]);
    for name in ["good-orders.xlsx", "good-orders.xls"] {
        let page = viewer.open(&format!("data/s/{name}")).text();
        assert!(page.contains("<th>主订单编号</th>"), "{name}: {page}");
        assert!(page.contains("<td class=\"n\">2</td>"), "{name}: {page}");
        let later = viewer.open(&format!("data/s/{name}?sheet=0&from=5")).text();
        assert!(later.contains("第 5 至 ") && later.contains("<th>主订单编号</th>"));
        let none = viewer.open(&format!("data/s/{name}?sheet=77")).text();
        assert!(none.contains("这里没有内容"));
        let octets = viewer.get(&format!("data/s/{name}"));
        assert_eq!(octets.header("content-type"), "application/octet-stream");
        assert!(octets.body == place.read(&format!("s/{name}")));
    }
    // Of what cannot be read nobody knows whether there are rows.
    for (name, word) in [("W342-locked.xlsx", "有密码"), ("E339-cut.xls", "已损坏")] {
        let page = viewer.open(&format!("data/s/{name}")).text();
        assert!(
            page.contains(word) && !page.contains("这里没有内容"),
            "{page}"
        );
    }
}

#[test]
fn the_first_rows_of_a_long_table_come_at_once() {
    let place = Place::new();
    place.write(
        "a/bagit.txt",
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    );
    let path = place.write("a/data/long.csv", "编号,金额\n1,2\n".repeat(50_000));
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_len(500 << 20).unwrap();
    let viewer = Viewer::start(&place, &["a"]);
    let begun = Instant::now();
    let page = viewer.open("data/long.csv").text();
    assert!(page.contains("Rows 1 to 200") && page.contains("<th>金额</th>"));
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn texts_are_decoded_and_shown_a_stretch_at_a_time() {
    let place = Place::new();
    let line = "第一行：“客服”说 <script>alert(1)</script>\u{202e}\n";
    let (gbk, _, _) = encoding_rs::GB18030.encode(line);
    place.write("s/聊天.txt.srt", &gbk);
    place.write(
        "s/long.json",
        format!("[{}1]", "\"订单\",\n".repeat(60_000)),
    );
    collected(&place, &["s", "-o", "a.zip"]);
    let viewer = Viewer::start(&place, &["a.zip"]);
    let page = viewer.open(&encoded("data/s/聊天.txt.srt")).text();
    let shown = "第一行：“客服”说 &lt;script&gt;alert(1)&lt;/script&gt;\\u{202e}\n</pre>";
    assert!(page.contains(shown), "{page}");
    let raw = viewer.get(&encoded("data/s/聊天.txt.srt"));
    assert_eq!(raw.header("content-type"), "text/plain; charset=gb18030");
    let (mut path, mut all, mut pages) = ("data/s/long.json".to_owned(), String::new(), 0);
    loop {
        let page = viewer.open(&path).text();
        let (_, rest) = page.split_once("<pre dir=\"auto\">").unwrap();
        all += &rest.split_once("</pre>").unwrap().0.replace("&quot;", "\"");
        pages += 1;
        let Some(at) = page.find("href=\"?at=") else {
            break;
        };
        let link = page[at + 6..].split('"').next().unwrap();
        path = format!("data/s/long.json{link}");
    }
    assert!(
        pages == 3 && all.as_bytes() == place.read("s/long.json"),
        "{pages}"
    );
}

#[test]
fn the_archives_own_page_is_served_with_what_it_needs_and_nothing_more_may_run() {
    let place = Place::new();
    let rest = "x".repeat(900_000);
    let page = format!(
        "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><title>总览</title></head>\
         <body><script>alert(1)</script><a href=\"data/a.txt\">a</a>{rest}</body></html>"
    );
    place.write(
        "a/bagit.txt",
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    );
    place.write("a/data/a.txt", "hello");
    place.write("a/index.html", &page);
    let viewer = Viewer::start(&place, &["a", "--lang", "zh"]);
    for path in ["", "index.html"] {
        let answer = viewer.open(path);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.length(), answer.body.len());
        let text = answer.text();
        assert!(text.contains(&rest) && text.contains("<title>总览</title>"));
        assert!(text.contains("没有核验") && !text.contains("http-equiv"));
        assert_eq!(text.matches("/live.js\" defer></script>").count(), 1);
        let policy = answer.header("content-security-policy");
        let nonce = text
            .split("nonce=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        assert!(
            policy.contains(&format!("script-src 'nonce-{nonce}' 'sha256-")),
            "{policy}"
        );
        // The script of our own pages, by its digest, and no other.
        assert_eq!(policy.matches("'sha256-").count(), 1, "{policy}");
        assert!(policy.contains("default-src 'none'") && !policy.contains("script-src 'unsafe"));
        assert_ne!(viewer.open(path).text(), text, "a nonce is used once");
        assert_eq!(viewer.ask("HEAD", path, &[]).length(), answer.length());
    }
    let script = viewer.get("live.js");
    assert_eq!(
        script.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert!(script.text().contains("EventSource"));
}

#[test]
fn it_waits_for_the_first_page_and_ends_after_the_last() {
    let place = Place::new();
    place.expect(1, &["collect", fixtures().to_str().unwrap(), "-o", "a.zip"]);
    let mut viewer = Viewer::start(&place, &["a.zip", "--linger", "1"]);
    // Answers alone are nobody's page.
    assert_eq!(viewer.open("").status, 200);
    std::thread::sleep(Duration::from_millis(1600));
    assert!(viewer.is_running());
    let mut page = viewer.connect();
    let request = format!(
        "GET {}live HTTP/1.1\r\nHost: localhost:{}\r\nAccept: text/event-stream\r\n\r\n",
        viewer.root, viewer.port
    );
    page.write_all(request.as_bytes()).unwrap();
    let mut first = [0; 600];
    let mut got = Vec::new();
    while !got.windows(6).any(|w| w == b": here") {
        let n = page.read(&mut first).unwrap();
        assert!(n > 0);
        got.extend(&first[..n]);
    }
    assert!(String::from_utf8_lossy(&got).contains("text/event-stream"));
    std::thread::sleep(Duration::from_millis(1600));
    assert!(viewer.is_running());
    drop(page);
    let ran = viewer.ended(Duration::from_secs(10));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.contains("The page was closed; stopped."), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn control_c_ends_it_well_even_while_it_sends() {
    let place = Place::new();
    sparse(&place, "a.zip", 5 << 30);
    let viewer = Viewer::start(&place, &["a.zip"]);
    let mut stream = viewer.connect();
    let path = encoded("data/长.mp4");
    let request = format!(
        "GET {}{path} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
        viewer.root, viewer.port
    );
    stream.write_all(request.as_bytes()).unwrap();
    stream.read_exact(&mut [0; 100_000]).unwrap();
    let begun = Instant::now();
    let ran = viewer.interrupt();
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.ends_with("Stopped.\n"), "{ran:?}");
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
}
