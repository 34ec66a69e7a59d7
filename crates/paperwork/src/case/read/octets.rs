//! Reads files that are no proper text, too large, or full of mistakes.

use proptest::prelude::*;

use super::tests::lines;
use super::*;

#[test]
fn other_encodings_and_files_are_named() {
    let (_, gbk) = read_bytes(b"[sender]\r\nname = \"\xd5\xc5\xc8\xfd\"\r\n");
    assert_eq!(lines(&gbk), ["2  case-gbk"]);
    let (_, four) = read_bytes(b"[sender]\nname = \"\x81\x30\x84\x36\"\n");
    assert_eq!(lines(&four), ["2  case-gbk"]);
    for octets in [&b"\xff\xfe[\0"[..], b"\xfe\xff\0["] {
        assert_eq!(lines(&read_bytes(octets).1), ["-  case-utf16"]);
    }
    for octets in [&b"PK\x03\x04\0\0\xff\0"[..], b"\x89PNG\r\n\x1a\n", b"a\0b"] {
        assert_eq!(read_bytes(octets).1[0].what, Wrong::NotText);
    }
    let large = vec![b'#'; MAX_OCTETS + 1];
    assert_eq!(lines(&read_bytes(&large).1), ["-  case-large"]);
    assert_eq!(lines(&read_bytes(&large[..MAX_OCTETS]).1), [""; 0]);
    assert_eq!(read_bytes(b""), (Case::default(), Vec::new()));
}

#[test]
fn a_megabyte_of_mistakes_is_read_in_time() {
    let mut text = "[sender]\n".to_owned();
    for at in 0..60_000 {
        text.push_str(&format!("k{at} = \"x\"\n"));
    }
    let (_, problems) = read(&text);
    assert_eq!(problems.len(), 60_000);
    let (_, problems) = read(&"x\n".repeat(200_000));
    assert!((100..=2000).contains(&problems.len()), "{}", problems.len());
    let (_, problems) = read(&"[[exhibits]]\nname = 张\n".repeat(40_000));
    assert!(problems.len() >= 40_000);
    let (_, problems) = read(&"[sender]\nname = \"a\"\n".repeat(40_000));
    assert!((100..=2000).contains(&problems.len()), "{}", problems.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_octets_are_read_without_harm(octets in proptest::collection::vec(any::<u8>(), 0..400)) {
        let (_, problems) = read_bytes(&octets);
        let mut last = 0;
        for problem in problems.iter().filter_map(|problem| problem.line) {
            prop_assert!(problem >= last);
            last = problem;
        }
    }

    #[test]
    fn any_text_is_read_without_harm(
        text in proptest::collection::vec(
            prop_oneof![
                Just("[sender]\n"), Just("[[exhibits]]\n"), Just("name"), Just(" = "), Just("\""), Just("\n"),
                Just("path = \"a\"\n"), Just("["), Just("]"), Just("2026-02-30"), Just("“"), Just("\r\n"), Just("{"),
                Just("\"\"\""), Just("sender.name = \"x\"\n"), Just("[money]\n"), Just("deposit = 1.5\n"), Just("#"),
                Just("张"), Just("="), Just("."), Just(","), Just("\u{feff}"), Just("[[sender]]\n"), Just("[sender.name]\n"),
            ],
            0..30,
        )
    ) {
        let text: String = text.concat();
        let (_, problems) = read(&text);
        let count = text.lines().count().max(1) + 1;
        for problem in &problems {
            prop_assert!(problem.line.is_some_and(|line| (1..=count).contains(&line)), "{:?}", problem);
        }
    }
}
