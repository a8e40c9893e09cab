import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { Kind, NoDeprecatedCustomRule, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

/** Breaking changes since the release that the changelog does not announce with a line `- Breaking: …` naming their path. */
export async function breakingChanges(released: GraphQLSchema, current: GraphQLSchema, changelog: string): Promise<string[]> {
  const changes = await diff(released, current);
  const announced = changelog.split('\n').filter((line) => line.startsWith('- Breaking: '));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ path }) => !announced.some((line) => path !== undefined && line.includes(`\`${path}\``)))
    .map(({ path, message }) => `${path ?? '(schema)'}: ${message}`);
}

export interface NamedDocument {
  readonly name: string;
  readonly document: DocumentNode;
}
const EXPIRY = /Removed after (\d{4}-\d{2}-\d{2})\./;

/** Operations that the schema refuses, and uses of what should be gone by `today` (as 2027-06-30). */
export function operationFaults(schema: GraphQLSchema, documents: readonly NamedDocument[], today: string): string[] {
  const fragments = documents.flatMap(({ document }) => document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION));
  return documents.flatMap(({ name, document }) => {
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const faults = operations.filter((operation) => operation.name === undefined).map(() => `${name}: an operation has no name`);
    const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...operations, ...fragments] };
    const invalid = validate(schema, whole).filter(({ message }) => !/^Fragment ".*" is never used/.test(message)).map(({ message }) => `${name}: ${message}`);
    const expired = validate(schema, whole, [NoDeprecatedCustomRule]).filter(({ message }) => (EXPIRY.exec(message)?.[1] ?? '9999-12-31') < today).map(({ message }) => `${name}: ${message}`);
    return [...faults, ...invalid, ...expired];
  });
}
