import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/database/embedded/server.ts';
import { createDatabase } from '../../src/platform/database/databases.ts';
import { migrate } from '../../src/compose/platform.ts';
import { openJobs } from '../../src/platform/jobs/pg-boss.ts';
import { watchWrites } from './writes.ts';

declare global {
  var testServer: { server: EmbeddedPostgres; directory: string } | undefined;
}

/** One server for all test files, and in it a migrated database that each of them copies. */
export default async function globalSetup(): Promise<void> {
  let admin = process.env.TEST_DATABASE_URL;
  if (!admin) {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'xingqun-test-'));
    const server = await startEmbeddedPostgres({ directory, disposable: true });
    globalThis.testServer = { server, directory };
    admin = server.url('postgres');
  }
  const template = `template_${process.pid}`;
  await createDatabase(admin, template);
  const url = admin.replace(/\/[^/]*$/, `/${template}`);
  await migrate(url);
  await (await openJobs({ url, onError: console.error, retryDelay: 0 })).stop();
  await watchWrites(url);
  process.env.TEST_ADMIN_URL = admin;
  process.env.TEST_TEMPLATE = template;
}
