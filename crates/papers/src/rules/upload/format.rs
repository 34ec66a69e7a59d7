//! E902: a file is of a format that is not taken.

use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E902.
pub(super) struct Format;

impl Rule for Format {
    fn code(&self) -> &'static str {
        "E902"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (number, file) in dossier.files.iter().enumerate() {
            let Some(format) = file.format.filter(|_| file.pages.is_ok()) else {
                continue;
            };
            if !dossier.channel.takes(format) {
                found.push(
                    Finding::new(self.code())
                        .on_page(number, 0)
                        .value("found", name(format))
                        .value("limit", list(&dossier.channel.formats))
                        .value("channel", &dossier.channel.name),
                );
            }
        }
    }
}

/// A format as people write it.
fn name(format: reading::page::Format) -> &'static str {
    use reading::page::Format as As;
    match format {
        As::Jpeg => "JPG",
        As::Png => "PNG",
        As::Gif => "GIF",
        As::Webp => "WebP",
        As::Bmp => "BMP",
        As::Tiff => "TIFF",
        As::Pdf => "PDF",
    }
}

fn list(formats: &[reading::page::Format]) -> String {
    let names: Vec<&str> = formats.iter().copied().map(name).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::page::Format as As;

    use crate::channel::Channel;
    use crate::rules::testing::{dossier, licence, look};

    #[test]
    fn a_pdf_is_found_where_pictures_are_asked_and_not_elsewhere() {
        let made = |channel: &str, format: As| {
            let made = dossier()
                .page(licence())
                .with(|dossier| dossier.files[0].format = Some(format));
            made.with(|dossier| dossier.channel = Channel::named(channel).unwrap())
                .done()
        };
        let found = look(&Format, &made("strict", As::Pdf));
        assert_eq!(
            (found.len(), found[0].get("found"), found[0].get("limit")),
            (1, Some("PDF"), Some("JPG, PNG"))
        );
        assert_eq!(look(&Format, &made("tiktok-10mb", As::Pdf)), Vec::new());
        assert_eq!(look(&Format, &made("strict", As::Jpeg)), Vec::new());
        assert_eq!(look(&Format, &made("tiktok-10mb", As::Tiff)).len(), 1);
    }
}
