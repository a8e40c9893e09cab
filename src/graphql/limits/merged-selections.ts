import { Kind, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** A selection set and the type condition it stands under; undefined where the parent's own type holds. */
export interface TypedSelection {
  readonly selectionSet: SelectionSetNode;
  readonly typeName: string | undefined;
}
export interface TypedField {
  readonly node: FieldNode;
  readonly typeName: string | undefined;
}

/**
 * The fields of selection sets that are executed together, by response key, with fragments spread: as execution collects them.
 * A fragment counts once per call, so fragments that spread each other end here too.
 */
export function mergeSelections(selections: readonly TypedSelection[], fragments: Fragments): ReadonlyMap<string, TypedField[]> {
  const merged = new Map<string, TypedField[]>();
  const spread = new Set<string>();
  const collect = ({ selectionSet, typeName }: TypedSelection): void => {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const fields = merged.get(key);
        if (fields) fields.push({ node: selection, typeName });
        else merged.set(key, [{ node: selection, typeName }]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect({ selectionSet: selection.selectionSet, typeName: selection.typeCondition?.name.value ?? typeName });
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect({ selectionSet: fragment.selectionSet, typeName: fragment.typeCondition.name.value });
      }
    }
  };
  for (const selection of selections) collect(selection);
  return merged;
}

/** The selection sets below fields that are merged into one. */
export const selectionsBelow = (fields: readonly TypedField[]): TypedSelection[] =>
  fields.flatMap(({ node }) => (node.selectionSet ? [{ selectionSet: node.selectionSet, typeName: undefined }] : []));
