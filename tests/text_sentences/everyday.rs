//! Sentences as pages have them, and in other languages than English.

use activity_widgets::text::{sentence_at, sentence_ranges, trimmed};

use crate::check;

#[test]
fn a_page_of_everything() {
    check(&[
        "When the last bus leaves at 6.40 p.m., most of us are home. |The nurse isn’t.",
        "On 14 March the council will vote on cutting transport by another 18.5%. |If we wait, we lose.",
        "All over the U.K. there are places that go quiet, e.g. ours. |We care.",
        "Meet us behind Pennyfeather & Daughters Ltd. any Thursday at 7.30 p.m. and see for yourself.",
        "Josie isn’t alone. |“At last I can sleep!” wrote one father. |“I know she’s on the bus.”",
        "Dr. Ifan Rees puts it simply: “It is a problem. A way home is good medicine.”",
        "Give. |Even a little goes a long way.",
        "Already one of us? |Thank you. |You’re the reason the lights are on.",
        "Registered charity no. 1045 (England). |Registered office: 3 Mill Rd. Nether Wimbling.",
        "Call 01234 567 890 (Mon. to Fri., 9 a.m. to 5 p.m.) or write. |We answer.",
        "© 2024 Moonbus. |All rights reserved.",
        "Yes! |I want to help.",
        "Prof. Dr. H. Weber Jr. of Leeds Univ. said so. |We agreed.",
        "The walk is 3.5 km. long. |Bring water.",
        "They came from St. Just and St. Ives. |All were wet.",
        "The shop on Fore St. |There you can park.",
        "He asked (quietly, as ever): “Who decides?” |Nobody replied.",
        "We said: no! |They said: yes.",
        "It’s the 1st of Sept. at last.",
        "Look at N°. 12.40.7. |It is close by.",
        "It was Friday.|Dr. Lowe came.|She sat.",
        "He left at 6 P.M. |Mrs. Doyle stayed.",
        "Is it Wed. or Thurs. this week?",
        "Join in! |@moonbus has the times.",
        "Read more… |Give now… |Join us…",
        "What’s next? |1,300 of you signed.",
        "The vote (14 for, 2 against, etc.) was clear. |We won.",
        "She wrote “Power/Knowledge” in 1980. |It sold.",
        "My motto? |“Ask. |Listen. |Act.” |It works.",
    ]);
}

#[test]
fn plain_ends() {
    check(&[
        "The hall was full. |Nobody left early.",
        "Who pays for this? |You do, and so do we.",
        "Give today! |Every pound stays in the valley.",
        "We asked. |They listened. |Nothing changed.",
        "A heading without a stop",
        "One line and no more.",
        "It rained all day.  |The band played on.",
        "“At last I can sleep!” |He put the letter down.",
        "We need you! |Will you come? |Say yes.",
        "Bring a friend. |42 people did so last year.",
        "It cost us dearly. |£250 buys a set of tyres.",
        "Follow us. |#SafeWayHome is where we talk.",
        "Well done! |🎉 You have raised the lot.",
        "They met on Sunday. |“Power is talk,” she began.",
        "The kettle is on. |(Tea is free.) |Come in.",
        "Sign up now. |iPads are provided.",
        "The vote was close. |eBay sold the chairs.",
        "She stayed. |I left.",
        "All of it went to the depot. |A few pence were left over.",
        "Ours is a small town. |Éclairs are cheap.",
    ]);
}

#[test]
fn repeated_marks() {
    check(&[
        "What a night!! |Nobody slept.",
        "You did what?? |Tell me again.",
        "He said no!? |I cannot believe it.",
        "Are they mad?! |Perhaps they are.",
        "Help us!!! |We close on Friday.",
        "Really?? |Really.",
        "And then!!! they came back",
    ]);
}

