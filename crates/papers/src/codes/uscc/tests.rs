//! Tries codes against the check: real ones, ones with a character changed, pilot codes, and anything at all.

use super::*;
use proptest::prelude::*;

/// Codes of public registers and test sets; every check character was recomputed.
const VALID: &[&str] = &[
    "91340600MA2PBM9HXD",
    "92340603MA2PBMCG0U",
    "91310116076409427L",
    "91620105750906995R",
    "92340602MA2UK2TH6F",
    "92340604MA2PBNQNXM",
    "92340603MA2PBN17X5",
    "51440300MJL1234542",
    "92340604MA2PBME53K",
    "91340600MA2PBN831R",
    "92340604MA2PBNKR4Y",
    "92340604MA2PBNR83C",
    "91340600MA2UJYG49B",
    "92340621MA2UJT9WXP",
    "92340621MA2PELFR3H",
    "92340621MA2UK3CE6L",
    "91340602MA2UJY3J9W",
    "92340603MA2UJXYJ3P",
    "92340603MA2UJY2M7F",
    "92340604MA2UK08Y65",
    "92340603MA2UK3DF0N",
    "92340603MA2PENAP06",
    "91620105L015101280",
    "92340603MA2UK0ME1G",
    "A11100007178012354",
    "91620105556284969Y",
    "92340603MA2UK2WX6M",
    "91340600MA2PBP6A1W",
    "92340603MA2UK2P79U",
    "92340621MA2UK25H3F",
    "92340621MA2UJWGB0J",
    "92340603MA2PBNK461",
    "913205056082348768",
    "91340604MA2PBQBH3P",
    "92340603MA2PBQFT7J",
    "91152201078395188Q",
    "91340621MA2PEN6Q3Y",
    "91620105794891756D",
    "911522010783917502",
    "92340621MA2UJYE11E",
];

/// One character changed or two swapped in a right code, and what the check should say.
const INVALID: &[&str] = &[
    "91350100MC00100Y43", // single substitution at 10 of 91350100M000100Y43
    "92340603MAMUK3DT5H", // single substitution at 11 of 92340603MA2UK3DT5H
    "91350100R000100Y43", // single substitution at 9 of 91350100M000100Y43
    "91350100M000V00Y43", // letter never used
    "93150100M000100Y43", // transposition 2/3 of 91350100M000100Y43
    "914403001922K38216", // single substitution at 13 of 914403001922038216
    "9111000060003IOZSV", // forbidden letters I O Z S V
    "19350100M000100Y43", // transposition 1/2 of 91350100M000100Y43
    "91350100M000100243", // single substitution at 16 of 91350100M000100Y43
    "92340603ME2UK3DT5H", // single substitution at 10 of 92340603MA2UK3DT5H
    "913501U0M000100Y43", // single substitution at 7 of 91350100M000100Y43
    "9144030019P2038216", // single substitution at 11 of 914403001922038216
    "91352100M000100Y43", // single substitution at 5 of 91350100M000100Y43
    "92346003MA2UK3DT5H", // transposition 5/6 of 92340603MA2UK3DT5H
    "92340603MA2UK3D15H", // single substitution at 16 of 92340603MA2UK3DT5H
    "92340603MA2U63DT5H", // single substitution at 13 of 92340603MA2UK3DT5H
    "92M40603MA2UK3DT5H", // single substitution at 3 of 92340603MA2UK3DT5H
    "923406E3MA2UK3DT5H", // single substitution at 7 of 92340603MA2UK3DT5H
    "91350100M000170Y43", // single substitution at 14 of 91350100M000100Y43
    "914403001H22038216", // single substitution at 10 of 914403001922038216
    "92340603MA2UK3DT55", // single substitution at 18 of 92340603MA2UK3DT5H
    "914403001922308216", // transposition 13/14 of 914403001922038216
    "194403001922038216", // transposition 1/2 of 914403001922038216
    "914403009122038216", // transposition 9/10 of 914403001922038216
    "914403001922083216", // transposition 14/15 of 914403001922038216
];

/// Issued in Fujian before the standard: code, and the last character the standard computes.
const PILOT: &[(&str, char)] = &[
    ("91350211M0000XUF46", 'R'),
    ("91350100M0001TGQXM", '1'),
    ("91350203M0001FUE2P", 'J'),
    ("91350211M00013FA1N", '3'),
];

#[test]
fn real_codes_pass_without_a_warning() {
    for code in VALID {
        let read = check(code).unwrap_or_else(|fault| panic!("{code}: {fault}"));
        assert_eq!(read.code, *code);
        assert_eq!(read.warnings, [], "{code}");
        assert!(
            read.authority.is_some() && read.category.is_some(),
            "{code}"
        );
    }
}

#[test]
fn changed_codes_fail() {
    for code in INVALID {
        assert!(check(code).is_err(), "{code}");
    }
}

