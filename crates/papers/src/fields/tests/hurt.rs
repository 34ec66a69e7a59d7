//! Tests that pages hurt at random are read without panic and without inventing numbers.

use super::{SHEETS, line, sheet, stored};
use crate::field::{Name, Value};
use crate::fields::read;
use crate::recognise::papers;
use proptest::prelude::*;
use reading::place::Rect;

/// Numbers that stand in a text, look-alikes spelled as digits.
fn plain(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            'O' | 'Q' | 'D' => '0',
            'I' | 'L' => '1',
            'Z' => '2',
            'S' => '5',
            'B' => '8',
            'G' => '6',
            other => other,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever happens to a page, nothing panics and no number comes out that did not stand there, up to one repaired character.
    #[test]
    fn hurt_pages_are_read_without_inventing(which in 0..SHEETS.len(), seed in any::<u64>(), hurts in 1usize..12) {
        let mut sheet = stored(SHEETS[which]);
        let mut state = seed;
        let mut next = |most: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % most.max(1)
        };
        for _ in 0..hurts {
            let n = next(sheet.lines.len());
            let Some(line) = sheet.lines.get_mut(n) else { break };
            let mut chars: Vec<char> = line.text.chars().collect();
            let at = next(chars.len());
            match next(7) {
                0 => { sheet.lines.remove(n); continue }
                1 => { if at < chars.len() { chars.remove(at); } }
                2 => chars.insert(at.min(chars.len()), ['0', 'X', '名', '：', ' ', '\u{200b}', '号'][next(7)]),
                3 => { if let Some(c) = chars.get_mut(at) { *c = ['8', 'B', 'O', '样', '。', '(', '年'][next(7)]; } }
                4 => { for p in &mut line.place.0 { p.x += next(900) as f32 - 450.0; } }
                5 => { for p in &mut line.place.0 { p.y = f32::NAN; } }
                _ => line.confidence = next(100) as f32 / 100.0,
            }
            line.text = chars.into_iter().collect();
        }
        let whole = plain(&sheet.lines.iter().map(|line| line.text.as_str()).collect::<String>());
        for found in papers(&sheet) {
            for (name, field) in read(&sheet, &found) {
                prop_assert!((0.0..=1.0).contains(&field.confidence));
                let (Some(Value::Number(value)), Name::Code | Name::IdNumber) = (&field.value, name) else { continue };
                let raw = plain(&field.raw);
                let value: Vec<char> = plain(value).chars().collect();
                let raw: Vec<char> = raw.chars().collect();
                let apart = raw.windows(value.len()).map(|w| w.iter().zip(&value).filter(|(a, b)| a != b).count()).min();
                prop_assert!(apart.is_some_and(|n| n <= usize::from(field.repair.is_some())), "{name:?} {field:?}");
                // What is said to have been read stands on the page.
                let stands = field.raw.chars().filter(char::is_ascii_alphanumeric).count() == 0 || whole.contains(&raw[..raw.len().min(6)].iter().collect::<String>());
                prop_assert!(stands);
            }
        }
    }

    #[test]
    fn any_lines_at_all_are_looked_at(texts in proptest::collection::vec(".{0,30}", 0..20), seed in any::<u32>()) {
        let lines = texts.iter().enumerate().map(|(n, text)| {
            let x = (seed.wrapping_mul(n as u32 + 7) % 1000) as f32;
            let y = (seed.wrapping_mul(n as u32 + 13) % 1000) as f32;
            line(text, Rect::new(x, y, x + 200.0, y + 20.0))
        });
        let sheet = sheet((1000, 1000), lines.collect());
        let found = papers(&sheet);
        prop_assert!(!found.is_empty());
        for one in &found {
            let _ = read(&sheet, one);
        }
    }
}
