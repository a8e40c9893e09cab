import net from 'node:net';

/** A TCP line to a port of this machine, or to a socket in its files, that can be cut, or hold back every byte as a partitioned network does. */
export interface Line {
  readonly port: number;
  /** Ends every connection. */
  cut(): void;
  /** Holds back all bytes, of new connections too, until it is healed. Nothing is closed. */
  hold(): void;
  heal(): void;
  /** Nothing more comes through the connections there are, and neither end is told: as when a machine is gone. New ones work. */
  lose(): void;
  close(): void;
}

export async function openLine(to: number | string): Promise<Line> {
  const sockets = new Set<net.Socket>();
  let isHeld = false;
  const keep = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    if (isHeld) socket.pause();
  };
  const server = net.createServer((near) => {
    const far = typeof to === 'number' ? net.connect(to, '127.0.0.1') : net.connect(to);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      keep(one);
      one.on('data', (bytes) => void other.write(bytes)).once('close', () => other.destroy());
    }
    if (isHeld) for (const socket of [near, far]) socket.pause();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as net.AddressInfo).port, cut,
    hold: () => void ((isHeld = true), sockets.forEach((socket) => socket.pause())),
    heal: () => void ((isHeld = false), sockets.forEach((socket) => socket.resume())),
    lose: () => sockets.forEach((socket) => socket.pause()),
    close: () => void (cut(), server.close()),
  };
}
