export const id = 24;
export const ids = [24];
export const modules = {

/***/ 6024:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/engine/answer.ts + 2 modules
var engine_answer = __webpack_require__(172);
// EXTERNAL MODULE: ./src/engine/decidable.ts
var decidable = __webpack_require__(2187);
// EXTERNAL MODULE: ./src/records/file.ts
var file = __webpack_require__(6566);
;// CONCATENATED MODULE: ./src/records/memory.ts
/** Records that live as long as the process: for tests and rehearsals. */
function memoryRecords() {
    const records = new Map();
    let counter = 0;
    return {
        async load(key) {
            const record = records.get(key);
            return record && { value: JSON.parse(record.value), version: record.version };
        },
        async save(key, value, version) {
            if (records.get(key)?.version !== version)
                return 'conflict';
            const next = String(++counter);
            records.set(key, { value: JSON.stringify(value), version: next });
            return { version: next };
        },
        async list(prefix) {
            return [...records.keys()].filter((key) => key.startsWith(prefix)).toSorted();
        },
    };
}

// EXTERNAL MODULE: ./src/records/shapes.ts + 1 modules
var shapes = __webpack_require__(9723);
// EXTERNAL MODULE: ./src/engine/context.ts
var engine_context = __webpack_require__(6173);
// EXTERNAL MODULE: ./src/engine/command.ts
var command = __webpack_require__(2299);
// EXTERNAL MODULE: ./src/engine/hold.ts
var engine_hold = __webpack_require__(4745);
;// CONCATENATED MODULE: ./src/engine/orphans.ts
/** Claims, other than those of `except`, that were never finished and whose run has ended. */
async function orphanedClaims(engine, record, except) {
    const open = record.claims.filter(({ key, finished }) => !finished && !except.includes(key));
    const gone = await Promise.all(open.map((claim) => engine.isGone(claim)));
    return open.filter((_, index) => gone[index]);
}

// EXTERNAL MODULE: ./src/engine/run-together.ts
var run_together = __webpack_require__(7526);
;// CONCATENATED MODULE: ./src/engine/recover.ts



/**
 * Finishes first what runs began that are gone, but for `except`: what only has to be decided
 * together, all else one by one.
 */
async function recover(engine, open, settings, except, dispatch) {
    const { place, file } = open;
    const orphans = await orphanedClaims(engine, file.value, except);
    if (orphans.length === 0)
        return;
    const invocations = orphans.map(({ invocation }) => invocation);
    const jobs = invocations.flatMap((invocation) => (0,decidable/* decidable */.u)(engine, invocation) ?? []);
    const together = await (0,decidable/* allowedAt */.m)(engine, jobs, settings.config, place);
    // What fails here is met again by the next run, and by nobody sooner.
    await (0,run_together/* runTogether */.a)(engine, together, { settings, open }).catch(() => undefined);
    const known = new Set(together.map(({ invocation }) => invocation.key));
    for (const invocation of invocations) {
        if (!known.has(invocation.key))
            await dispatch(engine, invocation, { place });
    }
    await file.refresh();
}

// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(1032);
// EXTERNAL MODULE: ./src/github/overview.ts
var github_overview = __webpack_require__(8056);
// EXTERNAL MODULE: ./src/views/markers.ts
var markers = __webpack_require__(3021);
// EXTERNAL MODULE: ./src/parser/arguments.ts
var parser_arguments = __webpack_require__(1927);
;// CONCATENATED MODULE: ./src/engine/place.ts






/**
 * Begins to open the place that a command is about. The issue's own marker is only a hint, as
 * anybody can write one: it says which record to read first, and where nothing else is named.
 */
function openPlace(engine, definition, args, about) {
    const { failure } = about.invocation;
    const hint = failure ?? about.place ?? (0,markers/* readIncidentMarker */.vx)(about.issue?.body ?? '');
    const wanted = {
        service: (0,parser_arguments/* stringFlag */.AM)(args, 'service') ?? hint?.service,
        environment: (0,parser_arguments/* stringFlag */.AM)(args, 'env') ?? hint?.environment,
    };
    const early = definition.concerns !== 'nothing' && hint
        ? place_open(engine, hint.service, hint.environment)
        : undefined;
    // Awaited below or not at all; its failure is not to end the process before.
    early?.catch(() => undefined);
    return async (config) => {
        const place = (0,config_select/* serviceOf */.z5)(config, wanted.service, wanted.environment);
        const overview = ahead(engine, definition, place);
        const hinted = hint?.service === place.service && hint.environment === place.environment;
        const file = await (hinted && early ? early : place_open(engine, place.service, place.environment));
        return { place, file, ...(overview ? { overview } : {}) };
    };
}
function place_open(engine, service, environment) {
    return (0,file/* openRecord */.C)(engine.records, (0,shapes/* serviceShape */.dS)(service, environment), engine.clock);
}
function ahead(engine, definition, place) {
    if (!('looksAhead' in definition) || !definition.looksAhead)
        return undefined;
    const overview = (0,github_overview/* readOverview */.M)(engine.codeOf(place), place.settings.branch, place.environment);
    overview.catch(() => undefined);
    return overview;
}

// EXTERNAL MODULE: ./src/engine/reply-poster.ts
var reply_poster = __webpack_require__(2606);
// EXTERNAL MODULE: ./src/engine/incident-issue.ts + 12 modules
var incident_issue = __webpack_require__(5741);
// EXTERNAL MODULE: ./src/engine/refusals.ts
var refusals = __webpack_require__(8741);
// EXTERNAL MODULE: ./src/engine/ticking.ts + 2 modules
var ticking = __webpack_require__(6845);
;// CONCATENATED MODULE: ./src/engine/run-for-service.ts







/**
 * Runs a command about a service: takes the invocation in the service's record, lets the command
 * work, answers, draws the issue anew, and gives the invocation back as the very last thing, so
 * that whoever finds it not given back knows there is something left to do.
 */
async function runForService(engine, job) {
    const { invocation, settings, open, issue } = job;
    const { file } = open;
    const hold = await (0,engine_hold/* holdInvocation */.IC)(engine, file, invocation);
    const cause = () => ({
        key: invocation.key,
        actor: invocation.actor.login,
        now: engine.clock.now(),
    });
    const commit = (change, why) => hold.commit((record) => (0,ticking/* withHandTicks */.kq)(change(record), settings.playbook, cause(), issue), why);
    const reply = (0,reply_poster/* replyPoster */.I)(engine, invocation, hold.before);
    const begun = file.value.incident;
    const begunState = (0,ticking/* stateOf */.L4)(file.value, settings.playbook);
    const context = {
        engine,
        settings,
        invocation,
        reply,
        file,
        commit,
        commands: engine.commands.all().map(({ usage, summary }) => ({ usage, summary })),
        place: open.place,
        state: () => (0,ticking/* stateOf */.L4)(file.value, settings.playbook),
        ...(issue ? { issue } : {}),
        ...(hold.before ? { before: hold.before } : {}),
        ...(open.overview ? { overview: open.overview } : {}),
    };
    const answer = await work(context, job);
    const last = (record) => {
        const changed = answer.change ? answer.change(record) : record;
        const done = answer.outcome === 'succeeded' && !invocation.failure;
        const facts = done ? [`command:${invocation.line}`] : [];
        return (0,ticking/* withTicks */.Zm)(changed, settings.playbook, { ...cause(), actor: 'outage-playbook' }, facts, undefined);
    };
    const preview = last(file.value);
    const drawn = preview.incident ?? file.value.incident;
    const state = (0,ticking/* stateOf */.L4)({ ...preview, ...(drawn ? { incident: drawn } : {}) }, settings.playbook);
    const changed = drawn !== begun || hold.before !== undefined;
    if (state?.issue && answer.operation !== undefined)
        reply.place(state.issue.number);
    await Promise.all([
        reply.show(answer.reply),
        changed && state ? (0,incident_issue/* redraw */.AI)(context, state, (0,incident_issue/* relabel */.i7)(begunState, state)) : undefined,
    ]);
    const before = file.value;
    await hold.finish(answer, last);
    if (changed)
        await (0,incident_issue/* redrawIfOvertaken */.yh)(context, before, [invocation.key]);
    return { ...(0,engine_answer/* resultOf */.Bg)(answer), ...(state?.issue ? { incident: state.issue } : {}) };
}
async function work(context, job) {
    try {
        (0,refusals/* refuseWithout */.P)(job.definition, { ...context, state: context.state() });
        return await job.definition.run(context, job.args);
    }
    catch (error) {
        if (error instanceof engine_context/* Taken */.u)
            throw error;
        await context.commit((record) => record, `Take ${job.invocation.key}`);
        return (0,engine_answer/* answerTo */.oy)((0,engine_answer/* explained */.to)(error), job.invocation);
    }
}

;// CONCATENATED MODULE: ./src/engine/dispatch.ts













/**
 * Runs one invocation, from the question whether it may run to the answer. Never throws: whatever
 * goes wrong ends in an answer, and in a reply where somebody waits for one.
 */
async function dispatch(engine, invocation, around = {}) {
    try {
        return await attempt(engine, invocation, around);
    }
    catch (error) {
        if (error instanceof engine_context/* Taken */.u)
            return { outcome: 'ignored' };
        const answer = (0,engine_answer/* answerTo */.oy)((0,engine_answer/* explained */.to)(error), invocation);
        return withLedger(engine, invocation, async () => answer).catch(async (another) => {
            if (another instanceof engine_context/* Taken */.u)
                return { outcome: 'ignored' };
            await answerUnclaimed(engine, invocation, answer);
            return (0,engine_answer/* resultOf */.Bg)(answer);
        });
    }
}
/**
 * Answers where nothing can be written down, as with a damaged record. The same event told again
 * finds the answer by its marker.
 */
async function answerUnclaimed(engine, invocation, answer) {
    const { key, at } = invocation;
    const reply = (0,reply_poster/* replyPoster */.I)(engine, invocation, { key, invocation, run: engine.run, at });
    await reply.show(answer.reply).catch(() => undefined);
}
async function attempt(engine, invocation, around) {
    const { definition, args } = (0,command/* readCommand */.UK)(engine, invocation);
    (0,command/* refuseStale */.WV)(engine, invocation);
    // What does not depend on each other leaves together.
    const about = { invocation, ...around };
    const opening = openPlace(engine, definition, args, about);
    const ledger = definition.concerns === 'nothing' ? openLedger(engine, invocation) : undefined;
    ledger?.catch(() => undefined);
    const [config] = await Promise.all([engine.config(), (0,command/* allow */.cw)(engine, definition, invocation)]);
    if (definition.concerns === 'nothing') {
        const settings = await engine.settings();
        const { issue } = around;
        return withLedger(engine, invocation, (context) => definition.run({ ...context, settings, ...(issue ? { issue } : {}) }, args), ledger);
    }
    const [open, settings] = await Promise.all([opening(config), engine.settings()]);
    if ('run' in definition && definition.passive) {
        return withLedger(engine, invocation, (context) => definition.run(watching({ ...context, settings }, open), args));
    }
    // What is recovered is not to recover what is recovered beside it.
    if (!around.place)
        await recover(engine, open, settings, [invocation.key], dispatch);
    if ('decide' in definition) {
        const { issue } = around;
        const results = await (0,run_together/* runTogether */.a)(engine, [{ invocation, definition, args }], {
            settings,
            open,
            issue,
        });
        return results.get(invocation.key) ?? { outcome: 'ignored' };
    }
    return runForService(engine, { ...about, definition, args, settings, open });
}
/** The context of a command that only looks: it changes no record and takes nothing on. */
function watching(context, { place, file }) {
    return {
        ...context,
        place,
        file,
        commands: [],
        commit: async () => file.value,
        state: () => (0,ticking/* stateOf */.L4)(file.value, context.settings.playbook),
    };
}
/** Answers under a claim kept beside the issue; without an issue nobody else could answer. */
async function withLedger(engine, invocation, work, ledger = openLedger(engine, invocation)) {
    const file = await ledger;
    const hold = await (0,engine_hold/* holdInvocation */.IC)(engine, file, invocation);
    await hold.commit((record) => record, `Take ${invocation.key}`);
    const reply = (0,reply_poster/* replyPoster */.I)(engine, invocation, hold.before);
    const { before } = hold;
    const context = { engine, invocation, reply, ...(before ? { before } : {}) };
    // Whatever is thrown from here on is answered here: the invocation is taken, by this run.
    const answer = await work(context).catch((error) => (0,engine_answer/* answerTo */.oy)((0,engine_answer/* explained */.to)(error), invocation));
    await reply.show(answer.reply);
    await hold.finish(answer);
    return (0,engine_answer/* resultOf */.Bg)(answer);
}
function openLedger(engine, { issue }) {
    const records = issue === undefined ? memoryRecords() : engine.records;
    return (0,file/* openRecord */.C)(records, (0,shapes/* ledgerShape */.nr)(issue?.number ?? 0), engine.clock);
}

;// CONCATENATED MODULE: ./src/engine/together.ts





/**
 * Decides, in one go and in the order in which they were typed, the commands of one comment in an
 * incident's issue and all others that wait there. `waiting` is asked only where one of `own` is not
 * taken yet. Answers results by key, of what could be decided this way.
 */
async function dispatchTogether(engine, own, issue, waiting, dispatch) {
    const jobs = own.flatMap((invocation) => (0,decidable/* decidable */.u)(engine, invocation) ?? []);
    const [first] = jobs;
    if (first === undefined || (0,markers/* readIncidentMarker */.vx)(issue.body) === undefined)
        return new Map();
    const { definition, invocation } = first;
    const noArguments = { words: [], flags: {} };
    const opening = openPlace(engine, definition, noArguments, { invocation, issue });
    const settings = await engine.settings();
    const open = await opening(settings.config);
    const { place, file } = open;
    const allowed = await (0,decidable/* allowedAt */.m)(engine, jobs, settings.config, place);
    const claimed = new Set(file.value.claims.map(({ key }) => key));
    const isNew = allowed.some((job) => !claimed.has(job.invocation.key));
    const others = isNew ? await waiting() : [];
    const more = others.flatMap((one) => (claimed.has(one.key) ? [] : ((0,decidable/* decidable */.u)(engine, one) ?? [])));
    const all = inOrder(allowed, await (0,decidable/* allowedAt */.m)(engine, more, settings.config, place));
    const keys = all.map((job) => job.invocation.key);
    await recover(engine, open, settings, keys, dispatch);
    return (0,run_together/* runTogether */.a)(engine, all, { settings, open, issue });
}
/** Each once: in the order of `waiting`, in which the others may be, and then the rest. */
function inOrder(own, waiting) {
    const byKey = new Map([...waiting, ...own].map((job) => [job.invocation.key, job]));
    return [...byKey.values()];
}

;// CONCATENATED MODULE: ./src/engine/carry-out.ts



/**
 * Everything that one event asks for, in order; answers how the last of it ended. In an incident's
 * issue, what only has to be decided is decided together with what else waits there.
 */
async function carryOut(engine, invocations, issue, waiting) {
    const around = issue ? { issue } : {};
    let result = { outcome: 'ignored' };
    let rest = invocations;
    while (rest.length > 0) {
        const group = leading(engine, rest);
        const known = await together(engine, group, issue, waiting);
        for (const invocation of group.length > 0 ? group : rest.slice(0, 1)) {
            const next = known.get(invocation.key) ?? (await dispatch(engine, invocation, around));
            if (next.outcome !== 'ignored')
                result = next;
        }
        rest = rest.slice(Math.max(1, group.length));
    }
    return result;
}
/** The first commands of a list, as far as they only have to be decided. */
function leading(engine, list) {
    const end = list.findIndex((invocation) => (0,decidable/* decidable */.u)(engine, invocation) === undefined);
    return end < 0 ? list : list.slice(0, end);
}
/** What goes wrong with all of them is answered where each is dispatched by itself. */
async function together(engine, group, issue, waiting) {
    if (group.length === 0 || issue === undefined || waiting === undefined)
        return new Map();
    return dispatchTogether(engine, group, issue, waiting, dispatch).catch(() => new Map());
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/io.ts
var io = __webpack_require__(5027);
// EXTERNAL MODULE: ./node_modules/markdown-it/index.mjs + 74 modules
var markdown_it = __webpack_require__(9193);
;// CONCATENATED MODULE: ./src/parser/spans.ts
/**
 * Lines of a paragraph that begin inside code or inside an HTML comment or tag which an earlier line
 * opened. `indexes` are those of the paragraph's lines. (CommonMark 0.31: Code spans, Raw HTML.)
 */
function hiddenInParagraph(lines, indexes) {
    const [first, ...others] = indexes;
    if (first === undefined || others.length === 0)
        return [];
    const text = indexes.map((index) => lines[index] ?? '').join('\n');
    const spans = spansOf(text);
    const hidden = [];
    let start = (lines[first] ?? '').length + 1;
    let next = 0;
    for (const index of others) {
        while ((spans[next]?.to ?? Infinity) <= start)
            next++;
        if ((spans[next]?.from ?? Infinity) < start)
            hidden.push(index);
        start += (lines[index] ?? '').length + 1;
    }
    return hidden;
}
/** Code and raw HTML in a text, in order. The time it takes grows with the text, whatever it holds. */
function spansOf(text) {
    const endOfCode = codeEnds(text);
    const endOfComment = commentEnds(text);
    const spans = [];
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === '\\')
            at++;
        if (character !== '`' && character !== '<')
            continue;
        const length = character === '`' ? runAt(text, at) : 1;
        const to = character === '`' ? endOfCode(at, length) : (endOfComment(at) ?? tagEnd(text, at));
        if (to !== undefined)
            spans.push({ from: at, to });
        at = (to ?? at + length) - 1;
    }
    return spans;
}
function runAt(text, at) {
    let length = 0;
    while (text[at + length] === '`')
        length++;
    return length;
}
/** Where code ends that `length` backticks at a place begin: behind the next run as long. */
function codeEnds(text) {
    const runs = new Map();
    for (const { 0: run, index } of text.matchAll(/`+/g)) {
        const ofLength = runs.get(run.length);
        if (ofLength)
            ofLength.push(index);
        else
            runs.set(run.length, [index]);
    }
    const passed = new Map();
    return (at, length) => {
        const ofLength = runs.get(length) ?? [];
        let next = passed.get(length) ?? 0;
        while ((ofLength[next] ?? Infinity) < at + length)
            next++;
        passed.set(length, next);
        const begin = ofLength[next];
        return begin === undefined ? undefined : begin + length;
    };
}
/** Where the comment ends that begins at a place. */
function commentEnds(text) {
    const last = text.lastIndexOf('-->');
    return (at) => {
        if (!text.startsWith('<!--', at) || at + 2 > last)
            return undefined;
        return text.indexOf('-->', at + 2) + '-->'.length;
    };
}
/** Longest tag that is looked at. */
const longest = 1_000;
const attribute = /\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?/.source;
const tag = new RegExp(`^(?:<[a-z][a-z0-9-]*(?:${attribute})*\\s*/?>|</[a-z][a-z0-9-]*\\s*>|<\\?[^]*?\\?>|<![a-z][^>]*>)`, 'i');
function tagEnd(text, at) {
    const found = tag.exec(text.slice(at, at + longest))?.[0];
    return found === undefined ? undefined : at + found.length;
}

;// CONCATENATED MODULE: ./src/parser/hidden.ts


const hiding = ['fence', 'code_block', 'html_block', 'blockquote_open'];
// Blocks only: what stands inside a paragraph is the slow part of Markdown, and we need little of it.
const markdown = new markdown_it/* default */.A('commonmark', { html: true });
markdown.core.ruler.disable('inline');
/**
 * Which lines of a comment, from 0, people see as something else than a line of text: code,
 * quotations, raw HTML, comments.
 */
function hiddenLines(lines) {
    const hidden = new Set();
    for (const { type, map } of markdown.parse(lines.join('\n'), {})) {
        if (!map)
            continue;
        const covered = Array.from({ length: map[1] - map[0] }, (_, offset) => map[0] + offset);
        if (hiding.includes(type))
            for (const index of covered)
                hidden.add(index);
        else if (type === 'inline')
            for (const index of hiddenInParagraph(lines, covered))
                hidden.add(index);
    }
    return hidden;
}

// EXTERNAL MODULE: ./src/parser/line.ts
var parser_line = __webpack_require__(6757);
;// CONCATENATED MODULE: ./src/parser/lines.ts


/**
 * Command lines of a comment, in order, and the rest as prose. Lines in code blocks, quotes and
 * HTML comments are prose. Arguments are not looked at here.
 */
function readLines(text) {
    const lines = text.split(/\r\n|\r|\n/);
    const hidden = hiddenLines(lines);
    const commands = [];
    const prose = [];
    for (const [index, line] of lines.entries()) {
        const command = hidden.has(index) ? undefined : (0,parser_line/* readLine */.X)(line);
        if (command)
            commands.push(command);
        else
            prose.push(line);
    }
    return { commands, prose: prose.join('\n').trim() };
}

;// CONCATENATED MODULE: ./src/triggers/command-input.ts


/**
 * The `command` input, or a terminal: command lines that whoever may start the run may also give.
 * `step` tells several steps of one run apart.
 */
function commandInput(input, by) {
    const { commands, prose } = readLines(input);
    if (commands.length === 0 || prose !== '') {
        throw new errors/* OutageError */.AP('command-unknown', `The command must be lines that begin with a slash, not \`${prose}\`.`);
    }
    const { url } = by.run;
    return {
        invocations: commands.map(({ line }, index) => ({
            key: `${by.run.id}:${by.run.attempt}:${by.step}:${index + 1}`,
            line,
            actor: { login: by.login, kind: 'operator' },
            at: by.now.toISOString(),
            ...(url === undefined ? {} : { url }),
        })),
    };
}