#[test]
fn titles_and_names() {
    check(&[
        "Dr. Thistlewood put it simply. |We agreed.",
        "Mr. and Mrs. Okafor run the café.",
        "We wrote to Prof. Ada Lowe. |She wrote back.",
        "Ask for Ms. Price at the desk.",
        "The Rev. Hale opened the hall in May.",
        "Gen. Marsh and Col. Vane were there.",
        "Sen. Holt voted no. |Rep. Diaz voted yes.",
        "The climb up Mt. Snowdon took a day.",
        "Turn left at St. Anne’s Church.",
        "Ft. Worth sent a cheque.",
        "Sgt. Bell spoke first. |Lt. Shaw spoke next.",
        "It was chaired by the Hon. Jane Reed.",
        "Both Messrs. Finch and Sons gave tables.",
        "It went to Finch & Co. A. Lowe opened it.",
        "Is that Sam Doyle Jr.’s van outside?",
        "Ralph Doyle Sr. founded it in 1902.",
        "Dear Mx. Farrow, thank you for your letter.",
        "Speak to Cllr. Begum. |Her door is open.",
    ]);
}

#[test]
fn initials() {
    check(&[
        "J. K. Rowling wrote to us.",
        "The essay is by E. M. Forster. |It is short.",
        "Thomas R. Ashby chaired the meeting.",
        "Have you read W. E. B. Du Bois on work?",
        "J.R. Hartley came too. |He brought flies.",
        "The plaque says A. Lovell and B. Stone gave it.",
        "Edward P. Thompson said so. |He was right.",
        "They chose plan B. |Plan C was dearer.",
        "Oranges are rich in vitamin C. |Lemons are too.",
        "She sat between you and I. |Nobody minded.",
        "So it was only me and I. |Fred had gone home by then.",
        "Do you know Walter I. Marks of Leeds?",
        "He served under Elizabeth I. |She paid badly.",
        "We are in group D. |The others are in group E.",
    ]);
}

#[test]
fn abbreviations_within_a_sentence() {
    check(&[
        "Bring warm clothes, e.g. a coat.",
        "Ask a trustee, i.e. Ms Lowe or Mr Hale.",
        "Ask a trustee, i.e. Maria, for the key.",
        "We need chairs, tables, etc. by noon.",
        "It is approx. nine miles from here.",
        "It is approx. 9,000 miles from here.",
        "It was talk vs. action all night.",
        "The case was Marsh vs. Holt. |Holt won.",
        "See cf. Lukes on this.",
        "The firm dates from ca. 1890 or so.",
        "The letter from Acme Ltd. was unsigned.",
        "Finch, Stone & Co. at the corner sold it.",
        "Were Ann and co. at the rally?",
        "They met at 9 a.m. on the green.",
        "The talk is at 7.30 p.m. in the hall.",
        "The office opens at 9 a.m. Monday to Friday.",
        "She spoke at 6 p.m. GMT by telephone.",
        "The parcel weighs 12 oz. when dry.",
        "It is 4 ft. wide and 6 in. deep.",
        "We walked 3 mi. to the hut.",
        "Write to 14 Mill Rd. near the pond.",
        "The shop on 3rd St. near the bank has shut.",
        "They live on Acacia Ave. in a tall house.",
        "On Jan. 5 we open the doors.",
        "The march is on Sat. 14 June.",
        "The dept. of health wrote to us.",
        "Payment is due to the govt. of the day.",
        "Lukes et al. call it a third face.",
        "Read Foucault et al. (1982) on this.",
        "He has a Ph.D. in sociology.",
        "A B.Sc. or an M.A. will do.",
        "Our mgr. said no.",
    ]);
}

#[test]
fn abbreviations_before_numbers() {
    check(&[
        "They live at No. 10 on the corner.",
        "See Fig. 3 for the map.",
        "The claim is on p. 4 of the report.",
        "Read pp. 12-19 before class.",
        "It is in Vol. 2 of the set.",
        "Look up Art. 5 and Sec. 12 first.",
        "Start with Ch. 3 and go on.",
        "Call us on tel. 01234 567 before noon.",
        "Compare Figs. 4 and 5.",
        "The rule is in para. 7 of the code.",
        "We asked her and she said no. |Ten people came anyway.",
        "It is charity reg. no. 1045 in England.",
        "The Nos. 4 and 5 bus stop here.",
        "You will find us at No. IV Castle Street.",
        "That is bus no. 7. |Take it.",
        "The lot is N°. 55 in the list.",
    ]);
}

