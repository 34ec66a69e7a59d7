//! x
use std::collections::BTreeMap;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let bytes = std::fs::read(&a[1]).unwrap();
    let mut form = match paperwork::form::open(&bytes) {
        Ok(f) => f,
        Err(e) => {
            println!("{e:?}");
            return;
        }
    };
    if a.len() < 3 {
        for f in form.fields() {
            println!(
                "{:?} {:?} p{:?} opt{:?} v{:?} max{:?} req{} ro{} tip{:?}",
                f.name,
                f.kind,
                f.pages,
                f.options,
                f.value,
                f.max_length,
                f.required,
                f.read_only,
                f.tooltip
            );
        }
        return;
    }
    let mut values = BTreeMap::new();
    let mut flat = false;
    for kv in &a[3..] {
        if kv == "--flatten" {
            flat = true;
            continue;
        }
        let (k, v) = kv.split_once('=').unwrap();
        values.insert(k.to_string(), v.replace("\\n", "\n"));
    }
    let t = std::time::Instant::now();
    if let Err(p) = form.fill(&values) {
        println!("{p:#?}");
        return;
    }
    if flat {
        form.flatten().unwrap();
    }
    let out = form.save().unwrap();
    println!("{:?} {} bytes", t.elapsed(), out.len());
    std::fs::write(&a[2], out).unwrap();
}