// EXTERNAL MODULE: ./src/github/comments.ts
var github_comments = __webpack_require__(6645);
// EXTERNAL MODULE: ./src/parser/suggest.ts
var suggest = __webpack_require__(8165);
// EXTERNAL MODULE: ./src/triggers/payload.ts
var triggers_payload = __webpack_require__(5243);
;// CONCATENATED MODULE: ./src/triggers/issue.ts

/** The issue in a payload. */
function issueIn(payload) {
    return {
        number: (0,triggers_payload/* number */.ai)(payload, 'issue', 'number'),
        body: (0,triggers_payload/* text */.Qq)(payload, 'issue', 'body'),
        labels: (0,triggers_payload/* list */.p_)(payload, 'issue', 'labels').map((label) => (0,triggers_payload/* text */.Qq)(label, 'name')),
        state: (0,triggers_payload/* text */.Qq)(payload, 'issue', 'state'),
    };
}
/** True where the issue is an incident's, by its label. */
function isIncident(issue) {
    return issue.labels.includes('incident');
}

// EXTERNAL MODULE: ./src/views/markdown.ts
var views_markdown = __webpack_require__(2909);
// EXTERNAL MODULE: ./src/parser/unseen.ts
var unseen = __webpack_require__(667);
;// CONCATENATED MODULE: ./src/triggers/issue-comment.ts






