//! Starts `backup`.

fn main() -> std::process::ExitCode {
    collector::cli::run()
}
