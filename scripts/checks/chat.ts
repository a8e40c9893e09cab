/** What always holds of rooms and their logs: each statement finds the rows that break it. */
export const chatChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "a room's log has no gap and ends at its position",
    sql: `select r.id, r.last_seq from room r left join room_event e on e.room_id = r.id group by r.id having r.last_seq - r.first_seq + 1 <> count(e.seq) or r.last_seq <> coalesce(max(e.seq), r.first_seq - 1) or r.first_seq <> coalesce(min(e.seq), r.first_seq)`,
  },
  {
    name: 'messages are counted without gaps',
    sql: `select r.id, r.last_ordinal from room r left join room_message m on m.room_id = r.id group by r.id having count(m.id) > 0 and (r.last_ordinal <> max(m.ordinal) or count(m.id) <> max(m.ordinal) - min(m.ordinal) + 1) or count(m.id) = 0 and r.first_seq = 1 and r.last_ordinal > 0`,
  },
  {
    name: 'a message is in the log at its position, and the order of both is the same',
    sql: `select m.id from (select id, room_id, seq, ordinal, row_number() over (partition by room_id order by seq) + min(ordinal) over (partition by room_id) - 1 as place from room_message) m
      left join room_event e on e.room_id = m.room_id and e.seq = m.seq and e.message_id = m.id and e.kind = 'MESSAGE_SENT' where e.seq is null or m.place <> m.ordinal`,
  },
  {
    name: 'nothing of what was said stays in a recalled message',
    sql: `select id from room_message m where recalled_at is not null and (body <> '' or reaction_counts <> '{}' or pinned_at is not null or exists (select from message_revision r where r.message_id = m.id) or exists (select from message_reaction r where r.message_id = m.id))`,
  },
  {
    name: 'emoji of a message are counted',
    sql: `select m.id from room_message m left join lateral (select coalesce(jsonb_object_agg(emoji, given), '{}') as counts from (select emoji, count(*) as given from message_reaction r where r.message_id = m.id group by emoji) as by_emoji) as given on true where m.reaction_counts <> given.counts`,
  },
  {
    name: 'the earlier words of a message are kept without gaps',
    sql: `select m.id from room_message m left join message_revision r on r.message_id = m.id where m.recalled_at is null group by m.id, m.room_id, m.community_id, m.edited_at having (m.edited_at is null) <> (count(r.number) = 0) or count(r.number) <> coalesce(max(r.number), 0)`,
  },
  {
    name: 'nobody has read more than there is',
    sql: `select p.room_id, p.user_id from room_read_position p join room r on r.id = p.room_id where p.ordinal > r.last_ordinal`,
  },
];
