//! Carries an answer's octets from the archive to the connection, a piece at a time.
//!
//! Takes what an answer is to carry ([`Content`]), gives a body for the HTTP library and the [`Desk`] over which the connection's thread
//! hands it the pieces: the library's bodies may borrow nothing, the archive is borrowed. Holds at most two pieces. The last piece
//! of a file that is sent whole leaves only after all of it was checked: a damaged file never ends as if it were whole.

use std::cell::RefCell;
use std::io::{self, Read};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bag::store::Store;
use hyper::body::{Body, Bytes, Frame, SizeHint};

use super::presence::{Here, Presence};

/// Octets that are read at a time.
const PIECE: u64 = 64 * 1024;
/// How often a page that is open is told that the server still is, too.
const PULSE: Duration = Duration::from_secs(10);

/// What an answer carries.
#[derive(Debug)]
pub enum Content {
    /// Nothing: the answer to HEAD.
    Nothing,
    /// These octets.
    Octets(Bytes),
    /// Octets of a file of the archive.
    File(Stretch),
    /// A line now and then for as long as the page is open.
    Live,
}

/// Part of a file of the archive.
#[derive(Debug)]
pub struct Stretch {
    /// Its number in the store.
    pub item: usize,
    /// The octets of the whole file.
    pub size: u64,
    /// The first octet to send.
    pub first: u64,
    /// How many of the file's octets to send.
    pub length: u64,
    /// These octets take the place of so many at the start.
    pub instead: Option<(u64, Bytes)>,
}

/// Where one connection's body says what it wants and finds what was read.
#[derive(Debug, Default)]
pub struct Desk(RefCell<Slot>);

#[derive(Debug, Default)]
struct Slot {
    ordered: Option<Stretch>,
    wanted: bool,
    ready: Option<Option<io::Result<Bytes>>>,
}

/// The octets of one answer.
#[derive(Debug)]
pub enum Carried {
    /// Known before.
    Octets(Option<Bytes>),
    /// Read while it is sent.
    File { desk: Rc<Desk>, _here: Here },
    /// A line now and then.
    Live { last: Option<Instant>, _here: Here },
}

impl Desk {
    /// The body for an answer; the one before it on this connection has ended.
    pub fn body(self: &Rc<Self>, content: Content, presence: &Arc<Presence>) -> Carried {
        match content {
            Content::Nothing => Carried::Octets(None),
            Content::Octets(octets) => Carried::Octets(Some(octets)),
            Content::Live => Carried::Live {
                last: None,
                _here: presence.page(),
            },
            Content::File(stretch) => {
                *self.0.borrow_mut() = Slot {
                    ordered: Some(stretch),
                    ..Slot::default()
                };
                Carried::File {
                    desk: Rc::clone(self),
                    _here: presence.answer(),
                }
            }
        }
    }

    /// Reads what the body waits for, if it does; gives whether the connection has something to do now. `tell` hears of an item
    /// that could not be read to its end.
    pub fn pour<'s>(
        &self,
        pouring: &mut Option<Pouring<'s>>,
        store: &'s dyn Store,
        tell: &mut dyn FnMut(usize, &io::Error),
    ) -> bool {
        let mut slot = self.0.borrow_mut();
        if !std::mem::take(&mut slot.wanted) {
            return false;
        }
        let mut item = pouring.as_ref().map(|pouring| pouring.item);
        let opened = match slot.ordered.take() {
            Some(stretch) => {
                item = Some(stretch.item);
                *pouring = None;
                Pouring::open(store, stretch).map(|new| *pouring = Some(new))
            }
            None => Ok(()),
        };
        let piece = match opened {
            Ok(()) => pouring
                .as_mut()
                .and_then(|pouring| pouring.next().transpose()),
            Err(error) => Some(Err(error)),
        };
        if let (Some(Err(error)), Some(item)) = (&piece, item) {
            tell(item, error);
        }
        if !matches!(piece, Some(Ok(_))) {
            *pouring = None;
        }
        slot.ready = Some(piece);
        true
    }
}

/// A file on its way.
pub struct Pouring<'s> {
    item: usize,
    reader: Box<dyn Read + Send + 's>,
    left: u64,
    /// Whether reading on to the end checks what was read.
    checked: bool,
    held: Option<Bytes>,
}

impl<'s> Pouring<'s> {
    fn open(store: &'s dyn Store, stretch: Stretch) -> io::Result<Self> {
        let mut reader = store.open_from(stretch.item, stretch.first)?;
        let (mut left, mut held) = (stretch.length, None);
        if let Some((octets, instead)) = stretch.instead {
            io::copy(&mut (&mut reader).take(octets), &mut io::sink())?;
            left = left.saturating_sub(octets);
            held = Some(instead);
        }
        Ok(Self {
            item: stretch.item,
            reader,
            left,
            checked: stretch.first.checked_add(stretch.length) == Some(stretch.size),
            held,
        })
    }

