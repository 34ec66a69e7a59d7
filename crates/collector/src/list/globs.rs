//! Matches paths of a bag against what a person typed.
//!
//! Takes patterns, tells which paths they mean and which patterns meant nothing. A pattern means a path when it matches the
//! whole path or one of the folders it lies in, so `videos` means all that is below; `*` reaches across `/`, as with
//! unzip and tar. Never asks the system: the same pattern means the same on every one.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// A pattern that cannot be understood.
#[derive(Debug, thiserror::Error)]
#[error("{pattern}: not a pattern")]
pub struct GlobFault {
    /// What was typed.
    pub pattern: String,
    /// Why.
    #[source]
    pub source: globset::Error,
}

/// Patterns; none means everything.
#[derive(Clone, Debug, Default)]
pub struct Globs {
    patterns: Vec<String>,
    set: GlobSet,
}

impl Globs {
    /// Compiles patterns.
    pub fn new<T: AsRef<str>>(patterns: &[T]) -> Result<Self, GlobFault> {
        let mut set = GlobSetBuilder::new();
        let mut kept = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            let pattern = pattern.as_ref();
            let fault = |source| GlobFault {
                pattern: pattern.to_owned(),
                source,
            };
            // A folder is often typed with its slash.
            let inner = pattern.strip_suffix('/').unwrap_or(pattern);
            let glob = GlobBuilder::new(inner).backslash_escape(true).build();
            set.add(glob.map_err(fault)?);
            kept.push(pattern.to_owned());
        }
        let set = set.build().map_err(|source| GlobFault {
            pattern: kept.join(" "),
            source,
        })?;
        Ok(Self {
            patterns: kept,
            set,
        })
    }

    /// Begins to match paths.
    pub fn matching(&self) -> Matching<'_> {
        Matching {
            globs: self,
            met: vec![false; self.patterns.len()],
        }
    }
}

/// Matches paths and remembers which patterns meant something.
pub struct Matching<'a> {
    globs: &'a Globs,
    met: Vec<bool>,
}

impl Matching<'_> {
    /// Whether some pattern means this path.
    pub fn matches(&mut self, path: &str) -> bool {
        if self.globs.patterns.is_empty() {
            return true;
        }
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let mut any = false;
        for candidate in folders.chain([path]) {
            for glob in self.globs.set.matches(candidate) {
                self.met[glob] = true;
                any = true;
            }
        }
        any
    }

    /// Patterns that meant nothing, as typed.
    pub fn unmatched(&self) -> Vec<String> {
        let patterns = self.globs.patterns.iter().zip(&self.met);
        patterns
            .filter(|(_, met)| !**met)
            .map(|(pattern, _)| pattern.clone())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_stars_reach_below() {
        let globs = Globs::new(&["视频", "*.csv", "a/b/", "no*thing"]).unwrap();
        let mut matching = globs.matching();
        for (path, expected) in [
            ("视频/一.mp4", true),
            ("视频", true),
            ("视频2/一.mp4", false),
            ("x/y/z.csv", true),
            ("z.csv.bak", false),
            ("a/b/c/d", true),
            ("a/bc", false),
        ] {
            assert_eq!(matching.matches(path), expected, "{path}");
        }
        assert_eq!(matching.unmatched(), ["no*thing"]);
    }

    #[test]
    fn no_pattern_means_everything() {
        let globs = Globs::default();
        assert!(globs.matching().matches("any/thing"));
        assert!(globs.matching().unmatched().is_empty());
    }

    #[test]
    fn pattern_that_is_none() {
        let fault = Globs::new(&["ok", "["]).unwrap_err();
        assert_eq!(fault.pattern, "[");
    }
}
