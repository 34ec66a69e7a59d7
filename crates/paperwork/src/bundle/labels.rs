//! Keeps page labels true when pages are put between others.
//!
//! Takes the label ranges of the letter and where pages come in; gives the ranges of the bundle. The letter's pages keep the labels they had,
//! pages put in are labelled with their number in the bundle.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object};

/// How deep a number tree may be nested.
const DEEPEST: usize = 32;

/// Pages put in behind a page of the letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap {
    /// Index of the letter's page, from 0.
    pub(super) after: usize,
    /// How many pages come in.
    pub(super) pages: usize,
    /// Number of the first one in the bundle.
    pub(super) first_number: usize,
}

/// The label ranges of `doc`: the index of the first page, and how the range is labelled. Empty when it has none.
fn read(doc: &Document) -> BTreeMap<usize, Dictionary> {
    let mut ranges = BTreeMap::new();
    let root = doc
        .catalog()
        .and_then(|c| c.get_deref(b"PageLabels", doc))
        .and_then(Object::as_dict);
    let mut todo: Vec<(&Dictionary, usize)> = root.into_iter().map(|r| (r, 0)).collect();
    let mut seen = BTreeSet::new();
    while let Some((node, depth)) = todo.pop() {
        if let Ok(nums) = node.get_deref(b"Nums", doc).and_then(Object::as_array) {
            for pair in nums.chunks_exact(2) {
                if let [index, label] = pair
                    && let Ok(index) = index.as_i64()
                    && let Ok(index) = usize::try_from(index)
                    && let Ok((_, Object::Dictionary(label))) = doc.dereference(label)
                {
                    ranges.insert(index, label.clone());
                }
            }
        }
        if depth < DEEPEST
            && let Ok(kids) = node.get_deref(b"Kids", doc).and_then(Object::as_array)
        {
            for kid in kids {
                if let Ok((Some(id), Object::Dictionary(kid))) = doc.dereference(kid)
                    && seen.insert(id)
                {
                    todo.push((kid, depth + 1));
                }
            }
        }
    }
    ranges
}

/// The label ranges of `doc` with `gaps` (in order) filled, as a number tree; `None` when it has no labels.
pub(super) fn spread(doc: &Document, pages: usize, gaps: &[Gap]) -> Option<Dictionary> {
    let old = read(doc);
    if old.is_empty() {
        return None;
    }
    let mut new: BTreeMap<usize, Dictionary> = BTreeMap::new();
    let (mut shift, mut gaps) = (0, gaps.iter().peekable());
    let mut torn = false;
    for index in 0..pages {
        match old.get(&index) {
            Some(label) => {
                new.insert(index + shift, label.clone());
            }
            // The range goes on behind what was put in.
            None if torn => {
                if let Some((start, label)) = old.range(..index).next_back() {
                    let mut label = label.clone();
                    let first = label.get(b"St").and_then(Object::as_i64).unwrap_or(1);
                    label.set("St", first.saturating_add((index - start) as i64));
                    new.insert(index + shift, label);
                }
            }
            None => {}
        }
        torn = false;
        while let Some(gap) = gaps.next_if(|g| g.after == index) {
            if gap.pages == 0 {
                continue;
            }
            let mut label = Dictionary::new();
            label.set("S", "D");
            label.set("St", gap.first_number as i64);
            new.insert(index + 1 + shift, label);
            shift += gap.pages;
            torn = true;
        }
    }
    let mut nums = Vec::with_capacity(new.len() * 2);
    for (index, label) in new {
        nums.push(Object::Integer(index as i64));
        nums.push(Object::Dictionary(label));
    }
    let mut tree = Dictionary::new();
    tree.set("Nums", nums);
    Some(tree)
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    fn document(nums: Vec<Object>) -> Document {
        let mut doc = Document::with_version("1.7");
        let catalog =
            doc.add_object(dictionary! { "PageLabels" => dictionary! { "Nums" => nums } });
        doc.trailer.set("Root", catalog);
        doc
    }

    /// Each page's label, as a viewer shows it (decimal only).
    fn shown(tree: &Dictionary, pages: usize) -> Vec<String> {
        let nums = tree.get(b"Nums").unwrap().as_array().unwrap();
        let ranges: BTreeMap<i64, &Dictionary> = nums
            .chunks(2)
            .map(|p| (p[0].as_i64().unwrap(), p[1].as_dict().unwrap()))
            .collect();
        (0..pages as i64)
            .map(|i| {
                let (start, label) = ranges.range(..=i).next_back().unwrap();
                let first = label.get(b"St").and_then(Object::as_i64).unwrap_or(1);
                let prefix = label.get(b"P").and_then(Object::as_str).unwrap_or(b"");
                format!("{}{}", String::from_utf8_lossy(prefix), first + i - start)
            })
            .collect()
    }

    #[test]
    fn the_letters_pages_keep_their_labels() {
        let doc = document(vec![
            0.into(),
            dictionary! { "S" => "D", "P" => Object::string_literal("L") }.into(),
            3.into(),
            dictionary! { "S" => "D", "St" => 9 }.into(),
        ]);
        let gaps = [
            Gap {
                after: 1,
                pages: 2,
                first_number: 3,
            },
            Gap {
                after: 1,
                pages: 1,
                first_number: 5,
            },
            Gap {
                after: 2,
                pages: 2,
                first_number: 7,
            },
            Gap {
                after: 4,
                pages: 1,
                first_number: 11,
            },
        ];
        let tree = spread(&doc, 5, &gaps).unwrap();
        assert_eq!(
            shown(&tree, 11),
            ["L1", "L2", "3", "4", "5", "L3", "7", "8", "9", "10", "11"]
        );
    }

    #[test]
    fn without_labels_there_stay_none() {
        assert!(spread(&document(vec![]), 3, &[]).is_none());
    }
}
