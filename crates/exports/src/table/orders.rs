//! Counts distinct order numbers.
//!
//! Takes numbers without their guards, one a row, gives how many there are and their digests ([`crate::facts::Keys`]). Never keeps a number;
//! bounded: beyond [`MOST`] it stops counting and says that it did.

use std::collections::HashSet;

use sha2::{Digest as _, Sha256};

use crate::facts::Keys;

/// Distinct numbers that are counted. Doudian writes at most 1 000 000 orders into one export.
pub const MOST: usize = 2_000_000;

/// Octets of a number; what is longer is none.
const LONGEST: usize = 128;

/// The digest by which an order number, its guards taken off ([`super::cell::bare`]), is compared across files.
#[must_use]
pub fn key(number: &str) -> u64 {
    let digest = Sha256::digest(number.as_bytes());
    let eight = digest.first_chunk::<8>();
    eight.map_or(0, |eight| u64::from_be_bytes(*eight))
}

/// Distinct order numbers.
#[derive(Debug, Default)]
pub struct Orders {
    seen: HashSet<u64>,
    last: String,
    /// There were more than [`MOST`].
    over: bool,
}

impl Orders {
    /// Takes the number of a row; whether it is one that was not there yet. What cannot be an order number is passed over.
    pub fn take(&mut self, number: &str) -> bool {
        let fits = number.len() <= LONGEST && number.bytes().all(|octet| octet.is_ascii_graphic());
        // Rows of one order mostly follow each other.
        if number == self.last || !fits || self.over || super::cell::is_nothing(number) {
            return false;
        }
        self.last.clear();
        self.last.push_str(number);
        let new = self.seen.insert(key(number));
        if self.seen.len() > MOST {
            self.over = true;
            self.seen = HashSet::new();
        }
        new
    }

    /// How many there are; `None` when there are more than are counted.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        (!self.over).then_some(self.seen.len() as u64)
    }

    /// Their digests, sorted; none when there are more than are counted.
    #[must_use]
    pub fn keys(self) -> Keys {
        let mut keys: Vec<u64> = self.seen.into_iter().collect();
        keys.sort_unstable();
        Keys(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_once() {
        let mut orders = Orders::default();
        let new = ["1", "1", "2", "1", "-", "", "合计", "a b", "2"].map(|n| orders.take(n));
        assert_eq!(
            new,
            [true, false, true, false, false, false, false, false, false]
        );
        assert_eq!(orders.count(), Some(2));
        let keys = orders.keys();
        // printf 1 | sha256sum; printf 2 | sha256sum
        assert_eq!(keys.0, [0x6b86_b273_ff34_fce1, 0xd473_5e3a_265e_16ee]);
    }

    #[test]
    fn too_many_are_not_counted_wrong() {
        let mut orders = Orders {
            seen: (0..MOST as u64).collect(),
            ..Orders::default()
        };
        assert!(orders.take("7"));
        assert_eq!(orders.count(), None);
        assert!(!orders.take("1"));
        assert!(orders.keys().is_empty());
    }
}
