//! Holds the plan of the fixtures: which papers there are, how each scan is made of them, which dossiers scans make up.
//!
//! Takes `plan.toml`; makes any one scan, or the index and truth of all. The same plan gives the same bytes.

use std::collections::BTreeMap;

use image::RgbImage;
use image::imageops::{FilterType, replace, resize};
use serde::{Deserialize, Serialize};

use crate::file::{self, FileError};
use crate::odd::odd;
use crate::photo::{Shot, photograph};
use crate::set::{SetError, Setter};
use crate::world::{Paper, Values, Whole, World, WorldError};

/// Why a scan could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// The plan or the world is broken.
    #[error(transparent)]
    World(#[from] WorldError),
    /// A paper could not be set.
    #[error("{scan}: {source}")]
    Set {
        /// Which scan.
        scan: String,
        /// Why.
        source: SetError,
    },
    /// A file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A scan is neither of papers nor a known word.
    #[error("{scan} is of {what}, which is nothing")]
    Nothing {
        /// Which scan.
        scan: String,
        /// What it names.
        what: String,
    },
    /// Index or truth cannot be written.
    #[error("the index cannot be written: {0}")]
    Index(#[from] toml::ser::Error),
}

/// `plan.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Ways to photograph, by name: tables of [`Shot`], so that a scan can change single keys.
    pub shots: BTreeMap<String, toml::Table>,
    /// Papers, by name.
    pub papers: BTreeMap<String, Paper>,
    /// Scans, by file name.
    pub scans: BTreeMap<String, Scan>,
    /// Dossiers in which nothing is found.
    pub good: BTreeMap<String, Dossier>,
    /// A dossier for every rule in which it finds something.
    pub bad: BTreeMap<String, Dossier>,
    /// Rules that no file can show, and why.
    pub without: BTreeMap<String, String>,
}

/// How a scan is made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scan {
    /// The papers: one a page, or all on one page of A4 when `sheet`.
    #[serde(default)]
    pub of: Vec<String>,
    /// A file that is no page (`odd.rs`).
    #[serde(default)]
    pub odd: String,
    /// Whether the papers share one page.
    #[serde(default)]
    pub sheet: bool,
    /// How it is photographed; empty for a perfect copy.
    #[serde(default)]
    pub shot: String,
    /// Seed; 0 is one made of the name.
    #[serde(default)]
    pub seed: u64,
    /// What differs from the shot, as TOML of the same keys.
    #[serde(default)]
    pub with: toml::Table,
}

/// A dossier.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Its files, from the folder of the index.
    pub files: Vec<String>,
    /// The case file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The purpose.
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The good dossier in which the same rule looks and finds nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good: Option<String>,
}

/// What a page truly says.
#[derive(Clone, Debug, Serialize)]
struct Truth {
    page: usize,
    kind: String,
    fields: Values,
}

/// Plan and world together.
pub struct Maker {
    /// The world.
    pub world: World,
    /// The plan.
    pub plan: Plan,
    /// The typesetter.
    pub setter: Setter,
}

impl Maker {
    /// Plan, world and typesetter.
    pub fn load() -> Result<Self, PlanError> {
        let plan =
            toml::from_str(include_str!("../plan.toml")).map_err(|source| WorldError::Toml {
                file: "plan.toml",
                source: Box::new(source),
            })?;
        Ok(Self {
            world: World::load()?,
            plan,
            setter: Setter::new(),
        })
    }

    fn paper(&self, scan: &str, name: &str) -> Result<Whole, PlanError> {
        let paper = self.plan.papers.get(name);
        let paper = paper.ok_or_else(|| nothing(scan, name))?;
        Ok(self.world.whole(name, paper)?)
    }

    /// The shot of a scan, with what it changes.
    fn shot(&self, name: &str, scan: &Scan) -> Result<Shot, PlanError> {
        let mut table = self.table(name, &scan.shot)?;
        table.extend(scan.with.clone());
        shaped(table)
    }

    /// A shot of the plan; the empty name is a perfect copy.
    pub fn shot_named(&self, name: &str) -> Result<Shot, PlanError> {
        shaped(self.table(name, name)?)
    }

    fn table(&self, scan: &str, shot: &str) -> Result<toml::Table, PlanError> {
        if shot.is_empty() {
            return Ok(toml::Table::new());
        }
        let table = self.plan.shots.get(shot).cloned();
        table.ok_or_else(|| nothing(scan, shot))
    }

    /// One scan's bytes.
    pub fn scan(&self, name: &str) -> Result<Vec<u8>, PlanError> {
        let scan = self
            .plan
            .scans
            .get(name)
            .ok_or_else(|| nothing(name, name))?;
        let seed = if scan.seed == 0 {
            word(name)
        } else {
            scan.seed
        };
        let failed = |source| PlanError::Set {
            scan: name.to_owned(),
            source,
        };
        let papers = scan.of.iter().map(|paper| self.paper(name, paper));
        let papers = papers.collect::<Result<Vec<_>, _>>()?;
        if let ([paper], true) = (papers.as_slice(), name.ends_with(".pdf"))
            && paper.drawn
        {
            return self.setter.electronic(paper).map_err(failed);
        }
        let pages = papers
            .iter()
            .map(|paper| self.setter.page(paper, seed).map_err(failed));
        let mut pages = pages.collect::<Result<Vec<_>, _>>()?;
        if scan.sheet {
            pages = vec![sheet(&pages)];
        }
        let shot = self.shot(name, scan)?;
        let shots = pages.iter().zip(0..);
        let pages: Vec<RgbImage> = shots
            .map(|(page, n)| photograph(page, &shot, seed.wrapping_add(n)))
            .collect();
        let quality = if shot.quality == 0 { 78 } else { shot.quality };
        if !scan.odd.is_empty() {
            let blank = RgbImage::new(1, 1);
            let page = pages.first().unwrap_or(&blank);
            return odd(&scan.odd, page)?.ok_or_else(|| nothing(name, &scan.odd));
        }
        if name.ends_with(".pdf") {
            return Ok(file::scans(&pages, quality)?);
        }
        let page = pages.first().ok_or_else(|| nothing(name, "no paper"))?;
        Ok(if name.ends_with(".png") {
            file::png(page)?
        } else {
            file::jpeg(page, quality, shot.exif)?
        })
    }

