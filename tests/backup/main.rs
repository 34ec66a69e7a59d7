//! Runs the real `backup` and looks at what it prints, makes and leaves alone. One file a command or a kind of trouble.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)]

mod catalogues;
mod collect;
mod dropped;
mod expected;
mod extract;
mod faults;
mod kills;
mod names;
mod private;
mod support;
mod tidy;
mod understood;
mod verify;
mod version;
mod view;
mod view_client;
mod view_hostile;
#[cfg(windows)]
mod windows;
