//! Names everything that can be wrong with a bag or its container.
//!
//! Takes nothing, gives [`Defect`] values with stable codes. Holds no sentence: what a code means and what to do
//! about it stands in the programs' Fluent files as `defect-CODE` and `defect-CODE-next`. A code is never reused.

use std::fmt;

/// What a defect does to the verdict. Later ones outweigh earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Worth knowing; the verdict stays.
    Warning,
    /// Something that belongs to the bag is not there, or breaks the rules of RFC 8493.
    Incomplete,
    /// Something is there that is not what was sealed.
    Altered,
    /// It could not be judged, or is refused as unsafe.
    Unverifiable,
}

macro_rules! codes {
    ($($name:ident $code:literal $effect:ident $what:literal;)*) => {
        /// A stable code of a defect.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $what] $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as people and programs see it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What it does to the verdict.
            pub fn effect(self) -> Effect {
                match self { $(Self::$name => Effect::$effect,)* }
            }
        }
    };
}

codes! {
    NotABag "E101" Unverifiable "No `bagit.txt`: not a bag.";
    BadDeclaration "E102" Incomplete "`bagit.txt` breaks the rules of its version.";
    UnsupportedVersion "E103" Unverifiable "A BagIt version nobody here knows.";
    UnsupportedEncoding "E104" Unverifiable "A tag file encoding nobody here knows.";
    NoManifest "E105" Unverifiable "No payload manifest of a known algorithm.";
    NoPayloadDirectory "E106" Incomplete "No `data/`.";
    ByteOrderMark "E107" Incomplete "A tag file begins with a byte order mark.";
    ManifestLine "E108" Incomplete "A manifest line that is none.";
    DigestLength "E109" Incomplete "A digest of the wrong length.";
    UnsafePath "E111" Unverifiable "A path that leads out of the bag; refused.";
    OutsideData "E112" Incomplete "A payload manifest names a path outside `data/`.";
    NamesDirectory "E113" Incomplete "A manifest names a directory.";
    DuplicateLine "E114" Incomplete "A manifest names a path twice.";
    MissingPayload "E115" Incomplete "A payload file is listed and not there.";
    MissingTagFile "E116" Incomplete "A tag file is listed and not there.";
    UnlistedPayload "E117" Altered "A payload file is there and in no manifest.";
    NotInEveryManifest "E118" Incomplete "A payload file is in one payload manifest and not in another.";
    PayloadDigest "E119" Altered "A payload file does not match its digest.";
    TagDigest "E120" Altered "A tag file does not match its digest.";
    TagManifestScope "E121" Incomplete "A tag manifest lists a tag manifest or a payload file.";
    TagManifestOmits "E122" Incomplete "A tag manifest does not list a payload manifest.";
    OxumMismatch "E123" Incomplete "Payload-Oxum differs from what is there.";
    OxumMalformed "E124" Incomplete "Payload-Oxum cannot be read or stands there twice.";
    InfoLine "E125" Incomplete "A line of `bag-info.txt` that is none.";
    FetchLine "E126" Incomplete "A line of `fetch.txt` that is none, or its URL is not absolute.";
    FetchNotInManifest "E128" Incomplete "`fetch.txt` names a path that a payload manifest lacks.";
    FetchTagFile "E129" Incomplete "`fetch.txt` names a tag file.";
    NotFetched "E130" Incomplete "A payload file is still only in `fetch.txt`.";
    LinkInBag "E132" Altered "A link, device, FIFO or socket inside the bag.";
    Unreadable "E133" Unverifiable "A file of the bag could not be read.";
    RootDigest "E135" Altered "The root digest is not the expected one.";
    Undecodable "E136" Unverifiable "A tag file is not text in its declared encoding.";
    NoRootDigest "E137" Unverifiable "A root digest is expected and there is no tag manifest to compare.";
    ChecksumStyle "W101" Warning "A manifest line in the style of md5sum (`*`).";
    StrayPercent "W102" Warning "A 1.0 path holds a `%` that encodes nothing; taken literally.";
    RepeatedLine "W103" Warning "A path stands twice with one digest (allowed before 1.0).";
    CaseTwins "W104" Warning "Two paths differ only by case.";
    NormalFormTwins "W105" Warning "Two paths differ only by their Unicode normal form.";
    RepeatedLabel "W106" Warning "A label that should stand once stands twice.";
    UnlistedTagFile "W108" Warning "A tag file that no tag manifest protects.";
    WeakAlgorithm "W109" Warning "Only MD5 or SHA-1: no protection against intent.";
    NoTagManifest "W110" Warning "No tag manifest: the manifests themselves are unprotected.";
    NormalFormDiffers "W111" Warning "Listed and stored path differ in their Unicode normal form only.";
    UnknownAlgorithm "W112" Warning "A manifest of an unknown algorithm, or a second one of an algorithm; not used.";
    JunkMissing "W113" Warning "A listed file of the `.DS_Store` kind is not there.";
    NotAZip "E201" Unverifiable "Not a zip.";
    CutShort "E202" Incomplete "The end of the zip is missing.";
    DirectoryDamaged "E203" Unverifiable "The central directory cannot be read.";
    HeaderDisagrees "E204" Altered "Local header and central directory disagree.";
    DuplicateName "E205" Altered "Two entries of one name.";
    Overlap "E206" Altered "Two entries share octets.";
    Gap "E207" Altered "Octets between entries that belong to none.";
    DataBefore "E208" Altered "Octets before the first entry.";
    DataAfter "E209" Altered "Octets after the end.";
    SizeLies "E212" Altered "An entry holds more or fewer octets than it declares.";
    Bomb "E213" Unverifiable "An entry declares more than it can inflate to.";
    Crc "E214" Altered "An entry does not match its CRC-32.";
    Encrypted "E215" Unverifiable "An entry is encrypted.";
    MethodUnsupported "E216" Unverifiable "An entry is compressed in a way nobody here knows.";
    UnsafeName "E217" Unverifiable "An entry name that leads out of the folder; refused.";
    SeveralBases "E218" Unverifiable "More than one top-level directory, or files beside it.";
    NameUndecodable "E219" Unverifiable "An entry name in no known encoding.";
    DataDamaged "E220" Altered "Compressed data is broken.";
    NotCanonical "E221" Altered "A header differs from what this program writes.";
    SeveralDisks "E222" Unverifiable "Part of a zip split over several files.";
    NameEncodingGuessed "W201" Warning "Entry names are in no declared encoding; read as GB18030 or CP437.";
    BaseNameDiffers "W204" Warning "The base directory is not named like the archive.";
}

