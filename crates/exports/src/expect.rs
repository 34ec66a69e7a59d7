//! Compares what was collected with lists of what should be there. (Not built yet.)
