//! Finds the columns of a list that say what a row is about.
//!
//! Takes a row that may be the header, gives the places of known columns. Names are data: `data/lists.toml`. Never goes by position.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::list::kept;
use super::plain::{Compose, Plain, bare};

#[derive(Deserialize)]
struct Names {
    column: Vec<Column>,
    form: Forms,
}

#[derive(Deserialize)]
struct Column {
    role: Role,
    names: Vec<String>,
}

/// What a column says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Role {
    /// The number of an order.
    Order,
    /// The number of a work.
    Id,
    /// A link in which the number of a work stands.
    Link,
    /// A title.
    Title,
    /// A file name or path.
    File,
    /// Whether a work is a video or pictures.
    Form,
}

/// What a work is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A video.
    Video,
    /// Pictures.
    Pictures,
}

#[derive(Default, Deserialize)]
struct Forms {
    video: Vec<String>,
    pictures: Vec<String>,
}

/// What is known of columns.
#[derive(Default)]
struct Known {
    /// Role and rank by name without case and punctuation.
    names: BTreeMap<String, (Role, usize)>,
    form: Forms,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let Ok(names) = toml::from_str::<Names>(include_str!("../../data/lists.toml")) else {
        return Known::default(); // A test holds the data to be whole.
    };
    let named = names.column.into_iter().flat_map(|column| {
        let role = column.role;
        let names = column.names.into_iter().enumerate();
        names.map(move |(rank, name)| (Plain::of(&name, str::to_owned).text(), (role, rank)))
    });
    Known {
        names: named.collect(),
        form: names.form,
    }
});

/// What a cell says a work is made of; nothing where it says both or neither.
pub(super) fn form(cell: &str) -> Option<Form> {
    let cell = cell.to_lowercase();
    let says = |words: &[String]| words.iter().any(|word| cell.contains(word.as_str()));
    match (says(&KNOWN.form.video), says(&KNOWN.form.pictures)) {
        (true, false) => Some(Form::Video),
        (false, true) => Some(Form::Pictures),
        _ => None,
    }
}

/// The columns of a header that say what a row is about: place and name by role.
pub(super) fn header(cells: &[&str], compose: Compose) -> BTreeMap<Role, (usize, String)> {
    let mut found: BTreeMap<Role, (usize, usize, String)> = BTreeMap::new();
    for (place, cell) in cells.iter().enumerate() {
        let name = bare(cell);
        let name = name.split(['(', '（']).next().unwrap_or(name);
        let Some(&(role, rank)) = KNOWN.names.get(&Plain::of(name, compose).text()) else {
            continue;
        };
        let better = found.get(&role).is_none_or(|(before, _, _)| rank < *before);
        if better {
            found.insert(role, (rank, place, kept(bare(cell))));
        }
    }
    let found = found.into_iter();
    found
        .map(|(role, (_, place, name))| (role, (place, name)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(cells: &[&str]) -> Vec<(Role, usize, String)> {
        let found = header(cells, str::to_owned).into_iter();
        found
            .map(|(role, (place, name))| (role, place, name))
            .collect()
    }

    #[test]
    fn columns_are_known_by_name_and_the_better_name_wins() {
        assert_eq!(
            roles(&["子订单编号", "订单号", "\t主订单编号 ", "金额"]),
            [(Role::Order, 2, "主订单编号".to_owned())]
        );
        assert_eq!(
            roles(&["Item_ID", "作品标题（必填）", "分享链接"]),
            [
                (Role::Id, 0, "Item_ID".to_owned()),
                (Role::Link, 2, "分享链接".to_owned()),
                (Role::Title, 1, "作品标题（必填）".to_owned()),
            ]
        );
        assert_eq!(roles(&["子订单编号", "商品ID", ""]), []);
        assert_eq!(form("图文"), Some(Form::Pictures));
        assert_eq!(form("短视频"), Some(Form::Video));
        assert_eq!(form("图文+视频"), None);
    }

    #[test]
    fn no_name_stands_for_two_roles() {
        let text = include_str!("../../data/lists.toml");
        let names: Names = toml::from_str(text).unwrap();
        let count: usize = names.column.iter().map(|column| column.names.len()).sum();
        assert!(
            count > 40 && KNOWN.names.len() == count,
            "{} of {count}",
            KNOWN.names.len()
        );
    }
}
