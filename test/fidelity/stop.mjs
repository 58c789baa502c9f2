/** Jest's global teardown: what was started for all workers ends. */
export default function stop() {
  globalThis.fidelityChecker.stdin.end()
}
