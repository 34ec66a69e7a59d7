//! What `view` refuses and bears: foreign hosts and pages, wrong tokens, hostile names and contents, damage, rude clients.

use std::io::Write as _;

use super::support::{Place, noise};
#[cfg(unix)]
use super::view_client::encoded;
use super::view_client::{Viewer, collected, parsed};

#[test]
fn only_who_has_the_address_is_answered() {
    let place = Place::new();
    place.write("s/a.txt", "secret");
    collected(&place, &["s", "-o", "a.zip"]);
    let viewer = Viewer::start(&place, &["a.zip"]);
    let host = format!("127.0.0.1:{}", viewer.port);
    let path = format!("{}data/s/a.txt", viewer.root);
    let with = |headers: &[(&str, &str)]| {
        let all = [&[("Connection", "close")], headers].concat();
        viewer.request("GET", &path, &all)
    };
    let (ours, local) = (host.as_str(), format!("localhost:{}", viewer.port));
    for headers in [
        vec![("Host", ours)],
        vec![("Host", &local)],
        vec![("Host", ours), ("Origin", &format!("http://{host}"))],
        vec![("Host", ours), ("Sec-Fetch-Site", "none")],
        vec![("Host", ours), ("Sec-Fetch-Site", "same-origin")],
    ] {
        assert_eq!(with(&headers).text(), "secret", "{headers:?}");
    }
    let other = format!("evil.example:{}", viewer.port);
    for headers in [
        vec![],
        vec![("Host", "evil.example")],
        vec![("Host", &other)],
        vec![("Host", "127.0.0.1")],
        vec![("Host", ours), ("Host", ours)],
        vec![("Host", ours), ("Origin", "http://evil.example")],
        vec![("Host", ours), ("Origin", "null")],
        vec![("Host", ours), ("Origin", &format!("http://{local}"))],
        vec![("Host", ours), ("Sec-Fetch-Site", "cross-site")],
        vec![("Host", ours), ("Sec-Fetch-Site", "same-site")],
    ] {
        let answer = with(&headers);
        assert_eq!(answer.status, 403, "{headers:?}");
        assert!(!answer.text().contains("secret"));
        guarded(&answer);
    }
    let usual = [("Host", ours), ("Connection", "close")];
    let token = viewer.root.trim_matches('/');
    let wrong = token.replace(&token[31..], if token.ends_with('0') { "1" } else { "0" });
    for target in [
        "/".to_owned(),
        "/data/s/a.txt".to_owned(),
        "/favicon.ico".to_owned(),
        format!("/{wrong}/data/s/a.txt"),
        format!("/{}/", &token[..31]),
        format!("/{}/", token.to_uppercase()),
        format!("/{token}0/"),
        format!("/x/../{token}/"),
    ] {
        let answer = viewer.request("GET", &target, &usual);
        // A token of digits alone is the same in capitals.
        if target != format!("/{token}/") {
            assert_eq!(answer.status, 404, "{target}");
            guarded(&answer);
        }
    }
    let absolute = format!("http://{host}{path}");
    assert_eq!(viewer.request("GET", &absolute, &usual).status, 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
        let answer = viewer.request(method, &path, &usual);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"));
    }
    let bare = viewer.request("GET", &format!("/{token}"), &usual);
    assert_eq!(
        (bare.status, bare.header("location")),
        (308, viewer.root.as_str())
    );
    // Nothing listens but the loopback address.
    if cfg!(target_os = "linux") {
        let table = std::fs::read_to_string("/proc/net/tcp").unwrap();
        let local = format!(":{:04X} 00000000:0000 0A", viewer.port);
        let lines: Vec<_> = table.lines().filter(|line| line.contains(&local)).collect();
        assert!(
            lines.len() == 1 && lines[0].contains(" 0100007F:"),
            "{lines:?}"
        );
    }
}

/// What every answer says.
fn guarded(answer: &super::view_client::Answer) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-store"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{answer:?}");
    }
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
}

