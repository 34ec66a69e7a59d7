//! Walks a JSON document once and counts what the catalogue names.
//!
//! Takes text, gives counts by id and the marks of layouts; what is not on a known path is checked and passed over. Depth costs one octet
//! of memory a level, never the stack.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::layout::{Catalogue, Node};

/// What was met in a document.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Items by what they are counted as; lists that are `null` count nought.
    pub(crate) counts: BTreeMap<String, u64>,
    /// Items that are links to videos.
    pub(crate) links: u64,
    /// Top-level keys that the catalogue knows, in small letters.
    tops: BTreeSet<String>,
    /// Top-level keys under which a known list was, in small letters, and how many lists.
    lists: BTreeMap<String, usize>,
}

impl Seen {
    /// The layout that has most marks here, of two at least.
    pub(crate) fn layout<'c>(&self, catalogue: &'c Catalogue) -> Option<&'c str> {
        let marks = |marks: &[String]| {
            let known = |top: &&String| marks.iter().any(|mark| mark.eq_ignore_ascii_case(top));
            let lists = self.lists.iter().filter(|(top, _)| known(top));
            let lists = lists.map(|(_, lists)| lists).sum::<usize>();
            self.tops.iter().filter(known).count() + lists
        };
        let scored = catalogue.layout.iter().rev().map(|l| (marks(&l.marks), l));
        let (score, layout) = scored.max_by_key(|(score, _)| *score)?;
        (score >= 2).then_some(layout.id.as_str())
    }
}

/// Walks a document, or several one after the other (JSON lines; the first decides what it is).
pub(crate) fn walk(text: &str, catalogue: &Catalogue) -> Result<Seen, serde_json::Error> {
    let mut seen = Seen::default();
    let mut json = serde_json::Deserializer::from_str(text);
    Place {
        node: Some(catalogue.tree()),
        top: None,
        marks: Some(catalogue),
        seen: &mut seen,
    }
    .deserialize(&mut json)?;
    for further in json.into_iter::<IgnoredAny>() {
        further?;
    }
    Ok(seen)
}

/// A place in a document.
struct Place<'a> {
    node: Option<&'a Node>,
    /// The top-level key it is under.
    top: Option<&'a str>,
    /// At the top only: where the marks stand.
    marks: Option<&'a Catalogue>,
    seen: &'a mut Seen,
}

impl Place<'_> {
    fn counted(&mut self, items: u64) {
        if let Some(id) = self.node.and_then(|node| node.count.as_ref()) {
            let count = self.seen.counts.entry(id.clone()).or_insert(0);
            *count = count.saturating_add(items);
            if let Some(top) = self.top {
                *self.seen.lists.entry(top.to_ascii_lowercase()).or_default() += 1;
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.node {
            Some(_) => deserializer.deserialize_any(self),
            None => deserializer.deserialize_ignored_any(IgnoredAny).map(drop),
        }
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let Some(node) = self.node else { return Ok(()) };
        if node.count.is_some() {
            // An object of lists: chats by partner, orders by number.
            let mut items = 0u64;
            while map.next_key::<IgnoredAny>()?.is_some() {
                items = items.saturating_add(map.next_value::<Items>()?.0);
            }
            self.counted(items);
            return Ok(());
        }
        while let Some(Key(key)) = map.next_key::<Key<'de>>()? {
            let mut known = |mark: &String| mark.eq_ignore_ascii_case(&key);
            let marks = self.marks.iter().flat_map(|c| &c.layout);
            if marks.flat_map(|layout| &layout.marks).any(&mut known) {
                self.seen.tops.insert(key.to_ascii_lowercase());
            }
            map.next_value_seed(Place {
                node: node.child(&key),
                top: Some(self.top.unwrap_or(&key)),
                marks: None,
                seen: self.seen,
            })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let (mut items, mut links) = (0u64, 0u64);
        if self.node.is_some_and(|node| node.links) {
            while let Some(Link(is)) = list.next_element::<Link>()? {
                items = items.saturating_add(1);
                links = links.saturating_add(u64::from(is));
            }
        } else {
            while list.next_element::<IgnoredAny>()?.is_some() {
                items = items.saturating_add(1);
            }
        }
        self.seen.links = self.seen.links.saturating_add(links);
        self.counted(items);
        Ok(())
    }

    fn visit_unit<E>(mut self) -> Result<(), E> {
        self.counted(0);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// A key, borrowed where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Cow<'de, str>;
            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Cow<'de, str>, E> {
                Ok(Cow::Borrowed(key))
            }
            fn visit_str<E>(self, key: &str) -> Result<Cow<'de, str>, E> {
                Ok(Cow::Owned(key.to_owned()))
            }
        }
        deserializer.deserialize_str(Text).map(Self)
    }
}

macro_rules! scalars_are {
    ($value:expr) => {
        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("any JSON value")
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok($value)
        }
    };
}

/// How many items a value stands for: those of a list; one for an object; none for anything else.
struct Items(u64);

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Count;
        impl<'de> Visitor<'de> for Count {
            type Value = Items;
            scalars_are!(Items(0));
            fn visit_str<E>(self, _: &str) -> Result<Items, E> {
                Ok(Items(0))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Items, A::Error> {
                let mut items = 0u64;
                while list.next_element::<IgnoredAny>()?.is_some() {
                    items = items.saturating_add(1);
                }
                Ok(Items(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Items, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Items(1))
            }
        }
        deserializer.deserialize_any(Count)
    }
}

/// Whether an item of a list is a link: an object whose `Link` (once `VideoLink`) is text.
struct Link(bool);

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Item;
        impl<'de> Visitor<'de> for Item {
            type Value = Link;
            scalars_are!(Link(false));
            fn visit_str<E>(self, _: &str) -> Result<Link, E> {
                Ok(Link(false))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Link, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Link(false))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Link, A::Error> {
                let mut link = false;
                while let Some(Key(key)) = map.next_key::<Key<'de>>()? {
                    let named =
                        key.eq_ignore_ascii_case("link") || key.eq_ignore_ascii_case("videolink");
                    if named {
                        link |= map.next_value::<Filled>()?.0;
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(Link(link))
            }
        }
        deserializer.deserialize_any(Item)
    }
}

/// Whether a value is text that is not empty.
struct Filled(bool);

impl<'de> Deserialize<'de> for Filled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Filled;
            scalars_are!(Filled(false));
            fn visit_str<E>(self, text: &str) -> Result<Filled, E> {
                Ok(Filled(!text.is_empty()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Filled, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Filled(false))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Filled, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Filled(false))
            }
        }
        deserializer.deserialize_any(Text)
    }
}
