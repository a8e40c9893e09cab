import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { readOperationFiles } from '../../graphql/operations/operation-files.ts';
import type { Openness } from '../../graphql/operations/operation-door.ts';
import type { Locale } from '../../kernel/viewer.ts';
import { sendError } from '../errors.ts';
import type { Authentication } from '../options.ts';
import { GRAPHIQL_POLICY } from '../security-headers.ts';
import { graphiqlPage, signInPage } from './graphiql-page.ts';

export interface GraphiqlOptions {
  readonly openness: Openness;
  /** The bundle. */
  readonly directory: string;
  /** Saved operations, offered in the sidebar. */
  readonly operationsDirectory: string;
  readonly authentication: Authentication;
  readonly localeOf: (request: FastifyRequest) => Locale;
}
export const GRAPHIQL_PATH = '/graphiql';
const COOKIE = 'graphiql_session';
const HTML = 'text/html; charset=utf-8';

/** The IDE, from this server alone. For staff only, a token is asked for once and kept in a cookie that no other path gets. */
export const graphiqlRoutes: FastifyPluginAsync<GraphiqlOptions> = async (app, options) => {
  const { openness, directory, operationsDirectory, authentication, localeOf } = options;
  if (openness === 'off' || !fs.existsSync(path.join(directory, 'graphiql.js'))) return;
  const operations = readOperationFiles(operationsDirectory).map(({ name, file, source }) => ({ name, file, query: source }));
  const isStaff = async (token: string | undefined, request: FastifyRequest): Promise<boolean> =>
    token !== undefined && (await authentication.authenticate(token, localeOf(request)).then(({ viewer }) => viewer.isStaff, () => false));
  const mayOpen = async (request: FastifyRequest): Promise<boolean> => openness === 'on' || isStaff(cookieOf(request), request);

  app.addHook('onSend', async (_request, reply) => void reply.header('content-security-policy', GRAPHIQL_POLICY));
  app.addHook('onRequest', async (request, reply) => {
    const isPage = request.routeOptions.url === GRAPHIQL_PATH || request.method === 'POST';
    if (!isPage && !(await mayOpen(request))) return sendError(request, reply, 404, 'NOT_FOUND', 'errors.not-found', localeOf(request));
  });
  app.get(GRAPHIQL_PATH, async (request, reply) => reply.type(HTML).header('cache-control', 'no-store').send((await mayOpen(request)) ? graphiqlPage(directory, GRAPHIQL_PATH) : signInPage(GRAPHIQL_PATH)));
  app.get(`${GRAPHIQL_PATH}/operations.json`, async () => operations);
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 8_192 }, (_request, body, done) => done(null, new URLSearchParams(String(body)).get('token')));
  app.post(`${GRAPHIQL_PATH}/session`, async (request, reply) => {
    const token = typeof request.body === 'string' && /^[\w.~+/=-]+$/.test(request.body) ? request.body : undefined;
    if (!(await isStaff(token, request))) return reply.code(403).type(HTML).send(signInPage(GRAPHIQL_PATH));
    return keepToken(reply, token!, request.protocol === 'https').redirect(GRAPHIQL_PATH, 303);
  });
  await app.register(fastifyStatic, { root: path.resolve(directory), prefix: `${GRAPHIQL_PATH}/`, index: false, decorateReply: false, cacheControl: false });
};

const cookieOf = ({ headers }: FastifyRequest): string | undefined => new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(headers.cookie ?? '')?.[1];
const keepToken = (reply: FastifyReply, token: string, isSecure: boolean): FastifyReply =>
  reply.header('set-cookie', `${COOKIE}=${token}; Path=${GRAPHIQL_PATH}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`);
