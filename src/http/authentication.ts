import type { FastifyReply, FastifyRequest } from 'fastify';
import { forbidden, RequestError } from '../kernel/request-error.ts';
import { VISITOR, type Locale, type Viewer } from '../kernel/viewer.ts';
import type { Authentication } from './options.ts';

export interface ViewerReader {
  /** The person of a request: nobody without a token; a bad token refuses the request, and so does a bot's. */
  personOf(request: FastifyRequest): Promise<Viewer>;
  /** The same for what bots may ask, too: it has to judge what their token is good for. */
  viewerOf(request: FastifyRequest): Promise<Viewer>;
  /** The language of the person once they are known, else the one that the request asks for. */
  localeOf(request: FastifyRequest): Locale;
}
/** One for all readers: whatever refuses a request later on speaks to whoever it was found to come from. */
const known = new WeakMap<FastifyRequest, Locale>();

export function createViewerReader(authentication: Authentication, negotiateLocale: (acceptLanguage: string | undefined) => Locale): ViewerReader {
  const localeOf = (request: FastifyRequest): Locale => known.get(request) ?? negotiateLocale(request.headers['accept-language']);
  const viewerOf = async (request: FastifyRequest): Promise<Viewer> => {
    const locale = localeOf(request);
    const token = bearerToken(request.headers.authorization);
    if (token === null) return { ...VISITOR, locale };
    const { viewer } = await authentication.authenticate(token, locale);
    known.set(request, viewer.locale);
    return viewer;
  };
  return {
    localeOf, viewerOf,
    async personOf(request) {
      const viewer = await viewerOf(request);
      if (viewer.bot !== undefined) throw forbidden();
      return viewer;
    },
  };
}

export const invalidToken = (): RequestError => new RequestError('UNAUTHENTICATED', 'errors.invalid-token');

/** Null without the header; any other scheme than Bearer is a bad token. */
export function bearerToken(authorization: string | undefined): string | null {
  if (authorization === undefined || authorization === '') return null;
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw invalidToken();
  return token;
}

/** Tells a client how to sign in, as RFC 6750 wants it beside 401. */
export const challenge = (reply: FastifyReply): FastifyReply => reply.header('www-authenticate', 'Bearer error="invalid_token"');
