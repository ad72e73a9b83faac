//! The script: what people do, what the bot answers, and what the gateway goes through.

use rehearsal::discord::{Answer, GuildPlan, InteractionId, permission};
use serde_json::json;

use super::seen::{Hook, Names, Seen};
use crate::bare::PATIENCE;
use crate::club::{Club, values};

/// A library, as far as the script needs one. What it sends is built with the library's own builders, and what it gives back is read
/// from the library's own models.
#[async_trait::async_trait]
pub(crate) trait Client: Send {
    /// The next event that the library understood; it panics with the library's complaint about one that it did not.
    async fn next(&mut self) -> Seen;
    /// Replaces all commands with `/plan add title minutes channel buddy zone`.
    async fn register(&self) -> Vec<Seen>;
    /// "… is thinking", for everybody.
    async fn defer(&self, hook: &Hook);
    /// Edits the first response, with a button `add`.
    async fn complete(&self, hook: &Hook, text: &str) -> Seen;
    /// A further message, for the person alone.
    async fn follow_up(&self, hook: &Hook, text: &str) -> Seen;
    async fn edit_follow_up(&self, hook: &Hook, message: u64, text: &str) -> Seen;
    async fn delete_follow_up(&self, hook: &Hook, message: u64);
    /// A form `add` with one text input `title`.
    async fn open_form(&self, hook: &Hook);
    /// Changes the message that the act began from, and takes its buttons away.
    async fn update(&self, hook: &Hook, text: &str);
    /// Offers one choice for what is being typed.
    async fn offer(&self, hook: &Hook, name: &str, value: &str);
    async fn open_dm(&self, user: u64) -> u64;
    async fn send(&self, channel: u64, text: &str) -> Seen;
    async fn edit(&self, channel: u64, message: u64, text: &str) -> Seen;
    async fn read(&self, channel: u64, message: u64) -> Seen;
    async fn delete(&self, channel: u64, message: u64);
    /// Says goodbye, if the library does: after a session was begun anew, serenity 0.12.5 takes an old shard's end for the new one's
    /// and leaves without a word.
    async fn stop(self: Box<Self>);
}

/// Waits for the next event of this name.
pub(crate) async fn wait_for(client: &mut dyn Client, what: &str) -> Seen {
    loop {
        let seen = tokio::time::timeout(PATIENCE * 2, client.next()).await.unwrap_or_else(|_| panic!("no {what} came in time"));
        if seen.what == what {
            return seen;
        }
    }
}

struct Run<'a> {
    club: &'a Club,
    client: Box<dyn Client>,
    names: Names,
    steps: Vec<(String, Vec<String>)>,
}

impl Run<'_> {
    /// The events of these names, in any order; nothing else may come among them.
    async fn hear<const N: usize>(&mut self, wanted: [&str; N]) -> [Seen; N] {
        let mut heard: Vec<Seen> = Vec::new();
        while heard.len() < N {
            match tokio::time::timeout(PATIENCE * 2, self.client.next()).await {
                Ok(seen) => heard.push(seen),
                Err(_) => {
                    panic!("{wanted:?} in time; there came {:?}", heard.iter().map(ToString::to_string).collect::<Vec<_>>())
                }
            }
        }
        wanted.map(|name| {
            let at = heard.iter().position(|seen| seen.what == name);
            heard.swap_remove(at.unwrap_or_else(|| panic!("{wanted:?} come, not {heard:?}")))
        })
    }

    fn note(&mut self, step: &str, seen: impl IntoIterator<Item = Seen>) {
        let lines = self.names.lines(seen.into_iter().collect());
        self.steps.push((step.to_owned(), lines));
    }

    async fn answer(&self, act: InteractionId) -> Answer {
        self.club.answer(act).await
    }
}

