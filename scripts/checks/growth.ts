/** What always holds between the points ledger and what is made of it: each statement finds the rows that break it. */
export const growthChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "a member's points are the sum of the ledger",
    sql: `select coalesce(g.member_id, e.member_id) as member_id, g.points, e.points as ledger from member_growth g
      full join (select member_id, sum(amount) as points, count(*) as lines, min(position) as first, max(position) as last from points_entry group by member_id) e on e.member_id = g.member_id
      where coalesce(g.points, 0) <> coalesce(e.points, 0) or coalesce(g.entry_count, 0) <> coalesce(e.lines, 0) or coalesce(e.last, 0) <> coalesce(e.lines, 0) or g.points < 0`,
  },
  {
    name: 'the balance of a line is the sum up to it',
    sql: `select id from (select id, balance, sum(amount) over (partition by member_id order by position) as total from points_entry) e where balance <> total`,
  },
  {
    name: 'an act counts for what its lines add up to, and only while it stands',
    sql: `select s.id, s.amount, sum(e.amount) as ledger from points_source s left join points_entry e on e.source_id = s.id group by s.id
      having s.amount <> coalesce(sum(e.amount), 0) or (s.award_entry_id is null) <> (s.amount = 0)`,
  },
  {
    name: 'a reversal takes back one award of the same act, exactly',
    sql: `select r.id from points_entry r left join points_entry a on a.id = r.reverses_id
      where (r.reverses_id is null and r.amount <= 0) or (r.reverses_id is not null
        and (a.amount is distinct from -r.amount or a.source_id <> r.source_id or a.member_id <> r.member_id or a.reverses_id is not null or a.position > r.position))`,
  },
  {
    name: 'what members gave and received is the sum of their movements, counted without gaps',
    sql: `select coalesce(g.member_id, m.member_id) as member_id from member_growth g
      full join (select member_id, sum(amount) as points, count(*) as lines, max(position) as last from points_movement group by member_id) m on m.member_id = g.member_id
      where coalesce(g.moved_points, 0) <> coalesce(m.points, 0) or coalesce(g.movement_count, 0) <> coalesce(m.lines, 0) or coalesce(m.last, 0) <> coalesce(m.lines, 0)`,
  },
  {
    name: 'what a level unlocks is what its grant gives',
    sql: `select g.member_id, g.entitlements, a.entitlements as granted from member_growth g
      left join access_grant a on a.community_id = g.community_id and a.source_kind = 'GROWTH_LEVEL' and a.source_id = g.member_id::text and a.revoked_at is null
      where g.entitlements <> coalesce(a.entitlements, '{}')`,
  },
];
