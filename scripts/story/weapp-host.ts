import { request as httpRequest } from 'node:http';
import WebSocket from 'ws';
import type { SocketTask, Wx } from './weapp-network.ts';

const MAX_SOCKETS = 5;

/** What the WeChat client gives to a mini-program, over Node's own HTTP and sockets: at most five sockets at once. */
export function weappHost(): Wx {
  let open = 0;
  return {
    request({ url, method, header, data, success, fail }) {
      const request = httpRequest(url, { method, headers: { ...header, ...(data === undefined ? {} : { 'content-length': Buffer.byteLength(data) }) } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => success({ statusCode: response.statusCode!, data: Buffer.concat(chunks).toString(), header: flat(response.headers) }));
      });
      request.on('error', (error) => fail({ errMsg: `request:fail ${error.message}` }));
      request.end(data);
    },
    connectSocket({ url, protocols, header }): SocketTask {
      if (open >= MAX_SOCKETS) throw new Error('connectSocket:fail too many sockets');
      open += 1;
      const socket = new WebSocket(url, protocols, { headers: { ...header } });
      socket.on('close', () => { open -= 1; });
      return {
        send: ({ data, fail }) => socket.send(data, (error) => { if (error) fail?.({ errMsg: error.message }); }),
        close: ({ code, reason }) => socket.close(code, reason),
        onOpen: (listener) => void socket.on('open', listener),
        onMessage: (listener) => void socket.on('message', (data) => listener({ data: String(data) })),
        onClose: (listener) => void socket.on('close', (code, reason) => listener({ code, reason: String(reason) })),
        onError: (listener) => void socket.on('error', (error) => listener({ errMsg: error.message })),
      };
    },
  };
}

const flat = (headers: NodeJS.Dict<string | string[]>): Record<string, string> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
