/** What always holds of money: each statement finds the rows that break it. */
export const billingChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'a paid order was paid by one page, and no other order by any',
    sql: `select o.id, count(a.id) as pages from purchase_order o left join checkout_attempt a on a.order_id = o.id and a.state in ('PAID', 'BUYER_LEFT') group by o.id having count(a.id) <> case when o.paid_at is not null and o.amount_minor > 0 then 1 else 0 end`,
  },
  {
    name: 'the state of an order agrees with whether it was paid',
    sql: `select id, state from purchase_order where (paid_at is not null) <> (state in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'CHARGED_BACK'))`,
  },
  {
    name: 'the lines of a quote, and of its order, add up to the amount',
    sql: `select id from (select id, rules, amount_minor from quote union all select id, rules, amount_minor from purchase_order where quote_id is not null) as priced
      where (select coalesce(sum((line ->> 'amountMinor')::bigint), 0) from jsonb_array_elements(rules) as line) <> amount_minor`,
  },
  {
    name: 'a plan has one price of a time in each currency',
    sql: `select a.id from price a join price b on b.plan_id = a.plan_id and b.currency = a.currency and b.id > a.id where tstzrange(a.valid_from, a.valid_to) && tstzrange(b.valid_from, b.valid_to)`,
  },
  {
    name: "a plan's count is the number of its pieces that stand",
    sql: `select p.id from plan p where p.taken_count <> (select count(*) from plan_piece h where h.plan_id = p.id and h.state in ('RESERVED', 'COMMITTED'))`,
  },
  {
    name: 'an order that is open, or keeps what it paid for, has a piece of its plan',
    sql: `select o.id from purchase_order o where o.plan_id is not null and o.state in ('OPEN', 'PAID', 'PARTIALLY_REFUNDED', 'DISPUTED')
      and not exists (select from plan_piece h where h.order_id = o.id and h.plan_id = o.plan_id and (h.state in ('COMMITTED', 'RETURNED') or (h.state = 'RESERVED') = (o.state = 'OPEN')))`,
  },
  {
    name: 'the page that paid an order brought what was agreed',
    sql: `select o.id from purchase_order o join checkout_attempt a on a.order_id = o.id and a.state in ('PAID', 'BUYER_LEFT') where o.accepted_at is null and (a.received_minor is distinct from o.amount_minor or a.received_currency is distinct from o.currency)`,
  },
  {
    name: 'a one-time order that is paid has its grant, to the same end',
    sql: `select o.id from purchase_order o left join access_grant g on g.community_id = o.community_id and g.source_kind = 'ORDER' and g.source_id = o.id::text
      where o.state in ('PAID', 'PARTIALLY_REFUNDED') and o.purpose = 'MEMBERSHIP' and o.kind not in ('MONTHLY', 'QUARTERLY', 'YEARLY') and (g.id is null or g.user_id <> o.user_id or g.tier_id is distinct from o.tier_id or g.ends_at is distinct from o.access_ends_at)`,
  },
  {
    name: 'a subscription has the grant that it says it gives',
    sql: `select s.id from membership_subscription s left join access_grant g on g.community_id = s.community_id and g.source_kind = 'SUBSCRIPTION' and g.source_id = s.id::text
      where s.access_ends_at is not null and (g.id is null or g.user_id <> s.user_id or g.revoked_at is not null or g.ends_at is distinct from s.access_ends_at)`,
  },
  {
    name: 'what is granted for money was paid',
    sql: `select g.id from access_grant g where (g.source_kind = 'ORDER' and not exists (select from purchase_order o where o.id::text = g.source_id and o.paid_at is not null))
      or (g.source_kind = 'SUBSCRIPTION' and not exists (select from membership_subscription s join purchase_order o on o.id = s.order_id where s.id::text = g.source_id and o.paid_at is not null))`,
  },
  {
    name: 'what settled a one-time order is what was agreed',
    sql: `select o.id from purchase_order o join payment p on p.order_id = o.id and p.standing = 'SETTLED' where p.subscription_id is null and o.accepted_at is null group by o.id having count(*) > 1 or sum(p.amount_minor) <> o.amount_minor or min(p.currency) <> o.currency`,
  },
  {
    name: 'what went back of an order is what went back of its payments',
    sql: `select o.id from purchase_order o left join payment p on p.order_id = o.id and p.standing = 'SETTLED' group by o.id having o.refunded_minor <> coalesce(sum(p.refunded_minor), 0)`,
  },
  {
    name: 'nobody has two running subscriptions in a community',
    sql: `select community_id, user_id from membership_subscription where ended_at is null group by community_id, user_id having count(*) > 1`,
  },
  {
    name: 'an ended subscription gives what was paid for, and nothing once it was taken back',
    sql: `select id from membership_subscription where ended_at is not null and access_ends_at is not null and (revoked_at is not null or access_ends_at <> paid_through)`,
  },
];
