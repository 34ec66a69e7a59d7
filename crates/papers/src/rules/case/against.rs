//! Holds what papers say against what the case file says.
//!
//! Takes a dossier, gives [`Against`]: one for each paper and key that speak of one thing. Nothing without a case file, nothing for keys it
//! leaves out. Numbers that fail their own check are other rules' business.

use crate::codes::{citizen, normalise, uscc};
use crate::dossier::{Dossier, Paper};
use crate::field::Name;
use crate::kind::Kind;
use crate::purpose::Body;
use crate::rules::Finding;
use crate::rules::across::main_licence;
use crate::rules::across::people::{People, Role, body, of_case};
use crate::rules::across::weigh::{Said, Weighed, names};

/// What the case and a paper say of one thing.
pub(super) struct Against<'a> {
    /// Of what.
    pub(super) what: What,
    /// The key of the case.
    key: &'static str,
    given: &'a str,
    said: Said<'a>,
    /// How they compare.
    pub(super) weighed: Weighed,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// `sender.name`.
    Sender,
    /// `sender.uscc`.
    Code,
    /// `sender.representative`.
    Representative,
    /// `sender.id`, `sender.representative_id`.
    Number,
    /// `agent.name`, `agent.id`.
    Agent,
    /// `minor.*`.
    Child,
}

impl Against<'_> {
    /// The finding that they differ; its `key` is the case's with dashes, as message variants want it.
    pub(super) fn finding(&self, code: &'static str) -> Finding {
        let made = Finding::new(code)
            .on_field(self.said.paper, self.said.name)
            .value("key", self.key.replace(['.', '_'], "-"))
            .value("paper", self.said.paper.kind.id());
        match self.said.name.private() {
            true => made
                .value("private", "yes")
                .value("given-private", self.given)
                .value("found-private", self.said.text),
            false => made
                .value("private", "no")
                .value("given", self.given)
                .value("found", self.said.text),
        }
    }
}

/// Everything to compare.
pub(super) fn all(dossier: &Dossier) -> Vec<Against<'_>> {
    let mut all = Making {
        dossier,
        all: Vec::new(),
    };
    let people = People::of(dossier);
    let licence = main_licence(dossier);
    let letters: Vec<&Paper> = dossier
        .of(Kind::Authorisation)
        .map(|(_, paper)| paper)
        .collect();
    let (owner, head) = (people.card(Role::Owner), people.card(Role::Representative));
    let (agent, child) = (people.card(Role::Agent), people.card(Role::Child));

    // A sole trader may have no name but the operator's.
    match body(dossier) {
        Some(Body::Person) => all.name(What::Sender, "sender.name", owner, Name::Person),
        _ => all.name(What::Sender, "sender.name", licence, Name::Company),
    }
    all.number(What::Code, "sender.uscc", licence, Name::Code);
    match licence.and_then(|paper| Said::of(paper, Name::Representative)) {
        Some(_) => all.name(
            What::Representative,
            "sender.representative",
            licence,
            Name::Representative,
        ),
        None => all.name(
            What::Representative,
            "sender.representative",
            head,
            Name::Person,
        ),
    }
    all.number(What::Number, "sender.id", owner, Name::IdNumber);
    all.number(
        What::Number,
        "sender.representative_id",
        head,
        Name::IdNumber,
    );
    for letter in letters {
        all.name(What::Agent, "agent.name", Some(letter), Name::Agent);
        all.number(What::Agent, "agent.id", Some(letter), Name::AgentNumber);
    }
    all.name(What::Agent, "agent.name", agent, Name::Person);
    all.number(What::Agent, "agent.id", agent, Name::IdNumber);
    all.name(What::Child, "minor.name", child, Name::Person);
    all.number(What::Child, "minor.id", child, Name::IdNumber);
    all.all
}

struct Making<'a> {
    dossier: &'a Dossier,
    all: Vec<Against<'a>>,
}

impl<'a> Making<'a> {
    fn name(&mut self, what: What, key: &'static str, paper: Option<&'a Paper>, name: Name) {
        self.add(what, key, paper, name, |given, said| {
            Some(names(given, said.text, said.sure))
        });
    }

    fn number(&mut self, what: What, key: &'static str, paper: Option<&'a Paper>, name: Name) {
        self.add(what, key, paper, name, |given, said| {
            let holds = match name {
                Name::Code => uscc::check(said.text).is_ok(),
                _ => citizen::check(said.text).is_ok(),
            };
            let same = normalise(given) == normalise(said.text);
            holds.then_some(if same {
                Weighed::Same
            } else {
                Weighed::Different
            })
        });
    }

    fn add(
        &mut self,
        what: What,
        key: &'static str,
        paper: Option<&'a Paper>,
        name: Name,
        weigh: impl Fn(&str, Said<'_>) -> Option<Weighed>,
    ) {
        let said = paper.and_then(|paper| Said::of(paper, name));
        if let (Some(given), Some(said)) = (of_case(self.dossier, key), said)
            && let Some(weighed) = weigh(given, said)
        {
            self.all.push(Against {
                what,
                key,
                given,
                said,
                weighed,
            });
        }
    }
}
