//! E708: the child's card gives another name, number or day of birth than the case file.

use super::against::{self, What};
use crate::dossier::Dossier;
use crate::field::Name;
use crate::rules::across::people::{People, Role, of_case};
use crate::rules::across::weigh::{Weighed, sure};
use crate::rules::{Finding, Rule};

/// E708.
pub(super) struct Child;

impl Rule for Child {
    fn code(&self) -> &'static str {
        "E708"
    }

    fn look(&self, dossier: &Dossier, found: &mut Vec<Finding>) {
        let all = against::all(dossier);
        let wrong = all
            .iter()
            .filter(|one| one.what == What::Child && one.weighed == Weighed::Different);
        found.extend(wrong.map(|one| one.finding(self.code())));
        found.extend(birth(dossier, self.code()));
    }
}

fn birth(dossier: &Dossier, code: &'static str) -> Option<Finding> {
    let given = of_case(dossier, "minor.birth")?;
    let day: jiff::civil::Date = given.parse().ok()?;
    let people = People::of(dossier);
    let card = people.card(Role::Child)?;
    let field = card.field(Name::Birth)?;
    let read = field.date().filter(|read| *read != day && sure(field))?;
    Some(
        Finding::new(code)
            .on_field(card, Name::Birth)
            .value("key", "minor-birth")
            .value("paper", card.kind.id())
            .value("private", "no")
            .value("given", given)
            .value("found", read),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::purpose::Purpose;
    use crate::rules::testing::{Made, Making, dossier, look, portrait};

    fn child() -> Made {
        portrait()
            .text(Name::Person, "样本小明")
            .without(Name::IdNumber)
            .date(Name::Birth, "2015-03-15")
    }

    fn minor(card: Made) -> Making {
        dossier()
            .page(card)
            .page(portrait())
            .purpose(Purpose::Minor)
            .case("sender.kind", "person")
    }

    #[test]
    fn another_name_and_another_birthday_are_found() {
        let made = minor(child())
            .case("minor.name", "虚构小红")
            .case("minor.birth", "2015-03-16")
            .done();
        let keys: Vec<String> = look(&Child, &made)
            .iter()
            .map(|one| one.get("key").unwrap().to_owned())
            .collect();
        assert_eq!(keys, ["minor-name", "minor-birth"]);
    }

    #[test]
    fn the_same_child_and_what_is_not_sure_are_fine() {
        for made in [
            minor(child())
                .case("minor.name", "样本小明")
                .case("minor.birth", "2015-03-15"),
            minor(child().sure(Name::Birth, 0.7))
                .case("minor.name", "样本小明")
                .case("minor.birth", "2015-03-16"),
        ] {
            assert_eq!(look(&Child, &made.done()), Vec::new());
        }
    }
}
