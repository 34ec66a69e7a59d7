//! Words what `paperwork fill` found: why a form was refused, which fields it has, what was filled and what is left.
//!
//! Takes values of [`crate::form`], gives failures and lines; JSON on stdout when asked. Names that come out of a form are escaped, and
//! nothing that stands in a field is printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;
use serde_json::json;
use shell::failure::Failure;
use shell::status::Status;
use shell::words::{Manner, Words, path};
use shell::{escape, output};

use super::Outcome;
use super::fill::Origin;
use crate::form::map::{MapProblem, Wrong};
use crate::form::{Field, FillProblem, Form, FormError, Kind, Problem};
use crate::pdf::signature::Signature;

/// What was done.
pub struct Told<'a> {
    /// The form.
    pub form: &'a Path,
    /// The filled form.
    pub target: PathBuf,
    /// Fields that were filled, and why.
    pub values: BTreeMap<String, Origin>,
    /// Fields the map names but the case has nothing for, and what it lacks.
    pub missing: Vec<(String, String)>,
    /// Fields the form must have and that are empty.
    pub required: Vec<String>,
    /// Fields that are empty.
    pub empty: Vec<String>,
    /// Whether there is a place for a digital signature.
    pub signature: bool,
    /// Whether the form was damaged.
    pub repaired: bool,
    /// Whether it was flattened.
    pub flatten: bool,
    /// What in the case is worth a look.
    pub doubts: Vec<String>,
}

/// Why a form cannot be filled, and what to do instead.
pub fn refused(words: &Words, file: &Path, error: &FormError) -> Failure {
    let l = &words.loader;
    let shown = path(file);
    let (what, hint) = match error {
        FormError::NotAPdf => (
            fl!(l, "fill-not-a-pdf", path = shown),
            fl!(l, "fill-not-a-pdf-hint"),
        ),
        FormError::Locked => (
            fl!(l, "fill-locked", path = shown),
            fl!(l, "fill-locked-hint"),
        ),
        FormError::NoForm => (
            fl!(l, "fill-no-form", path = shown),
            fl!(l, "fill-no-form-hint"),
        ),
        FormError::XfaOnly => (fl!(l, "fill-xfa", path = shown), fl!(l, "fill-xfa-hint")),
        FormError::Signed(Signature::Certification) => (
            fl!(l, "fill-certified", path = shown),
            fl!(l, "fill-signed-hint"),
        ),
        FormError::Signed(_) => (
            fl!(l, "fill-signed", path = shown),
            fl!(l, "fill-signed-hint"),
        ),
        FormError::Damaged(_) | FormError::Pages(_) => (
            fl!(l, "fill-damaged", path = shown),
            fl!(l, "fill-damaged-hint"),
        ),
    };
    Failure::new(what).hint(hint)
}

/// Everything that keeps values out of a form.
pub fn problems(words: &Words, file: &Path, problems: &[FillProblem]) -> Failure {
    let l = &words.loader;
    let mut what = fl!(
        l,
        "fill-problems",
        path = path(file),
        count = problems.len()
    );
    for problem in problems {
        let field = name(&problem.field);
        let line = match &problem.problem {
            Problem::UnknownField => fl!(l, "fill-unknown-field", field = field),
            Problem::TooLong { given, most } => {
                let (given, most) = (*given, *most);
                fl!(
                    l,
                    "fill-too-long",
                    field = field,
                    given = given,
                    most = most
                )
            }
            Problem::NoSuchOption { options, .. } => {
                let options: Vec<String> = options.iter().map(option).collect();
                fl!(
                    l,
                    "fill-no-such-option",
                    field = field,
                    options = options.join(" / ")
                )
            }
            Problem::NotYesOrNo => fl!(l, "fill-yes-or-no", field = field),
            Problem::OneOnly => fl!(l, "fill-one-only", field = field),
            Problem::ReadOnly => fl!(l, "fill-read-only", field = field),
            Problem::NotForFilling => fl!(l, "fill-not-for-filling", field = field),
            Problem::NoGlyph(chars) => {
                let chars: Vec<String> = chars
                    .iter()
                    .map(|c| format!("U+{:04X}", u32::from(*c)))
                    .collect();
                fl!(
                    l,
                    "fill-no-glyph",
                    field = field,
                    characters = chars.join(" ")
                )
            }
            Problem::DoesNotFit => fl!(l, "fill-does-not-fit", field = field),
        };
        what.push_str(&format!("\n  {line}"));
    }
    let unknown = problems.iter().any(|p| p.problem == Problem::UnknownField);
    let failure = Failure::new(what);
    if unknown {
        failure.hint(fl!(l, "fill-unknown-field-hint"))
    } else {
        failure.hint(fl!(l, "fill-problems-hint"))
    }
}

