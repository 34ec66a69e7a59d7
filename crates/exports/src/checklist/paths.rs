//! Tells from a path what its file may hold.
//!
//! Takes a path and words, gives whether one of them stands in it. Words in Latin letters must be whole, since `border` is no `order`.

/// Whether one of the words stands in the path and none that says otherwise.
pub(super) fn says(path: &str, words: &[String], never: &[String]) -> bool {
    any(path, words) && !any(path, never)
}

/// Whether one of the words stands in the path below `data/`.
pub(super) fn any(path: &str, words: &[String]) -> bool {
    let path = path.strip_prefix("data/").unwrap_or(path);
    words.iter().any(|word| match word.is_ascii() {
        true => whole(path, word),
        false => path.contains(word.as_str()),
    })
}

/// Whether the word stands in the path with no Latin letter before or after it.
fn whole(path: &str, word: &str) -> bool {
    let letter = |octet: Option<&u8>| octet.is_some_and(u8::is_ascii_alphabetic);
    let octets = path.as_bytes();
    let mut places = octets.windows(word.len().max(1)).enumerate();
    places.any(|(at, window)| {
        let before = at.checked_sub(1).and_then(|at| octets.get(at));
        window.eq_ignore_ascii_case(word.as_bytes())
            && !letter(before)
            && !letter(octets.get(at + word.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_are_whole_and_others_anywhere() {
        let words = ["order".to_owned(), "订单".to_owned()];
        for path in [
            "data/Order_2026.png",
            "data/a/2026order.png",
            "data/我的订单截图.png",
        ] {
            assert!(any(path, &words), "{path}");
        }
        for path in ["data/border.png", "data/orderly.png", "data/a.png"] {
            assert!(!any(path, &words), "{path}");
        }
        assert!(!says("data/订单-客服.png", &words, &["客服".to_owned()]));
        assert!(!any("data/a.png", &["data".to_owned()]));
    }
}
