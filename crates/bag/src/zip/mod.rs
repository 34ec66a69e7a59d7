//! The zip form of a bag: written by [`format`], judged and read by the other rooms here.

pub mod format;
