//! Forms that bite: loops, depth, wrong types, bytes changed at random. None may hang or panic.

use lopdf::Object;
use proptest::prelude::*;

use super::*;
use crate::form::FormError;

#[test]
fn a_field_that_is_its_own_child_or_parent_is_read_once() {
    let mut doc = Document::with_version("1.7");
    let id = doc.new_object_id();
    let mut looped = widget(
        "环",
        "Tx",
        dictionary! { "Kids" => vec![Object::Reference(id)] },
    );
    looped.set("Parent", Object::Reference(id));
    doc.set_object(id, looped);
    let other = doc.new_object_id();
    let third = doc.add_object(
        dictionary! { "T" => lopdf::text_string("丙"), "Kids" => vec![Object::Reference(other)] },
    );
    doc.set_object(other, dictionary! { "T" => lopdf::text_string("乙"), "FT" => "Tx", "Kids" => vec![Object::Reference(third)] });
    let form = filled(&finish(doc, &[id, other], &[id]), &[("环", "张三")]);
    assert_eq!(shown(&form, "环"), [["张三"]]);
}

#[test]
fn depth_costs_the_field_and_nothing_else() {
    let mut doc = Document::with_version("1.7");
    let mut id = doc.add_object(widget("底", "Tx", dictionary! {}));
    for _ in 0..3000 {
        let parent = doc.new_object_id();
        doc.get_dictionary_mut(id)
            .unwrap()
            .set("Parent", Object::Reference(parent));
        doc.set_object(parent, dictionary! { "T" => Object::string_literal("p"), "FT" => "Tx", "Kids" => vec![Object::Reference(id)] });
        id = parent;
    }
    let good = doc.add_object(widget("姓名", "Tx", dictionary! {}));
    let form = filled(&finish(doc, &[id, good], &[good]), &[("姓名", "张三")]);
    assert_eq!(shown(&form, "姓名"), [["张三"]]);
}

#[test]
fn a_widget_outside_the_form_is_a_field_all_the_same() {
    let mut doc = Document::with_version("1.7");
    let inside = doc.add_object(widget("甲", "Tx", dictionary! {}));
    let outside = doc.add_object(widget("乙", "Tx", dictionary! {}));
    let mut form = open(&finish(doc, &[inside], &[inside, outside])).unwrap();
    form.fill(&values(&[("乙", "张三")])).unwrap();
    assert_eq!(shown(&form, "乙"), [["张三"]]);
}

#[test]
fn widgets_written_into_the_page_itself_are_found() {
    let mut doc = Document::load_mem(&made(vec![widget("甲", "Tx", dictionary! {})])).unwrap();
    let page = doc.page_iter().next().unwrap();
    let direct = widget("乙", "Tx", dictionary! {});
    doc.get_dictionary_mut(page)
        .unwrap()
        .get_mut(b"Annots")
        .unwrap()
        .as_array_mut()
        .unwrap()
        .push(Object::Dictionary(direct));
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    let mut form = open(&bytes).unwrap();
    form.fill(&values(&[("乙", "张三")])).unwrap();
    assert_eq!(shown(&form, "乙"), [["张三"]]);
}

#[test]
fn wrong_types_and_absurd_numbers_are_taken_for_absent() {
    let absurd = |more: Dictionary| widget("x", "Tx", more);
    let numbers = |v: [f32; 4]| Object::Array(v.map(Object::Real).to_vec());
    for field in [
        absurd(dictionary! { "Rect" => numbers([0.0, 0.0, 0.0, 0.0]) }),
        absurd(dictionary! { "Rect" => numbers([1e38, -1e38, -1e38, 1e38]) }),
        absurd(dictionary! { "Rect" => Object::Null }),
        absurd(dictionary! { "MaxLen" => -5, "Ff" => 1 << 24 }),
        absurd(
            dictionary! { "MaxLen" => 4_000_000_000_u32, "Ff" => 1 << 24, "MK" => dictionary! { "BC" => vec![0.into()] } },
        ),
        absurd(dictionary! { "DA" => Object::string_literal(")(/ Tf rg 1e99 0 0 rg /X -3 Tf") }),
        absurd(dictionary! { "DA" => 7, "Q" => "Center", "MK" => 3, "BS" => vec![], "AP" => 1 }),
        absurd(
            dictionary! { "MK" => dictionary! { "R" => 45, "BC" => vec![Object::Real(9e9), Object::Null] }, "BS" => dictionary! { "W" => -3 } },
        ),
        absurd(
            dictionary! { "MK" => dictionary! { "BC" => vec![0.into()] }, "BS" => dictionary! { "W" => 5000 } },
        ),
        absurd(
            dictionary! { "Opt" => 3, "V" => 9, "T" => Object::string_literal(b"\xFE\xFF\xD8".to_vec()) },
        ),
    ] {
        let mut form = open(&made(vec![field])).unwrap();
        let name = form.fields()[0].name.clone();
        let _ = form.fill(&values(&[(&name, "张三")]));
        let _ = form.flatten();
        form.save().unwrap();
    }
    assert!(matches!(
        open(&made(vec![widget("x", "Nonsense", dictionary! {})])),
        Err(FormError::NoForm)
    ));
}

#[test]
fn a_hundred_fields_named_alike_and_ten_thousand_named_apart() {
    let alike = (0..100)
        .map(|_| widget("同", "Tx", dictionary! {}))
        .collect();
    assert_eq!(open(&made(alike)).unwrap().fields().len(), 1);
    let apart = (0..10_000)
        .map(|i| widget(&format!("字段{i}"), "Tx", dictionary! {}))
        .collect();
    let mut form = open(&made(apart)).unwrap();
    form.fill(&values(&[("字段9999", "张三")])).unwrap();
    form.flatten().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn changed_bytes_never_stop_the_program(
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in proptest::option::of(any::<prop::sample::Index>()),
        hand in any::<bool>(),
    ) {
        let mut bytes = if hand { fixture!("hand.pdf") } else { fixture!("plain.pdf") }.to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()).max(1));
        }
        if let Ok(mut form) = open(&bytes) {
            let all: Vec<String> = form.fields().iter().map(|f| f.name.clone()).collect();
            for name in all {
                let _ = form.fill(&values(&[(&name, "是")]));
            }
            let _ = form.flatten();
            form.save().unwrap();
        }
    }
}
