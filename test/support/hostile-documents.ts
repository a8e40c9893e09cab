/** Documents that attack a server, by the number of the statement they belong to. */
export interface HostileDocument {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly code: string;
}
const repeat = (count: number, make: (index: number) => string, joint = ' '): string => Array.from({ length: count }, (_, index) => make(index)).join(joint);
const nested = (depth: number, field: string): string => `${`${field} { nodes { author { `.repeat(depth)}name${' } } }'.repeat(depth)}`;
const binaryTree = (depth: number): string => (depth === 0 ? 'name' : `articles { nodes { author { ${binaryTree(depth - 1)} } } } articles { nodes { author { ${binaryTree(depth - 1)} } } }`);
const bomb = (levels: number): string => `{ author { ...F0 } } ${repeat(levels, (index) => `fragment F${index} on Person { a: articles { nodes { author { ...F${index + 1} } } } b: articles { nodes { author { ...F${index + 1} } } } }`)} fragment F${levels} on Person { name }`;

export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [
  { name: 'A1 a recursion of depth 20 with default page sizes', query: `{ author { ${nested(20, 'articles')} } }`, code: 'TOO_COMPLEX' },
  { name: 'A1 a recursion within the depth limit', query: `{ author { ${nested(3, 'articles')} } }`, code: 'TOO_COMPLEX' },
  { name: 'A2 first: 99999999', query: '{ articles(first: 99999999) { nodes { id } } }', code: 'BAD_USER_INPUT' },
  { name: 'A2 first: 99999999 by variable', query: 'query($n: Int) { articles(first: $n) { nodes { id } } }', variables: { n: 99_999_999 }, code: 'BAD_USER_INPUT' },
  { name: 'A2 first: 101 by the default of a variable', query: 'query($n: Int = 101) { articles(first: $n) { nodes { id } } }', code: 'BAD_USER_INPUT' },
  { name: 'A3 first: -1', query: '{ articles(first: -1) { nodes { id } } }', code: 'BAD_USER_INPUT' },
  { name: 'A3 first: 0', query: '{ articles(first: 0) { nodes { id } } }', code: 'BAD_USER_INPUT' },
  { name: 'A3 first and last', query: '{ window(first: 1, last: 1) { nodes { id } } }', code: 'BAD_USER_INPUT' },
  { name: 'A3 first and last by variables', query: 'query($a: Int, $b: Int) { window(first: $a, last: $b) { nodes { id } } }', variables: { a: 1, b: 1 }, code: 'BAD_USER_INPUT' },
  { name: 'A4 100 × 100 × 100', query: '{ articles(first: 100) { nodes { author { articles(first: 100) { nodes { author { articles(first: 100) { nodes { id } } } } } } } } }', code: 'TOO_COMPLEX' },
  { name: 'A5 200 aliases of a field', query: `{ ${repeat(200, (index) => `a${index}: author { name }`)} }`, code: 'TOO_COMPLEX' },
  { name: 'A6 101 aliases of __typename', query: `{ ${repeat(101, (index) => `a${index}: __typename`)} }`, code: 'TOO_COMPLEX' },
  { name: 'A7 one field 5,000 times', query: `{ ${'email '.repeat(5_000)} }`, code: 'TOO_COMPLEX' },
  { name: 'A7 one field as often as the token limit lets through', query: `{ ${'email '.repeat(1_990)} }`, code: 'TOO_COMPLEX' },
  { name: 'A8 1,000 directives', query: `{ email ${'@include(if: true) '.repeat(1_000)} }`, code: 'TOO_COMPLEX' },
  { name: 'A8 10 unknown directives', query: `{ email ${'@aa '.repeat(10)} }`, code: 'GRAPHQL_VALIDATION_FAILED' },
  { name: 'A9 a fragment cycle', query: '{ author { ...A } } fragment A on Person { name ...B } fragment B on Person { name ...A }', code: 'GRAPHQL_VALIDATION_FAILED' },
  { name: 'A9 a fragment that holds itself deeper', query: '{ author { ...A } } fragment A on Person { articles { nodes { author { ...A } } } }', code: 'TOO_COMPLEX' },
  { name: 'A10 a fragment bomb of 2^16', query: bomb(16), code: 'TOO_COMPLEX' },
  { name: 'A10 a fragment bomb within the depth limit', query: bomb(3), code: 'TOO_COMPLEX' },
  { name: 'A11 60 overlapping nested selections', query: `{ ${repeat(60, () => 'author { articles { nodes { author { articles { nodes { id title } } } } } }')} }`, code: 'TOO_COMPLEX' },
  { name: 'A11 overlapping selections as a tree', query: `{ author { ${binaryTree(5)} } }`, code: 'TOO_COMPLEX' },
  { name: 'A12 50 operations', query: repeat(50, (index) => `query Q${index} { __typename }`), code: 'BAD_USER_INPUT' },
  { name: 'A14 circular introspection', query: '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }', code: 'GRAPHQL_VALIDATION_FAILED' },
  { name: 'A14 the schema many times', query: `{ ${repeat(15, (index) => `s${index}: __schema { types { name } }`)} }`, code: 'TOO_COMPLEX' },
  { name: 'A15 a list literal nested 3,000 deep', query: `{ echo(filter: { numbers: ${'['.repeat(3_000)}${']'.repeat(3_000)} }) }`, code: 'TOO_COMPLEX' },
  { name: 'A15 a list literal nested as deep as the token limit lets through', query: `{ echo(filter: { numbers: ${'['.repeat(900)}${']'.repeat(900)} }) }`, code: 'TOO_COMPLEX' },
  { name: 'A15 selections nested 900 deep', query: `${'{ author '.repeat(900)}{ name }${' }'.repeat(900)}`, code: 'TOO_COMPLEX' },
  { name: 'A18 a list of 101 in the text', query: `{ articlesByIds(ids: [${repeat(101, String, ', ')}]) { id } }`, code: 'BAD_USER_INPUT' },
  { name: 'A18 a list of 101 in variables', query: 'query($ids: [ID!]!) { articlesByIds(ids: $ids) { id } }', variables: { ids: Array.from({ length: 101 }, (_, index) => String(index)) }, code: 'BAD_USER_INPUT' },
  { name: 'a NUL in the text', query: '{ articlesByIds(ids: ["a\\u0000"]) { id } }', code: 'BAD_USER_INPUT' },
  { name: 'a NUL in variables', query: 'query($ids: [ID!]!) { articlesByIds(ids: $ids) { id } }', variables: { ids: ['\u0000'] }, code: 'BAD_USER_INPUT' },
  { name: 'A23 @defer', query: '{ author { ... @defer { name } } }', code: 'GRAPHQL_VALIDATION_FAILED' },
  { name: 'A23 @stream', query: '{ articles { nodes @stream { id } } }', code: 'GRAPHQL_VALIDATION_FAILED' },
];
