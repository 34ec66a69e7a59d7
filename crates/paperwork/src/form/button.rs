//! Draws tick boxes and radio buttons where the form brings no drawing of its own.
//!
//! Takes how the widget shall look; gives its "on" and "off" appearances. The mark is a path, not a character of a symbol font: it looks
//! the same wherever it is opened. What the form drew itself is kept.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::look::{Look, n};

/// Makes sure that the widget has an appearance under `on`, drawing "on" and "off" if not, and says which of them it shows (`pressed` if it
/// says nothing yet). Nothing is drawn without an area.
pub fn ensure(doc: &mut Document, id: ObjectId, on: &[u8], pressed: bool, round: bool) {
    if let Ok(widget) = doc.get_dictionary_mut(id)
        && !widget.has(b"AS")
    {
        let state = if pressed { on } else { b"Off" };
        widget.set("AS", Object::Name(state.to_vec()));
    }
    if has_state(doc, id, on) {
        return;
    }
    let Some(look) = Look::read(doc, id) else {
        return;
    };
    let frame = if round { ring(&look) } else { look.frame() };
    let marked = look.add(doc, format!("{frame}{}", mark(&look, round)), None);
    let empty = look.add(doc, frame, None);
    let mut states = Dictionary::new();
    states.set(on, marked);
    states.set("Off", empty);
    let mut ap = Dictionary::new();
    ap.set("N", states);
    if let Ok(widget) = doc.get_dictionary_mut(id) {
        widget.set("AP", ap);
    }
}

fn has_state(doc: &Document, id: ObjectId, on: &[u8]) -> bool {
    let states = doc
        .get_dictionary(id)
        .and_then(|w| doc.get_dict_in_dict(w, b"AP"))
        .and_then(|ap| doc.get_dict_in_dict(ap, b"N"));
    states.is_ok_and(|s| {
        s.get_deref(on, doc)
            .is_ok_and(|o| matches!(o, Object::Stream(_)))
    })
}

/// A radio button's border is round.
fn ring(look: &Look) -> String {
    let mut out = String::new();
    let r = look.w.min(look.h) / 2.0;
    if let Some(colour) = &look.background {
        out.push_str(&format!("q {colour} {}f Q\n", circle(look, r)));
    }
    if let Some(colour) = look.border.as_ref().filter(|_| look.line > 0.0) {
        out.push_str(&format!(
            "q {colour} {} w {}S Q\n",
            n(look.line),
            circle(look, r - look.line / 2.0)
        ));
    }
    out
}

/// The mark the form asks for (`/MK /CA`, a character of Zapf Dingbats): tick, dot, cross, diamond, square or star.
fn mark(look: &Look, round: bool) -> String {
    let side = look.w.min(look.h);
    let (cx, cy) = (look.w / 2.0, look.h / 2.0);
    let at = |x: f32, y: f32| format!("{} {} ", n(cx + x * side), n(cy + y * side));
    let shape = |points: &[(f32, f32)]| {
        let path: String = points
            .iter()
            .enumerate()
            .map(|(i, (x, y))| at(*x, *y) + if i == 0 { "m " } else { "l " })
            .collect();
        format!("{path}h f")
    };
    let stroke = look
        .ink
        .replace("rg", "RG")
        .replace('g', "G")
        .replace('k', "K");
    let kind = look
        .caption
        .chars()
        .next()
        .unwrap_or(if round { 'l' } else { '4' });
    let path = match kind {
        'l' => circle(look, side * 0.25) + "f",
        '8' => format!(
            "{stroke} {} w {}m {}l {}m {}l S",
            n(side * 0.1),
            at(-0.28, -0.28),
            at(0.28, 0.28),
            at(-0.28, 0.28),
            at(0.28, -0.28)
        ),
        'u' => shape(&[(0.0, -0.34), (0.34, 0.0), (0.0, 0.34), (-0.34, 0.0)]),
        'n' => shape(&[(-0.27, -0.27), (0.27, -0.27), (0.27, 0.27), (-0.27, 0.27)]),
        'H' => {
            let star: Vec<(f32, f32)> = (0..10)
                .map(|i| {
                    let (r, a) = (
                        if i % 2 == 0 { 0.36 } else { 0.14 },
                        std::f32::consts::PI * (0.5 + i as f32 / 5.0),
                    );
                    (r * a.cos(), r * a.sin())
                })
                .collect();
            shape(&star)
        }
        _ => format!(
            "{stroke} {} w 1 J 1 j {}m {}l {}l S",
            n(side * 0.1),
            at(-0.28, 0.02),
            at(-0.08, -0.22),
            at(0.3, 0.28)
        ),
    };
    format!("q {} {path} Q\n", look.ink)
}

fn circle(look: &Look, r: f32) -> String {
    let (x, y, k) = (look.w / 2.0, look.h / 2.0, r * 0.552_285);
    let curve = |p: [f32; 6]| p.map(n).join(" ") + " c ";
    format!(
        "{} {} m {}{}{}{}h ",
        n(x + r),
        n(y),
        curve([x + r, y + k, x + k, y + r, x, y + r]),
        curve([x - k, y + r, x - r, y + k, x - r, y]),
        curve([x - r, y - k, x - k, y - r, x, y - r]),
        curve([x + k, y - r, x + r, y - k, x + r, y]),
    )
}
