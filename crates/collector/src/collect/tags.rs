//! Writes the tag files: what tells a stranger, and any program, what the bag holds and how to check it.
//!
//! Takes what was laid down, gives each tag file to a sink in the order of their names. Streams the manifests, which may be large. The same entries
//! and the same labels make the same octets.

use std::io::{self, Write};

use bag::digest::{Algorithm, Digest};
use bag::names::NAMES;

use super::laid::Slot;
use crate::plan::Plan;

/// Takes one tag file after the other.
pub trait TagSink {
    /// Writes a file at `path` in the bag from what `fill` writes; gives its digests, SHA-256 first.
    fn put(
        &mut self,
        path: &str,
        fill: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Vec<Digest>>;
}

/// What the tag files say beside the payload.
pub struct Tags<'a> {
    /// Lines of `bag-info.txt`, in order.
    pub info: &'a [(String, String)],
    /// The page for strangers.
    pub guide: &'a str,
    /// Second digest algorithm, if any.
    pub second: Option<Algorithm>,
}

/// Octets and files of the payload.
pub fn oxum(slots: &[Slot]) -> (u64, u64) {
    slots
        .iter()
        .filter_map(Slot::laid)
        .fold((0, 0), |(octets, files), laid| {
            (octets + laid.stamp.size, files + 1)
        })
}

/// Writes all tag files; gives the root digest.
pub fn write(
    sink: &mut dyn TagSink,
    tags: &Tags<'_>,
    plan: &Plan,
    slots: &[Slot],
) -> io::Result<Digest> {
    let mut listed: Vec<(String, Vec<Digest>)> = Vec::new();
    let info = bag::info::render(tags.info).map_err(io::Error::other)?;
    let names: Vec<_> = plan.names_of(slots);
    let mut small = vec![
        ("bag-info.txt", info.into_bytes()),
        ("bagit.txt", bag::declaration::render().into_bytes()),
        ("how-to-check.txt", tags.guide.as_bytes().to_vec()),
    ];
    if !names.is_empty() {
        small.push((NAMES, bag::names::render(&names).into_bytes()));
    }
    for (path, content) in small {
        let digests = sink.put(path, &mut |out| out.write_all(&content))?;
        listed.push((path.to_owned(), digests));
    }
    let algorithms = algorithms(tags.second);
    for &algorithm in &algorithms {
        let path = bag::manifest::manifest_name(algorithm);
        let digests = sink.put(&path, &mut |out| {
            for (entry, slot) in plan.entries.iter().zip(slots) {
                if let Some(laid) = slot.laid() {
                    bag::manifest::write_line(
                        &mut &mut *out,
                        &laid.digest(algorithm),
                        &entry.payload,
                    )?;
                }
            }
            Ok(())
        })?;
        listed.push((path, digests));
    }
    let mut root = None;
    for (at, &algorithm) in algorithms.iter().enumerate() {
        let digests = sink.put(&bag::manifest::tagmanifest_name(algorithm), &mut |out| {
            for (path, digests) in &listed {
                bag::manifest::write_line(&mut &mut *out, &digests[at], path)?;
            }
            Ok(())
        })?;
        if algorithm == Algorithm::Sha256 {
            root = digests.into_iter().next();
        }
    }
    root.ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// SHA-256 and the second algorithm, if any.
pub fn algorithms(second: Option<Algorithm>) -> Vec<Algorithm> {
    std::iter::once(Algorithm::Sha256).chain(second).collect()
}
