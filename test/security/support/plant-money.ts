import { newId } from '../../../src/kernel/id.ts';
import type { Planting } from './canaries.ts';
import type { CommunityPlan, MemberIds } from './plant-community.ts';

/** Plans, an order of each kind, a subscription, and what the provider said about them. */
export function plantMoney(plan: Planting, { communityId, cast }: CommunityPlan, tierId: string) {
  const { now } = plan;
  const planId = plan.add('plan', { community_id: communityId, tier_id: tierId, kind: 'MONTHLY', created_at: now }, ['name']);
  plan.add('plan', { community_id: communityId, tier_id: tierId, kind: 'LIFETIME', created_at: now, taken_count: plan.figure('plan', 'taken_count'), sales_limit: plan.figure('plan', 'sales_limit') });
  const priceId = plan.add('price', { community_id: communityId, plan_id: planId, amount_minor: plan.figure('price', 'amount_minor'), currency: 'CNY', valid_from: now });
  const order = { community_id: communityId, tier_id: tierId, plan_id: planId, price_id: priceId, kind: 'MONTHLY', list_minor: 9900, amount_minor: 9900, currency: 'CNY', channel: 'WEB', created_at: now };
  const rules = (table: string) => JSON.stringify([{ kind: 'COUPON', sourceId: null, amountMinor: -1, label: { name: plan.text(table, 'rules') } }]);
  const quoteId = plan.add('quote', {
    community_id: communityId, user_id: cast.paidMember.userId, tier_id: tierId, plan_id: planId, price_id: priceId, kind: 'MONTHLY', channel: 'WEB', list_minor: 9900, amount_minor: plan.figure('quote', 'amount_minor'), currency: 'CNY',
    rules: rules('quote'), created_at: now, expires_at: plan.moment('quote', 'expires_at'),
  });
  const paidOrderId = plan.add('purchase_order', { ...order, quote_id: quoteId, rules: rules('purchase_order'), amount_minor: plan.figure('purchase_order', 'amount_minor'), user_id: cast.paidMember.userId, state: 'PAID', paid_at: plan.moment('purchase_order', 'paid_at') }, ['accept_reason']);
  plan.addKeyed('plan_piece', { community_id: communityId, order_id: paidOrderId, plan_id: planId, user_id: cast.paidMember.userId, state: 'COMMITTED', created_at: now });
  const openOrderId = plan.add('purchase_order', { ...order, user_id: cast.member.userId, state: 'OPEN' });
  const formerOrderId = plan.add('purchase_order', { ...order, user_id: cast.exMember.userId, state: 'PAID', paid_at: now });
  const attempt = (orderId: string, number: number, state: string, more: object = {}): void => {
    const variant = state.toLowerCase();
    const url = `https://pay.example.com/${plan.text('checkout_attempt', 'url', variant)}`;
    plan.add('checkout_attempt', { community_id: communityId, order_id: orderId, number, state, url, expires_at: plan.days(1), created_at: now, ...more }, ['session_id', 'subscription_id', 'payment_id'], variant);
  };
  attempt(paidOrderId, 1, 'PAID');
  attempt(paidOrderId, 2, 'SURPLUS', { received_minor: plan.figure('checkout_attempt', 'received_minor'), received_currency: 'CNY' });
  attempt(openOrderId, 1, 'OPEN');
  const subscriptionId = plan.add('membership_subscription', {
    community_id: communityId, user_id: cast.paidMember.userId, tier_id: tierId, order_id: paidOrderId, status: 'active', current_period_start: now, current_period_end: plan.moment('membership_subscription', 'current_period_end'), paid_through: plan.days(30), created_at: now,
  }, ['provider_id', 'provider_price_id']);
  const planChangeId = plan.add('subscription_change', {
    community_id: communityId, subscription_id: subscriptionId, user_id: cast.paidMember.userId, kind: 'UPGRADE', state: 'PREVIEWED', from_price_id: priceId, price_id: priceId, at: now, due_minor: plan.figure('subscription_change', 'due_minor'), charged_minor: plan.figure('subscription_change', 'charged_minor'), currency: 'CNY', created_at: now,
    confirm_url: `https://pay.example.com/${plan.text('subscription_change', 'confirm_url')}`,
  }, ['provider_invoice_id']);
  plan.addKeyed('provider_object', { kind: 'PRICE', own_id: priceId, created_at: now, asked_with: JSON.stringify({ name: plan.text('provider_object', 'asked_with') }) }, ['provider_id', 'asked_key']);
  const serviceOfferId = plan.add('service_offer', { community_id: communityId, provider_user_id: cast.author.userId, kind: 'QUESTION', amount_minor: plan.figure('service_offer', 'amount_minor'), currency: 'CNY', within_hours: 24, created_at: now }, ['title', 'description']);
  const serviceOrderId = plan.add('purchase_order', { community_id: communityId, user_id: cast.member.userId, purpose: 'QUESTION', recipient_user_id: cast.author.userId, list_minor: 5000, amount_minor: 5000, currency: 'CNY', channel: 'WEB', state: 'PAID', paid_at: now, created_at: now });
  const escrowId = plan.add('escrow', { community_id: communityId, order_id: serviceOrderId, offer_id: serviceOfferId, purpose: 'QUESTION', payer_user_id: cast.member.userId, recipient_user_id: cast.author.userId, within_hours: 24, state: 'HELD', due_at: plan.days(1), paid_at: now, created_at: now }, ['subject', 'objection', 'decision']);
  const stripeEventId = plan.text('stripe_event', 'id');
  plan.add('stripe_event', { id: stripeEventId, is_live: false, order_id: paidOrderId, state: 'PARKED', happened_at: now, received_at: now }, ['type', 'checkout_id', 'subscription_id', 'object_id', 'payment_id', 'charge_id', 'customer_id', 'account_id', 'error']);
  const runId = plan.add('reconciliation_run', { kind: 'NIGHTLY', state: 'DONE', covers_from: now, covers_until: now, started_at: now, finished_at: now });
  plan.add('reconciliation_difference', { run_id: runId, kind: 'POSTING_MISSING', currency: 'CNY', is_healed: false, found_at: now }, ['subject']);
  plan.addKeyed('account_listing', { attempted_at: now }, ['account_id', 'last_event_id']);
  plan.add('balance_movement', { id: plan.text('balance_movement', 'id'), net_minor: 1, currency: 'CNY', occurred_at: now }, ['type', 'provider_source_id', 'source_key']);
  return { planId, priceId, quoteId, paidOrderId, openOrderId, formerOrderId, subscriptionId, planChangeId, serviceOfferId, escrowId, stripeEventId };
}

