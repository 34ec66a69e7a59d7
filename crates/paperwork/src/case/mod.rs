//! Reads the matter a letter is about: every field documented, every mistake told at once with its line.
