//! The binary: everything it does is in the library.

fn main() -> std::process::ExitCode {
    second_wind::cli::main()
}
