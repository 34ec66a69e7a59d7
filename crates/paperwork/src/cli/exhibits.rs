//! Gathers the exhibits of a letter: those of the case, then those of `--exhibit`.
//!
//! Loads each once, looks at what it is, decides where its pages go (merged, or attached with the reason on its slip sheet), and words what
//! the person should know of it. The letter's own words are Chinese, whatever language the person reads.
#![expect(
    clippy::disallowed_methods,
    reason = "asks for the working folder, which --exhibit starts from"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ArgMatches;
use i18n_embed_fl::fl;
use serde_json::json;
use shell::failure::Failure;
use shell::language::Language;
use shell::words::Words;

use super::casefile::Loaded;
use super::say;
use crate::bundle::{BundleError, Insert};
use crate::exhibit::inspect::{Inspection, Kind, inspect};
use crate::exhibit::picture::{Colours, Unusable};
use crate::exhibit::portable::{Damage, Unmergeable};
use crate::exhibit::{Address, Exhibit, From, Hold, Limits, Octets, Wanted, load_all};
use crate::letter::Attachment;
use crate::letter::shown::{Place, Shown};
use crate::typeset::{Bytes, Typeset};

/// The exhibits of a letter, ready to be listed, attached and merged.
#[derive(Default)]
pub struct Exhibits {
    /// As the letter lists them.
    pub shown: Vec<Shown>,
    /// Files to embed.
    pub attachments: Vec<Attachment>,
    /// The octets of those files, by the path of the attachment.
    pub files: BTreeMap<String, Bytes>,
    /// Whether slip sheets are wanted.
    pub bundle: bool,
    /// What the person should know, worded.
    pub notices: Vec<String>,
    /// Something about an exhibit needs attention.
    pub findings: bool,
    /// The files and archives their addresses may mean.
    pub paths: Vec<PathBuf>,
    /// Pages to put in: mark, octets, pages.
    merged: Vec<(String, Octets, usize)>,
    /// For `--json`.
    told: Vec<serde_json::Value>,
}

impl Exhibits {
    /// How many pages are put in behind slip sheets.
    pub fn merged_pages(&self) -> usize {
        self.merged.iter().map(|(_, _, pages)| pages).sum()
    }

    /// What is put in behind which page of the letter.
    pub fn inserts(&self, typeset: &Typeset) -> Vec<Insert<'_>> {
        let total = typeset.pages() + self.merged_pages();
        let mut before = 0;
        let mut inserts = Vec::new();
        for (mark, octets, pages) in &self.merged {
            if let Some((_, slip)) = typeset.slips.iter().find(|(slip, _)| slip == mark) {
                inserts.push(Insert {
                    after_page: *slip,
                    bytes: octets,
                    mark: mark.clone(),
                    first_number: slip + 2 + before,
                    total,
                });
                before += pages;
            }
        }
        inserts
    }

    /// As `--json` tells them.
    pub fn json(&self) -> &[serde_json::Value] {
        &self.told
    }
}

