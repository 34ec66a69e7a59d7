//! Compares works of a list with collected files.
//!
//! Takes the list and the files, gives which works are there, missing, there twice, and what cannot be told. A file is of a work if its name (or its
//! folder's) holds the work's number, else if it is the file that the list names, else by the title. Two works that a file may both be of are told
//! together and never guessed between.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::columns::Form;
use super::comparison::{Ambiguous, Comparison, Held};
use super::list::{Expected, Row};
use super::number::{SHORTEST, SHORTEST_IN_LINK};
use super::plain::{Plain, file_name, stem, tokens};
use super::titles::{Hit, Titles};
use super::{Collected, Line};
use crate::sniff::Group;

/// What is known of the list's works while the files are gone through.
struct Works<'a> {
    list: &'a Expected,
    /// Rows that name works of their own.
    rows: Vec<&'a Row>,
    by_id: HashMap<String, usize>,
    /// Works by the plain name of their file.
    by_name: HashMap<String, Vec<usize>>,
    titles: Titles,
    /// Works of each title.
    of_title: Vec<Vec<usize>>,
    /// Files of each work.
    files: Vec<Vec<usize>>,
    /// Whether a work has the very file that the list names.
    named: Vec<bool>,
    /// Files that may be of several works: by the range of titles, the longest range first.
    shared: BTreeMap<(usize, Reverse<usize>), Vec<usize>>,
    /// Files that may be of several works of one file name, by the first of them.
    namesakes: BTreeMap<usize, Vec<usize>>,
}

