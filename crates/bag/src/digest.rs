//! Digests octets with any of the algorithms a bag may use.
//!
//! Takes octets as they pass, gives [`Digest`]s. Never reads anything itself, so that one read of a source serves
//! storing and every digest at once.

use std::fmt;

use sha2::Digest as _;

/// A digest algorithm of RFC 8493 §2.4 and its drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// MD5; only ever read, never written.
    Md5,
    /// SHA-1; only ever read, never written.
    Sha1,
    /// SHA-224.
    Sha224,
    /// SHA-256, the one every bag of ours has.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Algorithm {
    /// Every algorithm, weakest first.
    pub const ALL: [Self; 6] = [
        Self::Md5,
        Self::Sha1,
        Self::Sha224,
        Self::Sha256,
        Self::Sha384,
        Self::Sha512,
    ];

    /// The name as it stands in `manifest-<name>.txt`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Sha224 => "sha224",
            Self::Sha256 => "sha256",
            Self::Sha384 => "sha384",
            Self::Sha512 => "sha512",
        }
    }

    /// The algorithm of that name, lower-cased and without non-alphanumerics (RFC 8493 §2.4).
    pub fn from_name(name: &str) -> Option<Self> {
        let plain: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        Self::ALL.into_iter().find(|a| a.name() == plain)
    }

    /// Length of a digest in octets.
    pub fn octets(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }
}

/// The octets of one digest. Prints as lower-case hex.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(Box<[u8]>);

impl Digest {
    /// A digest of these octets.
    pub fn new(octets: &[u8]) -> Self {
        Self(octets.into())
    }

    /// The octets.
    pub fn octets(&self) -> &[u8] {
        &self.0
    }

    /// Reads hex of any case; `None` when a character is no hex digit or one is missing.
    pub fn from_hex(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        if text.is_empty() || !text.len().is_multiple_of(2) {
            return None;
        }
        let digit = |c: u8| (c as char).to_digit(16).map(|d| d as u8);
        text.chunks_exact(2)
            .map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?))
            .collect::<Option<_>>()
            .map(Self)
    }

    /// Digest of octets at hand.
    pub fn of(algorithm: Algorithm, octets: &[u8]) -> Self {
        let mut one = One::new(algorithm);
        one.update(octets);
        one.finish()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

/// Octets as lower-case hex.
pub fn hex(octets: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(octets.len() * 2);
    for octet in octets {
        text.push(HEX[usize::from(octet >> 4)] as char);
        text.push(HEX[usize::from(octet & 15)] as char);
    }
    text
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Digests one stream with one algorithm.
#[derive(Clone)]
enum One {
    Md5(md5::Md5),
    Sha1(sha1::Sha1),
    Sha224(sha2::Sha224),
    Sha256(sha2::Sha256),
    Sha384(sha2::Sha384),
    Sha512(sha2::Sha512),
}

impl One {
    fn new(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Md5 => Self::Md5(Default::default()),
            Algorithm::Sha1 => Self::Sha1(Default::default()),
            Algorithm::Sha224 => Self::Sha224(Default::default()),
            Algorithm::Sha256 => Self::Sha256(Default::default()),
            Algorithm::Sha384 => Self::Sha384(Default::default()),
            Algorithm::Sha512 => Self::Sha512(Default::default()),
        }
    }

    fn update(&mut self, octets: &[u8]) {
        match self {
            Self::Md5(state) => state.update(octets),
            Self::Sha1(state) => state.update(octets),
            Self::Sha224(state) => state.update(octets),
            Self::Sha256(state) => state.update(octets),
            Self::Sha384(state) => state.update(octets),
            Self::Sha512(state) => state.update(octets),
        }
    }

    fn finish(self) -> Digest {
        match self {
            Self::Md5(state) => Digest::new(&state.finalize()),
            Self::Sha1(state) => Digest::new(&state.finalize()),
            Self::Sha224(state) => Digest::new(&state.finalize()),
            Self::Sha256(state) => Digest::new(&state.finalize()),
            Self::Sha384(state) => Digest::new(&state.finalize()),
            Self::Sha512(state) => Digest::new(&state.finalize()),
        }
    }
}

/// Digests one stream with several algorithms in one pass.
#[derive(Clone)]
pub struct Digester(Vec<One>);

impl Digester {
    /// A digester for these algorithms; [`Digester::finish`] answers in the same order.
    pub fn new(algorithms: &[Algorithm]) -> Self {
        Self(algorithms.iter().map(|&a| One::new(a)).collect())
    }

    /// Takes the next octets of the stream.
    pub fn update(&mut self, octets: &[u8]) {
        for one in &mut self.0 {
            one.update(octets);
        }
    }

    /// The digests, one for each algorithm, in the order given to [`Digester::new`].
    pub fn finish(self) -> Vec<Digest> {
        self.0.into_iter().map(One::finish).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers_of_the_empty_string() {
        let empty: Vec<String> = Digester::new(&Algorithm::ALL)
            .finish()
            .iter()
            .map(|d| d.to_string())
            .collect();
        assert_eq!(empty[0], "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(empty[1], "da39a3ee5e6b4b0d3255bfef95601890afd80709");
        assert_eq!(
            empty[3],
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        for (algorithm, text) in Algorithm::ALL.into_iter().zip(&empty) {
            assert_eq!(text.len(), algorithm.octets() * 2);
            assert_eq!(
                Digest::from_hex(&text.to_uppercase()),
                Digest::from_hex(text)
            );
        }
    }

    #[test]
    fn hex_that_is_none_is_refused() {
        for bad in ["", "a", "zz", "a ", "é0"] {
            assert_eq!(Digest::from_hex(bad), None, "{bad:?}");
        }
    }
}
