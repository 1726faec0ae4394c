//! What the activity timer says, in English.

use crate::lang::ActivityTimerWords;

pub(super) const WORDS: ActivityTimerWords = ActivityTimerWords {
    name: "Timer",
    start: "Start",
    pause: "Pause",
    resume: "Resume",
    reset: "Reset",
    extend: "Add 5 minutes",
    hide: "Hide timer",
    show: "Show timer",
    say: "Say the time left",

    hour: "1 hour",
    hours: "{n} hours",
    minute: "1 minute",
    minutes: "{n} minutes",
    second: "1 second",
    seconds: "{n} seconds",

    about_left: "About {time} left",
    last_minute: "Less than a minute left",
    time_up: "Time’s up. Carry on if you like.",
    over: "{time} over",
    long_over: "More than a day over",
    ended_ago: "Ended {time} ago",
    ended_long_ago: "Ended more than a day ago",
    paused: "Paused",
    carry_on: "Carry on if you like.",

    question: "The clock has moved on by {time}. Should that time count?",
    count: "Count it",
    leave_out: "Leave it out",

    said_started: "Timer started. {display}.",
    said_paused: "Paused. {display}",
    said_resumed: "Going on. {display}",
    said_extended: "{time} added. {display}",
    said_reset: "Back to the start. {display}.",
    said_half: "Half-way. {display}",
    said_minutes: "{time} left",

    note_ready: "Not started yet. Time allowed: {allowed}.",
    note_moment: "Time spent so far: less than a minute. Time allowed: {allowed}.",
    note: "Time spent so far: about {time}. Time allowed: {allowed}.",
};
