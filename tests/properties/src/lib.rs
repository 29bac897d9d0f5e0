//! Laws of the crate `chainrule`, tried on random cases: see the folder `tests`.
