//! Names the elements of Matroska that are read, and where they stand (RFC 9559).
//!
//! Takes an element and the one around it, gives whether it is walked into, read, passed by or not known there.

/// The file itself, where the id of an element around is asked for.
pub(super) const FILE: u32 = 0;
/// The head of the file.
const HEAD: u32 = 0x1A45_DFA3;
pub(super) const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_A966;
pub(super) const TRACKS: u32 = 0x1654_AE6B;
pub(super) const CLUSTER: u32 = 0x1F43_B675;
const ATTACHMENTS: u32 = 0x1941_A469;
pub(super) const TICK: u32 = 0x2A_D7B1;
pub(super) const DURATION: u32 = 0x4489;
pub(super) const DATE: u32 = 0x4461;
pub(super) const TRACK: u32 = 0xAE;
pub(super) const TRACK_TYPE: u32 = 0x83;
pub(super) const CODEC: u32 = 0x86;
const VIDEO: u32 = 0xE0;
pub(super) const WIDTH: u32 = 0xB0;
pub(super) const HEIGHT: u32 = 0xBA;
const PROJECTION: u32 = 0x7670;
pub(super) const ROLL: u32 = 0x7675;
pub(super) const CLUSTER_TIME: u32 = 0xE7;
pub(super) const SIMPLE_BLOCK: u32 = 0xA3;
const BLOCK_GROUP: u32 = 0xA0;
pub(super) const BLOCK: u32 = 0xA1;
pub(super) const BLOCK_DURATION: u32 = 0x9B;
pub(super) const ATTACHED: u32 = 0x61A7;
pub(super) const FILE_NAME: u32 = 0x466E;
pub(super) const MEDIA_TYPE: u32 = 0x4660;
pub(super) const FILE_DATA: u32 = 0x465C;

/// What is done with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Walked into.
    Inside,
    /// Read.
    Value,
    /// Known and passed by.
    Passed,
    /// Not known here.
    Unknown,
}

/// What is done with an element, given the one around it.
pub(super) fn place(around: u32, id: u32) -> Place {
    match (around, id) {
        (FILE, SEGMENT)
        | (SEGMENT, INFO | TRACKS | CLUSTER | ATTACHMENTS)
        | (TRACKS, TRACK)
        | (TRACK, VIDEO)
        | (VIDEO, PROJECTION)
        | (CLUSTER, BLOCK_GROUP)
        | (ATTACHMENTS, ATTACHED) => Place::Inside,
        (INFO, TICK | DURATION | DATE)
        | (TRACK, TRACK_TYPE | CODEC)
        | (VIDEO, WIDTH | HEIGHT)
        | (PROJECTION, ROLL)
        | (CLUSTER, CLUSTER_TIME | SIMPLE_BLOCK)
        | (BLOCK_GROUP, BLOCK | BLOCK_DURATION)
        | (ATTACHED, FILE_NAME | MEDIA_TYPE | FILE_DATA) => Place::Value,
        (FILE, HEAD) => Place::Passed,
        (SEGMENT, id) if in_segment(id) => Place::Passed,
        // CRC-32 and Void may stand anywhere.
        (_, 0xBF | 0xEC) => Place::Passed,
        // Position, size of the cluster before, silent tracks, encrypted blocks.
        (CLUSTER, 0xA7 | 0xAB | 0x5854 | 0xAF) => Place::Passed,
        // These may be of unknown size: nothing holds what is in them.
        (FILE | SEGMENT | CLUSTER, _) => Place::Unknown,
        _ => Place::Passed,
    }
}

/// Whether an element stands in the segment.
fn in_segment(id: u32) -> bool {
    // SeekHead, Cues, Chapters and Tags.
    let others = [0x114D_9B74, 0x1C53_BB6B, 0x1043_A770, 0x1254_C367];
    matches!(id, INFO | TRACKS | CLUSTER | ATTACHMENTS) || others.contains(&id)
}

/// Whether the size of an element may be left open, as in recordings that go on.
pub(super) fn may_be_endless(id: u32) -> bool {
    matches!(id, SEGMENT | CLUSTER)
}

/// Whether an element of unknown size ends where another begins.
pub(super) fn ends(around: u32, id: u32) -> bool {
    match around {
        CLUSTER => in_segment(id) || matches!(id, SEGMENT | HEAD),
        SEGMENT => matches!(id, SEGMENT | HEAD),
        _ => false,
    }
}
