//! Compares what can be read before and after: what was surely read must still be there.
//!
//! Takes readings of one page, gives how many fields, lines and QR codes were lost, and where. Fields that decide (names, numbers, codes,
//! days, terms) must be equal; lines of words may differ by one character in twelve, as two readings of one page do, and what already reads
//! otherwise in a copy without a watermark is no loss of the watermark's. Holds no text back: what was lost is only counted, for it may be
//! private.

use papers::field::{Fields, Name, Value};
use papers::kind::Kind;
use papers::{fields, recognise};
use reading::place::{Point, Quad, Rect};
use reading::sheet::{Line, Sheet};

/// Lines surer than this must survive.
const SURE: f32 = 0.9;

/// Fields whose value must be the same to the last character; the others (address, scope …) are long, and compared as lines.
const EXACT: [Name; 19] = [
    Name::Company,
    Name::Code,
    Name::Representative,
    Name::Established,
    Name::Term,
    Name::Issued,
    Name::Person,
    Name::IdNumber,
    Name::Sex,
    Name::Nation,
    Name::Birth,
    Name::Principal,
    Name::PrincipalNumber,
    Name::Agent,
    Name::AgentNumber,
    Name::Account,
    Name::Number,
    Name::Amount,
    Name::Phone,
];

/// Lines of an upright page that rise more steeply are the watermark's, degrees; it rises by 28, and pieces of it are found from 18.
const ASLANT: f32 = 17.0;

/// How much of a line stands where one stood before, at least.
const SHARED: f32 = 0.3;

/// The fewest characters of a line that is compared on a paper with fields: labels of two characters run together with what crosses them,
/// and the short values that matter are fields.
const SHORT: usize = 4;

/// What was lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Fields that read otherwise now.
    pub fields: usize,
    /// Fields that were compared.
    pub of_fields: usize,
    /// Lines that read otherwise now.
    pub lines: usize,
    /// Lines that were compared.
    pub of: usize,
    /// QR codes that cannot be decoded any more.
    pub codes: usize,
}

impl Lost {
    /// How much is lost altogether.
    #[must_use]
    pub fn all(self) -> usize {
        self.fields + self.lines + self.codes
    }
}

/// A page as it was read, with the papers on it.
pub struct Reading {
    /// Its lines, seals and codes.
    pub sheet: Sheet,
    papers: Vec<(Kind, Fields)>,
}

impl Reading {
    /// Recognises the papers of a sheet and reads their fields.
    #[must_use]
    pub fn of(sheet: Sheet) -> Self {
        let found = recognise::papers(&sheet);
        let papers = found
            .iter()
            .map(|found| (found.kind, fields::read(&sheet, found)))
            .collect();
        Self { sheet, papers }
    }

    /// The same of a copy of that page: what runs aslant, or stands where nothing stood, is the watermark's, not the papers'. `scale` is how
    /// many of the copy's pixels one of the page's is.
    #[must_use]
    pub fn under(mut sheet: Sheet, page: &Sheet, scale: f32) -> Self {
        let scaled = |line: &Line| {
            let place = line.place.0.map(|p| Point::new(p.x * scale, p.y * scale));
            Quad(place).bounds()
        };
        let stood: Vec<Rect> = page.lines.iter().map(scaled).collect();
        sheet.lines.retain(|line| {
            let place = line.place.bounds();
            let shared: f32 = stood.iter().map(|one| one.meet(&place).area()).sum();
            rise(line) < ASLANT && shared >= place.area() * SHARED
        });
        Self::of(sheet)
    }

    /// Whether one side of an ID card stands on it without the other.
    #[must_use]
    pub fn one_side(&self) -> bool {
        let has = |kind: Kind| self.papers.iter().any(|(it, _)| *it == kind);
        has(Kind::IdPortrait) != has(Kind::IdEmblem)
    }

    /// The value of a field of the paper of a kind.
    fn value(&self, kind: Kind, nth: usize, name: Name) -> Option<&Value> {
        let mut papers = self.papers.iter().filter(|(it, _)| *it == kind);
        papers.nth(nth)?.1.get(&name)?.value.as_ref()
    }
}

/// A field that must be read again.
struct Asked {
    kind: Kind,
    /// Which of the papers of this kind.
    nth: usize,
    name: Name,
    value: Value,
    raw: String,
    place: Rect,
}

