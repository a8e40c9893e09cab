import { readPage, readPages, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { RoomRow } from '../../chat/index.ts';
import type { BotsReader } from '../deps.ts';
import type { BotTokenRow } from '../model/bot-token.entity.ts';
import type { BotRow } from '../model/bot.entity.ts';

/** The bots of a community that were not removed, in the order in which they were made. */
export const botsOf = (db: BotsReader, communityId: string, request: PageRequest): Promise<Page<BotRow>> =>
  readPage<BotRow>(request, { scope: 'bots', shape: ['uuid'], keysOf: ({ id }) => [id] }, (after, limit) => {
    const query = db.selectFrom('bot').selectAll().where('communityId', '=', communityId).where('removedAt', 'is', null).orderBy('id').limit(limit);
    return (after ? query.where('id', '>', after[0] as string) : query).execute();
  });

/** The tokens of bots, the newest first, by bot: a page of each in one statement. */
export const tokensOf = (db: BotsReader, botIds: readonly string[], request: PageRequest): Promise<Map<string, Page<BotTokenRow>>> =>
  readPages<BotTokenRow>(request, { scope: 'bot-tokens', shape: ['uuid'], keysOf: ({ id }) => [id] }, botIds, ({ botId }) => botId, (after, limit) =>
    db.selectFrom('bot').innerJoinLateral((eb) => {
      const tokens = eb.selectFrom('bot_token').selectAll('bot_token').whereRef('bot_token.communityId', '=', 'bot.communityId').whereRef('bot_token.botId', '=', 'bot.id').orderBy('bot_token.id', 'desc').limit(limit);
      return (after ? tokens.where('bot_token.id', '<', after[0] as string) : tokens).as('item');
    }, (join) => join.onTrue()).selectAll('item').where('bot.id', 'in', botIds).orderBy('item.id', 'desc').execute());

/** The rooms that tokens name, by token. */
export async function roomsOfTokens(db: BotsReader, tokenIds: readonly string[]): Promise<Map<string, RoomRow[]>> {
  const rows = await db.selectFrom('bot_token_room').innerJoin('room', (join) => join.onRef('room.communityId', '=', 'bot_token_room.communityId').onRef('room.id', '=', 'bot_token_room.roomId'))
    .selectAll('room').select('bot_token_room.botTokenId').where('bot_token_room.botTokenId', 'in', tokenIds).orderBy('room.id').execute();
  return Map.groupBy(rows, ({ botTokenId }) => botTokenId);
}

export const botsById = (db: BotsReader, ids: readonly string[]): Promise<BotRow[]> => db.selectFrom('bot').selectAll().where('id', 'in', ids).execute();
