//! The table, with the goals beside the numbers.

use super::measure::Measured;

/// Milliseconds until the picker with 2,000 words is ready.
const READY_GOAL: f64 = 1_600.0;
/// Milliseconds from a tap or a key to the frame, 95th percentile.
const FRAME_GOAL: f64 = 50.0;
/// Accessibility nodes of the picker with 5,000 words.
const ACCESSIBILITY_GOAL: f64 = 1_500.0;

/// Times of one run, in milliseconds.
type Times = fn(&Measured) -> &Vec<f64>;

/// Prints what was measured at one length.
pub(super) fn print(words: usize, picker: &[Measured], plain: &[Measured]) {
    println!("{words} words");
    println!("  {:<26}{:>14}{:>14}   goal", "", "word picker", "plain page");
    let row =
        |name: &str, value: &dyn Fn(&Measured) -> f64, show: &dyn Fn(f64) -> String, goal: Option<(f64, String)>| {
            let median_of = |runs: &[Measured]| median(runs.iter().map(value).collect());
            let (ours, theirs) = (median_of(picker), median_of(plain));
            println!("  {name:<26}{:>14}{:>14}   {}", show(ours), show(theirs), verdict(ours, goal));
        };
    let ms = |value: f64| format!("{value:.0} ms");
    let kb = |value: f64| format!("{:.1} KB", value / 1024.0);
    let count = |value: f64| format!("{value:.0}");
    let plain_ready = median(plain.iter().map(|run| run.ready).collect());
    let ready_goal = match words {
        2_000 => Some((READY_GOAL, format!("{READY_GOAL:.0} ms"))),
        10_000 => Some((plain_ready, "1.0 x the plain page".to_owned())),
        _ => None,
    };
    row("transferred", &|run| run.bytes, &kb, None);
    row("first word ready", &|run| run.ready, &ms, ready_goal);
    row("whole text there", &|run| run.whole, &ms, None);
    let timed: [(&str, Times); 3] =
        [("tap", |run| &run.taps), ("undo", |run| &run.steps_back), ("key", |run| &run.keys)];
    for (name, times) in timed {
        let goal = Some((FRAME_GOAL, format!("{FRAME_GOAL:.0} ms")));
        row(&format!("{name} to frame, median"), &|run| percentile(times(run), 0.5), &ms, None);
        row(&format!("{name} to frame, 95 %"), &|run| percentile(times(run), 0.95), &ms, goal);
    }
    row("longest task in use", &|run| run.longest, &ms, None);
    row("DOM nodes", &|run| run.dom_nodes, &count, None);
    row("accessibility nodes", &|run| run.accessibility_nodes, &count, None);
    row("JavaScript heap", &|run| run.heap, &kb, None);
    row("WebAssembly memory", &|run| run.wasm, &kb, None);
    row("memory together", &|run| run.heap + run.wasm, &kb, None);
    println!();
}

/// Prints the accessibility nodes at the length that has a goal for them.
pub(super) fn print_accessibility(words: usize, picker: &Measured, plain: &Measured) {
    println!("{words} words");
    let (ours, theirs) = (picker.accessibility_nodes, plain.accessibility_nodes);
    let goal = verdict(ours, Some((ACCESSIBILITY_GOAL, format!("{ACCESSIBILITY_GOAL:.0}"))));
    println!("  {:<26}{ours:>14.0}{theirs:>14.0}   {goal}", "accessibility nodes");
}

fn verdict(value: f64, goal: Option<(f64, String)>) -> String {
    match goal {
        None => String::new(),
        Some((limit, text)) if value <= limit => format!("{text}: reached"),
        Some((limit, text)) => format!("{text}: MISSED by {:.0} %", (value / limit - 1.0) * 100.0),
    }
}

fn median(values: Vec<f64>) -> f64 {
    percentile(&values, 0.5)
}

/// The smallest value that so much of all lies at or below (nearest rank); 0 for none.
fn percentile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank within the list")]
    let rank = (part * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_by_nearest_rank() {
        let values: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert_eq!(percentile(&values, 0.5), 10.0);
        assert_eq!(percentile(&values, 0.95), 19.0);
        assert_eq!(percentile(&[7.0], 0.95), 7.0);
        assert_eq!(percentile(&[], 0.5), 0.0);
    }

    #[test]
    fn a_missed_goal_says_so() {
        assert_eq!(verdict(60.0, Some((50.0, "50 ms".to_owned()))), "50 ms: MISSED by 20 %");
        assert_eq!(verdict(50.0, Some((50.0, "50 ms".to_owned()))), "50 ms: reached");
    }
}
