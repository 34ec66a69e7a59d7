//! Tests telling papers apart: what speaks of a paper is not that paper.

use super::*;
use crate::fields::tests::{line, sheet, written};

fn kind(text: &str) -> Kind {
    papers(&written(text))[0].kind
}

#[test]
fn an_empty_page_is_unknown() {
    let found = papers(&sheet((800, 600), Vec::new()));
    assert_eq!(
        (found.len(), found[0].kind, found[0].certainty),
        (1, Kind::Unknown, 0.0)
    );
    assert_eq!(found[0].region, Rect::new(0.0, 0.0, 800.0, 600.0));
}

#[test]
fn a_letter_that_speaks_of_papers_is_none_of_them() {
    let list = "关于提交材料的说明\n贵司要求的材料已经备齐：\n营业执照\n居民身份证\n授权委托书\n公证书\n请查收。\n杭州灵动样本文化传媒有限公司";
    assert_eq!(kind(list), Kind::Unknown);
    let letter = "情况说明\n本公司营业执照载明的统一社会信用代码为91330106MAXXXX0154，法定代表人林样本，经营范围为广告制作，注册资本壹佰万元。\n林样本的居民身份证由杭州市公安局西湖区分局签发。\n特此说明。";
    assert_eq!(kind(letter), Kind::Unknown);
}

#[test]
fn a_chat_is_unknown() {
    let chat = "客服小抖\n您好，请上传营业执照和法人身份证\n好的\n授权委托书\n这个也要盖公章吗\n要的，姓名和身份证号码都要写清楚\n违规处罚通知\n收到了\n14:32";
    assert_eq!(kind(chat), Kind::Unknown);
}

#[test]
fn other_cards_and_registers_are_unknown() {
    assert_eq!(
        kind(
            "常住人口登记卡\n姓名 林样本\n性别 男\n民族 汉\n出生日期 1988年4月12日\n公民身份证件编号 330106198804129915"
        ),
        Kind::Unknown
    );
    assert_eq!(
        kind(
            "中华人民共和国机动车驾驶证\n姓名 林样本\n性别 男\n国籍 中国\n住址 杭州市\n出生日期 1988-04-12"
        ),
        Kind::Unknown
    );
    assert_eq!(
        kind(
            "开户许可证\n核准号 J3310000000001\n杭州灵动样本文化传媒有限公司\n法定代表人 林样本\n开户银行 样本银行"
        ),
        Kind::Unknown
    );
}

#[test]
fn a_title_with_a_slip_is_a_title() {
    let text =
        "授权委讬書\n委托人：林样本\n受托人：周小样\n委托期限：自2026年1月1日起至2026年12月31日止";
    assert_eq!(kind(text), Kind::Authorisation);
    assert_eq!(
        kind(
            "清税正明\n杭州样本有限公司：\n你单位所有税务事项均已结清。\n国家税务总局杭州市税务局"
        ),
        Kind::TaxClearance
    );
}

#[test]
fn the_rest_of_a_letter_carries_on() {
    let rest = written(
        "未经委托人书面同意，受托人不得转委托。\n委托人（签名）：张留底\n2026年11月23日\n— 2 / 2 —",
    );
    assert_eq!(papers(&rest)[0].kind, Kind::Unknown);
    assert!(continues(Kind::Authorisation, &rest));
    assert!(!continues(Kind::Licence, &rest));
    let menu = written("本周菜单\n星期一：番茄炒蛋\n星期二：土豆炖牛肉");
    assert!(!continues(Kind::Authorisation, &menu));
    let other = written("授权委托书\n委托人：林样本\n受托人：周小样");
    assert!(!continues(Kind::Authorisation, &other));
}

#[test]
fn two_people_on_one_page_are_two_cards() {
    let card = |y: f32, name: &str, number: &str| {
        let rows = [
            format!("姓名 {name}"),
            "性别 男 民族 汉".into(),
            "出生 1988年4月12日".into(),
            "住址 杭州市样本路1号".into(),
            format!("公民身份号码 {number}"),
        ];
        rows.into_iter()
            .enumerate()
            .map(move |(n, text)| {
                let (top, width) = (y + 60.0 * n as f32, text.chars().count() as f32 * 28.0);
                line(&text, Rect::new(100.0, top, 100.0 + width, top + 30.0))
            })
            .collect::<Vec<_>>()
    };
    let mut lines = card(100.0, "林样本", "330106198804129915");
    lines.extend(card(700.0, "陈样本", "330102197907189937"));
    let found = papers(&sheet((1000, 1200), lines));
    assert_eq!(
        found.iter().map(|one| one.kind).collect::<Vec<_>>(),
        [Kind::IdPortrait, Kind::IdPortrait]
    );
}
