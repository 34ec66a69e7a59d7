//! Reads numbers of orders and works, and how many rows a list says it has.
//!
//! Takes cells without their guards, gives what they say. A number that a spreadsheet has shortened is said to be lost, never completed.

use sha2::{Digest as _, Sha256};

/// Shortest number of an order or a work, characters.
pub const SHORTEST: usize = 6;
/// Numbers of works inside links have at least this many digits: below are dates and counters.
pub const SHORTEST_IN_LINK: usize = 15;
/// Digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;

/// What a cell says that should hold a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number<'a> {
    /// The number.
    Whole(&'a str),
    /// Its last digits are lost to scientific notation.
    Lost,
    /// No number of an order or a work.
    None,
}

/// Reads a cell without its guards.
#[must_use]
pub fn read(cell: &str) -> Number<'_> {
    let letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if in_powers(cell) {
        Number::Lost
    } else if cell.len() >= SHORTEST
        && cell.bytes().all(letter)
        && cell.bytes().any(|b| b.is_ascii_digit())
    {
        Number::Whole(cell)
    } else {
        Number::None
    }
}

/// Scientific notation: `6.92123E+18`.
fn in_powers(cell: &str) -> bool {
    let Some((number, power)) = cell.split_once(['e', 'E']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
    let power = power.strip_prefix('+');
    // `12E34` may be a number of letters and digits; with a point or a plus it is none.
    (power.is_some() || number.contains('.'))
        && whole.len() == 1
        && digits(whole)
        && digits(rest)
        && digits(power.unwrap_or(cell.rsplit(['e', 'E']).next().unwrap_or_default()))
}

/// The number of a work in the link to it.
#[must_use]
pub fn of_link(link: &str) -> Option<&str> {
    let mut runs = link.split(|c: char| !c.is_ascii_digit());
    runs.find(|run| run.len() >= SHORTEST_IN_LINK)
}

/// Whether a spreadsheet that takes it for a number loses digits of it.
#[must_use]
pub fn is_long(number: &str) -> bool {
    number.len() > KEPT + 1 && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether all digits are 0 that a spreadsheet does not keep.
#[must_use]
pub fn is_round(number: &str) -> bool {
    let rest = number.get(KEPT..).unwrap_or_default();
    is_long(number) && rest.bytes().all(|b| b == b'0')
}

/// How many there are, as a line before or after the rows says: `共12笔`, `共计 1,200 条记录`.
#[must_use]
pub fn declared(cell: &str) -> Option<u64> {
    const UNITS: [char; 9] = ['笔', '条', '个', '件', '单', '部', '项', '行', '则'];
    cell.match_indices('共').find_map(|(at, word)| {
        let rest = cell.get(at + word.len()..)?;
        let rest = rest.trim_start_matches(['计', '有', '：', ':', ' ', '\u{3000}', '\u{A0}']);
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',')?;
        let (digits, unit) = rest.split_at_checked(end)?;
        let unit = unit.trim_start();
        let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
        unit.starts_with(UNITS).then(|| digits.parse().ok())?
    })
}

/// Whether a line adds up those above it.
#[must_use]
pub fn sums_up(cell: &str) -> bool {
    matches!(
        cell.trim_end_matches(['：', ':']),
        "合计" | "总计" | "小计" | "汇总" | "总数" | "Total" | "total"
    )
}

/// The number as [`crate::facts::Keys`] holds it.
#[must_use]
pub fn key(number: &str) -> u64 {
    first_octets(Sha256::digest(number.as_bytes()).as_slice())
}

/// Tells whole rows apart.
#[must_use]
pub fn digest_of(cells: &[&str]) -> u64 {
    let mut digest = Sha256::new();
    for cell in cells {
        digest.update((cell.len() as u64).to_be_bytes());
        digest.update(cell.as_bytes());
    }
    first_octets(digest.finalize().as_slice())
}

fn first_octets(digest: &[u8]) -> u64 {
    let first = digest.first_chunk::<8>().copied().unwrap_or_default();
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortened_number_is_lost_and_never_completed() {
        assert_eq!(read("6.92123E+18"), Number::Lost);
        assert_eq!(read("6.921234567890124E18"), Number::Lost);
        assert_eq!(read("7E+18"), Number::Lost);
        assert_eq!(
            read("6921234567890123456"),
            Number::Whole("6921234567890123456")
        );
        assert_eq!(read("3x8e7abcdef"), Number::Whole("3x8e7abcdef"));
        assert_eq!(read("1234567E12"), Number::Whole("1234567E12"));
        assert_eq!(read("新品开箱"), Number::None);
        assert_eq!(read("12345"), Number::None);
        assert!(is_round("6921234567890120000") && !is_round("6921234567890123456"));
        assert!(!is_round("692123456789000"));
    }

    #[test]
    fn what_a_list_says_of_its_length_is_read() {
        assert_eq!(declared("共12笔记录"), Some(12));
        assert_eq!(declared("公共平台：共计 1,200 条"), Some(1200));
        assert_eq!(declared("共：3个作品"), Some(3));
        assert_eq!(declared("共同度过的12个夏天"), None);
        assert_eq!(declared("一共"), None);
        assert_eq!(declared("共99999999999999999999999条"), None);
    }

    #[test]
    fn links_name_works() {
        let link = "https://www.douyin.com/video/7412345678901234567?from=20260308";
        assert_eq!(of_link(link), Some("7412345678901234567"));
        assert_eq!(of_link("https://v.douyin.com/iRNBho6/"), None);
    }

    #[test]
    fn keys_are_those_of_the_tables() {
        // First eight octets of SHA-256 of "abc", FIPS 180-4.
        assert_eq!(key("abc"), 0xba78_16bf_8f01_cfea);
        assert_ne!(digest_of(&["a", "bc"]), digest_of(&["ab", "c"]));
    }
}
