//! Pushes numbers, moments, lengths, digests, names and links to a text, without a formatter: there are hundreds of thousands of them.
//!
//! Takes values, appends to a `String`. What comes from a file name leaves here as one visible line with nothing that HTML could read as its own, and a
//! link can lead nowhere but to the payload beside the page.

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::list::PAYLOAD;

/// Appends a number in plain digits.
pub fn digits(out: &mut String, number: u64) {
    push_digits(out, number, false);
}

/// Appends a number with a comma between thousands.
pub fn number(out: &mut String, number: u64) {
    push_digits(out, number, true);
}

/// A number with a comma between thousands.
pub fn numbered(count: u64) -> String {
    let mut out = String::new();
    number(&mut out, count);
    out
}

fn push_digits(out: &mut String, mut number: u64, grouped: bool) {
    // Twenty digits and six commas.
    let mut octets = [b'0'; 26];
    let mut at = octets.len();
    let mut count = 0;
    loop {
        if grouped && count > 0 && count % 3 == 0 {
            at -= 1;
            octets[at] = b',';
        }
        at -= 1;
        octets[at] = b'0' + (number % 10) as u8;
        number /= 10;
        count += 1;
        if number == 0 {
            break;
        }
    }
    out.extend(octets[at..].iter().map(|&octet| char::from(octet)));
}

/// A plain decimal with a comma between the thousands of its whole part; anything else as it is.
pub fn amount(text: &str) -> String {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, part) = rest
        .split_once('.')
        .map_or((rest, None), |(w, p)| (w, Some(p)));
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

fn padded(out: &mut String, number: i8) {
    let number = number.unsigned_abs();
    out.push(char::from(b'0' + number / 10 % 10));
    out.push(char::from(b'0' + number % 10));
}

/// Appends a moment `YYYY-MM-DD⟨middle⟩HH:MM:SS` at an offset of whole hours; appends nothing and says so when it is in no year of four digits.
pub fn moment(out: &mut String, seconds: i64, hours: i8, middle: char) -> bool {
    let civil = Timestamp::from_second(seconds)
        .ok()
        .zip(Offset::from_hours(hours).ok())
        .map(|(moment, offset)| offset.to_datetime(moment));
    let Some(civil) = civil.filter(|civil| civil.year() >= 0) else {
        return false;
    };
    let year = civil.year().unsigned_abs();
    padded(out, (year / 100) as i8);
    padded(out, (year % 100) as i8);
    for (mark, part) in [
        ('-', civil.month()),
        ('-', civil.day()),
        (middle, civil.hour()),
        (':', civil.minute()),
        (':', civil.second()),
    ] {
        out.push(mark);
        padded(out, part);
    }
    true
}

/// Appends a length of time as players show it: `0:07`, `12:34`, `1:02:03`; tenths below one second.
pub fn length(out: &mut String, milliseconds: u64) {
    let seconds = milliseconds / 1000;
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        digits(out, hours);
        out.push(':');
        padded(out, minutes as i8);
    } else {
        digits(out, minutes);
    }
    out.push(':');
    padded(out, rest as i8);
    if seconds == 0 {
        out.push('.');
        digits(out, milliseconds / 100);
    }
}

/// Appends a size in pixels.
pub fn pixels(out: &mut String, (width, height): (u32, u32)) {
    digits(out, width.into());
    out.push('×');
    digits(out, height.into());
}

/// Appends octets as lower-case hex.
pub fn hex(out: &mut String, octets: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    for octet in octets {
        out.push(char::from(HEX[usize::from(octet >> 4)]));
        out.push(char::from(HEX[usize::from(octet & 15)]));
    }
}

