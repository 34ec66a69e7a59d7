//! Speaks to the person and to the system on behalf of both programs.
//!
//! A program finds the person's language ([`language`]) and its words ([`words`]), reads arguments in that language ([`args`],
//! [`day`]), opens what is only to be read ([`source`]), tells what was dropped on it and
//! keeps its own window open ([`window`]), shows how far it is ([`progress`]), hears Ctrl-C ([`interrupt`]), writes
//! files whole or not at all ([`staged`]) and puts finished ones under their final names ([`publish`]), makes what came from
//! archives and papers safe to show ([`escape`]) and ends with a [`status::Status`]; when the work could not be done it says so with a
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
pub mod source;
pub mod staged;
pub mod status;
pub mod window;
#[cfg(windows)]
pub mod windows;
pub mod words;
