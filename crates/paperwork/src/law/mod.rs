//! Knows the law a letter may cite, the days it counts and the money it computes.
