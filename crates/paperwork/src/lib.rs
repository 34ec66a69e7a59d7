//! Checks papers and writes letters: everything `paperwork` does.
//!
//! A letter: the case is read ([`case`], with [`codes`] checking the numbers in it), a template chosen ([`template`]), the law it may
//! cite and the days and money it states worked out ([`law`]), exhibits loaded and marked ([`exhibit`]), all of it made into one
//! letter ([`letter`]) and set in type ([`typeset`]). [`bundle`] puts letter and exhibits into one paginated PDF, [`form`] fills a
//! platform's own form; both stand on [`pdf`].
//!
//! A check: every scan is read page by page ([`check`], over the crates `reading` and `papers`), the papers on it recognised and judged. [`cli`] is the only room that asks for arguments, clock, environment and language.

pub mod bundle;
pub mod case;
pub mod check;
pub mod cli;
pub use papers::codes;
pub mod exhibit;
pub mod form;
pub mod law;
pub mod letter;
pub mod pdf;
pub mod template;
pub mod typeset;
