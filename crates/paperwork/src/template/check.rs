//! Holds a template to its own declarations.
//!
//! Takes a template, the known fields and the table of articles; gives every mistake with its file and line: keys that no case has, keys and
//! articles that are used but not declared, articles the table refuses for this letter. Reads the source as syntax, so that a key in a
//! comment is no use of it.

use typst::syntax::ast::{self, AstNode as _};
use typst::syntax::{LinkedNode, Source, SyntaxNode};

use super::Template;

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// `letter.typ` or `template.toml`.
    pub file: &'static str,
    /// Line in it, from 1, when it is known.
    pub line: Option<usize>,
    /// What it is.
    pub what: Wrong,
}

/// The kinds of mistakes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No case has this field.
    UnknownField(String),
    /// The source names a field that `template.toml` does not declare.
    UndeclaredField(String),
    /// The source cites an article that `template.toml` does not declare.
    UndeclaredArticle(String),
    /// The table of articles refuses the article; why, as its id for the words.
    RefusedArticle {
        /// The article.
        id: String,
        /// `unknown`, `superseded`, `ended`, `confidence` or `not-for`.
        why: &'static str,
    },
}

/// How a source uses its declarations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// A field of the case.
    Field(String),
    /// An article of law.
    Article(String),
}

/// Functions of `common.typ` whose first argument is a field.
const FIELDS: &[&str] = &[
    "f",
    "has",
    "raw-value",
    "quoted",
    "stopped",
    "passed",
    "lines",
    "items",
];
/// Functions of `common.typ` whose first argument is an article.
const ARTICLES: &[&str] = &["law", "cites", "says"];

/// Everything a source names, with the line it stands on.
pub fn uses(text: &str) -> Vec<(usize, Use)> {
    let source = Source::detached(text);
    let mut found = Vec::new();
    visit(&LinkedNode::new(source.root()), &source, &mut found);
    found
}

fn visit(node: &LinkedNode<'_>, source: &Source, found: &mut Vec<(usize, Use)>) {
    if let Some(call) = node.get().cast::<ast::FuncCall<'_>>() {
        let line = source
            .lines()
            .byte_to_line(node.offset())
            .map_or(1, |line| line + 1);
        if let ast::Expr::Ident(callee) = call.callee() {
            let name = callee.get().as_str();
            let arguments: Vec<&SyntaxNode> =
                call.args().items().map(|arg| arg.to_untyped()).collect();
            if FIELDS.contains(&name) {
                found.extend(
                    arguments
                        .first()
                        .and_then(|a| string(a))
                        .map(|key| (line, Use::Field(key))),
                );
            } else if ARTICLES.contains(&name) {
                found.extend(
                    arguments
                        .first()
                        .and_then(|a| string(a))
                        .map(|id| (line, Use::Article(id))),
                );
            } else if name == "party" {
                for row in arguments {
                    let row = row.cast::<ast::Array<'_>>();
                    let key = row
                        .and_then(|row| row.items().nth(1))
                        .and_then(|item| string(item.to_untyped()));
                    found.extend(key.map(|key| (line, Use::Field(key))));
                }
            }
        }
    }
    for child in node.children() {
        visit(&child, source, found);
    }
}

fn string(node: &SyntaxNode) -> Option<String> {
    Some(node.cast::<ast::Str<'_>>()?.get().to_string())
}

/// Every mistake of a template; `known` says whether a case has a field, `refused` why the table of articles refuses an article.
pub fn check(
    template: &Template,
    known: &dyn Fn(&str) -> bool,
    refused: &dyn Fn(&str) -> Option<&'static str>,
) -> Vec<Mistake> {
    let manifest = &template.manifest;
    // The first line that says the word in quotes, or a condition that begins with it.
    let declared = |word: &str, what| {
        let quoted = [format!("\"{word}\""), format!("'{word}'")];
        let begins = [format!("\"{word} "), format!("\"{word}=")];
        let says = |line: &str| quoted.iter().chain(&begins).any(|one| line.contains(one));
        let at = template.declarations.lines().position(says);
        Mistake {
            file: "template.toml",
            line: at.map(|at| at + 1),
            what,
        }
    };
    let mut mistakes: Vec<Mistake> = Vec::new();
    let mut add = |mistake: Mistake| {
        if !mistakes.contains(&mistake) {
            mistakes.push(mistake);
        }
    };
    for key in manifest.declared().filter(|key| !known(key)) {
        add(declared(key, Wrong::UnknownField(key.to_owned())));
    }
    let deadline = manifest
        .deadline
        .iter()
        .filter_map(|deadline| deadline.article.as_deref());
    for id in manifest
        .cite
        .iter()
        .map(|cite| cite.article.as_str())
        .chain(deadline)
    {
        if let Some(why) = refused(id) {
            let what = Wrong::RefusedArticle {
                id: id.to_owned(),
                why,
            };
            add(declared(id, what));
        }
    }
    for (line, used) in uses(&template.source) {
        let what = match used {
            Use::Field(key) if !known(&key) => Wrong::UnknownField(key),
            Use::Field(key) if !manifest.declared().any(|declared| declared == key) => {
                Wrong::UndeclaredField(key)
            }
            Use::Article(id) if !manifest.cite.iter().any(|cite| cite.article == id) => {
                Wrong::UndeclaredArticle(id)
            }
            _ => continue,
        };
        add(Mistake {
            file: "letter.typ",
            line: Some(line),
            what,
        });
    }
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::manifest::Manifest;
    use std::collections::BTreeMap;

    const SOURCE: &str = "#import \"/common.typ\": *\n// #f(\"not.used\")\n#p[#f(\"sender.name\") 依据#law(\"pipl-47\")]\n#party((\"电话\", \"sender.phone\"))\n#if has(\"x.y\") [#says(\"civil-111\")]\n";

    #[test]
    fn uses_are_found_in_calls_only() {
        assert_eq!(
            uses(SOURCE),
            [
                (3, Use::Field("sender.name".into())),
                (3, Use::Article("pipl-47".into())),
                (4, Use::Field("sender.phone".into())),
                (5, Use::Field("x.y".into())),
                (5, Use::Article("civil-111".into())),
            ]
        );
    }

    #[test]
    fn every_mistake_is_told() {
        let declarations = "title = { zh = \"a\", en = \"b\" }\npurpose = { zh = \"a\", en = \"b\" }\nrequired = [\"sender.name\", \"sender.nme\"]\ncite = [{ article = \"pipl-47\" }]\n";
        let manifest = Manifest::parse(declarations).unwrap();
        let template = Template {
            name: "t".into(),
            manifest,
            declarations: declarations.into(),
            source: SOURCE.into(),
            files: BTreeMap::new(),
        };
        let mistakes = check(
            &template,
            &|key| key.starts_with("sender.") && key != "sender.nme",
            &|id| (id == "pipl-47").then_some("superseded"),
        );
        let whats: Vec<(Option<usize>, Wrong)> =
            mistakes.into_iter().map(|m| (m.line, m.what)).collect();
        let refused = Wrong::RefusedArticle {
            id: "pipl-47".into(),
            why: "superseded",
        };
        assert_eq!(
            whats,
            [
                (Some(3), Wrong::UnknownField("sender.nme".into())),
                (Some(4), refused),
                (Some(4), Wrong::UndeclaredField("sender.phone".into())),
                (Some(5), Wrong::UnknownField("x.y".into())),
                (Some(5), Wrong::UndeclaredArticle("civil-111".into())),
            ]
        );
    }
}
