//! Tests what is found for each kind of data, and that a name never makes it sure.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::facts::{Facts, Packed, Table};
use crate::finding::{Code, Finding};
use crate::sniff::Format;

const DIGEST: [u8; 32] = [7; 32];

fn file(format: Format, detail: Detail) -> Facts {
    let mut facts = Facts::of(format);
    facts.detail = detail;
    facts
}

fn table(export: Option<&str>, rows: u64, orders: Option<u64>) -> Facts {
    let table = Table {
        export: export.map(str::to_owned),
        rows,
        orders,
        keys: crate::facts::Keys((0..orders.unwrap_or(0)).collect()),
        ..Table::default()
    };
    file(Format::Csv, Detail::Tables(vec![table]))
}

fn checked(files: &[(&str, Option<Facts>)]) -> BTreeMap<Area, Item> {
    let collected: Vec<_> = files
        .iter()
        .map(|(payload, facts)| Collected {
            payload,
            octets: 1,
            sha256: &DIGEST,
            facts: facts.as_ref(),
        })
        .collect();
    let among = expect::among(&collected);
    let items = check(&collected, &among, [].iter()).into_iter();
    items.map(|item| (item.area, item)).collect()
}

fn standings(files: &[(&str, Option<Facts>)]) -> Vec<(Area, Standing)> {
    let items = checked(files).into_iter();
    let items = items.map(|(area, item)| (area, item.standing));
    items
        .filter(|(_, standing)| *standing != Standing::Nothing)
        .collect()
}

#[test]
fn nothing_collected_is_nothing_found_with_ways_and_deadlines_for_each() {
    let items = checked(&[]);
    assert_eq!(items.len(), Area::ALL.len());
    for item in items.values() {
        assert_eq!(item.standing, Standing::Nothing);
        assert!(!item.save.is_empty() && !item.deadlines.is_empty());
    }
    let kept = items[&Area::Orders]
        .deadlines
        .iter()
        .map(|one| (&*one.id, one.length));
    assert!(kept.clone().any(|one| one == ("platform-trade", 3)));
    assert!(kept.clone().any(|one| one == ("merchant-books", 10)));
    // Where no export is known, the way says so.
    assert!(items[&Area::Goods].save.iter().all(|way| !way.known));
}

#[test]
fn content_counts_rows_and_orders() {
    let items = checked(&[
        (
            "data/a.csv",
            Some(table(Some("doudian-orders"), 30, Some(20))),
        ),
        ("data/b.csv", Some(table(Some("taobao-orders"), 5, Some(5)))),
        (
            "data/c.csv",
            Some(table(Some("doudian-settlement"), 9, Some(9))),
        ),
    ]);
    let orders = &items[&Area::Orders];
    assert_eq!(orders.standing, Standing::Found);
    assert!(orders.save.is_empty());
    let found = &orders.found[0];
    assert_eq!((found.how, found.files, found.rows), (How::Content, 1, 20));
    assert_eq!(found.first, "data/a.csv");
    // Orders of another shop do not count among them.
    let beside = &orders.found[1];
    assert_eq!((beside.how, beside.files, beside.rows), (How::Beside, 1, 5));
    assert_eq!(items[&Area::Wallet].found[0].rows, 9);
}

