//! The words of the panel about what is kept on the device.

/// What the panel says once it is open.
#[derive(Debug)]
pub struct OwnWorkWords {
    /// What a learner should know about where the work is.
    pub help: &'static str,
    /// How much space is taken, in kilobytes: `{here}`, `{all}`.
    pub size: &'static str,
    /// Button: download a copy of this activity.
    pub copy_this: &'static str,
    /// Button: download a copy of all activities on this site.
    pub copy_all: &'static str,
    /// Label of the field for a file.
    pub bring_back: &'static str,
    /// Heading above what a copy would change.
    pub offer: &'static str,
    /// The activity in this widget.
    pub offer_here: &'static str,
    /// Another activity: `{widget}`, `{activity}`.
    pub offer_elsewhere: &'static str,
    /// What comes into an activity, one line: `{name}`, `{text}`.
    pub offer_text: &'static str,
    /// The same with more lines: `{name}`, `{text}`, `{n}`.
    pub offer_texts: &'static str,
    /// What comes into an activity holds no text: `{name}`.
    pub offer_no_text: &'static str,
    /// What comes into an activity changes more there than text: `{told}`, which is one of the two before.
    pub offer_also: &'static str,
    /// There is nothing new in a copy.
    pub offer_nothing: &'static str,
    /// Button: take the copy over.
    pub take_copy: &'static str,
    /// Button: do not.
    pub leave_copy: &'static str,
    /// The copy was taken over.
    pub copy_taken: &'static str,
    /// Not all of the copy could be kept; what could not stays on offer.
    pub copy_not_taken: &'static str,
    /// Button: as it was before the copy was taken over.
    pub give_back: &'static str,
    /// Not all that came with the copy was taken out again.
    pub not_all_undone: &'static str,
    /// What is said where something of a copy cannot be looked at, since what reads it has not come.
    pub copy_not_loaded: &'static str,
    /// Above the values that were put aside.
    pub aside_list: &'static str,
    /// Button: download one of them, by its `{date}`.
    pub aside_item: &'static str,
    /// Button: delete the work; asks first.
    pub delete: &'static str,
    /// What deleting means.
    pub delete_ask: &'static str,
    /// Button: delete the work in this activity.
    pub delete_here: &'static str,
    /// Button: delete the work in all `{n}` activities.
    pub delete_all: &'static str,
    /// Button: delete nothing.
    pub delete_keep: &'static str,
    /// Said when the work was deleted.
    pub deleted: &'static str,
    /// What the three widgets are called, in the order of `Widget::ALL`.
    pub widgets: [&'static str; 3],
}