#[test]
fn abbreviations_at_the_end() {
    check(&[
        "He works at Acme Ltd. |The pay is poor.",
        "The gift came from Finch & Co. |It was large.",
        "I spoke to Ann and co. |They were kind.",
        "All over the U.K. there are quiet streets.",
        "We moved to the U.K. |The winters were wet.",
        "The U.S. Senate met on Friday.",
        "The U.K. Government has not replied.",
        "She flew to the U.S. |Her sister stayed.",
        "Have you been to the U.S.A. lately?",
        "They left the E.U. |What came next was talk.",
        "Doors close at 11 p.m. |Please be on time.",
        "The train left at 6 p.m. |Maria missed it.",
        "At 6 p.m. Maria went home. |She was tired.",
        "By 9 a.m. Mr. Doyle had left. |He came back at 5 p.m. |Mrs. Doyle did not.",
        "At 10 a.m. I rang again.",
        "Bring pens, paper, etc. |The hall has chairs.",
        "Bring pens, paper, etc. |Lunch is free.",
        "She is a Ph.D. |Her brother is not.",
        "The shop is on Mill Rd. |There is a bus.",
        "It closes in Dec. |We open again in May.",
        "It weighs 5 kg. |The lid weighs more.",
        "Send it to Stone Inc. |They will know.",
        "He is Ralph Doyle Jr. |His father is the other.",
        "Lukes said it first, then Gaventa et al. |Others followed.",
    ]);
}

#[test]
fn numbers_and_prices() {
    check(&[
        "It costs £10.90 a month.",
        "It costs £10.90. |That is fair.",
        "The rate rose by 18.5% last year.",
        "The rate rose by 18.5%. |Nobody said why.",
        "Ver. 2.1.3 is out. |Get it.",
        "Version 2.0 is out. |Version 2.1 is not.",
        "We raised 1,300.50 in all. |Thank you.",
        "There were 412. |Eight in ten said yes.",
        "The year was 1999. |We were young.",
        "The bus goes at 7.30pm. |Be early.",
        "The time is 10:30. |The hall opens at 11:00.",
        "See section 3.2.1 of the plan. |It is short.",
        "Lot 7.204.11 is the one. |Dig there.",
        "Only .5 of it was left.",
        "It was bad in 2019. |2020 was worse.",
    ]);
}

#[test]
fn ellipses() {
    check(&[
        "We waited... and waited.",
        "We waited… and waited.",
        "We waited... |Nothing came.",
        "We waited… |Nothing came.",
        "She never said so.... |He went home.",
        "It was, well . . . a start, you know . . . I think so.",
        "I was sure ... well, nearly ... I had seen it.",
        "They gave us all they had . . . . |The rest was luck.",
        "They gave us all they had . . . . |Maria wept.",
        "The habit was lost. . . . |The craft was not.",
        "And so on...",
        "“The laws seem less tangled. . . .”",
        "“Power [...] comes from below [...]” (Foucault 94).",
        "The report [...] was late. |We read it anyway.",
        "Hmm... I wonder.",
        "...and then it stopped. |Good.",
    ]);
}

#[test]
fn quotations() {
    check(&[
        "“Stop!” she said. |He stopped.",
        "\"Stop!\" she said. |He stopped.",
        "'Stop!' she said. |He stopped.",
        "“Why now?” Amina asked. |Nobody knew.",
        "“Why now?” Amina Khan asked. |Nobody knew.",
        "“Stop! Wait for me!” she cried.",
        "He said, “It is late. Go home.” |Then he left.",
        "She looked up and said, \"It is done.\" |She shut the book.",
        "She looked up, \"It is done.\" she said.",
        "She looked up, 'It is done.' she said.",
        "“I was lonely. |Now I have friends.”",
        "“I was lonely. |Now I have friends.” |Josie, a mother of two",
        "“It works,” he said. |“It really works.”",
        "He called it “soft power”. |We called it nagging.",
        "He called it ‘soft power.’ |We called it nagging.",
        "“Is it safe?” |“It is.”",
        "They shouted “No!” and left.",
        "They shouted “No!” |The room went still.",
        "«Enough!» he said. |They sat.",
        "The members’ room is shut. |The staff’s room is not.",
        "In the ’90s it was a mill. |Now it’s ours.",
        "The sign reads “Mr. Finch is out.” |We knocked anyway.",
        "“Dr. Lowe,” he said, “is late.” |She was not.",
        "“Who is ‘we’?” she asked. |Good question.",
    ]);
}

