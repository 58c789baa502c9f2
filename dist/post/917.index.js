export const id = 917;
export const ids = [917];
export const modules = {

/***/ 7917:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  postMain: () => (/* binding */ postMain)
});

;// CONCATENATED MODULE: ./src/errors.ts
/**
 * The catalogue of everything that can go wrong in front of a user. Each code has one sentence for
 * what it means and one for what to do; the README's table of errors is made from it.
 */
const catalogue = {
    // Configuration and playbook
    'config-missing': {
        means: 'The repository has no configuration on its default branch.',
        remedy: 'Add `.github/outage.yml`; the README has one to start from.',
    },
    'config-invalid': {
        means: 'The configuration has faults; each is listed with its line.',
        remedy: 'Mend the lines named, on the default branch.',
    },
    'playbook-missing': {
        means: 'The playbook that the configuration names does not exist.',
        remedy: 'Correct `playbook:` in `.github/outage.yml`, or add the file.',
    },
    'playbook-invalid': {
        means: 'The playbook has faults; each is listed with its line.',
        remedy: 'Mend the lines named, on the default branch.',
    },
    // What was asked for
    'command-unknown': {
        means: 'No command has that name.',
        remedy: 'Type `/help` for the list.',
    },
    'command-invalid': {
        means: 'The command has an argument that it does not take, or lacks one that it needs.',
        remedy: 'Compare with the usage shown, and type it again.',
    },
    'command-too-long': {
        means: 'The command line is longer than 2,000 characters.',
        remedy: 'Shorten it; put long texts in the comment, below the command.',
    },
    'event-invalid': {
        means: 'The event file is missing, or is not what GitHub sends.',
        remedy: 'Run the action in a workflow, or pass the `command` input.',
    },
    'event-stale': {
        means: 'The comment is older than a day, so its command is not run any more.',
        remedy: 'Type the command again in a new comment.',
    },
    'permission-denied': {
        means: 'The person who asked may not run this command.',
        remedy: 'Ask one of the people named to paste it.',
    },
    'permission-unknown': {
        means: 'GitHub did not say what the person may do, so nothing was done.',
        remedy: 'Use a token that can read collaborators and, where teams are named, team members.',
    },
    'service-unknown': {
        means: 'The configuration has no service of that name.',
        remedy: 'Use one of the services listed with `--service`.',
    },
    'service-ambiguous': {
        means: 'There are several services, and the command names none.',
        remedy: 'Add `--service NAME` (and `--env NAME`).',
    },
    'environment-unknown': {
        means: 'The service has no environment of that name.',
        remedy: 'Use one of the environments listed with `--env`.',
    },
    'incident-missing': {
        means: 'There is no open incident that this command could act on.',
        remedy: 'Type the command in an incident issue, or open one with `/declare`.',
    },
    'incident-closed': {
        means: 'The incident is closed already.',
        remedy: 'Open a new one with `/declare` if the trouble is back.',
    },
    'step-unknown': {
        means: 'The playbook has no step of that name.',
        remedy: 'Use one of the steps suggested; `/help check` says how they are named.',
    },
    'phase-unknown': {
        means: 'The playbook has no phase of that name.',
        remedy: 'Use `/phase next`, or one of the phases listed.',
    },
    'severity-unknown': {
        means: 'The playbook has no severity of that name.',
        remedy: 'Use one of the severities listed.',
    },
    'person-unknown': {
        means: 'That is not the name of a person on GitHub.',
        remedy: 'Name a login, such as `@alice`.',
    },
    // Rolling back
    'target-missing': {
        means: 'There is no release to roll back to.',
        remedy: 'Name a commit that was good: `/rollback SHA`.',
    },
    'target-unknown': {
        means: 'The target is neither a commit of this repository, nor a tag, nor a recorded release.',
        remedy: 'Give a full sha or a tag of the branch; `/rollback --dry-run` shows the known releases.',
    },
    'target-running': {
        means: 'The target is the release that is running.',
        remedy: 'Name an older one, such as `/rollback 2`, or check with `/health`.',
    },
    'target-foreign': {
        means: 'The target is not in the history of the deployed branch.',
        remedy: 'Name a commit that is on the branch.',
    },
    'branch-missing': {
        means: 'The deployed branch does not exist.',
        remedy: 'Restore the branch, or correct `branch:` in `.github/outage.yml`.',
    },
    'branch-protected': {
        means: 'The branch may be changed by pull request only, and the pull request could not be made.',
        remedy: 'Allow GitHub Actions to create pull requests (Settings → Actions → General), or revert by hand.',
    },
    'deploy-failed': {
        means: 'The hosting could not deploy the target.',
        remedy: 'Read the log linked, then `/retry`, or `/rollback 2` for an older release.',
    },
    'deploy-timeout': {
        means: 'The deployment did not end in the time it may take.',
        remedy: 'Look at the run linked; `/retry` asks again.',
    },
    'still-unhealthy': {
        means: 'Every release that could be tried is deployed, and production is still not healthy.',
        remedy: 'The cause is not the release alone: look at variables, database and dependencies.',
    },
    unhealthy: {
        means: 'The probes say that the service is not healthy.',
        remedy: 'Look at the probes listed; `/rollback` brings the last good release back.',
    },
    frozen: {
        means: 'Deployments are frozen.',
        remedy: 'Wait for the fix, or `/unfreeze` when deploying is safe again.',
    },
    'operation-running': {
        means: 'Another operation is running for this service and environment.',
        remedy: 'Wait for it to end, or stop it with `/cancel`.',
    },
    'operation-missing': {
        means: 'There is no operation to cancel or to try again.',
        remedy: 'Type the command that you want, such as `/rollback`.',
    },
    cancelled: {
        means: 'The operation was cancelled.',
        remedy: 'What was done is listed; `/retry` goes on with a new one.',
    },
    'hosting-unable': {
        means: 'The hosting cannot do what was asked.',
        remedy: 'Do it by hand, as the message says.',
    },
    // The world
    'secret-missing': {
        means: 'A token or key that this needs is not in the environment.',
        remedy: "Pass it to the step's `env:` under the name given.",
    },
    'github-denied': {
        means: 'GitHub refused a request for want of a permission.',
        remedy: "Give the job the permission named, in the workflow's `permissions:`.",
    },
    'github-limited': {
        means: 'The hourly limit of requests to GitHub is used up.',
        remedy: 'Wait until the time given, or go on from a terminal with your own token.',
    },
    'github-unavailable': {
        means: 'GitHub did not answer as it should, and still did not after several tries.',
        remedy: 'Try again; if GitHub is down, use the terminal and the hosting’s own page.',
    },
    'record-damaged': {
        means: 'A record is not what we write: edited by hand, or of a newer version.',
        remedy: 'Restore the file from its history on the branch `outage-records`.',
    },
    'record-contended': {
        means: 'Too many runs changed the same record at once.',
        remedy: 'Type the command again.',
    },
    timeout: {
        means: 'Something did not answer in time.',
        remedy: 'Try again; the message says what was waited for.',
    },
    unexpected: {
        means: 'Something happened that we did not foresee.',
        remedy: 'What was done is listed; `/retry` goes on. Please report it with the log.',
    },
};
/** An error a user meets: `code` from the catalogue, `message` says what happened this time. */
class OutageError extends Error {
    code;
    remedy;
    constructor(code, message, options = {}) {
        super(message, { cause: options.cause });
        this.name = 'OutageError';
        this.code = code;
        this.remedy = options.remedy ?? catalogue[code].remedy;
    }
}
/** Any thrown value as an `OutageError`; what is not one already becomes `unexpected`. */
function asOutageError(error) {
    if (error instanceof OutageError)
        return error;
    const message = error instanceof Error ? error.message : String(error);
    return new OutageError('unexpected', message, { cause: error });
}
/** Codes that mean: it was asked for wrongly, or may not be. All others mean: it did not work. */
const refusals = new Set([
    'command-unknown',
    'command-invalid',
    'command-too-long',
    'event-stale',
    'permission-denied',
    'service-unknown',
    'service-ambiguous',
    'environment-unknown',
    'incident-missing',
    'incident-closed',
    'step-unknown',
    'phase-unknown',
    'severity-unknown',
    'person-unknown',
    'target-missing',
    'target-unknown',
    'target-running',
    'target-foreign',
    'branch-missing',
    'frozen',
    'operation-running',
    'operation-missing',
    'hosting-unable',
]);
/** True where nothing was tried, because what was asked cannot be done or may not. */
function errors_isRefusal(code) {
    return refusals.has(code);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/clock.ts

/** The machine's own time. */
const systemClock = {
    now: () => new Date(),
    async sleep(ms, signal) {
        try {
            await (0,promises_.setTimeout)(ms, undefined, signal ? { signal } : {});
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};

;// CONCATENATED MODULE: ./src/commands/names.ts
/**
 * Names of all commands and their aliases. Kept apart from the table of commands, so that a comment
 * that is none of our business is recognised without loading anything else.
 */
const commandNames = [
    'help',
    'declare',
    'ack',
    'note',
    'check',
    'uncheck',
    'phase',
    'severity',
    'assign',
    'health',
    'rollback',
    'release',
    'freeze',
    'unfreeze',
    'gate',
    'retry',
    'cancel',
    'resolve',
    'refresh',
];
/** True where a line of the text may be a command, ours or somebody else's. Fast, never wrong about "no". */
function mayHoldCommand(text) {
    return /^ {0,3}\/[a-z]/im.test(text);
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./src/config/near.ts

/** The name that was probably meant, or nothing where none is close. Case does not count. */
function near_nearest(name, names) {
    const wanted = name.toLowerCase();
    const ranked = names
        .map((candidate) => ({ candidate, far: (0,mod/* distance */.Io)(wanted, candidate.toLowerCase()) }))
        .toSorted((a, b) => a.far - b.far);
    const [best] = ranked;
    return best !== undefined && best.far <= Math.ceil(wanted.length / 3) ? best.candidate : undefined;
}
// A longer list hides the fault that it belongs to.
const most = 12;
/** ``did you mean `health`?`` where a name is close, else the names: ``use one of `a`, `b` ``. */
function suggestion(name, names) {
    const near = near_nearest(name, names);
    if (near !== undefined)
        return `did you mean ${quoted(near)}?`;
    if (names.length === 0)
        return 'remove it';
    const rest = names.length > most ? `, … (${names.length} in all)` : '';
    return `use one of ${names.slice(0, most).map(quoted).join(', ')}${rest}`;
}
/** Somebody's text between backticks: one line, no backticks, 80 characters at most. */
function quoted(text) {
    // Control characters, and the separators that editors and logs break lines at.
    const line = text.replace(/[\p{Cc}\u2028\u2029`]+/gu, ' ').trim();
    return `\`${line.length > 80 ? `${line.slice(0, 79)}…` : line}\``;
}

;// CONCATENATED MODULE: ./src/config/issues.ts

/**
 * A valibot issue as a fault that a person can mend. Messages written in a schema have the form
 * `problem; remedy`. Nothing for unknown keys: `shapeFaults` names them all.
 */
function issueFault(issue) {
    const items = issue.path ?? [];
    const path = items.map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
    const isKey = items.at(-1)?.origin === 'key';
    if (isKey && issue.expected === 'never')
        return undefined;
    return { path, ...sentence(issue, isKey) };
}
function sentence(issue, isKey) {
    if (isKey && issue.received === 'undefined')
        return { problem: 'is missing', remedy: 'add it' };
    if (!issue.message.startsWith('Invalid '))
        return written(issue.message);
    const allowed = allowedValues(issue);
    if (allowed !== undefined)
        return notAllowed(issue, allowed);
    if (issue.kind === 'schema')
        return wrongType(issue);
    const bound = String(issue.requirement);
    if (issue.type === 'integer')
        return { problem: 'is not a whole number', remedy: 'round it' };
    if (issue.type === 'min_value')
        return { problem: 'is too small', remedy: `use ${bound} or more` };
    if (issue.type === 'max_value')
        return { problem: 'is too large', remedy: `use ${bound} or less` };
    return { problem: 'is not valid', remedy: issue.message };
}
function written(message) {
    const [problem = '', ...remedy] = message.split('; ');
    return { problem, remedy: remedy.join('; ') || 'correct it' };
}
/** The texts that a picklist or a variant takes, read from `("a" | "b")`. */
function allowedValues(issue) {
    if (!['picklist', 'variant', 'literal'].includes(issue.type))
        return undefined;
    if (issue.expected === null || issue.expected === 'Object')
        return undefined;
    return issue.expected
        .replace(/^\(|\)$/g, '')
        .split(' | ')
        .map((value) => value.replace(/^"|"$/g, ''));
}
function notAllowed(issue, allowed) {
    const list = `use one of ${allowed.map(quoted).join(', ')}`;
    if (issue.input === undefined)
        return { problem: 'is missing', remedy: list };
    if (typeof issue.input !== 'string')
        return { problem: `cannot be ${describe(issue.input)}`, remedy: list };
    const near = suggestion(issue.input, allowed);
    return {
        problem: `cannot be ${quoted(issue.input)}`,
        remedy: near === list ? list : `${near} It takes ${allowed.map(quoted).join(', ')}`,
    };
}
function wrongType(issue) {
    const wanted = (issue.expected ?? '').replace(/^\(|\)$/g, '').split(' | ');
    return {
        problem: `is ${describe(issue.input)}, and must be ${wanted.map(nameOf).join(' or ')}`,
        remedy: remedyFor(wanted, issue.input),
    };
}
function remedyFor(wanted, input) {
    if (input === null)
        return 'give it a value, or remove the key';
    if (wanted.includes('string') && typeof input !== 'object')
        return 'put it in quotes';
    if (wanted.includes('Array') && typeof input !== 'object')
        return 'write it as a list: `[value]`';
    if (wanted.includes('Object'))
        return 'write its keys below it, indented';
    return 'correct it';
}
function nameOf(type) {
    const names = {
        string: 'a text',
        number: 'a number',
        boolean: '`true` or `false`',
        Array: 'a list',
        Object: 'a mapping',
        null: 'empty',
    };
    return names[type] ?? type;
}
function describe(value) {
    if (value === null)
        return 'empty';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'a mapping';
    if (typeof value === 'boolean')
        return quoted(String(value));
    return typeof value === 'number' ? 'a number' : 'a text';
}

;// CONCATENATED MODULE: ./src/config/shape.ts

/**
 * Faults in the shape of a value: keys that the schema does not have, each with the key that was
 * probably meant, and lists where a mapping belongs. Valibot itself names only the first unknown
 * key of each object, and takes a list for an object.
 */
function shapeFaults(schema, value) {
    // The only place that looks inside schemas; what it reads is valibot's documented object API.
    return walk(schema, value, []);
}
function walk(shape, value, path) {
    if (shape.wrapped !== undefined) {
        return value === undefined ? [] : walk(shape.wrapped, value, path);
    }
    if (shape.getter !== undefined)
        return walk(shape.getter(value), value, path);
    if (shape.item !== undefined)
        return walkList(shape.item, value, path);
    if (shape.type === 'variant')
        return walkVariant(shape, value, path);
    if (shape.entries === undefined && shape.type !== 'record')
        return [];
    return walkMapping(shape, value, path);
}
function walkList(item, value, path) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((each, index) => walk(item, each, [...path, index]));
}
function walkVariant(shape, value, path) {
    if (!isMapping(value))
        return listFaults(value, path);
    const key = String(shape.key);
    const option = shape.options?.find((each) => each.entries?.[key]?.literal === value[key]);
    return option === undefined ? [] : walk(option, value, path);
}
function walkMapping(shape, value, path) {
    if (!isMapping(value))
        return listFaults(value, path);
    const entries = shape.entries ?? {};
    const others = shape.type === 'record' ? shape.value : shape.rest;
    return Object.entries(value).flatMap(([key, each]) => {
        const here = [...path, key];
        if (Object.hasOwn(entries, key))
            return walk(entries[key] ?? { type: '' }, each, here);
        if (others === undefined)
            return [unknownKey(key, Object.keys(entries), here)];
        return reserved.has(key) ? [reservedKey(key, here)] : walk(others, each, here);
    });
}
// Valibot drops these from records without a word.
const reserved = new Set(['__proto__', 'prototype', 'constructor']);
function unknownKey(key, known, path) {
    return { path, problem: 'is not a known key', remedy: suggestion(key, known) };
}
function reservedKey(key, path) {
    return { path, problem: `cannot be named ${quoted(key)}`, remedy: 'choose another name' };
}
function listFaults(value, path) {
    if (!Array.isArray(value))
        return [];
    return [
        {
            path,
            problem: 'is a list, and must be a mapping',
            remedy: 'write `name: value` instead of `- `',
        },
    ];
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/config/faults.ts





/**
 * The value of `document` as the schema reads it. Throws one `OutageError` with `code` that lists
 * every fault: unknown keys, wrong types and wrong values, and whatever `check` finds in a value
 * that has none of those.
 */
function validate(schema, document, code, check = () => []) {
    const shape = shapeFaults(schema, document.value);
    const result = dist/* safeParse */.xLC(schema, document.value);
    const values = (result.issues ?? [])
        .map((issue) => issueFault(issue))
        .filter((fault) => fault !== undefined)
        .filter((fault) => !shape.some(({ path }) => isWithin(fault.path, path)));
    refuseFaults([...shape, ...values], document, code);
    if (!result.success)
        throw new OutageError(code, `${document.file} has faults.`);
    refuseFaults(check(result.output), document, code);
    return result.output;
}
/** Throws one `OutageError` with `code` that lists the faults by line; does nothing without any. */
function refuseFaults(faults, document, code) {
    if (faults.length === 0)
        return;
    const lines = faults
        .map((fault) => ({ ...fault, line: document.lineOf(fault.path) }))
        .toSorted((a, b) => a.line - b.line)
        .map(({ line, path, problem, remedy }) => {
        const subject = path.length === 0 ? 'The file' : pathText(path);
        return `- ${document.file}:${line} ${subject} ${problem}; ${remedy}`;
    });
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
    throw new OutageError(code, [`${document.file} has ${count}:`, ...new Set(lines)].join('\n'));
}
/** `services.shop.probes[0]`, between backticks. */
function pathText(path) {
    return quoted(path
        .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
        .join('')
        .replace(/^\./, ''));
}
function isWithin(path, parent) {
    return parent.every((key, index) => String(path[index]) === String(key));
}

;// CONCATENATED MODULE: ./src/config/references.ts

/** Playbooks that need no file. */
const builtinPlaybooks = ['service-outage'];
/** Names in a configuration that stand for nothing. `commands` are those that exist, if known. */
function referenceFaults(config, commands) {
    return [...playbookFaults(config), ...permissionFaults(config, commands)];
}
function playbookFaults({ playbook }) {
    if (builtinPlaybooks.some((name) => name === playbook))
        return [];
    if (/\.ya?ml$/.test(playbook) && !/^\/|(^|\/)\.\.(\/|$)/.test(playbook))
        return [];
    const near = near_nearest(playbook, builtinPlaybooks);
    return [
        {
            path: ['playbook'],
            problem: 'is neither a playbook that is built in, nor the path of a YAML file in the repository',
            remedy: near === undefined
                ? 'write `service-outage`, or a path such as `.github/playbook.yml`'
                : `did you mean \`${near}\`?`,
        },
    ];
}
function permissionFaults({ permissions }, commands) {
    if (commands === undefined)
        return [];
    const known = ['default', 'teams', ...commands];
    return Object.keys(permissions)
        .filter((name) => !known.includes(name))
        .map((name) => ({
        path: ['permissions', name],
        problem: 'is not a command',
        remedy: suggestion(name, known),
    }));
}

;// CONCATENATED MODULE: ./src/config/duration.ts

const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const shape = /^(\d+)(ms|s|m|h|d)$/;
/** `500ms`, `5s`, `15m`, `4h` or `2d`, read as milliseconds. */
const duration = dist/* pipe */.FsL(dist/* string */.YjP('is not a duration; write a number and a unit, such as `500ms`, `5s`, `15m`, `4h`'), dist/* regex */.yGV(shape, 'is not a duration; write a number and a unit, such as `500ms`, `5s`, `15m`, `4h`'), dist/* transform */.pdi(milliseconds));
function milliseconds(text) {
    const match = shape.exec(text);
    const [, amount = '0', name = 'ms'] = match ?? [];
    return Number(amount) * unit[name];
}

;// CONCATENATED MODULE: ./src/config/values.ts

/** Values that several keys have in common. A message reads `problem; remedy`. */
const values_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* trim */.Bqr(), dist/* nonEmpty */.hq('is empty; give it a value, or remove the key'));
const url = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^https?:\/\/[^\s/]/, 'is not an address; write it in full, such as `https://example.com`'), dist/* url */.OZ5('is not an address; write it in full, such as `https://example.com`'));
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1));
const repository = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w.-]+\/[\w.-]+$/, 'is not a repository; write `owner/name`'));
/** A login on GitHub, without its `@`. */
const login = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^@?[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$/, 'is not a login on GitHub; write it as in `alice`, and a team under `permissions.teams`'), dist/* transform */.pdi((name) => name.replace(/^@/, '')));
/** A team, as `organisation/team`, without an `@`. */
const team = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^@?[\w.-]+\/[\w.-]+$/, 'is not a team; write `organisation/team`, such as `acme/sre`'), dist/* transform */.pdi((name) => name.replace(/^@/, '')));
/** File name of a workflow. Its whole path is taken too. */
const workflowFile = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?:\.github\/workflows\/)?[^/\\\s]+\.ya?ml$/, 'is not a workflow file; name one below `.github/workflows`, such as `deploy.yml`'), dist/* transform */.pdi((path) => path.replace(/^.*\//, '')));
/** Name of a service or environment; it becomes part of file names and command lines. */
const values_name = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\p{L}\p{N}_][\p{L}\p{N}_ .–()-]{0,99}$/u, 'is not a name; use letters, digits, spaces, `-`, `_` and `.`, 100 at most'));

