import { Kind, visit, type ASTNode, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { badInput, RequestError } from '../../kernel/request-error.ts';
import type { Limits } from './limits.ts';
import { mergeSelections, selectionsBelow, type Fragments, type TypedSelection } from './merged-selections.ts';
import { hasNul } from './variables.ts';

const tooComplex = (key: string, max: number): RequestError => new RequestError('TOO_COMPLEX', key, { max });

/** Bounds a document before it is validated, because validation itself is what an overlapping document attacks. */
export function checkShape(document: DocumentNode, operation: OperationDefinitionNode, fragments: Fragments, limits: Limits): void {
  checkTexture(document, limits);
  checkTree(operation, fragments, limits);
}

/** Counts what stands in the text: aliases, directives, literals. */
function checkTexture(document: DocumentNode, limits: Limits): void {
  let aliases = 0;
  let directives = 0;
  let literalDepth = 0;
  const openLiteral = (node: ASTNode): void => {
    if (++literalDepth > limits.maxLiteralDepth) throw tooComplex('errors.too-deep', limits.maxLiteralDepth);
    if (node.kind === Kind.LIST && node.values.length > limits.maxListItems) throw badInput('errors.list-too-long', { max: limits.maxListItems });
  };
  const closeLiteral = (): void => void literalDepth--;
  visit(document, {
    Field(node) {
      if (node.alias && ++aliases > limits.maxAliases) throw tooComplex('errors.too-many-aliases', limits.maxAliases);
    },
    Directive() {
      if (++directives > limits.maxDirectives) throw tooComplex('errors.too-many-directives', limits.maxDirectives);
    },
    StringValue({ value }) {
      if (hasNul(value)) throw badInput('errors.bad-input');
    },
    ListValue: { enter: openLiteral, leave: closeLiteral },
    ObjectValue: { enter: openLiteral, leave: closeLiteral },
  });
}

/** Walks the operation as it would be executed: its width, depth and what fragments blow it up to. */
function checkTree(operation: OperationDefinitionNode, fragments: Fragments, limits: Limits): void {
  let fields = 0;
  let overlaps = 0;
  const walk = (selections: readonly TypedSelection[], depth: number, maxDepth: number): void => {
    if (selections.length === 0) return;
    if (depth > maxDepth) throw tooComplex('errors.too-deep', maxDepth);
    const merged = mergeSelections(selections, fragments);
    for (const group of merged.values()) {
      fields += group.length;
      overlaps += group.length * (group.length - 1);
    }
    if (fields > limits.maxFields || overlaps > limits.maxOverlaps) throw new RequestError('TOO_COMPLEX', 'errors.too-complex', { cost: fields, max: limits.maxFields });
    for (const group of merged.values()) walk(selectionsBelow(group), depth + 1, depth === 1 && isIntrospection(group[0]!.node.name.value) ? limits.maxIntrospectionDepth : maxDepth);
  };
  const root = { selectionSet: operation.selectionSet, typeName: undefined };
  if (mergeSelections([root], fragments).size > limits.maxRootFields) throw tooComplex('errors.too-many-root-fields', limits.maxRootFields);
  walk([root], 1, limits.maxDepth);
}

export const isIntrospection = (fieldName: string): boolean => fieldName === '__schema' || fieldName === '__type';
