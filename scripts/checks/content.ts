/** What always holds of topics, posts, comments and reactions: each statement finds the rows that break it. */
export const contentChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "a topic's count is the number of its posts that stand",
    sql: `select t.id, t.post_count, count(p.id) as posts from topic t left join post p on p.topic_id = t.id and p.deleted_at is null group by t.id having t.post_count <> count(p.id)`,
  },
  {
    name: "a post's count is the number of its comments that stand",
    sql: `select p.id, p.comment_count, count(c.id) as comments from post p left join comment c on c.post_id = p.id and c.deleted_at is null group by p.id having p.comment_count <> count(c.id)`,
  },
  {
    name: "a comment's count is the number of its answers",
    sql: `select c.id, c.reply_count, count(r.id) as replies from comment c left join comment r on r.parent_id = c.id group by c.id having c.reply_count <> count(r.id)`,
  },
  {
    name: 'an answer stands below the same post as what it answers',
    sql: `select r.id from comment r join comment c on c.id in (r.parent_id, r.root_id) where c.post_id <> r.post_id`,
  },
  {
    name: 'reactions are counted, in sum and by kind',
    sql: `select t.id from (select id, reaction_count, reaction_counts from post union all select id, reaction_count, reaction_counts from comment) t
      left join (select target, sum(n) as total, jsonb_object_agg(kind, n) as kinds from (select coalesce(post_id, comment_id) as target, kind, count(*) as n from reaction group by 1, 2) k group by target) r on r.target = t.id
      where t.reaction_count <> coalesce(r.total, 0) or not t.reaction_counts @> coalesce(r.kinds, '{}') or t.reaction_count <> (select coalesce(sum(value::int), 0) from jsonb_each_text(t.reaction_counts))`,
  },
  {
    name: 'nothing of what was written stays in what was deleted',
    sql: `select id from post where deleted_at is not null and (title is not null or body <> '' or body_html <> '' or teaser is not null or excerpt <> '') union all select id from comment where deleted_at is not null and body <> ''`,
  },
  {
    name: 'the earlier words of a post are kept without gaps',
    sql: `select p.id from post p left join post_revision r on r.post_id = p.id where p.deleted_at is null group by p.id having p.revision_number <> count(r.id) + 1 or p.revision_number <> coalesce(max(r.number), 0) + 1`,
  },
];
