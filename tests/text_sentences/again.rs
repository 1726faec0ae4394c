//! Much the same rules once more, with other words, other neighbours and other places in the sentence: a rule that holds for one
//! example only is none.

use crate::check;

#[test]
fn plain_marks() {
    check(&[
        "Hi there. |I am Wren.",
        "So who are you? |I am Wren.",
        "Look there! |It is snowing.",
        "Hey!! |Good to hear from you.",
        "Hey?? |Who left the light on?",
        "Hey!? |Can you hear us?",
        "Hey?! |Can you hear us?",
        "What?!! |He went home.",
    ]);
}

#[test]
fn letters_and_short_forms() {
    check(&[
        "Her name is Ida B. Marlowe.",
        "Her name is Ida B. Marlowe. |She sings.",
        "She met Ida B. and Tom K. at the gate.",
        "Kindly open the book at p. 108.",
        "Kindly open the books at pp. 4–9 and stop.",
        "Was Ada and co. on the coach?",
        "Was Lowe & co. on the list?",
        "The deal with Marsh, Dale & Co. fell through at ten.",
        "The deal with Marsh, Dale & Bros. fell through at ten.",
        "Go and ask Ada and co. |They might have it.",
        "Go and ask Ada and co. |You may be lucky.",
        "The deal is with Marsh, Dale & Co. |It ended today.",
        "The deal is with Marsh, Dale & Co. |Nothing is signed.",
        "You can spot Mt. Tryfan from the car.",
        "You can spot Ft. Nelson from the car.",
        "St. Teilo’s Church stands on 8th st. near the crossing.",
        "St. Teilo’s Church stands on Elm Ave. near the crossing.",
        "That is RFK Jr.’s coat.",
        "That is RFK Jr.'s coat. |Hang it up.",
        "Martin Luther King Jr. spoke here.",
        "Martin Luther King Jr. Day is in January.",
    ]);
}

#[test]
fn dotted_forms() {
    check(&[
        "They toured the U.S.A. two years ago.",
        "They toured the U.A.E. two years ago.",
        "We are from the E.U. |And how about yourself?",
        "We are from the U.S. |How are things with you?",
        "We are from the U.S. |Is it far?",
        "She works for the U.S. Government in Ohio.",
        "She works for the U.S. Navy in Ohio.",
        "She works for the U.S. State Department.",
        "They have lived in the U.S. for a decade.",
        "They have lived in the U.S. since 1990.",
        "At 7 a.m. Mr. Lowe went out. |He came back at 5 P.M. |Mr. Lowe then lit the stove.",
        "At 7 a.m. Ms. Lowe went out. |She came back at 5 P.M. |Ms. Lowe then lit the stove.",
        "The class begins at 7 P.M. on Friday.",
        "The class ended at 7 P.M. |Nobody stayed.",
        "The class ended at 7 p.m. |Tom stayed.",
        "By 8 A.M. Tom was up.",
    ]);
}

#[test]
fn numbers_prices_and_addresses() {
    check(&[
        "He keeps $80.00 in a tin.",
        "He keeps $80.00. |It is in a tin.",
        "He keeps €80.50. |They are in a tin.",
        "My address is ida.marlowe@post.example. |Write to me.",
        "Her mail address is Ida.Marlowe@post.example.co.uk. |I wrote to her.",
        "The page is: https://www.page.50.example.com/new-page/big_text.html. |Please have a look.",
        "The page is http://page.example/?a=1&b=2.5. |Please have a look.",
        "Find it at N°. 1044.210.077. |That is where the chest is.",
        "Find it at 51.5072° N. and 0.1276° W. |That is where the chest is.",
        "Find it at lat. 51.5, lon. 0.12. |Dig there.",
        "See Table 4.2. |It is short.",
        "The score was 3.5. |That is not bad.",
    ]);
}

#[test]
fn brackets_and_speech() {
    check(&[
        "She paints doors (He spent six years as a joiner before that.) at the town yard.",
        "She paints doors (She was once a joiner!) at the town yard.",
        "She paints doors [She was once a joiner.] at the town yard.",
        "He looked at me, 'That is good.' he said.",
        "He looked at me, ‘Is that good?’ he said.",
        "He looked at me, \"That is good.\" he said.",
        "He looked at me, “That is good!” he shouted.",
        "He looked at me, \"That is good.\" |He put the jug on the shelf.",
        "He looked at me, \"Is that good?\" |He put the jug on the shelf.",
        "“Is that good?” he asked. |“It is.”",
        "“That is good!” the old man said. |We left.",
        "“That is good!” my brother and I said. |We left.",
        "Did he say “Go home”? |He did.",
        "Did he say “Go home?” |He did.",
        "‘Go home!’ cried Tom. |We went.",
    ]);
}

#[test]
fn lists_in_a_line() {
    check(&[
        "1.) First of all |2.) Then the second |3.) Then the third",
        "1.) First of all. |2.) Then the second.",
        "1) First of all |2) Then the second",
        "1) First of all. |2) Then the second.",
        "1. First of all |2. Then the second",
        "1. First of all. |2. Then the second.",
        "• 3. First of all |• 4. Then the second",
        "⁃3. First of all |⁃4. Then the second",
        "a. First of all |b. Then the second |c. And the last one",
        "a.) First of all |b.) Then the second",
        "(a) First of all |(b) Then the second |(c) And the last one",
        "i. First of all |ii. Then the second |iii. And the last one",
        "i) First of all |ii) Then the second",
        "1. First of all. |Rest now. |2. Then the second.",
        "9. First of all |10. Then the second |11. And the last one",
        "(1) First of all. |(2) Then the second.",
        "The steps: |1) first of all |2) then the second",
        "The steps: |1. first of all, |2. then the second.",
    ]);
}

#[test]
fn line_breaks() {
    check(&[
        "This line was cut\noff by the printer.",
        "It was a bright \nmorning by the sea.",
        "aims\n|people we help\n|money, places\n",
        "Aims\n|People we help\n|Money, places\n",
        "Hello there.\n|Come in.",
    ]);
}

#[test]
fn marked_names_and_i() {
    check(&[
        "He works at Yahoo! in the sales team.",
        "He works at Wham! in the sales team.",
        "She loved Oliver! and went twice.",
        "We are a fine pair, you and I. |Did you meet Albert I. Lowe last week?",
        "We are a fine pair, she and I. |Nobody else came.",
        "Nobody knew but I. |We kept it so.",
        "King George I. Marsh was his name.",
    ]);
}

#[test]
fn dots() {
    check(&[
        "Marlowe says that, if you live simply, “the rules of the world will look less tangled. . . .”",
        "Marlowe says so, and that “the rules will look less tangled....”",
        "“Dale [...] spoke of two ladders side by side [. . .]” (Lowe 31).",
        "\"Dale [...] spoke of two ladders side by side [...]\" (Lowe 31).",
        "If words are left off at the end, and no more is dropped, show it with three dots and then a full stop . . . . |Next one.",
        "I never wanted this.... |He left the shop.",
        "I never wanted this... |He left the shop.",
        "I was not really ... well, what I said...look . . . what I am saying, the point is . . . I did not want it.",
        "One further use that grew weaker . . . was that of joining words into new ones. . . . |The use was not given up. . . .",
        "Well... maybe not.",
        "So . . . you came.",
        "And then … nothing. |Not a word.",
    ]);
}

#[test]
fn no_spaces() {
    check(&[
        "Hi all.|Today is Monday.|Mr. Lowe went to town and bought 2,400.|That is a lot.",
        "Is it Monday?|Yes.",
        "It is Monday!|Get up.",
        "It is 4.30.|Get up.",
    ]);
}
