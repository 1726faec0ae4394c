//! Cleaners that are written in PHP, run by the scripts in `fixtures/hosts/`.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use activity_widgets_e2e::{Failure, Result, check, tools};

/// HTML after HTML Purifier with Moodle's settings.
///
/// # Errors
/// Skips the scenario where it cannot be had.
pub fn purified(html: &str) -> Result<String> {
    let library = tools::debian("php-htmlpurifier", "usr/share/php/HTMLPurifier.auto.php")?;
    run("purifier.php", &library, "", html)
}

/// What WordPress makes of a post that an `editor` or an `author` saves, or of the oEmbed answer for an address.
///
/// # Errors
/// Skips the scenario where it cannot be had.
pub fn wordpress(role_or_address: &str, given: &str) -> Result<String> {
    let library = tools::debian("wordpress", "usr/share/wordpress/wp-includes")?;
    run("wordpress.php", &library, role_or_address, given)
}

fn run(script: &str, library: &Path, how: &str, given: &str) -> Result<String> {
    let php = tools::program("AW_PHP", &["php"], "`apt-get install php-cli`")
        .map_err(|failure| Failure::Skip(failure.to_string()))?;
    let script = tools::project().join("tests/e2e/fixtures/hosts").join(script);
    let mut command = Command::new(php);
    command.arg(script).arg(library).arg(how).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(given.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    check!(output.status.success() && complaint.is_empty(), "PHP: {complaint}");
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
