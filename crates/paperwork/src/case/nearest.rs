//! Finds the known key or table most like one that is not known.
//!
//! Takes what was written, gives the [`Wrong`] that names it. Never guesses wildly: a name further away than a third of its letters is
//! no suggestion.

use super::fields;
use super::wrong::Wrong;

/// A longer name than this is no slip of the pen.
const LONGEST: usize = 64;

/// What is wrong with an unknown dotted key.
pub(super) fn unknown(key: &str) -> Wrong {
    let Some((table, name)) = key.split_once('.') else {
        return match fields::tables().contains(&key) {
            // A table alone is no field.
            true => Wrong::UnknownKey { nearest: None },
            false => Wrong::UnknownKey {
                nearest: anywhere(key),
            },
        };
    };
    if !fields::tables().contains(&table) {
        return Wrong::UnknownTable {
            nearest: self::table(table),
        };
    }
    Wrong::UnknownKey {
        nearest: anywhere(name).or_else(|| within(table, name)),
    }
}

/// The known table most like a name.
pub(super) fn table(name: &str) -> Option<String> {
    best(
        name,
        fields::tables().into_iter().map(|known| (known, known)),
    )
}

/// The key of the same table most like a name, or the one whose Chinese label it is.
fn within(table: &str, name: &str) -> Option<String> {
    let of_table = || fields::all().iter().filter(|field| field.table() == table);
    if let Some(field) = of_table().find(|field| field.label.zh == name) {
        return Some(field.key.clone());
    }
    best(name, of_table().map(|field| (field.name(), &*field.key)))
}

/// A key of any table that has this very name or label.
fn anywhere(name: &str) -> Option<String> {
    fields::all()
        .iter()
        .find(|field| field.name() == name || field.label.zh == name)
        .map(|field| field.key.clone())
}

fn best<'a>(name: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let name: Vec<char> = name.to_lowercase().chars().take(LONGEST + 1).collect();
    if name.len() > LONGEST {
        return None;
    }
    known
        .filter_map(|(candidate, answer)| {
            let candidate: Vec<char> = candidate.chars().collect();
            let apart = distance(&name, &candidate);
            (apart <= (candidate.len().max(name.len()) / 3).max(1)).then_some((apart, answer))
        })
        .min_by_key(|(apart, _)| *apart)
        .map(|(_, answer)| answer.to_owned())
}

/// Letters to add, drop, change or swap with their neighbour to make one word of the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        let mut left = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let diagonal = above.get(j).copied().unwrap_or(usize::MAX - 1);
            let up = above.get(j + 1).copied().unwrap_or(usize::MAX - 1);
            let mut cost = (diagonal + usize::from(x != y)).min(up + 1).min(left + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&y) && b.get(j - 1) == Some(&x);
            if swapped && let Some(far) = before.get(j - 1) {
                cost = cost.min(far + 1);
            }
            row.push(cost);
            left = cost;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(key: &str) -> Option<String> {
        match unknown(key) {
            Wrong::UnknownKey { nearest } | Wrong::UnknownTable { nearest } => nearest,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn slips_of_the_pen_are_recognised() {
        for (written, meant) in [
            ("sender.nmae", "sender.name"),
            ("sender.Name", "sender.name"),
            ("sender.adress", "sender.address"),
            ("account.douyinid", "account.douyin_id"),
            ("event.bandate", "event.ban_date"),
            ("exhibits.file", ""),
            ("sender.uid", "account.uid"),
            ("sender.姓名或名称", "sender.name"),
            ("money.保证金", "money.deposit"),
            ("uid", "account.uid"),
            ("acount.uid", "account"),
            ("exhibit.path", "exhibits"),
            ("weather.rain", ""),
            ("sender.zzzzzz", ""),
            ("sender", ""),
        ] {
            assert_eq!(near(written).unwrap_or_default(), meant, "{written}");
        }
    }

    #[test]
    fn the_distance_counts_swaps_once() {
        let apart = |a: &str, b: &str| {
            distance(
                &a.chars().collect::<Vec<_>>(),
                &b.chars().collect::<Vec<_>>(),
            )
        };
        assert_eq!(apart("nmae", "name"), 1);
        assert_eq!(apart("", "name"), 4);
        assert_eq!(apart("name", ""), 4);
        assert_eq!(apart("账号", "帐号"), 1);
        assert_eq!(apart("kitten", "sitting"), 3);
    }

    #[test]
    fn a_name_without_end_costs_nothing_and_suggests_nothing() {
        assert_eq!(near(&format!("sender.{}", "name".repeat(250_000))), None);
    }
}
