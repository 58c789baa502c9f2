import * as v from 'valibot'

/** Values that several keys have in common. A message reads `problem; remedy`. */

export const text = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('is empty; give it a value, or remove the key'),
)

export const url = v.pipe(
  v.string(),
  v.regex(
    /^https?:\/\/[^\s/]/,
    'is not an address; write it in full, such as `https://example.com`',
  ),
  v.regex(
    /^(?!.*\$\{)/,
    'holds a `${…}`, and nothing is filled in here; write the address itself, and what is secret in it into a header',
  ),
  v.url('is not an address; write it in full, such as `https://example.com`'),
)

export const count = v.pipe(v.number(), v.integer(), v.minValue(1))

/** Two names with a slash between them, neither of which leads up a path. */
const pair = /^(?!\.{1,2}\/)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/

export const repository = v.pipe(
  v.string(),
  v.regex(pair, 'is not a repository; write `owner/name`'),
)

/** Name of a branch. (git: check-ref-format.) */
export const branch = v.pipe(
  v.string(),
  v.regex(
    /^(?![-./])(?!.*(?:\.\.|\/\/|@\{|\/\.))[^\s~^:?*[\\]{1,244}(?<![./])$/,
    'is not the name of a branch; write it as in `main`',
  ),
)

/** A login on GitHub, without its `@`. */
export const login = v.pipe(
  v.string(),
  v.regex(
    /^@?[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$/,
    'is not a login on GitHub; write it as in `alice`, and a team under `permissions.teams`',
  ),
  v.transform((name) => name.replace(/^@/, '')),
)

/** A team, as `organisation/team`, without an `@`. */
export const team = v.pipe(
  v.string(),
  v.regex(
    /^@?(?!\.{1,2}\/)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/,
    'is not a team; write `organisation/team`, such as `acme/sre`',
  ),
  v.transform((name) => name.replace(/^@/, '')),
)

/** File name of a workflow. Its whole path is taken too. */
export const workflowFile = v.pipe(
  v.string(),
  v.regex(
    /^(?:\.github\/workflows\/)?[^/\\\s]+\.ya?ml$/,
    'is not a workflow file; name one below `.github/workflows`, such as `deploy.yml`',
  ),
  v.transform((path) => path.replace(/^.*\//, '')),
)

/** Path of a Markdown file in the repository. */
export const filePath = v.pipe(
  v.string(),
  v.regex(
    /^(?!\/|\.github\/workflows\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+\.(?:md|markdown)$/i,
    'is not a Markdown file of the repository; write a path such as `docs/outages.md`',
  ),
)

/** Name of a service or environment; it becomes part of file names and command lines. */
export const name = v.pipe(
  v.string(),
  v.regex(
    /^[\p{L}\p{N}_][\p{L}\p{N}_ .–()-]{0,99}$/u,
    'is not a name; use letters, digits, spaces, `-`, `_` and `.`, 100 at most',
  ),
)
