import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { BotScope, Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { roomsById } from '../../chat/index.ts';
import { botForManaging, tokenForManaging, unrevokedTokens, type ManagedBot } from '../access.ts';
import { TOKEN_PREFIX, type BotsDeps, type BotsReader } from '../deps.ts';
import { BotToken, type BotTokenRow } from '../model/bot-token.entity.ts';

export interface CreateBotTokenInput {
  readonly botId: string;
  readonly name: string;
  readonly scopes: readonly BotScope[];
  /** Null: every room of the community, also those that are opened later. */
  readonly roomIds?: readonly string[] | null;
  /** Null: until it is revoked. */
  readonly expiresAt?: Date | null;
  readonly idempotencyKey: string;
}
export interface RotateBotTokenInput {
  readonly tokenId: string;
  readonly idempotencyKey: string;
}
/** The secret is told to whoever makes the token, and to nobody again: a repeat has none. */
export interface IssuedToken {
  readonly token: BotTokenRow;
  readonly secret: string | null;
}
export type CreateBotTokenFailure = InputFailure | Failure<'NOT_FOUND' | 'TOO_MANY_BOT_TOKENS'>;

const MAX_LIVE = 10;
export const MAX_TOKEN_ROOMS = 50;

/** Makes a token that is good for what it says, and for nothing else. */
export async function createBotToken(deps: BotsDeps, viewer: Viewer, input: CreateBotTokenInput): Promise<Result<IssuedToken, CreateBotTokenFailure>> {
  return deps.uow.run<IssuedToken, CreateBotTokenFailure>(async (tx) => {
    const managed = await botForManaging(tx, viewer, input.botId, 'input', 'botId');
    if (!managed.ok) return managed;
    const call = { userId: managed.value.viewer.userId, operation: 'createBotToken', key: input.idempotencyKey, input };
    return tx.once<IssuedToken, CreateBotTokenFailure>(call, async () => {
      const { bot } = managed.value;
      const checked = await check(tx, bot.communityId, input);
      if (!checked.ok) return checked;
      const live = (await unrevokedTokens(tx, bot)).filter((token) => token.isLive(tx.now));
      if (live.length >= MAX_LIVE) return refuse(failure('TOO_MANY_BOT_TOKENS', ['input', 'botId'], { max: MAX_LIVE }));
      const issued = await issue(deps, tx, managed.value, checked.value);
      return ok({ id: issued.token.id, value: issued });
    }, async (id) => ({ token: await tokenRow(tx, id), secret: null }));
  });
}

/** Puts a token with the same name, scopes, rooms and end in the place of one that lives; the former ends at once. */
export async function rotateBotToken(deps: BotsDeps, viewer: Viewer, { tokenId, idempotencyKey }: RotateBotTokenInput): Promise<Result<IssuedToken, Failure<'NOT_FOUND'>>> {
  return deps.uow.run<IssuedToken, Failure<'NOT_FOUND'>>(async (tx) => {
    const managed = await tokenForManaging(tx, viewer, tokenId, 'input', 'tokenId');
    if (!managed.ok) return managed;
    const { token, viewer: { userId } } = managed.value;
    return tx.once<IssuedToken, Failure<'NOT_FOUND'>>({ userId, operation: 'rotateBotToken', key: idempotencyKey, input: { tokenId } }, async () => {
      if (!token.isLive(tx.now)) return refuse(notFound('input', 'tokenId'));
      const rooms = await (tx.db as BotsReader).selectFrom('bot_token_room').select('roomId').where('botTokenId', '=', tokenId).execute();
      token.revoke(tx.now);
      const { name, scopes, expiresAt = null } = token;
      const issued = await issue(deps, tx, managed.value, { name, scopes, expiresAt, roomIds: token.isForAllRooms ? null : rooms.map(({ roomId }) => roomId) });
      return ok({ id: issued.token.id, value: issued });
    }, async (id) => ({ token: await tokenRow(tx, id), secret: null }));
  });
}

interface TokenFacts {
  readonly name: string;
  readonly scopes: readonly BotScope[];
  readonly roomIds: readonly string[] | null;
  readonly expiresAt: Date | null;
}

async function check(tx: Tx, communityId: string, { name, scopes, roomIds = null, expiresAt = null }: CreateBotTokenInput): Promise<Result<TokenFacts, InputFailure | Failure<'NOT_FOUND'>>> {
  const called = boundedText(name, ['input', 'name'], { min: 1, max: 60 });
  if (!called.ok) return called;
  if (scopes.length === 0) return refuse(failure('REQUIRED', ['input', 'scopes']));
  if (expiresAt !== null && expiresAt <= tx.now) return refuse(failure('OUT_OF_RANGE', ['input', 'expiresAt'], { min: tx.now.toISOString() }));
  const rooms = roomIds && [...new Set(roomIds)];
  if (rooms && (rooms.length === 0 || rooms.length > MAX_TOKEN_ROOMS)) return refuse(failure('OUT_OF_RANGE', ['input', 'roomIds'], { min: 1, max: MAX_TOKEN_ROOMS }));
  const known = rooms ? (await roomsById(tx.db as never, rooms)).filter((room) => room.communityId === communityId) : [];
  if (rooms && known.length < rooms.length) return refuse(notFound('input', 'roomIds'));
  return ok({ name: called.value, scopes: [...new Set(scopes)], roomIds: rooms, expiresAt });
}

async function issue({ opaqueTokens }: BotsDeps, tx: Tx, { bot, viewer: { userId: byUserId } }: ManagedBot, { name, scopes, roomIds, expiresAt }: TokenFacts): Promise<IssuedToken> {
  const { token: secret, hash } = opaqueTokens.newOpaqueToken(TOKEN_PREFIX);
  const [id, { communityId, id: botId }] = [newId(tx.now.getTime()), bot];
  tx.em.create(BotToken, { id, communityId, botId, name, hash, scopes: [...scopes], isForAllRooms: roomIds === null, createdByUserId: byUserId, createdAt: tx.now, expiresAt });
  await tx.flush();
  if (roomIds && roomIds.length > 0) await (tx.db as BotsReader).insertInto('bot_token_room').values(roomIds.map((roomId) => ({ botTokenId: id, roomId, communityId }))).execute();
  tx.emit({ name: 'bots.token-created', communityId, payload: { botId, tokenId: id, scopes, byUserId } });
  return { token: await tokenRow(tx, id), secret };
}

export const tokenRow = ({ db }: Tx, id: string): Promise<BotTokenRow> => (db as BotsReader).selectFrom('bot_token').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
