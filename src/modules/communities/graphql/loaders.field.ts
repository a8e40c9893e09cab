import DataLoader from 'dataloader';
import type { Page, PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { defineLoaders } from '../../../graphql/context.ts';
import { memberKey, type Communities, type JoinRequestRow, type JoinRequestStatus, type MemberKey, type MemberRow, type NamedMemberRow, type RulesVersionRow } from '../index.ts';

type Read<V> = (keys: readonly string[]) => Promise<Map<string, V>>;
const byKey = <V>(read: Read<V>): DataLoader<string, V | null> => new DataLoader(async (keys) => {
  const found = await read(keys);
  return keys.map((key) => found.get(key) ?? null);
});

/** Pages of lists of communities: one statement for all communities that are asked for the same page. */
function pageLoader<Row>(read: (list: string, ids: readonly string[], request: PageRequest) => Promise<Map<string, Page<Row>>>) {
  const loaders = new Map<string, DataLoader<string, Page<Row> | null>>();
  return async (list: string, communityId: string, request: PageRequest): Promise<Page<Row>> => {
    const key = JSON.stringify([list, request.first, request.after]);
    if (!loaders.has(key)) loaders.set(key, byKey((ids) => read(list, ids, request)));
    return (await loaders.get(key)!.load(communityId))!;
  };
}

/** Everything of communities that is loaded beside something else, batched per operation and as the viewer may see it. */
export const communityLoaders = defineLoaders(({ communities }: { communities: Communities }, viewer: Viewer) => ({
  /** By community id: the community as the viewer stands in it; null when they may not know of it. */
  standing: byKey((ids) => communities.standingsIn(viewer, ids)),
  /** By member id; null for those whom the viewer may not see. */
  member: byKey((ids) => communities.visibleMembers(viewer, ids)),
  /** A person as an active member: the author of a post or message. Null when the person is not a member any more. */
  memberOf: new DataLoader<MemberKey, NamedMemberRow | null, string>(async (keys) => {
    const rows = await communities.activeMembers(keys);
    return keys.map((key) => rows.get(memberKey(key)) ?? null);
  }, { cacheKeyFn: memberKey }),
  /** By community id: the viewer's own active membership. */
  viewerMember: byKey<MemberRow>((ids) => (viewer.userId === null ? Promise.resolve(new Map()) : communities.membershipsOf(viewer.userId, ids))),
  /** By community id: the viewer's own open request to join. */
  viewerRequest: byKey<JoinRequestRow>((ids) => (viewer.userId === null ? Promise.resolve(new Map()) : communities.openRequestsOf(viewer.userId, ids))),
  currentRules: byKey((ids) => communities.currentRules(ids)),
  waitingPosition: byKey((requestIds) => communities.waitingPositions(requestIds)),
  members: pageLoader<MemberRow>((list, ids, request) => (list === 'BANNED' ? communities.bannedMembersOf(ids, request) : communities.membersOf(ids, request))),
  rulesVersions: pageLoader<RulesVersionRow>((_list, ids, request) => communities.rulesVersionsOf(ids, request)),
  joinRequests: pageLoader<JoinRequestRow>((status, ids, request) => communities.joinRequestsOf(status as JoinRequestStatus, ids, request)),
}));