;// CONCATENATED MODULE: ./src/config/hosting.ts



const timeout = dist/* pipe */.FsL(dist/* optional */.lqM(duration, '30m'), dist/* description */.h_('How long one deployment may take.'));
/** Where releases run, and how one is deployed. */
const hosting = dist/* variant */.Oxt('provider', [
    dist/* strictObject */.rej({
        provider: dist/* literal */.euz('workflow'),
        workflow: dist/* pipe */.FsL(workflowFile, dist/* description */.h_('File name of the deploy workflow below `.github/workflows`.')),
        'ref-input': dist/* optional */.lqM(dist/* pipe */.FsL(values_text, dist/* description */.h_('Name of the workflow’s input that takes the commit; without one it deploys the branch’s head.'))),
        inputs: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), dist/* description */.h_('Further inputs, passed as they are.'))),
        timeout,
    }),
    dist/* strictObject */.rej({
        provider: dist/* literal */.euz('command'),
        deploy: dist/* pipe */.FsL(values_text, dist/* description */.h_('Command line; split like a shell’s, never given to one. `{sha}` stands for the commit.')),
        timeout,
    }),
]);

;// CONCATENATED MODULE: ./src/config/probes.ts



const scalar = dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY(), dist/* null */.chJ()]);
const probes_status = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(100, 'is not an HTTP status; use 100 to 599'), dist/* maxValue */.cGV(599, 'is not an HTTP status; use 100 to 599'));
const expectation = dist/* strictObject */.rej({
    status: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* union */.KCZ([probes_status, dist/* pipe */.FsL(dist/* array */.YOg(probes_status), dist/* minLength */.BpQ(1, 'is empty; name a status'))]), 200), dist/* description */.h_('The status that is healthy, or a list of them.')),
    'body-contains': dist/* optional */.lqM(values_text),
    'body-lacks': dist/* optional */.lqM(values_text),
    json: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* record */.g1P(dist/* string */.YjP(), scalar), dist/* description */.h_('Paths such as `database.status`, and the value that each must have.'))),
    within: dist/* optional */.lqM(dist/* pipe */.FsL(duration, dist/* description */.h_('Slower than this is degraded.'))),
});
const httpProbe = dist/* strictObject */.rej({
    http: dist/* pipe */.FsL(url, dist/* description */.h_('Address to ask.')),
    method: dist/* optional */.lqM(dist/* picklist */.KIO(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']), 'GET'),
    headers: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}),
    body: dist/* optional */.lqM(dist/* string */.YjP()),
    redirects: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(20)), 5), dist/* description */.h_('How many redirects are followed.')),
    'ip-version': dist/* optional */.lqM(dist/* picklist */.KIO([4, 6])),
    'allow-private': dist/* pipe */.FsL(dist/* optional */.lqM(dist/* boolean */.zMY(), false), dist/* description */.h_('Lets the address be one of a private network.')),
    expect: dist/* optional */.lqM(expectation, {}),
});
const commandProbe = dist/* strictObject */.rej({
    command: dist/* pipe */.FsL(values_text, dist/* description */.h_('Command line; split like a shell’s, never given to one. Exit 0 is up.')),
});
/** The kinds of probe there are, by the key that each begins with. */
const probeKinds = { http: httpProbe, command: commandProbe };
const names = Object.keys(probeKinds)
    .map((name) => `\`${name}:\``)
    .join(', ');
const noProbe = dist/* never */.ZmZ(`is not a probe; begin it with one of ${names}`);
/** A probe of any kind. Chosen by its key, so that its faults are those of its own kind. */
const probe = dist/* lazy */.RZV((input) => {
    if (typeof input !== 'object' || input === null)
        return noProbe;
    return Object.entries(probeKinds).find(([name]) => Object.hasOwn(input, name))?.[1] ?? noProbe;
});

;// CONCATENATED MODULE: ./src/config/schema.ts





const level = dist/* picklist */.KIO(['read', 'triage', 'write', 'maintain', 'admin']);
const health = dist/* strictObject */.rej({
    timeout: dist/* pipe */.FsL(dist/* optional */.lqM(duration, '5s'), dist/* description */.h_('How long one probe may take.')),
    confirm: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* strictObject */.rej({
        failures: dist/* optional */.lqM(count, 3),
        successes: dist/* optional */.lqM(count, 2),
        every: dist/* optional */.lqM(duration, '10s'),
    }), {}), dist/* description */.h_('How many findings in a row make a verdict, and how far apart they are.')),
    canary: dist/* optional */.lqM(dist/* pipe */.FsL(url, dist/* description */.h_('An address that is always up: where it does not answer, our own network is at fault.'))),
    probes: dist/* pipe */.FsL(dist/* array */.YOg(probe), dist/* minLength */.BpQ(1, 'names no probe; add one, such as `- http: https://…`')),
});
const rollback = dist/* strictObject */.rej({
    automatic: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* picklist */.KIO(['always', 'when-unhealthy', 'never']), 'when-unhealthy'), dist/* description */.h_('Whether a failed deployment is rolled back without anybody asking.')),
    attempts: dist/* pipe */.FsL(dist/* optional */.lqM(count, 2), dist/* description */.h_('How many good releases to walk back at most.')),
    branch: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* picklist */.KIO(['revert', 'pull-request', 'leave']), 'revert'), dist/* description */.h_('How the branch is made to agree with what runs.')),
});
const environment = dist/* strictObject */.rej({
    url: dist/* optional */.lqM(dist/* pipe */.FsL(url, dist/* description */.h_('Where people reach it.'))),
    branch: dist/* pipe */.FsL(dist/* optional */.lqM(values_text, 'main'), dist/* description */.h_('Branch that is deployed.')),
    workflows: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* array */.YOg(values_text), []), dist/* description */.h_('Names of the workflows that deploy; a failed run of one is a failed deployment.')),
    hosting: hosting,
    health,
    rollback: dist/* optional */.lqM(rollback, {}),
});
const service = dist/* strictObject */.rej({
    repository: dist/* optional */.lqM(dist/* pipe */.FsL(repository, dist/* description */.h_('Where its code and deploy workflow live; this repository by default.'))),
    environments: dist/* pipe */.FsL(dist/* record */.g1P(values_name, environment), dist/* check */.z6Y((all) => Object.keys(all).length > 0, 'has no environment; add one, such as `production:`')),
});
/** `.github/outage.yml`. */
const configSchema = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1, 'is not a version that exists; write `version: 1`'),
    playbook: dist/* pipe */.FsL(dist/* optional */.lqM(values_text, 'service-outage'), dist/* description */.h_('`service-outage`, which is built in, or the path of a playbook in the repository.')),
    services: dist/* pipe */.FsL(dist/* record */.g1P(values_name, service), dist/* check */.z6Y((all) => Object.keys(all).length > 0, 'has no service; add one, named as your team calls it')),
    permissions: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* objectWithRest */.U1j({ default: dist/* optional */.lqM(level), teams: dist/* optional */.lqM(dist/* array */.YOg(team)) }, level), {}), dist/* description */.h_('Who may run commands: by default, and by the name of a command.')),
    people: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* strictObject */.rej({
        'on-call': dist/* optional */.lqM(dist/* array */.YOg(login), []),
        'technical-lead': dist/* optional */.lqM(dist/* array */.YOg(login), []),
        'engineering-manager': dist/* optional */.lqM(dist/* array */.YOg(login), []),
        cto: dist/* optional */.lqM(dist/* array */.YOg(login), []),
    }), {}), dist/* description */.h_('Logins on GitHub of those who are told, and escalated to in this order.')),
    records: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* picklist */.KIO(['github']), 'github'), dist/* description */.h_('Where records are kept: `github` is the branch `outage-records`.')),
});

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(3243);
;// CONCATENATED MODULE: ./src/config/positions.ts

/**
 * Lines of a YAML document, counted from 1, by path: of the key in a mapping, of the item in a
 * list, and of the nearest parent for what is not there. `events` are those of one document.
 */
function linesOf(events, source) {
    // Files without faults, which most are, never ask.
    let known;
    return (path) => {
        const offsets = (known ??= offsetsOf(events, source));
        for (let length = path.length; length > 0; length--) {
            const offset = offsets.get(keyOf(path.slice(0, length)));
            if (offset !== undefined)
                return source.slice(0, offset).split('\n').length;
        }
        return 1;
    };
}
function offsetsOf(events, source) {
    const offsets = new Map();
    const open = [];
    for (const event of events) {
        if (event.type === js_yaml/* EVENT_ID */.hy.DOCUMENT)
            continue;
        if (event.type === js_yaml/* EVENT_ID */.hy.POP) {
            open.pop();
            continue;
        }
        const parent = open.at(-1);
        const path = parent === undefined ? [] : enter(parent, event, source);
        const start = startOf(event);
        // A key comes before its value, and its line is the one that people look for.
        if (start >= 0 && !offsets.has(keyOf(path)))
            offsets.set(keyOf(path), start);
        if (event.type === js_yaml/* EVENT_ID */.hy.MAPPING || event.type === js_yaml/* EVENT_ID */.hy.SEQUENCE) {
            open.push({ path, isMapping: event.type === js_yaml/* EVENT_ID */.hy.MAPPING, next: 0 });
        }
    }
    return offsets;
}
/** Path of the item, key or value that `event` begins inside `parent`. */
function enter(parent, event, source) {
    if (!parent.isMapping)
        return [...parent.path, parent.next++];
    if (parent.key !== undefined) {
        const path = parent.key;
        delete parent.key;
        return path;
    }
    const name = event.type === js_yaml/* EVENT_ID */.hy.SCALAR ? (0,js_yaml/* getScalarValue */.KE)(source, event) : '';
    parent.key = [...parent.path, name];
    return parent.key;
}
function startOf(event) {
    if (event.type === js_yaml/* EVENT_ID */.hy.SCALAR)
        return event.valueStart;
    if (event.type === js_yaml/* EVENT_ID */.hy.ALIAS)
        return event.anchorStart;
    return 'start' in event ? event.start : -1;
}
/** One text per path; numbers and texts that look alike are the same to YAML. */
function keyOf(path) {
    return JSON.stringify(path.map(String));
}

;// CONCATENATED MODULE: ./src/config/yaml.ts



const schema = js_yaml/* CORE_SCHEMA */.OU.withTags(js_yaml/* mergeTag */.LJ);
// Aliases multiply: nine levels of nine make a document that never ends. Nobody needs twenty.
const maxAliases = 20;
/**
 * Reads YAML and remembers its lines. Aliases and merge keys (`<<`) are understood. Throws an
 * `OutageError` with `code` where the text is not YAML, is empty, or holds several documents.
 */
function readYaml(source, file, code) {
    try {
        const events = (0,js_yaml/* parseEvents */.PH)(source, {});
        const documents = (0,js_yaml/* constructFromEvents */.fw)(events, { source, schema, maxAliases });
        if (documents.length > 1)
            throw severalDocuments(file, code);
        const [value] = documents;
        if (value === undefined || value === null)
            throw emptyFile(file, code);
        return { file, value, lineOf: linesOf(events, source) };
    }
    catch (error) {
        if (error instanceof OutageError)
            throw error;
        throw brokenFile(file, code, source, error);
    }
}
function severalDocuments(file, code) {
    return new OutageError(code, `${file} holds several documents, and must hold one.`, {
        remedy: 'Keep one of them, and remove the lines `---` in between.',
    });
}
function emptyFile(file, code) {
    return new OutageError(code, `${file} is empty.`, {
        remedy: 'Fill it in; the README has an example to start from.',
    });
}
function brokenFile(file, code, source, cause) {
    if (!(cause instanceof js_yaml/* YAMLException */.tB) || cause.mark === undefined) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        return new OutageError(code, `${file} is not valid YAML: ${reason}.`, { cause });
    }
    const { line, column, position } = cause.mark;
    return new OutageError(code, `${file}:${line + 1}:${column + 1} is not valid YAML: ${cause.reason}.`, { remedy: yaml_remedyFor(cause.reason, source.charAt(position)), cause });
}
function yaml_remedyFor(reason, character) {
    if (reason.includes('tab character'))
        return 'Indent with spaces instead of tabs.';
    if (reason.includes('duplicated'))
        return 'Remove one of the two keys of that name.';
    if (reason.includes('unidentified alias'))
        return 'Define what the alias repeats, above it.';
    if (reason.includes('aliases'))
        return 'Write out what the aliases repeat.';
    if (reason.includes('quoted scalar'))
        return 'Close the quotes where the value ends.';
    if ('@`%'.includes(character) && character !== '') {
        return `Put values that begin with \`${character}\` in quotes, such as \`"@alice"\`.`;
    }
    return 'Line up the keys of one mapping, and put values that hold `: ` or ` #` in quotes.';
}

;// CONCATENATED MODULE: ./src/config/load.ts




/**
 * Reads `.github/outage.yml`. `file` is its path, for messages. Throws `config-invalid` with every
 * fault at once, each with its line, its key and what to do.
 */
function parseConfig(source, file, options = {}) {
    const document = readYaml(source, file, 'config-invalid');
    return validate(configSchema, document, 'config-invalid', (config) => referenceFaults(config, options.commands));
}

// EXTERNAL MODULE: ./node_modules/@octokit/rest/dist-src/index.js + 22 modules
var dist_src = __webpack_require__(891);
;// CONCATENATED MODULE: ./src/secrets.ts
/**
 * Secrets never leave through a comment, a log, a record or an error. Everything that goes out
 * passes `redact` with what the environment holds.
 */
/** Names of variables whose values are likely to be secret. */
const telling = /TOKEN|KEY|SECRET|PASS|URI|CREDENTIAL|AUTH|COOKIE|DSN|IDENTITY/i;
/** Variables of the runner that match, and are no secrets. */
const harmless = /^(GITHUB_ACTION|GITHUB_PATH|GITHUB_STATE|ACTIONS_CACHE_URL|SSH_AUTH_SOCK|XAUTHORITY)/;
/** Values of variables that are likely to be secret, by their names. */
function likelySecrets(env) {
    return Object.entries(env).flatMap(([name, value]) => {
        const isLikely = telling.test(name) && !harmless.test(name);
        return isLikely && value !== undefined && value.length >= 6 ? [value] : [];
    });
}
/** `text` without the secrets, whole or encoded for a URL; the longest first. */
function redact(text, secrets) {
    return secrets
        .flatMap((secret) => [secret, encodeURIComponent(secret)])
        .filter((secret) => secret !== '')
        .toSorted((a, b) => b.length - a.length)
        .reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
/** As `redact`, for every text in a value of any shape. Nothing is changed where nothing is found. */
function redactDeep(value, secrets) {
    if (secrets.length === 0)
        return value;
    if (typeof value === 'string')
        return redact(value, secrets);
    if (Array.isArray(value))
        return value.map((item) => redactDeep(item, secrets));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactDeep(item, secrets)]));
}

// EXTERNAL MODULE: ./node_modules/p-retry/index.js + 1 modules
var p_retry = __webpack_require__(4995);
;// CONCATENATED MODULE: ./src/github/retry.ts

const usualPolicy = {
    retries: 4,
    pause: 500,
    longestWait: 60_000,
    timeout: 15_000,
};
/**
 * Runs `attempt` until it succeeds, `judge` says that another one makes no sense, or the policy's
 * tries are used up; then throws the last error.
 */
async function withRetry(attempt, judge, policy = usualPolicy) {
    return (0,p_retry/* default */.Ay)(async () => {
        try {
            return await attempt();
        }
        catch (error) {
            const { again, after = 0 } = judge(error);
            if (!again || after > policy.longestWait)
                throw new p_retry/* AbortError */.lc(asError(error));
            if (after > 0)
                await new Promise((resolve) => setTimeout(resolve, after));
            throw asError(error);
        }
    }, { retries: policy.retries, minTimeout: policy.pause, factor: 2, randomize: true });
}
function asError(error) {
    return error instanceof Error ? error : new Error(String(error));
}

;// CONCATENATED MODULE: ./src/github/client.ts



/** Parameters that carry text to where people read it. */
const outgoing = [
    'body',
    'title',
    'message',
    'description',
    'payload',
    'inputs',
    'environment_url',
    'log_url',
];
/** The API version that every request names; answers are shaped by it. */
const apiVersion = '2022-11-28';
/**
 * A client that retries what may be repeated: reads on any trouble, writes only where GitHub says
 * that it did nothing (limits, 503). Whoever writes and gets no answer has to look first.
 */
function connectGitHub(options) {
    const [owner = '', repo = ''] = options.repository.split('/');
    const policy = options.policy ?? usualPolicy;
    const octokit = new dist_src/* Octokit */.E({
        auth: options.token,
        baseUrl: options.apiUrl,
        userAgent: 'outage-playbook',
        request: { fetch: wholeAnswers(policy.timeout) },
        log: { debug() { }, info() { }, warn() { }, error() { } },
    });
    // A hook has to change the parameters themselves: a copy passed on reaches no other hook.
    octokit.hook.before('request', (parameters) => {
        parameters.headers = { ...parameters.headers, 'x-github-api-version': apiVersion };
        for (const name of outgoing) {
            if (name in parameters)
                parameters[name] = redactDeep(parameters[name], options.secrets);
        }
    });
    octokit.hook.wrap('request', (request, parameters) => withRetry(async () => request(parameters), (error) => judge(error, isRead(parameters)), policy));
    return {
        octokit,
        owner,
        repo,
        url: `${options.serverUrl}/${owner}/${repo}`,
        redact: (value) => redactDeep(value, options.secrets),
    };
}
/**
 * Fetches answers whole, within `timeout` milliseconds, or fails: Octokit takes one that was cut for
 * an empty one.
 */
