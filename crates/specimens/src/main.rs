//! Makes specimens.
fn main() {}