#[cfg(unix)]
#[test]
fn hostile_names_stay_names() {
    let place = Place::new();
    let names = [
        "#.txt",
        "?raw.txt",
        "a%2fb.txt",
        "%2e%2e%2fb.txt",
        "<script>alert(1)<",
        "script>.txt",
        "\" onmouseover=\"x.txt",
        "'&amp;.txt",
        "line\nbreak.txt",
        "javascript:alert(1).txt",
        "gpj.\u{202e}txt",
        "视频 （全）.txt",
        "a+b c.txt",
        "back\\slash.txt",
    ];
    for (n, name) in names.iter().enumerate() {
        place.write(&format!("b/data/{name}"), format!("number {n}"));
    }
    place.write(
        "b/bagit.txt",
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    );
    place.write("secret.txt", "secret");
    std::os::unix::fs::symlink(place.path("secret.txt"), place.path("b/data/link.txt")).unwrap();
    let viewer = Viewer::start(&place, &["b"]);
    let list = viewer.open("").text();
    for (n, name) in names.iter().enumerate() {
        let link = encoded(&format!("data/{name}"));
        assert!(
            list.contains(&format!("<a href=\"{link}\">")),
            "{name}: {list}"
        );
        let answer = viewer.get(&link);
        assert_eq!(answer.text(), format!("number {n}"), "{name}");
        guarded(&answer);
        let save = viewer.get(&format!("{link}?raw"));
        let last = name.rsplit('/').next().unwrap();
        let how = format!("attachment; filename*=UTF-8''{}", encoded(last));
        assert_eq!(save.header("content-disposition"), how);
        let page = viewer.open(&link).text();
        assert!(page.contains(&format!("number {n}")), "{name}");
        for text in [&list, &page] {
            assert!(!text.contains("<script>alert") && !text.contains('\u{202e}'));
            assert!(!text.contains("\" onmouseover"));
        }
    }
    for path in [
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "data/../../secret.txt",
        "data/%2e%2e%2f%2e%2e%2fsecret.txt",
        "data//a+b%20c.txt",
        "./bagit.txt",
        "data/link.txt",
        "data/",
        "data",
        "/etc/passwd",
        "data/%252e%252e%252fb.txt%00",
        "bagit.txt%00",
        "data/%ff",
        "data/%",
        "BAGIT.TXT",
    ] {
        let answer = viewer.get(path);
        assert_eq!(answer.status, 404, "{path}: {}", answer.text());
        guarded(&answer);
    }
}

#[test]
fn nothing_of_the_archive_can_run() {
    let place = Place::new();
    let script = "<script>fetch('//evil.example')</script>";
    place.write("s/page.html", format!("<!doctype html>{script}"));
    place.write(
        "s/picture.svg",
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{script}</svg>"),
    );
    place.write("s/index.html", script);
    place.write("s/code.js", "alert(1)");
    place.write("s/style.css", "*{display:none}");
    place.write("s/film.mp4", format!("<html>{script}"));
    place.write(
        "s/page.xhtml",
        format!("<?xml version=\"1.0\"?><html>{script}</html>"),
    );
    place.write("s/odd.bin", [b"\0\x01\x02", script.as_bytes()].concat());
    place.expect(1, &["collect", "s", "-o", "a.zip"]);
    let viewer = Viewer::start(&place, &["a.zip"]);
    for name in [
        "page.html",
        "picture.svg",
        "index.html",
        "code.js",
        "style.css",
        "film.mp4",
        "page.xhtml",
        "odd.bin",
    ] {
        for answer in [
            viewer.get(&format!("data/s/{name}")),
            viewer.get(&format!("data/s/{name}?play")),
            viewer.get(&format!("data/s/{name}?raw")),
        ] {
            let kind = answer.header("content-type");
            let harmless = kind.starts_with("text/plain;") || kind == "application/octet-stream";
            assert!(answer.status == 200 && harmless, "{name}: {kind}");
            let policy = answer.header("content-security-policy");
            assert!(
                policy.contains("; sandbox") && !policy.contains("script-src"),
                "{policy}"
            );
            guarded(&answer);
        }
        let page = viewer.open(&format!("data/s/{name}"));
        assert!(
            !page.header("content-type").starts_with("text/html") || !page.text().contains(script)
        );
        guarded(&page);
    }
}

