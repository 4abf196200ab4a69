//! The six files, as a table: what is in each, and by what it is told from the others.

use domain::reported::{Format, Metric};

use Field::*;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// The network's number of a post.
    Id,
    /// X's link to a post.
    PostLink,
    /// Meta's link to a post.
    Permalink,
    /// LinkedIn's link to a post.
    PostUrl,
    /// What the post says.
    Text,
    /// A video's title.
    Title,
    /// A day, of a row or of a post; in Meta's files the word "Lifetime".
    Date,
    /// Meta's moment of publication.
    Published,
    /// LinkedIn's day of publication.
    PostDate,
    /// LinkedIn's time of publication.
    PostTime,
    /// Of Instagram.
    AccountId,
    /// Of Instagram.
    AccountUser,
    /// Of Instagram.
    AccountName,
    /// Of Facebook.
    PageId,
    /// Of Facebook.
    PageName,
    /// Of a video.
    Duration,
    /// Of Meta.
    PostType,
    /// Of Meta.
    DataComment,
    /// A count.
    Count(Metric),
}

/// What the rows of a table are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Posts,
    Days,
}

/// A table that can be in a file.
pub(super) struct Part {
    pub(super) format: Format,
    pub(super) shape: Shape,
    /// Without these it cannot be read.
    pub(super) needs: &'static [Field],
    /// By these it is told from the others.
    pub(super) marks: &'static [Field],
    /// With one of these it is another table.
    pub(super) never: &'static [Field],
    /// The most columns that it has, where that tells it from others.
    pub(super) widest: usize,
    /// Where it says when a post came out, or which day the row is about.
    pub(super) date: Field,
    /// Where it says how a post is reached.
    pub(super) link: Field,
}

const ANY: usize = usize::MAX;

/// All of them.
pub(super) const PARTS: [Part; 7] = [
    Part {
        format: Format::XPosts,
        shape: Shape::Posts,
        needs: &[Id, Date, Count(Metric::Impressions)],
        marks: &[Id, PostLink, Text, Count(Metric::HashtagClicks), Count(Metric::PermalinkClicks)],
        never: &[Permalink, PostUrl],
        widest: ANY,
        date: Date,
        link: PostLink,
    },
    Part {
        format: Format::XOverview,
        shape: Shape::Days,
        needs: &[Date, Count(Metric::Impressions), Count(Metric::Engagements)],
        marks: &[
            Count(Metric::Reactions),
            Count(Metric::Unfollows),
            Count(Metric::PostsMade),
            Count(Metric::ProfileVisits),
        ],
        never: &[Id, PostLink, Permalink, PostUrl, Text],
        widest: ANY,
        date: Date,
        link: PostLink,
    },
    Part {
        format: Format::LinkedInPosts,
        shape: Shape::Posts,
        needs: &[PostUrl, PostDate],
        marks: &[PostUrl, PostDate],
        never: &[Id],
        widest: ANY,
        date: PostDate,
        link: PostUrl,
    },
    Part {
        format: Format::LinkedInPosts,
        shape: Shape::Days,
        needs: &[Date, Count(Metric::Impressions)],
        marks: &[Date, Count(Metric::Impressions), Count(Metric::Engagements)],
        never: &[Id],
        widest: 3,
        date: Date,
        link: PostUrl,
    },
    Part {
        format: Format::LinkedInPosts,
        shape: Shape::Days,
        needs: &[Date, Count(Metric::Follows)],
        marks: &[Date, Count(Metric::Follows)],
        never: &[Id],
        widest: 2,
        date: Date,
        link: PostUrl,
    },
    Part {
        format: Format::Instagram,
        shape: Shape::Posts,
        needs: &[Id, Published, Permalink],
        marks: &[
            AccountId,
            AccountUser,
            AccountName,
            Permalink,
            Count(Metric::Saves),
            Count(Metric::Follows),
        ],
        never: &[PostLink, PostUrl, PageId, PageName],
        widest: ANY,
        date: Published,
        link: Permalink,
    },
    Part {
        format: Format::Facebook,
        shape: Shape::Posts,
        needs: &[Id, Published, Permalink],
        marks: &[PageId, PageName, Permalink, Title],
        never: &[PostLink, PostUrl, AccountUser],
        widest: ANY,
        date: Published,
        link: Permalink,
    },
];

impl Part {
    /// How well these columns are this table; none if one is among them that it never has.
    pub(super) fn fits(&self, fields: &[Field]) -> Option<usize> {
        if fields.len() > self.widest || self.never.iter().any(|field| fields.contains(field)) {
            return None;
        }
        let among = |all: &[Field]| all.iter().filter(|field| fields.contains(field)).count();
        Some(among(self.needs) * 2 + among(self.marks))
    }

    /// What it needs and these columns lack.
    pub(super) fn missing(&self, fields: &[Field]) -> Vec<Field> {
        self.needs.iter().copied().filter(|field| !fields.contains(field)).collect()
    }
}
