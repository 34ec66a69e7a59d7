//! Words what is known of the files: what is broken, missing or doubtful, which kinds of data are there, what tables come to.
//!
//! Takes what the catalogue says, of an archive that was just made or out of its `catalog.json`, gives text for a terminal; and the same for the page in
//! both languages. Everything that comes from files is escaped.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use exports::checklist::Standing;
use exports::expect::{Among, Comparison};
use exports::finding::{Code, Finding, Severity};
use serde::Deserialize;
use shell::{escape, size};

use super::say::Words;
use crate::catalogue::page::{advice, found, status as status_text};
use crate::catalogue::{Export, Totals};
use crate::collect::known::Known;
use crate::kind::Kind;

/// Files that are named for one code before the rest is only counted.
const NAMED: usize = 10;

/// Why something was left out, as catalogues name it.
const REASONS: [&str; 12] = [
    "changing",
    "cloud",
    "excluded",
    "held",
    "junk",
    "link",
    "name-taken",
    "name-too-long",
    "special",
    "system",
    "unreadable",
    "vanished",
];

/// What a catalogue says of everything together.
#[derive(Debug, Default)]
pub struct Told {
    /// All files.
    pub totals: Totals,
    /// What is wrong with files: warnings and errors, the first ten thousand.
    pub findings: Vec<FoundIn>,
    /// Files with tables of no known export.
    pub strange: u64,
    /// What lists name and what is there.
    pub comparison: Option<Compared>,
    /// Kinds of data.
    pub checklist: Vec<Area>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// Something that was left out.
#[derive(Debug, Deserialize)]
pub struct LeftOut {
    path: String,
    reason: String,
}

/// Something that was found in a file.
#[derive(Debug)]
pub struct FoundIn {
    /// Payload path.
    pub path: String,
    /// What was found.
    pub finding: Finding,
}

/// Everything that was compared.
#[derive(Debug, Deserialize)]
pub struct Compared {
    lists: Vec<(String, Comparison)>,
    among: Among,
}

/// A kind of data, and what there is of it.
#[derive(Debug, Deserialize)]
pub struct Area {
    area: String,
    standing: Standing,
}

impl Told {
    /// Out of what is known of an archive that was just made.
    pub fn of(known: Known) -> Self {
        let findings = known.findings.into_iter();
        let areas = known.checklist.iter().map(|item| Area {
            area: item.area.id().to_owned(),
            standing: item.standing,
        });
        Self {
            checklist: areas.collect(),
            findings: findings
                .map(|(path, finding)| FoundIn { path, finding })
                .collect(),
            strange: known.strange,
            comparison: Some(Compared {
                lists: known.comparisons,
                among: known.among,
            }),
            totals: known.totals,
            left_out: Vec::new(),
        }
    }

    /// Whether there is a warning or an error, or something was left out.
    pub fn is_troubled(&self) -> bool {
        let bad = |finding: &Finding| finding.code.severity() > Severity::Note;
        !self.left_out.is_empty()
            || self.findings.iter().any(|one| bad(&one.finding))
            || self.together().iter().any(|(_, finding)| bad(finding))
    }

    fn together(&self) -> Vec<(Option<&str>, Finding)> {
        let Some(compared) = &self.comparison else {
            return Vec::new();
        };
        let lists = compared.lists.iter().flat_map(|(name, comparison)| {
            let findings = comparison.findings().into_iter();
            findings.map(move |finding| (Some(name.as_str()), finding))
        });
        let among = compared.among.findings().into_iter();
        lists.chain(among.map(|finding| (None, finding))).collect()
    }

    /// Everything but the totals, the verdict first.
    pub fn troubles(&self, words: &Words) -> String {
        self.verdict(words)
            + &self.by_code(words)
            + &self.compared(words)
            + &self.areas(words)
            + &self.left_out(words)
    }

