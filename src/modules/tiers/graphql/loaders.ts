import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { Rights, TierRow, Tiers, UnlockPath } from '../index.ts';

interface GateKey {
  readonly communityId: string;
  readonly entitlement: string;
}
interface MemberKey {
  readonly communityId: string;
  readonly userId: string;
}
/** Batches what many posts, members and rooms of one answer ask of tiers. */
export const tierLoaders = defineLoaders(({ tiers }: { tiers: Tiers }, viewer) => ({
  byId: new DataLoader<string, TierRow | null>(async (ids) => {
    const rows = new Map((await tiers.tiersById(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }),
  ofCommunity: new DataLoader<string, TierRow[]>(async (ids) => {
    const rows = Map.groupBy(await tiers.tiersOf(ids), (row) => row.communityId);
    return ids.map((id) => rows.get(id) ?? []);
  }),
  ofMember: new DataLoader<MemberKey, TierRow | null, string>(async (keys) => {
    const byCommunity = Map.groupBy(keys, (key) => key.communityId);
    const found = new Map<string, Map<string, TierRow>>();
    for (const [communityId, members] of byCommunity) found.set(communityId, await tiers.currentTiers(communityId, members.map(({ userId }) => userId)));
    return keys.map(({ communityId, userId }) => found.get(communityId)?.get(userId) ?? null);
  }, { cacheKeyFn: ({ communityId, userId }) => `${communityId}:${userId}` }),
  /** The ways to a right, asked once per answer. */
  unlockPaths: new DataLoader<GateKey, readonly UnlockPath[], string>((keys) => Promise.all(keys.map(({ communityId, entitlement }) => tiers.unlockPaths.pathsTo(viewer, communityId, entitlement))), {
    cacheKeyFn: ({ communityId, entitlement }) => `${communityId}:${entitlement}`,
  }),
  viewerRights: new DataLoader<string, Rights>(async (ids) => {
    const rights = await tiers.rightsIn(viewer, ids);
    return ids.map((id) => rights.get(id)!);
  }),
}));
