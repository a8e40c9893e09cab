import { boundedText, failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { excerptOf } from './excerpt.ts';
import { renderMarkdown } from './markdown.ts';
import type { PostTypeName } from './post.entity.ts';

const MAX_TITLE = 120;
const MAX_TEASER = 200;
const MAX_BODY: Readonly<Record<PostTypeName, number>> = { TALK: 10_000, ARTICLE: 30_000 };
export const MAX_PICTURES = 9;

interface Content {
  readonly title?: string | null | undefined;
  readonly body: string;
  readonly teaser?: string | null | undefined;
}
/** What is stored of the author's words. */
export interface CheckedContent {
  readonly title: string | null;
  readonly body: string;
  readonly bodyHtml: string;
  readonly teaser: string | null;
  readonly excerpt: string;
}

/** An article has a title, a talk has none; both have a body within bounds. */
export function checkContent(type: PostTypeName, { title, body, teaser }: Content): Result<CheckedContent, InputFailure> {
  if (type === 'TALK' && title != null) return refuse(failure('INVALID', ['input', 'title']));
  const checkedTitle = type === 'ARTICLE' ? boundedText(title ?? '', ['input', 'title'], { min: 1, max: MAX_TITLE }) : null;
  if (checkedTitle && !checkedTitle.ok) return checkedTitle;
  const checkedBody = boundedText(body, ['input', 'body'], { min: 1, max: MAX_BODY[type] });
  if (!checkedBody.ok) return checkedBody;
  const checkedTeaser = boundedText(teaser ?? '', ['input', 'teaser'], { max: MAX_TEASER });
  if (!checkedTeaser.ok) return checkedTeaser;
  const text = checkedBody.value;
  return ok({ title: checkedTitle?.value ?? null, body: text, bodyHtml: renderMarkdown(text), teaser: checkedTeaser.value || null, excerpt: excerptOf(text) });
}
