//! Starts `paperwork`.

use std::process::ExitCode;

fn main() -> ExitCode {
    shell::output::talk(paperwork::COMING);
    shell::status::Status::Failed.into()
}
