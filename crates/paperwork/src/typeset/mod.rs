//! Sets letters in type: fonts, the Typst world, PDF/A.

pub mod fonts;
