//! Judges papers: what each page is, what it says, and what a platform would say about it.
//!
//! Takes read pages ([`reading::sheet::Sheet`]). [`recognise`] tells what papers stand on them ([`kind`]), [`fields`] reads their fields as
//! typed values ([`field`]), [`dossier`] holds everything that was handed in; [`rules`] look at it and give findings, [`purpose`] says which
//! papers are missing, [`channel`] what may be uploaded where. [`codes`] checks the numbers that carry their own proof.
//!
//! A crate of its own so that rules and fields are built and tested without engine, typesetter or pixels. Pure: opens no file, asks no
//! clock (the day is in the dossier), holds no sentence (findings carry codes and values; the program words them).

pub mod channel;
pub mod codes;
pub mod dossier;
pub mod field;
pub mod fields;
pub mod kind;
pub mod purpose;
pub mod recognise;
pub mod rules;
mod text;
mod words;