/** A comment that was just written. The author is who counts, not who started the run. */
const issueComment = async ({ payload }) => {
    const issue = issueIn(payload);
    const comment = {
        id: (0,triggers_payload/* number */.ai)(payload, 'comment', 'id'),
        body: (0,triggers_payload/* text */.Qq)(payload, 'comment', 'body'),
        author: (0,triggers_payload/* text */.Qq)(payload, 'comment', 'user', 'login'),
        at: (0,triggers_payload/* text */.Qq)(payload, 'comment', 'created_at'),
        url: (0,triggers_payload/* text */.Qq)(payload, 'comment', 'html_url'),
    };
    const url = (0,triggers_payload/* text */.Qq)(payload, 'issue', 'html_url');
    return { invocations: invocationsOf(comment, issue, url), issue };
};
/** Characters of prose that become a note. */
const longestNote = 1_900;
/** Commands of a comment: each costs requests, and anybody can write a comment. */
const mostCommands = 50;
/**
 * What a comment asks for: every command line in it, in order. Prose beside commands on an
 * incident's issue goes on the timeline. A comment with too many commands asks for a refusal.
 */
function invocationsOf({ id, body, author, at, url }, issue, issueUrl) {
    const { commands, prose } = readLines(body);
    const ours = commands.filter(suggest/* meantForUs */.xn);
    if (ours.length === 0)
        return [];
    const about = { actor: { login: author, kind: 'person' }, at, url };
    const place = { number: issue.number, url: issueUrl };
    if (ours.length > mostCommands) {
        const line = ours[0]?.line ?? '';
        return [{ ...about, key: `comment:${id}:all`, line, issue: place, tooMany: ours.length }];
    }
    const invocations = ours.map(({ line }, index) => ({
        ...about,
        key: `comment:${id}:${index + 1}`,
        line,
        issue: place,
    }));
    const note = (0,views_markdown/* truncate */.xv)((0,unseen/* withoutUnseen */.z)(prose).replaceAll(/\s+/g, ' ').trim(), longestNote);
    if (note === '' || !isIncident(issue))
        return invocations;
    return [...invocations, { ...about, key: `comment:${id}:prose`, line: `/note ${note}` }];
}