#[cfg(unix)]
#[test]
fn a_damaged_file_is_cut_short_and_told() {
    let place = Place::new();
    place.write("s/a.bin", noise(1, 3_000_000));
    place.write("s/good.bin", noise(2, 3_000_000));
    place.expect(0, &["collect", "s", "-o", "a.zip"]);
    place.damage("a.zip", 1, 3_000_000);
    let viewer = Viewer::start(&place, &["a.zip"]);
    for _ in 0..2 {
        let cut = viewer.get("data/s/a.bin");
        assert_eq!((cut.status, cut.length()), (200, 3_000_000));
        assert!(cut.body.len() < 3_000_000);
    }
    let part = viewer.ask("GET", "data/s/a.bin", &[("Range", "bytes=2000000-")]);
    assert!(part.body == noise(1, 3_000_000)[2_000_000..]);
    assert_eq!(viewer.get("data/s/good.bin").body.len(), 3_000_000);
    let ran = viewer.interrupt();
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(
        ran.err.matches("data/s/a.bin could not be read").count(),
        1,
        "{ran:?}"
    );
    assert!(
        ran.err.contains("E214") && !ran.err.contains("good.bin"),
        "{ran:?}"
    );
}

#[test]
fn rude_clients_end_nothing_but_their_connection() {
    let place = Place::new();
    place.write("s/a.txt", "still here");
    collected(&place, &["s", "-o", "a.zip"]);
    let viewer = Viewer::start(&place, &["a.zip"]);
    for octets in [
        b"\0\0\0\0\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03".to_vec(),
        b"GET\r\n\r\n".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        [b"GET / HTTP/1.1\r\nA: ", &[b'x'; 300_000][..]].concat(),
        [b"GET /", &[b'x'; 300_000][..], b" HTTP/1.1\r\n\r\n"].concat(),
        [
            b"GET / HTTP/1.1\r\n".to_vec(),
            b"A: b\r\n".repeat(2000),
            b"\r\n".to_vec(),
        ]
        .concat(),
        noise(7, 100_000),
    ] {
        let answer = viewer.raw(&octets);
        if answer.starts_with(b"HTTP/1.1 ") {
            assert!(parsed(&answer).status >= 400);
        }
    }
    // A body that nobody asked for, and a second request behind the first.
    let request = format!(
        "GET {0}data/s/a.txt HTTP/1.1\r\nHost: 127.0.0.1:{1}\r\nContent-Length: 5\r\n\r\n12345\
         GET {0}data/s/a.txt HTTP/1.1\r\nHost: 127.0.0.1:{1}\r\nConnection: close\r\n\r\n",
        viewer.root, viewer.port
    );
    let both = String::from_utf8(viewer.raw(request.as_bytes())).unwrap();
    assert_eq!(both.matches("still here").count(), 2, "{both}");
    // More connections than are served at once, silent or slow: they are cut off and the next one has its turn.
    let idle: Vec<_> = (0..100)
        .map(|n| {
            let mut stream = viewer.connect();
            if n % 2 == 0 {
                stream.write_all(b"GET / HT").unwrap();
            }
            stream
        })
        .collect();
    assert_eq!(viewer.get("data/s/a.txt").text(), "still here");
    drop(idle);
    assert_eq!(viewer.get("data/s/a.txt").text(), "still here");
}

#[test]
fn what_is_no_archive_is_not_served() {
    let place = Place::new();
    place.write("folder/a.txt", "a");
    place.write("a.txt", "a");
    for arguments in [
        ["view", "folder"],
        ["view", "a.txt"],
        ["view", "missing.zip"],
    ] {
        let ran = place.expect(2, &arguments);
        assert!(!ran.out.contains("http://"), "{ran:?}");
    }
    place.write("s/a.txt", "a");
    collected(&place, &["s", "-o", "a.zip"]);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = place.expect(2, &["view", "a.zip", "--no-open", "--port", &port]);
    assert!(
        ran.err.contains(&format!("port {port} could not be used")),
        "{ran:?}"
    );
}
