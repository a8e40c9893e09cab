import http from 'node:http';

/** One request, sent over and over on kept-alive connections. */
export interface Target {
  readonly port: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Whether an answer is the right one; a wrong one ends the run. */
  readonly isRight: (text: string) => boolean;
}

/** Sends `count` requests, `concurrency` at a time, and answers the seconds it took and the bytes of the last answer. */
export async function sendMany(target: Target, count: number, concurrency: number): Promise<{ seconds: number; bytes: number }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const started = performance.now();
  let left = count;
  let bytes = 0;
  const work = async (): Promise<void> => {
    while (left-- > 0) bytes = await sendOne(target, agent);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  agent.destroy();
  return { seconds: (performance.now() - started) / 1_000, bytes };
}

function sendOne({ port, method, path, headers, body, isRight }: Target, agent: http.Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...(body === null ? {} : { 'content-length': Buffer.byteLength(body) }) } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode !== 200 || !isRight(text)) return reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`));
        resolve(Buffer.byteLength(text));
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
