import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Bots } from '../index.ts';
import { BotTokensMutation } from './bot-tokens.mutation.ts';
import { BotFields, BotTokenFields, CommunityBots } from './bot.field.ts';
import { BotTokenType, BotType } from './bot.type.ts';
import { BotsMutation } from './bots.mutation.ts';

export const botsApi = (bots: Bots): ModuleApi<{ bots: Bots }> => ({
  resolvers: [CommunityBots, BotFields, BotTokenFields, BotsMutation, BotTokensMutation],
  types: [BotType, BotTokenType],
  nodes: {
    Bot: async ({ viewer }, uuid) => {
      const row = await bots.visibleBot(viewer, uuid);
      return row && new BotType(row);
    },
    BotToken: async ({ viewer }, uuid) => {
      const row = await bots.visibleToken(viewer, uuid);
      return row && new BotTokenType(row);
    },
  },
});
