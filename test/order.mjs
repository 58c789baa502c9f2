import Sequencer from '@jest/test-sequencer'

/** What waits for processes comes first, so that nothing long is left for the end. */
const first = /\/test\/(fire|acceptance|hosting|records)\//

/** The order in which jest takes the files, on a machine that has never run them too. */
export default class Order extends Sequencer {
  sort(tests) {
    const weight = ({ path }) => (first.test(path) ? 0 : 1)
    // oxlint-disable-next-line unicorn/no-array-sort -- jest's own method
    return [...super.sort(tests)].toSorted((a, b) => weight(a) - weight(b))
  }
}