    /// The worst of everything, and what was not looked into: the same as on the page.
    fn verdict(&self, words: &Words) -> String {
        let totals = &self.totals;
        if totals.files == 0 {
            return String::new();
        }
        let together = self.together();
        let of = |severity| {
            let all = together.iter();
            all.filter(|(_, finding)| finding.code.severity() == severity)
                .count() as u64
        };
        let lists = self.comparison.iter().flat_map(|all| &all.lists);
        let missing = lists.flat_map(|(_, comparison)| {
            let findings = comparison.findings().into_iter();
            findings.map(|finding| match finding.code {
                Code::ListMissing => comparison.missing.len() as u64,
                Code::ListDamaged => comparison.damaged.len() as u64,
                _ => 0,
            })
        });
        let areas = self.checklist.iter();
        let points = areas
            .filter(|area| area.standing != Standing::Found)
            .count() as u64;
        let (damaged, doubtful) = (totals.damaged, totals.doubtful);
        let looked_into = totals.looked_into;
        let grave = |one: &&LeftOut| !["junk", "excluded", "system"].contains(&one.reason.as_str());
        let left_out = self.left_out.iter().filter(grave).count() as u64;
        let id = if damaged > 0 || of(Severity::Error) > 0 {
            "catalogue-verdict-broken"
        } else if doubtful > 0 || of(Severity::Warning) > 0 {
            "catalogue-verdict-look"
        } else if looked_into == 0 {
            "catalogue-verdict-unknown"
        } else if points > 0 || left_out > 0 {
            "catalogue-verdict-look"
        } else {
            "catalogue-verdict-fine"
        };
        let mut text = format!("\n{}\n", words.by_id(id, &[]));
        let lines = [
            ("catalogue-verdict-damaged", damaged),
            ("catalogue-verdict-missing", missing.sum()),
            ("catalogue-verdict-doubtful", doubtful),
            ("catalogue-verdict-compared", of(Severity::Warning)),
            ("catalogue-verdict-left-out", left_out),
            ("catalogue-verdict-points", points),
            (
                "catalogue-verdict-unlooked",
                totals.files.saturating_sub(looked_into),
            ),
            ("known-noted", totals.noted),
        ];
        for (id, count) in lines.into_iter().filter(|(_, count)| *count > 0) {
            // As a number, for the plural.
            let count = std::collections::HashMap::from([("count", count)]);
            text += &format!("  · {}\n", words.loader.get_args(id, count));
        }
        if totals
            .kinds
            .iter()
            .any(|kind| kind.kind == Kind::Video.name())
        {
            text += &format!("  · {}\n", words.by_id("catalogue-verdict-videos", &[]));
        }
        text
    }

    /// What was left out, where the catalogue tells it.
    fn left_out(&self, words: &Words) -> String {
        if self.left_out.is_empty() {
            return String::new();
        }
        let count = [("count", self.left_out.len().to_string())];
        let mut text = format!("\n{}\n", words.by_id("left-out", &count));
        let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for one in &self.left_out {
            let reason = match REASONS.contains(&one.reason.as_str()) {
                true => &one.reason,
                false => "unreadable",
            };
            reasons.entry(reason).or_default().push(&one.path);
        }
        for (reason, paths) in reasons {
            text += &format!("  {}\n", words.by_id(&format!("left-out-{reason}"), &[]));
            for path in paths.iter().take(NAMED) {
                text += &format!("    {}\n", escape::line(path));
            }
            text += &more(words, paths.len());
        }
        text
    }

    /// Files by kind.
    pub fn totals(&self, words: &Words) -> String {
        let mut text = String::new();
        for kind in &self.totals.kinds {
            let values = [
                (
                    "kind",
                    words.by_id(&known_id("kind", &kind.kind, "other"), &[]),
                ),
                ("files", kind.files.to_string()),
                ("octets", size::text(kind.octets)),
            ];
            text += &format!("  {}", words.by_id("kind-line", &values));
            if let Some(length) = kind.milliseconds.filter(|length| *length > 0) {
                text += &format!(" · {}", words.duration(Duration::from_millis(length)));
                if let Some(count @ 1..) = kind.without_length {
                    let count = [("count", count.to_string())];
                    let id = "catalogue-without-length";
                    text += &format!(" · {}", words.by_id(id, &count));
                }
            }
            if let Some(rows @ 1..) = kind.rows {
                let rows = [("rows", rows.to_string())];
                text += &format!(" · {}", words.by_id("known-rows", &rows));
            }
            text.push('\n');
        }
        text
    }

