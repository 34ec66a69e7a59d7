//! Holds the shared strings of a workbook, one after the other.
//!
//! Takes text, gives it back by number. Never holds more than 128 MiB of text and 8 million strings; more than 16 MiB and one million only one workbook
//! at a time, whatever the number of threads.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Problem;

/// Octets of text.
const TEXT: usize = 128 << 20;

/// Strings.
const COUNT: usize = 8_000_000;

/// What a workbook may hold beside others: octets of text, strings.
const ALONE: (usize, usize) = (16 << 20, 1_000_000);

/// Held by the workbook that holds more.
static LARGE: Mutex<()> = Mutex::new(());

/// The shared strings of a workbook.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    alone: Option<MutexGuard<'static, ()>>,
}

impl Strings {
    /// Adds to the string that is being taken.
    pub(super) fn add(&mut self, text: &str) -> Result<(), Problem> {
        if self.text.len().saturating_add(text.len()) > TEXT {
            return Err(Problem::TooLarge);
        }
        self.wait(self.text.len().saturating_add(text.len()) > ALONE.0);
        self.text.push_str(text);
        Ok(())
    }

    /// Waits until no other workbook holds as many.
    fn wait(&mut self, large: bool) {
        if large && self.alone.is_none() {
            self.alone = Some(LARGE.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// Ends the string that is being taken.
    pub(super) fn end(&mut self) -> Result<(), Problem> {
        if self.ends.len() >= COUNT {
            return Err(Problem::TooLarge);
        }
        let end = u32::try_from(self.text.len()).map_err(|_| Problem::TooLarge)?;
        self.wait(self.ends.len() >= ALONE.1);
        self.ends.push(end);
        Ok(())
    }

    /// A string by its number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let begin = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(begin..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back_by_number() {
        let mut strings = Strings::default();
        for text in ["订单", "", "号"] {
            strings.add(text).unwrap();
            strings.end().unwrap();
        }
        assert_eq!(strings.get(0), Some("订单"));
        assert_eq!(strings.get(1), Some(""));
        assert_eq!(strings.get(2), Some("号"));
        assert_eq!(strings.get(3), None);
    }

    #[test]
    fn text_is_bounded() {
        let mut strings = Strings::default();
        let piece = "x".repeat(32 << 20);
        for _ in 0..4 {
            strings.add(&piece).unwrap();
        }
        assert_eq!(strings.add("x"), Err(Problem::TooLarge));
    }
}
