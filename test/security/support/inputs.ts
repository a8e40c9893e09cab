import { getNamedType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType, type GraphQLSchema } from 'graphql';

export interface InputPath {
  readonly mutation: string;
  /** Names from the argument down. */
  readonly path: readonly string[];
  readonly type: string;
  readonly isList: boolean;
}
const isListed = (type: GraphQLInputType): boolean => (isNonNullType(type) ? isListed(type.ofType) : isListType(type));

/** Everything that can be written into a mutation, leaf by leaf. */
export function inputPaths(schema: GraphQLSchema): InputPath[] {
  const below = (mutation: string, path: readonly string[], type: GraphQLInputType, seen: readonly string[]): InputPath[] => {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return [{ mutation, path, type: named.name, isList: isListed(type) }];
    return seen.includes(named.name) ? [] : Object.values(named.getFields()).flatMap((field) => below(mutation, [...path, field.name], field.type, [...seen, named.name]));
  };
  return Object.values(schema.getMutationType()!.getFields()).flatMap(({ name, args }) => args.flatMap((arg) => below(name, [arg.name], arg.type, [])));
}
/** The ids of objects among them; the client's own keys are no ids of ours. */
export const idPaths = (schema: GraphQLSchema): InputPath[] => inputPaths(schema).filter(({ type, path }) => type === 'ID' && path.at(-1) !== 'idempotencyKey');

/** The variables with another value at a path. */
export function replaced(variables: Readonly<Record<string, unknown>>, [name, ...rest]: readonly string[], value: unknown): Record<string, unknown> {
  return { ...variables, [name!]: rest.length === 0 ? value : replaced((variables[name!] ?? {}) as Record<string, unknown>, rest, value) };
}

/** What a person must never set but where a mutation is there for exactly that. */
const WEIGHTY = /role|points?|level|amount|minor|price|status|state|balance|count|score|staff|verified|owner|author|user|number|rank|threshold|entitlement|invitee|default|version|capacity|source|currency|kind|target|uses|number|At$|Until$|days|ordinal|visibility/i;

