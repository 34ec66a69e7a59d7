//! Tells what a seal is used for, by the words that were read in it and by its outline.
//!
//! Takes a seal after [`read`](super::read()), gives a [`Sort`]. A seal whose words could not be read is [`Sort::Unknown`]: nothing is
//! concluded from a star alone, because contract seals have one too. Names and words after 国发〔1999〕25号 and common practice.

use serde::{Deserialize, Serialize};

use super::{Reading, Seal, Shape};

/// What a seal is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// 公章: an organisation's official seal.
    Official,
    /// 合同专用章: for contracts only.
    Contract,
    /// 财务专用章: for the books only.
    Finance,
    /// 发票专用章: for invoices only.
    Invoice,
    /// 法定代表人名章 or another person's name.
    Representative,
    /// 登记机关: the authority that registers businesses.
    Registration,
    /// Read, and none of these: another authority ([`office`] says which), a department, another special purpose, or a square seal with other words.
    Other,
    /// Not read well enough to tell.
    Unknown,
}

/// An authority whose seal stands on papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Office {
    /// 市场监督管理局, 行政审批局, 工商行政管理局: registers businesses.
    Registration,
    /// 公安局.
    Police,
    /// 税务局.
    Tax,
    /// 公证处.
    Notary,
    /// 法院.
    Court,
    /// Another one: …局, …委员会, …人民政府.
    Another,
}

const REGISTRATION: &[&str] = &[
    "市场监督管理",
    "市场监管",
    "行政审批",
    "工商行政管理",
    "政务服务",
    "数据局",
];
/// Seals for one purpose: `专用` words and what they are shortened to.
const SPECIAL: &[(&str, Sort)] = &[
    ("发票", Sort::Invoice),
    ("财务", Sort::Finance),
    ("合同", Sort::Contract),
    ("法定代表人", Sort::Representative),
    ("法人章", Sort::Representative),
    ("法人代表", Sort::Representative),
    ("负责人章", Sort::Representative),
    ("专用", Sort::Other),
    ("业务章", Sort::Other),
    ("人事章", Sort::Other),
    ("现金收讫", Sort::Other),
    ("现金付讫", Sort::Other),
    ("作废", Sort::Other),
    ("骑缝章", Sort::Other),
];
/// What a ring with nothing but an organisation's name ends in.
const ORGANISATION: &[&str] = &[
    "公司",
    "店",
    "中心",
    "厂",
    "部",
    "行",
    "社",
    "所",
    "院",
    "校",
    "馆",
    "室",
    "坊",
    "铺",
    "厅",
    "园",
    "场",
    "庄",
    "楼",
    "吧",
    "站",
    "城",
    "集团",
    "合伙）",
    "合伙)",
    "商务",
    "事务所",
    "工作室",
    "基金会",
    "协会",
    "学会",
    "商会",
    "幼儿园",
    "大学",
    "学校",
    "医院",
    "超市",
    "农场",
    "酒店",
    "部落",
    "屋",
];
/// Departments of an organisation: their seal is not the organisation's.
const DEPARTMENTS: &[&str] = &[
    "人事部",
    "人力资源部",
    "财务部",
    "市场部",
    "销售部",
    "行政部",
    "项目部",
    "工程部",
    "业务部",
    "技术部",
    "采购部",
    "客服部",
    "法务部",
    "档案室",
    "办公室",
];

/// What a seal is used for.
#[must_use]
pub fn sort(seal: &Seal) -> Sort {
    let ring = words(seal.ring.as_ref());
    let across = words(seal.across.as_ref());
    if let Some((_, sort)) = SPECIAL
        .iter()
        .find(|(word, _)| ring.contains(word) || across.contains(word))
    {
        return *sort;
    }
    if seal.shape == Shape::Square {
        return square(&across);
    }
    if ring.is_empty() {
        return Sort::Unknown;
    }
    match office(seal) {
        Some(Office::Registration) => return Sort::Registration,
        Some(_) => return Sort::Other,
        None => {}
    }
    // Something stands below the star and could not be read: it may say what the seal is for.
    if seal.across.as_ref().is_some_and(|a| a.text.is_empty()) {
        return Sort::Unknown;
    }
    if across.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) {
        return Sort::Other;
    }
    if DEPARTMENTS.iter().any(|d| ring.ends_with(d)) && ring.contains("公司") {
        return Sort::Other;
    }
    let named = ORGANISATION.iter().any(|end| ring.ends_with(end));
    // A star, or an oval: those of foreign-invested companies have none.
    let shaped = seal.star == Some(true) || seal.shape == Shape::Oval;
    match (named, shaped) {
        (true, true) => Sort::Official,
        // A star crossed by writing often cannot be told; a name alone in the ring of a round seal is an official one's all the same.
        (true, false) if seal.star.is_none() => Sort::Official,
        _ => Sort::Unknown,
    }
}