#[test]
fn a_name_is_never_sure_and_content_is_not_overruled_by_it() {
    let picture = || Some(Facts::of(Format::Png));
    assert_eq!(
        standings(&[
            ("data/截图/粉丝列表.png", picture()),
            ("data/私信/1.png", picture())
        ]),
        [
            (Area::Messages, Standing::Perhaps),
            (Area::Followers, Standing::Perhaps)
        ]
    );
    // A settlement in a folder called orders is no order table.
    let settlement = Some(table(Some("doudian-settlement"), 3, Some(3)));
    assert_eq!(
        standings(&[("data/订单/结算.csv", settlement)]),
        [(Area::Wallet, Standing::Found)]
    );
    let unknown = Some(table(None, 3, None));
    assert_eq!(
        standings(&[("data/订单/x.csv", unknown)]),
        [(Area::Orders, Standing::Perhaps)]
    );
    // Talking with customers is not the private messages of the account.
    assert_eq!(
        standings(&[("data/客服聊天_20260403.webp", picture())]),
        [(Area::Customers, Standing::Perhaps)]
    );
    assert_eq!(standings(&[("data/风景.png", picture())]), []);
    assert_eq!(
        standings(&[("data/订单.xlsx", None)]),
        [(Area::Orders, Standing::Perhaps)]
    );
}

#[test]
fn works_are_not_believed_by_their_titles_and_recordings_of_screens_are_no_works() {
    let video = || Some(Facts::of(Format::Mp4));
    assert_eq!(
        standings(&[("data/视频/一个月涨粉丝一万.mp4", video())]),
        [(Area::Videos, Standing::Found)]
    );
    assert_eq!(
        standings(&[("data/私信录屏.mp4", video())]),
        [(Area::Messages, Standing::Perhaps)]
    );
}

#[test]
fn damaged_files_are_as_good_as_nothing() {
    let mut cut = Facts::of(Format::Mp4);
    cut.findings.push(Finding::new(Code::VideoCut));
    let items = checked(&[("data/a.mp4", Some(cut.clone()))]);
    let videos = &items[&Area::Videos];
    assert_eq!(
        (videos.standing, videos.damaged, videos.found.len()),
        (Standing::Damaged, 1, 0)
    );
    let items = checked(&[
        ("data/a.mp4", Some(cut)),
        ("data/b.mp4", Some(Facts::of(Format::Mov))),
    ]);
    let videos = &items[&Area::Videos];
    assert_eq!((videos.standing, videos.damaged), (Standing::Look, 1));
    assert!(
        !videos.save.is_empty(),
        "the damaged one has to be saved again"
    );
    // A page that was saved under a video's name is a video that is damaged.
    let mut page = Facts::of(Format::Html);
    page.findings.push(Finding::new(Code::NotWhatNamed));
    assert_eq!(
        standings(&[("data/a.mp4", Some(page))]),
        [(Area::Videos, Standing::Damaged)]
    );
}

#[test]
fn links_to_videos_are_no_videos_and_bills_no_wallet() {
    let counts = [
        ("videos", 12),
        ("messages", 340),
        ("followers", 0),
        ("orders", 5),
    ];
    let data = Data {
        layout: Some("tiktok-json".to_owned()),
        counts: counts.map(|(name, count)| (name.to_owned(), count)).into(),
    };
    let packed = Packed {
        data: Some(data.clone()),
        ..Packed::default()
    };
    for facts in [
        file(Format::Json, Detail::Data(data)),
        file(Format::Zip, Detail::Packed(packed)),
    ] {
        let items = checked(&[("data/tiktok.zip", Some(facts))]);
        assert_eq!(items[&Area::Videos].standing, Standing::Nothing);
        assert_eq!(items[&Area::Followers].standing, Standing::Nothing);
        // What the person has bought is not what the shop has sold.
        assert_eq!(items[&Area::Orders].standing, Standing::Nothing);
        // TikTok is not Douyin.
        let messages = &items[&Area::Messages];
        assert_eq!(messages.standing, Standing::Perhaps);
        let found = &messages.found[0];
        assert_eq!((found.how, found.rows), (How::Beside, 340));
    }
    let items = checked(&[("data/a.csv", Some(table(Some("wechat-pay"), 8, Some(8))))]);
    let wallet = &items[&Area::Wallet];
    assert_eq!(
        (wallet.standing, wallet.found[0].how),
        (Standing::Perhaps, How::Beside)
    );
    assert!(!wallet.save.is_empty());
}