function wholeAnswers(timeout) {
    return async (address, init) => {
        const response = await fetch(address, { ...init, signal: AbortSignal.timeout(timeout) });
        await response.clone().arrayBuffer();
        return response;
    };
}
/** The HTTP status of an error that Octokit threw, or 0 where there was no answer at all. */
function client_statusOf(error) {
    return isHttpError(error) && error.response ? error.status : 0;
}
/** The headers of the answer that an error came with. */
function headersOf(error) {
    return isHttpError(error) ? (error.response?.headers ?? {}) : {};
}
/** GitHub's own sentence about an error. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function isHttpError(error) {
    return typeof error === 'object' && error !== null && 'status' in error;
}
/** True where asking twice changes nothing; GraphQL asks with POST too. */
function isRead({ method, url, ...rest }) {
    if (method === 'GET' || method === 'HEAD')
        return true;
    return url === '/graphql' && 'query' in rest && /^\s*query\b/.test(String(rest.query));
}
function judge(error, reads) {
    const status = client_statusOf(error);
    const after = waitAsked(error);
    if (status === 429 || (status === 403 && after !== undefined)) {
        return { again: true, after: after ?? 1_000 };
    }
    if (status === 0 || status >= 500)
        return { again: reads || status === 503 };
    return { again: false };
}
/** Milliseconds until GitHub wants to be asked again, where it said so. */
function waitAsked(error) {
    if (!isHttpError(error))
        return undefined;
    const headers = headersOf(error);
    const seconds = Number(headers['retry-after']);
    if (Number.isFinite(seconds) && headers['retry-after'] !== undefined)
        return seconds * 1_000;
    if (String(headers['x-ratelimit-remaining']) === '0') {
        return Math.max(0, Number(headers['x-ratelimit-reset']) * 1_000 - Date.now());
    }
    return /secondary rate limit/i.test(error.message) ? 60_000 : undefined;
}

;// CONCATENATED MODULE: ./src/github/actions.ts

/**
 * Starts a workflow by hand. Answers the run where GitHub names it (since 2026; Enterprise Server
 * up to 3.20 does not, and refuses to be asked).
 */
async function dispatchWorkflow(github, workflow, ref, inputs) {
    const route = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';
    const parameters = {
        owner: github.owner,
        repo: github.repo,
        workflow_id: workflow,
        ref,
        inputs,
    };
    try {
        const { data } = await github.octokit.request(route, {
            ...parameters,
            return_run_details: true,
        });
        const run = data;
        if (!isRunDetails(run))
            return undefined;
        return { id: run.workflow_run_id, url: run.html_url };
    }
    catch (error) {
        if (client_statusOf(error) !== 400 || !/return_run_details/.test(messageOf(error)))
            throw error;
        await github.octokit.request(route, parameters);
        return undefined;
    }
}
function isRunDetails(value) {
    return typeof value === 'object' && value !== null && 'workflow_run_id' in value;
}
/** A run, and the ETag to ask again with; `undefined` where nothing changed since that ETag. */
async function readRun(github, id, etag) {
    try {
        const { data, headers } = await github.octokit.rest.actions.getWorkflowRun({
            owner: github.owner,
            repo: github.repo,
            run_id: id,
            headers: etag === undefined ? {} : { 'if-none-match': etag },
        });
        return { run: actions_shape(data), etag: headers.etag };
    }
    catch (error) {
        if (client_statusOf(error) === 304)
            return undefined;
        throw error;
    }
}
/** Runs of a workflow, newest first. */
async function listRuns(github, workflow, filter) {
    try {
        const { data } = await github.octokit.rest.actions.listWorkflowRuns({
            owner: github.owner,
            repo: github.repo,
            workflow_id: workflow,
            per_page: filter.limit ?? 20,
            ...(filter.event === undefined ? {} : { event: filter.event }),
            ...(filter.status === undefined ? {} : { status: filter.status }),
            ...(filter.branch === undefined ? {} : { branch: filter.branch }),
            ...(filter.created === undefined ? {} : { created: filter.created }),
        });
        return data.workflow_runs.map(actions_shape);
    }
    catch (error) {
        if (client_statusOf(error) === 404)
            return [];
        throw error;
    }
}
/** True where the attempt of a run has ended, or nothing is known of it. */
async function attemptEnded(github, id, attempt) {
    try {
        const { data } = await github.octokit.rest.actions.getWorkflowRunAttempt({
            owner: github.owner,
            repo: github.repo,
            run_id: id,
            attempt_number: attempt,
        });
        return data.status === 'completed';
    }
    catch (error) {
        if (client_statusOf(error) === 404)
            return true;
        throw error;
    }
}
/** Asks GitHub to stop a run. */
async function cancelRun(github, id) {
    try {
        await github.octokit.rest.actions.cancelWorkflowRun({
            owner: github.owner,
            repo: github.repo,
            run_id: id,
        });
    }
    catch (error) {
        if (client_statusOf(error) !== 409)
            throw error;
    }
}
function actions_shape(run) {
    return {
        id: run.id,
        url: run.html_url,
        status: run.status ?? '',
        conclusion: run.conclusion,
        sha: run.head_sha,
        at: run.created_at,
    };
}

;// CONCATENATED MODULE: ./src/github/people.ts

/** What a person may do in the repository, from least to most. */
const permissionLevels = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
/**
 * The permission of a person, by the name of the role where it is one of GitHub's own, else by the
 * older, coarser word. (REST API: get repository permissions for a user.)
 */
async function permissionOf(github, login) {
    try {
        const { data } = await github.octokit.rest.repos.getCollaboratorPermissionLevel({
            owner: github.owner,
            repo: github.repo,
            username: login,
        });
        return levelNamed(data.role_name) ?? levelNamed(data.permission) ?? 'none';
    }
    catch (error) {
        if (client_statusOf(error) === 404)
            return 'none';
        throw error;
    }
}
function levelNamed(name) {
    return permissionLevels.find((level) => level === name);
}
/** Logins of people who have at least `level`; at most thirty, for a refusal to name. */
async function peopleWith(github, level) {
    const asked = { none: 'pull', read: 'pull', write: 'push' }[level] ?? level;
    try {
        const { data } = await github.octokit.rest.repos.listCollaborators({
            owner: github.owner,
            repo: github.repo,
            permission: asked,
            per_page: 30,
        });
        return data.map(({ login }) => login);
    }
    catch {
        return [];
    }
}
/**
 * True where the person is an active member of the team `org/slug`. `unknown` where the token may
 * not ask: GITHUB_TOKEN never may. (REST API: get team membership for a user.)
 */
async function isTeamMember(github, team, login) {
    const [org = '', slug = ''] = team.replace(/^@/, '').split('/');
    try {
        const { data } = await github.octokit.rest.teams.getMembershipForUserInOrg({
            org,
            team_slug: slug,
            username: login,
        });
        return data.state === 'active';
    }
    catch (error) {
        if (statusOf(error) === 404)
            return (await teamExists(github, org, slug)) ? false : 'unknown';
        if (statusOf(error) === 403)
            return 'unknown';
        throw error;
    }
}
/** 404 means "no member" only to a token that may see the team at all. */
async function teamExists(github, org, slug) {
    try {
        await github.octokit.rest.teams.getByName({ org, team_slug: slug });
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/github/contents.ts

/** A file of the repository as text, from the default branch or `ref`; nothing where there is none. */
async function readFile(github, path, ref) {
    try {
        const { data } = await github.octokit.rest.repos.getContent({
            owner: github.owner,
            repo: github.repo,
            path,
            ...(ref === undefined ? {} : { ref }),
            mediaType: { format: 'raw' },
        });
        // The raw media type answers with the text itself; the types know only the JSON.
        return String(data);
    }
    catch (error) {
        if (client_statusOf(error) === 404)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/shlex/shlex.js
var shlex = __webpack_require__(5637);
;// CONCATENATED MODULE: ./src/hosting/command.ts






/** Lines of output that are kept as evidence. */
const tailLength = 20;
/**
 * A command that deploys the folder it is started in. It runs in a worktree of exactly the commit
 * asked for; its arguments never pass through a shell. It leaves no trace of its own and dies with
 * its runner, so it must be repeatable: a run that resumes may start it once more.
 */
function commandHosting(config, options) {
    const running = new Map();
    async function execute(sha) {
        const folder = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'outage-deploy-'));
        try {
            await checkout(options, sha, folder);
            return await deployFrom(folder, sha);
        }
        finally {
            await git(options, ['worktree', 'remove', '--force', folder]).catch(() => undefined);
            await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
        }
    }
    async function deployFrom(folder, sha) {
        const [program = '', ...args] = (0,shlex/* split */.lD)(config.deploy).map((word) => word.replaceAll('{sha}', sha));
        const result = await run(program, args, {
            ...options,
            cwd: folder,
            environment: { ...options.environment, OUTAGE_SHA: sha },
            timeout: config.timeout,
        });
        const detail = result.tail.join('\n');
        if (result.code === 0)
            return { status: 'live', detail };
        if (result.code === 'timeout')
            return { status: 'timed-out', detail };
        return { status: 'failed', detail: `exit ${result.code}\n${detail}`.trim() };
    }
    return {
        provider: 'command',
        deploys: 'commit',
        recordsDeployments: false,
        async deploy(request) {
            const id = `${request.sha}-${running.size + 1}`;
            const result = execute(request.sha);
            // Whoever waits sees the failure; until then it must not end the process.
            result.catch(() => undefined);
            running.set(id, result);
            return { id };
        },
        async wait(deployment, progress) {
            progress('the deploy command is running');
            // Started by a run that died, and dead with it: it is run again.
            return running.get(deployment.id) ?? execute(deployment.id.split('-')[0] ?? '');
        },
    };
}
async function checkout(options, sha, folder) {
    const known = await git(options, ['cat-file', '-e', `${sha}^{commit}`]).catch(() => 1);
    if (known !== 0) {
        const fetched = await git(options, ['fetch', '--depth=1', 'origin', sha]);
        if (fetched !== 0) {
            throw new OutageError('deploy-failed', `The commit ${sha} could not be fetched.`, {
                remedy: 'Check the repository out with `actions/checkout` before this step.',
            });
        }
    }
    const added = await git(options, ['worktree', 'add', '--force', '--detach', folder, sha]);
    if (added !== 0)
        throw new OutageError('deploy-failed', `The commit ${sha} could not be checked out.`);
}
async function git(options, args) {
    const { code } = await run('git', args, { ...options, cwd: options.workspace, timeout: 120_000 });
    return code;
}
/** Runs a program without a shell; answers its exit code and the end of its output. */
function run(program, args, options) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(program, args, {
            cwd: options.cwd,
            env: { ...options.environment },
            stdio: ['ignore', 'pipe', 'pipe'],
            detached: true,
        });
        const tail = [];
        let late = false;
        const timer = setTimeout(() => {
            late = true;
            if (child.pid !== undefined)
                process.kill(-child.pid, 'SIGKILL');
        }, options.timeout);
        for (const stream of [child.stdout, child.stderr]) {
            stream.setEncoding('utf8');
            let rest = '';
            stream.on('data', (chunk) => {
                const lines = (rest + chunk).split(/\r?\n/);
                rest = lines.pop() ?? '';
                for (const line of lines)
                    keep(line);
            });
            stream.on('end', () => {
                if (rest !== '')
                    keep(rest);
            });
        }
        const keep = (line) => {
            options.log(line);
            tail.push(line);
            if (tail.length > tailLength)
                tail.shift();
        };
        child.on('error', (cause) => {
            clearTimeout(timer);
            const message = `The program \`${program}\` could not be started.`;
            reject(new OutageError('deploy-failed', message, { cause }));
        });
        child.on('close', (code) => {
            clearTimeout(timer);
            resolve({ code: late ? 'timeout' : (code ?? 1), tail });
        });
    });
}

;// CONCATENATED MODULE: ./src/hosting/polling.ts
const first = 500;
const longest = 15_000;
/**
 * Asks `ask` again and again, first soon and then less often (0.5 s growing to 15 s), until it
 * answers something or `timeout` milliseconds have passed; then `undefined`.
 */
async function poll(ask, options) {
    const { clock, timeout, signal } = options;
    const end = clock.now().getTime() + timeout;
    for (let pause = first;; pause = Math.min(longest, pause * 1.4)) {
        signal.throwIfAborted();
        const answer = await ask();
        if (answer !== undefined)
            return answer;
        if (clock.now().getTime() + pause > end)
            return undefined;
        await clock.sleep(pause, signal);
    }
}

;// CONCATENATED MODULE: ./src/hosting/workflow.ts




/**
 * A deploy workflow of the repository, started by hand (`workflow_dispatch`) with the commit as an
 * input. Without such an input it can deploy the head of the branch only.
 */
