/**
 * A text and one flag before or behind it, where the text is taken as typed: `--at 14:05 it began`,
 * `it began --at "10 minutes ago"`, and, as nothing follows it, `it began --at 10 minutes ago`.
 */
export function splitTextFlag(
  typed: string,
  flag: string,
): { readonly text: string; readonly value?: string } {
  const before = new RegExp(String.raw`^--${flag}(?:=|\s+)(?:"([^"]*)"|'([^']*)'|(\S+))(?:\s+|$)`)
  const [whole = '', ...values] = before.exec(typed) ?? []
  if (whole !== '') {
    return { text: typed.slice(whole.length).trim(), value: values.find((one) => one) ?? '' }
  }
  const behind = new RegExp(String.raw`(?:^|\s)--${flag}(?:=|\s+)([^]*)$`).exec(typed)
  if (behind === null) return { text: typed.trim() }
  const value = (behind[1] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2')
  return { text: typed.slice(0, behind.index).trim(), value }
}
