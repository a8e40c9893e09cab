import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface ReceivedMail { readonly from: string; readonly to: readonly string[]; readonly data: string; readonly user: string | null }
export interface SmtpServer extends AsyncDisposable { readonly port: number; readonly mails: ReceivedMail[] }

/** A dialogue as RFC 5321 has it. Recipients named `nobody` are refused for ever, `later` for now. */
async function converse(socket: Socket, mails: ReceivedMail[]): Promise<void> {
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  let [from, to, data, user]: [string, string[], string[] | null, string | null] = ['', [], null, null];
  const recipient = (address: string): void => {
    if (address.startsWith('nobody@')) return say('550 5.1.1 No such mailbox');
    if (address.startsWith('later@')) return say('451 4.7.1 Come back later');
    to.push(address);
    say('250 OK');
  };
  say('220 test ESMTP');
  for await (const line of createInterface({ input: socket })) {
    if (data !== null && line === '.') {
      mails.push({ from, to, data: data.join('\n'), user });
      [from, to, data] = ['', [], null];
      say('250 Taken');
    } else if (data !== null) data.push(line.replace(/^\.\./, '.'));
    else if (/^EHLO/i.test(line)) socket.write('250-test\r\n250 AUTH PLAIN\r\n');
    else if (/^AUTH PLAIN /i.test(line)) {
      user = Buffer.from(line.slice(11), 'base64').toString().split('\0')[1] ?? null;
      say('235 OK');
    } else if (/^MAIL FROM:/i.test(line)) {
      from = /<(.*)>/.exec(line)?.[1] ?? '';
      say('250 OK');
    } else if (/^RCPT TO:/i.test(line)) recipient(/<(.*)>/.exec(line)?.[1] ?? '');
    else if (/^DATA/i.test(line)) {
      data = [];
      say('354 Go on');
    } else if (/^QUIT/i.test(line)) return void socket.end('221 Bye\r\n');
    else say('250 OK');
  }
}

/** A real SMTP listener on loopback that keeps what it is sent. */
export async function smtpServer(): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    converse(socket, mails).catch(() => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
