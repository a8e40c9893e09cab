import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrations } from '../migrations/index.ts';
import { entities } from '../src/entities.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { schemaDifference } from '../src/platform/database/schema-difference.ts';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/server.ts';

// Prints what the entities need beyond the migrations: the body of the next migration. Foreign keys are added by hand.
const directory = mkdtempSync(path.join(os.tmpdir(), 'xingqun-schema-'));
const server = await startEmbeddedPostgres({ directory, disposable: true });
try {
  const database = await openDatabase({ url: server.url('postgres'), entities, migrations });
  await database.orm.migrator.up();
  console.log((await schemaDifference(database)).join('\n') || '-- nothing to do');
  await database.close();
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}
