//! Finds licences whose unified social credit code could not be read, or not surely.

use super::code::{Code, code};
use super::licences;
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::{Finding, Rule};

/// W201.
pub(super) struct CodeUnread;

impl Rule for CodeUnread {
    fn code(&self) -> &'static str {
        "W201"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        for paper in licences(dossier) {
            let finding = Finding::new(self.code()).on_field(paper, Name::Code);
            found.push(match code(dossier, paper) {
                Code::Absent => finding.value("how", "absent"),
                Code::Unread(count) => finding.value("how", "length").value("found", count),
                Code::Doubtful { field, qr: None } => {
                    finding.value("how", "doubtful").value("name", &field.raw)
                }
                Code::Doubtful {
                    field,
                    qr: Some(qr),
                } => finding
                    .value("how", "qr")
                    .value("name", field.text().unwrap_or(&field.raw))
                    .value("qr", qr),
                Code::Old | Code::Wrong(..) | Code::Right(_) => continue,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CODE, codes, dossier, licence, look};

    #[test]
    fn how_much_was_read_is_said() {
        let bare = || licence().on_sheet(|sheet| sheet.codes.clear()).qr("text");
        let how = |made| {
            let whole = dossier().page(made).done();
            assert_eq!(codes(&whole), ["W201"]);
            look(&CodeUnread, &whole).remove(0)
        };
        assert_eq!(how(bare().without(Name::Code)).get("how"), Some("absent"));
        let short = how(bare().unread(Name::Code, "91330106 MA2H4N7T2"));
        assert_eq!(
            (short.get("how"), short.get("found")),
            (Some("length"), Some("17"))
        );
        assert!(short.marks[0].place.is_some());
        let misread = licence().number(Name::Code, "91330106MA2H4N1T22");
        let misread = how(misread);
        assert_eq!(
            (misread.get("how"), misread.get("qr")),
            (Some("qr"), Some(CODE))
        );
        assert!(look(&CodeUnread, &dossier().page(licence()).done()).is_empty());
    }
}
