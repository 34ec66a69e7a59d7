//! Names the kinds of papers.

use serde::{Deserialize, Serialize};

/// What a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// 营业执照.
    Licence,
    /// 居民身份证, 人像面.
    IdPortrait,
    /// 居民身份证, 国徽面.
    IdEmblem,
    /// 港澳台居民居住证 or 外国人永久居留身份证, the side with the portrait.
    PermitPortrait,
    /// The same, the other side.
    PermitEmblem,
    /// 授权委托书.
    Authorisation,
    /// 账号归属权声明 and the like.
    Ownership,
    /// 公证书.
    Notarial,
    /// 清税证明.
    TaxClearance,
    /// A notice about a deposit (保证金).
    DepositNotice,
    /// A notice about a ban or penalty.
    BanNotice,
    /// 申请书, an application form.
    Application,
    /// None of these, as far as can be told.
    Unknown,
}

impl Kind {
    /// Every kind, `Unknown` last.
    pub const ALL: [Self; 13] = [
        Self::Licence,
        Self::IdPortrait,
        Self::IdEmblem,
        Self::PermitPortrait,
        Self::PermitEmblem,
        Self::Authorisation,
        Self::Ownership,
        Self::Notarial,
        Self::TaxClearance,
        Self::DepositNotice,
        Self::BanNotice,
        Self::Application,
        Self::Unknown,
    ];

    /// Its name in JSON, message ids and data files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Licence => "licence",
            Self::IdPortrait => "id-portrait",
            Self::IdEmblem => "id-emblem",
            Self::PermitPortrait => "permit-portrait",
            Self::PermitEmblem => "permit-emblem",
            Self::Authorisation => "authorisation",
            Self::Ownership => "ownership",
            Self::Notarial => "notarial",
            Self::TaxClearance => "tax-clearance",
            Self::DepositNotice => "deposit-notice",
            Self::BanNotice => "ban-notice",
            Self::Application => "application",
            Self::Unknown => "unknown",
        }
    }
}

/// The edition of a business licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// Before the 2019 form (portrait sheet, or with 注册号).
    Old,
    /// The 2019 form.
    Form2019,
}

/// Whose licence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// A company (法定代表人).
    Company,
    /// 个体工商户 (经营者).
    SoleTrader,
    /// A branch (负责人).
    Branch,
    /// A partnership (执行事务合伙人).
    Partnership,
    /// 个人独资企业 (投资人).
    SoleProprietorship,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_what_json_says() {
        for kind in Kind::ALL {
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(json, format!("\"{}\"", kind.id()));
        }
    }
}
