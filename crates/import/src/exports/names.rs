//! What the columns are called, in five languages.
//!
//! The English names are those of the files as their public readers know them. The networks translate them and change the
//! translations; so each language lists what has been seen or is said in its interface, and a new name is a word more
//! here. Names are compared folded: case, accents, spaces and punctuation do not matter.

use std::collections::BTreeMap;

use domain::{reported::Metric, search::words};

use super::formats::Field::{self, *};

/// The languages of the columns below, in their order.
pub(super) const LANGUAGES: [&str; 5] = ["en", "es", "fr", "de", "ar"];

type Names = [&'static [&'static str]; 5];

const NAMES: &[(Field, Names)] = &[
    (
        Id,
        [
            &["Post id"],
            &["Identificador de la publicación", "Id. de la publicación", "ID de publicación"],
            &["Identifiant de publication", "Identifiant de la publication", "ID de la publication"],
            &["Beitrags-ID", "ID des Beitrags", "Post-ID"],
            &["معرف المنشور", "رقم المنشور"],
        ],
    ),
    (
        PostLink,
        [
            &["Post Link"],
            &["Enlace del post", "Enlace de la publicación"],
            &["Lien du post", "Lien de la publication"],
            &["Post-Link", "Link zum Post"],
            &["رابط المنشور على X", "وصلة المنشور"],
        ],
    ),
    (
        Permalink,
        [
            &["Permalink"],
            &["Enlace permanente"],
            &["Permalien", "Lien permanent"],
            &["Permalink", "Dauerlink"],
            &["الرابط الثابت", "الرابط الدائم"],
        ],
    ),
    (
        PostUrl,
        [
            &["Post URL"],
            &["URL de la publicación", "URL de publicación"],
            &["URL du post", "URL de la publication"],
            &["Beitrags-URL", "URL des Beitrags"],
            &["رابط المنشور", "عنوان URL للمنشور"],
        ],
    ),
    (
        Text,
        [
            &["Post text", "Description", "Caption"],
            &["Texto del post", "Texto de la publicación", "Descripción"],
            &["Texte du post", "Texte de la publication", "Description", "Légende"],
            &["Post-Text", "Beitragstext", "Beschreibung"],
            &["نص المنشور", "الوصف"],
        ],
    ),
    (Title, [&["Title"], &["Título"], &["Titre"], &["Titel"], &["العنوان"]]),
    (Date, [&["Date"], &["Fecha"], &["Date"], &["Datum"], &["التاريخ"]]),
    (
        Published,
        [
            &["Publish time", "Published"],
            &["Hora de publicación"],
            &["Heure de publication"],
            &["Veröffentlichungszeit", "Veröffentlichungszeitpunkt", "Zeitpunkt der Veröffentlichung"],
            &["وقت النشر"],
        ],
    ),
    (
        PostDate,
        [
            &["Post publish date", "Post Date"],
            &["Fecha de publicación", "Fecha de publicación del post"],
            &["Date de publication", "Date de publication du post"],
            &["Veröffentlichungsdatum", "Veröffentlichungsdatum des Beitrags", "Beitragsdatum"],
            &["تاريخ النشر", "تاريخ نشر المنشور"],
        ],
    ),
    (
        PostTime,
        [
            &["Post Publish Time"],
            &["Hora de publicación del post"],
            &["Heure de publication du post"],
            &["Uhrzeit der Veröffentlichung"],
            &["وقت نشر المنشور"],
        ],
    ),
    (
        AccountId,
        [
            &["Account ID"],
            &["Identificador de la cuenta"],
            &["Identifiant du compte", "ID du compte"],
            &["Konto-ID"],
            &["معرف الحساب"],
        ],
    ),
    (
        AccountUser,
        [
            &["Account username"],
            &["Nombre de usuario de la cuenta"],
            &["Nom d’utilisateur du compte"],
            &["Konto-Benutzername", "Benutzername des Kontos"],
            &["اسم مستخدم الحساب"],
        ],
    ),
    (
        AccountName,
        [
            &["Account name"],
            &["Nombre de la cuenta"],
            &["Nom du compte"],
            &["Kontoname", "Name des Kontos"],
            &["اسم الحساب"],
        ],
    ),
    (
        PageId,
        [
            &["Page ID"],
            &["Identificador de la página"],
            &["Identifiant de la Page", "ID de la Page"],
            &["Seiten-ID"],
            &["معرف الصفحة"],
        ],
    ),
    (
        PageName,
        [
            &["Page name"],
            &["Nombre de la página"],
            &["Nom de la Page"],
            &["Seitenname", "Name der Seite"],
            &["اسم الصفحة"],
        ],
    ),
    (
        Duration,
        [
            &["Duration (sec)"],
            &["Duración (segundos)", "Duración (s)"],
            &["Durée (s)", "Durée (secondes)"],
            &["Dauer (Sek.)", "Dauer (Sekunden)"],
            &["المدة (بالثواني)", "المدة (ثانية)"],
        ],
    ),
    (
        PostType,
        [
            &["Post type"],
            &["Tipo de publicación"],
            &["Type de publication"],
            &["Beitragstyp", "Beitragsart"],
            &["نوع المنشور"],
        ],
    ),
    (
        DataComment,
        [
            &["Data comment"],
            &["Comentario de datos", "Comentario sobre los datos"],
            &["Commentaire sur les données"],
            &["Datenkommentar", "Kommentar zu den Daten"],
            &["تعليق البيانات", "تعليق على البيانات"],
        ],
    ),
    (
        Count(Metric::Impressions),
        [
            &["Impressions"],
            &["Impresiones"],
            &["Impressions"],
            &["Impressionen", "Impressions"],
            &["مرات الظهور", "الانطباعات"],
        ],
    ),
    (
        Count(Metric::Views),
        [&["Views"], &["Visualizaciones"], &["Vues"], &["Aufrufe"], &["المشاهدات", "مرات المشاهدة"]],
    ),
    (
        Count(Metric::Reach),
        [
            &["Reach", "Members reached", "Accounts reached"],
            &["Alcance", "Miembros alcanzados"],
            &["Couverture", "Portée", "Membres touchés"],
            &["Reichweite", "Erreichte Mitglieder", "Erreichte Konten"],
            &["الوصول", "الأعضاء الذين تم الوصول إليهم", "مدى الوصول"],
        ],
    ),
    (
        Count(Metric::Reactions),
        [
            &["Likes", "Reactions"],
            &["Me gusta", "Reacciones"],
            &["J’aime", "Mentions J’aime", "Réactions"],
            &["„Gefällt mir“-Angaben", "Gefällt mir", "Likes", "Reaktionen"],
            &["الإعجابات", "تسجيلات الإعجاب", "التفاعلات بالإعجاب", "ردود الفعل"],
        ],
    ),
    (
        Count(Metric::Comments),
        [
            &["Comments", "Replies"],
            &["Comentarios", "Respuestas"],
            &["Commentaires", "Réponses"],
            &["Kommentare", "Antworten"],
            &["التعليقات", "الردود"],
        ],
    ),
    (
        Count(Metric::Reposts),
        [
            &["Reposts", "Retweets"],
            &["Reposts", "Veces que se ha vuelto a publicar", "Republicaciones"],
            &["Reposts", "Republications"],
            &["Reposts", "Weiterveröffentlichungen", "Geteilte Beiträge"],
            &["إعادات النشر", "إعادة النشر"],
        ],
    ),
    (
        Count(Metric::Shares),
        [
            &["Shares"],
            &["Veces compartido", "Veces que se compartió", "Compartidos"],
            &["Partages"],
            &["Geteilte Inhalte", "Shares", "Teilungen"],
            &["المشاركات", "مرات المشاركة"],
        ],
    ),
    (
        Count(Metric::Sends),
        [
            &["Sends on LinkedIn", "Sends"],
            &["Envíos en LinkedIn", "Envíos"],
            &["Envois sur LinkedIn", "Envois"],
            &["Auf LinkedIn gesendet", "Gesendet auf LinkedIn"],
            &["مرات الإرسال على LinkedIn", "الإرسالات على لينكد إن"],
        ],
    ),
    (
        Count(Metric::Saves),
        [
            &["Saves", "Bookmarks"],
            &["Veces guardado", "Veces que se guardó", "Guardados", "Elementos guardados"],
            &["Enregistrements", "Signets"],
            &["Gespeicherte Inhalte", "Gespeichert", "Speicherungen", "Lesezeichen"],
            &["مرات الحفظ", "الحفظ", "الإشارات المرجعية"],
        ],
    ),
    (
        Count(Metric::Engagements),
        [
            &["Engagements", "Engagement", "Social engagements"],
            &["Interacciones", "Interacciones sociales"],
            &["Engagements", "Interactions", "Interactions sociales"],
            &["Interaktionen", "Engagements", "Soziale Interaktionen"],
            &["التفاعلات", "التفاعلات الاجتماعية"],
        ],
    ),
    (
        Count(Metric::LinkClicks),
        [
            &["URL Clicks", "Link engagements", "Link clicks"],
            &["Clics en la URL", "Interacciones con el enlace", "Clics en el enlace"],
            &["Clics sur l’URL", "Interactions avec le lien", "Clics sur un lien"],
            &["URL-Klicks", "Link-Interaktionen", "Klicks auf Links"],
            &["نقرات الرابط", "التفاعلات مع الرابط"],
        ],
    ),
    (
        Count(Metric::HashtagClicks),
        [
            &["Hashtag Clicks"],
            &["Clics en hashtags"],
            &["Clics sur les hashtags"],
            &["Hashtag-Klicks"],
            &["نقرات الوسوم"],
        ],
    ),
    (
        Count(Metric::PermalinkClicks),
        [
            &["Permalink Clicks"],
            &["Clics en el enlace permanente"],
            &["Clics sur le permalien"],
            &["Permalink-Klicks"],
            &["نقرات الرابط الثابت"],
        ],
    ),
    (
        Count(Metric::DetailExpands),
        [
            &["Detail Expands"],
            &["Ampliaciones de detalles", "Expansiones de detalles"],
            &["Ouvertures des détails", "Développements des détails"],
            &["Detailerweiterungen", "Detailansichten"],
            &["توسيع التفاصيل", "مرات عرض التفاصيل"],
        ],
    ),
    (
        Count(Metric::ProfileVisits),
        [
            &["Profile visits", "Profile viewers from this post"],
            &["Visitas al perfil", "Visitantes del perfil desde esta publicación"],
            &["Visites du profil", "Visiteurs du profil depuis ce post"],
            &["Profilbesuche", "Profilbesucher über diesen Beitrag"],
            &["زيارات الملف الشخصي", "زوار الملف الشخصي من هذا المنشور"],
        ],
    ),
    (
        Count(Metric::Follows),
        [
            &["New follows", "Follows", "New followers", "Followers gained from this post"],
            &["Nuevos seguidores", "Seguimientos", "Seguidores obtenidos con esta publicación"],
            &["Nouveaux abonnés", "Nouveaux abonnements", "Abonnements", "Abonnés gagnés grâce à ce post"],
            &["Neue Follower", "Follows", "Über diesen Beitrag gewonnene Follower", "Neue Follower:innen"],
            &["المتابعون الجدد", "المتابعات", "المتابعون المكتسبون من هذا المنشور", "متابعات جديدة"],
        ],
    ),
    (
        Count(Metric::Unfollows),
        [
            &["Unfollows"],
            &["Dejaron de seguir", "Seguidores perdidos"],
            &["Désabonnements"],
            &["Entfolgt", "Verlorene Follower"],
            &["إلغاءات المتابعة", "إلغاء المتابعة"],
        ],
    ),
    (
        Count(Metric::PostsMade),
        [
            &["Create Post", "Posts created"],
            &["Crear post", "Posts creados"],
            &["Créer un post", "Posts créés"],
            &["Post erstellen", "Erstellte Posts"],
            &["إنشاء منشور", "المنشورات المنشأة"],
        ],
    ),
    (
        Count(Metric::VideoViews),
        [
            &["Video views"],
            &["Visualizaciones de vídeo", "Reproducciones de video"],
            &["Vues de vidéos"],
            &["Videoaufrufe"],
            &["مشاهدات الفيديو"],
        ],
    ),
    (
        Count(Metric::MediaViews),
        [
            &["Media views"],
            &["Visualizaciones de contenido multimedia", "Visualizaciones de multimedia"],
            &["Vues de médias"],
            &["Medienaufrufe"],
            &["مشاهدات الوسائط"],
        ],
    ),
];