/// What must survive.
pub struct Wanted {
    fields: Vec<Asked>,
    lines: Vec<Line>,
    codes: Vec<(String, Rect)>,
}

impl Wanted {
    /// Everything that was read surely.
    #[must_use]
    pub fn of(before: &Reading) -> Self {
        let mut asked = Vec::new();
        for (at, (kind, fields)) in before.papers.iter().enumerate() {
            let earlier = before.papers.iter().take(at);
            let nth = earlier.filter(|(it, _)| it == kind).count();
            for name in EXACT {
                let Some(field) = fields.get(&name) else {
                    continue;
                };
                if let Some(value) = field.value.clone() {
                    let (kind, place) = (*kind, field.place);
                    asked.push(Asked {
                        kind,
                        nth,
                        name,
                        value,
                        raw: field.raw.clone(),
                        place,
                    });
                }
            }
        }
        let least = match asked.is_empty() {
            true => 1,
            false => SHORT,
        };
        let sure = |line: &&Line| line.confidence >= SURE && plain(&line.text).len() >= least;
        let codes = before.sheet.codes.iter();
        Self {
            fields: asked,
            lines: before.sheet.lines.iter().filter(sure).cloned().collect(),
            codes: codes
                .map(|code| (code.text.clone(), code.place.bounds()))
                .collect(),
        }
    }

    /// Whether nothing can be compared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.lines.is_empty() && self.codes.is_empty()
    }

    /// Leaves out what a copy without a watermark does not hold either: lines that read otherwise there or are unsure there and, when that
    /// copy has the size of the page, fields. A field that was lost because the copy is smaller stays wanted: that is a loss.
    pub fn steady(&mut self, unmarked: &Reading, scale: f32) {
        let sure: Vec<Line> = unmarked
            .sheet
            .lines
            .iter()
            .filter(|line| line.confidence >= SURE)
            .cloned()
            .collect();
        self.lines.retain(|line| survives(line, &sure, scale));
        if scale >= 1.0 {
            self.fields.retain(|asked| asked.stands(unmarked, scale));
        }
    }

    /// Where everything stands that must survive.
    pub fn places(&self) -> impl Iterator<Item = Rect> {
        let lines = self.lines.iter().map(|line| line.place.bounds());
        lines.chain(self.codes.iter().map(|(_, place)| *place))
    }

    /// What is lost in another reading, and where it stood; `scale` is how many of its pixels one of the page's is.
    #[must_use]
    pub fn missing(&self, after: &Reading, scale: f32) -> (Lost, Vec<Rect>) {
        let fields = self
            .fields
            .iter()
            .filter(|asked| !asked.stands(after, scale));
        let mut places: Vec<Rect> = fields.map(|asked| asked.place).collect();
        let fields = places.len();
        let lines = self.lines.iter();
        let lines = lines.filter(|line| !survives(line, &after.sheet.lines, scale));
        places.extend(lines.map(|line| line.place.bounds()));
        let lines = places.len() - fields;
        let decoded = |text: &str| after.sheet.codes.iter().any(|code| code.text == text);
        let codes = self.codes.iter().filter(|(text, _)| !decoded(text));
        places.extend(codes.map(|(_, place)| *place));
        let lost = Lost {
            fields,
            of_fields: self.fields.len(),
            lines,
            of: self.lines.len(),
            codes: places.len() - fields - lines,
        };
        (lost, places)
    }
}

impl Asked {
    /// Whether the field has its value, or the very characters it comes from stand where they stood.
    fn stands(&self, reading: &Reading, scale: f32) -> bool {
        let equal = reading.value(self.kind, self.nth, self.name) == Some(&self.value);
        let raw = plain(&self.raw);
        let place = Quad::of(self.place);
        equal || (!raw.is_empty() && found(&raw, &place, 0, &reading.sheet.lines, scale))
    }
}

/// How steeply a line rises towards its end, degrees.
fn rise(line: &Line) -> f32 {
    let [start, end, ..] = line.place.0;
    (start.y - end.y).atan2(end.x - start.x).to_degrees()
}

/// Whether the lines where this one stood still say what it said.
fn survives(line: &Line, after: &[Line], scale: f32) -> bool {
    let wanted = plain(&line.text);
    found(&wanted, &line.place, allowed(&wanted), after, scale)
}

