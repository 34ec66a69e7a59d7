//! Keeps what is known of entries in a short form.
//!
//! Takes facts, gives a [`Noted`]: facts that many entries have in common are kept once, ready for use; all others as text, the shortest form there is.
//! There may be hundreds of thousands of entries, and each is asked several times. What a form says does not depend on which of the two it is.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use exports::facts::{Detail, Facts};

/// Most facts that are kept in common.
const MOST: usize = 8192;

/// What is known of one entry.
#[derive(Clone, Debug)]
pub enum Noted {
    /// The same as of other entries.
    Common(Arc<Common>),
    /// As JSON of [`Facts`].
    Alone(Box<str>),
}

/// Facts of several entries.
#[derive(Debug)]
pub struct Common {
    text: Box<str>,
    facts: Facts,
}

impl Noted {
    /// The facts, unless the text says nothing.
    pub fn facts(&self) -> Option<Cow<'_, Facts>> {
        match self {
            Self::Common(common) => Some(Cow::Borrowed(&common.facts)),
            Self::Alone(text) => serde_json::from_str(text).ok().map(Cow::Owned),
        }
    }

    /// The facts as JSON.
    pub fn text(&self) -> &str {
        match self {
            Self::Common(common) => &common.text,
            Self::Alone(text) => text,
        }
    }
}

impl PartialEq for Noted {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Noted {}

/// Where workers find facts that are there already.
#[derive(Debug, Default)]
pub struct Notes(Mutex<HashMap<Box<str>, Arc<Common>>>);

impl Notes {
    /// The short form of facts; `None` when they cannot be told.
    pub fn note(&self, facts: Facts) -> Option<Noted> {
        let text = serde_json::to_string(&facts).ok()?;
        if !is_likely_again(&facts) {
            return Some(Noted::Alone(text.into()));
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(common) = known.get(text.as_str()) {
            return Some(Noted::Common(common.clone()));
        }
        let text: Box<str> = text.into();
        if known.len() >= MOST {
            return Some(Noted::Alone(text));
        }
        let common = Arc::new(Common {
            text: text.clone(),
            facts,
        });
        known.insert(text, common.clone());
        Some(Noted::Common(common))
    }
}

/// Whether another entry may well be the same: nothing in it is of this file alone.
fn is_likely_again(facts: &Facts) -> bool {
    let plain = match &facts.detail {
        Detail::None => true,
        Detail::Image(image) => image.taken.is_none(),
        _ => false,
    };
    plain && facts.preview.is_none() && facts.findings.len() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use exports::facts::{Image, Video};
    use exports::finding::{Code, Finding};
    use exports::sniff::Format;

    fn sized(width: u32) -> Facts {
        let mut facts = Facts::of(Format::Jpeg);
        facts.detail = Detail::Image(Image {
            size: Some((width, 2)),
            ..Image::default()
        });
        facts
    }

    #[test]
    fn facts_come_back_and_those_in_common_are_kept_once() {
        let notes = Notes::default();
        let mut named = Facts::of(Format::Html);
        named
            .findings
            .push(Finding::new(Code::NotWhatNamed).with("named", "mp4"));
        let mut video = Facts::of(Format::Mp4);
        video.detail = Detail::Video(Video::default());
        for facts in [Facts::of(Format::Pdf), sized(1), named, video] {
            let both = [(); 2].map(|()| notes.note(facts.clone()).unwrap());
            assert_eq!(both[0], both[1]);
            for noted in &both {
                assert_eq!(noted.facts().unwrap().into_owned(), facts);
                let alone = Noted::Alone(noted.text().into());
                assert_eq!(alone.facts().unwrap().into_owned(), facts);
            }
            if let [Noted::Common(one), Noted::Common(other)] = &both {
                assert!(Arc::ptr_eq(one, other));
            } else {
                assert_eq!(facts.format, Format::Mp4);
            }
        }
    }

    #[test]
    fn what_is_kept_in_common_is_bounded_and_nothing_is_lost_beyond() {
        let notes = Notes::default();
        for width in 1..MOST as u32 + 100 {
            let noted = notes.note(sized(width)).unwrap();
            assert_eq!(noted.facts().unwrap().into_owned(), sized(width));
        }
        assert_eq!(notes.0.lock().unwrap().len(), MOST);
        assert_eq!(Noted::Alone("{".into()).facts(), None);
    }
}
