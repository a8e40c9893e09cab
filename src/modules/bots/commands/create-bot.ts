import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { enterBot, requirePermission, requirePermissionForUpdate } from '../../communities/index.ts';
import { openBotAccount } from '../../identity/index.ts';
import type { BotsDeps, BotsReader } from '../deps.ts';
import { Bot, type BotRow } from '../model/bot.entity.ts';

export interface CreateBotInput {
  readonly communityId: string;
  readonly name: string;
  readonly description?: string | null;
  readonly idempotencyKey: string;
}
export type CreateBotFailure = InputFailure | Failure<'NOT_FOUND' | 'TOO_MANY_BOTS'>;

const MAX_BOTS = 20;

/** Makes a program that writes in the community under a name of its own. It can do nothing before it has a token. */
export async function createBot(deps: BotsDeps, viewer: Viewer, input: CreateBotInput): Promise<Result<BotRow, CreateBotFailure>> {
  const { communityId, idempotencyKey: key } = input;
  return deps.uow.run<BotRow, CreateBotFailure>(async (tx) => {
    const allowed = await requirePermission(tx.db, viewer, communityId, 'bots.manage', 'input', 'communityId');
    if (!allowed.ok) return allowed;
    const { userId: byUserId } = allowed.value.viewer;
    return tx.once<BotRow, CreateBotFailure>({ userId: byUserId, operation: 'createBot', key, input }, async () => {
      const words = checkWords(input);
      if (!words.ok) return words;
      const chair = await requirePermissionForUpdate(tx, viewer, communityId, 'bots.manage', 'input', 'communityId');
      if (!chair.ok) return chair;
      if ((await botsIn(tx, communityId)) >= MAX_BOTS) return refuse(failure('TOO_MANY_BOTS', ['input', 'communityId'], { max: MAX_BOTS }));
      const [id, userId] = [newId(tx.now.getTime()), newId(tx.now.getTime())];
      await openBotAccount(tx, { userId, displayName: words.value.name });
      await enterBot(tx, { communityId, userId, nickname: words.value.name });
      tx.em.create(Bot, { id, communityId, userId, ...words.value, createdByUserId: byUserId, createdAt: tx.now });
      await tx.flush();
      tx.emit({ name: 'bots.bot-created', communityId, payload: { botId: id, userId, byUserId } });
      return ok({ id, value: await botRow(tx, id) });
    }, (id) => botRow(tx, id));
  });
}

/** The name and the description, as they may be stored. */
export function checkWords({ name, description }: Pick<CreateBotInput, 'name' | 'description'>): Result<{ name: string; description: string }, InputFailure> {
  const called = boundedText(name, ['input', 'name'], { min: 1, max: 40 });
  if (!called.ok) return called;
  const described = boundedText(description ?? '', ['input', 'description'], { max: 500 });
  return described.ok ? ok({ name: called.value, description: described.value }) : described;
}

async function botsIn({ db }: Tx, communityId: string): Promise<number> {
  const { count } = await (db as BotsReader).selectFrom('bot').select(({ fn }) => fn.countAll<number>().as('count')).where('communityId', '=', communityId).where('removedAt', 'is', null).executeTakeFirstOrThrow();
  return Number(count);
}
export const botRow = ({ db }: Tx, id: string): Promise<BotRow> => (db as BotsReader).selectFrom('bot').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
