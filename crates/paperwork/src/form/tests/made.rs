//! Forms made on the spot: lists, groups of boxes, names that occur twice, values that must shrink or be refused.

use lopdf::Object;
use proptest::prelude::*;

use super::*;
use crate::form::Problem;

fn text(word: &str) -> Object {
    lopdf::text_string(word)
}

fn options(words: &[&str]) -> Object {
    Object::Array(words.iter().map(|w| text(w)).collect())
}

#[test]
fn a_chosen_entry_is_never_out_of_sight() {
    let many: Vec<String> = (0..40).map(|i| format!("事项{i}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let field = widget(
        "事项",
        "Ch",
        dictionary! { "Ff" => 1 << 21, "Opt" => options(&many) },
    );
    let form = filled(&made(vec![field]), &[("事项", "事项38")]);
    assert_eq!(shown(&form, "事项"), [["事项38"]]);
}

#[test]
fn a_list_for_one_takes_one() {
    let field = || {
        widget(
            "事项",
            "Ch",
            dictionary! { "Opt" => options(&["甲", "乙；丙"]) },
        )
    };
    let mut form = open(&made(vec![field()])).unwrap();
    assert_eq!(
        form.fill(&values(&[("事项", "甲\n乙；丙")])).unwrap_err()[0].problem,
        Problem::NoSuchOption {
            given: "乙".into(),
            options: form.fields()[0].options.clone()
        }
    );
    form.fill(&values(&[("事项", "乙；丙")])).unwrap();
    assert_eq!(form.fields()[0].value, ["乙；丙"]);
    let two = widget(
        "事项",
        "Ch",
        dictionary! { "Opt" => options(&["甲", "乙"]) },
    );
    let mut form = open(&made(vec![two])).unwrap();
    assert_eq!(
        form.fill(&values(&[("事项", "甲；乙")])).unwrap_err()[0].problem,
        Problem::OneOnly
    );
}

#[test]
fn an_editable_combo_takes_what_is_not_listed() {
    let field = widget(
        "银行",
        "Ch",
        dictionary! { "Ff" => 1 << 17 | 1 << 18, "Opt" => options(&["甲银行", "乙银行"]) },
    );
    let form = filled(&made(vec![field]), &[("银行", "丙银行")]);
    assert_eq!(shown(&form, "银行"), [["丙银行"]]);
    assert_eq!(form.fields()[0].value, ["丙银行"]);
}

#[test]
fn fields_of_one_name_are_one_field() {
    let form = filled(
        &made(vec![
            widget("姓名", "Tx", dictionary! {}),
            widget("姓名", "Tx", dictionary! {}),
        ]),
        &[("姓名", "张三")],
    );
    assert_eq!(form.fields().len(), 1);
    assert_eq!(shown(&form, "姓名"), [["张三"], ["张三"]]);
}

#[test]
fn boxes_that_share_a_name_are_told_apart_by_their_states() {
    let state = |name: &str| {
        let drawn = Object::Stream(lopdf::Stream::new(
            dictionary! { "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] },
            Vec::new(),
        ));
        (name.to_owned(), drawn)
    };
    let mut doc = Document::with_version("1.7");
    let kids: Vec<ObjectId> = ["男", "女"]
        .map(|name| {
            let (name, drawn) = state(name);
            let drawn = doc.add_object(drawn);
            let mut states = Dictionary::new();
            states.set(name.into_bytes(), drawn);
            doc.add_object(dictionary! { "Subtype" => "Widget", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()], "AP" => dictionary! { "N" => states } })
        })
        .to_vec();
    let field = doc.add_object(dictionary! { "FT" => "Btn", "T" => text("性别"), "Kids" => kids.iter().copied().map(Object::Reference).collect::<Vec<_>>() });
    let bytes = finish(doc, &[field], &kids);
    let mut form = open(&bytes).unwrap();
    assert!(
        matches!(
            form.fill(&values(&[("性别", "是")])).unwrap_err()[0].problem,
            Problem::NoSuchOption { .. }
        ),
        "which one?"
    );
    let form = filled(&bytes, &[("性别", "女")]);
    assert_eq!(form.fields()[0].value, ["女"]);
    let states: Vec<&[u8]> = kids
        .iter()
        .map(|k| {
            form.doc
                .get_dictionary(*k)
                .unwrap()
                .get(b"AS")
                .unwrap()
                .as_name()
                .unwrap()
        })
        .collect();
    assert_eq!(states, ["Off".as_bytes(), "女".as_bytes()]);
}

#[test]
fn every_mark_and_border_is_drawn() {
    for (caption, expected) in [
        ("4", "1 J 1 j"),
        ("8", " S"),
        ("l", " c "),
        ("u", "h f"),
        ("n", "h f"),
        ("H", "h f"),
    ] {
        let mk = dictionary! { "CA" => Object::string_literal(caption), "BC" => vec![0.into()], "BG" => vec![1.into(), 1.into(), 1.into()] };
        let form = filled(
            &made(vec![widget("同意", "Btn", dictionary! { "MK" => mk })]),
            &[("同意", "√")],
        );
        let on = form
            .doc
            .get_dictionary(form.fields()[0].widgets[0].id)
            .unwrap();
        let on = form
            .doc
            .get_dict_in_dict(form.doc.get_dict_in_dict(on, b"AP").unwrap(), b"N")
            .unwrap()
            .get(b"Yes")
            .unwrap();
        let on = form
            .doc
            .dereference(on)
            .unwrap()
            .1
            .as_stream()
            .unwrap()
            .get_plain_content()
            .unwrap();
        let on = String::from_utf8(on).unwrap();
        assert!(
            on.contains(expected) && on.contains("0 G 1 w"),
            "{caption}: {on}"
        );
    }
    for (style, expected) in [
        ("D", "[3] 0 d"),
        ("U", "0 0.5 m 200 0.5 l S"),
        ("B", "0.5 g"),
        ("I", "0.75 g"),
        ("S", "0.5 0.5 199 19 re S"),
    ] {
        let more = dictionary! { "MK" => dictionary! { "BC" => vec![0.into(), 0.into(), 0.into(), 1.into()] }, "BS" => dictionary! { "S" => style } };
        let form = filled(&made(vec![widget("姓名", "Tx", more)]), &[("姓名", "张三")]);
        let drawn = operators(&form, "姓名");
        assert!(
            drawn.contains(expected) && drawn.contains("0 0 0 1 K"),
            "{style}: {drawn}"
        );
    }
}

#[test]
fn a_box_takes_yes_or_no_and_says_which_it_shows() {
    let bytes = made(vec![
        widget("同意", "Btn", dictionary! {}),
        widget("另一", "Btn", dictionary! {}),
    ]);
    let mut form = open(&bytes).unwrap();
    assert_eq!(
        form.fill(&values(&[("同意", "也许")])).unwrap_err()[0].problem,
        Problem::NotYesOrNo
    );
    let form = filled(&bytes, &[("同意", "Y")]);
    let state = |i: usize| {
        form.doc
            .get_dictionary(form.fields()[i].widgets[0].id)
            .unwrap()
            .get(b"AS")
            .unwrap()
            .as_name()
            .unwrap()
    };
    assert_eq!((state(0), state(1)), (b"Yes".as_slice(), b"Off".as_slice()));
}

#[test]
fn a_password_is_shown_as_stars() {
    let form = filled(
        &made(vec![widget("口令", "Tx", dictionary! { "Ff" => 1 << 13 })]),
        &[("口令", "秘密1")],
    );
    assert_eq!(shown(&form, "口令"), [["***"]]);
    assert_eq!(form.fields()[0].value, ["秘密1"]);
}

#[test]
fn one_line_stays_one_line() {
    let form = filled(
        &made(vec![widget("地址", "Tx", dictionary! {})]),
        &[("地址", "示例路100号\r\n 1001室")],
    );
    assert_eq!(form.fields()[0].value, ["示例路100号 1001室"]);
    assert_eq!(shown(&form, "地址"), [["示例路100号 1001室"]]);
}

#[test]
fn an_emptied_field_holds_and_shows_nothing() {
    let bytes = made(vec![widget(
        "姓名",
        "Tx",
        dictionary! { "V" => text("旧") },
    )]);
    let form = filled(&bytes, &[("姓名", "")]);
    assert!(form.fields()[0].value.is_empty());
    assert!(shown(&form, "姓名")[0].is_empty());
}

#[test]
fn usage_rights_are_given_up_because_any_change_ends_them() {
    let mut doc = Document::with_version("1.7");
    let field = doc.add_object(widget("姓名", "Tx", dictionary! {}));
    let bytes = finish(doc, &[field], &[field]);
    let mut doc = Document::load_mem(&bytes).unwrap();
    let ur = doc.add_object(dictionary! { "ByteRange" => vec![0.into(), 1.into(), 2.into(), 3.into()], "Contents" => Object::string_literal("x") });
    doc.catalog_mut()
        .unwrap()
        .set("Perms", dictionary! { "UR3" => ur });
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    let form = filled(&bytes, &[("姓名", "张三")]);
    assert!(!form.doc.catalog().unwrap().has(b"Perms"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_is_filled_is_held_and_shown_whole(value in "[ -~一-龥，。（）\n]{1,300}") {
        let field = widget("理由", "Tx", dictionary! { "Ff" => 1 << 12, "Rect" => vec![50.into(), 500.into(), 350.into(), 700.into()] });
        let mut form = open(&made(vec![field])).unwrap();
        match form.fill(&values(&[("理由", &value)])) {
            Ok(()) => {
                let form = open(&form.save().unwrap()).unwrap();
                prop_assert_eq!(&form.fields()[0].value.concat(), &value);
                let ink = |t: &str| t.replace([' ', '\n'], "");
                prop_assert_eq!(ink(&shown(&form, "理由")[0].concat()), ink(&value));
            }
            Err(problems) => prop_assert!(matches!(problems[0].problem, Problem::NoGlyph(_) | Problem::DoesNotFit), "{:?}", problems),
        }
    }
}
