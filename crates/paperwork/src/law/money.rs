//! Computes and writes money: grouped figures, Chinese capital amounts, damages by the day and interest by the year.
//!
//! Takes and gives decimals, never floats; negative amounts are refused where money is owed. Interest is simple, on actual days over
//! 365, the first day not counted and the last counted; every step is kept to the last digit and only the total is rounded, half up to
//! the fen. Invariant: an answer is exact to that rounding, or there is none.

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

mod capital;
pub use capital::capital;

/// Days in the year of a yearly rate.
pub const YEAR_OF_DAYS: u32 = 365;

/// Digits after the point that a step shows; `…` says that there are more.
const SHOWN: u32 = 6;

/// Why nothing was computed or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// An amount or a rate below zero.
    #[error("{value} is below zero")]
    Negative {
        /// The value.
        value: Decimal,
    },
    /// Ten thousand million million yuan or more: no capital amount is written for it.
    #[error("{value} is ten thousand million million or more")]
    TooLarge {
        /// The value.
        value: Decimal,
    },
    /// More digits than a decimal holds exactly.
    #[error("more digits than can be kept exactly")]
    Overflow,
    /// The end is before the start.
    #[error("{to} is before {from}")]
    Backwards {
        /// The start.
        from: Date,
        /// The end.
        to: Date,
    },
}

/// What the rate is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Percent of the base for each day.
    Day,
    /// Percent of the base for a year of 365 days.
    Year,
}

/// A sum with how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computation {
    /// What the rate is counted by.
    pub basis: Basis,
    /// The amount it is counted on, in yuan.
    pub base: Decimal,
    /// The rate, in percent.
    pub percent: Decimal,
    /// The day it should have been paid, not counted.
    pub from: Date,
    /// The last day counted.
    pub to: Date,
    /// Days counted.
    pub days: u32,
    /// Every step, in the order it is shown.
    pub lines: Vec<Line>,
    /// The result in yuan, two digits after the point.
    pub total: Decimal,
}

/// One step of a computation: what it is, and its figures, which read the same in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What the step is.
    pub label: Label,
    /// Its figures.
    pub expression: String,
}

/// What a step is; [`Label::key`] is the word its name is looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// The amount the rate is counted on.
    Base,
    /// The agreed percent a day.
    PercentPerDay,
    /// The percent a year.
    PercentPerYear,
    /// From, to, and the days between: the first not counted, the last counted.
    Days,
    /// The convention of a yearly rate: actual days over 365, simple interest.
    YearOfDays,
    /// The whole expression with its result before rounding.
    Exact,
    /// The result rounded half up to the fen, the only rounding there is.
    Rounded,
}

impl Label {
    /// Every label, in the order of a computation.
    pub const ALL: &[Self] = &[
        Self::Base,
        Self::PercentPerDay,
        Self::PercentPerYear,
        Self::Days,
        Self::YearOfDays,
        Self::Exact,
        Self::Rounded,
    ];

    /// The stable name of the label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::PercentPerDay => "percent-per-day",
            Self::PercentPerYear => "percent-per-year",
            Self::Days => "days",
            Self::YearOfDays => "year-of-days",
            Self::Exact => "exact",
            Self::Rounded => "rounded",
        }
    }
}

