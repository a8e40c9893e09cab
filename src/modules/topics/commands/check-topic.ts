import { boundedText, failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { isEntitlement } from '../../tiers/index.ts';

export interface TopicFields {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly readEntitlement?: string | null | undefined;
  readonly writeEntitlement?: string | null | undefined;
}
interface CheckedTopicFields {
  title?: string;
  description?: string;
  readEntitlement?: string | null;
  writeEntitlement?: string | null;
}

/** The fields that are given, checked; what is omitted stays out, what is null is cleared. */
export function checkTopic(input: TopicFields): Result<CheckedTopicFields, InputFailure> {
  const checked: CheckedTopicFields = {};
  if (input.title !== undefined) {
    const title = boundedText(input.title ?? '', ['input', 'title'], { min: 1, max: 60 });
    if (!title.ok) return title;
    checked.title = title.value;
  }
  if (input.description !== undefined) {
    const description = boundedText(input.description ?? '', ['input', 'description'], { max: 500 });
    if (!description.ok) return description;
    checked.description = description.value;
  }
  for (const field of ['readEntitlement', 'writeEntitlement'] as const) {
    const entitlement = input[field];
    if (entitlement === undefined) continue;
    if (entitlement !== null && !isEntitlement(entitlement)) return refuse(failure('INVALID', ['input', field]));
    checked[field] = entitlement;
  }
  return ok(checked);
}
