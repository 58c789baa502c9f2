// Preloaded into what is measured: writes down, as the process ends, its peak memory in KB and, where
// BENCH_FILES is set, the files that it has loaded. CommonJS, because that is the cheapest to preload.
const { readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { env, pid, resourceUsage } = process

const files = []
if (env.BENCH_FILES === 'yes') {
  require('node:module').registerHooks({
    load(url, context, next) {
      files.push(url)
      return next(url, context)
    },
  })
}

process.on('exit', () => {
  writeFileSync(join(env.BENCH_INTO, `${pid}.json`), JSON.stringify({ kilobytes: peak(), files }))
})

/** `ru_maxrss` survives `exec`, so that it may be the parent's; VmHWM is ours alone. (proc(5)) */
function peak() {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    return Number(line?.[1] ?? resourceUsage().maxRSS)
  } catch {
    return resourceUsage().maxRSS
  }
}
