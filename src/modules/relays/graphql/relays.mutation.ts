import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { lockedRoom, MessageType, WRITER_ERRORS, writerErrors } from '../../chat/graphql/index.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { CapacityUnit, RelayEntryRow, RelayListRow, Relays } from '../index.ts';
import { CapacityUnitEnum, RelayEntryType, RelayListType } from './relay-list.type.ts';

@InputType({ description: 'A relay list.' })
export class CreateRelayListInput {
  @Field(() => ID, { description: 'The room to post it in.' })
  roomId!: string;
  @Field(() => String, { description: 'What it is about: 1 to 100 characters.' })
  title!: string;
  @Field(() => String, { nullable: true, description: 'What one should know before: up to 1,000 characters.' })
  description?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many places it has, 1 to 100,000; no bound when absent.' })
  capacity?: number | null;
  @Field(() => CapacityUnitEnum, { nullable: true, description: 'What the capacity counts; people when absent.' })
  capacityUnit?: CapacityUnit | null;
  @Field(() => Int, { nullable: true, description: 'The most that one person takes, 1 to 1,000; 1 when absent.' })
  maxQuantity?: number | null;
  @Field(() => [String], { nullable: true, description: 'What to choose from: up to 20, each of 1 to 40 characters.' })
  variants?: string[] | null;
  @Field(() => Date, { nullable: true, description: 'When it closes by itself; never when absent.' })
  closesAt?: Date | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'A line of a relay list.' })
export class EnterRelayInput {
  @Field(() => ID, { description: 'The list.' })
  relayListId!: string;
  @Field(() => Int, { nullable: true, description: "How much to take, up to the list's `maxQuantity`; 1 when absent." })
  quantity?: number | null;
  @Field(() => String, { nullable: true, description: 'One of the variants; needed where there are some.' })
  variant?: string | null;
  @Field(() => String, { nullable: true, description: 'What to say: up to 200 characters.' })
  note?: string | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: "What to change of one's own line; what is left out stays." })
export class UpdateRelayEntryInput {
  @Field(() => Int, { nullable: true, description: 'How much to take; null for 1.' })
  quantity?: number | null;
  @Field(() => String, { nullable: true, description: 'One of the variants.' })
  variant?: string | null;
  @Field(() => String, { nullable: true, description: 'What to say; null for nothing.' })
  note?: string | null;
}
const listField = { relayList: { type: () => RelayListType, description: 'The list as it is now; null when refused.' } };
const lineFields = { entry: { type: () => RelayEntryType, description: "The viewer's line as it is now; null when refused." }, ...listField };
const CreateRelayListPayload = payloadOf('CreateRelayList', { ...listField, message: { type: () => MessageType, description: 'The message that holds it; null when refused.' } }, WRITER_ERRORS);
const EnterRelayPayload = payloadOf('EnterRelay', lineFields, WRITER_ERRORS);
const UpdateRelayEntryPayload = payloadOf('UpdateRelayEntry', lineFields, WRITER_ERRORS);
const WithdrawFromRelayPayload = payloadOf('WithdrawFromRelay', lineFields, [EntitlementMissingErrorType]);
const CloseRelayListPayload = payloadOf('CloseRelayList', listField, [EntitlementMissingErrorType]);

@Resolver()
export class RelayMutations {
  private readonly relays: Relays;

  constructor(modules: { relays: Relays }) {
    this.relays = modules.relays;
  }
  @SignedIn()
  @Mutation(() => CreateRelayListPayload, { nullable: true, description: 'Posts a relay list to a room in which the viewer may write.' })
  async createRelayList(@Arg('input', () => CreateRelayListInput, { description: 'The list.' }) input: CreateRelayListInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateRelayListPayload>> {
    const result = await this.relays.createRelayList(context.viewer, { ...input, roomId: decodeId('Room', input.roomId) });
    const answer = (row: RelayListRow) => ({ relayList: new RelayListType(row), message: this.relays.messageOf(row).then((message) => message && new MessageType(message)) });
    return toPayload(context, result, answer, { ...writerErrors, ...(await lockedRoom(result, context)) });
  }
  @SignedIn()
  @Mutation(() => EnterRelayPayload, { nullable: true, description: 'Enters a relay list: in while there is room, else on its waiting list. A person has one line.' })
  async enterRelay(@Arg('input', () => EnterRelayInput, { description: 'The line.' }) input: EnterRelayInput, @Ctx() context: Context): Promise<PayloadOf<typeof EnterRelayPayload>> {
    const result = await this.relays.enterRelay(context.viewer, { ...input, relayListId: decodeId('RelayList', input.relayListId) });
    return toPayload(context, result, (row) => this.#line(row), { ...writerErrors, ...(await lockedRoom(result, context)) });
  }
  @SignedIn()
  @Mutation(() => UpdateRelayEntryPayload, { nullable: true, description: "Changes the viewer's own line until the list closes. More is taken only while there is room and nobody waits." })
  async updateRelayEntry(
    @Arg('relayListId', () => ID, { description: 'The list.' }) relayListId: string,
    @Arg('input', () => UpdateRelayEntryInput, { description: 'What to change.' }) input: UpdateRelayEntryInput,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof UpdateRelayEntryPayload>> {
    const result = await this.relays.updateRelayEntry(context.viewer, decodeId('RelayList', relayListId), input);
    return toPayload(context, result, (row) => this.#line(row), { ...writerErrors, ...(await lockedRoom(result, context)) });
  }
  @SignedIn()
  @Mutation(() => WithdrawFromRelayPayload, { nullable: true, description: "Gives up the viewer's own line until the list closes; the first who waits comes in." })
  async withdrawFromRelay(@Arg('relayListId', () => ID, { description: 'The list.' }) relayListId: string, @Ctx() context: Context): Promise<PayloadOf<typeof WithdrawFromRelayPayload>> {
    const result = await this.relays.withdrawFromRelay(context.viewer, decodeId('RelayList', relayListId));
    return toPayload(context, result, (row) => this.#line(row), await lockedRoom(result, context));
  }
  @SignedIn()
  @Mutation(() => CloseRelayListPayload, { nullable: true, description: "Closes a relay list: the viewer's own, or any with the permission to manage rooms." })
  async closeRelayList(@Arg('relayListId', () => ID, { description: 'The list.' }) relayListId: string, @Ctx() context: Context): Promise<PayloadOf<typeof CloseRelayListPayload>> {
    const result = await this.relays.closeRelayList(context.viewer, decodeId('RelayList', relayListId));
    return toPayload(context, result, (row) => ({ relayList: new RelayListType(row) }), await lockedRoom(result, context));
  }

  #line(row: RelayEntryRow): { entry: RelayEntryType; relayList: Promise<RelayListType> } {
    return { entry: new RelayEntryType(row), relayList: this.relays.listsById([row.relayListId]).then(([list]) => new RelayListType(list!)) };
  }
}