#[test]
fn brackets() {
    check(&[
        "The hall (built in 1902) is cold.",
        "The hall (It was built in 1902.) is cold.",
        "He taught here (He had been a baker. He liked bread.) for years.",
        "We left early. |(It had begun to rain.) |Nobody minded.",
        "We left early (it had begun to rain). |Nobody minded.",
        "Bring a friend (or two!) to the depot.",
        "Is it free (really?) for all?",
        "It closed (see p. 4). |It opened again.",
        "Come to Finch & Sons (behind Penny Ltd.) on Friday.",
        "He was right (!) this time.",
        "“Power is everywhere” (Foucault 93). |So is talk.",
        "Power is everywhere.[1] |So is talk.[2]",
        "Power is everywhere.¹ |So is talk.",
    ]);
}

#[test]
fn exclaiming_names() {
    check(&[
        "She worked at Yahoo! in the accounts office.",
        "We saw Oliver! at the hall.",
        "The Yahoo! Groups pages are gone.",
        "Westward Ho! is a village in Devon.",
    ]);
}

#[test]
fn lists_on_one_line() {
    check(&[
        "1. Read the text |2. Pick ten words |3. Say why",
        "1. Read the page. |2. Pick ten words. |3. Say why.",
        "1) Read the page |2) Pick ten words",
        "1) Read the page. |2) Pick ten words.",
        "1.) Read the page |2.) Pick ten words",
        "1.) Read the page. |2.) Pick ten words.",
        "(1) read it |(2) mark it |(3) say why",
        "We need (as ever: 1. tea 2. cake) more hands.",
        "1. Look at page 2. |Rest. |2. Say why.",
        "a. read it |b. mark it |c. say why",
        "a) read it |b) mark it",
        "(a) read it |(b) mark it",
        "i. read it |ii. mark it |iii. say why",
        "• tea |• cake |• talk",
        "• 9. Sweep the hall |• 10. Lock up",
        "⁃9. Sweep the hall |⁃10. Lock up",
        "Please bring: |1. a pen |2. a pad |3. a friend",
        "A. Read it |B. Mark it |C. Say why",
        "The prize is on page 2. |The rules are on page 3.",
        "1. We counted 12 chairs |2. We counted 3 tables",
        "- Read it. |- Mark it.",
        "- read it |- mark it |- say why",
        "* read it |* mark it |* say why",
        "- He left - at last.",
        "I. Aims |II. Means |III. Ends",
        "First: |a) read it; |b) mark it.",
        "He scored 1. |She scored 2. |They drew.",
    ]);
}

#[test]
fn addresses() {
    check(&[
        "Write to info@moonbus.example.org. |We reply.",
        "Write to a.b.lowe@moonbus.example.org today.",
        "See https://www.moonbus.example/join.html?x=1.2 for more.",
        "See www.moonbus.example.org. |It is new.",
        "The page is https://moonbus.example/A.B?Q=Yes!No. |Try it.",
        "We built it with Node.js and ASP.NET last year.",
        "GOV.UK has the form.",
        "Open the file Notes.Txt and read it.",
    ]);
}

#[test]
fn missing_spaces() {
    check(&[
        "The hall is cold.|We lit a fire.",
        "The hall is cold.|We lit a fire.|It went out.",
        "We raised 2,000.|That is a lot.",
        "Was it cold?|It was.",
        "“It is cold.”|She lit a fire.",
        "The bill came from Ltd.Co and was wrong.",
    ]);
}

#[test]
fn line_ends() {
    check(&[
        "This line was cut\nby a machine.",
        "It was a dark \nand stormy night.",
        "Dogs\n|Cats\n|Mice",
        "dogs and cats\n|mice, rats\n|voles\n",
        "First line\n\n|second line",
        "First.\r\n|Second.",
        "First.\r|Second.",
        "One\u{2028}|Two\u{2029}|Three",
    ]);
}

