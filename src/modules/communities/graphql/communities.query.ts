import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Credential, Public } from '../../../graphql/policy.ts';
import type { Communities } from '../index.ts';
import { CommunityConnectionType, CommunityType } from './community.type.ts';
import { InvitationPreviewType } from './joining.type.ts';

@Resolver()
export class CommunitiesQuery {
  private readonly modules: Communities;

  constructor(modules: { communities: Communities }) {
    this.modules = modules.communities;
  }
  @Public()
  @Query(() => CommunityType, { nullable: true, description: 'The community at an address; null when there is none, or none that the viewer may know of.' })
  async community(@Arg('slug', () => String, { description: 'The name in the address.' }) slug: string, @Ctx() { viewer }: Context): Promise<CommunityType | null> {
    const standing = await this.modules.communityBySlug(viewer, slug);
    return standing && new CommunityType(standing);
  }
  @Public()
  @Query(() => CommunityConnectionType, { description: 'The directory: communities that are listed, newest first.' })
  async communities(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<CommunityType>> {
    return toConnection(await this.modules.listedCommunities(viewer, page), (standing) => new CommunityType(standing));
  }
  @Public()
  @Credential()
  @Query(() => InvitationPreviewType, { nullable: true, description: 'What a live invitation code opens; null for every other code.' })
  async invitation(@Arg('code', () => String, { description: 'The code, in any case, also with spaces and hyphens.' }) code: string): Promise<InvitationPreviewType | null> {
    const opened = await this.modules.openedBy(code);
    if (!opened) return null;
    const rules = await this.modules.currentRules([opened.community.id]);
    return new InvitationPreviewType({ ...opened, rules: rules.get(opened.community.id) ?? null });
  }
}
