//! Words what `paperwork watermark` made: one line a copy, what should be looked at below it; or JSON, version 1.

use std::path::PathBuf;

use i18n_embed_fl::fl;
use papers::dossier::Refusal;
use serde_json::{Value, json};
use shell::words::{Manner, Words, path};

use crate::watermark::{Doubt, Made};

/// Everything that was done.
pub struct Outcome<'a> {
    /// What was written across the pages.
    pub text: &'a str,
    /// Where the copies will be uploaded.
    pub channel: &'a str,
    /// The files, in order.
    pub papers: &'a [Paper],
    /// How many files were left alone because they are copies made before.
    pub earlier: usize,
    /// Whether the person stopped it before the end.
    pub stopped: bool,
}

/// One file.
pub struct Paper {
    /// Its name as shown.
    pub name: String,
    /// How many pages it has; 0 when it was not taken.
    pub pages: usize,
    /// Why it was not taken.
    pub refused: Option<Refusal>,
    /// Its copies, one a page.
    pub copies: Vec<Copy>,
}

/// The copy of one page.
pub struct Copy {
    /// Which page, from 0.
    pub page: usize,
    /// Where it was written and how it was made, or why it was not.
    pub made: Result<(PathBuf, Made), Refusal>,
}

impl Outcome<'_> {
    /// How many copies were made.
    pub fn made(&self) -> usize {
        let copies = self.papers.iter().flat_map(|paper| &paper.copies);
        copies.filter(|copy| copy.made.is_ok()).count()
    }

    /// Whether nothing was left out and nothing should be looked at.
    pub fn fine(&self) -> bool {
        let fine = |copy: &Copy| {
            copy.made
                .as_ref()
                .is_ok_and(|(_, made)| made.doubts.is_empty())
        };
        self.papers
            .iter()
            .all(|paper| paper.refused.is_none() && paper.copies.iter().all(fine))
    }
}

/// The text for the terminal; with `--quiet` only what should be looked at.
pub fn text(words: &Words, manner: Manner, told: &Outcome<'_>) -> String {
    let l = &words.loader;
    let mut text = String::new();
    for paper in told.papers {
        if let Some(refused) = &paper.refused {
            text.push_str(&left_out(words, &paper.name, refused));
        }
        for copy in &paper.copies {
            match &copy.made {
                Err(refused) => {
                    let number: usize = copy.page + 1;
                    let name = match paper.pages {
                        1 => paper.name.clone(),
                        _ => fl!(
                            l,
                            "watermark-page",
                            name = paper.name.clone(),
                            page = number
                        ),
                    };
                    text.push_str(&left_out(words, &name, refused));
                }
                Ok((_, made)) if manner.quiet && made.doubts.is_empty() => {}
                Ok((target, made)) => {
                    let (width, height) = made.fitted.size;
                    let line = fl!(
                        l,
                        "watermark-made",
                        path = path(target),
                        size = shell::size::text(made.fitted.jpeg.len() as u64),
                        width = width.to_string(),
                        height = height.to_string()
                    );
                    text.push_str(&format!("{line}\n"));
                    for doubt in &made.doubts {
                        text.push_str(&format!("  {}\n", self::doubt(words, *doubt)));
                    }
                }
            }
        }
    }
    if manner.quiet {
        return text;
    }
    if told.earlier > 0 {
        text.push_str(&format!(
            "{}\n",
            fl!(l, "watermark-earlier", count = told.earlier)
        ));
    }
    if told.stopped {
        text.push_str(&format!(
            "\n{}\n",
            fl!(l, "watermark-stopped", count = told.made())
        ));
        return text;
    }
    let end = match (told.made(), told.fine()) {
        (0, _) => fl!(l, "watermark-none"),
        (made, true) => fl!(l, "watermark-fine", count = made, text = told.text),
        (made, false) => fl!(l, "watermark-look", count = made, text = told.text),
    };
    text.push_str(&format!("\n{end}\n"));
    text
}

