import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';

type Directives = Readonly<Record<string, Iterable<string>>>;

/** For everything that is no page: nothing may be loaded, nothing may frame it. */
const CONTENT_SECURITY_POLICY: Directives = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'self'"] };

/** For GraphiQL: its own files alone. Its editor makes styles at run time and starts workers. */
export const GRAPHIQL_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:", "worker-src 'self' blob:",
  "connect-src 'self' ws: wss:", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');

const OF_TRANSPORT = new Set(['connection', 'content-length', 'date', 'transfer-encoding']);

/** Helmet's headers on every answer. They are always the same, so helmet, which would write each anew for every request, is asked once. */
export async function secureAnswers(app: FastifyInstance): Promise<void> {
  const asked = fastify();
  await asked.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY } });
  asked.get('/', (_request, reply) => reply.send());
  const { headers } = await asked.inject('/');
  await asked.close();
  const same = Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_TRANSPORT.has(name)).map(([name, value]) => [name, String(value)]));
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(same);
    done();
  });
}
