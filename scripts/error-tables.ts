import { readFile, writeFile } from 'node:fs/promises';
import { ERROR_CODES, type ErrorCode } from '../src/kernel/error-code.ts';
import { FAILURE_KINDS } from '../src/kernel/failure.ts';
import { failures } from '../src/platform/i18n/locales/failures.ts';

type StandardCode = 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'PERSISTED_QUERY_NOT_FOUND' | 'PERSISTED_QUERY_NOT_SUPPORTED';
interface CodeMeaning {
  /** HTTP status when the whole request is refused with it. */
  readonly status: number;
  readonly en: string;
  readonly zh: string;
}

/** What each top-level code means to a client program. */
export const CODE_MEANINGS: Readonly<Record<ErrorCode | StandardCode, CodeMeaning>> = {
  UNAUTHENTICATED: { status: 401, en: 'Nobody is signed in, or the token is not valid. Refresh it or sign in.', zh: '未登录或令牌无效：刷新令牌或重新登录。' },
  FORBIDDEN: { status: 403, en: 'Signed in, and not allowed. A stream that ends for it carries `reason`.', zh: '已登录但无权限；实时流因此结束时带有 `reason`。' },
  NOT_FOUND: { status: 400, en: 'Not there, or not visible to the viewer.', zh: '不存在，或当前用户不可见。' },
  BAD_USER_INPUT: { status: 400, en: 'A fault of the client program: an id, cursor, page size, position or variable is malformed.', zh: '客户端程序的错误：ID、游标、分页数、位置或变量格式不对。' },
  CONFLICT: { status: 400, en: 'Somebody else changed it meanwhile. Load it again and repeat.', zh: '已被他人修改：重新加载后再试。' },
  IDEMPOTENCY_CONFLICT: { status: 400, en: 'The key was used before with other input. Take a new key.', zh: '该幂等键曾用于其他输入：换一个新键。' },
  RATE_LIMITED: { status: 429, en: 'Too much in too short a time. Wait `retryAfter` seconds.', zh: '过于频繁：等待 `retryAfter` 秒。' },
  TOO_COMPLEX: { status: 400, en: 'The document costs too much, or is too deep or too long. Ask for less.', zh: '查询文档成本过高、过深或过长：减少请求内容。' },
  TIMEOUT: { status: 400, en: 'It took too long and was cancelled. Trying again is safe with the same `idempotencyKey`.', zh: '执行超时并已取消；使用同一 `idempotencyKey` 重试是安全的。' },
  OPERATION_NOT_ALLOWED: { status: 400, en: 'This kind of operation does not run here: queries over WebSocket, subscriptions over HTTP, introspection where it is off.', zh: '此处不运行该类操作：WebSocket 上的查询、HTTP 上的订阅、已关闭的内省。' },
  DOCUMENT_NOT_TRUSTED: { status: 400, en: 'The deployment accepts known documents only, and this is none of them.', zh: '本部署只接受可信清单内的文档，而此文档不在其中。' },
  PAYLOAD_TOO_LARGE: { status: 413, en: 'The body or the upload is too large.', zh: '请求内容或上传文件过大。' },
  UNAVAILABLE: { status: 503, en: 'The server cannot work at the moment. Try again, waiting longer each time.', zh: '服务暂时不可用：重试，并逐次延长等待。' },
  INTERNAL: { status: 500, en: 'A fault of the server. `errorId` finds it in the log.', zh: '服务端故障；日志中可按 `errorId` 查到。' },
  GRAPHQL_PARSE_FAILED: { status: 400, en: 'The document is not GraphQL.', zh: '文档不是合法的 GraphQL。' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, en: 'The document does not fit the schema.', zh: '文档与接口模式不符。' },
  PERSISTED_QUERY_NOT_FOUND: { status: 200, en: 'The hash is not known here. Send the document beside it.', zh: '未知的文档哈希：请同时发送文档。' },
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 400, en: 'This kind of persisted query is not supported.', zh: '不支持此类持久化查询。' },
};

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const TABLES: Readonly<Record<string, () => readonly string[]>> = {
  'top-level': () => [
    row('code', 'HTTP', 'meaning', '含义'), row('---', '---', '---', '---'),
    ...[...ERROR_CODES, ...Object.keys(CODE_MEANINGS).filter((code) => !(ERROR_CODES as readonly string[]).includes(code)) as StandardCode[]]
      .map((code) => row(`\`${code}\``, String(CODE_MEANINGS[code].status), CODE_MEANINGS[code].en, CODE_MEANINGS[code].zh)),
  ],
  refusals: () => [
    row('code', 'message (en)', '消息（zh-CN）'), row('---', '---', '---'),
    ...FAILURE_KINDS.map((kind) => row(`\`${kind}\``, failures.en[`failures.${kind}`]!, failures['zh-CN'][`failures.${kind}`]!)),
  ],
};
const BLOCK = /<!-- (top-level|refusals) -->[\s\S]*?<!-- \/\1 -->/g;

/** Fills the blocks between `<!-- top-level -->`, `<!-- refusals -->` and their ends. */
export const withErrorTables = (markdown: string): string => markdown.replace(BLOCK, (_, name: string) => `<!-- ${name} -->\n${TABLES[name]!().join('\n')}\n<!-- /${name} -->`);

const FILE = 'docs/errors.md';

/** Rewrites the tables of docs/errors.md; with `--check` only says whether they are out of date. */
async function run(isCheck: boolean): Promise<number> {
  const before = await readFile(FILE, 'utf8');
  const after = withErrorTables(before);
  if (after === before) return 0;
  if (!isCheck) await writeFile(FILE, after);
  else process.stderr.write(`${FILE}: the tables are out of date; run scripts/error-tables.ts\n`);
  return isCheck ? 1 : 0;
}

if (import.meta.main) process.exitCode = await run(process.argv.includes('--check'));
