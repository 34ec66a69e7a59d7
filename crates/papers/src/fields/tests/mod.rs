//! Tests reading fields on what was read of specimens.

mod hurt;
mod letters;
mod slips;

use reading::page::{Format, Origin};
use reading::place::{Quad, Rect};
use reading::quality::{Colour, Measures};
use reading::sheet::{Line, Sheet, Source};

use super::read;
use crate::field::{Fields, Name, Until, Value};
use crate::kind::{Edition, Holder, Kind};
use crate::recognise::{Found, papers};
use jiff::civil::date;

const SHEETS: [&str; 13] = [
    include_str!("../../../tests-data/licence-lingdong.toml"),
    include_str!("../../../tests-data/licence-baihuo.toml"),
    include_str!("../../../tests-data/licence-old.toml"),
    include_str!("../../../tests-data/id-lin.toml"),
    include_str!("../../../tests-data/id-lin-emblem.toml"),
    include_str!("../../../tests-data/id-zhou-sheet.toml"),
    include_str!("../../../tests-data/permit-foreign.toml"),
    include_str!("../../../tests-data/permit-huang.toml"),
    include_str!("../../../tests-data/permit-huang-emblem.toml"),
    include_str!("../../../tests-data/notarial.toml"),
    include_str!("../../../tests-data/tax.toml"),
    include_str!("../../../tests-data/ban.toml"),
    include_str!("../../../tests-data/deposit.toml"),
];

/// One line of text in a level box.
pub(crate) fn line(text: &str, place: Rect) -> Line {
    Line {
        text: text.to_owned(),
        confidence: 0.98,
        place: Quad::of(place),
        glyphs: Vec::new(),
        sharpness: Some(0.5),
    }
}

/// A page with these lines.
pub(crate) fn sheet(size: (u32, u32), lines: Vec<Line>) -> Sheet {
    Sheet {
        size,
        turned: 0,
        origin: Origin::plain(Format::Jpeg, size),
        source: Source::Pixels,
        lines,
        watermark: None,
        seals: Vec::new(),
        codes: Vec::new(),
        measures: Measures {
            sides: size,
            line_height: Some(30.0),
            sharpness: Some(0.5),
            laplacian: 400.0,
            confidence: Some(0.98),
            paper: 240.0,
            glare: 0.0,
            contrast: 180.0,
            shadow: 0.05,
            skew: 0.0,
            cut: Vec::new(),
            colour: Colour::Colour,
            red: 0.0,
        },
    }
}

/// A page out of `tests-data`.
fn stored(text: &str) -> Sheet {
    let table: toml::Table = toml::from_str(text).unwrap();
    let number = |v: &toml::Value| v.as_integer().unwrap() as f32;
    let lines = table["lines"].as_array().unwrap().iter().map(|row| {
        let row = row.as_array().unwrap();
        let place = Rect::new(
            number(&row[1]),
            number(&row[2]),
            number(&row[3]),
            number(&row[4]),
        );
        line(row[0].as_str().unwrap(), place)
    });
    let size = table["size"].as_array().unwrap();
    let side = |n: usize| u32::try_from(size[n].as_integer().unwrap()).unwrap();
    sheet((side(0), side(1)), lines.collect())
}

/// A letter as it is typeset: 28 characters a line, paragraphs indented, what is a label and a value flush.
pub(crate) fn written(text: &str) -> Sheet {
    let text = text.splitn(3, "---").last().unwrap_or(text);
    let mut lines = Vec::new();
    let (size, mut y) = (30.0, 100.0);
    for (n, row) in text
        .lines()
        .map(str::trim)
        .filter(|row| !row.is_empty())
        .enumerate()
    {
        let mut chars: Vec<char> = row.chars().collect();
        let flush = n < 10 && row.contains('：') && !row.contains('。');
        let mut left = if n == 0 {
            400.0
        } else if flush {
            100.0
        } else {
            100.0 + 2.0 * size
        };
        while !chars.is_empty() {
            let most = ((100.0 + 28.0 * size - left) / size) as usize;
            let rest = chars.split_off(chars.len().min(most));
            let place = Rect::new(left, y, left + chars.len() as f32 * size, y + size);
            lines.push(line(&chars.iter().collect::<String>(), place));
            (chars, left) = (rest, 100.0);
            y += 50.0;
        }
    }
    sheet((1040, 1500), lines)
}

