import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { StoredPayout } from '../connect-types.ts';
import { deauthorize, setStanding, type Standing } from '../flows/account-standing.ts';
import { runDues } from '../flows/dues.ts';
import { arrivePayout, failPayout } from '../flows/move-payout.ts';
import { findAccount } from '../resources/accounts.ts';
import { balanceOf } from '../resources/balance.ts';
import { createPayout } from '../resources/payouts.ts';
import { find, type World } from '../world.ts';

/** What a test, or a person with curl, does in the place of Stripe, of a bank or of the payee. */
export interface ConnectControls {
  /** Brings a connected account into another standing, as a review by Stripe would. */
  setStanding(account: string, standing: Standing): void;
  /** The payee takes the platform's access away. */
  deauthorize(account: string): void;
  /** Pays out everything available on an account, as its schedule would; answers the payouts. */
  payOut(account: string): string[];
  /** A payout arrives now. */
  arrivePayout(payout: string): void;
  /** The bank sends a payout back. */
  failPayout(payout: string): void;
}

export function connectControls(world: World, after: () => void): ConnectControls {
  const done = <A extends unknown[], T>(act: (...given: A) => T) => (...given: A): T => {
    runDues(world, world.clock.now());
    const result = act(...given);
    after();
    return result;
  };
  const payOut = (account: string): StoredPayout[] =>
    balanceOf(world, account)
      .available.filter(({ amount }) => amount > 0)
      .map(({ amount, currency }) => createPayout(world, { account, amount, currency, automatic: true }));
  return {
    setStanding: done((account: string, standing: Standing) => void setStanding(world, findAccount(world, account), standing)),
    deauthorize: done((account: string) => deauthorize(world, findAccount(world, account))),
    payOut: done((account: string) => payOut(account).map(({ id }) => id)),
    arrivePayout: done((payout: string) => void arrivePayout(world, find(world, 'payout', payout))),
    failPayout: done((payout: string) => void failPayout(world, find(world, 'payout', payout))),
  };
}

const STANDINGS = { enable: 'enabled', restrict: 'restricted', 'restrict-soon': 'restricted-soon', verify: 'pending', reject: 'rejected' } as const;

/** Registers the controls of connected accounts and payouts under `/_sandbox`. */
export function registerConnectControl(app: FastifyInstance, world: World, after: () => void): void {
  const controls = connectControls(world, after);
  const id = (request: FastifyRequest): string => (request.params as { id: string }).id;
  for (const [verb, standing] of Object.entries(STANDINGS)) {
    app.post(`/_sandbox/accounts/:id/${verb}`, (request) => {
      controls.setStanding(id(request), standing);
      return findAccount(world, id(request));
    });
  }
  app.post('/_sandbox/accounts/:id/deauthorize', (request) => {
    controls.deauthorize(id(request));
    return { deauthorized: true };
  });
  app.post('/_sandbox/accounts/:id/payout', (request) => ({ payouts: controls.payOut(id(request)) }));
  app.post('/_sandbox/payouts/:id/pay', (request) => {
    controls.arrivePayout(id(request));
    return { status: 'paid' };
  });
  app.post('/_sandbox/payouts/:id/fail', (request) => {
    controls.failPayout(id(request));
    return { status: 'failed' };
  });
}
