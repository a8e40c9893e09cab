/** What always holds of payouts: each statement finds the rows that break it. */
export const payoutChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'all money that came in is in the ledger, as much as came in',
    sql: `select p.id from payment p left join shared_payment s on s.community_id = p.community_id and s.id = p.id where s.gross_minor is distinct from p.amount_minor or s.currency is distinct from p.currency or s.order_id is distinct from p.order_id`,
  },
  {
    name: 'a transfer was booked as it was asked for, and as it ended',
    sql: `select t.id, t.state from payout_transfer t left join lateral (select count(*) filter (where l.kind = 'TRANSFER') as asked, count(*) filter (where l.kind = 'TRANSFER_MADE') as made, count(*) filter (where l.kind = 'TRANSFER_FAILED') as failed
        from ledger_transaction l where l.source_type = 'TRANSFER' and l.source_id = t.id::text) l on true
      where l.asked <> 1 or l.made <> (t.state = 'MADE')::int or l.failed <> (t.state = 'FAILED')::int or (t.state = 'MADE') <> (t.provider_id is not null)`,
  },
  {
    name: 'no more comes back of a transfer than was sent, and all of it is known',
    sql: `select t.id, t.reversed_minor, coalesce(sum(r.amount_minor) filter (where r.state = 'MADE'), 0) as reversals from payout_transfer t left join transfer_reversal r on r.community_id = t.community_id and r.transfer_id = t.id
      group by t.id having t.reversed_minor <> coalesce(sum(r.amount_minor) filter (where r.state = 'MADE'), 0) or t.reversed_minor > t.amount_minor`,
  },
  {
    name: 'what was paid by hand is what the ledger says was paid by hand',
    sql: `select coalesce(p.community_id, a.community_id) as community_id, p.total, a.total as booked
      from (select community_id, payee_user_id, currency, sum(amount_minor) filter (where state = 'CONFIRMED') as total from manual_payout group by community_id, payee_user_id, currency) p
      full join (select community_id, payee_user_id, currency, -balance_minor as total from ledger_account where kind = 'MANUAL_PAYOUT') a using (community_id, payee_user_id, currency) where coalesce(p.total, 0) <> coalesce(a.total, 0)`,
  },
  {
    name: 'what is set aside is what was recorded by hand and waits for the payee',
    sql: `select coalesce(p.community_id, s.community_id) as community_id, p.total, s.total as set_aside
      from (select community_id, payee_user_id, currency, sum(amount_minor) as total from manual_payout where state = 'AWAITING_CONFIRMATION' group by community_id, payee_user_id, currency) p
      full join (select community_id, payee_user_id, currency, sum(reserved_minor) as total from payment_share where reserved_minor > 0 group by community_id, payee_user_id, currency) s using (community_id, payee_user_id, currency) where coalesce(p.total, 0) <> coalesce(s.total, 0)`,
  },
  {
    name: 'nothing is in a payout account but what was sent there and neither came back nor went to the bank',
    sql: `select id, balance_minor from ledger_account where kind in ('TRANSFERRED', 'CONNECTED_BALANCE') and ((kind = 'TRANSFERRED' and balance_minor > 0) or (kind = 'CONNECTED_BALANCE' and balance_minor < 0))`,
  },
];
