//! Holds the reading half to hostile, foreign and damaged archives; each file is named after what it is about.

mod build;
mod ends;
mod flips;
mod foreign;
mod hostile;
mod large;
mod mutated;
mod names;
mod reading;
