import { isInterfaceType, isListType, isNonNullType, isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { typesOf } from './conventions.ts';

const ROOT_POLICIES: readonly unknown[] = ['public', 'signed-in', 'staff'];
const TYPE_POLICIES: readonly unknown[] = ['object', 'open'];
const FIELD_POLICIES: readonly unknown[] = [...TYPE_POLICIES, 'guarded'];

/** Fields that nobody said who may read, and lists that nobody said how long they are. */
export const policyFaults = (schema: GraphQLSchema): string[] => [...rootFaults(schema), ...objectFaults(schema), ...listFaults(schema)].sort();

const rootsOf = (schema: GraphQLSchema): GraphQLObjectType[] => [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);
const fieldsOf = (type: GraphQLObjectType): GraphQLField<unknown, unknown>[] => Object.values(type.getFields());
const policyOf = ({ extensions }: { extensions: object }): unknown => (extensions as { policy?: unknown }).policy;

const rootFaults = (schema: GraphQLSchema): string[] => rootsOf(schema).flatMap((root) =>
  fieldsOf(root).filter((field) => !ROOT_POLICIES.includes(policyOf(field))).map((field) => `${root.name}.${field.name} does not say who may call it`));

function objectFaults(schema: GraphQLSchema): string[] {
  const roots = rootsOf(schema);
  return typesOf(schema).filter(isObjectType).filter((type) => !roots.includes(type)).flatMap((type) => fieldsOf(type).flatMap((field) => {
    const path = `${type.name}.${field.name}`;
    const own = policyOf(field);
    if (own === undefined) return TYPE_POLICIES.includes(policyOf(type)) ? [] : [`${path} does not say who may read it`];
    if (!FIELD_POLICIES.includes(own)) return [`${path} has an unknown policy`];
    return own === 'guarded' && field.resolve === undefined ? [`${path} is guarded by no resolver`] : [];
  }));
}

const listFaults = (schema: GraphQLSchema): string[] => typesOf(schema).filter((type) => isObjectType(type) || isInterfaceType(type)).filter(({ name }) => !name.endsWith('Connection')).flatMap((type) =>
  Object.values(type.getFields())
    .filter((field) => isListType(isNonNullType(field.type) ? field.type.ofType : field.type) && typeof (field.extensions as { listSize?: unknown }).listSize !== 'number')
    .map((field) => `${type.name}.${field.name} is a list that does not say how long it may be`));
