/** What jest asks of an environment, without a context of its own: test files run as the product does, in the realm of the process. */
export default class NativeEnvironment {
  global = {};
  moduleMocker = { restoreAllMocks() {} };
  fakeTimers = null;
  fakeTimersModern = null;

  async setup() {}
  async teardown() {}
  getVmContext() {
    return null;
  }
  handleTestEvent({ name, test }) {
    if (name === 'test_done') for (const error of test.errors.flat()) showPlaces(error);
  }
}

/** Jest leaves frames of functions without a name out, and most tests have none. */
function showPlaces(error) {
  if (!(error instanceof Error)) return;
  error.stack = error.stack?.replaceAll(/at (?:async )?<anonymous> \((.*)\)$/gm, 'at $1');
  showPlaces(error.cause);
}
