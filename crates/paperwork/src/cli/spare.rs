//! Spares what a command reads: nothing it makes may take its place, not even with `--force`.
//!
//! Takes the files to be made and the files and archives that are read; gives a failure that names the first that would be lost. Asks only
//! where paths lead, opens nothing.

use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;
use shell::failure::Failure;
use shell::publish::parent;
use shell::words::{Words, path};

/// Refuses targets that are, or lie inside, something that is read, and two targets that are one.
pub fn inputs(words: &Words, targets: &[&Path], read: &[PathBuf]) -> Result<(), Failure> {
    let l = &words.loader;
    let read: Vec<PathBuf> = read
        .iter()
        .filter_map(|it| it.canonicalize().ok())
        .collect();
    let mut places: Vec<PathBuf> = Vec::new();
    for target in targets.iter().filter(|target| target.as_os_str() != "-") {
        let Some(place) = place(target) else { continue };
        // A folder that is read is an archive: a file more breaks it.
        let lost = read
            .iter()
            .any(|one| place == *one || (place.starts_with(one) && one.is_dir()));
        if lost {
            let shown = path(target);
            return Err(Failure::new(fl!(l, "target-input", path = shown))
                .hint(fl!(l, "target-other-hint")));
        }
        if places.contains(&place) {
            let shown = path(target);
            return Err(Failure::new(fl!(l, "target-twice", path = shown))
                .hint(fl!(l, "target-other-hint")));
        }
        places.push(place);
    }
    Ok(())
}

/// Where a file is, or will be.
fn place(target: &Path) -> Option<PathBuf> {
    let there = target.canonicalize();
    there.ok().or_else(|| {
        let folder = parent(target).canonicalize().ok()?;
        Some(folder.join(target.file_name()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use shell::language::Language;
    use std::fs;

    #[test]
    fn what_is_read_is_spared_under_every_name() {
        let words = crate::cli::say::words(Language::En);
        let desk = tempfile::tempdir().unwrap();
        let at = |name: &str| desk.path().join(name);
        fs::create_dir_all(at("bag/data")).unwrap();
        fs::write(at("case.toml"), "").unwrap();
        let read = [at("case.toml"), at("bag"), at("gone.png")];
        let check = |targets: &[&Path]| inputs(&words, targets, &read).map_err(|f| f.what);
        for lost in [
            "case.toml",
            "bag/../case.toml",
            "bag/data/x.pdf",
            "bag/new.pdf",
        ] {
            let said = check(&[&at(lost)]).unwrap_err();
            assert!(said.contains("never written over"), "{said}");
        }
        assert!(check(&[&at("letter.pdf"), Path::new("-"), Path::new("-")]).is_ok());
        assert!(check(&[&at("none/letter.pdf")]).is_ok());
        assert!(check(&[&at("a.pdf"), &at("bag/../a.pdf")]).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_what_is_read_is_seen_through() {
        let words = crate::cli::say::words(Language::En);
        let desk = tempfile::tempdir().unwrap();
        let at = |name: &str| desk.path().join(name);
        fs::create_dir(at("real")).unwrap();
        fs::write(at("real/a.png"), "").unwrap();
        std::os::unix::fs::symlink(at("real"), at("link")).unwrap();
        assert!(inputs(&words, &[&at("link/a.png")], &[at("real/a.png")]).is_err());
        assert!(inputs(&words, &[&at("real/a.png")], &[at("link/a.png")]).is_err());
    }
}
