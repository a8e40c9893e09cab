import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { billingChecks } from '../../../scripts/checks/billing.ts';
import { findDataFaults } from '../../../scripts/checks/index.ts';
import { startMoney, type Money } from '../../money/support/money.ts';

let money: Money;
/** One term, one subscription that runs and one that is over, an open order. */
beforeAll(async () => {
  money = await startMoney();
  const term = await money.aSale({ kind: 'TERM' });
  await money.aBuyer(term);
  const monthly = await money.aSale({ kind: 'MONTHLY' });
  await money.aBuyer(monthly);
  for (const { id } of (await money.stripe.subscriptions.list()).data) await money.stripe.subscriptions.cancel(id);
  await money.settle();
  await money.startCheckout(await money.app.world.aMember({ community: monthly.community }), monthly.priceId);
  await money.aBuyer(monthly);
});
afterAll(() => money.stop());

test('what has happened through the API breaks no check', async () => {
  expect(await findDataFaults(money.app.platform.database.reader, billingChecks)).toEqual([]);
});

const PLANTED: Record<string, () => ReturnType<typeof sql>> = {
  "a plan's count is the number of its pieces that stand": () => sql`update plan set taken_count = taken_count + 1 where kind = 'TERM'`,
  'an order that is open, or keeps what it paid for, has a piece of its plan': () => sql`delete from plan_piece where order_id = (select id from purchase_order where kind = 'TERM')`,
  'a paid order was paid by one page, and no other order by any': () => sql`update purchase_order set state = 'PAID', paid_at = now() where state = 'OPEN'`,
  'the state of an order agrees with whether it was paid': () => sql`update purchase_order set state = 'HELD' where kind = 'TERM'`,
  'the lines of a quote, and of its order, add up to the amount': () => sql`insert into quote (id, community_id, user_id, tier_id, plan_id, price_id, kind, channel, list_minor, amount_minor, currency, rules, created_at, expires_at)
    select gen_random_uuid(), community_id, user_id, tier_id, plan_id, price_id, kind, channel, list_minor, amount_minor - 1, currency, rules, created_at, expires_at from quote where kind = 'TERM'`,
  'a plan has one price of a time in each currency': () => sql`insert into price (id, community_id, plan_id, amount_minor, currency, valid_from, valid_to)
    select gen_random_uuid(), price.community_id, plan_id, amount_minor, currency, valid_from, valid_from + interval '1 day' from price join plan on plan.id = plan_id where kind = 'TERM'`,
  'the page that paid an order brought what was agreed': () => sql`update checkout_attempt set received_minor = 1 where order_id = (select id from purchase_order where kind = 'TERM')`,
  'a one-time order that is paid has its grant, to the same end': () => sql`delete from access_grant where source_kind = 'ORDER'`,
  'a subscription has the grant that it says it gives': () => sql`update access_grant set ends_at = null where source_kind = 'SUBSCRIPTION' and source_id = (select id::text from membership_subscription where ended_at is null)`,
  'what is granted for money was paid': () => sql`update purchase_order set state = 'HELD', paid_at = null where kind = 'TERM'`,
  'what settled a one-time order is what was agreed': () => sql`insert into payment (id, community_id, order_id, user_id, standing, provider_payment_id, amount_minor, currency, received_at, refundable_until)
    select gen_random_uuid(), community_id, order_id, user_id, standing, 'pi_second', amount_minor, currency, received_at, refundable_until from payment where subscription_id is null`,
  'what went back of an order is what went back of its payments': () => sql`update purchase_order set refunded_minor = 1 where kind = 'TERM'`,
  'nobody has two running subscriptions in a community': () => sql`update membership_subscription set ended_at = null, user_id = (select user_id from membership_subscription where ended_at is null) where ended_at is not null`,
  'an ended subscription gives what was paid for, and nothing once it was taken back': () => sql`update membership_subscription set access_ends_at = now() where ended_at is not null`,
};

test.each(billingChecks.map(({ name }) => ({ name })))('finds rows that break: $name', async ({ name }) => {
  const back = new Error('roll back');
  const planted = money.app.platform.database.reader.transaction().execute(async (tx) => {
    expect((await PLANTED[name]!().execute(tx)).numAffectedRows).toBe(1n);
    const { rows } = await sql`select * from (${sql.raw(billingChecks.find((check) => check.name === name)!.sql)}) as fault`.execute(tx);
    expect(rows).toHaveLength(1);
    throw back;
  });
  await expect(planted).rejects.toBe(back);
});
