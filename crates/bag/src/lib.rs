//! Reads, judges and writes BagIt bags (RFC 8493), as a zip or as a folder.
//!
//! A bag is written in this order: payload files go through a [`digest::Digester`] into the container
//! ([`zip::format`] for a zip), then the tag files are rendered from what was digested: [`declaration`] (`bagit.txt`),
//! [`info`] (`bag-info.txt`), the lines of [`manifest`]s with paths encoded by [`path`], and the original [`names`].
//!
//! It is verified the other way round. The container is judged before any content is believed ([`zip`]) and its files are
//! offered as a [`store::Store`], as those of a [`folder`] are. [`outline`] reads what the bag says about itself: the declaration, then tag files line by
//! line ([`tagfile`]) as labels, manifests and [`fetch`] lines, every path judged. [`verify`] compares that with what is
//! there, reads every file once, and gathers all that is wrong ([`defect`], [`findings`]) under one verdict. To list or
//! extract, the outline alone tells which digests a file should have.
//!
//! What is restored gets a name that [`windows`] can hold too.
//!
//! Opens no file, asks no clock, prints nothing: it is given `Read`, [`source::ReadAt`] or a store. [`memory`] is the
//! store of tests.

pub mod defect;
pub mod digest;
pub mod source;
pub mod store;

pub mod declaration;
pub mod info;
pub mod manifest;
pub mod names;
pub mod path;
pub mod tagfile;
pub mod windows;

pub mod fetch;
pub mod folder;
pub mod zip;

pub mod findings;
pub mod outline;
pub mod verify;

pub mod memory;
