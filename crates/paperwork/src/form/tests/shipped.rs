//! The forms under `fixtures/forms`: each trap in them, and each that must be refused.

use lopdf::Object;

use super::*;
use crate::form::{Choice, FillProblem, FormError, Kind, Problem};
use crate::pdf::signature::Signature;

const HAND: &[u8] = fixture!("hand.pdf");
const PLAIN: &[u8] = fixture!("plain.pdf");

const ALL: [(&str, &str); 11] = [
    ("申请人.姓名", "欧阳𬭚㛃"),
    ("申请人.证件号码", "11010119900307001X"),
    ("申请人.联系电话", "13800138000"),
    ("保证金", "20000.00"),
    ("申请理由", "不再经营，申请注销。\n请退还保证金。"),
    ("编号", "留底-0001"),
    ("店铺类型", "企业店"),
    ("申请事项", "注销店铺；deposit"),
    ("同意", "是"),
    ("退款方式", "对公账户"),
    ("确认", "1"),
];

#[test]
fn what_cannot_be_filled_is_refused_with_the_reason() {
    assert!(matches!(open(b"not a pdf"), Err(FormError::NotAPdf)));
    assert!(matches!(open(b""), Err(FormError::NotAPdf)));
    assert!(matches!(
        open(fixture!("locked.pdf")),
        Err(FormError::Locked)
    ));
    assert!(matches!(
        open(fixture!("no_form.pdf")),
        Err(FormError::NoForm)
    ));
    assert!(matches!(
        open(fixture!("xfa_only.pdf")),
        Err(FormError::XfaOnly)
    ));
    assert!(matches!(
        open(fixture!("signed.pdf")),
        Err(FormError::Signed(Signature::Approval))
    ));
    assert!(matches!(
        open(fixture!("cut.pdf")),
        Err(FormError::Damaged(_))
    ));
}

#[test]
fn fields_are_read_with_what_they_inherit() {
    let form = open(HAND).unwrap();
    let field = |name: &str| form.fields().iter().find(|f| f.name == name).unwrap();
    assert_eq!(form.fields().len(), 16);
    assert_eq!(field("申请人.姓名").pages, [1, 2]);
    assert_eq!(
        field("申请人.姓名").kind,
        Kind::Text {
            multiline: false,
            comb: false,
            password: false
        }
    );
    let number = field("申请人.证件号码");
    assert_eq!(
        (number.kind, number.max_length, number.tooltip.as_deref()),
        (
            Kind::Text {
                multiline: false,
                comb: true,
                password: false
            },
            Some(18),
            Some("公民身份号码")
        )
    );
    assert!(field("申请理由").required && field("受理机构").read_only);
    assert_eq!(
        field("店铺类型").options[1],
        Choice {
            export: "E".into(),
            display: "企业店".into()
        }
    );
    assert_eq!(field("店铺类型").value, ["P"]);
    assert_eq!(
        field("退款方式")
            .options
            .iter()
            .map(|c| c.export.as_str())
            .collect::<Vec<_>>(),
        ["原路退回", "对公账户"]
    );
    assert_eq!(
        (field("签章").kind, field("提交").kind),
        (Kind::Signature, Kind::Button)
    );
    assert_eq!(
        form.unfilled().map(|f| f.name.as_str()).collect::<Vec<_>>(),
        ["申请理由"]
    );
}

#[test]
fn every_value_is_held_and_shown() {
    let form = filled(HAND, &ALL);
    let value = |name: &str| {
        form.fields()
            .iter()
            .find(|f| f.name == name)
            .unwrap()
            .value
            .join("|")
    };
    assert_eq!(value("申请人.姓名"), "欧阳𬭚㛃");
    assert_eq!(value("店铺类型"), "E");
    assert_eq!(value("申请事项"), "注销店铺|deposit");
    assert_eq!(
        (value("同意"), value("退款方式"), value("确认")),
        ("Yes".into(), "对公账户".into(), "1".into())
    );
    assert_eq!(shown(&form, "申请人.姓名"), [["欧阳𬭚㛃"], ["欧阳𬭚㛃"]]);
    assert_eq!(
        shown(&form, "申请人.证件号码")[0].concat(),
        "11010119900307001X"
    );
    assert_eq!(
        shown(&form, "申请理由"),
        [["不再经营，申请注销。", "请退还保证金。"]]
    );
    assert_eq!(shown(&form, "店铺类型"), [["企业店"]]);
    assert_eq!(
        shown(&form, "受理机构"),
        [["示例平台（样张）"]],
        "nobody filled it, the form left it to the viewer"
    );
    assert_eq!(form.unfilled().count(), 0);
}

