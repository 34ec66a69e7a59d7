//! Holds the fictional world and the papers in it: takes `world.toml` and `plan.toml`, gives each paper's values, text and truth.
//!
//! Values are flat: a reference to a person or organisation is replaced by everything that is known of it. The truth of a paper is what a
//! reader must find on it, in the spelling `papers` gives values.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What goes wrong in the world's own files.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// A file of the world is not TOML of the right form.
    #[error("{file}: {source}")]
    Toml {
        /// Which file.
        file: &'static str,
        /// What is wrong.
        source: Box<toml::de::Error>,
    },
    /// Something is named that is nowhere.
    #[error("{paper} names {what}, which is nowhere")]
    Missing {
        /// The paper or scan.
        paper: String,
        /// What it names.
        what: String,
    },
}

/// Values by key.
pub type Values = BTreeMap<String, String>;

/// `world.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    /// The day of every check.
    pub today: String,
    people: BTreeMap<String, Values>,
    companies: BTreeMap<String, Values>,
    platforms: BTreeMap<String, Values>,
    accounts: BTreeMap<String, Values>,
    /// Seals by name.
    pub seals: BTreeMap<String, Seal>,
    letters: BTreeMap<String, Letter>,
}

/// A seal's face.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Seal {
    /// `round`, `oval` or `square`; empty is round.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub shape: String,
    /// The text around.
    pub ring: String,
    /// The text across.
    pub middle: String,
    /// The number in the middle.
    pub code: String,
    /// Width, millimetres.
    pub size: f32,
}

/// A written paper's text.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Letter {
    kind: String,
    title: String,
    #[serde(default)]
    number: String,
    body: Vec<String>,
    sign: Vec<String>,
    truth: Values,
}

/// A paper of the plan.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Paper {
    /// Its template: a file of `papers/` without ending.
    pub template: String,
    /// Its text, for letters.
    #[serde(default)]
    pub letter: String,
    /// Seals on it.
    #[serde(default)]
    pub seals: Vec<Stamp>,
    /// Whether its seals are drawn into the page (an electronic paper) instead of stamped on it.
    #[serde(default)]
    pub drawn: bool,
    /// What its QR code says instead of its own code; `none` leaves it out.
    #[serde(default)]
    pub qr: String,
    /// The other values, or references (`@people.lin`).
    #[serde(default)]
    pub values: Values,
}

/// A seal put on a paper.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// Which seal.
    pub seal: String,
    /// Its left edge, millimetres.
    pub x: f32,
    /// Its top edge, millimetres.
    pub y: f32,
    /// How it is turned, degrees clockwise.
    #[serde(default)]
    pub angle: f32,
}

/// A paper with everything on it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its template.
    pub template: String,
    /// Its kind's id.
    pub kind: String,
    /// Its values.
    pub values: Values,
    /// Title, number, paragraphs, signatures of a letter.
    pub text: Option<(String, String, Vec<String>, Vec<String>)>,
    /// Its seals.
    pub seals: Vec<(Seal, Stamp)>,
    /// Whether they are drawn.
    pub drawn: bool,
    /// What its QR code says.
    pub qr: Option<String>,
    /// What must be read on it, by field id.
    pub truth: Values,
}

impl World {
    /// The world.
    pub fn load() -> Result<Self, WorldError> {
        toml::from_str(include_str!("../world.toml")).map_err(|source| WorldError::Toml {
            file: "world.toml",
            source: Box::new(source),
        })
    }

    fn thing(&self, path: &str) -> Option<&Values> {
        let (shelf, name) = path.split_once('.')?;
        let shelf = match shelf {
            "people" => &self.people,
            "companies" => &self.companies,
            "platforms" => &self.platforms,
            "accounts" => &self.accounts,
            _ => return None,
        };
        shelf.get(name)
    }

