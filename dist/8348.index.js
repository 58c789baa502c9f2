export const id = 8348;
export const ids = [8348];
export const modules = {

/***/ 493:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ dispatch)
});

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
            return [...records]
                .filter(([key]) => key.startsWith(prefix))
                .map(([key, { version }]) => ({ key, version }))
                .toSorted((a, b) => (a.key < b.key ? -1 : 1));
        },
        async loadMany(listed) {
            return listed.map(({ key }) => {
                const record = records.get(key);
                return record && JSON.parse(record.value);
            });
        },
    };
}

// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
// EXTERNAL MODULE: ./src/engine/answer.ts + 1 modules
var engine_answer = __webpack_require__(9034);
// EXTERNAL MODULE: ./src/engine/context.ts
var engine_context = __webpack_require__(6173);
// EXTERNAL MODULE: ./src/engine/command.ts
var command = __webpack_require__(2299);
// EXTERNAL MODULE: ./src/engine/hold.ts
var engine_hold = __webpack_require__(4745);
// EXTERNAL MODULE: ./src/engine/recover.ts
var recover = __webpack_require__(34);
// EXTERNAL MODULE: ./src/engine/run-together.ts
var run_together = __webpack_require__(7526);
// EXTERNAL MODULE: ./src/engine/place.ts
var place = __webpack_require__(8749);
// EXTERNAL MODULE: ./src/engine/refusals.ts
var refusals = __webpack_require__(8741);
// EXTERNAL MODULE: ./src/engine/reply-poster.ts
var reply_poster = __webpack_require__(2606);
// EXTERNAL MODULE: ./src/engine/incident-issue.ts + 9 modules
var incident_issue = __webpack_require__(1732);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(2909);
// EXTERNAL MODULE: ./src/engine/ticking.ts
var ticking = __webpack_require__(7829);
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
    if (answer.unfinished)
        return interrupted(context, answer);
    const last = (record) => {
        const changed = answer.change ? answer.change(record) : record;
        const done = answer.outcome === 'succeeded' && invocation.line !== '';
        const facts = done ? [`command:${invocation.line}`] : [];
        return (0,ticking/* withTicks */.Zm)(changed, settings.playbook, { ...cause(), actor: 'outage-playbook' }, facts, undefined);
    };
    const preview = last(file.value);
    const drawn = preview.incident ?? file.value.incident;
    const state = (0,ticking/* stateOf */.L4)({ ...preview, ...(drawn ? { incident: drawn } : {}) }, settings.playbook);
    const changed = drawn !== begun || hold.before !== undefined;
    if (state?.issue && answer.operation !== undefined)
        reply.place(state.issue.number);
    const result = { ...(0,engine_answer/* resultOf */.Bg)(answer), ...(state?.issue ? { incident: state.issue } : {}) };
    try {
        await Promise.all([
            answer.outcome === 'ignored' ? undefined : reply.show(answer.reply),
            changed && state ? (0,incident_issue/* redraw */.AI)(context, state, (0,incident_issue/* relabel */.i7)(begunState, state)) : undefined,
        ]);
        const before = file.value;
        await hold.finish(answer, last);
        // The last write may have brought something up that the answer should say.
        if (engine.notices().length > 0)
            await reply.show(answer.reply);
        if (changed)
            await (0,incident_issue/* redrawIfOvertaken */.yh)(context, before, [invocation.key]);
    }
    catch (error) {
        if (error instanceof engine_context/* Taken */.u)
            throw error;
        return untold(engine, { invocation, answer, result }, (0,engine_answer/* explained */.to)(error));
    }
    return result;
}
/** What GitHub kept from going on is left as it is, and said where GitHub takes that. */
async function interrupted({ reply }, answer) {
    await reply.show(answer.reply).catch(() => undefined);
    return (0,engine_answer/* resultOf */.Bg)(answer);
}
/**
 * It was done, and could not be told on GitHub: said in the log. The claim is left as it is, so that
 * the next look tells it.
 */
