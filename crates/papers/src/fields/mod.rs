//! tbd
pub mod compare;
pub(crate) mod dates;
pub(crate) mod numbers;