/// Which authority a seal belongs to, by its ring; `None` for others and for rings that were not read.
#[must_use]
pub fn office(seal: &Seal) -> Option<Office> {
    let ring = words(seal.ring.as_ref());
    let has = |words: &[&str]| words.iter().any(|w| ring.contains(w));
    let registers = |reading| REGISTRATION.iter().any(|word| says(reading, word));
    let sure_end = |reading: &Reading| {
        let last = reading.text.chars().count().saturating_sub(1);
        !reading.doubtful.contains(&last)
    };
    // A company may carry such a word in its name.
    if ring.ends_with("公司") || ring.is_empty() {
        None
    } else if seal.ring.as_ref().is_some_and(registers) {
        Some(Office::Registration)
    } else if has(&["公安", "派出所", "出入境管理", "移民管理"]) {
        Some(Office::Police)
    } else if has(&["税务"]) && !ring.ends_with("事务所") {
        Some(Office::Tax)
    } else if has(&["公证处"]) {
        Some(Office::Notary)
    } else if has(&["法院"]) {
        Some(Office::Court)
    } else if ["局", "委员会", "人民政府", "办事处", "检察院"]
        .iter()
        .any(|end| ring.ends_with(end))
        && seal.ring.as_ref().is_some_and(sure_end)
    {
        Some(Office::Another)
    } else {
        None
    }
}

/// Whether a reading has a word, of whose characters at most a third may be doubtful ones that differ.
fn says(reading: &Reading, word: &str) -> bool {
    let (text, word): (Vec<char>, Vec<char>) =
        (reading.text.chars().collect(), word.chars().collect());
    let mut starts = text.windows(word.len()).enumerate();
    starts.any(|(start, part)| {
        let differ = part
            .iter()
            .zip(&word)
            .enumerate()
            .filter(|(_, (a, b))| a != b);
        let doubtful = |at| reading.doubtful.contains(&(start + at));
        let others: Vec<usize> = differ.map(|(at, _)| at).collect();
        others.len() * 3 <= word.len() && others.into_iter().all(doubtful)
    })
}

fn square(across: &str) -> Sort {
    let count = across.chars().filter(|c| !c.is_whitespace()).count();
    if across.is_empty() {
        Sort::Unknown
    } else if across.contains('印') || (2..=4).contains(&count) {
        Sort::Representative
    } else {
        Sort::Other
    }
}