/// Everything wrong with a map.
pub fn map(words: &Words, file: &Path, problems: &[MapProblem]) -> Failure {
    let l = &words.loader;
    let mut what = fl!(
        l,
        "fill-map-problems",
        path = path(file),
        count = problems.len()
    );
    let mut hint = fl!(l, "fill-map-hint");
    for problem in problems {
        let text = match &problem.wrong {
            Wrong::Syntax(said) => fl!(l, "fill-map-syntax", said = name(said)),
            Wrong::NoFields => fl!(l, "fill-map-no-fields"),
            Wrong::UnknownTable(table) => fl!(l, "fill-map-unknown-table", name = name(table)),
            Wrong::NotAKey(field) => fl!(l, "fill-map-not-a-key", field = name(field)),
            Wrong::Braces(field) => fl!(l, "fill-map-braces", field = name(field)),
            Wrong::UnknownKey(key) => {
                hint = fl!(l, "fill-map-keys-hint");
                fl!(l, "fill-map-unknown-key", key = name(key))
            }
        };
        what.push_str(&format!(
            "\n  {}",
            fl!(l, "fill-map-at", line = problem.line, what = text)
        ));
    }
    Failure::new(what).hint(hint)
}

/// Prints the fields of a form; `guessed` are the case keys their names ask for.
pub fn list(
    words: &Words,
    manner: Manner,
    file: &Path,
    form: &Form,
    guessed: &BTreeMap<String, String>,
) -> Result<(), Failure> {
    if manner.json {
        let fields: Vec<serde_json::Value> = form
            .fields()
            .iter()
            .map(|f| field_json(f, guessed.get(&f.name)))
            .collect();
        let told = json!({"liudi": "form-fields", "version": 1, "form": file.to_string_lossy(), "repaired": form.repaired(), "fields": fields});
        return words.print(&format!("{told}\n"));
    }
    let l = &words.loader;
    let mut text = String::new();
    for field in form.fields() {
        let mut notes = vec![kind(words, field)];
        match field.pages.as_slice() {
            [] => notes.push(fl!(l, "fill-list-nowhere")),
            pages => {
                let pages: Vec<String> = pages.iter().map(usize::to_string).collect();
                notes.push(fl!(l, "fill-list-pages", pages = pages.join(", ")));
            }
        }
        notes.extend(
            field
                .max_length
                .map(|most| fl!(l, "fill-list-most", most = most)),
        );
        notes.extend(field.required.then(|| fl!(l, "fill-list-required")));
        notes.extend(field.read_only.then(|| fl!(l, "fill-list-read-only")));
        notes.extend((!field.value.is_empty()).then(|| fl!(l, "fill-list-filled")));
        text.push_str(&format!(
            "{}  {}\n",
            name(&field.name),
            notes.join(fl!(l, "fill-list-comma").as_str())
        ));
        if let Some(tooltip) = field.tooltip.as_deref().filter(|t| *t != field.name) {
            text.push_str(&format!(
                "    {}\n",
                fl!(l, "fill-list-tooltip", text = name(tooltip))
            ));
        }
        if !field.options.is_empty() {
            let options: Vec<String> = field.options.iter().map(option).collect();
            text.push_str(&format!(
                "    {}\n",
                fl!(l, "fill-list-options", options = options.join(" / "))
            ));
        }
        if let Some(key) = guessed.get(&field.name) {
            text.push_str(&format!(
                "    {}\n",
                fl!(l, "fill-list-key", key = key.as_str())
            ));
        }
    }
    words.print(&text)?;
    if !manner.quiet {
        output::talk(&format!(
            "{}\n",
            fl!(
                l,
                "fill-list-sum",
                path = path(file),
                count = form.fields().len()
            )
        ));
    }
    Ok(())
}