/// Loads and judges every exhibit.
pub fn gather(words: &Words, matches: &ArgMatches, loaded: &Loaded) -> Result<Exhibits, Failure> {
    let (attach, bundle) = (matches.get_flag("attach"), matches.get_flag("bundle"));
    let hold = match attach || bundle {
        true => Hold::Octets,
        false => Hold::IfTheyFit,
    };
    let folder = std::env::current_dir().unwrap_or_default();
    let case = loaded
        .case
        .exhibits
        .iter()
        .map(|one| Address::of(&one.path));
    let given = matches
        .get_many::<std::ffi::OsString>("exhibit")
        .unwrap_or_default();
    // A path given here starts from the working folder, one of the case from the case's.
    let given = given.map(|one| Address::of_argument(one).starting_from(&folder));
    let wanted: Vec<Wanted> = case
        .chain(given)
        .map(|address| Wanted { address, hold })
        .collect();
    if bundle && wanted.is_empty() {
        let l = &words.loader;
        return Err(Failure::new(fl!(l, "exhibit-none")).hint(fl!(l, "exhibit-none-hint")));
    }
    let root = match loaded.folder() {
        relative if relative.as_os_str().is_empty() => PathBuf::from("."),
        folder => folder,
    };
    let paths = wanted
        .iter()
        .flat_map(|one| one.address.readings())
        .map(|reading| root.join(&reading.path))
        .collect();
    let found = load_all(&wanted, &root, Limits::default())
        .map_err(|errors| say::exhibits(words, &errors))?;
    let chinese = say::words(Language::Zh);
    let mut exhibits = Exhibits {
        bundle,
        paths,
        ..Exhibits::default()
    };
    for (at, one) in found.into_iter().enumerate() {
        let of_case = loaded.case.exhibits.get(at);
        // A title on the command line passed no check of a case.
        let given = one.title.as_deref();
        let title = given
            .map(|title| shell::escape::line(title).into_owned())
            .or_else(|| of_case.and_then(|case| case.title.clone()));
        let shows = of_case
            .and_then(|case| case.shows.clone())
            .unwrap_or_default();
        exhibits.add(words, &chinese, one, title, shows, attach);
    }
    Ok(exhibits)
}

impl Exhibits {
    fn add(
        &mut self,
        words: &Words,
        chinese: &Words,
        one: Exhibit,
        title: Option<String>,
        shows: String,
        attach: bool,
    ) {
        let loaded = &one.loaded;
        let seen = loaded.bytes.as_ref().map(|octets| inspect(octets));
        let kind = seen.as_ref().map_or(Kind::Other, |seen| seen.kind);
        let why = seen.as_ref().and_then(reason);
        let pages = seen.as_ref().and_then(pages);
        let place = match (self.bundle, &why, &seen) {
            (false, _, _) | (_, _, None) => Place::Listed,
            (true, Some(why), _) => Place::Attached(chinese.by_id(&format!("slip-{why}"), &[])),
            (true, None, Some(seen)) => Place::Merged(seen.bundle_pages()),
        };
        if let (Place::Merged(pages), Some(octets)) = (&place, &loaded.bytes) {
            self.merged.push((one.mark.clone(), octets.clone(), *pages));
        }
        let attached = attach || matches!(place, Place::Attached(_));
        if let (true, Some(octets)) = (attached, &loaded.bytes) {
            let file = format!("exhibit/{}", one.mark);
            self.files.insert(file.clone(), Bytes::new(octets.clone()));
            self.attachments.push(Attachment {
                name: format!("{}-{}", one.mark, loaded.name),
                file,
                mime: kind.mime().to_owned(),
                description: title.clone().unwrap_or_else(|| loaded.name.clone()),
            });
        }
        self.notice(words, &one, why);
        let archive = match &loaded.from {
            From::Archive(from) => {
                let root = from.root_digest.as_ref().map(ToString::to_string);
                Some((from.archive.clone(), root.unwrap_or_else(|| "—".to_owned())))
            }
            From::File => None,
        };
        self.told.push(json!({
            "mark": one.mark,
            "name": loaded.name,
            "sha256": loaded.sha256.to_string(),
            "octets": loaded.octets,
            "pages": pages,
            "place": match &place { Place::Listed => "listed", Place::Merged(_) => "merged", Place::Attached(_) => "attached" },
            "why": why,
            "attached": attached && loaded.bytes.is_some(),
            "same_as": one.same_as,
            "archive": archive.as_ref().map(|(name, root)| json!({ "name": name, "root_digest": root })),
        }));
        self.shown.push(Shown {
            mark: one.mark.clone(),
            title: title.unwrap_or_else(|| loaded.name.clone()),
            shows,
            pages,
            sha256: loaded.sha256.to_string(),
            archive,
            place,
        });
    }

