//! What facilitators put on the board.

use super::{Programme, rules::Stop};
use crate::{
    actor::{Actor, Right},
    board::{Alert, Board, MOST_OCCASIONS, Occasion, OccasionId},
    event::{Audience, Happening, NewEvent},
    problem::Problem,
    store::{Changes, Expect, Key, Row, Store},
    time::Instant,
};

impl<S: Store> Programme<S> {
    pub(super) async fn raise_alert(
        &self,
        actor: &Actor,
        text: &str,
        topics: &[String],
    ) -> Result<Changes, Stop> {
        actor.may(Right::EditBoard)?;
        let now = self.clock.now();
        let alert = Alert::new(text, topics, now)?;
        let mut board = self.written_board().await?;
        board.alert = Some(alert);
        Ok(self.board_changed(board, None, Some(now)))
    }

    pub(super) async fn lift_alert(&self, actor: &Actor) -> Result<Changes, Stop> {
        actor.may(Right::EditBoard)?;
        let mut board = self.written_board().await?;
        if board.alert.take().is_none() {
            return Ok(Changes::default());
        }
        Ok(self.board_changed(board, None, None))
    }

    pub(super) async fn add_occasion(&self, actor: &Actor, occasion: Occasion) -> Result<Changes, Stop> {
        actor.may(Right::EditBoard)?;
        let personas: Vec<&str> = self.pack.personas.iter().map(|persona| persona.id.as_str()).collect();
        let occasion = occasion.check(self.clock.now(), &personas)?;
        let mut board = self.written_board().await?;
        if board.occasions.len() >= MOST_OCCASIONS {
            return Err(Problem::invalid("title", "is one too many: the board has room for 50").into());
        }
        let id = occasion.id;
        board.occasions.push(occasion);
        Ok(self.board_changed(board, Some(id), None))
    }

    pub(super) async fn remove_occasion(&self, actor: &Actor, id: OccasionId) -> Result<Changes, Stop> {
        actor.may(Right::EditBoard)?;
        let mut board = self.written_board().await?;
        let before = board.occasions.len();
        board.occasions.retain(|occasion| occasion.id != id);
        if board.occasions.len() == before {
            return Err(Problem::not_found("occasion").into());
        }
        Ok(self.board_changed(board, None, None))
    }

    /// The board as it is to be written: what nobody sees any more makes room.
    async fn written_board(&self) -> Result<Board, Stop> {
        Ok(self.store.board().await?.unwrap_or_default().at(self.clock.now()))
    }

    /// The board anew, told to everybody; which occasion and which alert are new on it, only to whoever follows the log.
    fn board_changed(&self, board: Board, occasion: Option<OccasionId>, alert: Option<Instant>) -> Changes {
        let now = self.clock.now();
        let expect = Expect { key: Key::Board, version: board.version };
        let version = board.version + 1;
        let board = Board { version, ..board.at(now) };
        Changes {
            expect: vec![expect],
            put: vec![Row::Board(board)],
            events: vec![NewEvent {
                at: now,
                audience: Audience::Everyone,
                what: Happening::BoardChanged { occasion, alert },
            }],
            ..Changes::default()
        }
    }
}
