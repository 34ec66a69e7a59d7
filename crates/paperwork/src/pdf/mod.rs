//! Holds what bundles and forms share about PDF files: fonts put into them, page trees, signatures.
