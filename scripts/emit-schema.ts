import fs from 'node:fs';
import path from 'node:path';
import { composeSchema } from '../src/compose.ts';
import { printSortedSchema } from '../src/graphql/schema.ts';

// Writes schema/schema.graphql. `--check` only compares; `--release` also makes it what the next changes are compared with.
const folder = path.join(import.meta.dirname, '..', 'schema');
const committed = path.join(folder, 'schema.graphql');
const emitted = printSortedSchema(await composeSchema());
const flags = process.argv.slice(2);

if (!flags.includes('--check')) {
  fs.writeFileSync(committed, emitted);
  if (flags.includes('--release')) fs.writeFileSync(path.join(folder, 'released.graphql'), emitted);
} else if (!fs.existsSync(committed) || fs.readFileSync(committed, 'utf8') !== emitted) {
  console.error('schema/schema.graphql is out of date. Run: npm run schema');
  process.exitCode = 1;
}
