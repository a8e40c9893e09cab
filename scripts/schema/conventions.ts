import {
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isListType, isNonNullType, isObjectType, isSpecifiedScalarType,
  type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLNamedType, type GraphQLSchema,
} from 'graphql';

/** One named part of a schema, with the path that names it: `Post.comments(first:)`. */
interface Part {
  readonly path: string;
  readonly kind: 'type' | 'field' | 'argument' | 'value';
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}
type Rule = (schema: GraphQLSchema) => string[];

const CASES = { type: /^[A-Z][A-Za-z0-9]*$/, field: /^[a-z][A-Za-z0-9]*$/, argument: /^[a-z][A-Za-z0-9]*$/, value: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/ };
const DEPRECATION = /^Use `[^`]+`\..* Removed after \d{4}-\d{2}-\d{2}\.$/;

/** Breaches of docs/architecture.md and of the API conventions, one line each. */
export const conventionFaults = (schema: GraphQLSchema): string[] => RULES.flatMap((rule) => rule(schema)).sort();

export const typesOf = (schema: GraphQLSchema): GraphQLNamedType[] => Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

export function partsOf(schema: GraphQLSchema): Part[] {
  return typesOf(schema).flatMap((type): Part[] => [{ path: type.name, kind: 'type', name: type.name, description: type.description }, ...membersOf(type)]);
}

function membersOf(type: GraphQLNamedType): Part[] {
  const part = (kind: Part['kind'], path: string, { name, description, deprecationReason }: GraphQLArgument | GraphQLInputField | GraphQLField<unknown, unknown>): Part => ({ kind, path, name, description, deprecationReason });
  if (isEnumType(type)) return type.getValues().map(({ name, description, deprecationReason }) => ({ kind: 'value', path: `${type.name}.${name}`, name, description, deprecationReason }));
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => part('field', `${type.name}.${field.name}`, field));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    part('field', `${type.name}.${field.name}`, field),
    ...field.args.map((argument) => part('argument', `${type.name}.${field.name}(${argument.name}:)`, argument)),
  ]);
}

const described: Rule = (schema) => partsOf(schema).filter(({ description }) => !description?.trim()).map(({ path }) => `${path} has no description`);

const named: Rule = (schema) => partsOf(schema).flatMap(({ path, kind, name }) => {
  const faults = CASES[kind].test(name) ? [] : [`${path} is not named as a ${kind} is`];
  if (kind === 'field' && /^get[A-Z]/.test(name)) faults.push(`${path} begins with "get"`);
  if (name === 'clientMutationId') faults.push(`${path} is not needed by any client`);
  return faults;
});

const deprecated: Rule = (schema) => partsOf(schema).filter(({ deprecationReason }) => deprecationReason != null && !DEPRECATION.test(deprecationReason))
  .map(({ path }) => `${path} is deprecated without saying: Use \`…\`. Removed after YYYY-MM-DD.`);

/** Which community it was about is told even when the viewer may not see it any more, and then the object is null. */
const TOLD_BY_ID = new Set(['MembershipChanged', 'RightsChanged', 'RoleChanged', 'ViewerMuted', 'ViewerUnmuted'].map((type) => `${type}.communityId`));
/** An event that cannot be rendered leaves its place empty; the others of the page are told. */
const WITH_GAPS = new Set(['RoomChanges.events']);

/** A relation is an object, never the id of one. */
const related: Rule = (schema) => typesOf(schema).filter((type) => isObjectType(type) || isInterfaceType(type)).flatMap((type) =>
  Object.values(type.getFields()).filter((field) => /Id$/.test(field.name) && getNamedType(field.type).name === 'ID').map((field) => `${type.name}.${field.name}`).filter((path) => !TOLD_BY_ID.has(path)).map((path) => `${path} is the id of an object: return the object`));

const paged: Rule = (schema) => typesOf(schema).filter(isObjectType).flatMap((type) => Object.values(type.getFields()).flatMap((field) => {
  const path = `${type.name}.${field.name}`;
  if (!getNamedType(field.type).name.endsWith('Connection')) return [];
  const first = field.args.find(({ name }) => name === 'first');
  const sizes = first?.defaultValue === 20 || field.args.some(({ name }) => name === 'last') ? [] : [`${path} pages without first = 20`];
  return isNonNullType(field.type) ? sizes : [...sizes, `${path} is a connection that may be null`];
}));

const listed: Rule = (schema) => typesOf(schema).filter((type) => isObjectType(type) || isInterfaceType(type)).flatMap((type) =>
  Object.values(type.getFields()).filter((field) => {
    const list = isNonNullType(field.type) ? field.type.ofType : field.type;
    return isListType(list) && !isNonNullType(list.ofType);
  }).map((field) => `${type.name}.${field.name}`).filter((path) => !WITH_GAPS.has(path)).map((path) => `${path} is a list with items that may be null`));

const mutated: Rule = (schema) => {
  const payloads = new Map<string, string>();
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
    const path = `Mutation.${field.name}`;
    const stem = field.name[0]!.toUpperCase() + field.name.slice(1);
    const faults = isNonNullType(field.type) ? [`${path} may not be null: one failure would wipe the results of the others`] : [];
    const payload = getNamedType(field.type);
    if (payload.name !== `${stem}Payload`) faults.push(`${path} does not return ${stem}Payload`);
    if (payloads.has(payload.name)) faults.push(`${path} shares its payload with ${payloads.get(payload.name)}`);
    payloads.set(payload.name, path);
    const input = field.args.find(({ name }) => name === 'input');
    if (input && String(input.type) !== `${stem}Input!`) faults.push(`${path}(input:) is not ${stem}Input!`);
    return [...faults, ...payloadFaults(payload, stem)];
  });
};

function payloadFaults(payload: GraphQLNamedType, stem: string): string[] {
  if (!isObjectType(payload)) return [`${payload.name} is not an object`];
  const { errors, ...results } = payload.getFields();
  const faults = Object.values(results).filter(({ type }) => isNonNullType(type)).map((field) => `${payload.name}.${field.name} may not be required: there is none when refused`);
  return errors && String(errors.type) === `[${stem}Error!]!` ? faults : [...faults, `${payload.name}.errors is not [${stem}Error!]!`];
}

const RULES: readonly Rule[] = [described, named, deprecated, related, paged, listed, mutated];
