/** The end of an operation's time. What still works for it then is given up, and nothing of it is committed any more. */
export interface Deadline {
  hasPassed(): boolean;
  /** Milliseconds that are left; negative when it has passed, endless when the operation was done in time. */
  remaining(): number;
  /** Calls when it passes; answers what takes the call back. */
  onPassed(listener: () => void): () => void;
}
/** For whoever answers the operation. */
export interface RunningDeadline extends Deadline {
  /** The operation was done in time: what it left running has no deadline. */
  end(): void;
}

export function startDeadline(milliseconds: number): RunningDeadline {
  const at = performance.now() + milliseconds;
  const listeners = new Set<() => void>();
  let end: 'met' | 'missed' | null = null;
  const remaining = (): number => (end === 'met' ? Infinity : Math.min(at - performance.now(), end === 'missed' ? -1 : Infinity));
  const timer = setTimeout(() => {
    end = 'missed';
    listeners.forEach((listener) => listener());
  }, milliseconds);
  return {
    remaining,
    hasPassed: () => remaining() <= 0,
    onPassed(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    end() {
      clearTimeout(timer);
      end ??= 'met';
    },
  };
}