/** Mutation and path of every weighty field that is meant to be set, and by what right. */
export const MEANT: Readonly<Record<string, string>> = {
  'acknowledgeRules.version': 'names the rules that were read; another one is refused', 'assignRole.input.role': 'members.assign-role, below the own role', 'assignRole.input.guestUntil': 'members.assign-role',
  'createCommunity.input.capacity': 'of the own new community', 'createCommunity.input.currency': 'of the own new community', 'createCommunity.input.visibility': 'of the own new community',
  'createInvitation.input.expiresAt': 'of the own invitation', 'createInvitation.input.maxUses': 'of the own invitation', 'createPlan.input.kind': 'plans.manage', 'createPlan.input.termDays': 'plans.manage', 'createPrice.input.minorUnits': 'plans.manage', 'createPrice.input.currency': 'plans.manage', 'createPrice.input.trialDays': 'plans.manage',
  'createPrice.input.renewal.earlyMinorUnits': 'plans.manage', 'createPrice.input.renewal.lapsedMinorUnits': 'plans.manage', 'createPrice.input.renewal.lapsedLongerMinorUnits': 'plans.manage', 'closePrice.priceId': 'names a price', 'createQuote.input.priceId': 'names a price; the amount is read from it',
  'createServiceOffer.input.minorUnits': 'what the viewer asks for their own work', 'createServiceOffer.input.kind': 'of the own new offer', 'sendTip.input.minorUnits': 'the own money',
  'createBotToken.input.expiresAt': 'bots.manage',
  'createCoupon.input.amountMinor': 'plans.manage', 'createCoupon.input.basisPoints': 'plans.manage', 'createCoupon.input.endsAt': 'plans.manage', 'createCoupon.input.maxUses': 'plans.manage',
  'createCoupon.input.maxUsesPerPerson': 'plans.manage', 'createCoupon.input.startsAt': 'plans.manage', 'createPromotionCodes.input.count': 'how many to make up', 'createPromotionCodes.input.maxUses': 'plans.manage',
  'createPriceLadder.input.endsAt': 'plans.manage', 'createPriceLadder.input.startsAt': 'plans.manage', 'createPriceLadder.input.steps.basisPoints': 'plans.manage', 'closePriceLadder.priceLadderId': 'names a ladder',
  'createGroupBuyOffer.input.amountMinor': 'plans.manage', 'createGroupBuyOffer.input.basisPoints': 'plans.manage', 'createGroupBuyOffer.input.endsAt': 'plans.manage', 'createGroupBuyOffer.input.leaderPerkMinor': 'plans.manage',
  'startGift.input.priceId': 'names a price; the amount is read from it', 'giveVoucher.input.amountMinor': 'plans.manage', 'giveVoucher.input.days': 'plans.manage', 'giveVoucher.input.minSpendMinor': 'plans.manage',
  'setReferralProgramme.input.refereeMinor': 'plans.manage', 'setReferralProgramme.input.referrerMinor': 'plans.manage', 'setReferralProgramme.input.voucherDays': 'plans.manage',
  'createRelayList.input.capacity': 'of the own new list', 'createRelayList.input.capacityUnit': 'of the own new list', 'createRelayList.input.closesAt': 'of the own new list', 'sendRedPacket.input.minSpendMinor': 'plans.manage', 'sendRedPacket.input.voucherDays': 'plans.manage',
  'createRoom.input.entitlement': 'rooms.manage', 'createTier.input.entitlements': 'tiers.manage', 'createTier.input.isDefault': 'tiers.manage', 'createTier.input.rank': 'tiers.manage',
  'createTopic.input.readEntitlement': 'topics.manage', 'createTopic.input.writeEntitlement': 'topics.manage', 'demoteKol.input.toLevelId': 'kol.manage', 'promoteKol.input.toLevelId': 'kol.manage', 'promoteKol.input.despiteTargets': 'kol.manage',
  'giveComplimentaryGrant.input.days': 'grants.give', 'inviteKol.input.expiresInDays': 'kol.scout', 'joinCommunity.input.acknowledgedRulesVersion': 'names the rules that were read', 'joinWithInvitation.input.acknowledgedRulesVersion': 'names the rules that were read',
  'markRoomRead.ordinal': 'what the viewer has read; never beyond the last one', 'muteMember.until': 'members.mute', 'react.input.kind': 'which reaction', 'react.input.targetId': 'what is reacted to', 'unreact.input.kind': 'which reaction', 'unreact.input.targetId': 'what was reacted to',
  'openPayoutOnboarding.input.accountId': 'names the own account', 'openPayoutOnboarding.input.country': 'of the own new account',
  'recordManualPayout.input.currency': 'shares.manage, staff', 'recordManualPayout.input.minorUnits': 'shares.manage, staff; never more than can be paid out', 'setPlatformFee.basisPoints': 'staff', 'updateShareRule.input.kolBasisPoints': 'shares.manage', 'updateShareRule.input.partners.basisPoints': 'shares.manage',
  'setGrowthLevels.input.levels.entitlements': 'growth.manage', 'setGrowthLevels.input.levels.name': 'growth.manage', 'setGrowthLevels.input.levels.threshold': 'growth.manage',
  'setKolLevels.input.levels.entitlements': 'kol.manage', 'setKolLevels.input.levels.name': 'kol.manage', 'setKolLevels.input.levels.payingInvitees': 'kol.manage', 'setKolLevels.input.levels.points': 'kol.manage', 'setKolLevels.input.levels.posts': 'kol.manage',
  'setPointRules.input.rules.kind': 'growth.manage', 'setPointRules.input.rules.points': 'growth.manage', 'requestRefund.input.minorUnits': 'the buyer inside the window, plans.manage, staff; never more than is left', 'startCheckout.input.priceId': 'names a price; the amount is read from it', 'previewPlanChange.input.priceId': 'names a price; the amount is asked from the provider',
  'updateCommunity.input.capacity': 'community.edit', 'updateCommunity.input.visibility': 'community.edit', 'updateTier.input.entitlements': 'tiers.manage', 'updateTier.input.rank': 'tiers.manage',
  'updateRoom.input.entitlement': 'rooms.manage', 'updateRoom.input.newcomerDays': 'rooms.manage', 'updateRoom.input.retentionDays': 'rooms.manage', 'updateRoom.input.editWindows.role': 'rooms.manage', 'updateRoom.input.recallWindows.role': 'rooms.manage', 'muteInRoom.until': 'members.mute',
  'updateTopic.input.readEntitlement': 'topics.manage', 'updateTopic.input.writeEntitlement': 'topics.manage',
};

/** Weighty fields that nobody said are meant to be set, and reasons for fields that are not there. */
export function assignmentFaults(schema: GraphQLSchema): string[] {
  const weighty = inputPaths(schema).map(({ mutation, path }) => [mutation, ...path].join('.')).filter((name) => WEIGHTY.test(name.slice(name.indexOf('.') + 1)));
  return [...weighty.filter((name) => !(name in MEANT)).map((name) => `${name} can be set, and nothing says why`), ...Object.keys(MEANT).filter((name) => !weighty.includes(name)).map((name) => `${name} is not there`)];
}
