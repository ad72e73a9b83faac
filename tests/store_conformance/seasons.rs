//! Seasons by week, the race, and what a club makes of a season.

use second_wind::domain::ids::GuildId;
use second_wind::domain::season::{ChosenSeason, Season, Shape};
use second_wind::domain::session::Title;
use second_wind::store::Store;
use second_wind::store::seasons::ClubSeason;

use crate::facts::{at, june, june_week, member};
use crate::stores::on_both;

on_both! {
    async fn seasons_are_kept_by_week_and_later_choices_go(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        assert_eq!(tx.seasons_of(ana).await.unwrap(), []);
        let taper = ChosenSeason {
            from: june_week(8),
            season: Some((Season::Taper, Season::Taper.shape())),
            name: Some(Title::parse("easy weeks").unwrap()),
        };
        let own = ChosenSeason { from: june_week(22), season: None, name: None };
        tx.put_seasons(ana, june_week(8), &[taper.clone(), own.clone()], at(1)).await.unwrap();
        assert_eq!(tx.seasons_of(ana).await.unwrap(), [taper.clone(), own]);
        let peak = ChosenSeason { from: june_week(15), season: Some((Season::Peak, Season::Peak.shape())), name: None };
        tx.put_seasons(ana, june_week(15), std::slice::from_ref(&peak), at(2)).await.unwrap();
        assert_eq!(tx.seasons_of(ana).await.unwrap(), [taper, peak], "what was chosen for later goes, what came before stays");
        tx.put_seasons(ana, june_week(1), &[], at(3)).await.unwrap();
        assert_eq!(tx.seasons_of(ana).await.unwrap(), []);
    }

    async fn a_race_is_noted_and_taken_away(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        assert_eq!(tx.race_of(ana).await.unwrap(), None);
        tx.set_race(ana, Some(june(5))).await.unwrap();
        assert_eq!(tx.race_of(ana).await.unwrap(), Some(june(5)));
        tx.set_race(ana, None).await.unwrap();
        assert_eq!(tx.race_of(ana).await.unwrap(), None);
    }

    async fn a_club_has_shapes_of_its_own(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
        let own = ClubSeason {
            season: Season::Off,
            name: Some(Title::parse("Play").unwrap()),
            shape: Shape { strength: 1, mobility: 3, together: 2, recovery: 1, is_light: true },
        };
        tx.put_club_season(club, &own).await.unwrap();
        let other = ClubSeason { season: Season::Base, name: None, ..own.clone() };
        tx.put_club_season(club, &other).await.unwrap();
        assert_eq!(tx.club_seasons(club).await.unwrap(), [other.clone(), own], "by their words");
        tx.forget_club_season(club, Season::Off).await.unwrap();
        assert_eq!(tx.club_seasons(club).await.unwrap(), [other]);
        tx.delete_club(club).await.unwrap();
        assert_eq!(tx.club_seasons(club).await.unwrap(), []);
    }
}
