/** @type {import('jest').Config} */
export default {
  testEnvironment: './test/support/native/environment.js',
  testRunner: './test/support/native/runner.js',
  testSequencer: './test/support/native/sequencer.js',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  globalSetup: './test/support/global-setup.ts',
  globalTeardown: './test/support/global-teardown.ts',
  reporters: ['default', './test/support/summary-reporter.js'],
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
  maxWorkers: 2,
};
