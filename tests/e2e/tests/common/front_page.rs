//! The front page of a voluntary organisation that does not exist, as a learner would copy it: with its menu, a hidden
//! part, a script, non-breaking spaces, abbreviations and figures.

/// As the clipboard holds it when it was copied in a browser.
pub const RICH: &str = "
<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/about\">About&nbsp;us</a></li></ul></nav>
<h1>Give broken things a second life</h1>
<p>Every Saturday our <b>volunteers</b> mend what shops tell you to throw&nbsp;away. Since 2016 we have rescued
   8,412 toasters, lamps and bicycles, and nobody has ever been charged a penny.</p>
<p hidden>Not to be seen</p>
<h2>Why it matters</h2>
<blockquote>“I thought the radio was <i>finished</i>,” says Mrs. Okafor. “They gave me back my mornings.”</blockquote>
<ul><li>Join us: no skill needed</li><li>Donate from £3 a month</li></ul>
<script>document.title = 'This must not run'</script>
<p>Together we can keep 95% of it out of the ground.</p>";

/// As a plain editor would hold it.
pub const PLAIN: &str = "Give broken things a second life

Every Saturday our volunteers mend what shops tell you to throw away. Since 2016 we have rescued 8,412 toasters, lamps and bicycles, and nobody has ever been charged a penny.

“I thought the radio was finished,” says Mrs. Okafor. “They gave me back my mornings.”

Join us: no skill needed
Donate from £3 a month

Together we can keep 95% of it out of the ground.";

/// Ten words that influence.
pub const WORDS: [&str; 10] =
    ["broken", "second", "volunteers", "rescued", "nobody", "finished", "mornings", "Join", "Donate", "Together"];

/// The sentences of those words, in the same order.
pub const SENTENCES: [&str; 10] = [
    "Give broken things a second life",
    "Give broken things a second life",
    "Every Saturday our volunteers mend what shops tell you to throw away.",
    "Since 2016 we have rescued 8,412 toasters, lamps and bicycles, and nobody has ever been charged a penny.",
    "Since 2016 we have rescued 8,412 toasters, lamps and bicycles, and nobody has ever been charged a penny.",
    "“I thought the radio was finished,” says Mrs. Okafor.",
    "“They gave me back my mornings.”",
    "Join us: no skill needed",
    "Donate from £3 a month",
    "Together we can keep 95% of it out of the ground.",
];