fn one(sheet: &Sheet) -> (Found, Fields) {
    let mut found = papers(sheet);
    assert_eq!(found.len(), 1, "{found:?}");
    let found = found.remove(0);
    let fields = read(sheet, &found);
    (found, fields)
}

/// What a field says.
fn said(fields: &Fields, name: Name) -> String {
    let value = fields.get(&name).map(|field| field.value.as_ref());
    match value {
        None => "absent".into(),
        Some(None) => "unread".into(),
        Some(Some(Value::Text(text) | Value::Number(text))) => text.clone(),
        Some(Some(Value::Date(day))) => day.to_string(),
        Some(Some(Value::Term { from, until })) => {
            let from = from.map(|day| day.to_string()).unwrap_or_default();
            match until {
                Until::Day(day) => format!("{from}..{day}"),
                Until::Forever => format!("{from}.."),
            }
        }
    }
}

fn expect(fields: &Fields, wanted: &[(Name, &str)]) {
    for (name, text) in wanted {
        assert_eq!(
            said(fields, *name),
            *text,
            "{}: {:?}",
            name.id(),
            fields.get(name)
        );
    }
}

#[test]
fn a_licence_in_two_columns() {
    let (found, fields) = one(&stored(SHEETS[0]));
    assert_eq!(
        (found.kind, found.edition, found.holder),
        (
            Kind::Licence,
            Some(Edition::Form2019),
            Some(Holder::Company)
        )
    );
    expect(
        &fields,
        &[
            (Name::Company, "杭州灵动样本文化传媒有限公司"),
            (Name::Code, "91330106MAXXXX0154"),
            (Name::Form, "有限责任公司（自然人投资或控股）"),
            (Name::Representative, "林样本"),
            (Name::Capital, "壹佰万元整"),
            (Name::Established, "2019-03-18"),
            (Name::Issued, "2023-05-10"),
            (
                Name::Address,
                "浙江省杭州市西湖区样本街道虚构路18号6幢302室",
            ),
            (Name::Term, "absent"),
        ],
    );
    let scope = said(&fields, Name::Scope);
    assert!(
        scope.starts_with("一般项目：") && scope.contains("日用百货销售") && !scope.contains("302"),
        "{scope}"
    );
}

#[test]
fn a_sole_trader_whose_label_lost_its_middle() {
    let (found, fields) = one(&stored(SHEETS[1]));
    assert_eq!(found.holder, Some(Holder::SoleTrader));
    expect(
        &fields,
        &[
            (Name::Company, "杭州市上城区样本百货店"),
            (Name::Form, "个体工商户"),
            (Name::Representative, "陈样本"),
            (Name::Address, "浙江省杭州市上城区样本街道试验弄7号一层"),
            (Name::Capital, "absent"),
        ],
    );
}

#[test]
fn an_old_licence_with_its_term() {
    let (found, fields) = one(&stored(SHEETS[2]));
    assert_eq!(found.edition, Some(Edition::Old));
    expect(
        &fields,
        &[
            (Name::Company, "杭州留底样本商贸有限公司"),
            (Name::Term, "2012-04-09..2032-04-08"),
            (Name::Issued, "2016-05-23"),
            (Name::Established, "2012-04-09"),
        ],
    );
}

#[test]
fn both_sides_of_a_card() {
    let (found, fields) = one(&stored(SHEETS[3]));
    assert_eq!(found.kind, Kind::IdPortrait);
    expect(
        &fields,
        &[
            (Name::Person, "林样本"),
            (Name::Sex, "男"),
            (Name::Nation, "汉"),
            (Name::Birth, "1988-04-12"),
            (Name::Address, "杭州市西湖区样本街道虚构路18号2幢501室"),
            (Name::IdNumber, "330106198804129915"),
        ],
    );
    let (found, fields) = one(&stored(SHEETS[4]));
    assert_eq!(found.kind, Kind::IdEmblem);
    expect(
        &fields,
        &[
            (Name::Authority, "杭州市公安局西湖区分局"),
            (Name::Term, "2018-06-20..2038-06-20"),
        ],
    );
}

#[test]
fn both_sides_on_one_page_are_two_papers() {
    let sheet = stored(SHEETS[5]);
    let found = papers(&sheet);
    let kinds: Vec<Kind> = found.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Kind::IdPortrait, Kind::IdEmblem]);
    assert!(found[0].region.bottom <= found[1].region.top);
    expect(
        &read(&sheet, &found[0]),
        &[
            (Name::Person, "周小样"),
            (Name::IdNumber, "33010619950903992X"),
            (Name::Term, "absent"),
        ],
    );
    expect(
        &read(&sheet, &found[1]),
        &[
            (Name::Term, "2019-05-08..2029-05-08"),
            (Name::Person, "absent"),
        ],
    );
}

