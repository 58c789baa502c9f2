import type { Check } from '../scenario.ts'
import { oneReplyEach } from './answers.ts'
import { noFailedRuns } from './effort.ts'
import { nothingLeftOpen } from './record.ts'
import { nothingTold } from './secrecy.ts'

/** What must be true of every scenario. */
export const always: readonly Check[] = [oneReplyEach, nothingLeftOpen, noFailedRuns, nothingTold]
