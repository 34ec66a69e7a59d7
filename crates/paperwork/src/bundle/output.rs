//! Writes a PDF file object by object, so that no more than one exhibit is ever held as objects.
//!
//! Takes objects with numbers it has given out; gives the bytes of a PDF 1.7 with object streams and a cross-reference stream. What is put
//! in is written at once (streams) or gathered into the next object stream (everything else). The same objects in the same order give the
//! same bytes.

use std::io::Write;

use lopdf::{Dictionary, Object, Stream, StringFormat, Writer};

/// Objects in one object stream, as most programs do.
const TOGETHER: usize = 100;

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    Nowhere,
    At(usize),
    Within { stream: u32, index: u16 },
}

/// A PDF file being written.
pub(super) struct Output {
    bytes: Vec<u8>,
    places: Vec<Place>,
    waiting: Vec<(u32, Vec<u8>)>,
}

impl Output {
    /// Begins a file in which the numbers up to `taken` are already given out.
    pub(super) fn new(taken: u32, capacity: usize) -> Self {
        let mut bytes = Vec::with_capacity(capacity);
        bytes.extend_from_slice(b"%PDF-1.7\n%\xE7\x95\x99\xE5\xBA\x95\n");
        Self {
            bytes,
            places: vec![Place::Nowhere; taken as usize + 1],
            waiting: Vec::new(),
        }
    }

    /// A number for an object to come.
    pub(super) fn reserve(&mut self) -> u32 {
        self.places.push(Place::Nowhere);
        (self.places.len() - 1) as u32
    }

    /// A reference to a number.
    pub(super) fn reference(number: u32) -> Object {
        Object::Reference((number, 0))
    }

    /// Writes an object under a new number.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> u32 {
        let number = self.reserve();
        self.put(number, object.into());
        number
    }

    /// Writes an object under a number given out before.
    pub(super) fn put(&mut self, number: u32, mut object: Object) {
        shorten_strings(&mut object);
        if let Object::Stream(stream) = &mut object {
            stream.dict.set("Length", stream.content.len() as i64);
            self.write(number, &object);
            return;
        }
        let mut text = Vec::new();
        // Writing into memory does not fail.
        let _ = Writer::write_object(&mut text, &object);
        self.waiting.push((number, text));
        if self.waiting.len() >= TOGETHER {
            self.flush();
        }
    }

    fn write(&mut self, number: u32, object: &Object) {
        self.place(number, Place::At(self.bytes.len()));
        let _ = writeln!(self.bytes, "{number} 0 obj");
        let _ = Writer::write_object(&mut self.bytes, object);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn place(&mut self, number: u32, place: Place) {
        if let Some(slot) = self.places.get_mut(number as usize) {
            *slot = place;
        }
    }

    /// Writes what waits into one object stream.
    fn flush(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let stream = self.reserve();
        let (mut head, mut body) = (String::new(), Vec::new());
        let waiting = std::mem::take(&mut self.waiting);
        for (index, (number, text)) in waiting.iter().enumerate() {
            head.push_str(&format!("{number} {} ", body.len()));
            body.extend_from_slice(text);
            body.push(b'\n');
            self.place(
                *number,
                Place::Within {
                    stream,
                    index: index as u16,
                },
            );
        }
        let mut dict = Dictionary::new();
        dict.set("Type", "ObjStm");
        dict.set("N", waiting.len() as i64);
        dict.set("First", head.len() as i64);
        let mut content = head.into_bytes();
        content.extend(body);
        self.put(stream, deflated(Stream::new(dict, content)).into());
    }

    /// Ends the file; `trailer` holds at least `Root`.
    pub(super) fn finish(mut self, mut trailer: Dictionary) -> Vec<u8> {
        self.flush();
        let number = self.reserve();
        let start = self.bytes.len();
        self.place(number, Place::At(start));
        let mut table = Vec::with_capacity(self.places.len() * 8);
        for place in &self.places {
            // Type, then five octets of place (up to 1 TiB), then two of index or generation.
            let (kind, place, index) = match *place {
                Place::Nowhere => (0, 0, u16::MAX),
                Place::At(offset) => (1, offset as u64, 0),
                Place::Within { stream, index } => (2, u64::from(stream), index),
            };
            table.push(kind);
            table.extend_from_slice(&place.to_be_bytes()[3..]);
            table.extend_from_slice(&index.to_be_bytes());
        }
        trailer.set("Type", "XRef");
        trailer.set("Size", self.places.len() as i64);
        trailer.set("W", vec![1.into(), 5.into(), 2.into()]);
        let mut stream = deflated(Stream::new(trailer, table));
        stream.dict.set("Length", stream.content.len() as i64);
        self.write(number, &Object::Stream(stream));
        let _ = writeln!(self.bytes, "startxref\n{start}\n%%EOF");
        self.bytes
    }
}

/// The stream, deflated when that makes it smaller.
pub(super) fn deflated(mut stream: Stream) -> Stream {
    // On failure it stays as it was: larger, not wrong.
    let _ = stream.compress();
    stream
}

/// Writing a long literal string takes time with the square of its parentheses; in hexadecimal it does not.
fn shorten_strings(object: &mut Object) {
    match object {
        Object::String(text, format) if text.len() > 1024 => *format = StringFormat::Hexadecimal,
        Object::Array(items) => items.iter_mut().for_each(shorten_strings),
        Object::Dictionary(dict) => dict.iter_mut().for_each(|(_, v)| shorten_strings(v)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, v)| shorten_strings(v)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, dictionary};

    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut out = Output::new(3, 0);
        let mut all = Vec::new();
        for n in 0..250_i64 {
            all.push(
                out.add(dictionary! { "N" => n, "S" => Object::string_literal("(".repeat(2000)) }),
            );
        }
        let stream = out.add(Stream::new(
            dictionary! { "Length" => Object::Reference((9999, 0)) },
            b"raw \xFF bytes".to_vec(),
        ));
        let root = out.add(dictionary! { "Type" => "Catalog" });
        let bytes = out.finish(dictionary! { "Root" => Output::reference(root) });
        let doc = Document::load_mem(&bytes).unwrap();
        assert_eq!(doc.xref_recovery, None);
        for (n, id) in all.iter().enumerate() {
            let dict = doc.get_dictionary((*id, 0)).unwrap();
            assert_eq!(dict.get(b"N").unwrap().as_i64().unwrap(), n as i64);
            assert_eq!(dict.get(b"S").unwrap().as_str().unwrap().len(), 2000);
        }
        let stream = doc.get_object((stream, 0)).unwrap().as_stream().unwrap();
        assert_eq!(stream.content, b"raw \xFF bytes");
        assert!(doc.catalog().is_ok());
    }
}
