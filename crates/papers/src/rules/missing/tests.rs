//! Holds every purpose against full dossiers, and against the same with one paper left out.

use super::required::Required;
use super::{perhaps::Perhaps, unseen::Unseen, whose::Whose};
use crate::dossier::Dossier;
use crate::field::Name;
use crate::kind::{Holder, Kind};
use crate::purpose::Purpose;
use crate::rules::testing::{
    AGENT, AGENT_NUMBER, Made, PERSON, authorisation, dossier, emblem, licence, look, paper,
    portrait,
};

/// Papers under a name, for saying which was left out.
type Named = (&'static str, fn() -> Made);

fn agents_portrait() -> Made {
    portrait()
        .text(Name::Person, AGENT)
        .number(Name::IdNumber, AGENT_NUMBER)
}

fn trader() -> Made {
    licence().paper(|paper| paper.holder = Some(Holder::SoleTrader))
}

fn permit() -> Made {
    let mut made = portrait();
    made.paper.kind = Kind::PermitPortrait;
    made
}

fn of_person() -> Made {
    authorisation()
        .text(Name::Principal, PERSON)
        .without(Name::Company)
}

/// Purpose, who, the papers it needs; under each paper the need that E801 must name when it is left out.
fn full() -> Vec<(Purpose, &'static str, Vec<Named>)> {
    let company: Vec<Named> = vec![
        ("licence", licence),
        ("representative-id", portrait),
        ("representative-id", emblem),
    ];
    let person: Vec<Named> = vec![("holder-id", portrait), ("holder-id", emblem)];
    let agent: [Named; 3] = [
        ("authorisation", authorisation),
        ("agent-id", agents_portrait),
        ("agent-id", emblem),
    ];
    let mandate: [Named; 1] = [("mandate", authorisation)];
    vec![
        (Purpose::Personal, "person", person.clone()),
        (Purpose::Personal, "person", [&person[..], &agent].concat()),
        (Purpose::Banned, "person", person.clone()),
        (Purpose::Banned, "company", company.clone()),
        (Purpose::Enterprise, "company", company.clone()),
        (
            Purpose::Enterprise,
            "company",
            [&company[..], &agent].concat(),
        ),
        (Purpose::Shop, "company", company.clone()),
        (
            Purpose::Shop,
            "sole-trader",
            vec![
                ("licence", trader),
                ("representative-id", portrait),
                ("representative-id", emblem),
            ],
        ),
        (Purpose::Shop, "person", person.clone()),
        (
            Purpose::Minor,
            "person",
            vec![("guardian-id", portrait), ("guardian-id", emblem)],
        ),
        (
            Purpose::LawyerLetter,
            "company",
            [&company[..], &mandate].concat(),
        ),
        (
            Purpose::LawyerLetter,
            "person",
            [&person[..], &[("mandate", of_person as fn() -> Made)]].concat(),
        ),
    ]
}

fn made(purpose: Purpose, kind: &str, papers: &[Named]) -> Dossier {
    let mut making = dossier().purpose(purpose).case("sender.kind", kind);
    if papers.iter().any(|(need, _)| *need == "agent-id") {
        making = making
            .case("agent.name", AGENT)
            .case("agent.id", AGENT_NUMBER);
    }
    if kind == "person" {
        making = making.case("sender.name", PERSON);
    } else {
        making = making.case("sender.representative", PERSON);
    }
    papers
        .iter()
        .fold(making, |making, (_, paper)| making.page(paper()))
        .done()
}

#[test]
fn nothing_is_missing_in_a_full_dossier() {
    for (purpose, kind, papers) in full() {
        let made = made(purpose, kind, &papers);
        let found = [
            look(&Required, &made),
            look(&Perhaps, &made),
            look(&Unseen, &made),
            look(&Whose, &made),
        ]
        .concat();
        assert_eq!(found, Vec::new(), "{purpose:?} {kind}");
    }
}

#[test]
fn each_paper_that_is_left_out_is_missed() {
    for (purpose, kind, papers) in full() {
        for left_out in 0..papers.len() {
            let (need, _) = papers[left_out];
            let mut rest = papers.clone();
            rest.remove(left_out);
            // Without a portrait, which of two emblem sides is left over cannot be told; the agent is still named by the case.
            let mut dossier = made(purpose, kind, &rest);
            if papers.iter().any(|(need, _)| *need == "agent-id") {
                dossier
                    .case
                    .insert("agent.name".to_owned(), AGENT.to_owned());
            }
            let missed: Vec<String> = look(&Required, &dossier)
                .iter()
                .map(|one| one.get("need").unwrap().to_owned())
                .collect();
            let card = need.ends_with("-id");
            let found = missed
                .iter()
                .any(|missed| missed == need || (card && missed.ends_with("-id")));
            assert!(found, "{purpose:?} {kind} without {need}: {missed:?}");
        }
    }
}

#[test]
fn the_agents_card_does_not_stand_for_the_representatives() {
    let papers: Vec<Named> = vec![
        ("licence", licence),
        ("", authorisation),
        ("", agents_portrait),
        ("", emblem),
    ];
    let found = look(&Required, &made(Purpose::Shop, "company", &papers));
    let [one] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (one.get("need"), one.get("sides"), one.get("name")),
        (Some("representative-id"), Some("both"), Some(PERSON))
    );
}

#[test]
fn a_permit_does_for_an_id_card_but_sides_are_not_mixed() {
    let other = || paper(Kind::PermitEmblem);
    let with =
        |second: fn() -> Made| made(Purpose::Personal, "person", &[("", permit), ("", second)]);
    assert_eq!(look(&Required, &with(other)), Vec::new());
    let mixed = look(&Required, &with(emblem));
    assert_eq!((mixed.len(), mixed[0].get("sides")), (1, Some("emblem")));
}

#[test]
fn both_sides_on_one_page_and_two_cards_in_four_files_are_whole() {
    let one_page = dossier()
        .page(licence())
        .sheet(vec![portrait(), emblem()])
        .purpose(Purpose::Shop);
    assert_eq!(look(&Required, &one_page.done()), Vec::new());
    let lonely = dossier()
        .page(licence())
        .page(authorisation())
        .page(portrait())
        .sheet(vec![agents_portrait(), emblem()])
        .purpose(Purpose::Shop)
        .done();
    let found = look(&Required, &lonely);
    assert_eq!(
        (found.len(), found[0].get("name"), found[0].get("sides")),
        (1, Some(PERSON), Some("emblem"))
    );
}
