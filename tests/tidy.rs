//! The rules of the house that a compiler does not know. There is no list of exceptions: a rule that needs one is wrong, or the
//! code is.
//!
//! Each check is a function from text to complaints, so that a test can feed it something bad and expect to hear about it.

#[path = "tidy/behaviour.rs"]
mod behaviour;
#[path = "tidy/papers.rs"]
mod papers;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/tree.rs"]
mod tree;
#[path = "tidy/walls.rs"]
mod walls;

/// Fails with every complaint on a line of its own.
fn expect_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
