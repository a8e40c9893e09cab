import { once } from 'node:events';
import net from 'node:net';

/** Below what systems give to outgoing connections: nobody is given such a port between this look and its use. */
const [FIRST, COUNT] = [20_000, 12_000];
const given = new Set<number>();

/** A port of this machine that is free, for a process that is started at it, and perhaps started at it again. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}
async function isFree(port: number): Promise<boolean> {
  const probe = net.createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return false;
  }
  await once(probe.close(), 'close');
  return true;
}
