/** What always holds of red packets: each statement finds the rows that break it. */
export const redPacketChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'a red packet has booked the shares that were claimed, in their order',
    sql: `select p.id from red_packet p left join red_packet_claim c on c.red_packet_id = p.id group by p.id
      having p.claimed <> coalesce(sum(c.amount), 0) or p.claimed_count <> count(c.user_id) or p.claimed_count <> coalesce(max(c.position), 0) or coalesce(min(c.amount), p.step) < p.step or bool_or(c.amount % p.step <> 0)
        or (p.split = 'FIXED' and bool_or(c.amount <> p.total / p.shares))`,
  },
  {
    name: 'a red packet that ended was claimed or went back, in full',
    sql: `select id from red_packet where ended_at is not null and claimed + returned <> total`,
  },
  {
    name: "a red packet's points came from its giver, went to those who claimed, and back",
    sql: `select p.id from red_packet p left join points_movement m on m.source_id = p.id group by p.id
      having coalesce(sum(m.amount) filter (where m.kind = 'RED_PACKET_SENT'), 0) <> case p.content when 'POINTS' then -p.total else 0 end
        or coalesce(sum(m.amount) filter (where m.kind = 'RED_PACKET_CLAIMED'), 0) <> case p.content when 'POINTS' then p.claimed else 0 end
        or coalesce(sum(m.amount) filter (where m.kind = 'RED_PACKET_RETURNED'), 0) <> case p.content when 'POINTS' then p.returned else 0 end`,
  },
  {
    name: 'whoever claimed has what their share says',
    sql: `select c.red_packet_id, c.user_id from red_packet_claim c join red_packet p on p.id = c.red_packet_id
      left join voucher v on v.id = c.voucher_id and v.user_id = c.user_id and v.source_kind = 'RED_PACKET' and v.source_id = p.id::text and v.amount_minor = c.amount and v.currency = p.currency
      left join member b on b.community_id = c.community_id and b.user_id = c.user_id
      left join points_movement m on m.source_id = p.id and m.member_id = b.id and m.kind = 'RED_PACKET_CLAIMED' and m.amount = c.amount
      where case p.content when 'POINTS' then m.id is null or c.voucher_id is not null else v.id is null or m.id is not null end`,
  },
  {
    name: 'a red packet hangs on the message that it names, and nothing is said in a recalled one',
    sql: `select p.id from red_packet p join room_message m on m.room_id = p.room_id and m.id = p.message_id
      where m.attachment_kind is distinct from 'RED_PACKET' or m.attachment_id is distinct from p.id or (m.recalled_at is null) <> (p.title <> '') or (m.recalled_at is not null and p.ended_at is null)`,
  },
];
