import type { Answer, Network, RequestOptions } from './network.ts';

/** The part of `wx` that a client needs (https://developers.weixin.qq.com/miniprogram/dev/api/network/). */
export interface Wx {
  request(options: {
    url: string; method: string; header?: Readonly<Record<string, string>>; data?: string; dataType?: string; redirect?: 'follow' | 'manual';
    success(result: { statusCode: number; data: unknown; header: Record<string, string> }): void; fail(error: { errMsg: string }): void;
  }): unknown;
  connectSocket(options: { url: string; protocols?: string[]; header?: Readonly<Record<string, string>>; fail?(error: { errMsg: string }): void }): SocketTask;
}
export interface SocketTask {
  send(options: { data: string; fail?(error: { errMsg: string }): void }): void;
  close(options: { code?: number; reason?: string }): void;
  onOpen(listener: () => void): void;
  onMessage(listener: (message: { data: string }) => void): void;
  onClose(listener: (event: { code: number; reason: string }) => void): void;
  onError(listener: (error: { errMsg: string }) => void): void;
}

/** As a mini-program has it: no `fetch`, no `WebSocket`, no cookies. */
export const weappNetwork = (wx: Wx): Network => ({
  name: 'mini-program',
  webSocket: webSocketOver(wx),
  request: ({ method, url, headers, body }: RequestOptions): Promise<Answer> => new Promise((resolve, reject) => {
    wx.request({
      url, method, dataType: 'text', redirect: 'manual', ...(headers ? { header: headers } : {}), ...(body === undefined ? {} : { data: body }),
      // Called for every HTTP status.
      success: ({ statusCode, data, header }) => resolve({ status: statusCode, text: String(data), location: header.location ?? header.Location ?? null }),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  }),
});

/** A SocketTask in the shape that graphql-ws expects of a WebSocket. */
function webSocketOver(wx: Wx): unknown {
  return class WeappSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readyState = 0;
    readonly protocol: string;
    onopen: (() => void) | null = null;
    onmessage: ((message: { data: string }) => void) | null = null;
    onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null;
    onerror: ((error: unknown) => void) | null = null;
    readonly #task: SocketTask;

    constructor(url: string, protocol: string) {
      this.protocol = protocol;
      this.#task = wx.connectSocket({ url, protocols: [protocol] });
      this.#task.onOpen(() => { this.readyState = 1; this.onopen?.(); });
      this.#task.onMessage((message) => this.onmessage?.(message));
      this.#task.onClose(({ code, reason }) => { this.readyState = 3; this.onclose?.({ code, reason, wasClean: true }); });
      this.#task.onError((error) => this.onerror?.(error));
    }
    send(data: string): void {
      this.#task.send({ data });
    }
    close(code?: number, reason?: string): void {
      this.readyState = 2;
      this.#task.close({ ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) });
    }
  };
}
