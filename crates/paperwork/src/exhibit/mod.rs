//! Loads exhibits: files, and files inside sealed archives, each with its digest.
