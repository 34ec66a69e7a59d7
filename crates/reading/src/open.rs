//! Opens a file's bytes as pages.
