//! Breaks text into lines and finds the largest size at which it fits a box.
//!
//! Takes text, a box and the width of each character; gives lines and a size in points. Chinese may break between any two characters
//! except where punctuation forbids it (no 。at the start of a line, no （ at its end); Latin words break at spaces, and inside only when
//! longer than a line. Never drops a character: what fits at no readable size is `None`.

/// The smallest size that can be read on paper, points.
pub const SMALLEST: f32 = 4.0;

/// From one baseline to the next, in sizes.
pub const LEADING: f32 = 1.25;

/// May not begin a line (GB/T 15834, 5.1).
const NOT_FIRST: &str = "，。、；：？！）》〉」』】〕〗”’％‰℃·—…～,.;:?!)]}%-/";
/// May not end a line.
const NOT_LAST: &str = "（《〈「『【〔〖“‘([{￥¥$";

/// The largest size, from `largest` down to [`SMALLEST`], at which `text` stays in one line of `width` and is no taller than `height`. A
/// box that is itself flatter than that (forms made carelessly) takes down to three points: the text is not to blame.
pub fn fit_line(
    text: &str,
    width: f32,
    height: f32,
    largest: f32,
    em: &dyn Fn(char) -> f32,
) -> Option<f32> {
    let ems: f32 = text.chars().map(em).sum();
    let size = if ems > 0.0 {
        largest.min(width / ems)
    } else {
        largest
    }
    .min(height);
    let smallest = SMALLEST.min(height.max(3.0));
    (size >= smallest || text.is_empty()).then_some(size)
}

/// The largest size, from `largest` down to [`SMALLEST`] in half points, at which `text` fits the box, and its lines at that size.
pub fn fit_box(
    text: &str,
    width: f32,
    height: f32,
    largest: f32,
    em: &dyn Fn(char) -> f32,
) -> Option<(f32, Vec<String>)> {
    let mut size = largest.max(SMALLEST);
    loop {
        let lines = wrap(text, width / size, em);
        // The last line needs its own height only, not the space below it.
        let tall = (lines.len().saturating_sub(1) as f32 * LEADING + 1.0) * size;
        let widest = lines
            .iter()
            .map(|l| l.trim_end().chars().map(em).sum::<f32>())
            .fold(0.0, f32::max)
            * size;
        if tall <= height + 0.01 && widest <= width + 0.01 {
            return Some((size, lines));
        }
        if size <= SMALLEST {
            return None;
        }
        size = (size - 0.5).max(SMALLEST);
    }
}

/// The lines of `text` where a line takes `width` ems. Line breaks in the text (`\n`, `\r\n`, `\r`) are kept.
pub fn wrap(text: &str, width: f32, em: &dyn Fn(char) -> f32) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0.0;
        for unit in units(paragraph) {
            let ink: f32 = unit.trim_end_matches(' ').chars().map(em).sum();
            if used + ink > width && !line.is_empty() {
                out.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if ink > width {
                for c in unit.chars() {
                    if used + em(c) > width && !line.is_empty() {
                        out.push(std::mem::take(&mut line));
                        used = 0.0;
                    }
                    line.push(c);
                    used += em(c);
                }
            } else {
                line.push_str(&unit);
                used += unit.chars().map(em).sum::<f32>();
            }
        }
        out.push(line);
    }
    out
}

/// What may not be broken: a word with the spaces after it, or a character with the punctuation that clings to it.
fn units(paragraph: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in paragraph.chars() {
        match out.last_mut() {
            Some(unit) if before.is_some_and(|b| !may_break(b, c)) => unit.push(c),
            _ => out.push(c.to_string()),
        }
        before = Some(c);
    }
    out
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || NOT_LAST.contains(before) {
        return false;
    }
    if before == ' ' {
        return true;
    }
    if NOT_FIRST.contains(after) {
        return false;
    }
    is_wide(before) || is_wide(after)
}

/// Chinese, Japanese and full-width characters: those a line may break next to.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0x20000..=0x3FFFF)
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn em(c: char) -> f32 {
        if is_wide(c) { 1.0 } else { 0.5 }
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_closing_punctuation() {
        assert_eq!(
            wrap("申请注销账号，谢谢。", 6.0, &em),
            ["申请注销账", "号，谢谢。"]
        );
        assert_eq!(
            wrap("我方（甲方）同意", 3.0, &em),
            ["我方", "（甲", "方）同", "意"]
        );
    }

    #[test]
    fn latin_breaks_at_spaces_and_inside_only_when_it_must() {
        assert_eq!(
            wrap("to close the account", 5.0, &em),
            ["to close ", "the ", "account"]
        );
        assert_eq!(wrap("abcdefghijkl", 2.0, &em), ["abcd", "efgh", "ijkl"]);
        assert_eq!(wrap("账号abc注销", 3.5, &em), ["账号abc", "注销"]);
    }

    #[test]
    fn line_breaks_of_every_kind_are_kept() {
        assert_eq!(
            wrap("一\r\n二\r三\n\n四", 9.0, &em),
            ["一", "二", "三", "", "四"]
        );
    }

    #[test]
    fn sizes_shrink_and_stop_at_what_can_be_read() {
        assert_eq!(fit_line("张三", 100.0, 20.0, 12.0, &em), Some(12.0));
        assert_eq!(fit_line("张三丰", 24.0, 20.0, 12.0, &em), Some(8.0));
        assert_eq!(fit_line("张三", 100.0, 10.0, 12.0, &em), Some(10.0));
        assert_eq!(fit_line("张三", 100.0, 3.8, 12.0, &em), Some(3.8));
        assert_eq!(fit_line("张三丰张三丰", 20.0, 3.8, 12.0, &em), None);
        assert_eq!(fit_line("张三", 100.0, 2.0, 12.0, &em), None);
        assert_eq!(fit_line(&"长".repeat(100), 24.0, 20.0, 12.0, &em), None);
        let (size, lines) = fit_box(&"字".repeat(40), 100.0, 40.0, 12.0, &em).unwrap();
        assert!(
            size < 12.0 && lines.len() as f32 * size * LEADING <= 45.0,
            "{size} {lines:?}"
        );
        assert_eq!(fit_box(&"字".repeat(4000), 100.0, 40.0, 12.0, &em), None);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[ -~一-龥，。（）“”\\n]{0,80}", width in 2.0f32..20.0) {
            let lines = wrap(&text, width, &em);
            prop_assert_eq!(lines.concat(), text.replace('\n', ""));
            for line in &lines {
                prop_assert!(line.trim_end_matches(' ').chars().map(em).sum::<f32>() <= width + 0.001 || line.trim_end_matches(' ').chars().count() <= 1, "{:?}", line);
            }
        }
    }
}
