//! A club of thirty that has lived a year, in the browser. It is lived by command, because that takes minutes.

use super::views::Views;
use super::{browser, skip};

/// Looks at a page that is open already: `cargo rehearse --year --port 8077`, and once the club is ready
/// `YEAR_PAGE=http://127.0.0.1:8077 cargo test --workspace --test journey club_of_thirty -- --ignored`.
#[tokio::test]
#[ignore = "by command: it looks at a running `cargo rehearse --year`"]
#[expect(clippy::disallowed_methods, reason = "a switch of the test run itself, which has no configuration")]
async fn the_club_of_thirty_has_boards_worth_looking_at() {
    let Ok(address) = std::env::var("YEAR_PAGE") else { return skip("YEAR_PAGE names no running rehearsal") };
    let Some(browser) = browser().await else { return };
    let mut views = Views::new(&browser).await;
    browser.visit(&format!("{address}/")).await;
    browser.wait("the club's page", "document.querySelectorAll('.place').length > 4").await;
    for channel in ["tuesday-track", "marathon"] {
        browser.click(".place", channel).await;
        browser
            .wait(
                "a board with its year",
                &format!(
                    "document.querySelector('#where').textContent.includes('{channel}') \
                     && [...document.querySelectorAll('.message')].at(-1)?.querySelector('img')?.naturalWidth > 0"
                ),
            )
            .await;
        views.look(&format!("year-{channel}")).await;
    }
    assert_eq!(browser.complaints().await, Vec::<String>::new(), "the page runs without a fault");
    views.end();
    browser.close().await;
}