function workflowHosting(config, options) {
    const { github, branch, clock } = options;
    const refInput = config['ref-input'];
    async function started(request) {
        const inputs = {
            ...config.inputs,
            ...(refInput === undefined ? {} : { [refInput]: request.sha }),
        };
        const before = clock.now();
        try {
            const run = await dispatchWorkflow(github, config.workflow, branch, inputs);
            if (run)
                return { id: String(run.id), url: run.url };
        }
        catch (error) {
            throw explain(error, config.workflow, branch);
        }
        const signal = AbortSignal.timeout(60_000);
        const found = await poll(() => findRun(before.toISOString()), {
            clock,
            timeout: 45_000,
            signal,
        });
        if (found)
            return found;
        throw new OutageError('timeout', `GitHub started \`${config.workflow}\`, but shows no run of it.`);
    }
    /** Our own dispatch: the first run started by hand since then. GitHub's times are in seconds. */
    async function findRun(since) {
        const created = `>=${since.slice(0, 19)}Z`;
        const runs = await listRuns(github, config.workflow, {
            event: 'workflow_dispatch',
            branch,
            created,
        });
        const oldest = runs.at(-1);
        return oldest && { id: String(oldest.id), url: oldest.url };
    }
    return {
        provider: 'workflow',
        deploys: refInput === undefined ? 'branch-head' : 'commit',
        recordsDeployments: refInput === undefined,
        deploy: started,
        find: (_request, since) => findRun(since),
        async wait(deployment, progress, signal) {
            let etag;
            let last;
            const ask = async () => {
                const answer = await readRun(github, Number(deployment.id), etag);
                if (answer === undefined)
                    return undefined;
                etag = answer.etag;
                last = answer.run;
                progress(workflow_describe(answer.run));
                return answer.run.status === 'completed' ? answer.run : undefined;
            };
            const run = await poll(ask, { clock, timeout: config.timeout, signal });
            return run === undefined ? late(last, deployment) : ended(run);
        },
        async cancel(deployment) {
            await cancelRun(github, Number(deployment.id));
        },
        async releases(limit) {
            const runs = await listRuns(github, config.workflow, { status: 'success', branch, limit });
            return runs.map(({ id, sha, at, url }) => ({ id: String(id), sha, at, url }));
        },
    };
}
function workflow_describe(run) {
    if (run.status === 'waiting')
        return 'waiting for the approval of a reviewer of the environment';
    if (run.status === 'queued' || run.status === 'pending')
        return 'waiting for a runner';
    return run.status.replace('_', ' ');
}
function ended(run) {
    const { url } = run;
    if (run.conclusion === 'success')
        return { status: 'live', url };
    const detail = `the run ended with ${run.conclusion ?? 'nothing'}`;
    return { status: run.conclusion === 'cancelled' ? 'cancelled' : 'failed', url, detail };
}
function late(run, deployment) {
    const detail = run === undefined ? 'the run never showed' : `still ${workflow_describe(run)}`;
    return {
        status: 'timed-out',
        detail,
        ...(deployment.url === undefined ? {} : { url: deployment.url }),
    };
}
function explain(error, workflow, branch) {
    const status = client_statusOf(error);
    const message = messageOf(error);
    if (status === 403) {
        return new OutageError('github-denied', `GitHub does not let us start \`${workflow}\`: ${message}`, {
            remedy: 'Give the job `permissions: actions: write`.',
            cause: error,
        });
    }
    if (status === 404) {
        return new OutageError('deploy-failed', `There is no workflow \`${workflow}\` to start.`, {
            remedy: 'Correct `workflow:` in `.github/outage.yml`; the file must be on the default branch.',
            cause: error,
        });
    }
    if (status === 422) {
        return new OutageError('deploy-failed', `GitHub refused to start \`${workflow}\`: ${message}`, {
            remedy: `The workflow on \`${branch}\` needs \`on: workflow_dispatch\` with the inputs configured.`,
            cause: error,
        });
    }
    return error;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/playbook/steps.ts

/** Stands for a phase where a step belongs to the initial assessment. */
const assessment = 'assessment';
/** Every step, the initial assessment first, then phase by phase. */
function allSteps(playbook) {
    return [{ id: assessment, groups: playbook.assessment }, ...playbook.phases].flatMap(({ id, groups }) => groups.flatMap((group) => group.steps.map((step) => ({ step, group, phase: id }))));
}
/**
 * Finds a step by its id, its text, or the beginning of either; case does not count. A step that
 * is only near what was typed is suggested, never taken: ticking the wrong one helps nobody.
 */
function findStep(playbook, nameOrId) {
    const wanted = fold(nameOrId);
    const steps = allSteps(playbook);
    const exact = steps.filter(({ step }) => step.id === wanted || fold(step.text) === wanted);
    const beginning = steps.filter(({ step }) => step.id.startsWith(wanted) || fold(step.text).startsWith(wanted));
    for (const candidates of [exact, beginning]) {
        const [found, ...others] = wanted === '' ? [] : candidates;
        if (found !== undefined && others.length === 0)
            return { found };
        if (found !== undefined)
            return { found: undefined, suggestions: candidates };
    }
    return { found: undefined, suggestions: near(steps, wanted) };
}
/** The phase of that id or title; case does not count. */
function findPhase(playbook, name) {
    const wanted = fold(name);
    return playbook.phases.find(({ id, title }) => id === wanted || fold(title) === wanted);
}
/** The phase that follows; nothing after the last, or after one that does not exist. */
function phaseAfter(playbook, phaseId) {
    const index = playbook.phases.findIndex(({ id }) => id === phaseId);
    return index < 0 ? undefined : playbook.phases[index + 1];
}
/** The severity of that id; case does not count. */
function severityOf(playbook, id) {
    return playbook.severities.find((severity) => fold(severity.id) === fold(id));
}
/** The severity of an incident that nobody has classified: the one marked, or the first. */
function defaultSeverity(playbook) {
    const { severities } = playbook;
    const chosen = severities.find((severity) => severity.default === true) ?? severities[0];
    if (chosen === undefined)
        throw new TypeError('a playbook has at least one severity');
    return chosen;
}
function near(steps, wanted) {
    if (wanted === '')
        return [];
    const within = steps.filter(({ step }) => step.id.includes(wanted) || fold(step.text).includes(wanted));
    if (within.length > 0)
        return within;
    const id = nearest(wanted, steps.map(({ step }) => step.id));
    return steps.filter(({ step }) => step.id === id);
}
function fold(text) {
    return text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

;// CONCATENATED MODULE: ./src/playbook/ticks.ts


/** Facts that stand alone: types of events, and `recovered`, which `factsOf` derives. */
const plainFacts = [
    'declared',
    'issue-opened',
    'acknowledged',
    'role-assigned',
    'severity-changed',
    'phase-changed',
    'noted',
    'deployment-failed',
    'probed',
    'recovered',
    'frozen',
    'unfrozen',
    'resolved',
];
/** Facts that say of what: `probed:up`. `notified` is for who was told when the issue was opened. */
const qualifiedFacts = {
    'role-assigned': ['commander', 'comms', 'scribe'],
    notified: ['on-call', 'technical-lead', 'engineering-manager', 'cto'],
    probed: ['up', 'degraded', 'down', 'unknown'],
};
const ofOperations = ['operation-succeeded', 'operation-failed', 'operation-cancelled'];
/**
 * The facts of one event, from the general to the exact. A verdict `up` is a recovery (`recovered`)
 * only where something was unhealthy or mended before it: a look that finds nothing wrong is none.
 */
function factsOf(event, before = {}) {
    if (event.type === 'role-assigned')
        return ['role-assigned', `role-assigned:${event.role ?? ''}`];
    if (event.type === 'operation-finished') {
        return before.command === undefined ? [] : [`operation-${event.outcome}:${before.command}`];
    }
    if (event.type !== 'probed')
        return plainFacts.filter((fact) => fact === event.type);
    const unhealthy = before.verdict === 'down' || before.verdict === 'degraded';
    const recovered = event.verdict === 'up' && (unhealthy || before.mended === true);
    return ['probed', `probed:${event.verdict ?? 'unknown'}`, ...(recovered ? ['recovered'] : [])];
}
/**
 * Ids of the steps that a fact ticks. Facts are those of `factsOf`, `notified:ROLE`, and
 * `command:LINE` for a command that was carried out (not one that was refused, nor a dry run).
 * A step with `ticked-by` is ticked by nothing else; one with `do` alone by its own command. Facts
 * bound to a phase (`probed:up@resolution`) count once the incident, now in `phase`, has reached it.
 */
function stepsTickedBy(playbook, fact, phase) {
    const order = playbook.phases.map(({ id }) => id);
    const reached = phase === undefined ? -1 : order.indexOf(phase);
    return allSteps(playbook)
        .filter(({ step }) => wantedBy(step).some((wanted) => {
        const [name, from] = splitPhase(wanted);
        return matches(name, fact) && (from === undefined || order.indexOf(from) <= reached);
    }))
        .map(({ step }) => step.id);
}
/** What is wrong with an entry of `ticked-by`; nothing where it can happen. */
function tickFault(wanted, phases, commands) {
    const [fact, phase] = splitPhase(wanted);
    if (phase !== undefined && !phases.includes(phase)) {
        return {
            problem: `waits for the phase \`${phase}\`, which does not exist`,
            remedy: suggestion(phase, phases),
        };
    }
    const known = knownFacts(commands, fact);
    if (known.includes(fact))
        return undefined;
    return { problem: 'is not a fact that can tick a step', remedy: suggestion(fact, known) };
}
function knownFacts(commands, fact) {
    const [family = '', subject = ''] = fact.split(/:\/?/);
    const [name = ''] = subject.split(' ');
    // Without a list of commands any name will do.
    const names = commands ?? (/^[a-z][a-z-]*$/.test(name) ? [name] : []);
    const rest = subject.slice(name.length);
    return [
        ...plainFacts,
        ...Object.entries(qualifiedFacts).flatMap(([kind, of]) => of.map((each) => `${kind}:${each}`)),
        ...(family === 'command' ? names.map((each) => `command:/${each}${rest}`) : []),
        ...(ofOperations.includes(family) ? names.map((each) => `${family}:${each}`) : []),
    ];
}
function wantedBy(step) {
    if (step['ticked-by'] !== undefined)
        return step['ticked-by'];
    return step.do === undefined ? [] : [`command:${step.do}`];
}
function matches(wanted, fact) {
    return fact === wanted || (wanted.startsWith('command:') && fact.startsWith(`${wanted} `));
}
function splitPhase(wanted) {
    const at = wanted.lastIndexOf('@');
    // The `@` of `command:/assign commander @alice` is no phase.
    if (at < 1 || wanted.charAt(at - 1) === ' ')
        return [wanted, undefined];
    return [wanted.slice(0, at), wanted.slice(at + 1)];
}

;// CONCATENATED MODULE: ./src/playbook/checks.ts



/**
 * What a schema cannot say of a playbook, or of the extension that `whole` was made with: ids are
 * unique, commands and facts exist, phases end after they begin, one severity is the default.
 */
function checks_playbookFaults(part, whole, commands) {
    const items = itemsOf(part);
    const phases = whole.phases.map(({ id }) => id);
    return [
        ...duplicateFaults(items, itemsOf(whole)),
        ...items.flatMap(({ step, path }) => step === undefined ? [] : stepFaults(step, path, phases, commands)),
        ...phaseFaults(part),
        ...severityFaults(part),
    ];
}
function itemsOf({ assessment: groups = [], phases = [] }) {
    const inGroups = (some, path) => some.flatMap((group, index) => {
        const here = [...path, index];
        const steps = group.steps ?? [];
        return [
            { id: group.id, path: [...here, 'id'] },
            ...steps.map((step, at) => ({ id: step.id, path: [...here, 'steps', at], step })),
        ];
    });
    return [
        ...inGroups(groups, ['assessment']),
        ...phases.flatMap((phase, index) => [
            { id: phase.id, path: ['phases', index, 'id'] },
            ...inGroups(phase.groups ?? [], ['phases', index, 'groups']),
        ]),
    ];
}
/** `/check` and `remove` find things by id alone, so two of one id would be one too many. */
function duplicateFaults(items, whole) {
    return items
        .filter(({ id }, index) => items.slice(0, index).some((other) => other.id === id) ||
        (items.filter((other) => other.id === id).length === 1 &&
            whole.filter((other) => other.id === id).length > 1))
        .map(({ id, path, step }) => ({
        path: step === undefined ? path : [...path, 'id'],
        problem: `is \`${id}\`, and something else has that id`,
        remedy: 'choose another id',
    }));
}
function stepFaults(step, path, phases, commands) {
    const ticks = (step['ticked-by'] ?? []).flatMap((wanted, index) => {
        const fault = tickFault(wanted, phases, commands);
        return fault === undefined ? [] : [{ path: [...path, 'ticked-by', index], ...fault }];
    });
    const name = step.do?.slice(1).split(' ')[0];
    if (name === undefined || commands === undefined || commands.includes(name))
        return ticks;
    const known = commands.map((each) => `/${each}`);
    return [
        {
            path: [...path, 'do'],
            problem: 'is not a command that exists',
            remedy: suggestion(`/${name}`, known),
        },
        ...ticks,
    ];
}
function phaseFaults({ phases = [] }) {
    return phases.flatMap(({ id, from, to }, index) => {
        const path = ['phases', index];
        if (id === assessment) {
            return [
                {
                    path: [...path, 'id'],
                    problem: 'is taken by the initial assessment',
                    remedy: 'choose another id',
                },
            ];
        }
        if (from === undefined || to === undefined || from < to)
            return [];
        return [
            { path: [...path, 'to'], problem: 'is not after `from`', remedy: 'correct one of the two' },
        ];
    });
}
function severityFaults({ severities = [] }) {
    const twice = severities.flatMap(({ id }, index) => severities.slice(0, index).some((other) => other.id.toLowerCase() === id.toLowerCase())
        ? [
            {
                path: ['severities', index, 'id'],
                problem: `is \`${id}\` a second time`,
                remedy: 'choose another id',
            },
        ]
        : []);
    const defaults = severities.flatMap((severity, index) => severity.default === true ? [index] : []);
    return [
        ...twice,
        ...defaults.slice(1).map((index) => ({
            path: ['severities', index, 'default'],
            problem: 'marks a second default',
            remedy: 'leave one',
        })),
    ];
}

;// CONCATENATED MODULE: ./src/playbook/extend.ts

/**
 * A playbook with an extension applied to it:
 *
 * 1. `remove` takes steps, groups and phases out, by id; what is left empty goes as well.
 * 2. Phases, groups (of phases and of the assessment) and steps are matched by id. Of one that
 *    exists, the keys given replace those it had, and its place stays. A new one is added at the
 *    end, and must be complete.
 * 3. Every other key replaces that key of the playbook as a whole.
 */
function extend(base, extension) {
    const faults = [];
    const { extends: _base, remove = [], phases = [], assessment = [], ...rest } = extension;
    const kept = without(base, remove, faults);
    const playbook = {
        ...kept,
        ...rest,
        assessment: mergeGroups(kept.assessment, assessment, ['assessment'], faults),
        phases: mergePhases(kept.phases, phases, faults),
    };
    return { playbook, faults };
}
function without(base, remove, faults) {
    const groups = [...base.assessment, ...base.phases.flatMap((phase) => phase.groups)];
    const known = [...base.phases, ...groups, ...groups.flatMap(({ steps }) => steps)].map(({ id }) => id);
    remove.forEach((id, index) => {
        if (known.includes(id))
            return;
        faults.push({
            path: ['remove', index],
            problem: 'names nothing',
            remedy: suggestion(id, known),
        });
    });
    const left = ({ id }) => !remove.includes(id);
    const leftGroups = (all) => all
        .filter(left)
        .map((group) => ({ ...group, steps: group.steps.filter(left) }))
        .filter(({ steps }) => steps.length > 0);
    return {
        ...base,
        assessment: leftGroups(base.assessment),
        phases: base.phases
            .filter(left)
            .map((phase) => ({ ...phase, groups: leftGroups(phase.groups) }))
            .filter(({ groups: some }) => some.length > 0),
    };
}
function mergePhases(base, changes, faults) {
    return mergeById(base, changes, (before, change, index) => {
        const path = ['phases', index];
        const groups = mergeGroups(before?.groups ?? [], change.groups ?? [], [...path, 'groups'], faults);
        const title = change.title ?? before?.title;
        if (title !== undefined && groups.length > 0)
            return { ...before, ...change, title, groups };
        faults.push(incomplete(path, 'phase', 'a `title` and `groups`'));
        return undefined;
    });
}
function mergeGroups(base, changes, path, faults) {
    return mergeById(base, changes, (before, change, index) => {
        const here = [...path, index];
        const steps = mergeSteps(before?.steps ?? [], change.steps ?? [], [...here, 'steps'], faults);
        const title = change.title ?? before?.title;
        if (title !== undefined && steps.length > 0)
            return { ...before, ...change, title, steps };
        faults.push(incomplete(here, 'group', 'a `title` and `steps`'));
        return undefined;
    });
}
function mergeSteps(base, changes, path, faults) {
    return mergeById(base, changes, (before, change, index) => {
        const text = change.text ?? before?.text;
        if (text !== undefined)
            return { ...before, ...change, text };
        faults.push(incomplete([...path, index], 'step', 'a `text`'));
        return undefined;
    });
}
/** Maps keep the place of what they replace, and put what is new last. */
function mergeById(base, changes, join) {
    const merged = new Map(base.map((item) => [item.id, item]));
    changes.forEach((change, index) => {
        const joined = join(merged.get(change.id), change, index);
        if (joined !== undefined)
            merged.set(change.id, joined);
    });
    return [...merged.values()];
}
function incomplete(path, what, needs) {
    return {
        path,
        problem: `is a new ${what}, and not complete`,
        remedy: `give it ${needs}, or correct its id`,
    };
}

;// CONCATENATED MODULE: ./src/playbook/schema.ts



const id = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id; use lower-case words joined by hyphens'));
const command = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\/[a-z-]+( \S.*)?$/, 'is not a command line; write one such as `/health`'));
/** One line of the checklist: done by a person, or by the command in `do`. */
const step = dist/* strictObject */.rej({
    id: dist/* pipe */.FsL(id, dist/* description */.h_('Name of the step for `/check`, unique in the whole playbook.')),
    text: values_text,
    do: dist/* optional */.lqM(dist/* pipe */.FsL(command, dist/* description */.h_('The command that does this step. The step ticks itself when the command succeeds, unless `ticked-by` says otherwise.'))),
    later: dist/* optional */.lqM(dist/* pipe */.FsL(command, dist/* description */.h_('A command that will do this step once it exists.'))),
    'ticked-by': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(values_text), dist/* description */.h_('Facts that tick the step by themselves, such as `acknowledged`; `docs/playbooks.md` lists them.'))),
});
const group = dist/* strictObject */.rej({
    id,
    title: values_text,
    section: dist/* optional */.lqM(dist/* pipe */.FsL(values_text, dist/* description */.h_('Heading above this group and those after it.'))),
    steps: dist/* pipe */.FsL(dist/* array */.YOg(step), dist/* minLength */.BpQ(1, 'has no step; add one')),
});
const phase = dist/* strictObject */.rej({
    id,
    title: values_text,
    from: dist/* optional */.lqM(dist/* pipe */.FsL(duration, dist/* description */.h_('When it begins, counted from the start of the incident.'))),
    to: dist/* optional */.lqM(dist/* pipe */.FsL(duration, dist/* description */.h_('When it should be over, counted from the start of the incident.'))),
    groups: dist/* pipe */.FsL(dist/* array */.YOg(group), dist/* minLength */.BpQ(1, 'has no group; add one')),
});
const target = dist/* strictObject */.rej({ title: dist/* optional */.lqM(values_text), within: duration, means: values_text });
const severity = dist/* strictObject */.rej({
    id: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[A-Za-z0-9]+$/, 'is not the name of a severity; write letters and digits, such as `P1`')),
    name: values_text,
    means: values_text,
    default: dist/* optional */.lqM(dist/* boolean */.zMY()),
    acknowledge: target,
    resolve: target,
});
const procedure = dist/* strictObject */.rej({
    title: values_text,
    steps: dist/* optional */.lqM(dist/* array */.YOg(values_text)),
    lines: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* description */.h_('Lines to paste into a shell, or to follow.'))),
    language: dist/* optional */.lqM(values_text),
    do: dist/* optional */.lqM(dist/* pipe */.FsL(command, dist/* description */.h_('The command that does the same.'))),
    later: dist/* optional */.lqM(dist/* pipe */.FsL(command, dist/* description */.h_('A command that will do it once it exists.'))),
});
const section = dist/* strictObject */.rej({ id, title: values_text, procedures: dist/* array */.YOg(procedure) });
const template = dist/* strictObject */.rej({ title: values_text, text: dist/* string */.YjP() });
const contact = dist/* strictObject */.rej({ role: values_text, primary: values_text, secondary: values_text });
const heading = dist/* strictObject */.rej({
    title: values_text,
    introduction: dist/* optional */.lqM(values_text),
    columns: dist/* optional */.lqM(dist/* array */.YOg(values_text)),
});
/** The parts of a playbook that have a heading of their own. */
const headings = dist/* strictObject */.rej({
    severities: dist/* optional */.lqM(heading),
    triggers: dist/* optional */.lqM(heading),
    assessment: dist/* optional */.lqM(heading),
    phases: dist/* optional */.lqM(heading),
    troubleshooting: dist/* optional */.lqM(heading),
    templates: dist/* optional */.lqM(heading),
    appendix: dist/* optional */.lqM(heading),
    contacts: dist/* optional */.lqM(heading),
    architecture: dist/* optional */.lqM(heading),
    history: dist/* optional */.lqM(heading),
    'rollback-procedures': dist/* optional */.lqM(heading),
});
/** A playbook: everything a team does in an outage, as data. */
const playbookSchema = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1, 'is not a version that exists; write `version: 1`'),
    id,
    title: values_text,
    introduction: values_text,
    headings: dist/* optional */.lqM(headings, {}),
    severities: dist/* pipe */.FsL(dist/* array */.YOg(severity), dist/* minLength */.BpQ(1, 'names no severity; add one')),
    escalation: dist/* strictObject */.rej({ title: dist/* optional */.lqM(values_text), path: dist/* array */.YOg(values_text), means: values_text }),
    triggers: dist/* array */.YOg(dist/* strictObject */.rej({ id, title: values_text, items: dist/* array */.YOg(values_text) })),
    assessment: dist/* array */.YOg(group),
    phases: dist/* pipe */.FsL(dist/* array */.YOg(phase), dist/* minLength */.BpQ(1, 'names no phase; add one')),
    troubleshooting: dist/* array */.YOg(section),
    templates: dist/* strictObject */.rej({ outage: template, update: template, resolved: template }),
    contacts: dist/* array */.YOg(contact),
    architecture: dist/* string */.YjP(),
    history: dist/* strictObject */.rej({ columns: dist/* array */.YOg(values_text), empty: dist/* array */.YOg(values_text) }),
    'rollback-procedures': dist/* array */.YOg(procedure),
});
const changedStep = dist/* strictObject */.rej({ ...step.entries, text: dist/* optional */.lqM(values_text) });
const changedGroup = dist/* strictObject */.rej({
    ...group.entries,
    title: dist/* optional */.lqM(values_text),
    steps: dist/* optional */.lqM(dist/* array */.YOg(changedStep)),
});
const changedPhase = dist/* strictObject */.rej({
    ...phase.entries,
    title: dist/* optional */.lqM(values_text),
    groups: dist/* optional */.lqM(dist/* array */.YOg(changedGroup)),
});
const whole = playbookSchema.entries;
/** A playbook that gives only what differs from a built-in one; `extend.ts` has the rules. */
const extensionSchema = dist/* strictObject */.rej({
    version: whole.version,
    extends: dist/* pipe */.FsL(dist/* picklist */.KIO(['service-outage']), dist/* description */.h_('The built-in playbook to start from; give only what differs.')),
    remove: dist/* exactOptional */.yqP(dist/* pipe */.FsL(dist/* array */.YOg(id), dist/* description */.h_('Ids of steps, groups and phases to leave out.'))),
    assessment: dist/* exactOptional */.yqP(dist/* array */.YOg(changedGroup)),
    phases: dist/* exactOptional */.yqP(dist/* array */.YOg(changedPhase)),
    id: dist/* exactOptional */.yqP(whole.id),
    title: dist/* exactOptional */.yqP(whole.title),
    introduction: dist/* exactOptional */.yqP(whole.introduction),
    headings: dist/* exactOptional */.yqP(headings),
    severities: dist/* exactOptional */.yqP(whole.severities),
    escalation: dist/* exactOptional */.yqP(whole.escalation),
    triggers: dist/* exactOptional */.yqP(whole.triggers),
    troubleshooting: dist/* exactOptional */.yqP(whole.troubleshooting),
    templates: dist/* exactOptional */.yqP(whole.templates),
    contacts: dist/* exactOptional */.yqP(whole.contacts),
    architecture: dist/* exactOptional */.yqP(whole.architecture),
    history: dist/* exactOptional */.yqP(whole.history),
    'rollback-procedures': dist/* exactOptional */.yqP(whole['rollback-procedures']),
});

;// CONCATENATED MODULE: ./src/playbook/load.ts






/**
 * Reads a playbook, whole or one that extends the built-in one. `file` is its path, for messages.
 * Throws `playbook-invalid` with every fault at once, each with its line, its key and what to do.
 */
function parsePlaybook(source, file, options = {}) {
    const document = readYaml(source, file, 'playbook-invalid');
    if (isExtension(document.value))
        return parseExtension(document, options);
    return validate(playbookSchema, document, 'playbook-invalid', (playbook) => checks_playbookFaults(playbook, playbook, options.commands));
}
let builtin;
/** The playbook that needs no file, `service-outage`. It is read once. */
function builtinPlaybook() {
    // The bundler copies a file along only where its address is written like this.
    builtin ??= parsePlaybook((0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(9651), __webpack_require__.b), 'utf8'), 'service-outage.yml');
    return builtin;
}
function parseExtension(document, { commands }) {
    const extension = validate(extensionSchema, document, 'playbook-invalid');
    const { playbook, faults } = extend(builtinPlaybook(), extension);
    const others = checks_playbookFaults(extension, playbook, commands);
    refuseFaults([...faults, ...others], document, 'playbook-invalid');
    return playbook;
}
function isExtension(value) {
    return typeof value === 'object' && value !== null && 'extends' in value;
}