fn words(reading: Option<&Reading>) -> String {
    reading
        .map(|r| r.text.chars().filter(|c| !c.is_whitespace()).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Point;

    fn seal(shape: Shape, star: Option<bool>, ring: &str, across: &str) -> Seal {
        let reading = |text: &str| Reading {
            text: text.into(),
            confidence: if text.trim().is_empty() { 0.0 } else { 0.95 },
            doubtful: Vec::new(),
        };
        Seal {
            shape,
            centre: Point::new(100.0, 100.0),
            radii: (80.0, 80.0),
            angle: 0.0,
            star,
            ring: (!ring.is_empty()).then(|| reading(ring)),
            across: match across {
                "" => None,
                "?" => Some(reading("")),
                other => Some(reading(other)),
            },
            coverage: 0.95,
        }
    }

    #[test]
    fn words_and_outline_tell_the_sort() {
        let company = "杭州灵动样本文化传媒有限公司";
        for (shape, star, ring, across, wanted) in [
            (Shape::Round, Some(true), company, "", Sort::Official),
            (Shape::Round, None, company, "", Sort::Official),
            (
                Shape::Round,
                Some(true),
                company,
                "3301080012345",
                Sort::Official,
            ),
            (Shape::Oval, Some(false), company, "", Sort::Official),
            (
                Shape::Round,
                Some(true),
                "样本县小样便利店",
                "",
                Sort::Official,
            ),
            (
                Shape::Round,
                Some(true),
                "杭州样本企业管理合伙企业（有限合伙）",
                "",
                Sort::Official,
            ),
            (
                Shape::Round,
                Some(true),
                company,
                "合同专用章",
                Sort::Contract,
            ),
            (
                Shape::Round,
                Some(true),
                company,
                "财务专用章",
                Sort::Finance,
            ),
            (
                Shape::Oval,
                Some(false),
                company,
                "91330108MA2SAMPLE1 发票专用章",
                Sort::Invoice,
            ),
            (Shape::Round, Some(true), company, "人事专用章", Sort::Other),
            (Shape::Round, Some(true), company, "市场部", Sort::Other),
            (
                Shape::Round,
                Some(true),
                "杭州灵动样本文化传媒有限公司合同专用章",
                "",
                Sort::Contract,
            ),
            (
                Shape::Square,
                Some(false),
                "",
                "样本印",
                Sort::Representative,
            ),
            (Shape::Square, Some(false), "", "财务专用章", Sort::Finance),
            (Shape::Square, Some(false), "", "?", Sort::Unknown),
            (
                Shape::Round,
                Some(true),
                "样本市市场监督管理局",
                "",
                Sort::Registration,
            ),
            (
                Shape::Round,
                Some(true),
                "样本市样本区行政审批局",
                "",
                Sort::Registration,
            ),
            (Shape::Round, Some(true), "样本市公安局", "", Sort::Other),
            // Nothing is concluded from what was not read.
            (Shape::Round, Some(true), "", "", Sort::Unknown),
            (Shape::Round, Some(true), company, "?", Sort::Unknown),
            (
                Shape::Round,
                Some(true),
                "杭州灵动样本文化",
                "",
                Sort::Unknown,
            ),
        ] {
            assert_eq!(
                sort(&seal(shape, star, ring, across)),
                wanted,
                "{ring} {across}"
            );
        }
    }

    #[test]
    fn offices_are_told_by_their_names_and_companies_are_none() {
        let of = |ring: &str| office(&seal(Shape::Round, Some(true), ring, ""));
        assert_eq!(of("样本市市场监督管理局"), Some(Office::Registration));
        assert_eq!(of("样本市公安局样本分局"), Some(Office::Police));
        assert_eq!(of("国家税务总局样本市税务局"), Some(Office::Tax));
        assert_eq!(of("样本市样本公证处"), Some(Office::Notary));
        assert_eq!(of("样本市中级人民法院"), Some(Office::Court));
        assert_eq!(of("样本市教育局"), Some(Office::Another));
        assert_eq!(of("杭州样本税务师事务所"), None);
        assert_eq!(of("杭州公证处样本咨询有限公司"), None);
        assert_eq!(of(""), None);
    }

    #[test]
    fn doubtful_characters_neither_hide_an_office_nor_make_one() {
        let of = |ring: &str, doubtful: &[usize]| {
            let mut seal = seal(Shape::Round, Some(true), ring, "");
            if let Some(ring) = &mut seal.ring {
                ring.doubtful = doubtful.to_vec();
            }
            (office(&seal), sort(&seal))
        };
        let registration = (Some(Office::Registration), Sort::Registration);
        let nothing = (None, Sort::Unknown);
        let other = (Some(Office::Another), Sort::Other);
        // 监务 for 监督, 县 for 督.
        assert_eq!(of("样本市市场监务管理局", &[6]), registration);
        assert_eq!(of("样本市市场室县管理局", &[5, 6, 7]), registration);
        assert_eq!(of("样本市市场监务管理局", &[2]), other);
        assert_eq!(of("样本市市场区员管预局", &[5, 6, 8, 9]), nothing);
    }
}
