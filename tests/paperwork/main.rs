//! Runs the real `paperwork`.
#![allow(clippy::unwrap_used)]

#[test]
fn it_says_what_is_coming_and_does_not_pretend_to_have_done_it() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_paperwork"))
        .arg("check")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("paperwork check") && said.contains("paperwork letter"),
        "{said}"
    );
}
