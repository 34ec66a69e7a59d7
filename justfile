# Each recipe is one script or one command, so that nothing depends on `just` itself.

# what can be done here
default:
    @just --list

# everything a change must pass
ci:
    .ci/run

# unit, snapshot and property tests
test:
    cargo test --workspace

# formatting and lints, as the checks want them
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings

# what we make against unzip, 7z, bsdtar, Python, bagit.py, qpdf, poppler, mupdf, pdfium, pdf.js and Chromium (Debian, as root)
interop *NAMES:
    tests/interop/run {{NAMES}}

# the command tests as a Windows program, and some commands of `paperwork`, under Wine (Debian, as root)
interop-windows *NAMES:
    tests/windows/run {{NAMES}}

# side by side with other programs; writes tests/bench/results/ (Debian, as root to install the peers)
bench *PARTS:
    tests/bench/run {{PARTS}}

# every fuzz target for that many seconds
fuzz SECONDS="60":
    fuzz/run {{SECONDS}}

# rebuilds fixtures/exports and fixtures/found (installs ffmpeg and 7z; Debian, as root), and fixtures/scans
fixtures:
    fixtures/make
    cargo run -p specimens -- make fixtures/scans

# says where the rules find something else in fixtures/scans than their index says
scans *DOSSIERS:
    cargo run --release -p specimens -- check fixtures/scans {{DOSSIERS}}

# how well papers are read, by the way they were photographed: new papers of new seeds, never the fixtures
accuracy SEEDS="2":
    cargo run --release -p specimens -- accuracy --seeds {{SEEDS}}

# licences, bans and sources of the dependency tree (needs cargo-deny)
deny:
    cargo deny check licenses bans sources

# draws the READMEs' pictures anew (needs Chromium, and the release programs built)
pictures:
    pictures/make

# both programs for Windows into dist/liudi-VERSION-windows-x64.zip, cross-built (Debian 12, as root)
windows:
    packaging/windows/make

# archives cross between Linux and Windows, the latter under Wine (needs target/release/backup and `just windows`)
crossing *NAMES:
    python3 tests/windows/crossing.py {{NAMES}}

# both programs for Linux into dist/: a zip and a Debian package, with manual pages and completions (Debian, as root)
linux:
    packaging/linux/make
