import { encodeId, newId, type IdKind } from '../../../src/kernel/id.ts';
import type { Visibility } from '../../../src/modules/communities/index.ts';
import type { TestApp } from '../../support/app.ts';
import { Planting, type Figures } from './canaries.ts';
import { CALLERS, createCast, PARTS, viewerOf, type Caller, type Cast, type Part, type PersonName } from './cast.ts';
import { plantCommunity } from './plant-community.ts';
import { plantContent, plantRooms } from './plant-content.ts';
import { plantGrowth, plantMoney } from './plant-money.ts';
import { plantPayouts } from './plant-payouts.ts';
import { plantPromotions } from './plant-promotions.ts';
import { plantRefunds } from './plant-refunds.ts';

/** Writes a whole community into the database: every table, every part, open and gated things. */
export async function plantPlace(app: TestApp, name: string, visibility: Visibility, cast: Cast<Part>) {
  const plan = new Planting(name, app.clock.now());
  const rights = { read: plan.text('topic', 'read_entitlement', 'gated'), enter: plan.text('room', 'entitlement', 'gated') };
  const community = { communityId: newId(), visibility, cast, rights };
  const planted = plantCommunity(plan, community);
  const content = plantContent(plan, community);
  const money = plantMoney(plan, community, planted.tierId);
  const refunds = plantRefunds(plan, community, money);
  const place = {
    name, ...community, ...planted, ...content, ...plantRooms(plan, community, content.openPostId),
    ...money, ...refunds, ...plantPayouts(plan, community, { ...money, ...refunds }), ...plantPromotions(plan, community, { ...planted, ...money }), ...plantGrowth(plan, community, planted.memberIds, content.openPostId), canaries: plan.canaries as ReadonlySet<string>, figures: plan.figures as Figures,
  };
  await plan.write(app.platform.database.reader);
  return place;
}
export type Place = Awaited<ReturnType<typeof plantPlace>>;

/** What is erased by commands, erased by them. */
async function erase({ modules }: TestApp, { cast, deletedPostId, deletedCommentId, openRecalledId, gatedRecalledId }: Place): Promise<void> {
  const results = [
    await modules.posts.deletePost(cast.author, deletedPostId), await modules.comments.deleteComment(cast.author, deletedCommentId),
    await modules.chat.recallMessage(cast.owner, openRecalledId), await modules.chat.recallMessage(cast.owner, gatedRecalledId),
  ];
  const refused = results.find(({ ok }) => !ok);
  if (refused) throw new Error(`Not erased: ${JSON.stringify(refused)}`);
}

/** Every object of a place that has an id on the wire. */
export function idsOf(place: Place): readonly string[] {
  const of = (kind: IdKind, ...ids: readonly string[]): string[] => ids.map((id) => encodeId(kind, id));
  return [
    ...of('Community', place.communityId), ...of('Member', ...PARTS.filter((part) => part !== 'outsider').map((part) => place.memberIds[part])), ...of('RulesVersion', place.rulesVersionId),
    ...of('JoinRequest', place.joinRequestId, place.withdrawnRequestId, place.declinedRequestId), ...of('Bot', place.botId), ...of('BotToken', place.botTokenId), ...of('Invitation', place.invitationId, place.invitationOfMemberId), ...of('Tier', place.freeTierId, place.tierId), ...of('Grant', place.grantId),
    ...of('Topic', place.openTopicId, place.gatedTopicId, place.archivedTopicId), ...of('Post', place.openPostId, place.gatedPostId, place.gatedTalkId, place.deletedPostId), ...of('PostRevision', place.openRevisionId, place.gatedRevisionId),
    ...of('Comment', place.openCommentId, place.openReplyId, place.gatedCommentId, place.gatedReplyId, place.deletedCommentId), ...of('Media', place.openPictureId, place.gatedPictureId, place.loosePictureId), ...of('File', place.looseFileId, place.gatedFileId),
    ...of('Plan', place.planId), ...of('Price', place.priceId), ...of('Quote', place.quoteId), ...of('Order', place.paidOrderId, place.openOrderId, place.formerOrderId), ...of('MembershipSubscription', place.subscriptionId), ...of('PlanChange', place.planChangeId), ...of('ServiceOffer', place.serviceOfferId), ...of('Escrow', place.escrowId),
    ...of('Payment', place.paymentId), ...of('Refund', place.refundId), ...of('Dispute', place.disputeId), ...of('FraudWarning', place.fraudWarningId),
    ...of('LedgerTransaction', place.ledgerTransactionId), ...of('PayoutAccount', place.payoutAccountId), ...of('PayoutTransfer', place.transferId), ...of('ManualPayout', place.manualPayoutId),
    ...of('Room', place.openRoomId, place.gatedRoomId), ...of('Message', place.openMessageId, place.openRecalledId, place.gatedMessageId, place.gatedRecalledId),
    ...[place.openAttachments, place.gatedAttachments].flatMap(({ relayListId, relayEntryId, redPacketId }) => [...of('RelayList', relayListId), ...of('RelayEntry', relayEntryId), ...of('RedPacket', redPacketId)]),
    ...of('Coupon', place.couponId), ...of('PromotionCode', place.promotionCodeId), ...of('PriceLadder', place.priceLadderId), ...of('Voucher', place.voucherId, place.usedVoucherId), ...of('GroupBuyOffer', place.groupBuyOfferId), ...of('GroupBuy', place.groupBuyId), ...of('Referral', place.referralId), ...of('Gift', place.giftId),
    ...of('PointsEntry', place.pointsEntryId), ...of('KolLevel', ...place.kolLevelIds), ...of('KolInvitation', place.kolInvitationId, place.declinedKolInvitationId), ...of('KolStanding', place.kolId, place.endedKolId),
    ...PARTS.flatMap((part) => [...of('User', place.cast[part].userId), ...of('Session', place.cast[part].sessionId!)]),
  ];
}
/** The accounts that have no part in the communities of the callers. */
export const idsOfOthers = ({ cast }: Pick<MatrixWorld, 'cast'>): readonly string[] => [cast.staff, cast.foreignOwner].flatMap(({ userId, sessionId }) => [encodeId('User', userId), encodeId('Session', sessionId!)]);

export interface MatrixWorld {
  readonly places: { readonly open: Place; readonly closed: Place; readonly foreign: Place };
  readonly cast: Cast<PersonName>;
  readonly canaries: ReadonlySet<string>;
  readonly figures: Figures;
  viewer(caller: Caller): ReturnType<typeof viewerOf>;
}

/** An open and a private community with all callers in it, and a private one of somebody else, full of strangers. */
export async function createMatrixWorld(app: TestApp): Promise<MatrixWorld> {
  const { reader } = app.platform.database;
  const now = app.clock.now();
  const { cast, ...own } = await createCast(reader, 'person', CALLERS.filter((caller) => caller !== 'visitor'), now);
  const strangers = await createCast(reader, 'stranger', PARTS.filter((part) => part !== 'owner'), now);
  const places = {
    open: await plantPlace(app, 'open', 'PUBLIC', cast), closed: await plantPlace(app, 'closed', 'PRIVATE', cast),
    foreign: await plantPlace(app, 'foreign', 'PRIVATE', { ...(strangers.cast as Cast<Part>), owner: cast.foreignOwner }),
  };
  for (const place of Object.values(places)) await erase(app, place);
  const all = [own, strangers, ...Object.values(places)];
  return { places, cast, canaries: new Set(all.flatMap(({ canaries }) => [...canaries])), figures: new Map(all.flatMap(({ figures }) => [...figures])), viewer: (caller) => viewerOf(cast, caller) };
}
