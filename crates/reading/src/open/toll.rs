//! Refuses a PDF page whose streams would unpack to too much, or whose contents would take too long to go through.
//!
//! Takes a page; looks at everything the page leads to before anything is drawn. A stream of a hundred kilobytes may unpack to gigabytes,
//! and ten forms that each draw the next ten times take longer than anybody waits. Decodes no picture.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use lopdf::{DecompressError, Dictionary};

use super::{Refused, entropy};

/// How far everything a page leads to may unpack together, octets: a colour scan of A4 at 600 dpi without loss takes 104 million.
const UNPACKED: usize = 160 << 20;

/// How far what is drawn by operators (contents, forms, patterns) may unpack together, octets.
const OPERATED: usize = 16 << 20;

/// The most operators that may be gone through, forms counted as often as they are drawn. A dense drawing has some hundred thousand.
const STEPS: u64 = 2_000_000;

/// The most pixels of all pictures a page leads to: A4 at 600 dpi has 35 million, A3 70 million.
pub(super) const PIXELS: u64 = 80_000_000;

/// The most objects a page may lead to.
const OBJECTS: usize = 200_000;

type Id = (i32, i32);

/// Looks at what a page leads to.
///
/// # Errors
/// [`Refused::TooLarge`] of pixels; [`Refused::Damaged`] when it costs too much otherwise.
pub(super) fn look(page: &Page<'_>) -> Result<(), Refused> {
    let mut reached = Reached::default();
    let resources = page.resources();
    let mut level = Some(resources);
    let mut todo = vec![Object::Dict(page.raw().clone())];
    while let Some(r) = level {
        let shelves = [
            &r.ext_g_states,
            &r.fonts,
            &r.properties,
            &r.color_spaces,
            &r.x_objects,
            &r.patterns,
            &r.shadings,
        ];
        todo.extend(shelves.map(|d| Object::Dict(d.clone())));
        level = r.parent();
    }
    reached.follow(page, todo)?;
    let contents = page.page_stream().unwrap_or_default();
    let mut walk = Walk::default();
    if walk.steps(contents, resources, 0)? > STEPS {
        return Err(Refused::Damaged);
    }
    Ok(())
}

/// What has been reached.
#[derive(Default)]
struct Reached {
    seen: BTreeSet<Id>,
    objects: usize,
    unpacked: usize,
    operated: usize,
    pixels: u64,
}

