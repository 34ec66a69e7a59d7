//! Tells whether a PDF carries a digital signature, which rewriting the file would break.
//!
//! Takes a document, gives the kind of signature found. Never checks one: that a signature is there says nothing about its being valid.
//! An empty signature field, there to be signed, is no signature.

use lopdf::{Dictionary, Document, Object};

/// What kind of signature a document carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signature {
    /// Adobe usage rights (`/Perms /UR`, `/UR3`): lets Acrobat Reader save a form. Nobody signed the contents.
    UsageRights,
    /// Somebody signed it.
    Approval,
    /// Its author certified it and said what may be changed (`DocMDP`).
    Certification,
}

/// The most binding signature `doc` carries, if any.
pub fn find(doc: &Document) -> Option<Signature> {
    let perms = doc
        .catalog()
        .ok()
        .and_then(|c| doc.get_dict_in_dict(c, b"Perms").ok());
    if perms.is_some_and(|p| p.has(b"DocMDP")) {
        return Some(Signature::Certification);
    }
    let usage = |d: &Dictionary| {
        perms.is_some_and(|p| {
            [b"UR".as_slice(), b"UR3"].iter().any(|k| {
                p.get_deref(k, doc)
                    .and_then(Object::as_dict)
                    .is_ok_and(|u| u == d)
            })
        })
    };
    let mut found = perms
        .filter(|p| p.has(b"UR") || p.has(b"UR3"))
        .map(|_| Signature::UsageRights);
    for object in doc.objects.values() {
        // What is nested directly in an object is looked at too: a signature need not be an object of its own.
        let mut todo = vec![object];
        while let Some(object) = todo.pop() {
            match object {
                Object::Array(items) => todo.extend(items),
                Object::Stream(stream) => todo.extend(stream.dict.iter().map(|(_, v)| v)),
                Object::Dictionary(dict) => {
                    if is_signature(doc, dict) && !usage(dict) {
                        found = found.max(Some(if certifies(doc, dict) {
                            Signature::Certification
                        } else {
                            Signature::Approval
                        }));
                    }
                    todo.extend(dict.iter().map(|(_, v)| v));
                }
                _ => {}
            }
        }
    }
    found
}

/// A signature dictionary (ISO 32000-1, 12.8.1): what was signed, and the signature itself. `/Type` may be left out.
fn is_signature(doc: &Document, d: &Dictionary) -> bool {
    d.get_deref(b"ByteRange", doc)
        .is_ok_and(|o| o.as_array().is_ok())
        && d.get_deref(b"Contents", doc)
            .is_ok_and(|o| o.as_str().is_ok())
}

fn certifies(doc: &Document, d: &Dictionary) -> bool {
    let Ok(references) = d.get_deref(b"Reference", doc).and_then(Object::as_array) else {
        return false;
    };
    references.iter().any(|r| {
        let Ok(Object::Dictionary(r)) = doc.dereference(r).map(|(_, o)| o) else {
            return false;
        };
        r.get_deref(b"TransformMethod", doc)
            .and_then(Object::as_name)
            .is_ok_and(|n| n == b"DocMDP")
    })
}

#[cfg(test)]
mod tests {
    use lopdf::{StringFormat, dictionary};

    use super::*;

    fn signature() -> Dictionary {
        dictionary! {
            "Filter" => "Adobe.PPKLite",
            "ByteRange" => vec![0.into(), 10.into(), 20.into(), 30.into()],
            "Contents" => Object::String(vec![0; 8], StringFormat::Hexadecimal),
        }
    }

    fn document(perms: Option<Dictionary>) -> Document {
        let mut doc = Document::with_version("1.7");
        let mut catalog = dictionary! { "Type" => "Catalog" };
        if let Some(perms) = perms {
            catalog.set("Perms", perms);
        }
        let catalog = doc.add_object(catalog);
        doc.trailer.set("Root", catalog);
        doc
    }

    #[test]
    fn an_empty_signature_field_is_no_signature() {
        let mut doc = document(None);
        doc.add_object(
            dictionary! { "FT" => "Sig", "T" => Object::string_literal("签章"), "Kids" => vec![] },
        );
        assert_eq!(find(&doc), None);
    }

    #[test]
    fn a_signed_field_is_found_direct_and_indirect() {
        let mut doc = document(None);
        doc.add_object(dictionary! { "FT" => "Sig", "V" => signature() });
        assert_eq!(find(&doc), Some(Signature::Approval));
        let mut doc = document(None);
        let v = doc.add_object(signature());
        doc.add_object(dictionary! { "FT" => "Sig", "V" => v });
        assert_eq!(find(&doc), Some(Signature::Approval));
    }

    #[test]
    fn certification_binds_more_than_approval() {
        let mut doc = document(Some(dictionary! { "DocMDP" => signature() }));
        assert_eq!(find(&doc), Some(Signature::Certification));
        doc = document(None);
        let mut s = signature();
        s.set(
            "Reference",
            vec![Object::Dictionary(
                dictionary! { "TransformMethod" => "DocMDP" },
            )],
        );
        doc.add_object(s);
        doc.add_object(signature());
        assert_eq!(find(&doc), Some(Signature::Certification));
    }

    #[test]
    fn usage_rights_are_told_apart() {
        let mut doc = document(None);
        let ur = doc.add_object(signature());
        if let Ok(catalog) = doc.catalog_mut() {
            catalog.set("Perms", dictionary! { "UR3" => ur });
        }
        assert_eq!(find(&doc), Some(Signature::UsageRights));
        let mut other = signature();
        other.set("Name", Object::string_literal("x"));
        doc.add_object(dictionary! { "FT" => "Sig", "V" => other });
        assert_eq!(find(&doc), Some(Signature::Approval));
    }
}
