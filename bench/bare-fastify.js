// The limit that the API is measured against: one route that answers a constant.
import fastify from 'fastify';

const app = fastify();
app.post('/', async () => ({ data: { __typename: 'Query' } }));
await app.listen({ host: '127.0.0.1', port: Number(process.argv[2]) });
process.send?.('listening');
