//! Tells what papers stand on a page.
