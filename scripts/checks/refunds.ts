/** What always holds of money that goes back: each statement finds the rows that break it. */
export const refundChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'what went back of a payment is the sum of its refunds',
    sql: `select p.id from payment p left join refund r on r.payment_id = p.id and r.booked_at is not null and r.reversed_at is null group by p.id having p.refunded_minor <> coalesce(sum(r.amount_minor), 0)`,
  },
  {
    name: 'no more goes back of a payment than came in',
    sql: `select p.id from payment p join refund r on r.payment_id = p.id and r.state <> 'FAILED' group by p.id having sum(r.amount_minor) > p.amount_minor`,
  },
  {
    name: 'what went back of an order is what went back of the payments that it was owed',
    sql: `select o.id from purchase_order o left join payment p on p.community_id = o.community_id and p.order_id = o.id and p.standing = 'SETTLED' group by o.id having o.refunded_minor <> coalesce(sum(p.refunded_minor), 0)`,
  },
  {
    name: 'a refund that was taken on stands in the books, one that failed does not',
    sql: `select r.id from refund r left join ledger_transaction t on t.source_type = 'REFUND' and t.source_id = r.id::text and t.kind in ('REFUND', 'REFUND_REVERSED')
      group by r.id having coalesce(sum(case t.kind when 'REFUND' then 1 when 'REFUND_REVERSED' then -1 end), 0) <> case when r.booked_at is not null and r.reversed_at is null then 1 else 0 end`,
  },
  {
    name: 'access that ended with its money stays ended',
    sql: `select r.id from refund r join access_grant g on g.community_id = r.community_id and g.source_kind = 'ORDER' and g.source_id = r.order_id::text where r.has_ended_access and g.revoked_at is null`,
  },
  {
    name: 'access rests only while a dispute is open',
    sql: `select g.id from access_grant g where g.suspended_at is not null and not exists (
      select 1 from dispute d left join membership_subscription s on s.order_id = d.order_id where d.community_id = g.community_id and d.state = 'OPEN' and g.source_id in (d.order_id::text, s.id::text))`,
  },
];
