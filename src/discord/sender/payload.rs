//! What a request carries: nothing, JSON, or JSON with files as a form of several parts
//! (`discord-api-docs: developers/reference.mdx` "Uploading Files").

use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use reqwest::multipart::{Form, Part};

use crate::app::reply::File;

/// What a request carries. It can be sent again.
#[derive(Debug, Clone, Default)]
pub(in crate::discord) struct Payload {
    json: Option<Vec<u8>>,
    files: Vec<File>,
}

impl From<Option<Vec<u8>>> for Payload {
    fn from(json: Option<Vec<u8>>) -> Self {
        Self { json, files: Vec::new() }
    }
}

impl Payload {
    /// JSON, and the files beside it if there are any.
    pub(in crate::discord) fn with_files(json: Option<Vec<u8>>, files: &[File]) -> Self {
        Self { json, files: files.to_vec() }
    }

    /// Puts it into a request.
    pub(super) fn put(self, request: RequestBuilder) -> RequestBuilder {
        let Some(json) = self.json else { return request };
        if self.files.is_empty() {
            return request.header(CONTENT_TYPE, "application/json").body(json);
        }
        // A kind of file that the web does not know: our mistake, and Discord refuses the empty form.
        request.multipart(form(json, self.files).unwrap_or_default())
    }
}

fn form(json: Vec<u8>, files: Vec<File>) -> Result<Form, reqwest::Error> {
    let mut form = Form::new().part("payload_json", Part::bytes(json).mime_str("application/json")?);
    for (nth, file) in files.into_iter().enumerate() {
        let part = Part::bytes(file.bytes).file_name(file.name).mime_str(file.content_type)?;
        form = form.part(format!("files[{nth}]"), part);
    }
    Ok(form)
}
