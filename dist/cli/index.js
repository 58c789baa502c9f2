#!/usr/bin/env node
// The terminal command, as `dist/cli/index.js`: the action's bundle, told that this is a terminal.
globalThis[Symbol.for('outage-playbook.terminal')] = true
await import('../index.js')
