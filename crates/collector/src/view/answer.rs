//! Answers a request: status, headers, and what is to be sent.
//!
//! Takes a request, gives a response. Looks up exactly what the path names and opens nothing else. Every answer, refusals too, carries a policy that
//! lets nothing of the archive run, and is kept by no cache.

use std::collections::BTreeSet;
use std::io::{self, Read as _};
use std::sync::{Mutex, PoisonError};

use bag::digest::{Algorithm, Digester};
use bag::store::{Item, Store};
use base64::Engine as _;
use exports::sniff::{self, Format};
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName};
use hyper::{Method, Request, Response, StatusCode};
use maud::Markup;

use super::body::{Content, Stretch};
use super::gate::{self, Gate, Refused};
use super::names::{self, Names};
use super::page::Page;
use super::range::{self, Part};
use super::respond::{SEALED, TEXT, VIEWER, full, put, respond, sized};
use super::shown::{Shown, media_type, shown};
use super::{Event, Settings, front, listing, text};

/// The archive's own page.
const FRONT: &str = "index.html";
const SCRIPT: &str = include_str!("live.js");

/// An archive that is served.
pub struct Served<'a> {
    pub(super) store: &'a dyn Store,
    names: Names,
    gate: Gate,
    pub(super) settings: &'a Settings<'a>,
    tell: &'a (dyn Fn(Event<'_>) + Sync),
    /// The scripts that may run on the archive's own page, as its policy names them.
    scripts: String,
    /// Another one for every run: what a browser kept of another run is never taken for this.
    run: String,
    /// Items that were told of.
    told: Mutex<BTreeSet<usize>>,
}

/// What the part of the address after `?` asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) raw: bool,
    pub(super) play: bool,
    pub(super) from: Option<u64>,
    pub(super) at: Option<u64>,
    pub(super) sheet: Option<usize>,
}

