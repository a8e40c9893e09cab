import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestError } from '../kernel/request-error.ts';
import { VISITOR, type Locale, type Viewer } from '../kernel/viewer.ts';
import type { Authentication } from './options.ts';

export interface ViewerReader {
  /** The viewer of a request: nobody without a token; a bad token refuses the request. */
  viewerOf(request: FastifyRequest): Promise<Viewer>;
  localeOf(request: FastifyRequest): Locale;
}

export function createViewerReader(authentication: Authentication, negotiateLocale: (acceptLanguage: string | undefined) => Locale): ViewerReader {
  const localeOf = ({ headers }: FastifyRequest): Locale => negotiateLocale(headers['accept-language']);
  return {
    localeOf,
    async viewerOf(request) {
      const locale = localeOf(request);
      const token = bearerToken(request.headers.authorization);
      if (token === null) return { ...VISITOR, locale };
      return (await authentication.authenticate(token, locale)).viewer;
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
