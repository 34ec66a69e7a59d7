//! Makes a letter of a case, a template, the law and the exhibits.
