//! Reads the day that a person or a script names.
//!
//! Takes the texts of `--date` and `SOURCE_DATE_EPOCH`, gives a day, or nothing when neither is there: only `cli` rooms may then
//! ask the clock.

use i18n_embed_fl::fl;
use jiff::civil::Date;

use crate::escape;
use crate::failure::Failure;
use crate::words::Words;

/// The day that `--date` names, else the day (in UTC) of `SOURCE_DATE_EPOCH`.
pub fn named(
    words: &Words,
    date: Option<&str>,
    epoch: Option<&str>,
) -> Result<Option<Date>, Failure> {
    let l = &words.shared;
    if let Some(text) = date {
        let value = escape::line(text).into_owned();
        return match text.parse::<Date>() {
            Ok(date) if date.to_string() == text => Ok(Some(date)),
            _ => Err(Failure::new(fl!(l, "date", value = value)).hint(fl!(l, "date-hint"))),
        };
    }
    let Some(text) = epoch else { return Ok(None) };
    let moment = text
        .parse()
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    match moment {
        Some(moment) => Ok(Some(moment.to_zoned(jiff::tz::TimeZone::UTC).date())),
        None => {
            let value = escape::line(text).into_owned();
            Err(Failure::new(fl!(l, "epoch", value = value)).hint(fl!(l, "epoch-hint")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use jiff::civil::date;

    #[derive(rust_embed::RustEmbed)]
    #[folder = "i18n"]
    struct Messages;

    fn read(given: Option<&str>, epoch: Option<&str>) -> Result<Option<Date>, Failure> {
        let words = Words::new("shell", &Messages, Language::En);
        named(&words, given, epoch)
    }

    #[test]
    fn the_option_comes_before_the_environment() {
        let day = date(2026, 11, 21);
        assert_eq!(read(Some("2026-11-21"), Some("0")), Ok(Some(day)));
        assert_eq!(read(None, Some("1795219200")), Ok(Some(day)));
        assert_eq!(read(None, None), Ok(None));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026-02-30",
            "20261121",
            "2026-11-21T00:00",
            "21.11.2026",
        ] {
            let failure = read(Some(text), None).unwrap_err();
            assert_eq!(failure.hints.len(), 1, "{text}");
        }
        for text in ["", "x", "1e9", "99999999999999999999"] {
            assert!(read(None, Some(text)).is_err(), "{text}");
        }
    }
}