/// A file or page that was left out: why, and what to do.
fn left_out(words: &Words, name: &str, refused: &Refusal) -> String {
    let l = &words.loader;
    let name = shell::escape::line(name).into_owned();
    let (why, what) = match refused {
        Refusal::Empty => (fl!(l, "watermark-empty-file"), fl!(l, "watermark-again")),
        Refusal::Heic => (fl!(l, "watermark-heic"), fl!(l, "watermark-heic-do")),
        Refusal::Locked => (fl!(l, "watermark-locked"), fl!(l, "watermark-locked-do")),
        Refusal::Archive => (fl!(l, "watermark-archive"), fl!(l, "watermark-archive-do")),
        Refusal::Office => (fl!(l, "watermark-office"), fl!(l, "watermark-office-do")),
        Refusal::Unknown => (fl!(l, "watermark-unknown"), fl!(l, "watermark-unknown-do")),
        Refusal::TooLarge { .. } => (
            fl!(l, "watermark-too-large"),
            fl!(l, "watermark-too-large-do"),
        ),
        Refusal::Damaged | Refusal::NoPages => {
            (fl!(l, "watermark-damaged"), fl!(l, "watermark-again"))
        }
        Refusal::Unreadable { error } => {
            let error = shell::escape::line(error).into_owned();
            (
                fl!(l, "watermark-unreadable", error = error),
                fl!(l, "watermark-unreadable-do"),
            )
        }
        Refusal::Panicked => (fl!(l, "watermark-panicked"), fl!(l, "watermark-again")),
    };
    format!(
        "{}\n  {what}\n",
        fl!(l, "watermark-left-out", name = name, why = why)
    )
}

fn doubt(words: &Words, doubt: Doubt) -> String {
    let l = &words.loader;
    match doubt {
        Doubt::Covered(lost) if lost.fields > 0 => fl!(
            l,
            "watermark-covered-fields",
            fields = lost.fields,
            of = lost.of_fields
        ),
        Doubt::Covered(lost) if lost.lines == 0 => fl!(l, "watermark-covered-code"),
        Doubt::Covered(lost) => fl!(l, "watermark-covered", lines = lost.lines, of = lost.of),
        Doubt::Unread => fl!(l, "watermark-unread"),
        Doubt::Apart => fl!(l, "watermark-apart"),
        Doubt::TooLarge { octets, most } => fl!(
            l,
            "watermark-over",
            size = shell::size::text(octets),
            most = shell::size::text(most)
        ),
        Doubt::TooSmall { side, least } => {
            fl!(
                l,
                "watermark-under",
                side = side.to_string(),
                least = least.to_string()
            )
        }
        Doubt::SmallText { height } => {
            let least = crate::watermark::fit::READABLE;
            fl!(
                l,
                "watermark-small-text",
                height = format!("{height:.0}"),
                least = format!("{least:.0}")
            )
        }
    }
}

/// The same as JSON.
pub fn value(told: &Outcome<'_>) -> Value {
    let copy = |copy: &Copy| match &copy.made {
        Err(refused) => json!({"page": copy.page + 1, "refused": refused}),
        Ok((target, made)) => json!({
            "page": copy.page + 1,
            "output": path(target),
            "octets": made.fitted.jpeg.len(),
            "width": made.fitted.size.0,
            "height": made.fitted.size.1,
            "quality": made.fitted.quality,
            "opacity": (f64::from(made.opacity) * 100.0).round() / 100.0,
            "fields_compared": made.lost.of_fields,
            "fields_lost": made.lost.fields,
            "lines_compared": made.lost.of,
            "lines_lost": made.lost.lines,
            "codes_lost": made.lost.codes,
            "findings": made.doubts.iter().map(|one| id(*one)).collect::<Vec<_>>(),
        }),
    };
    let papers: Vec<Value> = told
        .papers
        .iter()
        .map(|paper| json!({"name": paper.name, "refused": paper.refused, "copies": paper.copies.iter().map(copy).collect::<Vec<_>>()}))
        .collect();
    json!({
        "liudi": "watermark",
        "version": 1,
        "text": told.text,
        "channel": told.channel,
        "files": papers,
        "left_alone": told.earlier,
        "stopped": told.stopped,
    })
}

fn id(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Covered(_) => "covered",
        Doubt::Unread => "unread",
        Doubt::Apart => "apart",
        Doubt::TooLarge { .. } => "too-large",
        Doubt::TooSmall { .. } => "too-small",
        Doubt::SmallText { .. } => "small-text",
    }
}