#[test]
fn spelling_is_put_right() {
    for raw in [
        " 91350100M000100Y43 ",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "91 350100 M000100Y4 3",
        "91350100m000100y43",
    ] {
        assert_eq!(
            check(raw).map(|read| read.code),
            Ok("91350100M000100Y43".to_owned())
        );
    }
}

#[test]
fn pilot_codes_pass_with_a_warning_that_names_the_computed_character() {
    for &(code, expected) in PILOT {
        let read = check(code).unwrap_or_else(|fault| panic!("{code}: {fault}"));
        let found = code.chars().last().unwrap();
        assert_eq!(read.warnings, [Warning::Pilot { found, expected }]);
        assert_eq!(read.province, Some("福建"));
    }
}

#[test]
fn a_fault_names_the_character_and_what_it_should_be() {
    assert_eq!(
        check("92340603MA2UK3DT55"),
        Err(Fault::Check {
            found: '5',
            expected: 'H',
            organisation_holds: true,
        })
    );
    assert_eq!(
        check("91350100M000V00Y43"),
        Err(Fault::Character {
            position: 13,
            found: 'V',
            meant: None,
        })
    );
    assert_eq!(
        check("9135O100M000100Y43"),
        Err(Fault::Character {
            position: 5,
            found: 'O',
            meant: Some('0'),
        })
    );
    assert_eq!(
        check("91350B00M000100Y43"),
        Err(Fault::Region {
            position: 6,
            found: 'B',
            meant: Some('8'),
        })
    );
    assert_eq!(check("91350100M00010043"), Err(Fault::Length { found: 17 }));
    assert_eq!(
        check("9135010零M000100Y43"),
        Err(Fault::Character {
            position: 8,
            found: '零',
            meant: None,
        })
    );
    assert_eq!(check(""), Err(Fault::Length { found: 0 }));
}

#[test]
fn an_organisation_code_that_fails_inside_a_whole_that_passes_is_named() {
    // The last character recomputed after the ninth of the organisation code was changed.
    let mut characters: Vec<char> = "92340603MA2UK3DT6".chars().collect();
    characters.push(last(&characters));
    let code: String = characters.iter().collect();
    assert_eq!(
        check(&code),
        Err(Fault::Organisation {
            found: '6',
            expected: '5',
        })
    );
}

#[test]
fn who_registers_is_read_from_the_first_two() {
    let firm = made("31", "110000", "MD0101234");
    let read = check(&firm).unwrap();
    assert!(read.is_law_firm());
    assert_eq!(read.authority, Some("司法行政"));
    assert_eq!(read.category, Some("律师执业机构"));
    assert_eq!(read.province, Some("北京"));
    assert!(check("92340600MA2PBM9HXD").is_err());
    assert!(check("92340603MA2PBMCG0U").unwrap().is_sole_trader());
    assert!(!check("91340600MA2PBM9HXD").unwrap().is_law_firm());
}

#[test]
fn what_no_table_knows_is_a_warning_when_both_checks_hold() {
    let read = check(&made("37", "110000", "MD0101234")).unwrap();
    assert_eq!(read.warnings, [Warning::Authority { found: ['3', '7'] }]);
    assert_eq!(read.authority, Some("司法行政"));
    let read = check(&made("91", "990000", "MD0101234")).unwrap();
    assert_eq!(read.warnings, [Warning::Province { found: ['9', '9'] }]);
    let read = check(&made("91", "100000", "MD0101234")).unwrap();
    assert_eq!(read.warnings, []);
    assert!(read.is_national());
}

/// A code with both check characters computed; the organisation code's last place is overwritten.
fn made(kind: &str, region: &str, organisation: &str) -> String {
    let mut characters: Vec<char> = format!("{kind}{region}{organisation}").chars().collect();
    characters[16] = organisation_check(&characters);
    characters.push(last(&characters));
    characters.into_iter().collect()
}

proptest! {
    #[test]
    fn any_one_changed_character_is_found(
        which in 0..VALID.len(),
        at in 0..LENGTH,
        to in 0..SET.len(),
    ) {
        let mut characters: Vec<char> = VALID[which].chars().collect();
        let to = char::from(SET[to]);
        prop_assume!(characters[at] != to);
        characters[at] = to;
        let changed: String = characters.into_iter().collect();
        let read = check(&changed);
        // Only a code that now looks like one of the pilot's may pass, and never silently.
        prop_assert!(read.is_err() || read.is_ok_and(|read| !read.warnings.is_empty()));
    }

    #[test]
    fn anything_at_all_gets_an_answer(raw in "\\PC{0,40}") {
        let _ = check(&raw);
    }

    #[test]
    fn made_codes_pass(body in "9[123](1[1-5]|3[1-7]|4[1-6])[0-9]{4}[0-9A-HJ-NPQRTUWXY]{8}0") {
        let code = made(&body[..2], &body[2..8], &body[8..]);
        prop_assume!(!code.contains('Z'));
        let read = check(&code);
        prop_assert!(read.is_ok_and(|read| read.warnings.is_empty()), "{code}");
    }
}
