//! What rule-based sentence segmenters are usually asked for, one case or more a rule.

use crate::check;

#[test]
fn end_marks() {
    check(&[
        "Good evening all. |Our choir is called Tandem.",
        "Where do you sing? |We sing in barns.",
        "Here she comes! |Open the gate.",
        "Morning!! |Nice of you to drop by.",
        "Morning?? |Anybody in?",
        "You sold it!? |What were you thinking?",
        "You sold it?! |What were you thinking?",
        "Can it be?!? |It can.",
        "No way!!! |Tell us more.",
    ]);
}

#[test]
fn single_letters_and_short_abbreviations() {
    check(&[
        "The chair is Marta F. Quill.",
        "Ask for R. T. Vance at the desk.",
        "B. N. Sparrow opened a shop here.",
        "Now look at p. 31.",
        "Now look at p. 31. |Read it twice.",
        "Will Tom and co. sing tonight?",
        "Will Tom and Co. sing tonight?",
        "We signed with Reed, Moss & Co. after lunch.",
        "Call Tom and co. |We need them.",
        "We signed with Reed, Moss & Co. |That was on Friday.",
        "You can swim below Mt. Snowdon in June.",
        "St. Brigid’s Hall stands on 9th st. by the bridge.",
        "It is in St. Brigid’s on 9th St. |Do come.",
        "Have you met PDQ Jr.'s mother?",
        "Have you met PDQ Sr.’s mother?",
        "Gov. Hale signed it. |Lt. Gov. Price did not.",
        "The bus is No. 3 from the square.",
        "The bus is no. 3. |It is slow.",
        "Turn to Sec. 4 of the rules. |Then to Art. 9.",
    ]);
}

#[test]
fn dotted_abbreviations() {
    check(&[
        "She toured the U.S.A. in March.",
        "We come from the E.U. |Where do you come from?",
        "We come from the U.S. |Where do you come from?",
        "We come from the U.K. |What about her?",
        "He drives for the U.S. Army in Ohio.",
        "He writes to the U.S. Department of Labor each week.",
        "She has been in the U.S. since May.",
        "They fled the U.S.S.R. in 1972.",
        "The N.H.S. Trust replied.",
        "Both hold a Ph.D. in law.",
        "By 6 a.m. Mrs. Quill was at the pool. |She came home at 7 P.M. |Mrs. Quill ate at eight.",
        "At 6 a.m. Dr. Price rose. |He slept at 9 p.m. |Dr. Price snored.",
        "We rise at 6 a.m. and sing.",
        "The doors close at 11 p.m. |Bring a coat.",
    ]);
}

#[test]
fn numbers_and_addresses() {
    check(&[
        "He had $250.50 on him.",
        "He had $250.50. |It was his rent.",
        "The roof cost $250,000.00 to mend.",
        "The roof cost £250,000.00. |We paid half.",
        "Write to Tom.Reed@choir.example. |He reads it all.",
        "Write to Tom.Reed@choir.example.com. |He reads it all.",
        "Our page is: https://www.choir.40.example/our_songs/list.html. |Have a look.",
        "Our page is http://choir.example/a.b/c.html. |Have a look!",
        "It lies at N°. 3072.114.908. |Bring a spade.",
        "It lies at N. 52.114, W. 4.08. |Bring a spade.",
        "Version 2.3 is out. |Get it.",
    ]);
}

#[test]
fn brackets_and_quotations() {
    check(&[
        "She plays bass (She used to play the harp for two years.) in our band.",
        "She plays bass. |(She used to play the harp.) |It suits her.",
        "He leaned over, 'We made it.' he said.",
        "He leaned over, ‘We made it.’ he said.",
        "He leaned over, \"We made it.\" he said.",
        "He leaned over, “We made it.” he said.",
        "He leaned over, \"We made it.\" |He lifted the cup for all to see.",
        "He leaned over, “We made it.” |He lifted the cup for all to see.",
        "“We made it!” he said. |“Now rest.”",
        "“Did we make it?” Tom asked.",
    ]);
}

#[test]
fn lists() {
    check(&[
        "1.) A red hat |2.) A blue coat",
        "1.) A red hat. |2.) A blue coat.",
        "1) A red hat |2) A blue coat",
        "1) A red hat. |2) A blue coat.",
        "1. A red hat |2. A blue coat",
        "1. A red hat. |2. A blue coat.",
        "• 9. A red hat |• 10. A blue coat",
        "• 9. A red hat. |• 10. A blue coat.",
        "⁃9. A red hat |⁃10. A blue coat",
        "a. A red hat |b. A blue coat |c. A pair of warm gloves",
        "a. A red hat |b. A blue coat",
        "a) A red hat |b) A blue coat |c) A scarf",
        "A. A red hat |B. A blue coat |C. A scarf",
        "- A red hat |- A blue coat |- A scarf",
    ]);
}

#[test]
fn line_ends() {
    check(&[
        "Here a line was\nbroken by an old printer.",
        "It was a wet \nmorning on the moor.",
        "pens\n|ink and paper\n|stamps, glue\n",
        "First verse.\n|Second verse.",
        "Our aims\n|We sing. |We eat.",
    ]);
}

#[test]
fn names_with_marks_and_the_letter_i() {
    check(&[
        "He codes at Yahoo! in the north wing.",
        "Read what Yahoo! Answers had to say.",
        "They will never part, she and I. |Have you seen Robert I. Marsh today?",
        "It was you and I. |Who else?",
        "Edward I. Price led the walk.",
    ]);
}

#[test]
fn ellipses() {
    check(&[
        "Quill holds that in a smaller choir, “the harmony of the parts will sound more plain. . . .”",
        "“Quill [...] used the image of a ladder [...]” (Marsh 12).",
        "Where the rest of a line is dropped, put three dots and then a stop . . . . |The next one follows.",
        "We never asked for it.... |He shut the door.",
        "It wasn’t quite ... or, what we thought...look . . . what we mean, the thing is . . . I never knew.",
        "One more custom that had faded . . . was that of singing in the round. . . . |The custom was not lost. . . .",
        "Wait … there is more.",
        "We left early… |The rest stayed.",
    ]);
}

#[test]
fn missing_spaces() {
    check(&["Good evening.|It is Friday.|Mrs. Quill sold 2,500.|That is plenty."]);
}
