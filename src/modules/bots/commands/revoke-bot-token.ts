import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { tokenForManaging } from '../access.ts';
import type { BotsDeps } from '../deps.ts';
import type { BotTokenRow } from '../model/bot-token.entity.ts';
import { tokenRow } from './issue-token.ts';

/** The token is good for nothing any more; streams that were opened with it end within seconds. Again changes nothing. */
export async function revokeBotToken(deps: BotsDeps, viewer: Viewer, tokenId: string): Promise<Result<BotTokenRow, Failure<'NOT_FOUND'>>> {
  return deps.uow.run(async (tx) => {
    const managed = await tokenForManaging(tx, viewer, tokenId, 'tokenId');
    if (!managed.ok) return managed;
    const { bot, token, viewer: { userId: byUserId } } = managed.value;
    if (token.revokedAt == null) {
      token.revoke(tx.now);
      await tx.flush();
      tx.emit({ name: 'bots.token-revoked', communityId: bot.communityId, payload: { botId: bot.id, tokenId, byUserId } });
    }
    return ok(await tokenRow(tx, tokenId));
  });
}
