//! What a request carries: nothing, JSON, or JSON with a file as a form of several parts
//! (`discord-api-docs: developers/reference.mdx` "Uploading Files").

use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use reqwest::multipart::{Form, Part};

use crate::app::reply::File;

/// What a request carries. It can be sent again.
#[derive(Debug, Clone, Default)]
pub(in crate::discord) struct Payload {
    json: Option<Vec<u8>>,
    file: Option<File>,
}

impl From<Option<Vec<u8>>> for Payload {
    fn from(json: Option<Vec<u8>>) -> Self {
        Self { json, file: None }
    }
}

impl Payload {
    /// JSON, and a file beside it if there is one.
    pub(in crate::discord) fn with_file(json: Option<Vec<u8>>, file: Option<&File>) -> Self {
        Self { json, file: file.cloned() }
    }

    /// Puts it into a request.
    pub(super) fn put(self, request: RequestBuilder) -> RequestBuilder {
        match self {
            Self { json: None, .. } => request,
            Self { json: Some(json), file: None } => request.header(CONTENT_TYPE, "application/json").body(json),
            Self { json: Some(json), file: Some(file) } => {
                let json = Part::bytes(json).mime_str("application/json");
                let bytes = Part::bytes(file.bytes).file_name(file.name).mime_str(file.content_type);
                let form = match (json, bytes) {
                    (Ok(json), Ok(bytes)) => Form::new().part("payload_json", json).part("files[0]", bytes),
                    // A kind of file that the web does not know: our mistake, and Discord refuses the empty form.
                    _ => Form::new(),
                };
                request.multipart(form)
            }
        }
    }
}
