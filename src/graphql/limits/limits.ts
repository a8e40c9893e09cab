import { MAX_PAGE_SIZE } from '../../kernel/page.ts';

/** What one request may ask for. Known documents of our own clients are exempt from the shape and the cost, not from the rest. */
export interface Limits {
  readonly maxTokens: number;
  /** Brackets within brackets, of any kind. */
  readonly maxNesting: number;
  readonly maxDepth: number;
  readonly maxIntrospectionDepth: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  readonly maxRootFields: number;
  /** Fields after fragments are spread: what a small text with nested fragments can blow up to. */
  readonly maxFields: number;
  /** Pairs of fields that would be merged, as the standard validation compares each with each. */
  readonly maxOverlaps: number;
  readonly maxLiteralDepth: number;
  readonly maxVariableDepth: number;
  readonly maxListItems: number;
  readonly maxPageSize: number;
  readonly maxCost: number;
  /** Fields that try a secret, such as signing in: one per request, so that aliases do not multiply attempts. */
  readonly maxCredentialFields: number;
  readonly maxValidationErrors: number;
  readonly executionMilliseconds: number;
}

export const LIMITS: Limits = {
  maxTokens: 2_000,
  maxNesting: 60,
  maxDepth: 12,
  maxIntrospectionDepth: 18,
  maxAliases: 30,
  maxDirectives: 50,
  maxRootFields: 20,
  maxFields: 2_000,
  maxOverlaps: 5_000,
  maxLiteralDepth: 10,
  maxVariableDepth: 20,
  maxListItems: 100,
  maxPageSize: MAX_PAGE_SIZE,
  maxCost: 5_000,
  maxCredentialFields: 1,
  maxValidationErrors: 5,
  executionMilliseconds: 10_000,
};
