import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { RelayExport, Relays } from '../index.ts';

@Access('object')
@ObjectType('RelayListExport', { simpleResolvers: true, description: 'The lines of a relay list as a file.' })
class RelayListExportType implements RelayExport {
  @Field(() => String, { description: 'What to call the file; it has the day of the list, in the time zone of the community.' })
  readonly fileName!: string;
  @Field(() => String, { description: 'A table as spreadsheets open it (RFC 4180, UTF-8). No cell starts a formula: one that could is led by an apostrophe. Times are in the time zone of the community, which the heading names.' })
  readonly csv!: string;
}

@Resolver()
export class ExportRelayListQuery {
  private readonly relays: Relays;

  constructor(modules: { relays: Relays }) {
    this.relays = modules.relays;
  }
  @SignedIn()
  @Query(() => RelayListExportType, { nullable: true, description: 'The lines of a relay list, for its author and those who manage rooms; null for others, and when it is not there.' })
  exportRelayList(@Arg('relayListId', () => ID, { description: 'The list.' }) relayListId: string, @Ctx() context: Context): Promise<RelayExport | null> {
    return this.relays.exportRelayList(context.viewer, decodeId('RelayList', relayListId));
  }
}