/// The names, folded, with what each means and in which languages it does: a bit each.
pub(super) struct Vocabulary(BTreeMap<String, (Field, u8)>);

impl Vocabulary {
    pub(super) fn new() -> Self {
        let mut known: BTreeMap<String, (Field, u8)> = BTreeMap::new();
        for (field, names) in NAMES {
            for (language, names) in names.iter().enumerate() {
                for name in *names {
                    known.entry(folded(name)).or_insert((*field, 0)).1 |= 1 << language;
                }
            }
        }
        Self(known)
    }

    /// What a header means, and in which languages.
    pub(super) fn field(&self, header: &str) -> Option<(Field, u8)> {
        self.0.get(&folded(header)).copied()
    }
}

fn folded(name: &str) -> String {
    words(name).concat()
}

/// The English name of a column, for whoever is told that it is missing.
pub(super) fn english(field: Field) -> String {
    let known = NAMES.iter().find(|(known, _)| *known == field);
    known.and_then(|(_, names)| names.first()?.first()).map_or_else(String::new, |name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_things_and_every_field_has_one_in_every_language() {
        let mut seen: BTreeMap<String, Field> = BTreeMap::new();
        for (field, names) in NAMES {
            assert!(names.iter().all(|names| !names.is_empty()), "{field:?}");
            for name in names.iter().copied().flatten() {
                assert!(!folded(name).is_empty());
                let before = seen.insert(folded(name), *field);
                assert!(before.is_none_or(|before| before == *field), "{name} is {field:?} and {before:?}");
            }
        }
    }

    #[test]
    fn a_name_is_known_however_it_is_written() {
        let known = Vocabulary::new();
        for name in ["Post publish date", "POST PUBLISH DATE", " post-publish  date ", "Post_Publish_Date"] {
            assert_eq!(known.field(name), Some((PostDate, 1)), "{name}");
        }
        assert_eq!(known.field("Mentions J'aime").map(|(field, _)| field), Some(Count(Metric::Reactions)));
        assert_eq!(known.field("وقت النَّشر").map(|(field, _)| field), Some(Published));
        assert_eq!(known.field("date").map(|(_, languages)| languages), Some(0b101));
        assert_eq!(known.field("Ad impressions"), None);
        assert_eq!(known.field(""), None);
    }
}
