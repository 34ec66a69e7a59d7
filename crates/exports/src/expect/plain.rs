//! Makes names and titles comparable.
//!
//! Takes text as people and platforms write it, gives its letters and digits alone, in small letters, with the places where words begin. Never
//! looks anything up and never cuts: two titles are the same here only if every letter and digit of them is.

/// Longest extension of a file name, characters.
const LONGEST_EXTENSION: usize = 5;

/// Gives text in Unicode normal form KC. The program hands it in, so that this crate needs no tables of characters.
pub type Compose = fn(&str) -> String;

/// Text of which only letters and digits are left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// The letters and digits, small.
    pub letters: Vec<char>,
    /// Where words begin in `letters`: after anything that is no letter or digit. Ascending; the first is 0 unless there are no letters.
    pub words: Vec<usize>,
}

impl Plain {
    /// Reads text.
    #[must_use]
    pub fn of(text: &str, compose: Compose) -> Self {
        let mut plain = Self::default();
        let mut between = true;
        for letter in compose(text).chars().filter(|c| !c.is_whitespace()) {
            if !counts(letter) {
                between = true;
                continue;
            }
            if between {
                plain.words.push(plain.letters.len());
                between = false;
            }
            plain
                .letters
                .extend(letter.to_lowercase().filter(|c| counts(*c)));
        }
        plain
    }

    /// The words as ranges of `letters`.
    pub fn spans(&self) -> impl DoubleEndedIterator<Item = (usize, usize)> + '_ {
        let ends = move |word: usize| self.words.get(word + 1).copied();
        let each = self.words.iter().copied().enumerate();
        each.map(move |(word, from)| (from, ends(word).unwrap_or(self.letters.len())))
    }

    /// The letters without words of digits alone at both ends: dates, counters and numbers that programs add to names. Begin and end.
    #[must_use]
    pub fn core(&self) -> (usize, usize) {
        let digits = |&(from, to): &(usize, usize)| {
            let word = self.letters.get(from..to).unwrap_or_default();
            word.iter().all(char::is_ascii_digit)
        };
        let from = self.spans().find(|word| !digits(word));
        let to = self.spans().rev().find(|word| !digits(word));
        match (from, to) {
            (Some((from, _)), Some((_, to))) => (from, to),
            _ => (0, self.letters.len()),
        }
    }

    /// The letters as text.
    #[must_use]
    pub fn text(&self) -> String {
        self.letters.iter().collect()
    }
}

/// Letters and digits; not the squared and circled letters among the emoji.
fn counts(letter: char) -> bool {
    letter.is_alphanumeric() && !('\u{1F100}'..='\u{1F1FF}').contains(&letter)
}

/// The last component of a path.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A file name without its extension.
#[must_use]
pub fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if !stem.is_empty()
                && (1..=LONGEST_EXTENSION).contains(&extension.len())
                && extension.bytes().all(|b| b.is_ascii_alphanumeric()) =>
        {
            stem
        }
        _ => name,
    }
}

/// A cell without what guards it against spreadsheets: blanks, a TAB, `'`, a backtick, `="…"`, quotes.
#[must_use]
pub fn bare(cell: &str) -> &str {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}');
    let mut rest = cell;
    loop {
        let before = rest;
        rest = rest.trim_matches(blank);
        rest = rest.strip_prefix(['\'', '`']).unwrap_or(rest);
        if let Some(inner) = rest.strip_prefix("=\"").and_then(|r| r.strip_suffix('"')) {
            rest = inner;
        } else if let Some(inner) = rest.strip_prefix('"').and_then(|r| r.strip_suffix('"')) {
            rest = inner;
        }
        if rest == before {
            return rest;
        }
    }
}

/// Runs of ASCII letters and digits, and the runs of digits in them, of at least `shortest`: where the number of a work can stand.
pub fn tokens(text: &str, shortest: usize) -> impl Iterator<Item = &str> {
    let runs = text.split(|c: char| !c.is_ascii_alphanumeric());
    runs.flat_map(|run| {
        let digits = run.split(|c: char| !c.is_ascii_digit());
        std::iter::once(run).chain(digits.filter(move |part| *part != run))
    })
    .filter(move |run| run.len() >= shortest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn punctuation_emoji_and_case_do_not_count() {
        let plain = |text| Plain::of(text, same).text();
        assert_eq!(
            plain("新品开箱!🎉 青釉杯《第2期》 #Vlog"),
            "新品开箱青釉杯第2期vlog"
        );
        assert_eq!(
            plain("新品开箱_青釉杯_第2期_#vlog"),
            "新品开箱青釉杯第2期vlog"
        );
        assert_eq!(plain("🅰🅱"), "");
        assert_eq!(plain("İ"), "i");
    }

    #[test]
    fn the_program_says_what_one_character_is() {
        let compose: Compose = |text| text.replace('Ａ', "A").replace("e\u{301}", "é");
        assert_eq!(Plain::of("Ａ cafe\u{301}", compose).text(), "acafé");
    }

    #[test]
    fn numbers_that_programs_add_are_not_the_core() {
        let plain = Plain::of("2026-03-08_日常 2 则 (1)", same);
        let (from, to) = plain.core();
        let core: String = plain.letters[from..to].iter().collect();
        assert_eq!(core, "日常2则");
        assert_eq!(Plain::of("2026 (1)", same).core(), (0, 5));
        assert_eq!(Plain::of("", same).core(), (0, 0));
    }

    #[test]
    fn guards_are_taken_off() {
        for cell in [
            "69",
            "\t69",
            "'69",
            "`69",
            "=\"69\"",
            "\"69\"\t",
            "\u{FEFF} 69 ",
            "\"=\"69\"\"",
        ] {
            assert_eq!(bare(cell), "69", "{cell}");
        }
        assert_eq!(bare("\""), "\"");
        assert_eq!(bare("'"), "");
    }

    #[test]
    fn names_end_in_extensions() {
        assert_eq!(stem("第1.0版发布.mp4"), "第1.0版发布");
        assert_eq!(stem("第1.零版"), "第1.零版");
        assert_eq!(stem(".mp4"), ".mp4");
        assert_eq!(file_name("a/b\\c.mp4"), "c.mp4");
    }

    #[test]
    fn numbers_are_found_inside_names() {
        let found: Vec<_> = tokens("日常_7412345678901234567(1)x8412345678901234567", 6).collect();
        assert_eq!(
            found,
            [
                "7412345678901234567",
                "x8412345678901234567",
                "8412345678901234567"
            ]
        );
    }
}
