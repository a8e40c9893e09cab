import { readFileSync } from 'node:fs';
import net from 'node:net';
import { answerEach } from './own-process.ts';

/** People who subscribe and never read: what each says once its socket is open, and once it is let in. */
export interface SilentGroup {
  readonly port: number;
  readonly openings: readonly { readonly init: string; readonly subscribe: readonly string[] }[];
}
export type SilentQuestion = { readonly kind: 'open'; readonly group: SilentGroup } | { readonly kind: 'look' } | { readonly kind: 'close' };
export interface SilentState {
  /** Those who are let in now, and those of them whose end of the line at the server is stuck with something. */
  readonly open: number;
  readonly stuck: number;
  /** How often one was put out and came back since `open`; of those, how many had said that they live. */
  readonly cameBack: number;
  readonly cameBackAlive: number;
}

const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
const PONG_EVERY = 3_000;
const LOOK_EVERY = 1_000;
const ESTABLISHED = '01';

/** Every other one says by pongs that nobody asked for that it lives; the rest say nothing at all. */
class SilentClient {
  readonly opened: Promise<void>;
  readonly isAlive: boolean;
  readonly #socket: net.Socket;
  readonly #pongs: NodeJS.Timeout | undefined;
  isSilent = false;

  constructor(index: number, { port, openings }: SilentGroup) {
    const { init, subscribe } = openings[index]!;
    this.isAlive = index % 2 === 1;
    const steps = [() => this.#say(init), () => this.#fallSilent(subscribe)];
    this.#socket = net.connect(port, '127.0.0.1', () => {
      this.#socket.write('GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n');
    });
    this.#socket.on('error', () => {});
    this.opened = new Promise((resolve, reject) => {
      this.#socket.on('data', () => {
        steps.shift()?.();
        if (this.isSilent) resolve();
      });
      this.#socket.once('close', () => reject(new Error('A silent socket was refused')));
    });
    this.opened.catch(() => {});
    if (this.isAlive) this.#pongs = setInterval(() => this.isSilent && this.#socket.write(PONG), PONG_EVERY);
  }
  get port(): number {
    return this.#socket.localPort ?? 0;
  }
  close(): void {
    clearInterval(this.#pongs);
    this.#socket.destroy();
  }

  #fallSilent(subscribe: readonly string[]): void {
    this.#socket.pause();
    this.isSilent = true;
    for (const text of subscribe) this.#say(text);
  }
  #say(text: string): void {
    const body = Buffer.from(text);
    const header = body.length < 126 ? [0x81, 0x80 | body.length] : [0x81, 0xfe, body.length >> 8, body.length & 255];
    this.#socket.write(Buffer.concat([Buffer.from([...header, 0, 0, 0, 0]), body]));
  }
}

let group: SilentGroup | null = null;
let clients: SilentClient[] = [];
let watch: NodeJS.Timeout | undefined;
let [cameBack, cameBackAlive] = [0, 0];

/** The server's ends of the lines, by the port of the client: who does not read is not told that the server has given up. */
function endsAtServer(port: number): Map<number, { readonly isOpen: boolean; readonly waiting: number }> {
  const portOf = (address = ''): number => parseInt(address.split(':')[1]!, 16);
  const lines = readFileSync('/proc/net/tcp', 'utf8').split('\n').slice(1, -1).map((line) => line.trim().split(/\s+/));
  const own = lines.filter(([, local]) => portOf(local) === port);
  return new Map(own.map(([, , remote, state, queues]) => [portOf(remote), { isOpen: state === ESTABLISHED, waiting: parseInt(queues!.split(':')[0]!, 16) }]));
}
/** Who was put out comes back. */
function comeBack(): void {
  const ends = endsAtServer(group!.port);
  for (const [index, client] of clients.entries()) {
    if (!client.isSilent || ends.get(client.port)?.isOpen === true) continue;
    client.close();
    cameBack++;
    if (client.isAlive) cameBackAlive++;
    clients[index] = new SilentClient(index, group!);
  }
}
async function openAll(wanted: SilentGroup): Promise<void> {
  group = wanted;
  cameBack = cameBackAlive = 0;
  clients = wanted.openings.map((_, index) => new SilentClient(index, wanted));
  await Promise.all(clients.map(({ opened }) => opened));
  watch = setInterval(comeBack, LOOK_EVERY);
}
function closeAll(): void {
  clearInterval(watch);
  for (const client of clients) client.close();
  clients = [];
}
function look(): SilentState {
  const ends = group === null ? new Map<number, { waiting: number }>() : endsAtServer(group.port);
  const silent = clients.filter(({ isSilent }) => isSilent);
  return { open: silent.length, stuck: silent.filter(({ port }) => (ends.get(port)?.waiting ?? 0) > 0).length, cameBack, cameBackAlive };
}

answerEach<SilentQuestion>(async (question) => {
  if (question.kind === 'open') await openAll(question.group);
  const state = look();
  if (question.kind === 'close') closeAll();
  return state;
});