function untold(engine, ran, error) {
    const { key, line } = ran.invocation;
    const { reply } = ran.answer;
    engine.show({
        ...reply,
        key,
        line,
        status: 'failed',
        headline: `${reply.headline} But it could not be told on GitHub: ${(0,markdown/* prose */.CS)(error.message)}`,
        details: [
            'The next look, or the next command of this service, tells it; nothing is done twice.',
            ...(reply.details ?? []),
        ],
    });
    return { ...ran.result, outcome: 'failed', reason: error.code };
}
async function work(context, job) {
    try {
        const { definition, args, closed } = job;
        if (closed && definition.afterClosing) {
            return await definition.afterClosing(context, args, closed);
        }
        (0,refusals/* refuseWithout */.Py)(definition, { ...context, state: context.state() });
        if ('run' in definition)
            return await definition.run(context, args);
        throw new Error(`/${definition.name} is decided together with others`);
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
    const opening = (0,place/* openPlace */.Q)(engine, definition, args, about);
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
        await (0,recover/* recover */.l)(engine, open, settings, [invocation.key], dispatch);
    const { issue } = around;
    const state = (0,ticking/* stateOf */.L4)(open.file.value, settings.playbook);
    const typed = { invocation, issue, place: open.place, state };
    const closed = await (0,refusals/* closedIssueFor */.vu)(engine, definition, typed);
    if ('decide' in definition && closed === undefined) {
        const jobs = [{ invocation, definition, args }];
        const results = await (0,run_together/* runTogether */.a)(engine, jobs, { settings, open, issue });
        return results.get(invocation.key) ?? { outcome: 'ignored' };
    }
    return runForService(engine, { ...about, definition, args, settings, open, closed });
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
    // What goes wrong from here on is answered under the claim that this run has.
    const answer = await work(context).catch((error) => {
        if (error instanceof engine_context/* Taken */.u)
            throw error;
        return (0,engine_answer/* answerTo */.oy)((0,engine_answer/* explained */.to)(error), invocation);
    });
    if (answer.outcome !== 'ignored')
        await reply.show(answer.reply);
    await hold.finish(answer);
    return (0,engine_answer/* resultOf */.Bg)(answer);
}
function openLedger(engine, { issue }) {
    const records = issue === undefined ? memoryRecords() : engine.records;
    return (0,file/* openRecord */.C)(records, (0,shapes/* ledgerShape */.nr)(issue?.number ?? 0), engine.clock);
}


/***/ }),

/***/ 9385:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ orphanedClaims)
/* harmony export */ });
/** Claims, other than those of `except`, that were never finished and whose run has ended. */
async function orphanedClaims(engine, record, except) {
    const open = record.claims.filter(({ key, finished }) => !finished && !except.includes(key));
    const gone = await Promise.all(open.map((claim) => engine.isGone(claim)));
    return open.filter((_, index) => gone[index]);
}


/***/ }),

/***/ 8749:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openPlace)
/* harmony export */ });
/* harmony import */ var _config_select_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1032);
/* harmony import */ var _github_overview_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8056);
/* harmony import */ var _records_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6566);
/* harmony import */ var _records_shapes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(210);
/* harmony import */ var _views_markers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3021);
/* harmony import */ var _parser_arguments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1927);






/**
 * Begins to open the place that a command is about: what is likely is asked for together with the
 * configuration, and thrown away where that says otherwise. The issue's own marker is only a hint, as
 * anybody can write one: it says which record to read first, and where nothing else is named.
 */
function openPlace(engine, definition, args, about) {
    const { failure, due } = about.invocation;
    const hint = failure ?? due ?? about.place ?? (0,_views_markers_js__WEBPACK_IMPORTED_MODULE_5__/* .readIncidentMarker */ .vx)(about.issue?.body ?? '');
    const wanted = {
        service: (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .stringFlag */ .AM)(args, 'service') ?? hint?.service,
        environment: (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .stringFlag */ .AM)(args, 'env') ?? hint?.environment,
    };
    const looksAhead = 'looksAhead' in definition && definition.looksAhead === true;
    const isNamed = wanted.service !== undefined || wanted.environment !== undefined;
    const guess = definition.concerns === 'nothing'
        ? undefined
        : (hint ?? (looksAhead && !isNamed ? usual(engine) : undefined));
    const early = guess && handled(open(engine, guess));
    const branch = engine.likelyBranch;
    const overviewThere = guess && looksAhead
        ? handled((0,_github_overview_js__WEBPACK_IMPORTED_MODULE_1__/* .readOverview */ .M)(engine.github, branch, guess.environment))
        : undefined;
    return async (config) => {
        const place = (0,_config_select_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceOf */ .z5)(config, wanted.service, wanted.environment);
        const isGuessed = guess?.service === place.service && guess.environment === place.environment;
        const isThere = isGuessed && place.repository === undefined && place.settings.branch === branch;
        const overview = isThere ? overviewThere : looksAhead ? overviewOf(engine, place) : undefined;
        const file = await (isGuessed && early ? early : open(engine, place));
        return { place, file, ...(overview ? { overview } : {}) };
    };
}
/** What the only service of a repository is called where nobody has thought of another name. */
function usual(engine) {
    return { service: engine.github.repo, environment: 'production' };
}
function open(engine, { service, environment }) {
    return (0,_records_file_js__WEBPACK_IMPORTED_MODULE_2__/* .openRecord */ .C)(engine.records, (0,_records_shapes_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceShape */ .dS)(service, environment), engine.clock);
}
function overviewOf(engine, place) {
    const { settings, environment } = place;
    return handled((0,_github_overview_js__WEBPACK_IMPORTED_MODULE_1__/* .readOverview */ .M)(engine.codeOf(place), settings.branch, environment));
}
/** Awaited later or not at all; a failure is not to end the process before. */
function handled(promise) {
    promise.catch(() => undefined);
    return promise;
}