    /// What the tables come to.
    pub fn tables(&self, words: &Words) -> String {
        let exports = &self.totals.exports;
        let mut text = match exports.is_empty() {
            false => format!("\n{}\n", words.by_id("catalogue-exports", &[])),
            true => String::new(),
        };
        for (id, one) in exports {
            text += &export(words, id, one);
        }
        if self.strange > 0 {
            let count = [("count", self.strange.to_string())];
            text += &format!("  {}\n", words.by_id("known-strange", &count));
        }
        text
    }

    /// Findings in files, the worst first, each code with the files it is about.
    fn by_code(&self, words: &Words) -> String {
        let mut codes: BTreeMap<(std::cmp::Reverse<Severity>, Code), Vec<&FoundIn>> =
            BTreeMap::new();
        for one in &self.findings {
            let code = one.finding.code;
            if code.severity() > Severity::Note {
                codes
                    .entry((std::cmp::Reverse(code.severity()), code))
                    .or_default()
                    .push(one);
            }
        }
        let mut text = String::new();
        for ((_, code), all) in codes {
            let sentences: Vec<String> = all.iter().map(|one| found(words, &one.finding)).collect();
            let todos: Vec<Option<String>> =
                all.iter().map(|one| advice(words, &one.finding)).collect();
            let same = sentences.windows(2).all(|pair| pair[0] == pair[1]);
            // One kind of damage may have several ways out: each file gets its own.
            let one_way = todos.windows(2).all(|pair| pair[0] == pair[1]);
            let first = sentences.first().map(String::as_str).unwrap_or_default();
            text += "\n";
            if same {
                text += &format!("{}  {first}\n", code.as_str());
            } else {
                let files: BTreeSet<&str> = all.iter().map(|one| one.path.as_str()).collect();
                let count = [("count", files.len().to_string())];
                text += &format!(
                    "{}  {}\n",
                    code.as_str(),
                    words.by_id("known-files", &count)
                );
            }
            for ((one, sentence), todo) in all.iter().zip(&sentences).zip(&todos).take(NAMED) {
                text += &format!("    {}\n", escape::line(&one.path));
                if !same {
                    text += &format!("      {sentence}\n");
                }
                if let Some(todo) = todo.as_ref().filter(|_| !one_way) {
                    text += &format!("      → {todo}\n");
                }
            }
            text += &more(words, all.len());
            if let Some(todo) = todos.into_iter().next().flatten().filter(|_| one_way) {
                text += &format!("  → {todo}\n");
            }
        }
        text
    }

    /// What lists name and what is there, and the files among themselves.
    fn compared(&self, words: &Words) -> String {
        let mut text = String::new();
        let Some(compared) = &self.comparison else {
            return text;
        };
        for (name, comparison) in &compared.lists {
            let values = [("name", escape::line(name).into_owned())];
            text += &format!("\n{}\n", words.by_id("known-list", &values));
            let counts = [
                ("matched", comparison.matched.to_string()),
                ("listed", comparison.listed.to_string()),
            ];
            let id = match comparison.is_complete() {
                true => "expect-complete",
                false => "expect-matched",
            };
            text += &format!("  {}\n", words.by_id(id, &counts));
            for finding in comparison.findings() {
                text += &together(words, &finding);
                if finding.code == Code::ListMissing {
                    for line in comparison.missing.iter().take(NAMED) {
                        let values = [
                            ("line", line.line.to_string()),
                            ("text", escape::line(&line.text).into_owned()),
                        ];
                        text += &format!("      {}\n", words.by_id("expect-missing", &values));
                    }
                    text += &more(words, comparison.missing.len());
                }
            }
        }
        let among = compared.among.findings();
        if !among.is_empty() {
            text += &format!("\n{}\n", words.by_id("known-among", &[]));
        }
        for finding in among {
            text += &together(words, &finding);
        }
        text
    }

