//! Sets papers in type and stamps them: takes a paper with everything on it, gives its page as pixels or as an electronic PDF.
//!
//! Ink is laid over the page by multiplying, uneven as real ink is; the same paper and seed give the same pixels.

use std::collections::BTreeMap;

use image::RgbImage;
use image::imageops::{FilterType, resize};
use paperwork::typeset::faces::Faces;
use paperwork::typeset::{Bytes, Job, TypesetError, pdf, preview, typeset};
use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::{Value, json};

use crate::photo::turn_free;
use crate::rng::Rng;
use crate::world::{Seal, Stamp, Whole};

/// Why a paper could not be set.
#[derive(Debug, thiserror::Error)]
pub enum SetError {
    /// There is no such template.
    #[error("no template {0}")]
    Template(String),
    /// The typesetter says no.
    #[error("{template}: {source:?}")]
    Typeset {
        /// Which template.
        template: String,
        /// What it says.
        source: TypesetError,
    },
    /// The page as rendered is no picture.
    #[error("a rendered page is no picture: {0}")]
    Picture(#[from] image::ImageError),
    /// The QR code has no room for its text.
    #[error("the QR code has no room: {0}")]
    Qr(#[from] qrcodegen::DataTooLong),
}

/// Sources of the templates, by name.
const TEMPLATES: &[(&str, &str)] = &[
    ("licence", include_str!("../papers/licence.typ")),
    ("licence-old", include_str!("../papers/licence-old.typ")),
    ("id-portrait", include_str!("../papers/id-portrait.typ")),
    ("id-emblem", include_str!("../papers/id-emblem.typ")),
    ("foreign", include_str!("../papers/foreign.typ")),
    ("letter", include_str!("../papers/letter.typ")),
];
const COMMON: &str = include_str!("../papers/common.typ");
const SEAL: &str = "#import \"/common.typ\": *\n#set document(title: \"印章（样本）\")\n#set text(lang: \"zh\")\n#set page(width: (d.size + 4) * 1mm, height: (d.size + 4) * 1mm, margin: 0pt)\n#place(center + horizon, seal(d))\n";

/// Pixels a millimetre of sheets of paper (A4 at 180 dpi).
const SHEET: f32 = 7.1;
/// Pixels a millimetre of cards.
const CARD: f32 = 18.0;

/// Sets papers.
pub struct Setter {
    faces: Faces,
}

impl Setter {
    /// A setter with the program's own faces.
    #[must_use]
    pub fn new() -> Self {
        Self {
            faces: Faces::embedded(),
        }
    }

    fn pdf(&self, template: &str, source: &str, data: Value) -> Result<Vec<u8>, SetError> {
        let fail = |source| SetError::Typeset {
            template: template.to_owned(),
            source,
        };
        let common = Bytes::new(COMMON.as_bytes());
        let job = Job {
            source: source.to_owned(),
            files: BTreeMap::from([("common.typ".to_owned(), common)]),
            data,
        };
        let set = typeset(job, &self.faces).map_err(fail)?;
        let options = pdf::Options {
            ident: template.to_owned(),
            date: jiff::civil::date(2026, 11, 22),
        };
        pdf::write(&set, &options).map_err(fail)
    }

    fn render(&self, template: &str, pdf: &[u8], density: f32) -> Result<RgbImage, SetError> {
        let scale = density * 25.4 / 72.0;
        let png = preview::png(pdf, 0, scale).map_err(|source| SetError::Typeset {
            template: template.to_owned(),
            source,
        })?;
        Ok(image::load_from_memory(&png)?.to_rgb8())
    }

    /// The paper as a PDF that a program drew, seals and all.
    pub fn electronic(&self, paper: &Whole) -> Result<Vec<u8>, SetError> {
        let source = TEMPLATES.iter().find(|(name, _)| *name == paper.template);
        let (name, source) = source.ok_or_else(|| SetError::Template(paper.template.clone()))?;
        self.pdf(name, source, data(paper)?)
    }

    /// The paper's page, stamped. Pixels a millimetre are [`density`].
    pub fn page(&self, paper: &Whole, seed: u64) -> Result<RgbImage, SetError> {
        let pdf = self.electronic(paper)?;
        let density = density(&paper.template);
        let mut page = self.render(&paper.template, &pdf, density)?;
        if !paper.drawn {
            for (number, (seal, stamp)) in paper.seals.iter().enumerate() {
                let ink = self.seal(seal, density)?;
                stamp_on(
                    &mut page,
                    &ink,
                    stamp,
                    density,
                    seed.wrapping_add(number as u64),
                );
            }
        }
        Ok(page)
    }

    fn seal(&self, seal: &Seal, density: f32) -> Result<RgbImage, SetError> {
        let data = serde_json::to_value(seal).unwrap_or_default();
        let pdf = self.pdf("seal", SEAL, data)?;
        // Twice as fine, then halved: edges as soft as ink's.
        let fine = self.render("seal", &pdf, density * 2.0)?;
        let (w, h) = fine.dimensions();
        Ok(resize(
            &fine,
            w.div_ceil(2),
            h.div_ceil(2),
            FilterType::Triangle,
        ))
    }
}

impl Default for Setter {
    fn default() -> Self {
        Self::new()
    }
}

/// Pixels a millimetre a template is rendered at.
#[must_use]
pub fn density(template: &str) -> f32 {
    match template {
        "licence" | "licence-old" | "letter" => SHEET,
        _ => CARD,
    }
}

fn data(paper: &Whole) -> Result<Value, SetError> {
    let mut data = serde_json::Map::new();
    for (key, value) in &paper.values {
        data.insert(key.clone(), json!(value));
    }
    if let Some((title, number, body, sign)) = &paper.text {
        data.insert("title".to_owned(), json!(title));
        data.insert("number".to_owned(), json!(number));
        data.insert("body".to_owned(), json!(body));
        data.insert("sign".to_owned(), json!(sign));
    }
    if let Some(code) = &paper.qr {
        let text = format!("https://specimen.invalid/licence?uniscid={code}");
        data.insert("qr".to_owned(), json!(cells(&text)?));
    }
    if paper.drawn {
        let drawn = paper.seals.iter().map(|(seal, stamp)| {
            let mut one = serde_json::to_value(seal).unwrap_or_default();
            if let Some(one) = one.as_object_mut() {
                one.insert("x".to_owned(), json!(stamp.x));
                one.insert("y".to_owned(), json!(stamp.y));
                one.insert("angle".to_owned(), json!(stamp.angle));
            }
            one
        });
        data.insert("drawn".to_owned(), drawn.collect());
    }
    Ok(Value::Object(data))
}

/// A QR code as rows of 0 and 1.
fn cells(text: &str) -> Result<Vec<String>, SetError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium)?;
    let row = |y| -> String {
        let cell = |x| if code.get_module(x, y) { '1' } else { '0' };
        (0..code.size()).map(cell).collect()
    };
    Ok((0..code.size()).map(row).collect())
}