;// CONCATENATED MODULE: ./src/triggers/catch-up.ts






/** Milliseconds that we look back; older commands are not run any more. */
const back = 24 * 3_600_000;
/**
 * Commands in an incident's issue that may have nobody to carry them out: GitHub cancels runs that
 * wait too long, silently, and does not start any while Actions is down. Others have a run that is
 * just starting. They are read once, when they are first asked for. What was edited does not count.
 */
function waitingIn(engine, issue) {
    let comments;
    async function read() {
        const now = engine.clock.now().getTime();
        const [found, ledger] = await Promise.all([
            (0,github_comments/* commentsSince */.Z$)(engine.github, issue.number, new Date(now - back).toISOString()),
            (0,file/* openRecord */.C)(engine.records, (0,shapes/* ledgerShape */.nr)(issue.number), engine.clock),
        ]);
        const answered = new Set(ledger.value.claims.map(({ key }) => key));
        const url = `${engine.github.url}/issues/${issue.number}`;
        return found
            .filter(({ isBot, isEdited, at }) => !isBot && !isEdited && now - Date.parse(at) < back)
            .map((comment) => invocationsOf(comment, issue, url))
            .map((asked) => asked.filter(({ key }) => !answered.has(key)));
    }
    async function isTaken() {
        const place = (0,markers/* readIncidentMarker */.vx)(issue.body);
        if (place === undefined)
            return () => true;
        const shape = (0,shapes/* serviceShape */.dS)(place.service, place.environment);
        const { value } = await (0,file/* openRecord */.C)(engine.records, shape, engine.clock);
        return (key) => value.claims.some((claim) => claim.key === key);
    }
    return {
        async decidable() {
            comments ??= read();
            return (await comments).flatMap((asked) => leading(engine, asked));
        },
        async others() {
            const asked = (await comments) ?? [];
            const left = asked.flatMap((one) => one.slice(leading(engine, one).length));
            if (left.length === 0)
                return [];
            const taken = await isTaken();
            return left.filter(({ key }) => !taken(key));
        },
    };
}

