//! Invents papers: takes a seed, gives one paper of every common kind about people and companies that do not exist.
//!
//! Names are drawn from common characters, codes and numbers get right check digits, cards the term that fits the age at issue; all days
//! are such that on the day of the check (2026-11-22) nothing is wrong with any of them.

use crate::rng::Rng;
use crate::world::{Paper, Stamp, Values};

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文斌宇浩然子轩梓涵欣怡嘉琪思远雨桐晨曦若彤俊熙博雅淑贞建国志鹏海燕晓峰振宁慧颖立诚永康家豪佳音书瑶景行亦舒锦程知夏昕玥祺睿泽楷";
const BRANDS: &str = "云启恒星瑞达嘉禾盛远博众信诚汇通天成光华鼎新海纳百川优品万象青禾锦程宏图景明乐活沐风知行方圆聚力拓维";
const TRADES: &[&str] = &[
    "文化传媒",
    "网络科技",
    "商贸",
    "电子商务",
    "信息技术",
    "服饰",
    "食品",
    "家居用品",
    "教育咨询",
    "供应链管理",
];
/// City, province with city, district, code of the district.
const PLACES: &[(&str, &str, &str, &str)] = &[
    ("杭州", "浙江省杭州市", "西湖区", "330106"),
    ("广州", "广东省广州市", "天河区", "440106"),
    ("成都", "四川省成都市", "武侯区", "510107"),
    ("武汉", "湖北省武汉市", "武昌区", "420106"),
    ("南京", "江苏省南京市", "鼓楼区", "320106"),
    ("深圳", "广东省深圳市", "南山区", "440305"),
    ("西安", "陕西省西安市", "雁塔区", "610113"),
];
const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// One paper of every common kind, with its name.
#[must_use]
pub fn papers(seed: u64) -> Vec<(&'static str, Paper)> {
    let mut rng = Rng::new(seed, "invent");
    let company = company(&mut rng, false);
    let trader = company_of_trader(&mut rng);
    let (owner, agent, card) = (person(&mut rng), person(&mut rng), person(&mut rng));
    let stamp = |x: f32, y: f32, rng: &mut Rng| Stamp {
        seal: "invented".to_owned(),
        x: rng.sign().mul_add(4.0, x),
        y: rng.sign().mul_add(4.0, y),
        angle: rng.sign() * 12.0,
    };
    let plain = |template: &str, values: Values, seals: Vec<Stamp>| Paper {
        template: template.to_owned(),
        seals,
        values,
        ..Paper::default()
    };
    let letter =
        |letter: &str, parts: &[(&str, &Values)], seals: Vec<Stamp>, own: &[(&str, String)]| {
            let mut values = Values::new();
            for (name, thing) in parts {
                values.extend(
                    thing
                        .iter()
                        .map(|(key, value)| (format!("{name}.{key}"), value.clone())),
                );
            }
            values.extend(
                own.iter()
                    .map(|(key, value)| ((*key).to_owned(), value.clone())),
            );
            Paper {
                template: "letter".to_owned(),
                letter: letter.to_owned(),
                seals,
                values,
                ..Paper::default()
            }
        };
    let shop = Values::from([("name".to_owned(), "示例小店".to_owned())]);
    let account = Values::from([
        (
            "shop".to_owned(),
            format!("{}旗舰店", draw(&mut rng, BRANDS, 4)),
        ),
        ("shop_id".to_owned(), digits(&mut rng, 8)),
        ("id".to_owned(), format!("user{}", digits(&mut rng, 6))),
        ("uid".to_owned(), digits(&mut rng, 15)),
        (
            "phone".to_owned(),
            format!("1300000{}", digits(&mut rng, 4)),
        ),
    ]);
    let (from, until, date) = (
        "2026-11-10".to_owned(),
        "2027-05-09".to_owned(),
        "2026-11-10".to_owned(),
    );
    let term = [("from", from), ("until", until), ("date", date.clone())];
    let dated = [("date", date)];
    let mut old = company_old(&mut rng);
    old.insert(
        "until".to_owned(),
        format!(
            "20{}-{:02}-{:02}",
            29 + rng.below(15),
            1 + rng.below(12),
            1 + rng.below(28)
        ),
    );
    let office = |values: &Values| values.get("authority").cloned().unwrap_or_default();
    let name = |values: &Values| values.get("name").cloned().unwrap_or_default();
    let ring = |text: String, mut paper: Paper| {
        paper.values.insert("ring".to_owned(), text);
        paper
    };
    vec![
        (
            "licence",
            ring(
                office(&company),
                plain(
                    "licence",
                    company.clone(),
                    vec![stamp(189.0, 149.0, &mut rng)],
                ),
            ),
        ),
        (
            "trader",
            ring(
                office(&trader),
                plain("licence", trader, vec![stamp(189.0, 149.0, &mut rng)]),
            ),
        ),
        (
            "old",
            ring(
                office(&old),
                plain("licence-old", old, vec![stamp(114.0, 228.0, &mut rng)]),
            ),
        ),
        ("portrait", plain("id-portrait", card.clone(), Vec::new())),
        ("emblem", plain("id-emblem", card, Vec::new())),
        (
            "authorisation",
            ring(
                name(&company),
                letter(
                    "authorisation-company",
                    &[
                        ("company", &company),
                        ("agent", &agent),
                        ("platform", &shop),
                        ("account", &account),
                    ],
                    vec![stamp(98.0, 186.0, &mut rng)],
                    &term,
                ),
            ),
        ),
        (
            "ownership",
            letter(
                "ownership-person",
                &[
                    ("person", &owner),
                    ("platform", &shop),
                    ("account", &account),
                ],
                Vec::new(),
                &dated,
            ),
        ),
        (
            "application",
            ring(
                name(&company),
                letter(
                    "application-shop",
                    &[("company", &company), ("account", &account)],
                    vec![stamp(98.0, 186.0, &mut rng)],
                    &dated,
                ),
            ),
        ),
        (
            "tax",
            letter("tax", &[("company", &company)], Vec::new(), &dated),
        ),
    ]
}

