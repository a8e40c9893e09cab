import { expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { breakingChanges, operationFaults } from '../../scripts/schema/changes.ts';
import { conventionFaults } from '../../scripts/schema/conventions.ts';

const SOUND = `
"The roots of reading." type Query {
  "A post." post("Its id." id: ID!): Post
  "All posts." posts("How many." first: Int = 20, "After this one." after: String): PostConnection!
}
"The roots of writing." type Mutation { "Pin a post." pinPost("What to pin." input: PinPostInput!): PinPostPayload }
"What to pin." input PinPostInput { "The post." postId: ID! }
"The outcome." type PinPostPayload { "The post." post: Post "Refusals." errors: [PinPostError!]! }
"A refusal." union PinPostError = GoneError
"It is gone." type GoneError { "For people." message: String! }
"A post." type Post { "Its id." id: ID! "Its state." state: PostState! "Its tags." tags: [String!]! "Old." title: String @deprecated(reason: "Use \`state\`. Removed after 2027-06-30.") }
"A state." enum PostState { "Seen by all." PUBLISHED "Seen by the author." IN_DRAFT }
"A page." type PostConnection { "The items." nodes: [Post!]! }
`;
const faultsAfter = (from: string, to: string): string[] => {
  const text = SOUND.replace(from, to);
  expect(text).not.toBe(SOUND);
  return conventionFaults(buildSchema(text));
};

test('a schema that follows the conventions has no faults', () => {
  expect(conventionFaults(buildSchema(SOUND))).toEqual([]);
});

test.each([
  { from: '"A post." type Post', to: 'type Post', fault: 'Post has no description' },
  { from: '"Its state." state', to: 'state', fault: 'Post.state has no description' },
  { from: '"Its id." id: ID!)', to: 'id: ID!)', fault: 'Query.post(id:) has no description' },
  { from: '"The post." postId', to: 'postId', fault: 'PinPostInput.postId has no description' },
  { from: '"Seen by all." PUBLISHED', to: 'PUBLISHED', fault: 'PostState.PUBLISHED has no description' },
  { from: '"Seen by all." PUBLISHED', to: '"Seen." published', fault: 'PostState.published is not named as a value is' },
  { from: 'state: PostState', to: 'post_state: PostState', fault: 'Post.post_state is not named as a field is' },
  { from: 'after: String', to: 'After: String', fault: 'Query.posts(After:) is not named as a argument is' },
  { from: '"It is gone." type GoneError', to: '"A." type goneError { "B." message: String! } "It is gone." type GoneError', fault: 'goneError is not named as a type is' },
  { from: 'state: PostState', to: 'getState: PostState', fault: 'Post.getState begins with "get"' },
  { from: 'postId: ID!', to: 'clientMutationId: ID!', fault: 'PinPostInput.clientMutationId is not needed by any client' },
  { from: 'Use `state`. Removed after 2027-06-30.', to: 'Not used.', fault: 'Post.title is deprecated without saying: Use `…`. Removed after YYYY-MM-DD.' },
  { from: 'state: PostState', to: 'authorId: ID', fault: 'Post.authorId is the id of an object: return the object' },
  { from: 'first: Int = 20', to: 'first: Int', fault: 'Query.posts pages without first = 20' },
  { from: 'PostConnection!', to: 'PostConnection', fault: 'Query.posts is a connection that may be null' },
  { from: 'tags: [String!]!', to: 'tags: [String]!', fault: 'Post.tags is a list with items that may be null' },
  { from: ': PinPostPayload }', to: ': PinPostPayload! }', fault: 'Mutation.pinPost may not be null: one failure would wipe the results of the others' },
  { from: ': PinPostPayload }', to: ': PinPostPayload "Again." pinPosts: PinPostPayload }', fault: 'Mutation.pinPosts shares its payload with Mutation.pinPost' },
  { from: ': PinPostPayload }', to: ': Boolean }', fault: 'Mutation.pinPost does not return PinPostPayload' },
  { from: 'input: PinPostInput!)', to: 'input: PinPostInput)', fault: 'Mutation.pinPost(input:) is not PinPostInput!' },
  { from: '"The post." post: Post ', to: '"The post." post: Post! ', fault: 'PinPostPayload.post may not be required: there is none when refused' },
  { from: '[PinPostError!]!', to: '[PinPostError!]', fault: 'PinPostPayload.errors is not [PinPostError!]!' },
])('finds: $fault', ({ from, to, fault }) => {
  expect(faultsAfter(from, to)).toContainEqual(fault);
});

test('a breaking change is found unless the changelog announces it', async () => {
  const released = buildSchema(SOUND);
  const current = buildSchema(SOUND.replace('"Its state." state: PostState!', '').replace('"A page."', '"A new page."'));
  expect(await breakingChanges(released, current, '# Changes')).toEqual(["Post.state: Field 'state' was removed from object type 'Post'"]);
  expect(await breakingChanges(released, current, '- Breaking: `Post.state` is gone.')).toEqual([]);
  expect(await breakingChanges(released, released, '')).toEqual([]);
});

test.each([
  { name: 'a field that is not there', text: 'query A { post(id: "1") { colour } }', faults: ['a: Cannot query field "colour" on type "Post".'] },
  { name: 'no name', text: '{ post(id: "1") { id } }', faults: ['a: an operation has no name'] },
  { name: 'a deprecated field after its date', text: 'query A { post(id: "1") { title } }', faults: ['a: The field Post.title is deprecated. Use `state`. Removed after 2027-06-30.'] },
])('an operation with $name is found', ({ text, faults }) => {
  expect(operationFaults(buildSchema(SOUND), [{ name: 'a', document: parse(text) }], '2027-07-01')).toEqual(faults);
});

test('a deprecated field may be used until its date, and fragments are shared between files', () => {
  const documents = [{ name: 'a', document: parse('query A { post(id: "1") { ...Post } }') }, { name: 'b', document: parse('fragment Post on Post { title }') }];
  expect(operationFaults(buildSchema(SOUND), documents, '2027-06-30')).toEqual([]);
});
