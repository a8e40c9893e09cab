import { describe, expect, test } from '@jest/globals';
import sanitizeHtml from 'sanitize-html';
import { excerptOf } from '../../../../src/modules/posts/model/excerpt.ts';
import { firstParagraph, renderMarkdown } from '../../../../src/modules/posts/model/markdown.ts';

/** Stored scripts as they are written by attackers, one line each. */
const CORPUS = [
  '<script>alert(1)</script>', '<SCRIPT SRC=//evil.example/x.js></SCRIPT>', '<scr<script>ipt>alert(1)</scr</script>ipt>', '<img src=x onerror=alert(1)>', '<img/src="x"/onerror=alert(1)>', '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>', '<svg><animate onbegin=alert(1) attributeName=x dur=1s>', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', '<iframe src=javascript:alert(1)></iframe>', '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">', '<embed src=javascript:alert(1)>', '<form action=javascript:alert(1)><button>go</button></form>', '<body onload=alert(1)>', '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>', '<video><source onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>', '<style>@import "javascript:alert(1)";</style>', '<link rel=stylesheet href=javascript:alert(1)>', '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="javascript:alert(1)//">', '<!--<img src="--><img src=x onerror=alert(1)//">', '<![CDATA[<script>alert(1)</script>]]>', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<p style="background:url(javascript:alert(1))">x</p>', '<x onclick=alert(1)>x</x>',
  '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](java&#115;cript:alert(1))', '[x](java\tscript:alert(1))', '[x](javascript&colon;alert(1))', '[x](  javascript:alert(1))', '[x](<javascript:alert(1)>)', '[x](vbscript:msgbox(1))', '[x](data:text/html,<script>alert(1)</script>)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)', '[x](file:///etc/passwd)', '[x](//evil.example)', '[x]: javascript:alert(1)\n[x]', '<javascript:alert(1)>', '![x](javascript:alert(1))', '![x](https://evil.example/pixel.png)', '![x](data:image/svg+xml;base64,PHN2Zz4=)', '![x" onerror="alert(1)](x)',
  '[x](https://ok.example "\\" onmouseover=alert(1) x=\\"")', '[x](https://ok.example/"onmouseover="alert(1))', "[x](https://ok.example/'onmouseover='alert(1))", '`<script>alert(1)</script>`', '```html"onload="alert(1)\n<script>alert(1)</script>\n```', '```<img src=x onerror=alert(1)>\ncode\n```',
  '# <img src=x onerror=alert(1)>', '> <script>alert(1)</script>', '| <script>alert(1)</script> |\n| --- |\n| <img src=x onerror=alert(1)> |', '1. <svg/onload=alert(1)>', '**<b onmouseover=alert(1)>x</b>**', '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;img src=x onerror=alert(1)&#62;', '\\<script>alert(1)\\</script>',
  'https://evil.example/"onmouseover="alert(1)', 'javascript:alert(1)', 'x\u202Etxt.exe', '<scr\u0000ipt>alert(1)</script>', '\u003cscript\u003ealert(1)\u003c/script\u003e', '<IMG """><SCRIPT>alert("XSS")</SCRIPT>"\\>',
];
const TAGS = new Set(['p', 'br', 'strong', 'em', 's', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code', 'hr', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);

/** What an HTML parser finds in it: every tag and every attribute. */
function parsed(html: string): { tags: string[]; attributes: [string, string][] } {
  const tags: string[] = [];
  const attributes: [string, string][] = [];
  sanitizeHtml(html, {
    allowedTags: false, allowedAttributes: false, allowVulnerableTags: true, allowedSchemes: false as never,
    onOpenTag(name, attribs) {
      tags.push(name);
      attributes.push(...Object.entries(attribs));
    },
  });
  return { tags, attributes };
}

describe('hostile markdown becomes inert HTML', () => {
  test.each(CORPUS.map((text) => ({ text })))('$text', ({ text }) => {
    const { tags, attributes } = parsed(renderMarkdown(text));
    expect(tags.filter((tag) => !TAGS.has(tag))).toEqual([]);
    for (const [name, value] of attributes) {
      expect(['href', 'rel', 'start', 'class']).toContain(name);
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:)/);
      if (name === 'class') expect(value).toMatch(/^language-[a-z0-9+-]+$/);
    }
  });
});

test('ordinary markdown keeps its shape', () => {
  expect(renderMarkdown('# 红烧肉\n\n**先**焯水，再 *慢炖*。\n第二行')).toBe('<h1>红烧肉</h1>\n<p><strong>先</strong>焯水，再 <em>慢炖</em>。<br />\n第二行</p>');
  expect(renderMarkdown('[菜谱](https://example.com/a?b=1&c=2)')).toBe('<p><a href="https://example.com/a?b=1&amp;c=2" rel="nofollow noopener noreferrer ugc">菜谱</a></p>');
  expect(renderMarkdown('```ts\nlet a = 1 < 2;\n```')).toBe('<pre><code class="language-ts">let a = 1 &lt; 2;\n</code></pre>');
  expect(renderMarkdown('| 料 | 量 |\n| --- | --- |\n| 糖 | 30g |')).toContain('<td>30g</td>');
});

test('text that blows up naive parsers is rendered in time', () => {
  for (const text of ['['.repeat(15_000), '>'.repeat(15_000), '*a '.repeat(10_000), '`'.repeat(15_000), '<'.repeat(15_000), '![a]('.repeat(5_000), '| '.repeat(10_000), 'a@'.repeat(10_000), '- '.repeat(8_000)]) {
    const began = process.cpuUsage();
    renderMarkdown(text);
    excerptOf(text);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(3_000);
  }
});

test('the first paragraph is words only', () => {
  expect(firstParagraph('# 标题\n\n> 引文\n\n- 列表\n\n第一段 **粗** [链接](https://example.com) `代码`\n换行\n\n第二段')).toBe('第一段 粗 链接 换行');
  expect(firstParagraph('# 只有标题')).toBe('');
  expect(firstParagraph('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
});

test('an excerpt is at most 120 characters and at most a third of the text', () => {
  expect(excerptOf('短'.repeat(9))).toBe('短短…');
  expect(excerptOf('短')).toBe('…');
  const long = excerptOf('长'.repeat(1_000));
  expect([...long]).toHaveLength(120);
  expect(long.endsWith('…')).toBe(true);
  expect(excerptOf(`开头。\n\n${'正文'.repeat(100)}`)).toBe('开头。');
  expect(excerptOf(`${'👩‍👩‍👧'.repeat(3)}\n\n${'正文'.repeat(100)}`)).toBe('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧');
  expect(excerptOf('👩‍👩‍👧'.repeat(4))).toBe('👩‍👩‍👧…');
  expect(excerptOf(`a${'\u0301'.repeat(3_000)}`)).toBe('…');
});
