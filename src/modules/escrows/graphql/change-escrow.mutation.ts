import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Escrows } from '../index.ts';
import { EscrowType } from './escrow.type.ts';

const CHANGED = { escrow: { type: () => EscrowType, description: 'As it is now; null when refused.' } };
const FulfilEscrowPayload = payloadOf('FulfilEscrow', CHANGED);
const DeclineEscrowPayload = payloadOf('DeclineEscrow', CHANGED);
const ConfirmEscrowPayload = payloadOf('ConfirmEscrow', CHANGED);

@Resolver()
export class EscrowMutations {
  private readonly escrows: Escrows;

  constructor(modules: { escrows: Escrows }) {
    this.escrows = modules.escrows;
  }
  @SignedIn()
  @Mutation(() => FulfilEscrowPayload, { nullable: true, description: 'Says that it is answered or delivered. The payer has three days to look at it. For the recipient.' })
  async fulfilEscrow(@Arg('escrowId', () => ID, { description: 'What was done.' }) escrowId: string, @Ctx() context: Context): Promise<PayloadOf<typeof FulfilEscrowPayload>> {
    const result = await this.escrows.fulfilEscrow(context.viewer, decodeId('Escrow', escrowId));
    return toPayload(context, result, (escrow) => ({ escrow: new EscrowType(escrow) }));
  }
  @SignedIn()
  @Mutation(() => DeclineEscrowPayload, { nullable: true, description: 'Will not do it: the money goes back at once. For the recipient.' })
  async declineEscrow(@Arg('escrowId', () => ID, { description: 'What is declined.' }) escrowId: string, @Ctx() context: Context): Promise<PayloadOf<typeof DeclineEscrowPayload>> {
    const result = await this.escrows.declineEscrow(context.viewer, decodeId('Escrow', escrowId));
    return toPayload(context, result, (escrow) => ({ escrow: new EscrowType(escrow) }));
  }
  @SignedIn()
  @Mutation(() => ConfirmEscrowPayload, { nullable: true, description: "Accepts what was done: the money is the recipient's at once. For the payer." })
  async confirmEscrow(@Arg('escrowId', () => ID, { description: 'What is accepted.' }) escrowId: string, @Ctx() context: Context): Promise<PayloadOf<typeof ConfirmEscrowPayload>> {
    const result = await this.escrows.confirmEscrow(context.viewer, decodeId('Escrow', escrowId));
    return toPayload(context, result, (escrow) => ({ escrow: new EscrowType(escrow) }));
  }
}
