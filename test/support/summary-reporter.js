import fs from 'node:fs';

/** Ends the output of a run with one line of its own: `N passed, N failed, N skipped`. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
    // At exit, so that it comes after what the global teardown prints.
    process.once('exit', () => writeAll(line));
  }
}

/** A pipe may be full for a moment: standard output is not blocking then. */
function writeAll(line) {
  for (;;) {
    try {
      fs.writeSync(1, line);
      return;
    } catch (error) {
      if (error.code !== 'EAGAIN') return;
    }
  }
}
