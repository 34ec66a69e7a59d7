//! Holds the comparisons to tables as the other rooms read them.

#![expect(clippy::disallowed_methods, reason = "reads the fixtures")]

use std::path::PathBuf;

use super::super::*;
use super::{Held, compose, lines};
use crate::facts::Detail;

#[test]
fn numbers_behind_guards_are_those_of_a_collected_table() {
    let mut tally = crate::table::Tally::new();
    tally.row(
        &[
            "主订单编号",
            "子订单编号",
            "订单提交时间",
            "订单状态",
            "订单应付金额",
        ],
        1,
    );
    tally.row(
        &[
            "\t6921234567890100001",
            "\t6921234567890100001",
            "2026-01-02 10:00:00",
            "已完成",
            "49.80",
        ],
        2,
    );
    tally.row(
        &[
            "'6921234567890100002",
            "'6921234567890100002",
            "2026-01-03 10:00:00",
            "已完成",
            "49.80",
        ],
        3,
    );
    let (table, _) = tally.finish();
    assert_eq!(
        (table.export.as_deref(), table.keys.0.len()),
        (Some("doudian-orders"), 2)
    );
    let mut held = Held::new("订单.csv", 1);
    held.facts.detail = Detail::Tables(vec![table]);
    let list = "订单编号\n=\"6921234567890100001\"\n`6921234567890100002\n6921234567890100003\n";
    let list = Expected::read(list.as_bytes(), compose).unwrap();
    let found = compare(&list, &[held.collected()]);
    assert_eq!((found.matched, lines(&found.missing)), (2, vec![4]));
}

/// A file as it is looked at while it is being archived.
fn looked(folder: &str, name: &str) -> (Held, Vec<u8>) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/found")
        .join(folder);
    let octets = std::fs::read(path.join(name)).unwrap();
    let mut looker =
        crate::look::Looker::new(name, octets.len() as u64, crate::look::Settings::default());
    looker.feed(&octets);
    let held = Held {
        payload: format!("data/{name}"),
        sha256: [1; 32],
        facts: looker.finish(),
    };
    (held, octets)
}

#[test]
fn an_order_table_compared_with_itself_is_complete() {
    for name in [
        "good-doudian-order73.csv",
        "good-doudian-order75.csv",
        "good-doudian-by-order.csv",
        "good-doudian-utf-16.txt",
        "good-taobao-orders.csv",
        "good-taobao-orders.xls",
        "good-doudian-aftersale.csv",
        "good-doudian-settlement.csv",
    ] {
        let (held, octets) = looked("tables", name);
        let list = Expected::read(&octets, compose).unwrap();
        assert_eq!(list.kind, Kind::Orders, "{name}");
        let found = compare(&list, &[held.collected()]);
        assert!(found.unread.is_empty(), "{name}: {:?}", found.unread);
        if name.contains("aftersale") || name.contains("settlement") {
            // What only names orders holds none.
            assert_eq!(found.missing.len() as u64, found.listed, "{name}");
            continue;
        }
        assert!(
            found.is_complete() && found.matched > 5,
            "{name}: {found:?}"
        );
        assert_eq!((found.extra_orders, found.unseen.len()), (0, 0), "{name}");
        // Without the table all of them are missing.
        let found = compare(&list, &[]);
        assert_eq!(found.missing.len() as u64, found.listed, "{name}");
    }
}

#[test]
fn tables_as_they_are_read_answer_the_checklist() {
    let names = [
        "good-doudian-order75.csv",
        "good-doudian-settlement.csv",
        "good-doudian-aftersale.csv",
    ];
    let held = names.map(|name| looked("tables", name).0);
    let collected: Vec<_> = held.iter().map(Held::collected).collect();
    let items = crate::checklist::check(&collected, &among(&collected), [].iter()).into_iter();
    let found = items.filter(|item| !item.found.is_empty());
    let found: Vec<_> = found
        .map(|item| (item.area.id(), item.standing, item.found[0].rows > 0))
        .collect();
    use crate::checklist::Standing::{Found, Look};
    // The settlement names orders that the order table does not hold.
    let expected = [
        ("wallet", Found, true),
        ("orders", Look, true),
        ("after-sale", Found, true),
    ];
    assert_eq!(found, expected);
    for orphan in among(&collected).orphans {
        assert!(
            orphan.missing <= orphan.orders && orphan.table.file != "data/good-doudian-order75.csv"
        );
    }
}
