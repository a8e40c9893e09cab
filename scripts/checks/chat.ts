/** What always holds of rooms and their logs: each statement finds the rows that break it. */
export const chatChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "a room's log has no gap and ends at its position",
    sql: `select r.id, r.last_seq from room r left join room_event e on e.room_id = r.id group by r.id having r.last_seq - r.first_seq + 1 <> count(e.seq) or r.last_seq <> coalesce(max(e.seq), r.first_seq - 1) or r.first_seq <> coalesce(min(e.seq), r.first_seq)`,
  },
  {
    name: 'messages are counted without gaps',
    sql: `select r.id, r.last_ordinal from room r left join room_message m on m.room_id = r.id group by r.id having r.last_ordinal <> count(m.id) or r.last_ordinal <> coalesce(max(m.ordinal), 0)`,
  },
  {
    name: 'a message is in the log at its position, and the order of both is the same',
    sql: `select m.id from (select id, room_id, seq, ordinal, row_number() over (partition by room_id order by seq) as place from room_message) m
      left join room_event e on e.room_id = m.room_id and e.seq = m.seq and e.message_id = m.id and e.kind = 'MESSAGE_SENT' where e.seq is null or m.place <> m.ordinal`,
  },
  {
    name: 'nothing of what was said stays in a recalled message',
    sql: `select id from room_message where recalled_at is not null and body <> ''`,
  },
  {
    name: 'nobody has read more than there is',
    sql: `select p.room_id, p.user_id from room_read_position p join room r on r.id = p.room_id where p.ordinal > r.last_ordinal`,
  },
];