/***/ }),

/***/ 34:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ recover)
/* harmony export */ });
/* harmony import */ var _decidable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2187);
/* harmony import */ var _orphans_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9385);
/* harmony import */ var _run_together_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7526);
/* harmony import */ var _ticking_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7829);




/**
 * Finishes first what runs began that are gone, but for `except`: what only has to be decided
 * together, all else one by one.
 */
async function recover(engine, open, settings, except, dispatch) {
    const { place, file } = open;
    const orphans = await (0,_orphans_js__WEBPACK_IMPORTED_MODULE_3__/* .orphanedClaims */ .H)(engine, file.value, except);
    if (orphans.length === 0)
        return;
    const invocations = orphans.map(({ invocation }) => invocation);
    const jobs = invocations.flatMap((invocation) => (0,_decidable_js__WEBPACK_IMPORTED_MODULE_0__/* .decidable */ .u)(engine, invocation) ?? []);
    const state = (0,_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(file.value, settings.playbook);
    // What may be about a closed incident is dispatched by itself, which looks at where it was typed.
    const here = jobs.filter(({ definition, invocation }) => definition.afterClosing === undefined || invocation.issue?.number === state?.issue?.number);
    const together = await (0,_decidable_js__WEBPACK_IMPORTED_MODULE_0__/* .allowedAt */ .m)(engine, here, settings.config, place);
    // What fails here is met again by the next run, and by nobody sooner.
    await (0,_run_together_js__WEBPACK_IMPORTED_MODULE_1__/* .runTogether */ .a)(engine, together, { settings, open }).catch(() => undefined);
    const known = new Set(together.map(({ invocation }) => invocation.key));
    for (const invocation of invocations) {
        if (!known.has(invocation.key))
            await dispatch(engine, invocation, { place });
    }
    await file.refresh();
}


/***/ }),

/***/ 783:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ actionLabel),
/* harmony export */   v: () => (/* binding */ postMortemLabel)
/* harmony export */ });
/** The labels of post-mortems, and of the tickets of their action items. */
const postMortemLabel = 'post-mortem';
const actionLabel = 'action-item';


/***/ }),

/***/ 3239:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ readLines)
});

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


/***/ }),

/***/ 8897:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ closings),
/* harmony export */   l: () => (/* binding */ closedPostMortem)
/* harmony export */ });
/* harmony import */ var _incident_events_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6345);
/* harmony import */ var _incident_post_mortem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(783);
/* harmony import */ var _views_post_mortem_markers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3355);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2765);
/* harmony import */ var _issue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8910);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5243);






/**
 * An issue closed or opened again. A post-mortem that was closed: its action items get tickets. A ticket:
 * its line in the post-mortem says so.
 */
