import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { CommunityType } from '../../communities/graphql/index.ts';
import { forwardLoaders } from './loaders.ts';

@Resolver(() => CommunityType)
export class ViewerForwarding {
  @Access('guarded')
  @FieldResolver(() => Boolean, { nullable: true, description: "Whether others may take the viewer's messages into posts; null for those who are not members." })
  async viewerAllowsForwarding(@Root() { standing }: CommunityType, @Ctx() context: Context): Promise<boolean | null> {
    return standing.member === null ? null : !(await context.load(forwardLoaders).viewerRefuses.load(standing.community.id));
  }
}