;// CONCATENATED MODULE: ./src/triggers/event.ts
/** Nothing to do. */
const nothing = { invocations: [] };

;// CONCATENATED MODULE: ./src/triggers/deployment-status.ts



/** The state of a deployment on GitHub: failed, or live and to be verified. */
const deploymentStatus = async ({ payload }, config) => {
    // Our own deployments are written when they are live and verified.
    if ((0,triggers_payload/* has */.zy)(payload, 'deployment', 'payload', 'outageOperation'))
        return nothing;
    const repository = (0,triggers_payload/* text */.Qq)(payload, 'repository', 'full_name');
    const state = (0,triggers_payload/* text */.Qq)(payload, 'deployment_status', 'state');
    const named = (0,config_select/* environmentsNamed */.g9)(await config(), (0,triggers_payload/* text */.Qq)(payload, 'deployment', 'environment'), repository);
    // Where a workflow of the service deploys, its run tells us, and tells us more.
    const places = named.filter(({ settings }) => settings.workflows.length === 0 && settings.hosting.provider !== 'workflow');
    const sha = (0,triggers_payload/* text */.Qq)(payload, 'deployment', 'sha');
    const url = (0,triggers_payload/* text */.Qq)(payload, 'deployment_status', 'log_url') ||
        (0,triggers_payload/* text */.Qq)(payload, 'deployment_status', 'target_url');
    const id = (0,triggers_payload/* number */.ai)(payload, 'deployment', 'id');
    const invocations = places.map(({ service, environment }) => {
        const about = {
            key: `deployment:${id}:${state}:${service}`,
            actor: {
                login: (0,triggers_payload/* text */.Qq)(payload, 'deployment_status', 'creator', 'login'),
                kind: 'itself',
            },
            at: (0,triggers_payload/* text */.Qq)(payload, 'deployment_status', 'created_at'),
            ...(url === '' ? {} : { url }),
        };
        if (state === 'success') {
            return { ...about, line: `/release --service ${service} --env ${environment} --sha ${sha}` };
        }
        const summary = `deployment of ${sha.slice(0, 7)} failed (${state})`;
        return {
            ...about,
            line: '',
            failure: { service, environment, sha, summary, ...(url === '' ? {} : { url }) },
        };
    });
    return { invocations };
};