/// Lays a seal's ink over the page: turned, blotchy, thin in places.
fn stamp_on(page: &mut RgbImage, ink: &RgbImage, stamp: &Stamp, density: f32, seed: u64) {
    let ink = turn_free(ink, stamp.angle);
    let mut rng = Rng::new(seed, "ink");
    let blotches = Blotches::new(&mut rng);
    let (left, top) = (
        ((stamp.x - 2.0) * density) as i64,
        ((stamp.y - 2.0) * density) as i64,
    );
    for (x, y, pixel) in ink.enumerate_pixels() {
        let (px, py) = (left + i64::from(x), top + i64::from(y));
        let (Ok(px), Ok(py)) = (u32::try_from(px), u32::try_from(py)) else {
            continue;
        };
        let Some(under) = page.get_pixel_mut_checked(px, py) else {
            continue;
        };
        let grain = 0.05 * rng.normal();
        let strength =
            (blotches.at(x as f32 / density, y as f32 / density) + grain).clamp(0.35, 1.0);
        for (under, over) in under.0.iter_mut().zip(pixel.0) {
            let over = 255.0 - (255.0 - f32::from(over)) * strength;
            *under = (f32::from(*under) * over / 255.0).round() as u8;
        }
    }
}

/// Slow unevenness of ink over a seal.
struct Blotches([(f32, f32, f32); 5]);

impl Blotches {
    fn new(rng: &mut Rng) -> Self {
        Self(std::array::from_fn(|_| {
            (
                rng.between(0.0, 46.0),
                rng.between(0.0, 46.0),
                rng.between(3.0, 8.0),
            )
        }))
    }

    /// How much ink there is, at a place in millimetres.
    fn at(&self, x: f32, y: f32) -> f32 {
        let thin = self.0.iter().map(|(bx, by, r)| {
            let d = ((x - bx).powi(2) + (y - by).powi(2)) / (r * r);
            0.32 / (1.0 + d * d)
        });
        0.94 - thin.fold(0.0, f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_is_square_and_has_its_three_eyes() {
        let rows = cells("https://specimen.invalid/licence?uniscid=91330106MAXXXX0154").unwrap();
        assert!(rows.iter().all(|row| row.len() == rows.len()));
        assert!(rows[0].starts_with("1111111") && rows[0].ends_with("1111111"));
        assert!(rows.last().unwrap().starts_with("1111111"));
    }

    #[test]
    fn ink_darkens_and_never_lightens() {
        let mut page = RgbImage::from_pixel(60, 60, image::Rgb([200, 200, 200]));
        let ink = RgbImage::from_pixel(30, 30, image::Rgb([210, 31, 31]));
        let stamp = Stamp {
            seal: String::new(),
            x: 12.0,
            y: 12.0,
            angle: 0.0,
        };
        stamp_on(&mut page, &ink, &stamp, 1.0, 1);
        assert_eq!(page.get_pixel(2, 2).0, [200, 200, 200]);
        let [r, g, _] = page.get_pixel(25, 25).0;
        assert!(r <= 200 && g < 150 && r > g + 50, "{r} {g}");
    }
}