/// Appends text as HTML shows it: in one line, what is invisible made visible, nothing that HTML reads as its own.
pub fn html(out: &mut String, text: &str) {
    if text.bytes().all(plain) {
        out.push_str(text);
        return;
    }
    for c in shell::escape::line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

fn plain(octet: u8) -> bool {
    matches!(octet, b' '..=b'~') && !matches!(octet, b'&' | b'<' | b'>' | b'"' | b'\'')
}

/// The path that a person reads: inside the folder of the payload.
pub fn inner(payload: &str) -> &str {
    payload.strip_prefix(PAYLOAD).unwrap_or(payload)
}

/// Appends a relative address that opens the payload beside the page, safe inside double quotes; appends nothing and says so where there can be none.
///
/// Text that is not ASCII stays as it is (browsers send it as UTF-8), unless it is invisible or turns text round.
pub fn link(out: &mut String, payload: &str) -> bool {
    let inside = payload.strip_prefix(PAYLOAD);
    // Browsers resolve such segments however they are written.
    if inside.is_none_or(|inside| {
        inside
            .split('/')
            .any(|part| matches!(part, "" | "." | ".."))
    }) {
        return false;
    }
    for c in payload.chars() {
        let stays = match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => true,
            '/' | '-' | '_' | '.' | '~' | '!' | '$' | '(' | ')' | '*' | '+' | ',' | ';' | '='
            | ':' | '@' => true,
            c => !c.is_ascii() && !c.is_whitespace() && !shell::escape::hostile(c),
        };
        if stays {
            out.push(c);
            continue;
        }
        for octet in c.encode_utf8(&mut [0; 4]).bytes() {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(char::from(HEX[usize::from(octet >> 4)]));
            out.push(char::from(HEX[usize::from(octet & 15)]));
        }
    }
    true
}

/// A text cut to so many characters, with an ellipsis where it was cut.
pub fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(push: impl Fn(&mut String)) -> String {
        let mut out = String::new();
        push(&mut out);
        out
    }

    #[test]
    fn numbers_and_amounts_are_grouped() {
        assert_eq!(numbered(0), "0");
        assert_eq!(numbered(999), "999");
        assert_eq!(numbered(1_000), "1,000");
        assert_eq!(numbered(u64::MAX), "18,446,744,073,709,551,615");
        assert_eq!(of(|out| digits(out, 1_203_004)), "1203004");
        assert_eq!(amount("1234567.80"), "1,234,567.80");
        assert_eq!(amount("-123456"), "-123,456");
        assert_eq!(amount("-0.5"), "-0.5");
        assert_eq!(amount("x1234"), "x1234");
    }

    #[test]
    fn moments_are_exact_and_those_of_no_common_year_are_left_out() {
        assert_eq!(
            of(|out| assert!(moment(out, 0, 0, 'T'))),
            "1970-01-01T00:00:00"
        );
        assert_eq!(
            of(|out| assert!(moment(out, 1_735_689_599, 8, ' '))),
            "2025-01-01 07:59:59"
        );
        assert_eq!(
            of(|out| assert!(moment(out, -1, 0, 'T'))),
            "1969-12-31T23:59:59"
        );
        for seconds in [i64::MIN, i64::MAX, -70_000_000_000] {
            assert_eq!(of(|out| assert!(!moment(out, seconds, 0, 'T'))), "");
        }
    }

    #[test]
    fn lengths_read_as_on_a_player() {
        for (milliseconds, shown) in [
            (0, "0:00.0"),
            (480, "0:00.4"),
            (1_000, "0:01"),
            (754_999, "12:34"),
            (3_723_000, "1:02:03"),
        ] {
            assert_eq!(of(|out| length(out, milliseconds)), shown);
        }
    }

    #[test]
    fn links_stay_in_the_payload_whatever_the_name() {
        for (payload, address) in [
            ("data/视频/1 号#2?.mp4", "data/视频/1%20号%232%3F.mp4"),
            ("data/javascript:alert(1)", "data/javascript:alert(1)"),
            ("data/a\"b'c<d>&%2e", "data/a%22b%27c%3Cd%3E%26%252e"),
            (
                "data/a\nb\\c\u{202e}d\u{a0}e",
                "data/a%0Ab%5Cc%E2%80%AEd%C2%A0e",
            ),
        ] {
            assert_eq!(of(|out| assert!(link(out, payload))), address);
        }
        for payload in [
            "javascript:alert(1)",
            "data/../x",
            "data/./x",
            "data//x",
            "data/",
            "/data/x",
        ] {
            assert_eq!(of(|out| assert!(!link(out, payload))), "", "{payload}");
        }
    }

    #[test]
    fn hostile_names_are_text() {
        assert_eq!(
            of(|out| html(out, "<a b='\"'>&\n")),
            "&lt;a b=&#39;&quot;&#39;&gt;&amp;\\u{a}"
        );
        assert_eq!(of(|out| html(out, "视频 1.mp4")), "视频 1.mp4");
        assert_eq!(short("视频视频", 2), "视频…");
        assert_eq!(short("视频", 2), "视频");
    }
}