// EXTERNAL MODULE: ./src/views/ticks.ts
var ticks = __webpack_require__(3196);
;// CONCATENATED MODULE: ./src/triggers/issues.ts





/** An incident's issue edited by a person: boxes ticked or unticked by hand. */
const issues = async ({ payload }) => {
    const issue = issueIn(payload);
    if (!(0,markers/* readIncidentMarker */.vx)(issue.body))
        return nothing;
    const before = (0,ticks/* readTicks */.b)((0,triggers_payload/* text */.Qq)(payload, 'changes', 'body', 'from'));
    const { checked, unchecked } = (0,ticks/* tickChanges */.X)(before, (0,ticks/* readTicks */.b)(issue.body));
    const at = (0,triggers_payload/* text */.Qq)(payload, 'issue', 'updated_at');
    const login = (0,triggers_payload/* text */.Qq)(payload, 'sender', 'login');
    const about = {
        actor: { login, kind: 'person' },
        at,
        url: (0,triggers_payload/* text */.Qq)(payload, 'issue', 'html_url'),
    };
    const lines = [
        ...(checked.length > 0 ? [`/check ${checked.join(' ')}`] : []),
        ...(unchecked.length > 0 ? [`/uncheck ${unchecked.join(' ')}`] : []),
    ];
    const invocations = lines.map((line) => ({
        ...about,
        line,
        key: `edit:${issue.number}:${at}:${login}:${line.slice(1, 200).replaceAll(' ', '+')}`,
    }));
    return { invocations, issue };
};