;// CONCATENATED MODULE: ./src/probes/finding.ts

/**
 * Runs one look and makes a result of it, whatever happens: an abort or an error that nobody
 * foresaw says nothing about the service.
 */
async function look(probe, clock, secrets, ask) {
    const at = clock.now().toISOString();
    const begin = performance.now();
    const finding = await ask().catch((error) => {
        const message = error instanceof Error ? error.message : String(error);
        return { verdict: 'unknown', detail: `the probe itself failed: ${message}` };
    });
    const milliseconds = Math.round(finding.milliseconds ?? performance.now() - begin);
    const detail = oneLine(redact(finding.detail, secrets));
    return { probe, verdict: finding.verdict, detail, milliseconds, at };
}
const finding_most = 300;
function oneLine(text) {
    const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    return line.length > finding_most ? `${[...line].slice(0, finding_most - 1).join('')}…` : line;
}

;// CONCATENATED MODULE: ./src/probes/command.ts




/** Characters of output that are kept to find its last line. */
const tail = 4_096;
/** Runs a command line, without a shell: exit 0 is up, anything else down with its last line. */
function command_commandProbe(config, options) {
    return {
        name: config.command,
        check: (signal) => look(config.command, options.clock, likelySecrets(options.env), () => command_run(config.command, options, signal)),
    };
}
async function command_run(line, options, signal) {
    const [file, ...args] = (0,shlex/* split */.lD)(line);
    if (file === undefined)
        return { verdict: 'unknown', detail: 'the command is empty' };
    if (signal.aborted)
        return { verdict: 'unknown', detail: 'stopped before it began' };
    const { cwd, env, timeout } = options;
    return new Promise((resolve) => {
        // A group of its own, so that whatever the command started ends with it.
        const child = (0,external_node_child_process_.spawn)(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        const keep = (chunk) => {
            output = `${output}${chunk.toString('utf8')}`.slice(-tail);
        };
        const settle = (finding) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', stop);
            resolve(finding);
        };
        const end = (finding) => {
            killGroup(child.pid);
            settle(finding);
        };
        const stop = () => end({ verdict: 'unknown', detail: 'stopped before it ended' });
        const timer = setTimeout(() => {
            end({ verdict: 'down', detail: `did not end in ${timeout} ms` });
        }, timeout);
        signal.addEventListener('abort', stop, { once: true });
        child.stdout.on('data', keep);
        child.stderr.on('data', keep);
        child.on('error', (error) => settle(notStarted(error, file)));
        child.on('close', (code, killedBy) => settle(command_ended(code, killedBy, output)));
    });
}
/** A command that cannot be started says nothing about the service. */
function notStarted(error, file) {
    const why = error.code === 'ENOENT'
        ? 'is not installed here'
        : `cannot be run: ${error.code ?? error.message}`;
    return { verdict: 'unknown', detail: `${file} ${why}` };
}
function command_ended(code, killedBy, output) {
    if (code === 0)
        return { verdict: 'up', detail: 'exit 0' };
    const last = output.split(/[\r\n]+/).findLast((line) => line.trim() !== '');
    const how = code === null ? `killed by ${killedBy ?? 'a signal'}` : `exit ${code}`;
    return { verdict: 'down', detail: last === undefined ? how : `${how}: ${last.trim()}` };
}
function killGroup(pid) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, 'SIGKILL');
    }
    catch {
        // The group has ended by itself.
    }
}

// EXTERNAL MODULE: ./node_modules/dot-prop/index.js
var dot_prop = __webpack_require__(8068);
;// CONCATENATED MODULE: ./src/probes/expect.ts

/** Whether a status is one of those expected. */
function isExpected(status, { status: expected }) {
    return [expected].flat().includes(status);
}
/** Compares an answer with what is expected. A wrong answer is down, however fast or slow it came. */
function compare(answer, expect, milliseconds) {
    const fault = faultOf(answer, expect);
    if (fault !== undefined)
        return { verdict: 'down', detail: fault, milliseconds };
    const taken = `${Math.round(milliseconds)} ms`;
    if (expect.within !== undefined && milliseconds > expect.within) {
        const detail = `${answer.status}, slow: ${taken}, expected ${expect.within} ms`;
        return { verdict: 'degraded', detail, milliseconds };
    }
    return { verdict: 'up', detail: `${answer.status} in ${taken}`, milliseconds };
}
function faultOf(answer, expect) {
    if (!isExpected(answer.status, expect)) {
        return `${answer.status}, expected ${[expect.status].flat().join(' or ')}`;
    }
    const { 'body-contains': wanted, 'body-lacks': unwanted, json } = expect;
    if (wanted !== undefined && !answer.body.includes(wanted))
        return `body lacks ${quote(wanted)}`;
    if (unwanted !== undefined && answer.body.includes(unwanted)) {
        return `body contains ${quote(unwanted)}`;
    }
    return json === undefined ? undefined : jsonFault(answer, json);
}
function jsonFault(answer, expected) {
    const value = parse(answer.body);
    if (typeof value !== 'object' || value === null) {
        return answer.isCut ? 'body is longer than 1 MB, so not read as JSON' : 'body is not JSON';
    }
    for (const [path, wanted] of Object.entries(expected)) {
        if (!(0,dot_prop/* hasProperty */.i5)(value, path))
            return `JSON has no ${path}`;
        const found = (0,dot_prop/* getProperty */.UU)(value, path);
        if (found !== wanted)
            return `JSON ${path} is ${quote(found)}, expected ${quote(wanted)}`;
    }
    return undefined;
}
function parse(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
function quote(value) {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: ./node_modules/ipaddr.js/lib/ipaddr.js
var ipaddr = __webpack_require__(8280);
var ipaddr_default = /*#__PURE__*/__webpack_require__.n(ipaddr);
;// CONCATENATED MODULE: ./src/probes/address.ts


/** The address that a request would have reached, and must not. */
class ForbiddenAddress extends Error {
    reach;
    constructor(reach) {
        super('the address is private');
        this.name = 'ForbiddenAddress';
        this.reach = reach;
    }
}
/** AWS serves its metadata over IPv6 at fd00:ec2::254 (EC2 User Guide, "Instance metadata"). */
const metadata = ipaddr_default().parse('fd00:ec2::254').toNormalizedString();
/** Whether an IP address may be connected to. */
function mayReach(address, reach) {
    if (reach === 'anywhere')
        return true;
    const bare = address.replace(/%.*$/, '');
    if (!ipaddr_default().isValid(bare))
        return false;
    const ip = ipaddr_default().process(bare);
    const range = ip.range();
    if (reach === 'redirected')
        return range === 'unicast';
    return range !== 'linkLocal' && ip.toNormalizedString() !== metadata;
}
/** A lookup for sockets that gives only addresses that may be reached, so that what was checked is what is connected to. */
function guardedLookup(reach, resolve = resolveWithSystem) {
    return (host, options, callback) => {
        const family = options.family === 4 || options.family === 6 ? options.family : 0;
        resolve(host, family).then((found) => {
            const allowed = found.filter(({ address }) => mayReach(address, reach));
            const [first] = allowed;
            if (first === undefined)
                callback(new ForbiddenAddress(reach), '', 0);
            else if (options.all === true)
                callback(null, [...allowed]);
            else
                callback(null, first.address, first.family);
        }, (error) => callback(error, '', 0));
    };
}
const resolveWithSystem = async (host, family) => (0,external_node_dns_promises_.lookup)(host, { all: true, family, verbatim: true });

;// CONCATENATED MODULE: ./src/probes/failure.ts

/** Ours: the service was never reached, and nothing is known of it. */
const ours = {
    EAI_AGAIN: 'the DNS resolver does not answer',
    ENETUNREACH: 'there is no network to that address from here',
    ENETDOWN: 'the network is down here',
    EADDRNOTAVAIL: 'there is no such network here',
    EAFNOSUPPORT: 'there is no such network here',
    EMFILE: 'too many files are open here',
    ENFILE: 'too many files are open here',
    ENOBUFS: 'there is no memory for a connection here',
    EACCES: 'connections are not allowed here',
    EPERM: 'connections are not allowed here',
};
/** The service's. */
const theirs = {
    ENOTFOUND: 'the name does not exist in DNS',
    ENODATA: 'the name has no address in DNS',
    ECONNREFUSED: 'connection refused',
    ECONNRESET: 'connection reset',
    EPIPE: 'connection closed',
    ERR_STREAM_PREMATURE_CLOSE: 'the answer broke off',
    ETIMEDOUT: 'no connection in time',
    EHOSTUNREACH: 'the host cannot be reached',
    EHOSTDOWN: 'the host is down',
    CERT_HAS_EXPIRED: 'the TLS certificate has expired',
    CERT_NOT_YET_VALID: 'the TLS certificate is not valid yet',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'the TLS certificate is self-signed',
    SELF_SIGNED_CERT_IN_CHAIN: 'the TLS certificate is self-signed',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the TLS certificate cannot be verified',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the TLS certificate cannot be verified',
    ERR_TLS_CERT_ALTNAME_INVALID: 'the TLS certificate is for another name',
    EPROTO: 'TLS failed',
};
/**
 * What a failed request says about the service. Where several addresses were tried, one failure of
 * theirs outweighs ours: that address could be reached.
 */
function findingOf(error) {
    if (error instanceof ForbiddenAddress)
        return forbidden(error);
    const codes = codesOf(error);
    const known = codes.find((code) => code in theirs);
    if (known !== undefined)
        return { verdict: 'down', detail: theirs[known] ?? known };
    if (codes.length > 0 && codes.every((code) => code in ours)) {
        return { verdict: 'unknown', detail: codes.map((code) => ours[code])[0] ?? 'no network' };
    }
    const [code = ''] = codes;
    if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code.includes('CERT')) {
        return { verdict: 'down', detail: `TLS failed: ${code}` };
    }
    if (code.startsWith('HPE_'))
        return { verdict: 'down', detail: 'the answer is not HTTP' };
    if (code.startsWith('ERR_'))
        return { verdict: 'unknown', detail: `the request is wrong: ${code}` };
    return {
        verdict: 'down',
        detail: code === '' ? 'the request failed' : `the request failed: ${code}`,
    };
}
function forbidden({ reach }) {
    const remedy = '; `allow-private` would allow it';
    return reach === 'redirected'
        ? { verdict: 'down', detail: `redirects to a private address${remedy}` }
        : { verdict: 'unknown', detail: `is a link-local address, not asked${remedy}` };
}
/** By shape, since an error may come from another realm. */
function codesOf(error) {
    if (typeof error !== 'object' || error === null)
        return [];
    if ('errors' in error && Array.isArray(error.errors))
        return error.errors.flatMap(codesOf);
    return 'code' in error && typeof error.code === 'string' ? [error.code] : [];
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/probes/request.ts




const mostBytes = 1_048_576;
/** Sends the request over a connection of its own, and reads the answer. Rejects as Node.js does. */
async function ask(hop, signal) {
    const host = hop.url.hostname.replace(/^\[|\]$/g, '');
    if ((0,external_node_net_.isIP)(host) !== 0 && !mayReach(host, hop.reach))
        throw new ForbiddenAddress(hop.reach);
    const options = {
        method: hop.method,
        headers: {
            'user-agent': 'outage-playbook',
            'accept-encoding': 'identity',
            ...lengthOf(hop.body),
            ...hop.headers,
        },
        agent: false,
        signal,
        lookup: guardedLookup(hop.reach, hop.resolve),
        ...(hop.family === undefined ? {} : { family: hop.family }),
    };
    const send = hop.url.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
    return new Promise((resolve, reject) => {
        const sent = send(hop.url, options, (response) => {
            read(response).then(resolve, reject);
        });
        sent.on('error', reject);
        sent.end(hop.body);
    });
}
async function read(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > mostBytes)
            break;
    }
    const { location } = response.headers;
    return {
        status: response.statusCode ?? 0,
        ...(location === undefined ? {} : { location }),
        body: Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8'),
        isCut: size > mostBytes,
    };
}
function lengthOf(body) {
    return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

;// CONCATENATED MODULE: ./src/probes/placeholders.ts
/** Fills `${NAME}` from the environment; answers the first name that is not set. */
function fill(template, env) {
    const names = [...template.matchAll(/\$\{([A-Za-z_]\w*)\}/g)].flatMap(([, name]) => name ?? []);
    const missing = names.find((name) => (env[name] ?? '') === '');
    if (missing !== undefined)
        return { missing };
    const secrets = names.flatMap((name) => env[name] ?? []);
    return {
        text: template.replaceAll(/\$\{([A-Za-z_]\w*)\}/g, (_, name) => env[name] ?? ''),
        secrets,
    };
}

;// CONCATENATED MODULE: ./src/probes/http.ts





/**
 * Asks an address, and compares the answer with what is expected. Every redirect is followed by
 * us, so that none leads to a private address or carries headers to a stranger.
 * `name` is shown instead of the method and path.
 */
function http_httpProbe(config, options, name) {
    const probe = name ?? http_nameOf(config);
    const filled = fillHeaders(config.headers, options);
    return {
        name: probe,
        check: (signal) => look(probe, options.clock, filled.secrets, async () => {
            if (filled.missing !== undefined) {
                return { verdict: 'unknown', detail: `the variable ${filled.missing} is not set` };
            }
            return check(config, filled.headers, options, signal);
        }),
    };
}
/** `GET /api/health`; with the host where `long`. A query may hold a secret, so it is left out. */
function http_nameOf({ http, method }, long = false) {
    const { host, pathname } = new URL(http);
    return `${method} ${long ? host : ''}${pathname}`;
}
async function check(config, headers, options, signal) {
    const timeout = AbortSignal.timeout(options.timeout);
    const begin = performance.now();
    try {
        const answer = await follow(config, headers, options, AbortSignal.any([signal, timeout]));
        if (typeof answer === 'string')
            return { verdict: 'down', detail: answer };
        return compare(answer, config.expect, performance.now() - begin);
    }
    catch (error) {
        if (signal.aborted)
            return { verdict: 'unknown', detail: 'stopped before it answered' };
        if (timeout.aborted)
            return { verdict: 'down', detail: `no answer in ${options.timeout} ms` };
        return findingOf(error);
    }
}
/** The answer at the end of all redirects, or what is wrong with them. */
async function follow(config, headers, options, signal) {
    const start = new URL(config.http);
    let hop = http_first(config, start, headers, options);
    for (let followed = 0;; followed += 1) {
        const answer = await ask(hop, signal);
        const isFinal = isExpected(answer.status, config.expect) || config.redirects === 0;
        if (isFinal || !isRedirect(answer.status) || answer.location === undefined)
            return answer;
        if (followed >= config.redirects)
            return `more than ${config.redirects} redirects`;
        const target = targetOf(answer.location, hop.url);
        if (target === undefined)
            return `${answer.status} to an address that is not http or https`;
        hop = redirected(hop, target, answer.status, start, reachOf(target, start, config));
    }
}
function http_first(config, url, headers, options) {
    const family = config['ip-version'];
    return {
        url,
        method: config.method,
        headers,
        reach: reachOf(url, url, config),
        ...(config.body === undefined ? {} : { body: config.body }),
        ...(family === undefined ? {} : { family }),
        ...(options.resolve === undefined ? {} : { resolve: options.resolve }),
    };
}
/** Fetch standard, "HTTP-redirect fetch": 303, and 301 or 302 after POST, become GET without a body. */
function redirected(hop, url, status, start, reach) {
    const { body, ...rest } = hop;
    const isGet = status === 303 ? hop.method !== 'HEAD' : status < 303 && hop.method === 'POST';
    const keepsHeaders = url.host === start.host && (url.protocol === 'https:' || start.protocol === 'http:');
    const next = { ...rest, url, reach, headers: keepsHeaders ? hop.headers : {} };
    if (isGet)
        return { ...next, method: 'GET' };
    return body === undefined ? next : { ...next, body };
}
function reachOf(url, start, config) {
    if (config['allow-private'])
        return 'anywhere';
    return url.host === start.host ? 'configured' : 'redirected';
}
function isRedirect(status) {
    return [301, 302, 303, 307, 308].includes(status);
}
function targetOf(location, base) {
    if (!URL.canParse(location, base.href))
        return undefined;
    const url = new URL(location, base.href);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}
function fillHeaders(headers, { env }) {
    const filled = Object.entries(headers).map(([name, value]) => [name, fill(value, env)]);
    const missing = filled.flatMap(([, value]) => ('missing' in value ? value.missing : []))[0];
    const known = filled.flatMap(([name, value]) => ('text' in value ? [[name, value]] : []));
    return {
        missing,
        headers: Object.fromEntries(known.map(([name, { text }]) => [name, text])),
        secrets: known.flatMap(([, { secrets }]) => secrets),
    };
}

;// CONCATENATED MODULE: ./src/probes/verdict.ts
/**
 * Down outranks degraded; a probe that could not look says nothing about the service. Where the
 * canary, an address that is always up, does not answer either, our own network is at fault.
 * `reasons` are plain text, the worst first.
 */
function verdict_judge(results, canary) {
    const down = results.filter(({ verdict }) => verdict === 'down');
    const degraded = results.filter(({ verdict }) => verdict === 'degraded');
    const unknown = results.filter(({ verdict }) => verdict === 'unknown');
    const reasons = [...down, ...degraded, ...unknown].map(reason);
    if (down.length > 0 && canary !== undefined && canary.verdict !== 'up') {
        const ours = `our own network is at fault: ${reason(canary)}`;
        return { verdict: 'unknown', reasons: [ours, ...reasons] };
    }
    if (down.length > 0)
        return { verdict: 'down', reasons };
    if (degraded.length > 0)
        return { verdict: 'degraded', reasons };
    if (unknown.length === results.length) {
        return { verdict: 'unknown', reasons: reasons.length > 0 ? reasons : ['there was no probe'] };
    }
    return { verdict: 'up', reasons };
}
function reason(result) {
    return `${result.probe}: ${result.detail}`;
}

;// CONCATENATED MODULE: ./src/probes/health.ts



/** Whatever it answers, short of an error of its own, proves that our network works. */
const canaryExpects = { status: Array.from({ length: 300 }, (_, index) => index + 200) };
/** The probes that the configuration names, in its order. No two have the same name. */
function probesOf(health, options) {
    const all = { ...options, timeout: health.timeout };
    const names = uniqueNames(health.probes);
    return health.probes.map((probe, index) => 'http' in probe ? http_httpProbe(probe, all, names[index]) : command_commandProbe(probe, all));
}
/** Asks all probes at once, and the canary only where something is down. Never throws. */
async function checkHealth(health, options, signal = new AbortController().signal) {
    const results = await Promise.all(probesOf(health, options).map((probe) => probe.check(signal)));
    const isDown = results.some(({ verdict }) => verdict === 'down');
    const canary = isDown ? await askCanary(health, options, signal) : undefined;
    return { ...verdict_judge(results, canary), results };
}
/** Any answer from the canary proves our own network; only a failing one does not. */
async function askCanary({ canary, timeout }, options, signal) {
    if (canary === undefined)
        return undefined;
    const config = {
        http: canary,
        method: 'GET',
        headers: {},
        redirects: 0,
        'allow-private': false,
        expect: canaryExpects,
    };
    const name = `canary ${new URL(canary).host}`;
    return http_httpProbe(config, { ...options, timeout }, name).check(signal);
}
/** Method and path; the host too where that is not enough, and a number where even that is not. */
function uniqueNames(probes) {
    const brief = probes.map((probe) => ('http' in probe ? http_nameOf(probe) : probe.command));
    const isTwice = (names, index) => names.filter((name) => name === names[index]).length > 1;
    const long = probes.map((probe, index) => 'http' in probe ? http_nameOf(probe, isTwice(brief, index)) : probe.command);
    return long.map((name, index) => (isTwice(long, index) ? `${name} (${index + 1})` : name));
}

;// CONCATENATED MODULE: ./src/records/branch.ts

/** Where records live in the repository. */
const recordsBranch = 'outage-records';
const readme = `# Outage records

Written by Outage Playbook: one file an incident, one file a service and environment. They are the
truth about every outage; the issues are drawn from them. Do not edit or delete them by hand: this
branch's history has every earlier state.
`;
/** Hostings that build every branch leave this one alone. (Vercel: git.deploymentEnabled.) */
const vercel = `${JSON.stringify({ git: { deploymentEnabled: false } }, null, 2)}\n`;
/**
 * Makes the branch, without a parent, so that it shares nothing with the code. Where another run
 * was faster its branch is taken.
 */
async function createRecordsBranch(github) {
    const place = { owner: github.owner, repo: github.repo };
    const { git } = github.octokit.rest;
    const { data: tree } = await git.createTree({
        ...place,
        tree: [
            { path: 'README.md', mode: '100644', type: 'blob', content: readme },
            { path: 'vercel.json', mode: '100644', type: 'blob', content: vercel },
        ],
    });
    const { data: commit } = await git.createCommit({
        ...place,
        message: 'Begin the outage records',
        tree: tree.sha,
        parents: [],
    });
    try {
        await git.createRef({ ...place, ref: `refs/heads/${recordsBranch}`, sha: commit.sha });
    }
    catch (error) {
        if (client_statusOf(error) === 422 && messageOf(error).includes('already exists'))
            return;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/records/github.ts



/**
 * Records as JSON files on the branch `outage-records`: one read is one Contents call, one write
 * one PUT with the blob's sha. (GitHub documentation: REST API, repository contents.)
 */
function githubRecords(github) {
    const { octokit, owner, repo } = github;
    const place = { owner, repo };
    const drawn = (value) => `${JSON.stringify(github.redact(value), null, 2)}\n`;
    async function put(key, value, version, why) {
        const { data } = await octokit.rest.repos.createOrUpdateFileContents({
            ...place,
            path: pathOf(key),
            branch: recordsBranch,
            message: why,
            content: Buffer.from(drawn(value)).toString('base64'),
            ...(version === undefined ? {} : { sha: version }),
        });
        return { version: data.content?.sha ?? '' };
    }
    /** The sha of the file now, without its content. */
    async function current(key) {
        try {
            const { data } = await octokit.rest.repos.getContent({
                ...place,
                path: pathOf(key),
                ref: recordsBranch,
            });
            if (Array.isArray(data) || data.type !== 'file')
                return undefined;
            return { sha: data.sha, text: await textOf(github, data) };
        }
        catch (error) {
            if (client_statusOf(error) === 404)
                return undefined;
            throw error;
        }
    }
    return {
        async load(key) {
            const file = await current(key);
            return file && { value: github_parse(file.text, key), version: file.sha };
        },
        async save(key, value, version, why) {
            // True once a PUT got no answer: only then can what is there be ours.
            let doubtful = false;
            for (let tries = 0;; tries++) {
                try {
                    return await put(key, value, version, why);
                }
                catch (error) {
                    doubtful ||= gotNoAnswer(error);
                    const verdict = await weigh(error, { key, value, version, doubtful });
                    if (verdict === 'conflict' || typeof verdict === 'object')
                        return verdict;
                    if (verdict === 'no-branch')
                        await createRecordsBranch(github);
                    if (tries >= 20)
                        throw contended(key, error);
                    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60 * (tries + 1)));
                }
            }
        },
        async list(prefix) {
            return listFiles(github, prefix);
        },
    };
    /** What a failed PUT means: lost, to be tried again, or done after all though the reply was lost. */
    async function weigh(error, wanted) {
        const status = client_statusOf(error);
        const message = messageOf(error);
        if (status === 404)
            return 'no-branch';
        if (status === 422 && message.includes("wasn't supplied"))
            return verify(wanted);
        if (status === 409 && message.includes('does not match'))
            return verify(wanted);
        if (status === 409 && /but expected|is at/.test(message))
            return 'again';
        if (gotNoAnswer(error)) {
            const outcome = await verify(wanted);
            return outcome === 'conflict' && (await unchanged(wanted)) ? 'again' : outcome;
        }
        throw error;
    }
    async function verify(wanted) {
        if (!wanted.doubtful)
            return 'conflict';
        const file = await current(wanted.key);
        if (file && file.text === drawn(wanted.value)) {
            return { version: file.sha };
        }
        return 'conflict';
    }
    async function unchanged(wanted) {
        return (await current(wanted.key))?.sha === wanted.version;
    }
}
function gotNoAnswer(error) {
    return client_statusOf(error) === 0 || client_statusOf(error) >= 500;
}
const pathOf = (key) => `${key}.json`;
/** Content of a file; over 1 MB the Contents API leaves it out, and the blob has it. */
async function textOf(github, file) {
    const { sha, content, encoding } = file;
    if (encoding === 'base64')
        return Buffer.from(content, 'base64').toString('utf8');
    const { data } = await github.octokit.rest.git.getBlob({
        owner: github.owner,
        repo: github.repo,
        file_sha: sha,
    });
    return Buffer.from(data.content, 'base64').toString('utf8');
}
function github_parse(text, key) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new OutageError('record-damaged', `The record \`${pathOf(key)}\` is not JSON.`, { cause });
    }
}
async function listFiles(github, prefix) {
    try {
        const { data } = await github.octokit.rest.git.getTree({
            owner: github.owner,
            repo: github.repo,
            tree_sha: recordsBranch,
            recursive: '1',
        });
        return data.tree
            .flatMap(({ path, type }) => (type === 'blob' && path?.endsWith('.json') ? [path] : []))
            .map((path) => path.slice(0, -'.json'.length))
            .filter((key) => key.startsWith(prefix))
            .toSorted();
    }
    catch (error) {
        if (client_statusOf(error) === 404)
            return [];
        throw error;
    }
}
function contended(key, cause) {
    return new OutageError('record-contended', `The record \`${key}\` could not be saved.`, { cause });
}