    /// The next piece; `None` at the end.
    fn next(&mut self) -> io::Result<Option<Bytes>> {
        loop {
            if self.left == 0 {
                if self.held.is_some() && self.checked && self.reader.read(&mut [0])? > 0 {
                    // A file of a folder that has grown meanwhile.
                    return Err(io::ErrorKind::InvalidData.into());
                }
                return Ok(self.held.take());
            }
            let mut piece = vec![0; usize::try_from(self.left.min(PIECE)).unwrap_or_default()];
            let read = match self.reader.read(&mut piece) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            piece.truncate(read);
            self.left = self.left.saturating_sub(read as u64);
            if let Some(before) = self.held.replace(piece.into()) {
                return Ok(Some(before));
            }
        }
    }
}

impl Body for Carried {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        // Nobody needs waking: the connection's thread asks again whenever it has read a piece or some time has passed.
        let octets = match &mut *self {
            Self::Octets(octets) => octets.take().map(Ok),
            Self::File { desk, .. } => {
                let mut slot = desk.0.borrow_mut();
                match slot.ready.take() {
                    Some(ready) => ready,
                    None => {
                        slot.wanted = true;
                        return Poll::Pending;
                    }
                }
            }
            Self::Live { last, .. } => match last {
                Some(last) if last.elapsed() < PULSE => return Poll::Pending,
                last => {
                    *last = Some(Instant::now());
                    Some(Ok(Bytes::from_static(b": here\nretry: 1000\n\n")))
                }
            },
        };
        Poll::Ready(octets.map(|octets| octets.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Octets(octets) => {
                SizeHint::with_exact(octets.as_ref().map_or(0, |octets| octets.len() as u64))
            }
            // The header says how long it is.
            Self::File { .. } | Self::Live { .. } => SizeHint::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bag::defect::{Code, Defect};
    use bag::memory::Memory;

    fn poured(store: &Memory, stretch: Stretch) -> (Vec<u8>, Vec<usize>) {
        let (desk, presence) = (Rc::new(Desk::default()), Presence::new());
        let mut body = desk.body(Content::File(stretch), &presence);
        let (mut octets, mut told, mut pouring) = (Vec::new(), Vec::new(), None);
        let mut cx = Context::from_waker(std::task::Waker::noop());
        loop {
            match Pin::new(&mut body).poll_frame(&mut cx) {
                Poll::Ready(None) => break,
                Poll::Ready(Some(Ok(frame))) => octets.extend(frame.into_data().unwrap()),
                Poll::Ready(Some(Err(_))) => break,
                Poll::Pending => {
                    let poured = desk.pour(&mut pouring, store, &mut |item, _| told.push(item));
                    assert!(poured, "nothing would ever come");
                }
            }
        }
        assert!(!desk.pour(&mut pouring, store, &mut |_, _| {}));
        (octets, told)
    }

    fn whole(size: u64) -> Stretch {
        Stretch {
            item: 0,
            size,
            first: 0,
            length: size,
            instead: None,
        }
    }

    fn long() -> Vec<u8> {
        (0..300_000u32).map(|n| (n % 251) as u8).collect()
    }

    #[test]
    fn every_part_is_the_octets_of_the_file() {
        let (all, store) = (long(), Memory::new([("a", long())]));
        let size = all.len() as u64;
        for (first, length) in [
            (0, size),
            (0, 1),
            (7, 200_000),
            (size - 1, 1),
            (1, size - 1),
        ] {
            let stretch = Stretch {
                first,
                length,
                ..whole(size)
            };
            let (octets, told) = poured(&store, stretch);
            let range = first as usize..(first + length) as usize;
            assert!(octets == all[range] && told.is_empty(), "{first} {length}");
        }
        let stretch = Stretch {
            instead: Some((3, Bytes::from_static(b"start"))),
            ..whole(size)
        };
        let (octets, _) = poured(&store, stretch);
        assert_eq!(octets[..5], *b"start");
        assert!(octets[5..] == all[3..]);
        let empty = Memory::new([("a", "")]);
        assert_eq!(poured(&empty, whole(0)), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_damaged_file_never_ends_as_if_it_were_whole() {
        let damaged = Memory::new([("a", long())]).with_damage("a", Defect::new(Code::Crc));
        let (octets, told) = poured(&damaged, whole(300_000));
        assert!(octets.len() < 300_000 && told == [0]);
        let (octets, told) = poured(&Memory::new([("a", long())]), whole(300_001));
        assert!(octets.len() <= 300_000 && told == [0]);
        let grown = Memory::new([("a", long())]);
        let (octets, told) = poured(&grown, whole(299_999));
        assert!(octets.len() < 299_999 && told == [0]);
        let unreadable = Memory::new([("a", long())]).with_unreadable("a");
        assert_eq!(poured(&unreadable, whole(300_000)), (Vec::new(), vec![0]));
    }
}
