import { EXIT_CONFIG } from '../config.ts';
import { databaseFault, rightsFault, type DatabaseFault } from '../platform/database/database-fault.ts';

/** What a supervisor should start again. */
const EXIT_PASSING = 1;

function end({ line, isPassing }: DatabaseFault): never {
  process.stderr.write(`${line}\n`);
  return process.exit(isPassing ? EXIT_PASSING : EXIT_CONFIG);
}

/** For entry points: goes on with a database that can be used, or says in one line why it cannot be, and ends the process. */
export async function requireDatabase(url: string): Promise<void> {
  const fault = await databaseFault(url);
  if (fault) end(fault);
}

/** For entry points: does what a start does with the database; a role without the rights for it is told in the same way. */
export async function withDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  await requireDatabase(url);
  try {
    return await work();
  } catch (error) {
    const rights = rightsFault(error);
    if (rights) return end(rights);
    throw error;
  }
}