#[test]
fn what_would_make_viewers_draw_again_is_gone() {
    let form = filled(HAND, &ALL);
    let acro = form
        .doc
        .get_dict_in_dict(form.doc.catalog().unwrap(), b"AcroForm")
        .unwrap();
    assert!(!acro.has(b"NeedAppearances") && !acro.has(b"XFA"));
    assert!(
        form.doc
            .objects
            .values()
            .all(|o| o.as_dict().map_or(true, |d| !d.has(b"RV")))
    );
    let name = form
        .fields()
        .iter()
        .find(|f| f.name == "申请人.姓名")
        .unwrap();
    let v = form
        .doc
        .get_dictionary(name.nodes[0])
        .unwrap()
        .get(b"V")
        .unwrap()
        .as_str()
        .unwrap();
    assert!(v.starts_with(b"\xFE\xFF"), "UTF-16BE with its mark");
    let kind = form.fields().iter().find(|f| f.name == "店铺类型").unwrap();
    assert_eq!(
        form.doc
            .get_dictionary(kind.nodes[0])
            .unwrap()
            .get(b"I")
            .unwrap(),
        &Object::Array(vec![1.into()])
    );
}

#[test]
fn colours_sizes_and_turns_are_the_form_s() {
    let form = filled(HAND, &ALL);
    assert!(operators(&form, "申请人.联系电话").contains("0 0 1 rg /PwCJK 10 Tf"));
    assert!(
        operators(&form, "申请人.姓名").contains("0 g /PwCJK 12 Tf"),
        "DA from the parent"
    );
    let money = operators(&form, "保证金");
    assert!(
        money.contains("0.3 0.3 0.3 RG 2 w")
            && money.contains("0.96 0.96 1 rg")
            && money.contains("0.6 0 0 rg /PwCJK")
    );
    let turned = form
        .fields()
        .iter()
        .find(|f| f.name == "编号")
        .unwrap()
        .widgets[0]
        .id;
    let turned = form
        .doc
        .get_object(appearance(&form.doc, turned))
        .unwrap()
        .as_stream()
        .unwrap();
    let numbers = |key: &[u8]| {
        turned
            .dict
            .get(key)
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|n| n.as_float().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(b"BBox"), [0.0, 0.0, 232.0, 22.0]);
    assert_eq!(numbers(b"Matrix"), [0.0, 1.0, -1.0, 0.0, 22.0, 0.0]);
}

#[test]
fn buttons_stand_as_they_were_pressed() {
    let form = filled(HAND, &ALL);
    let states = |name: &str| -> Vec<String> {
        let field = form.fields().iter().find(|f| f.name == name).unwrap();
        let state = |id| {
            String::from_utf8(
                form.doc
                    .get_dictionary(id)
                    .unwrap()
                    .get(b"AS")
                    .unwrap()
                    .as_name()
                    .unwrap()
                    .to_vec(),
            )
            .unwrap()
        };
        field.widgets.iter().map(|w| state(w.id)).collect()
    };
    assert_eq!(states("退款方式"), ["Off", "1"]);
    assert_eq!(states("确认"), ["Off", "1"]);
    assert_eq!(states("同意"), ["Yes"]);
    let mut form = form;
    form.fill(&values(&[("退款方式", ""), ("同意", "否")]))
        .unwrap();
    let form = open(&form.save().unwrap()).unwrap();
    assert!(
        form.fields()
            .iter()
            .filter(|f| f.name == "退款方式" || f.name == "同意")
            .all(|f| f.value.is_empty())
    );
}

#[test]
fn every_problem_is_told_at_once_and_nothing_changes() {
    let mut form = open(HAND).unwrap();
    let before = open(HAND).unwrap().save().unwrap();
    let long = "长".repeat(5000);
    let pairs = [
        ("申请人.联系电话", "138001380001"),
        ("申请人.姓名", "\u{E123}三"),
        ("备注", long.as_str()),
        ("受理机构", "x"),
        ("签章", "x"),
        ("没有这一项", "x"),
        ("店铺类型", "旗舰店"),
        ("申请事项", "注销店铺；别的"),
        ("保证金", "1"),
    ];
    let problems = form.fill(&values(&pairs)).unwrap_err();
    let of = |name: &str| {
        problems
            .iter()
            .find(|p| p.field == name)
            .map(|p| p.problem.clone())
    };
    assert_eq!(
        of("申请人.联系电话"),
        Some(Problem::TooLong {
            given: 12,
            most: 11
        })
    );
    assert_eq!(of("申请人.姓名"), Some(Problem::NoGlyph(vec!['\u{E123}'])));
    assert_eq!(of("备注"), Some(Problem::DoesNotFit));
    assert_eq!(of("受理机构"), Some(Problem::ReadOnly));
    assert_eq!(of("签章"), Some(Problem::NotForFilling));
    assert_eq!(of("没有这一项"), Some(Problem::UnknownField));
    assert!(
        matches!(of("店铺类型"), Some(Problem::NoSuchOption { given, options }) if given == "旗舰店" && options.len() == 3)
    );
    assert!(matches!(of("申请事项"), Some(Problem::NoSuchOption { given, .. }) if given == "别的"));
    assert_eq!(problems.len(), 8);
    assert_eq!(form.save().unwrap(), before);
    assert_eq!(problems, {
        let mut s: Vec<FillProblem> = problems.clone();
        s.sort_by(|a, b| a.field.cmp(&b.field));
        s
    });
}

