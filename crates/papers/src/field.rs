//! Holds what was read of a paper: fields with typed values, their place and how sure the reading is.

use std::collections::BTreeMap;

use jiff::civil::Date;
use reading::place::Rect;
use serde::{Deserialize, Serialize};

/// The fields papers have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    /// 名称 of an organisation: of the licence's holder, the taxpayer, the principal company.
    Company,
    /// 统一社会信用代码.
    Code,
    /// 类型 or 组成形式.
    Form,
    /// 法定代表人, 经营者, 负责人, 执行事务合伙人, 投资人.
    Representative,
    /// 注册资本 or 出资额.
    Capital,
    /// 成立日期 or 注册日期.
    Established,
    /// 营业期限 or 有效期限: a term.
    Term,
    /// 住所, 经营场所, 住址.
    Address,
    /// 经营范围.
    Scope,
    /// 登记机关, 签发机关.
    Authority,
    /// 发照日期, the day a paper was issued or signed.
    Issued,
    /// 姓名 of the person an ID card is for.
    Person,
    /// 公民身份号码, or the number of a permit.
    IdNumber,
    /// 性别.
    Sex,
    /// 民族.
    Nation,
    /// 出生.
    Birth,
    /// 委托人, the person or company that authorises or declares.
    Principal,
    /// The principal's ID number or code.
    PrincipalNumber,
    /// 受托人, 代理人.
    Agent,
    /// The agent's ID number.
    AgentNumber,
    /// 账号, 抖音号, UID, shop ID.
    Account,
    /// 平台 the paper is addressed to or names.
    Platform,
    /// Number of a notarial deed, tax clearance or notice.
    Number,
    /// 公证处, tax authority, the platform that sent a notice.
    Office,
    /// An amount of money (保证金), in yuan, as written.
    Amount,
    /// A phone number.
    Phone,
    /// The words by which a paper does what it is for: 所有税务事项均已结清.
    Statement,
}

/// When a term ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Until {
    /// On a day, which still counts.
    Day(Date),
    /// 长期: never.
    Forever,
}

/// A typed value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Text: a name, an address.
    Text(String),
    /// A code or number in its one spelling ([`crate::codes::normalise`]).
    Number(String),
    /// A day.
    Date(Date),
    /// From a day (when it is given) until another or for ever.
    Term {
        /// First day.
        from: Option<Date>,
        /// Last day.
        until: Until,
    },
}

/// A character that a check digit put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// Which character, from 1.
    pub at: usize,
    /// What was read.
    pub read: char,
    /// What it must be.
    pub meant: char,
}

/// One field of a paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its value; `None` when the field is there and could not be read: never guessed.
    pub value: Option<Value>,
    /// What was read, as it stands.
    pub raw: String,
    /// Where it stands, pixels of the page.
    pub place: Rect,
    /// The least sure of the lines it comes from, 0 to 1.
    pub confidence: f32,
    /// A character that its check digit put right.
    pub repair: Option<Repair>,
}

/// The fields of one paper. What is not in the map was not found on it.
pub type Fields = BTreeMap<Name, Field>;

impl Name {
    /// Its name in JSON and message ids.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Code => "code",
            Self::Form => "form",
            Self::Representative => "representative",
            Self::Capital => "capital",
            Self::Established => "established",
            Self::Term => "term",
            Self::Address => "address",
            Self::Scope => "scope",
            Self::Authority => "authority",
            Self::Issued => "issued",
            Self::Person => "person",
            Self::IdNumber => "id-number",
            Self::Sex => "sex",
            Self::Nation => "nation",
            Self::Birth => "birth",
            Self::Principal => "principal",
            Self::PrincipalNumber => "principal-number",
            Self::Agent => "agent",
            Self::AgentNumber => "agent-number",
            Self::Account => "account",
            Self::Platform => "platform",
            Self::Number => "number",
            Self::Office => "office",
            Self::Amount => "amount",
            Self::Phone => "phone",
            Self::Statement => "statement",
        }
    }

    /// Whether its value is masked unless the person asks to see it: ID numbers and phones.
    #[must_use]
    pub fn private(self) -> bool {
        matches!(
            self,
            Self::IdNumber | Self::AgentNumber | Self::PrincipalNumber | Self::Phone
        )
    }
}

impl Field {
    /// Its text, when its value is text or a number.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self.value.as_ref()? {
            Value::Text(text) | Value::Number(text) => Some(text),
            Value::Date(_) | Value::Term { .. } => None,
        }
    }

    /// Its day, when its value is one.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match self.value.as_ref()? {
            Value::Date(day) => Some(*day),
            _ => None,
        }
    }

    /// Its term, when its value is one.
    #[must_use]
    pub fn term(&self) -> Option<(Option<Date>, Until)> {
        match self.value.as_ref()? {
            Value::Term { from, until } => Some((*from, *until)),
            _ => None,
        }
    }
}
