/** What always holds of discounts, seats, referrals and gifts: each statement finds the rows that break it. */
export const promotionChecks: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "a coupon's count is the number of its uses that stand",
    sql: `select c.id from coupon c where c.taken_count <> (select count(*) from promotion_use u where u.coupon_id = c.id and u.state in ('RESERVED', 'COMMITTED'))`,
  },
  {
    name: "a promotion code's count is the number of its uses that stand",
    sql: `select c.id from promotion_code c where c.taken_count <> (select count(*) from promotion_use u where u.kind = 'COUPON' and u.source_id = c.id and u.state in ('RESERVED', 'COMMITTED'))`,
  },
  {
    name: 'how often a person took a coupon is the number of their uses that stand',
    sql: `select t.coupon_id, t.user_id from coupon_taker t where t.taken_count <> (select count(*) from promotion_use u where u.coupon_id = t.coupon_id and u.user_id = t.user_id and u.state in ('RESERVED', 'COMMITTED'))`,
  },
  {
    name: 'no voucher is used before the payment that earned it is safe',
    sql: `select id from voucher where used_at < usable_from`,
  },
  {
    name: 'a voucher is held or used by one order, as it says',
    sql: `select v.id from voucher v left join promotion_use u on u.kind = 'VOUCHER' and u.source_id = v.id and u.state in ('RESERVED', 'COMMITTED') group by v.id
      having count(u.id) <> case when v.state in ('RESERVED', 'USED') then 1 else 0 end or (v.state = 'USED') <> bool_or(coalesce(u.state, '') = 'COMMITTED')`,
  },
  {
    name: 'what an order uses of promotions is what its lines say',
    sql: `select o.id from purchase_order o where jsonb_array_length(o.rules) > 0 and coalesce((select sum(u.amount_minor) from promotion_use u where u.order_id = o.id), 0)
      <> coalesce((select sum((r->>'amountMinor')::bigint) from jsonb_array_elements(o.rules) r where r->>'kind' in ('COUPON', 'VOUCHER', 'LADDER_STEP', 'GROUP_BUY')), 0)`,
  },
  {
    name: 'the lines of an order add up to what was agreed',
    sql: `select o.id from purchase_order o where jsonb_array_length(o.rules) > 0 and o.amount_minor <> (select sum((r->>'amountMinor')::bigint) from jsonb_array_elements(o.rules) r)`,
  },
  {
    name: 'no group-buy has more ordered seats than it has seats',
    sql: `select g.id from group_buy g join group_buy_seat s on s.group_buy_id = g.id and s.state in ('RESERVED', 'PAID') group by g.id having count(*) > g.seats`,
  },
  {
    name: 'a group-buy that succeeded was paid for by all, one that failed keeps no money',
    sql: `select g.id from group_buy g left join group_buy_seat s on s.group_buy_id = g.id group by g.id
      having (g.state = 'SUCCEEDED' and count(*) filter (where s.state in ('PAID', 'REFUNDED')) < g.seats) or (g.state = 'FAILED' and count(*) filter (where s.state = 'PAID') > 0)`,
  },
  {
    name: 'what was given for bringing a member stands with the order, and goes with it',
    sql: `select r.id from referral r join voucher v on v.id in (r.referrer_voucher_id, r.referee_voucher_id) where r.state = 'TAKEN_BACK' and v.revoked_at is null and not exists (select from referral_debt d where d.voucher_id = v.id)`,
  },
  {
    name: 'a redeemed gift is of whoever its order is for',
    sql: `select g.id from gift g join purchase_order o on o.id = g.order_id where (g.state = 'REDEEMED' and g.redeemed_by_user_id is distinct from o.recipient_user_id) or (g.state in ('READY', 'REDEEMED') and o.paid_at is null)`,
  },
];
