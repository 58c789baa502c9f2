import type { SetUp } from '../set-up.ts'
export const setUp: SetUp = { label: 'workflow' }