;// CONCATENATED MODULE: ./src/wiring.ts















/** The only place that knows every adapter: puts the engine together. */
function wire(options) {
    const { env, token, repository } = options;
    if (token === '') {
        throw new OutageError('secret-missing', 'There is no GitHub token.', {
            remedy: 'Pass `github-token` to the action, or set GITHUB_TOKEN in the terminal.',
        });
    }
    const secrets = [...new Set([token, ...likelySecrets(env)])];
    const connect = (name) => connectGitHub({
        token,
        repository: name,
        apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
        serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
        secrets,
    });
    const github = connect(repository);
    const repositories = new Map([[repository, github]]);
    const levels = new Map();
    const hostings = new Map();
    let config;
    let loaded;
    const clock = systemClock;
    const cwd = env['GITHUB_WORKSPACE'] ?? process.cwd();
    function configuration() {
        return (config ??= readConfig(github, options.config));
    }
    function settings() {
        const load = async () => {
            const read = await configuration();
            return { config: read, playbook: await readPlaybook(github, read) };
        };
        return (loaded ??= load());
    }
    function codeOf(place) {
        const name = place.repository ?? repository;
        const known = repositories.get(name) ?? connect(name);
        repositories.set(name, known);
        return known;
    }
    function hostingOf(place) {
        const key = JSON.stringify([place.service, place.environment]);
        const known = hostings.get(key) ?? openHosting(place);
        hostings.set(key, known);
        return known;
    }
    function openHosting(place) {
        const { hosting, branch } = place.settings;
        switch (hosting.provider) {
            case 'workflow':
                return workflowHosting(hosting, { github: codeOf(place), branch, clock });
            case 'command':
                return commandHosting(hosting, {
                    workspace: cwd,
                    environment: forChildren(env),
                    log: options.log,
                });
        }
    }
    return {
        clock,
        github,
        codeOf,
        hostingOf,
        records: githubRecords(github),
        run: options.run,
        signal: options.signal,
        show: options.show,
        remember: options.remember ?? (() => { }),
        levelOf: (login) => {
            const known = levels.get(login) ?? permissionOf(github, login);
            levels.set(login, known);
            return known;
        },
        config: configuration,
        settings,
        checkHealth: (place, signal) => checkHealth(place.settings.health, { clock, env: forChildren(env), cwd }, signal),
        isGone: (claim) => isGone(github, claim, clock.now()),
    };
}
async function readConfig(github, path) {
    const source = await readFile(github, path);
    if (source === undefined) {
        throw new OutageError('config-missing', `There is no \`${path}\` on the default branch.`);
    }
    return parseConfig(source, path, { commands: [...commandNames] });
}
async function readPlaybook(github, { playbook }) {
    if (playbook === 'service-outage')
        return builtinPlaybook();
    const source = await readFile(github, playbook);
    if (source === undefined) {
        throw new OutageError('playbook-missing', `There is no playbook \`${playbook}\`.`);
    }
    return parsePlaybook(source, playbook, { commands: [...commandNames] });
}
/** The environment without what only we need: no command of a user gets our token. */
function forChildren(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT_|ACTIONS_|GITHUB_TOKEN$|OUTAGE_)/.test(name)));
}
/** Milliseconds that a job on a hosted runner lives at most, and a little more. */
const jobLife = 6.5 * 3_600_000;
/** Milliseconds after which a command in a terminal that cannot be asked is taken for dead. */
const terminalLife = 45 * 60_000;
async function isGone(github, claim, now) {
    const age = now.getTime() - Date.parse(claim.at);
    if (age > jobLife)
        return true;
    const { id, attempt } = claim.run;
    const [kind, host, pid] = id.split(':');
    if (kind !== 'terminal')
        return attemptEnded(github, Number(id), attempt);
    return host === (0,external_node_os_.hostname)() ? !isAlive(Number(pid)) : age > terminalLife;
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/action.ts


/** The engine for a run of GitHub Actions, from the environment that the runner makes. */
function wireAction(env, inputs, channels) {
    const repository = env['GITHUB_REPOSITORY'] ?? '';
    if (repository === '') {
        throw new OutageError('event-invalid', 'GITHUB_REPOSITORY is not set: this is no run of GitHub Actions.');
    }
    const id = env['GITHUB_RUN_ID'] ?? '0';
    const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
    const engine = wire({
        env,
        token: inputs.token,
        repository,
        config: inputs.config,
        run: {
            id,
            attempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? '1'),
            url: `${server}/${repository}/actions/runs/${id}`,
        },
        ...channels,
    });
    const step = `${env['GITHUB_JOB'] ?? ''}-${env['GITHUB_ACTION'] ?? ''}`;
    return { engine, actor: env['GITHUB_ACTOR'] ?? '', step };
}

;// CONCATENATED MODULE: ./src/github/explain.ts


/** An error of GitHub's as one that says what to do; anything else as it is. */
function explainGitHub(error) {
    if (error instanceof OutageError || !isGitHubError(error))
        return error;
    const status = client_statusOf(error);
    const message = messageOf(error);
    if (status === 401) {
        return new OutageError('github-denied', `GitHub does not accept the token: ${message}`, {
            remedy: 'Pass a valid `github-token`; it may have expired.',
            cause: error,
        });
    }
    if (isLimit(error, status, message))
        return limited(error);
    if (status === 403 || status === 404) {
        const needed = headersOf(error)['x-accepted-github-permissions'];
        return new OutageError('github-denied', `GitHub refused ${requestOf(error)}: ${message}`, {
            ...(needed === undefined
                ? {}
                : { remedy: `Give the job \`permissions: ${String(needed).replace('=', ': ')}\`.` }),
            cause: error,
        });
    }
    if (status === 0 || status >= 500) {
        return new OutageError('github-unavailable', `GitHub did not answer ${requestOf(error)}: ${message}`, {
            cause: error,
        });
    }
    return new OutageError('unexpected', `GitHub answered ${status} to ${requestOf(error)}: ${message}`, {
        cause: error,
    });
}
function isGitHubError(error) {
    return typeof error === 'object' && error !== null && 'request' in error && 'status' in error;
}
function requestOf({ request }) {
    return `\`${request.method} ${request.url.replace(/^https?:\/\/[^/]+/, '').split('?')[0] ?? ''}\``;
}
function isLimit(error, status, message) {
    const spent = String(headersOf(error)['x-ratelimit-remaining']) === '0';
    return status === 429 || (status === 403 && (spent || /rate limit/i.test(message)));
}
function limited(error) {
    const reset = Number(headersOf(error)['x-ratelimit-reset']);
    const until = Number.isFinite(reset)
        ? ` until ${new Date(reset * 1_000).toISOString().slice(11, 16)} UTC`
        : '';
    return new OutageError('github-limited', `GitHub takes no more requests of this token${until}.`, {
        cause: error,
    });
}

;// CONCATENATED MODULE: ./src/views/error.ts


/** A refusal or a failure as a reply: what happened, what to do, and what was done until then. */
function error_errorReply(error, about) {
    const isBegun = about.steps?.some(({ status }) => status === 'done') ?? false;
    const message = prose(truncate(error.message, 1_000));
    return {
        status: isRefusal(error.code) ? 'refused' : 'failed',
        ...about,
        headline: `**${isBegun ? 'Not finished' : 'Not done'}: ${message}**`,
        details: [
            prose(truncate(error.remedy, 1_000)),
            ...(about.details ?? []),
            `<sub>reason: ${code(error.code)}</sub>`,
        ],
    };
}

;// CONCATENATED MODULE: ./src/commands/answer.ts



/** Anything thrown, as an error that says what to do. */
function explained(error) {
    return asOutageError(explainGitHub(error));
}
/** An error as an answer. */
function answerTo(error, invocation) {
    const refused = isRefusal(error.code);
    return {
        outcome: refused ? 'refused' : 'failed',
        reason: error.code,
        reply: errorReply(error, {
            key: invocation.key,
            line: invocation.line,
            status: refused ? 'refused' : 'failed',
        }),
    };
}
/** What of an answer is for programs. */
function resultOf(answer) {
    const { reply: _, change: __, ...result } = answer;
    return result;
}

;// CONCATENATED MODULE: ./src/incident/events.ts
/** Who acts where no person does. */
const itself = 'outage-playbook';

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/incident/service.ts

/**
 * Makes events out of what happened. Ids come from the cause and the kind of event, so the same
 * cause told twice gives the same ids; times are later than anything in the record.
 */
function service_makeEvents(incident, cause, bodies) {
    let time = Math.max(cause.now.getTime(), lastTime(incident) + 1);
    return bodies.map((body) => ({
        ...body,
        id: `${cause.key}:${body.type}${discriminator(body)}`,
        at: new Date(time++).toISOString(),
        actor: cause.actor,
        ...(cause.url === undefined ? {} : { url: cause.url }),
    }));
}
function lastTime(incident) {
    return (incident?.events ?? []).reduce((last, { at }) => Math.max(last, Date.parse(at)), 0);
}
/** What tells two events of one type and cause apart. */
function discriminator(body) {
    switch (body.type) {
        case 'checked':
        case 'unchecked':
            return `:${body.step}`;
        case 'step-started':
        case 'step-finished':
            return `:${body.step}`;
        case 'role-assigned':
            return `:${body.role}`;
        case 'linked':
            return `:${body.issue}`;
        case 'probed':
            return `:${body.results[0]?.at ?? ''}`;
        default:
            return '';
    }
}
/** The record with further events in its incident; those it has already are not added again. */
function service_withEvents(record, events) {
    const { incident } = record;
    if (incident === undefined)
        return record;
    const known = new Set(incident.events.map(({ id }) => id));
    const fresh = events.filter(({ id }) => !known.has(id));
    if (fresh.length === 0)
        return record;
    return { ...record, incident: { ...incident, events: [...incident.events, ...fresh] } };
}
/** The incident as it was before an invocation, so that the invocation can be decided again. */
function withoutCause(incident, key) {
    return { ...incident, events: incident.events.filter(({ id }) => !id.startsWith(`${key}:`)) };
}
/** The record with a new incident in it, unless one is open. */
function withIncident(record, id) {
    if (record.incident)
        return record;
    const { service, environment } = record;
    return { ...record, incident: { id, service, environment, events: [] } };
}
/** Releases that are remembered; older ones are in the history of the record. */
const rememberedReleases = 100;
/** The record with a release in front; one of the same id is replaced. */
function withRelease(record, release) {
    const others = record.releases.filter(({ id }) => id !== release.id);
    return { ...record, releases: [release, ...others].slice(0, rememberedReleases) };
}
/** Id of the operation that an invocation runs: short, and always the same. */
function operationId(key) {
    return (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 8);
}

;// CONCATENATED MODULE: ./src/records/claims.ts
/** Finished claims that a record remembers. Older events are refused by their age. */
const remembered = 500;
/** Where a command stands, before claiming it. `isGone` tells whether a run has ended. */
async function askClaim(record, key, isGone) {
    const claim = record.claims.find((other) => other.key === key);
    if (claim === undefined)
        return { status: 'ours' };
    if (claim.finished)
        return { status: 'finished', claim };
    return (await isGone(claim)) ? { status: 'ours', before: claim } : { status: 'taken', claim };
}
/**
 * The record with the claim in it; nothing where another run has claimed the same since `before`
 * was read.
 */
function withClaim(record, claim, before) {
    const found = record.claims.find((other) => other.key === claim.key);
    if (found && !sameRun(found.run, claim.run)) {
        if (before === undefined || !sameRun(found.run, before.run))
            return undefined;
    }
    return { ...record, claims: [...record.claims.filter(({ key }) => key !== claim.key), claim] };
}
/** The record with the claim finished, and no more finished claims than are remembered. */
function withFinished(record, key, finished) {
    const claims = record.claims.map((claim) => (claim.key === key ? { ...claim, finished } : claim));
    const old = claims.filter((claim) => claim.finished).slice(0, -remembered);
    return { ...record, claims: claims.filter((claim) => !old.includes(claim)) };
}
/** True where both are the same attempt of the same run. */
function sameRun(a, b) {
    return a.id === b.id && a.attempt === b.attempt;
}

;// CONCATENATED MODULE: ./src/records/file.ts

const mostTries = 60;
/** Loads a record for reading and changing. */
async function openRecord(store, shape, clock) {
    let value = shape.empty;
    let version;
    // Changes of one run wait for each other; only other runs can be in the way.
    let turn = Promise.resolve();
    function inTurn(work) {
        const next = turn.then(work);
        turn = next.catch(() => undefined);
        return next;
    }
    function update(change, why) {
        return inTurn(() => swap(change, why));
    }
    function refresh() {
        return inTurn(read);
    }
    async function read() {
        const found = await store.load(shape.key);
        version = found?.version;
        value = found === undefined ? shape.empty : shape.read(found.value);
        return value;
    }
    async function swap(change, why) {
        for (let tries = 0; tries < mostTries; tries++) {
            const next = change(value);
            if (next === undefined || next === value)
                return value;
            const saved = await store.save(shape.key, next, version, why);
            if (saved !== 'conflict') {
                value = next;
                version = saved.version;
                return value;
            }
            if (tries > 0)
                await clock.sleep(Math.random() * Math.min(1_000, 40 * tries));
            await read();
        }
        throw new OutageError('record-contended', `The record \`${shape.key}\` was changed by others ${mostTries} times in a row.`);
    }
    await refresh();
    return {
        key: shape.key,
        get value() {
            return value;
        },
        get exists() {
            return version !== undefined;
        },
        update,
        refresh,
    };
}

;// CONCATENATED MODULE: ./src/records/shapes.ts


