import { GraphQLString } from 'graphql';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { BotScope } from '../../../kernel/viewer.ts';
import type { Bots } from '../index.ts';
import { BotScopeEnum, BotTokenType } from './bot.type.ts';

@InputType({ description: 'What a token is good for.' })
export class CreateBotTokenInput {
  @Field(() => ID, { description: 'The bot that it is for.' })
  botId!: string;
  @Field(() => String, { description: 'What tells it from others: up to 60 characters.' })
  name!: string;
  @Field(() => [BotScopeEnum], { description: 'What it is good for: one scope or more.' })
  scopes!: BotScope[];
  @Field(() => [ID], { nullable: true, description: 'The rooms that it is good for, up to 50; every room of the community when absent.' })
  roomIds?: string[] | null;
  @Field(() => Date, { nullable: true, description: 'When it ends; never when absent.' })
  expiresAt?: Date | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'A token that another takes the place of.' })
export class RotateBotTokenInput {
  @Field(() => ID, { description: 'The token, which lives.' })
  tokenId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const token = { type: () => BotTokenType, description: 'The new token; null when refused.' };
const secret = { type: () => GraphQLString, description: 'What the bot sends as its bearer token. It is told now and never again: null when refused, and when the call is repeated.' };
const CreateBotTokenPayload = payloadOf('CreateBotToken', { token, secret });
const RotateBotTokenPayload = payloadOf('RotateBotToken', { token, secret });
const RevokeBotTokenPayload = payloadOf('RevokeBotToken', { token: { type: () => BotTokenType, description: 'The token as it is now; null when refused.' } });

@Resolver()
export class BotTokensMutation {
  private readonly bots: Bots;

  constructor(modules: { bots: Bots }) {
    this.bots = modules.bots;
  }
  @SignedIn()
  @Mutation(() => CreateBotTokenPayload, { nullable: true, description: 'Makes a token for a bot, which has up to 10 that live. Needs the permission to manage bots.' })
  async createBotToken(@Arg('input', () => CreateBotTokenInput, { description: 'What it is good for.' }) input: CreateBotTokenInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateBotTokenPayload>> {
    const result = await this.bots.createBotToken(context.viewer, { ...input, botId: decodeId('Bot', input.botId), roomIds: input.roomIds?.map((id) => decodeId('Room', id)) ?? null });
    return toPayload(context, result, (issued) => ({ token: new BotTokenType(issued.token), secret: issued.secret }));
  }
  @SignedIn()
  @Mutation(() => RotateBotTokenPayload, { nullable: true, description: 'Puts a new token in the place of one that lives, good for the same; the former ends at once. Needs the permission to manage bots.' })
  async rotateBotToken(@Arg('input', () => RotateBotTokenInput, { description: 'The token.' }) input: RotateBotTokenInput, @Ctx() context: Context): Promise<PayloadOf<typeof RotateBotTokenPayload>> {
    const result = await this.bots.rotateBotToken(context.viewer, { ...input, tokenId: decodeId('BotToken', input.tokenId) });
    return toPayload(context, result, (issued) => ({ token: new BotTokenType(issued.token), secret: issued.secret }));
  }
  @SignedIn()
  @Mutation(() => RevokeBotTokenPayload, { nullable: true, description: 'Ends a token at once, and its streams within seconds. Again changes nothing. Needs the permission to manage bots.' })
  async revokeBotToken(@Arg('tokenId', () => ID, { description: 'The token.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof RevokeBotTokenPayload>> {
    const result = await this.bots.revokeBotToken(context.viewer, decodeId('BotToken', id));
    return toPayload(context, result, (row) => ({ token: new BotTokenType(row) }));
  }
}
