//! Longer content that ships, cut out of its Markdown file.

/// The paragraphs under `## name` in a file of sections, one a line. Empty when there is no such section.
///
/// ```
/// # use activity_widgets::lang::section;
/// assert_eq!(section("## a\none\ntwo\n## b\nthree", "a").collect::<Vec<_>>(), ["one", "two"]);
/// ```
pub fn section<'a>(file: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    file.lines()
        .skip_while(move |line| line.strip_prefix("## ") != Some(name))
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .map(str::trim)
        .filter(|line| !line.is_empty())
}
