//! Makes a letter of a case, a template, the law and the exhibits.
//!
//! [`needs`] says what the case lacks, [`printed`] writes its values as a letter does, [`cites`] chooses the articles that fit its facts,
//! [`figures`] works out deadline, damages and interest, [`shown`] lists the exhibits. [`compose`] puts all of it into the one value a
//! template reads, and sets it in type. Opens no file, asks no clock; text of the case is data, never markup.

pub mod cites;
pub mod figures;
pub mod needs;
pub mod printed;
pub mod shown;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use self::shown::Shown;
use crate::case::Case;
use crate::law::articles::Articles;
use crate::law::calendar::Calendar;
use crate::template::{self, Template};
use crate::typeset::faces::{FANGSONG, Faces, HEI, KAI, SONG};
use crate::typeset::text::Block;
use crate::typeset::{Bytes, Job, Typeset, TypesetError, typeset};

/// Everything a letter is made of.
pub struct Matter<'a> {
    /// The facts.
    pub case: &'a Case,
    /// The kind of letter.
    pub template: &'a Template,
    /// `common.typ`, the shipped one unless the person has one of their own.
    pub common: &'a str,
    /// What it may cite.
    pub articles: &'a Articles,
    /// The days it counts.
    pub calendar: &'a Calendar,
    /// Its exhibits, in order.
    pub exhibits: &'a [Shown],
    /// The day the letter bears; of a blank form, the day it is made.
    pub date: Date,
    /// The day is printed; a blank form leaves it open unless the person named one.
    pub dated: bool,
    /// A form to fill by hand: what is missing becomes a line.
    pub blank: bool,
    /// Index and slip sheets behind the letter.
    pub bundle: bool,
    /// Files embedded in the PDF: name in it, path among the job's files, MIME type, description.
    pub attachments: Vec<Attachment>,
    /// Pictures and attachments by their path.
    pub files: BTreeMap<String, Bytes>,
}

/// A file embedded in the PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name in the PDF: flat, no slash.
    pub name: String,
    /// Its path among the job's files.
    pub file: String,
    /// Its MIME type.
    pub mime: String,
    /// What it is.
    pub description: String,
}

/// A letter, made.
pub struct Letter {
    /// The pages.
    pub typeset: Typeset,
    /// Tells this letter from every other; the same for the same letter.
    pub ident: String,
    /// The title it bears.
    pub title: String,
    /// The font asked for that could not be used, and what was used instead.
    pub font_instead: Option<Instead>,
    /// A law firm writes it, not the sender: the lawyer signs and the firm seals.
    pub by_firm: bool,
    /// The last day of its deadline stands in a year whose holidays are not known.
    pub provisional: bool,
}

/// Why another font was used than the one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// No font of that kind was found.
    NotFound,
    /// The font lacks characters of this letter; one font for the whole letter looks better than two.
    Lacks,
}

/// Makes the letter; the case has all the template needs, or `blank` is set.
pub fn compose(matter: &Matter<'_>, faces: &Faces) -> Result<Letter, TypesetError> {
    let mut data = data(matter);
    let (fonts, font_instead) = fonts(matter.case, faces, &data);
    data["fonts"] = fonts;
    let provisional = data["deadline"]["provisional"] == json!(true);
    let mut files = matter.files.clone();
    let own = matter
        .template
        .files
        .iter()
        .map(|(name, bytes)| (name.clone(), Bytes::new(bytes.clone())));
    files.extend(own);
    files.insert(
        template::COMMON.to_owned(),
        Bytes::from_string(matter.common.to_owned()),
    );
    let job = |data: &Json| Job {
        source: matter.template.source.clone(),
        files: files.clone(),
        data: data.clone(),
    };
    let mut set = typeset(job(&data), faces)?;
    // A template may choose its title by the facts; the document's own title is what is printed.
    let printed = set.blocks.iter().find_map(|block| match block {
        Block::Title(title) => Some(title.clone()),
        _ => None,
    });
    let mut title = matter.template.manifest.title.zh.clone();
    if let Some(printed) = printed.filter(|printed| *printed != title) {
        data["title"] = printed.clone().into();
        title = printed;
        set = typeset(job(&data), faces)?;
    }
    Ok(Letter {
        typeset: set,
        ident: data.to_string(),
        title,
        font_instead,
        by_firm: by_firm(matter),
        provisional,
    })
}

