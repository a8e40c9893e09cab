/** What always holds of relay lists: each statement finds the rows that break it. */
export const relayChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "a relay list's counts are those of its lines",
    sql: `select l.id from relay_list l left join relay_entry e on e.relay_list_id = l.id and e.state <> 'WITHDRAWN' group by l.id
      having l.entry_count <> count(e.id) or l.waiting_count <> count(e.id) filter (where e.state = 'WAITING')
        or l.taken <> coalesce(sum(case l.capacity_unit when 'ENTRIES' then 1 else e.quantity end) filter (where e.state = 'IN'), 0)`,
  },
  {
    name: 'nobody who came later is in before one who waits',
    sql: `select w.id from relay_entry w join relay_entry i on i.relay_list_id = w.relay_list_id and i.state = 'IN' and i.position > w.position where w.state = 'WAITING'`,
  },
  {
    name: 'no open relay list keeps the first waiting out while there is room',
    sql: `select l.id from relay_list l join lateral (select quantity from relay_entry e where e.relay_list_id = l.id and e.state = 'WAITING' order by position limit 1) w on true
      where l.closed_at is null and (l.capacity is null or l.taken + case l.capacity_unit when 'ENTRIES' then 1 else w.quantity end <= l.capacity)`,
  },
  {
    name: 'places in a relay list are counted without gaps',
    sql: `select l.id from relay_list l left join relay_entry e on e.relay_list_id = l.id group by l.id having l.last_position <> count(e.id) or l.last_position <> coalesce(max(e.position), 0)`,
  },
  {
    name: 'a relay list hangs on the message that it names, and nothing is said in a recalled one',
    sql: `select l.id from relay_list l join room_message m on m.room_id = l.room_id and m.id = l.message_id
      where m.attachment_kind is distinct from 'RELAY_LIST' or m.attachment_id is distinct from l.id or (m.recalled_at is null) <> (l.closed_because is distinct from 'RECALLED') or (m.recalled_at is not null and (l.title <> '' or l.description <> ''))
        or (m.recalled_at is not null and exists (select from relay_entry e where e.relay_list_id = l.id and (e.note <> '' or e.state <> 'WITHDRAWN')))`,
  },
];
