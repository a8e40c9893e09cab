import { encodeId } from '../../src/kernel/id.ts';
import { BOT_SCOPES, type BotScope, type SignedInViewer } from '../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../src/modules/communities/index.ts';
import type { Answer, TestApp } from './app.ts';
import { randomName } from './world.ts';

export interface BotWithToken {
  readonly botId: string;
  readonly tokenId: string;
  readonly secret: string;
}
const CREATE = 'mutation ($input: CreateBotInput!) { createBot(input: $input) { bot { id name } errors { ... on UserError { code path } } } }';
const TOKEN = 'mutation ($input: CreateBotTokenInput!) { createBotToken(input: $input) { token { id } secret errors { ... on UserError { code path } } } }';

/** Bots that are made through the API, and ask over HTTP. */
export function botsOf(app: () => TestApp) {
  const made = {
    async aBot(owner: SignedInViewer, community: CommunityRow, name = '小助手'): Promise<string> {
      return (await app().run(CREATE, { input: { communityId: encodeId('Community', community.id), name, idempotencyKey: randomName('key') } }, owner)).data.createBot.bot.id;
    },
    async aToken(owner: SignedInViewer, botId: string, scopes: readonly BotScope[] = BOT_SCOPES, more: object = {}): Promise<{ tokenId: string; secret: string }> {
      const { token, secret, errors } = (await app().run(TOKEN, { input: { botId, name: '令牌', scopes, idempotencyKey: randomName('key'), ...more } }, owner)).data.createBotToken;
      if (token === null) throw new Error(JSON.stringify(errors));
      return { tokenId: token.id, secret };
    },
    async withToken(owner: SignedInViewer, community: CommunityRow, scopes: readonly BotScope[] = BOT_SCOPES, more: object = {}): Promise<BotWithToken> {
      const botId = await made.aBot(owner, community);
      return { botId, ...(await made.aToken(owner, botId, scopes, more)) };
    },
    /** What an operation answers over HTTP to the holder of a token. */
    async ask(secret: string, query: string, variables: object = {}): Promise<Answer & { readonly status: number }> {
      const response = await fetch(`${await app().listen()}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` }, body: JSON.stringify({ query, variables }) });
      const { data = null, errors = [] } = (await response.json()) as Partial<Answer>;
      return { status: response.status, data, errors };
    },
  };
  return made;
}
export const codesOf = ({ errors }: Answer): (string | undefined)[] => errors.map(({ extensions }) => extensions.code);
