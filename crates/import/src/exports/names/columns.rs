//! What a row is about: whose post, where it stands, when it came out.

use super::{Field, Names};
use Field::*;

/// The columns that are no counts.
pub(super) const NAMES: &[(Field, Names)] = &[
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
];