/// An amount rounded half up to the fen, which is the only rounding there is.
#[must_use]
pub fn fen(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// An amount with thousands grouped and two digits after the point: `20,000.00`.
#[must_use]
pub fn grouped(amount: Decimal) -> String {
    with_groups(&format!("{:.2}", fen(amount)))
}

/// What is owed at a percent a day, from the day it should have been paid (not counted) to `to` (counted).
///
/// # Errors
///
/// A negative base or percent, an end before the start, or more digits than can be kept exactly.
pub fn daily(
    base: Decimal,
    percent_per_day: Decimal,
    from: Date,
    to: Date,
) -> Result<Computation, MoneyError> {
    compute(Basis::Day, base, percent_per_day, from, to)
}

/// Simple interest at a percent a year on actual days over 365, days counted as in [`daily`].
///
/// # Errors
///
/// As [`daily`].
pub fn yearly(
    base: Decimal,
    percent_per_year: Decimal,
    from: Date,
    to: Date,
) -> Result<Computation, MoneyError> {
    compute(Basis::Year, base, percent_per_year, from, to)
}

/// The sum of amounts.
///
/// # Errors
///
/// More than a decimal holds.
pub fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Result<Decimal, MoneyError> {
    amounts.into_iter().try_fold(Decimal::ZERO, |sum, amount| {
        sum.checked_add(amount).ok_or(MoneyError::Overflow)
    })
}

fn compute(
    basis: Basis,
    base: Decimal,
    percent: Decimal,
    from: Date,
    to: Date,
) -> Result<Computation, MoneyError> {
    for value in [base, percent] {
        if value.is_sign_negative() && !value.is_zero() {
            return Err(MoneyError::Negative { value });
        }
    }
    let days = days(from, to)?;
    let product = multiply(multiply(base, percent)?, Decimal::from(days))?;
    let divisor = match basis {
        Basis::Day => 100,
        Basis::Year => 100 * YEAR_OF_DAYS,
    };
    let exact = product
        .checked_div(Decimal::from(divisor))
        .ok_or(MoneyError::Overflow)?;
    let total = fen(exact);

    let (rate, over) = match basis {
        Basis::Day => (Label::PercentPerDay, String::new()),
        Basis::Year => (Label::PercentPerYear, format!(" ÷ {YEAR_OF_DAYS}")),
    };
    let line = |label, expression| Line { label, expression };
    let (base_text, percent_text) = (figures(base), format!("{}%", percent.normalize()));
    let whole = format!(
        "{base_text} × {percent_text} × {days}{over} = {}",
        shown(exact, product, divisor)
    );
    let mut lines = vec![
        line(Label::Base, base_text),
        line(rate, percent_text),
        line(Label::Days, format!("{from} → {to} = {days}")),
    ];
    if basis == Basis::Year {
        lines.push(line(Label::YearOfDays, format!("{days} ÷ {YEAR_OF_DAYS}")));
    }
    lines.push(line(Label::Exact, whole));
    lines.push(line(Label::Rounded, grouped(total)));
    Ok(Computation {
        basis,
        base,
        percent,
        from,
        to,
        days,
        lines,
        total,
    })
}

/// Days after `from` up to and with `to`.
fn days(from: Date, to: Date) -> Result<u32, MoneyError> {
    let span = from.until(to).map_err(|_| MoneyError::Overflow)?;
    u32::try_from(span.get_days()).map_err(|_| MoneyError::Backwards { from, to })
}

/// A product with every digit kept, or none.
fn multiply(a: Decimal, b: Decimal) -> Result<Decimal, MoneyError> {
    let (a, b) = (a.normalize(), b.normalize());
    let product = a.checked_mul(b).ok_or(MoneyError::Overflow)?;
    if product.scale() < a.scale() + b.scale() && !a.is_zero() && !b.is_zero() {
        return Err(MoneyError::Overflow);
    }
    Ok(product)
}

/// An amount with all its digits, at least two after the point.
fn figures(amount: Decimal) -> String {
    if fen(amount) == amount {
        grouped(amount)
    } else {
        with_groups(&amount.normalize().to_string())
    }
}

/// A quotient as far as it is shown, with `…` when digits are left.
fn shown(quotient: Decimal, product: Decimal, divisor: u32) -> String {
    let cut = quotient.trunc_with_scale(SHOWN);
    let ends = cut
        .checked_mul(Decimal::from(divisor))
        .is_some_and(|back| back == product);
    if ends {
        figures(cut)
    } else {
        format!("{}…", with_groups(&cut.to_string()))
    }
}

/// Commas between thousands, in the part before the point.
fn with_groups(plain: &str) -> String {
    let (sign, rest) = plain
        .strip_prefix('-')
        .map_or(("", plain), |rest| ("-", rest));
    let (whole, fraction) = rest
        .split_once('.')
        .map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests;
