//! Reads the fields of a recognised paper.
