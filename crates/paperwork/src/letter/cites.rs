//! Chooses the articles a letter may cite in this case.

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use super::needs::{given, holds};
use crate::case::Case;
use crate::law::articles::Articles;
use crate::template::manifest::Manifest;

/// The articles of the template that fit this case on this day, by id, as `{name, says}`; in a blank form those that depend on nothing it leaves open.
///
/// Articles the table refuses are left out: a template that cannot do without one fails when it cites it, never in silence.
pub fn laws(
    manifest: &Manifest,
    name: &str,
    articles: &Articles,
    case: &Case,
    date: Date,
    blank: bool,
) -> Map<String, Json> {
    let mut laws = Map::new();
    for cite in &manifest.cite {
        let holds = |condition| holds(condition, case);
        let fits = match blank {
            true => cite.when.iter().all(holds) && articles.may_cite(&cite.article, name).is_ok(),
            false => {
                cite.when.iter().all(holds)
                    && !cite.unless.iter().any(holds)
                    && articles
                        .may_cite_in(&cite.article, name, date, |key| given(case, key))
                        .is_ok()
            }
        };
        if let Some(article) = articles.get(&cite.article).filter(|_| fits) {
            laws.insert(
                cite.article.clone(),
                json!({ "name": article.citation(), "says": article.says.zh }),
            );
        }
    }
    laws
}