    /// `index.toml`.
    pub fn index(&self) -> Result<String, PlanError> {
        #[derive(Serialize)]
        struct Index<'a> {
            today: &'a str,
            without: &'a BTreeMap<String, String>,
            good: &'a BTreeMap<String, Dossier>,
            bad: &'a BTreeMap<String, Dossier>,
        }
        let index = Index {
            today: &self.world.today,
            without: &self.plan.without,
            good: &self.plan.good,
            bad: &self.plan.bad,
        };
        let head = "# Written by the specimens program out of its plan.toml. Dossiers in which nothing is found, and one for every rule in which it finds\n# something; files and case files from this folder.\n\n";
        Ok(format!("{head}{}", toml::to_string(&index)?))
    }

    /// `truth.toml`: by scan, what each of its pages is and says.
    pub fn truth(&self) -> Result<String, PlanError> {
        let mut all = BTreeMap::new();
        for (name, scan) in &self.plan.scans {
            let mut truths = Vec::new();
            for (number, paper) in scan.of.iter().enumerate() {
                let whole = self.paper(name, paper)?;
                truths.push(Truth {
                    page: if scan.sheet { 0 } else { number },
                    kind: whole.kind,
                    fields: whole.truth,
                });
            }
            all.insert(format!("papers/{name}"), truths);
        }
        let head = "# Written by the specimens program: what every page truly is and says, however badly it is photographed.\n\n";
        Ok(format!("{head}{}", toml::to_string(&all)?))
    }
}

fn shaped(table: toml::Table) -> Result<Shot, PlanError> {
    table.try_into().map_err(|source| {
        PlanError::World(WorldError::Toml {
            file: "plan.toml",
            source: Box::new(source),
        })
    })
}

fn nothing(scan: &str, what: &str) -> PlanError {
    PlanError::Nothing {
        scan: scan.to_owned(),
        what: what.to_owned(),
    }
}

/// A seed out of a name.
fn word(name: &str) -> u64 {
    crate::rng::Rng::new(1, name).next()
}

/// Cards copied onto one page of A4, one under the other, at their own size.
fn sheet(cards: &[RgbImage]) -> RgbImage {
    let mut page = RgbImage::from_pixel(1488, 2105, image::Rgb([252, 252, 250]));
    for (card, place) in cards.iter().zip(0_i64..) {
        // A card is 85.6 mm wide; 7.1 pixels a millimetre would be 608, copiers enlarge to 140 %.
        let card = resize(card, 852, 537, FilterType::CatmullRom);
        replace(&mut page, &card, 318, 300 + place * 760);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn index_and_truth_are_those_that_are_kept() {
        let maker = Maker::load().unwrap();
        let kept = include_str!("../../../fixtures/scans/index.toml");
        assert!(maker.index().unwrap() == kept, "run `just fixtures`");
        let kept = include_str!("../../../fixtures/scans/truth.toml");
        assert!(maker.truth().unwrap() == kept, "run `just fixtures`");
    }

    #[test]
    fn dossiers_name_scans_and_good_dossiers_that_there_are() {
        let plan = Maker::load().unwrap().plan;
        for (name, dossier) in plan.good.iter().chain(&plan.bad) {
            assert!(!dossier.files.is_empty(), "{name}");
            for file in &dossier.files {
                let scan = file.strip_prefix("papers/").unwrap();
                assert!(plan.scans.contains_key(scan), "{name}: {file}");
            }
            let good = dossier.good.as_ref();
            assert!(
                good.is_none_or(|good| plan.good.contains_key(good)),
                "{name}"
            );
        }
    }

    #[test]
    fn scans_made_again_are_those_that_are_kept() {
        let maker = Maker::load().unwrap();
        let zip = include_bytes!("../../../fixtures/scans/papers/papers.zip");
        assert_eq!(maker.scan("papers.zip").unwrap(), zip);
        let kept = include_bytes!("../../../fixtures/scans/papers/upload-narrow.jpg");
        let made = maker.scan("upload-narrow.jpg").unwrap();
        assert_eq!(made, maker.scan("upload-narrow.jpg").unwrap());
        // Another processor's vector units may round a level otherwise; no picture looks different for it.
        let level = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
        let (made, kept) = (level(&made), level(kept));
        assert_eq!(made.dimensions(), kept.dimensions());
        let apart = made.iter().zip(kept.iter());
        let sum: u64 = apart.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        assert!(
            sum * 2 < made.len() as u64,
            "mean difference of half a level"
        );
    }
}
