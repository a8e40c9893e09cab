import fs from 'node:fs';
import path from 'node:path';
import { buildSchema, GraphQLError, parse, validate } from 'graphql';
import { pages } from './check-links.ts';

const EXAMPLE = /^ *```graphql\n([\s\S]*?)^ *```/gm;

/** GraphQL on the repository's pages that the schema would refuse. */
export function exampleFaults(root: string, sdl: string): string[] {
  const schema = buildSchema(sdl);
  const faultsOf = (document: string): readonly string[] => {
    try {
      return validate(schema, parse(document)).map(({ message }) => message);
    } catch (error) {
      if (error instanceof GraphQLError) return [error.message];
      throw error;
    }
  };
  return pages(root).flatMap((page) => [...fs.readFileSync(path.join(root, page), 'utf8').matchAll(EXAMPLE)].flatMap(([, document]) => faultsOf(document!).map((message) => `${page}: ${message}`)));
}