/** Points, levels, and the KOL programme with one KOL, one who has left it and one who is invited. */
export function plantGrowth(plan: Planting, { communityId, cast }: CommunityPlan, memberIds: MemberIds, openPostId: string) {
  const { now } = plan;
  const inCommunity = { community_id: communityId };
  const levels = [0, 100].map((threshold, index) => ({ threshold, number: index + 1 }));
  for (const { number, threshold } of levels) {
    plan.addKeyed('growth_level', { ...inCommunity, number, threshold, updated_at: now, entitlements: [plan.text('growth_level', 'entitlements', 'abcd'[number])] }, ['name'], 'abcd'[number]);
  }
  plan.addKeyed('point_rule', { ...inCommunity, kind: 'POST_PUBLISHED', points: 5, updated_at: now });
  plan.addKeyed('member_growth', { movement_count: 1, ...inCommunity, member_id: memberIds.author, user_id: cast.author.userId, points: plan.figure('member_growth', 'points'), entry_count: 1, entitlements: [plan.text('member_growth', 'entitlements')], updated_at: now });
  const sourceId = newId();
  const awardEntryId = plan.add('points_entry', { ...inCommunity, member_id: memberIds.author, position: 1, kind: 'POST_PUBLISHED', source_id: sourceId, amount: plan.figure('points_entry', 'amount'), balance: plan.figure('points_entry', 'balance'), event_id: newId(), occurred_at: now, created_at: now });
  const marks = JSON.stringify({ '': { at: now.toISOString(), eventId: plan.text('points_source', 'marks'), stands: true } });
  plan.add('points_source', { ...inCommunity, id: sourceId, member_id: memberIds.author, kind: 'POST_PUBLISHED', marks, amount: 50, award_entry_id: awardEntryId }, ['key', 'subject', 'day']);
  plan.add('points_movement', { ...inCommunity, member_id: memberIds.author, position: 1, kind: 'RED_PACKET_CLAIMED', source_id: newId(), amount: plan.figure('points_movement', 'amount'), balance: plan.figure('points_movement', 'balance'), created_at: now });
  return { pointsEntryId: awardEntryId, ...plantKols(plan, { communityId, cast }, memberIds, openPostId) };
}

function plantKols(plan: Planting, { communityId, cast }: Pick<CommunityPlan, 'communityId' | 'cast'>, memberIds: MemberIds, openPostId: string) {
  const { now } = plan;
  const level = (rank: number) => plan.add('kol_level', { community_id: communityId, rank, points_needed: rank - 1, posts_needed: 0, paying_invitees_needed: 0, entitlements: [plan.text('kol_level', 'entitlements', 'abcd'[rank])], updated_at: now }, ['name'], 'abcd'[rank]);
  const kolLevelIds = [level(1), level(2), level(3)] as const;
  plan.addKeyed('kol_activity', { community_id: communityId, member_id: memberIds.author, post_count: 1, paying_invitee_count: plan.figure('kol_activity', 'paying_invitee_count') });
  plan.addKeyed('kol_post', { community_id: communityId, post_id: openPostId, member_id: memberIds.author, is_deleted: false });
  const standing = (part: 'author' | 'muted', ended: boolean): string => {
    const entitlements = ended ? [] : [plan.text('kol_standing', 'entitlements')];
    const id = plan.add('kol_standing', { community_id: communityId, member_id: memberIds[part], user_id: cast[part].userId, level_id: ended ? null : kolLevelIds[1], entitlements, change_count: 1, joined_at: now, ended_at: ended ? now : null });
    plan.addKeyed('kol_standing_change', { community_id: communityId, standing_id: id, position: 1, kind: ended ? 'ENDED' : 'JOINED', by_member_id: memberIds.owner, occurred_at: now }, ['from_level', 'to_level', 'reason'], ended ? 'ended' : undefined);
    return id;
  };
  const invitation = { community_id: communityId, invited_by_member_id: memberIds.partner, expires_at: plan.days(14), created_at: now };
  return {
    kolLevelIds, kolId: standing('author', false), endedKolId: standing('muted', true),
    kolInvitationId: plan.add('kol_invitation', { ...invitation, member_id: memberIds.member, user_id: cast.member.userId, status: 'PENDING' }, ['message']),
    declinedKolInvitationId: plan.add('kol_invitation', { ...invitation, member_id: memberIds.exMember, user_id: cast.exMember.userId, status: 'WITHDRAWN', decided_at: now }, ['message'], 'former'),
  };
}
