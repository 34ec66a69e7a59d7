//! Speaks to the person and to the system on behalf of both programs.
//!
<<<<<<< HEAD
//! A program finds the person's language ([`language`]) and its words ([`words`]), reads arguments in that language ([`args`],
//! [`day`]), runs, shows how far it is ([`progress`]), hears Ctrl-C ([`interrupt`]), writes files whole or not at all
//! ([`staged`]) and puts finished ones under their final names ([`publish`]), makes what came from archives and papers safe to
//! show ([`escape`]) and ends with a [`status::Status`]; when the work could not be done it says so with a
=======
//! A program finds the person's language ([`language`]), runs, shows how far it is ([`progress`]), hears Ctrl-C
//! ([`interrupt`]), opens what is only to be read ([`source`]), puts finished files under their final names ([`publish`]), makes what came from archives and papers
//! safe to show ([`escape`]) and ends with a [`status::Status`]; when the work could not be done it says so with a
>>>>>>> 3881a03cfc643278c5eda32c299a5c9167d7b7a7
//! [`failure::Failure`].

pub mod args;
pub mod day;
pub mod escape;
pub mod failure;
pub mod interrupt;
pub mod language;
pub mod output;
pub mod progress;
pub mod publish;
pub mod size;
<<<<<<< HEAD
pub mod staged;
=======
pub mod source;
>>>>>>> 3881a03cfc643278c5eda32c299a5c9167d7b7a7
pub mod status;
pub mod words;
