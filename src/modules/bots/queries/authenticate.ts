import { sql } from 'kysely';
import { after, MINUTE } from '../../../kernel/clock.ts';
import { RequestError } from '../../../kernel/request-error.ts';
import type { Locale, SignedInViewer } from '../../../kernel/viewer.ts';
import { prepared, type Slots } from '../../../platform/database/prepared.ts';
import { TOKEN_PREFIX, type BotsDeps, type BotsReader } from '../deps.ts';

/** A bot by one of its secrets, and until when that holds; null for always. */
export interface AuthenticatedBot {
  readonly viewer: SignedInViewer;
  readonly expiresAt: Date | null;
}

/** Whether text can be a bot's secret; anything else is a person's business. */
export const isBotToken = ({ opaqueTokens }: BotsDeps, text: string): boolean => opaqueTokens.isOpaqueToken(TOKEN_PREFIX, text);

/** Whom a secret stands for, while its token lives. Anything else is `UNAUTHENTICATED`. */
export async function authenticateBot({ reader, clock, opaqueTokens }: BotsDeps, secret: string, locale: Locale): Promise<AuthenticatedBot> {
  const now = clock.now();
  const [token] = await tokenByHash(reader, { hash: opaqueTokens.hashOpaqueToken(secret), now });
  if (!token) throw new RequestError('UNAUTHENTICATED', 'errors.invalid-token');
  if (token.lastUsedAt === null || token.lastUsedAt <= after(now, -MINUTE)) await reader.updateTable('bot_token').set({ lastUsedAt: now }).where('id', '=', token.id).execute();
  const bot = { botId: token.botId, scopes: token.scopes, roomIds: token.isForAllRooms ? null : (token.roomIds ?? []) };
  return { viewer: { userId: token.userId, sessionId: token.id, isStaff: false, locale, bot }, expiresAt: token.expiresAt };
}

const tokenByHash = prepared((db: BotsReader, { hash, now }: Slots<{ hash: string; now: Date }>) =>
  db.selectFrom('bot_token').innerJoin('bot', 'bot.id', 'bot_token.botId')
    .select(['bot_token.id', 'bot_token.botId', 'bot_token.scopes', 'bot_token.isForAllRooms', 'bot_token.expiresAt', 'bot_token.lastUsedAt', 'bot.userId'])
    .select((eb) => eb.selectFrom('bot_token_room').select((room) => sql<string[] | null>`array_agg(${room.ref('bot_token_room.roomId')}::text)`.as('ids')).whereRef('bot_token_room.botTokenId', '=', 'bot_token.id').as('roomIds'))
    .where('bot_token.hash', '=', hash).where('bot_token.revokedAt', 'is', null).where('bot.removedAt', 'is', null)
    .where((eb) => eb.or([eb('bot_token.expiresAt', 'is', null), eb('bot_token.expiresAt', '>', now)])));

/** Those of these tokens that are good still. */
export async function validTokens({ reader, clock }: BotsDeps, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const now = clock.now();
  const rows = await reader.selectFrom('bot_token').innerJoin('bot', 'bot.id', 'bot_token.botId').select('bot_token.id').where('bot_token.id', 'in', ids).where('bot_token.revokedAt', 'is', null).where('bot.removedAt', 'is', null)
    .where((eb) => eb.or([eb('bot_token.expiresAt', 'is', null), eb('bot_token.expiresAt', '>', now)])).execute();
  return new Set(rows.map(({ id }) => id));
}
