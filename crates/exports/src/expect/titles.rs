//! Finds the title that a file is named after.
//!
//! Takes all titles of a list, then names one by one, each in time that grows with the name and the logarithm of the number of titles. The longest
//! title that stands in a name wins. A name that is a title cut off is given with all titles that it may be, one that only shares a short title as a
//! guess; nothing is chosen here.

use std::collections::HashMap;
use std::ops::Range;

use super::plain::Plain;

/// Letters from which on a title is recognised inside a longer name, and a cut-off title as such.
pub const TELLING: usize = 8;

/// Letters of a title that are compared.
const COMPARED: usize = 256;

/// Distinct titles, in order.
#[derive(Debug, Default)]
pub struct Titles {
    titles: Vec<Vec<char>>,
    /// Titles of [`TELLING`] letters and more by their first ones: a range of `titles`.
    long: HashMap<[char; TELLING], Range<usize>>,
    /// Shorter ones.
    short: HashMap<Vec<char>, usize>,
}

/// What a name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// The title at that place stands in the name.
    Whole(usize),
    /// The name is the beginning of each of the titles at these places: one of them, cut off.
    Cut(Range<usize>),
    /// The short title at that place is a word among others in the name.
    Guess(usize),
}

impl Titles {
    /// Takes titles in any order; gives them with the place of each, empty ones without.
    #[must_use]
    pub fn of(titles: impl Iterator<Item = Vec<char>>) -> (Self, Vec<Option<usize>>) {
        let mut given: Vec<(Vec<char>, usize)> = titles.zip(0..).collect();
        let mut places = vec![None; given.len()];
        for (title, _) in &mut given {
            title.truncate(COMPARED);
        }
        given.sort_unstable();
        let mut all = Self::default();
        for (title, at) in given.into_iter().filter(|(title, _)| !title.is_empty()) {
            if all.titles.last() != Some(&title) {
                all.add(title);
            }
            if let Some(place) = places.get_mut(at) {
                *place = all.titles.len().checked_sub(1);
            }
        }
        (all, places)
    }

    /// Takes the next title in order.
    fn add(&mut self, title: Vec<char>) {
        let place = self.titles.len();
        match title.first_chunk::<TELLING>() {
            Some(first) => {
                let range = self.long.entry(*first).or_insert(place..place);
                range.end = place + 1;
            }
            None => {
                self.short.insert(title.clone(), place);
            }
        }
        self.titles.push(title);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.titles.len()
    }

    /// The longest title that the name says.
    #[must_use]
    pub fn find(&self, name: &Plain) -> Option<Hit> {
        let mut best: Option<(usize, Hit)> = None;
        let ends = ends(name);
        let mut words = name.words.iter().peekable();
        for (from, window) in name.letters.windows(TELLING).enumerate() {
            let left = name.letters.len() - from;
            if best.as_ref().is_some_and(|(length, _)| *length >= left) {
                break; // Nothing that begins here can be longer.
            }
            let begins = words.next_if(|word| **word == from).is_some();
            let Some(range) = window.first_chunk().and_then(|w| self.long.get(w)) else {
                continue;
            };
            let letters = name.letters.get(from..).unwrap_or_default();
            let ends = if begins { &ends[..] } else { &[] };
            self.narrow(
                letters,
                range.clone(),
                |length| ends.contains(&(from + length)),
                &mut best,
            );
        }
        let best = best.map(|(_, hit)| hit);
        best.or_else(|| self.find_short(name))
    }

    /// Follows letters down to the longest title they begin with, or that begins with them up to where the name may end.
    fn narrow(
        &self,
        letters: &[char],
        mut range: Range<usize>,
        may_end: impl Fn(usize) -> bool,
        best: &mut Option<(usize, Hit)>,
    ) {
        let mut length = TELLING;
        while let Some(first) = self.titles.get(range.start).filter(|_| !range.is_empty()) {
            let hit = if first.len() == length {
                Some(Hit::Whole(range.start))
            } else {
                may_end(length).then(|| Hit::Cut(range.clone()))
            };
            let longer = |before: &(usize, Hit)| {
                let whole = matches!((&before.1, &hit), (Hit::Cut(_), Some(Hit::Whole(_))));
                before.0 < length || (before.0 == length && whole)
            };
            if let Some(hit) = hit.clone().filter(|_| best.as_ref().is_none_or(longer)) {
                *best = Some((length, hit));
            }
            let Some(next) = letters.get(length) else {
                return;
            };
            let titles = self.titles.get(range.clone()).unwrap_or_default();
            let at = |title: &Vec<char>| title.get(length).copied();
            if let [title] = titles {
                if at(title) != Some(*next) {
                    return;
                }
                length += 1;
                continue;
            }
            let from = titles.partition_point(|title| at(title) < Some(*next));
            let to = titles.partition_point(|title| at(title) <= Some(*next));
            range = range.start + from..range.start + to;
            length += 1;
        }
    }

