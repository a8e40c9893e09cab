import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { TestApp } from '../../support/app.ts';
import { canariesIn } from './canaries.ts';
import { mutationOf, runRow, type Row } from './mutations.ts';
import { isUpdate, readOutcomes, writeOutcomes, type Outcomes } from './outcomes.ts';

const PLACES = { open: 'PUBLIC', private: 'PRIVATE' } as const;

/** The cells of a group of mutations: every row, every caller, an open and a private community, against the committed table. */
export const testGroup = (group: string, rows: readonly Row[], start: () => Promise<TestApp>): void => describe(group, () => {
  let app: TestApp;
  const seen: Outcomes = {};
  beforeAll(async () => {
    app = await start();
  });
  afterAll(async () => {
    if (isUpdate()) writeOutcomes(group, seen);
    await app.stop();
  });
  test.each(rows.map((row) => [row.name, row] as const))('%s', async (name, row) => {
    for (const [place, visibility] of Object.entries(PLACES)) {
      if (row.isPlaceless && place === 'private') continue;
      const { codes, faults } = await runRow(app, row, visibility);
      expect(faults).toEqual([]);
      seen[name] = { ...seen[name], [place]: codes };
    }
    if (!isUpdate()) expect(seen[name]).toEqual(readOutcomes(group)[name]);
  });
  test('leaves nothing that people wrote in the queue', async () => {
    const { rows } = await sql<{ data: string }>`select coalesce(string_agg(data::text, ' '), '') as data from pgboss.job`.execute(app.platform.database.reader);
    expect(rows[0]!.data).not.toBe('');
    expect([...canariesIn(rows[0]!.data)]).toEqual([]);
    expect(/fresh words|made for one cell/i.test(rows[0]!.data)).toBe(false);
  });
  test('has a line in the table for every row, and no other', () => {
    if (!isUpdate()) expect(Object.keys(readOutcomes(group)).sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});

/** Mutations of the schema without a row, and rows without a mutation. */
export function rowFaults(mutations: readonly string[], rows: readonly Row[]): string[] {
  const named = new Set(rows.map(mutationOf));
  return [...mutations.filter((name) => !named.has(name)).map((name) => `${name} has no row in the matrix`), ...[...named].filter((name) => !mutations.includes(name)).map((name) => `${name} is no mutation`)];
}