/// The one value a template reads.
fn data(matter: &Matter<'_>) -> Json {
    let (case, manifest, date) = (matter.case, &matter.template.manifest, matter.date);
    let mut fields = printed::values(case);
    if let Some(recipient) = needs::recipient(manifest, case) {
        fields.insert(
            "recipient.name".to_owned(),
            json!({ "raw": recipient.name, "text": recipient.name, "lines": [recipient.name] }),
        );
    }
    if matter.blank {
        let groups = manifest
            .one_of
            .iter()
            .filter(|group| !group.iter().any(|key| case.has(key)));
        for key in needs::required(manifest, case)
            .iter()
            .chain(groups.flatten())
        {
            if !fields.contains_key(key) {
                fields.insert(
                    key.clone(),
                    json!({ "raw": null, "text": null, "lines": [] }),
                );
            }
        }
    }
    let made = matter.dated.then_some(date);
    let days = figures::days(manifest, case);
    let laws = cites::laws(
        manifest,
        &matter.template.name,
        matter.articles,
        case,
        date,
        matter.blank,
    );
    let author = case.text("firm.name").filter(|_| by_firm(matter));
    json!({
        "mode": if matter.blank { "blank" } else { "filled" },
        "title": manifest.title.zh,
        "author": author.or_else(|| case.text("sender.name")).unwrap_or_default(),
        "description": manifest.purpose.zh,
        "keywords": [matter.template.name],
        "today": made.map(printed::date),
        "made": { "year": date.year(), "month": date.month(), "day": date.day() },
        "fields": fields,
        "widths": printed::widths(),
        "laws": laws,
        "law-as-of": printed::date(matter.articles.as_of()),
        "earlier": case.earlier.iter().map(|one| figures::earlier(one, days, date, matter.calendar)).collect::<Vec<_>>(),
        // The papers are the case's, for every letter: a letter is no paper handed in with itself.
        "materials": case.materials.iter().filter(|one| one.name.trim() != manifest.title.zh).map(|one| json!({ "name": one.name, "copies": one.copies.to_string() })).collect::<Vec<_>>(),
        "exhibits": matter.exhibits.iter().map(Shown::data).collect::<Vec<_>>(),
        "deadline": days.map(|days| figures::deadline(days, made, matter.calendar)),
        "owed": figures::principal(case).map(printed::amount),
        "computation": figures::computation(case, date),
        "is-lawyer-letter": lawyers_letter(case),
        "minor-age": case.date("minor.birth").map(|birth| figures::age(birth, date)),
        "bundle": matter.bundle,
        "attachments": matter.attachments.iter().map(|one| json!({
            "name": one.name, "file": one.file, "mime": one.mime, "description": one.description, "relationship": "supplement",
        })).collect::<Vec<_>>(),
    })
}

/// Whether firm, its code, lawyer, licence and mandate are all given: only then may a letter call itself 律师函 (律师法 13, 25, 55).
pub fn lawyers_letter(case: &Case) -> bool {
    let all = ["firm.name", "firm.lawyer", "firm.licence", "firm.mandate"];
    all.iter().all(|key| case.has(key))
        && case
            .text("firm.uscc")
            .is_some_and(|code| code.starts_with("31"))
}

/// Whether the firm writes this letter: the case says so and the template has room for a firm. The client's own papers stay the client's.
fn by_firm(matter: &Matter<'_>) -> bool {
    let manifest = &matter.template.manifest;
    lawyers_letter(matter.case) && manifest.declared().any(|key| key == "firm.name")
}

/// The families to set the letter in.
fn fonts(case: &Case, faces: &Faces, data: &Json) -> (Json, Option<Instead>) {
    let asked = match case.text("letter.font") {
        Some("fangsong") => Some(FANGSONG),
        Some("kai") => Some(KAI),
        _ => None,
    };
    let (family, instead) = match asked.map(|families| faces.first_of(families)) {
        None => (SONG, None),
        Some(None) => (SONG, Some(Instead::NotFound)),
        Some(Some(family)) if !faces.covers(family, &data.to_string()) => {
            (SONG, Some(Instead::Lacks))
        }
        Some(Some(family)) => (family, None),
    };
    let body = if family == SONG {
        vec![SONG]
    } else {
        vec![family, SONG]
    };
    (json!({ "body": body, "head": [HEI], "kai": body }), instead)
}