    /// A title too short to be looked for inside longer words: it must be all of the name but numbers, else it is a guess.
    fn find_short(&self, name: &Plain) -> Option<Hit> {
        let (from, to) = name.core();
        let core = name.letters.get(from..to).unwrap_or_default();
        if let Some(place) = self
            .short
            .get(core)
            .or_else(|| self.short.get(&name.letters))
        {
            return Some(Hit::Whole(*place));
        }
        let spans: Vec<(usize, usize)> = name.spans().collect();
        let mut best: Option<(usize, usize)> = None;
        for (first, (from, _)) in spans.iter().enumerate() {
            for (_, to) in spans.iter().skip(first).take(TELLING) {
                let letters = name.letters.get(*from..*to).unwrap_or_default();
                if letters.len() >= TELLING {
                    break;
                }
                let digits = letters.iter().all(char::is_ascii_digit);
                if let Some(place) = self.short.get(letters).filter(|_| !digits) {
                    if best.is_none_or(|(length, _)| length < letters.len()) {
                        best = Some((letters.len(), *place));
                    }
                }
            }
        }
        best.map(|(_, place)| Hit::Guess(place))
    }
}

/// Where the name of a work may end: where only words of digits follow, and at the end.
fn ends(name: &Plain) -> Vec<usize> {
    let mut ends = vec![name.letters.len()];
    for (from, to) in name.spans().rev() {
        let word = name.letters.get(from..to).unwrap_or_default();
        if !word.iter().all(char::is_ascii_digit) {
            break;
        }
        ends.push(from);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Plain {
        Plain::of(text, str::to_owned)
    }

    fn titles(list: &[&str]) -> Titles {
        Titles::of(list.iter().map(|title| plain(title).letters)).0
    }

    fn found(list: &[&str], name: &str) -> Option<Vec<String>> {
        let titles = titles(list);
        let text = |place: usize| titles.titles[place].iter().collect();
        titles.find(&plain(name)).map(|hit| match hit {
            Hit::Whole(place) => vec![text(place)],
            Hit::Cut(range) => std::iter::once("…".to_owned())
                .chain(range.map(text))
                .collect(),
            Hit::Guess(place) => vec!["?".to_owned(), text(place)],
        })
    }

    #[test]
    fn the_longest_title_in_the_name_wins() {
        let list = ["新品开箱视频合集", "新品开箱视频合集第二期"];
        assert_eq!(found(&list, "小店_新品开箱!视频合集_1").unwrap(), [list[0]]);
        assert_eq!(
            found(&list, "2026-03-08 新品开箱视频合集 第二期").unwrap(),
            [list[1]]
        );
        assert_eq!(found(&list, "新品开箱"), None);
    }

    #[test]
    fn a_title_cut_off_is_a_guess() {
        let list = ["新品开箱视频合集第二期", "新品开箱视频合集第三期", "别的"];
        let both = ["…", list[1], list[0]];
        assert_eq!(
            found(&list, "小店_新品开箱视频合集第…_7412345678901234567").unwrap(),
            both
        );
        assert_eq!(
            found(&list, "小店_新品开箱视频合集第三").unwrap(),
            ["…", list[1]]
        );
        assert_eq!(found(&list, "新品开箱视频合集第九期"), None);
        assert_eq!(found(&list, "小店新品开箱视频合集第三"), None);
    }

    #[test]
    fn a_short_title_must_be_the_whole_name() {
        let list = ["日常", "第8天", "8"];
        assert_eq!(found(&list, "2026-03-08_日常(1)").unwrap(), ["日常"]);
        assert_eq!(found(&list, "日常_去公园").unwrap(), ["?", "日常"]);
        assert_eq!(found(&list, "2026-03-08_第8天").unwrap(), ["第8天"]);
        assert_eq!(found(&list, "我的日常生活"), None);
        assert_eq!(found(&list, "2026-03-8_去公园"), None);
        assert_eq!(found(&list, "8").unwrap(), ["8"]);
    }

    /// What `find` says of long titles, looked for by trying everything.
    fn naive(titles: &Titles, name: &Plain) -> Option<(usize, Hit)> {
        let mut best: Option<(usize, bool, Hit)> = None;
        let mut offer = |length, whole, hit| {
            if best.as_ref().is_none_or(|b| (b.0, b.1) < (length, whole)) {
                best = Some((length, whole, hit));
            }
        };
        for from in 0..name.letters.len() {
            let rest = &name.letters[from..];
            for (place, title) in titles.titles.iter().enumerate() {
                if title.len() >= TELLING && rest.starts_with(title) {
                    offer(title.len(), true, Hit::Whole(place));
                }
            }
            if !name.words.contains(&from) {
                continue;
            }
            for end in ends(name) {
                if end < from + TELLING {
                    continue;
                }
                let cut = &name.letters[from..end];
                let of = |title: &Vec<char>| title.starts_with(cut);
                let first = titles.titles.iter().position(of);
                let count = titles.titles.iter().filter(|title| of(title)).count();
                if let Some(first) = first.filter(|first| titles.titles[*first] != cut) {
                    offer(cut.len(), false, Hit::Cut(first..first + count));
                }
            }
        }
        best.map(|(length, _, hit)| (length, hit))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn as_if_everything_were_tried(
            list in proptest::collection::vec("[ab]{5,14}", 0..30),
            name in "[ab_]{0,24}[1_]{0,3}",
        ) {
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            let titles = titles(&list);
            let name = plain(&name);
            match naive(&titles, &name) {
                Some((_, hit)) => prop_assert_eq!(titles.find(&name), Some(hit)),
                None => if let Some(Hit::Whole(place) ) = titles.find(&name) {
                    prop_assert!(titles.titles[place].len() < TELLING);
                },
            }
        }
    }
}