    /// A paper's values with every reference replaced.
    fn flat(&self, name: &str, values: &Values) -> Result<Values, WorldError> {
        let mut flat = Values::new();
        // References first, so that a paper's own values stand over them.
        for (key, value) in values {
            let Some(path) = value.strip_prefix('@') else {
                continue;
            };
            let thing = self.thing(path).ok_or_else(|| missing(name, value))?;
            for (inner, value) in thing {
                let key = if key == "of" {
                    inner.clone()
                } else {
                    format!("{key}.{inner}")
                };
                flat.insert(key, value.clone());
            }
        }
        for (key, value) in values {
            if !value.starts_with('@') {
                flat.insert(key.clone(), value.clone());
            }
        }
        Ok(flat)
    }

    /// A paper with everything on it.
    pub fn whole(&self, name: &str, paper: &Paper) -> Result<Whole, WorldError> {
        let values = self.flat(name, &paper.values)?;
        let (kind, text, truth) = if paper.template == "letter" {
            let letter = self
                .letters
                .get(&paper.letter)
                .ok_or_else(|| missing(name, &paper.letter))?;
            let fill = |text: &String| fill(name, text, &values);
            let body = letter.body.iter().map(fill).collect::<Result<_, _>>()?;
            let sign = letter.sign.iter().map(fill).collect::<Result<_, _>>()?;
            let text = (letter.title.clone(), letter.number.clone(), body, sign);
            let truth = letter.truth.iter().filter_map(|(field, key)| {
                let value = match values.get(key) {
                    Some(value) => value.clone(),
                    // A key of the world that this paper leaves out, or the text itself.
                    None if key.is_ascii() && (key.contains('.') || key == "date") => return None,
                    None => key.clone(),
                };
                Some((field.clone(), value))
            });
            (letter.kind.clone(), Some(text), truth.collect())
        } else {
            let (kind, truth) = card(&paper.template, &values);
            (kind.to_owned(), None, truth)
        };
        let seals = paper.seals.iter().map(|stamp| {
            // A seal that is in no world has the text its paper gives.
            let own = || {
                let ring = values.get("ring")?.clone();
                Some(Seal {
                    ring,
                    size: 40.0,
                    ..Seal::default()
                })
            };
            let seal = self.seals.get(&stamp.seal).cloned().or_else(own);
            let seal = seal.ok_or_else(|| missing(name, &stamp.seal))?;
            Ok((seal, stamp.clone()))
        });
        let code = values.get("code");
        Ok(Whole {
            template: paper.template.clone(),
            kind,
            text,
            seals: seals.collect::<Result<_, _>>()?,
            drawn: paper.drawn,
            qr: match paper.qr.as_str() {
                "none" => None,
                "" if paper.template == "licence" => code.cloned(),
                "" => None,
                other => Some(other.to_owned()),
            },
            truth,
            values,
        })
    }
}

fn missing(paper: &str, what: &str) -> WorldError {
    WorldError::Missing {
        paper: paper.to_owned(),
        what: what.to_owned(),
    }
}

/// The kind and truth of what is not a letter: printed form by printed form.
fn card(template: &str, values: &Values) -> (&'static str, Values) {
    let permit = values
        .get("id")
        .is_some_and(|id| id.starts_with(['8', '9']))
        || values.contains_key("permit");
    let (kind, fields): (_, &[(&str, &str)]) = match template {
        "licence" | "licence-old" => (
            "licence",
            &[
                ("company", "name"),
                ("code", "code"),
                ("representative", "representative"),
                ("form", "form"),
                ("capital", "capital"),
                ("established", "established"),
                ("address", "address"),
                ("issued", "issued"),
            ],
        ),
        "id-emblem" => (
            if permit { "permit-emblem" } else { "id-emblem" },
            &[("authority", "authority")],
        ),
        _ => (
            if permit {
                "permit-portrait"
            } else {
                "id-portrait"
            },
            &[
                ("person", "name"),
                ("id-number", "id"),
                ("sex", "sex"),
                ("nation", "nation"),
                ("birth", "birth"),
                ("address", "address"),
            ],
        ),
    };
    // A licence without a code has only its number, which is nobody's field.
    let left_out = |key: &str| {
        (key == "code" && values.contains_key("register"))
            || (key == "address" && template == "foreign")
    };
    let mut truth: Values = fields
        .iter()
        .filter(|(_, key)| !left_out(key))
        .filter_map(|(field, key)| Some(((*field).to_owned(), values.get(*key)?.clone())))
        .collect();
    if let (Some(from), Some(until)) = (values.get("from"), values.get("until"))
        && template != "id-portrait"
        && (until == "长期" || until.parse::<jiff::civil::Date>().is_ok())
    {
        truth.insert("term".to_owned(), format!("{from}..{until}"));
    }
    (kind, truth)
}

