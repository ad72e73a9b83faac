# The front door. `just` lists what can be done; each line below also works typed by hand.

# What can be done here
default:
    @just --list --unsorted

# Format, lint and document, as CI does
check:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    RUSTDOCFLAGS=-Dwarnings cargo doc --workspace --no-deps

# All tests; those whose server or browser is missing say that they were skipped
test *ARGS:
    cargo test --workspace {{ARGS}}

# All tests, and PostgreSQL has to be there (Debian's package `postgresql`, or TEST_POSTGRES_URL)
test-postgres *ARGS:
    REQUIRE_POSTGRES=1 cargo test --workspace {{ARGS}}

# Many days in a seeded club, without a network; SEED=n replays one
sim *ARGS:
    cargo test --package rehearsal --test sim -- --nocapture {{ARGS}}

# How long the pictures take on one core
bench *ARGS:
    cargo bench --bench pictures -- {{ARGS}}

# A running club on this machine, on a page: --fresh, --port N, --headless …
rehearse *ARGS:
    cargo rehearse {{ARGS}}

# Every message as a member would read it, after the lint
prompts:
    cargo run --quiet -- prompts check
    cargo run --quiet -- prompts show

# Bring the configured database up to date
migrate:
    cargo run --quiet -- migrate

# The bot itself, against Discord: needs DISCORD_TOKEN
run *ARGS:
    cargo run -- run {{ARGS}}

# What CI runs, all of it
ci:
    bash .ci/run
