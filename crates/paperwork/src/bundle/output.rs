//! Writes a PDF file object by object, so that no more than one exhibit is ever held as objects.
//!
//! Takes objects with numbers it has given out; gives the bytes of a PDF 1.7 with object streams and a cross-reference stream. What is put
//! in is written at once (streams) or gathered into the next object stream (everything else). The same objects in the same order give the
//! same bytes.

use std::io::{self, Write};

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
pub(super) struct Output<'w> {
    sink: &'w mut (dyn Write + Send),
    written: usize,
    /// The first thing that went wrong; nothing is written after it.
    failed: Option<io::Error>,
    places: Vec<Place>,
    waiting: Vec<(u32, Vec<u8>)>,
}

impl<'w> Output<'w> {
    /// Begins a file in which the numbers up to `taken` are already given out.
    pub(super) fn new(taken: u32, sink: &'w mut (dyn Write + Send)) -> Self {
        let mut out = Self {
            sink,
            written: 0,
            failed: None,
            places: vec![Place::Nowhere; taken as usize + 1],
            waiting: Vec::new(),
        };
        out.emit(b"%PDF-1.7\n%\xE7\x95\x99\xE5\xBA\x95\n");
        out
    }

    fn emit(&mut self, bytes: &[u8]) {
        if self.failed.is_none() {
            self.failed = self.sink.write_all(bytes).err();
            self.written += bytes.len();
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
        self.place(number, Place::At(self.written));
        self.emit(format!("{number} 0 obj\n").as_bytes());
        // The dictionary is put together in memory; the octets of a stream are written from where they lie.
        let mut text = Vec::new();
        match object {
            Object::Stream(stream) => {
                let _ = Writer::write_object(&mut text, &Object::Dictionary(stream.dict.clone()));
                text.extend_from_slice(b"stream\n");
                self.emit(&text);
                self.emit(&stream.content);
                self.emit(b"\nendstream");
            }
            other => {
                let _ = Writer::write_object(&mut text, other);
                self.emit(&text);
            }
        }
        self.emit(b"\nendobj\n");
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
    ///
    /// # Errors
    /// The first thing that went wrong in writing.
    pub(super) fn finish(mut self, mut trailer: Dictionary) -> io::Result<()> {
        self.flush();
        let number = self.reserve();
        let start = self.written;
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
        self.emit(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        match self.failed {
            Some(error) => Err(error),
            None => self.sink.flush(),
        }
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
        let mut bytes = Vec::new();
        let mut out = Output::new(3, &mut bytes);
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
        out.finish(dictionary! { "Root" => Output::reference(root) })
            .unwrap();
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

    #[test]
    fn a_full_disk_is_told_at_the_end() {
        struct Full(usize);
        impl Write for Full {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0 = self
                    .0
                    .checked_sub(bytes.len())
                    .ok_or(io::ErrorKind::StorageFull)?;
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut full = Full(100);
        let mut out = Output::new(0, &mut full);
        let root = out.add(Stream::new(Dictionary::new(), vec![7; 500]));
        let error = out
            .finish(dictionary! { "Root" => Output::reference(root) })
            .unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}
