//! E903: a picture is too small or too large, by its sides, for where it will be uploaded.

use reading::page::Format;

use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E903.
pub(super) struct Sides;

impl Rule for Sides {
    fn code(&self) -> &'static str {
        "E903"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let channel = &dossier.channel;
        for (number, file) in dossier.files.iter().enumerate() {
            let Some(leaves) = file
                .pages
                .as_ref()
                .ok()
                .filter(|_| file.format != Some(Format::Pdf))
            else {
                continue;
            };
            for (page, leaf) in leaves.iter().enumerate() {
                let Ok(sheet) = &leaf.sheet else { continue };
                let (a, b) = sheet.origin.stored;
                let (short, long) = (a.min(b), a.max(b));
                let least = channel.side_min.filter(|least| short < *least);
                let most = channel.side_max.filter(|most| long > *most);
                let wrong = least
                    .map(|limit| ("small", short, limit))
                    .or(most.map(|limit| ("large", long, limit)));
                if let Some((case, side, limit)) = wrong {
                    found.push(
                        Finding::new(self.code())
                            .on_page(number, page)
                            .value("case", case)
                            .value("found", side)
                            .value("limit", limit)
                            .value("channel", &channel.name),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::Channel;
    use crate::rules::testing::{dossier, licence, look};

    fn made(channel: &str, size: (u32, u32)) -> Dossier {
        let made = dossier().page(licence().on_sheet(|sheet| sheet.origin.stored = size));
        made.with(|dossier| dossier.channel = Channel::named(channel).unwrap())
            .done()
    }

    #[test]
    fn sides_out_of_range_are_found_whichever_way_the_picture_lies() {
        for (channel, size, case) in [
            ("strict", (255, 1000), "small"),
            ("strict", (1000, 255), "small"),
            ("enterprise-5mb", (1000, 1500), "large"),
            ("volcengine", (2049, 300), "large"),
        ] {
            let found = look(&Sides, &made(channel, size));
            assert_eq!(
                (found.len(), found[0].get("case")),
                (1, Some(case)),
                "{channel} {size:?}"
            );
        }
    }

    #[test]
    fn the_limits_themselves_and_pdf_pages_are_fine() {
        for (channel, size) in [
            ("strict", (256, 20_000)),
            ("enterprise-5mb", (1499, 1)),
            ("volcengine", (256, 2048)),
        ] {
            assert_eq!(look(&Sides, &made(channel, size)), Vec::new());
        }
        let mut pdf = made("enterprise-5mb", (3000, 4000));
        pdf.files[0].format = Some(Format::Pdf);
        assert_eq!(look(&Sides, &pdf), Vec::new());
    }
}
