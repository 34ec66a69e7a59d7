//! Says which fields a letter still needs, and which conditions of its template hold.

use crate::case::{Case, Value};
use crate::template::manifest::{Condition, Manifest, Recipient};

/// Something a letter cannot do without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// A field.
    Field(String),
    /// At least one of these fields.
    OneOf(Vec<String>),
}

/// Whether a condition holds in a case.
pub fn holds(condition: &Condition, case: &Case) -> bool {
    match &condition.value {
        None => given(case, &condition.key),
        Some(value) => case
            .get(&condition.key)
            .is_some_and(|have| have.plain() == *value),
    }
}

/// Whether a field is given; a flag that says no is not.
pub fn given(case: &Case, key: &str) -> bool {
    match case.get(key) {
        Some(Value::Flag(flag)) => *flag,
        Some(_) => true,
        None => case.has(key),
    }
}

/// Whom the letter goes to when the case does not say: the template's own party, where its conditions hold.
pub fn recipient<'a>(manifest: &'a Manifest, case: &Case) -> Option<&'a Recipient> {
    let recipient = manifest
        .recipient
        .as_ref()
        .filter(|_| !case.has("recipient.name"))?;
    let holds = |condition| holds(condition, case);
    (recipient.when.iter().all(holds) && !recipient.unless.iter().any(holds)).then_some(recipient)
}

/// Whether the template's own party may still turn out to be the one: nothing the case says so far rules it out.
pub fn may_have_recipient(manifest: &Manifest, case: &Case) -> bool {
    let open = |one: &Condition| holds(one, case) || !case.has(&one.key);
    manifest.recipient.as_ref().is_some_and(|recipient| {
        recipient.when.iter().all(open) && !recipient.unless.iter().any(|one| holds(one, case))
    })
}

/// The fields a letter of this kind always or in this case needs, in the order of the template, each once.
pub fn required(manifest: &Manifest, case: &Case) -> Vec<String> {
    let more = manifest
        .required_when
        .iter()
        .filter(|one| one.conditions().all(|condition| holds(condition, case)));
    let mut keys: Vec<String> = Vec::new();
    for key in manifest
        .required
        .iter()
        .chain(more.flat_map(|one| &one.fields))
    {
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    keys
}

/// Whether a field has no place in this case: everything that would require it was answered otherwise, as a person's answer rules out a company's code.
pub fn idle(manifest: &Manifest, case: &Case, key: &str) -> bool {
    let answered_otherwise = |condition: &Condition| {
        condition.value.is_some() && given(case, &condition.key) && !holds(condition, case)
    };
    let mut naming = manifest
        .required_when
        .iter()
        .filter(|one| one.fields.iter().any(|field| field == key))
        .peekable();
    naming.peek().is_some()
        && naming.all(|one| one.conditions().any(answered_otherwise))
        && !manifest.required.iter().any(|field| field == key)
}

/// Everything that is missing, at once.
pub fn missing(manifest: &Manifest, case: &Case) -> Vec<Need> {
    let fields = required(manifest, case)
        .into_iter()
        .filter(|key| !case.has(key))
        // A date that is not given is today's; a template may know whom the letter goes to.
        .filter(|key| {
            key != "letter.date"
                && !(key == "recipient.name" && recipient(manifest, case).is_some())
        })
        .map(Need::Field);
    let groups = manifest
        .one_of
        .iter()
        .filter(|group| !group.iter().any(|key| case.has(key)));
    fields.chain(groups.cloned().map(Need::OneOf)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_depends_on_the_case() {
        let manifest = Manifest::parse(
            "title = { zh = \"a\", en = \"b\" }\npurpose = { zh = \"a\", en = \"b\" }\nrequired = [\"sender.kind\", \"sender.name\"]\none_of = [[\"account.uid\", \"account.nickname\"]]\nrequired_when = [{ if = \"sender.kind = company\", fields = [\"sender.uscc\", \"sender.name\"] }]\n",
        )
        .unwrap();
        let mut case = Case::default();
        let field = |key: &str| Need::Field(key.to_owned());
        let group = Need::OneOf(vec!["account.uid".into(), "account.nickname".into()]);
        assert_eq!(
            missing(&manifest, &case),
            [field("sender.kind"), field("sender.name"), group]
        );
        case.set("sender.kind", "company").unwrap();
        case.set("account.nickname", "样例").unwrap();
        assert_eq!(
            missing(&manifest, &case),
            [field("sender.name"), field("sender.uscc")]
        );
        case.set("sender.kind", "person").unwrap();
        assert_eq!(missing(&manifest, &case), [field("sender.name")]);
    }

    #[test]
    fn a_recipient_is_the_templates_only_where_it_fits() {
        let manifest = Manifest::parse(
            "title = { zh = \"a\", en = \"b\" }\npurpose = { zh = \"a\", en = \"b\" }\nrequired = [\"recipient.name\"]\n[recipient]\nname = \"甲\"\nsource = \"s\"\nas_of = \"2026-11-22\"\nwhen = [\"account.platform = 抖音\"]\nunless = [\"shop.id\"]\n",
        )
        .unwrap();
        let mut case = Case::default();
        let wanted = [Need::Field("recipient.name".into())];
        assert_eq!(missing(&manifest, &case), wanted);
        assert!(may_have_recipient(&manifest, &case));
        case.set("account.platform", "抖音").unwrap();
        assert_eq!(
            recipient(&manifest, &case).map(|one| one.name.as_str()),
            Some("甲")
        );
        assert_eq!(missing(&manifest, &case), []);
        assert!(may_have_recipient(&manifest, &case));
        case.set("shop.id", "20000002").unwrap();
        assert_eq!(missing(&manifest, &case), wanted);
        assert!(!may_have_recipient(&manifest, &case));
        case.set("recipient.name", "乙").unwrap();
        assert!(recipient(&manifest, &case).is_none());
        assert_eq!(missing(&manifest, &case), []);
    }

    #[test]
    fn a_field_waits_for_all_of_its_conditions_and_idles_where_one_was_answered_otherwise() {
        let manifest = Manifest::parse(
            "title = { zh = \"a\", en = \"b\" }\npurpose = { zh = \"a\", en = \"b\" }\noptional = [\"sender.uscc\", \"money.due\"]\nrequired_when = [{ if = \"sender.kind = company\", fields = [\"sender.uscc\"] }, { if = \"shop.id\", and = [\"account.platform\"], fields = [\"letter.about\"] }, { if = \"money.rate_percent\", fields = [\"money.due\"] }]\n",
        )
        .unwrap();
        let mut case = Case::default();
        assert!(!idle(&manifest, &case, "sender.uscc"));
        case.set("sender.kind", "person").unwrap();
        assert!(idle(&manifest, &case, "sender.uscc"));
        assert!(!idle(&manifest, &case, "money.due"));
        case.set("shop.id", "20000002").unwrap();
        assert_eq!(missing(&manifest, &case), []);
        case.set("account.platform", "抖音").unwrap();
        assert_eq!(
            missing(&manifest, &case),
            [Need::Field("letter.about".into())]
        );
        case.set("sender.kind", "company").unwrap();
        assert!(!idle(&manifest, &case, "sender.uscc"));
    }

    #[test]
    fn a_flag_that_says_no_is_not_given() {
        let mut case = Case::default();
        case.set("event.automated", "false").unwrap();
        assert!(!given(&case, "event.automated"));
        case.set("event.automated", "true").unwrap();
        assert!(given(&case, "event.automated"));
    }
}
