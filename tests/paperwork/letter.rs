//! What letter says.
