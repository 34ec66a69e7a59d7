//! Says which kinds of data are there and how the rest can be saved. (Not built yet.)
