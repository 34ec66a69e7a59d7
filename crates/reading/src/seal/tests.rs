//! Draws pages with seals and with what looks like one, and looks for seals on them.