;// CONCATENATED MODULE: ./src/triggers/workflow-run.ts



const failures = ['failure', 'timed_out', 'startup_failure'];
/**
 * A deploy workflow's run that ended: a failed deployment, or a release to verify. A fork's run may
 * be named like ours and be on a branch named like ours: it is not ours.
 */
const workflowRun = async ({ payload }, config) => {
    const run = 'workflow_run';
    const repository = (0,triggers_payload/* text */.Qq)(payload, 'repository', 'full_name');
    const from = (0,triggers_payload/* text */.Qq)(payload, run, 'head_repository', 'full_name');
    const conclusion = (0,triggers_payload/* text */.Qq)(payload, run, 'conclusion');
    const failed = failures.includes(conclusion);
    if (from !== repository || (!failed && conclusion !== 'success'))
        return nothing;
    if ((0,triggers_payload/* text */.Qq)(payload, run, 'event').startsWith('pull_request'))
        return nothing;
    const workflow = {
        name: (0,triggers_payload/* text */.Qq)(payload, run, 'name'),
        path: (0,triggers_payload/* text */.Qq)(payload, run, 'path'),
        repository,
    };
    const places = (0,config_select/* environmentsOfWorkflow */.pv)(await config(), workflow, (0,triggers_payload/* text */.Qq)(payload, run, 'head_branch'));
    const sha = (0,triggers_payload/* text */.Qq)(payload, run, 'head_sha');
    const url = (0,triggers_payload/* text */.Qq)(payload, run, 'html_url');
    const id = (0,triggers_payload/* number */.ai)(payload, run, 'id');
    const attempt = (0,triggers_payload/* number */.ai)(payload, run, 'run_attempt');
    const byHand = (0,triggers_payload/* text */.Qq)(payload, run, 'event') === 'workflow_dispatch';
    const invocations = places.flatMap(({ service, environment, settings }) => {
        const about = {
            key: `run:${id}:${attempt}:${service}:${environment}`,
            actor: { login: workflow.name, kind: 'itself' },
            at: (0,triggers_payload/* text */.Qq)(payload, run, 'updated_at'),
            url,
        };
        // A run started by hand may have been given another commit than the one that it is listed with.
        const known = !byHand || !takesCommit(settings);
        if (!failed) {
            const line = `/release --service ${service} --env ${environment} --sha ${sha}`;
            return known ? [{ ...about, line }] : [];
        }
        const what = known ? `deployment of ${sha.slice(0, 7)}` : 'a deployment started by hand';
        const summary = `${what} failed (${workflow.name}, ${conclusion.replace('_', ' ')})`;
        const failure = { service, environment, summary, url, ...(known ? { sha } : {}) };
        return [{ ...about, line: '', failure }];
    });
    return { invocations };
};
/** True where the hosting's workflow is told the commit by an input. */
function takesCommit({ hosting }) {
    return hosting.provider === 'workflow' && hosting['ref-input'] !== undefined;
}

