//! Reads which sources a person named and which archive shall be made of them.
//!
//! Takes matches, gives sources by their real paths under names of their own, and the target's real path. Opens nothing.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use i18n_embed_fl::fl;
use shell::failure::Failure;
use shell::output;

use super::say::{Words, path};
use crate::collect::Shape;
use crate::walk::Source;

/// The sources by their real paths, each with the name its files get.
pub fn sources(words: &Words, matches: &ArgMatches) -> Result<Vec<Source>, Failure> {
    let l = &words.loader;
    let mut sources: Vec<Source> = Vec::new();
    for given in matches.get_many::<PathBuf>("source").unwrap_or_default() {
        let real = given.canonicalize().map_err(|error| {
            let shown = path(given);
            let failure = Failure::new(fl!(
                l,
                "source-missing",
                path = shown,
                error = words.io(&error)
            ));
            failure.hint(fl!(l, "source-missing-hint"))
        })?;
        if let Some(twin) = sources.iter().find(|s| s.path == real) {
            return Err(
                Failure::new(fl!(l, "source-twice", path = path(&twin.path)))
                    .hint(fl!(l, "source-twice-hint")),
            );
        }
        let wanted = name(given, &real);
        let mut name = wanted.clone();
        let mut number = 2;
        while sources.iter().any(|s| s.name == name) {
            name = wanted.clone();
            name.push(format!("~{number}"));
            number += 1;
        }
        if name != wanted {
            let (name, shown) = (path(Path::new(&name)), path(given));
            output::talk(&format!(
                "{}\n",
                fl!(l, "source-named", path = shown, name = name)
            ));
        }
        sources.push(Source { path: real, name });
    }
    Ok(outermost(words, sources))
}

/// What a source is called: as it was named, else by its real path.
pub fn name(given: &Path, real: &Path) -> OsString {
    let name = given.file_name().or(real.file_name());
    name.map_or_else(|| of_root(&real.to_string_lossy()).into(), OsString::from)
}

/// The sources without those that lie in another one: what they hold is collected with it.
fn outermost(words: &Words, sources: Vec<Source>) -> Vec<Source> {
    let inside = |one: &Source| {
        let around = |other: &&Source| one.path != other.path && one.path.starts_with(&other.path);
        sources.iter().find(around)
    };
    let (mut outer, mut said) = (Vec::new(), String::new());
    for source in &sources {
        match inside(source) {
            None => outer.push(source.clone()),
            Some(other) => {
                let (path, other) = (path(&source.path), path(&other.path));
                let line = fl!(words.loader, "source-inside", path = path, other = other);
                said += &(line + "\n");
            }
        }
    }
    output::talk(&said);
    outer
}

/// What the root of a disk or of a share is called: `disk-D` for `D:\`, `photos` for `\\nas\photos`, else `disk`.
fn of_root(root: &str) -> String {
    let plain = root.strip_prefix(r"\\?\").unwrap_or(root);
    let share = plain.strip_prefix(r"UNC\").or(plain.strip_prefix(r"\\"));
    let named = match share {
        Some(share) => share.split('\\').rfind(|part| !part.is_empty()),
        None => plain.split_once(':').map(|(letter, _)| letter),
    };
    match (named, share) {
        (Some(share), Some(_)) => share.to_owned(),
        (Some(letter), None) => format!("disk-{letter}"),
        (None, _) => "disk".to_owned(),
    }
}

/// Where the archive goes: what `-o` says, else beside the person, named after the first source.
pub fn target(
    words: &Words,
    matches: &ArgMatches,
    sources: &[Source],
    shape: Shape,
) -> Result<PathBuf, Failure> {
    let l = &words.loader;
    let given = match matches.get_one::<PathBuf>("output") {
        Some(given) => given.clone(),
        None => {
            let mut name = sources.first().map(|s| s.name.clone()).unwrap_or_default();
            name.push(if shape == Shape::Zip {
                "-backup.zip"
            } else {
                "-backup"
            });
            PathBuf::from(name)
        }
    };
    let folder = shell::publish::parent(&given);
    let real = folder.canonicalize().map_err(|error| {
        Failure::new(fl!(
            l,
            "target-folder",
            path = path(folder),
            error = words.io(&error)
        ))
        .hint(fl!(l, "target-folder-hint"))
    })?;
    match given.file_name() {
        Some(name) => Ok(real.join(name)),
        None => Err(Failure::new(fl!(l, "target-name", path = path(&given)))
            .hint(fl!(l, "target-name-hint"))),
    }
}

#[cfg(test)]
mod tests {
    use super::of_root;

    #[test]
    fn the_roots_of_disks_and_shares_have_names() {
        for (root, name) in [
            ("/", "disk"),
            (r"D:\", "disk-D"),
            (r"\\?\D:\", "disk-D"),
            (r"\\?\UNC\nas\照片", "照片"),
            (r"\\nas\照片\", "照片"),
        ] {
            assert_eq!(of_root(root), name, "{root}");
        }
    }
}
