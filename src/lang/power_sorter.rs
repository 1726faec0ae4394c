//! The words of the power sorter.

/// What the power sorter says.
#[derive(Debug)]
pub struct PowerSorterWords {
    /// The deck that ships: `id | statement` lines.
    pub deck: &'static str,
    /// Meanings of the categories that ship, prompts and the comment, in sections.
    pub content: &'static str,
    /// Title of the notes and suggested subject of the post.
    pub title: &'static str,
    /// How to sort, under the heading above the cards.
    pub cards_hint: &'static str,
    /// Which number keys there are: `{keys}`.
    pub keys_hint: &'static str,
    /// One of them: `{key}`, `{label}`.
    pub key: &'static str,
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
    /// A card's place when the learner finds it hard to place.
    pub hard: &'static str,
    /// Label of the reason.
    pub reason: &'static str,
    /// Accessible name of the reason: `{card}`.
    pub reason_for: &'static str,
    /// Label of the reason of a card that is hard to place.
    pub hard_reason: &'static str,
    /// Accessible name of that: `{card}`.
    pub hard_reason_for: &'static str,
    /// Accessible name of a card's handle: `{card}`.
    pub move_card: &'static str,
    /// Asked above the places for a card: `{card}`.
    pub where_to: &'static str,
    /// Button: the card stays where it is.
    pub stay: &'static str,
    /// Button: choose to what a card could lead, when nothing is chosen.
    pub leads_to: &'static str,
    /// The same when something is: `{card}`.
    pub leads_to_card: &'static str,
    /// Label of that choice: `{card}`.
    pub leads_label: &'static str,
    /// The choice of nothing.
    pub leads_none: &'static str,
    /// Button on a card of the learner's own.
    pub remove: &'static str,
    /// Accessible name of that button: `{card}`.
    pub remove_card: &'static str,
    /// Marks a card of the learner's own.
    pub own_card: &'static str,
    /// Button on a card of the learner's own.
    pub edit: &'static str,
    /// Accessible name of that button: `{card}`.
    pub edit_card: &'static str,
    /// Label of the field in which a card is edited.
    pub edit_label: &'static str,
    /// Button: keep the card as edited.
    pub save_card: &'static str,
    /// Said when there is nothing to keep.
    pub save_what: &'static str,
    /// Button: make two cards, cut at the cursor.
    pub split_card: &'static str,
    /// Said when the cursor stands where nothing can be cut.
    pub split_where: &'static str,
    /// Button: join a card with the next one of one's own.
    pub join: &'static str,
    /// Accessible name of that button: `{card}`.
    pub join_card: &'static str,
    /// Button: stop editing.
    pub cancel: &'static str,
    /// Heading above the field for own notes.
    pub own: &'static str,
    /// How that field works.
    pub own_hint: &'static str,
    /// Label of that field.
    pub entry: &'static str,
    /// Button: make cards of what stands in it.
    pub make_cards: &'static str,
    /// Button: bring the notes of a word picker.
    pub bring: &'static str,
    /// Said when there are none.
    pub bring_none: &'static str,
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
    /// Label of who might be left out, before the prompt.
    pub left_out: &'static str,
    /// Heading above the post.
    pub forum: &'static str,
    /// Heading above the picture of the result.
    pub picture: &'static str,
    /// What it is.
    pub picture_hint: &'static str,
    /// An area's name in it: `{label}`, `{n}` cards.
    pub picture_count: &'static str,
    /// In an area without cards.
    pub picture_none: &'static str,
    /// Below an area with more cards than are shown: `{n}`.
    pub picture_more: &'static str,
    /// A link in it, to a card by its number: `{n}`, `{card}`.
    pub picture_leads: &'static str,
    /// How the post comes about.
    pub forum_hint: &'static str,
    /// Label of the post.
    pub post: &'static str,
    /// Shown while there is nothing to make a draft of.
    pub post_empty: &'static str,
    /// How long the post is: `{n}` words.
    pub length: &'static str,
    /// How long the post is: one word.
    pub length_one: &'static str,
    /// Button: copy the post's subject.
    pub copy_subject: &'static str,
    /// Button: copy the post.
    pub copy_post: &'static str,
    /// Button: copy the post with its formatting.
    pub copy_post_rich: &'static str,
    /// Said when it was copied.
    pub copied_rich: &'static str,
    /// Link to the forum.
    pub open_forum: &'static str,
    /// Shown when the work has changed since the learner edited the post.
    pub post_behind: &'static str,
    /// Before a line that the draft has and the post's draft had not.
    pub line_new: &'static str,
    /// Before a line that it had and has no longer.
    pub line_gone: &'static str,
    /// Button: put the changes into the edited post.
    pub take_changes: &'static str,
    /// Button: put the draft in the place of the edited post.
    pub use_draft: &'static str,
    /// Button: leave the edited post as it is.
    pub keep_post: &'static str,
    /// Button: back to the draft when nothing has changed.
    pub back_to_draft: &'static str,
    /// Heading of what stands in the editors of cards, in the notes.
    pub drafts: &'static str,
    /// Label of the post's subject.
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
    /// Above who might be left out, in the post.
    pub post_left_out: &'static str,
    /// Before the statement to what a card could lead, in the post and in the notes.
    pub leads: &'static str,
    /// The post's last line: something to answer.
    pub post_question: &'static str,
    /// Said when a card moved: `{card}`, `{from}`, `{to}`, `{progress}`.
    pub moved: &'static str,
    /// Said when a card could lead to another: `{card}`, `{to}`.
    pub led: &'static str,
    /// Said when it leads to none now: `{card}`.
    pub led_nowhere: &'static str,
    /// Said when notes from a word picker went into the field for own notes.
    pub brought: &'static str,
    /// Said when all of them were there already.
    pub brought_none: &'static str,
    /// Said when a card says something else: `{card}`.
    pub edited: &'static str,
    /// Said when a card became two.
    pub split_done: &'static str,
    /// Said when two cards became one: `{card}`.
    pub joined: &'static str,
    /// Said when another card says the same: `{card}`.
    pub twice: &'static str,
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
    /// Said when changes of the draft went into the post.
    pub changes_taken: &'static str,
    /// Said when the edited post stays.
    pub post_kept: &'static str,
}
