//! Reads a file once: digests it, and holds its octets while they fit.
//!
//! Takes a reader and what is announced, gives digests and octets. Never reads on when more comes than was announced, never holds
//! more than [`Limits`] allow, and says so with [`TooMuch`] before it reads where the octets are needed.

use std::io::{self, Read};
use std::ops::Deref;
use std::sync::Arc;

use bag::digest::{Algorithm, Digest, Digester};

/// Octets read at once.
const BUFFER: usize = 256 << 10;

/// The octets of a file, shared and never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Octets(Arc<Vec<u8>>);

impl Octets {
    /// Shares these octets.
    pub fn new(octets: Vec<u8>) -> Self {
        Self(Arc::new(octets))
    }
}

impl Deref for Octets {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Octets {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// What to do with the octets of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Hold them; a file too large is an error.
    Octets,
    /// Hold them if they fit; else the digest is enough.
    IfTheyFit,
    /// The digest is enough.
    Digest,
}

/// How much is held in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Octets of one file.
    pub one: u64,
    /// Octets of all files together.
    pub all: u64,
}

impl Default for Limits {
    /// 100 MiB for one, 512 MiB for all: more no court's mailbox takes.
    fn default() -> Self {
        Self {
            one: 100 << 20,
            all: 512 << 20,
        }
    }
}

/// More octets than may be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooMuch {
    /// In this file alone.
    #[error("{octets} octets where {limit} may be held")]
    One {
        /// Octets of the file.
        octets: u64,
        /// The most.
        limit: u64,
    },
    /// Together with what is held already.
    #[error("{octets} octets on top of {held} where {limit} may be held")]
    All {
        /// Octets of the file.
        octets: u64,
        /// Octets held already.
        held: u64,
        /// The most.
        limit: u64,
    },
}

/// What may be held, and what is.
#[derive(Clone, Debug)]
pub struct Budget {
    limits: Limits,
    held: u64,
}

impl Budget {
    /// Nothing held so far.
    pub fn new(limits: Limits) -> Self {
        Self { limits, held: 0 }
    }

    /// Octets held so far.
    pub fn held(&self) -> u64 {
        self.held
    }

    /// Whether a file of so many octets is to be held.
    pub(super) fn admits(&self, octets: u64, hold: Hold) -> Result<bool, TooMuch> {
        let limit = self.limits.one;
        let refused = if octets > limit {
            Some(TooMuch::One { octets, limit })
        } else if self.held.saturating_add(octets) > self.limits.all {
            Some(TooMuch::All {
                octets,
                held: self.held,
                limit: self.limits.all,
            })
        } else {
            None
        };
        match (hold, refused) {
            (Hold::Digest, _) | (Hold::IfTheyFit, Some(_)) => Ok(false),
            (Hold::Octets, Some(refused)) => Err(refused),
            (Hold::Octets | Hold::IfTheyFit, None) => Ok(true),
        }
    }

    /// Notes octets that are held from now on.
    pub(super) fn note(&mut self, octets: u64) {
        self.held = self.held.saturating_add(octets);
    }
}

/// A file that was read to its end.
pub(super) struct Taken {
    /// Octets read; more than announced when reading was given up.
    pub octets: u64,
    /// In the order of the algorithms.
    pub digests: Vec<Digest>,
    /// The octets, when they were to be held.
    pub bytes: Option<Octets>,
}

/// Reads to the end, or until more came than `announced`.
pub(super) fn take(
    reader: &mut dyn Read,
    announced: u64,
    held: bool,
    algorithms: &[Algorithm],
) -> io::Result<Taken> {
    let mut digester = Digester::new(algorithms);
    let mut bytes = Vec::new();
    if held
        && bytes
            .try_reserve_exact(usize::try_from(announced).unwrap_or(usize::MAX))
            .is_err()
    {
        return Err(io::ErrorKind::OutOfMemory.into());
    }
    let mut buffer = vec![0; BUFFER];
    let mut octets = 0u64;
    while octets <= announced {
        match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => {
                octets += n as u64;
                digester.update(&buffer[..n]);
                if held {
                    bytes.extend_from_slice(&buffer[..n]);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Taken {
        octets,
        digests: digester.finish(),
        bytes: held.then(|| Octets::new(bytes)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_hold_for_one_and_for_all() {
        let mut budget = Budget::new(Limits { one: 10, all: 15 });
        assert_eq!(budget.admits(10, Hold::Octets), Ok(true));
        assert_eq!(
            budget.admits(11, Hold::Octets),
            Err(TooMuch::One {
                octets: 11,
                limit: 10
            })
        );
        assert_eq!(budget.admits(11, Hold::IfTheyFit), Ok(false));
        budget.note(10);
        assert_eq!(budget.admits(5, Hold::Octets), Ok(true));
        assert_eq!(
            budget.admits(6, Hold::Octets),
            Err(TooMuch::All {
                octets: 6,
                held: 10,
                limit: 15
            })
        );
        assert_eq!(budget.admits(u64::MAX, Hold::Digest), Ok(false));
        assert_eq!(budget.admits(1, Hold::Digest), Ok(false));
    }

    #[test]
    fn what_is_read_is_digested_and_held_or_not() {
        let octets = vec![7; 1 << 20];
        let expected = Digest::of(Algorithm::Sha256, &octets);
        for held in [true, false] {
            let taken = take(&mut &*octets, 1 << 20, held, &[Algorithm::Sha256]).unwrap();
            assert_eq!(taken.digests.first(), Some(&expected));
            assert_eq!(taken.octets, 1 << 20);
            assert_eq!(taken.bytes.as_deref(), held.then_some(&*octets));
        }
    }

    #[test]
    fn an_endless_file_is_given_up() {
        let taken = take(&mut io::repeat(1), 1000, true, &[]).unwrap();
        assert!(taken.octets > 1000 && taken.octets <= BUFFER as u64 + 1000);
        assert!(take(&mut io::empty(), u64::MAX, true, &[]).is_err());
    }
}
