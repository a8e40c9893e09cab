import { WebSocket, type ClientOptions } from 'ws';

export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: any;
}
/** A WebSocket that says exactly what the test says, and remembers what it hears. */
export interface RawSocket {
  readonly frames: Frame[];
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  send(frame: unknown): void;
  /** The first frame that is or will be heard for which this holds; undefined once the socket has closed without it. */
  heard(holds: (frame: Frame) => boolean): Promise<Frame | undefined>;
  /** Subscribes and answers the first frame for it. */
  subscribe(id: string, payload: unknown): Promise<Frame | undefined>;
  close(): void;
}
export interface SocketOptions extends Omit<ClientOptions, 'protocol'> {
  readonly protocol?: string | null;
  readonly path?: string;
}

/** Opens a socket; rejects when the server answers with HTTP instead. */
export async function openSocket(url: string, { protocol = 'graphql-transport-ws', path = '/graphql', ...options }: SocketOptions = {}): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, protocol === null ? [] : [protocol], options);
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  let isClosed = false;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })));
  void closed.then(() => {
    isClosed = true;
    for (const wake of waiting) wake();
  });
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as Frame);
    for (const wake of [...waiting]) wake();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => {});
  const heard = (holds: (frame: Frame) => boolean): Promise<Frame | undefined> => new Promise((resolve) => {
    const look = (): void => {
      const found = frames.find(holds);
      if (!found && !isClosed) return;
      waiting.delete(look);
      resolve(found);
    };
    waiting.add(look);
    look();
  });
  const send = (frame: unknown): void => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  return {
    frames, socket, closed, send, heard,
    subscribe(id, payload) {
      send({ id, type: 'subscribe', payload });
      return heard((frame) => frame.id === id);
    },
    close: () => socket.terminate(),
  };
}

/** A socket that was acknowledged. */
export async function connect(url: string, token?: string, options: SocketOptions = {}): Promise<RawSocket> {
  const socket = await openSocket(url, options);
  socket.send({ type: 'connection_init', ...(token === undefined ? {} : { payload: { authorization: `Bearer ${token}` } }) });
  await socket.heard(({ type }) => type === 'connection_ack');
  return socket;
}