/// Whether a text stands, but for so many characters, where it stood.
fn found(wanted: &[char], place: &Quad, allowed: usize, after: &[Line], scale: f32) -> bool {
    let place = Quad(place.0.map(|p| Point::new(p.x * scale, p.y * scale))).bounds();
    let room = place.height() * 0.3;
    let near = Rect::new(
        place.left - room,
        place.top - room,
        place.right + room,
        place.bottom + room,
    );
    // Detection may cut a line in two, or join two.
    let mut there: Vec<&Line> = after
        .iter()
        .filter(|l| near.meet(&l.place.bounds()).area() > 0.0)
        .collect();
    if there
        .iter()
        .any(|l| distance(wanted, &plain(&l.text)) <= allowed)
    {
        return true;
    }
    let row =
        |l: &&Line| (l.place.bounds().centre().y - place.centre().y).abs() <= place.height() * 0.6;
    there.retain(row);
    there.sort_by(|a, b| a.place.bounds().left.total_cmp(&b.place.bounds().left));
    let joined: Vec<char> = there.iter().flat_map(|l| plain(&l.text)).collect();
    distance(wanted, &joined) <= allowed
}

/// A text without what readings differ in: spaces, and the width of signs.
fn plain(text: &str) -> Vec<char> {
    let narrow = |c: char| match c {
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '，' | ',' | '、' => '，',
        '；' => ';',
        '。' => '.',
        '〇' => '0',
        other => other,
    };
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '·')
        .map(narrow)
        .collect()
}

/// How many characters may differ: none in a code, a number, a date or a short line.
fn allowed(text: &[char]) -> usize {
    let numbers = text.iter().filter(|c| c.is_ascii_alphanumeric()).count();
    match numbers >= 6 {
        true => 0,
        false => text.len() / 12,
    }
}

