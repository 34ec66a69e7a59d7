//! Paths without a command, as a file manager hands over what is dropped on the program.

use super::support::{Place, noise};

fn shop(place: &Place) {
    place.write("外面/店/a.bin", noise(1, 30_000));
    place.write("外面/店/订单.csv", "编号,金额\n1,2\n");
}

#[test]
fn a_dropped_folder_is_collected_beside_itself_and_a_dropped_archive_is_verified() {
    let place = Place::new();
    shop(&place);
    let folder = place.path("外面/店");
    let made = place.expect(0, &[folder.to_str().unwrap()]);
    assert!(made.out.contains("Archive made"), "{made:?}");
    assert_eq!(place.list("外面"), ["店", "店-backup.zip"]);
    assert_eq!(place.list("外面/店"), ["a.bin", "订单.csv"]);
    let archive = place.path("外面/店-backup.zip");
    let ran = place.expect(0, &[archive.to_str().unwrap()]);
    assert!(ran.out.contains("店-backup.zip: intact"), "{ran:?}");
    // Once more: what stands there is not touched, and nobody has to find a name.
    let before = place.read("外面/店-backup.zip");
    place.expect(0, &["外面/店"]);
    assert_eq!(place.read("外面/店-backup.zip"), before);
    assert!(place.has("外面/店-backup-2.zip"));
    let both = place.expect(0, &["外面/店-backup.zip", "外面/店-backup-2.zip"]);
    assert_eq!(both.out.matches(": intact").count(), 2, "{both:?}");
}

#[test]
fn an_archive_is_told_by_what_it_holds() {
    let place = Place::new();
    shop(&place);
    place.expect(0, &["collect", "外面/店", "-o", "a.zip"]);
    place.expect(0, &["collect", "外面/店", "-o", "b", "--format", "dir"]);
    let whole = place.read("a.zip");
    place.write("旧/renamed.mp4", &whole);
    place.write("旧/a.zip", &whole[..whole.len() / 2]);
    for (archive, code) in [("b", 0), ("旧/renamed.mp4", 0), ("旧/a.zip", 1)] {
        let ran = place.expect(code, &[archive]);
        let verdict = [": intact", ": incomplete"][code as usize];
        assert!(ran.out.contains(verdict), "{archive}: {ran:?}");
    }
    // A zip that is no archive is somebody's file; and so is an archive beside other files.
    let mut zip = zip::ZipWriter::new(std::fs::File::create(place.path("export.zip")).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("export/data/1.txt", options).unwrap();
    zip.finish().unwrap();
    let ran = place.run(&["export.zip", "a.zip"]);
    assert!(ran.out.contains("Archive made"), "{ran:?}");
    assert_eq!(
        place.list("."),
        [
            "a.zip",
            "b",
            "export.zip",
            "export.zip-backup.zip",
            "外面",
            "旧"
        ]
    );
    let found = super::support::entries(&place.path("export.zip-backup.zip"));
    assert_eq!(found["export.zip-backup/data/a.zip"], whole);
}

#[test]
fn a_dropped_folder_that_was_stopped_half_way_is_gone_on_with() {
    let place = Place::new();
    shop(&place);
    // A run that holds the place: the next one neither takes it nor makes a second archive beside it.
    let journal = std::fs::File::create(place.path("外面/.店-backup.zip.liudi-journal")).unwrap();
    journal.try_lock().unwrap();
    let ran = place.expect(2, &["外面/店"]);
    assert!(ran.err.contains("another run is making"), "{ran:?}");
    drop(journal);
    place.expect(0, &["外面/店"]);
    assert_eq!(place.list("外面"), ["店", "店-backup.zip"]);
}

#[test]
fn what_is_neither_command_nor_path_stays_a_mistake() {
    let place = Place::new();
    shop(&place);
    for arguments in [&["colect"][..], &["外面", "gone"], &["外面", "--json"], &[]] {
        let ran = place.expect(2, arguments);
        assert!(ran.err.contains("hint:"), "{ran:?}");
    }
    assert_eq!(place.list("."), ["外面"]);
}
