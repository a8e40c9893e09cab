import type { RequestedOperation } from './operation-door.ts';
import { RequestError } from '../../kernel/request-error.ts';
import { GraphQLError } from 'graphql';
import { hashOf, InvalidDocument } from './documents.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

const MAX_REGISTERED = 1_000;
const MAX_CHARACTERS = 2_000_000;

/** Texts that clients sent once with their hash, to send the hash alone from then on. This saves bytes; it makes nothing trusted. */
export class RegisteredDocuments {
  readonly #texts = new Map<string, string>();
  #characters = 0;

  get(hash: string): string | undefined {
    return this.#texts.get(hash);
  }
  keep(hash: string, source: string): void {
    if (this.#texts.has(hash)) return;
    this.#texts.set(hash, source);
    this.#characters += source.length;
    for (const [oldest, text] of this.#texts) {
      if (this.#texts.size <= MAX_REGISTERED && this.#characters <= MAX_CHARACTERS) return;
      this.#texts.delete(oldest);
      this.#characters -= text.length;
    }
  }
}

export interface ResolvedSource {
  readonly source: string;
  /** Given when the text is to be remembered under its hash once it has proved valid. */
  readonly registerAs: string | null;
}

/** The text of the requested document: given, or named by `documentId` or by the `persistedQuery` extension. */
export function resolveSource(request: RequestedOperation, trusted: TrustedDocuments, registered: RegisteredDocuments): ResolvedSource {
  const { source } = request;
  const named = request.documentId ?? persistedHash(request.extensions);
  if (named === null) {
    if (!source) throw new RequestError('BAD_USER_INPUT', 'errors.no-document');
    return { source, registerAs: null };
  }
  const known = trusted.sourceOf(named);
  if (!source) {
    const found = known ?? registered.get(named.replace(/^sha256:/, ''));
    if (found !== undefined) return { source: found, registerAs: null };
    if (trusted.mode === 'strict' || request.documentId !== null) throw new RequestError('DOCUMENT_NOT_TRUSTED', 'errors.document-not-trusted');
    throw new InvalidDocument([new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } })]);
  }
  if (known === source) return { source, registerAs: null };
  const hash = hashOf(source);
  if (hash !== named.replace(/^sha256:/, '')) throw new RequestError('BAD_USER_INPUT', 'errors.wrong-document-hash');
  return { source, registerAs: hash };
}

function persistedHash(extensions: Readonly<Record<string, unknown>> | null): string | null {
  const { persistedQuery, documentId } = (extensions ?? {}) as { persistedQuery?: unknown; documentId?: unknown };
  if (typeof documentId === 'string') return documentId;
  if (persistedQuery === undefined || persistedQuery === null) return null;
  const { version, sha256Hash } = persistedQuery as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1 || typeof sha256Hash !== 'string') throw new RequestError('BAD_USER_INPUT', 'errors.malformed-request');
  return sha256Hash;
}
