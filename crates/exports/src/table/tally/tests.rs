//! Tests of sums over rows.

use super::*;

fn tally(rows: &[&[&str]]) -> (Table, Vec<Finding>) {
    let mut tally = Tally::new();
    for (line, row) in (1..).zip(rows) {
        tally.row(row, line);
    }
    tally.finish()
}

fn codes(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.code.as_str()).collect()
}

const HEAD: &[&str] = &[
    "主订单编号",
    "子订单编号",
    "订单提交时间",
    "订单状态",
    "订单应付金额",
    "快递信息",
    "运费",
];

#[test]
fn orders_are_counted_by_their_main_number() {
    let (table, found) = tally(&[
        HEAD,
        &[
            "\t6921000000000000001",
            "\t1",
            "2026-01-30 10:00:00",
            "已完成",
            "1,000.10",
            "圆通-1",
            "0.00",
        ],
        &[
            "\t6921000000000000001",
            "\t2",
            "2026-01-30 10:00:00",
            "已完成",
            "0.20",
            "圆通-1",
            "-",
        ],
        &[
            "'6921000000000000002",
            "3;4",
            "2026-03-01",
            "已关闭",
            "5",
            "-",
            "",
        ],
    ]);
    assert_eq!(codes(&found), ["N341"]);
    assert_eq!(found[0].values["months"], "2026-02");
    assert_eq!((table.rows, table.orders, table.width), (3, Some(2), 7));
    assert_eq!(table.export.as_deref(), Some("doudian-orders"));
    assert_eq!(table.columns, HEAD);
    assert_eq!(
        table.days,
        Some(("2026-01-30".to_owned(), "2026-03-01".to_owned()))
    );
    assert_eq!(table.months.values().sum::<u64>(), 2);
    assert_eq!(table.keys.0.len(), 2);
    let sums: Vec<_> = table
        .sums
        .iter()
        .map(|s| (s.column.as_str(), s.total.as_str(), s.rows))
        .collect();
    assert_eq!(
        sums,
        [
            ("订单应付金额", "5", 1),
            ("订单应付金额", "1000.30", 2),
            ("运费", "0.00", 1)
        ]
    );
}

#[test]
fn a_comma_in_the_loose_column_moves_what_is_right_of_it() {
    let whole = ["1", "2", "2026-01-30", "已完成", "1", "圆通", "0.50"];
    let loose = [
        "2",
        "2",
        "2026-01-30",
        "已完成",
        "1",
        "圆通",
        "中通",
        "7.50",
    ];
    let (table, found) = tally(&[HEAD, &whole, &loose]);
    assert_eq!(codes(&found), ["N333"]);
    let freight = |table: &Table| {
        let sum = table.sums.iter().find(|sum| sum.column == "运费");
        sum.map(|sum| (sum.total.clone(), sum.unread)).unwrap()
    };
    assert_eq!(freight(&table), ("8.00".to_owned(), 0));
    // A comma further left: the status is none that is known, the amount is none.
    let left = ["3", "2", "2026-01-30", "留", "已完成", "1", "圆通", "7.50"];
    let (table, _) = tally(&[HEAD, &whole, &left]);
    let unread: u64 = table.sums.iter().map(|sum| sum.unread).sum();
    assert_eq!((freight(&table), unread), (("0.50".to_owned(), 0), 2));
    assert_eq!(table.orders, Some(2));
}

#[test]
fn cells_that_may_have_shifted_are_not_guessed_at() {
    let head = ["主订单编号", "订单状态", "订单应付金额", "选购商品"];
    let (table, found) = tally(&[
        &head,
        &["1", "已完成", "2.00", "茶"],
        &["2", "张三", "已完成", "9.00", "茶"],
        &["3", "已完成", "1.00", "茶", " ", ""],
    ]);
    assert_eq!(codes(&found), ["N333"]);
    assert_eq!(table.orders, Some(3));
    let sums: Vec<_> = table
        .sums
        .iter()
        .map(|s| (s.status.as_deref(), s.total.as_str(), s.rows, s.unread))
        .collect();
    assert_eq!(sums, [(Some("已完成"), "3.00", 2, 0), (None, "0", 0, 1)]);
    assert!(!serde_json::to_string(&table).unwrap().contains("张三"));
}

#[test]
fn lost_digits_leave_the_number_of_orders_open() {
    let (table, found) = tally(&[
        HEAD,
        &["6.92123E+18", "1", "2026-01-30", "已完成", "1", "-", "-"],
        &["6921000000000000001"],
    ]);
    assert_eq!(codes(&found), ["W332", "N333"]);
    assert_eq!(found[0].values["column"], "主订单编号");
    assert_eq!((table.rows, table.orders, table.keys.0.len()), (2, None, 1));

    let mut tally = Tally::new();
    tally.row(HEAD, 1);
    for line in 2..4 {
        tally.lost(0);
        tally.row(&["6921000000000000000", "1", "2026-01-30"], line);
    }
    let (table, found) = tally.finish();
    assert_eq!(
        (codes(&found)[0], found[0].values["count"].as_str()),
        ("W332", "2")
    );
    assert_eq!((table.orders, table.keys.0.len()), (None, 0));
}

