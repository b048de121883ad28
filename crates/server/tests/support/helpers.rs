//! Programs of others that tests work with, started by the Python that the test task names in `RUANGIZIN_PYTHON`. Without it
//! the tests say that they skip.

use std::{
    env,
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, Command, Stdio},
};

/// An object store of its own for the run, with one bucket; prints its address.
pub(crate) const OBJECT_STORE: &str = r#"
import logging, time, urllib.request
logging.getLogger("werkzeug").setLevel(logging.ERROR)
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/berkas", method="PUT"))
print(f"http://127.0.0.1:{port}", flush=True)
while True:
    time.sleep(1)
"#;

/// A running program; it ends with the value.
pub(crate) struct Helper {
    child: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Helper {
    /// Starts a Python program, or says why not. `what` is the word of the skip.
    pub(crate) fn start(what: &str, program: &str, arguments: &[&str]) -> Option<Self> {
        let Ok(python) = env::var("RUANGIZIN_PYTHON") else {
            let _ = writeln!(std::io::stdout(), "\nSKIPPED {what}: RUANGIZIN_PYTHON is not set");
            return None;
        };
        let mut child = Command::new(python)
            .args(["-u", "-c", program])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Python can be run");
        let lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        Some(Self { child, lines })
    }

    /// The next line that it prints.
    pub(crate) fn line(&mut self) -> String {
        self.lines.next().and_then(Result::ok).expect("the helper says something")
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
