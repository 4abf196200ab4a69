//! What is counted.

use domain::reported::Metric;

use super::{Field, Names};
use Field::Count;

/// The columns that are counts.
pub(super) const NAMES: &[(Field, Names)] = &[
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