fn draw(rng: &mut Rng, from: &str, count: usize) -> String {
    let all: Vec<char> = from.chars().collect();
    (0..count).filter_map(|_| rng.pick(&all)).collect()
}

fn digits(rng: &mut Rng, count: usize) -> String {
    draw(rng, "0123456789", count)
}

fn day(rng: &mut Rng, first: usize, last: usize) -> String {
    let year = first + rng.below(last + 1 - first);
    format!("{year}-{:02}-{:02}", 1 + rng.below(12), 1 + rng.below(28))
}

fn full_name(rng: &mut Rng) -> String {
    let given = if rng.below(4) == 0 { 1 } else { 2 };
    draw(rng, SURNAMES, 1) + &draw(rng, GIVEN, given)
}

fn place(rng: &mut Rng) -> (&'static str, &'static str, &'static str, &'static str) {
    rng.pick(PLACES)
        .copied()
        .unwrap_or(("杭州", "浙江省杭州市", "西湖区", "330106"))
}

fn person(rng: &mut Rng) -> Values {
    let (_, city, district, region) = place(rng);
    let male = rng.below(2) == 0;
    // Age 26 to 45 at issue: twenty years, none of them over.
    let birth = day(rng, 1976, 1988);
    let from = day(rng, 2015, 2020);
    let until = from
        .get(..4)
        .and_then(|year| year.parse::<u32>().ok())
        .map_or(0, |year| year + 20);
    let serial = 10 + rng.below(40);
    let body = format!(
        "{region}{}{serial:02}{}",
        birth.replace('-', ""),
        rng.below(5) * 2 + usize::from(male)
    );
    let rest = from.get(4..).unwrap_or_default();
    let address = format!(
        "{}{district}{}路{}号{}幢{}室",
        city.get(9..).unwrap_or(city),
        draw(rng, BRANDS, 2),
        1 + rng.below(300),
        1 + rng.below(20),
        101 + rng.below(1500)
    );
    [
        ("name", full_name(rng)),
        ("id", format!("{body}{}", citizen_digit(&body))),
        ("sex", if male { "男" } else { "女" }.to_owned()),
        ("nation", "汉".to_owned()),
        ("birth", birth.clone()),
        ("address", address),
        (
            "authority",
            format!("{}公安局{district}分局", city.get(9..).unwrap_or(city)),
        ),
        ("until", format!("{until}{rest}")),
        ("from", from),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into()
}

fn company(rng: &mut Rng, old: bool) -> Values {
    let (short, city, district, region) = place(rng);
    let trade = rng.pick(TRADES).copied().unwrap_or("商贸");
    let name = format!("{short}{}{trade}有限公司", draw(rng, BRANDS, 2));
    let established = if old {
        day(rng, 2008, 2014)
    } else {
        day(rng, 2015, 2022)
    };
    let issued = if old {
        day(rng, 2015, 2017)
    } else {
        day(rng, 2023, 2025)
    };
    let capital = [
        "壹佰万元整",
        "伍拾万元整",
        "叁佰万元整",
        "壹仟万元整",
        "贰佰万元整",
    ];
    [
        ("name", name),
        ("code", code(rng, &format!("91{region}"))),
        ("form", "有限责任公司（自然人投资或控股）".to_owned()),
        ("representative", full_name(rng)),
        ("capital", rng.pick(&capital).copied().unwrap_or_default().to_owned()),
        ("established", established.clone()),
        ("address", format!("{city}{district}{}路{}号{}幢{}室", draw(rng, BRANDS, 2), 1 + rng.below(300), 1 + rng.below(20), 101 + rng.below(1500))),
        ("scope", format!("一般项目：{trade}；日用百货销售；广告设计、代理；互联网销售（除销售需要许可的商品）（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）。")),
        ("authority", format!("{short}市{district}市场监督管理局")),
        ("issued", issued),
        ("holder", "company".to_owned()),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into()
}

fn company_old(rng: &mut Rng) -> Values {
    let mut values = company(rng, true);
    let from = values.get("established").cloned().unwrap_or_default();
    values.insert("from".to_owned(), from);
    values
}

fn company_of_trader(rng: &mut Rng) -> Values {
    let mut values = company(rng, false);
    let (short, _, district, region) = place(rng);
    let name = format!("{short}市{district}{}百货店", draw(rng, BRANDS, 2));
    let code = code(rng, &format!("92{region}"));
    values.remove("capital");
    for (key, value) in [
        ("name", name.as_str()),
        ("code", code.as_str()),
        ("form", "个体工商户"),
        ("arrangement", "个人经营"),
        ("holder", "sole-trader"),
    ] {
        values.insert(key.to_owned(), value.to_owned());
    }
    values
}

/// A unified social credit code after GB 32100-2015, its organisation code after GB 11714-1997.
fn code(rng: &mut Rng, head: &str) -> String {
    let letters = String::from_utf8_lossy(ALPHABET).into_owned();
    let organisation = format!("MA{}", draw(rng, &letters, 6));
    let value = |c: u8| {
        u32::from(if c.is_ascii_digit() {
            c - b'0'
        } else {
            c - b'A' + 10
        })
    };
    let weights = [3_u32, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = organisation
        .bytes()
        .zip(weights)
        .map(|(c, weight)| value(c) * weight)
        .sum();
    let proof = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    };
    let body = format!("{head}{organisation}{proof}");
    let mut weight = 1;
    let mut sum = 0;
    for c in body.bytes() {
        let at = ALPHABET.iter().position(|a| *a == c).unwrap_or(0);
        sum += at * weight;
        weight = weight * 3 % 31;
    }
    let last = ALPHABET.get((31 - sum % 31) % 31).copied().unwrap_or(b'0');
    format!("{body}{}", char::from(last))
}

/// The check digit of an ID number after GB 11643-1999.
fn citizen_digit(body: &str) -> char {
    let weights = [7_u32, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .bytes()
        .zip(weights)
        .map(|(c, weight)| u32::from(c - b'0') * weight)
        .sum();
    "10X98765432"
        .chars()
        .nth((sum % 11) as usize)
        .unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use papers::codes::{citizen, uscc};

    #[test]
    fn what_is_invented_proves_itself() {
        for seed in 0..200 {
            let papers = papers(seed);
            for (name, paper) in &papers {
                for (key, value) in &paper.values {
                    if key == "code" || key.ends_with(".code") {
                        uscc::check(value)
                            .unwrap_or_else(|fault| panic!("{name} {value}: {fault}"));
                    }
                    if key.ends_with("person.id")
                        || key.ends_with("agent.id")
                        || (key == "id" && paper.template == "id-portrait")
                    {
                        let number = citizen::check(value);
                        let number =
                            number.unwrap_or_else(|fault| panic!("{name} {value}: {fault}"));
                        assert!(number.warnings.is_empty(), "{value}: {:?}", number.warnings);
                    }
                }
            }
            assert_eq!(papers.len(), 9);
        }
    }

    #[test]
    fn a_seed_invents_the_same_again() {
        let values = |seed| {
            papers(seed)
                .into_iter()
                .map(|(_, paper)| paper.values)
                .collect::<Vec<_>>()
        };
        assert_eq!(values(3), values(3));
        assert_ne!(values(3), values(4));
    }
}