impl<'a> Served<'a> {
    /// Serves what `store` holds to whom `gate` lets in.
    pub fn new(
        store: &'a dyn Store,
        gate: Gate,
        settings: &'a Settings<'a>,
        tell: &'a (dyn Fn(Event<'_>) + Sync),
    ) -> Result<Self, getrandom::Error> {
        let scripts = settings.scripts.iter().map(|script| {
            let mut digester = Digester::new(&[Algorithm::Sha256]);
            digester.update(script.as_bytes());
            let digest = digester.finish().pop();
            let octets = digest.as_ref().map(|digest| digest.octets());
            let text = base64::engine::general_purpose::STANDARD.encode(octets.unwrap_or_default());
            format!(" 'sha256-{text}'")
        });
        Ok(Self {
            store,
            names: Names::new(store),
            gate,
            settings,
            tell,
            scripts: scripts.collect(),
            run: gate::random()?,
            told: Mutex::default(),
        })
    }

    /// The archive.
    pub fn store(&self) -> &'a dyn Store {
        self.store
    }

    /// Tells, once a file, that it could not be read to its end.
    pub fn unread(&self, item: usize, error: &io::Error) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        // `TimedOut`: the person stopped while it was read.
        if error.kind() == io::ErrorKind::TimedOut || !told.insert(item) {
            return;
        }
        if let Some(item) = self.store.items().get(item) {
            let path = &item.path;
            (self.tell)(Event::Unread { path, error });
        }
    }

    /// Answers a request.
    pub fn answer<B>(&self, request: &Request<B>) -> Response<Content> {
        let answer = match self.gate.judge(request) {
            Ok(path) => self.found(path, request),
            Err(refused) => self.refused(refused),
        };
        match *request.method() {
            Method::HEAD => answer.map(|_| Content::Nothing),
            _ => answer,
        }
    }

    fn found<B>(&self, path: &str, request: &Request<B>) -> Response<Content> {
        let query = Query::of(request.uri().query().unwrap_or_default());
        match path {
            "" => match self.names.find(self.store, FRONT) {
                Some(item) => self.front(item),
                None => self.list(&query),
            },
            "live.js" => full("text/javascript; charset=utf-8", SEALED, SCRIPT),
            "live" => respond(StatusCode::OK, "text/event-stream", SEALED, Content::Live),
            path => {
                let item = names::decode(path)
                    .and_then(|path| self.names.find(self.store, &path))
                    .and_then(|at| Some((at, self.store.items().get(at)?)));
                match item {
                    Some((at, item)) if &*item.path == FRONT && !query.raw => self.front(at),
                    Some((at, item)) => self.file(at, item, &query, request),
                    None => self.said(StatusCode::NOT_FOUND, "view-page-missing"),
                }
            }
        }
    }

    fn refused(&self, refused: Refused) -> Response<Content> {
        let status = refused.status();
        let mut answer = match refused {
            Refused::Host | Refused::Origin => self.said(status, "view-page-refused"),
            Refused::Token => self.said(status, "view-page-missing"),
            Refused::Method => self.said(status, "view-page-method"),
            Refused::Unended => respond(status, TEXT, SEALED, Content::Octets(Bytes::new())),
        };
        match refused {
            Refused::Method => put(&mut answer, header::ALLOW, "GET, HEAD"),
            Refused::Unended => put(&mut answer, header::LOCATION, &self.gate.root()),
            _ => {}
        }
        answer
    }

    fn said(&self, status: StatusCode, id: &str) -> Response<Content> {
        let text = format!("{}\n", (self.settings.say)(id, &[]));
        let mut answer = full(TEXT, SEALED, text);
        *answer.status_mut() = status;
        answer
    }

    /// A page made here.
    pub(super) fn page(
        &self,
        title: &str,
        content: impl FnOnce(&str, &str) -> (Markup, Option<(usize, io::Error)>),
    ) -> Response<Content> {
        let Ok(nonce) = gate::random() else {
            return self.said(StatusCode::SERVICE_UNAVAILABLE, "view-page-unread");
        };
        let root = self.gate.root();
        let (content, failed) = content(&root, &nonce);
        if let Some((item, error)) = failed {
            self.unread(item, &error);
        }
        let page = Page {
            title,
            language: self.settings.language,
            nonce: &nonce,
            root: &root,
            doubtful: self.settings.doubtful,
        };
        let text = page.around(self.settings.say, &content);
        full("text/html; charset=utf-8", &page.policy(), text)
    }

    fn list(&self, query: &Query) -> Response<Content> {
        let from = query.from.and_then(|from| usize::try_from(from).ok());
        let say = self.settings.say;
        self.page(self.store.base(), |_, _| {
            let from = from.unwrap_or_default();
            (listing::page(say, self.store, &self.names, from), None)
        })
    }

    /// The archive's own page.
    fn front(&self, item: usize) -> Response<Content> {
        let (head, nonce) = match (self.head(item, front::HEAD), gate::random()) {
            (Ok(head), Ok(nonce)) => (head, nonce),
            (Err(error), _) => return self.broken(item, &error),
            _ => return self.said(StatusCode::SERVICE_UNAVAILABLE, "view-page-unread"),
        };
        let added = front::Added {
            root: &self.gate.root(),
            nonce: &nonce,
            doubtful: self.settings.doubtful,
        };
        let instead = added.to(self.settings.say, &head);
        let policy = format!(
            "default-src 'none'; img-src 'self' data:; media-src 'self' data:; connect-src 'self'; style-src 'unsafe-inline'; \
             script-src 'nonce-{nonce}'{}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            self.scripts
        );
        let size = self.size(item);
        let stretch = Stretch {
            item,
            size,
            first: 0,
            length: size,
            instead: Some((head.len() as u64, instead.into())),
        };
        sized("text/html; charset=utf-8", &policy, stretch)
    }

    fn file<B>(
        &self,
        at: usize,
        item: &Item,
        query: &Query,
        request: &Request<B>,
    ) -> Response<Content> {
        let head = match self.head(at, sniff::HEAD as u64) {
            Ok(head) => head,
            Err(error) => return self.broken(at, &error),
        };
        let name = names::last(&item.path);
        let format = sniff::format(&head, name);
        let page = navigated(request.headers()) && !query.raw && !query.play;
        match shown(format) {
            Shown::Video if page => self.player(item, name, true),
            Shown::Audio if page => self.player(item, name, false),
            Shown::Text if page => self.text(at, item, name, query),
            Shown::Table if page => self.table(at, name, query),
            Shown::Book if page => self.book(at, item, format, query),
            _ => {
                // Parts are defined for GET alone.
                let headers = match *request.method() {
                    Method::GET => request.headers(),
                    _ => &HeaderMap::new(),
                };
                self.octets(at, item, format, query.raw, headers)
            }
        }
    }

    /// The octets of a file, or the part that is asked for.
    fn octets(
        &self,
        at: usize,
        item: &Item,
        format: Format,
        save: bool,
        headers: &HeaderMap,
    ) -> Response<Content> {
        let etag = format!("\"{}-{at}\"", self.run);
        let kind = match media_type(format).filter(|_| !save) {
            Some(kind) => kind.to_owned(),
            None if matches!(shown(format), Shown::Text | Shown::Table) && !save => {
                let head = match self.head(at, text::HEAD) {
                    Ok(head) => head,
                    Err(error) => return self.broken(at, &error),
                };
                let encoding = text::encoding(&head, head.len() as u64 == item.size);
                format!("text/plain; charset={}", encoding.name())
            }
            None => "application/octet-stream".to_owned(),
        };
        let policy = match format {
            Format::Pdf => VIEWER,
            _ => SEALED,
        };
        let size = item.size;
        let (status, first, length) = match range::asked(headers, size, &etag) {
            Part::Whole => (StatusCode::OK, 0, size),
            Part::Some { first, length } => (StatusCode::PARTIAL_CONTENT, first, length),
            Part::Beyond => {
                let mut answer = self.said(StatusCode::RANGE_NOT_SATISFIABLE, "view-page-missing");
                put(
                    &mut answer,
                    header::CONTENT_RANGE,
                    &format!("bytes */{size}"),
                );
                return answer;
            }
        };
        let stretch = Stretch {
            item: at,
            size,
            first,
            length,
            instead: None,
        };
        let mut answer = sized(&kind, policy, stretch);
        *answer.status_mut() = status;
        put(&mut answer, header::ACCEPT_RANGES, "bytes");
        put(&mut answer, header::ETAG, &etag);
        if status == StatusCode::PARTIAL_CONTENT {
            let last = first.saturating_add(length).saturating_sub(1);
            let range = format!("bytes {first}-{last}/{size}");
            put(&mut answer, header::CONTENT_RANGE, &range);
        }
        if kind == "application/octet-stream" {
            let name = names::encode(names::last(&item.path));
            let how = format!("attachment; filename*=UTF-8''{name}");
            put(&mut answer, header::CONTENT_DISPOSITION, &how);
        }
        answer
    }

    /// The answer where a file cannot be read at all.
    pub(super) fn broken(&self, item: usize, error: &io::Error) -> Response<Content> {
        self.unread(item, error);
        self.said(StatusCode::INTERNAL_SERVER_ERROR, "view-page-unread")
    }

    pub(super) fn size(&self, item: usize) -> u64 {
        self.store.items().get(item).map_or(0, |item| item.size)
    }

    /// The first octets of an item.
    pub(super) fn head(&self, item: usize, most: u64) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        self.store.open(item)?.take(most).read_to_end(&mut head)?;
        Ok(head)
    }
}

impl Query {
    fn of(text: &str) -> Self {
        let mut query = Self::default();
        for part in text.split('&') {
            match part.split_once('=').unwrap_or((part, "")) {
                ("raw", _) => query.raw = true,
                ("play", _) => query.play = true,
                ("from", value) => query.from = value.parse().ok(),
                ("at", value) => query.at = value.parse().ok(),
                ("sheet", value) => query.sheet = value.parse().ok(),
                _ => {}
            }
        }
        query
    }
}

/// Whether a person opens the address as a page, as far as the browser says.
fn navigated(headers: &HeaderMap) -> bool {
    match headers.get(HeaderName::from_static("sec-fetch-dest")) {
        Some(destination) => destination == "document",
        None => headers
            .get(header::ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .is_some_and(|accept| accept.contains("text/html")),
    }
}
