//! Reading a body: JSON, or a form with `payload_json` and files.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{header, request::Parts};
use serde_json::Value;

use super::errors::ApiError;

/// A file that came with a request.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    /// The name of the form field, `files[n]`.
    pub field: String,
    pub name: String,
    pub content_type: String,
    pub bytes: Bytes,
}

/// How many files a message has, and how long one may be.
pub(crate) const FILES_MAX: usize = 10;
pub(crate) const FILE_MAX_BYTES: usize = 10 * 1024 * 1024;

/// Why these files are too many or too large; Discord has codes of their own for that.
pub(super) fn beyond(files: &[Upload]) -> Option<ApiError> {
    if files.iter().any(|file| file.bytes.len() > FILE_MAX_BYTES) {
        return Some(ApiError::code(413, 40005));
    }
    (files.len() > FILES_MAX).then(|| ApiError::code(400, 30015))
}

/// The JSON body (null without one) and the files.
pub(super) async fn read(parts: &Parts, bytes: Bytes) -> Result<(Value, Vec<Upload>), String> {
    if bytes.is_empty() {
        return Ok((Value::Null, Vec::new()));
    }
    let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    if content_type.starts_with("application/json") {
        let body = serde_json::from_slice(&bytes).map_err(|error| format!("the body is not JSON: {error}"))?;
        return Ok((body, Vec::new()));
    }
    if !content_type.starts_with("multipart/form-data") {
        return Err(format!("the content type `{content_type}` is neither JSON nor multipart"));
    }
    let mut request = Request::builder().uri("/").body(Body::from(bytes)).map_err(|error| error.to_string())?;
    *request.headers_mut() = parts.headers.clone();
    *request.extensions_mut() = parts.extensions.clone();
    let mut form = Multipart::from_request(request, &()).await.map_err(|error| error.to_string())?;
    let (mut body, mut files) = (Value::Null, Vec::new());
    while let Some(field) = form.next_field().await.map_err(|error| error.to_string())? {
        let name = field.name().unwrap_or("").to_owned();
        if name == "payload_json" {
            let text = field.bytes().await.map_err(|error| error.to_string())?;
            body = serde_json::from_slice(&text).map_err(|error| format!("payload_json is not JSON: {error}"))?;
        } else {
            let file_name = field.file_name().unwrap_or("").to_owned();
            let content_type = field.content_type().unwrap_or("application/octet-stream").to_owned();
            let bytes = field.bytes().await.map_err(|error| error.to_string())?;
            files.push(Upload { field: name, name: file_name, content_type, bytes });
        }
    }
    Ok((body, files))
}
