import fs from 'node:fs';
import path from 'node:path';
import { buildSchema, isInputObjectType, isIntrospectionType, isSpecifiedScalarType, isUnionType } from 'graphql';

const DERIVED = /(?:Payload|Connection|Edge|Error)$/;

/** Types of the schema that the glossary does not have, and words of it that look like types and are none. */
export function glossaryFaults(sdl: string, glossary: string): string[] {
  const types = Object.values(buildSchema(sdl).getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  const nouns = types.filter((type) => !isInputObjectType(type) && !isUnionType(type) && !DERIVED.test(type.name)).map(({ name }) => name);
  const words = [...glossary.matchAll(/^\| `(\w+)` \| ([^|]*) \|/gm)].map(([, word, term]) => ({ word: word!, term: term!.trim() }));
  const known = new Set(words.map(({ word }) => word));
  return [
    ...nouns.filter((noun) => !known.has(noun)).sort().map((noun) => `${noun} is not in the glossary`),
    ...words.filter(({ word }) => !types.some(({ name }) => name === word)).map(({ word }) => `${word} is in the glossary, but not in the schema`),
    ...words.filter(({ term }) => !/\p{Script=Han}/u.test(term)).map(({ word }) => `${word} has no Chinese term`),
  ];
}

if (import.meta.main) {
  const root = path.join(import.meta.dirname, '..');
  const faults = glossaryFaults(fs.readFileSync(path.join(root, 'schema', 'schema.graphql'), 'utf8'), fs.readFileSync(path.join(root, 'docs', 'glossary.md'), 'utf8'));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
