//! Files of their own, what is no file, and all of them together.

use std::io::Read as _;

use super::*;

#[test]
fn a_plain_file_is_read_and_digested_once() {
    let desk = Desk::new();
    desk.put("截图/封号=通知.png", b"png");
    let (loaded, title) = desk.argument("截图/封号=通知.png=封号通知=首页").unwrap();
    assert_eq!(loaded.name, "封号=通知.png");
    assert_eq!(loaded.bytes.as_deref(), Some(&b"png"[..]));
    assert_eq!(loaded.octets, 3);
    assert_eq!(loaded.sha256, Digest::of(Algorithm::Sha256, b"png"));
    assert!(matches!(loaded.from, From::File));
    assert_eq!(title.as_deref(), Some("封号通知=首页"));
    let whole = desk.0.path().join("截图/封号=通知.png");
    assert_eq!(desk.load(whole.to_str().unwrap()).unwrap().octets, 3);
}

#[test]
fn a_file_that_is_called_like_an_address_is_that_file() {
    let desk = Desk::new();
    desk.put("a.zip!/data/orders.csv", b"real");
    desk.put("a.zip", &sample::zip("a", &orders()));
    let loaded = desk.load("a.zip!/data/orders.csv").unwrap();
    assert_eq!(loaded.bytes.as_deref(), Some(&b"real"[..]));
    let (loaded, title) = desk.argument("a.zip!/data/2026/退款.csv=退=款").unwrap();
    assert_eq!(archive(&loaded).path, "data/2026/退款.csv");
    assert_eq!(title.as_deref(), Some("退=款"));
}

#[test]
fn what_is_no_file_is_told_apart() {
    let desk = Desk::new();
    desk.put("folder/a", b"").put_bag("bag", &orders());
    assert!(matches!(
        desk.load("folder"),
        Err(LoadError::Folder { bag: false, .. })
    ));
    assert!(matches!(
        desk.load("bag"),
        Err(LoadError::Folder { bag: true, .. })
    ));
    for missing in ["nothing.pdf", "no.zip!/a", "folder/a/b", "nul\0.pdf"] {
        let error = desk.load(missing).unwrap_err();
        assert!(
            matches!(error, LoadError::Missing { .. }),
            "{missing}: {error}"
        );
    }
    let Err(LoadError::Missing { path }) = desk.argument("缺.pdf=标题") else {
        panic!();
    };
    assert!(path.ends_with("缺.pdf"));
    let titled = format!("folder/a={}", "长".repeat(4000));
    assert_eq!(
        desk.argument(&titled).unwrap().1.unwrap().chars().count(),
        4000
    );
    assert_eq!(desk.load("folder/a").unwrap().octets, 0);
}

#[cfg(unix)]
#[test]
fn devices_pipes_and_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let desk = Desk::new();
    assert!(matches!(
        desk.load("/dev/zero"),
        Err(LoadError::Special { .. })
    ));
    let socket = desk.0.path().join("socket");
    let _held = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert!(matches!(
        desk.load("socket"),
        Err(LoadError::Special { .. })
    ));
    // A link that somebody names is followed and keeps its name; one inside a bag is not.
    desk.put("real.png", b"png");
    symlink("real.png", desk.0.path().join("通知.png")).unwrap();
    assert_eq!(desk.load("通知.png").unwrap().name, "通知.png");
    desk.put_bag("bag", &orders());
    let inside = desk.0.path().join("bag/data/orders.csv");
    fs::remove_file(&inside).unwrap();
    desk.put("outside.csv", ORDERS);
    symlink(desk.0.path().join("outside.csv"), &inside).unwrap();
    assert!(codes(&desk.load("bag!/orders.csv").unwrap_err()).contains(&"E132"));
    symlink("nowhere", desk.0.path().join("dangling")).unwrap();
    assert!(matches!(
        desk.load("dangling"),
        Err(LoadError::Missing { .. })
    ));
    desk.put("locked.pdf", b"x");
    let locked = desk.0.path().join("locked.pdf");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o0)).unwrap();
    // Root reads it all the same.
    let outcome = desk.load("locked.pdf");
    assert!(matches!(outcome, Ok(_) | Err(LoadError::Unreadable { .. })));
}

#[test]
fn a_file_that_changes_while_it_is_read_is_not_used() {
    let desk = Desk::new();
    let path = desk.0.path().join("a.csv");
    for change in [
        (|path: &Path| fs::write(path, b"grown and grown").unwrap()) as fn(&Path),
        |path| {
            fs::write(path.with_extension("new"), b"12345678").unwrap();
            fs::rename(path.with_extension("new"), path).unwrap();
        },
        |path| fs::remove_file(path).unwrap(),
    ] {
        desk.put("a.csv", b"12345678");
        let mut file = Watched::open(&path).unwrap();
        let mut half = [0; 4];
        file.read_exact(&mut half).unwrap();
        change(&path);
        let error = file.read_to_end(&mut Vec::new()).unwrap_err();
        assert!(matches!(failed(&path, error), LoadError::Changed { .. }));
    }
    desk.put("a.csv", b"12345678");
    let mut whole = Vec::new();
    Watched::open(&path)
        .unwrap()
        .read_to_end(&mut whole)
        .unwrap();
    assert_eq!(whole, b"12345678");
}

#[test]
fn all_are_marked_in_order_or_all_errors_are_told() {
    let desk = Desk::new();
    desk.put("a.zip", &sample::zip("a", &orders()))
        .put("orders.csv", ORDERS);
    desk.put("video.mp4", &vec![1; 3000]);
    let wanted = |text: &str, hold| Wanted {
        address: Address::of_argument(text.as_ref()),
        hold,
    };
    let limits = Limits { one: 1000, all: 60 };
    let all = [
        wanted("a.zip!/orders.csv=订单", Hold::Octets),
        wanted("video.mp4", Hold::IfTheyFit),
        wanted("orders.csv", Hold::Octets),
        wanted("a.zip!/100%.txt", Hold::Octets),
    ];
    let exhibits = load_all(&all, desk.0.path(), limits).unwrap();
    let shown: Vec<_> = exhibits
        .iter()
        .map(|e| {
            (
                &*e.mark,
                &*e.loaded.name,
                e.title.as_deref(),
                e.same_as.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("证据1", "orders.csv", Some("订单"), None),
            ("证据2", "video.mp4", None, None),
            ("证据3", "orders(2).csv", None, Some("证据1")),
            ("证据4", "100%.txt", None, None),
        ]
    );
    assert!(exhibits[1].loaded.bytes.is_none() && exhibits[2].loaded.bytes.is_some());
    let limits = Limits { all: 30, ..limits };
    let all = [
        wanted("none.pdf", Hold::Digest),
        wanted("a.zip!/none.csv", Hold::Digest),
        wanted("orders.csv", Hold::Octets),
        wanted("a.zip!/orders.csv", Hold::Octets),
        wanted("video.mp4", Hold::Octets),
        wanted("orders.csv!/a", Hold::Octets),
        wanted("orders.csv!/b", Hold::Octets),
    ];
    let errors = load_all(&all, desk.0.path(), limits).unwrap_err();
    let at: Vec<_> = errors.iter().map(|(at, _)| *at).collect();
    assert_eq!(at, [0, 1, 3, 4, 5], "an archive that is none is told once");
    let both = matches!(
        &errors[2].1,
        LoadError::TooMuch {
            source: TooMuch::All { held: 20, .. },
            ..
        }
    );
    assert!(both, "{}", errors[2].1);
}
