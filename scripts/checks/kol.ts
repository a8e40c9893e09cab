/** What always holds in the KOL programme: each statement finds the rows that break it. */
export const kolChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "a member's posts are the ones that stand",
    sql: `select coalesce(a.member_id, p.member_id) as member_id, a.post_count, p.posts from kol_activity a
      full join (select member_id, count(*) as posts from kol_post where not is_deleted group by member_id) p on p.member_id = a.member_id where coalesce(a.post_count, 0) <> coalesce(p.posts, 0)`,
  },
  {
    name: "a member's paying invitees are the people who paid",
    sql: `select coalesce(a.member_id, i.inviter_member_id) as member_id, a.paying_invitee_count, i.people from kol_activity a
      full join (select inviter_member_id, count(*) as people from kol_paying_invitee group by inviter_member_id) i on i.inviter_member_id = a.member_id
      where coalesce(a.paying_invitee_count, 0) <> coalesce(i.people, 0)`,
  },
  {
    name: 'a standing has a level as long as it lasts, and a history without gaps',
    sql: `select s.id from kol_standing s left join (select standing_id, count(*) as lines, max(position) as last from kol_standing_change group by standing_id) c on c.standing_id = s.id
      where (s.level_id is null) <> (s.ended_at is not null) or s.change_count <> coalesce(c.lines, 0) or s.change_count <> coalesce(c.last, 0)`,
  },
  {
    name: 'the privileges of a KOL are what the grant gives',
    sql: `select s.id from kol_standing s
      left join access_grant g on g.community_id = s.community_id and g.source_kind = 'KOL_LEVEL' and g.source_id = s.id::text and g.revoked_at is null
      where s.entitlements <> coalesce(g.entitlements, '{}')`,
  },
];
