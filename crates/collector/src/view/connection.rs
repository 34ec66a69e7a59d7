//! Serves one connection on a thread of its own.
//!
//! Takes a stream and what answers requests, gives nothing: whatever comes over the stream ends at most this connection. Reads the
//! archive between the turns of the HTTP library, so that a slow disk holds up nobody else. A client that sends its request too slowly
//! or takes nothing for a while is cut off.

use std::cell::Cell;
use std::convert::Infallible;
use std::io::{self, IoSlice};
use std::net::TcpStream;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};

use super::answer::Served;
use super::body::Desk;
use super::presence::Presence;

/// Octets a request's head may have, and lines in it.
const HEAD: usize = 16 * 1024;
const LINES: usize = 64;
/// Octets that may wait to be sent.
const WAITING: usize = 128 * 1024;
/// How long a request's head may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long nothing may move in either direction.
const STANDSTILL: Duration = Duration::from_secs(120);
/// How often the thread looks whether all is over.
const TURN: Duration = Duration::from_millis(100);

/// Serves a connection until it ends, stands still, or `over` says so.
pub fn serve(
    stream: TcpStream,
    served: &Served<'_>,
    presence: &Arc<Presence>,
    over: &(dyn Fn() -> bool + Sync),
) -> io::Result<()> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build()?.block_on(async {
        let stream = tokio::net::TcpStream::from_std(stream)?;
        let moved = Rc::new(Cell::new(Instant::now()));
        let watched = Watched {
            stream: TokioIo::new(stream),
            moved: Rc::clone(&moved),
        };
        let desk = Rc::new(Desk::default());
        let service = service_fn(|request| {
            let answer = served.answer(&request);
            let answer = answer.map(|content| desk.body(content, presence));
            std::future::ready(Ok::<_, Infallible>(answer))
        });
        let mut connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_headers(LINES)
            .max_header_size(HEAD)
            .max_buf_size(WAITING)
            .serve_connection(watched, service);
        let mut turn = tokio::time::interval(TURN);
        let mut pouring = None;
        std::future::poll_fn(|cx| {
            loop {
                // A connection that fails has ended; nothing else depends on it.
                if Pin::new(&mut connection).poll(cx).is_ready() {
                    return Poll::Ready(());
                }
                let mut unread = |item, error: &io::Error| served.unread(item, error);
                if desk.pour(&mut pouring, served.store(), &mut unread) {
                    continue;
                }
                if turn.poll_tick(cx).is_pending() {
                    return Poll::Pending;
                }
                if over() || moved.get().elapsed() >= STANDSTILL {
                    return Poll::Ready(());
                }
            }
        })
        .await;
        Ok(())
    })
}

/// A stream that remembers when octets last moved.
struct Watched<S> {
    stream: S,
    moved: Rc<Cell<Instant>>,
}

impl<S> Watched<S> {
    fn note<T>(&self, polled: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if polled.is_ready() {
            self.moved.set(Instant::now());
        }
        polled
    }
}

impl<S: Read + Unpin> Read for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_read(cx, buffer);
        self.note(polled)
    }
}

impl<S: Write + Unpin> Write for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        octets: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(cx, octets);
        self.note(polled)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        octets: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(cx, octets);
        self.note(polled)
    }
}
