import type { ReportFault } from '../../graphql/error-masker.ts';
import type { Authentication } from '../options.ts';
import { CLOSE } from './close-codes.ts';
import type { Connection } from './connection.ts';
import type { SocketRegistry } from './socket-registry.ts';

export interface SessionWatchOptions {
  readonly registry: SocketRegistry<Connection>;
  readonly authentication: Authentication;
  readonly milliseconds: number;
  readonly now: () => number;
  readonly reportFault: ReportFault;
}

/** Ends sockets whose token has expired or whose session has ended, with one question for all of them. Returns what stops it. */
export function watchSessions({ registry, authentication, milliseconds, now, reportFault }: SessionWatchOptions): () => void {
  let isBusy = false;
  const check = async (): Promise<void> => {
    const signedIn = [...registry.all].filter(({ viewer }) => viewer?.sessionId != null);
    for (const socket of signedIn) if (socket.expiresAt !== null && socket.expiresAt * 1_000 <= now()) socket.end(CLOSE.tokenExpired);
    const [people, bots] = [signedIn.filter(({ viewer }) => viewer!.bot === undefined), signedIn.filter(({ viewer }) => viewer!.bot !== undefined)];
    await Promise.all([endInvalid(people, authentication.validSessions), endInvalid(bots, authentication.validBotTokens)]);
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void check().catch((error: unknown) => void reportFault(error, { area: 'websocket' })).finally(() => (isBusy = false));
  }, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

async function endInvalid(sockets: readonly Connection[], validOf: Authentication['validSessions']): Promise<void> {
  const ids = [...new Set(sockets.map(({ viewer }) => viewer!.sessionId!))];
  if (ids.length === 0) return;
  const valid = await validOf(ids);
  for (const socket of sockets) if (!valid.has(socket.viewer!.sessionId!)) socket.end(CLOSE.sessionEnded);
}