#[test]
fn the_same_form_and_values_give_the_same_bytes() {
    let save = |bytes: &[u8], flat: bool| {
        let mut form = open(bytes).unwrap();
        form.fill(&values(&ALL)).unwrap();
        if flat {
            form.flatten().unwrap();
        }
        form.save().unwrap()
    };
    assert_eq!(save(HAND, false), save(HAND, false));
    assert_eq!(save(HAND, true), save(HAND, true));
}

#[test]
fn an_empty_password_is_no_lock_and_not_kept() {
    let bytes = {
        let mut form = open(fixture!("open.pdf")).unwrap();
        form.fill(&values(&ALL)).unwrap();
        form.save().unwrap()
    };
    let doc = Document::load_mem(&bytes).unwrap();
    assert!(!doc.trailer.has(b"Encrypt") && !doc.was_encrypted());
    assert_eq!(
        shown(&open(&bytes).unwrap(), "申请人.姓名")[0],
        ["欧阳𬭚㛃"]
    );
}

#[test]
fn flattening_leaves_pictures_of_the_fields_and_other_annotations() {
    let mut form = open(HAND).unwrap();
    form.fill(&values(&ALL)).unwrap();
    form.flatten().unwrap();
    assert!(form.fields().is_empty());
    let bytes = form.save().unwrap();
    assert!(matches!(open(&bytes), Err(FormError::NoForm)));
    let doc = Document::load_mem(&bytes).unwrap();
    let pages: Vec<ObjectId> = doc.page_iter().collect();
    let first = doc.get_dictionary(pages[0]).unwrap();
    let left = first.get(b"Annots").unwrap().as_array().unwrap();
    assert_eq!(left.len(), 1, "the link");
    assert!(!doc.get_dictionary(pages[1]).unwrap().has(b"Annots"));
    let content = String::from_utf8(doc.get_page_content(pages[0])).unwrap();
    assert!(content.starts_with("q\n") && content.contains("cm /PwFlat1 Do Q"));
    let xobjects = |page: ObjectId| {
        let resources = doc
            .get_dict_in_dict(doc.get_dictionary(page).unwrap(), b"Resources")
            .unwrap();
        assert!(resources.has(b"Font"), "what was inherited is kept");
        doc.get_dict_in_dict(resources, b"XObject")
            .unwrap()
            .iter()
            .map(|(_, x)| rows(&doc, x.as_reference().unwrap()).concat())
            .collect::<Vec<_>>()
    };
    let (one, two) = (xobjects(pages[0]), xobjects(pages[1]));
    assert!(
        one.iter()
            .any(|t| t == "不再经营，申请注销。请退还保证金。")
            && !one.iter().any(|t| t == "提交")
    );
    assert!(two.iter().any(|t| t == "欧阳𬭚㛃"));
}

#[test]
fn a_form_of_a_latin_font_takes_chinese() {
    let pairs = [
        ("姓名", "张三"),
        ("reason", "不用了"),
        ("backed_up", "Yes"),
        ("balance", "waive"),
        ("type", "Company"),
    ];
    let form = filled(PLAIN, &pairs);
    assert_eq!(shown(&form, "姓名"), [["张三"]]);
    assert_eq!(shown(&form, "type"), [["Company"]]);
    let value = |name: &str| {
        form.fields()
            .iter()
            .find(|f| f.name == name)
            .unwrap()
            .value
            .concat()
    };
    assert_eq!(
        (value("type"), value("balance"), value("backed_up")),
        ("company".into(), "waive".into(), "Yes".into())
    );
}

#[test]
fn filling_again_replaces_what_was_filled() {
    let mut form = filled(HAND, &ALL);
    form.fill(&values(&[("申请人.姓名", "张三")])).unwrap();
    let form = open(&form.save().unwrap()).unwrap();
    assert_eq!(shown(&form, "申请人.姓名"), [["张三"], ["张三"]]);
    assert_eq!(shown(&form, "店铺类型"), [["企业店"]], "kept");
}
