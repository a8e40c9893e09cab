import { expect, test } from '@jest/globals';
import { GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, type GraphQLFieldConfig } from 'graphql';
import { policyFaults } from '../../scripts/schema/policies.ts';
import { composeSchema } from '../../src/compose.ts';

interface Planted {
  readonly root?: Record<string, unknown>;
  readonly type?: Record<string, unknown>;
  readonly field?: Record<string, unknown>;
  readonly list?: Record<string, unknown>;
}
function schemaWith({ root = { policy: 'public' }, type = { policy: 'object' }, field = {}, list = { listSize: 5 } }: Planted = {}): GraphQLSchema {
  const title: GraphQLFieldConfig<unknown, unknown> = { type: GraphQLString, extensions: field };
  const tags: GraphQLFieldConfig<unknown, unknown> = { type: new GraphQLNonNull(new GraphQLList(GraphQLString)), extensions: list };
  const post = new GraphQLObjectType({ name: 'Post', extensions: type, fields: { title, tags } });
  return new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { post: { type: post, extensions: root } } }) });
}

test('every field says who may read it, and every list how long it is', async () => {
  expect(policyFaults(await composeSchema())).toEqual([]);
});

test('a schema that says all has no faults', () => {
  expect(policyFaults(schemaWith())).toEqual([]);
  expect(policyFaults(schemaWith({ type: {}, field: { policy: 'open' }, list: { policy: 'object', listSize: 5 } }))).toEqual([]);
});

test.each<{ planted: Planted; faults: string[] }>([
  { planted: { root: {} }, faults: ['Query.post does not say who may call it'] },
  { planted: { root: { policy: 'object' } }, faults: ['Query.post does not say who may call it'] },
  { planted: { type: {} }, faults: ['Post.tags does not say who may read it', 'Post.title does not say who may read it'] },
  { planted: { field: { policy: 'sometimes' } }, faults: ['Post.title has an unknown policy'] },
  { planted: { field: { policy: 'guarded' } }, faults: ['Post.title is guarded by no resolver'] },
  { planted: { list: {} }, faults: ['Post.tags is a list that does not say how long it may be'] },
])('finds: $faults', ({ planted, faults }) => {
  expect(policyFaults(schemaWith(planted))).toEqual(faults);
});
