//! Loads exhibits: files, and files inside sealed archives, each with its digest.

pub mod blank;
pub mod inspect;
pub(crate) mod jpeg;
pub mod picture;
pub mod portable;
pub(crate) mod widgets;
