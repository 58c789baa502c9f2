import { minify } from '@swc/core'

/**
 * Leaves out of a built file what is never used, comments and indentation, which every run would read
 * and keep in memory. Names stay as they are, for whoever reads a stack trace.
 */
export async function shrink(text) {
  const { code } = await minify(text, {
    module: true,
    ecma: 2022,
    mangle: false,
    compress: { defaults: false, unused: true, dead_code: true, side_effects: true },
    format: { comments: false },
  })
  return `${code}\n`
}
