//! Says what an exhibit is: by its content, never by its name.
//!
//! Takes the bytes; gives the kind, and for pictures and PDF files the facts that decide how they can be shown ([`Picture`], [`Portable`]).
//! Never changes a byte and never fails: what cannot be shown has its reason in the value. A panic in a decoder costs that exhibit only.
//! Work and memory are bounded by the size of the bytes, not by what they claim.

use super::picture::{self, Picture};
use super::portable::{self, Damage, Portable, Unmergeable};

/// What the bytes of an exhibit are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A GIF picture.
    Gif,
    /// A WebP picture.
    WebP,
    /// A PDF file.
    Pdf,
    /// Anything else: attached, never shown.
    Other,
}

impl Kind {
    /// The kind of file that begins with `head`; 1024 bytes are enough.
    pub fn of(head: &[u8]) -> Self {
        match head {
            [0xFF, 0xD8, 0xFF, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Self::Png,
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Self::Gif,
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Self::WebP,
            // Readers find the header anywhere in the first 1024 bytes (ISO 32000-1, implementation note 13).
            _ if head
                .get(..1024)
                .unwrap_or(head)
                .windows(5)
                .any(|w| w == b"%PDF-") =>
            {
                Self::Pdf
            }
            _ => Self::Other,
        }
    }

    /// The media type, as it stands in attachments.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Other => "application/octet-stream",
        }
    }
}

/// What was found in an exhibit.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// What it is.
    pub kind: Kind,
    /// Facts of a picture.
    pub picture: Option<Picture>,
    /// Facts of a PDF file.
    pub portable: Option<Portable>,
}

impl Inspection {
    /// How many pages it takes in a bundle: those of a mergeable PDF, one for a usable picture, none for what is attached only.
    pub fn bundle_pages(&self) -> usize {
        if let Some(picture) = &self.picture {
            return usize::from(picture.unusable.is_none());
        }
        self.portable
            .as_ref()
            .filter(|p| p.unmergeable.is_none())
            .map_or(0, |p| p.pages)
    }
}

/// How much stack the decoders of others get: they go down as deep as a document is nested.
const STACK: usize = 64 << 20;

/// Looks at an exhibit.
pub fn inspect(bytes: &[u8]) -> Inspection {
    let kind = Kind::of(bytes);
    let (picture, portable) = match kind {
        Kind::Pdf => (
            None,
            Some(guarded(|| portable::examine(bytes)).unwrap_or(Portable {
                pages: 0,
                decrypted: false,
                drawn: false,
                embedded_files: 0,
                unmergeable: Some(Unmergeable::Damaged(Damage::Unreadable)),
            })),
        ),
        Kind::Other => (None, None),
        _ => (
            guarded(|| picture::read(kind, bytes))
                .unwrap_or_else(|| Some(Picture::undecodable(kind))),
            None,
        ),
    };
    Inspection {
        kind,
        picture,
        portable,
    }
}

/// Runs `work` on a deep stack of its own; `None` when it panicked.
pub(crate) fn guarded<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("exhibit".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, work)
            .ok()?
            .join()
            .ok()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn kinds_are_told_by_content() {
        assert_eq!(Kind::of(b"\xFF\xD8\xFF\xE0"), Kind::Jpeg);
        assert_eq!(Kind::of(b"\x89PNG\r\n\x1a\n"), Kind::Png);
        assert_eq!(Kind::of(b"GIF89a"), Kind::Gif);
        assert_eq!(Kind::of(b"RIFF\0\0\0\0WEBPVP8 "), Kind::WebP);
        assert_eq!(Kind::of(b"\xEF\xBB\xBF\n%PDF-1.4"), Kind::Pdf);
        assert_eq!(Kind::of(b"PK\x03\x04"), Kind::Other);
        assert_eq!(Kind::of(b""), Kind::Other);
    }

    #[test]
    fn a_panic_costs_one_exhibit() {
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let found = guarded(|| -> u8 { panic!("a hostile file") });
        std::panic::set_hook(hook);
        assert_eq!(found, None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_bytes_stop_it(start in 0_usize..6, bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let starts: [&[u8]; 6] =
                [b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x40\0\0\0WEBPVP8X", b"%PDF-1.7\n", b""];
            inspect(&[starts[start], &bytes].concat());
        }
    }
}
