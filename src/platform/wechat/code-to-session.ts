import { z } from 'zod';
import { ok, refuse, type Result } from '../../kernel/result.ts';

/** Who signed in to the mini-program. The session key stays behind: nothing here decrypts WeChat's data. */
export interface WechatIdentity {
  readonly openId: string;
  /** The same person in all apps of one open platform account; null when the app belongs to none. */
  readonly unionId: string | null;
}
/** `busy` covers a WeChat that cannot be reached; the person may try again with a new code. */
export interface WechatFailure { readonly kind: 'invalid-code' | 'code-used' | 'rate-limited' | 'account-blocked' | 'busy' }

export interface WechatClient {
  /** Exchanges the code of `wx.login`, which lives five minutes and works once. */
  code2Session(code: string): Promise<Result<WechatIdentity, WechatFailure>>;
}
export interface WechatOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly apiBase: string;
  readonly timeoutMilliseconds?: number;
  /** Told why WeChat counts as busy; holds neither code nor secret. */
  readonly onBusy?: (reason: string) => void;
}

// https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
const FAILURES: Readonly<Record<number, WechatFailure['kind']>> = { 40029: 'invalid-code', 40163: 'code-used', 45011: 'rate-limited', 40226: 'account-blocked', [-1]: 'busy' };
const ANSWER = z.object({ errcode: z.number().optional(), openid: z.string().min(1).max(128).optional(), unionid: z.string().min(1).max(128).optional() });
const CODE = /^[\w-]{1,256}$/;

/** The answer, or why there is none: WeChat answers JSON as text/plain with status 200, also for errors. */
async function ask(url: URL, timeoutMilliseconds: number): Promise<z.infer<typeof ANSWER> | string> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMilliseconds) });
    if (!response.ok) return `status ${response.status}`;
    return ANSWER.safeParse(JSON.parse(await response.text())).data ?? 'an answer of another shape';
  } catch (error) {
    return error instanceof SyntaxError ? 'an answer that is not JSON' : (error as Error).name;
  }
}

/** The client of one mini-program. A wrong AppID or AppSecret is a fault of the deployment and is thrown. */
export function createWechatClient({ appId, appSecret, apiBase, timeoutMilliseconds = 5_000, onBusy }: WechatOptions): WechatClient {
  const busy = (reason: string): { ok: false; failure: WechatFailure } => {
    onBusy?.(reason);
    return refuse({ kind: 'busy' });
  };
  return {
    async code2Session(code) {
      if (!CODE.test(code)) return refuse({ kind: 'invalid-code' });
      const url = new URL(`${apiBase}/sns/jscode2session`);
      url.search = new URLSearchParams({ appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' }).toString();
      const answer = await ask(url, timeoutMilliseconds);
      if (typeof answer === 'string') return busy(answer);
      const { errcode = 0, openid, unionid } = answer;
      const kind = FAILURES[errcode];
      if (kind === 'busy') return busy(`errcode ${errcode}`);
      if (kind !== undefined) return refuse({ kind });
      if (errcode !== 0) throw new Error(`WeChat refused code2Session with errcode ${errcode}.`);
      return openid === undefined ? busy('an answer without openid') : ok({ openId: openid, unionId: unionid ?? null });
    },
  };
}
