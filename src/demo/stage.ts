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

/** Counts what is finished, and tells it now and then. */
export function progress(say: (line: string) => void, what: string, total: number, every: number): () => void {
  let finished = 0;
  return () => {
    finished += 1;
    if (finished % every === 0 || finished === total) say(`Demo data: ${what} ${finished}/${total}`);
  };
}

/** Runs the work on every item, some at a time. */
export async function forAll<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const left = Iterator.from(items);
  const take = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, take));
}
