import { createHash } from 'node:crypto';
import { GraphQLError, Kind, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { RequestError } from '../../kernel/request-error.ts';
import { checkShape, isIntrospection } from '../limits/document-shape.ts';
import type { Limits } from '../limits/limits.ts';
import { checkTokens } from '../limits/tokens.ts';
import { mergeSelections, type Fragments } from '../limits/merged-selections.ts';

/** A document that was parsed, bounded and validated: one operation, ready to be executed. */
export interface ValidDocument {
  readonly source: string;
  readonly hash: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly usesIntrospection: boolean;
  readonly tokens: number;
}

/** Several refusals at once, as validation finds them. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';
  readonly errors: readonly GraphQLError[];
  constructor(errors: readonly GraphQLError[]) {
    super('The document is not valid');
    this.errors = errors;
  }
}

export const hashOf = (source: string): string => createHash('sha256').update(source).digest('hex');

/** Parses, bounds and validates a text. Documents of our own clients are not bounded: they were written with care and reviewed. */
export function openDocument(schema: GraphQLSchema, source: string, limits: Limits, isTrusted: boolean): ValidDocument {
  const document = parseBounded(source, isTrusted ? null : limits);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operations.length > 1) throw new RequestError('BAD_USER_INPUT', 'errors.one-operation');
  const fragments: Fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));
  const operation = operations[0];
  if (!operation) throw new InvalidDocument([standardError('GRAPHQL_VALIDATION_FAILED', new GraphQLError('The document holds no operation.'))]);
  if (!isTrusted) checkShape(document, operation, fragments, limits);
  const errors = validate(schema, document, specifiedRules, { maxErrors: limits.maxValidationErrors - 1, hideSuggestions: true });
  if (errors.length > 0) throw new InvalidDocument(errors.map((error) => standardError('GRAPHQL_VALIDATION_FAILED', error)));
  const rootFields = [...mergeSelections([{ selectionSet: operation.selectionSet, typeName: undefined }], fragments).values()].flat();
  return {
    source, document, operation, fragments, hash: hashOf(source),
    usesIntrospection: rootFields.some(({ node }) => isIntrospection(node.name.value)),
    tokens: (document as { tokenCount?: number }).tokenCount ?? source.length,
  };
}

function parseBounded(source: string, bounds: Limits | null): DocumentNode {
  try {
    if (bounds) checkTokens(source, bounds);
    return parse(source);
  } catch (error) {
    if (error instanceof GraphQLError) throw new InvalidDocument([standardError('GRAPHQL_PARSE_FAILED', error)]);
    throw error;
  }
}

const standardError = (code: string, { message, nodes, source, positions }: GraphQLError): GraphQLError => new GraphQLError(message, { nodes, source, positions, extensions: { code } });