#[test]
fn welsh() {
    check(&[
        "Mae’r neuadd yn oer. |Rydym yn cynnau tân.",
        "Ysgrifennwch at Dr. Ifan Rhys. |Bydd yn ateb.",
        "Gwelwch t. 4 o’r adroddiad.",
        "Beth yw pŵer? |Pwy sy’n siarad.",
        "Dewch â phethau cynnes, e.e. côt.",
    ]);
}

#[test]
fn french() {
    check(&[
        "Mme. Petit est là. |Elle attend.",
        "M. Petit est parti. |Il pleuvait.",
        "Apportez du pain, p. ex. une baguette.",
        "« Arrêtez ! » dit-elle. |Il s’arrêta.",
        "Pourquoi ? |Personne ne sait.",
        "Il a dit : « Il est tard. » |Puis il est parti.",
        "Voir p. 12 et art. 5 du code.",
        "Le n° 10 est fermé. |Le n° 12 est ouvert.",
        "Il a dit : « Il est tard. Partons. » |Puis il est parti.",
        "C’est loin, env. 9 km d’ici.",
    ]);
}

#[test]
fn german() {
    check(&[
        "Das Treffen ist am 3. Oktober im Saal.",
        "Im 19. Jahrhundert war es eine Mühle.",
        "Dr. Braun kommt. |Er bringt Kuchen.",
        "Nimm etwas Warmes mit, z. B. einen Mantel.",
        "Nimm etwas mit, z. B. Handschuhe.",
        "Nimm etwas mit, z.B. Handschuhe.",
        "Wir brauchen Stühle, d. h. Geld.",
        "„Komm!“, rief sie. |Er kam.",
        "„Komm her.“ |Er kam.",
        "Siehe Abs. 2 und Nr. 5.",
        "Es kostet ca. 20 Euro. |Das ist viel.",
        "Stühle bzw. Bänke fehlen.",
    ]);
}

#[test]
fn spanish() {
    check(&[
        "¿Quién habla? |¡Nadie!",
        "¡Hola! |¿Cómo estás?",
        "La Sra. Ruiz llegó tarde. |Nadie dijo nada.",
        "El Dr. Vega vive en EE.UU. desde 1999.",
        "Véase la pág. 4 del informe.",
        "¡Alto! —gritó ella. |Él paró.",
        "Traiga algo, p. ej. pan.",
    ]);
}

#[test]
fn scripts_without_capitals() {
    check(&[
        "هل أنت هنا؟ |نعم أنا هنا.",
        "ذهبت إلى السوق. |عدت إلى البيت.",
        "يعمل د. أحمد هنا. |هو طبيب.",
        "کیا آپ یہاں ہیں؟ |جی ہاں۔ |شکریہ۔",
        "我们需要你。|请加入我们！|你来吗？",
        "他说：“我走了。”|然后他走了。",
        "駅まで歩いた。|雨が降った。",
        "「もう遅い。帰ろう。」と彼は言った。|皆帰った。",
        "हम यहाँ हैं। |आप कहाँ हैं? |घर पर।",
        "เราต้องการคุณ มาร่วมกับเรา",
        "מה קורה? |הכול בסדר.",
        "Πού είσαι; Εδώ είμαι. |Καλά.",
        "Мы здесь. |Где вы?",
        "ሰላም። |ደህና ነኝ።",
    ]);
}

#[test]
fn a_word_finds_its_sentence() {
    let paragraph = "Dr. Lowe spoke.  Nobody left.";
    let sentences = sentence_ranges(paragraph);
    let at = paragraph.find("left").unwrap();
    let sentence = sentence_at(&sentences, at..at + 4);
    assert_eq!(&paragraph[trimmed(paragraph, sentence)], "Nobody left.");
    assert_eq!(&paragraph[trimmed(paragraph, sentence_at(&sentences, 0..3))], "Dr. Lowe spoke.");
    // A phrase over the border of two sentences has both.
    let phrase = paragraph.find("spoke").unwrap()..paragraph.find(" left").unwrap();
    assert_eq!(sentence_at(&sentences, phrase), 0..paragraph.len());
    assert_eq!(sentence_at(&[], 3..5), 3..5);
    assert_eq!(trimmed(paragraph, 500..600), 500..500);
    assert_eq!(trimmed("   ", 0..3), 0..0);
}
