import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { endBot } from '../../communities/index.ts';
import { botForManaging, unrevokedTokens } from '../access.ts';
import type { BotsDeps } from '../deps.ts';
import type { BotRow } from '../model/bot.entity.ts';
import { botRow } from './create-bot.ts';

/** Takes a bot out for good, with its tokens and streams; what it wrote stays. */
export async function removeBot(deps: BotsDeps, viewer: Viewer, botId: string): Promise<Result<BotRow, Failure<'NOT_FOUND'>>> {
  return deps.uow.run(async (tx) => {
    const managed = await botForManaging(tx, viewer, botId, 'botId');
    if (!managed.ok) return managed;
    const { bot, viewer: { userId: byUserId } } = managed.value;
    for (const token of await unrevokedTokens(tx, bot)) token.revoke(tx.now);
    bot.remove(tx.now);
    await endBot(tx, { communityId: bot.communityId, userId: bot.userId });
    await tx.flush();
    tx.emit({ name: 'bots.bot-removed', communityId: bot.communityId, payload: { botId, userId: bot.userId, byUserId } });
    return ok(await botRow(tx, botId));
  });
}
