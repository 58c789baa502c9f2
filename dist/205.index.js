export const id = 205;
export const ids = [205];
export const modules = {

/***/ 2205:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/engine/answer.ts + 2 modules
var engine_answer = __webpack_require__(172);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
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

// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
// EXTERNAL MODULE: ./src/parser/arguments.ts
var parser_arguments = __webpack_require__(1927);
// EXTERNAL MODULE: ./src/engine/authorize.ts
var authorize = __webpack_require__(1169);
// EXTERNAL MODULE: ./src/engine/context.ts
var engine_context = __webpack_require__(6173);
// EXTERNAL MODULE: ./src/records/claims.ts
var claims = __webpack_require__(7945);
;// CONCATENATED MODULE: ./src/engine/hold.ts


/** Looks at who has an invocation; throws `Taken` where another run has it or it is done. */
async function holdInvocation(engine, file, invocation) {
    const { key } = invocation;
    const { before, ...claim } = await ask(engine, file.value, invocation);
    engine.remember(file.key);
    async function commit(change, why) {
        return file.update((record) => {
            const found = record.claims.find((other) => other.key === key);
            if (found?.finished || (found === undefined && before !== undefined))
                throw new engine_context/* Taken */.u();
            if (found && (0,claims/* sameRun */.W_)(found.run, claim.run))
                return change(record);
            const claimed = (0,claims/* withClaim */.dL)(record, claim, before);
            if (claimed === undefined)
                throw new engine_context/* Taken */.u();
            return change(claimed);
        }, why);
    }
    return {
        before,
        commit,
        finish(answer, change = (record) => record) {
            const finished = {
                at: engine.clock.now().toISOString(),
                outcome: answer.outcome,
                ...(answer.reason === undefined ? {} : { reason: answer.reason }),
            };
            return commit((record) => (0,claims/* withFinished */.$O)(change(record), key, finished), `Finish ${key}`);
        },
    };
}
async function ask(engine, record, invocation) {
    const answer = await (0,claims/* askClaim */.ur)(record, invocation.key, engine.isGone);
    if (answer.status !== 'ours')
        throw new engine_context/* Taken */.u();
    const at = engine.clock.now().toISOString();
    const claim = { key: invocation.key, invocation, run: engine.run, at };
    return { ...claim, before: answer.before };
}

// EXTERNAL MODULE: ./src/parser/line.ts
var parser_line = __webpack_require__(6757);
// EXTERNAL MODULE: ./src/config/near.ts
var near = __webpack_require__(8506);
;// CONCATENATED MODULE: ./src/config/select.ts


/** Every environment of every service, in the order of the configuration. */
function allPlaces(config) {
    return Object.entries(config.services).flatMap(([name, service]) => placesOf(name, service));
}
/**
 * The service and environment that somebody means. What is the only one of its kind never has to
 * be named. Throws `service-unknown`, `environment-unknown` or `service-ambiguous`, each with the
 * names to choose from.
 */
function serviceOf(config, service, environment) {
    const places = service === undefined ? allPlaces(config) : ofService(config, service);
    const matching = environment === undefined
        ? places
        : places.filter((place) => sameName(place.environment, environment));
    const [place, ...others] = matching;
    if (place === undefined)
        throw environmentUnknown(environment ?? '', places);
    if (others.length > 0)
        throw ambiguous(matching);
    return place;
}
/**
 * What a run of a workflow on a branch deploys: places whose branch it is, and that name the
 * workflow under `workflows` or as their hosting's file. Several where one workflow deploys
 * several services; none where the run does not concern us.
 */
function environmentsOfWorkflow(config, workflow, branch) {
    // GitHub appends `@refs/heads/…` to the path in some payloads.
    const file = workflow.path?.replace(/@.*$/, '').replace(/^.*\//, '');
    return allPlaces(config).filter(({ repository, settings }) => {
        const { hosting } = settings;
        return (settings.branch === branch &&
            sameRepository(repository, workflow.repository) &&
            (settings.workflows.includes(workflow.name) ||
                (hosting.provider === 'workflow' && hosting.workflow === file)));
    });
}
/** The places whose environment has exactly this name, as in a deployment on GitHub. */
function environmentsNamed(config, name, repository) {
    return allPlaces(config).filter((place) => place.environment === name && sameRepository(place.repository, repository));
}
function placesOf(name, service) {
    const { repository } = service;
    return Object.entries(service.environments).map(([environment, settings]) => ({
        service: name,
        environment,
        ...(repository !== undefined && { repository }),
        settings,
    }));
}
function ofService(config, wanted) {
    const names = Object.keys(config.services);
    const places = allPlaces(config).filter(({ service }) => sameName(service, wanted));
    if (places.length > 0)
        return places;
    throw new errors/* OutageError */.AP('service-unknown', `There is no service ${(0,near/* quoted */.TL)(wanted)}; ${(0,near/* suggestion */.h)(wanted, names)}`, { remedy: `The services are ${list(names)}; name one with \`--service\`.` });
}
function environmentUnknown(wanted, places) {
    const names = [...new Set(places.map(({ environment }) => environment))];
    return new errors/* OutageError */.AP('environment-unknown', `There is no environment ${(0,near/* quoted */.TL)(wanted)}; ${(0,near/* suggestion */.h)(wanted, names)}`, { remedy: `The environments are ${list(names)}; name one with \`--env\`.` });
}
function ambiguous(places) {
    const services = [...new Set(places.map(({ service }) => service))];
    const environments = [...new Set(places.map(({ environment }) => environment))];
    const severalServices = services.length > 1;
    const severalEnvironments = environments.length > 1;
    const what = [
        ...(severalServices ? [`services (${list(services)})`] : []),
        ...(severalEnvironments ? [`environments (${list(environments)})`] : []),
    ].join(' and ');
    const flags = [
        ...(severalServices ? [`--service ${services[0] ?? ''}`] : []),
        ...(severalEnvironments ? [`--env ${environments[0] ?? ''}`] : []),
    ].join(' ');
    return new errors/* OutageError */.AP('service-ambiguous', `There are several ${what}, and none is named.`, {
        remedy: `Say which, as in \`${flags}\`.`,
    });
}
function list(names) {
    return names.map(near/* quoted */.TL).join(', ');
}
function sameName(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/** True where either is unknown: a place without a repository lives where the action runs. */
function sameRepository(one, other) {
    return one === undefined || other === undefined || sameName(one, other);
}

// EXTERNAL MODULE: ./src/github/overview.ts
var github_overview = __webpack_require__(8056);
// EXTERNAL MODULE: ./src/views/markers.ts
var markers = __webpack_require__(3021);
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
        const place = serviceOf(config, wanted.service, wanted.environment);
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
    if (definition.concerns === 'nothing' || !definition.looksAhead)
        return undefined;
    const overview = (0,github_overview/* readOverview */.M)(engine.codeOf(place), place.settings.branch, place.environment);
    overview.catch(() => undefined);
    return overview;
}

;// CONCATENATED MODULE: ./src/engine/orphans.ts
/** Claims, other than that of `except`, that were never finished and whose run has ended. */
async function orphanedClaims(engine, record, except) {
    const open = record.claims.filter(({ key, finished }) => !finished && key !== except);
    const gone = await Promise.all(open.map((claim) => engine.isGone(claim)));
    return open.filter((_, index) => gone[index]);
}

// EXTERNAL MODULE: ./src/engine/reply-poster.ts
var reply_poster = __webpack_require__(2606);
// EXTERNAL MODULE: ./src/parser/suggest.ts
var suggest = __webpack_require__(8165);
// EXTERNAL MODULE: ./src/engine/incident-issue.ts + 11 modules
var incident_issue = __webpack_require__(5070);
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
    const hold = await holdInvocation(engine, file, invocation);
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
        changed && state ? (0,incident_issue/* redraw */.A)(context, state, relabel(begunState, state)) : undefined,
    ]);
    const before = file.value;
    await hold.finish(answer, last);
    await redrawIfOvertaken(context, before, changed);
    return { ...(0,engine_answer/* resultOf */.Bg)(answer), ...(state?.issue ? { incident: state.issue } : {}) };
}
async function work(context, job) {
    try {
        refuseClosed(context);
        if (job.definition.concerns === 'incident')
            requireIncident(context);
        return await job.definition.run(context, job.args);
    }
    catch (error) {
        if (error instanceof engine_context/* Taken */.u)
            throw error;
        await context.commit((record) => record, `Take ${job.invocation.key}`);
        return (0,engine_answer/* answerTo */.oy)((0,engine_answer/* explained */.to)(error), job.invocation);
    }
}
/** What is typed in the issue of a closed incident does not act on another one. */
function refuseClosed(context) {
    const { issue, place } = context;
    const marked = (0,markers/* readIncidentMarker */.vx)(issue?.body ?? '');
    const isIncident = issue?.labels.includes('incident') && marked?.service === place.service;
    const open = context.state()?.issue;
    if (!isIncident || issue?.state !== 'closed' || open?.number === issue.number)
        return;
    throw new errors/* OutageError */.AP('incident-closed', `The incident #${issue.number} is closed.`, {
        remedy: open
            ? `Type it in the open incident, ${open.url}`
            : 'Type it in a new issue: that opens a new incident.',
    });
}
function requireIncident(context) {
    if (context.state())
        return;
    const { service, environment } = context.place;
    throw new errors/* OutageError */.AP('incident-missing', `${service} has no open incident in ${environment}.`);
}
/** Where others changed the incident while we drew it, it is drawn once more. */
async function redrawIfOvertaken(context, before, changed) {
    const state = context.state();
    if (!changed || !state?.issue)
        return;
    const known = new Set(before.incident?.events.map(({ id }) => id));
    const foreign = context.file.value.incident?.events.some(({ id }) => !known.has(id) && !id.startsWith(`${context.invocation.key}:`));
    if (foreign)
        await (0,incident_issue/* redraw */.A)(context, state, true);
}
/** Labels need looking at only where what they say may have changed. */
function relabel(before, after) {
    if (before?.issue === undefined)
        return false;
    return before.severity !== after.severity || before.phase !== after.phase;
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
        return withLedger(engine, invocation, async () => answer).catch((another) => {
            if (another instanceof engine_context/* Taken */.u)
                return { outcome: 'ignored' };
            engine.show({ key: invocation.key, line: invocation.line, ...answer.reply });
            return (0,engine_answer/* resultOf */.Bg)(answer);
        });
    }
}
async function attempt(engine, invocation, around) {
    const { definition, args } = readCommand(engine, invocation);
    refuseStale(engine, invocation);
    // What does not depend on each other leaves together.
    const about = { invocation, ...around };
    const opening = openPlace(engine, definition, args, about);
    const ledger = definition.concerns === 'nothing' ? openLedger(engine, invocation) : undefined;
    ledger?.catch(() => undefined);
    const [config] = await Promise.all([engine.config(), allow(engine, definition, invocation)]);
    if (definition.concerns === 'nothing') {
        const settings = await engine.settings();
        const { issue } = around;
        return withLedger(engine, invocation, (context) => definition.run({ ...context, settings, ...(issue ? { issue } : {}) }, args), ledger);
    }
    const [open, settings] = await Promise.all([opening(config), engine.settings()]);
    if (definition.passive) {
        return withLedger(engine, invocation, (context) => definition.run(watching({ ...context, settings }, open), args));
    }
    await recover(engine, open, invocation);
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
/** Finishes first what runs began that are gone. */
async function recover(engine, open, invocation) {
    const orphans = await orphanedClaims(engine, open.file.value, invocation.key);
    for (const orphan of orphans)
        await dispatch(engine, orphan.invocation, { place: open.place });
    if (orphans.length > 0)
        await open.file.refresh();
}
/** The command of an invocation, and its arguments; throws what is wrong with them. */
function readCommand(engine, invocation) {
    const { commands } = engine;
    if (invocation.failure) {
        return { definition: commands.failedDeployment, args: { words: [], flags: {} } };
    }
    const command = (0,parser_line/* readLine */.X)(invocation.line);
    const definition = command && commands.find(command.name);
    if (command === undefined || definition === undefined) {
        const name = invocation.line.split(/\s/)[0] ?? '';
        const near = command && (0,suggest/* nearestCommand */.EU)(command.name);
        throw new errors/* OutageError */.AP('command-unknown', `There is no command \`${name}\`.`, {
            ...(near === undefined ? {} : { remedy: `Did you mean \`/${near}\`? \`/help\` lists all.` }),
        });
    }
    const grammar = { ...definition.grammar, usage: definition.usage };
    return { definition, args: (0,parser_arguments/* readArguments */.lR)(command.rest, grammar) };
}
/** Milliseconds after which a command is not run any more. */
const oldest = 24 * 3_600_000;
/** A run that is started again days later must not act on what was meant then. */
function refuseStale(engine, invocation) {
    const age = engine.clock.now().getTime() - Date.parse(invocation.at);
    if (age > oldest) {
        throw new errors/* OutageError */.AP('event-stale', `The command was given at ${invocation.at}.`);
    }
}
async function allow(engine, definition, invocation) {
    const { login, kind } = invocation.actor;
    if (kind !== 'person')
        return;
    const asked = definition.permission === 'anyone' ? undefined : (0,authorize/* levelOf */.In)(engine, login);
    asked?.catch(() => undefined);
    const config = await engine.config();
    if ((0,authorize/* levelFor */.Af)(definition, config) === 'none')
        return;
    const level = await (asked ?? (0,authorize/* levelOf */.In)(engine, login));
    await (0,authorize/* authorize */.Gq)(engine.github, definition, config, { login, level }, invocation.line);
}
/** Answers under a claim kept beside the issue; without an issue nobody else could answer. */
async function withLedger(engine, invocation, work, ledger = openLedger(engine, invocation)) {
    const file = await ledger;
    const hold = await holdInvocation(engine, file, invocation);
    await hold.commit((record) => record, `Take ${invocation.key}`);
    const reply = (0,reply_poster/* replyPoster */.I)(engine, invocation, hold.before);
    const { before } = hold;
    const answer = await work({ engine, invocation, reply, ...(before ? { before } : {}) });
    await reply.show(answer.reply);
    await hold.finish(answer);
    return (0,engine_answer/* resultOf */.Bg)(answer);
}
function openLedger(engine, { issue }) {
    const records = issue === undefined ? memoryRecords() : engine.records;
    return (0,file/* openRecord */.C)(records, (0,shapes/* ledgerShape */.nr)(issue?.number ?? 0), engine.clock);
}

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
        throw new errors/* OutageError */.AP('command-unknown', `The command must be lines that begin with a slash, not \`${prose.slice(0, 100)}\`.`);
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
// EXTERNAL MODULE: ./src/github/issues.ts
var issues = __webpack_require__(5039);
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
/**
 * What a comment asks for: every command line in it, in order. Prose beside commands on an
 * incident's issue goes on the timeline.
 */
function invocationsOf({ id, body, author, at, url }, issue, issueUrl) {
    const { commands, prose } = readLines(body);
    const ours = commands.filter(suggest/* meantForUs */.xn);
    if (ours.length === 0)
        return [];
    const about = { actor: { login: author, kind: 'person' }, at, url };
    const invocations = ours.map(({ line }, index) => ({
        ...about,
        key: `comment:${id}:${index + 1}`,
        line,
        issue: { number: issue.number, url: issueUrl },
    }));
    const note = prose.replaceAll(/\s+/g, ' ').trim().slice(0, longestNote);
    if (note === '' || !isIncident(issue))
        return invocations;
    return [...invocations, { ...about, key: `comment:${id}:prose`, line: `/note ${note}` }];
}

;// CONCATENATED MODULE: ./src/triggers/catch-up.ts






/** Milliseconds that we look back; older commands are not run any more. */
const back = 24 * 3_600_000;
/**
 * Commands in an incident's issue that nobody has taken on: GitHub cancels runs that wait too long,
 * silently, and does not start any while Actions is down.
 */
async function catchUp(engine, number) {
    const now = engine.clock.now().getTime();
    const [text, comments] = await Promise.all([
        (0,issues/* readIssue */.OS)(engine.github, number),
        (0,github_comments/* commentsSince */.Z$)(engine.github, number, new Date(now - back).toISOString()),
    ]);
    const place = (0,markers/* readIncidentMarker */.vx)(text?.body ?? '');
    if (text === undefined || place === undefined)
        return { invocations: [] };
    const issue = { ...text, number };
    const url = `${engine.github.url}/issues/${number}`;
    const asked = comments
        .filter(({ isBot, at }) => !isBot && now - Date.parse(at) < back)
        .flatMap((comment) => invocationsOf(comment, issue, url));
    return { invocations: await unclaimed(engine, asked, place, number), issue };
}
async function unclaimed(engine, asked, place, issue) {
    if (asked.length === 0)
        return [];
    const { records, clock } = engine;
    const [service, ledger] = await Promise.all([
        (0,file/* openRecord */.C)(records, (0,shapes/* serviceShape */.dS)(place.service, place.environment), clock),
        (0,file/* openRecord */.C)(records, (0,shapes/* ledgerShape */.nr)(issue), clock),
    ]);
    const known = new Set([...service.value.claims, ...ledger.value.claims].map(({ key }) => key));
    return asked.filter(({ key }) => !known.has(key));
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
    const named = environmentsNamed(await config(), (0,triggers_payload/* text */.Qq)(payload, 'deployment', 'environment'), repository);
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
const issues_issues = async ({ payload }) => {
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
    const places = environmentsOfWorkflow(await config(), workflow, (0,triggers_payload/* text */.Qq)(payload, run, 'head_branch'));
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
    issues: issues_issues,
    workflow_run: workflowRun,
    deployment_status: deploymentStatus,
};

// EXTERNAL MODULE: ./src/views/reply.ts
var views_reply = __webpack_require__(6446);
;// CONCATENATED MODULE: ./src/views/summary.ts

/** A job summary may be 1 MiB a step; half of it leaves room for other commands of the same run. */
const mostCharacters = 250_000;
const words = {
    running: 'running',
    succeeded: 'done',
    failed: 'failed',
    refused: 'refused',
};
/** The same answer for the page of the workflow run, one part a command. */
function drawSummary(reply) {
    return `### Outage Playbook: ${words[reply.status]}\n\n${(0,views_reply/* drawAnswer */.Bg)(reply, mostCharacters)}\n`;
}

// EXTERNAL MODULE: ./src/views/log.ts
var log = __webpack_require__(9480);
// EXTERNAL MODULE: ./src/action.ts + 78 modules
var action = __webpack_require__(4367);
;// CONCATENATED MODULE: ./src/main.ts












/** Everything that an event asks for, done in order; the outputs are those of the last. */
async function main(event) {
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
        const result = await carryOut(wired, request);
        const missed = await missedRequests(wired, request);
        await carryOut(wired, missed);
        for (const reply of last.values())
            await io/* summarize */.eh(drawSummary(reply));
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
async function carryOut({ engine }, request) {
    let result = { outcome: 'ignored' };
    for (const invocation of request.invocations) {
        const next = await dispatch(engine, invocation, request.issue ? { issue: request.issue } : {});
        if (next.outcome !== 'ignored')
            result = next;
    }
    return result;
}
/** Commands in the same incident whose own run never came. Nobody in a hurry waits for them. */
async function missedRequests({ engine }, { invocations, issue }) {
    const urgent = invocations.some(({ line }) => /^\/(outage +)?rollback/i.test(line));
    if (urgent || issue === undefined || !isIncident(issue))
        return nothing;
    return catchUp(engine, issue.number);
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
