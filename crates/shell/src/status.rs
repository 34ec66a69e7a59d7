//! Names the exit statuses both programs end with.
//!
//! Takes an outcome, gives the number a shell sees. Scripts may rely on the numbers.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 0: done, and nothing is wrong.
    Done,
    /// 1: done, and something was left out or what was looked at is bad.
    Findings,
    /// 2: the work was not done, or nothing can be said.
    Failed,
    /// 130: the person stopped it (Ctrl-C).
    Interrupted,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0u8,
            Status::Findings => 1,
            Status::Failed => 2,
            Status::Interrupted => 130,
        })
    }
}
