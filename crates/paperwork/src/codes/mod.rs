//! Checks numbers that carry their own proof: unified social credit codes, ID numbers, lawyers' licence numbers.