    /// Says what the person should know of one exhibit.
    fn notice(&mut self, words: &Words, one: &Exhibit, why: Option<&'static str>) {
        let l = &words.loader;
        let name = shell::escape::line(&one.loaded.name).into_owned();
        if let Some(why) = why.filter(|why| self.bundle || damaged(why)) {
            let why = words.by_id(&format!("exhibit-why-{why}"), &[]);
            self.notices.push(match self.bundle {
                true => fl!(
                    l,
                    "exhibit-attached",
                    mark = one.mark.as_str(),
                    name = name.as_str(),
                    why = why
                ),
                false => fl!(
                    l,
                    "exhibit-doubt",
                    mark = one.mark.as_str(),
                    name = name.as_str(),
                    why = why
                ),
            });
            // A table or a video is attached as a matter of course.
            self.findings |= why_matters(one);
        }
        if let Some(same) = &one.same_as {
            self.notices.push(fl!(
                l,
                "exhibit-same",
                mark = one.mark.as_str(),
                other = same.as_str()
            ));
        }
        if let From::Archive(from) = &one.loaded.from
            && (!from.notes.is_empty() || from.root_digest.is_none())
        {
            self.findings = true;
            let archive = shell::escape::line(&from.archive).into_owned();
            self.notices.push(fl!(
                l,
                "exhibit-archive-doubt",
                mark = one.mark.as_str(),
                archive = archive
            ));
        }
    }
}

/// Whether not being merged says something of the exhibit itself.
fn why_matters(one: &Exhibit) -> bool {
    one.loaded
        .bytes
        .as_ref()
        .is_some_and(|octets| Kind::of(octets) != Kind::Other)
}

/// Whether a reason says that the file is not what it should be, bundle or not.
fn damaged(why: &str) -> bool {
    matches!(
        why,
        "cut-short" | "undecodable" | "damaged" | "blank" | "no-pages"
    )
}

/// How many pages an exhibit has, where pages mean something.
fn pages(seen: &Inspection) -> Option<usize> {
    match (&seen.picture, &seen.portable) {
        (Some(_), _) => Some(1),
        (_, Some(portable)) if portable.pages > 0 => Some(portable.pages),
        _ => None,
    }
}

/// Why the pages of an exhibit are not merged: the end of its messages' ids. `None` when they are.
fn reason(seen: &Inspection) -> Option<&'static str> {
    if let Some(picture) = &seen.picture {
        return match (picture.unusable, picture.colours) {
            (Some(Unusable::CutShort), _) => Some("cut-short"),
            (Some(Unusable::TooLarge), _) => Some("too-large"),
            (Some(Unusable::Undecodable), _) => Some("undecodable"),
            (None, Colours::Grey | Colours::Rgb | Colours::Cmyk) => None,
        };
    }
    let Some(portable) = &seen.portable else {
        return Some("other");
    };
    Some(match portable.unmergeable? {
        Unmergeable::TooLarge | Unmergeable::TooManyPages => "too-large",
        Unmergeable::Locked => "locked",
        Unmergeable::Damaged(
            Damage::Image(_)
            | Damage::NoTable
            | Damage::Page(_)
            | Damage::PageTree
            | Damage::Unreadable,
        ) => "damaged",
        Unmergeable::Signed(_) => "signed",
        Unmergeable::Xfa => "xfa",
        Unmergeable::Portfolio => "portfolio",
        Unmergeable::NoPages => "no-pages",
        Unmergeable::NoAppearance => "no-appearance",
        Unmergeable::Blank { .. } => "blank",
    })
}

/// Why a bundle could not be made of exhibits that looked well.
pub fn splicing(words: &Words, error: &BundleError) -> Failure {
    let l = &words.loader;
    Failure::new(fl!(l, "exhibit-bundle", error = error.to_string()))
        .hint(fl!(l, "exhibit-bundle-hint"))
}
