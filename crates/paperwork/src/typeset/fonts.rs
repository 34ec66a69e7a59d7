//! Holds the two fonts every letter can be set in.
//!
//! Noto Serif SC (宋) and Noto Sans SC (黑), versions 2.003 and 2.004, SIL Open Font License 1.1 (`fonts/OFL.txt`), unmodified. Together they
//! cover all 8105 characters of 通用规范汉字表. They are inside the program, so that a letter looks the same everywhere.

/// Noto Serif SC Regular (宋), OpenType with CFF outlines.
pub static SERIF: &[u8] = include_bytes!("../../fonts/NotoSerifSC-Regular.otf");

/// Noto Sans SC Regular (黑), OpenType with CFF outlines.
pub static SANS: &[u8] = include_bytes!("../../fonts/NotoSansSC-Regular.otf");
