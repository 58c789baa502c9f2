import { availableParallelism } from 'node:os'

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testSequencer: '<rootDir>/test/order.mjs',
  globalSetup: '<rootDir>/test/fidelity/start.mjs',
  globalTeardown: '<rootDir>/test/fidelity/stop.mjs',
  setupFiles: ['<rootDir>/test/cases.ts'],
  // Most tests wait for processes half of the time.
  maxWorkers: availableParallelism() + 3,
  // A property that is tried with many cases takes as long as it takes.
  testTimeout: process.env.FUZZ_CASES ? 1_800_000 : 30_000,
}
