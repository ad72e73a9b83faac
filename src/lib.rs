//! Second Wind.
