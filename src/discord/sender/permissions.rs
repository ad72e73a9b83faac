//! What the bot may do in a channel, from the server's roles and the channel's overwrites.
//! Source: `discord-api-docs: developers/topics/permissions.mdx` "Permission Hierarchy" and "Permission Overwrites".

use super::wire::{Overwrite, Role};
use crate::app::messenger::{Permission, Posting};
use crate::discord::invite::{ATTACH_FILES, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL};

/// May do anything anywhere.
const ADMINISTRATOR: u64 = 1 << 3;
/// An overwrite for a role.
const FOR_ROLE: u8 = 0;
/// An overwrite for a member.
const FOR_MEMBER: u8 = 1;

/// The bits of one member in one channel.
pub(crate) fn in_channel(guild: &str, member: &str, member_roles: &[String], roles: &[Role], overwrites: &[Overwrite]) -> u64 {
    let has = |role: &str| role == guild || member_roles.iter().any(|own| own == role);
    let base = roles.iter().filter(|role| has(&role.id)).fold(0, |bits, role| bits | parse(&role.permissions));
    if base & ADMINISTRATOR != 0 {
        return u64::MAX;
    }
    let everyone = overwrites.iter().filter(|overwrite| overwrite.kind == FOR_ROLE && overwrite.id == guild);
    let own_roles =
        overwrites.iter().filter(|overwrite| overwrite.kind == FOR_ROLE && overwrite.id != guild && has(&overwrite.id));
    let own = overwrites.iter().filter(|overwrite| overwrite.kind == FOR_MEMBER && overwrite.id == member);
    let mut bits = apply(base, everyone);
    bits = apply(bits, own_roles);
    apply(bits, own)
}

/// What is missing to post.
pub(crate) fn posting(bits: u64, is_thread: bool) -> Posting {
    let write = if is_thread {
        (SEND_MESSAGES_IN_THREADS, Permission::SendMessagesInThreads)
    } else {
        (SEND_MESSAGES, Permission::SendMessages)
    };
    let needed = [(VIEW_CHANNEL, Permission::ViewChannel), write];
    let missing: Vec<Permission> = needed.into_iter().filter(|(bit, _)| bits & bit == 0).map(|(_, name)| name).collect();
    match missing {
        missing if !missing.is_empty() => Posting::Missing(missing),
        _ if bits & ATTACH_FILES == 0 => Posting::WithoutPictures,
        _ => Posting::Allowed,
    }
}

/// All of one level at once: what any denies goes, then what any allows comes.
fn apply<'a>(bits: u64, overwrites: impl Iterator<Item = &'a Overwrite>) -> u64 {
    let (allow, deny) =
        overwrites.fold((0, 0), |(allow, deny), overwrite| (allow | parse(&overwrite.allow), deny | parse(&overwrite.deny)));
    bits & !deny | allow
}

/// Bits that are no number allow nothing.
fn parse(bits: &str) -> u64 {
    bits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUILD: &str = "1";
    const BOT: &str = "2";
    const BOTS: &str = "3";
    const OTHERS: &str = "4";

    fn role(id: &str, bits: u64) -> Role {
        Role { id: id.into(), permissions: bits.to_string() }
    }

    fn overwrite(id: &str, kind: u8, allow: u64, deny: u64) -> Overwrite {
        Overwrite { id: id.into(), kind, allow: allow.to_string(), deny: deny.to_string() }
    }

    #[test]
    fn the_order_of_levels_decides() {
        let both = VIEW_CHANNEL | SEND_MESSAGES | ATTACH_FILES;
        let open = [role(GUILD, both), role(BOTS, 0), role(OTHERS, both)];
        let none = [role(GUILD, 0), role(BOTS, 0), role(OTHERS, both)];
        let admin = [role(GUILD, 0), role(BOTS, ADMINISTRATOR)];
        let allowed = Posting::Allowed;
        let mute = Posting::Missing(vec![Permission::SendMessages]);
        let blind = Posting::Missing(vec![Permission::ViewChannel, Permission::SendMessages]);
        let table: [(&str, &[Role], Vec<Overwrite>, &Posting); 10] = [
            ("everyone may", &open, vec![], &allowed),
            ("another's role does not help", &none, vec![], &blind),
            ("an administrator passes every denial", &admin, vec![overwrite(GUILD, 0, 0, both)], &allowed),
            ("the channel is closed to everyone", &open, vec![overwrite(GUILD, 0, 0, both)], &blind),
            ("but open to bots", &open, vec![overwrite(GUILD, 0, 0, both), overwrite(BOTS, 0, both, 0)], &allowed),
            ("whatever the order in the list", &open, vec![overwrite(BOTS, 0, both, 0), overwrite(GUILD, 0, 0, both)], &allowed),
            ("one's own denial is last", &open, vec![overwrite(BOTS, 0, both, 0), overwrite(BOT, 1, 0, SEND_MESSAGES)], &mute),
            ("one's own allowance is last", &none, vec![overwrite(BOTS, 0, 0, both), overwrite(BOT, 1, both, 0)], &allowed),
            ("another's denial is theirs", &open, vec![overwrite(OTHERS, 0, 0, both), overwrite("9", 1, 0, both)], &allowed),
            ("a member's number as a role's", &open, vec![overwrite(BOT, 0, 0, both)], &allowed),
        ];
        for (what, roles, overwrites, expected) in table {
            let bits = in_channel(GUILD, BOT, &[BOTS.to_owned()], roles, &overwrites);
            assert_eq!(&posting(bits, false), expected, "{what}");
        }
    }

    #[test]
    fn a_thread_has_a_permission_of_its_own() {
        assert_eq!(posting(VIEW_CHANNEL | SEND_MESSAGES, true), Posting::Missing(vec![Permission::SendMessagesInThreads]));
        assert_eq!(posting(VIEW_CHANNEL | SEND_MESSAGES_IN_THREADS | ATTACH_FILES, true), Posting::Allowed);
        assert_eq!(parse("many"), 0);
    }

    #[test]
    fn a_channel_without_files_takes_words_and_one_that_takes_no_words_is_no_place_at_all() {
        assert_eq!(posting(VIEW_CHANNEL | SEND_MESSAGES, false), Posting::WithoutPictures);
        assert_eq!(posting(VIEW_CHANNEL | SEND_MESSAGES_IN_THREADS, true), Posting::WithoutPictures);
        assert_eq!(posting(VIEW_CHANNEL | ATTACH_FILES, false), Posting::Missing(vec![Permission::SendMessages]));
    }
}
