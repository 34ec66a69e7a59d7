//! Loads exhibits: files, and files inside sealed archives, each with its digest.

pub mod blank;
pub mod inspect;
mod jpeg;
pub mod picture;
pub mod portable;
mod widgets;
