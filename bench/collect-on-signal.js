// Loaded into every server whose memory is read: garbage of the past is not memory of those who wait.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
process.on('SIGUSR2', () => {
  // As when memory runs short: pages that are free are given back.
  for (let times = 0; times < 2; times++) collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
});
