import { Kind, visit, type ArgumentNode, type DocumentNode, type FieldNode, type GraphQLField, type OperationDefinitionNode } from 'graphql';
import { DEFAULT_PAGE_SIZE } from '../../kernel/page.ts';
import { badInput } from '../../kernel/request-error.ts';
import type { Variables } from './variables.ts';

/** The number that the request gives to this argument: literally, by variable, or by a default; null when there is none. */
export type NumberReader = (field: FieldNode, definition: GraphQLField<unknown, unknown>, argument: string) => number | null;

export function numberReader(operation: OperationDefinitionNode, variables: Variables): NumberReader {
  const defaults = new Map((operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : null]));
  return (field, definition, name) => {
    const argument = definition.args.find((candidate) => candidate.name === name);
    const fallback = typeof argument?.defaultValue === 'number' ? argument.defaultValue : null;
    const value = field.arguments?.find((candidate) => candidate.name.value === name)?.value;
    if (value === undefined) return fallback;
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind !== Kind.VARIABLE) return null;
    const given = Object.hasOwn(variables, value.name.value) ? variables[value.name.value] : undefined;
    if (given === undefined) return defaults.get(value.name.value) ?? fallback;
    return typeof given === 'number' ? given : null;
  };
}

const SIZES = new Set(['first', 'last']);
export const isPaged = (definition: GraphQLField<unknown, unknown>): boolean => definition.args.some(({ name }) => SIZES.has(name));

/** The size of the page that a field is asked for: 1 to 100, 20 when it says nothing or null; refused otherwise. */
export function pageSizeOf(field: FieldNode, definition: GraphQLField<unknown, unknown>, read: NumberReader, maxPageSize: number): number {
  const first = read(field, definition, 'first');
  const last = read(field, definition, 'last');
  const isGiven = (name: string): boolean => field.arguments?.some((argument) => argument.name.value === name) ?? false;
  if (first !== null && last !== null && isGiven('first') && isGiven('last')) throw badInput('errors.first-and-last');
  const size = (isGiven('last') ? last : null) ?? first ?? last ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(size) || size < 1 || size > maxPageSize) throw badInput('errors.page-size', { max: maxPageSize });
  return size;
}

/** Whether the size of any page comes from a variable: without one, a document costs the same at every use. */
export function hasVariablePages(document: DocumentNode): boolean {
  let has = false;
  visit(document, { [Kind.ARGUMENT]: ({ name, value }: ArgumentNode) => void (has ||= SIZES.has(name.value) && value.kind === Kind.VARIABLE) });
  return has;
}
