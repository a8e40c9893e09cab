import { setTimeout } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import type { Execution, Executor } from '../executor.ts';
import type { EventSource } from './event-source.ts';

/** Codes of what may work when it is tried again. */
const PASSING: readonly unknown[] = ['UNAVAILABLE', 'TIMEOUT', 'CONFLICT'];
const TRIES = 5;
const PAUSE_MILLISECONDS = 500;

const isNothing = ({ data, errors }: ExecutionResult): boolean => errors !== undefined && (data === null || data === undefined);
const mayPass = ({ errors = [] }: ExecutionResult): boolean => errors.some(({ extensions }) => PASSING.includes(extensions['code']));

export interface EventExecution extends Omit<Execution, 'context' | 'rootValue'> {
  /** Nothing that was loaded for one try is answered in the next. */
  readonly createContext: () => Execution['context'];
}
/** What is told of one event. Where nothing of it can be rendered, and trying again does not help, what its source puts in its place is. */
export async function renderEvent(execute: Executor, { createContext, ...execution }: EventExecution, source: Pick<EventSource, 'unavailable'>, event: unknown, isOver: () => boolean): Promise<ExecutionResult> {
  for (let tries = 1; ; tries++) {
    const result = await execute({ ...execution, context: createContext(), rootValue: event });
    if (!isNothing(result) || !source.unavailable || isOver()) return result;
    if (!mayPass(result) || tries === TRIES) return execute({ ...execution, context: createContext(), rootValue: source.unavailable(event) });
    await setTimeout(PAUSE_MILLISECONDS, undefined, { ref: false });
  }
}
