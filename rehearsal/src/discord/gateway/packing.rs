//! Compression of what goes to a client, in both of Discord's ways.

use std::io::Write as _;

use axum::extract::ws::Message;
use flate2::Compression;
use flate2::write::ZlibEncoder;

/// From which length on payload compression is used; Discord compresses "some" payloads and does not say which.
const WORTH_IT_BYTES: usize = 1_024;

/// How one connection's frames are written.
pub(super) enum Packer {
    /// As text.
    Plain,
    /// `compress: true` in the identify: longer payloads are zlib documents of their own, in binary messages.
    Payloads,
    /// `compress=zlib-stream` in the address: all messages are parts of one zlib stream, each ended by a sync flush.
    Stream(Box<ZlibEncoder<Vec<u8>>>),
}

impl Packer {
    pub(super) fn stream() -> Self {
        Self::Stream(Box::new(ZlibEncoder::new(Vec::new(), Compression::default())))
    }

    /// Takes up payload compression, unless the transport is compressed already.
    pub(super) fn pack_payloads(&mut self) {
        if matches!(self, Self::Plain) {
            *self = Self::Payloads;
        }
    }

    /// A frame as it is sent.
    pub(super) fn pack(&mut self, frame: String) -> std::io::Result<Message> {
        match self {
            Self::Payloads if frame.len() >= WORTH_IT_BYTES => {
                let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(frame.as_bytes())?;
                Ok(Message::Binary(encoder.finish()?.into()))
            }
            Self::Plain | Self::Payloads => Ok(Message::Text(frame.into())),
            Self::Stream(encoder) => {
                encoder.write_all(frame.as_bytes())?;
                encoder.flush()?;
                Ok(Message::Binary(std::mem::take(encoder.get_mut()).into()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Decompress, FlushDecompress};
    use std::io::Read as _;

    fn bytes(message: Message) -> Vec<u8> {
        let Message::Binary(bytes) = message else { panic!("binary, not {message:?}") };
        bytes.to_vec()
    }

    #[test]
    fn a_stream_is_one_zlib_document_with_a_flush_after_each_frame() {
        let mut packer = Packer::stream();
        let mut stream = Decompress::new(true);
        // Words that do not repeat, so that a frame is longer than the encoder's own buffers.
        let long: String = (0..40_000_u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_string()).collect();
        for frame in ["{\"op\":10}", &long, "", "{\"op\":11}", &long] {
            let packed = bytes(packer.pack(frame.to_owned()).expect("packed"));
            assert!(frame.is_empty() || packed.ends_with(&[0, 0, 0xff, 0xff]), "Z_SYNC_FLUSH ends it");
            let mut out = Vec::with_capacity(frame.len() + 64);
            stream.decompress_vec(&packed, &mut out, FlushDecompress::Sync).expect("a part of the one stream");
            assert!(out == frame.as_bytes(), "what went in comes out");
        }
    }

    #[test]
    fn payloads_are_packed_alone_and_only_if_long() {
        let mut packer = Packer::Plain;
        packer.pack_payloads();
        assert!(matches!(packer.pack("{\"op\":11}".into()), Ok(Message::Text(_))), "a short one stays text");
        for _ in 0..2 {
            let long = "x".repeat(WORTH_IT_BYTES);
            let packed = bytes(packer.pack(long.clone()).expect("packed"));
            let mut out = String::new();
            flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_string(&mut out).expect("a document of its own");
            assert_eq!(out, long);
        }
        let mut transport = Packer::stream();
        transport.pack_payloads();
        assert!(matches!(transport, Packer::Stream(_)), "transport compression switches the other off");
    }
}