pub(super) fn compare(list: &Expected, collected: &[Collected<'_>]) -> Comparison {
    let mut comparison = Comparison::of(list);
    let (rows, repeated) = distinct(&list.rows);
    comparison.repeated = repeated.iter().map(|row| list.line(row)).collect();
    comparison.repeats = repeated.len() as u64;
    comparison.listed = rows.len() as u64;
    let mut works = Works::new(list, rows);
    for (at, file) in collected.iter().enumerate() {
        works.take(at, file);
    }
    let mut told: Vec<bool> = vec![false; collected.len()];
    let mut tell = |at: usize| {
        if let Some(told) = told.get_mut(at) {
            *told = true;
        }
    };
    let path = |at: &usize| collected.get(*at).map(|file| file.payload.to_owned());
    let mut unsure = vec![false; works.rows.len()];
    for (members, files) in works.groups() {
        for member in &members {
            if let Some(unsure) = unsure.get_mut(*member) {
                *unsure = true;
            }
        }
        files.iter().for_each(|at| tell(*at));
        comparison.ambiguous.push(Ambiguous {
            works: works.lines(&members),
            files: files.iter().filter_map(path).collect(),
        });
    }
    comparison.ambiguous.sort();
    let rows = works.rows.iter().zip(&works.named);
    for (((row, named), files), unsure) in rows.zip(&works.files).zip(unsure) {
        files.iter().for_each(|at| tell(*at));
        let held = |files: &[usize]| Held {
            line: list.line(row),
            files: files.iter().filter_map(path).collect(),
        };
        let whole = |at: &&usize| collected.get(**at).is_some_and(|file| !file.is_damaged());
        let is_video = |at: &usize| {
            let file = collected.get(*at);
            file.is_some_and(|file| file.group() == Group::Video)
        };
        let videos: Vec<usize> = files.iter().copied().filter(is_video).collect();
        // The cover of a video is not the video.
        let covers = videos.is_empty() && !files.is_empty() && !*named;
        match (files.is_empty(), unsure) {
            (true, true) => {}
            (true, false) => comparison.missing.push(list.line(row)),
            _ if covers && row.form == Some(Form::Video) => {
                comparison.missing.push(list.line(row));
            }
            (false, _) => {
                comparison.matched += 1;
                if covers && row.form.is_none() {
                    comparison.pictures.push(held(files));
                }
                if files.iter().find(whole).is_none() {
                    comparison.damaged.push(held(files));
                }
                if videos.len() > 1 {
                    comparison.duplicate.push(held(&videos));
                }
            }
        }
    }
    let of = |group: Group| collected.iter().filter(move |file| file.group() == group);
    let names = |file: &Collected<'_>| file.payload.to_owned();
    let untold = collected.iter().zip(&told).filter(|(_, told)| !**told);
    comparison.extra = untold
        .filter(|(file, _)| file.group() == Group::Video)
        .map(|(file, _)| names(file))
        .collect();
    comparison.unseen = of(Group::Archive).map(names).collect();
    comparison
}

/// Rows that name works of their own, and rows that name one again: by number, else by being the same row once more.
fn distinct(rows: &[Row]) -> (Vec<&Row>, Vec<&Row>) {
    let mut ids: HashSet<&str> = HashSet::new();
    let mut whole = HashSet::new();
    rows.iter().partition(|row| match &row.id {
        Some(id) => ids.insert(id),
        None => whole.insert(row.whole),
    })
}

impl<'a> Works<'a> {
    fn new(list: &'a Expected, rows: Vec<&'a Row>) -> Self {
        let plain = |text: &str| Plain::of(text, list.compose);
        let titled = |row: &Row| row.title.as_deref().map(plain);
        let titled = rows.iter().map(|row| titled(row).unwrap_or_default());
        let (titles, places) = Titles::of(titled.map(|title| title.letters));
        let mut works = Self {
            list,
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            of_title: vec![Vec::new(); titles.len()],
            files: vec![Vec::new(); rows.len()],
            named: vec![false; rows.len()],
            shared: BTreeMap::new(),
            namesakes: BTreeMap::new(),
            titles,
            rows,
        };
        for (work, row) in works.rows.iter().enumerate() {
            if let Some(id) = &row.id {
                works.by_id.insert(id.to_ascii_lowercase(), work);
            }
            if let Some(file) = &row.file {
                let name = plain(file_name(file)).text();
                works.by_name.entry(name).or_default().push(work);
            }
            let place = places.get(work).copied().flatten();
            if let Some(of_title) = place.and_then(|place| works.of_title.get_mut(place)) {
                of_title.push(work);
            }
        }
        works
    }

    /// Finds the works that a file is of.
    fn take(&mut self, at: usize, file: &Collected<'_>) {
        let media = matches!(file.group(), Group::Video | Group::Image | Group::Audio);
        if !media && self.by_name.is_empty() {
            return;
        }
        let path = file.payload.strip_prefix("data/").unwrap_or(file.payload);
        let name = file_name(path);
        let folder = path.get(..path.len() - name.len()).unwrap_or_default();
        let folder = file_name(folder.trim_end_matches(['/', '\\']));
        if media {
            let ids = tokens(name, SHORTEST).chain(tokens(folder, SHORTEST));
            let mut found = ids.filter_map(|id| self.by_id.get(&id.to_ascii_lowercase()));
            if let Some(work) = found.next().copied() {
                return self.give(work, at);
            }
        }
        if self.take_by_name(at, name, folder) || !media {
            return;
        }
        let plain = |text: &str| Plain::of(text, self.list.compose);
        let hit = self.titles.find(&plain(stem(name)));
        let hit = hit.or_else(|| {
            let hit = self.titles.find(&plain(folder));
            hit.filter(|hit| matches!(hit, Hit::Whole(_)))
        });
        let numbered =
            tokens(name, SHORTEST_IN_LINK).any(|id| id.bytes().all(|b| b.is_ascii_digit()));
        let (from, to, sure) = match hit {
            Some(Hit::Whole(place)) => (place, place + 1, true),
            Some(Hit::Cut(range)) => (range.start, range.end, true),
            Some(Hit::Guess(place)) => (place, place + 1, false),
            None => return,
        };
        let mut works = self
            .of_title
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .flatten();
        match (works.next(), works.next()) {
            // A file that bears another number than the work is not surely of it.
            (Some(work), None) if sure && !(numbered && self.has_id(*work)) => {
                self.give(*work, at);
            }
            _ => self.shared.entry((from, Reverse(to))).or_default().push(at),
        }
    }

    fn take_by_name(&mut self, at: usize, name: &str, folder: &str) -> bool {
        if self.by_name.is_empty() {
            return false;
        }
        let plain = |text: &str| Plain::of(text, self.list.compose).text();
        let named = self.by_name.get(&plain(name));
        let Some(named) = named.or_else(|| self.by_name.get(&plain(stem(name)))) else {
            return false;
        };
        let folder = plain(folder);
        let in_folder = |work: &&usize| {
            let row = self.rows.get(**work).and_then(|row| row.file.as_deref());
            let mut parts = row.unwrap_or_default().rsplit(['/', '\\']).skip(1);
            parts.next().is_some_and(|part| plain(part) == folder)
        };
        let mut close = named.iter().filter(in_folder);
        let work = match (&named[..], close.next(), close.next()) {
            ([work], _, _) | (_, Some(work), None) => *work,
            ([first, ..], _, _) => {
                self.namesakes.entry(*first).or_default().push(at);
                return true;
            }
            ([], _, _) => return false,
        };
        self.give(work, at);
        if let Some(named) = self.named.get_mut(work) {
            *named = true;
        }
        true
    }

    fn has_id(&self, work: usize) -> bool {
        self.rows.get(work).is_some_and(|row| row.id.is_some())
    }

    fn give(&mut self, work: usize, at: usize) {
        if let Some(files) = self.files.get_mut(work) {
            files.push(at);
        }
    }

    fn lines(&self, works: &[usize]) -> Vec<Line> {
        let rows = works.iter().filter_map(|work| self.rows.get(*work));
        rows.map(|row| self.list.line(row)).collect()
    }

    /// Works without a file of their own and the files that may be of them. Ranges of titles lie in or beside each other, since each is all titles that
    /// begin alike: those inside another go into it.
    fn groups(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut groups: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        let alone = |work: &usize| self.files.get(*work).is_some_and(Vec::is_empty);
        let mut end = 0;
        for ((from, Reverse(to)), files) in &self.shared {
            match groups.last_mut().filter(|_| *from < end) {
                Some((_, all)) => all.extend(files),
                None => {
                    let titles = self.of_title.get(*from..*to).unwrap_or_default();
                    let works = titles.iter().flatten().copied().filter(alone);
                    groups.push((works.collect(), files.clone()));
                    end = *to;
                }
            }
        }
        for (first, files) in &self.namesakes {
            let row = self.rows.get(*first).and_then(|row| row.file.as_deref());
            let name = Plain::of(file_name(row.unwrap_or_default()), self.list.compose).text();
            let works = self.by_name.get(&name).into_iter().flatten().copied();
            groups.push((works.filter(alone).collect(), files.clone()));
        }
        for (works, files) in &mut groups {
            works.sort_unstable();
            files.sort_unstable();
        }
        groups.retain(|(works, _)| !works.is_empty());
        groups
    }
}
