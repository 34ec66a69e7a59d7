//! Makes one paginated PDF of a letter and its exhibits.
