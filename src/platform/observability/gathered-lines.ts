import { pino, type DestinationStream } from 'pino';

const MILLISECONDS = 50;
const MOST_CHARACTERS = 16_384;

let output: DestinationStream | undefined;
/** Standard output, written to by turns: what is logged within some milliseconds is one write. What is left is written when the process ends. */
export const standardOutput = (): DestinationStream => (output ??= gathering());

function gathering(): DestinationStream {
  const out = pino.destination({ fd: 1, sync: false });
  let lines = '';
  const pass = (): void => {
    if (lines === '') return;
    const gathered = lines;
    lines = '';
    out.write(gathered);
  };
  process.on('exit', () => {
    pass();
    out.flushSync();
  });
  return {
    write(line) {
      if (lines === '') setTimeout(pass, MILLISECONDS).unref();
      lines += line;
      if (lines.length > MOST_CHARACTERS) pass();
    },
  };
}
