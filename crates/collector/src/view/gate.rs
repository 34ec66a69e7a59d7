//! Decides whether a request may be answered at all.
//!
//! Takes a request's method, address and headers, gives what follows the token in the path, or why it is refused. Lets in nobody who
//! was not given the address: another host name, another origin, another site or a wrong token is refused before anything is looked
//! up. Compares the token in the same time wherever the difference stands.

use hyper::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, Request, StatusCode};

/// Octets of a token: 128 bits.
const TOKEN: usize = 16;

/// Knows the one address that is served.
#[derive(Debug)]
pub struct Gate {
    token: String,
    hosts: [String; 2],
}

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is addressed to another host, or to none.
    Host,
    /// A page of another origin or site sent it.
    Origin,
    /// It does not know the token.
    Token,
    /// It asks for more than reading.
    Method,
    /// It names the token without the `/` that links on the page need.
    Unended,
}

impl Refused {
    /// The status to answer with.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Host | Self::Origin => StatusCode::FORBIDDEN,
            Self::Token => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unended => StatusCode::PERMANENT_REDIRECT,
        }
    }
}

/// Random octets from the system, in hexadecimal.
pub fn random() -> Result<String, getrandom::Error> {
    let mut octets = [0u8; TOKEN];
    getrandom::fill(&mut octets)?;
    Ok(octets.iter().map(|octet| format!("{octet:02x}")).collect())
}

impl Gate {
    /// A gate for a token at a port of this computer.
    pub fn new(token: String, port: u16) -> Self {
        let hosts = ["127.0.0.1", "localhost"].map(|host| match port {
            // Browsers leave it out.
            80 => host.to_owned(),
            port => format!("{host}:{port}"),
        });
        Self { token, hosts }
    }

    /// Where the pages begin, as a path.
    pub fn root(&self) -> String {
        format!("/{}/", self.token)
    }

    /// The address to open in a browser.
    pub fn address(&self) -> String {
        let [host, _] = &self.hosts;
        format!("http://{host}{}", self.root())
    }

    /// Judges a request; gives what follows `/TOKEN/` in its path, still encoded.
    pub fn judge<'r, B>(&self, request: &'r Request<B>) -> Result<&'r str, Refused> {
        let (headers, uri) = (request.headers(), request.uri());
        let host = only(headers, &HOST).ok_or(Refused::Host)?;
        if uri.authority().is_some() || !self.hosts.iter().any(|ours| ours == host) {
            return Err(Refused::Host);
        }
        if headers.contains_key(ORIGIN) {
            let origin = only(headers, &ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
            if origin != Some(host) {
                return Err(Refused::Origin);
            }
        }
        let site = HeaderName::from_static("sec-fetch-site");
        if headers.contains_key(&site)
            && !matches!(only(headers, &site), Some("same-origin" | "none"))
        {
            return Err(Refused::Origin);
        }
        let path = uri.path().strip_prefix('/').ok_or(Refused::Token)?;
        let (token, rest) = match path.split_once('/') {
            Some((token, rest)) => (token, Some(rest)),
            None => (path, None),
        };
        if !same(token.as_bytes(), self.token.as_bytes()) {
            return Err(Refused::Token);
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Err(Refused::Method);
        }
        rest.ok_or(Refused::Unended)
    }
}

/// The value of a header that stands exactly once and is text.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    match values.next() {
        None => value.to_str().ok(),
        Some(_) => None,
    }
}

/// Whether two texts are the same, looking at every octet of them whatever was found before. That a length differs is no secret.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differing = one
        .iter()
        .zip(other)
        .fold(0u8, |all, (a, b)| std::hint::black_box(all | (a ^ b)));
    one.len() == other.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate() -> Gate {
        Gate::new("0123456789abcdef0123456789abcdef".to_owned(), 4000)
    }

    fn judged(method: &str, path: &str, headers: &[(&str, &str)]) -> Result<String, Refused> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(()).unwrap();
        gate().judge(&request).map(str::to_owned)
    }

    const OURS: (&str, &str) = ("host", "127.0.0.1:4000");
    const PATH: &str = "/0123456789abcdef0123456789abcdef/data/a.csv";

    #[test]
    fn the_address_is_the_only_way_in() {
        let good = Ok("data/a.csv".to_owned());
        assert_eq!(judged("GET", PATH, &[OURS]), good);
        assert_eq!(judged("HEAD", PATH, &[("host", "localhost:4000")]), good);
        for host in [
            "127.0.0.1",
            "127.0.0.1:4001",
            "evil.example:4000",
            "localhost:4000.evil.example",
            "[::1]:4000",
            "",
        ] {
            let found = judged("GET", PATH, &[("host", host)]);
            assert_eq!(found, Err(Refused::Host), "{host}");
        }
        assert_eq!(judged("GET", PATH, &[]), Err(Refused::Host));
        assert_eq!(judged("GET", PATH, &[OURS, OURS]), Err(Refused::Host));
        let absolute = format!("http://127.0.0.1:4000{PATH}");
        assert_eq!(judged("GET", &absolute, &[OURS]), Err(Refused::Host));
    }

    #[test]
    fn pages_of_others_are_refused() {
        for origin in [
            "http://evil.example",
            "null",
            "http://127.0.0.1:4001",
            "https://127.0.0.1:4000",
        ] {
            let found = judged("GET", PATH, &[OURS, ("origin", origin)]);
            assert_eq!(found, Err(Refused::Origin), "{origin}");
        }
        for site in ["cross-site", "same-site", "none, cross-site"] {
            let found = judged("GET", PATH, &[OURS, ("sec-fetch-site", site)]);
            assert_eq!(found, Err(Refused::Origin), "{site}");
        }
        let ours = [
            OURS,
            ("origin", "http://127.0.0.1:4000"),
            ("sec-fetch-site", "same-origin"),
        ];
        assert!(judged("GET", PATH, &ours).is_ok());
    }

    #[test]
    fn a_wrong_token_is_never_told_from_a_wrong_path() {
        for path in [
            "/",
            "/favicon.ico",
            "/0123456789abcdef0123456789abcdee/",
            "/0123456789abcdef/",
            "/0123456789ABCDEF0123456789ABCDEF/",
            "//0123456789abcdef0123456789abcdef/",
        ] {
            assert_eq!(judged("GET", path, &[OURS]), Err(Refused::Token), "{path}");
            assert_eq!(judged("POST", path, &[OURS]), Err(Refused::Token), "{path}");
        }
        assert_eq!(judged("POST", PATH, &[OURS]), Err(Refused::Method));
        let bare = "/0123456789abcdef0123456789abcdef";
        assert_eq!(judged("GET", bare, &[OURS]), Err(Refused::Unended));
    }

    #[test]
    fn the_usual_port_is_not_named() {
        let gate = Gate::new("00".repeat(16), 80);
        assert_eq!(
            gate.address(),
            format!("http://127.0.0.1/{}/", "00".repeat(16))
        );
        let request = Request::builder().uri(gate.root());
        let request = request.header("host", "127.0.0.1").body(()).unwrap();
        assert_eq!(gate.judge(&request), Ok(""));
    }

    #[test]
    fn two_tokens_are_never_the_same() {
        let (one, other) = (random().unwrap(), random().unwrap());
        assert!(one.len() == 32 && one != other);
    }
}
