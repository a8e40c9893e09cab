import { Arg, Ctx, Field, ID, InputType, Mutation, registerEnumType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { ESCROW_DECISIONS, type EscrowDecision, type Escrows } from '../index.ts';
import { EscrowType } from './escrow.type.ts';

const EscrowDecisionEnum = Object.fromEntries(ESCROW_DECISIONS.map((decision) => [decision, decision])) as Record<EscrowDecision, EscrowDecision>;
registerEnumType(EscrowDecisionEnum, {
  name: 'EscrowDecision',
  description: 'What an objection comes to.',
  valuesConfig: { FULFILLED: { description: "It was done: the money is the recipient's." }, REFUND: { description: 'It was not: the money goes back.' } },
});

@InputType({ description: 'What an objection comes to, and why.' })
export class DecideEscrowInput {
  @Field(() => ID, { description: 'What the payer objects to.' })
  escrowId!: string;
  @Field(() => EscrowDecisionEnum, { description: 'Whose the money is.' })
  decision!: EscrowDecision;
  @Field(() => String, { description: 'Why; payer and recipient read it. At most 500 characters.' })
  reason!: string;
}
const RejectEscrowPayload = payloadOf('RejectEscrow', { escrow: { type: () => EscrowType, description: 'As it is now; null when refused.' } });
const DecideEscrowPayload = payloadOf('DecideEscrow', { escrow: { type: () => EscrowType, description: 'As it is now; null when refused.' } });

@Resolver()
export class EscrowObjections {
  private readonly escrows: Escrows;

  constructor(modules: { escrows: Escrows }) {
    this.escrows = modules.escrows;
  }
  @SignedIn()
  @Mutation(() => RejectEscrowPayload, { nullable: true, description: 'Objects to what was done, until `dueAt`: the money stays where it is until those who sell in the community, or staff, decide. For the payer.' })
  async rejectEscrow(
    @Arg('escrowId', () => ID, { description: 'What was not done.' }) escrowId: string,
    @Arg('reason', () => String, { description: 'What is wrong with it; at most 500 characters.' }) reason: string,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof RejectEscrowPayload>> {
    const result = await this.escrows.rejectEscrow(context.viewer, decodeId('Escrow', escrowId), reason);
    return toPayload(context, result, (escrow) => ({ escrow: new EscrowType(escrow) }));
  }
  @SignedIn()
  @Mutation(() => DecideEscrowPayload, { nullable: true, description: 'Decides what a payer objects to, once. For those who sell in the community, and staff; never in a matter of their own.' })
  async decideEscrow(@Arg('input', () => DecideEscrowInput, { description: 'What is decided.' }) input: DecideEscrowInput, @Ctx() context: Context): Promise<PayloadOf<typeof DecideEscrowPayload>> {
    const result = await this.escrows.decideEscrow(context.viewer, { ...input, escrowId: decodeId('Escrow', input.escrowId) });
    return toPayload(context, result, (escrow) => ({ escrow: new EscrowType(escrow) }));
  }
}
