import { getNamedType, isAbstractType, isCompositeType, isObjectType, type GraphQLCompositeType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { forbidden } from '../../kernel/request-error.ts';
import type { BotScope, Viewer } from '../../kernel/viewer.ts';
import { mergeSelections, selectionsBelow, type Fragments, type TypedSelection } from '../limits/merged-selections.ts';
import type { ValidDocument } from './documents.ts';

interface Marks {
  readonly botScopes?: readonly BotScope[];
  readonly plain?: true;
}
/** For each field that a document may reach: the scopes of which a bot needs one. */
type Needs = readonly (readonly BotScope[])[];

const needs = new WeakMap<ValidDocument, Needs>();

/** A bot's whole document is refused when it reaches one field that is not declared for bots, or not for a scope of its token. */
export function checkBot(schema: GraphQLSchema, document: ValidDocument, { bot }: Viewer): void {
  if (bot === undefined) return;
  const known = needs.get(document) ?? needsOf(schema, document);
  needs.set(document, known);
  if (!known.every((scopes) => scopes.some((scope) => bot.scopes.includes(scope)))) throw forbidden();
}

/** Judged without running it: what might be selected counts as selected. */
function needsOf(schema: GraphQLSchema, { operation, fragments }: ValidDocument): Needs {
  const found = new Set<readonly BotScope[]>();
  collect({ reach: reachIn(schema), fragments, found }, [{ selectionSet: operation.selectionSet, typeName: undefined }], schema.getRootType(operation.operation)!);
  return [...found];
}

interface Walk {
  readonly reach: ReturnType<typeof reachIn>;
  readonly fragments: Fragments;
  readonly found: Set<readonly BotScope[]>;
}
const NOBODY: readonly BotScope[] = [];

function collect(walk: Walk, selections: readonly TypedSelection[], parent: GraphQLCompositeType): void {
  for (const group of mergeSelections(selections, walk.fragments).values()) {
    const below = new Set<GraphQLCompositeType>();
    for (const { node, typeName } of group) for (const type of walk.reach(parent, typeName)) {
      const named = collectField(walk, type, node.name.value);
      if (named !== null) below.add(named);
    }
    const deeper = selectionsBelow(group);
    for (const type of below) collect(walk, deeper, type);
  }
}

/** What the field needs, and the type that it leads to. */
function collectField({ found }: Walk, type: GraphQLObjectType, name: string): GraphQLCompositeType | null {
  if (name === '__typename') return null;
  const field = type.getFields()[name];
  // Introspection, which is of no type of ours, is for people.
  const { botScopes = NOBODY, plain } = (field?.extensions ?? {}) as Marks;
  if (plain !== true) found.add(botScopes);
  const named = field && getNamedType(field.type);
  return isCompositeType(named) ? named : null;
}

/** The objects that a value of the type may be, under the condition of a fragment. */
const reachIn = (schema: GraphQLSchema) => (parent: GraphQLCompositeType, typeName: string | undefined): readonly GraphQLObjectType[] => {
  const possible = objectsOf(schema, parent);
  if (typeName === undefined) return possible;
  const meant = objectsOf(schema, schema.getType(typeName));
  return possible.filter((type) => meant.includes(type));
};
function objectsOf(schema: GraphQLSchema, type: unknown): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}
