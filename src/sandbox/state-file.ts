import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { snapshotOf, type Tables, type TablesSnapshot } from './tables.ts';

const FORMAT = 1;

interface State {
  format: typeof FORMAT;
  clockOffset: number;
  tables: TablesSnapshot;
}

export interface StateFile {
  /** What was saved, or nothing at the first start. */
  load(): { clockOffset: number; tables: TablesSnapshot };
  /** Saves soon, in the background; several changes share one write. */
  changed(): void;
  /** Saves now. */
  flush(): Promise<void>;
}

function readState(path: string): State | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const state = JSON.parse(text) as State;
    if (state.format === FORMAT) return state;
  } catch {
    // Falls through to the one message for any unreadable content.
  }
  throw new Error(`The sandbox cannot read its state file ${path}; remove it to begin empty.`);
}

/** Keeps the state in one JSON file that is replaced as a whole, so a crash leaves the old or the new one. */
export function openStateFile(path: string, current: () => { clockOffset: number; tables: Tables }): StateFile {
  const temporary = `${path}.writing`;
  const serialized = (): string => {
    const { clockOffset, tables } = current();
    return JSON.stringify({ format: FORMAT, clockOffset, tables: snapshotOf(tables) } satisfies State);
  };
  let isDirty = false;
  let writing: Promise<void> | null = null;
  const write = async (): Promise<void> => {
    await Promise.resolve();
    while (isDirty) {
      isDirty = false;
      await writeFile(temporary, serialized());
      await rename(temporary, path);
    }
  };
  return {
    load() {
      mkdirSync(dirname(path), { recursive: true });
      return readState(path) ?? { clockOffset: 0, tables: {} };
    },
    changed() {
      isDirty = true;
      writing ??= write()
        .catch((error: unknown) => process.emitWarning(`The sandbox cannot save its state: ${String(error)}`))
        .finally(() => {
          writing = null;
        });
    },
    async flush() {
      await writing;
      writeFileSync(temporary, serialized());
      renameSync(temporary, path);
    },
  };
}
