//! A text of any length that is the same at every run: made-up sentences of a made-up organisation.

/// The words the sentences are made of.
const WORDS: &str = "together neighbours share kitchen warm meal every week because nobody should eat alone when \
    winter comes your gift keeps the lights on and opens doors for people who have waited too long we believe that small \
    acts change whole streets volunteers cook listen drive mend teach garden and sing join us tonight with an hour or a \
    pound each one counts families children elders newcomers find welcome here since twelve friends began in a borrowed \
    hall our van carries bread hope blankets stories urgent promise future belong trust community power voice dignity \
    home";

/// The last word of every text, by which the page is known to be complete.
pub(super) const LAST: &str = "Farewell.";

/// So many words as HTML paragraphs of 40 to 90 words.
pub(super) fn html(words: usize) -> String {
    let known: Vec<&str> = WORDS.split_whitespace().collect();
    let mut dice = Dice(20_240_229);
    let mut page = String::from("<p>");
    let (mut paragraph, mut sentence) = (dice.between(40, 90), 0);
    for at in 1..=words {
        if at == words {
            page.push_str(LAST);
            break;
        }
        let word = known.get(dice.between(0, known.len() - 1)).copied().unwrap_or("we");
        if sentence == 0 {
            sentence = dice.between(7, 18);
            let mut letters = word.chars();
            page.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            page.push_str(letters.as_str());
        } else {
            page.push_str(word);
        }
        sentence -= 1;
        paragraph -= 1;
        if paragraph == 0 {
            page.push_str(".</p>\n<p>");
            (paragraph, sentence) = (dice.between(40, 90), 0);
        } else {
            page.push_str(if sentence == 0 { ". " } else { " " });
        }
    }
    page.push_str("</p>");
    page
}

/// A linear congruential generator (the constants of Numerical Recipes): the same numbers everywhere.
struct Dice(u32);

impl Dice {
    fn between(&mut self, low: usize, high: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        low + (self.0 >> 8) as usize % (high - low + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_as_many_words_as_asked_for_and_is_always_the_same() {
        for size in [1, 400, 2_000] {
            let text = html(size).replace("<p>", " ").replace("</p>", " ");
            assert_eq!(text.split_whitespace().count(), size);
            assert!(text.trim_end().ends_with(LAST));
            assert!(!text.contains(".."));
        }
        assert_eq!(html(400), html(400));
    }
}
