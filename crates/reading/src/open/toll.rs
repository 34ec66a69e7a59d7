//! Refuses a PDF page whose streams would unpack to too much, or whose contents would take too long to go through.
//!
//! Takes a page; looks at everything the page leads to before anything is drawn. A stream of a hundred kilobytes may unpack to gigabytes,
//! and ten forms that each draw the next ten times take longer than anybody waits. Decodes no picture.

use std::borrow::Cow;
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

/// How deep arrays, dictionaries and strings may be nested; the renderer's reader goes down a step for each. Counted in data too, where a
/// hundred megabytes of chance reach about three thousand.
const NESTED: u32 = 10_000;

/// The stack on which [`NESTED`] steps are gone down safely, octets.
pub(super) const STACK: usize = 64 << 20;

type Id = (i32, i32);

/// Whether brackets are nested deeper than [`NESTED`].
pub(super) fn deep(bytes: &[u8]) -> bool {
    let mut depth = 0_u32;
    bytes.iter().any(|b| {
        match b {
            b'[' | b'<' | b'(' | b'{' => depth += 1,
            b']' | b'>' | b')' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > NESTED
    })
}

/// The longest streams that are gone through again at every use, octets.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heaviest {
    /// Of the patterns, and of the forms, which may be masks.
    pub(super) pattern: usize,
    /// Of the letters that are drawn by operators.
    pub(super) letter: usize,
}

/// Looks at what a page leads to.
///
/// # Errors
/// [`Refused::TooLarge`] of pixels; [`Refused::Damaged`] when it costs too much otherwise.
pub(super) fn look(page: &Page<'_>) -> Result<Heaviest, Refused> {
    let mut reached = Reached::default();
    let resources = page.resources();
    let mut level = Some(resources);
    let mut todo = Vec::new();
    reached.contents(page)?;
    let drawn_over = appearances(page);
    for stream in &drawn_over {
        let id = stream.obj_id();
        if reached.seen.insert((id.obj_number, id.gen_number)) {
            todo.push(Object::Stream(stream.clone()));
        }
    }
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
    if !contents_are_there(page) {
        return Err(Refused::Damaged);
    }
    let contents = page.page_stream().unwrap_or_default();
    let mut walk = Walk::default();
    let mut steps = walk.steps(contents, resources, 0)?;
    for stream in &drawn_over {
        if steps > STEPS {
            break;
        }
        steps = steps.saturating_add(walk.within(stream, resources, 0)?);
    }
    if steps > STEPS {
        return Err(Refused::Damaged);
    }
    Ok(reached.heaviest)
}

/// What annotations are drawn as: the only part of them that is. What they lead to, such as other pages and attached files, is not opened.
fn appearances<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    let Some(annotations) = page.raw().get::<Array<'a>>("Annots") else {
        return Vec::new();
    };
    let each = annotations.iter::<Dict<'a>>().take(OBJECTS);
    each.filter_map(|a| a.get::<Dict<'a>>("AP")?.get::<Stream<'a>>("N"))
        .collect()
}

/// What has been reached.
#[derive(Default)]
struct Reached {
    seen: BTreeSet<Id>,
    objects: usize,
    unpacked: usize,
    operated: usize,
    pixels: u64,
    heaviest: Heaviest,
}

impl Reached {
    /// Weighs the contents of a page as often as it names them, whatever their dictionaries say they are.
    fn contents(&mut self, page: &Page<'_>) -> Result<(), Refused> {
        let parts: Vec<Stream<'_>> = match page.raw().get::<Object<'_>>("Contents") {
            Some(Object::Stream(stream)) => vec![stream],
            Some(Object::Array(parts)) => parts.iter::<Stream<'_>>().take(OBJECTS).collect(),
            _ => Vec::new(),
        };
        for part in parts {
            if filters(&part).iter().any(|name| PICTURES.contains(name)) {
                return Err(Refused::Damaged);
            }
            let packed = part.raw_data().len();
            let bytes = unpacked(&part, OPERATED.saturating_sub(self.operated))?;
            if deep(&bytes) {
                return Err(Refused::Damaged);
            }
            // What cannot be unpacked is work too; each part ends with a space.
            let octets = bytes.len().max(packed).saturating_add(1);
            self.operated = self.operated.saturating_add(octets);
            if self.operated > OPERATED {
                return Err(Refused::Damaged);
            }
        }
        Ok(())
    }

