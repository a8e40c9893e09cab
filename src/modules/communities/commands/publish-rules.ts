import { boundedText, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { standingIn, takeChair, type Standing } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import { RulesVersion } from '../model/rules-version.entity.ts';

export interface PublishRulesInput {
  readonly communityId: string;
  readonly body: string;
  readonly idempotencyKey: string;
}

/** Makes these the rules. The publisher has read them; everybody else reads only until they acknowledge. */
export async function publishRules(deps: CommunitiesDeps, viewer: Viewer, input: PublishRulesInput): Promise<Result<Standing, InputFailure | Failure<'NOT_FOUND'>>> {
  const { communityId, idempotencyKey: key } = input;
  const { userId } = signedIn(viewer);
  const body = boundedText(input.body, ['input', 'body'], { min: 1, max: 10_000 });
  return deps.uow.run(async (tx) => {
    const chair = await takeChair(tx, viewer, communityId, 'rules.publish', 'input', 'communityId');
    if (!chair.ok) return chair;
    if (!body.ok) return body;
    return tx.once({ userId, operation: 'publishRules', key, input }, async () => {
      const { community, actor } = chair.value;
      const rules = tx.em.create(RulesVersion, { id: newId(tx.now.getTime()), communityId, version: community.nextRulesVersion(), body: body.value, publishedByUserId: userId, publishedAt: tx.now });
      actor.acknowledge(rules.version);
      await tx.flush();
      tx.emit({ name: 'communities.rules-published', communityId, payload: { version: rules.version, byUserId: userId } });
      return ok({ id: rules.id, value: (await standingIn(tx.db, viewer, communityId))! });
    }, async () => (await standingIn(tx.db, viewer, communityId))!);
  });
}
