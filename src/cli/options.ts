/** Options of every command of the terminal. */
export type GlobalOptions = {
  /** `owner/name` */
  readonly repo?: string
  readonly config: string
  readonly json?: boolean
}
