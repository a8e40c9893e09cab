import { findDataFaults } from '../../scripts/checks/index.ts';
import { job, type JobDefinition } from '../kernel/job.ts';
import { unhurried } from '../platform/database/unhurried.ts';
import type { Platform } from './platform.ts';

/** Rows that break what always holds. They are told by rule and number: what stands in them stays in the database. */
export class BrokenDataError extends Error {
  override readonly name = 'BrokenDataError';
}

/** Looks over the whole database each night and reports what does not hold. */
export const checkDataJob = ({ config, reportFault }: Pick<Platform, 'config' | 'reportFault'>): JobDefinition => job({
  name: 'platform.check-data',
  schedule: '41 3 * * *',
  retryLimit: 1,
  async handle() {
    for (const { check, count } of await unhurried(config.database.url, findDataFaults)) reportFault(new BrokenDataError(`${count} rows break: ${check}`), { area: 'data' });
  },
});