const closings = async ({ payload }) => {
    const issue = (0,_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .issueIn */ .f)(payload);
    const url = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, 'issue', 'html_url');
    if (issue.labels.includes(_incident_post_mortem_js__WEBPACK_IMPORTED_MODULE_3__/* .actionLabel */ .Z))
        return ofTicket(issue, payload, url);
    if (!issue.labels.includes(_incident_post_mortem_js__WEBPACK_IMPORTED_MODULE_3__/* .postMortemLabel */ .v))
        return _event_js__WEBPACK_IMPORTED_MODULE_0__/* .nothing */ .s;
    const closedAt = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, 'issue', 'closed_at');
    const login = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, 'sender', 'login');
    return closedPostMortem(issue, { url, closedAt, login });
};
/** A post-mortem that somebody closed; the same however we come to know of it. */
function closedPostMortem(issue, by) {
    const { url, closedAt, login } = by;
    const invocation = {
        key: `closed:${issue.number}:${closedAt}`,
        line: '/file-actions',
        actor: { login, kind: 'person' },
        at: closedAt,
        url,
        issue: { number: issue.number, url },
    };
    return { invocations: [invocation], issue };
}
function ofTicket(issue, payload, url) {
    const home = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, 'repository', 'full_name');
    const [repository, number] = (0,_views_post_mortem_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .readTicketMarker */ .fG)(issue.body)?.postMortem.split('#') ?? [];
    if (repository !== home || number === undefined)
        return _event_js__WEBPACK_IMPORTED_MODULE_0__/* .nothing */ .s;
    const at = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, 'issue', 'updated_at');
    const invocation = {
        key: `${(0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, 'action')}:${issue.number}:${at}`,
        line: `/file-actions ${number} --update`,
        // It only makes two issues agree, and files nothing: whoever may close the one may cause that.
        actor: { login: _incident_events_js__WEBPACK_IMPORTED_MODULE_5__/* .itself */ .Q, kind: 'itself' },
        at,
        url,
    };
    return { invocations: [invocation] };
}


/***/ }),

/***/ 2765:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ nothing)
/* harmony export */ });
/** Nothing to do. */
const nothing = { invocations: [] };


/***/ }),

/***/ 1082:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ invocationsOf),
/* harmony export */   f: () => (/* binding */ issueComment)
/* harmony export */ });
/* harmony import */ var _parser_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3239);
/* harmony import */ var _parser_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8165);
/* harmony import */ var _issue_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8910);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5243);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2909);
/* harmony import */ var _parser_unseen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(667);






/** A comment that was just written. The author is who counts, not who started the run. */
const issueComment = async ({ payload }) => {
    const issue = (0,_issue_js__WEBPACK_IMPORTED_MODULE_3__/* .issueIn */ .f)(payload);
    const comment = {
        id: (0,_payload_js__WEBPACK_IMPORTED_MODULE_4__/* .number */ .ai)(payload, 'comment', 'id'),
        body: (0,_payload_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(payload, 'comment', 'body'),
        author: (0,_payload_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(payload, 'comment', 'user', 'login'),
        at: (0,_payload_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(payload, 'comment', 'created_at'),
        url: (0,_payload_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(payload, 'comment', 'html_url'),
    };
    const url = (0,_payload_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(payload, 'issue', 'html_url');
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
    const { commands, prose } = (0,_parser_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readLines */ .S)(body);
    const ours = commands.filter(_parser_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .meantForUs */ .xn);
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
    const note = (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .truncate */ .xv)((0,_parser_unseen_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutUnseen */ .z)(prose).replaceAll(/\s+/g, ' ').trim(), longestNote);
    if (note === '' || !(0,_issue_js__WEBPACK_IMPORTED_MODULE_3__/* .isIncident */ .x)(issue))
        return invocations;
    return [...invocations, { ...about, key: `comment:${id}:prose`, line: `/note ${note}` }];
}


/***/ }),

/***/ 8910:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ issueIn),
/* harmony export */   x: () => (/* binding */ isIncident)
/* harmony export */ });
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5243);

/** The issue in a payload. */
function issueIn(payload) {
    return {
        number: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(payload, 'issue', 'number'),
        body: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(payload, 'issue', 'body'),
        labels: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(payload, 'issue', 'labels').map((label) => (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(label, 'name')),
        state: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(payload, 'issue', 'state'),
    };
}
/** True where the issue is an incident's, by its label. */
function isIncident(issue) {
    return issue.labels.includes('incident');
}


/***/ }),

/***/ 1960:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ workflowRun)
/* harmony export */ });
/* harmony import */ var _config_select_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1032);
/* harmony import */ var _parser_print_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(480);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2765);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5243);




const failures = ['failure', 'timed_out', 'startup_failure'];
/**
 * A deploy workflow's run that ended: a failed deployment, or a release to verify. A fork's run may
 * be named like ours and be on a branch named like ours: it is not ours.
 */
