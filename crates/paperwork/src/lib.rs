//! Checks papers and writes letters: everything `paperwork` does. So far it only says what is coming.

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
