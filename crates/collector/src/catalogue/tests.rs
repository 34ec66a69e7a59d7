//! Holds the catalogue to its promises: what it says, that hostile text stays text, that it streams, that it asks nothing of anywhere.

mod hostile;
mod invented;
mod shape;
mod streams;
