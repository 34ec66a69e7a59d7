//! N808: a paper the purpose needs and this program does not recognise: have it ready.

use super::stand;
use crate::dossier::Dossier;
use crate::purpose::Demand;
use crate::rules::{Finding, Rule};

/// N808.
pub(super) struct Reminder;

impl Rule for Reminder {
    fn code(&self) -> &'static str {
        "N808"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = stand::all(dossier);
        let reminders = all
            .iter()
            .filter(|stand| stand.need.demand == Demand::Reminder);
        found.extend(reminders.map(|stand| stand.finding(self.code())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::purpose::Purpose;
    use crate::rules::testing::{dossier, look, portrait};

    #[test]
    fn a_child_wants_the_household_register_and_a_grown_up_does_not() {
        let made = |purpose| dossier().page(portrait()).purpose(purpose).done();
        let found = look(&Reminder, &made(Purpose::Minor));
        assert_eq!(
            (found.len(), found[0].get("need")),
            (1, Some("guardianship"))
        );
        assert_eq!(look(&Reminder, &made(Purpose::Personal)), Vec::new());
    }
}
