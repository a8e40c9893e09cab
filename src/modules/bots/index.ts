import type { Reaction } from '../../kernel/event.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Locale, Viewer } from '../../kernel/viewer.ts';
import { visibleBot, visibleToken } from './access.ts';
import { createBot, type CreateBotInput } from './commands/create-bot.ts';
import { createBotToken, rotateBotToken, type CreateBotTokenInput, type RotateBotTokenInput } from './commands/issue-token.ts';
import { removeBot } from './commands/remove-bot.ts';
import { revokeBotToken } from './commands/revoke-bot-token.ts';
import { updateBot, type UpdateBotInput } from './commands/update-bot.ts';
import type { BotsDeps } from './deps.ts';
import { authenticateBot, isBotToken, validTokens } from './queries/authenticate.ts';
import { botsById, botsOf, roomsOfTokens, tokensOf } from './queries/bots.ts';

/** Programs that read and write in rooms with tokens of their own. */
export function createBots(deps: BotsDeps) {
  const { reader } = deps;
  return {
    createBot: (viewer: Viewer, input: CreateBotInput) => createBot(deps, viewer, input),
    updateBot: (viewer: Viewer, botId: string, input: UpdateBotInput) => updateBot(deps, viewer, botId, input),
    removeBot: (viewer: Viewer, botId: string) => removeBot(deps, viewer, botId),
    createBotToken: (viewer: Viewer, input: CreateBotTokenInput) => createBotToken(deps, viewer, input),
    rotateBotToken: (viewer: Viewer, input: RotateBotTokenInput) => rotateBotToken(deps, viewer, input),
    revokeBotToken: (viewer: Viewer, tokenId: string) => revokeBotToken(deps, viewer, tokenId),
    /** Whether text is to be judged by `authenticate`. */
    isBotToken: (text: string) => isBotToken(deps, text),
    /** Whom a bot's secret stands for; throws `UNAUTHENTICATED` unless its token lives. */
    authenticate: (secret: string, locale: Locale) => authenticateBot(deps, secret, locale),
    /** Those of these tokens that live: asked regularly by those who hold sockets open. */
    validTokens: (ids: readonly string[]) => validTokens(deps, ids),
    botsOf: (communityId: string, request: PageRequest) => botsOf(reader, communityId, request),
    botsById: (ids: readonly string[]) => botsById(reader, ids),
    tokensOf: (botIds: readonly string[], request: PageRequest) => tokensOf(reader, botIds, request),
    roomsOfTokens: (tokenIds: readonly string[]) => roomsOfTokens(reader, tokenIds),
    visibleBot: (viewer: Viewer, id: string) => visibleBot(reader, viewer, id),
    visibleToken: (viewer: Viewer, id: string) => visibleToken(reader, viewer, id),
    reactions: [] as readonly Reaction[],
    jobs: [] as readonly JobDefinition[],
  };
}
export type Bots = ReturnType<typeof createBots>;

export type { CreateBotInput } from './commands/create-bot.ts';
export { MAX_TOKEN_ROOMS, type CreateBotTokenInput, type IssuedToken } from './commands/issue-token.ts';
export type { UpdateBotInput } from './commands/update-bot.ts';
export type { BotsDeps } from './deps.ts';
export type { BotCreated, BotRemoved, BotTokenCreated, BotTokenRevoked, BotUpdated } from './events.ts';
export { BotToken, BotTokenRoomSchema, type BotTokenRow } from './model/bot-token.entity.ts';
export { Bot, type BotRow } from './model/bot.entity.ts';
export type { AuthenticatedBot } from './queries/authenticate.ts';
