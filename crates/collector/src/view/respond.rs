//! Makes responses: status, length, and the headers that every one of them carries.
//!
//! Takes what is to be sent and the policy that binds it, gives a response. There is no other way to make one here, so that none can
//! leave without its policy, its type as it was told, and the wish to be kept by nobody.

use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use super::body::{Content, Stretch};

/// For octets: whatever they are, they run nothing and fetch nothing.
pub const SEALED: &str = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
/// The same for what browsers show in a viewer of their own, which they refuse in a sandbox.
pub const VIEWER: &str = "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
/// The type of what is said in plain words.
pub const TEXT: &str = "text/plain; charset=utf-8";

/// These octets as a whole answer.
pub fn full(kind: &str, policy: &str, octets: impl Into<Bytes>) -> Response<Content> {
    let octets = octets.into();
    let length = octets.len().to_string();
    let mut answer = respond(StatusCode::OK, kind, policy, Content::Octets(octets));
    put(&mut answer, header::CONTENT_LENGTH, &length);
    answer
}

/// A stretch of a file as an answer of known length.
pub fn sized(kind: &str, policy: &str, stretch: Stretch) -> Response<Content> {
    let length = match &stretch.instead {
        Some((octets, instead)) => {
            let rest = stretch.length.saturating_sub(*octets);
            rest.saturating_add(instead.len() as u64)
        }
        None => stretch.length,
    };
    let mut answer = respond(StatusCode::OK, kind, policy, Content::File(stretch));
    put(&mut answer, header::CONTENT_LENGTH, &length.to_string());
    answer
}

/// An answer with everything that every answer says.
pub fn respond(
    status: StatusCode,
    kind: &str,
    policy: &str,
    content: Content,
) -> Response<Content> {
    let mut answer = Response::new(content);
    *answer.status_mut() = status;
    put(&mut answer, header::CONTENT_TYPE, kind);
    put(&mut answer, header::CONTENT_SECURITY_POLICY, policy);
    put(&mut answer, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(&mut answer, header::REFERRER_POLICY, "no-referrer");
    put(&mut answer, header::CACHE_CONTROL, "no-store");
    for name in ["cross-origin-resource-policy", "cross-origin-opener-policy"] {
        put(&mut answer, HeaderName::from_static(name), "same-origin");
    }
    answer
}

/// Sets a header. Every value is made in these rooms, of visible ASCII.
pub fn put(answer: &mut Response<Content>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}
