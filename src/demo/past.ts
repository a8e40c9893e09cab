import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../kernel/clock.ts';

const moment = new AsyncLocalStorage<Date>();

/** A clock that tells a time of the past to what runs inside `at`, and the true time to everything else. */
export const withPast = (clock: Clock): Clock => ({ now: () => moment.getStore() ?? clock.now() });

/** Runs a command as if it were called at that time. */
export const at = <T>(time: Date, command: () => Promise<T>): Promise<T> => moment.run(time, command);
