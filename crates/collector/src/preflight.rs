//! Asks before the first octet whether the archive can be made where it shall stand.
//!
//! Takes what the archive needs and what the disk has, gives the reason why not. Opens nothing, writes nothing.

use crate::collect::Shape;

/// What an archive needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// Octets at most.
    pub octets: u64,
    /// Octets of the largest single file.
    pub largest: u64,
    /// Zip or folder.
    pub shape: Shape,
}

/// What the disk has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disk {
    /// Octets that may still be written, if known, with what an earlier run wrote counted as free.
    pub room: Option<u64>,
    /// Octets of the largest file it can hold, if it is limited.
    pub largest: Option<u64>,
}

/// Why the archive cannot be made there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not enough room.
    #[error("needs {needed} octets, has {room}")]
    Room {
        /// Octets needed at most.
        needed: u64,
        /// Octets there are.
        room: u64,
    },
    /// The archive, or for a folder one file, is larger than a file may be there.
    #[error("needs a file of {needed} octets, holds {largest}")]
    Large {
        /// Octets of the file.
        needed: u64,
        /// Octets a file may have.
        largest: u64,
    },
}

/// Whether the archive can be made.
pub fn check(needs: Needs, disk: Disk) -> Result<(), Refusal> {
    let file = match needs.shape {
        Shape::Zip => needs.octets,
        Shape::Folder => needs.largest,
    };
    if let Some(largest) = disk.largest
        && file > largest
    {
        return Err(Refusal::Large {
            needed: file,
            largest,
        });
    }
    match disk.room {
        Some(room) if needs.octets > room => Err(Refusal::Room {
            needed: needs.octets,
            room,
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fat32_stick_holds_a_folder_where_it_cannot_hold_the_zip() {
        let disk = Disk {
            room: Some(64 << 30),
            largest: Some(u64::from(u32::MAX)),
        };
        let needs = Needs {
            octets: 5 << 30,
            largest: 1 << 30,
            shape: Shape::Zip,
        };
        assert!(matches!(check(needs, disk), Err(Refusal::Large { .. })));
        assert_eq!(
            check(
                Needs {
                    shape: Shape::Folder,
                    ..needs
                },
                disk
            ),
            Ok(())
        );
        let huge = Needs {
            largest: 1 << 32,
            shape: Shape::Folder,
            ..needs
        };
        assert!(matches!(check(huge, disk), Err(Refusal::Large { .. })));
    }

    #[test]
    fn room_is_asked_and_an_unknown_disk_is_given_the_benefit() {
        let needs = Needs {
            octets: 100,
            largest: 100,
            shape: Shape::Zip,
        };
        let disk = Disk {
            room: Some(99),
            largest: None,
        };
        assert_eq!(
            check(needs, disk),
            Err(Refusal::Room {
                needed: 100,
                room: 99
            })
        );
        assert_eq!(check(needs, Disk { room: None, ..disk }), Ok(()));
    }
}
