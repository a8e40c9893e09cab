import { id, key, type Row } from './mutations.ts';

/** Bots and their tokens. */
export const BOT_ROWS: readonly Row[] = [
  { name: 'createBot', args: ({ place }) => ({ input: { communityId: id('Community', place.communityId), name: 'Fresh', idempotencyKey: key() } }) },
  { name: 'updateBot', args: async (cell) => ({ botId: id('Bot', await cell.bot()), input: { description: 'Changed' } }) },
  { name: 'removeBot', args: async (cell) => ({ botId: id('Bot', await cell.bot()) }) },
  { name: 'createBotToken', args: async (cell) => ({ input: { botId: id('Bot', await cell.bot()), name: 'Fresh', scopes: ['SEND_MESSAGES'], idempotencyKey: key() } }) },
  { name: 'rotateBotToken', args: async (cell) => ({ input: { tokenId: id('BotToken', await cell.botToken()), idempotencyKey: key() } }) },
  { name: 'revokeBotToken', args: async (cell) => ({ tokenId: id('BotToken', await cell.botToken()) }) },
];
