//! E901: a file is larger than what may be uploaded.

use crate::dossier::Dossier;
use crate::rules::{Finding, Rule};

/// E901.
pub(super) struct Octets;

impl Rule for Octets {
    fn code(&self) -> &'static str {
        "E901"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (number, file) in dossier.files.iter().enumerate() {
            let most = dossier.channel.octets(file.format);
            // What could not be taken at all has a finding that says more.
            if file.pages.is_ok() && file.octets > most {
                found.push(
                    Finding::new(self.code())
                        .on_page(number, 0)
                        .value("found", megabytes(file.octets, true))
                        .value("limit", megabytes(most, false))
                        .value("channel", &dossier.channel.name),
                );
            }
        }
    }
}

/// Megabytes (of 1 000 000 octets) with one decimal, rounded up or down.
fn megabytes(octets: u64, up: bool) -> String {
    let tenths = match up {
        true => octets.div_ceil(100_000),
        false => octets / 100_000,
    };
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::Channel;
    use crate::rules::testing::{dossier, licence, look};

    #[test]
    fn one_octet_over_is_found_and_the_limit_itself_is_not() {
        let made = |octets: u64| {
            dossier()
                .page(licence())
                .with(|dossier| dossier.files[0].octets = octets)
                .done()
        };
        assert_eq!(look(&Octets, &made(4_000_000)), Vec::new());
        let found = look(&Octets, &made(4_000_001));
        assert_eq!(
            (found.len(), found[0].get("found"), found[0].get("limit")),
            (1, Some("4.1"), Some("4.0"))
        );
        let mut wide = made(4_000_001);
        wide.channel = Channel::named("enterprise-5mb").unwrap();
        assert_eq!(look(&Octets, &wide), Vec::new());
    }

    #[test]
    fn megabytes_never_make_a_file_look_smaller_than_its_limit() {
        assert_eq!(megabytes(4_000_001, true), "4.1");
        assert_eq!(megabytes(12_340_000, true), "12.4");
        assert_eq!(megabytes(4_000_000, false), "4.0");
        assert_eq!(megabytes(u64::MAX, true), "18446744073709.6");
    }
}
