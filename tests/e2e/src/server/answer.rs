//! How one request is answered: files first, then the changes a scenario made.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::run_time::lock;

use super::Site;
use super::rule::{Change, Rule};

/// The script that notes events and errors in every page, and the path it is served at.
const PROBE: &str = include_str!("../page/probe.js");
const PROBE_PATH: &str = "/__e2e/probe.js";
const PROBE_TAG: &str = "<script src=\"/__e2e/probe.js\"></script>";

/// Whether a request is the harness's own (or the browser's wish for an icon) rather than the page's.
pub(super) fn is_ours(path: &str) -> bool {
    path.starts_with("/__e2e/") || path == "/favicon.ico"
}

pub(super) async fn answer(site: &Site, request: Request, rules: &[Rule]) -> Response {
    for rule in rules {
        match &rule.change {
            Change::Delay(delay) => tokio::time::sleep(*delay).await,
            Change::Hold(gate) => drop(gate.clone().wait_for(|open| *open).await),
            _ => {}
        }
    }
    let replaced = rules.iter().rev().find_map(|rule| match &rule.change {
        Change::Replace(answer) => Some(answer.clone()),
        _ => None,
    });
    let response = match replaced {
        Some(answer) => {
            let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
            let mut response = (status, [(header::CONTENT_TYPE, answer.mime)], answer.body).into_response();
            if let Some(encoding) = answer.encoding {
                response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
            response
        }
        None => file(site, request).await,
    };
    finish(site, response, rules).await
}

/// The file on disk. Pages go out uncompressed, for the probe is put into them.
async fn file(site: &Site, mut request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if path == PROBE_PATH {
        return ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], probe(site)).into_response();
    }
    if path == "/favicon.ico" {
        return StatusCode::NO_CONTENT.into_response();
    }
    let page = path.ends_with('/') || path.ends_with(".html");
    if page && site.probe {
        for name in [header::ACCEPT_ENCODING, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE] {
            request.headers_mut().remove(name);
        }
    }
    let below = |prefix: &str| path.strip_prefix(prefix).map(|rest| format!("/{rest}"));
    let (folder, inner) = if let Some(rest) = below("/fixtures/") {
        (&site.fixtures, rest)
    } else if let Some(rest) = below("/npm/") {
        (&site.npm, rest)
    } else {
        (&site.dist, path)
    };
    if let Ok(uri) = inner.parse() {
        *request.uri_mut() = uri;
    }
    let service = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    match service.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

/// The probe script with the names of the events it is to note.
fn probe(site: &Site) -> String {
    let names = serde_json::Value::from(lock(&site.events).clone());
    PROBE.replace("NAMES.", &format!("{names}."))
}

/// Puts the probe in, cuts, and sets headers.
async fn finish(site: &Site, response: Response, rules: &[Rule]) -> Response {
    let is_html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|mime| mime.starts_with("text/html"));
    let cut = rules.iter().rev().find_map(|rule| match rule.change {
        Change::Truncate(bytes) => Some(bytes),
        _ => None,
    });
    let with_probe = is_html && site.probe && !response.headers().contains_key(header::CONTENT_ENCODING);
    let mut response = if with_probe || cut.is_some() {
        let (mut parts, body) = response.into_parts();
        let mut bytes = body.collect().await.map(|all| all.to_bytes()).unwrap_or_default();
        if with_probe {
            bytes = Bytes::from(put_probe(&String::from_utf8_lossy(&bytes)));
        }
        if let Some(cut) = cut {
            bytes.truncate(cut);
        }
        parts.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(parts, Body::from(bytes))
    } else {
        response
    };
    for rule in rules {
        if let Change::Header(name, value) = &rule.change
            && let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value))
        {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The probe goes right behind the first `<head>`, else behind the document type, else first.
fn put_probe(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let at =
        lower.find("<head>").or_else(|| lower.find("<head ")).or_else(|| lower.find("<!doctype")).and_then(|start| {
            let end = lower.get(start..)?.find('>')?;
            Some(start + end + 1)
        });
    let (before, after) = page.split_at(at.unwrap_or(0));
    format!("{before}{PROBE_TAG}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probe_comes_before_every_other_script() {
        let page = put_probe("<!DOCTYPE html><html><HEAD lang=en><script src=a.js>");
        assert_eq!(page, format!("<!DOCTYPE html><html><HEAD lang=en>{PROBE_TAG}<script src=a.js>"));
        assert_eq!(put_probe("<!doctype html>\n<p>x"), format!("<!doctype html>{PROBE_TAG}\n<p>x"));
        assert_eq!(put_probe("<p>x"), format!("{PROBE_TAG}<p>x"));
    }
}
