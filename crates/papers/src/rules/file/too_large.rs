//! Finds files and pages that are larger than the program looks at; says of what there is how much.

use super::refusals;
use crate::dossier::{Dossier, Refusal};
use crate::rules::{Finding, Rule};

/// E105.
pub(super) struct TooLarge;

impl Rule for TooLarge {
    fn code(&self) -> &'static str {
        "E105"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for (file, page, why) in refusals(dossier) {
            let Refusal::TooLarge {
                of,
                found: have,
                most,
            } = why
            else {
                continue;
            };
            let finding = Finding::new(self.code()).on_page(file, page);
            found.push(
                finding
                    .value("of", of)
                    .value("found", amount(of, *have))
                    .value("limit", amount(of, *most)),
            );
        }
    }
}

/// An amount as a person says it: octets in MB, pixels in millions, both rounded up to one decimal; the rest as it is.
fn amount(of: &str, number: u64) -> String {
    match of {
        "octets" | "pixels" => {
            let tenths = number.div_ceil(100_000);
            format!("{}.{}", tenths / 10, tenths % 10)
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::rules::testing::{dossier, licence, look};

    #[test]
    fn how_much_there_is_stands_in_the_units_of_a_person() {
        let why = |of: &str, found, most| Refusal::TooLarge {
            of: of.to_owned(),
            found,
            most,
        };
        let bad = dossier()
            .refused("a.jpg", why("pixels", 400_000_000, 100_000_000))
            .refused("b.pdf", why("octets", 200_000_001, 200_000_000))
            .refused("c.pdf", why("pages", 201, 200))
            .done();
        let found = look(&TooLarge, &bad);
        let texts: Vec<_> = found
            .iter()
            .map(|one| (one.get("found"), one.get("limit")))
            .collect();
        assert_eq!(
            texts,
            [
                (Some("400.0"), Some("100.0")),
                (Some("200.1"), Some("200.0")),
                (Some("201"), Some("200"))
            ]
        );
        assert_eq!(found[2].severity, Severity::Error);
        assert_eq!(found[2].marks[0].file, 2);
        assert!(look(&TooLarge, &dossier().page(licence()).done()).is_empty());
    }
}
