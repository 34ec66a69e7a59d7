//! Understands exported files: what each is by its content, what it says of itself, what is broken in it, what is missing.
//!
//! A file comes in pieces, in order, while it is being archived: [`look`] takes them, tells from the first ones what the file is ([`sniff`]) and gives
//! them to a [`video`], [`image`], [`table`], [`book`], [`data`] or [`packed`] room; at the end there are [`facts`] and [`finding`]s. Over all files
//! together [`expect`] compares with lists of what should be there and [`checklist`] says which kinds of data are still to be saved.
//!
//! Nothing here opens a file, asks the clock or holds a sentence for a person. Every room bears any octets: it ends, never panics and uses bounded memory.

pub mod book;
pub mod checklist;
pub mod data;
pub mod expect;
pub mod facts;
pub mod finding;
mod held;
pub mod image;
pub mod look;
pub mod packed;
pub mod sniff;
pub mod table;
pub mod video;
