import { LockMode } from '@mikro-orm/core';
import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type SignedInViewer, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { activeMember, hasPermission, requirePermission } from '../communities/index.ts';
import type { BotsReader } from './deps.ts';
import { BotToken, type BotTokenRow } from './model/bot-token.entity.ts';
import { Bot, type BotRow } from './model/bot.entity.ts';

export interface ManagedBot {
  readonly bot: Bot;
  readonly viewer: SignedInViewer;
}

/** A bot that is there, locked, for those who manage bots. To those who are not members of its community there is none. */
export async function botForManaging(tx: Tx, viewer: Viewer, botId: string, ...path: string[]): Promise<Result<ManagedBot, Failure<'NOT_FOUND'>>> {
  const { userId } = signedIn(viewer);
  const row = await botById(tx.db as BotsReader, botId);
  if (row === null || !(await activeMember(tx.db as never, row.communityId, userId))) return refuse(notFound(...path));
  const allowed = await requirePermission(tx.db as never, viewer, row.communityId, 'bots.manage', ...path);
  if (!allowed.ok) return allowed;
  const bot = await tx.em.findOne(Bot, { id: botId, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return bot ? ok({ bot, viewer: allowed.value.viewer }) : refuse(notFound(...path));
}

/** A token of such a bot, under the bot's lock. */
export async function tokenForManaging(tx: Tx, viewer: Viewer, tokenId: string, ...path: string[]): Promise<Result<ManagedBot & { readonly token: BotToken }, Failure<'NOT_FOUND'>>> {
  signedIn(viewer);
  const row = await tokenById(tx.db as BotsReader, tokenId);
  if (row === null) return refuse(notFound(...path));
  const managed = await botForManaging(tx, viewer, row.botId, ...path);
  if (!managed.ok) return managed;
  const token = await tx.em.findOne(BotToken, { id: tokenId });
  return token ? ok({ ...managed.value, token }) : refuse(notFound(...path));
}

/** The tokens of a bot that were not revoked. */
export const unrevokedTokens = (tx: Tx, { communityId, id }: Bot): Promise<BotToken[]> => tx.em.find(BotToken, { communityId, botId: id, revokedAt: null });

/** Rows for those who manage bots; null for everybody else. */
export const visibleBot = (db: BotsReader, viewer: Viewer, id: string): Promise<BotRow | null> => botById(db, id).then((row) => forManagers(db, viewer, row));
export const visibleToken = (db: BotsReader, viewer: Viewer, id: string): Promise<BotTokenRow | null> => tokenById(db, id).then((row) => forManagers(db, viewer, row));

async function forManagers<Row extends { readonly communityId: string }>(db: BotsReader, { userId }: Viewer, row: Row | null): Promise<Row | null> {
  const member = row === null || userId === null ? null : await activeMember(db as never, row.communityId, userId);
  return member && hasPermission(member.role, 'bots.manage') ? row : null;
}
const botById = async (db: BotsReader, id: string): Promise<BotRow | null> => (await db.selectFrom('bot').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
const tokenById = async (db: BotsReader, id: string): Promise<BotTokenRow | null> => (await db.selectFrom('bot_token').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