;// CONCATENATED MODULE: ./src/triggers/table.ts




/** What each kind of event asks for. */
const triggers = {
    issue_comment: issueComment,
    issues: issues,
    workflow_run: workflowRun,
    deployment_status: deploymentStatus,
};

// EXTERNAL MODULE: ./src/views/reply.ts
var views_reply = __webpack_require__(6446);
;// CONCATENATED MODULE: ./src/views/summary.ts

/**
 * A job summary may be 1 MiB a step, in bytes, and is dropped as a whole where it is longer. One
 * character takes three bytes at most in UTF-16.
 */
const mostCharacters = 340_000;
const words = {
    running: 'running',
    succeeded: 'done',
    failed: 'failed',
    refused: 'refused',
};
/** The same answers for the page of the workflow run, one part a command, with room for each. */
function drawSummaries(replies) {
    const room = Math.floor(mostCharacters / Math.max(1, replies.length));
    return replies.map((reply) => drawSummary(reply, room)).join('\n');
}
function drawSummary(reply, room) {
    const head = `### Outage Playbook: ${words[reply.status]}`;
    return `${head}\n\n${(0,views_reply/* drawAnswer */.Bg)(reply, room - head.length - 10)}\n`;
}

// EXTERNAL MODULE: ./src/views/log.ts
var log = __webpack_require__(9480);
// EXTERNAL MODULE: ./src/action.ts + 77 modules
var action = __webpack_require__(9041);
;// CONCATENATED MODULE: ./src/main.ts











/** Everything that an event asks for, done in order; the outputs are those of the last. */
async function main(event) {
    io/* guard */.ah();
    const inputs = io/* readInputs */.Ko();
    const last = new Map();
    const show = (0,log/* progressLog */.m)(io/* log */.Rm);
    try {
        const wired = (0,action/* wireAction */.q)(process.env, inputs, {
            show: (reply) => {
                last.set(reply.key, reply);
                show(reply);
            },
            log: io/* log */.Rm,
            signal: stopSignal(),
            remember: io/* remember */.kY,
        });
        const request = await requestOf(event, inputs, wired);
        const result = await perform(wired, request);
        await io/* summarize */.eh(drawSummaries([...last.values()]));
        io/* writeOutputs */.Kn(result);
        conclude(result, inputs.command !== '');
    }
    catch (error) {
        stop((0,engine_answer/* explained */.to)(error));
    }
}
async function requestOf(event, inputs, { engine, actor, step }) {
    if (inputs.command.trim() !== '') {
        const now = engine.clock.now();
        return commandInput(inputs.command, { login: actor, run: engine.run, step, now });
    }
    const trigger = event && triggers[event.name];
    if (event === undefined || trigger === undefined) {
        throw new errors/* OutageError */.AP('event-invalid', 'The event file is missing, or of a kind that we do not know.');
    }
    return trigger(event, engine.config);
}
/** Commands that wait in the same incident are carried out too, unless somebody is in a hurry. */
async function perform({ engine }, { invocations, issue }) {
    const urgent = invocations.some(({ line }) => /^\/(outage +)?rollback/i.test(line));
    const waiting = !urgent && issue && isIncident(issue) ? waitingIn(engine, issue) : undefined;
    const result = await carryOut(engine, invocations, issue, waiting?.decidable);
    const missed = (await waiting?.others()) ?? [];
    await carryOut(engine, missed, issue, undefined);
    return result;
}
/** A refused comment has had its answer; a workflow that asked must stop. */
function conclude(result, fromInput) {
    if (result.outcome === 'failed' || (result.outcome === 'refused' && fromInput)) {
        io/* annotate */.fz(`${result.outcome}: ${result.reason ?? ''}`);
        io/* fail */.fJ();
    }
}
function stop(error) {
    io/* annotate */.fz(`${error.message} ${error.remedy} (${error.code})`);
    io/* writeOutputs */.Kn({ outcome: (0,errors/* isRefusal */.vu)(error.code) ? 'refused' : 'failed', reason: error.code });
    io/* fail */.fJ();
}
/** Aborted when the runner asks the process to end; what is running stops at its next step. */
function stopSignal() {
    const stop = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM']) {
        process.once(name, () => stop.abort(new errors/* OutageError */.AP('cancelled', 'The run was cancelled.')));
    }
    return stop.signal;
}


/***/ })

};
