//! Tests reading the letters this program writes, and ones in other words.

use super::{expect, one, written};
use crate::field::Name;
use crate::kind::Kind;

macro_rules! letter {
    ($name:literal) => {
        written(include_str!(concat!(
            "../../../../../tests/paperwork/snapshots/paperwork__letter_pages__",
            $name,
            ".snap"
        )))
    };
}

#[test]
fn authorisations_this_program_writes() {
    let (found, fields) = one(&letter!("authorisation_company"));
    assert_eq!(found.kind, Kind::Authorisation);
    expect(
        &fields,
        &[
            (Name::Principal, "样例科技有限公司"),
            (Name::Company, "样例科技有限公司"),
            // XXXX0075: a code that was made up and fails its check, said as it stands.
            (Name::PrincipalNumber, "91110105MAXXXX0075"),
            (Name::Representative, "张留底"),
            (Name::Agent, "王虚构"),
            (Name::AgentNumber, "110105199209209977"),
            (Name::Term, "2026-11-23..2027-05-22"),
            (Name::Issued, "2026-11-23"),
            (Name::Phone, "13000000003"),
            (Name::Account, "20000002"),
        ],
    );
    let (_, fields) = one(&letter!("authorisation_person"));
    expect(
        &fields,
        &[
            (Name::Principal, "张留底"),
            (Name::PrincipalNumber, "110105199003079994"),
            (Name::Agent, "李样例"),
            (Name::AgentNumber, "110105198506129987"),
            (Name::Company, "absent"),
            (Name::Issued, "2026-11-23"),
        ],
    );
    let (_, fields) = one(&letter!("authorisation_lawyer"));
    expect(
        &fields,
        &[
            (Name::Agent, "陈样例"),
            (Name::AgentNumber, "absent"),
            (Name::Term, "2026-11-20..2027-05-19"),
        ],
    );
}

#[test]
fn a_form_nobody_filled_in_says_nothing() {
    let (found, fields) = one(&letter!("authorisation_blank"));
    assert_eq!(found.kind, Kind::Authorisation);
    for name in [
        Name::Principal,
        Name::PrincipalNumber,
        Name::Agent,
        Name::AgentNumber,
        Name::Issued,
        Name::Term,
    ] {
        let value = fields.get(&name).and_then(|field| field.value.clone());
        assert_eq!(value, None, "{}", name.id());
    }
}

#[test]
fn statements_and_applications_this_program_writes() {
    let (found, fields) = one(&letter!("ownership-statement_company"));
    assert_eq!(found.kind, Kind::Ownership);
    expect(
        &fields,
        &[
            (Name::Principal, "样例科技有限公司"),
            (Name::Account, "100000000000002"),
            (Name::Issued, "2026-11-23"),
            (Name::Platform, "示例短视频"),
        ],
    );
    let (_, fields) = one(&letter!("ownership-statement_person"));
    expect(
        &fields,
        &[
            (Name::Principal, "张留底"),
            (Name::PrincipalNumber, "110105199003079994"),
            (Name::Account, "liudi_riji"),
        ],
    );
    let (found, fields) = one(&letter!("application_person"));
    assert_eq!(found.kind, Kind::Application);
    expect(
        &fields,
        &[
            (Name::Person, "张留底"),
            (Name::IdNumber, "110105199003079994"),
            (Name::Issued, "2026-11-23"),
        ],
    );
    let (found, fields) = one(&letter!("shop-closing_company"));
    assert_eq!(
        found.kind,
        Kind::Application,
        "speaks of a deposit and is no notice about one"
    );
    expect(
        &fields,
        &[
            (Name::Company, "样例科技有限公司"),
            (Name::Representative, "张留底"),
            (Name::Account, "20000002"),
        ],
    );
    let (found, fields) = one(&letter!("guardian_minor"));
    assert_eq!(found.kind, Kind::Application);
    expect(
        &fields,
        &[
            (Name::Principal, "赵虚构"),
            (Name::PrincipalNumber, "110105198801019991"),
        ],
    );
    for other in [
        letter!("appeal_company"),
        letter!("copy-request_company"),
        letter!("forced-closing_company"),
    ] {
        assert_eq!(one(&other).0.kind, Kind::Application);
    }
    for other in [
        letter!("complaint_person"),
        letter!("lawyer-letter_company"),
    ] {
        assert_eq!(
            one(&other).0.kind,
            Kind::Unknown,
            "neither is on the list of papers"
        );
    }
}

#[test]
fn an_authorisation_in_one_sentence() {
    let text = "授权书\n兹委托李样本（身份证号码：33010619950903992X）代为办理本公司店铺的关闭手续，有效期：2026年11月1日至2026年12月31日。\n委托单位（盖章）：杭州灵动样本文化传媒有限公司\n二〇二六年十一月一日";
    let (found, fields) = one(&written(text));
    assert_eq!(found.kind, Kind::Authorisation);
    expect(
        &fields,
        &[
            (Name::Agent, "李样本"),
            (Name::AgentNumber, "33010619950903992X"),
            (Name::Principal, "杭州灵动样本文化传媒有限公司"),
            (Name::PrincipalNumber, "absent"),
            (Name::Term, "2026-11-01..2026-12-31"),
            (Name::Issued, "2026-11-01"),
        ],
    );
}