/// Says what was filled and what is left; status 1 when something is.
pub fn tell(words: &Words, manner: Manner, told: &Told<'_>) -> Outcome {
    let status = match told.missing.is_empty() && told.required.is_empty() && !told.repaired {
        true => Status::Done,
        false => Status::Findings,
    };
    if manner.json {
        let filled: Vec<serde_json::Value> = told
            .values
            .iter()
            .map(|(field, origin)| json!({"field": field, "from": origin.as_str()}))
            .collect();
        let missing: Vec<serde_json::Value> = told
            .missing
            .iter()
            .map(|(field, key)| json!({"field": field, "key": key}))
            .collect();
        let report = json!({
            "liudi": "fill", "version": 1, "form": told.form.to_string_lossy(), "path": told.target.to_string_lossy(), "flattened": told.flatten,
            "filled": filled, "missing": missing, "required_empty": told.required, "empty": told.empty, "signature_field": told.signature,
            "repaired": told.repaired, "doubts": told.doubts,
        });
        words.print(&format!("{report}\n"))?;
        return Ok(status);
    }
    let l = &words.loader;
    let mut text = String::new();
    if !manner.quiet {
        text += &format!(
            "{}\n",
            fl!(
                l,
                "fill-done",
                count = told.values.len(),
                path = path(&told.target)
            )
        );
        let guessed: Vec<String> = told
            .values
            .iter()
            .filter(|(_, o)| **o == Origin::Guess)
            .map(|(f, _)| name(f))
            .collect();
        if !guessed.is_empty() {
            text += &format!("{}\n", fl!(l, "fill-guessed", fields = guessed.join("、")));
        }
    }
    for (field, key) in &told.missing {
        text += &format!(
            "{}\n",
            fl!(l, "fill-missing", field = name(field), key = key.as_str())
        );
    }
    let names = |fields: &[String]| {
        fields
            .iter()
            .map(|f| name(f))
            .collect::<Vec<_>>()
            .join("、")
    };
    if !told.required.is_empty() {
        text += &format!(
            "{}\n",
            fl!(l, "fill-required", fields = names(&told.required))
        );
    }
    if told.repaired {
        text += &format!("{}\n", fl!(l, "fill-repaired", path = path(told.form)));
    }
    for doubt in &told.doubts {
        text += &format!("{doubt}\n");
    }
    if !manner.quiet {
        let rest: Vec<String> = told
            .empty
            .iter()
            .filter(|f| !told.required.contains(f))
            .cloned()
            .collect();
        if !rest.is_empty() {
            text += &format!("{}\n", fl!(l, "fill-empty", fields = names(&rest)));
        }
        if told.signature {
            text += &format!("{}\n", fl!(l, "fill-sign"));
        }
    }
    output::talk(&text);
    Ok(status)
}

fn name(text: &str) -> String {
    escape::line(text).into_owned()
}

fn option(choice: &crate::form::Choice) -> String {
    match choice.display == choice.export {
        true => name(&choice.export),
        false => format!("{}（{}）", name(&choice.display), name(&choice.export)),
    }
}

fn kind(words: &Words, field: &Field) -> String {
    let l = &words.loader;
    match field.kind {
        Kind::Text {
            multiline: true, ..
        } => fl!(l, "fill-kind-lines"),
        Kind::Text { .. } => fl!(l, "fill-kind-text"),
        Kind::Check => fl!(l, "fill-kind-check"),
        Kind::Radio => fl!(l, "fill-kind-radio"),
        Kind::Combo { .. } => fl!(l, "fill-kind-combo"),
        Kind::List { multiple: true } => fl!(l, "fill-kind-several"),
        Kind::List { multiple: false } => fl!(l, "fill-kind-list"),
        Kind::Button => fl!(l, "fill-kind-button"),
        Kind::Signature => fl!(l, "fill-kind-signature"),
    }
}

fn field_json(field: &Field, key: Option<&String>) -> serde_json::Value {
    let kind = match field.kind {
        Kind::Text { .. } => "text",
        Kind::Check => "check",
        Kind::Radio => "radio",
        Kind::Combo { .. } => "combo",
        Kind::List { .. } => "list",
        Kind::Button => "button",
        Kind::Signature => "signature",
    };
    let is = |found: bool| found.then_some(true);
    let options: Vec<serde_json::Value> = field
        .options
        .iter()
        .map(|c| json!({"export": c.export, "display": c.display}))
        .collect();
    json!({
        "name": field.name, "kind": kind, "pages": field.pages, "options": options, "max_length": field.max_length, "required": field.required,
        "read_only": field.read_only, "filled": !field.value.is_empty(), "tooltip": field.tooltip, "key": key,
        "multiline": is(matches!(field.kind, Kind::Text { multiline: true, .. })),
        "several": is(field.kind == Kind::List { multiple: true }),
        "free_text": is(field.kind == Kind::Combo { editable: true }),
    })
}
