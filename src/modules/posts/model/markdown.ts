import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

// Pictures come by media: one from elsewhere would tell its host who reads. HTML in the text is shown as text.
const markdown = new MarkdownIt('default', { html: false, linkify: true, breaks: true, typographer: false, maxNesting: 20 }).disable(['image']);

const ABSOLUTE = /^(?:https?:\/\/|mailto:)/i;

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 's', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code', 'hr', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'], code: ['class'] },
  allowedClasses: { code: [/^language-[a-z0-9+-]{1,20}$/] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: { a: (tagName, { href }) => ({ tagName, attribs: attributesOf(href ?? '') }) },
};
const attributesOf = (href: string): Record<string, string> => (ABSOLUTE.test(href) ? { href, rel: 'nofollow noopener noreferrer ugc' } : {});

/** The author's text as HTML that a page may show as it is. Two barriers: the renderer makes no foreign tags, and the sanitiser lets none through. */
export const renderMarkdown = (text: string): string => sanitizeHtml(markdown.render(text), ALLOWED).trim();

/** The words of the first paragraph that is not inside a list or a quotation, without marks, links' targets and code. */
export function firstParagraph(text: string): string {
  const tokens = markdown.parse(text, {});
  const opening = tokens.findIndex(({ type, level }) => type === 'paragraph_open' && level === 0);
  const inline = tokens[opening + 1];
  if (opening < 0 || inline?.type !== 'inline') return '';
  const words = (inline.children ?? []).map(({ type, content }) => (type === 'text' ? content : type === 'softbreak' || type === 'hardbreak' ? ' ' : ''));
  return words.join('').replace(/\s+/g, ' ').trim();
}
