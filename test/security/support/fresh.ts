import { sql } from 'kysely';
import { newId } from '../../../src/kernel/id.ts';
import { hashOpaqueToken, newOpaqueToken } from '../../../src/platform/tokens/opaque-tokens.ts';
import { randomName } from '../../support/world.ts';
import type { TestApp } from '../../support/app.ts';
import { Planting } from './canaries.ts';
import type { Place } from './matrix-world.ts';

const WORDS = 'made for one cell';

/** Targets for one cell, each made when it is asked for, so that no cell meets what another has changed. */
export type Fresh = ReturnType<typeof freshIn>;

export function freshIn(app: TestApp, place: Place) {
  const { communityId, cast, memberIds } = place;
  const now = app.clock.now();
  const write = async (table: string, row: Parameters<Planting['add']>[1]): Promise<string> => {
    const plan = new Planting('fresh', now);
    const id = plan.add(table, row);
    await plan.write(app.platform.database.reader);
    return id;
  };
  const writeKeyed = async (table: string, row: Parameters<Planting['add']>[1]): Promise<void> => {
    const plan = new Planting('fresh', now);
    plan.addKeyed(table, row);
    await plan.write(app.platform.database.reader);
  };
  const inCommunity = { community_id: communityId, created_at: now };
  const fresh = {
    place, days: (count: number): Date => new Date(now.getTime() + count * 86_400_000),
    person: (more: object = {}): Promise<string> => write('user_account', { email: `${randomName('fresh')}@example.com`, email_verified_at: now, display_name: WORDS, bio: '', locale: 'en', created_at: now, ...more }),
    async personWithPassword(passwordHash: string, email = `${randomName('fresh')}@example.com`): Promise<{ userId: string; email: string }> {
      const userId = await fresh.person({ email });
      await writeKeyed('user_credential', { user_id: userId, password_hash: passwordHash, password_changed_at: now });
      return { userId, email };
    },
    async session(userId: string): Promise<{ sessionId: string; refreshToken: string }> {
      const { token } = newOpaqueToken('refresh');
      const sessionId = await write('user_session', { user_id: userId, created_at: now, last_used_at: now, expires_at: fresh.days(30) });
      await writeKeyed('refresh_token', { hash: hashOpaqueToken(token), session_id: sessionId, created_at: now });
      return { sessionId, refreshToken: token };
    },
    async mailToken(userId: string, email: string, purpose: 'RESET_PASSWORD' | 'VERIFY_EMAIL', prefix: string): Promise<string> {
      const { token } = newOpaqueToken(prefix);
      await writeKeyed('mail_token', { hash: hashOpaqueToken(token), user_id: userId, purpose, email, created_at: now, expires_at: fresh.days(1) });
      return token;
    },
    async member(more: object = {}): Promise<{ memberId: string; userId: string }> {
      const userId = await fresh.person();
      const number = 1_000 + Math.floor(Math.random() * 1e9);
      return { userId, memberId: await write('member', { community_id: communityId, user_id: userId, role: 'MEMBER', status: 'ACTIVE', number, joined_at: now, acknowledged_rules_version: 2, ...more }) };
    },
    membershipOf: (userId: string, role: string): Promise<string> => write('member', { community_id: communityId, user_id: userId, role, status: 'ACTIVE', number: 999, joined_at: now, acknowledged_rules_version: 2 }),
    joinRequest: async (): Promise<string> => write('join_request', { ...inCommunity, user_id: await fresh.person(), status: 'PENDING', answers: '[]' }),
    invitation: (): Promise<string> => write('invitation', { ...inCommunity, code: randomName('code').toUpperCase(), created_by_user_id: cast.owner.userId }),
    async bot(): Promise<string> {
      const { userId } = await fresh.member({ role: 'GUEST', status: 'BOT', number: -1_000 - Math.floor(Math.random() * 1e9) });
      return write('bot', { ...inCommunity, user_id: userId, name: WORDS, description: '', created_by_user_id: cast.owner.userId });
    },
    botToken: async (): Promise<string> => write('bot_token', { ...inCommunity, bot_id: await fresh.bot(), name: WORDS, hash: randomName('hash'), scopes: ['SEND_MESSAGES'], is_for_all_rooms: true, created_by_user_id: cast.owner.userId }),
    tier: (): Promise<string> => write('tier', { ...inCommunity, name: randomName('tier'), description: '', rank: 20, entitlements: [] }),
    grant: (): Promise<string> => write('access_grant', { ...inCommunity, user_id: cast.paidMember.userId, entitlements: ['fresh.right'], source_kind: 'COMPLIMENTARY', source_id: newId(), starts_at: now, reason: WORDS, given_by: cast.partner.userId }),
    topic: (more: object = {}): Promise<string> => write('topic', { ...inCommunity, title: WORDS, description: '', position: 9, created_by: cast.owner.userId, ...more }),
    post: (topicId = place.openTopicId, userId: string = cast.author.userId): Promise<string> => write('post', { community_id: communityId, topic_id: topicId, author_id: userId, type: 'ARTICLE', title: WORDS, body: WORDS, body_html: WORDS, excerpt: WORDS, hot_score: 0, published_at: now }),
    comment: (postId = place.openPostId): Promise<string> => write('comment', { ...inCommunity, post_id: postId, author_id: cast.author.userId, body: WORDS }),
    picture: (userId: string): Promise<string> => write('media', { ...inCommunity, uploader_id: userId, storage_key: `pictures/${newId()}.jpg`, content_type: 'image/jpeg', width: 8, height: 8, bytes: 64, stored_at: now }),
    file: (userId: string): Promise<string> => write('media', { ...inCommunity, uploader_id: userId, kind: 'FILE', file_kind: 'PDF', file_name: 'fresh.pdf', storage_key: `files/${newId()}.pdf`, content_type: 'application/pdf', bytes: 64, stored_at: now }),
    room: (): Promise<string> => write('room', { ...inCommunity, name: randomName('room'), description: '', created_by: cast.owner.userId }),
    async message(userId: string = cast.member.userId, entitlement: string | null = null): Promise<string> {
      const roomId = await write('room', { ...inCommunity, name: randomName('room'), description: '', entitlement, last_seq: 1, last_ordinal: 1, created_by: cast.owner.userId });
      const id = await write('room_message', { ...inCommunity, room_id: roomId, seq: 1, ordinal: 1, author_id: userId, body: WORDS });
      await writeKeyed('room_event', { room_id: roomId, seq: 1, community_id: communityId, kind: 'MESSAGE_SENT', message_id: id, actor_id: userId, occurred_at: now });
      return id;
    },
    /** A message of the member with something on it, in a room of its own. */
    async attached(kind: string, attachmentId: string, entitlement: string | null): Promise<{ community_id: string; room_id: string; message_id: string; created_at: Date }> {
      const messageId = newId();
      const roomId = await write('room', { ...inCommunity, name: randomName('room'), description: '', entitlement, last_seq: 1, last_ordinal: 1, created_by: cast.owner.userId });
      await write('room_message', { ...inCommunity, id: messageId, room_id: roomId, seq: 1, ordinal: 1, author_id: cast.member.userId, body: WORDS, attachment_kind: kind, attachment_id: attachmentId });
      await writeKeyed('room_event', { room_id: roomId, seq: 1, community_id: communityId, kind: 'MESSAGE_SENT', message_id: messageId, actor_id: cast.member.userId, occurred_at: now });
      return { ...inCommunity, room_id: roomId, message_id: messageId };
    },
    /** A list of the member, who has a line in it. */
    async relayList(entitlement: string | null = null): Promise<string> {
      const id = newId();
      await write('relay_list', { ...(await fresh.attached('RELAY_LIST', id, entitlement)), id, author_id: cast.member.userId, title: WORDS, variants: [], capacity_unit: 'ENTRIES', max_quantity: 1, taken: 1, entry_count: 1, last_position: 1 });
      await write('relay_entry', { ...inCommunity, relay_list_id: id, user_id: cast.member.userId, position: 1, quantity: 1, state: 'IN', updated_at: now });
      return id;
    },
    async redPacket(entitlement: string | null = null): Promise<string> {
      const id = newId();
      return write('red_packet', { ...(await fresh.attached('RED_PACKET', id, entitlement)), id, giver_id: cast.member.userId, content: 'POINTS', split: 'FIXED', title: WORDS, total: 100, shares: 10, step: 1, expires_at: fresh.days(1) });
    },
    async plan(): Promise<{ planId: string; priceId: string; tierId: string }> {
      const tierId = await fresh.tier();
      const planId = await write('plan', { ...inCommunity, tier_id: tierId, kind: 'TERM', term_days: 365 });
      return { planId, tierId, priceId: await write('price', { community_id: communityId, plan_id: planId, amount_minor: 9900, currency: 'CNY', valid_from: now }) };
    },
    /** A quote of nothing to pay: an order of it needs no provider. */
    async quote(userId: string): Promise<{ quoteId: string; priceId: string }> {
      const { planId, priceId, tierId } = await fresh.plan();
      const quoteId = await write('quote', { ...inCommunity, user_id: userId, tier_id: tierId, plan_id: planId, price_id: priceId, kind: 'TERM', channel: 'WEB', list_minor: 9900, amount_minor: 0, currency: 'CNY', rules: '[]', expires_at: fresh.days(1) });
      return { quoteId, priceId };
    },
    serviceOffer: async (userId?: string): Promise<string> => write('service_offer', { ...inCommunity, provider_user_id: userId ?? (await fresh.member()).userId, kind: 'SERVICE', title: WORDS, amount_minor: 5000, currency: 'CNY', within_hours: 24 }),
    async escrow({ payerUserId, recipientUserId, state = 'HELD' }: { payerUserId?: string; recipientUserId?: string; state?: string }): Promise<string> {
      const [payer, recipient] = [payerUserId ?? (await fresh.member()).userId, recipientUserId ?? (await fresh.member()).userId];
      const order = { ...inCommunity, user_id: payer, purpose: 'SERVICE', recipient_user_id: recipient, list_minor: 5000, amount_minor: 5000, currency: 'CNY', channel: 'WEB', state: 'PAID', paid_at: now };
      const agreed = { offer_id: await fresh.serviceOffer(recipient), payer_user_id: payer, recipient_user_id: recipient, purpose: 'SERVICE', within_hours: 24, state, due_at: fresh.days(1), paid_at: now, rejected_at: state === 'REJECTED' ? now : null };
      return write('escrow', { ...inCommunity, ...agreed, order_id: await write('purchase_order', order) });
    },
    /** A running subscription of somebody, and the price of a lower tier. */
    async subscription(userId: string): Promise<{ subscriptionId: string; lowerPriceId: string }> {
      const offer = async (rank: number) => {
        const tierId = await write('tier', { ...inCommunity, name: randomName('tier'), description: '', rank, entitlements: [] });
        const planId = await write('plan', { ...inCommunity, tier_id: tierId, kind: 'MONTHLY' });
        return { tierId, planId, priceId: await write('price', { community_id: communityId, plan_id: planId, amount_minor: 9900, currency: 'CNY', valid_from: now }) };
      };
      const [high, low] = [await offer(30), await offer(20)];
      const orderId = await write('purchase_order', { ...inCommunity, user_id: userId, tier_id: high.tierId, plan_id: high.planId, price_id: high.priceId, kind: 'MONTHLY', list_minor: 9900, amount_minor: 9900, currency: 'CNY', channel: 'WEB', state: 'PAID', paid_at: now });
      const period = { status: 'active', current_period_start: now, current_period_end: fresh.days(30), paid_through: fresh.days(30) };
      const subscriptionId = await write('membership_subscription', { ...inCommunity, ...period, user_id: userId, tier_id: high.tierId, order_id: orderId, price_id: high.priceId, provider_id: randomName('sub') });
      return { subscriptionId, lowerPriceId: low.priceId };
    },
    coupon: (): Promise<string> => write('coupon', { ...inCommunity, name: WORDS, basis_points: 1000, audience: 'EVERYONE', stacking: 'ALONE', starts_at: now }),
    promotionCode: async (): Promise<string> => write('promotion_code', { ...inCommunity, coupon_id: await fresh.coupon(), code: randomName('code').toUpperCase() }),
    priceLadder: (): Promise<string> => write('price_ladder', { ...inCommunity, name: WORDS, time_zone: 'UTC', steps: '[{"before":"09:00","basisPoints":3000}]', covers_earlier_members: false, starts_at: now, ends_at: fresh.days(1) }),
    voucher: async (userId?: string): Promise<string> => write('voucher', { ...inCommunity, user_id: userId ?? (await fresh.member()).userId, amount_minor: 500, currency: 'CNY', source_kind: 'GIFT_OF_OWNER', source_id: newId(), state: 'AVAILABLE' }),
    groupBuyOffer: async (planId?: string): Promise<string> => write('group_buy_offer', { ...inCommunity, plan_id: planId ?? (await fresh.plan()).planId, name: WORDS, seats: 3, hours: 24, basis_points: 2000, leader_perk_currency: 'CNY' }),
    groupBuy: async (planId?: string): Promise<string> => write('group_buy', { community_id: communityId, offer_id: await fresh.groupBuyOffer(planId), leader_user_id: (await fresh.member()).userId, seats: 3, deadline: fresh.days(1), state: 'OPEN', opened_at: now }),
    async gift(): Promise<{ giftId: string; code: string }> {
      const { planId, priceId } = await fresh.plan();
      const { userId } = await fresh.member();
      const order = { ...inCommunity, user_id: userId, purpose: 'GIFT', tier_id: place.tierId, plan_id: planId, price_id: priceId, kind: 'TERM', list_minor: 9900, amount_minor: 9900, currency: 'CNY', channel: 'WEB', state: 'PAID', paid_at: now };
      const code = randomName('gift').replaceAll('-', '').toUpperCase();
      return { code, giftId: await write('gift', { ...inCommunity, order_id: await write('purchase_order', order), buyer_user_id: userId, state: 'READY', code }) };
    },
    async kolInvitation(member?: { memberId: string; userId: string }): Promise<string> {
      const { memberId, userId } = member ?? (await fresh.member());
      return write('kol_invitation', { ...inCommunity, member_id: memberId, user_id: userId, status: 'PENDING', message: WORDS, invited_by_member_id: memberIds.partner, expires_at: fresh.days(14) });
    },
    async kol(): Promise<string> {
      const { memberId, userId } = await fresh.member();
      const standingId = await write('kol_standing', { community_id: communityId, member_id: memberId, user_id: userId, level_id: place.kolLevelIds[1], entitlements: [], change_count: 1, joined_at: now });
      await writeKeyed('kol_standing_change', { community_id: communityId, standing_id: standingId, position: 1, kind: 'JOINED', by_member_id: memberIds.owner, occurred_at: now });
      return standingId;
    },
    /** A former member with a share that can be paid out: what is asked for by hand concerns nobody else. */
    async payee(): Promise<string> {
      const { userId } = await fresh.member();
      const accountId = await write('ledger_account', { community_id: communityId, kind: 'PAYEE_AVAILABLE', currency: 'CNY', payee_user_id: userId, holder: userId, balance_minor: -500 });
      const paymentId = await write('shared_payment', { ...inCommunity, order_id: newId(), gross_minor: 500, currency: 'CNY', hold_until: now, released_at: now });
      const shareId = await write('payment_share', { ...inCommunity, payment_id: paymentId, position: 0, kind: 'PARTNER', payee_user_id: userId, basis_points: 10_000, currency: 'CNY', amount_minor: 500, available_minor: 500 });
      return accountId && shareId && userId;
    },
    /** Recorded by the owner, and waiting for the payee. */
    async manualPayout(payeeUserId: string | null = null): Promise<string> {
      const input = { communityId, payeeUserId: payeeUserId ?? (await fresh.payee()), minorUnits: 100, currency: 'CNY', reference: randomName('bank'), idempotencyKey: randomName('key') };
      const recorded = await app.modules.payouts.recordManualPayout({ ...cast.owner }, input);
      if (!recorded.ok) throw new Error(`Not recorded: ${recorded.failure.kind}`);
      return recorded.value.id;
    },
    /** Confirmed by the payee, of whom another one waits. */
    async confirmedPayout(): Promise<{ id: string; payeeUserId: string }> {
      const payeeUserId = await fresh.payee();
      const id = await fresh.manualPayout(payeeUserId);
      const confirmed = await app.modules.payouts.confirmManualPayout({ ...cast.owner, userId: payeeUserId }, id);
      if (!confirmed.ok) throw new Error(`Not confirmed: ${confirmed.failure.kind}`);
      await fresh.manualPayout(payeeUserId);
      return { id, payeeUserId };
    },
    stripeEvent: (): Promise<string> => write('stripe_event', { id: randomName('evt'), type: 'invoice.paid', is_live: false, state: 'PARKED', happened_at: now, received_at: now }),
    async parkedJob(): Promise<string> {
      const { rows } = await sql<{ id: string }>`insert into pgboss.job (name, data, state, completed_on) values ('jobs', '{"name": "platform.purge-idempotency-keys", "data": {}}', 'failed', now()) returning id`.execute(app.platform.database.reader);
      return rows[0]!.id;
    },
  };
  return fresh;
}
