//! Starts `paperwork`.

fn main() -> std::process::ExitCode {
    paperwork::cli::run()
}
