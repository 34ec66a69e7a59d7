//! Words amounts of octets and numbers for people.

use indicatif::DecimalBytes;

/// Octets in decimal units, as disks and phones are sold: `42.60 GB`.
pub fn text(octets: u64) -> String {
    DecimalBytes(octets).to_string()
}
