const CENSORED = '[redacted]';
const MAX_DEPTH = 6;
const MAX_ITEMS = 50;
const MAX_TEXT = 4_000;
const SENSITIVE_KEY = /authorization|cookie|token|secret|password|passphrase|e-?mail|session_?key|js_?code|signature|credential|private_?key|api_?key|(^|_)(body|html|text|content|to|parameters|params|variables|openid|unionid)$|^body|Body$|^(phone|idempotencyKey)$/i;

/** Names that programs give are few; a client's variables can bring any. */
const MOST_KEYS = 1_000;
const judged = new Map<string, boolean>();

function isSensitive(key: string): boolean {
  const known = judged.get(key);
  if (known !== undefined) return known;
  const answer = SENSITIVE_KEY.test(key);
  if (judged.size < MOST_KEYS && key.length < 100) judged.set(key, answer);
  return answer;
}

const IN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/(\b\w+:\/\/[^\s:/@]*):[^\s@/]+@/g, '$1:[redacted]@'],
  [/[\w.+-]{1,64}@[\w-]+\.[\w.-]*\w/g, '[email]'],
  [/\bBearer\s+[\w.~+/-]+=*/gi, 'Bearer [redacted]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(?:sk|rk|whsec)_[\w]+/g, '[key]'],
  [/\b[a-z]{2,12}_[\w-]{43}(?![\w-])/g, '[token]'],
  [/\$argon2[\w$=,+/.-]+/g, '[hash]'],
  [/([?&](?:token|secret|signature|js_code|code|password|session_key|access_token|X-Amz-Signature)=)[^&\s"']+/gi, '$1[redacted]'],
];

/** One of these stands in whatever the patterns above find. */
const SUSPICIOUS = /[@$=_]|:\/\/|bearer|eyJ/i;

/** Text without addresses, tokens, keys and passwords in URLs. */
export function redactText(text: string): string {
  if (text.length <= MAX_TEXT && !SUSPICIOUS.test(text)) return text;
  const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return IN_TEXT.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), short);
}

/** An error as it may be logged: drivers put rows and parameters into other properties, so only these are kept. */
export function redactError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return redact(error, depth);
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const inner = error instanceof AggregateError ? error.errors.slice(0, 5) : [];
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(stackWithoutMessage(error)),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(cause !== undefined && depth < MAX_DEPTH ? { cause: redactError(cause, depth + 1) } : {}),
    ...(inner.length > 0 && depth < MAX_DEPTH ? { errors: inner.map((one) => redactError(one, depth + 1)) } : {}),
  };
}

// A message of several lines (a failed statement with its values) stands in the stack again.
function stackWithoutMessage(error: Error): string {
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 30).join('\n');
}

/** A copy that may be logged. What a key calls sensitive is censored whatever it holds. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => redact(item, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).slice(0, MAX_ITEMS)) copy[key] = redactNamed(key, (value as Record<string, unknown>)[key], depth);
  return copy;
}

function redactNamed(key: string, value: unknown, depth: number): unknown {
  const isCensored = isSensitive(key) && value !== null && value !== undefined && typeof value !== 'boolean';
  return isCensored ? CENSORED : redact(value, depth + 1);
}
