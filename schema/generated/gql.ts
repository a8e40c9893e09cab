/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Community($slug: String!) {\n  community(slug: $slug) {\n    ...CommunityCard\n  }\n}\n\nfragment CommunityCard on Community {\n  id\n  slug\n  name\n  description\n  visibility\n}": typeof types.CommunityDocument,
    "mutation CreateCommunity($input: CreateCommunityInput!) {\n  createCommunity(input: $input) {\n    community {\n      ...CommunityCard\n    }\n    errors {\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": typeof types.CreateCommunityDocument,
};
const documents: Documents = {
    "query Community($slug: String!) {\n  community(slug: $slug) {\n    ...CommunityCard\n  }\n}\n\nfragment CommunityCard on Community {\n  id\n  slug\n  name\n  description\n  visibility\n}": types.CommunityDocument,
    "mutation CreateCommunity($input: CreateCommunityInput!) {\n  createCommunity(input: $input) {\n    community {\n      ...CommunityCard\n    }\n    errors {\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}": types.CreateCommunityDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Community($slug: String!) {\n  community(slug: $slug) {\n    ...CommunityCard\n  }\n}\n\nfragment CommunityCard on Community {\n  id\n  slug\n  name\n  description\n  visibility\n}"): typeof import('./graphql.ts').CommunityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateCommunity($input: CreateCommunityInput!) {\n  createCommunity(input: $input) {\n    community {\n      ...CommunityCard\n    }\n    errors {\n      ... on UserError {\n        code\n        message\n        path\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CreateCommunityDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