const claim = dist/* looseObject */._H3({
    key: dist/* string */.YjP(),
    invocation: dist/* looseObject */._H3({ key: dist/* string */.YjP(), line: dist/* string */.YjP() }),
    run: dist/* looseObject */._H3({ id: dist/* string */.YjP(), attempt: dist/* number */.aig() }),
    at: dist/* string */.YjP(),
});
const shapes_event = dist/* looseObject */._H3({
    id: dist/* string */.YjP(),
    at: dist/* string */.YjP(),
    actor: dist/* string */.YjP(),
    type: dist/* string */.YjP(),
});
const incident = dist/* looseObject */._H3({
    id: dist/* string */.YjP(),
    service: dist/* string */.YjP(),
    environment: dist/* string */.YjP(),
    events: dist/* array */.YOg(shapes_event),
});
const release = dist/* looseObject */._H3({
    id: dist/* string */.YjP(),
    sha: dist/* string */.YjP(),
    title: dist/* string */.YjP(),
    at: dist/* string */.YjP(),
    verdict: dist/* picklist */.KIO(['good', 'bad']),
});
const shapes_service = dist/* looseObject */._H3({
    schema: dist/* literal */.euz(1),
    service: dist/* string */.YjP(),
    environment: dist/* string */.YjP(),
    claims: dist/* array */.YOg(claim),
    incident: dist/* optional */.lqM(incident),
    releases: dist/* array */.YOg(release),
});
/** The record of a service in an environment. */
function serviceShape(name, environment) {
    const key = `services/${encode(name)}/${encode(environment)}`;
    return {
        key,
        empty: { schema: 1, service: name, environment, claims: [], releases: [] },
        read: (value) => shapes_check(shapes_service, value, key),
    };
}
/** Claims of commands typed on an issue, where they concern no service. */
function ledgerShape(issue) {
    const key = `commands/${padded(issue)}`;
    return {
        key,
        empty: { schema: 1, claims: [] },
        read: (value) => shapes_check(dist/* looseObject */._H3({ schema: dist/* literal */.euz(1), claims: dist/* array */.YOg(claim) }), value, key),
    };
}
/**
 * The shape of a record that holds claims, by its key. What concerns no service reads as a service
 * without incident or releases.
 */
function shapeOf(key) {
    const [kind, name = '', environment = ''] = key.split('/');
    if (kind === 'services')
        return serviceShape(decodeURIComponent(name), decodeURIComponent(environment));
    if (kind !== 'commands')
        return undefined;
    const { read, ...ledger } = ledgerShape(Number(name));
    const bare = { service: '', environment: '', releases: [] };
    return {
        key: ledger.key,
        empty: { ...bare, ...ledger.empty },
        read: (value) => ({ ...bare, ...read(value) }),
    };
}
/** A closed incident. */
function archiveShape(issue) {
    const key = `incidents/${padded(issue)}`;
    return {
        key,
        empty: undefined,
        read: (value) => shapes_check(v.looseObject({ schema: v.literal(1), incident }), value, key),
    };
}
const padded = (issue) => String(issue).padStart(4, '0');
/** Names of services and environments may hold anything; a key holds only what a path may. */
const encode = (name) => encodeURIComponent(name).replaceAll('.', '%2E');
function shapes_check(schema, value, key) {
    const result = dist/* safeParse */.xLC(schema, value);
    if (result.success)
        return result.output;
    const where = dist/* getDotPath */.BuJ(result.issues[0]) ?? 'the top';
    throw new OutageError('record-damaged', `The record \`${key}.json\` is not what we write: ${result.issues[0].message} (at ${where}).`);
}

;// CONCATENATED MODULE: ./src/github/comments.ts
/** Posts a comment and answers its id. */
async function postComment(github, issue, body) {
    const { data } = await github.octokit.rest.issues.createComment({
        owner: github.owner,
        repo: github.repo,
        issue_number: issue,
        body,
    });
    return data.id;
}
/** Replaces the text of a comment. */
async function editComment(github, id, body) {
    await github.octokit.rest.issues.updateComment({
        owner: github.owner,
        repo: github.repo,
        comment_id: id,
        body,
    });
}
/** Comments of an issue changed since `since` (ISO 8601), oldest first. */
async function commentsSince(github, issue, since) {
    const comments = await github.octokit.paginate(github.octokit.rest.issues.listComments, {
        owner: github.owner,
        repo: github.repo,
        issue_number: issue,
        since,
        per_page: 100,
    });
    return comments.map((comment) => ({
        id: comment.id,
        body: comment.body ?? '',
        author: comment.user?.login ?? '',
        isBot: comment.user?.type === 'Bot' || Boolean(comment.performed_via_github_app),
        at: comment.created_at,
        url: comment.html_url,
    }));
}

;// CONCATENATED MODULE: ./src/views/markers.ts
/**
 * Markers are HTML comments by which a comment or an issue of ours is found again. People do not
 * see them. Text from people can never contain one: `markdown.ts` breaks them up.
 */
