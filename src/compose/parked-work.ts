import type { ParkedWork } from '../graphql/parked-jobs.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Platform } from './platform.ts';

/** Background work that gave up; queueing it again is written down with it. */
export const parkedWorkOf = ({ jobs, uow }: Pick<Platform, 'jobs' | 'uow'>): ParkedWork => ({
  parked: () => jobs.parked(),
  async retryParked(userId, id) {
    const retried = await uow.run(async (tx) => {
      if (!(await jobs.retryParked(tx.em, id))) return refuse(null);
      await tx.recordStaffAct({ userId, act: 'RETRY_PARKED_JOB', target: id });
      return ok(null);
    });
    return retried.ok;
  },
});
