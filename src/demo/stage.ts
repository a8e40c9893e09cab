import type { Composition } from '../compose.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Result } from '../kernel/result.ts';
import type { Viewer } from '../kernel/viewer.ts';

/** Where the demo plays: the modules, who has an account, and how progress is told. */
export interface Stage {
  readonly modules: Composition['modules'];
  readonly platform: Composition['platform'];
  /** When the demo ends: the time of the first start. */
  readonly now: Date;
  readonly userIds: ReadonlyMap<string, string>;
  say(line: string): void;
}

/** How many commands run at once: as many as the database has connections for. */
const CONCURRENCY = 10;

export const as = ({ userIds }: Pick<Stage, 'userIds'>, mailbox: string): Viewer => ({ userId: userIds.get(mailbox)!, sessionId: null, isStaff: false, locale: 'zh-CN' });

/** What a command answered; the demo asks for nothing that can be refused. */
export function done<T>(result: Result<T, Failure>): T {
  if (result.ok) return result.value;
  throw new Error(`Demo data was refused: ${result.failure.kind} ${result.failure.path?.join('.') ?? ''}`);
}

/** Runs the work on every item, some at a time, and tells how far it has come. */
export async function forAll<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>, told?: { say: (line: string) => void; what: string; every: number }): Promise<void> {
  let next = 0;
  let finished = 0;
  const take = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      await work(items[index]!, index);
      finished += 1;
      if (told && (finished % told.every === 0 || finished === items.length)) told.say(`Demo data: ${told.what} ${finished}/${items.length}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, take));
}