    fn follow<'a>(&mut self, page: &Page<'a>, mut todo: Vec<Object<'a>>) -> Result<(), Refused> {
        while let Some(object) = todo.pop() {
            self.objects += 1;
            if self.objects > OBJECTS {
                return Err(Refused::Damaged);
            }
            match object {
                Object::Dict(dict) => {
                    if let Some(letters) = dict.get::<Dict<'_>>("CharProcs") {
                        self.letters(&letters);
                    }
                    self.entries(page, &dict, &mut todo);
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

    fn letters(&mut self, letters: &Dict<'_>) {
        for name in letters.keys() {
            if let Some(letter) = letters.get::<Stream<'_>>(name) {
                let octets = unpacked(&letter, OPERATED).map_or(OPERATED, |bytes| bytes.len());
                self.heaviest.letter = self.heaviest.letter.max(octets);
            }
        }
    }

    fn entries<'a>(&mut self, page: &Page<'a>, dict: &Dict<'a>, todo: &mut Vec<Object<'a>>) {
        // No name is passed over: in a shelf of resources they are the writer's own.
        for (_, value) in dict.entries() {
            todo.extend(self.resolve(page, value));
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
        let bytes = unpacked(stream, left)?;
        let octets = bytes.len();
        if !image && deep(&bytes) {
            return Err(Refused::Damaged);
        }
        self.unpacked = self.unpacked.saturating_add(octets);
        // Fonts, colour profiles, metadata and mappings are not drawn.
        let contents = !dict.contains_key("Type") && !dict.contains_key("Length1");
        if !image && (of("Subtype", b"Form") || dict.contains_key("PatternType") || contents) {
            self.operated = self.operated.saturating_add(octets);
        }
        if of("Subtype", b"Form") || dict.contains_key("PatternType") {
            self.heaviest.pattern = self.heaviest.pattern.max(octets);
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

/// What a stream unpacks to, before a picture in it is decoded.
fn unpacked<'a>(stream: &Stream<'a>, most: usize) -> Result<Cow<'a, [u8]>, Refused> {
    let raw = stream.raw_data();
    let names: Vec<lopdf::Object> = filters(stream)
        .into_iter()
        .take_while(|name| !PICTURES.contains(name))
        .map(|name| lopdf::Object::Name(name.as_bytes().to_vec()))
        .collect();
    if names.is_empty() {
        return Ok(raw);
    }
    let mut dict = Dictionary::new();
    dict.set("Filter", names);
    let copy = lopdf::Stream::new(dict, raw.into_owned());
    match copy.decompressed_content_with_limit(most) {
        Ok(bytes) => Ok(Cow::Owned(bytes)),
        Err(lopdf::Error::Decompress(
            DecompressError::MemoryLimitExceeded { .. } | DecompressError::TooManyFilters { .. },
        )) => Err(Refused::Damaged),
        // What one decoder cannot unpack at all the other will not make much of.
        Err(_) => Ok(Cow::Borrowed(&[])),
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

/// Whether what the page shows is in the file, as far as it says there is something: a broken download leaves white pages.
fn contents_are_there<'a>(page: &Page<'a>) -> bool {
    let found = |value: MaybeRef<Object<'a>>| match value {
        MaybeRef::Ref(id) => page.xref().get::<Object<'_>>(id.into()),
        MaybeRef::NotRef(object) => Some(object),
    };
    match page.raw().get_raw::<Object<'_>>("Contents").map(found) {
        None | Some(Some(Object::Null(_) | Object::Stream(_))) => true,
        Some(Some(Object::Array(parts))) => parts
            .raw_iter()
            .map(found)
            .all(|part| matches!(part, Some(Object::Null(_) | Object::Stream(_)))),
        _ => false,
    }
}

/// Whether a picture the page shows as it is ends before its pixels do.
pub(super) fn cut_short(page: &Page<'_>) -> bool {
    let dict = &page.resources().x_objects;
    let mut streams = dict.keys().filter_map(|name| dict.get::<Stream<'_>>(name));
    streams.any(|stream| match filters(&stream).as_slice() {
        ["DCTDecode"] => !entropy::facts(&stream.raw_data()).whole,
        plain => {
            let image = stream.dict().get::<Name<'_>>("Subtype");
            image.is_some_and(|k| k.as_ref() == b"Image")
                && plain.iter().all(|f| !PICTURES.contains(f))
                && unpacked(&stream, UNPACKED).is_ok_and(|bytes| bytes.len() < least(&stream))
        }
    })
}

/// How many octets of samples a picture has at least.
fn least(stream: &Stream<'_>) -> usize {
    let dict = stream.dict();
    let number = |key: &str| dict.get::<u32>(key).unwrap_or(0) as usize;
    let bits = match dict.get::<bool>("ImageMask") {
        Some(true) => 1,
        _ => number("BitsPerComponent").max(1),
    };
    let colours = match dict.get::<Name<'_>>("ColorSpace") {
        Some(name) if name.as_ref() == b"DeviceRGB" => 3,
        Some(name) if name.as_ref() == b"DeviceCMYK" => 4,
        _ => 1,
    };
    let row = number("Width").saturating_mul(bits * colours).div_ceil(8);
    row.saturating_mul(number("Height"))
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
        self.within(stream, parent, depth)
    }

    /// Steps of a form, called so or not.
    fn within(
        &mut self,
        stream: &Stream<'_>,
        parent: &Resources<'_>,
        depth: usize,
    ) -> Result<u64, Refused> {
        let dict = stream.dict();
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
