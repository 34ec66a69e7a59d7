//! Tries figures and computations against ones done by hand.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn texts(computation: &Computation) -> Vec<(&'static str, &str)> {
    computation
        .lines
        .iter()
        .map(|line| (line.label.key(), line.expression.as_str()))
        .collect()
}

#[test]
fn thousands_are_grouped() {
    for (amount, text) in [
        ("0", "0.00"),
        ("1.5", "1.50"),
        ("999.99", "999.99"),
        ("1000", "1,000.00"),
        ("20000", "20,000.00"),
        ("1234567.891", "1,234,567.89"),
        ("0.005", "0.01"),
        ("2.675", "2.68"),
        ("-1234.5", "-1,234.50"),
        ("-123", "-123.00"),
    ] {
        assert_eq!(grouped(d(amount)), text, "{amount}");
    }
    assert_eq!(
        grouped(Decimal::MAX),
        "79,228,162,514,264,337,593,543,950,335.00"
    );
}

#[test]
fn damages_by_the_day_are_shown_line_by_line() {
    let computed = daily(d("20000"), d("0.05"), date(2026, 10, 1), date(2026, 11, 21)).unwrap();
    assert_eq!(computed.days, 51);
    assert_eq!(computed.total, d("510"));
    assert_eq!(
        texts(&computed),
        [
            ("base", "20,000.00"),
            ("percent-per-day", "0.05%"),
            ("days", "2026-10-01 → 2026-11-21 = 51"),
            ("exact", "20,000.00 × 0.05% × 51 = 510.00"),
            ("rounded", "510.00"),
        ]
    );
}

#[test]
fn interest_by_the_year_is_over_365_and_rounded_at_the_end() {
    let computed = yearly(
        d("20000.00"),
        d("3.45"),
        date(2026, 3, 1),
        date(2026, 11, 21),
    )
    .unwrap();
    assert_eq!(computed.days, 265);
    assert_eq!(computed.total, d("500.96"));
    assert_eq!(
        texts(&computed),
        [
            ("base", "20,000.00"),
            ("percent-per-year", "3.45%"),
            ("days", "2026-03-01 → 2026-11-21 = 265"),
            ("year-of-days", "265 ÷ 365"),
            ("exact", "20,000.00 × 3.45% × 265 ÷ 365 = 500.958904…"),
            ("rounded", "500.96"),
        ]
    );
}

#[test]
fn a_leap_year_is_still_over_365() {
    let computed = yearly(d("36500"), d("1"), date(2024, 1, 1), date(2025, 1, 1)).unwrap();
    assert_eq!((computed.days, computed.total), (366, d("366.00")));
}

#[test]
fn half_a_fen_is_rounded_up() {
    // 10 × 0.05% × 1 = 0.005
    let computed = daily(d("10"), d("0.05"), date(2026, 1, 1), date(2026, 1, 2)).unwrap();
    assert_eq!(computed.total, d("0.01"));
    assert_eq!(computed.lines[3].expression, "10.00 × 0.05% × 1 = 0.005");
    let computed = daily(d("9.99"), d("0.05"), date(2026, 1, 1), date(2026, 1, 2)).unwrap();
    assert_eq!(computed.total, d("0"));
}

#[test]
fn no_day_is_no_money() {
    let day = date(2026, 1, 1);
    assert!(
        daily(d("20000"), d("0.05"), day, day)
            .unwrap()
            .total
            .is_zero()
    );
    assert!(
        yearly(d("0"), d("3.45"), day, date(2026, 9, 9))
            .unwrap()
            .total
            .is_zero()
    );
    assert!(
        yearly(d("1"), d("0"), day, date(2026, 9, 9))
            .unwrap()
            .total
            .is_zero()
    );
}

#[test]
fn what_cannot_be_computed_is_refused() {
    let (from, to) = (date(2026, 1, 2), date(2026, 1, 1));
    assert_eq!(
        daily(d("1"), d("1"), from, to),
        Err(MoneyError::Backwards { from, to })
    );
    let value = d("-1");
    assert_eq!(
        daily(value, d("1"), to, from),
        Err(MoneyError::Negative { value })
    );
    assert_eq!(
        yearly(d("1"), value, to, from),
        Err(MoneyError::Negative { value })
    );
    let far = date(9999, 12, 31);
    assert_eq!(
        yearly(Decimal::MAX, d("3.45"), to, far),
        Err(MoneyError::Overflow)
    );
    assert_eq!(
        daily(d("1234567890123.45"), d("0.1234567890123456789"), to, far),
        Err(MoneyError::Overflow)
    );
    assert_eq!(sum([Decimal::MAX, Decimal::ONE]), Err(MoneyError::Overflow));
    assert_eq!(sum([d("20000"), d("510.5")]), Ok(d("20510.5")));
}

#[test]
fn labels_have_one_key_each() {
    let keys: std::collections::BTreeSet<&str> =
        Label::ALL.iter().map(|label| label.key()).collect();
    assert_eq!(keys.len(), Label::ALL.len());
}

proptest! {
    #[test]
    fn a_total_is_within_half_a_fen_of_the_integers(
        fen in 0u64..1_000_000_000_000,
        basis_points in 0u64..100_000,
        days in 0i64..4000,
    ) {
        let from = date(2020, 1, 1);
        let to = from.checked_add(jiff::Span::new().days(days)).unwrap();
        let (base, percent) = (Decimal::new(fen as i64, 2), Decimal::new(basis_points as i64, 2));
        let computed = yearly(base, percent, from, to).unwrap();
        // fen × basis points × days over 10 000 × 365, half up, in whole numbers.
        let (top, bottom) = (u128::from(fen) * u128::from(basis_points) * days as u128, 3_650_000u128);
        let expected = (2 * top + bottom) / (2 * bottom);
        prop_assert_eq!(computed.total, Decimal::from(expected) / Decimal::ONE_HUNDRED);
    }

    #[test]
    fn grouping_only_adds_commas(mantissa in any::<i64>(), scale in 0u32..10) {
        let amount = Decimal::new(mantissa, scale);
        let plain: Decimal = grouped(amount).replace(',', "").parse().unwrap();
        prop_assert_eq!(plain, fen(amount));
    }

    #[test]
    fn anything_at_all_gets_an_answer(
        (a, b) in (any::<i128>(), any::<i128>()),
        (s, t) in (0u32..=28, 0u32..=28),
    ) {
        let value = |n: i128, scale| Decimal::try_from_i128_with_scale(n >> 32, scale).unwrap_or(Decimal::MAX);
        let (a, b) = (value(a, s), value(b, t));
        let _ = daily(a, b, date(1, 1, 1), date(9999, 12, 31));
        let _ = yearly(a, b, date(1, 1, 1), date(9999, 12, 31));
        let _ = (grouped(a), capital(a), fen(b));
    }
}
