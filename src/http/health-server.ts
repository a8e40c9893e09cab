import fastify from 'fastify';
import { healthRoutes, type HealthOptions } from './health-routes.ts';

export interface HealthServer {
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  close(): Promise<void>;
}

/** Only `/live`, `/ready` and `/metrics`: for a process that serves nothing else. */
export async function createHealthServer(options: Omit<HealthOptions, 'isDraining'>): Promise<HealthServer> {
  let draining = false;
  const app = fastify({ forceCloseConnections: true });
  app.setErrorHandler((_error, _request, reply) => reply.code(403).send({ status: 'forbidden' }));
  await app.register(healthRoutes, { ...options, isDraining: () => draining });
  return {
    listen: (address) => app.listen(address),
    close() {
      draining = true;
      return app.close();
    },
  };
}
