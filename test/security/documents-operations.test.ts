import { beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, type GraphQLSchema } from 'graphql';
import { composeSchema } from '../../src/compose.ts';
import { costOf } from '../../src/graphql/limits/cost.ts';
import { LIMITS } from '../../src/graphql/limits/limits.ts';
import { openDocument } from '../../src/graphql/operations/documents.ts';
import { readOperationFiles } from '../../src/graphql/operations/operation-files.ts';

const OPERATIONS = [...readOperationFiles('schema/operations'), { name: 'IntrospectionQuery', file: 'introspection', source: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true }) }];

describe('what our own clients send would be let in from anyone', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await composeSchema();
  });
  test.each(OPERATIONS)('$name of $file', ({ source }) => {
    const { operation, fragments } = openDocument(schema, source, LIMITS, false);
    expect(costOf(schema, operation, fragments, {}, LIMITS)).toBeLessThanOrEqual(LIMITS.maxCost);
  });
});
