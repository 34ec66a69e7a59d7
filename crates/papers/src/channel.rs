//! Says what may be uploaded where: sizes, formats, colour. The limits are data.

/// Where papers are uploaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// Its name, as `--channel` takes it.
    pub name: String,
}