/// Runs it all; each step with what was seen in it.
pub(crate) async fn run(club: &Club, client: Box<dyn Client>) -> Vec<(String, Vec<String>)> {
    let mut names = Names::default();
    for (id, name) in [
        (club.ana.0, "ana"),
        (club.ben.0, "ben"),
        (club.guild.0, "guild"),
        (club.channel.0, "channel"),
        (club.world.bot().0, "bot"),
    ] {
        names.know(id, name);
    }
    let mut run = Run { club, client, names, steps: Vec::new() };
    let seen = run.hear(["READY", "GUILD_CREATE"]).await;
    run.note("it connects", seen);
    let registered = run.client.register().await;
    run.note("it registers a command", registered);
    let message = run.a_command().await;
    run.a_form(message).await;
    run.typing().await;
    run.messages().await;
    run.changes().await;
    run.outages().await;
    run.trouble().await;
    let Run { client, steps, .. } = run;
    client.stop().await;
    club.assert_clean();
    steps
}

impl Run<'_> {
    async fn a_command(&mut self) -> Seen {
        let club = self.club;
        let options = values(&[
            ("title", json!("Hills")),
            ("minutes", json!(20)),
            ("channel", json!(club.channel)),
            ("buddy", json!(club.ben)),
        ]);
        let asked = club.world.slash(club.ana, club.channel, "plan add", &options).expect("it is registered");
        let [heard] = self.hear(["INTERACTION_CREATE"]).await;
        self.client.defer(&heard.hook).await;
        assert_eq!(club.world.await_first(asked).await, Answer::Deferred);
        let edited = self.client.complete(&heard.hook, "Hills, 20 minutes").await;
        let Answer::Message { message } = self.answer(asked).await else { panic!("a message") };
        assert_eq!(edited.the("message"), message.0, "the client knows the message by its id");
        let [shown] = self.hear(["MESSAGE_CREATE"]).await;
        let further = self.client.follow_up(&heard.hook, "and one thing more").await;
        let changed = self.client.edit_follow_up(&heard.hook, further.the("message"), "changed").await;
        self.client.delete_follow_up(&heard.hook, further.the("message")).await;
        let out = edited.clone();
        self.note("a command is deferred, completed and followed up", [heard, edited, shown, further, changed]);
        out
    }

    async fn a_form(&mut self, message: Seen) {
        let club = self.club;
        let message = rehearsal::discord::MessageId(message.the("message"));
        let pressed = club.world.press(club.ana, message, "add").expect("the button is there");
        let [press] = self.hear(["INTERACTION_CREATE"]).await;
        self.client.open_form(&press.hook).await;
        assert!(matches!(self.answer(pressed).await, Answer::Modal { .. }), "a form opens");
        let fields = values(&[("title", json!("Tempo, ünïcode 🏃"))]);
        let sent = club.world.submit_modal(club.ana, pressed, &fields).expect("filled in");
        let [form] = self.hear(["INTERACTION_CREATE"]).await;
        assert!(form.to_string().contains("Tempo, ünïcode 🏃"), "the client reads what was typed: {form}");
        self.client.update(&form.hook, "Tempo is added").await;
        assert_eq!(self.answer(sent).await, Answer::Update { message });
        let [changed] = self.hear(["MESSAGE_UPDATE"]).await;
        self.note("a button opens a form, and the form changes the message", [press, form, changed]);
    }

    async fn typing(&mut self) {
        let club = self.club;
        let given = values(&[("title", json!("Hills"))]);
        let typed = club.world.autocomplete(club.ana, club.channel, "plan add", &given, "zone", "ber").expect("it looks up");
        let [heard] = self.hear(["INTERACTION_CREATE"]).await;
        self.client.offer(&heard.hook, "Berlin", "Europe/Berlin").await;
        let Answer::Choices { choices } = self.answer(typed).await else { panic!("choices") };
        assert_eq!((choices[0].name.as_str(), &choices[0].value), ("Berlin", &json!("Europe/Berlin")));
        self.note("someone types", [heard]);
    }

    async fn messages(&mut self) {
        let club = self.club;
        let dm = self.client.open_dm(club.ana.0).await;
        self.names.know(dm, "dm");
        let sent = self.client.send(dm, "Good morning").await;
        let message = sent.the("message");
        let [created] = self.hear(["MESSAGE_CREATE"]).await;
        let edited = self.client.edit(dm, message, "Good morning, Ana").await;
        let [updated] = self.hear(["MESSAGE_UPDATE"]).await;
        let read = self.client.read(dm, message).await;
        self.client.delete(dm, message).await;
        let [deleted] = self.hear(["MESSAGE_DELETE"]).await;
        self.note("the bot writes in a DM", [sent, created, edited, updated, read, deleted]);
        club.world.say(club.ana, "good morning yourself").expect("Ana writes");
        club.world.say_in(club.ben, club.channel, "hello all").expect("Ben writes");
        club.world.say_in(club.ben, club.channel, &format!("<@{}> hello", club.world.bot())).expect("Ben writes");
        let heard = self.hear(["MESSAGE_CREATE", "MESSAGE_CREATE", "MESSAGE_CREATE"]).await;
        self.note("people write", heard);
    }

    async fn changes(&mut self) {
        let (world, guild) = (&self.club.world, self.club.guild);
        world.rename_guild(guild, "Quay Runners");
        let role = world.create_role(guild, "pacers", permission::VIEW_CHANNEL | permission::SEND_MESSAGES);
        world.change_role(guild, role, "guides", permission::VIEW_CHANNEL);
        world.delete_role(guild, role);
        let room = world.create_channel(guild, "trails");
        world.rename_channel(room, "hills");
        world.set_member_overwrite(room, world.bot(), permission::VIEW_CHANNEL, permission::SEND_MESSAGES);
        world.delete_channel(room);
        world.set_nick(guild, world.bot(), Some("Coach"));
        let names = [
            "GUILD_UPDATE",
            "GUILD_ROLE_CREATE",
            "GUILD_ROLE_UPDATE",
            "GUILD_ROLE_DELETE",
            "CHANNEL_CREATE",
            "CHANNEL_UPDATE",
            "CHANNEL_UPDATE",
            "CHANNEL_DELETE",
            "GUILD_MEMBER_UPDATE",
        ];
        let heard = self.hear(names).await;
        self.note("captains change things", heard);
    }

    async fn outages(&mut self) {
        let (club, world) = (self.club, &self.club.world);
        world.set_guild_unavailable(club.guild, true);
        let [gone] = self.hear(["GUILD_DELETE"]).await;
        world.set_guild_unavailable(club.guild, false);
        let [back] = self.hear(["GUILD_CREATE"]).await;
        self.note("an outage of the server", [gone, back]);
        let other = world.create_guild(GuildPlan { name: "Hill Walkers".into(), owner: club.ana, locale: "de".into() });
        world.create_channel(other, "hills");
        world.invite_bot(other, permission::BOT);
        let [joined] = self.hear(["GUILD_CREATE"]).await;
        world.remove_bot(other);
        let [left] = self.hear(["GUILD_DELETE"]).await;
        self.note("the bot joins a server and is thrown out", [joined, left]);
    }

    async fn trouble(&mut self) {
        let (club, world) = (self.club, &self.club.world);
        world.gateway_drop();
        club.until("the connection is gone", |world| !world.gateway_connected()).await;
        world.say(club.ana, "while you were away").expect("Ana writes");
        let seen = self.hear(["MESSAGE_CREATE", "RESUMED"]).await;
        self.note("a broken connection is resumed, with what was missed", seen);
        world.gateway_reconnect();
        let seen = self.hear(["RESUMED"]).await;
        self.note("Discord asks for a reconnect", seen);
        world.gateway_invalidate(true);
        let seen = self.hear(["RESUMED"]).await;
        self.note("the session is invalid and can be resumed", seen);
        world.gateway_close(4000);
        let seen = self.hear(["RESUMED"]).await;
        self.note("Discord closes for a reason it does not know", seen);
        assert_eq!(world.sessions_made(), 1, "all that time it was one session");
        world.gateway_invalidate(false);
        let seen = self.hear(["READY", "GUILD_CREATE"]).await;
        self.note("the session is over, and another begins", seen);
        assert_eq!(world.sessions_made(), 2);
    }
}
