//! `paperwork fill`: the forms under `fixtures/forms`, filled, listed and refused through the real program.

use std::path::{Path, PathBuf};

use lopdf::Document;
use serde_json::Value;
use tempfile::TempDir;

use super::run_in;

const CASE: &str = "[sender]\nkind = \"company\"\nname = \"示例小店贸易有限公司\"\nphone = \"13800138000\"\n[shop]\nname = \"示例小店\"\nid = \"123456789\"\n\
                    [event]\nargument = \"不再经营，申请注销。\"\n[money]\ndeposit = \"20000.00\"\n[letter]\ndate = 2026-11-22\n";

fn form(name: &str) -> String {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/forms");
    forms.join(name).to_str().unwrap().to_owned()
}

/// A folder with a case in it.
fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    std::fs::write(desk.path().join("case.toml"), CASE).unwrap();
    desk
}

fn json(desk: &TempDir, arguments: &[&str]) -> (Option<i32>, Value) {
    let mut all = vec!["fill"];
    all.extend(arguments);
    all.push("--json");
    let (code, out, err) = run_in(desk.path(), &all);
    (
        code,
        serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}")),
    )
}

fn names(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v["field"].as_str().or(v.as_str()).unwrap())
        .collect()
}

#[test]
fn obvious_names_are_filled_from_the_case_and_said() {
    let desk = desk();
    let (code, told) = json(&desk, &[&form("hand.pdf"), "-o", "out.pdf"]);
    assert_eq!(code, Some(0));
    assert_eq!(
        (told["liudi"].as_str(), told["version"].as_u64()),
        (Some("fill"), Some(1))
    );
    assert_eq!(
        names(&told["filled"]),
        [
            "保证金",
            "日期",
            "申请人.姓名",
            "申请人.联系电话",
            "申请理由"
        ]
    );
    assert!(
        told["filled"]
            .as_array()
            .unwrap()
            .iter()
            .all(|f| f["from"] == "name")
    );
    assert!(names(&told["empty"]).contains(&"申请人.证件号码"));
    assert_eq!(told["signature_field"], true);
    let doc = Document::load(desk.path().join("out.pdf")).unwrap();
    let held: Vec<String> = doc
        .objects
        .values()
        .filter_map(|o| lopdf::decode_text_string(o.as_dict().ok()?.get(b"V").ok()?).ok())
        .collect();
    for value in [
        "示例小店贸易有限公司",
        "13800138000",
        "20000.00",
        "2026年11月22日",
        "不再经营，申请注销。",
    ] {
        assert!(held.iter().any(|h| h == value), "{value}: {held:?}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = desk
            .path()
            .join("out.pdf")
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_map_says_which_field_takes_what_and_set_has_the_last_word() {
    let desk = desk();
    let map = "[fields]\n\"申请人.姓名\" = { text = \"{shop.name}（{shop.id}）\" }\n\"申请人.证件号码\" = \"sender.uscc\"\n\"申请理由\" = \"event.argument\"\n";
    std::fs::write(desk.path().join("fields.toml"), map).unwrap();
    let (code, told) = json(
        &desk,
        &[
            &form("hand.pdf"),
            "--map",
            "fields.toml",
            "-o",
            "out.pdf",
            "--set",
            "申请理由=别的理由",
            "--set",
            "同意=是",
            "--flatten",
        ],
    );
    assert_eq!(code, Some(1), "the case lacks what the map asks for");
    assert_eq!(
        told["missing"],
        serde_json::json!([{"field": "申请人.证件号码", "key": "sender.uscc"}])
    );
    assert_eq!(names(&told["filled"]), ["同意", "申请人.姓名", "申请理由"]);
    assert_eq!(told["flattened"], true);
    let doc = Document::load(desk.path().join("out.pdf")).unwrap();
    assert!(!doc.catalog().unwrap().has(b"AcroForm"));
}

#[test]
fn two_runs_give_the_same_bytes() {
    let desk = desk();
    for name in ["a.pdf", "b.pdf"] {
        assert_eq!(json(&desk, &[&form("hand.pdf"), "-o", name]).0, Some(0));
    }
    let read = |name: &str| std::fs::read(desk.path().join(name)).unwrap();
    assert_eq!(read("a.pdf"), read("b.pdf"));
}

#[test]
fn forms_that_cannot_be_filled_are_refused_with_what_to_try() {
    let desk = desk();
    for (name, said) in [
        ("locked.pdf", "有密码保护"),
        ("no_form.pdf", "没有表单栏"),
        ("xfa_only.pdf", "只有 XFA 表单"),
        ("signed.pdf", "带有数字签名"),
        ("cut.pdf", "已损坏"),
        ("tiny.ttf", "不是 PDF"),
        ("missing.pdf", "无法读取表单"),
    ] {
        let (code, out, err) = run_in(desk.path(), &["fill", &form(name), "--lang", "zh"]);
        assert_eq!((code, &*out), (Some(2), ""), "{name}");
        assert!(
            err.contains(said) && err.contains("建议："),
            "{name}: {err}"
        );
    }
    assert_eq!(
        std::fs::read_dir(desk.path()).unwrap().count(),
        1,
        "only the case is there"
    );
}

#[test]
fn everything_in_the_way_is_said_at_once_and_nothing_is_written() {
    let desk = desk();
    let form = form("hand.pdf");
    let given = [
        "申请人.联系电话=138001380001",
        "店铺类型=旗舰店",
        "同意=也许",
        "没有这一栏=1",
        "受理机构=别的",
        "备注=\u{E123}",
    ];
    let mut arguments = vec!["fill", &*form, "-o", "out.pdf"];
    for one in &given {
        arguments.extend(["--set", one]);
    }
    let (code, _, err) = run_in(desk.path(), &arguments);
    assert_eq!(code, Some(2));
    for said in [
        "6 values do not go into",
        "申请人.联系电话: takes 11 characters, 12 were given",
        "店铺类型: can only be one of 个人店（P） / 企业店（E） / 个体工商户（I）",
        "同意: is a box to tick",
        "没有这一栏: the form has no such field",
        "受理机构: the form does not let it be changed",
        "备注: no font has U+E123",
        "hint: see the names of the fields with --list-fields",
    ] {
        assert!(err.contains(said), "{said}\n{err}");
    }
    assert!(!desk.path().join("out.pdf").exists());
}

#[test]
fn a_wrong_map_is_told_line_by_line() {
    let desk = desk();
    std::fs::write(
        desk.path().join("m.toml"),
        "[fields]\n\"a\" = \"sender.nmae\"\n\"b\" = { text = \"{x\" }\n",
    )
    .unwrap();
    let (code, _, err) = run_in(desk.path(), &["fill", &form("hand.pdf"), "--map", "m.toml"]);
    assert_eq!(code, Some(2));
    assert!(
        err.contains("line 3: the braces in the text of b do not match"),
        "{err}"
    );
    std::fs::write(
        desk.path().join("m.toml"),
        "[fields]\n\"a\" = \"sender.nmae\"\n",
    )
    .unwrap();
    let (_, _, err) = run_in(desk.path(), &["fill", &form("hand.pdf"), "--map", "m.toml"]);
    assert!(
        err.contains("line 2: a case has no sender.nmae") && err.contains("paperwork fields"),
        "{err}"
    );
}

#[test]
fn a_form_is_never_written_over() {
    let desk = desk();
    let own: PathBuf = desk.path().join("form.pdf");
    std::fs::copy(form("hand.pdf"), &own).unwrap();
    let before = std::fs::read(&own).unwrap();
    let (code, _, err) = run_in(
        desk.path(),
        &["fill", "form.pdf", "-o", "form.pdf", "--force"],
    );
    assert_eq!(code, Some(2), "{err}");
    assert_eq!(run_in(desk.path(), &["fill", "form.pdf"]).0, Some(0));
    assert!(desk.path().join("form-filled.pdf").exists());
    let (code, _, err) = run_in(desk.path(), &["fill", "form.pdf"]);
    assert!(
        code == Some(2) && err.contains("form-filled.pdf exists already"),
        "{err}"
    );
    assert_eq!(
        run_in(desk.path(), &["fill", "form.pdf", "--force"]).0,
        Some(0)
    );
    assert_eq!(std::fs::read(&own).unwrap(), before);
}

#[test]
fn fields_are_listed_without_what_stands_in_them() {
    let desk = desk();
    let (code, told) = json(&desk, &[&form("hand.pdf"), "--list-fields"]);
    assert_eq!(code, Some(0));
    let fields = told["fields"].as_array().unwrap();
    assert_eq!(fields.len(), 16);
    let field = |name: &str| fields.iter().find(|f| f["name"] == name).unwrap();
    assert_eq!(field("申请人.证件号码")["max_length"], 18);
    assert_eq!(field("申请人.证件号码")["key"], "sender.id");
    assert_eq!(field("申请人.姓名")["pages"], serde_json::json!([1, 2]));
    assert_eq!(field("受理机构")["filled"], true);
    assert_eq!(
        field("店铺类型")["options"][1],
        serde_json::json!({"export": "E", "display": "企业店"})
    );
    let (code, out, _) = run_in(
        desk.path(),
        &["fill", &form("hand.pdf"), "--list-fields", "--lang", "zh"],
    );
    assert_eq!(code, Some(0));
    assert!(
        out.contains("申请理由  多行文字，第 1 页，必填\n") && !out.contains("示例平台"),
        "{out}"
    );
}

#[test]
fn with_nothing_to_fill_it_says_how_to_give_something() {
    let desk = tempfile::tempdir().unwrap();
    let (code, _, err) = run_in(desk.path(), &["fill", &form("hand.pdf")]);
    assert_eq!(code, Some(2));
    assert!(
        err.contains("--map fields.toml") && err.contains("--list-fields"),
        "{err}"
    );
}
