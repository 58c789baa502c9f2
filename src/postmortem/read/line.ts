import type { ActionFields } from '../../incident/post-mortem.ts'
import { findDue } from './due.ts'
import type { LineText } from './tree.ts'
import { wordOf, wordsOf, type Word } from './words.ts'

/** A ticket that a line names: `→ #51`, or `→ acme/ops#51` in another repository. */
export type TicketReference = { readonly number: number; readonly repository?: string }

/** What a line says: the title is what is left when the rest is taken away. */
export type ReadLine = ActionFields & { readonly ticket?: TicketReference }

const mention = /(?<![\w/@.`-])@([A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\/[\w.-]+)?)(?![\w@])/g
const arrow =
  /(?:→|->|=>)\s*(?:https?:\/\/[^\s/]+\/([\w.-]+\/[\w.-]+)\/issues\/(\d{1,9})|([\w.-]+\/[\w.-]+)?#(\d{1,9}))(?:\s*✅)?/u

/** Stands where something was taken out: what is on both sides of it does not belong together. */
const cut = '\u0001'
const longest = 200

/** Reads the line of an action item, or a cell of a table. */
export function readLine({ text, bare }: LineText, now: Date): ReadLine {
  const { ticket, rest: unreferenced } = takeTicket(text, bare)
  const { owners, rest: anonymous } = takeOwners(unreferenced)
  const groups = takeGroups(anonymous, now)
  const parts = takeParts(groups.rest, now)
  const due = groups.word.due ?? parts.word.due
  const found = due === undefined ? findDue(parts.rest, now) : undefined
  const rest = found === undefined ? parts.rest : without(parts.rest, found.start, found.end)
  const dated = found === undefined ? {} : { due: { text: found.text, date: found.date } }
  return {
    title: titled(rest),
    owners,
    ...parts.word,
    ...groups.word,
    ...dated,
    ...(ticket === undefined ? {} : { ticket }),
  }
}

function takeTicket(text: string, bare: string): { ticket?: TicketReference; rest: LineText } {
  const found = arrow.exec(bare)
  if (found === null) return { rest: { text, bare } }
  const repository = found[1] ?? found[3]
  const number = Number(found[2] ?? found[4])
  const end = found.index + found[0].length
  const rest = { text: without(text, found.index, end), bare: without(bare, found.index, end) }
  return { ticket: { number, ...(repository === undefined ? {} : { repository }) }, rest }
}

function takeOwners({ text, bare }: LineText): { owners: string[]; rest: string } {
  const found = [...bare.matchAll(mention)]
  const owners = [...new Map(found.map(([, login = '']) => [login.toLowerCase(), login])).values()]
  const rest = found
    .toReversed()
    .reduce((left, { index, 0: said }) => without(left, index, index + said.length), text)
  return { owners, rest }
}

/** Brackets that hold nothing but words of ours: `[prevent]`, `(P1, next Friday)`. */
function takeGroups(text: string, now: Date): { word: Word; rest: string } {
  let word: Word = {}
  const rest = text.replaceAll(/\(([^()[\]]{0,120})\)|\[([^()[\]]{0,120})\]/g, (whole, a, b) => {
    const said = wordsOf(String(a ?? b ?? '').replaceAll(cut, ','), now)
    if (said === undefined) return whole
    word = { ...said, ...word }
    return cut
  })
  return { word, rest }
}

/** Parts at either end that say something of ours: `P1: …`, `… — next Friday, detect`. */
function takeParts(text: string, now: Date): { word: Word; rest: string } {
  let word: Word = {}
  let rest = text
  const [head = '', lead = ''] = /^([^:–—\u0001]{1,20})(?::|\s[–—-]|\u0001)\s*/.exec(rest) ?? []
  const first = lead === '' ? undefined : wordOf(lead, now)
  if (first !== undefined && Object.keys(first).length > 0) {
    word = first
    rest = rest.slice(head.length)
  }
  for (;;) {
    const last = [...rest.matchAll(/[,;·|\u0001]|\s[–—-](?=\s|$)/g)].at(-1)
    const tail = last && wordOf(rest.slice(last.index + last[0].length), now)
    if (last === undefined || tail === undefined) return { word, rest }
    word = { ...tail, ...word }
    rest = rest.slice(0, last.index)
  }
}

function without(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}${cut}${text.slice(end)}`
}

function titled(text: string): string {
  const tidy = text
    .replaceAll(/\s*\u0001[\s\u0001]*/g, ' ')
    .replaceAll(/\(\s*\)|\[\s*\]/g, ' ')
    .replaceAll(/\s+([,;.!?)])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .replace(/(?:\b(?:owner|assignee|due|by)\s*:?\s*)+$/i, '')
    .replace(/^[\s,;:·|–—-]+/, '')
    .replace(/[\s,;:·|–—-]+$/, '')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(tidy)) return ''
  const points = [...tidy]
  return points.length <= longest ? tidy : `${points.slice(0, longest - 1).join('')}…`
}
