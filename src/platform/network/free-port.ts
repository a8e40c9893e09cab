import net from 'node:net';

/** A port that can be listened on, or the system's code for why not. */
export type PortAnswer = { readonly port: number } | { readonly refusal: 'EADDRINUSE' | 'EACCES' | 'EADDRNOTAVAIL' | (string & {}) };

/** Whether this port is free now; 0 asks for any that is. */
export function freePort(host: string, port: number): Promise<PortAnswer> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ refusal: error.code ?? error.message }));
    server.listen({ host, port, exclusive: true }, () => {
      const { port: given } = server.address() as net.AddressInfo;
      server.close(() => resolve({ port: given }));
    });
  });
}
