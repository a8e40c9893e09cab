import DataLoader from 'dataloader';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { pageLoader } from '../../../graphql/page-loader.ts';
import { communityLoaders } from '../../communities/graphql/index.ts';
import { tierLoaders } from '../../tiers/graphql/index.ts';
import type { Reach, TopicRow, Topics } from '../index.ts';

/** What one operation asks of topics, each thing once. */
export const topicLoaders = defineLoaders(({ topics }: { topics: Topics }) => ({
  byId: new DataLoader<string, TopicRow | null>(async (ids) => {
    const rows = new Map((await topics.topicsById(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }),
  ofCommunity: pageLoader<TopicRow>((communityIds, request) => topics.topicsOf(communityIds, false, request)),
  /** Archived ones too. */
  allOfCommunity: pageLoader<TopicRow>((communityIds, request) => topics.topicsOf(communityIds, true, request)),
}));

/** What the viewer may read and write in the community; null when it is not visible. */
export async function reachOf(context: Context, communityId: string): Promise<Reach | null> {
  const [standing, rights] = await Promise.all([context.load(communityLoaders).standing.load(communityId), context.load(tierLoaders).viewerRights.load(communityId)]);
  return standing && { viewer: context.viewer, standing, rights };
}

/** For objects that were given out already: whoever holds one sees its community. */
export async function reachOfVisible(context: Context, communityId: string): Promise<Reach> {
  const reach = await reachOf(context, communityId);
  if (!reach) throw new Error('An object was given out of a community that is not visible');
  return reach;
}
