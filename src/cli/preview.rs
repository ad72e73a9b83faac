//! `second-wind preview`: shows what a schedule by the local clock comes to, for people who want to see what will fire.
