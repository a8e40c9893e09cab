import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import { memberKey, type Communities, type MemberKey, type MemberRow } from '../index.ts';

/** Batches what many posts, comments and messages of one answer ask of communities. */
export const communityLoaders = defineLoaders(({ communities }: { communities: Communities }) => ({
  /** A person as an active member: the author of a post or message. Null when the person is not a member any more. */
  memberOf: new DataLoader<MemberKey, MemberRow | null, string>(async (keys) => {
    const rows = await communities.activeMembers(keys);
    return keys.map((key) => rows.get(memberKey(key)) ?? null);
  }, { cacheKeyFn: memberKey }),
}));
