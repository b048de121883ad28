//! The native run: `ask_bench PACK POINTS ACTIVITY ROUNDS`, figures as one JSON object on standard output.

use std::{
    env,
    error::Error,
    fs,
    hint::black_box,
    io::{self, Write as _},
    path::Path,
    time::Instant,
};

use measure::LngLat;
use serde_json::json;

use crate::{memory::Memory, question::Question};

pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [pack, points, activity, rounds] = arguments.as_slice() else {
        return Err("usage: ask_bench PACK POINTS ACTIVITY ROUNDS".into());
    };
    let points = places(&fs::read_to_string(points)?)?;
    let cold = cold(Path::new(pack), &points, activity)?;
    let before = resident();
    let question = Question::open(files(Path::new(pack))?, activity)?;
    for place in &points {
        question.load(*place)?;
    }
    let memory = resident().saturating_sub(before);
    let warm = warm(&question, &points, rounds.parse()?);
    let answers: Vec<_> = points.iter().map(|it| question.codes(*it)).collect();
    let figures = json!({
        "cold_ms": cold.0,
        "cold_bytes": cold.1,
        "all_bytes": question.pack.source().bytes_read(),
        "memory_bytes": memory,
        "median_us": warm.per_point[points.len() / 2],
        "p99_us": warm.per_point[points.len() * 99 / 100],
        "mean_us": warm.mean,
        "answers": answers,
    });
    writeln!(io::stdout().lock(), "{figures}")?;
    Ok(())
}

/// `[[lng, lat], …]`, as the peer's program reads it too.
fn places(text: &str) -> Result<Vec<LngLat>, Box<dyn Error>> {
    let pairs: Vec<[f64; 2]> = serde_json::from_str(text)?;
    Ok(pairs.into_iter().map(|[lng, lat]| LngLat::new(lng, lat)).collect::<Result<_, _>>()?)
}

fn files(folder: &Path) -> io::Result<Memory> {
    let mut files = Memory::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        files.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
    }
    Ok(files)
}

/// Milliseconds and bytes from nothing to the first verdict: the median of several places.
fn cold(pack: &Path, points: &[LngLat], activity: &str) -> Result<(f64, u64), Box<dyn Error>> {
    let mut runs = Vec::new();
    for place in points.iter().step_by(points.len().div_ceil(21).max(1)) {
        let files = files(pack)?;
        let start = Instant::now();
        let question = Question::open(files, activity)?;
        question.load(*place)?;
        black_box(question.ask(*place));
        runs.push((start.elapsed().as_secs_f64() * 1e3, question.pack.source().bytes_read()));
    }
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let time = runs[runs.len() / 2].0;
    runs.sort_by_key(|it| it.1);
    Ok((time, runs[runs.len() / 2].1))
}

/// Warm questions, in microseconds.
struct Warm {
    /// One figure per point, in order of size.
    per_point: Vec<f64>,
    mean: f64,
}

/// Microseconds per point, each the median of its rounds, and the mean over all points asked in one go, of the best round.
fn warm(question: &Question, points: &[LngLat], rounds: usize) -> Warm {
    let mut times = vec![Vec::with_capacity(rounds); points.len()];
    let mut whole = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        for (place, times) in points.iter().zip(&mut times) {
            let start = Instant::now();
            black_box(question.ask(black_box(*place)));
            times.push(start.elapsed().as_secs_f64() * 1e6);
        }
        let start = Instant::now();
        for place in points {
            black_box(question.ask(black_box(*place)));
        }
        whole.push(start.elapsed().as_secs_f64() * 1e6);
    }
    let count = f64::from(u32::try_from(points.len()).unwrap_or(u32::MAX));
    let mut per_point: Vec<f64> = times.into_iter().map(median).collect();
    per_point.sort_by(f64::total_cmp);
    Warm { per_point, mean: whole.into_iter().fold(f64::MAX, f64::min) / count }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Bytes of memory that this process holds; zero where the system does not tell.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|it| it.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
