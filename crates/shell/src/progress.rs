//! Shows how far a long piece of work is.
//!
//! Takes octets and files as they are done and a function that words the state, gives a bar on a terminal, a line every
//! ten seconds elsewhere, nothing for the first quarter of a second, nothing when quiet. Writes to stderr only.
#![expect(clippy::print_stderr, reason = "this room talks to the person")]

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How much of the work is done, for the words beside the bar.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    /// Octets done and octets in all.
    pub octets: (u64, u64),
    /// Files done and files in all.
    pub files: (u64, u64),
    /// Octets a second since the start.
    pub speed: u64,
    /// Time left at that speed, once it can be told.
    pub left: Option<Duration>,
}

/// What to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Nothing.
    Nothing,
    /// A bar that is drawn anew.
    Bar,
    /// A line now and then.
    Lines,
}

impl Show {
    /// A bar when stderr is a terminal, lines elsewhere.
    pub fn for_stderr() -> Self {
        use std::io::IsTerminal as _;
        if std::io::stderr().is_terminal() {
            Self::Bar
        } else {
            Self::Lines
        }
    }
}

/// One piece of work in progress; the bar goes away when it is dropped.
pub struct Progress<'a> {
    show: Show,
    words: Box<dyn Fn(&State) -> String + 'a>,
    state: State,
    /// Octets that were done before it began; they say nothing about the speed.
    before: u64,
    begun: Instant,
    spoken: Instant,
    bar: Option<ProgressBar>,
}

const SILENCE: Duration = Duration::from_millis(250);
const BETWEEN_DRAWS: Duration = Duration::from_millis(100);
const BETWEEN_LINES: Duration = Duration::from_secs(10);

impl<'a> Progress<'a> {
    /// Begins; `words` turns a state into the text beside the bar.
    pub fn begin(
        show: Show,
        octets: u64,
        files: u64,
        words: impl Fn(&State) -> String + 'a,
    ) -> Self {
        let now = Instant::now();
        Self {
            show,
            words: Box::new(words),
            state: State {
                octets: (0, octets),
                files: (0, files),
                ..State::default()
            },
            before: 0,
            begun: now,
            spoken: now,
            bar: None,
        }
    }

    /// Counts what was done before it began.
    pub fn resume(&mut self, octets: u64, files: u64) {
        self.before += octets;
        self.state.octets.0 += octets;
        self.state.files.0 += files;
    }

    /// Counts what was done since the last call and shows it when it is time.
    pub fn advance(&mut self, octets: u64, files: u64) {
        self.state.octets.0 += octets;
        self.state.files.0 += files;
        let (wait, silent) = match self.show {
            Show::Nothing => return,
            Show::Bar => (BETWEEN_DRAWS, SILENCE),
            Show::Lines => (BETWEEN_LINES, BETWEEN_LINES),
        };
        let now = Instant::now();
        if now - self.begun < silent || now - self.spoken < wait {
            return;
        }
        self.spoken = now;
        self.measure(now);
        self.speak();
    }

    fn measure(&mut self, now: Instant) {
        let (done, all) = self.state.octets;
        let seconds = (now - self.begun).as_secs_f64();
        let since = done.saturating_sub(self.before);
        self.state.speed = (since as f64 / seconds.max(0.001)) as u64;
        self.state.left = (self.state.speed > 0)
            .then(|| Duration::from_secs(all.saturating_sub(done).div_ceil(self.state.speed)));
    }

    fn speak(&mut self) {
        let text = (self.words)(&self.state);
        if self.show == Show::Lines {
            eprintln!("{text}");
            return;
        }
        let (done, all) = self.state.octets;
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3}% {wide_msg}") {
                bar.set_style(style.progress_chars("━━─"));
            }
            bar
        });
        bar.set_length(all.max(done));
        bar.set_position(done);
        bar.set_message(text);
        bar.tick();
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
