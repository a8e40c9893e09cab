import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Public } from '../../../graphql/policy.ts';
import type { Communities } from '../index.ts';
import { CommunityType } from './community.type.ts';

@Resolver()
export class CommunityQuery {
  private readonly communities: Communities;

  constructor(modules: { communities: Communities }) {
    this.communities = modules.communities;
  }
  @Public()
  @Query(() => CommunityType, { nullable: true, description: 'The community at an address; null when there is none, or none that the viewer may know of.' })
  async community(@Arg('slug', () => String, { description: 'The name in the address.' }) slug: string, @Ctx() { viewer }: Context): Promise<CommunityType | null> {
    const standing = await this.communities.communityBySlug(viewer, slug);
    return standing && new CommunityType(standing);
  }
}