const workflowRun = async ({ payload }, config) => {
    const run = 'workflow_run';
    const repository = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, 'repository', 'full_name');
    const from = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'head_repository', 'full_name');
    const conclusion = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'conclusion');
    const failed = failures.includes(conclusion);
    if (from !== repository || (!failed && conclusion !== 'success'))
        return _event_js__WEBPACK_IMPORTED_MODULE_1__/* .nothing */ .s;
    if ((0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'event').startsWith('pull_request'))
        return _event_js__WEBPACK_IMPORTED_MODULE_1__/* .nothing */ .s;
    const workflow = {
        name: (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'name'),
        path: (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'path'),
        repository,
    };
    const places = (0,_config_select_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentsOfWorkflow */ .pv)(await config(), workflow, (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'head_branch'));
    const sha = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'head_sha');
    const url = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'html_url');
    const id = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(payload, run, 'id');
    const attempt = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(payload, run, 'run_attempt');
    const byHand = (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'event') === 'workflow_dispatch';
    const invocations = places.flatMap(({ service, environment, settings }) => {
        const about = {
            key: `run:${id}:${attempt}:${service}:${environment}`,
            actor: { login: workflow.name, kind: 'itself' },
            at: (0,_payload_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(payload, run, 'updated_at'),
            url,
        };
        // A run started by hand may have been given another commit than the one that it is listed with.
        const known = !byHand || !takesCommit(settings);
        if (!failed) {
            const flags = { service, env: environment, sha };
            const line = (0,_parser_print_js__WEBPACK_IMPORTED_MODULE_3__/* .printCommand */ .T)('release', { words: [], flags });
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


/***/ }),

/***/ 3355:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fz: () => (/* binding */ ticketMarker),
/* harmony export */   H1: () => (/* binding */ postMortemMarker),
/* harmony export */   dK: () => (/* binding */ withParts),
/* harmony export */   fG: () => (/* binding */ readTicketMarker),
/* harmony export */   fV: () => (/* binding */ readPostMortemMarker),
/* harmony export */   tZ: () => (/* binding */ headingMarker),
/* harmony export */   y_: () => (/* binding */ part)
/* harmony export */ });
/* unused harmony exports beginOf, endOf */
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3021);

/**
 * Markers of post-mortems and of tickets: HTML comments, by which they and our parts of them are found
 * again, whatever people write around them.
 */
/** The first line of a post-mortem: the incident that it is about. */
function postMortemMarker(incident, repository) {
    return `<!-- outage-playbook:post-mortem incident=${incident} repository=${(0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .encode */ .lF)(repository)} -->`;
}
/** The incident that a post-mortem is about; nothing where we did not open it. */
function readPostMortemMarker(body) {
    const [, incident, repository] = /^<!-- outage-playbook:post-mortem incident=(\d{1,9}) repository=(\S+) -->/.exec(body) ?? [];
    if (incident === undefined || repository === undefined)
        return undefined;
    return { incident: Number(incident), repository: (0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D4)(repository) };
}
/** The first line of a ticket: the post-mortem, and the line there that it was filed for. */
function ticketMarker(postMortem, item) {
    return `<!-- outage-playbook:action post-mortem=${(0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .encode */ .lF)(postMortem)} item=${(0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .encode */ .lF)(item)} -->`;
}
/** What a ticket was filed for, such as `acme/chatbot#43`; nothing where it is none of ours. */
function readTicketMarker(body) {
    const [, postMortem, item] = /^<!-- outage-playbook:action post-mortem=(\S+) item=(\S+) -->/.exec(body) ?? [];
    if (postMortem === undefined || item === undefined)
        return undefined;
    return { postMortem: (0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D4)(postMortem), item: (0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D4)(item) };
}
/** A part of ours in a text of theirs, which may be drawn anew. */
function part(id, body) {
    return `${beginOf(id)}\n\n${body}\n\n${endOf(id)}`;
}
const beginOf = (id) => `<!-- outage-playbook:part ${id} -->`;
const endOf = (id) => `<!-- /outage-playbook:part ${id} -->`;
/** Behind a heading: which it is, whatever its words become. */
function headingMarker(id) {
    return `<!-- heading:${id} -->`;
}
/** The text with our parts drawn anew; `missing` are those that people took away, and stay away. */
function withParts(text, parts) {
    const missing = [];
    let next = text;
    for (const { id, body } of parts) {
        const start = next.indexOf(beginOf(id));
        const end = start < 0 ? -1 : next.indexOf(endOf(id), start);
        if (end < 0)
            missing.push(id);
        else
            next = `${next.slice(0, start)}${part(id, body)}${next.slice(end + endOf(id).length)}`;
    }
    return { text: next, missing };
}


/***/ })

};
