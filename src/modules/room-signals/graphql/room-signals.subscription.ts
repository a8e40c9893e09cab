import { Arg, Ctx, Field, FieldResolver, ID, Int, InterfaceType, Mutation, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { DateTime } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { lockedRoom, openRoom, RoomType, WRITER_ERRORS, writerErrors } from '../../chat/graphql/index.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { PRESENT_NAMED, type RoomSignalsModule, type SignalItem } from '../index.ts';

@InterfaceType('RoomSignal', { description: 'Something of the moment in a room: never stored, never replayed. New kinds may be added: skip an unknown one.' })
abstract class RoomSignalType {
  @Field(() => Date, { description: 'When it was told.' })
  readonly occurredAt!: Date;
}
@Access('object')
@ObjectType('TypingSignal', { implements: RoomSignalType, simpleResolvers: true, description: 'Somebody else is writing.' })
export class TypingSignalType extends RoomSignalType {
  @Field(() => MemberType, { description: 'Who.' })
  readonly member!: MemberType;
  @Field(() => Date, { description: 'When to stop showing it, unless it is told again.' })
  readonly expiresAt!: Date;
}
@Access('object')
@ObjectType('PresentMembers', { simpleResolvers: true, description: 'Who has the room open now, as far as is known.' })
export class PresentMembersType {
  @Field(() => Int, { description: 'How many people.' })
  readonly count!: number;
  @ListSize(PRESENT_NAMED)
  @Field(() => [MemberType], { description: 'The first 20 of them.' })
  readonly members!: readonly MemberType[];
}
@Access('object')
@ObjectType('PresenceSignal', { implements: RoomSignalType, simpleResolvers: true, description: 'Who has the room open: told when the stream begins, and after somebody came or went.' })
export class PresenceSignalType extends RoomSignalType {
  @Field(() => PresentMembersType, { description: 'All of them, in place of those known before.' })
  readonly present!: PresentMembersType;
}
const SignalTypingPayload = payloadOf('SignalTyping', { expiresAt: { type: () => DateTime, description: 'Until when others show it; null when refused.' } }, WRITER_ERRORS);

/** The signals of this composition. */
const signalsOf = { create: ({ roomSignals }: { roomSignals: RoomSignalsModule }): RoomSignalsModule => roomSignals };
const openStream = async ({ args, context }: { args: { roomId: string }; context: Context }): Promise<AsyncIterableIterator<SignalItem>> => context.load(signalsOf).subscribe(await openRoom(context, args.roomId));
const toPresent = ({ count, members }: Pick<Extract<SignalItem, { kind: 'PRESENCE' }>, 'count' | 'members'>): PresentMembersType => ({ count, members: members.map((row) => new MemberType(row)) });

@Resolver(() => RoomType)
export class RoomSignalsResolver {
  private readonly signals: RoomSignalsModule;

  constructor(modules: { roomSignals: RoomSignalsModule }) {
    this.signals = modules.roomSignals;
  }
  @SignedIn()
  @Subscription(() => RoomSignalType, {
    subscribe: openStream as never,
    description: 'Who types in a room and who has it open, while it is so. Ends with `FORBIDDEN` when access is lost.',
  })
  roomSignals(@Root() item: SignalItem, @Arg('roomId', () => ID, { description: 'The room.' }) _roomId: string): RoomSignalType {
    const facts = item.kind === 'TYPING' ? { __typename: 'TypingSignal', member: new MemberType(item.member), expiresAt: item.expiresAt } : { __typename: 'PresenceSignal', present: toPresent(item) };
    return { ...facts, occurredAt: new Date() };
  }
  @SignedIn()
  @Mutation(() => SignalTypingPayload, { nullable: true, description: 'Tells those who watch the room that the viewer is writing. Call it again every few seconds while that is so; refused where the viewer may not write.' })
  async signalTyping(@Arg('roomId', () => ID, { description: 'The room.' }) roomId: string, @Ctx() context: Context): Promise<PayloadOf<typeof SignalTypingPayload>> {
    const result = await this.signals.signalTyping(context.viewer, decodeId('Room', roomId));
    return toPayload(context, result, (expiresAt) => ({ expiresAt }), { ...writerErrors, ...(await lockedRoom(result, context)) });
  }
  @Access('guarded')
  @FieldResolver(() => PresentMembersType, { description: 'Who has it open now; nobody for those who may not enter.' })
  async presentMembers(@Root() { row, gate }: RoomType, @Ctx() context: Context): Promise<PresentMembersType> {
    const userIds = gate.allowed ? this.signals.presentIn(row.id) : [];
    const named = await Promise.all(userIds.slice(0, PRESENT_NAMED).map((userId) => context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId })));
    return toPresent({ count: userIds.length, members: named.filter((member) => member !== null) });
  }
}
export const ROOM_SIGNAL_TYPES = [TypingSignalType, PresenceSignalType];