impl Reached {
    fn follow<'a>(&mut self, page: &Page<'a>, mut todo: Vec<Object<'a>>) -> Result<(), Refused> {
        let mut first = true;
        while let Some(object) = todo.pop() {
            self.objects += 1;
            if self.objects > OBJECTS {
                return Err(Refused::Damaged);
            }
            match object {
                Object::Dict(dict) => {
                    let kind = dict.get::<Name<'_>>("Type");
                    let kind = kind.as_ref().map(AsRef::<[u8]>::as_ref);
                    // Other pages, which links and parents lead to, are looked at on their own.
                    let root = std::mem::take(&mut first);
                    if root || !matches!(kind, Some(b"Page" | b"Pages" | b"Catalog")) {
                        self.entries(page, &dict, &mut todo);
                    }
                }
                Object::Array(array) => self.items(page, &array, &mut todo),
                Object::Stream(stream) => {
                    self.weigh(&stream)?;
                    self.entries(page, stream.dict(), &mut todo);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn entries<'a>(&mut self, page: &Page<'a>, dict: &Dict<'a>, todo: &mut Vec<Object<'a>>) {
        for (name, value) in dict.entries() {
            if name.as_ref() != b"Parent" {
                todo.extend(self.resolve(page, value));
            }
        }
    }

    fn items<'a>(&mut self, page: &Page<'a>, array: &Array<'a>, todo: &mut Vec<Object<'a>>) {
        for value in array.raw_iter() {
            todo.extend(self.resolve(page, value));
        }
    }

    fn resolve<'a>(&mut self, page: &Page<'a>, value: MaybeRef<Object<'a>>) -> Option<Object<'a>> {
        match value {
            MaybeRef::NotRef(object) => Some(object),
            MaybeRef::Ref(id) if self.seen.insert((id.obj_number, id.gen_number)) => {
                page.xref().get::<Object<'_>>(id.into())
            }
            MaybeRef::Ref(_) => None,
        }
    }

    fn weigh(&mut self, stream: &Stream<'_>) -> Result<(), Refused> {
        let dict = stream.dict();
        let of = |key: &str, value: &[u8]| {
            dict.get::<Name<'_>>(key)
                .is_some_and(|n| n.as_ref() == value)
        };
        let image = of("Subtype", b"Image");
        let left = UNPACKED.saturating_sub(self.unpacked);
        let octets = unpacked(stream, left)?;
        self.unpacked = self.unpacked.saturating_add(octets);
        // Fonts, colour profiles, metadata and mappings are not drawn.
        let contents = !dict.contains_key("Type") && !dict.contains_key("Length1");
        if !image && (of("Subtype", b"Form") || dict.contains_key("PatternType") || contents) {
            self.operated = self.operated.saturating_add(octets);
        }
        if image {
            self.pixels = self.pixels.saturating_add(pixels(stream));
        }
        if self.pixels > PIXELS {
            return Err(Refused::TooLarge {
                of: "pixels",
                found: self.pixels,
                most: PIXELS,
            });
        }
        if self.operated > OPERATED {
            return Err(Refused::Damaged);
        }
        Ok(())
    }
}

/// Filters that make pictures.
const PICTURES: [&str; 4] = ["CCITTFaxDecode", "JBIG2Decode", "DCTDecode", "JPXDecode"];

/// The filters of a stream that are known, in order, by their long names (ISO 32000-1, tables 6 and 94).
fn filters(stream: &Stream<'_>) -> Vec<&'static str> {
    let known = |name: Name<'_>| {
        Some(match name.as_ref() {
            b"ASCIIHexDecode" | b"AHx" => "ASCIIHexDecode",
            b"ASCII85Decode" | b"A85" => "ASCII85Decode",
            b"LZWDecode" | b"LZW" => "LZWDecode",
            b"FlateDecode" | b"Fl" => "FlateDecode",
            b"RunLengthDecode" | b"RL" => "RunLengthDecode",
            b"CCITTFaxDecode" | b"CCF" => "CCITTFaxDecode",
            b"JBIG2Decode" => "JBIG2Decode",
            b"DCTDecode" | b"DCT" => "DCTDecode",
            b"JPXDecode" => "JPXDecode",
            _ => return None,
        })
    };
    let dict = stream.dict();
    for key in ["F", "Filter"] {
        if let Some(name) = dict.get::<Name<'_>>(key) {
            return Vec::from_iter(known(name));
        }
        if let Some(names) = dict.get::<Array<'_>>(key) {
            return names.iter::<Name<'_>>().filter_map(known).collect();
        }
    }
    Vec::new()
}

/// How many octets a stream unpacks to, before a picture in it is decoded.
fn unpacked(stream: &Stream<'_>, most: usize) -> Result<usize, Refused> {
    let raw = stream.raw_data();
    let names: Vec<lopdf::Object> = filters(stream)
        .into_iter()
        .take_while(|name| !PICTURES.contains(name))
        .map(|name| lopdf::Object::Name(name.as_bytes().to_vec()))
        .collect();
    if names.is_empty() {
        return Ok(raw.len());
    }
    let mut dict = Dictionary::new();
    dict.set("Filter", names);
    let copy = lopdf::Stream::new(dict, raw.into_owned());
    match copy.decompressed_content_with_limit(most) {
        Ok(bytes) => Ok(bytes.len()),
        Err(lopdf::Error::Decompress(
            DecompressError::MemoryLimitExceeded { .. } | DecompressError::TooManyFilters { .. },
        )) => Err(Refused::Damaged),
        // What one decoder cannot unpack at all the other will not make much of.
        Err(_) => Ok(0),
    }
}

