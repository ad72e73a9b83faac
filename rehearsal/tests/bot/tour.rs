//! The tour: every command that the bot registers and every button, select and form that its program knows is used at least once, by
//! whoever it is meant for, after a stranger and another member have tried it, and once more when it is old. What there is comes from
//! the program; a new command or press that no scene leads to fails here by its name.

mod scenes;
mod walk;

use std::collections::BTreeSet;

use second_wind::discord::components::shapes::SHAPES;

use scenes::Scene;
use walk::Tour;

#[tokio::test]
async fn every_command_button_select_and_form_is_driven_with_its_refusals() {
    let mut tour = Tour::default();
    for scene in Scene::all().await {
        tour.walk(&scene).await;
    }
    let driven: BTreeSet<&str> = tour.driven();
    let missing: Vec<&&str> = SHAPES.iter().filter(|shape| !driven.contains(**shape)).collect();
    assert!(missing.is_empty(), "no scene leads to these presses: {missing:#?}");
    assert!(tour.refused >= SHAPES.len(), "each was tried by others first: {} tries", tour.refused);
}