/** The first line of an incident's issue. */
function incidentMarker(service, environment) {
    return `<!-- outage-playbook:incident service=${markers_encode(service)} environment=${markers_encode(environment)} -->`;
}
/** The last line of an incident's issue: the invocation that opened it. */
function openedMarker(key) {
    return `<!-- outage-playbook:opened ${markers_encode(key)} -->`;
}
/** What an issue is about, from its body; nothing where it is not one of ours. */
function readIncidentMarker(body) {
    const [, service, environment] = /^<!-- outage-playbook:incident service=(\S+) environment=(\S+) -->/.exec(body) ?? [];
    if (service === undefined || environment === undefined)
        return undefined;
    return { service: decode(service), environment: decode(environment) };
}
/** The first line of the comment that answers the invocation `key`. */
function replyMarker(key) {
    return `<!-- outage-playbook:reply ${markers_encode(key)} -->`;
}
/** The first line of the comment that holds the `number`th part of the older timeline, from 1. */
function timelineMarker(number) {
    return `<!-- outage-playbook:timeline ${number} -->`;
}
/** The end of a line of the checklist. */
function stepMarker(id) {
    return `<!-- step:${markers_encode(id)} -->`;
}
/** Everything but letters, digits and `_ . : / -` percent-encoded; a comment may not hold `--`. */
function markers_encode(text) {
    const kept = text.replaceAll(/[^\w.:/-]+/g, (part) => [...Buffer.from(part)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''));
    return kept.replaceAll(/-(?=-|$)/g, '%2D');
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./src/views/length.ts
/** GitHub takes 65,536 characters in a body; a little is left for the way there. */
const mostCharacters = 65_000;
const note = 'This is too long to be shown to its end.';
/** Whole lines of Markdown from the top, with what was open at the cut closed again. */
function cut(markdown, most) {
    if (markdown.length <= most)
        return markdown;
    const room = Math.max(0, most - 200);
    const end = markdown.lastIndexOf('\n', room);
    const kept = end <= 0 ? '' : markdown.slice(0, end);
    return [kept, ...unclosed(kept), note].filter((part) => part !== '').join('\n\n');
}
function unclosed(markdown) {
    let fence = '';
    let folds = 0;
    for (const line of markdown.split('\n')) {
        const [ticks = ''] = /^`{3,}/.exec(line) ?? [];
        if (fence !== '') {
            if (line === fence)
                fence = '';
        }
        else if (ticks !== '')
            fence = ticks;
        else
            folds += length_count(line, '<details') - length_count(line, '</details>');
    }
    const ends = Array.from({ length: Math.min(10, Math.max(0, folds)) }, () => '</details>');
    return fence === '' ? ends : [fence, ...ends];
}
function length_count(text, part) {
    return text.split(part).length - 1;
}

;// CONCATENATED MODULE: ./src/views/markdown.ts
/**
 * Text from people on its way into Markdown. It is shown as it was typed and does nothing: no
 * markup, no mention, no image, no comment that could pass for one of our markers. One function
 * for each place; what they give is Markdown and is not escaped again.
 */
const joiner = '\u200D';
const ellipsis = '…';
/** One line of visible characters: no controls, no direction marks, no invisible tags. */
function clean(text) {
    return text
        .replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ')
        .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
        .replaceAll(/[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu, '')
        .trim();
}
/** At most `length` code points, the last one an ellipsis where something was cut. */
function markdown_truncate(text, length) {
    if (text.length <= length)
        return text;
    const points = [...text];
    return points.length <= length ? text : `${points.slice(0, length - 1).join('')}${ellipsis}`;
}
/** In a paragraph, a list item, a heading, a table cell or a link's text. */
function plain(text) {
    return clean(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_[\]~|$]|!(?=\[)/g, String.raw `\$&`)
        .replace(/^(\d*)([#+=:.)-])/, String.raw `$1\$2`)
        .replaceAll('@', `@${joiner}`);
}
/** As `plain`, but what stands in backticks is shown as code, and addresses can be clicked. */
function markdown_prose(text) {
    const parts = clean(text).split(/(`[^`]+`|https?:\/\/[^\s<>"`\\|]*[^\s<>"`\\|.,;:!?)\]}'*_~])/);
    const drawn = parts.map((part, index) => {
        if (part === '')
            return '';
        if (index % 2 === 1)
            return part.startsWith('`') ? markdown_code(part.slice(1, -1)) : markdown_link(part, part);
        return spaced(part, index === 0 ? plain(part) : inner(part));
    });
    return drawn.join('');
}
/** `plain` for what does not begin a line. */
function inner(text) {
    return plain(`x${text}`).slice(1);
}
/** Puts the blanks back that cleaning takes off the ends. */
function spaced(original, drawn) {
    const before = /^\s/.test(original) && !drawn.startsWith(' ') ? ' ' : '';
    const after = /\s$/.test(original) && !drawn.endsWith(' ') ? ' ' : '';
    return `${before}${drawn}${after}`;
}
/** Inline code, also in a table. */
function markdown_code(text) {
    const content = unmarked(clean(text)).replaceAll('|', String.raw `\|`);
    if (content === '')
        return '';
    const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    const pad = /^`|`$/.test(content) ? ' ' : '';
    return `${fence}${pad}${content}${pad}${fence}`;
}
/** A code block. `language` is ours, the text may be anybody's. */
function fence(text, language = '') {
    const lines = text
        .split(/\r\n|\r|\n/)
        .map((line) => unmarked(clean(`x${line.replaceAll('\t', '    ')}x`).slice(1, -1)).trimEnd());
    const content = lines.join('\n').replace(/^\n+|\n+$/g, '');
    const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
    const ticks = '`'.repeat(longest + 1);
    return `${ticks}${language}\n${content}\n${ticks}`;
}
/** Inside HTML, such as `<summary>`: tags, mentions and Markdown mean nothing there. */
function html(text) {
    return clean(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll('@', `@${joiner}`);
}
/** The title of an issue, where GitHub renders nothing but code; at most 256 characters. */
function title(text) {
    return markdown_truncate(clean(text).replaceAll('`', "'").replaceAll('@', `@${joiner}`), 240);
}
/** Words with which a line of a gantt diagram means something, and dates. */
const ganttWord = /^(?:\d{4}-|section|title|click|call|href|acc|gantt|(?:date|axis)format|tick|today|top|week|in|ex)/i;
/** The name of a bar in a gantt diagram: letters, digits and little else, never a keyword. */
function label(text) {
    const kept = clean(text).replaceAll(/[^\p{L}\p{N} .,()/+-]+/gu, ' ');
    const name = markdown_truncate(kept.replaceAll(/ +/g, ' ').trim(), 40) || 'unnamed';
    return ganttWord.test(name) ? `\u2060${name}` : name;
}
/** A link where the address is http or https; otherwise the text alone. */
function markdown_link(text, url) {
    const target = address(url);
    return target === undefined ? plain(text) : `[${plain(text) || 'link'}](${target})`;
}
/** A link around Markdown of ours, such as inline code. */
function linked(markdown, url) {
    const target = address(url);
    return target === undefined ? markdown : `[${markdown}](${target})`;
}
/** A commit by its first seven characters, linked where it is known to be one. */
function commitLink(sha, repositoryUrl) {
    const isSha = repositoryUrl !== undefined && /^[0-9a-f]{7,64}$/i.test(sha);
    return linked(markdown_code(sha.slice(0, 7)), isSha ? `${repositoryUrl}/commit/${sha}` : undefined);
}
/** A mention that does reach the person. For logins only; anything else becomes text. */
function mention(login) {
    return /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/.test(login) ? `@${login}` : plain(login);
}
/** Markdown of ours that holds Markdown of a command: no marker can come in that way. */
function unmarked(text) {
    return text.replaceAll('<!--', '<\u2060!--');
}
function address(url) {
    if (url === undefined || !URL.canParse(url))
        return undefined;
    const parsed = new URL(url);
    if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
        return undefined;
    parsed.username = '';
    parsed.password = '';
    return parsed.href
        .replaceAll(/[()|<>"`\\[\]\s]/g, (sign) => percent(sign))
        .replaceAll(/&(?=#?\w+;)/g, '&amp;');
}
function percent(sign) {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

// EXTERNAL MODULE: ./node_modules/pretty-ms/index.js + 1 modules
var pretty_ms = __webpack_require__(1692);
;// CONCATENATED MODULE: ./src/views/time.ts

const units = {
    ms: 'ms',
    s: 's',
    m: 'min',
    h: 'h',
    d: 'd',
    y: 'y',
};
const day = 86_400_000;
/** `12 minutes`, `1 hour 5 minutes`, `40 seconds`; the two largest units. */
function time_duration(ms) {
    if (!(ms >= 1_000))
        return 'less than a second';
    return prettyMs(time_whole(ms), { verbose: true, unitCount: 2, secondsDecimalDigits: 0 });
}
/** `12 min`, `4 h`, `1 h 5 min`, `41 s`, `0.4 s`. */
function time_short(ms) {
    const exact = Number.isFinite(ms) ? Math.max(0, ms) : 0;
    if (exact < 100)
        return `${Math.round(exact)} ms`;
    const text = exact < 60_000
        ? (0,pretty_ms/* default */.A)(exact < 10_000 ? exact : time_whole(exact), {
            secondsDecimalDigits: 1,
            subSecondsAsDecimals: true,
        })
        : (0,pretty_ms/* default */.A)(time_whole(exact), { unitCount: 2 });
    return text.replaceAll(/(\d)([a-z]+)/g, (_, digit, unit) => {
        return `${digit} ${units[unit] ?? unit}`;
    });
}
/** `14:05 UTC`. */
function clockTime(at) {
    return `${iso(at).slice(11, 16)} UTC`;
}
/** `14:05:11`, for a table that says UTC in its head. */
function exactTime(at) {
    return iso(at).slice(11, 19);
}
/** `2026-03-02`. */
function date(at) {
    return iso(at).slice(0, 10);
}
/** `14:05 UTC` today, `Monday 09:14 UTC` this week, `2 March 2026, 09:14 UTC` before that. */
function moment(at, now) {
    const then = new Date(iso(at));
    if (date(then) === date(now))
        return clockTime(then);
    const isRecent = Math.abs(now.getTime() - then.getTime()) < 6 * day;
    const options = isRecent
        ? { weekday: 'long' }
        : { day: 'numeric', month: 'long', year: 'numeric' };
    const name = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(then);
    return `${name}${isRecent ? '' : ','} ${clockTime(then)}`;
}
/** Milliseconds from one moment to the other. */
function between(from, to) {
    return new Date(iso(to)).getTime() - new Date(iso(from)).getTime();
}
/** `20 seconds ago`. */
function ago(at, now) {
    const ms = between(at, now);
    return ms < 1_000 ? 'just now' : `${time_duration(ms)} ago`;
}
/** Whole seconds, and whole minutes from the first minute on; never negative. */
function time_whole(ms) {
    if (!Number.isFinite(ms) || ms <= 0)
        return 0;
    const unit = ms < 60_000 ? 1_000 : ms < day ? 60_000 : 3_600_000;
    return Math.floor(ms / unit) * unit;
}
function iso(at) {
    const then = new Date(at);
    return Number.isNaN(then.getTime()) ? new Date(0).toISOString() : then.toISOString();
}

;// CONCATENATED MODULE: ./src/views/reply.ts





const signs = {
    waiting: '◻',
    running: '⏳',
    done: '✅',
    failed: '❌',
    skipped: '⏭',
};
const mostSteps = 100;
/** The comment that answers a command. Never longer than GitHub takes, and it pings nobody. */
function drawReply(reply) {
    return `${replyMarker(reply.key)}\n\n${drawAnswer(reply, mostCharacters - 500)}`;
}
/** The answer without its marker; the details give way where it is longer than `most`. */
function drawAnswer(reply, most) {
    const quote = reply.line === '' ? '' : `> ${plain(markdown_truncate(reply.line, 2_000))}`;
    const top = join([quote, cut(headline(reply.headline), 2_000), steps(reply.steps ?? [])]);
    const bottom = join([...(reply.next ?? []).slice(0, 10).map(next), footer(reply)]);
    const room = most - top.length - bottom.length - 10;
    const middle = cut((reply.details ?? []).map(unmarked).join('\n\n'), Math.max(0, room));
    return join([top, middle, bottom]);
}
/** Bold, where the command has not made a part of it bold itself. */
function headline(markdown) {
    const text = unmarked(markdown).trim();
    return text.includes('**') || text === '' ? text : `**${text}**`;
}
function steps(list) {
    const left = list.length - mostSteps;
    const lines = list.slice(0, mostSteps).map(reply_step);
    return [...lines, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n');
}
function reply_step({ title, status, milliseconds, evidence, detail }) {
    const words = status === 'failed' ? ' failed' : status === 'skipped' ? ' skipped' : '';
    const parts = [
        `${markdown_prose(markdown_truncate(title, 200))}${words}${detail === undefined ? '' : `: ${markdown_prose(markdown_truncate(detail, 300))}`}`,
        evidence === undefined ? '' : markdown_link(markdown_truncate(evidence.text, 200), evidence.url),
        milliseconds === undefined ? '' : time_short(milliseconds),
    ];
    return `- ${signs[status]} ${parts.filter((part) => part !== '').join(' · ')}`;
}
/** Why, and the line itself to copy. */
function next({ command, why }) {
    const line = markdown_truncate(command.replaceAll(/[\r\n]+/g, ' '), 2_000);
    const reason = markdown_truncate(why, 500).replace(/[.:\s]+$/, '');
    return `${markdown_prose(reason)}:\n\n${fence(line, 'text')}`;
}
function footer({ operation, log, status }) {
    const parts = [
        operation === undefined ? '' : `operation ${plain(operation)}`,
        log === undefined ? '' : markdown_link('log', log),
        status === 'running' && operation !== undefined ? `stop with ${markdown_code('/cancel')}` : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `<sub>${parts.join(' · ')}</sub>`;
}
function join(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}

;// CONCATENATED MODULE: ./src/commands/reply.ts



/** Milliseconds between two edits of a running reply: each costs a request. */
const calm = 10_000;
/** Where a run died over the same invocation (`before`), its comment is found and gone on with. */
function replyPoster(engine, invocation, before) {
    let issue = invocation.issue?.number;
    let comment;
    let shown = '';
    let shownAt = 0;
    let turn = Promise.resolve();
    async function write(reply) {
        if (issue === undefined)
            return;
        const text = drawReply(reply);
        const now = engine.clock.now().getTime();
        if (text === shown || (reply.status === 'running' && comment && now - shownAt < calm))
            return;
        shown = text;
        shownAt = now;
        if (comment === undefined) {
            comment = first(issue, text);
            await comment;
            return;
        }
        await editComment(engine.github, await comment, text);
    }
    async function first(place, text) {
        const known = before && (await findReply(engine, place, invocation, before.at));
        if (known === undefined)
            return postComment(engine.github, place, text);
        await editComment(engine.github, known, text);
        return known;
    }
    return {
        place(number) {
            issue ??= number;
        },
        show(parts) {
            const reply = { key: invocation.key, line: invocation.line, ...parts };
            engine.show(reply);
            turn = turn.catch(() => undefined).then(() => write(reply));
            return turn;
        },
    };
}
async function findReply(engine, issue, invocation, since) {
    const marker = replyMarker(invocation.key);
    const comments = await commentsSince(engine.github, issue, since);
    return comments.find(({ body }) => body.startsWith(marker))?.id;
}

;// CONCATENATED MODULE: ./src/incident/operations.ts
/** The operations of an incident after one more event of theirs. */
function foldOperation(operations, event) {
    if (event.type === 'operation-started') {
        if (operations.some((operation) => operation.id === event.operation))
            return operations;
        return [...operations, started(event)];
    }
    return operations.map((operation) => operation.id === event.operation ? change(operation, event) : operation);
}
function started(event) {
    return {
        id: event.operation,
        command: event.command,
        title: event.title,
        by: event.actor,
        startedAt: event.at,
        steps: [],
    };
}
function change(operation, event) {
    switch (event.type) {
        case 'step-started':
            return withStep(operation, {
                name: event.step,
                title: event.title,
                status: 'running',
                startedAt: event.at,
            });
        case 'step-finished': {
            const before = operation.steps.find((step) => step.name === event.step);
            return withStep(operation, {
                name: event.step,
                title: event.title,
                status: event.ok ? 'done' : 'failed',
                startedAt: before?.startedAt ?? event.at,
                milliseconds: event.milliseconds,
                ...(event.evidence ? { evidence: event.evidence } : {}),
                ...(event.result === undefined ? {} : { result: event.result }),
            });
        }
        case 'cancel-requested':
            return { ...operation, cancelRequested: { by: event.actor, at: event.at } };
        case 'operation-finished':
            return {
                ...operation,
                finishedAt: event.at,
                outcome: event.outcome,
                summary: event.summary,
                ...(event.reason === undefined ? {} : { reason: event.reason }),
                ...(event.running === undefined ? {} : { running: event.running }),
            };
    }
}
function withStep(operation, step) {
    const known = operation.steps.some(({ name }) => name === step.name);
    const steps = known
        ? operation.steps.map((other) => (other.name === step.name ? step : other))
        : [...operation.steps, step];
    return { ...operation, steps };
}
/** True where one of the operations asked for the deployment shown at `url`, or is about to run `sha`. */
function isOwnDeployment(operations, deployment) {
    const { sha, url } = deployment;
    const steps = operations.flatMap((operation) => operation.steps);
    if (url !== undefined && steps.some(({ result }) => has(result, 'url', url)))
        return true;
    const plan = runningOperation(operations)?.steps.find(({ name }) => name === 'target')?.result;
    const candidates = isObject(plan) ? plan['candidates'] : undefined;
    return (sha !== undefined &&
        Array.isArray(candidates) &&
        candidates.some((candidate) => has(candidate, 'sha', sha)));
}
function has(value, key, wanted) {
    return isObject(value) && value[key] === wanted;
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
/** The operation that has begun and not ended, if there is one. */
function runningOperation(operations) {
    return operations.findLast((operation) => operation.finishedAt === undefined);
}

;// CONCATENATED MODULE: ./src/incident/timeline.ts

/** What the timeline says of an event, in plain text; nothing where the event is only ours. */
function timelineEntry(event) {
    const text = say(event);
    if (text === undefined)
        return undefined;
    const url = event.url ?? linkOf(event);
    return { at: event.at, text, by: event.actor, ...(url === undefined ? {} : { url }) };
}
function say(event) {
    switch (event.type) {
        case 'declared':
            return `incident declared, ${event.severity}: ${event.trigger.summary}`;
        case 'linked':
            return `also discussed in #${event.issue}`;
        case 'acknowledged':
            return 'acknowledged';
        case 'role-assigned':
            return `${event.role}: ${event.person}`;
        case 'severity-changed':
            return `severity is now ${event.severity}`;
        case 'phase-changed':
            return `phase: ${event.phase}`;
        case 'checked':
            if (event.actor === itself)
                return undefined;
            return `done: ${event.step}${event.evidence ? ` (${event.evidence.text})` : ''}`;
        case 'unchecked':
            return `not done after all: ${event.step}`;
        case 'noted':
            return event.text;
        case 'deployment-failed':
            return event.summary;
        case 'probed':
            return `health: ${event.verdict}${findings(event)}`;
        case 'frozen':
            return `deployments frozen: ${event.reason}`;
        case 'unfrozen':
            return 'deployments allowed again';
        case 'operation-started':
            return event.title;
        case 'step-finished':
            return `${event.title}${event.ok ? '' : ' failed'}${event.evidence ? `: ${event.evidence.text}` : ''}`;
        case 'cancel-requested':
            return 'asked to stop the operation';
        case 'operation-finished':
            return event.summary;
        case 'resolved':
            return `resolved${event.resolution === undefined ? '' : `: ${event.resolution}`}`;
        case 'issue-opened':
        case 'step-started':
            return undefined;
    }
}
function findings(event) {
    const bad = event.results.filter((result) => result.verdict !== 'up');
    if (bad.length === 0)
        return '';
    return `, ${bad.map((result) => `${result.probe} ${result.detail}`).join('; ')}`;
}
function linkOf(event) {
    if (event.type === 'linked' || event.type === 'deployment-failed')
        return event.link;
    if (event.type === 'step-finished')
        return event.evidence?.url;
    return undefined;
}

;// CONCATENATED MODULE: ./src/incident/fold.ts


/**
 * What is known about an incident, computed from its events alone. Delivered twice or in another
 * order, the same events give the same state: they are put in order of time and id first.
 * `firstPhase` is the playbook's, where an incident begins.
 */
function fold_fold(record, firstPhase) {
    const events = inOrder(record.events);
    const start = {
        service: record.service,
        environment: record.environment,
        title: '',
        severity: '',
        status: 'open',
        phase: firstPhase,
        linked: [],
        trigger: { kind: 'person', summary: '' },
        declaredAt: events[0]?.at ?? '',
        roles: {},
        checks: {},
        operations: [],
        timeline: [],
    };
    return events.reduce(apply, start);
}
/** Events by time, each id once. */
function inOrder(events) {
    const once = new Map(events.map((event) => [event.id, event]));
    return [...once.values()].toSorted((a, b) => fold_compare(a.at, b.at) || fold_compare(a.id, b.id));
}
function fold_compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
function apply(state, event) {
    const entry = timelineEntry(event);
    const timeline = entry === undefined ? state.timeline : [...state.timeline, entry];
    return { ...fold_change(state, event), timeline };
}
function fold_change(state, event) {
    switch (event.type) {
        case 'declared':
            return {
                ...state,
                title: event.title,
                severity: event.severity,
                trigger: event.trigger,
                declaredAt: event.at,
                ...(event.impact === undefined ? {} : { impact: event.impact }),
            };
        case 'issue-opened':
            return { ...state, issue: { number: event.issue, url: event.link } };
        case 'linked':
            return { ...state, linked: [...state.linked, { number: event.issue, url: event.link }] };
        case 'acknowledged':
            if (state.acknowledged)
                return state;
            return { ...state, acknowledged: { at: event.at, by: event.actor } };
        case 'role-assigned':
            return { ...state, roles: { ...state.roles, [event.role]: event.person } };
        case 'severity-changed':
            return { ...state, severity: event.severity };
        case 'phase-changed':
            return { ...state, phase: event.phase };
        case 'checked':
            return {
                ...state,
                checks: {
                    ...state.checks,
                    [event.step]: {
                        at: event.at,
                        by: event.actor,
                        ...(event.evidence ? { evidence: event.evidence } : {}),
                    },
                },
            };
        case 'unchecked': {
            const { [event.step]: _, ...checks } = state.checks;
            return { ...state, checks };
        }
        case 'probed':
            return probed(state, event);
        case 'frozen':
            return { ...state, frozen: { at: event.at, by: event.actor, reason: event.reason } };
        case 'unfrozen': {
            const { frozen: _, ...rest } = state;
            return rest;
        }
        case 'operation-started':
        case 'step-started':
        case 'step-finished':
        case 'cancel-requested':
        case 'operation-finished':
            return { ...state, operations: foldOperation(state.operations, event) };
        case 'resolved':
            return {
                ...state,
                status: 'resolved',
                resolved: {
                    at: event.at,
                    by: event.actor,
                    ...(event.cause === undefined ? {} : { cause: event.cause }),
                    ...(event.resolution === undefined ? {} : { resolution: event.resolution }),
                },
            };
        case 'noted':
        case 'deployment-failed':
            return state;
    }
}
function probed(state, event) {
    const health = { verdict: event.verdict, at: event.at, results: event.results };
    const { mitigatedAt, ...rest } = state;
    if (event.verdict === 'up')
        return { ...rest, health, mitigatedAt: mitigatedAt ?? event.at };
    if (event.verdict === 'unknown')
        return { ...state, health };
    return { ...rest, health };
}

;// CONCATENATED MODULE: ./src/commands/ticking.ts





/** The record with further events, and with the steps of the playbook ticked that they tick. */
function withHappenings(record, playbook, cause, bodies) {
    return bodies.reduce((before, body) => {
        const after = service_withEvents(before, service_makeEvents(before.incident, cause, [body]));
        return after === before ? before : withTicksOf(after, before, playbook, cause, body);
    }, record);
}
function withTicksOf(record, before, playbook, cause, body) {
    const state = stateOf(before, playbook);
    const operation = body.type === 'operation-finished'
        ? state?.operations.find(({ id }) => id === body.operation)
        : undefined;
    const facts = factsOf(body, {
        verdict: state?.health?.verdict,
        mended: state !== undefined && hasMended(state),
        command: operation && commandName(operation.command),
    });
    return withTicks(record, playbook, { ...cause, actor: itself }, facts, evidenceOf(body));
}
/** The record with every step ticked that one of these facts ticks, and that is not ticked yet. */
function withTicks(record, playbook, cause, facts, evidence) {
    const state = stateOf(record, playbook);
    if (state === undefined)
        return record;
    const steps = new Set(facts.flatMap((fact) => stepsTickedBy(playbook, fact, state.phase)));
    const bodies = [...steps]
        .filter((step) => state.checks[step] === undefined)
        .map((step) => ({ type: 'checked', step, ...(evidence ? { evidence } : {}) }));
    return service_withEvents(record, service_makeEvents(record.incident, cause, bodies));
}
/** Milliseconds in which a box that was just unticked may still look ticked to us. */
const grace = 300_000;
/**
 * The record with the boxes that people ticked in the issue and that no event told us of. Boxes
 * that look unticked say nothing: the issue may be older than our last change.
 */
function withHandTicks(record, playbook, cause, issue) {
    const state = stateOf(record, playbook);
    if (state?.issue === undefined || issue?.number !== state.issue.number)
        return record;
    const recently = cause.now.getTime() - grace;
    const unticked = (record.incident?.events ?? [])
        .filter((event) => event.type === 'unchecked' && Date.parse(event.at) > recently)
        .map((event) => (event.type === 'unchecked' ? event.step : ''));
    const bodies = [...readTicks(issue.body)]
        .filter(([step, ticked]) => ticked && !state.checks[step] && !unticked.includes(step))
        .map(([step]) => ({ type: 'checked', step }));
    const events = makeEvents(record.incident, { ...cause, actor: 'somebody' }, bodies);
    return withEvents(record, events);
}
/** The state of the open incident; nothing where there is none. */
function stateOf(record, playbook) {
    return record.incident && fold_fold(record.incident, playbook.phases[0]?.id ?? '');
}
function hasMended(state) {
    const last = state.operations.findLast(({ outcome }) => outcome === 'succeeded');
    if (last?.finishedAt === undefined)
        return false;
    const unhealthy = state.health !== undefined && state.health.verdict !== 'up';
    return !unhealthy || last.finishedAt > (state.health?.at ?? '');
}
/** `rollback` of `/rollback --reason …`. */
function commandName(line) {
    return /^\/(?:outage\s+)?([a-z-]+)/i.exec(line.trim())?.[1]?.toLowerCase() ?? 'rollback';
}
function evidenceOf(body) {
    switch (body.type) {
        case 'probed':
            return {
                text: body.results
                    .map(({ probe, verdict, detail }) => `${probe} ${verdict}, ${detail}`)
                    .join('; '),
            };
        case 'operation-finished':
            return { text: body.summary };
        case 'deployment-failed':
            return { text: body.summary, ...(body.link === undefined ? {} : { url: body.link }) };
        case 'role-assigned':
            return { text: `@${body.person}` };
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./src/commands/give-up.ts







/**
 * Finishes what a cancelled run had taken on in a record: the operation ends as cancelled, whoever
 * asked is told what was done and what was not, and the claims are given back.
 */
async function giveUp(engine, key) {
    const shape = shapeOf(key);
    if (shape === undefined)
        return;
    const file = await openRecord(engine.records, shape, engine.clock);
    const settings = await engine.settings();
    for (const claim of file.value.claims) {
        if (claim.finished || !sameRun(claim.run, engine.run))
            continue;
        const operation = operationOf(file.value, claim, settings);
        const reply = replyPoster(engine, claim.invocation, claim);
        const issue = stateOf(file.value, settings.playbook)?.issue;
        if (issue && operation)
            reply.place(issue.number);
        await reply.show(stopped(claim, operation));
        await file.update((record) => givenBack(record, claim, operation, engine, settings), `Give ${claim.key} back`);
    }
}
function operationOf(record, claim, { playbook }) {
    const id = operationId(claim.key);
    return stateOf(record, playbook)?.operations.find((operation) => operation.id === id);
}
function stopped(claim, operation) {
    const steps = (operation?.steps ?? []).map(({ title, status, milliseconds, evidence }) => ({
        title,
        status: status === 'running' ? 'failed' : status,
        ...(milliseconds === undefined ? {} : { milliseconds }),
        ...(evidence === undefined ? {} : { evidence }),
    }));
    return {
        status: 'failed',
        headline: '**Stopped: the run was cancelled.** What was begun may still be going on at the hosting.',
        ...(steps.length === 0 ? {} : { steps }),
        next: [
            operation === undefined
                ? { command: claim.invocation.line, why: 'To ask for it again:' }
                : { command: '/retry', why: 'To go on:' },
        ].filter(({ command }) => command !== ''),
        ...(operation === undefined ? {} : { operation: operation.id }),
    };
}
function givenBack(record, claim, operation, engine, { playbook }) {
    const now = engine.clock.now();
    const finished = { at: now.toISOString(), outcome: 'failed', reason: 'cancelled' };
    const ended = operation && operation.finishedAt === undefined
        ? [
            {
                type: 'operation-finished',
                operation: operation.id,
                outcome: 'cancelled',
                summary: 'stopped: the run was cancelled',
                reason: 'cancelled',
            },
        ]
        : [];
    const cause = { key: claim.key, actor: itself, now };
    return withFinished(withHappenings(record, playbook, cause, ended), claim.key, finished);
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var lib_core = __webpack_require__(6421);
;// CONCATENATED MODULE: ./src/io.ts


/** Reads the inputs, and keeps the token out of the log. */
function readInputs() {
    const token = lib_core/* getInput */.V4('github-token');
    if (token !== '')
        lib_core/* setSecret */.Pq(token);
    return {
        token,
        command: lib_core/* getInput */.V4('command'),
        config: lib_core/* getInput */.V4('config') || '.github/outage.yml',
    };
}
/** Sets every output of the action. */
function writeOutputs(result) {
    const outputs = {
        outcome: result.outcome,
        reason: result.reason ?? '',
        'incident-number': String(result.incident?.number ?? ''),
        'incident-url': result.incident?.url ?? '',
        'operation-id': result.operation ?? '',
        'rolled-back-to': result.rolledBackTo ?? '',
        verdict: result.verdict ?? '',
        result: JSON.stringify(result),
    };
    for (const [name, value] of Object.entries(outputs))
        core.setOutput(name, value);
}
const io_hidden = (text) => redact(text, likelySecrets(process.env));
/** A line of the log. It may hold anybody's text: it cannot become a command of the runner's. */
function log(line) {
    lib_core/* info */.pq(io_hidden(line)
        .replaceAll(/[\r\n]+/g, ' ')
        .replaceAll('::', ':\u200b:'));
}
/** A failure, as an annotation of the run. */
function annotate(message) {
    lib_core/* error */.z3(io_hidden(message), { title: 'Outage Playbook' });
}
const io_remembered = new Set();
/** Remembers a record for the `post` step, which answers for a run that was cancelled. */
function remember(record) {
    io_remembered.add(record);
    core.saveState('records', [...io_remembered].join('\n'));
}
/** The records that the main step remembered. */
function recall() {
    return lib_core/* getState */.Gu('records')
        .split('\n')
        .filter((key) => key !== '');
}
/** Ends the step as failed. */
function fail() {
    process.exitCode = core.ExitCode.Failure;
}
/** Adds Markdown to the summary of the job. */
async function summarize(markdown) {
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    await core.summary.addRaw(io_hidden(markdown), true).write();
}

;// CONCATENATED MODULE: ./src/views/log.ts

/**
 * Writes replies to a log as they progress: a line for each step that begins to fail, is done or
 * reports, and one for the end. Plain text; Markdown is taken off.
 */
function progressLog(log) {
    const seen = new Map();
    const say = (id, line) => {
        if (seen.get(id) === line)
            return;
        seen.set(id, line);
        log(line);
    };
    return (reply) => {
        if (reply.line !== '')
            say(`${reply.key} line`, `> ${reply.line}`);
        say(`${reply.key} headline`, bare(reply.headline));
        for (const [index, step] of (reply.steps ?? []).entries()) {
            if (step.status !== 'waiting')
                say(`${reply.key} ${index}`, lineOf(step));
        }
        if (reply.status !== 'running') {
            for (const detail of reply.details ?? [])
                say(`${reply.key} ${detail}`, bare(detail));
            for (const { command, why } of reply.next ?? [])
                say(`${reply.key} ${command}`, `${why} ${command}`);
        }
    };
}
const words = {
    waiting: '  ',
    running: '… ',
    done: '✓ ',
    failed: '✗ ',
    skipped: '- ',
};
function lineOf({ title, status, milliseconds, evidence, detail }) {
    const parts = [
        bare(title),
        detail,
        evidence?.text,
        milliseconds === undefined ? undefined : time_short(milliseconds),
    ];
    return `  ${words[status]}${parts.filter((part) => part !== undefined && part !== '').join(' · ')}`;
}
/** Markdown without its marks. */
function bare(markdown) {
    return markdown
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll(/<\/?sub>|\*\*|`|\\(?=[\\`*_[\]~|$#+=:.)-])/g, '')
        .replaceAll('\u2060', '')
        .replaceAll('\u200b', '');
}

;// CONCATENATED MODULE: ./src/post-main.ts





/** Writes down where a cancelled run stood, gives its claims back, and answers. */
async function postMain() {
    const keys = recall();
    if (keys.length === 0)
        return;
    try {
        const { engine } = wireAction(process.env, readInputs(), {
            show: progressLog(log),
            log: log,
            signal: AbortSignal.timeout(60_000),
            remember: () => { },
        });
        for (const key of keys)
            await giveUp(engine, key);
    }
    catch (error) {
        const { message, remedy, code } = explained(error);
        annotate(`${message} ${remedy} (${code})`);
    }
}


/***/ }),

/***/ 9651:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "0ffcce15e66f07436c1b.yml";

/***/ })

};
