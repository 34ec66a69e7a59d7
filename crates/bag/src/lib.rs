//! Reads, judges and writes BagIt bags (RFC 8493), as a zip or as a folder.
//!
//! A bag is written in this order: payload files go through a [`digest::Digester`] into the container
//! ([`zip::format`] for a zip), then the tag files (`bagit.txt`, `bag-info.txt`, manifests, tag manifests)
//! are rendered from what was digested. It is verified the other way round: the container is judged before any content is
//! believed ([`zip`]), its files are offered as a [`store::Store`], the declaration, the tag manifests and the
//! payload manifests are read, every file is read once, and all that is wrong is gathered as
//! [`defect::Defect`]s under one verdict ([`verify`]).
//!
//! Opens no file, asks no clock, prints nothing: it is given `Read`, [`source::ReadAt`] or a store.

pub mod defect;
pub mod digest;
pub mod names;
pub mod source;
pub mod store;
pub mod zip;
