//! On whose behalf something is asked.

use serde::{Deserialize, Serialize};

use crate::{ids::PersonId, problem::Problem};

/// What a person may do in the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes part: quiz, gallery, sharing, own reach.
    Ambassador,
    /// Runs the programme: stories and published insight.
    Facilitator,
    /// Keeps the installation: may also empty the demo.
    Administrator,
}

/// Which closed audience a person belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circle {
    /// Works for the company.
    Employee,
    /// Works for a partner of the company.
    Partner,
    /// Uses what the company makes.
    Customer,
}

impl Circle {
    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Partner => "partner",
            Self::Customer => "customer",
        }
    }
}

/// A person with their roles and circles: the eyes through which a programme is seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// The name the actor is greeted by.
    pub name: String,
    /// What they may do.
    pub roles: Vec<Role>,
    /// Where they belong.
    pub circles: Vec<Circle>,
}

/// Something that needs a role. This list, and [`Actor::may`], are the only place where authority is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Take the quiz, see stories, share, see one's own reach.
    TakePart,
    /// Add and withdraw stories.
    EditStories,
    /// See published figures of the programme.
    SeeInsight,
    /// Raise and lift alerts, announce occasions.
    EditBoard,
    /// Change what estimates assume.
    EditAssumptions,
    /// Take in a list of enquiries by code.
    ImportEnquiries,
    /// Empty the demo programme.
    EmptyDemo,
}

impl Actor {
    /// Refuses unless one of the actor's roles carries the right.
    pub fn may(&self, right: Right) -> Result<(), Problem> {
        let carries = |role: &Role| match right {
            Right::TakePart => true,
            Right::EditStories | Right::SeeInsight | Right::EditBoard => *role != Role::Ambassador,
            Right::EditAssumptions | Right::ImportEnquiries => *role != Role::Ambassador,
            Right::EmptyDemo => *role != Role::Ambassador,
        };
        if self.roles.iter().any(carries) {
            return Ok(());
        }
        Err(Problem::forbidden(match right {
            Right::TakePart => "you do not take part in this programme",
            Right::EditStories => "only facilitators change the stories",
            Right::SeeInsight => "only facilitators see the programme's figures",
            Right::EditBoard => "only facilitators change the board",
            Right::EditAssumptions => "only facilitators change what is assumed",
            Right::ImportEnquiries => "only facilitators take in enquiries",
            Right::EmptyDemo => "only facilitators empty the demo programme",
        }))
    }
}
