import type { World } from '../world.ts';

/** What is told meanwhile happened on a connected account: its events go to the Connect endpoints and name it. */
export function asAccount<T>(world: World, account: string, run: () => T): T {
  const before = world.account;
  world.account = account;
  try {
    return run();
  } finally {
    world.account = before;
  }
}
