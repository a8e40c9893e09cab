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
}
