//! Knows the law a letter may cite, the days it counts and the money it computes.
//!
//! [`articles`] is the table of articles out of `templates/articles.toml`, [`calendar`] counts working days over the holiday notices in
//! `data/calendar-cn.toml`, [`money`] computes damages and interest in decimals. All three are functions of values: no clock, no disk.

pub mod articles;
pub mod calendar;
pub mod money;
