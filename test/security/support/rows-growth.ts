import { randomName } from '../../support/world.ts';
import { id, key, type Cell, type Row } from './mutations.ts';

const community = ({ place }: Cell): string => id('Community', place.communityId);

/** Tiers, grants, growth and the KOL programme; and what is for staff. */
export const GROWTH_ROWS: readonly Row[] = [
  { name: 'createTier', args: (cell) => ({ input: { communityId: community(cell), name: randomName('tier'), rank: 30, entitlements: ['fresh.right'], idempotencyKey: key() } }) },
  { name: 'updateTier', args: async (cell) => ({ tierId: id('Tier', await cell.tier()), input: { description: 'Changed' } }) },
  { name: 'giveComplimentaryGrant', args: async (cell) => ({ input: { memberId: id('Member', (await cell.member()).memberId), tierId: id('Tier', cell.place.tierId), days: 7, reason: 'Thanks', idempotencyKey: key() } }) },
  { name: 'endComplimentaryGrant', args: async (cell) => ({ grantId: id('Grant', await cell.grant()), reason: 'Over' }) },
  { name: 'setGrowthLevels', args: (cell) => ({ communityId: community(cell), input: { levels: [{ name: 'One', threshold: 0 }, { name: 'Two', threshold: 10 }] } }) },
  { name: 'setPointRules', args: (cell) => ({ communityId: community(cell), input: { rules: [{ kind: 'POST_PUBLISHED', points: 9 }] } }) },
  { name: 'setKolLevels', args: (cell) => ({ communityId: community(cell), input: { levels: ['One', 'Two', 'Three', 'Four'].map((name, index) => ({ name, points: index, posts: 0, payingInvitees: 0 })) } }) },
  { name: 'inviteKol', args: async (cell) => ({ input: { memberId: id('Member', (await cell.member()).memberId), message: 'Join us', idempotencyKey: key() } }) },
  { name: "acceptKolInvitation (a member's own)", args: ({ place }) => ({ invitationId: id('KolInvitation', place.kolInvitationId), idempotencyKey: key() }) },
  { name: "declineKolInvitation (a member's own)", args: ({ place }) => ({ invitationId: id('KolInvitation', place.kolInvitationId), idempotencyKey: key() }) },
  { name: 'withdrawKolInvitation', args: async (cell) => ({ invitationId: id('KolInvitation', await cell.kolInvitation()) }) },
  { name: 'promoteKol', args: async (cell) => ({ kolId: id('KolStanding', await cell.kol()), input: { toLevelId: id('KolLevel', cell.place.kolLevelIds[2]), reason: 'Well done', despiteTargets: true } }) },
  { name: 'demoteKol', args: async (cell) => ({ kolId: id('KolStanding', await cell.kol()), input: { toLevelId: id('KolLevel', cell.place.kolLevelIds[0]), reason: 'Quiet' } }) },
  { name: 'endKolStanding', args: async (cell) => ({ kolId: id('KolStanding', await cell.kol()), input: { reason: 'Gone' } }) },
  { name: 'redeliverStripeEvent', args: async (cell) => ({ eventId: await cell.stripeEvent() }) },
  { name: 'startReconciliation', args: () => ({}) },
  { name: 'retryParkedJob', args: async (cell) => ({ id: await cell.parkedJob() }) },
  { name: 'retryParkedJob (no such job)', args: () => ({ id: 'no-such-job' }) },
];