#[test]
fn data_of_another_platform_tick_no_item() {
    let taobao = Some(table(Some("taobao-orders"), 5, Some(5)));
    let items = checked(&[("data/a.csv", taobao)]);
    let orders = &items[&Area::Orders];
    let found = &orders.found[0];
    assert_eq!(
        (orders.standing, found.how),
        (Standing::Perhaps, How::Beside)
    );
    assert!(!orders.save.is_empty());
}

#[test]
fn what_a_warning_is_about_is_found_and_has_to_be_looked_at() {
    let sound = || table(Some("doudian-orders"), 3, Some(3));
    let mut doubtful = sound();
    doubtful.findings.push(Finding::new(Code::DigitsLost));
    let items = checked(&[
        ("data/a.csv", Some(doubtful)),
        ("data/b.csv", Some(sound())),
    ]);
    let orders = &items[&Area::Orders];
    let known = (orders.standing, orders.doubtful, orders.found[0].files);
    assert_eq!(known, (Standing::Look, 1, 2));
    assert!(!orders.save.is_empty());
    // Orders that only a settlement names.
    let keys = |facts: Facts, keys: &[u64]| {
        let Detail::Tables(mut tables) = facts.detail else {
            panic!()
        };
        tables[0].keys = crate::facts::Keys(keys.to_vec());
        Some(file(Format::Csv, Detail::Tables(tables)))
    };
    let settled = table(Some("doudian-settlement"), 3, Some(3));
    let items = checked(&[
        ("data/a.csv", keys(sound(), &[1, 2, 3])),
        ("data/b.csv", keys(settled, &[2, 3, 4])),
    ]);
    assert_eq!(items[&Area::Orders].standing, Standing::Look);
    assert!(items[&Area::Orders].short);
    assert_eq!(items[&Area::Wallet].standing, Standing::Found);
}

#[test]
fn an_item_says_where_its_numbers_are_from() {
    let json = serde_json::to_value(&checked(&[])[&Area::Videos]).unwrap();
    assert_eq!(json["area"], "videos");
    assert_eq!(json["standing"], "nothing");
    let cooling = json["deadlines"].as_array().unwrap().iter();
    let cooling = cooling.clone().find(|one| one["id"] == "cooling").unwrap();
    assert_eq!(
        (&cooling["shortest"], &cooling["length"]),
        (&7.into(), &15.into())
    );
    assert_eq!(cooling["confidence"], "low");
    assert!(json["save"][0]["source"].as_str().unwrap().len() > 5);
}

proptest! {
    #[test]
    fn any_paths_in_any_order_give_the_same_counts(
        paths in proptest::collection::vec("(data/)?[订单私信售后录屏a/._ ]{0,10}[.](png|mp4|zip|csv|txt)", 0..12),
        looked in any::<bool>(),
    ) {
        let format = |path: &str| match crate::sniff::extension(path).as_str() {
            "png" => Format::Png,
            "mp4" => Format::Mp4,
            "zip" => Format::Zip,
            "csv" => Format::Csv,
            _ => Format::Plain,
        };
        let facts = |path: &String| looked.then(|| Facts::of(format(path)));
        let mut files: Vec<_> = paths.iter().map(|path| (path.as_str(), facts(path))).collect();
        let counts = |files: &[(&str, Option<Facts>)]| {
            let items = checked(files).into_values();
            let counts = items.map(|item| {
                let found = item.found.iter().map(|found| (found.how, found.files)).collect::<Vec<_>>();
                (item.area, item.standing, found)
            });
            counts.collect::<Vec<_>>()
        };
        let before = counts(&files);
        for (_, standing, found) in &before {
            let sure = found.iter().any(|(how, _)| *how == How::Content);
            let stands = matches!(standing, Standing::Found | Standing::Look);
            prop_assert_eq!(stands, sure);
        }
        files.reverse();
        prop_assert_eq!(counts(&files), before);
    }
}
