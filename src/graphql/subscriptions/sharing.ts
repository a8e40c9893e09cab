import { getNamedType, isAbstractType, isCompositeType, isObjectType, Kind, visit, type ASTNode, type GraphQLCompositeType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { mergeSelections, selectionsBelow, type Fragments, type TypedField, type TypedSelection } from '../limits/merged-selections.ts';
import type { ValidDocument } from '../operations/documents.ts';
import type { RootPolicy, Sharing } from '../policy.ts';

type Field = GraphQLField<unknown, unknown>;
interface Marks extends Sharing {
  readonly shared?: true;
  readonly policy?: string;
}
/** What a document says about sharing its answers. */
export interface DocumentSharing {
  /** Whether every field that it can reach, under any condition and for any type, is marked as shared. */
  readonly isShared: boolean;
  /** Variables that only say where the stream starts: subscribers that differ in nothing else get the same answers. */
  readonly startVariables: ReadonlySet<string>;
}
const NOT_SHARED: DocumentSharing = { isShared: false, startVariables: new Set() };
const ROOT_POLICIES: readonly unknown[] = ['public', 'signed-in', 'staff'] satisfies RootPolicy[];

/**
 * Judges the document of a subscription without running it. `@skip` and `@include` are not looked at: what might be selected counts as selected.
 */
export function sharingOf(schema: GraphQLSchema, { operation, fragments }: Pick<ValidDocument, 'operation' | 'fragments'>): DocumentSharing {
  const root = schema.getSubscriptionType();
  const fields = [...mergeSelections([{ selectionSet: operation.selectionSet, typeName: undefined }], fragments).values()].flat();
  const definition = root?.getFields()[fields[0]!.node.name.value];
  if (operation.operation !== 'subscription' || !definition || marksOf(definition).shared !== true) return NOT_SHARED;
  const type = getNamedType(definition.type);
  if (isCompositeType(type) && !areShared({ schema, fragments }, selectionsBelow(fields), type)) return NOT_SHARED;
  return { isShared: true, startVariables: startVariablesOf([operation, ...fragments.values()], fields, marksOf(definition).startArgument) };
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
}
function areShared(walk: Walk, selections: readonly TypedSelection[], parent: GraphQLCompositeType): boolean {
  for (const group of mergeSelections(selections, walk.fragments).values()) {
    const below = typesBelow(walk.schema, group, parent);
    if (below === null) return false;
    const deeper = selectionsBelow(group);
    for (const type of below) if (!areShared(walk, deeper, type)) return false;
  }
  return true;
}

/** The types that fields of one response key lead to, over all objects they may be asked of; null when one of these fields is not shared. */
function typesBelow(schema: GraphQLSchema, group: readonly TypedField[], parent: GraphQLCompositeType): ReadonlySet<GraphQLCompositeType> | null {
  const below = new Set<GraphQLCompositeType>();
  for (const { node, typeName } of group) {
    if (node.name.value === '__typename') continue;
    for (const type of reachable(schema, parent, typeName)) {
      const field = type.getFields()[node.name.value];
      if (!field || !isMarked(field)) return null;
      const named = getNamedType(field.type);
      if (isCompositeType(named)) below.add(named);
    }
  }
  return below;
}

/** The types that an object of the parent may have under the condition. */
function reachable(schema: GraphQLSchema, parent: GraphQLCompositeType, typeName: string | undefined): readonly GraphQLObjectType[] {
  const possible = objectsOf(schema, parent);
  if (typeName === undefined) return possible;
  const meant = objectsOf(schema, schema.getType(typeName));
  return possible.filter((type) => meant.includes(type));
}
function objectsOf(schema: GraphQLSchema, type: unknown): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

const marksOf = ({ extensions }: { readonly extensions: object }): Marks => extensions as Marks;

/** Whether the value of the field is the same for every viewer. What asks the viewer in at a door of its own is not. */
export const isMarked = (field: Field): boolean => marksOf(field).shared === true && !ROOT_POLICIES.includes(marksOf(field).policy);

function startVariablesOf(nodes: readonly ASTNode[], fields: readonly TypedField[], startArgument: string | undefined): ReadonlySet<string> {
  const starts = new Map<string, number>();
  for (const { node } of fields) {
    const given = node.arguments?.find(({ name }) => name.value === startArgument)?.value;
    if (given?.kind === Kind.VARIABLE) starts.set(given.name.value, (starts.get(given.name.value) ?? 0) + 1);
  }
  const uses = new Map<string, number>();
  const count = ({ name }: { readonly name: { readonly value: string } }): void => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1);
  for (const node of nodes) visit(node, { VariableDefinition: () => false, Variable: count });
  return new Set([...starts.keys()].filter((name) => uses.get(name) === starts.get(name)));
}
