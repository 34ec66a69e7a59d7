//! Restores small bags into temporary folders: what stands there before, what the bag holds, what comes out.
#![expect(
    clippy::disallowed_methods,
    reason = "these tests plant and look at files"
)]

mod damaged;
mod names;
mod plans;
mod planted;
mod sample;
mod whole;
mod wild;
mod windows;
