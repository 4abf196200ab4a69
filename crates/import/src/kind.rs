//! What kind of story an entry is: a guess from a small table.

use domain::story::StoryKind;

/// One row: a kind, words that say so as a topic, and words that say so in a title; a bar parts them.
///
/// The first row that fits wins; topics are asked before titles, because somebody chose them. Words are
/// whole, in any case, in English, German, French, Spanish or Arabic; several words are a phrase. In titles
/// only what hardly ever means something else.
const TABLE: [(StoryKind, &str, &str); 7] = [
    (
        StoryKind::Job,
        "job|jobs|career|careers|hiring|vacancy|vacancies|open positions|karriere|stellenangebote|emploi|emplois|\
         recrutement|empleo|vacantes|وظائف",
        "we are hiring|we're hiring|is hiring|join our team|job opening|vacancy|wir suchen|stellenangebot|\
         nous recrutons|offre d'emploi|oferta de empleo|وظيفة",
    ),
    (
        StoryKind::Event,
        "event|events|webinar|webinars|conference|conferences|meetup|veranstaltung|veranstaltungen|événement|\
         événements|evento|eventos|فعاليات",
        "webinar|meetup|conference|register now|save the date|veranstaltung|konferenz|conférence|inscrivez-vous|\
         conferencia|seminario web|ندوة",
    ),
    (
        StoryKind::Howto,
        "how to|how-to|howto|tutorial|tutorials|guides|tips|anleitung|anleitungen|tutoriel|tutoriels|guía|guías|شروحات",
        "how to|how we|step by step|tutorial|a guide to|tips for|anleitung|so geht|comment faire|tutoriel|cómo|guía|كيف",
    ),
    (
        StoryKind::People,
        "people|team|teams|employees|culture|interview|interviews|portrait|our people|menschen|mitarbeiter|kultur|\
         équipe|culture d'entreprise|personas|equipo|فريقنا",
        "meet the team|interview with|a day in the life|interview mit|entretien avec|rencontre avec|entrevista a|\
         entrevista con|مقابلة",
    ),
    (
        StoryKind::Data,
        "data|report|reports|research|statistics|survey|studie|studien|statistik|étude|études|estudio|estudios|\
         informe|بيانات",
        "survey|statistics|by the numbers|in numbers|annual report|umfrage|in zahlen|en chiffres|sondage|en cifras|\
         encuesta|استطلاع",
    ),
    (
        StoryKind::Image,
        "photo|photos|gallery|infographic|infographics|pictures|bilder|fotos|galerie|galería|صور",
        "in pictures|infographic|photo gallery|in bildern|en images|en imágenes|infografik|infographie|infografía|بالصور",
    ),
    (
        StoryKind::News,
        "news|press|press release|press releases|announcement|announcements|releases|nachrichten|neuigkeiten|presse|\
         actualité|actualités|noticias|prensa|أخبار",
        "announces|announcing|press release|launches|introducing|now available|pressemitteilung|kündigt an|annonce|\
         communiqué|anuncia|comunicado|تعلن",
    ),
];

/// The kind of an entry: by topic, by title, as an image when a picture is enclosed and little is said, else
/// an article.
pub(crate) fn guess(topics: &[String], title: &str, summary: &str, picture_enclosed: bool) -> StoryKind {
    let topics: Vec<String> = topics.iter().map(|topic| topic.to_lowercase()).collect();
    let named = |words: &str| words.split('|').any(|word| topics.iter().any(|topic| topic == word));
    let title = spaced(title);
    let said = |phrases: &str| phrases.split('|').any(|phrase| title.contains(&spaced(phrase)));
    let by_topic = TABLE.iter().find(|(_, words, _)| named(words));
    let by_title = || TABLE.iter().find(|(_, _, phrases)| said(phrases));
    match by_topic.or_else(by_title) {
        Some((kind, _, _)) => *kind,
        None if picture_enclosed && summary.chars().count() < 80 => StoryKind::Image,
        None => StoryKind::Article,
    }
}

/// The words in lower case, each between spaces, so that a phrase is found only as whole words.
fn spaced(text: &str) -> String {
    let text = text.to_lowercase().replace('’', "'");
    let words =
        text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-')).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_guessed_from_what_says_so() {
        let topic = |word: &str| guess(&["Other".to_owned(), word.to_owned()], "T", "", false);
        let title = |text: &str| guess(&[], text, "", false);
        assert_eq!((topic("Careers"), title("We’re hiring: welders")), (StoryKind::Job, StoryKind::Job));
        assert_eq!((topic("Webinars"), title("Webinar: heat pumps")), (StoryKind::Event, StoryKind::Event));
        assert_eq!((topic("Tutorial"), title("How to weld")), (StoryKind::Howto, StoryKind::Howto));
        assert_eq!((topic("Équipe"), title("Meet the team in Lyon")), (StoryKind::People, StoryKind::People));
        assert_eq!((topic("Research"), title("Our year in numbers")), (StoryKind::Data, StoryKind::Data));
        assert_eq!(
            (topic("Infographic"), title("The fair in pictures")),
            (StoryKind::Image, StoryKind::Image)
        );
        assert_eq!(
            (topic("Press Release"), title("Acme announces merger")),
            (StoryKind::News, StoryKind::News)
        );
        assert_eq!(
            (topic("Welding"), title("Why heat pumps matter")),
            (StoryKind::Article, StoryKind::Article)
        );
    }

    #[test]
    fn only_whole_words_count_and_topics_come_first() {
        assert_eq!(guess(&[], "Showtimes: how too", "", false), StoryKind::Article);
        assert_eq!(guess(&["News".to_owned()], "How to weld", "", false), StoryKind::News);
        assert_eq!(guess(&[], "A tree", "", true), StoryKind::Image);
        assert_eq!(guess(&[], "A tree", &"word ".repeat(40), true), StoryKind::Article);
    }
}
