import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

const ROOTS: readonly string[] = ['Query', 'Mutation', 'Subscription'];

/** What type-graphql knows of fields that are resolved by code, and of the classes that stand for types. */
interface Storage {
  readonly fieldResolvers: readonly { readonly kind: 'internal' | 'external'; readonly methodName: string; readonly schemaName: string; readonly target: { readonly prototype: object }; getObjectType(): unknown }[];
  readonly objectTypes: readonly { readonly name: string; readonly target: unknown }[];
  readonly interfaceTypes: readonly { readonly name: string; readonly target: unknown }[];
}

/** Marks what is a property or a getter of its object, not what a resolver class or a method answers; where the type is marked as shared, these are. */
export function markPlainFields(schema: GraphQLSchema): GraphQLSchema {
  const resolved = resolvedFields(getMetadataStorage() as unknown as Storage);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || ROOTS.includes(type.name)) continue;
    const marks = { plain: true, ...(type.extensions['shared'] === true ? { shared: true } : {}) };
    for (const field of Object.values(type.getFields())) if (!namesOf(type).some((name) => resolved.has(`${name}.${field.name}`))) field.extensions = { ...field.extensions, ...marks };
  }
  return schema;
}

const namesOf = (type: GraphQLObjectType): readonly string[] => [type.name, ...type.getInterfaces().map(({ name }) => name)];

function resolvedFields({ fieldResolvers, objectTypes, interfaceTypes }: Storage): ReadonlySet<string> {
  const names = new Map([...objectTypes, ...interfaceTypes].map(({ name, target }) => [target, name]));
  const byCode = fieldResolvers.filter(({ kind, target, methodName }) => kind === 'external' || typeof Object.getOwnPropertyDescriptor(target.prototype, methodName)?.value === 'function');
  return new Set(byCode.map(({ schemaName, getObjectType, target, kind }) => `${names.get(kind === 'external' ? getObjectType() : target)}.${schemaName}`));
}
