//! Cities and zones by name: what a member types to say where they live.
