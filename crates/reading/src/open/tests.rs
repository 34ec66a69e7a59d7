//! Tests opening files: what is made here, pictures, PDFs, hostile bytes.

mod hostile;
mod made;
mod pictures;
mod portable;

use super::*;

#[test]
fn an_opened_file_is_read_by_several_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Opened>();
    let file = open(made::pdf(3, "0 0 9 9 re f"), &Limits::default()).unwrap();
    let pages: Vec<_> = std::thread::scope(|scope| {
        let work = (0..3).map(|n| {
            scope.spawn({
                let file = &file;
                move || file.page(n)
            })
        });
        let work: Vec<_> = work.collect();
        work.into_iter()
            .map(|w| w.join().unwrap().unwrap().pixels)
            .collect()
    });
    assert!(pages.iter().all(|p| *p == pages[0]));
    assert_eq!(file.page(3).err(), Some(Refused::NoPages));
}
