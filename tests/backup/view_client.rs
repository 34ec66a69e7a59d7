//! Starts `backup view` and asks it for things, octet by octet as a test wants them.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::support::{Place, Ran, ran};

/// A running `backup view`; killed with the test.
pub struct Viewer {
    child: Option<Child>,
    /// `/TOKEN/`
    pub root: String,
    pub port: u16,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The octets that were promised.
    pub fn length(&self) -> usize {
        self.header("content-length").parse().unwrap()
    }
}

impl Viewer {
    pub fn start(place: &Place, arguments: &[&str]) -> Self {
        let all = [
            &["view", "--no-open", "--port", "0", "--json"][..],
            arguments,
        ]
        .concat();
        let mut command = place.command(&all);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        let address = value["address"].as_str().unwrap();
        assert_eq!(
            (&value["liudi"], &value["version"]),
            (&"view".into(), &1.into())
        );
        let rest = address.strip_prefix("http://127.0.0.1:").unwrap();
        let (port, root) = rest.split_once('/').unwrap();
        assert_eq!(root.len(), 33, "{address}");
        Self {
            child: Some(child),
            root: format!("/{root}"),
            port: port.parse().unwrap(),
        }
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let patience = Some(Duration::from_secs(60));
        stream.set_read_timeout(patience).unwrap();
        stream
    }

    /// Sends these octets and gives what comes until the connection ends.
    pub fn raw(&self, octets: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        // The server may refuse before it has read all of it.
        let _ = stream.write_all(octets);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        all
    }

    /// A request with these headers beside the usual ones; `path` is what follows the token.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        let mut all = vec![("Host", host.as_str()), ("Connection", "close")];
        all.extend(headers);
        self.request(method, &format!("{}{path}", self.root), &all)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// As a browser opens an address.
    pub fn open(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("Accept", "text/html,*/*;q=0.8")])
    }

    pub fn request(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> Answer {
        let mut text = format!("{method} {target} HTTP/1.1\r\n");
        for (name, value) in headers {
            text += &format!("{name}: {value}\r\n");
        }
        parsed(&self.raw((text + "\r\n").as_bytes()))
    }

    pub fn pid(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    /// Stops it as Ctrl-C does.
    #[cfg(unix)]
    pub fn interrupt(self) -> Ran {
        let killed = std::process::Command::new("kill")
            .args(["-INT", &self.pid().to_string()])
            .status();
        assert!(killed.unwrap().success());
        self.ended(Duration::from_secs(20))
    }

    /// Waits until it has ended by itself.
    pub fn ended(mut self, most: Duration) -> Ran {
        let begun = Instant::now();
        let mut child = self.child.take().unwrap();
        while child.try_wait().unwrap().is_none() {
            if begun.elapsed() > most {
                child.kill().unwrap();
                panic!(
                    "still running after {most:?}: {:?}",
                    ran(child.wait_with_output().unwrap())
                );
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        ran(child.wait_with_output().unwrap())
    }

    pub fn is_running(&mut self) -> bool {
        let child = self.child.as_mut().unwrap();
        child.try_wait().unwrap().is_none()
    }
}

impl Drop for Viewer {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Makes an archive; that something is wrong with what it holds is no matter here.
pub fn collected(place: &Place, arguments: &[&str]) {
    let all = [&["collect"], arguments].concat();
    let ran = place.run(&all);
    assert!(matches!(ran.code, Some(0 | 1)), "{ran:#?}");
}

/// Takes an answer apart.
pub fn parsed(octets: &[u8]) -> Answer {
    let end = octets.windows(4).position(|w| w == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(octets)));
    let head = String::from_utf8(octets[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let headers = lines.map(|line| {
        let (name, value) = line.split_once(": ").unwrap();
        (name.to_ascii_lowercase(), value.to_owned())
    });
    Answer {
        status: status.parse().unwrap(),
        headers: headers.collect(),
        body: octets[end + 4..].to_vec(),
    }
}

/// A path as a link has it.
pub fn encoded(path: &str) -> String {
    let plain = |c: u8| c.is_ascii_alphanumeric() || b"-._~/".contains(&c);
    path.bytes()
        .map(|c| match plain(c) {
            true => char::from(c).to_string(),
            false => format!("%{c:02X}"),
        })
        .collect()
}
