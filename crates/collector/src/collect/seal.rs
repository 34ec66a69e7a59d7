//! Finishes the staged zip: tag files, central directory, end records.
//!
//! Takes the slots and where the payload ends, gives a complete zip, cut to its length and synced. Never touches the payload.

use std::fs::File;
use std::io::{self, Write};
use std::sync::mpsc::{SyncSender, sync_channel};

use bag::digest::{Algorithm, Digest};
use bag::zip::format::{self, Method};

use super::laid::{self, Laid, Slot};
use super::pack::{self, Packer};
use super::tags::{TagSink, Tags, write};
use super::zip::entry_name;
use crate::kind;
use crate::plan::Plan;
use crate::sys::{self, Stamp};

/// Octets of central directory that are written at a time.
const PIECE: usize = 1024 * 1024;
/// Octets of a tag file that are rendered before they are handed on, and how many such pieces wait.
const RENDERED: usize = 64 * 1024;
const WAITING: usize = 8;

/// A staged zip whose payload is laid down.
pub struct Sealing<'a> {
    /// The staged file.
    pub file: &'a File,
    /// Base directory.
    pub base: &'a str,
    /// Modification time of the tag files, seconds since 1970 UTC.
    pub moment: i64,
    /// Second digest algorithm, if any.
    pub second: Option<Algorithm>,
}

/// A zip that is finished, but not yet under its name.
pub struct Sealed {
    /// Root digest.
    pub root: Digest,
    /// Octets of the zip.
    pub octets: u64,
}

impl Sealing<'_> {
    /// Writes everything that follows a payload that ends at `end`.
    pub fn seal(
        &self,
        tags: &Tags<'_>,
        plan: &Plan,
        slots: &[Slot],
        end: u64,
    ) -> io::Result<Sealed> {
        let mut sink = ZipTags {
            sealing: self,
            at: end,
            done: Vec::new(),
        };
        let root = write(&mut sink, tags, plan, slots)?;
        let ZipTags {
            at: directory,
            done,
            ..
        } = sink;

        let mut records = Vec::with_capacity(PIECE + 64 * 1024);
        let (mut at, mut entries) = (directory, 0);
        let payload = plan.entries.iter().zip(slots).filter_map(|(entry, slot)| {
            let laid = slot.laid()?;
            Some((
                entry_name(self.base, entry),
                entry.method_for(laid.stamp.size),
                laid,
            ))
        });
        let tags = done
            .iter()
            .map(|(name, method, laid)| (name.clone(), *method, laid));
        for (name, method, laid) in payload.chain(tags) {
            format::central(&laid.header(&name, method), laid.offset, &mut records);
            entries += 1;
            if records.len() >= PIECE {
                sys::write_all_at(self.file, &records, at)?;
                at += records.len() as u64;
                records.clear();
            }
        }
        let length = at + records.len() as u64 - directory;
        records.extend(format::end(entries, length, directory));
        sys::write_all_at(self.file, &records, at)?;
        let octets = at + records.len() as u64;
        self.file.set_len(octets)?;
        self.file.sync_all()?;
        Ok(Sealed { root, octets })
    }
}

struct ZipTags<'a> {
    sealing: &'a Sealing<'a>,
    at: u64,
    done: Vec<(String, Method, Laid)>,
}

impl TagSink for ZipTags<'_> {
    fn put(
        &mut self,
        path: &str,
        fill: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Vec<Digest>> {
        let sealing = self.sealing;
        let name = format!("{}/{path}", sealing.base);
        let method = kind::method(path, 1);
        // Its size is not known before it is written, yet decides on the length of its header only from 3.75 GiB on.
        let head = format::local_length(&name, 0, sealing.moment);
        let writer = TagWriter {
            file: sealing.file,
            at: self.at + head,
            size: 0,
            crc: crc32fast::Hasher::new(),
            digester: laid::digester(sealing.second),
            packer: Some(Packer::new(method, pack::TAG_FILES)),
        };
        let entry = beside(writer, fill)?;
        let stamp = Stamp {
            size: entry.size,
            modified: (sealing.moment, 0),
            changed: 0,
            inode: 0,
        };
        if format::local_length(&name, entry.size, sealing.moment) != head {
            return Err(io::Error::other("a manifest of more than 3.75 GiB"));
        }
        let packed = entry.at - self.at - head;
        let mut digests = entry.digester.finish();
        let sha256 = digests
            .first()
            .map_or([0; 32], |d| d.octets().try_into().unwrap_or([0; 32]));
        let laid = Laid {
            offset: self.at,
            packed,
            crc: entry.crc.finalize(),
            stamp,
            sha256,
            second: None,
            facts: None,
        };
        let mut header = Vec::new();
        format::local(&laid.header(&name, method), &mut header);
        sys::write_all_at(sealing.file, &header, self.at)?;
        self.at += head + packed;
        self.done.push((name, method, laid));
        digests.shrink_to_fit();
        Ok(digests)
    }
}

/// Writes what `fill` renders while it renders more.
fn beside<'a>(
    mut entry: TagWriter<'a>,
    fill: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<TagWriter<'a>> {
    std::thread::scope(|scope| {
        let (pieces, heard) = sync_channel::<Vec<u8>>(WAITING);
        let writer = scope.spawn(move || {
            heard
                .into_iter()
                .try_for_each(|piece| entry.write_all(&piece))?;
            entry.close()?;
            Ok::<_, io::Error>(entry)
        });
        let mut rendered = io::BufWriter::with_capacity(RENDERED, Pieces(pieces));
        let filled = fill(&mut rendered).and_then(|()| rendered.flush());
        // Without what a failure left behind.
        drop(rendered.into_parts());
        let written = writer
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the writer of a tag file failed")));
        // Why nothing more could be written says more than that it could not.
        match (filled, written) {
            (Err(error), Ok(_)) => Err(error),
            (_, written) => written,
        }
    })
}

/// Hands on octets to the thread that writes them.
struct Pieces(SyncSender<Vec<u8>>);

impl Write for Pieces {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        match self.0.send(octets.to_vec()) {
            Ok(()) => Ok(octets.len()),
            Err(_) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Packs, digests and writes one tag file as it is rendered.
struct TagWriter<'a> {
    file: &'a File,
    at: u64,
    size: u64,
    crc: crc32fast::Hasher,
    digester: bag::digest::Digester,
    packer: Option<Packer>,
}

impl TagWriter<'_> {
    fn close(&mut self) -> io::Result<()> {
        let (file, at) = (self.file, &mut self.at);
        match self.packer.take() {
            Some(packer) => packer.finish(&mut |octets| put(file, at, octets)),
            None => Ok(()),
        }
    }
}

fn put(file: &File, at: &mut u64, octets: &[u8]) -> io::Result<()> {
    sys::write_all_at(file, octets, *at)?;
    *at += octets.len() as u64;
    Ok(())
}

impl Write for TagWriter<'_> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.digester.update(octets);
        self.crc.update(octets);
        self.size += octets.len() as u64;
        let (file, at) = (self.file, &mut self.at);
        if let Some(packer) = &mut self.packer {
            packer.pack(octets, &mut |packed| put(file, at, packed))?;
        }
        Ok(octets.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