/// One thing that is wrong, where, and the facts its sentence needs.
///
/// It is an error too: a reader of [`crate::store::Store::open`] that finds the stored form damaged fails with
/// `io::Error::new(ErrorKind::InvalidData, defect)`, and who reads takes the defect out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// What is wrong.
    pub code: Code,
    /// The file or entry it is about, as stored (escape before showing).
    pub path: Option<Box<str>>,
    /// Facts for the sentence, language-free: `line`, `expected`, `found`, `field`, `other`, `error` ….
    pub facts: Vec<(&'static str, String)>,
}

impl Defect {
    /// A defect of the whole archive.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            path: None,
            facts: Vec::new(),
        }
    }

    /// A defect of one file or entry.
    pub fn at(code: Code, path: impl Into<Box<str>>) -> Self {
        Self {
            code,
            path: Some(path.into()),
            facts: Vec::new(),
        }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())?;
        match &self.path {
            Some(path) => write!(f, " {path:?}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Defect {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_warnings_begin_with_w() {
        let distinct: BTreeSet<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
        assert_eq!(distinct.len(), Code::ALL.len());
        for code in Code::ALL {
            assert_eq!(
                code.as_str().starts_with('W'),
                code.effect() == Effect::Warning,
                "{code:?}"
            );
        }
    }
}
