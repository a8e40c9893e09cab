import { beforeAll, expect, test } from '@jest/globals';
import { Kind, parse, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import path from 'node:path';
import { composeSchema } from '../../src/compose.ts';
import { costOf } from '../../src/graphql/limits/cost.ts';
import { LIMITS } from '../../src/graphql/limits/limits.ts';
import { readOperationFiles } from '../../src/graphql/operations/operation-files.ts';
import { ROOT } from './planted-tree.ts';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await composeSchema();
});

/** What it costs with the page sizes of its defaults. */
function cost(source: string): number {
  const { definitions } = parse(source);
  const operation = definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = definitions.filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION);
  return costOf(schema, operation, new Map(fragments.map((fragment) => [fragment.name.value, fragment])) as never, {}, LIMITS);
}
const tooExpensive = (operations: readonly { name: string; source: string }[]): string[] => operations.map(({ name, source }) => ({ name, cost: cost(source) })).filter((each) => each.cost > LIMITS.maxCost).map((each) => `${each.name}: ${each.cost}`);

test('every operation of our clients stays within the cost that others are held to', () => {
  expect(tooExpensive(readOperationFiles(path.join(ROOT, 'schema', 'operations')))).toEqual([]);
});

test('one that asks for lists within lists is found', () => {
  const source = 'query Everything($slug: String!) { community(slug: $slug) { members(first: 100) { nodes { user { memberships(first: 100) { nodes { id } } } } } } }';
  expect(tooExpensive([{ name: 'Everything', source }])).toEqual(['Everything: 10302']);
});
