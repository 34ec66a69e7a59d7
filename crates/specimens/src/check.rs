//! Checks made scans the way a merchant's are: reads files once, puts dossiers together out of them, runs the rules.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use papers::channel::Channel;
use papers::dossier::{Dossier, File, Paper, Refusal};
use papers::field::{Until, Value};
use papers::purpose::Purpose;
use papers::rules::{Finding, Severity};
use paperwork::check::look::{Manner, Source, look};
use reading::engine::Neural;
use reading::open::Limits;

/// Files that were read, by name.
#[derive(Default)]
pub struct Pool(BTreeMap<String, (File, Vec<Paper>)>);

impl Pool {
    /// Reads files: names and octets.
    pub fn read(files: &[(String, Vec<u8>)], engine: &Neural, threads: usize) -> Self {
        let sources: Vec<Source> = files
            .iter()
            .map(|(name, bytes)| Source {
                name: name.clone(),
                octets: bytes.len() as u64,
            })
            .collect();
        let load = |at: usize| {
            files
                .get(at)
                .map(|(_, bytes)| bytes.clone())
                .ok_or(Refusal::Empty)
        };
        let manner = Manner {
            threads,
            limits: Limits::default(),
            thumbnails: None,
        };
        let looked = look(&sources, &load, engine, &manner, &|| false, &mut |_| ());
        let mut pool = BTreeMap::new();
        for (at, file) in looked.files.into_iter().enumerate() {
            let papers = looked.papers.iter().filter(|paper| paper.file == at);
            pool.insert(file.name.clone(), (file, papers.cloned().collect()));
        }
        Self(pool)
    }

    /// Takes in what another has read.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The papers of a file.
    pub fn papers(&self, name: &str) -> &[Paper] {
        self.0.get(name).map_or(&[], |(_, papers)| papers)
    }

    /// A file.
    pub fn file(&self, name: &str) -> Option<&File> {
        self.0.get(name).map(|(file, _)| file)
    }

    /// A dossier of some of the files.
    pub fn dossier(
        &self,
        names: &[String],
        case: BTreeMap<String, String>,
        purpose: Option<&str>,
        channel: Option<&str>,
        today: Date,
    ) -> Dossier {
        let (mut files, mut papers) = (Vec::new(), Vec::new());
        for name in names {
            let Some((file, of)) = self.0.get(name) else {
                continue;
            };
            papers.extend(of.iter().cloned().map(|paper| Paper {
                file: files.len(),
                ..paper
            }));
            files.push(file.clone());
        }
        Dossier {
            files,
            papers,
            case,
            today,
            purpose: purpose.and_then(Purpose::parse),
            channel: channel
                .and_then(Channel::named)
                .unwrap_or_else(Channel::strict),
        }
    }
}

/// A case file's values by dotted key.
pub fn case(text: &str) -> BTreeMap<String, String> {
    let table: toml::Table = text.parse().unwrap_or_default();
    let mut flat = BTreeMap::new();
    for (section, values) in table {
        for (key, value) in values.as_table().into_iter().flatten() {
            let text = match value {
                toml::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            flat.insert(format!("{section}.{key}"), text);
        }
    }
    flat
}

/// The codes of what was found that is worse than a note.
pub fn bad(found: &[Finding]) -> BTreeSet<&'static str> {
    let worse = found.iter().filter(|one| one.severity != Severity::Note);
    worse.map(|one| one.code).collect()
}

/// What was read of a file, in one line.
pub fn shown(pool: &Pool, name: &str) -> String {
    let mut out = String::new();
    for paper in pool.papers(name) {
        out.push_str(paper.kind.id());
        for (field, value) in &paper.fields {
            let read = value
                .value
                .as_ref()
                .map_or_else(|| format!("?{}", value.raw), spelt);
            out.push_str(&format!(" {}={read}", field.id()));
        }
        out.push_str("; ");
    }
    let Some(file) = pool.file(name) else {
        return out;
    };
    match &file.pages {
        Err(refusal) => out.push_str(&format!("{refusal:?}")),
        Ok(leaves) => {
            for leaf in leaves {
                match &leaf.sheet {
                    Err(refusal) => out.push_str(&format!("{refusal:?}")),
                    Ok(sheet) => {
                        let seals = sheet.seals.iter().map(|seal| format!("{:?}", seal.ring));
                        let seals: Vec<_> = seals.collect();
                        out.push_str(&format!(
                            "{:?} seals {seals:?} codes {}",
                            sheet.measures,
                            sheet.codes.len()
                        ));
                    }
                }
            }
        }
    }
    out
}

/// A value as truth spells it: days as 2026-11-22, terms as two of them.
pub fn spelt(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Date(day) => day.to_string(),
        Value::Term { from, until } => {
            let from = from.map(|day| day.to_string()).unwrap_or_default();
            match until {
                Until::Day(day) => format!("{from}..{day}"),
                Until::Forever => format!("{from}..长期"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_flat_and_its_days_are_plain() {
        let flat = case("[minor]\nname = \"何小样\"\nbirth = 2014-05-06\n[sender]\nid = \"1\"\n");
        assert_eq!(flat["minor.birth"], "2014-05-06");
        assert_eq!(flat["sender.id"], "1");
    }

    #[test]
    fn terms_are_spelt_as_the_truth_has_them() {
        let day = |text: &str| text.parse().unwrap();
        let term = |until| Value::Term {
            from: Some(day("2018-06-20")),
            until,
        };
        assert_eq!(
            spelt(&term(Until::Day(day("2038-06-20")))),
            "2018-06-20..2038-06-20"
        );
        assert_eq!(spelt(&term(Until::Forever)), "2018-06-20..长期");
    }
}
