import { Arg, Args, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { MessageConnectionType, MessageType } from '../../chat/graphql/index.ts';
import type { MessageRow } from '../../chat/index.ts';
import type { RoomSearch, SearchScope } from '../index.ts';

@Access('object')
@ObjectType('RoomSearch', { description: 'What was found in a room.' })
export class RoomSearchType {
  readonly scope: SearchScope | null;

  constructor(scope: SearchScope | null) {
    this.scope = scope;
  }
  @Field(() => Boolean, { description: 'Whether the whole room was looked through. If not, the words are frequent in it (more than 500 messages), and only its newest 20,000 messages were.' })
  get isComplete(): boolean {
    return this.scope === null || this.scope.ordinals !== null || this.scope.above === 0;
  }
}

@Resolver(() => RoomSearchType)
export class RoomSearchResolver {
  private readonly roomSearch: RoomSearch;

  constructor(modules: { roomSearch: RoomSearch }) {
    this.roomSearch = modules.roomSearch;
  }
  @SignedIn()
  @Query(() => RoomSearchType, { nullable: true, description: 'Looks for words in a room. Every word must be in the message; Chinese needs no spaces, and any two characters in a row are found. Null for those who may not enter the room.' })
  async searchRoom(@Arg('roomId', () => ID, { description: 'The room.' }) roomId: string, @Arg('query', () => String, { description: 'The words: at most 100 characters.' }) query: string, @Ctx() context: Context): Promise<RoomSearchType | null> {
    const result = await this.roomSearch.searchRoom(context.viewer, decodeId('Room', roomId), query);
    return result.ok ? new RoomSearchType(result.value) : null;
  }
  @Access('object')
  @FieldResolver(() => MessageConnectionType, { description: 'The messages, newest first; recalled ones are never among them.' })
  async messages(@Root() { scope }: RoomSearchType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<MessageType>> {
    const found = scope === null ? emptyPage<MessageRow>() : await this.roomSearch.findMessages(scope, page);
    return toConnection(found, (message) => new MessageType(message));
  }
}
