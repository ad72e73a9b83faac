//! The listener: loopback only, and able to break a connection in the middle, which an ordinary server cannot.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::Router;
use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

/// Breaks its connection when asked: whatever is written afterwards fails.
#[derive(Clone, Debug, Default)]
pub(super) struct Breaker(Arc<AtomicBool>);

impl Breaker {
    pub(super) fn break_it(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    fn check(&self) -> io::Result<()> {
        if self.0.load(Ordering::SeqCst) { Err(io::ErrorKind::ConnectionReset.into()) } else { Ok(()) }
    }
}

/// A connection with its breaker.
pub(super) struct Wire {
    tcp: TcpStream,
    breaker: Breaker,
}

/// A listener on 127.0.0.1.
pub(super) struct Loopback {
    tcp: TcpListener,
    port: u16,
}

impl Loopback {
    pub(super) async fn bind(port: u16) -> io::Result<Self> {
        let tcp = TcpListener::bind(("127.0.0.1", port)).await?;
        let port = tcp.local_addr()?.port();
        Ok(Self { tcp, port })
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }
}

impl Listener for Loopback {
    type Io = Wire;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Wire, Self::Addr) {
        let (tcp, from) = Listener::accept(&mut self.tcp).await;
        let _ = tcp.set_nodelay(true);
        (Wire { tcp, breaker: Breaker::default() }, from)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.tcp.local_addr()
    }
}

impl Connected<IncomingStream<'_, Loopback>> for Breaker {
    fn connect_info(stream: IncomingStream<'_, Loopback>) -> Self {
        stream.io().breaker.clone()
    }
}

/// Serves until `stop`, then ends what is still open.
pub(super) async fn serve(listener: Loopback, app: Router, stop: CancellationToken) {
    let service = app.into_make_service_with_connect_info::<Breaker>();
    let asked = stop.clone();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move { asked.cancelled().await });
    let patience = async {
        stop.cancelled().await;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    tokio::select! {
        ended = serving => if let Err(error) = ended {
            tracing::warn!(%error, "the stand-in stopped serving");
        },
        () = patience => {}
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.breaker.check()?;
        Pin::new(&mut self.tcp).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.breaker.check()?;
        Pin::new(&mut self.tcp).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.tcp.is_write_vectored()
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.breaker.check()?;
        Pin::new(&mut self.tcp).poll_write_vectored(cx, bufs)
    }
}
