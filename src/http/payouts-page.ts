import type { FastifyPluginAsync } from 'fastify';

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Xingqun 星群</title>
<h1>您可以回到应用了</h1><p>收款账户的状态请在应用中查看；链接已失效时，请在应用中重新打开。</p>
<h1 lang="en">You can go back to the app</h1><p lang="en">It shows how your payout account stands. If a link no longer opens, open a new one there.</p></html>`;

/** Where the provider's page for payees leads back to in a deployment without pages of its own. It knows nothing and decides nothing. */
export const payoutsPage: FastifyPluginAsync = async (app) => {
  for (const path of ['/payouts', '/payouts/onboarding']) app.get(path, async (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
};
