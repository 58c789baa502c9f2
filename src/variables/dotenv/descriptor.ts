import * as v from 'valibot'
import { text } from '../../config/values.ts'
import { storeDescriptor } from '../descriptor.ts'

/** Path of a dotenv file in the repository. */
const dotenvPath = v.pipe(
  text,
  v.regex(
    /^(?!\/|\.github\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+$/,
    'is not a path in the repository; write one such as `.env.production`',
  ),
)

/** A dotenv file on the deployed branch. */
export const dotenv = storeDescriptor({
  key: 'dotenv',
  schema: v.strictObject({
    dotenv: v.pipe(dotenvPath, v.description('Path of a dotenv file on the deployed branch.')),
  }),
  example: '{ dotenv: .env.production }',
  secrets: [],
  async open() {
    const { dotenvStore } = await import('./store.ts')
    return ({ dotenv: path }, { code, branch }) => dotenvStore(code, { path, branch })
  },
})
