import {
  getNamedType, getNullableType, isCompositeType, isInterfaceType, isLeafType, isListType, isObjectType,
  type GraphQLCompositeType, type GraphQLField, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE } from '../../kernel/page.ts';
import type { Limits } from './limits.ts';
import { mergeSelections, selectionsBelow, type Fragments, type TypedField, type TypedSelection } from './merged-selections.ts';
import { isPaged, numberReader, pageSizeOf, type NumberReader } from './page-argument.ts';
import type { Variables } from './variables.ts';

/** Introspection is bounded by rules of its own; these prices keep a request from asking for the whole schema many times. */
const INTROSPECTION_PRICES: Readonly<Record<string, number>> = { __schema: 500, __type: 50 };

type Field = GraphQLField<unknown, unknown>;
interface Request {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly readNumber: NumberReader;
  readonly maxPageSize: number;
}

/**
 * What an operation may load at most, without running it: an object is 1, a scalar 0, a page multiplies what is selected in it by `first`,
 * a plain list by its declared size. Page sizes are checked on the way, from variables and defaults too.
 */
export function costOf(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments, variables: Variables, limits: Limits): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const request: Request = { schema, fragments, readNumber: numberReader(operation, variables), maxPageSize: limits.maxPageSize };
  return costOfSelections(request, [{ selectionSet: operation.selectionSet, typeName: undefined }], root, null);
}

/** `pageSize` is that of the connection whose fields these are: its lists hold as many items. */
function costOfSelections(request: Request, selections: readonly TypedSelection[], parent: GraphQLCompositeType, pageSize: number | null): number {
  let cost = 0;
  for (const group of mergeSelections(selections, request.fragments).values()) {
    for (const [definition, fields] of byDefinition(request.schema, group, parent)) cost += costOfField(request, definition, fields, pageSize);
    cost += INTROSPECTION_PRICES[group[0]!.node.name.value] ?? 0;
  }
  return cost;
}

/** Under different type conditions one response key can stand for different fields: each is counted. */
function byDefinition(schema: GraphQLSchema, group: readonly TypedField[], parent: GraphQLCompositeType): ReadonlyMap<Field, TypedField[]> {
  const found = new Map<Field, TypedField[]>();
  for (const field of group) {
    const type = field.typeName === undefined ? parent : schema.getType(field.typeName);
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.node.name.value] : undefined;
    if (definition) found.set(definition, [...(found.get(definition) ?? []), field]);
  }
  return found;
}

function costOfField(request: Request, definition: Field, fields: readonly TypedField[], parentPageSize: number | null): number {
  const ownPageSize = isPaged(definition) ? Math.max(...fields.map(({ node }) => pageSizeOf(node, definition, request.readNumber, request.maxPageSize))) : null;
  const type = getNamedType(definition.type);
  if (isLeafType(type) || !isCompositeType(type)) return 0;
  const isList = isListType(getNullableType(definition.type));
  const below = costOfSelections(request, selectionsBelow(fields), type, isList ? null : ownPageSize);
  const items = listLevels(definition.type) === 0 ? 1 : (ownPageSize ?? sizeOf(definition, parentPageSize)) ** listLevels(definition.type);
  return items * (1 + below);
}

const sizeOf = (definition: Field, pageSize: number | null): number => {
  const { listSize } = definition.extensions as { listSize?: unknown };
  return typeof listSize === 'number' ? listSize : pageSize ?? DEFAULT_PAGE_SIZE;
};

function listLevels(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listLevels(nullable.ofType as GraphQLOutputType) : 0;
}
