//! What the README tells people to copy, taken from the README itself.

use activity_widgets_e2e::{Failure, Result, tools};

/// The address that stands for the reader's own folder.
pub const EXAMPLE: &str = "https://widgets.example/";

/// The whole README.
pub fn readme() -> Result<String> {
    Ok(std::fs::read_to_string(tools::project().join("README.md"))?)
}

/// What stands in the code block between `<!-- snippet:NAME -->` and `<!-- /snippet -->`.
pub fn snippet(name: &str) -> Result<String> {
    let readme = readme()?;
    let block = || {
        let (_, after) = readme.split_once(&format!("<!-- snippet:{name} -->\n"))?;
        let (inner, _) = after.split_once("<!-- /snippet -->")?;
        let (_, code) = inner.strip_prefix("```")?.split_once('\n')?;
        Some(code.strip_suffix("```\n")?.to_owned())
    };
    block().ok_or_else(|| Failure::step(format!("README.md has no code block in a `<!-- snippet:{name} -->`")))
}
