/**
 * What a step wrote to GITHUB_OUTPUT (or GITHUB_STATE): lines `name=value`, and blocks
 * `name<<DELIMITER … DELIMITER` (docs: "Workflow commands", section "Multiline strings").
 */
export function parseOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const block = /^([^=]+?)<<(.+)$/.exec(line)
    if (block === null) {
      const equals = line.indexOf('=')
      if (equals > 0) outputs[line.slice(0, equals)] = line.slice(equals + 1)
      continue
    }
    const [, name = '', delimiter = ''] = block
    const end = lines.indexOf(delimiter, index + 1)
    if (end < 0) break
    outputs[name] = lines.slice(index + 1, end).join('\n')
    index = end
  }
  return outputs
}
