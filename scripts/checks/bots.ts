/** What always holds of bots and their tokens: each statement finds the rows that break it. */
export const botChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'a bot that is there stands in its community as one, under its name, and one that was removed does not',
    sql: `select b.id, m.status from bot b join member m on m.community_id = b.community_id and m.user_id = b.user_id where (b.removed_at is null) <> (m.status = 'BOT') or (b.removed_at is null and m.nickname is distinct from b.name)
      union all select m.id, m.status from member m where m.status = 'BOT' and not exists (select from bot b where b.community_id = m.community_id and b.user_id = m.user_id)`,
  },
  {
    name: 'nobody signs in as a bot',
    sql: `select b.id from bot b join user_account a on a.id = b.user_id where a.email is not null or exists (select from user_credential c where c.user_id = b.user_id) or exists (select from user_session s where s.user_id = b.user_id)`,
  },
  {
    name: 'a bot that was removed has no token that lives',
    sql: `select t.id from bot_token t join bot b on b.id = t.bot_id where b.removed_at is not null and t.revoked_at is null`,
  },
  {
    name: 'a token names rooms when it is not for all of them',
    sql: `select t.id from bot_token t where t.is_for_all_rooms and exists (select from bot_token_room r where r.bot_token_id = t.id)`,
  },
];