    /// Kinds of data a closing account should have.
    fn areas(&self, words: &Words) -> String {
        if self.checklist.is_empty() {
            return String::new();
        }
        let mut text = format!("\n{}\n", words.by_id("known-areas", &[]));
        for (standing, id) in [
            (Standing::Nothing, "known-areas-nothing"),
            (Standing::Damaged, "known-areas-damaged"),
            (Standing::Perhaps, "known-areas-perhaps"),
            (Standing::Look, "known-areas-look"),
            (Standing::Found, "known-areas-found"),
        ] {
            let names = self.checklist.iter();
            let names = names.filter(|one| one.standing == standing);
            let names: Vec<String> = names
                .map(|one| words.by_id(&known_id("area", &one.area, "videos"), &[]))
                .collect();
            if !names.is_empty() {
                let names = names.join(&words.by_id("known-comma", &[]));
                text += &format!("  {}\n", words.by_id(id, &[("names", names)]));
            }
        }
        text
    }
}

/// A finding about everything together, and what to do about it.
fn together(words: &Words, finding: &Finding) -> String {
    let mut text = format!("  {}  {}\n", finding.code.as_str(), found(words, finding));
    if let Some(todo) = advice(words, finding) {
        text += &format!("    → {todo}\n");
    }
    text
}

/// Says how many are not named.
fn more(words: &Words, count: usize) -> String {
    match count.checked_sub(NAMED).filter(|count| *count > 0) {
        Some(count) => {
            let values = [("count", count.to_string())];
            format!("    {}\n", words.by_id("known-more", &values))
        }
        None => String::new(),
    }
}

/// The message of a name that came from a file, or of another where there is none.
fn known_id(of: &str, name: &str, otherwise: &str) -> String {
    let plain = !name.is_empty() && name.bytes().all(|c| c.is_ascii_lowercase() || c == b'-');
    let known = match of {
        "area" => exports::checklist::Area::ALL
            .iter()
            .any(|area| area.id() == name),
        _ => crate::kind::Kind::ALL
            .iter()
            .any(|kind| kind.name() == name),
    };
    format!("{of}-{}", if plain && known { name } else { otherwise })
}

/// All tables of one export: how many, their days, their sums.
fn export(words: &Words, id: &str, export: &Export) -> String {
    let known = exports::table::known::Export::by_id(id);
    let name = known.map_or(id, |known| match words.language {
        shell::language::Language::Zh => &known.zh,
        shell::language::Language::En => &known.en,
    });
    let values = [
        ("name", name.to_owned()),
        ("tables", export.tables.to_string()),
        ("rows", export.rows.to_string()),
    ];
    let mut text = format!("  {}", words.by_id("known-export", &values));
    if let Some(orders) = export.orders {
        let id = match export.orders_at_most {
            true => "catalogue-orders-at-most",
            false => "catalogue-orders",
        };
        text += &format!(" · {}", words.by_id(id, &[("count", orders.to_string())]));
    }
    if let Some((first, last)) = &export.days {
        text += &format!(" · {} – {}", escape::line(first), escape::line(last));
    }
    text.push('\n');
    for sum in export.sums.iter().take(NAMED) {
        let status = sum.status.as_deref();
        let status = status.map(|of| format!(" · {}", status_text(words, of)));
        let column = sum.column.clone() + &status.unwrap_or_default();
        let line = match &sum.total {
            Some(total) => {
                let values = [("column", column), ("total", total.clone())];
                words.by_id("known-sum", &values)
            }
            None => {
                let large = words.by_id("catalogue-sum-too-large", &[]);
                format!("{} · {large}", escape::line(&column))
            }
        };
        text += &format!("      {line}\n");
    }
    let over = export.sums.len().saturating_sub(NAMED);
    if over > 0 {
        let over = [("count", over.to_string())];
        text += &format!("      {}\n", words.by_id("known-sums-more", &over));
    }
    text
}
