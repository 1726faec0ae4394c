//! The words of the power sorter.

/// What the power sorter says.
#[derive(Debug)]
pub struct PowerSorterWords {
    /// The deck that ships: `id | statement` lines.
    pub deck: &'static str,
    /// Meanings of the categories that ship, prompts and the comment, in sections.
    pub content: &'static str,
    /// Title of the notes and subject of the post.
    pub title: &'static str,
    /// How to sort, under the heading above the cards.
    pub cards_hint: &'static str,
    /// Summary that opens the meanings of the categories.
    pub meanings: &'static str,
    /// Label of the first category that ships.
    pub micro: &'static str,
    /// Label of the second category that ships.
    pub macro_level: &'static str,
    /// Between the last two of several labels, with its spaces.
    pub and: &'static str,
    /// Heading above the cards.
    pub cards: &'static str,
    /// How far the learner is: `{sorted}`, `{cards}`.
    pub progress: &'static str,
    /// Checkbox: show only the cards that are not sorted.
    pub only_unsorted: &'static str,
    /// Shown when that leaves no card.
    pub all_sorted: &'static str,
    /// Button: show more cards: `{n}`.
    pub more_cards: &'static str,
    /// A card's place before it has one.
    pub not_sorted: &'static str,
    /// Label of the reason.
    pub reason: &'static str,
    /// Accessible name of the reason: `{card}`.
    pub reason_for: &'static str,
    /// Button on a card of the learner's own.
    pub remove: &'static str,
    /// Accessible name of that button: `{card}`.
    pub remove_card: &'static str,
    /// Marks a card of the learner's own.
    pub own_card: &'static str,
    /// Heading above the field for own notes.
    pub own: &'static str,
    /// How that field works.
    pub own_hint: &'static str,
    /// Label of that field.
    pub entry: &'static str,
    /// Button: make cards of what stands in it.
    pub make_cards: &'static str,
    /// Said while that takes long.
    pub making: &'static str,
    /// Heading above cards that the author took out.
    pub departed: &'static str,
    /// What they are.
    pub departed_hint: &'static str,
    /// Where such a card was: `{label}`.
    pub was_in: &'static str,
    /// Heading above strengths and limitations.
    pub thinking: &'static str,
    /// Label of the strengths, before the prompt.
    pub strengths: &'static str,
    /// Label of the limitations, before the prompt.
    pub limitations: &'static str,
    /// Heading above the post.
    pub forum: &'static str,
    /// How the post comes about.
    pub forum_hint: &'static str,
    /// Label of the post.
    pub post: &'static str,
    /// Shown while there is nothing to make a draft of.
    pub post_empty: &'static str,
    /// Button: copy the post.
    pub copy_post: &'static str,
    /// Link to the forum.
    pub open_forum: &'static str,
    /// Shown when the work has changed since the learner edited the post.
    pub post_behind: &'static str,
    /// Button: put the draft in the place of the edited post.
    pub use_draft: &'static str,
    /// Button: leave the edited post as it is.
    pub keep_post: &'static str,
    /// Button: back to the draft when nothing has changed.
    pub back_to_draft: &'static str,
    /// Before the title, in the post's first line.
    pub post_subject: &'static str,
    /// The post's opening: `{n}` cards.
    pub post_opening: &'static str,
    /// The post's opening when one card is sorted.
    pub post_opening_one: &'static str,
    /// Above cards with a reason and no place, in the post.
    pub post_undecided: &'static str,
    /// Before a reason, in the post and in the notes.
    pub post_why: &'static str,
    /// Above the strengths, in the post.
    pub post_strengths: &'static str,
    /// Above the limitations, in the post.
    pub post_limitations: &'static str,
    /// The post's last line: something to answer.
    pub post_question: &'static str,
    /// Said when a card moved: `{card}`, `{from}`, `{to}`, `{progress}`.
    pub moved: &'static str,
    /// Said when several cards were made: `{n}`.
    pub made: &'static str,
    /// Said when one card was made.
    pub made_one: &'static str,
    /// Said when there was nothing to make a card of.
    pub made_none: &'static str,
    /// Said when several statements were there already: `{n}`.
    pub repeated: &'static str,
    /// Said when one statement was there already.
    pub repeated_one: &'static str,
    /// Said when notes are left for later.
    pub left: &'static str,
    /// Said when a card went: `{card}`.
    pub removed: &'static str,
    /// Said when the draft took the place of the post.
    pub draft_taken: &'static str,
    /// Said when the edited post stays.
    pub post_kept: &'static str,
}
