//! Chooses the articles a letter may cite in this case.

use serde_json::{Map, Value as Json, json};

use super::needs::holds;
use crate::case::Case;
use crate::law::articles::{Article, Articles};
use crate::template::manifest::Manifest;

/// The articles of the template whose conditions hold, by id, as `{name, says}`; in a blank form all of them whose conditions are not
/// tied to a value. Articles the table refuses are left out: a template that needs one fails its check before.
pub fn laws(manifest: &Manifest, name: &str, articles: &Articles, case: &Case, blank: bool) -> Map<String, Json> {
    let mut laws = Map::new();
    for cite in &manifest.cite {
        let holds = |condition| holds(condition, case);
        let fits = match blank {
            true => cite.when.is_empty(),
            false => cite.when.iter().all(holds) && !cite.unless.iter().any(holds),
        };
        if !fits || articles.may_cite(&cite.article, name).is_err() {
            continue;
        }
        if let Some(article) = articles.get(&cite.article) {
            laws.insert(
                cite.article.clone(),
                json!({ "name": full_name(article), "says": article.says.zh }),
            );
        }
    }
    laws
}

/// 《中华人民共和国个人信息保护法》第四十七条第一款第三项
pub fn full_name(article: &Article) -> String {
    format!("{}{}{}", article.law, article.article, article.paragraph.as_deref().unwrap_or_default())
}