/// How many pixels decoding a picture makes: as the dictionary says, or as the picture's own header says if that is more.
fn pixels(stream: &Stream<'_>) -> u64 {
    let dict = stream.dict();
    let side = |long: &str, short: &str| {
        let n = dict.get::<u32>(long).or_else(|| dict.get::<u32>(short));
        u64::from(n.unwrap_or(0))
    };
    let said = side("Width", "W").saturating_mul(side("Height", "H"));
    let raw = stream.raw_data();
    let own = match filters(stream).as_slice() {
        ["DCTDecode"] => {
            let (width, height) = entropy::size(&raw);
            u64::from(width) * u64::from(height)
        }
        ["JPXDecode"] => wavelet(&raw),
        _ => 0,
    };
    said.max(own)
}

/// Whether a JPEG the page shows as it is is cut short.
pub(super) fn cut_short(page: &Page<'_>) -> bool {
    let dict = &page.resources().x_objects;
    let mut streams = dict.keys().filter_map(|name| dict.get::<Stream<'_>>(name));
    streams
        .any(|stream| filters(stream) == ["DCTDecode"] && !entropy::facts(&stream.raw_data()).whole)
}

/// The pixels a JPEG 2000 says it has, in the SIZ segment right behind the start of its code stream (ITU-T T.800, A.5.1).
fn wavelet(bytes: &[u8]) -> u64 {
    let start = bytes.windows(4).position(|w| w == [0xFF, 0x4F, 0xFF, 0x51]);
    let side = |at: usize| {
        let four = bytes.get(start? + at..)?.first_chunk::<4>()?;
        Some(u64::from(u32::from_be_bytes(*four)))
    };
    side(8).unwrap_or(0).saturating_mul(side(12).unwrap_or(0))
}

/// Counts operators.
#[derive(Default)]
struct Walk {
    /// Steps of the forms gone through; `None` while one is, so that a form within itself is found.
    known: BTreeMap<Id, Option<u64>>,
}

impl Walk {
    fn steps(
        &mut self,
        contents: &[u8],
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<u64, Refused> {
        let mut ops = UntypedIter::new(contents);
        let mut steps = 0_u64;
        while let Some(op) = ops.next() {
            steps = steps.saturating_add(1);
            for operand in op.operands() {
                match operand {
                    // A picture within the contents.
                    Object::Stream(stream) => {
                        unpacked(stream, UNPACKED)?;
                    }
                    Object::Name(name) if op.operator.as_ref() == b"Do" => {
                        if let Some(form) = resources.get_x_object(name) {
                            steps = steps.saturating_add(self.form(&form, resources, depth)?);
                        }
                    }
                    _ => {}
                }
            }
            if steps > STEPS {
                break;
            }
        }
        Ok(steps)
    }

    fn form(
        &mut self,
        stream: &Stream<'_>,
        parent: &Resources<'_>,
        depth: usize,
    ) -> Result<u64, Refused> {
        let dict = stream.dict();
        let kind = dict.get::<Name<'_>>("Subtype");
        if kind.is_none_or(|k| k.as_ref() != b"Form") {
            return Ok(1);
        }
        let id = stream.obj_id();
        let id = (id.obj_number, id.gen_number);
        match self.known.get(&id) {
            Some(Some(steps)) => return Ok(*steps),
            // The renderer stops at some depth, but by then has done too much.
            Some(None) => return Err(Refused::Damaged),
            None if depth > 30 => return Err(Refused::Damaged),
            None => {}
        }
        self.known.insert(id, None);
        let own = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
        let contents = stream.decoded().unwrap_or_default();
        let resources = Resources::from_parent(own, parent.clone());
        let steps = self.steps(&contents, &resources, depth + 1)?;
        self.known.insert(id, Some(steps));
        Ok(steps)
    }
}
