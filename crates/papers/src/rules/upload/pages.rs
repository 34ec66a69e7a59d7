//! E904: a file has several pages where one picture a file is asked.

use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E904.
pub(super) struct Pages;

impl Rule for Pages {
    fn code(&self) -> &'static str {
        "E904"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let channel = &dossier.channel;
        for (number, file) in dossier.files.iter().enumerate() {
            let count = file.pages.as_ref().map_or(0, Vec::len);
            if let Some(most) = channel.pages.filter(|most| count > *most) {
                found.push(
                    Finding::new(self.code())
                        .on_page(number, 0)
                        .value("found", count)
                        .value("limit", most)
                        .value("channel", &channel.name),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::Channel;
    use crate::rules::testing::{dossier, emblem, licence, look, portrait};

    #[test]
    fn two_pages_are_found_where_one_picture_is_asked() {
        let made = || {
            dossier()
                .file("id.pdf", vec![vec![portrait()], vec![emblem()]])
                .page(licence())
        };
        let found = look(&Pages, &made().done());
        assert_eq!(
            (found.len(), found[0].get("found"), found[0].marks[0].file),
            (1, Some("2"), 0)
        );
        let wide = made().with(|dossier| dossier.channel = Channel::named("tiktok-10mb").unwrap());
        assert_eq!(look(&Pages, &wide.done()), Vec::new());
    }
}