#[test]
fn numbers_rounded_to_fifteen_digits_are_told_when_there_are_several() {
    let row = |number: &str, found: &mut Tally| {
        found.row(&[number, "1", "2026-01-30", "已完成", "1", "-", "-"], 2)
    };
    for (numbers, expected) in [
        (
            [
                "6921234567890120000",
                "6921234567890130000",
                "6921234567890140000",
            ],
            vec!["W332"],
        ),
        (
            [
                "6921234567890120000",
                "6921234567890123456",
                "6921234567890123457",
            ],
            vec![],
        ),
    ] {
        let mut tally = Tally::new();
        tally.row(HEAD, 1);
        for number in numbers {
            row(number, &mut tally);
        }
        let (table, found) = tally.finish();
        assert_eq!(codes(&found), expected);
        assert_eq!(table.orders.is_none(), !expected.is_empty());
    }
}

#[test]
fn preamble_end_totals_explanations_and_repeated_headers_are_no_rows() {
    let head = ["结算时间", "订单号", "子订单号", "结算金额", "结算账户"];
    let (table, found) = tally(&[
        &["店铺结算单"],
        &head,
        &["", "", "", "=收入合计+支出合计", ""],
        &[
            "2026-01-02 03:04:05",
            "'6921000000000000001",
            "'1",
            "3.00",
            "微信",
        ],
        &head,
        &[
            "2026-01-03 03:04:05",
            "'6921000000000000002",
            "'1",
            "-1.00",
            "微信",
        ],
        &["合计", "", "", "2.00", ""],
        &[""],
    ]);
    assert_eq!(codes(&found), [] as [&str; 0]);
    assert_eq!(
        (table.rows, table.orders, table.around),
        (2, Some(2), (1, 2))
    );
    assert_eq!(table.sums[0].total, "2.00");
}

#[test]
fn what_a_file_says_of_its_rows_is_held_against_it() {
    let head = [
        "交易时间",
        "交易类型",
        "交易对方",
        "商品",
        "收/支",
        "金额(元)",
        "支付方式",
        "当前状态",
        "交易单号",
        "商户单号",
        "备注",
    ];
    let row = [
        "2026-01-02 03:04:05",
        "商户消费",
        "x",
        "y",
        "支出",
        "¥1.00",
        "零钱",
        "已退款(￥1.00)",
        "4200\t",
        "1\t",
        "/",
    ];
    let (table, found) = tally(&[&["共3笔记录"], &head, &row, &row]);
    assert_eq!(codes(&found), ["E338"]);
    assert_eq!(
        (
            found[0].values["says"].as_str(),
            found[0].values["has"].as_str()
        ),
        ("3", "2")
    );
    assert_eq!(table.sums[0].status.as_deref(), Some("支出 · 已退款"));
    let (_, found) = tally(&[&["共：2 笔记录"], &head, &row, &row]);
    assert_eq!(codes(&found), [] as [&str; 0]);
    assert_eq!(declared("共2单"), None);
    assert_eq!(declared("共99999999999999999999999笔"), None);
}

#[test]
fn an_unknown_table_tells_nothing_of_its_cells() {
    let (table, found) = tally(&[
        &["说明"],
        &["姓名", "电话"],
        &["张三", "13800000000"],
        &["李四", "6.9E+18", "多"],
        &["=1+1", "2"],
    ]);
    assert_eq!(codes(&found), ["N337", "W332", "W335", "N333"]);
    assert_eq!(found[1].values["column"], "B");
    assert_eq!((table.rows, table.width, table.around), (3, 2, (1, 0)));
    assert!(table.columns.is_empty() && table.export.is_none());
    let json = serde_json::to_string(&(table, found)).unwrap();
    assert!(!json.contains("张三") && !json.contains("姓名"));
}

#[test]
fn a_header_below_the_rows_looked_at_is_not_found() {
    let mut tally = Tally::new();
    for line in 1..=LOOKED as u64 {
        tally.row(&["x"], line);
    }
    tally.row(HEAD, 61);
    let (table, found) = tally.finish();
    assert_eq!(codes(&found), ["N337", "N333"]);
    assert_eq!(table.width, 1);
}

#[test]
fn nothing_at_all_and_a_header_alone() {
    assert_eq!(codes(&tally(&[]).1), ["W343"]);
    assert_eq!(codes(&tally(&[HEAD]).1), ["W343"]);
    assert_eq!(codes(&tally(&[&["姓名", "电话"]]).1), ["N337", "W343"]);
}

#[test]
fn a_first_row_without_day_and_number_is_a_row_if_it_has_an_amount() {
    let head = ["子订单号", "结算账户", "结算单类型", "结算金额"];
    let (table, _) = tally(&[
        &head,
        &["'1", "微信", "已结算", "3.00"],
        &["'2", "微信", "已结算", "4.00"],
    ]);
    assert_eq!((table.rows, table.sums[0].total.as_str()), (2, "7.00"));
    let (table, _) = tally(&[
        &head,
        &["", "", "", "收入+支出"],
        &["'2", "微信", "已结算", "4.00"],
    ]);
    assert_eq!((table.rows, table.sums[0].unread), (1, 0));
}

#[test]
fn tables_that_were_joined_have_their_header_again() {
    let head = ["动账流水号", "动账方向", "动账金额", "订单号", "动账时间"];
    let row = [
        "'7000000000000000001",
        "入账",
        "1.00",
        "'6921000000000000001",
        "2026-01-02 03:04:05",
    ];
    let (table, found) = tally(&[&head, &row, &head, &row]);
    assert_eq!((table.rows, codes(&found)), (2, vec![]));
}
