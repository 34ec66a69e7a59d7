//! Checks papers and writes letters: everything `paperwork` does.
//!
//! A letter: the case is read ([`case`], with [`codes`] checking the numbers in it), a template chosen ([`template`]), the law it may
//! cite and the days and money it states worked out ([`law`]), exhibits loaded and marked ([`exhibit`]), all of it made into one
//! letter ([`letter`]) and set in type ([`typeset`]). [`bundle`] puts letter and exhibits into one paginated PDF, [`form`] fills a
//! platform's own form; both stand on [`pdf`].

pub mod bundle;
pub mod case;
pub mod codes;
pub mod exhibit;
pub mod form;
pub mod law;
pub mod letter;
pub mod pdf;
pub mod template;
pub mod typeset;

/// What `paperwork` says until its commands exist.
pub const COMING: &str = "\
paperwork 还没有可用的命令。计划中的命令：
  paperwork check ./docs              检查平台要的证件扫描件
  paperwork letter --template appeal  写申请、申诉书或律师函
现在可以用的是 backup：backup --help

paperwork has no commands yet. Planned:
  paperwork check ./docs              check the scans a platform asks for
  paperwork letter --template appeal  write the application, appeal or lawyer's letter
What works today is backup: backup --help
";
