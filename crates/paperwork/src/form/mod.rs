//! Fills a platform's own PDF form (AcroForm).
