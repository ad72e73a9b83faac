//! Which names stand on which page of a list that one message does not hold.

use std::ops::Range;

/// Splits a list into pages of at most `chars_max` characters, in its order. Each line comes with the characters that it takes with any
/// number behind the name: where a page ends never depends on what anybody did, so that nobody appears or goes by it. A line that is
/// longer than a page has one to itself.
#[must_use]
pub fn pages(lines: &[usize], chars_max: usize) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut chars = 0;
    for (nth, line) in lines.iter().enumerate() {
        let with_its_end = line + 1;
        match pages.last_mut().filter(|_| chars + with_its_end <= chars_max) {
            Some(page) => {
                page.end = nth + 1;
                chars += with_its_end;
            }
            None => {
                pages.push(nth..nth + 1);
                chars = with_its_end;
            }
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_is_full_when_the_next_line_does_not_fit() {
        for (lines, chars_max, expected) in [
            (vec![], 10, vec![]),
            (vec![4, 4], 10, vec![0..2]),
            (vec![4, 5], 10, vec![0..1, 1..2]),
            (vec![4, 4, 0, 9], 11, vec![0..3, 3..4]),
            (vec![30, 1], 10, vec![0..1, 1..2]),
        ] {
            assert_eq!(pages(&lines, chars_max), expected, "{lines:?}");
        }
    }

    proptest! {
        #[test]
        fn every_line_stands_on_one_page_in_its_order(lines in prop::collection::vec(0usize..60, 0..200), chars_max in 1usize..400) {
            let pages = pages(&lines, chars_max);
            let all: Vec<usize> = pages.iter().cloned().flatten().collect();
            prop_assert_eq!(all, (0..lines.len()).collect::<Vec<_>>());
            for page in pages {
                let chars: usize = lines[page.clone()].iter().map(|line| line + 1).sum();
                prop_assert!(chars <= chars_max || page.len() == 1, "{:?} takes {} of {}", page, chars, chars_max);
            }
        }
    }
}
