//! Compares names and texts of different papers: one spelling for all, and how many characters they are apart.
//!
//! Takes texts, gives texts and numbers. Never decides what a difference means: the rules do.

use unicode_normalization::UnicodeNormalization;

use crate::words::words;

/// Texts longer than this are cut before they are compared, characters.
const LONGEST: usize = 600;

/// Spells a name or text one way: half-width (NFKC), simplified, capital letters, without blanks, invisible marks and quotation marks;
/// every bracket round, every middle dot `·`, every zero of dates `零`.
#[must_use]
pub fn comparable(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '"' | '“' | '”' | '\'' | '‘' | '’'))
        .flat_map(char::to_uppercase)
        .map(|c| match c {
            '〔' | '【' | '〖' | '[' | '{' | '〈' | '<' => '(',
            '〕' | '】' | '〗' | ']' | '}' | '〉' | '>' => ')',
            '•' | '・' | '‧' | '∙' | '⋅' | '.' => '·',
            '〇' | '○' | '◯' => '零',
            other => words().simplified(other),
        })
        .collect()
}

/// How many characters must be replaced, added or taken out to make one text the other (edit distance). Spell both with
/// [`comparable`] first. Texts are compared up to 600 characters.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (
        a.chars().take(LONGEST).collect(),
        b.chars().take(LONGEST).collect(),
    );
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for ((y, above_left), above) in b.iter().zip(&row).zip(row.iter().skip(1)) {
            let left = next.last().copied().unwrap_or(i) + 1;
            next.push((above_left + usize::from(x != y)).min(above + 1).min(left));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        let one = comparable("杭州样本（上海）有限公司");
        assert_eq!(one, comparable("杭州样本(上海) 有限公司\u{3000}"));
        assert_eq!(one, comparable("杭州样本〔上海〕有限公司"));
        assert_eq!(comparable("阿依努尔•样本"), comparable("阿依努尔·样本"));
        assert_eq!(comparable("二〇二四"), comparable("二零二四"));
        assert_eq!(comparable("ＡＢ店"), comparable("ab店"));
    }

    #[test]
    fn distances_are_counted_in_characters() {
        assert_eq!(distance("林样本", "林样本"), 0);
        assert_eq!(distance("阎样本", "间样本"), 1);
        assert_eq!(distance("文化传媒有限公司", "文化传播有限公司"), 1);
        assert_eq!(distance("", "林样本"), 3);
        assert_eq!(distance("样本", "小样本店"), 2);
    }

    proptest! {
        #[test]
        fn distance_is_a_distance(a in ".{0,12}", b in ".{0,12}") {
            let d = distance(&a, &b);
            prop_assert_eq!(d, distance(&b, &a));
            prop_assert_eq!(d == 0, a == b);
            prop_assert!(d <= a.chars().count().max(b.chars().count()));
        }

        #[test]
        fn spelling_twice_changes_nothing(a in ".{0,20}") {
            let once = comparable(&a);
            prop_assert_eq!(comparable(&once), once);
        }
    }
}
