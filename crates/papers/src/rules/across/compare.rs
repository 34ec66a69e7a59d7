//! Spells names one way and counts the characters by which they differ.

use unicode_normalization::UnicodeNormalization as _;

/// A name without what is only spelling: width, spaces, kinds of brackets, quotes and dots.
pub(in crate::rules) fn comparable(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .filter_map(|c| match c {
            '〔' | '[' | '【' | '［' => Some('('),
            '〕' | ']' | '】' | '］' => Some(')'),
            '•' | '・' | '‧' | '∙' | '.' => Some('·'),
            '〇' => Some('零'),
            '"' | '“' | '”' | '\'' | '‘' | '’' | ',' | '，' | ':' | '。' | '、' => None,
            other => other.to_uppercase().next(),
        })
        .collect()
}

/// The least number of characters to add, drop or change to make one text of the other.
pub(in crate::rules) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut row = vec![left];
        for ((y, diagonal), up) in b.iter().zip(&above).zip(above.iter().skip(1)) {
            left = (diagonal + usize::from(x != *y)).min(up + 1).min(left + 1);
            row.push(left);
        }
        above = row;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spelling_is_no_difference() {
        assert_eq!(
            comparable("杭州 （样本）公司"),
            comparable("杭州(样本)公司")
        );
        assert_eq!(comparable("阿不都•样本"), comparable("阿不都·样本"));
        assert_eq!(distance("样本甲", "样木甲"), 1);
        assert_eq!(distance("", "样本"), 2);
        assert_eq!(distance("样本甲乙", "样甲乙"), 1);
    }

    proptest! {
        #[test]
        fn the_distance_is_one(a in ".{0,12}", b in ".{0,12}") {
            let (longest, apart) = (a.chars().count().max(b.chars().count()), distance(&a, &b));
            prop_assert!(apart <= longest);
            prop_assert_eq!(apart, distance(&b, &a));
            prop_assert_eq!(apart == 0, a == b);
        }
    }
}
