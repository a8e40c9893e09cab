/** What always holds of the ledger: each statement finds the rows that break it. */
export const ledgerChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'a transaction adds up to zero in every currency',
    sql: `select transaction_id, currency, sum(amount_minor) as total from ledger_entry group by transaction_id, currency having sum(amount_minor) <> 0`,
  },
  {
    name: 'the balance of an account is the sum of its lines',
    sql: `select a.id, a.balance_minor, sum(e.amount_minor) as lines from ledger_account a left join ledger_entry e on e.account_id = a.id group by a.id having a.balance_minor <> coalesce(sum(e.amount_minor), 0)`,
  },
  {
    name: 'nothing that a payee has is negative; a deficit is owed',
    sql: `select id, kind, balance_minor from ledger_account where (kind in ('PAYEE_PENDING', 'PAYEE_AVAILABLE') and balance_minor > 0) or (kind = 'PAYEE_RECEIVABLE' and balance_minor < 0)`,
  },
  {
    name: 'the shares of a payment add up to what came in',
    sql: `select p.id, p.gross_minor, sum(s.amount_minor) as shares from shared_payment p left join payment_share s on s.community_id = p.community_id and s.payment_id = p.id group by p.id having p.gross_minor <> coalesce(sum(s.amount_minor), 0)`,
  },
  {
    name: 'no more is taken back than came in, and the shares bear all of it',
    sql: `select p.id, p.taken_back_minor, sum(s.reversed_minor) as shares from shared_payment p left join payment_share s on s.community_id = p.community_id and s.payment_id = p.id group by p.id
      having p.taken_back_minor <> coalesce(sum(s.reversed_minor), 0) or p.taken_back_minor < 0 or p.taken_back_minor > p.gross_minor`,
  },
  {
    name: 'the money of a share is somewhere, once',
    sql: `select id from payment_share where pending_minor + available_minor + reserved_minor + settled_minor + reversed_minor <> amount_minor + owed_minor + recovered_minor
      or least(pending_minor, available_minor, reserved_minor, settled_minor, reversed_minor, owed_minor, recovered_minor) < 0 or reversed_minor > amount_minor`,
  },
  {
    name: 'what the shares of a payee hold is what the accounts hold',
    sql: `select a.id, a.kind, a.balance_minor from ledger_account a left join lateral (select coalesce(sum(pending_minor), 0) as pending, coalesce(sum(available_minor + reserved_minor), 0) as available, coalesce(sum(owed_minor), 0) as owed
        from payment_share s where s.community_id = a.community_id and s.payee_user_id = a.payee_user_id and s.currency = a.currency) s on true
      where (a.kind = 'PAYEE_PENDING' and a.balance_minor <> -s.pending) or (a.kind = 'PAYEE_AVAILABLE' and a.balance_minor <> -s.available) or (a.kind = 'PAYEE_RECEIVABLE' and a.balance_minor <> s.owed)`,
  },
  {
    name: 'nothing is payable before its time, or while a dispute holds it',
    sql: `select s.id from payment_share s join shared_payment p on p.community_id = s.community_id and p.id = s.payment_id where s.available_minor > 0 and (p.released_at is null or p.held_at is not null)`,
  },
];
