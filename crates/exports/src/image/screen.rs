//! Tells screenshots from photographs.
//!
//! Takes what EXIF says, the format and the size, gives a [`Look`], or nothing where both are possible. The sizes of screens are data.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::exif::Exif;
use crate::facts::Look;
use crate::sniff::Format;

/// Heights by width, as `data/screens.toml` has them.
type Sizes = BTreeMap<String, Vec<u32>>;

#[derive(Default, Deserialize)]
struct Data {
    upright: Sizes,
    wide: Sizes,
    shared: Sizes,
}

#[derive(Default)]
struct Screens {
    /// Of any screen, shorter side first.
    all: Vec<(u32, u32)>,
    /// Of other things as well.
    shared: Vec<(u32, u32)>,
}

static SCREENS: LazyLock<Screens> = LazyLock::new(|| {
    let data: Data = toml::from_str(include_str!("../../data/screens.toml")).unwrap_or_default();
    let pairs = |sizes: &Sizes| -> Vec<(u32, u32)> {
        let pairs = sizes.iter().filter_map(|(width, heights)| {
            let width = width.parse().ok()?;
            Some(heights.iter().map(move |height| ordered(width, *height)))
        });
        pairs.flatten().collect()
    };
    let mut all = pairs(&data.upright);
    all.extend(pairs(&data.wide));
    all.sort_unstable();
    let mut shared = pairs(&data.shared);
    shared.sort_unstable();
    Screens { all, shared }
});

/// How a picture came about, where that can be told.
#[must_use]
pub fn look(format: Format, size: Option<(u32, u32)>, exif: &Exif) -> Option<Look> {
    if exif.screenshot {
        return Some(Look::Screenshot);
    }
    if exif.exposed {
        return Some(Look::Photograph);
    }
    let (width, height) = size?;
    let size = ordered(width, height);
    let is_of_screen = SCREENS.all.binary_search(&size).is_ok();
    match format {
        // Some phones write their name into screenshots too.
        _ if exif.camera => (!is_of_screen).then_some(Look::Photograph),
        Format::Png => is_of_screen.then_some(Look::Screenshot),
        Format::Jpeg => {
            let is_shared = SCREENS.shared.binary_search(&size).is_ok();
            (is_of_screen && !is_shared).then_some(Look::Screenshot)
        }
        _ => None,
    }
}

fn ordered(width: u32, height: u32) -> (u32, u32) {
    (width.min(height), width.max(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_of_the_data_is_read() {
        assert!(SCREENS.all.len() > 90 && SCREENS.shared.len() == 6);
        // A still has the size of a screen, or it need not be listed.
        for size in &SCREENS.shared {
            assert!(SCREENS.all.contains(size), "{size:?}");
        }
    }

    #[test]
    fn screenshots_are_told_from_photographs_and_the_rest_is_not_guessed() {
        let plain = Exif::default();
        let camera = Exif {
            camera: true,
            ..Exif::default()
        };
        let exposed = Exif {
            exposed: true,
            ..Exif::default()
        };
        let says_so = Exif {
            screenshot: true,
            ..Exif::default()
        };
        let shot = Some(Look::Screenshot);
        let photo = Some(Look::Photograph);
        for (format, size, exif, expected) in [
            (Format::Png, (1179, 2556), &plain, shot),
            (Format::Png, (2556, 1179), &plain, shot),
            (Format::Jpeg, (1080, 2400), &plain, shot),
            (Format::Png, (1920, 1080), &plain, shot),
            // A cover or a still.
            (Format::Jpeg, (1080, 1920), &plain, None),
            (Format::Png, (800, 800), &plain, None),
            (Format::Webp, (1080, 2400), &plain, None),
            (Format::Jpeg, (4032, 3024), &camera, photo),
            (Format::Jpeg, (1080, 2400), &camera, None),
            (Format::Jpeg, (1080, 2400), &exposed, photo),
            (Format::Heic, (4032, 3024), &exposed, photo),
            (Format::Png, (500, 900), &says_so, shot),
        ] {
            assert_eq!(
                look(format, Some(size), exif),
                expected,
                "{format:?} {size:?}"
            );
        }
    }
}