/// A text with its keys filled in.
fn fill(name: &str, text: &str, values: &Values) -> Result<String, WorldError> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (key, after) = after.split_once('}').ok_or_else(|| missing(name, text))?;
        let (key, zh) = key
            .strip_suffix("|zh")
            .map_or((key, false), |key| (key, true));
        let value = values.get(key).ok_or_else(|| missing(name, key))?;
        if zh {
            out.push_str(&written(value));
        } else {
            out.push_str(value);
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// A day as letters have it: 2026年11月20日.
fn written(day: &str) -> String {
    let mut parts = day.split('-');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(y), Some(m), Some(d)) => {
            let plain = |n: &str| n.trim_start_matches('0').to_owned();
            format!("{y}年{}月{}日", plain(m), plain(d))
        }
        _ => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use papers::codes::{citizen, uscc};

    #[test]
    fn every_number_of_the_world_proves_itself() {
        let world = World::load().unwrap();
        for (name, person) in &world.people {
            let number = citizen::check(&person["id"]);
            let number = number.unwrap_or_else(|fault| panic!("{name}: {fault}"));
            let birth: jiff::civil::Date = person["birth"].parse().unwrap();
            assert_eq!(number.birth, Some(birth), "{name}");
            let male = number.sex.map(|sex| sex == citizen::Sex::Male);
            assert_eq!(male, Some(person["sex"] == "男"), "{name}");
        }
        for (name, company) in &world.companies {
            let code = uscc::check(&company["code"]);
            assert!(code.is_ok(), "{name}: {code:?}");
            let sole = company["holder"] == "sole-trader";
            assert_eq!(company["code"].starts_with("92"), sole, "{name}");
        }
    }

    #[test]
    fn terms_fit_the_age_at_issue() {
        // 身份证法 5: under 16 five years, to 25 ten, to 45 twenty, from 46 for ever.
        let world = World::load().unwrap();
        for (name, person) in &world.people {
            if person["id"].starts_with(['8', '9']) {
                continue;
            }
            let day = |key: &str| person[key].parse::<jiff::civil::Date>();
            let (birth, from) = (day("birth").unwrap(), day("from").unwrap());
            let age = birth.until((jiff::Unit::Year, from)).unwrap().get_years();
            let years = day("until").map(|until| until.year() - from.year()).ok();
            let meant = match age {
                0..16 => Some(5),
                16..26 => Some(10),
                26..46 => Some(20),
                _ => None,
            };
            assert_eq!(years, meant, "{name}, {age} at issue");
        }
    }

    #[test]
    fn keys_are_filled_and_missing_ones_are_named() {
        let values = Values::from([
            ("a.b".to_owned(), "值".to_owned()),
            ("d".to_owned(), "2026-03-09".to_owned()),
        ]);
        assert_eq!(
            fill("p", "甲{a.b}乙{d|zh}丙", &values).unwrap(),
            "甲值乙2026年3月9日丙"
        );
        let wrong = fill("p", "{none}", &values).unwrap_err();
        assert_eq!(wrong.to_string(), "p names none, which is nowhere");
    }
}