/// The least number of characters that must be changed so that `wanted` stands somewhere in `text`.
fn distance(wanted: &[char], text: &[char]) -> usize {
    let mut row = vec![0usize; text.len() + 1];
    for (i, w) in wanted.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, t) in row.iter_mut().skip(1).zip(text) {
            let above = *cell;
            let changed = diagonal + usize::from(w != t);
            left = changed.min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.into_iter().min().unwrap_or(wanted.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::engine::played;
    use reading::page::{Format, Origin};
    use reading::qr::Code;
    use reading::quality;

    fn sheet(lines: Vec<Line>, codes: &[&str]) -> Sheet {
        let origin = Origin::plain(Format::Jpeg, (1000, 700));
        let place = Quad::of(Rect::new(0.0, 0.0, 9.0, 9.0));
        let measures = quality::measure(&origin, &image::RgbImage::new(9, 9), &lines, &[]);
        Sheet {
            size: (1000, 700),
            turned: 0,
            origin,
            source: reading::sheet::Source::Pixels,
            lines,
            watermark: None,
            seals: Vec::new(),
            codes: codes
                .iter()
                .map(|text| Code {
                    text: (*text).to_owned(),
                    place,
                })
                .collect(),
            measures,
        }
    }

    fn line(text: &str, left: f32, top: f32) -> Line {
        let width = 20.0 * text.chars().count() as f32;
        played::line(text, 0.97, Rect::new(left, top, left + width, top + 24.0))
    }

    fn lost(before: &Sheet, after: Sheet, scale: f32) -> Lost {
        let wanted = Wanted::of(&Reading::of(before.clone()));
        wanted.missing(&Reading::of(after), scale).0
    }

    /// An ID card's portrait side.
    fn card(name: &str, number: &str) -> Vec<Line> {
        vec![
            line(&format!("姓名{name}"), 100.0, 100.0),
            line("性别女民族汉", 100.0, 160.0),
            line("出生1992年3月14日", 100.0, 220.0),
            line("住址浙江省杭州市西湖区样本路1号", 100.0, 280.0),
            line(&format!("公民身份号码{number}"), 100.0, 420.0),
        ]
    }

    #[test]
    fn fields_must_be_equal_whatever_lines_they_stand_on() {
        let before = Reading::of(sheet(card("林样本", "330106199203140023"), &[]));
        let wanted = Wanted::of(&before);
        assert!(before.one_side());
        let (same, _) = wanted.missing(&before, 1.0);
        assert_eq!(same.all(), 0);
        assert!(same.of_fields >= 4, "{same:?}");
        let other = Reading::of(sheet(card("材样本", "330106199203140023"), &[]));
        let (other, places) = wanted.missing(&other, 1.0);
        assert_eq!((other.fields, other.lines), (1, 1));
        assert!(places.iter().all(|place| place.top < 130.0), "{places:?}");
        let none = Reading::of(sheet(Vec::new(), &[]));
        assert_eq!(wanted.missing(&none, 1.0).0.fields, same.of_fields);
    }

    #[test]
    fn what_a_copy_without_a_watermark_reads_otherwise_is_not_asked_for() {
        let before = Reading::of(sheet(card("林样本", "330106199203140023"), &[]));
        let other = || Reading::of(sheet(card("材样本", "330106199203140023"), &[]));
        let mut wanted = Wanted::of(&before);
        wanted.steady(&other(), 1.0);
        assert_eq!(wanted.missing(&other(), 1.0).0.all(), 0);
        // In a smaller copy it is a loss.
        let mut wanted = Wanted::of(&before);
        wanted.steady(&other(), 0.99);
        assert_eq!(wanted.missing(&other(), 0.99).0.fields, 1);
    }

    #[test]
    fn the_distance_is_to_the_best_place() {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        assert_eq!(distance(&chars("abc"), &chars("xxabcyy")), 0);
        assert_eq!(distance(&chars("abc"), &chars("xxabyy")), 1);
        assert_eq!(distance(&chars("abc"), &chars("ac")), 1);
        assert_eq!(distance(&chars("abc"), &[]), 3);
        assert_eq!(distance(&[], &chars("abc")), 0);
    }

    #[test]
    fn a_code_must_be_the_same_to_the_last_character() {
        let before = sheet(
            vec![line("统一社会信用代码91330106MA2TEST01X", 100.0, 50.0)],
            &[],
        );
        let same = sheet(
            vec![line("统一社会信用代码 91330106MA2TEST01X", 102.0, 49.0)],
            &[],
        );
        let other = sheet(
            vec![line("统一社会信用代码91330106MA2TEST0IX", 100.0, 50.0)],
            &[],
        );
        assert_eq!(lost(&before, same, 1.0).all(), 0);
        assert_eq!(
            lost(&before, other, 1.0),
            Lost {
                lines: 1,
                of: 1,
                ..Lost::default()
            }
        );
    }

    #[test]
    fn lines_cut_in_two_and_watermark_between_them_do_not_matter() {
        let before = sheet(
            vec![line("经营范围文化艺术交流活动策划网络", 100.0, 50.0)],
            &[],
        );
        let cut = vec![
            line("文化艺术交流活动策划网络", 180.0, 51.0),
            line("经营范围", 100.0, 50.0),
            line("仅供", 300.0, 90.0),
        ];
        assert_eq!(lost(&before, sheet(cut, &[]), 1.0).all(), 0);
        // The same words elsewhere on the page are not this line.
        let moved = vec![line("经营范围文化艺术交流活动策划网络", 100.0, 500.0)];
        assert_eq!(lost(&before, sheet(moved, &[]), 1.0).all(), 1);
    }

    #[test]
    fn a_page_made_smaller_is_compared_at_its_scale() {
        let before = sheet(vec![line("张样本", 400.0, 600.0)], &[]);
        let after = sheet(
            vec![played::line(
                "张样本",
                0.95,
                Rect::new(200.0, 300.0, 230.0, 312.0),
            )],
            &[],
        );
        assert_eq!(lost(&before, after.clone(), 0.5).all(), 0);
        assert_eq!(lost(&before, after, 1.0).all(), 1);
    }

    #[test]
    fn a_code_that_no_longer_decodes_is_lost_and_what_was_unsure_is_not_asked_for() {
        let doubtful = played::line("雾里看花", 0.5, Rect::new(0.0, 0.0, 90.0, 20.0));
        let before = sheet(vec![doubtful], &["http://example.invalid/1"]);
        assert_eq!(
            lost(&before, sheet(Vec::new(), &[]), 1.0),
            Lost {
                codes: 1,
                ..Lost::default()
            }
        );
    }
}
