//! Looks at papers: files in, dossier, findings and report out.
//!
//! [`look`] reads every page (engine, seals, QR codes, quality; several pages at once) and recognises the papers on it; [`verdict`] sums up
//! what the rules of [`papers::rules`] found; [`mask`] hides ID numbers and phones; [`thumbnail`] makes the small pictures of the report. Opens no file: the
//! caller gives octets. Holds no sentence: reports are worded in `cli/check`.

pub mod look;
pub mod mask;
pub mod thumbnail;
pub mod verdict;
