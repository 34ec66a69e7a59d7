//! Tests slips of reading: what is put right, what is said as it stands, what is not read.

use super::{SHEETS, expect, line, one, stored};
use crate::field::{Field, Name};
use reading::place::Rect;
use reading::sheet::Sheet;

/// A page as it stands, with one line changed.
fn with(base: &str, from: &str, to: &str) -> Sheet {
    let mut sheet = stored(base);
    let line = sheet
        .lines
        .iter_mut()
        .find(|line| line.text.contains(from))
        .unwrap();
    line.text = line.text.replace(from, to);
    sheet
}

#[test]
fn slips_of_reading_are_put_right_only_when_proved() {
    let (_, fields) = one(&with(SHEETS[0], "MAXXXX0154", "MAXXXXO154"));
    let code: &Field = &fields[&Name::Code];
    assert_eq!(code.text(), Some("91330106MAXXXX0154"));
    assert_eq!(
        code.repair
            .map(|repair| (repair.at, repair.read, repair.meant)),
        Some((15, 'O', '0'))
    );
    // Seventeen read: not known. Eighteen that fail: said as they stand.
    let (_, fields) = one(&with(SHEETS[0], "MAXXXX0154", "MAXXXX015"));
    expect(&fields, &[(Name::Code, "unread")]);
    let (_, fields) = one(&with(SHEETS[0], "MAXXXX0154", "MAXXXX0155"));
    expect(&fields, &[(Name::Code, "91330106MAXXXX0155")]);
    let (_, fields) = one(&with(SHEETS[3], "330106198804129915", "33010619880412991"));
    expect(&fields, &[(Name::IdNumber, "unread")]);
}

#[test]
fn a_label_that_lost_a_character_is_found_before_its_value() {
    for lost in ["法定代表", "定代表人", "负责"] {
        let mut sheet = stored(SHEETS[0]);
        let row = sheet
            .lines
            .iter()
            .find(|line| line.text == "林样本")
            .unwrap()
            .place
            .bounds();
        sheet.lines.retain(|line| {
            let place = line.place.bounds();
            place.centre().x > row.left || (place.centre().y - row.centre().y).abs() > 15.0
        });
        sheet.lines.push(line(
            lost,
            Rect::new(row.left - 160.0, row.top, row.left - 30.0, row.bottom),
        ));
        let (_, fields) = one(&sheet);
        expect(
            &fields,
            &[
                (Name::Representative, "林样本"),
                (Name::Form, "有限责任公司（自然人投资或控股）"),
            ],
        );
    }
}

#[test]
fn half_a_label_in_the_column_of_labels_is_found() {
    let mut sheet = stored(SHEETS[0]);
    sheet
        .lines
        .retain(|line| !matches!(line.text.as_str(), "称" | "所"));
    let (_, fields) = one(&sheet);
    expect(
        &fields,
        &[
            (Name::Company, "杭州灵动样本文化传媒有限公司"),
            (
                Name::Address,
                "浙江省杭州市西湖区样本街道虚构路18号6幢302室",
            ),
        ],
    );
}

#[test]
fn a_label_on_two_lines_is_one() {
    let mut sheet = stored(SHEETS[0]);
    let label = sheet
        .lines
        .iter_mut()
        .find(|line| line.text == "法定代表人")
        .unwrap();
    label.text = "执行事务合".into();
    let place = label.place.bounds();
    let below = |left: f32| Rect::new(left, place.bottom + 2.0, left + 30.0, place.bottom + 30.0);
    sheet.lines.push(line("伙", below(place.left)));
    sheet.lines.push(line("人", below(place.right - 30.0)));
    let (_, fields) = one(&sheet);
    let form = "有限责任公司（自然人投资或控股）";
    expect(
        &fields,
        &[(Name::Representative, "林样本"), (Name::Form, form)],
    );
}

#[test]
fn a_last_digit_on_a_line_of_its_own_is_found() {
    let mut sheet = with(SHEETS[3], "330106198804129915", "33010619880412991");
    let place = sheet
        .lines
        .iter()
        .find(|line| line.text.starts_with("3301"))
        .unwrap()
        .place
        .bounds();
    sheet.lines.push(line(
        "5",
        Rect::new(
            place.right + 4.0,
            place.top,
            place.right + 24.0,
            place.bottom,
        ),
    ));
    expect(&one(&sheet).1, &[(Name::IdNumber, "330106198804129915")]);
}

#[test]
fn what_was_read_badly_is_not_read() {
    let mut sheet = stored(SHEETS[0]);
    let line = sheet
        .lines
        .iter_mut()
        .find(|line| line.text.contains("林样本"))
        .unwrap();
    line.confidence = 0.6;
    let (_, fields) = one(&sheet);
    let field = &fields[&Name::Representative];
    assert_eq!((field.value.clone(), field.raw.as_str()), (None, "林样本"));
    assert!(field.place.area() > 0.0);
}

#[test]
fn a_type_whose_label_was_not_read_is_no_second_line_of_the_name() {
    let mut sheet = stored(SHEETS[0]);
    sheet
        .lines
        .retain(|line| !["类", "型"].contains(&line.text.as_str()));
    let (_, fields) = one(&sheet);
    let company = (Name::Company, "杭州灵动样本文化传媒有限公司");
    expect(&fields, &[company, (Name::Form, "absent")]);
}

#[test]
fn of_a_spaced_label_its_first_character_is_enough_when_no_other_can_be_meant() {
    let mut sheet = stored(SHEETS[1]);
    sheet.lines.retain(|line| line.text != "者");
    let form = (Name::Form, "个体工商户");
    expect(&one(&sheet).1, &[(Name::Representative, "陈样本"), form]);
    // Without its own label, what is done for a living could stand there as well.
    sheet.lines.retain(|line| line.text != "经营范围");
    expect(&one(&sheet).1, &[(Name::Representative, "absent"), form]);
}

#[test]
fn whose_label_was_not_read_is_no_second_line_of_the_type() {
    let mut sheet = stored(SHEETS[1]);
    sheet
        .lines
        .retain(|line| !["经", "者"].contains(&line.text.as_str()));
    let form = (Name::Form, "个体工商户");
    expect(&one(&sheet).1, &[(Name::Representative, "absent"), form]);
}

#[test]
fn a_day_that_a_grey_seal_may_cross_is_never_sure() {
    use reading::quality::Colour;
    let mut sheet = stored(SHEETS[0]);
    let confidence = |sheet: &Sheet, name| one(sheet).1[&name].confidence;
    assert!(confidence(&sheet, Name::Issued) > 0.9);
    for colour in [Colour::Grey, Colour::BlackAndWhite] {
        sheet.measures.colour = colour;
        assert!(confidence(&sheet, Name::Issued) < 0.9);
        assert!(confidence(&sheet, Name::Established) > 0.9);
        expect(&one(&sheet).1, &[(Name::Issued, "2023-05-10")]);
    }
}
