import { Lexer, Source, TokenKind } from 'graphql';
import { RequestError } from '../../kernel/request-error.ts';
import type { Limits } from './limits.ts';

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Bounds a text before it is parsed: the parser calls itself for each nesting. Text that is no GraphQL throws as the parser would. */
export function checkTokens(source: string, { maxTokens, maxNesting }: Limits): void {
  const lexer = new Lexer(new Source(source));
  let nesting = 0;
  for (let count = 1; lexer.advance().kind !== TokenKind.EOF; count++) {
    if (count > maxTokens) throw new RequestError('TOO_COMPLEX', 'errors.too-many-tokens', { max: maxTokens });
    const { kind } = lexer.token;
    if (OPENING.has(kind) && ++nesting > maxNesting) throw new RequestError('TOO_COMPLEX', 'errors.too-deep', { max: maxNesting });
    if (CLOSING.has(kind)) nesting--;
  }
}
