//! Tells the edition of a licence and whose it is.
//!
//! Takes a laid out licence, gives [`Edition`] and [`Holder`], or nothing when the paper does not say. The type text decides before the
//! label of the person, the label before the code.

use reading::sheet::Sheet;

use crate::field::Name;
use crate::fields::grid::Grid;
use crate::kind::{Edition, Holder};
use crate::text::{Piece, Text, spelled};
use crate::words::Group;

/// The edition, by who had it printed, then by its shape and marks.
pub(super) fn edition(text: &Text, sheet: &Sheet) -> Option<Edition> {
    let whole: String = text
        .pieces
        .iter()
        .map(Piece::text)
        .collect::<Vec<_>>()
        .join("\n");
    if whole.contains("工商行政管理") && whole.contains("总局") || whole.contains("注册号")
    {
        return Some(Edition::Old);
    }
    let lying = sheet.size.0 > sheet.size.1;
    let new = whole.contains("国家市场监督管理总局")
        || whole.contains("扫描二维码")
        || (lying && !sheet.codes.is_empty());
    if new {
        return Some(Edition::Form2019);
    }
    (!lying).then_some(Edition::Old)
}

/// Whose licence it is.
pub(super) fn holder(text: &Text) -> Option<Holder> {
    let grid = Grid::of(text, Group::Licence);
    let value = |name| {
        grid.values
            .get(&name)
            .map(|chars| spelled(chars))
            .unwrap_or_default()
    };
    let form = value(Name::Form);
    let name = value(Name::Company);
    let by_form = [
        ("分公司", Holder::Branch),
        ("分支机构", Holder::Branch),
        ("个体", Holder::SoleTrader),
        ("合伙", Holder::Partnership),
        ("个人独资", Holder::SoleProprietorship),
        ("公司", Holder::Company),
        ("股份", Holder::Company),
    ];
    if let Some((_, holder)) = by_form.iter().find(|(word, _)| form.contains(word)) {
        return Some(*holder);
    }
    if name.ends_with("分公司") {
        return Some(Holder::Branch);
    }
    let whole: Vec<String> = text.pieces.iter().map(Piece::text).collect();
    let label = |word: &str| whole.iter().any(|piece| piece.starts_with(word));
    let by_label = [
        ("执行事务合伙人", Holder::Partnership),
        ("投资人", Holder::SoleProprietorship),
        ("经营者", Holder::SoleTrader),
        ("法定代表人", Holder::Company),
    ];
    if let Some((_, holder)) = by_label.iter().find(|(word, _)| label(word)) {
        return Some(*holder);
    }
    let code = value(Name::Code);
    code.starts_with("92").then_some(Holder::SoleTrader)
}
