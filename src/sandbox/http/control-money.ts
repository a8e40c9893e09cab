import type { FastifyInstance } from 'fastify';
import type { MoneyControls } from '../money-controls.ts';
import { done, idOf, readControl } from './control-request.ts';
import { choice, decimal, flag, integer, required, text, type Params, type Shape } from './params.ts';

const outcome = required(choice('succeeded', 'failed'));
const behaviour = required(choice('succeeds', 'pending', 'fails-later'));

/** Registers what a program may bring about with payments, as banks, wallets and the Dashboard do. */
export function registerMoneyControl(app: FastifyInstance, money: MoneyControls): void {
  const post = <S extends Shape>(path: string, shape: S, run: (params: Params<S>, id: string) => object | void): void => {
    app.post(`/_sandbox/${path}`, (request, reply) => done(request, reply, run(readControl(request, shape), idOf(request)) ?? { done: true }));
  };
  post('payment-methods', { types: required(text()) }, ({ types }) => money.setPaymentMethods(types.split(',')));
  post('captures', { later: required(flag()) }, ({ later }) => money.captureLater(later));
  post('exchange', { currency: required(text(3)), into: required(text(3)), rate: required(decimal(0, 1_000_000)) }, ({ currency, into, rate }) => money.settleIn(currency, into, rate));
  post('sessions/:id/settlement', { outcome }, (given, id) => money.settleSession(id, given.outcome));
  post('refunds', { next: behaviour }, ({ next }) => money.nextRefund(next));
  post('refunds/:id', { outcome, reason: text() }, (given, id) => money.endRefund(id, given.outcome, given.reason));
  post('charges/:id/dispute', { amount: integer(1), isInquiry: flag(), reason: text() }, (given, id) => ({ dispute: money.openDispute(id, given) }));
  post('charges/:id/fraud-warning', { type: text() }, ({ type }, id) => ({ warning: money.warnOfFraud(id, type) }));
  post('disputes/:id/movements', { amount: required(integer(-Number.MAX_SAFE_INTEGER)), status: choice('needs_response', 'under_review', 'won', 'lost') }, (given, id) => money.moveDisputed(id, given));
  post('disputes/:id', { outcome: required(choice('won', 'lost', 'escalated')) }, (given, id) => {
    if (given.outcome === 'escalated') money.escalateInquiry(id);
    else money.closeDispute(id, given.outcome);
  });
}
