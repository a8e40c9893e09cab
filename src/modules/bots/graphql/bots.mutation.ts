import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Bots } from '../index.ts';
import { BotType } from './bot.type.ts';

@InputType({ description: 'A new bot.' })
export class CreateBotInput {
  @Field(() => ID, { description: 'The community it acts in.' })
  communityId!: string;
  @Field(() => String, { description: 'The name that stands on its messages: up to 40 characters.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'What it is for: up to 500 characters.' })
  description?: string | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'What changes; what is omitted stays.' })
export class UpdateBotInput {
  @Field(() => String, { nullable: true, description: 'The name: up to 40 characters.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is for: up to 500 characters; null for nothing.' })
  description?: string | null;
}
const CreateBotPayload = payloadOf('CreateBot', { bot: { type: () => BotType, description: 'The new bot; null when refused.' } });
const UpdateBotPayload = payloadOf('UpdateBot', { bot: { type: () => BotType, description: 'The bot as it is now; null when refused.' } });
const RemoveBotPayload = payloadOf('RemoveBot', { bot: { type: () => BotType, description: 'The bot that is gone; null when refused.' } });
const BotId = () => Arg('botId', () => ID, { description: 'The bot.' });

@Resolver()
export class BotsMutation {
  private readonly bots: Bots;

  constructor(modules: { bots: Bots }) {
    this.bots = modules.bots;
  }
  @SignedIn()
  @Mutation(() => CreateBotPayload, { nullable: true, description: 'Makes a bot, of which a community has up to 20. Needs the permission to manage bots.' })
  async createBot(@Arg('input', () => CreateBotInput, { description: 'The bot.' }) input: CreateBotInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateBotPayload>> {
    const result = await this.bots.createBot(context.viewer, { ...input, communityId: decodeId('Community', input.communityId) });
    return toPayload(context, result, (row) => ({ bot: new BotType(row) }));
  }
  @SignedIn()
  @Mutation(() => UpdateBotPayload, { nullable: true, description: 'Changes the name or the description of a bot. Needs the permission to manage bots.' })
  async updateBot(@BotId() id: string, @Arg('input', () => UpdateBotInput, { description: 'What changes.' }) input: UpdateBotInput, @Ctx() context: Context): Promise<PayloadOf<typeof UpdateBotPayload>> {
    const result = await this.bots.updateBot(context.viewer, decodeId('Bot', id), input);
    return toPayload(context, result, (row) => ({ bot: new BotType(row) }));
  }
  @SignedIn()
  @Mutation(() => RemoveBotPayload, { nullable: true, description: 'Removes a bot for good: its tokens end at once, its streams within seconds; its messages stay. Needs the permission to manage bots.' })
  async removeBot(@BotId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof RemoveBotPayload>> {
    const result = await this.bots.removeBot(context.viewer, decodeId('Bot', id));
    return toPayload(context, result, (row) => ({ bot: new BotType(row) }));
  }
}
