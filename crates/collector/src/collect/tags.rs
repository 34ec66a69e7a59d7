//! Writes the tag files: what tells a stranger, and any program, what the bag holds and how to check it.
//!
//! Takes what was laid down, gives each tag file to a sink in the order of their names. Streams the manifests, which may be large. The same entries
//! and the same labels make the same octets.

use std::io::{self, Write};

use bag::digest::{Algorithm, Digest};
use bag::names::NAMES;

use super::laid::Slot;
use crate::catalogue;
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
    /// Writes the catalogue for programs, and the page for people.
    pub catalogue: [Fill<'a>; 2],
}

/// Writes the content of a tag file.
pub type Fill<'a> = &'a dyn Fn(&mut dyn Write) -> io::Result<()>;

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
    let (declaration, names) = (
        bag::declaration::render(),
        (!names.is_empty()).then(|| bag::names::render(&names)),
    );
    let text = |text: &str, out: &mut dyn Write| out.write_all(text.as_bytes());
    let [json, page] = tags.catalogue;
    let write_info = |out: &mut dyn Write| text(&info, out);
    let write_declaration = |out: &mut dyn Write| text(&declaration, out);
    let write_guide = |out: &mut dyn Write| text(tags.guide, out);
    let mut files: Vec<(&str, Fill<'_>)> = vec![
        ("bag-info.txt", &write_info),
        ("bagit.txt", &write_declaration),
        (catalogue::JSON, json),
        ("how-to-check.txt", &write_guide),
        (catalogue::PAGE, page),
    ];
    let write_names = |out: &mut dyn Write| text(names.as_deref().unwrap_or_default(), out);
    if names.is_some() {
        files.push((NAMES, &write_names));
    }
    for (path, fill) in files {
        let digests = sink.put(path, &mut |out| fill(out))?;
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
