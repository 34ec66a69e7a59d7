//! E905: the sides of an ID card are in two files where both are asked in one.

use crate::dossier::Dossier;
use crate::rules::pair::cards;
use crate::rules::{Finding, Rule};

/// E905.
pub(super) struct Together;

impl Rule for Together {
    fn code(&self) -> &'static str {
        "E905"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        if !dossier.channel.id_one_file {
            return;
        }
        let paper = |number: Option<usize>| dossier.papers.get(number?);
        for card in cards(dossier) {
            if let (Some(portrait), Some(emblem)) = (paper(card.portrait), paper(card.emblem))
                && portrait.file != emblem.file
            {
                found.push(
                    Finding::new(self.code())
                        .on(emblem)
                        .on(portrait)
                        .value("channel", &dossier.channel.name),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::Channel;
    use crate::rules::testing::{Making, dossier, emblem, look, portrait};

    #[test]
    fn sides_in_two_files_are_found_only_where_one_file_is_asked() {
        let tiktok = |made: Making| {
            made.with(|dossier| dossier.channel = Channel::named("tiktok-10mb").unwrap())
                .done()
        };
        let apart = || dossier().page(portrait()).page(emblem());
        assert_eq!(look(&Together, &tiktok(apart())).len(), 1);
        assert_eq!(look(&Together, &apart().done()), Vec::new());
        let one = dossier().file("id.pdf", vec![vec![portrait()], vec![emblem()]]);
        assert_eq!(look(&Together, &tiktok(one)), Vec::new());
    }
}
