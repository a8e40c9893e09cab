import type { Failure, InputFailure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { renameBot } from '../../communities/index.ts';
import { botForManaging } from '../access.ts';
import type { BotsDeps } from '../deps.ts';
import type { BotRow } from '../model/bot.entity.ts';
import { botRow, checkWords } from './create-bot.ts';

export interface UpdateBotInput {
  /** Omitted or null: stays. */
  readonly name?: string | null;
  /** Omitted: stays; null: none. */
  readonly description?: string | null;
}

/** Gives a bot another name or description; its messages show the name of now. */
export async function updateBot(deps: BotsDeps, viewer: Viewer, botId: string, input: UpdateBotInput): Promise<Result<BotRow, InputFailure | Failure<'NOT_FOUND'>>> {
  return deps.uow.run<BotRow, InputFailure | Failure<'NOT_FOUND'>>(async (tx) => {
    const managed = await botForManaging(tx, viewer, botId, 'botId');
    if (!managed.ok) return managed;
    const { bot, viewer: { userId: byUserId } } = managed.value;
    const words = checkWords({ name: input.name ?? bot.name, description: input.description === undefined ? bot.description : input.description });
    if (!words.ok) return words;
    bot.describe(words.value);
    await renameBot(tx, { communityId: bot.communityId, userId: bot.userId, nickname: words.value.name });
    await tx.flush();
    tx.emit({ name: 'bots.bot-updated', communityId: bot.communityId, payload: { botId, byUserId } });
    return ok(await botRow(tx, botId));
  });
}
