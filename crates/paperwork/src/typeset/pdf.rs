//! Writes a typeset letter as PDF/A-3a with PDF/UA-1.

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::{Fault, Typeset, TypesetError};

/// What goes into the file beside the pages.
pub struct Options {
    /// Tells this letter from every other; the same for the same letter.
    pub ident: String,
    /// The letter's date, in China (UTC+8).
    pub date: jiff::civil::Date,
}

/// The letter as a PDF.
pub fn write(typeset: &Typeset, options: &Options) -> Result<Vec<u8>, TypesetError> {
    let refuse = |message: String| {
        TypesetError::Pdf(vec![Fault {
            file: None,
            line: None,
            message,
            hints: Vec::new(),
        }])
    };
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
        .map_err(|error| refuse(error.message().to_string()))?;
    let date = options.date;
    let timestamp = u8::try_from(date.month())
        .ok()
        .zip(u8::try_from(date.day()).ok())
        .and_then(|(month, day)| Datetime::from_ymd_hms(date.year().into(), month, day, 0, 0, 0))
        .and_then(|time| Timestamp::new_local(time, 8 * 60));
    let options = PdfOptions {
        ident: Smart::Custom(options.ident.clone()),
        creator: Smart::Custom(Some("paperwork".to_owned())),
        timestamp,
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&typeset.document, &options).map_err(|errors| {
        let faults = errors.iter().map(unplaced).collect();
        TypesetError::Pdf(faults)
    })
}

fn unplaced(found: &SourceDiagnostic) -> Fault {
    Fault {
        file: None,
        line: None,
        message: found.message.to_string(),
        hints: found.hints.iter().map(|hint| hint.v.to_string()).collect(),
    }
}
