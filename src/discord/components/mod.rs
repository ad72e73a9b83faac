//! Buttons, selects and forms: what their ids mean, and which act each leads to.

pub mod custom_id;
mod group_id;
mod import_id;
mod pause_id;
mod safety_id;
pub mod routes;
mod settings_id;
mod share_id;
mod together_id;
pub mod shapes;
