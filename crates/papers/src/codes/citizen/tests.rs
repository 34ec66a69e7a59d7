//! Tries ID numbers against the check: the standard's own, permits, changed ones, and anything at all.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

/// Numbers of standards and public test sets, none of a living person's record.
const VALID: &[&str] = &[
    "150102198807303035",
    "932682198501010017",
    "820000200009100032",
    "110101199003078670",
    "440524188001010014",
    "11010519491231002X",
    "430302199312194239",
    "610122198310134420",
];

const INVALID: &[&str] = &[
    "321083198812162119", // single substitution at 9 of 321083197812162119
    "11010519492231002X", // single substitution at 11 of 11010519491231002X
    "11010219840506970X", // checksum
    "11010519491231012X", // single substitution at 16 of 11010519491231002X
    "11010519491241002X", // single substitution at 13 of 11010519491231002X
    "321083197812163119", // single substitution at 15 of 321083197812162119
    "201511221897205960", // checksum correct, date wrong (1897-20-59)
    "360426199113010079", // month 13
    "110105199900010014", // month 00
    "321083197812172119", // single substitution at 14 of 321083197812162119
    "810000199408230022", // HK
    "421083197812162119", // single substitution at 1 of 321083197812162119
    "11020519491231002X", // single substitution at 4 of 11010519491231002X
    "719999199001010014", // region prefix 71 with unknown county: Taiwan code is not used on mainland ID cards
    "321083197812262119", // single substitution at 13 of 321083197812162119
];

#[test]
fn right_numbers_pass() {
    for number in VALID {
        let read = check(number).unwrap_or_else(|fault| panic!("{number}: {fault}"));
        assert_eq!(read.number, *number);
        assert_eq!(read.warnings, []);
        assert!(read.birth.is_some() && read.sex.is_some() && read.province.is_some());
    }
}

#[test]
fn wrong_numbers_fail() {
    for number in INVALID {
        assert!(check(number).is_err(), "{number}");
    }
}

#[test]
fn the_examples_of_the_standard_are_read() {
    let read = check("11010519491231002x").unwrap();
    assert_eq!(read.number, "11010519491231002X");
    assert_eq!(read.birth, Some(date(1949, 12, 31)));
    assert_eq!(read.sex, Some(Sex::Female));
    assert_eq!(
        (read.region.as_str(), read.province),
        ("110105", Some("北京"))
    );
    assert_eq!(read.kind, Kind::Resident);
    let read = check("440524 1880 0101 0014").unwrap();
    assert_eq!(read.birth, Some(date(1880, 1, 1)));
    assert_eq!(read.sex, Some(Sex::Male));
    assert_eq!(check("430302199312194239").unwrap().sex, Some(Sex::Male));
}

#[test]
fn permits_and_foreign_residents_have_their_own_regions() {
    let read = check("820000200009100032").unwrap();
    assert_eq!((read.kind, read.province), (Kind::Permit, Some("澳门")));
    let read = check("932682198501010017").unwrap();
    assert_eq!((read.kind, read.province), (Kind::Foreign, Some("江苏")));
    assert_eq!(read.birth, Some(date(1985, 1, 1)));
    let taiwan = proved("83000019940823002");
    assert_eq!(check(&taiwan).unwrap().province, Some("台湾"));
    for head in ["840000", "810101", "710000", "000000", "160101"] {
        let number = proved(&format!("{head}19940823002"));
        let mut found = head.chars();
        let found = [found.next().unwrap(), found.next().unwrap()];
        assert_eq!(check(&number), Err(Fault::Region { found }), "{head}");
    }
    assert_eq!(
        check(&proved("99968219850101001")),
        Err(Fault::Region { found: ['9', '9'] })
    );
}

#[test]
fn the_card_of_2017_passes_unproved() {
    let read = check("usa310090010112").unwrap();
    assert_eq!(read.kind, Kind::ForeignOld);
    assert_eq!(read.warnings, [Warning::Unproved]);
    assert_eq!((read.birth, read.sex), (None, None));
    assert!(check("US0310090010112").is_err());
    assert!(check("USA31009001011X").is_err());
}

#[test]
fn fifteen_digits_become_eighteen_of_the_twentieth_century() {
    let read = check("330102200403064").unwrap();
    assert_eq!(read.number, "33010219200403064X");
    assert_eq!(read.warnings, [Warning::OldLength]);
    assert_eq!(read.birth, Some(date(1920, 4, 3)));
    let read = check("110105491231997").unwrap();
    assert_eq!(read.warnings, [Warning::OldLength, Warning::Century]);
    assert!(check("110105491331002").is_err());
}

#[test]
fn a_fault_says_which_part_is_wrong() {
    assert_eq!(check("11010519491231002"), Err(Fault::Length { found: 17 }));
    assert_eq!(check(""), Err(Fault::Length { found: 0 }));
    assert_eq!(
        check("110105194912310021"),
        Err(Fault::Check {
            found: '1',
            expected: 'X'
        })
    );
    assert_eq!(
        check("360426199113010079"),
        Err(Fault::Birth {
            year: 1991,
            month: 13,
            day: 1
        })
    );
    assert_eq!(
        check("110105190002290012"),
        Err(Fault::Birth {
            year: 1900,
            month: 2,
            day: 29
        })
    );
    assert_eq!(
        check("201511221897205960"),
        Err(Fault::Region { found: ['2', '0'] })
    );
    assert_eq!(
        check("1101O519491231002X"),
        Err(Fault::Character {
            position: 5,
            found: 'O',
            meant: Some('0')
        })
    );
    assert_eq!(
        check("11010519491231002*"),
        Err(Fault::Character {
            position: 18,
            found: '*',
            meant: None
        })
    );
    assert_eq!(
        check("X1010519491231002X"),
        Err(Fault::Character {
            position: 1,
            found: 'X',
            meant: None
        })
    );
}

#[test]
fn age_turns_on_the_birthday() {
    let read = check("11010519491231002X").unwrap();
    assert_eq!(read.age_on(date(1963, 12, 30)), Some(13));
    assert_eq!(read.age_on(date(1963, 12, 31)), Some(14));
    assert_eq!(read.age_on(date(1949, 12, 30)), None);
}

#[test]
fn a_number_is_shown_masked() {
    let read = check("11010519491231002X").unwrap();
    assert_eq!(read.masked(), "110105********002X");
    assert!(!format!("{read:?}").contains("1949"));
    assert_eq!(mask("1234567"), "*******");
}

/// Seventeen digits with their check character.
fn proved(head: &str) -> String {
    let mut number = head.to_owned();
    number.push(check_character(head));
    number
}

proptest! {
    #[test]
    fn any_one_changed_digit_is_found(which in 0..VALID.len(), at in 0..17usize, to in 0..10u8) {
        let mut number = VALID[which].as_bytes().to_vec();
        prop_assume!(number[at] != b'0' + to);
        number[at] = b'0' + to;
        prop_assert!(check(&String::from_utf8(number).unwrap()).is_err());
    }

    #[test]
    fn two_neighbours_swapped_are_found(which in 0..VALID.len(), at in 0..16usize) {
        let mut number = VALID[which].as_bytes().to_vec();
        prop_assume!(number[at] != number[at + 1]);
        number.swap(at, at + 1);
        prop_assert!(check(&String::from_utf8(number).unwrap()).is_err());
    }

    #[test]
    fn anything_at_all_gets_an_answer(raw in "\\PC{0,40}") {
        let _ = check(&raw);
    }
}
