import DataLoader from 'dataloader';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { pageLoader } from '../../../graphql/page-loader.ts';
import { Access, Shared } from '../../../graphql/policy.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { mayManage, type RelayEntryRow, type Relays } from '../index.ts';
import { RelayEntryConnectionType, RelayEntryType, RelayListType } from './relay-list.type.ts';

/** Batches what many lists of one answer ask. */
const relayLoaders = defineLoaders(({ relays }: { relays: Relays }, viewer) => ({
  entries: pageLoader<RelayEntryRow>((listIds, request) => relays.entriesOf(listIds, request)),
  viewerEntry: new DataLoader<string, RelayEntryRow | null>(async (listIds) => {
    const own = viewer.userId === null ? new Map<string, RelayEntryRow>() : await relays.entriesOfPerson(viewer.userId, listIds);
    return listIds.map((id) => own.get(id) ?? null);
  }),
}));

const memberOf = async (communityId: string, userId: string, context: Context): Promise<MemberType | null> => {
  const member = await context.load(communityLoaders).memberOf.load({ communityId, userId });
  return member && new MemberType(member);
};

@Resolver(() => RelayListType)
export class RelayListFields {
  private readonly relays: Relays;

  constructor(modules: { relays: Relays }) {
    this.relays = modules.relays;
  }
  @Shared()
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who opened it; null when the person is not a member any more.' })
  author(@Root() { row }: RelayListType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(row.communityId, row.authorId, context);
  }
  @Shared()
  @Access('object')
  @FieldResolver(() => Boolean, { description: 'Whether one can still enter, change or withdraw.' })
  isOpen(@Root() { row }: RelayListType): boolean {
    return row.closedAt === null && (row.closesAt === null || row.closesAt > this.relays.now());
  }
  @Shared()
  @Access('object')
  @FieldResolver(() => RelayEntryConnectionType, { description: 'Its lines in the order of arrival: those who are in, then those who wait.' })
  async entries(@Root() { row }: RelayListType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<RelayEntryType>> {
    return toConnection(await context.load(relayLoaders).entries(row.id, page), (entry) => new RelayEntryType(entry));
  }
  @Access('guarded')
  @FieldResolver(() => RelayEntryType, { nullable: true, description: "The viewer's own line; null without one." })
  async viewerEntry(@Root() { row }: RelayListType, @Ctx() context: Context): Promise<RelayEntryType | null> {
    const entry = await context.load(relayLoaders).viewerEntry.load(row.id);
    return entry && new RelayEntryType(entry);
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may close and export it.' })
  async viewerCanManage(@Root() { row }: RelayListType, @Ctx() context: Context): Promise<boolean> {
    const member = await context.load(communityLoaders).viewerMember.load(row.communityId);
    return member !== null && mayManage(row, { member });
  }
}

@Resolver(() => RelayEntryType)
export class RelayEntryFields {
  @Shared()
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whose line it is; null when the person is not a member any more.' })
  member(@Root() { row }: RelayEntryType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(row.communityId, row.userId, context);
  }
}