#[test]
fn residence_permits() {
    let (found, fields) = one(&stored(SHEETS[6]));
    assert_eq!(found.kind, Kind::PermitPortrait);
    expect(
        &fields,
        &[
            (Name::IdNumber, "933840198709211238"),
            (Name::Person, "样本人"),
            (Name::Birth, "1987-09-21"),
            (Name::Sex, "男"),
            (Name::Term, "2024-05-06..2034-05-06"),
        ],
    );
    let (found, fields) = one(&stored(SHEETS[7]));
    assert_eq!(found.kind, Kind::PermitPortrait);
    expect(
        &fields,
        &[
            (Name::IdNumber, "810000199106089915"),
            (Name::Birth, "1991-06-08"),
        ],
    );
    let (found, fields) = one(&stored(SHEETS[8]));
    assert_eq!(found.kind, Kind::PermitEmblem);
    expect(
        &fields,
        &[
            (Name::Term, "2023-07-03..2028-07-03"),
            (Name::Number, "H99999999"),
        ],
    );
}

#[test]
fn papers_of_offices_and_platforms() {
    let (found, fields) = one(&stored(SHEETS[9]));
    assert_eq!(found.kind, Kind::Notarial);
    expect(
        &fields,
        &[
            (Name::Number, "(2026)浙杭样本内民证字第00018号"),
            (Name::Office, "中华人民共和国浙江省杭州市样本公证处"),
            (Name::Person, "周小样"),
            (Name::Issued, "2026-11-16"),
        ],
    );
    let (found, fields) = one(&stored(SHEETS[10]));
    assert_eq!(found.kind, Kind::TaxClearance);
    expect(
        &fields,
        &[
            (Name::Company, "杭州灵动样本文化传媒有限公司"),
            (Name::Code, "91330106MAXXXX0154"),
            (Name::Statement, "所有税务事项均已结清"),
            (Name::Office, "国家税务总局杭州市西湖区税务局"),
        ],
    );
    let (found, fields) = one(&stored(SHEETS[11]));
    assert_eq!(found.kind, Kind::BanNotice);
    expect(
        &fields,
        &[
            (Name::Account, "xiaoyang_riji"),
            (Name::Number, "CF2026092800018"),
            (Name::Office, "示例短视频平台运营有限公司"),
            (Name::Issued, "2026-09-28"),
        ],
    );
    let (found, fields) = one(&stored(SHEETS[12]));
    assert_eq!(found.kind, Kind::DepositNotice);
    expect(
        &fields,
        &[
            (Name::Company, "杭州灵动样本文化传媒有限公司"),
            (Name::Number, "SB-20260901-018"),
            (Name::Amount, "20000.00"),
        ],
    );
}

#[test]
fn labels_glued_to_values_and_slanted_pages() {
    let rows = [
        "营业执照",
        "统一社会信用代码：91330106MAXXXX0154",
        "名    称杭州灵动样本文化传媒有限公司",
        "类型有限责任公司",
        "法定代表人 林样本",
        "成立日期2019年03月18日",
        "住 所 杭州市西湖区样本街道1号",
        "经营范围 广告制作",
    ];
    for degrees in [-12.0_f32, 0.0, 9.0] {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let lines = rows.iter().enumerate().map(|(n, text)| {
            let y = 300.0 + 60.0 * n as f32;
            let width = text.chars().count() as f32 * 30.0;
            let mut one = line(text, Rect::new(300.0, y, 300.0 + width, y + 30.0));
            for p in &mut one.place.0 {
                (p.x, p.y) = (p.x * cos - p.y * sin + 300.0, p.x * sin + p.y * cos + 300.0);
            }
            one
        });
        let (found, fields) = one(&sheet((2000, 2000), lines.collect()));
        assert_eq!(found.kind, Kind::Licence);
        expect(
            &fields,
            &[
                (Name::Code, "91330106MAXXXX0154"),
                (Name::Company, "杭州灵动样本文化传媒有限公司"),
                (Name::Form, "有限责任公司"),
                (Name::Representative, "林样本"),
                (Name::Established, "2019-03-18"),
                (Name::Address, "杭州市西湖区样本街道1号"),
            ],
        );
        assert_eq!(fields[&Name::Established].date(), Some(date(2019, 3, 18)));
    }
}
