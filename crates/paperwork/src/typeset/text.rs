//! Writes a letter as plain text or Markdown, from the blocks the template left behind.
//!
//! The plain text is for pasting into a form of an app; it can be held to a number of characters, counted as such forms count them: every
//! Unicode scalar value, line ends included.

use typst::foundations::Value;

/// A piece of a letter as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title.
    Title(String),
    /// A heading, with its number.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A line that is not indented: recipient, particulars, labels, signature.
    Line(String),
    /// A numbered item, with its number.
    Item(String),
    /// Small type.
    Small(String),
    /// A table: header, then rows.
    Table(Vec<String>, Vec<Vec<String>>),
}

impl Block {
    /// Reads a block that a template left behind; `None` for what is no block.
    pub fn of(value: &Value) -> Option<Self> {
        let json = serde_json::to_value(value).ok()?;
        let text = json.get("text")?.as_str()?.to_owned();
        Some(match json.get("kind")?.as_str()? {
            "title" => Self::Title(text),
            "heading" => Self::Heading(text),
            "par" => Self::Paragraph(text),
            "item" => Self::Item(text),
            "small" => Self::Small(text),
            "table" | "earlier" | "computation" => {
                let row = |row: &serde_json::Value| -> Option<Vec<String>> {
                    let cells = row.as_array()?.iter();
                    Some(
                        cells
                            .map(|c| c.as_str().unwrap_or_default().to_owned())
                            .collect(),
                    )
                };
                let rows = json
                    .get("rows")?
                    .as_array()?
                    .iter()
                    .filter_map(row)
                    .collect();
                Self::Table(row(json.get("header")?)?, rows)
            }
            _ => Self::Line(text),
        })
    }
}

/// The letter as plain text, one block a line, ending with a line end.
pub fn plain(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Title(t)
            | Block::Heading(t)
            | Block::Paragraph(t)
            | Block::Line(t)
            | Block::Item(t)
            | Block::Small(t) => {
                text.push_str(t);
            }
            Block::Table(header, rows) => {
                let lines: Vec<String> = rows.iter().map(|row| pairs(header, row)).collect();
                text.push_str(&lines.join("\n"));
            }
        }
        text.push('\n');
    }
    text
}

/// A row without a table: label and cell, those that are empty left out.
fn pairs(header: &[String], row: &[String]) -> String {
    let given = header.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
    given
        .map(|(label, cell)| format!("{label}：{cell}"))
        .collect::<Vec<_>>()
        .join("；")
}

/// The letter as Markdown (CommonMark with tables), ending with a line end.
pub fn markdown(blocks: &[Block]) -> String {
    let mut parts = Vec::new();
    for block in blocks {
        parts.push(match block {
            Block::Title(t) => format!("# {}", escaped(t)),
            Block::Heading(t) => format!("## {}", escaped(t)),
            Block::Paragraph(t) | Block::Line(t) | Block::Item(t) => escaped(t),
            Block::Small(t) => format!("<small>{}</small>", escaped(t)),
            Block::Table(header, rows) => {
                let row = |cells: &[String]| {
                    let cells: Vec<String> = cells.iter().map(|c| escaped(c)).collect();
                    format!("| {} |", cells.join(" | "))
                };
                let mut lines = vec![row(header), format!("|{}", " --- |".repeat(header.len()))];
                lines.extend(rows.iter().map(|cells| row(cells)));
                lines.join("\n")
            }
        });
    }
    parts.join("\n\n") + "\n"
}

/// Text in which nothing is Markdown or HTML: every ASCII punctuation that could begin something is escaped.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let mut start = true;
    for c in text.chars() {
        let begins_list = start && matches!(c, '-' | '+' | '=');
        if begins_list
            || matches!(
                c,
                '\\' | '`'
                    | '*'
                    | '_'
                    | '{'
                    | '}'
                    | '['
                    | ']'
                    | '<'
                    | '>'
                    | '('
                    | ')'
                    | '#'
                    | '|'
                    | '~'
                    | '&'
                    | '!'
                    | '$'
            )
        {
            safe.push('\\');
        }
        if c == '\n' {
            safe.push_str("  ");
        }
        safe.push(c);
        start = c == '\n' || (start && c == ' ');
    }
    safe
}

/// How many characters a form would count.
pub fn length(text: &str) -> usize {
    text.trim_end().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Vec<Block> {
        vec![
            Block::Title("申诉书".into()),
            Block::Heading("一、事实".into()),
            Block::Paragraph("* <b>a</b> [x](y) | #1".into()),
            Block::Item("（1）恢复账号".into()),
            Block::Table(
                vec!["日期".into(), "答复".into()],
                vec![vec!["2026年1月1日".into(), String::new()]],
            ),
        ]
    }

    #[test]
    fn plain_text_has_no_markup_of_its_own() {
        assert_eq!(
            plain(&letter()),
            "申诉书\n一、事实\n* <b>a</b> [x](y) | #1\n（1）恢复账号\n日期：2026年1月1日\n"
        );
        assert_eq!(length("ab\n中\n"), 4);
    }

    #[test]
    fn markdown_keeps_the_words_as_they_were() {
        let text = markdown(&letter());
        assert!(
            text.starts_with(
                "# 申诉书\n\n## 一、事实\n\n\\* \\<b\\>a\\</b\\> \\[x\\]\\(y\\) \\| \\#1\n"
            ),
            "{text}"
        );
        assert!(
            text.ends_with("| 日期 | 答复 |\n| --- | --- |\n| 2026年1月1日 |  |\n"),
            "{text}"
        );
    }
}
