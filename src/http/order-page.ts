import type { FastifyPluginAsync } from 'fastify';

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Xingqun 星群</title>
<h1>您可以回到应用了</h1><p>付款确认后，权益会自动生效。</p>
<h1 lang="en">You can go back to the app</h1><p lang="en">Access opens as soon as the payment is confirmed.</p></html>`;

/** Where the payment page leads back to in a deployment without pages of its own. It knows nothing and decides nothing. */
export const orderPage: FastifyPluginAsync = async (app) => {
  app.get('/orders/:id', async (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
};
