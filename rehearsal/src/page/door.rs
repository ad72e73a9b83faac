//! Who may use the page's interface: a page served from here, or a program on this machine; never a page from elsewhere that runs
//! in the same browser.

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

pub(super) async fn guard(request: Request, next: Next) -> Response {
    match check(request.headers()) {
        Ok(()) => next.run(request).await,
        Err(why) => (StatusCode::FORBIDDEN, axum::Json(serde_json::json!({ "error": why }))).into_response(),
    }
}

/// The name under which the page was asked for must be this machine's own, and whoever asks must come from the same place. A browser
/// states both; a program that states neither origin nor site is no browser.
fn check(headers: &HeaderMap) -> Result<(), &'static str> {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).unwrap_or("");
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if !matches!(name, "127.0.0.1" | "localhost") {
        return Err("the rehearsal answers under 127.0.0.1 or localhost only");
    }
    if headers.contains_key(header::ORIGIN) && text(header::ORIGIN) != Some(&format!("http://{host}")) {
        return Err("only the rehearsal's own page may do this");
    }
    let site = headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or("?"));
    let is_visit = headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate");
    match site {
        None | Some("same-origin" | "none") => Ok(()),
        Some(_) if is_visit => Ok(()),
        Some(_) => Err("only the rehearsal's own page may do this"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_page_and_programs_come_in() {
        type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], bool);
        let cases: &[Case<'_>] = &[
            ("a program", &[("host", "127.0.0.1:8790")], true),
            (
                "our page",
                &[("host", "127.0.0.1:8790"), ("origin", "http://127.0.0.1:8790"), ("sec-fetch-site", "same-origin")],
                true,
            ),
            ("our page by name", &[("host", "localhost:8790"), ("origin", "http://localhost:8790")], true),
            (
                "a link from elsewhere",
                &[("host", "localhost:8790"), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
                true,
            ),
            ("a page from elsewhere", &[("host", "127.0.0.1:8790"), ("origin", "https://example.org")], false),
            ("another port", &[("host", "127.0.0.1:8790"), ("origin", "http://127.0.0.1:3000")], false),
            ("a sandboxed frame", &[("host", "127.0.0.1:8790"), ("origin", "null")], false),
            ("without an origin, but from elsewhere", &[("host", "127.0.0.1:8790"), ("sec-fetch-site", "cross-site")], false),
            (
                "a name that was made to point here",
                &[("host", "evil.example:8790"), ("origin", "http://evil.example:8790")],
                false,
            ),
            ("no host", &[], false),
        ];
        for (who, headers, comes_in) in cases {
            let map: HeaderMap = headers
                .iter()
                .map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value")))
                .collect::<Vec<(header::HeaderName, header::HeaderValue)>>()
                .into_iter()
                .collect();
            assert_eq!(check(&map).is_ok(), *comes_in, "{who}");
        }
    }
}
