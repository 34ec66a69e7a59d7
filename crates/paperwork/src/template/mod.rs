//! Finds the templates of letters and what they ask for.
