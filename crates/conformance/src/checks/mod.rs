//! Every check, by name.

mod board;
mod clicks;
mod desk;
mod door;
mod editing;
mod erase;
mod feeds;
mod gallery;
mod history;
mod insight;
mod last;
mod letter;
mod live;
mod my_data;
mod numbers;
mod open;
mod progress;
mod push;
mod quiz;
mod reported;
mod search;
mod settings;
mod shares;
mod stories;
mod thanks;
mod together;
mod typology;

use domain::future::BoxFuture;

use crate::{case::Case, report::Stop};

/// What one check does.
type Run = for<'a, 'b> fn(&'a mut Case<'b>) -> BoxFuture<'a, Result<(), Stop>>;

/// A check with its name.
pub(crate) struct Check {
    pub name: &'static str,
    pub run: Run,
}

macro_rules! checks {
    ($($module:ident: $($name:ident),+;)+) => {
        /// Every check, in the order in which they run: what empties the demo comes last.
        pub(crate) const ALL: &[Check] = &[$($(
            Check {
                name: concat!(stringify!($module), "/", stringify!($name)),
                run: |case| Box::pin($module::$name(case)),
            },
        )+)+];
    };
}

checks! {
    door: about_is_consistent, nobody_is_refused, newcomers_are_new, unknown_voices_are_refused,
        a_person_comes_back_as_themselves;
    quiz: the_verdict_follows_from_the_answers, the_packs_test_vectors_hold, another_pack_is_refused, impossible_answers_are_located,
        too_few_or_double_answers_are_refused, a_retake_replaces, only_oneself_sees_it;
    history: a_retake_is_remembered_without_answers, twelve_are_remembered, repeating_adds_nothing,
        a_correction_counts_and_is_taken_back, the_gallery_follows_a_correction,
        impossible_corrections_are_refused, only_oneself_sees_it;
    typology: one_language_at_a_time, languages_change_words_only;
    settings: they_come_back_as_saved, a_pause_keeps_its_beginning, impossible_ones_are_refused,
        only_oneself_sees_them, saving_again_does_nothing_twice;
    progress: steps_are_kept_and_forgotten, done_stays_done_since_then, impossible_steps_are_refused,
        only_oneself_sees_it, notes_come_back_unchanged;
    board: an_alert_is_for_everybody, occasions_come_next_first, an_occasion_is_added_once,
        there_is_room_for_fifty, impossible_entries_are_refused, an_ambassador_may_not, nobody_is_refused;
    stories: a_facilitator_adds_and_everybody_sees, an_ambassador_may_not, one_wrong_story_stops_all,
        too_many_are_refused, adding_again_changes_nothing, a_changed_story_keeps_its_id,
        nothing_is_from_the_future, what_is_not_there_is_not_found;
    editing: what_is_written_is_offered, mistakes_are_named_with_their_place, an_edit_needs_the_version_that_was_seen,
        circles_see_their_own, time_opens_and_closes, what_is_withdrawn_says_so, inside_only_is_not_shared,
        only_allowed_networks, pinned_stand_first, imports_leave_written_words_alone, pictures_are_looked_at,
        an_ambassador_may_not;
    desk: a_suggestion_is_answered_with_kind_words, a_suggestion_becomes_a_story, handing_in_twice_is_once,
        impossible_suggestions_are_refused, photos_lose_their_place, campaigns_begin_change_and_end, only_facilitators_sit_there,
        erasing_takes_suggestions_along;
    gallery: fresh_pages_visit_all_in_order, fit_pages_visit_all_once, topics_are_exact,
        search_finds_what_the_rule_says, wildcards_are_plain_characters, fit_follows_the_persona,
        page_sizes_have_limits, what_ends_soon_can_come_first;
    search: the_first_fifty_are_the_same, a_write_is_found_at_once, pages_of_a_search_visit_all_once,
        followed_topics_come_sooner_and_say_so,
        what_is_saved_is_found_apart;
    shares: twice_is_once, at_the_same_time_is_once, two_clients_are_once, an_id_means_one_thing,
        an_id_belongs_to_one_person, unknown_stories_are_refused, captions_have_a_limit,
        captions_come_back_unchanged, only_the_owner_sees_them, the_link_follows_from_the_id,
        the_newest_comes_first, whether_it_went_out_is_told_by_its_owner, impossible_tales_are_refused,
        common_words_are_the_same_for_all_and_wait_for_the_day_to_end;
    clicks: they_arrive_in_every_span, they_are_counted_for_their_owner_only, unknown_links_count_nothing;
    reported: what_was_taken_in_is_read, the_same_file_changes_nothing, a_later_export_takes_precedence,
        taking_back_is_exact, counts_that_go_back_are_seen_first, impossible_reports_are_refused,
        shares_of_others_are_nobodys, only_oneself_reads_them, two_imports_at_once_are_one,
        erasing_takes_reports_along;
    thanks: a_share_is_seen_while_its_owner_shows_it, only_ones_own_shares_are_shown, what_did_not_go_out_is_not_shown,
        the_post_is_seen_where_lifting_is_wanted, only_the_owner_reads_who_thanked, one_person_thanks_once,
        what_is_not_shown_cannot_be_thanked, words_hide_nothing_and_have_a_limit, who_takes_no_thanks_gets_none,
        what_is_put_away_stays_away, erasing_takes_thanks_along, nobody_is_refused;
    open: clicks_are_seen_where_their_owner_chose_so, hiding_takes_them_away, it_is_decided_once_with_the_share,
        a_story_that_is_gone_takes_them_along, erasing_takes_them_along;
    push: what_is_offered_is_consistent, kinds_come_back_as_ticked, a_device_is_kept_once_and_dropped,
        an_address_speaks_for_one_person, impossible_devices_are_refused, reminders_are_kept_replaced_and_dropped,
        it_is_ones_own_and_erasing_takes_it_along, nobody_is_refused;
    letter: clicks_lie_between_moments, impossible_moments_are_refused, a_milestone_is_told_once;
    live: events_are_contiguous_and_ones_own, every_write_is_told, the_future_asks_for_a_reset, notices_ring_after_a_write;
    insight: facilitators_only, tables_are_well_formed, published_weeks_stay, one_person_moves_no_mix,
        corrections_come_in_groups;
    numbers: people_are_an_interval_within_the_clicks, an_estimate_follows_from_ones_own_audience,
        assumptions_are_read_by_all_and_changed_by_facilitators, impossible_assumptions_are_refused,
        the_programmes_numbers_follow_from_published_ones, a_story_tells_its_sharer_their_own,
        enquiries_count_once_for_links_that_were_opened, lists_that_cannot_be_read_are_refused_whole;
    feeds: their_state_is_for_facilitators;
    my_data: everything_is_in_it, it_is_ones_own;
    erase: nothing_is_left, others_keep_theirs, links_lead_nowhere, what_was_done_is_not_done_again,
        a_new_beginning, twice_is_once;
    together: two_quizzes_at_once, many_commands_at_once, one_import_twice_at_once;
    last: a_restart_loses_nothing, only_facilitators_empty, emptying_wipes_and_the_log_goes_on;
}

/// The names of all checks.
pub fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|check| check.name)
}
