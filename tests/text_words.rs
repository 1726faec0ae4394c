//! The words that can be picked, as a table: the words of each line, in order. The lines are our own.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::string_slice, reason = "a test may panic")]

use activity_widgets::text::word_ranges;

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (paragraph, wanted) in cases {
        let found: Vec<&str> = word_ranges(paragraph).into_iter().map(|range| &paragraph[range]).collect();
        if found != *wanted {
            wrong.push(format!("wanted {wanted:?}\n found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn hyphens_and_dashes() {
    check(&[
        ("co-operate, re-form", &["co-operate", "re-form"]),
        ("zero\u{2011}hours and living\u{2010}wage", &["zero\u{2011}hours", "and", "living\u{2010}wage"]),
        ("a not-for-profit society", &["a", "not-for-profit", "society"]),
        ("micro—macro", &["micro", "macro"]),
        ("micro–macro – both", &["micro", "macro", "both"]),
        ("micro -- macro - both", &["micro", "macro", "both"]),
        ("micro--macro", &["micro", "macro"]),
        ("pre- and post-war", &["pre", "and", "post-war"]),
        ("twenty-two-year-old", &["twenty-two-year-old"]),
        ("pages 10-12", &["pages", "10-12"]),
        ("Covid-19 and T-shirts", &["Covid-19", "and", "T-shirts"]),
        ("Dipl.-Ing. Weber", &["Dipl.-Ing.", "Weber"]),
    ]);
}

#[test]
fn apostrophes_and_quotation_marks() {
    check(&[
        ("don’t can't", &["don’t", "can't"]),
        ("the members’ room, the members' room", &["the", "members", "room", "the", "members", "room"]),
        ("‘soft power’", &["soft", "power"]),
        ("'soft power'", &["soft", "power"]),
        ("“soft power”, \"soft\" «power»", &["soft", "power", "soft", "power"]),
        ("’tis the ’90s", &["tis", "the", "90s"]),
        ("the 1990's", &["the", "1990's"]),
        ("l’eau qu'il boit", &["l’eau", "qu'il", "boit"]),
        ("rock ’n’ roll", &["rock", "n", "roll"]),
        ("Mae’r neuadd i’w gweld", &["Mae’r", "neuadd", "i’w", "gweld"]),
        ("*bold* _thin_ __both__", &["bold", "thin", "both"]),
        ("(word) [word] {word}", &["word", "word", "word"]),
    ]);
}

#[test]
fn abbreviations() {
    check(&[
        ("the U.S. and the U.K.", &["the", "U.S.", "and", "the", "U.K."]),
        ("e.g. tea, i.e. drinks", &["e.g.", "tea", "i.e.", "drinks"]),
        ("at 9 a.m. or 7.30 p.m.", &["at", "9", "a.m.", "or", "7.30", "p.m."]),
        ("a Ph.D. thesis", &["a", "Ph.D.", "thesis"]),
        ("Dr. Lowe left.", &["Dr.", "Lowe", "left"]),
        ("J. K. Rowling", &["J.", "K.", "Rowling"]),
        ("We chose plan B. Nobody minded.", &["We", "chose", "plan", "B", "Nobody", "minded"]),
        ("We left. Then we ate.", &["We", "left", "Then", "we", "ate"]),
        ("Fig. 3 shows no. 5", &["Fig.", "3", "shows", "no.", "5"]),
        ("She said no.", &["She", "said", "no"]),
        ("so... what", &["so", "what"]),
        ("the U.S....", &["the", "U.S"]),
        ("R&D at M&S", &["R&D", "at", "M&S"]),
        ("C++ and C#, ages 16+", &["C++", "and", "C#", "ages", "16+"]),
    ]);
}

#[test]
fn numbers_with_their_signs() {
    check(&[
        ("£10.90 €5 $1,000 £2m", &["£10.90", "€5", "$1,000", "£2m"]),
        ("US$5 and 5 € or 5€", &["US$5", "and", "5 €", "or", "5€"]),
        ("95%, 95 % or 18.5\u{a0}%", &["95%", "95 %", "or", "18.5\u{a0}%"]),
        ("10:30, 7.30pm, 24/7", &["10:30", "7.30pm", "24/7"]),
        ("14/03/2024", &["14/03/2024"]),
        ("21,604 journeys", &["21,604", "journeys"]),
        ("20°C or 68 °F, 90°", &["20°C", "or", "68", "F", "90°"]),
        ("the 1st, 2nd", &["the", "1st", "2nd"]),
        ("and/or", &["and", "or"]),
        ("Subject:Hello", &["Subject", "Hello"]),
        ("£ 5 and % alone", &["5", "and", "alone"]),
    ]);
}

#[test]
fn addresses_and_names() {
    check(&[
        ("Write to a.lowe@moonbus.example.org.", &["Write", "to", "a.lowe@moonbus.example.org"]),
        ("https://moonbus.example/Power_(talk).", &["https://moonbus.example/Power_(talk)"]),
        ("(see https://moonbus.example/a_b?q=1#top), or", &["see", "https://moonbus.example/a_b?q=1#top", "or"]),
        ("www.moonbus.example.org!", &["www.moonbus.example.org"]),
        ("gov.example/register-now, and/or not", &["gov.example/register-now", "and", "or", "not"]),
        ("moonbus.example.org.", &["moonbus.example.org"]),
        ("@moonbus and #SafeWayHome", &["@moonbus", "and", "#SafeWayHome"]),
        ("The end.Next word.", &["The", "end", "Next", "word"]),
        ("Node.js", &["Node.js"]),
    ]);
}

#[test]
fn other_scripts() {
    check(&[
        ("مرحبا بالعالم، شكرا", &["مرحبا", "بالعالم", "شكرا"]),
        ("שלום עולם", &["שלום", "עולם"]),
        ("नमस्ते दुनिया।", &["नमस्ते", "दुनिया"]),
        ("cafe\u{301} e\u{301}te\u{301}", &["cafe\u{301}", "e\u{301}te\u{301}"]),
        ("größte Übung", &["größte", "Übung"]),
        ("hi 👋 there 👩‍👩‍👧", &["hi", "there"]),
        ("", &[]),
        (" … — !", &[]),
    ]);
    // Chinese and Thai follow the raw boundaries, which need a dictionary; none may be lost or joined by us.
    let chinese = "我们需要你，请加入。";
    let letters: String = word_ranges(chinese).into_iter().map(|range| &chinese[range]).collect();
    assert_eq!(letters, "我们需要你请加入");
}
