import type { Pool, PoolClient } from 'pg';

/** Locks that nobody else has, all held by one connection: what is asked for at once is one statement. */
export interface SharedLocks {
  /** False when somebody has it, here or elsewhere. */
  take(name: string): Promise<boolean>;
  /** A connection that cannot give it back loses it by closing. */
  giveBack(name: string): Promise<void>;
}
interface Asked {
  readonly name: string;
  readonly settle: PromiseWithResolvers<boolean>;
}

const TAKE = { name: 'locks', text: 'select pg_try_advisory_lock(hashtextextended(name, 0)) as done from unnest($1::text[]) with ordinality as wanted (name, position) order by position' };
const GIVE_BACK = { name: 'unlocks', text: 'select pg_advisory_unlock(hashtextextended(name, 0)) as done from unnest($1::text[]) with ordinality as held (name, position) order by position' };

export function createSharedLocks(pool: Pool): SharedLocks {
  // The server lets a connection take its own lock again, so that this must know which are held.
  const held = new Set<string>();
  let lease: Promise<PoolClient> | null = null;
  const run = async (statement: typeof TAKE, names: readonly string[]): Promise<boolean[]> => {
    const { rows } = await (await (lease ??= pool.connect())).query<{ done: boolean }>({ ...statement, values: [names] });
    return rows.map(({ done }) => done);
  };
  const letGo = async (isBroken: boolean): Promise<void> => {
    const client = lease;
    lease = null;
    await client?.then((leased) => leased.release(isBroken), () => undefined);
  };
  const serve = (statement: typeof TAKE, isTaking: boolean) => joined(async (names) => {
    try {
      const done = await run(statement, names);
      names.forEach((name, index) => (!isTaking || !done[index]) && held.delete(name));
      return done;
    } catch (error) {
      names.forEach((name) => held.delete(name));
      await letGo(true);
      throw error;
    } finally {
      if (held.size === 0) await letGo(false);
    }
  });
  const take = serve(TAKE, true);
  const giveBack = serve(GIVE_BACK, false);
  return {
    take(name) {
      if (held.has(name)) return Promise.resolve(false);
      held.add(name);
      return take(name);
    },
    giveBack: (name) => giveBack(name).then(() => undefined, () => undefined),
  };
}

/** What is asked for in the same turn is asked for together. */
function joined(ask: (names: readonly string[]) => Promise<readonly boolean[]>): (name: string) => Promise<boolean> {
  let waiting: Asked[] = [];
  const send = (): void => {
    const together = waiting;
    waiting = [];
    ask(together.map(({ name }) => name)).then((done) => together.forEach(({ settle }, index) => settle.resolve(done[index]!)), (error: unknown) => together.forEach(({ settle }) => settle.reject(error)));
  };
  return (name) => {
    const settle = Promise.withResolvers<boolean>();
    if (waiting.push({ name, settle }) === 1) process.nextTick(send);
    return settle.promise;
  };
}
