//! Serves the pages and files of an archive to a browser of this computer.
//!
//! Takes an open store, a port and words, gives why it ended. [`gate`] lets in who was given the address; [`names`] finds the file that
//! a path means, [`range`] the part of it that is asked for; [`answer`] decides what is sent ([`respond`]), as [`shown`] says of the file's content:
//! its octets through [`body`], or one of the [`pages`]: a page made of its first [`rows`] or lines ([`page`], [`table`], [`plain`]) or to play it ([`player`]), the list of all files ([`listing`]) or the archive's own
//! page ([`front`]). Every [`connection`] has a thread; [`presence`] knows when the last page was closed.
//!
//! Listens on the loopback address only. Nothing of the archive can run as a script, and no page of another origin can ask for anything. Writes nothing,
//! keeps nothing, tells nobody what was looked at. A bad request ends its connection at most.

mod answer;
mod body;
mod connection;
mod front;
mod gate;
mod listing;
mod names;
mod page;
mod pages;
mod plain;
mod player;
mod presence;
mod range;
mod respond;
mod rows;
mod shown;
mod table;
mod text;

use std::io;
use std::net::Ipv4Addr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::Scope;
use std::time::Duration;

use bag::store::Store;
use shell::interrupt::Interrupt;

pub use page::{Say, WORDS};

use answer::Served;
use gate::Gate;
use presence::Presence;

/// Connections that are served at once; more wait their turn.
const MOST: usize = 64;
/// How long to wait for a connection before looking whether all is over.
const TURN: Duration = Duration::from_millis(100);

/// How to serve.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// The port to listen on; 0: any that is free.
    pub port: u16,
    /// How long to wait for another page once the last one was closed.
    pub linger: Duration,
    /// Words for the pages.
    pub say: Say<'a>,
    /// The language they are in (BCP 47).
    pub language: &'static str,
    /// The inline scripts that the archive's own page may run. None but exactly these will.
    pub scripts: &'a [&'a str],
    /// Whether the structure of the archive already showed that something is wrong.
    pub doubtful: bool,
}

/// What happens while serving.
#[derive(Debug)]
pub enum Event<'a> {
    /// The pages are there, at this address.
    Ready(&'a str),
    /// A file of the archive could not be read to its end and was not sent as if it were whole. Told once a file.
    Unread {
        /// Its path in the archive.
        path: &'a str,
        /// Why: around a [`bag::defect::Defect`] where the archive is damaged.
        error: &'a io::Error,
    },
}

/// Why serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The person stopped it.
    Stopped,
    /// The last page was closed.
    Left,
}

/// Why an archive could not be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The system gives no random octets for the token.
    #[error("no random octets for the address")]
    Random(#[from] getrandom::Error),
    /// The port cannot be listened on.
    #[error("cannot listen on port {port}")]
    Listen {
        /// As asked for.
        port: u16,
        /// The system's word.
        #[source]
        error: io::Error,
    },
}

/// Serves until `stop` is raised or the last page was closed.
pub fn serve(
    store: &dyn Store,
    settings: &Settings<'_>,
    stop: &Interrupt,
    tell: &(dyn Fn(Event<'_>) + Sync),
) -> Result<Ended, ServeError> {
    let failed = |error| ServeError::Listen {
        port: settings.port,
        error,
    };
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port));
    let listener = listener.map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    let gate = Gate::new(gate::random()?, port);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(failed)?;
    let address = gate.address();
    let served = Served::new(store, gate, settings, tell)?;
    let (presence, over) = (Presence::new(), AtomicBool::new(false));
    tell(Event::Ready(&address));
    let is_over = || over.load(Ordering::Relaxed) || stop.heard();
    let hall = Hall {
        served: &served,
        presence: &presence,
        is_over: &is_over,
        connections: AtomicUsize::new(0),
    };
    let ended = std::thread::scope(|scope| {
        let ended = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            loop {
                if stop.heard() {
                    return Ok(Ended::Stopped);
                }
                if presence.left(settings.linger) {
                    return Ok(Ended::Left);
                }
                hall.receive(scope, &listener).await;
            }
        });
        over.store(true, Ordering::Relaxed);
        ended
    });
    ended.map_err(failed)
}

/// Where connections are received.
struct Hall<'a> {
    served: &'a Served<'a>,
    presence: &'a Arc<Presence>,
    is_over: &'a (dyn Fn() -> bool + Sync),
    /// How many there are.
    connections: AtomicUsize,
}

impl Hall<'_> {
    /// Waits a while for a connection and gives it a thread.
    async fn receive<'s>(&'s self, scope: &'s Scope<'s, '_>, listener: &tokio::net::TcpListener) {
        let accepted = match self.connections.load(Ordering::Relaxed) < MOST {
            true => tokio::time::timeout(TURN, listener.accept()).await,
            false => Ok(Err(io::ErrorKind::WouldBlock.into())),
        };
        let Ok(accepted) = accepted else { return };
        let Ok(stream) = accepted.and_then(|(stream, _)| stream.into_std()) else {
            // Too many connections or open files: it passes when one of them ends.
            return tokio::time::sleep(TURN).await;
        };
        let counted = Counted::new(&self.connections);
        let work = move || {
            // A connection that fails, whatever way, is closed; the browser asks again.
            let _ = catch_unwind(AssertUnwindSafe(|| {
                connection::serve(stream, self.served, self.presence, self.is_over)
            }));
            drop(counted);
        };
        // Without a thread for it the connection is closed.
        let _ = std::thread::Builder::new().spawn_scoped(scope, work);
    }
}

/// Counts a connection for as long as it is there.
struct Counted<'a>(&'a AtomicUsize);

impl<'a> Counted<'a> {
    fn new(all: &'a AtomicUsize) -> Self {
        all.fetch_add(1, Ordering::Relaxed);
        Self(all)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
