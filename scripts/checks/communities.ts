/** What always holds of communities and those in them: each statement finds the rows that break it. */
export const communityChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "a community's count is the number of its active members",
    sql: `select c.id, c.member_count, count(m.id) as active from community c left join member m on m.community_id = c.id and m.status = 'ACTIVE' group by c.id having c.member_count <> count(m.id)`,
  },
  {
    name: 'a member number is given once, and counted',
    sql: `select m.community_id, m.number from member m join community c on c.id = m.community_id group by m.community_id, m.number, c.last_member_number having count(*) > 1 or m.number = 0 or m.number > c.last_member_number or (m.number < 0) <> bool_or(exists (select from bot b where b.community_id = m.community_id and b.user_id = m.user_id))`,
  },
  {
    name: 'a community has one owner, who is in it',
    sql: `select c.id, count(m.id) as owners from community c left join member m on m.community_id = c.id and m.role = 'OWNER' and m.status = 'ACTIVE' group by c.id having count(m.id) <> 1`,
  },
  {
    name: 'who is not in a community has no role in it',
    sql: `select id, role from member where (status not in ('ACTIVE', 'BOT') and role <> 'MEMBER') or (status = 'BOT' and role <> 'GUEST') or (guest_until is not null and role <> 'GUEST')`,
  },
  {
    name: 'rules are counted without gaps, and nobody has read more than there are',
    sql: `select c.id from community c left join rules_version r on r.community_id = c.id group by c.id having c.current_rules_version <> count(r.id) or c.current_rules_version <> coalesce(max(r.version), 0)
      union all select m.id from member m join community c on c.id = m.community_id where m.acknowledged_rules_version > c.current_rules_version`,
  },
  {
    name: 'nobody waits at the door of a community that they are in, or banned from',
    sql: `select r.id, m.status from join_request r join member m on m.community_id = r.community_id and m.user_id = r.user_id where r.status in ('PENDING', 'WAITING') and m.status in ('ACTIVE', 'BANNED')`,
  },
  {
    name: 'whoever waits has a place in the list',
    sql: `select r.id from join_request r join community c on c.id = r.community_id where (r.status = 'WAITING' and r.waiting_number is null) or r.waiting_number > c.last_waiting_number`,
  },
  {
    name: 'an invitation is used as often as it allows at most',
    sql: `select id, use_count, max_uses from invitation where use_count < 0 or use_count > max_uses`,
  },
];
