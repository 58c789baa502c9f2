export const id = 1983;
export const ids = [1983];
export const modules = {

/***/ 7743:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ wireAction)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
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

;// CONCATENATED MODULE: ./src/commands/flags.ts
/** The flags that say which service and environment a command is about. */
const placeFlags = {
    service: { type: 'string' },
    env: { type: 'string' },
};

// EXTERNAL MODULE: ./src/engine/deciding.ts
var deciding = __webpack_require__(5067);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(2909);
;// CONCATENATED MODULE: ./src/commands/ack.ts



/** `/ack`: somebody is on it. */
const ack = {
    name: 'ack',
    summary: 'says that you are on it, and stops the clock of acknowledgement',
    usage: '/ack',
    examples: ['/ack'],
    permission: 'usual',
    grammar: { flags: placeFlags, words: { least: 0, most: 0 } },
    concerns: 'incident',
    decide: ({ state, actor }) => {
        if (state?.acknowledged) {
            const { by, at } = state.acknowledged;
            return {
                events: [],
                reply: (0,deciding/* done */.Vw)(`Acknowledged already, by @${by} at ${at.slice(11, 16)} UTC.`),
            };
        }
        const commander = state?.roles.commander;
        return {
            events: [{ type: 'acknowledged' }],
            reply: (0,deciding/* done */.Vw)(`Acknowledged by ${(0,markdown/* mention */.lE)(actor)}.`, [
                commander === undefined
                    ? 'No incident commander yet: `/assign commander @somebody`.'
                    : `Incident commander is ${(0,markdown/* mention */.lE)(commander)}.`,
            ]),
        };
    },
};

;// CONCATENATED MODULE: ./src/commands/assign.ts



const roles = ['commander', 'comms', 'scribe'];
/** `/assign`: who does what. */
const assign_assign = {
    name: 'assign',
    summary: 'gives somebody a role',
    usage: '/assign commander|comms|scribe @PERSON',
    examples: ['/assign commander @alice'],
    permission: 'usual',
    grammar: { flags: {}, words: { least: 2, most: 2 } },
    concerns: 'incident',
    decide: (_situation, { words: [name = '', who = ''] }) => {
        const role = roles.find((each) => each === name.toLowerCase());
        if (role === undefined) {
            throw new errors/* OutageError */.AP('command-invalid', `There is no role ${(0,markdown/* code */.aY)(name)}.`, {
                remedy: `The roles are ${roles.map((each) => (0,markdown/* code */.aY)(each)).join(', ')}.`,
            });
        }
        const person = /^@?([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))$/.exec(who)?.[1];
        if (person === undefined)
            throw new errors/* OutageError */.AP('person-unknown', `${(0,markdown/* code */.aY)(who)} is not a login.`);
        return {
            events: [{ type: 'role-assigned', role, person }],
            reply: (0,deciding/* done */.Vw)(`${(0,markdown/* mention */.lE)(person)} is ${role} now.`),
        };
    },
};

// EXTERNAL MODULE: ./src/incident/operations.ts
var incident_operations = __webpack_require__(8458);
;// CONCATENATED MODULE: ./src/commands/cancel.ts




/** `/cancel`: stops what is running. */
const cancel = {
    name: 'cancel',
    summary: 'stops the operation that is running',
    usage: '/cancel',
    examples: ['/cancel'],
    permission: 'usual',
    grammar: { flags: {}, words: { least: 0, most: 0 } },
    concerns: 'incident',
    decide: ({ state }) => {
        const operation = (0,incident_operations/* runningOperation */.Ro)(state?.operations ?? []);
        if (operation === undefined)
            throw new errors/* OutageError */.AP('operation-missing', 'Nothing is running.');
        return {
            events: [{ type: 'cancel-requested', operation: operation.id }],
            reply: (0,deciding/* done */.Vw)(`Asked to stop: ${(0,markdown/* prose */.CS)(operation.title)}.`, [
                'It stops before its next step; its own reply says what was done and what was not.',
            ]),
        };
    },
};

// EXTERNAL MODULE: ./src/playbook/steps.ts
var steps = __webpack_require__(2056);
;// CONCATENATED MODULE: ./src/commands/check.ts




const grammar = { flags: {}, words: { least: 1, most: 100 } };
/** `/check`: ticks steps of the playbook. */
const check = {
    name: 'check',
    summary: 'ticks a step of the playbook',
    usage: '/check STEP…',
    examples: ['/check notify-on-call', '/check "Check network connectivity and DNS"'],
    permission: 'usual',
    grammar,
    concerns: 'incident',
    decide: (situation, args) => decide('checked', situation, args),
};
/** `/uncheck`: takes ticks away. */
const uncheck = {
    name: 'uncheck',
    summary: 'takes the tick of a step away',
    usage: '/uncheck STEP…',
    examples: ['/uncheck notify-on-call'],
    permission: 'usual',
    grammar,
    concerns: 'incident',
    decide: (situation, args) => decide('unchecked', situation, args),
};
function decide(type, situation, args) {
    const steps = [...new Set(args.words)].map((name) => stepNamed(situation.playbook, name));
    const changes = steps.filter(({ id }) => (situation.state?.checks[id] !== undefined) !== (type === 'checked'));
    const names = steps.map(({ text }) => (0,markdown/* prose */.CS)(text)).join(', ');
    return {
        events: changes.map(({ id }) => ({ type, step: id })),
        reply: (0,deciding/* done */.Vw)(type === 'checked' ? `Done: ${names}.` : `Open again: ${names}.`),
    };
}
function stepNamed(playbook, name) {
    const found = (0,steps/* findStep */.MR)(playbook, name);
    if (found.found)
        return found.found.step;
    const near = found.suggestions.map(({ step }) => (0,markdown/* code */.aY)(step.id)).join(', ');
    throw new errors/* OutageError */.AP('step-unknown', `The playbook has no single step ${(0,markdown/* code */.aY)(name)}.`, {
        remedy: near === '' ? 'The issue lists the steps; copy the beginning of one.' : `Perhaps: ${near}.`,
    });
}

// EXTERNAL MODULE: ./src/engine/ticking.ts
var ticking = __webpack_require__(7829);
// EXTERNAL MODULE: ./src/views/time.ts
var time = __webpack_require__(8725);
;// CONCATENATED MODULE: ./src/commands/clocks/clock.ts

/** What happens when a clock runs out: a command that nobody types, about an incident. */
function clockDefinition(summary, run) {
    return {
        name: 'tick',
        summary,
        usage: '',
        examples: [],
        permission: 'usual',
        grammar: { flags: {}, words: 'text' },
        concerns: 'incident',
        run,
    };
}
/** What the clock was for has happened meanwhile: there is nothing to say. */
async function overtaken(context) {
    await context.commit((record) => record, 'A clock that was overtaken');
    return { outcome: 'ignored', reply: { status: 'succeeded', headline: 'It was overtaken.' } };
}
/** Calls people by name, so that GitHub notifies them. */
function call({ settings }, role) {
    const people = settings.config.people[role];
    if (people.length === 0)
        return `Nobody is named as \`${role}\` in the configuration.`;
    return people.map(markdown/* mention */.lE).join(' ');
}

;// CONCATENATED MODULE: ./src/commands/clocks/overdue.ts






/** Nobody has said in time that they are on it. */
const acknowledgeOverdue = overdue({
    summary: 'the incident was not acknowledged in time',
    what: 'acknowledged',
    target: ({ acknowledge }) => acknowledge.within,
    calls: 'on-call',
    next: { command: '/ack', why: 'If you are on it:' },
});
/** It was not over in time. */
const resolveOverdue = overdue({
    summary: 'the incident was not resolved in time',
    what: 'resolved',
    target: ({ resolve }) => resolve.within,
    calls: 'technical-lead',
    next: { command: '/health', why: 'To see how it is now:' },
});
function overdue(about) {
    return clockDefinition(about.summary, async (context) => {
        const state = context.state();
        const target = targetOf(context, state, about);
        const text = `not ${about.what} within ${(0,time/* duration */.p0)(target)}`;
        await context.commit((record) => (0,ticking/* withHappenings */.e2)(record, context.settings.playbook, (0,deciding/* causeOf */.rl)(context), [
            { type: 'reminded', text },
        ]), `Remind: ${text}`);
        return {
            outcome: 'succeeded',
            reply: {
                status: 'succeeded',
                headline: `**Not ${about.what} within ${(0,time/* duration */.p0)(target)}.** ${call(context, about.calls)}`,
                details: [
                    (0,markdown/* prose */.CS)(`${context.place.service} ${context.place.environment}, ${state?.severity ?? ''}.`),
                ],
                next: [about.next],
            },
        };
    });
}
function targetOf({ settings }, state, { target }) {
    const severity = (0,steps/* severityOf */.xJ)(settings.playbook, state?.severity ?? '');
    return severity === undefined ? 0 : target(severity);
}

;// CONCATENATED MODULE: ./src/commands/clocks/reminder.ts
/** What happens when a ticket or a post-mortem is due, and when its follow-up review is. */
const reminder = {
    name: 'tick',
    summary: 'something about a post-mortem is due',
    usage: '',
    examples: [],
    permission: 'usual',
    grammar: { flags: {}, words: 'text' },
    concerns: 'nothing',
    async run(context) {
        // Reads Markdown and dates, which nothing needs that is in a hurry.
        const { answerReminder } = await Promise.all(/* import() */[__webpack_require__.e(2048), __webpack_require__.e(2810), __webpack_require__.e(2424), __webpack_require__.e(5752)]).then(__webpack_require__.bind(__webpack_require__, 2741));
        return answerReminder(context);
    },
};

// EXTERNAL MODULE: ./src/incident/service.ts
var service = __webpack_require__(33);
// EXTERNAL MODULE: ./src/records/file.ts
var records_file = __webpack_require__(6566);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
;// CONCATENATED MODULE: ./src/history/closing.ts



/**
 * Closes the incident with `close`, keeps it in a file of its own, and takes it into the history.
 * Answers the last change, which takes it out of the service's record; until then a run that takes
 * over finds it there.
 */
async function closeIncident(context, close) {
    await context.commit(close, 'Close the incident');
    const { engine, settings, file } = context;
    const { incident } = file.value;
    const number = context.state()?.issue?.number;
    if (incident !== undefined && number !== undefined) {
        const archive = await (0,records_file/* openRecord */.C)(engine.records, (0,shapes/* archiveShape */.g6)(number), engine.clock);
        await archive.update(() => ({ schema: 1, incident }), `Close incident #${number}`);
        // Index and drawings are worth loading only here.
        const { recordHistory } = await Promise.all(/* import() */[__webpack_require__.e(8169), __webpack_require__.e(6139)]).then(__webpack_require__.bind(__webpack_require__, 5799));
        await recordHistory(engine, settings, archive);
    }
    const at = engine.clock.now().toISOString();
    return (record) => (0,service/* withoutIncident */.Dr)(record, { at, issue: number });
}

// EXTERNAL MODULE: ./src/incident/events.ts
var events = __webpack_require__(6345);
// EXTERNAL MODULE: ./src/operations/opening.ts
var opening = __webpack_require__(354);
;// CONCATENATED MODULE: ./src/commands/clocks/watching.ts








/** It was watched for as long as the playbook says, and nothing came back. */
const watchOver = clockDefinition('nothing came back while a resolved incident was watched', async (context) => {
    const { playbook } = context.settings;
    if (context.state()?.status !== 'resolved')
        return overtaken(context);
    const cause = (0,deciding/* causeOf */.rl)(context);
    const quiet = { text: `nothing came back in ${(0,time/* duration */.p0)(playbook.watch)}` };
    const change = await closeIncident(context, (record) => (0,ticking/* withHappenings */.e2)((0,ticking/* withTicks */.Zm)(record, playbook, { ...cause, actor: events/* itself */.Q }, ['watched'], quiet), playbook, cause, [{ type: 'closed' }]));
    return {
        outcome: 'succeeded',
        change,
        reply: (0,deciding/* done */.Vw)(`Closed: nothing came back in ${(0,time/* duration */.p0)(playbook.watch)}.`),
    };
});
/** The same failure came back while it was watched. */
const recurrence = clockDefinition('the failure came back', async (context) => {
    const because = context.invocation.due?.because ?? 'it is unhealthy again';
    const { verdict, results } = await context.engine.checkHealth(context.place, context.engine.signal);
    const probed = { type: 'probed', verdict, results };
    await context.commit((record) => (0,ticking/* withHappenings */.e2)((0,opening/* withRecurrence */.B5)(context, record, because), context.settings.playbook, (0,deciding/* causeOf */.rl)(context), [probed]), 'The failure came back');
    const count = context.state()?.recurrences ?? 1;
    const times = count === 1 ? 'once' : `${count} times`;
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: `**Recurrence: ${(0,markdown/* prose */.CS)(because)}.** The incident is open again; it came back ${times}. ${call(context, 'on-call')}`,
            next: [{ command: '/rollback', why: 'To bring the last good release back:' }],
        },
    };
});

// EXTERNAL MODULE: ./src/incident/correct.ts
var correct = __webpack_require__(5300);
;// CONCATENATED MODULE: ./src/commands/after-closing.ts
/** The same decision in the issue of a closed incident, about that incident. */
function amending(command) {
    return async (context, args, issue) => {
        // Index and drawings are worth loading only here.
        const { amend } = await Promise.all(/* import() */[__webpack_require__.e(8169), __webpack_require__.e(9660)]).then(__webpack_require__.bind(__webpack_require__, 8427));
        const ready = (await command.prepare?.(context.invocation, args)) ?? args;
        const { engine, settings, place } = context;
        const { number } = issue;
        const answer = await amend(context, number, (situation) => command.decide(situation, ready));
        await command.follow?.(engine, settings, { place, number });
        return answer;
    };
}

;// CONCATENATED MODULE: ./src/commands/correct.ts







const usage = `/correct ${events/* moments */.C.join('|')} TIME`;
const correcting = {
    async prepare(invocation, args) {
        const [name = '', ...time] = args.words;
        const wanted = momentNamed(name);
        const { readTime } = await __webpack_require__.e(/* import() */ 7393).then(__webpack_require__.bind(__webpack_require__, 706));
        return { ...args, words: [wanted, await readTime(invocation, time.join(' '))] };
    },
    decide: (situation, { words: [name = '', to = ''] }) => correct_decide(situation, momentNamed(name), to),
    async follow(...about) {
        const { refreshPostMortem } = await Promise.all(/* import() */[__webpack_require__.e(7824), __webpack_require__.e(3995)]).then(__webpack_require__.bind(__webpack_require__, 6045));
        await refreshPostMortem(...about);
    },
};
/** `/correct`: a clock was wrong. What was written then stays; everything else follows. */
const correct_correct = {
    name: 'correct',
    summary: 'corrects when the incident started, was detected, acknowledged, mitigated or resolved',
    usage,
    examples: ['/correct started 13:52', '/correct detected "2026-03-02 14:05"'],
    permission: 'usual',
    grammar: { flags: {}, words: { least: 2, most: 8 } },
    concerns: 'incident',
    ...correcting,
    afterClosing: amending(correcting),
};
function momentNamed(name) {
    const wanted = events/* moments */.C.find((one) => one === name.toLowerCase());
    if (wanted !== undefined)
        return wanted;
    throw new errors/* OutageError */.AP('command-invalid', `${(0,markdown/* code */.aY)(name)} is not a moment of an incident.`, {
        remedy: `Usage: \`${usage}\``,
    });
}
function correct_decide({ state, now }, moment, to) {
    if (state === undefined)
        throw new errors/* OutageError */.AP('incident-missing', 'There is no open incident.');
    const before = (0,correct/* momentsOf */.Zn)(state)[moment];
    if (before === undefined && moment !== 'mitigated') {
        throw new errors/* OutageError */.AP('time-invalid', `The incident is not ${moment} yet.`, {
            remedy: moment === 'acknowledged'
                ? 'Type `/ack` first, and correct it then.'
                : 'Type `/resolve` first, and correct it then.',
        });
    }
    const wrong = (0,correct/* disorderOf */.qM)(state, moment, to);
    if (wrong) {
        const other = wrong.earlier === moment ? wrong.later : wrong.earlier;
        const at = (0,correct/* momentsOf */.Zn)(state)[other] ?? '';
        throw new errors/* OutageError */.AP('time-invalid', `It cannot have been ${wrong.later} before it was ${wrong.earlier}: ${other} is ${(0,time/* moment */.n$)(at, now)}.`, { remedy: `Correct ${(0,markdown/* code */.aY)(`/correct ${other} TIME`)} first, or give another time.` });
    }
    const was = before === undefined ? '' : `, before: ${(0,time/* moment */.n$)(before, now)}`;
    const total = moment === 'started' ? '' : ` That is ${(0,time/* short */.h0)((0,time/* between */.Tq)(state.startedAt, to))} after the start.`;
    return {
        events: [{ type: 'corrected', moment, to }],
        reply: (0,deciding/* done */.Vw)(`${moment} at ${(0,time/* moment */.n$)(to, now)}${was}.${total}`, [
            'Clocks, figures and the issue follow; what was written down then stays on the record.',
        ]),
    };
}

// EXTERNAL MODULE: ./src/parser/arguments.ts
var parser_arguments = __webpack_require__(1927);
;// CONCATENATED MODULE: ./src/commands/declare.ts







/** `/declare`: there is an outage. */
const declare = {
    name: 'declare',
    summary: 'opens an incident',
    usage: '/declare [TITLE] [--severity P1] [--impact TEXT] [--drill] [--service NAME] [--env NAME]',
    examples: ['/declare', '/declare "Checkout answers 500" --severity P1 --impact "nobody can pay"'],
    permission: 'usual',
    grammar: {
        flags: {
            ...placeFlags,
            severity: { type: 'string' },
            impact: { type: 'string' },
            drill: { type: 'boolean' },
        },
        words: { least: 0, most: 50 },
    },
    concerns: 'service',
    async run(context, args) {
        const { settings, invocation } = context;
        const severity = severityNamed(settings.playbook, (0,parser_arguments/* stringFlag */.AM)(args, 'severity'));
        const title = args.words.join(' ');
        const impact = (0,parser_arguments/* stringFlag */.AM)(args, 'impact');
        const isDrill = (0,parser_arguments/* switchFlag */.J9)(args, 'drill') || context.issue?.labels.includes('drill');
        const declared = {
            type: 'declared',
            title,
            severity,
            trigger: {
                kind: 'person',
                summary: `declared by ${invocation.actor.login}`,
                ...(invocation.url === undefined ? {} : { url: invocation.url }),
            },
            ...(impact === undefined ? {} : { impact }),
            ...(isDrill ? { drill: true } : {}),
        };
        const { issue, joined } = await (0,opening/* openIncident */.pF)(context, (record) => (0,opening/* withOpened */.uO)(context, record, [declared]));
        const where = (0,markdown/* link */.nf)(`#${issue.number}`, issue.url);
        return {
            outcome: 'succeeded',
            reply: joined
                ? (0,deciding/* done */.Vw)(`There is an open incident of this service already: ${where}.`, [
                    'What is typed there, and here, acts on it.',
                ])
                : {
                    ...(0,deciding/* done */.Vw)(`Incident ${where} is open, ${severity}.`),
                    next: [
                        { command: '/ack', why: 'say that you are on it' },
                        { command: '/health', why: 'see what is down' },
                        { command: '/rollback', why: 'bring the last good release back' },
                    ],
                },
        };
    },
};
function severityNamed(playbook, name) {
    if (name === undefined)
        return (0,steps/* defaultSeverity */.NU)(playbook).id;
    const wanted = (0,steps/* severityOf */.xJ)(playbook, name);
    if (wanted)
        return wanted.id;
    throw new errors/* OutageError */.AP('severity-unknown', `There is no severity ${(0,markdown/* code */.aY)(name)}.`, {
        remedy: `The severities are ${playbook.severities.map(({ id }) => (0,markdown/* code */.aY)(id)).join(', ')}.`,
    });
}

// EXTERNAL MODULE: ./src/operations/join.ts
var join = __webpack_require__(4820);
// EXTERNAL MODULE: ./src/engine/answer.ts + 1 modules
var answer = __webpack_require__(9034);
// EXTERNAL MODULE: ./src/engine/context.ts
var engine_context = __webpack_require__(6173);
// EXTERNAL MODULE: ./src/operations/announce.ts
var announce = __webpack_require__(1559);
// EXTERNAL MODULE: ./src/github/client.ts
var client = __webpack_require__(6584);
// EXTERNAL MODULE: ./src/github/git.ts
var git = __webpack_require__(6891);
// EXTERNAL MODULE: ./src/github/once.ts
var github_once = __webpack_require__(6878);
;// CONCATENATED MODULE: ./src/github/pulls.ts


/**
 * A pull request that brings `sha` to `base`, from a branch of its own. Asked twice it answers the
 * same one. `refused` holds GitHub's reason, such as the setting that forbids Actions to open any.
 */
async function openPull(github, draft) {
    const place = { owner: github.owner, repo: github.repo };
    const { git, pulls } = github.octokit.rest;
    try {
        const ref = `refs/heads/${draft.branch}`;
        // A second try, where the first one's answer was lost, meets its own branch.
        const once = () => git.createRef({ ...place, ref, sha: draft.sha });
        await (0,github_once/* createOnce */.U)(once, async () => undefined);
    }
    catch (error) {
        if (!(0,client/* messageOf */.bD)(error).includes('already exists')) {
            if ([403, 404, 422].includes((0,client/* statusOf */.c2)(error)))
                return { refused: (0,client/* messageOf */.bD)(error) };
            throw error;
        }
    }
    const find = async () => {
        const { data } = await pulls.list({
            ...place,
            head: `${github.owner}:${draft.branch}`,
            state: 'all',
        });
        return data[0] && { number: data[0].number, url: data[0].html_url };
    };
    const create = async () => {
        const { title, body, branch, base } = draft;
        const { data } = await pulls.create({ ...place, title, body, head: branch, base });
        return { number: data.number, url: data.html_url };
    };
    try {
        return (await find()) ?? (await (0,github_once/* createOnce */.U)(create, find));
    }
    catch (error) {
        if ([403, 422].includes((0,client/* statusOf */.c2)(error)))
            return { refused: (0,client/* messageOf */.bD)(error) };
        throw error;
    }
}

// EXTERNAL MODULE: ./src/operations/plan.ts + 1 modules
var operations_plan = __webpack_require__(3868);
;// CONCATENATED MODULE: ./src/operations/branch.ts






/**
 * Makes the commit that takes the branch back: its tree is the target's, its parent the head. No
 * clone is needed, and the cost is the same for ten commits and for a million.
 */
async function prepareCommit(job, comparison) {
    const { base, head, workflowsDiffer } = comparison;
    if (base.tree === head.tree)
        return 'agrees';
    const github = job.context.engine.codeOf(job.context.place);
    // A workflow's token may not change workflows: they stay as they are.
    const tree = workflowsDiffer ? await keepingWorkflows(github, base.tree, head.tree) : base.tree;
    if (tree === head.tree)
        return 'agrees';
    const sha = await (0,git/* createCommit */.kt)(github, {
        message: messageFor(job, comparison),
        tree,
        parent: head.sha,
    });
    return { sha, head: head.sha };
}
async function keepingWorkflows(github, target, head) {
    try {
        return await (0,git/* treeKeepingGithubFolder */.Do)(github, target, head);
    }
    catch (error) {
        if (![403, 404, 422].includes((0,client/* statusOf */.c2)(error)))
            throw error;
        return target;
    }
}
function messageFor(job, comparison) {
    const { environment } = job.context.place;
    const taken = comparison.commits
        .slice(-50)
        .toReversed()
        .map(({ sha, title }) => `- ${sha.slice(0, 7)} ${(0,markdown/* quiet */.jQ)(title)}`);
    return [
        `Roll ${environment} back to ${job.target.slice(0, 7)}`,
        '',
        // Behind a word of ours, so that nobody's reason is read as a trailer.
        `Why: ${(0,markdown/* quiet */.jQ)(job.reason)}`,
        '',
        `Takes back ${comparison.total} ${comparison.total === 1 ? 'commit' : 'commits'}:`,
        ...taken,
        ...(comparison.workflowsDiffer ? ['', 'Files below .github stay as they are.'] : []),
        '',
        `Outage-Operation: ${job.operation}`,
        `Outage-Target: ${job.target}`,
    ].join('\n');
}
/** Points the branch at the prepared commit, or opens a pull request where it may not be moved. */
async function agree(job, prepared) {
    if (prepared === 'agrees') {
        return { result: { kind: 'agrees' }, evidence: { text: 'the branch holds it already' } };
    }
    if (job.mode === 'pull-request')
        return propose(job, prepared.sha, undefined);
    const github = job.context.engine.codeOf(job.context.place);
    const { branch } = job.context.place.settings;
    let next = prepared;
    for (let tries = 0; tries < 5; tries++) {
        const moved = await (0,git/* moveBranch */.ob)(github, branch, next.sha);
        if (moved === 'moved')
            return reverted(github, next.sha);
        if (moved !== 'head-moved')
            return propose(job, next.sha, moved);
        // By somebody else, or by ourselves, and the answer was lost.
        const ours = await findAgreement(job);
        if (ours)
            return ours;
        next = await prepareCommit(job, await (0,operations_plan/* compareNow */.Os)(job.context, job.target));
        if (next === 'agrees')
            return { result: { kind: 'agrees' } };
    }
    throw new errors/* OutageError */.AP('record-contended', `The branch \`${branch}\` keeps moving.`, {
        remedy: '`/retry` when nobody pushes.',
    });
}
function reverted(github, sha) {
    return { result: { kind: 'reverted', sha }, evidence: commitEvidence(github, sha) };
}
function commitEvidence(github, sha) {
    return { text: sha.slice(0, 7), url: `${github.url}/commit/${sha}` };
}
async function propose(job, sha, refusal) {
    const github = job.context.engine.codeOf(job.context.place);
    const { environment, settings } = job.context.place;
    const pull = await openPull(github, {
        title: `Roll ${environment} back to ${job.target.slice(0, 7)}`,
        body: [
            (0,markdown/* prose */.CS)((0,markdown/* quiet */.jQ)(job.reason)),
            `${(0,markdown/* prose */.CS)(environment)} runs ${(0,markdown/* code */.aY)(job.target.slice(0, 7))} already; merging this makes ${(0,markdown/* code */.aY)(settings.branch)} agree.`,
            `Outage-Operation: ${job.operation}`,
        ].join('\n\n'),
        branch: branchName(job),
        base: settings.branch,
        sha,
    });
    if ('refused' in pull) {
        throw new errors/* OutageError */.AP('branch-protected', `The pull request was refused: ${pull.refused}`);
    }
    const why = refusal === 'workflows-refused'
        ? 'its token may not change workflow files'
        : refusal && 'it is protected';
    return {
        result: { kind: 'pull-request', number: pull.number, ...(why ? { why } : {}) },
        evidence: { text: `pull request #${pull.number}`, url: pull.url },
    };
}
const branchName = (job) => `outage/rollback-${job.operation}`;
/** The agreement that a run made before it died: a commit with our trailer. */
async function findAgreement(job) {
    const github = job.context.engine.codeOf(job.context.place);
    const commits = await (0,git/* listCommits */.VE)(github, job.context.place.settings.branch, 100);
    const ours = commits.find(({ message }) => message.includes(`\nOutage-Operation: ${job.operation}\n`) &&
        message.includes(`\nOutage-Target: ${job.target}`));
    return ours && reverted(github, ours.sha);
}

// EXTERNAL MODULE: ./src/operations/deploy.ts
var deploy = __webpack_require__(9448);
;// CONCATENATED MODULE: ./src/operations/autodeploy.ts

/**
 * How the hosting deploys by itself now; nothing where it does not, or where a freeze holds it already.
 * A hosting that cannot say keeps no rollback from going on.
 */
async function readAutodeploy(context) {
    const { autodeploy } = context.engine.hostingOf(context.place);
    const { frozen } = context.file.value;
    if (autodeploy === undefined)
        return undefined;
    if (frozen?.autodeploy !== undefined)
        return { setting: frozen.autodeploy };
    try {
        const setting = await autodeploy.read();
        return autodeploy.isOn(setting) ? { setting } : undefined;
    }
    catch (error) {
        return { unread: (0,answer/* explained */.to)(error).message };
    }
}
/** The step that keeps pushes from being deployed while the incident goes on; it may be repeated. */
async function holdAutodeploy(context, journal, held) {
    const { provider, autodeploy } = context.engine.hostingOf(context.place);
    if (held === undefined || autodeploy === undefined)
        return;
    await journal.step({
        name: 'autodeploy',
        title: `deploying of pushes by ${provider} turned off`,
        async run() {
            try {
                if ('unread' in held)
                    return { result: null, ok: false, evidence: { text: held.unread } };
                await autodeploy.off();
                return { result: null, evidence: { text: '`/unfreeze` sets it back' } };
            }
            catch (error) {
                return { result: null, ok: false, evidence: { text: (0,answer/* explained */.to)(error).message } };
            }
        },
    });
}

// EXTERNAL MODULE: ./src/operations/journal.ts + 1 modules
var operations_journal = __webpack_require__(3489);
;// CONCATENATED MODULE: ./src/github/deployments.ts
/** Characters of a description that GitHub takes. */
const mostCharacters = 140;
/** Writes a deployment; answers its id, or nothing where GitHub would rather merge first. */
async function createDeployment(github, draft) {
    const { data } = await github.octokit.rest.repos.createDeployment({
        owner: github.owner,
        repo: github.repo,
        ref: draft.sha,
        environment: draft.environment,
        auto_merge: false,
        required_contexts: [],
        description: cut(draft.description),
        payload: { outageOperation: draft.operation },
    });
    return 'id' in data ? data.id : undefined;
}
/** Says what became of a deployment. */
async function setDeploymentStatus(github, id, status) {
    await github.octokit.rest.repos.createDeploymentStatus({
        owner: github.owner,
        repo: github.repo,
        deployment_id: id,
        state: status.state,
        description: cut(status.description),
        ...(status.url === undefined ? {} : { environment_url: status.url }),
        ...(status.log === undefined ? {} : { log_url: status.log }),
    });
}
/** As much as GitHub takes, cut between characters. */
function cut(text) {
    return text.slice(0, mostCharacters).replace(/[\ud800-\udbff]$/, '');
}

// EXTERNAL MODULE: ./src/github/overview.ts
var overview = __webpack_require__(8056);
;// CONCATENATED MODULE: ./src/operations/deployment-record.ts




/**
 * Writes the rollback as a deployment on GitHub while the hosting works. A deploy workflow that
 * deploys the head of its branch writes one by itself; one that is given the commit as an input
 * writes the wrong commit (the run's, not the input's), so ours comes after it.
 */
function openDeploymentRecord(run, candidate) {
    const id = run.hosting.recordsDeployments && run.plan.recorded
        ? Promise.resolve(undefined)
        : deployment_record_open(run, candidate);
    id.catch(() => undefined);
    return {
        async close(attempt) {
            try {
                const deployment = await id;
                if (deployment !== undefined)
                    await deployment_record_close(run, deployment, attempt);
            }
            catch {
                run.journal.note({ type: 'noted', text: 'the deployment could not be recorded on GitHub' });
            }
        },
    };
}
async function deployment_record_open({ context, journal }, { sha }) {
    const { place, engine } = context;
    const github = engine.codeOf(place);
    const find = async () => {
        const { deployments } = await (0,overview/* readOverview */.M)(github, place.settings.branch, place.environment);
        return deployments.find((one) => one.operation === journal.id && one.sha === sha)?.id;
    };
    const known = context.before && (await find());
    if (known !== undefined)
        return known;
    const draft = {
        sha,
        environment: place.environment,
        operation: journal.id,
        description: `Rolling back to ${sha.slice(0, 7)}`,
    };
    return (0,github_once/* createOnce */.U)(() => createDeployment(github, draft), find);
}
async function deployment_record_close({ context }, id, attempt) {
    const { place, engine } = context;
    const short = attempt.candidate.sha.slice(0, 7);
    await setDeploymentStatus(engine.codeOf(place), id, {
        state: (0,deploy/* holds */.v9)(attempt) ? 'success' : 'failure',
        description: (0,deploy/* holds */.v9)(attempt) ? `Rolled back to ${short}` : `Rollback to ${short} did not hold`,
        ...(place.settings.url === undefined ? {} : { url: place.settings.url }),
        ...(attempt.url === undefined ? {} : { log: attempt.url }),
    });
}

// EXTERNAL MODULE: ./src/operations/rollback-headline.ts
var rollback_headline = __webpack_require__(8101);
// EXTERNAL MODULE: ./src/operations/variables/restored.ts
var restored = __webpack_require__(2964);
;// CONCATENATED MODULE: ./src/operations/rollback-reply.ts








/** The answer to a rollback that worked. */
function succeeded(run, ending) {
    const { context, journal } = run;
    const { attempt, agreement } = ending;
    const { place } = context;
    const { sha } = attempt.candidate;
    const down = downFor(context);
    const degraded = attempt.verdict === 'degraded';
    const name = `${place.environment} of ${place.service}`;
    const verified = degraded ? 'live, but degraded' : 'verified';
    const summary = `${name} runs ${sha.slice(0, 7)} again, ${verified}`;
    const headline = `**${(0,markdown/* plain */.pj)(name)} runs ${(0,rollback_headline/* commit */.c)(context, attempt.candidate)} again, ${verified}.**${down}`;
    const reply = {
        status: 'succeeded',
        headline,
        steps: journal.view.steps(),
        details: [
            ...(0,opening/* incidentLink */.hF)(context, run.opened.issue),
            ...refusedAttempts(run.attempts),
            ...takenBack(context, ending),
            ...branchNews(run, agreement),
            ...run.foreseen.warnings.map((warning) => `⚠️ ${(0,markdown/* prose */.CS)(warning)}`),
            ...variablesNews(run),
        ],
        next: [
            ...(run.variables?.snapshot !== undefined && (0,restored/* changesVariables */.Vj)(run.plan.variables)
                ? [{ command: '/restore-variables --undo', why: 'To take the variables back:' }]
                : []),
            { command: '/unfreeze', why: 'Deployments are frozen. When a fix is ready:' },
            {
                command: '/resolve --cause "…" --resolution "rolled back"',
                why: 'When the outage is over:',
            },
        ],
        operation: journal.id,
    };
    return {
        outcome: 'succeeded',
        reply,
        operation: journal.id,
        rolledBackTo: sha,
        ...(attempt.verdict === undefined ? {} : { verdict: attempt.verdict }),
        change: lastChange(run, {
            type: 'operation-finished',
            operation: journal.id,
            outcome: 'succeeded',
            summary,
            running: sha,
        }),
    };
}
/** The answer to a rollback that did not work: what was done, what was not, and how to go on. */
function failed(run, error) {
    const { context, journal, plan } = run;
    const { place } = context;
    const cancelled = error.code === 'cancelled';
    const name = `${place.environment} of ${place.service}`;
    const begun = context.file.value.incident !== undefined &&
        journal.view.steps().some(({ status }) => status === 'done');
    const older = plan.candidates.length + 1;
    const reply = {
        status: 'failed',
        headline: `**${cancelled ? '' : 'Not rolled back: '}${(0,markdown/* prose */.CS)(error.message)}**`,
        steps: journal.view.steps(),
        details: [
            (0,markdown/* prose */.CS)(error.remedy),
            ...(0,opening/* incidentLink */.hF)(context, run.opened.issue),
            ...(begun ? [`Deployments of ${(0,markdown/* plain */.pj)(name)} stay frozen.`] : []),
            `<sub>${(0,markdown/* code */.aY)(error.code)}</sub>`,
        ],
        next: [
            ...(cancelled ? [{ command: '/health', why: 'To see what runs now:' }] : []),
            { command: '/retry', why: 'To try the same again:' },
            { command: `/rollback ${older}`, why: 'To try an older release:' },
        ],
        operation: journal.id,
    };
    return {
        outcome: 'failed',
        reason: error.code,
        reply,
        operation: journal.id,
        change: lastChange(run, {
            type: 'operation-finished',
            operation: journal.id,
            outcome: cancelled ? 'cancelled' : 'failed',
            summary: `rollback of ${name} ${cancelled ? 'stopped' : 'failed'}: ${error.message}`,
            reason: error.code,
        }),
    };
}
/** What is written last: the issue, the releases as they are now, and all that is left to tell. */
function lastChange(run, finished) {
    const closing = run.journal.closing(finished);
    return (record) => closing(withOutcome(run, (0,announce/* withOpenedIssue */.r)(run, record)));
}
/** The releases after it: what was tried and did not hold is bad, and so is what ran before. */
function withOutcome(run, record) {
    const { context, journal, plan, attempts } = run;
    const now = context.engine.clock.now().toISOString();
    const bad = new Set([
        plan.running,
        ...attempts.filter((one) => !(0,deploy/* holds */.v9)(one)).map((one) => one.candidate.sha),
    ]);
    const releases = record.releases.map((release) => bad.has(release.sha) ? { ...release, verdict: 'bad' } : release);
    const good = attempts.find(deploy/* holds */.v9);
    if (good === undefined)
        return { ...record, releases };
    const { sha, title } = good.candidate;
    return (0,service/* withRelease */._h)({ ...record, releases }, {
        id: `rollback-${journal.id}`,
        sha,
        title: title ?? '',
        at: now,
        verdict: 'good',
        via: 'rollback',
        verifiedAt: now,
        ...(good.url === undefined ? {} : { url: good.url }),
        ...(run.variables?.snapshot === undefined ? {} : { snapshot: run.variables.snapshot }),
    });
}
/** What became of the variables: by name, and why not where they were left. */
function variablesNews({ plan, variables: outcome }) {
    const { variables } = plan;
    if (variables?.kind === 'left')
        return [`The variables stay as they are. ${(0,markdown/* prose */.CS)(variables.why)}`];
    if (outcome?.failure !== undefined) {
        return [`**The variables were not all put back:** ${(0,markdown/* prose */.CS)(outcome.failure)}`];
    }
    if (!(0,restored/* changesVariables */.Vj)(variables) || variables === undefined)
        return [];
    return ['Variables of that release, put back:', ...(0,restored/* drawNames */.Lf)(variables.names)];
}
function downFor(context) {
    const began = context.state()?.startedAt;
    if (began === undefined)
        return '';
    const took = context.engine.clock.now().getTime() - Date.parse(began);
    return ` Down for ${(0,time/* duration */.p0)(took)}, since ${(0,time/* clockTime */.qo)(began)}.`;
}
function refusedAttempts(attempts) {
    return attempts
        .filter((one) => !(0,deploy/* holds */.v9)(one))
        .map((one) => {
        const why = one.status === 'live' ? (one.reasons?.join('; ') ?? '') : (one.detail ?? one.status);
        return `Tried first, and not healthy: ${(0,markdown/* code */.aY)(one.candidate.sha.slice(0, 7))} (${(0,markdown/* prose */.CS)(why)}).`;
    });
}
function takenBack(context, { comparison, agreement }) {
    // A run that resumes meets the commit that the first one made.
    const own = agreement?.kind === 'reverted' ? agreement.sha : undefined;
    const commits = comparison.commits.filter(({ sha }) => sha !== own);
    const total = comparison.total - (comparison.commits.length - commits.length);
    if (commits.length === 0)
        return [];
    const { url } = context.engine.codeOf(context.place);
    const lines = commits
        .slice(-20)
        .toReversed()
        .map(({ sha, title, author }) => `- ${(0,markdown/* linked */.q)((0,markdown/* code */.aY)(sha.slice(0, 7)), `${url}/commit/${sha}`)} ${(0,markdown/* plain */.pj)(title)} <sub>${(0,markdown/* plain */.pj)(author)}</sub>`);
    const verb = agreement?.kind === 'reverted' ? 'Taken back with it' : 'No longer running';
    return [
        `${verb}, newest first (${total} ${total === 1 ? 'commit' : 'commits'}):\n\n${lines.join('\n')}`,
    ];
}
function branchNews(run, agreement) {
    const { branch } = run.context.place.settings;
    const { url } = run.context.engine.codeOf(run.context.place);
    if (agreement === undefined)
        return [`The branch ${(0,markdown/* code */.aY)(branch)} was left as it is.`];
    switch (agreement.kind) {
        case 'agrees':
            return [];
        case 'reverted':
            return [
                `The branch ${(0,markdown/* code */.aY)(branch)} agrees: ${(0,markdown/* linked */.q)((0,markdown/* code */.aY)(agreement.sha.slice(0, 7)), `${url}/commit/${agreement.sha}`)}.`,
            ];
        case 'pull-request': {
            const pull = (0,markdown/* link */.nf)(`#${agreement.number}`, `${url}/pull/${agreement.number}`);
            const why = agreement.why === undefined ? '' : ` (${agreement.why})`;
            return [
                `**Merge ${pull} to make ${(0,markdown/* code */.aY)(branch)} agree**${why}. Its checks may wait for a writer's approval.`,
            ];
        }
        case 'refused':
            return [
                `**The branch ${(0,markdown/* code */.aY)(branch)} does not agree yet:** ${(0,markdown/* prose */.CS)(agreement.why)} The next deployment of it would bring the bad release back.`,
            ];
    }
}

// EXTERNAL MODULE: ./src/operations/target.ts
var operations_target = __webpack_require__(9325);
;// CONCATENATED MODULE: ./src/operations/rollback-run.ts







const found = (plan) => {
    const [target] = plan.candidates;
    return target === undefined ? 'target found' : `${operations_target/* sourceNames */.SI[target.source]} found`;
};
/** The step that makes the branch agree; each attempt has its own where the branch goes first. */
function branchStep(run, number) {
    const name = number === 1 ? 'branch' : `branch-${number}`;
    return { name, title: `branch ${(0,markdown/* code */.aY)(run.context.place.settings.branch)} made to agree` };
}
/** Shows what will come. */
function showPlan(run) {
    const { plan, journal, hosting } = run;
    const attempt = (0,deploy/* attemptSteps */.dU)(1, plan.candidates[0]?.sha ?? '');
    const branch = plan.branch === 'leave' ? [] : [branchStep(run, 1)];
    const variables = (0,restored/* changesVariables */.Vj)(plan.variables) ? (0,restored/* restoreSteps */.kv)(1) : [];
    const first = hosting.deploys === 'branch-head';
    journal.view.plan([
        { name: 'target', title: found(plan) },
        { name: 'freeze', title: 'deployments frozen' },
        ...(first ? branch : []),
        ...variables,
        ...attempt,
        ...(first ? [] : branch),
    ]);
}
/**
 * Takes the invocation, opens the incident, freezes deployments, and writes down what is about to
 * happen: one write, before anything leaves for the hosting. Throws `Overtaken` where another run has
 * begun one in the meantime.
 */
async function begin(run, held) {
    const { journal, plan, hosting } = run;
    if (!journal.isBegun()) {
        journal.note(...beginning(run));
        const [redeploy] = (0,deploy/* attemptSteps */.dU)(1, plan.candidates[0]?.sha ?? '');
        // Where the branch goes first, that is written down together with it.
        if (redeploy && hosting.deploys === 'commit') {
            const { name, title } = redeploy;
            journal.note({ type: 'step-started', operation: journal.id, step: name, title });
        }
    }
    await journal.flush(`Begin rollback ${journal.id}`, (record) => {
        (0,join/* refuseSecond */.d2)(run.context, record);
        return frozen(run, run.open(record), held);
    });
    journal.view.finish('target', found(plan), true, {});
    journal.view.finish('freeze', 'deployments frozen', true, {});
}
function beginning({ context, journal, plan }) {
    const { invocation, engine } = context;
    const [target] = plan.candidates;
    const short = target?.sha.slice(0, 7) ?? '';
    const operation = journal.id;
    return [
        {
            type: 'operation-started',
            operation,
            command: invocation.line === '' ? '/rollback' : invocation.line,
            title: `rollback to ${short} started`,
        },
        {
            type: 'step-finished',
            operation,
            step: 'target',
            title: found(plan),
            ok: true,
            milliseconds: Math.max(0, engine.clock.now().getTime() - Date.parse(invocation.at)),
            evidence: { text: `${short} ${target?.title ?? ''}`.trim() },
            result: plan,
        },
        { type: 'frozen', reason: 'a rollback' },
    ];
}
function frozen({ context }, record, held) {
    const at = context.engine.clock.now().toISOString();
    const by = context.invocation.actor.login;
    const setting = held && 'setting' in held ? { autodeploy: held.setting } : {};
    return (0,service/* withFreeze */.iF)(record, { at, by, reason: 'a rollback', ...setting });
}
/** Asks the hosting what its way of going back leaves as it is, for people to know. */
async function foresee(run) {
    const { hosting, journal, plan, reason, foreseen } = run;
    const sha = plan.candidates[0]?.sha ?? '';
    const known = hosting.plan?.({
        ...{ sha, operation: journal.id, reason },
        ...(0,restored/* buildFor */.ix)(plan.variables),
    });
    // Who cannot be asked now is asked for the deployment next, and says it there.
    foreseen.warnings = (await known?.catch(() => undefined))?.warnings ?? [];
}
/** Milliseconds after which a deployment is long enough for its handle to be worth a write. */
const rollback_run_long = 3_000;
/**
 * Does `work`; where it takes long, what is known so far is written down meanwhile: a run that takes
 * over then goes on with the same deployment at once. Before that it finds the deployment by asking.
 */
async function whileNoting(run, work) {
    const { context, journal } = run;
    const stop = new AbortController();
    const noted = context.engine.clock
        .sleep(rollback_run_long, stop.signal)
        .then(() => journal.flush('Deployment under way', (record) => (0,announce/* withOpenedIssue */.r)(run, record)))
        .catch(() => undefined);
    try {
        return await work();
    }
    finally {
        stop.abort();
        await noted;
    }
}

// EXTERNAL MODULE: ./src/operations/stopped.ts
var stopped = __webpack_require__(8595);
;// CONCATENATED MODULE: ./src/operations/rollback.ts














/**
 * Rolls a service back: the hosting deploys the last good release, its health is verified, the
 * branch is made to agree, and all of it is recorded. `open` makes
 * sure that there is an incident. Errors before anything was begun are thrown; later ones are in the answer.
 */
async function rollBack(context, request, open) {
    let headline = '';
    const journal = (0,operations_journal/* openJournal */._)(context, {
        budget: (0,deploy/* budgetFor */.vO)(context.place, context.place.settings.rollback.attempts),
        headline: () => headline,
    });
    const early = readAutodeploy(context);
    const plan = journal.resultOf('target') ?? (await (0,operations_plan/* makePlan */.Cs)(context, request));
    const hosting = context.engine.hostingOf(context.place);
    const reason = request.reason ?? `Rolled back by ${context.invocation.actor.login}.`;
    const run = {
        context,
        request,
        open,
        journal,
        plan,
        hosting,
        reason,
        opened: {},
        foreseen: { warnings: [] },
        attempts: [],
    };
    showPlan(run);
    try {
        const first = plan.candidates[0]?.sha ?? '';
        // Nothing leaves for the hosting before the journal knows of it.
        const held = await early;
        const [comparison] = await Promise.all([
            (0,operations_plan/* compareTarget */.FK)(context, first),
            begin(run, held),
            foresee(run),
        ]);
        headline = (0,rollback_headline/* startingHeadline */.N)(context, plan);
        await holdAutodeploy(context, journal, held);
        return succeeded(run, await tryCandidates(run, comparison));
    }
    catch (error) {
        if (error instanceof engine_context/* Taken */.u)
            throw error;
        if (error instanceof join/* Overtaken */.cO) {
            return (await (0,join/* joinRunning */.K6)(context, open)) ?? rollBack(context, request, open);
        }
        return (0,stopped/* stoppedBy */.$)(error, journal, (problem) => failed(run, problem));
    }
}
async function tryCandidates(run, comparison) {
    for (const [index, candidate] of run.plan.candidates.entries()) {
        const number = index + 1;
        const standing = number === 1 ? comparison : await (0,operations_plan/* compareTarget */.FK)(run.context, candidate.sha);
        const { attempt, agreement } = await tryCandidate(run, candidate, number, standing);
        run.attempts.push(attempt);
        if ((0,deploy/* holds */.v9)(attempt)) {
            return { attempt, comparison: standing, ...(agreement ? { agreement } : {}) };
        }
        // Cancelled by somebody, or not to be judged from here: an older release would not help.
        if (attempt.status === 'cancelled' || attempt.verdict === 'unknown')
            break;
    }
    const last = run.attempts.at(-1);
    throw last ? (0,deploy/* failureOf */.g5)(last) : new Error('nothing was tried');
}
async function tryCandidate(run, candidate, number, comparison) {
    const { context, journal, hosting, plan, reason } = run;
    journal.view.plan((0,deploy/* attemptSteps */.dU)(number, candidate.sha));
    const branch = branchWork(run, candidate, number, comparison);
    const early = hosting.deploys === 'branch-head' ? await branch?.() : undefined;
    const announced = number === 1 ? (0,announce/* announce */.i)(run, (0,rollback_headline/* startingHeadline */.N)(context, plan)) : undefined;
    announced?.catch(() => undefined);
    const { variables, running } = plan;
    run.variables = await putBack({ context, journal, variables, running, candidate, number });
    const way = run.variables.build ? { way: 'build' } : {};
    const one = { context, journal, hosting, candidate, number, reason, ...way };
    const record = openDeploymentRecord(run, candidate);
    const [deployment] = await Promise.all([(0,deploy/* startDeployment */.i4)(one), announced]);
    const attempt = await whileNoting(run, () => (0,deploy/* followDeployment */.pb)(one, deployment)).catch(async (error) => {
        await record.close({ candidate, status: 'cancelled' });
        throw error;
    });
    const held = (0,deploy/* holds */.v9)(attempt);
    const [late] = await Promise.all([
        held && plan.branch !== 'leave' && early === undefined ? branch?.() : undefined,
        record.close(attempt),
    ]);
    const agreement = held ? (early ?? late) : undefined;
    return { attempt, ...(agreement ? { agreement } : {}) };
}
/** Puts the variables of a candidate back, where its plan says so; only then that is loaded. */
async function putBack(attempted) {
    if (attempted.variables?.kind !== 'restore')
        return { build: false };
    const { restoreFor } = await Promise.all(/* import() */[__webpack_require__.e(1773), __webpack_require__.e(4538)]).then(__webpack_require__.bind(__webpack_require__, 4347));
    return restoreFor(attempted);
}
/**
 * Making the branch agree. The commit is prepared at once, while the hosting deploys; moving the
 * branch waits until it is called. A branch that cannot be moved does not undo a rollback: it is
 * said, and left to people.
 */
function branchWork(run, candidate, number, comparison) {
    const { context, journal, hosting, plan, reason } = run;
    const first = hosting.deploys === 'branch-head';
    if (plan.branch === 'leave' && !first)
        return undefined;
    const job = {
        context,
        operation: journal.id,
        target: candidate.sha,
        reason,
        mode: plan.branch === 'pull-request' && !first ? 'pull-request' : 'revert',
    };
    const prepared = prepareCommit(job, comparison);
    prepared.catch(() => undefined);
    return async () => {
        try {
            return await journal.step({
                ...branchStep(run, first ? number : 1),
                already: () => findAgreement(job),
                run: async () => agree(job, await prepared),
            });
        }
        catch (error) {
            if (error instanceof engine_context/* Taken */.u || first || journal.signal.aborted)
                throw error;
            return { kind: 'refused', why: (0,answer/* explained */.to)(error).message };
        }
    };
}

// EXTERNAL MODULE: ./src/engine/confirmed-health.ts + 1 modules
var confirmed_health = __webpack_require__(4928);
;// CONCATENATED MODULE: ./src/commands/failed-deployment.ts









/**
 * What happens when a deployment failed: not a command that people type, but one all the same. It
 * opens an incident whose severity follows from the health, and rolls back where the configuration
 * says so.
 */
const failedDeployment = {
    name: 'rollback',
    summary: 'a deployment failed',
    usage: '',
    examples: [],
    permission: 'usual',
    grammar: { flags: {}, words: 'text' },
    concerns: 'service',
    looksAhead: true,
    async run(context) {
        const { failure } = context.invocation;
        if (failure === undefined)
            throw new Error('no deployment failed');
        return handleFailure(context, failure);
    },
};
/** Opens the incident of a deployment that failed, and rolls it back where that is wanted. */
async function handleFailure(context, failure) {
    const { place } = context;
    const resumed = resumeRollback(context, failure);
    if (resumed)
        return resumed;
    // One that we asked for ourselves is waited for by the operation that asked.
    if ((0,incident_operations/* isOwnDeployment */.YX)(context.state()?.operations ?? [], failure))
        return noted(context, failure);
    const [report, notice] = await Promise.all([
        (0,confirmed_health/* confirmedHealth */.I)(context),
        variablesNotice(context, failure),
    ]);
    const { automatic } = place.settings.rollback;
    const unhealthy = report.verdict === 'down' || report.verdict === 'degraded';
    const wanted = automatic === 'always' || (automatic === 'when-unhealthy' && unhealthy);
    const open = failed_deployment_opening(context, failure, report, notice);
    if (!wanted)
        return withNotice(await leaveAlone(context, report, open), notice);
    const joined = await (0,join/* joinRunning */.K6)(context, open);
    if (joined)
        return joined;
    const answer = await rollBack(context, requestFor(context, failure, report.verdict), open);
    const done = place.settings.variables?.restore === 'with-rollback' && answer.outcome === 'succeeded';
    return done ? answer : withNotice(answer, notice);
}
/** How the variables differ from the last good ones, where the configuration says something of them. */
async function variablesNotice(context, { sha }) {
    if (context.place.settings.variables === undefined)
        return undefined;
    const { noticeOf } = await __webpack_require__.e(/* import() */ 5844).then(__webpack_require__.bind(__webpack_require__, 1034));
    return noticeOf(context, sha);
}
/** An answer that says how the variables differ, and offers to put them back. */
function withNotice(answer, notice) {
    if (notice === undefined)
        return answer;
    const { reply } = answer;
    return {
        ...answer,
        reply: {
            ...reply,
            details: [...(reply.details ?? []), `**${(0,markdown/* prose */.CS)(notice)}**`],
            next: [
                ...(reply.next ?? []),
                { command: '/restore-variables', why: 'To put the variables of that release back:' },
            ],
        },
    };
}
/**
 * Goes on with the rollback that a run began that died; nothing where none was begun. What was decided
 * then is not decided again: the health may have come back since, and half of the work be undone.
 */
function resumeRollback(context, failure) {
    const own = (0,service/* operationId */.Bb)(context.invocation.key);
    const state = context.state();
    if (!state?.operations.some(({ id }) => id === own))
        return undefined;
    const seen = state.health?.verdict ?? 'unknown';
    return rollBack(context, requestFor(context, failure, seen), (record) => record);
}
function requestFor({ place }, { sha, summary }, verdict) {
    const reason = `${summary}; ${place.environment} is ${verdict}.`;
    return { reason, ...(sha === undefined ? {} : { failed: sha }) };
}
async function noted(context, failure) {
    await context.commit((record) => record, 'A deployment of our own');
    return {
        outcome: 'ignored',
        reply: { status: 'succeeded', headline: (0,markdown/* prose */.CS)(failure.summary) },
    };
}
/** Writes the failure down: in the open incident, or in a new one. */
function failed_deployment_opening(context, failure, report, notice) {
    const { playbook } = context.settings;
    const { sha, summary, url } = failure;
    const commit = sha === undefined ? {} : { sha };
    const declared = {
        type: 'declared',
        title: summary,
        severity: severityFor(playbook, report.verdict),
        trigger: { kind: 'deployment', summary, ...commit, ...(url === undefined ? {} : { url }) },
    };
    const facts = [
        { type: 'deployment-failed', summary, ...commit, ...(url === undefined ? {} : { link: url }) },
        { type: 'probed', verdict: report.verdict, results: report.results },
        ...(notice === undefined ? [] : [{ type: 'noted', text: notice }]),
    ];
    return (record) => {
        const opened = (0,opening/* withOpened */.uO)(context, withBadRelease(record, failure, context, report), [declared]);
        return (0,ticking/* withHappenings */.e2)(opened, playbook, (0,deciding/* causeOf */.rl)(context), facts);
    };
}
/** Down is the gravest of the playbook's severities, healthy the least, all else between. */
function severityFor(playbook, verdict) {
    const all = playbook.severities;
    const index = verdict === 'down' ? 0 : verdict === 'up' ? all.length - 1 : Math.min(1, all.length - 1);
    return all[index]?.id ?? '';
}
/** A release that made the service unhealthy is never rolled back to. */
function withBadRelease(record, failure, context, { verdict }) {
    const { sha } = failure;
    if (sha === undefined || (verdict !== 'down' && verdict !== 'degraded'))
        return record;
    const at = context.engine.clock.now().toISOString();
    return (0,service/* withRelease */._h)(record, {
        id: context.invocation.key,
        sha,
        title: '',
        at,
        verdict: 'bad',
        via: 'deployment',
        verifiedAt: at,
        ...(failure.url === undefined ? {} : { url: failure.url }),
    });
}
async function leaveAlone(context, report, open) {
    const { issue } = await (0,opening/* openIncident */.pF)(context, open);
    const healthy = report.verdict === 'up';
    const { service, environment } = context.place;
    return {
        outcome: 'succeeded',
        verdict: report.verdict,
        reply: {
            status: 'succeeded',
            headline: healthy
                ? `**A deployment failed, and ${(0,markdown/* prose */.CS)(environment)} of ${(0,markdown/* prose */.CS)(service)} is still healthy.** Nothing was rolled back.`
                : `**A deployment failed, and ${(0,markdown/* prose */.CS)(environment)} of ${(0,markdown/* prose */.CS)(service)} is ${report.verdict}.** Nothing was rolled back by itself.`,
            details: [
                `Incident ${(0,markdown/* link */.nf)(`#${issue.number}`, issue.url)}.`,
                ...report.reasons.map((reason) => (0,markdown/* prose */.CS)(reason)),
            ],
            next: healthy ? [] : [{ command: '/rollback', why: 'To bring the last good release back:' }],
        },
    };
}

;// CONCATENATED MODULE: ./src/commands/file-actions.ts
/** `/file-actions`: a ticket for each action item. */
const fileActions = {
    name: 'file-actions',
    summary: 'files a ticket for each action item of the post-mortem',
    usage: '/file-actions [NUMBER] [--update]',
    examples: ['/file-actions', '/file-actions 43 --update'],
    permission: 'usual',
    grammar: { flags: { update: { type: 'boolean' } }, words: { least: 0, most: 1 } },
    concerns: 'nothing',
    async run(context, args) {
        // Reads Markdown and dates, which nothing needs that is in a hurry.
        const { answerFileActions } = await Promise.all(/* import() */[__webpack_require__.e(2048), __webpack_require__.e(2810), __webpack_require__.e(2424), __webpack_require__.e(2128)]).then(__webpack_require__.bind(__webpack_require__, 145));
        return answerFileActions(context, args);
    },
};

;// CONCATENATED MODULE: ./src/commands/freeze.ts







/** `/freeze`: no deployments until further notice. */
const freeze = {
    name: 'freeze',
    summary: 'forbids deployments until `/unfreeze`',
    usage: '/freeze [--reason TEXT] [--service NAME] [--env NAME]',
    examples: ['/freeze', '/freeze --reason "database migration"'],
    permission: 'usual',
    grammar: { flags: { ...placeFlags, reason: { type: 'string' } }, words: { least: 0, most: 0 } },
    concerns: 'service',
    async run(context, args) {
        const { engine, invocation, file, settings } = context;
        const { login } = invocation.actor;
        if (file.value.frozen && file.value.frozen.by !== login)
            return frozenAlready(context);
        const reason = (0,parser_arguments/* stringFlag */.AM)(args, 'reason') ?? `frozen by ${login}`;
        // What is turned off has to be known before it is.
        const held = await readAutodeploy(context);
        const setting = held && 'setting' in held ? { autodeploy: held.setting } : {};
        const at = engine.clock.now().toISOString();
        await context.commit((record) => (0,ticking/* withHappenings */.e2)((0,service/* withFreeze */.iF)(record, { at, by: login, reason, ...setting }), settings.playbook, (0,deciding/* causeOf */.rl)(context), [{ type: 'frozen', reason }]), `Freeze, by ${login}`);
        const hosting = engine.hostingOf(context.place);
        if (setting.autodeploy !== undefined)
            await hosting.autodeploy?.off();
        return answered(`Deployments of ${nameOf(context)} are frozen.`, [
            'The gate step of the deploy workflow refuses them; `/unfreeze` allows them again.',
            ...(setting.autodeploy === undefined
                ? []
                : [`${(0,markdown/* prose */.CS)(hosting.provider)} deploys no pushes by itself until then.`]),
            ...(held && 'unread' in held
                ? [
                    `**${(0,markdown/* prose */.CS)(hosting.provider)} may still deploy pushes by itself:** ${(0,markdown/* prose */.CS)(held.unread)}`,
                ]
                : []),
        ]);
    },
};
async function frozenAlready(context) {
    await context.commit((record) => record, 'Frozen already');
    const { by = '', reason = '' } = context.file.value.frozen ?? {};
    return answered(`Deployments of ${nameOf(context)} are frozen already, by ${(0,markdown/* prose */.CS)(by)}: ${(0,markdown/* prose */.CS)(reason)}.`);
}
/** `/unfreeze`: deployments are welcome again. */
const unfreeze = {
    name: 'unfreeze',
    summary: 'allows deployments again',
    usage: '/unfreeze [--service NAME] [--env NAME]',
    examples: ['/unfreeze'],
    permission: 'usual',
    grammar: { flags: placeFlags, words: { least: 0, most: 0 } },
    concerns: 'service',
    async run(context) {
        const { engine, invocation, settings } = context;
        await context.commit((record) => record, `Take ${invocation.key}`);
        const { provider, autodeploy } = engine.hostingOf(context.place);
        const before = context.file.value.frozen?.autodeploy;
        // The record knows how it was until that is how it is again.
        if (before !== undefined)
            await autodeploy?.restore(before);
        const at = engine.clock.now().toISOString();
        const wasFrozen = context.file.value.frozen ?? context.state()?.frozen;
        await context.commit((record) => (0,ticking/* withHappenings */.e2)((0,service/* withoutFreeze */.oL)(record, at), settings.playbook, (0,deciding/* causeOf */.rl)(context), wasFrozen ? [{ type: 'unfrozen' }] : []), `Unfreeze, by ${invocation.actor.login}`);
        return answered(`Deployments of ${nameOf(context)} are allowed.`, [
            ...(before === undefined ? [] : [`${(0,markdown/* prose */.CS)(provider)} deploys pushes by itself again.`]),
        ]);
    },
};
function nameOf({ place }) {
    return (0,markdown/* code */.aY)(`${place.service} ${place.environment}`);
}
function answered(headline, details = []) {
    return { outcome: 'succeeded', reply: (0,deciding/* done */.Vw)(headline, details) };
}

;// CONCATENATED MODULE: ./src/commands/gate.ts






/** `/gate`: the first step of a deploy workflow. */
const gate = {
    name: 'gate',
    summary: 'for deploy workflows: fails while deployments are frozen',
    usage: '/gate [--sha SHA] [--service NAME] [--env NAME]',
    examples: ['/gate', '/gate --env production'],
    permission: 'read',
    grammar: { flags: { ...placeFlags, sha: { type: 'string' } }, words: { least: 0, most: 0 } },
    concerns: 'service',
    passive: true,
    async run(context, args) {
        const { frozen } = context.file.value;
        const { service, environment } = context.place;
        const operations = context.state()?.operations ?? [];
        const sha = (0,parser_arguments/* stringFlag */.AM)(args, 'sha') ?? '';
        if (frozen && !(0,incident_operations/* isOwnDeployment */.YX)(operations, { sha, url: context.invocation.url })) {
            throw new errors/* OutageError */.AP('frozen', `Deployments of ${service} ${environment} are frozen by ${(0,markdown/* prose */.CS)(frozen.by)} since ${frozen.at.slice(11, 16)} UTC: ${(0,markdown/* prose */.CS)(frozen.reason)}.`);
        }
        return {
            outcome: 'succeeded',
            reply: (0,deciding/* done */.Vw)(`Deployments of ${service} ${environment} are allowed.`),
        };
    },
};

// EXTERNAL MODULE: ./src/views/signs.ts
var signs = __webpack_require__(8108);
;// CONCATENATED MODULE: ./src/views/verdict.ts



const sentences = {
    up: 'is healthy',
    degraded: 'is degraded',
    down: 'is down',
    unknown: 'could not be checked',
};
/** One line, such as `🔴 production is down: …`. `what` is plain text. */
function drawVerdictLine(health, what) {
    const [first, ...more] = health.reasons;
    const why = first === undefined ? '' : `: ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(first, 200))}`;
    const rest = more.length === 0 ? '' : ` and ${more.length} more`;
    return `${signs/* signs */.r[health.verdict]} **${(0,markdown/* plain */.pj)(what)} ${sentences[health.verdict]}**${why}${rest}`;
}
/** The line, and what every probe found. */
function drawVerdict(health, what, now) {
    const findings = drawFindings(health, now);
    return [drawVerdictLine(health, what), findings].filter((part) => part !== '').join('\n\n');
}
/** A table of what every probe found; narrow enough for a phone. */
function drawFindings(health, now) {
    const rows = health.results.map(({ probe, verdict, detail, milliseconds }) => {
        const name = `${signs/* signs */.r[verdict]} ${verdict}: ${(0,markdown/* code */.aY)((0,markdown/* truncate */.xv)(probe, 100))}`;
        return `| ${name} | ${(0,markdown/* plain */.pj)((0,markdown/* truncate */.xv)(detail, 200))} | ${(0,time/* short */.h0)(milliseconds)} |`;
    });
    const last = health.results.at(-1);
    if (last === undefined)
        return '';
    const table = ['| Probe | Found | Took |', '|:--|:--|--:|', ...rows].join('\n');
    return `${table}\n\n<sub>checked ${(0,time/* moment */.n$)(last.at, now)}</sub>`;
}

;// CONCATENATED MODULE: ./src/commands/health.ts




/** `/health`: is it up? */
const health = {
    name: 'health',
    summary: 'probes the service now, and says how it is',
    usage: '/health [--service NAME] [--env NAME]',
    examples: ['/health', '/health --env staging'],
    permission: 'read',
    grammar: { flags: placeFlags, words: { least: 0, most: 0 } },
    concerns: 'service',
    async run(context) {
        const { engine, place, settings } = context;
        const [report] = await Promise.all([
            engine.checkHealth(place, engine.signal),
            context.commit((record) => record, 'Take a look at the health'),
        ]);
        const { verdict, results } = report;
        await context.commit((record) => (0,ticking/* withHappenings */.e2)(record, settings.playbook, (0,deciding/* causeOf */.rl)(context), [
            { type: 'probed', verdict, results },
        ]), `Health of ${place.service} ${place.environment}: ${verdict}`);
        const now = engine.clock.now();
        const what = `${place.environment} of ${place.service}`;
        const next = verdict === 'down'
            ? [{ command: '/rollback', why: 'To bring the last good release back:' }]
            : [];
        return {
            outcome: 'succeeded',
            verdict,
            reply: {
                status: 'succeeded',
                headline: drawVerdictLine(report, what),
                details: [drawFindings(report, now)],
                next,
            },
        };
    },
};

;// CONCATENATED MODULE: ./src/views/help.ts

/** What exists, or everything about the one command named, with or without its slash. */
function drawHelp(commands, one) {
    if (one === undefined)
        return drawAll(commands);
    const name = one.replace(/^\//, '').toLowerCase();
    const entry = commands.find((command) => [command.name, ...command.aliases].includes(name));
    if (entry !== undefined)
        return drawOne(entry);
    return `There is no command ${(0,markdown/* code */.aY)(`/${name}`)}. These exist:\n\n${drawAll(commands)}`;
}
function drawAll(commands) {
    const rows = commands.map(({ usage, summary, permission }) => `| ${(0,markdown/* code */.aY)(usage)} | ${(0,markdown/* prose */.CS)(summary)} | ${permission} |`);
    return [
        'Write one of these at the beginning of a line in a comment.',
        ['| Command | It does | Needs |', '|:--|:--|:--|', ...rows].join('\n'),
        `${(0,markdown/* code */.aY)('/help COMMAND')} says more about one, with examples.`,
    ].join('\n\n');
}
function drawOne({ usage, summary, permission, aliases, examples }) {
    const names = aliases.map((alias) => (0,markdown/* code */.aY)(`/${alias}`)).join(', ');
    const parts = [
        `${(0,markdown/* code */.aY)(usage)}`,
        (0,markdown/* prose */.CS)(summary),
        `Needs ${permission} permission.${names === '' ? '' : ` Also called ${names}.`}`,
        examples.length === 0 ? '' : `Examples:\n\n${(0,markdown/* fence */.EU)(examples.join('\n'), 'text')}`,
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}

// EXTERNAL MODULE: ./src/engine/authorize.ts
var authorize = __webpack_require__(1169);
;// CONCATENATED MODULE: ./src/commands/help.ts




/** `/help`: what there is. */
const help = {
    name: 'help',
    summary: 'shows what can be typed, and by whom',
    usage: '/help [COMMAND]',
    examples: ['/help', '/help rollback'],
    permission: 'anyone',
    grammar: { flags: {}, words: { least: 0, most: 1 } },
    concerns: 'nothing',
    async run({ engine, settings }, { words: [wanted] }) {
        const name = wanted?.replace(/^\//, '').toLowerCase();
        const entries = engine.commands.all().map((definition) => ({
            name: definition.name,
            aliases: definition.aliases ?? [],
            usage: definition.usage,
            summary: definition.summary,
            permission: (0,authorize/* levelFor */.Af)(definition, settings.config),
            examples: definition.examples,
        }));
        const one = entries.find((entry) => entry.name === name || entry.aliases.includes(name ?? ''));
        if (name !== undefined && one === undefined) {
            throw new errors/* OutageError */.AP('command-unknown', `There is no command ${(0,markdown/* code */.aY)(`/${name}`)}.`);
        }
        return {
            outcome: 'succeeded',
            reply: {
                status: 'succeeded',
                headline: one ? `How to use ${(0,markdown/* code */.aY)(`/${one.name}`)}` : 'What you can type here',
                details: [drawHelp(entries, one?.name)],
            },
        };
    },
};

;// CONCATENATED MODULE: ./src/commands/history.ts
/** `/history`: every outage so far. */
const history_history = {
    name: 'history',
    summary: 'shows every outage so far, and brings the files that list them up to date',
    usage: '/history [--rebuild]',
    examples: ['/history', '/history --rebuild'],
    permission: 'usual',
    grammar: { flags: { rebuild: { type: 'boolean' } }, words: { least: 0, most: 0 } },
    concerns: 'nothing',
    async run(context, args) {
        // Index and drawings are worth loading only here.
        const { answerHistory } = await Promise.all(/* import() */[__webpack_require__.e(8169), __webpack_require__.e(8137)]).then(__webpack_require__.bind(__webpack_require__, 543));
        return answerHistory(context, args);
    },
};

;// CONCATENATED MODULE: ./src/operations/act.ts






/**
 * Asks the hosting for one thing that may be repeated, writes it on the timeline, and verifies the
 * health. Throws `hosting-unable` where it lacks it, with what people can do instead.
 */
async function actAtHosting(context, act) {
    const { engine, place, settings } = context;
    const hosting = engine.hostingOf(place);
    const ask = act.ask(hosting);
    if (ask === undefined)
        throw unable(hosting, act);
    await context.commit((record) => record, `Take ${context.invocation.key}`);
    const name = `${place.environment} of ${place.service}`;
    const evidence = await ask();
    const text = `${name} ${act.done}: ${evidence.text}`;
    await context.commit((record) => (0,ticking/* withHappenings */.e2)(record, settings.playbook, (0,deciding/* causeOf */.rl)(context), [
        { type: 'acted', text, ...(evidence.url === undefined ? {} : { link: evidence.url }) },
    ]), text.slice(0, 100));
    const headline = `**${(0,markdown/* plain */.pj)(name)} ${act.done}.** ${(0,markdown/* link */.nf)(evidence.text, evidence.url)}.`;
    if (!act.verifies)
        return { outcome: 'succeeded', reply: { status: 'succeeded', headline } };
    return { ...(await verified(context, headline, name)), outcome: 'succeeded' };
}
async function verified(context, headline, name) {
    const { engine, place, settings } = context;
    await context.reply.show({ status: 'running', headline }).catch(() => undefined);
    const report = await (0,confirmed_health/* confirmedHealth */.I)(context);
    const { verdict, results } = report;
    await context.commit((record) => (0,ticking/* withHappenings */.e2)(record, settings.playbook, (0,deciding/* causeOf */.rl)(context), [
        { type: 'probed', verdict, results },
    ]), `Health of ${place.service} ${place.environment}: ${verdict}`);
    return {
        verdict,
        reply: {
            status: 'succeeded',
            headline,
            details: [drawVerdictLine(report, name), drawFindings(report, engine.clock.now())],
            next: verdict === 'down' ? [{ command: '/rollback', why: 'It is down still:' }] : [],
        },
    };
}
/** That a hosting lacks something, by name, and what to do instead. */
function unable(hosting, act) {
    const instead = hosting.lacks?.[act.capability];
    return new errors/* OutageError */.AP('hosting-unable', `The hosting \`${hosting.provider}\` cannot ${act.name}.`, instead === undefined ? {} : { remedy: instead });
}

;// CONCATENATED MODULE: ./src/commands/maintenance.ts



/** `/maintenance`: a page of the hosting instead of the service. */
const maintenance = {
    name: 'maintenance',
    summary: 'shows the hosting’s maintenance page instead of the service, or the service again',
    usage: '/maintenance on|off [--service NAME] [--env NAME]',
    examples: ['/maintenance on', '/maintenance off'],
    permission: 'usual',
    grammar: { flags: placeFlags, words: { least: 1, most: 1 } },
    concerns: 'service',
    run: (context, { words }) => {
        const on = isOn(words[0] ?? '');
        return actAtHosting(context, {
            capability: 'maintenance',
            name: 'show a maintenance page',
            ask: ({ maintenance: ask }) => ask && (() => ask(on)),
            done: on ? 'shows its maintenance page' : 'shows the service again',
            verifies: !on,
        });
    },
};
function isOn(word) {
    if (word === 'on' || word === 'off')
        return word === 'on';
    throw new errors/* OutageError */.AP('command-invalid', 'It is neither `on` nor `off`.', {
        remedy: 'Type `/maintenance on` or `/maintenance off`.',
    });
}

;// CONCATENATED MODULE: ./src/commands/metrics.ts
/** `/metrics`: how fast outages are noticed, answered and ended, and whether that gets better. */
const metrics = {
    name: 'metrics',
    summary: 'shows MTTD, MTTA, MTTM and MTTR, targets met, and what came back',
    usage: '/metrics',
    examples: ['/metrics'],
    permission: 'usual',
    grammar: { flags: {}, words: { least: 0, most: 0 } },
    concerns: 'nothing',
    async run(context) {
        // Index and drawings are worth loading only here.
        const { answerMetrics } = await Promise.all(/* import() */[__webpack_require__.e(8169), __webpack_require__.e(8137)]).then(__webpack_require__.bind(__webpack_require__, 543));
        return answerMetrics(context);
    },
};

;// CONCATENATED MODULE: ./src/parser/text-flag.ts
/**
 * A text and one flag before or behind it, where the text is taken as typed: `--at 14:05 it began`,
 * `it began --at "10 minutes ago"`, and, as nothing follows it, `it began --at 10 minutes ago`.
 */
function splitTextFlag(typed, flag) {
    const before = new RegExp(String.raw `^--${flag}(?:=|\s+)(?:"([^"]*)"|'([^']*)'|(\S+))(?:\s+|$)`);
    const [whole = '', ...values] = before.exec(typed) ?? [];
    if (whole !== '') {
        return { text: typed.slice(whole.length).trim(), value: values.find((one) => one) ?? '' };
    }
    const behind = new RegExp(String.raw `(?:^|\s)--${flag}(?:=|\s+)([^]*)$`).exec(typed);
    if (behind === null)
        return { text: typed.trim() };
    const value = (behind[1] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');
    return { text: typed.slice(0, behind.index).trim(), value };
}

;// CONCATENATED MODULE: ./src/commands/note.ts







/** Characters of a note that the timeline keeps. */
const longest = 2_000;
const noting = {
    async prepare(invocation, args) {
        const [typed = ''] = args.words;
        // What stands beside commands in a comment is nobody's command line.
        if (invocation.key.endsWith(':prose'))
            return args;
        const { text, value } = splitTextFlag(typed, 'at');
        if (value === undefined)
            return { ...args, words: [text] };
        const { readTime } = await __webpack_require__.e(/* import() */ 7393).then(__webpack_require__.bind(__webpack_require__, 706));
        return { words: [text], flags: { ...args.flags, at: await readTime(invocation, value) } };
    },
    decide({ now }, args) {
        const [text = ''] = args.words;
        if (text === '') {
            throw new errors/* OutageError */.AP('command-invalid', 'The note is empty.', {
                remedy: 'Usage: `/note TEXT [--at TIME]`',
            });
        }
        const happenedAt = (0,parser_arguments/* stringFlag */.AM)(args, 'at');
        const note = { type: 'noted', text: (0,markdown/* truncate */.xv)(text, longest) };
        if (happenedAt === undefined)
            return { events: [note], reply: (0,deciding/* done */.Vw)('Noted.') };
        return {
            events: [{ ...note, happenedAt }],
            reply: (0,deciding/* done */.Vw)(`Noted, at ${(0,time/* moment */.n$)(happenedAt, now)}.`),
        };
    },
};
/** `/note`: a line for the timeline, where it belongs. */
const note = {
    name: 'note',
    summary: 'puts a line on the timeline, also one of what happened before',
    usage: '/note TEXT [--at TIME]',
    examples: [
        '/note the database failed over',
        '/note the first complaint came in --at 13:58',
        '/note failed over by hand --at 10 minutes ago',
    ],
    permission: 'usual',
    grammar: { flags: {}, words: 'text' },
    concerns: 'incident',
    ...noting,
    afterClosing: amending(noting),
};

;// CONCATENATED MODULE: ./src/commands/phase.ts




/** `/phase`: where the response has got to. */
const phase = {
    name: 'phase',
    summary: 'goes on to the next phase, or to the one named',
    usage: '/phase next|NAME',
    examples: ['/phase next', '/phase mitigation'],
    permission: 'usual',
    grammar: { flags: {}, words: { least: 1, most: 6 } },
    concerns: 'incident',
    decide: ({ state, playbook }, { words }) => {
        const name = words.join(' ');
        const current = state?.phase ?? '';
        const wanted = name.toLowerCase() === 'next' ? (0,steps/* phaseAfter */.WP)(playbook, current) : (0,steps/* findPhase */.$v)(playbook, name);
        if (wanted === undefined) {
            const names = playbook.phases.map(({ id }) => (0,markdown/* code */.aY)(id)).join(', ');
            throw new errors/* OutageError */.AP('phase-unknown', `The playbook has no phase ${(0,markdown/* code */.aY)(name)} to go to.`, {
                remedy: `The phases are ${names}; the incident is in ${(0,markdown/* code */.aY)(current)}.`,
            });
        }
        return {
            events: wanted.id === current ? [] : [{ type: 'phase-changed', phase: wanted.id }],
            reply: (0,deciding/* done */.Vw)(`Phase: ${wanted.title}.`),
        };
    },
};

;// CONCATENATED MODULE: ./src/commands/postmortem.ts

/** `/postmortem`: what is known of an incident, written up for people to go on with. */
const postmortem = {
    name: 'postmortem',
    summary: 'opens the post-mortem, filled in; --refresh draws our parts of it anew',
    usage: '/postmortem [INCIDENT] [--refresh]',
    examples: ['/postmortem', '/postmortem 42 --refresh'],
    permission: 'usual',
    grammar: {
        flags: { ...placeFlags, refresh: { type: 'boolean' } },
        words: { least: 0, most: 1 },
    },
    concerns: 'nothing',
    async run(context, args) {
        const { answerPostMortem } = await Promise.all(/* import() */[__webpack_require__.e(7824), __webpack_require__.e(7426)]).then(__webpack_require__.bind(__webpack_require__, 3155));
        return answerPostMortem(context, args);
    },
};

// EXTERNAL MODULE: ./src/engine/incident-issue.ts + 9 modules
var incident_issue = __webpack_require__(1732);
;// CONCATENATED MODULE: ./src/commands/refresh.ts


/** `/refresh`: draws the issue anew. */
const refresh = {
    name: 'refresh',
    summary: 'draws the issue anew from the record',
    usage: '/refresh',
    examples: ['/refresh'],
    permission: 'usual',
    grammar: { flags: {}, words: { least: 0, most: 0 } },
    concerns: 'incident',
    async run(context) {
        await context.commit((record) => record, 'Refresh');
        const state = context.state();
        if (state)
            await (0,incident_issue/* redraw */.AI)(context, state, true);
        return { outcome: 'succeeded', reply: (0,deciding/* done */.Vw)('Drawn anew.') };
    },
};

;// CONCATENATED MODULE: ./src/commands/release.ts












/** `/release`: a deployment went live; is it good? */
const release = {
    name: 'release',
    summary: 'after a deployment: verifies it, and records it as good',
    usage: '/release [--sha SHA] [--service NAME] [--env NAME]',
    examples: ['/release', '/release --sha 3f2c1a9'],
    permission: 'usual',
    grammar: { flags: { ...placeFlags, sha: { type: 'string' } }, words: { least: 0, most: 0 } },
    concerns: 'service',
    looksAhead: true,
    async run(context, args) {
        const { engine, place } = context;
        const asked = (0,parser_arguments/* stringFlag */.AM)(args, 'sha');
        const resumed = resumeRollback(context, failureOf(context, asked ?? '', 'unhealthy'));
        if (resumed)
            return afterFailure(context, await resumed);
        const overview = await context.overview;
        const wanted = asked ?? overview?.deployments[0]?.sha ?? overview?.head?.sha;
        const [commit, report] = await Promise.all([
            (0,git/* readCommit */.kN)(engine.codeOf(place), wanted ?? place.settings.branch),
            (0,confirmed_health/* confirmedHealth */.I)(context),
        ]);
        const operations = context.state()?.operations ?? [];
        if (commit === undefined) {
            throw new errors/* OutageError */.AP('target-unknown', `There is no commit ${(0,markdown/* code */.aY)(wanted ?? '')}.`);
        }
        if ((0,incident_operations/* isOwnDeployment */.YX)(operations, { sha: commit.sha, url: context.invocation.url }))
            return ours(context, commit.sha);
        if (context.file.value.frozen)
            return duringFreeze(context, commit);
        const healthy = report.verdict === 'up' || report.verdict === 'degraded';
        if (!healthy) {
            return afterFailure(context, await handleFailure(context, failureOf(context, commit.sha, report.verdict)));
        }
        // A rollback goes back to good releases: none that the branch does not hold may become one.
        if (!(await (0,operations_plan/* isOnBranch */.sL)(context, commit.sha)))
            throw (0,operations_plan/* foreign */.V$)(context, commit.sha);
        const now = engine.clock.now().toISOString();
        const id = context.invocation.key;
        const taken = await snapshotOf(context, { id, sha: commit.sha });
        await context.commit((record) => {
            const recorded = (0,service/* withRelease */._h)(record, {
                id,
                sha: commit.sha,
                title: commit.title,
                at: now,
                verdict: 'good',
                via: 'deployment',
                verifiedAt: now,
                ...(context.invocation.url === undefined ? {} : { url: context.invocation.url }),
                ...(taken && 'id' in taken ? { snapshot: taken.id } : {}),
            });
            return (0,ticking/* withHappenings */.e2)(recorded, context.settings.playbook, (0,deciding/* causeOf */.rl)(context), [
                { type: 'probed', verdict: report.verdict, results: report.results },
            ]);
        }, `Release ${commit.sha.slice(0, 7)} of ${place.service} ${place.environment} is good`);
        return {
            outcome: 'succeeded',
            verdict: report.verdict,
            reply: {
                status: 'succeeded',
                headline: `**${(0,markdown/* code */.aY)(commit.sha.slice(0, 7))} “${(0,markdown/* plain */.pj)(commit.title)}” is a good release of ${(0,markdown/* plain */.pj)(place.service)} ${(0,markdown/* plain */.pj)(place.environment)}.** A rollback can come back to it.`,
                ...(taken ? { details: [snapshotNews(taken)] } : {}),
            },
        };
    },
};
/** A snapshot of the release's variables, where the configuration says something of them. */
async function snapshotOf(context, release) {
    if (context.place.settings.variables === undefined)
        return undefined;
    const { requireVariables } = await __webpack_require__.e(/* import() */ 1898).then(__webpack_require__.bind(__webpack_require__, 3067));
    const { snapshotRelease } = await __webpack_require__.e(/* import() */ 7390).then(__webpack_require__.bind(__webpack_require__, 8601));
    return snapshotRelease(requireVariables(context), context.file.value, release);
}
function snapshotNews(taken) {
    if ('missing' in taken) {
        return `**There is no snapshot of its variables:** ${(0,markdown/* prose */.CS)(taken.missing)}. A rollback to it brings its code back, and not its variables.`;
    }
    const what = taken.count === 1 ? 'its variable' : `its ${taken.count} variables`;
    return `A snapshot of ${what} was taken (${(0,markdown/* code */.aY)(taken.id)}).`;
}
/** A deploy workflow that asks must not go on, though production is well again. */
function afterFailure({ invocation }, answer) {
    if (invocation.actor.kind === 'itself' || answer.outcome !== 'succeeded')
        return answer;
    return { ...answer, outcome: 'failed', reason: 'unhealthy' };
}
async function ours(context, sha) {
    await context.commit((record) => record, 'A release of our own');
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: `${(0,markdown/* code */.aY)(sha.slice(0, 7))} is being verified by the rollback that deployed it.`,
        },
    };
}
async function duringFreeze(context, commit) {
    const { frozen } = context.file.value;
    const text = `${commit.sha.slice(0, 7)} "${commit.title}" was deployed although deployments are frozen`;
    await context.commit((record) => (0,ticking/* withHappenings */.e2)(record, context.settings.playbook, (0,deciding/* causeOf */.rl)(context), [
        { type: 'noted', text },
    ]), 'A deployment during a freeze');
    throw new errors/* OutageError */.AP('frozen', `${text}, by ${(0,markdown/* prose */.CS)(frozen?.by ?? '')}: ${frozen?.reason ?? ''}. It is not recorded as good.`, {
        remedy: 'Put `command: /gate` in front of the deployment, as the README shows; `/unfreeze` when deploying is safe again.',
    });
}
function failureOf(context, sha, verdict) {
    const { service, environment } = context.place;
    const { url } = context.invocation;
    return {
        service,
        environment,
        sha,
        summary: `release ${sha.slice(0, 7)} is live, and ${verdict}`,
        ...(url === undefined ? {} : { url }),
    };
}

;// CONCATENATED MODULE: ./src/commands/reopen.ts






const run = async (context, args) => {
    const archived = await archivedIncident(context);
    const reason = args.words.join(' ').trim() || `${context.invocation.actor.login} asked for it`;
    await context.commit((record) => reopened(context, record, archived, reason), 'Reopen');
    if (archived) {
        const { showHistory } = await Promise.all(/* import() */[__webpack_require__.e(8169), __webpack_require__.e(6139)]).then(__webpack_require__.bind(__webpack_require__, 5799));
        await showHistory(context.engine, context.settings);
    }
    return {
        outcome: 'succeeded',
        reply: {
            ...(0,deciding/* done */.Vw)('The incident is open again.'),
            next: [
                { command: '/health', why: 'To see how it is now:' },
                { command: '/rollback', why: 'To bring the last good release back:' },
            ],
        },
    };
};
/** `/reopen`: it is not over after all. */
const reopen = {
    name: 'reopen',
    summary: 'opens an incident again that was resolved or closed',
    usage: '/reopen [REASON]',
    examples: ['/reopen', '/reopen Customers still report errors'],
    permission: 'usual',
    grammar: { flags: placeFlags, words: 'text' },
    concerns: 'service',
    run,
    afterClosing: run,
};
/** The closed incident whose issue the command was typed in. */
async function archivedIncident(context) {
    const number = context.invocation.issue?.number;
    if (number === undefined || context.file.value.incident)
        return undefined;
    const { records, clock } = context.engine;
    return (await (0,records_file/* openRecord */.C)(records, (0,shapes/* archiveShape */.g6)(number), clock)).value?.incident;
}
function reopened(context, record, archived, reason) {
    const incident = record.incident ?? archived;
    const { playbook } = context.settings;
    if (incident === undefined) {
        throw new errors/* OutageError */.AP('incident-missing', 'There is no incident to open again.', {
            remedy: 'Type `/reopen` in the issue of the incident, or `/declare` a new one.',
        });
    }
    const state = (0,ticking/* stateOf */.L4)({ ...record, incident }, playbook);
    const isOurs = incident.events.some(({ id }) => id.startsWith(`${context.invocation.key}:`));
    if (state?.status === 'open' && !isOurs) {
        throw new errors/* OutageError */.AP('incident-open', 'The incident is open.');
    }
    const closed = record.closed?.filter(({ id }) => id !== incident.id) ?? [];
    return (0,ticking/* withHappenings */.e2)({ ...record, incident, closed }, playbook, (0,deciding/* causeOf */.rl)(context), [
        { type: 'reopened', reason, recurrence: false },
    ]);
}

;// CONCATENATED MODULE: ./src/commands/resolve.ts










/** `/resolve`: the outage is over; from now on it is watched. */
const resolve = {
    name: 'resolve',
    summary: 'says that the outage is over: verifies it, and watches for it to come back',
    usage: '/resolve [--cause TEXT] [--resolution TEXT] [--anyway] [--close]',
    examples: [
        '/resolve --cause "bad release d41d8cd" --resolution "rolled back"',
        '/resolve --close --cause "false alarm"',
    ],
    permission: 'usual',
    grammar: {
        flags: {
            cause: { type: 'string' },
            resolution: { type: 'string' },
            anyway: { type: 'boolean' },
            close: { type: 'boolean' },
        },
        words: { least: 0, most: 0 },
    },
    concerns: 'incident',
    async run(context, args) {
        const { playbook } = context.settings;
        const told = {
            cause: (0,parser_arguments/* stringFlag */.AM)(args, 'cause'),
            resolution: (0,parser_arguments/* stringFlag */.AM)(args, 'resolution'),
        };
        const wasResolved = context.before === undefined && context.state()?.status === 'resolved';
        const report = wasResolved
            ? undefined
            : await lastVerification(context, (0,parser_arguments/* switchFlag */.J9)(args, 'anyway'));
        const bodies = happenings(context, report, told);
        const resolved = (record) => (0,ticking/* withHappenings */.e2)(record, playbook, (0,deciding/* causeOf */.rl)(context), bodies);
        if ((0,parser_arguments/* switchFlag */.J9)(args, 'close'))
            return closeAtOnce(context, resolved);
        await context.commit(resolved, `Resolve, by ${context.invocation.actor.login}`);
        const news = wasResolved ? undefined : await postMortemNews(context);
        const sentences = news === undefined ? [] : [news.sentence];
        const { evidence } = news ?? {};
        const tickCause = { ...(0,deciding/* causeOf */.rl)(context), actor: events/* itself */.Q };
        return {
            outcome: 'succeeded',
            reply: replyFor(context, stateNow(context), wasResolved, sentences),
            ...(evidence === undefined
                ? {}
                : {
                    change: (record) => (0,ticking/* withTicks */.Zm)(record, playbook, tickCause, ['post-mortem-opened'], evidence),
                }),
        };
    },
};
/** Closes it without watching: a false alarm, a drill. */
async function closeAtOnce(context, resolved) {
    const { playbook } = context.settings;
    const change = await closeIncident(context, (record) => (0,ticking/* withHappenings */.e2)(resolved(record), playbook, (0,deciding/* causeOf */.rl)(context), [{ type: 'closed' }]));
    const { startedAt, resolved: end } = stateNow(context);
    const took = Date.parse(end?.at ?? '') - Date.parse(startedAt);
    const reply = (0,deciding/* done */.Vw)(`Resolved after ${(0,time/* duration */.p0)(took)}, and closed.`, frozenNews(context));
    return { outcome: 'succeeded', change, reply };
}
function stateNow(context) {
    const state = context.state();
    if (state === undefined)
        throw new Error('the incident has gone');
    return state;
}
function frozenNews(context) {
    if (context.file.value.frozen === undefined)
        return [];
    return [`Deployments are still frozen: ${(0,markdown/* code */.aY)('/unfreeze')} when a fix is ready.`];
}
/** The health, confirmed; a service that is not healthy is not resolved, unless somebody insists. */
async function lastVerification(context, anyway) {
    const report = await (0,confirmed_health/* confirmedHealth */.I)(context);
    if (!anyway && report.verdict === 'down') {
        const why = report.reasons.join('; ');
        throw new errors/* OutageError */.AP('still-unhealthy', `It is still ${report.verdict}: ${why}`, {
            remedy: 'Mend it first; where the probes are wrong, add `--anyway`.',
        });
    }
    return report;
}
function happenings({ settings }, report, { cause, resolution, }) {
    const last = settings.playbook.phases.at(-1);
    return [
        ...(report
            ? [{ type: 'probed', verdict: report.verdict, results: report.results }]
            : []),
        {
            type: 'resolved',
            ...(cause === undefined ? {} : { cause }),
            ...(resolution === undefined ? {} : { resolution }),
        },
        ...(report && last ? [{ type: 'phase-changed', phase: last.id }] : []),
    ];
}
/** The post-mortem that is opened by itself, where the playbook wants one. */
async function postMortemNews(context) {
    // Writing it up is worth loading only here.
    const { postMortemAfterResolution } = await Promise.all(/* import() */[__webpack_require__.e(7824), __webpack_require__.e(3591)]).then(__webpack_require__.bind(__webpack_require__, 1415));
    return postMortemAfterResolution(context);
}
function replyFor(context, state, wasResolved, news) {
    const { playbook } = context.settings;
    const { resolved, startedAt } = state;
    const took = Date.parse(resolved?.at ?? '') - Date.parse(startedAt);
    const until = new Date(Date.parse(resolved?.at ?? '') + playbook.watch);
    const missing = ['cause', 'resolution'].filter((name) => resolved?.[name] === undefined);
    return {
        ...(0,deciding/* done */.Vw)(wasResolved ? 'Noted.' : `Resolved after ${(0,time/* duration */.p0)(took)}.`, [
            ...targets(playbook, state),
            ...(resolved?.cause === undefined ? [] : [`Cause: ${(0,markdown/* prose */.CS)(resolved.cause)}`]),
            `Watched until ${(0,time/* clockTime */.qo)(until)} (${(0,time/* duration */.p0)(playbook.watch)}): if the same comes back, this incident opens again; else it closes by itself.`,
            ...news,
            ...frozenNews(context),
        ]),
        next: missing.length === 0
            ? []
            : [
                {
                    command: `/resolve ${missing.map((name) => `--${name} "…"`).join(' ')}`,
                    why: `The ${missing.join(' and the ')} ${missing.length === 1 ? 'is' : 'are'} missing; while it is fresh:`,
                },
            ],
    };
}
/** Whether the playbook's targets were met. */
function targets(playbook, state) {
    const severity = (0,steps/* severityOf */.xJ)(playbook, state.severity);
    if (severity === undefined)
        return [];
    const line = (name, at, within) => {
        if (at === undefined)
            return `${name}: never, target ${(0,time/* duration */.p0)(within)} missed`;
        const took = Date.parse(at) - Date.parse(state.startedAt);
        return `${name} after ${(0,time/* duration */.p0)(took)}, target ${(0,time/* duration */.p0)(within)} ${took <= within ? 'met' : 'missed'}`;
    };
    return [
        [
            `- ${line('Acknowledged', state.acknowledged?.at, severity.acknowledge.within)}`,
            `- ${line('Resolved', state.resolved?.at, severity.resolve.within)}`,
        ].join('\n'),
    ];
}

;// CONCATENATED MODULE: ./src/commands/restart.ts


/** `/restart`: the running release, started again. */
const restart = {
    name: 'restart',
    summary: 'starts the running release again, with the variables it has, and verifies it',
    usage: '/restart [--service NAME] [--env NAME]',
    examples: ['/restart', '/restart --env staging'],
    permission: 'usual',
    grammar: { flags: placeFlags, words: { least: 0, most: 0 } },
    concerns: 'service',
    run: (context) => actAtHosting(context, {
        capability: 'restart',
        name: 'restart a release',
        ask: (hosting) => hosting.restart?.bind(hosting),
        done: 'restarted',
        verifies: true,
    }),
};

// EXTERNAL MODULE: ./src/parser/print.ts
var print = __webpack_require__(480);
// EXTERNAL MODULE: ./src/views/issue/details.ts
var details = __webpack_require__(4596);
;// CONCATENATED MODULE: ./src/views/plan.ts


const mostShown = 10;
const mostListed = 200;
/** A rollback's plan in Markdown: from what to what, what is lost, and what happens in which order. */
function drawPlan(plan) {
    const { target, running, warnings } = plan;
    const sha = (full) => (0,markdown/* commitLink */.wn)(full, plan.repositoryUrl);
    const goal = `${sha(target.sha)} ${(0,markdown/* plain */.pj)((0,markdown/* truncate */.xv)(target.title, 100))}`;
    const parts = [
        `**Plan: ${(0,markdown/* plain */.pj)(plan.environment)} of ${(0,markdown/* plain */.pj)(plan.service)} goes back to ${goal}**`,
        `It is ${(0,markdown/* prose */.CS)(target.from)}: ${(0,markdown/* prose */.CS)(target.why)}.`,
        running === undefined
            ? 'What runs now is not known.'
            : `Running now: ${sha(running.sha)} ${(0,markdown/* plain */.pj)((0,markdown/* truncate */.xv)(running.title, 100))}.`,
        warnings.map((warning) => `- ⚠️ Warning: ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(warning, 300))}`).join('\n'),
        plan.steps.map((step, index) => `${index + 1}. ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(step, 200))}`).join('\n'),
        plan.branch === undefined ? '' : `Branch: ${(0,markdown/* prose */.CS)(plan.branch)}.`,
        drawCommits(plan.commits, plan.repositoryUrl),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function drawCommits(commits, url) {
    const lines = commits.slice(0, mostListed).map(({ sha, title, author }) => {
        return `- ${(0,markdown/* commitLink */.wn)(sha, url)} ${(0,markdown/* plain */.pj)((0,markdown/* truncate */.xv)(title, 100))} <sub>${(0,markdown/* plain */.pj)(author)}</sub>`;
    });
    const left = commits.length - lines.length;
    const list = [...lines, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n');
    if (commits.length === 0)
        return '';
    const count = `${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}`;
    if (commits.length > mostShown)
        return (0,details/* details */.z)(`${count} would no longer run`, '', list);
    return `${count} would no longer run:\n\n${list}`;
}

;// CONCATENATED MODULE: ./src/operations/preview.ts





/** `/rollback --dry-run`: the plan, and nothing else. `again` is the line that would do it. */
async function previewRollback(context, request, again) {
    const { engine, place } = context;
    const [plan] = await Promise.all([
        (0,operations_plan/* makePlan */.Cs)(context, request),
        context.commit((record) => record, 'Preview a rollback'),
    ]);
    const [target] = plan.candidates;
    if (target === undefined)
        throw new Error('a plan without a candidate');
    const hosting = engine.hostingOf(place);
    const [comparison, way] = await Promise.all([
        (0,operations_plan/* compareTarget */.FK)(context, target.sha),
        hosting.plan?.({
            ...{ sha: target.sha, operation: 'dry-run', reason: 'dry run' },
            ...(0,restored/* buildFor */.ix)(plan.variables),
        }),
    ]);
    const running = comparison.commits.find(({ sha }) => sha === plan.running);
    const others = plan.candidates.slice(1).map(({ sha }) => sha.slice(0, 7));
    const details = drawPlan({
        service: place.service,
        environment: place.environment,
        running: { sha: plan.running, title: running?.title ?? '' },
        target: {
            sha: target.sha,
            title: target.title ?? comparison.base.title,
            from: `the ${operations_target/* sourceNames */.SI[target.source]}`,
            why: target.at === undefined
                ? 'not verified by us'
                : `live ${(0,time/* moment */.n$)(target.at, engine.clock.now())}`,
        },
        commits: comparison.commits.toReversed(),
        steps: [
            'freeze deployments',
            ...(0,restored/* stepsFor */.Rb)(plan.variables),
            `deploy with the hosting "${hosting.provider}"${howBuilt(plan, way)}`,
            'verify the health',
            ...(others.length > 0 ? [`if it is not healthy: try ${others.join(', then ')}`] : []),
        ],
        branch: branchPlan(plan.branch, comparison.total, place.settings.branch),
        warnings: [
            ...(comparison.ancestor ? [] : ['the target is not in the history of the branch']),
            ...(way?.warnings ?? []),
            ...(plan.variables?.kind === 'left'
                ? [`the variables stay as they are: ${plan.variables.why}`]
                : []),
        ],
        repositoryUrl: engine.codeOf(place).url,
    });
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: '**Nothing was changed.** This is what a rollback would do:',
            details: [details],
            next: [{ command: again, why: 'To do it:' }],
        },
    };
}
function howBuilt({ variables }, way) {
    if (way)
        return `: ${way.why}`;
    return (0,restored/* changesVariables */.Vj)(variables) ? ', built anew: variables act on a new build only' : '';
}
function branchPlan(mode, total, branch) {
    const commits = `${total} ${total === 1 ? 'commit' : 'commits'}`;
    if (mode === 'leave')
        return `${branch} is left as it is`;
    if (mode === 'revert')
        return `one commit on ${branch} takes ${commits} back`;
    return `a pull request to ${branch} takes ${commits} back`;
}

;// CONCATENATED MODULE: ./src/commands/rollback.ts








/** `/rollback`: the last good release is live again. */
const rollback = {
    name: 'rollback',
    summary: 'brings the last good release back, verifies it, and makes the branch agree',
    usage: '/rollback [TARGET] [--reason TEXT] [--with-variables] [--keep-branch] [--dry-run] [--service NAME] [--env NAME]',
    examples: [
        '/rollback',
        '/rollback 2',
        '/rollback 3f2c1a9 --reason "errors after deploy"',
        '/rollback --with-variables',
        '/rollback --dry-run',
    ],
    permission: 'usual',
    grammar: {
        flags: {
            ...placeFlags,
            reason: { type: 'string' },
            'keep-branch': { type: 'boolean' },
            'with-variables': { type: 'boolean' },
            'dry-run': { type: 'boolean' },
        },
        words: { least: 0, most: 1 },
    },
    concerns: 'service',
    looksAhead: true,
    async run(context, args) {
        const request = requestFrom(args);
        if (request.dryRun)
            return previewRollback(context, request, again(args));
        return (await (0,join/* joinRunning */.K6)(context)) ?? rollBack(context, request, rollback_opening(context, request));
    },
};
/** The line that does what a dry run has shown. */
function again({ words, flags }) {
    return (0,print/* printCommand */.T)('rollback', { words, flags: { ...flags, 'dry-run': false } });
}
/** What the arguments of a rollback ask for. */
function requestFrom(args) {
    const [target] = args.words;
    const reason = (0,parser_arguments/* stringFlag */.AM)(args, 'reason');
    return {
        ...(target === undefined ? {} : { target }),
        ...(reason === undefined ? {} : { reason }),
        keepBranch: (0,parser_arguments/* switchFlag */.J9)(args, 'keep-branch'),
        withVariables: (0,parser_arguments/* switchFlag */.J9)(args, 'with-variables'),
        dryRun: (0,parser_arguments/* switchFlag */.J9)(args, 'dry-run'),
    };
}
/** A rollback that somebody asks for where no incident is open means that there is one. */
function rollback_opening(context, request) {
    const asked = `${context.invocation.actor.login} asked for a rollback`;
    return openingFor(context, request.reason ?? asked);
}
/** What somebody asks for where no incident is open opens one, with why as its summary. */
function openingFor(context, summary) {
    const { invocation, settings } = context;
    const declared = {
        type: 'declared',
        title: '',
        severity: (0,steps/* defaultSeverity */.NU)(settings.playbook).id,
        trigger: {
            kind: 'person',
            summary,
            ...(invocation.url === undefined ? {} : { url: invocation.url }),
        },
    };
    return (record) => (0,opening/* withOpened */.uO)(context, record, [declared]);
}

;// CONCATENATED MODULE: ./src/commands/restore-variables.ts






/** `/restore-variables`: the variables of a good release are set again. */
const restoreVariables = {
    name: 'restore-variables',
    aliases: ['restore-env'],
    summary: 'puts the variables of a good release back, deploys what runs again, and verifies it',
    usage: '/restore-variables [RELEASE] [--only NAME,NAME] [--dry-run] [--undo] [--service NAME] [--env NAME]',
    examples: [
        '/restore-variables',
        '/restore-variables --dry-run',
        '/restore-variables 3f2c1a9 --only DATABASE_URL,CACHE_URL',
        '/restore-variables --undo',
    ],
    permission: 'usual',
    grammar: {
        flags: {
            ...placeFlags,
            only: { type: 'string' },
            'dry-run': { type: 'boolean' },
            undo: { type: 'boolean' },
        },
        words: { least: 0, most: 1 },
    },
    concerns: 'service',
    looksAhead: true,
    async run(context, args) {
        const request = restoreRequest(args);
        if (request.dryRun) {
            const { makeRestorePlan } = await Promise.all(/* import() */[__webpack_require__.e(1773), __webpack_require__.e(2587)]).then(__webpack_require__.bind(__webpack_require__, 981));
            const { preview } = await __webpack_require__.e(/* import() */ 3894).then(__webpack_require__.bind(__webpack_require__, 5988));
            const [plan] = await Promise.all([
                makeRestorePlan(context, request),
                context.commit((record) => record, 'Preview a restore'),
            ]);
            const flags = { ...args.flags, 'dry-run': false };
            return preview(context, plan, (0,print/* printCommand */.T)('restore-variables', { ...args, flags }));
        }
        const { restore } = await Promise.all(/* import() */[__webpack_require__.e(1773), __webpack_require__.e(4108)]).then(__webpack_require__.bind(__webpack_require__, 50));
        const open = openingFor(context, `${context.invocation.actor.login} asked for a restore of variables`);
        return (await (0,join/* joinRunning */.K6)(context)) ?? restore(context, request, open);
    },
};
/** What the arguments ask for. */
function restoreRequest(args) {
    const [release] = args.words;
    const only = (0,parser_arguments/* stringFlag */.AM)(args, 'only')
        ?.split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
    const undo = (0,parser_arguments/* switchFlag */.J9)(args, 'undo');
    if (undo && release !== undefined) {
        throw new errors/* OutageError */.AP('command-invalid', '`--undo` takes no release.', {
            remedy: 'Leave out one of both: `--undo` knows what was there before.',
        });
    }
    return {
        ...(release === undefined ? {} : { release }),
        ...(only === undefined ? {} : { only }),
        dryRun: (0,parser_arguments/* switchFlag */.J9)(args, 'dry-run'),
        undo,
    };
}

// EXTERNAL MODULE: ./src/parser/line.ts
var parser_line = __webpack_require__(6757);
;// CONCATENATED MODULE: ./src/commands/retry.ts







/** `/retry`: the last operation that failed, once more. */
const retry = {
    name: 'retry',
    summary: 'tries the operation that failed last once more',
    usage: '/retry',
    examples: ['/retry'],
    permission: 'usual',
    grammar: { flags: {}, words: { least: 0, most: 0 } },
    concerns: 'incident',
    looksAhead: true,
    async run(context) {
        const joined = await (0,join/* joinRunning */.K6)(context);
        if (joined)
            return joined;
        const last = context
            .state()
            ?.operations.findLast((operation) => operation.outcome !== undefined);
        const resumed = context.before !== undefined;
        if (!resumed && (last === undefined || last.outcome === 'succeeded')) {
            throw new errors/* OutageError */.AP('operation-missing', 'No operation of this incident has failed.');
        }
        const line = (0,parser_line/* readLine */.X)(last?.command ?? '');
        const { name } = restoreVariables;
        if (line && [name, ...(restoreVariables.aliases ?? [])].some((one) => one === line.name)) {
            const args = (0,parser_arguments/* readArguments */.lR)(line.rest, {
                ...restoreVariables.grammar,
                usage: restoreVariables.usage,
            });
            const request = { ...restoreRequest(args), ...plannedSnapshot(last), dryRun: false };
            const { restore } = await Promise.all(/* import() */[__webpack_require__.e(1773), __webpack_require__.e(4108)]).then(__webpack_require__.bind(__webpack_require__, 50));
            return restore(context, request, (record) => record);
        }
        const known = line?.name === 'rollback' ? line.rest : '';
        const args = (0,parser_arguments/* readArguments */.lR)(known, { ...rollback.grammar, usage: rollback.usage });
        return rollBack(context, {
            ...requestFrom(args),
            dryRun: false,
            reason: `Tried again by ${context.invocation.actor.login}.`,
        }, (record) => record);
    },
};
/** The snapshot that the failed operation was about: `--undo` would mean another one by now. */
function plannedSnapshot(last) {
    const plan = last?.steps.find(({ name }) => name === 'target')?.result;
    const id = Object(plan)['snapshot'];
    return typeof id === 'string' ? { release: id, undo: false } : {};
}

;// CONCATENATED MODULE: ./src/commands/scale.ts



/** Instances that can be asked for; a typing error is not to cost a fortune. */
const most = 100;
/** `/scale`: as many instances as that. */
const scale = {
    name: 'scale',
    summary: 'runs the service on so many instances',
    usage: '/scale INSTANCES [--service NAME] [--env NAME]',
    examples: ['/scale 4'],
    permission: 'usual',
    grammar: { flags: placeFlags, words: { least: 1, most: 1 } },
    concerns: 'service',
    run: (context, { words }) => {
        const instances = instancesIn(words[0] ?? '');
        return actAtHosting(context, {
            capability: 'scale',
            name: 'run more or fewer instances',
            ask: ({ scale: ask }) => ask && (() => ask(instances)),
            done: 'scaled',
            verifies: true,
        });
    },
};
function instancesIn(text) {
    const instances = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (instances >= 1 && instances <= most)
        return instances;
    throw new errors/* OutageError */.AP('command-invalid', `That is no number of instances from 1 to ${most}.`, {
        remedy: 'Such as `/scale 4`. To stop a service, use its hosting’s own page.',
    });
}

;// CONCATENATED MODULE: ./src/commands/severity.ts




/** `/severity`: how bad it is. */
const severity = {
    name: 'severity',
    summary: 'says how bad it is, and so how fast it must be mended',
    usage: '/severity P1|P2|P3',
    examples: ['/severity P2'],
    permission: 'usual',
    grammar: { flags: {}, words: { least: 1, most: 1 } },
    concerns: 'incident',
    decide: ({ state, playbook }, { words: [name = ''] }) => {
        const wanted = (0,steps/* severityOf */.xJ)(playbook, name);
        if (wanted === undefined) {
            const all = playbook.severities.map(({ id }) => (0,markdown/* code */.aY)(id)).join(', ');
            throw new errors/* OutageError */.AP('severity-unknown', `There is no severity ${(0,markdown/* code */.aY)(name)}.`, {
                remedy: `The severities are ${all}.`,
            });
        }
        return {
            events: wanted.id === state?.severity ? [] : [{ type: 'severity-changed', severity: wanted.id }],
            reply: (0,deciding/* done */.Vw)(`Severity is ${wanted.id}, ${wanted.name}.`, [wanted.means]),
        };
    },
};

;// CONCATENATED MODULE: ./src/commands/timeline.ts

/** `/timeline`: everything that happened, to take away. */
const timeline = {
    name: 'timeline',
    summary: 'exports the timeline of an incident, open or closed',
    usage: '/timeline [--json|--csv] [--incident NUMBER] [--service NAME] [--env NAME]',
    examples: ['/timeline', '/timeline --csv', '/timeline --json --incident 42'],
    permission: 'usual',
    grammar: {
        flags: {
            ...placeFlags,
            json: { type: 'boolean' },
            csv: { type: 'boolean' },
            incident: { type: 'string' },
        },
        words: { least: 0, most: 0 },
    },
    concerns: 'nothing',
    async run(context, args) {
        // What finds and draws it is worth loading only here.
        const { answerTimeline } = await __webpack_require__.e(/* import() */ 9124).then(__webpack_require__.bind(__webpack_require__, 9885));
        return answerTimeline(context, args);
    },
};

;// CONCATENATED MODULE: ./src/commands/tick.ts

/** `/tick`: one look at everything, as a schedule takes it. */
const tick = {
    name: 'tick',
    summary: 'takes one look at everything: finishes what was left undone',
    usage: '/tick',
    examples: ['/tick'],
    permission: 'usual',
    grammar: { flags: {}, words: { least: 0, most: 0 } },
    concerns: 'nothing',
    async run({ engine }) {
        // Nobody who types a command waits for what only a look needs.
        const { look } = await Promise.all(/* import() */[__webpack_require__.e(8553), __webpack_require__.e(8348), __webpack_require__.e(5058)]).then(__webpack_require__.bind(__webpack_require__, 8406));
        const caught = await look(engine);
        const headline = caught.length === 0
            ? 'Nothing was left undone.'
            : `${caught.length === 1 ? 'One thing was' : `${caught.length} things were`} left undone, and ${caught.length === 1 ? 'is' : 'are'} done now.`;
        return {
            outcome: 'succeeded',
            reply: {
                status: 'succeeded',
                headline,
                ...(caught.length === 0 ? {} : { details: [caught.map(line).join('\n')] }),
            },
        };
    },
};
function line({ invocation, outcome }) {
    const { actor, due, failure, reminder } = invocation;
    if (due)
        return `- ${(0,markdown/* code */.aY)(due.clock)} of ${(0,markdown/* prose */.CS)(due.service)} ${(0,markdown/* prose */.CS)(due.environment)}: ${outcome}`;
    if (reminder)
        return `- ${(0,markdown/* code */.aY)(reminder.key.split(':').slice(0, 2).join(':'))}, due: ${outcome}`;
    const what = failure ? (0,markdown/* prose */.CS)(failure.summary) : (0,markdown/* code */.aY)(invocation.line);
    return `- ${what}, by ${(0,markdown/* prose */.CS)(actor.login)}: ${outcome}`;
}

;// CONCATENATED MODULE: ./src/views/templates.ts
/** The first word, a later one, or the last. */
function templateFor(state) {
    if (state !== undefined && state.status !== 'open')
        return 'resolved';
    return state?.told === undefined ? 'outage' : 'update';
}
/** A template of the playbook, filled in. A sentence with a place that nothing fills is left out. */
function fillTemplate(template, filling) {
    const { now, text, eta, cause, resolution } = filling;
    const values = {
        CURRENT_TIME: `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
        ESTIMATED_TIME: eta,
        BRIEF_CAUSE: cause,
        BRIEF_RESOLUTION: resolution,
    };
    const [title = '', ...paragraphs] = template.split(/\n{2,}/);
    return [title, text, ...paragraphs]
        .map((paragraph) => filled(paragraph, values))
        .filter((paragraph) => paragraph.trim() !== '')
        .join('\n\n');
}
function filled(paragraph, values) {
    const sentences = paragraph.split(/(?<=[.!?])\s+/);
    return sentences
        .filter((sentence) => [...sentence.matchAll(/\[([A-Z_]+)\]/g)].every(([, name = '']) => !(name in values) || values[name] !== undefined))
        .map((sentence) => sentence.replaceAll(/\[([A-Z_]+)\]/g, (place, name) => values[name] ?? place))
        .join(' ');
}

;// CONCATENATED MODULE: ./src/commands/update.ts





/** `/update`: words for the public, from the playbook's templates. */
const update = {
    name: 'update',
    summary: 'writes what to tell the public, from the playbook’s templates',
    usage: '/update [TEXT] [--eta 30m]',
    examples: ['/update Answers are slow; nothing is lost --eta 30m', '/update'],
    permission: 'usual',
    grammar: { flags: { eta: { type: 'string' } }, words: { least: 0, most: 200 } },
    concerns: 'incident',
    async run(context, args) {
        const { playbook } = context.settings;
        const text = args.words.join(' ');
        const state = context.state();
        const template = templateFor(state);
        const body = fillTemplate(playbook.templates[template].text, {
            now: context.engine.clock.now(),
            text,
            eta: (0,parser_arguments/* stringFlag */.AM)(args, 'eta'),
            ...causes(state),
        });
        await context.commit((record) => (0,ticking/* withHappenings */.e2)(record, playbook, (0,deciding/* causeOf */.rl)(context), [
            { type: 'updated-public', template, text: text || playbook.templates[template].title },
        ]), 'Words for the public');
        return {
            outcome: 'succeeded',
            reply: {
                status: 'succeeded',
                headline: '**For the status page, and whoever else must know:**',
                details: [(0,markdown/* fence */.EU)(body.trim(), 'text')],
            },
        };
    },
};
function causes(state) {
    return { cause: state?.resolved?.cause, resolution: state?.resolved?.resolution };
}

;// CONCATENATED MODULE: ./src/commands/table.ts


































/** Every command there is, in the order of an outage. */
const table = {
    help: help,
    declare: declare,
    ack: ack,
    note: note,
    check: check,
    uncheck: uncheck,
    phase: phase,
    severity: severity,
    assign: assign_assign,
    health: health,
    rollback: rollback,
    'restore-variables': restoreVariables,
    release: release,
    freeze: freeze,
    unfreeze: unfreeze,
    gate: gate,
    restart: restart,
    scale: scale,
    maintenance: maintenance,
    retry: retry,
    cancel: cancel,
    update: update,
    resolve: resolve,
    reopen: reopen,
    postmortem: postmortem,
    'file-actions': fileActions,
    refresh: refresh,
    correct: correct_correct,
    timeline: timeline,
    history: history_history,
    metrics: metrics,
    tick: tick,
};
/** The table, for the engine. */
const commands = {
    find: (name) => Object.values(table).find((definition) => definition.name === name || definition.aliases?.includes(name)),
    all: () => Object.values(table),
    failedDeployment: failedDeployment,
    clocks: {
        acknowledge: acknowledgeOverdue,
        resolve: resolveOverdue,
        recurrence: recurrence,
        'watch-over': watchOver,
    },
    reminder: reminder,
};

// EXTERNAL MODULE: ./src/github/comments.ts
var comments = __webpack_require__(6645);
// EXTERNAL MODULE: ./src/github/issues.ts
var issues = __webpack_require__(5039);
;// CONCATENATED MODULE: ./src/views/duplicate.ts

/** What is said in the issue of an incident that turned out to be a part of another one. */
function duplicateNotice(url, issue) {
    return `This is the same outage as ${(0,markdown/* link */.nf)(`#${issue}`, url)}: it was opened while the database of the records could not be reached. Everything that was recorded here is there now, so please go on there.`;
}

;// CONCATENATED MODULE: ./src/engine/duplicate.ts



/** Closes the issue of an incident that is a part of another's, and leads there. Asked again, it does nothing. */
async function closeDuplicate(github, issue, into) {
    const found = await (0,issues/* readIssue */.OS)(github, issue);
    if (found?.state !== 'open')
        return;
    await (0,comments/* postComment */.Gy)(github, issue, duplicateNotice(`${github.url}/issues/${into}`, into));
    await (0,issues/* updateIssue */.tt)(github, issue, { state: 'closed' });
}

// EXTERNAL MODULE: ./src/parser/names.ts
var names = __webpack_require__(9731);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./src/config/near.ts
var config_near = __webpack_require__(8506);
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
    const list = `use one of ${allowed.map(config_near/* quoted */.TL).join(', ')}`;
    if (issue.input === undefined)
        return { problem: 'is missing', remedy: list };
    if (typeof issue.input !== 'string')
        return { problem: `cannot be ${describe(issue.input)}`, remedy: list };
    const near = (0,config_near/* suggestion */.h)(issue.input, allowed);
    return {
        problem: `cannot be ${(0,config_near/* quoted */.TL)(issue.input)}`,
        remedy: near === list ? list : `${near} It takes ${allowed.map(config_near/* quoted */.TL).join(', ')}`,
    };
}
function wrongType(issue) {
    const wanted = (issue.expected ?? '').replace(/^\(|\)$/g, '').split(' | ');
    return {
        problem: `is ${describe(issue.input)}, and must be ${wanted.map(issues_nameOf).join(' or ')}`,
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
function issues_nameOf(type) {
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
        return (0,config_near/* quoted */.TL)(String(value));
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
    return { path, problem: 'is not a known key', remedy: (0,config_near/* suggestion */.h)(key, known) };
}
function reservedKey(key, path) {
    return { path, problem: `cannot be named ${(0,config_near/* quoted */.TL)(key)}`, remedy: 'choose another name' };
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
        throw new errors/* OutageError */.AP(code, `${document.file} has faults.`);
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
    throw new errors/* OutageError */.AP(code, [`${document.file} has ${count}:`, ...new Set(lines)].join('\n'));
}
/** `services.shop.probes[0]`, between backticks. */
function pathText(path) {
    return (0,config_near/* quoted */.TL)(path
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
    return [
        ...playbookFaults(config),
        ...permissionFaults(config, commands),
        ...variableFaults(config),
    ];
}
/** Hostings that hold no variables of their own. */
const without = ['workflow', 'command'];
function variableFaults(config) {
    return Object.entries(config.services).flatMap(([service, { environments }]) => Object.entries(environments)
        .filter(([, { variables, hosting }]) => variables && variables.from === undefined && without.includes(hosting.provider))
        .map(([environment, { hosting }]) => ({
        path: ['services', service, 'environments', environment, 'variables'],
        problem: `does not say where they live, and the hosting \`${hosting.provider}\` holds none`,
        remedy: 'add `from: { dotenv: .env.production }` or `from: { github: environment }`',
    })));
}
function playbookFaults({ playbook }) {
    if (builtinPlaybooks.some((name) => name === playbook))
        return [];
    if (/\.ya?ml$/.test(playbook) && !/^\/|(^|\/)\.\.(\/|$)/.test(playbook))
        return [];
    const near = (0,config_near/* nearest */.pA)(playbook, builtinPlaybooks);
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
        remedy: (0,config_near/* suggestion */.h)(name, known),
    }));
}

// EXTERNAL MODULE: ./src/config/duration.ts
var duration = __webpack_require__(7840);
// EXTERNAL MODULE: ./src/config/values.ts
var values = __webpack_require__(3750);
;// CONCATENATED MODULE: ./src/config/hosting.ts



const timeout = dist/* pipe */.FsL(dist/* optional */.lqM(duration/* duration */.p, '30m'), dist/* description */.h_('How long one deployment may take.'));
/** Where releases run, and how one is deployed. */
const hosting = dist/* variant */.Oxt('provider', [
    dist/* strictObject */.rej({
        provider: dist/* literal */.euz('workflow'),
        workflow: dist/* pipe */.FsL(values/* workflowFile */.EY, dist/* description */.h_('File name of the deploy workflow below `.github/workflows`.')),
        'ref-input': dist/* optional */.lqM(dist/* pipe */.FsL(values/* text */.Qq, dist/* description */.h_('Name of the workflow’s input that takes the commit; without one it deploys the branch’s head.'))),
        inputs: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), dist/* description */.h_('Further inputs, passed as they are.'))),
        timeout,
    }),
    dist/* strictObject */.rej({
        provider: dist/* literal */.euz('command'),
        deploy: dist/* pipe */.FsL(values/* text */.Qq, dist/* description */.h_('Command line; split like a shell’s, never given to one. `{sha}` stands for the commit.')),
        running: dist/* optional */.lqM(dist/* pipe */.FsL(values/* text */.Qq, dist/* description */.h_('Command line that prints the commit that runs; a run that takes over asks it before it deploys again.'))),
        timeout,
    }),
    dist/* strictObject */.rej({
        provider: dist/* literal */.euz('render'),
        'service-id': dist/* pipe */.FsL(values/* text */.Qq, dist/* regex */.yGV(/^srv-[a-z0-9]+$/, 'must be the id of a service, such as `srv-abc123`'), dist/* description */.h_('Id of the service: the end of the address of its page at Render.')),
        timeout,
    }),
    dist/* strictObject */.rej({
        provider: dist/* literal */.euz('vercel'),
        project: dist/* pipe */.FsL(values/* text */.Qq, dist/* description */.h_('Name of the project on Vercel, or its id (`prj_…`).')),
        timeout,
    }),
]);

// EXTERNAL MODULE: ./src/config/post-mortem.ts
var post_mortem = __webpack_require__(4967);
;// CONCATENATED MODULE: ./src/config/probes.ts



const scalar = dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY(), dist/* null */.chJ()]);
const probes_status = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(100, 'is not an HTTP status; use 100 to 599'), dist/* maxValue */.cGV(599, 'is not an HTTP status; use 100 to 599'));
const expectation = dist/* strictObject */.rej({
    status: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* union */.KCZ([probes_status, dist/* pipe */.FsL(dist/* array */.YOg(probes_status), dist/* minLength */.BpQ(1, 'is empty; name a status'))]), 200), dist/* description */.h_('The status that is healthy, or a list of them.')),
    'body-contains': dist/* optional */.lqM(values/* text */.Qq),
    'body-lacks': dist/* optional */.lqM(values/* text */.Qq),
    json: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* record */.g1P(dist/* string */.YjP(), scalar), dist/* description */.h_('Paths such as `database.status`, and the value that each must have.'))),
    within: dist/* optional */.lqM(dist/* pipe */.FsL(duration/* duration */.p, dist/* description */.h_('Slower than this is degraded.'))),
});
const httpProbe = dist/* strictObject */.rej({
    http: dist/* pipe */.FsL(values/* url */.OZ, dist/* description */.h_('Address to ask.')),
    method: dist/* optional */.lqM(dist/* picklist */.KIO(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']), 'GET'),
    headers: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}),
    body: dist/* optional */.lqM(dist/* string */.YjP()),
    redirects: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(20)), 5), dist/* description */.h_('How many redirects are followed.')),
    'ip-version': dist/* optional */.lqM(dist/* picklist */.KIO([4, 6])),
    'allow-private': dist/* pipe */.FsL(dist/* optional */.lqM(dist/* boolean */.zMY(), false), dist/* description */.h_('Lets the address be one of a private network.')),
    expect: dist/* optional */.lqM(expectation, {}),
});
const commandProbe = dist/* strictObject */.rej({
    command: dist/* pipe */.FsL(values/* text */.Qq, dist/* description */.h_('Command line; split like a shell’s, never given to one. Exit 0 is up.')),
});
const mongodbProbe = dist/* strictObject */.rej({
    mongodb: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?!mongodb(\+srv)?:)/, 'is an address, which everybody could read here; put it into a secret, pass that to the step’s `env:`, and write the name of the variable'), dist/* regex */.yGV(/^(mongodb(\+srv)?:|[A-Za-z_]\w*$)/, 'is not the name of a variable; write the one that holds the address, such as `MONGODB_URI`'), dist/* regex */.yGV(/^(?!OUTAGE_)/i, 'is ours alone; pass the address under another name too'), dist/* description */.h_('The environment variable that holds the address of the database.')),
    within: dist/* optional */.lqM(dist/* pipe */.FsL(duration/* duration */.p, dist/* description */.h_('Connecting and a ping that take longer are degraded.'))),
    'longest-operation': dist/* optional */.lqM(dist/* pipe */.FsL(duration/* duration */.p, dist/* description */.h_('An operation that runs for longer is degraded.'))),
});
/** The kinds of probe there are, by the key that each begins with. */
const probeKinds = { http: httpProbe, mongodb: mongodbProbe, command: commandProbe };
const probes_names = Object.keys(probeKinds)
    .map((name) => `\`${name}:\``)
    .join(', ');
const noProbe = dist/* never */.ZmZ(`is not a probe; begin it with one of ${probes_names}`);
/** A probe of any kind. Chosen by its key, so that its faults are those of its own kind. */
const probe = dist/* lazy */.RZV((input) => {
    if (typeof input !== 'object' || input === null)
        return noProbe;
    return Object.entries(probeKinds).find(([name]) => Object.hasOwn(input, name))?.[1] ?? noProbe;
});

// EXTERNAL MODULE: ./node_modules/@scure/base/index.js
var base = __webpack_require__(4929);
;// CONCATENATED MODULE: ./src/config/variables.ts



/** A recipient of age: what `age-keygen` prints as the public key. The checksum tells a typing error. */
const recipient = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* check */.z6Y((value) => !/^AGE-SECRET-KEY-/i.test(value.trim()), 'is an identity, which must stay secret; put the public key here, which begins with `age1`, and make a new pair: this one is known now'), dist/* trim */.Bqr(), dist/* check */.z6Y(isRecipient, 'is not a recipient of age; copy the whole public key that `age-keygen` prints, such as `age1…`'));
function isRecipient(value) {
    try {
        const { prefix } = base/* bech32 */.I.decode(value, false);
        return prefix === 'age' || prefix === 'age1pq';
    }
    catch {
        // What age's own kinds of keys begin with has passed; the check above says what is wrong.
        return /^AGE-SECRET-KEY-/i.test(value);
    }
}
/** Path of a dotenv file in the repository. */
const dotenvPath = dist/* pipe */.FsL(values/* text */.Qq, dist/* regex */.yGV(/^(?!\/|\.github\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+$/, 'is not a path in the repository; write one such as `.env.production`'));
const from = dist/* union */.KCZ([
    dist/* strictObject */.rej({
        dotenv: dist/* pipe */.FsL(dotenvPath, dist/* description */.h_('Path of a dotenv file on the deployed branch.')),
    }),
    dist/* strictObject */.rej({
        github: dist/* pipe */.FsL(dist/* picklist */.KIO(['repository', 'environment']), dist/* description */.h_('GitHub’s own variables: of the repository, or of the environment of the same name.')),
    }),
], 'is no place for variables; write `{ dotenv: .env.production }` or `{ github: environment }`');
/** The variables that go with a release. */
const variables = dist/* strictObject */.rej({
    recipients: dist/* pipe */.FsL(dist/* array */.YOg(recipient), dist/* minLength */.BpQ(1, 'names nobody; add the public key that `age-keygen` prints'), dist/* description */.h_('Who can open the snapshots: public keys of age.')),
    restore: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* picklist */.KIO(['with-rollback', 'on-request']), 'on-request'), dist/* description */.h_('Whether a rollback puts the variables of its release back, too.')),
    from: dist/* optional */.lqM(dist/* pipe */.FsL(from, dist/* description */.h_('Where they live, where the hosting itself does not hold them.'))),
});

;// CONCATENATED MODULE: ./src/config/schema.ts







const level = dist/* picklist */.KIO(['read', 'triage', 'write', 'maintain', 'admin']);
/** Those that GitHub has. (REST API: reactions.) */
const reaction = dist/* picklist */.KIO([
    ...['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'],
    'none',
]);
const schema_health = dist/* strictObject */.rej({
    timeout: dist/* pipe */.FsL(dist/* optional */.lqM(duration/* duration */.p, '5s'), dist/* description */.h_('How long one probe may take.')),
    confirm: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* strictObject */.rej({
        failures: dist/* optional */.lqM(values/* count */.U9, 3),
        successes: dist/* optional */.lqM(values/* count */.U9, 2),
        every: dist/* optional */.lqM(duration/* duration */.p, '10s'),
    }), {}), dist/* description */.h_('How many findings in a row make a verdict, and how far apart they are.')),
    canary: dist/* optional */.lqM(dist/* pipe */.FsL(values/* url */.OZ, dist/* description */.h_('An address that is always up: where it does not answer, our own network is at fault.'))),
    probes: dist/* pipe */.FsL(dist/* array */.YOg(probe), dist/* minLength */.BpQ(1, 'names no probe; add one, such as `- http: https://…`')),
});
const schema_rollback = dist/* strictObject */.rej({
    automatic: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* picklist */.KIO(['always', 'when-unhealthy', 'never']), 'when-unhealthy'), dist/* description */.h_('Whether a failed deployment is rolled back without anybody asking.')),
    attempts: dist/* pipe */.FsL(dist/* optional */.lqM(values/* count */.U9, 2), dist/* description */.h_('How many good releases to walk back at most.')),
    branch: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* picklist */.KIO(['revert', 'pull-request', 'leave']), 'revert'), dist/* description */.h_('How the branch is made to agree with what runs.')),
});
const environment = dist/* strictObject */.rej({
    url: dist/* optional */.lqM(dist/* pipe */.FsL(values/* url */.OZ, dist/* description */.h_('Where people reach it.'))),
    branch: dist/* pipe */.FsL(dist/* optional */.lqM(values/* branch */.tk, 'main'), dist/* description */.h_('Branch that is deployed.')),
    workflows: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* array */.YOg(values/* text */.Qq), []), dist/* description */.h_('Names of the workflows that deploy; a failed run of one is a failed deployment.')),
    hosting: hosting,
    health: schema_health,
    rollback: dist/* optional */.lqM(schema_rollback, {}),
    variables: dist/* optional */.lqM(variables),
});
const schema_service = dist/* strictObject */.rej({
    repository: dist/* optional */.lqM(dist/* pipe */.FsL(values/* repository */.Jk, dist/* description */.h_('Where its code and deploy workflow live; this repository by default.'))),
    environments: dist/* pipe */.FsL(dist/* record */.g1P(values/* name */.UU, environment), dist/* check */.z6Y((all) => Object.keys(all).length > 0, 'has no environment; add one, such as `production:`')),
});
/** `.github/outage.yml`. */
const configSchema = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1, 'is not a version that exists; write `version: 1`'),
    playbook: dist/* pipe */.FsL(dist/* optional */.lqM(values/* text */.Qq, 'service-outage'), dist/* description */.h_('`service-outage`, which is built in, or the path of a playbook in the repository.')),
    services: dist/* pipe */.FsL(dist/* record */.g1P(values/* name */.UU, schema_service), dist/* check */.z6Y((all) => Object.keys(all).length > 0, 'has no service; add one, named as your team calls it')),
    permissions: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* objectWithRest */.U1j({ default: dist/* optional */.lqM(level), teams: dist/* optional */.lqM(dist/* array */.YOg(values/* team */.gv)) }, level), {}), dist/* description */.h_('Who may run commands: by default, and by the name of a command.')),
    people: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* strictObject */.rej({
        'on-call': dist/* optional */.lqM(dist/* array */.YOg(values/* login */.iD), []),
        'technical-lead': dist/* optional */.lqM(dist/* array */.YOg(values/* login */.iD), []),
        'engineering-manager': dist/* optional */.lqM(dist/* array */.YOg(values/* login */.iD), []),
        cto: dist/* optional */.lqM(dist/* array */.YOg(values/* login */.iD), []),
    }), {}), dist/* description */.h_('Logins on GitHub of those who are told, and escalated to in this order.')),
    'post-mortem': dist/* pipe */.FsL(dist/* optional */.lqM(post_mortem/* postMortem */.D, {}), dist/* description */.h_('Where post-mortems and their tickets are opened, and when they are due.')),
    timeline: dist/* optional */.lqM(dist/* strictObject */.rej({
        reaction: dist/* pipe */.FsL(dist/* optional */.lqM(reaction, 'rocket'), dist/* description */.h_('The reaction by which people put a comment on the timeline; `none` turns that off.')),
    }), {}),
    history: dist/* optional */.lqM(dist/* strictObject */.rej({
        file: dist/* pipe */.FsL(values/* filePath */.s$, dist/* description */.h_('A Markdown file on the default branch that holds the outage history.')),
        by: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* picklist */.KIO(['commit', 'pull-request']), 'commit'), dist/* description */.h_('How it is kept up to date.')),
    })),
    records: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* picklist */.KIO(['github', 'mongodb']), 'github'), dist/* description */.h_('Where records are kept: `github` is the branch `outage-records`, `mongodb` the database at `OUTAGE_MONGODB_URI`.')),
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
        if (error instanceof errors/* OutageError */.AP)
            throw error;
        throw brokenFile(file, code, source, error);
    }
}
function severalDocuments(file, code) {
    return new errors/* OutageError */.AP(code, `${file} holds several documents, and must hold one.`, {
        remedy: 'Keep one of them, and remove the lines `---` in between.',
    });
}
function emptyFile(file, code) {
    return new errors/* OutageError */.AP(code, `${file} is empty.`, {
        remedy: 'Fill it in; the README has an example to start from.',
    });
}
function brokenFile(file, code, source, cause) {
    if (!(cause instanceof js_yaml/* YAMLException */.tB) || cause.mark === undefined) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        return new errors/* OutageError */.AP(code, `${file} is not valid YAML: ${reason}.`, { cause });
    }
    const { line, column, position } = cause.mark;
    return new errors/* OutageError */.AP(code, `${file}:${line + 1}:${column + 1} is not valid YAML: ${cause.reason}.`, { remedy: yaml_remedyFor(cause.reason, source.charAt(position)), cause });
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

// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(1032);
// EXTERNAL MODULE: ./src/github/actions.ts
var actions = __webpack_require__(8320);
// EXTERNAL MODULE: ./src/github/people.ts
var people = __webpack_require__(8280);
// EXTERNAL MODULE: ./src/github/retry.ts
var github_retry = __webpack_require__(8129);
;// CONCATENATED MODULE: ./src/github/contents.ts

/** A file of the repository as text, from the default branch or `ref`; nothing where there is none. */
async function readFile(github, path, ref) {
    // Such a path would leave the repository's contents for another part of the API.
    if (path.split('/').some((part) => part === '.' || part === '..'))
        return undefined;
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
        if ((0,client/* statusOf */.c2)(error) === 404)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/shlex/shlex.js
var shlex = __webpack_require__(5637);
// EXTERNAL MODULE: ./src/secrets.ts + 1 modules
var src_secrets = __webpack_require__(7021);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./src/hosting/program.ts


/** Lines of output that are kept as evidence. */
const tailLength = 20;
/** Milliseconds for the rest of the output of a program that has ended: what it left may hold it. */
const restOfOutput = 500;
/** Runs a program without a shell. Throws `deploy-failed` where it cannot be started. */
function runProgram(program, args, options) {
    const { cwd, environment, timeout, signal, log } = options;
    return new Promise((resolve, reject) => {
        // A group of its own, so that whatever it starts ends with it.
        const child = (0,external_node_child_process_.spawn)(program, args, {
            cwd,
            env: { ...environment },
            stdio: ['ignore', 'pipe', 'pipe'],
            detached: true,
        });
        const tail = [];
        let ended;
        const end = (why) => {
            ended = why;
            killGroup(child.pid);
        };
        const stop = () => end('stopped');
        const timer = setTimeout(() => end('timeout'), timeout);
        if (signal?.aborted)
            stop();
        signal?.addEventListener('abort', stop, { once: true });
        const keep = (line) => {
            log(line);
            tail.push(line);
            if (tail.length > tailLength)
                tail.shift();
        };
        const streams = [child.stdout, child.stderr];
        for (const stream of streams)
            readByLine(stream, keep);
        const settle = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', stop);
        };
        child.on('error', (cause) => {
            settle();
            const message = `The program \`${program}\` could not be started.`;
            reject(new errors/* OutageError */.AP('deploy-failed', message, { cause }));
        });
        child.on('exit', () => {
            settle();
            setTimeout(() => streams.forEach((stream) => stream.destroy()), restOfOutput).unref();
        });
        child.on('close', (code) => resolve({ code: ended ?? code ?? 1, tail }));
    });
}
function readByLine(stream, keep) {
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

;// CONCATENATED MODULE: ./src/hosting/command.ts







/**
 * A command that deploys the folder it is started in. It runs in a worktree of exactly the commit
 * asked for; its arguments never pass through a shell. It dies with its runner, and leaves no trace of
 * its own: a run that resumes asks the `running` command whether the commit runs already; without
 * one it starts the deployment once more, so that must be repeatable.
 */
function commandHosting(config, options) {
    const running = new Map();
    const secrets = (0,src_secrets/* likelySecrets */.gc)(options.environment);
    function start(id, sha) {
        const stop = new AbortController();
        const one = { stop, result: execute(sha, stop.signal) };
        // Whoever waits sees the failure; until then it must not end the process.
        one.result.catch(() => undefined);
        running.set(id, one);
        return one;
    }
    async function execute(sha, signal) {
        // It becomes an argument of git's and of the command's: nothing else may pass for a commit.
        if (!/^[0-9a-f]{40,64}$/.test(sha)) {
            throw new errors/* OutageError */.AP('deploy-failed', `\`${sha.slice(0, 100)}\` is not a commit.`);
        }
        const folder = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'outage-deploy-'));
        try {
            await checkout(options, sha, folder);
            return await deployFrom(folder, sha, signal);
        }
        finally {
            await command_git(options, ['worktree', 'remove', '--force', folder]).catch(() => undefined);
            await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
        }
    }
    async function deployFrom(folder, sha, signal) {
        const [program = '', ...args] = (0,shlex/* split */.lD)(config.deploy).map((word) => word.replaceAll('{sha}', sha));
        const result = await runProgram(program, args, {
            ...options,
            signal,
            cwd: folder,
            environment: { ...options.environment, OUTAGE_SHA: sha },
            timeout: config.timeout,
        });
        const detail = result.tail.map((line) => (0,src_secrets/* redact */.E$)(line, secrets)).join('\n');
        if (result.code === 0)
            return { status: 'live', detail };
        if (result.code === 'stopped')
            return { status: 'cancelled', detail };
        if (result.code === 'timeout')
            return { status: 'timed-out', detail };
        return { status: 'failed', detail: `exit ${result.code}\n${detail}`.trim() };
    }
    /** The commit's deployment, where the command that tells what runs names it. */
    async function find(line, sha) {
        const [program = '', ...args] = (0,shlex/* split */.lD)(line);
        const { code, tail } = await runProgram(program, args, {
            ...options,
            cwd: options.workspace,
            timeout: longestQuestion,
        });
        const said = tail.at(-1)?.trim() ?? '';
        if (code !== 0 || !/^[0-9a-f]{7,40}$/i.test(said) || !sha.startsWith(said.toLowerCase())) {
            return undefined;
        }
        const id = `${sha}-found`;
        running.set(id, { stop: new AbortController(), result: Promise.resolve(alreadyLive) });
        return { id };
    }
    /** A deployment that a run started which is dead, and it with that run: run again, unless it is live. */
    async function again(id) {
        const sha = id.split('-')[0] ?? '';
        const found = config.running === undefined ? undefined : await find(config.running, sha);
        return running.get(found?.id ?? '') ?? start(id, sha);
    }
    return {
        provider: 'command',
        deploys: 'commit',
        recordsDeployments: false,
        lacks: {
            instant: 'The command deploys each commit anew; let it keep what it has built.',
            autodeploy: 'Put `command: /gate` in front of whatever else deploys, as the README shows.',
            restart: 'Deploy the running commit again, by the same command.',
            scale: 'Change it where the service runs.',
            maintenance: 'Show a page from your load balancer or DNS; `/update` tells people.',
            logs: 'Look where the service runs; the end of the command’s output is in the reply.',
            variables: 'Keep them in a file on the branch or in a GitHub environment: docs/variables.md.',
        },
        ...(config.running === undefined
            ? {}
            : { find: ({ sha }) => find(config.running ?? '', sha) }),
        async deploy(request) {
            const id = `${request.sha}-${running.size + 1}`;
            start(id, request.sha);
            return { id };
        },
        async wait(deployment, progress, signal) {
            progress('the deploy command is running');
            const { id } = deployment;
            const { result } = running.get(id) ?? (await again(id));
            return Promise.race([result, abortOf(signal)]);
        },
        async cancel({ id }) {
            const one = running.get(id);
            one?.stop.abort();
            await one?.result.catch(() => undefined);
        },
    };
}
/** Milliseconds for the question what runs. */
const longestQuestion = 60_000;
const alreadyLive = { status: 'live', detail: 'it was live already' };
/** Rejects with the signal's reason once it is aborted. */
function abortOf(signal) {
    return new Promise((_, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}
async function checkout(options, sha, folder) {
    const known = await command_git(options, ['cat-file', '-e', `${sha}^{commit}`]).catch(() => 1);
    if (known !== 0) {
        const fetched = await command_git(options, ['fetch', '--depth=1', 'origin', sha]);
        if (fetched !== 0) {
            throw new errors/* OutageError */.AP('deploy-failed', `The commit ${sha} could not be fetched.`, {
                remedy: 'Check the repository out with `actions/checkout` before this step.',
            });
        }
    }
    const added = await command_git(options, ['worktree', 'add', '--force', '--detach', folder, sha]);
    if (added !== 0)
        throw new errors/* OutageError */.AP('deploy-failed', `The commit ${sha} could not be checked out.`);
}
async function command_git(options, args) {
    const { code } = await runProgram('git', args, {
        ...options,
        cwd: options.workspace,
        timeout: 120_000,
    });
    return code;
}

// EXTERNAL MODULE: ./src/github/allowance.ts
var github_allowance = __webpack_require__(3705);
// EXTERNAL MODULE: ./src/hosting/polling.ts
var polling = __webpack_require__(1733);
;// CONCATENATED MODULE: ./src/hosting/workflow.ts






/** Milliseconds in which a run that was just started may not be found yet. */
const settling = 30_000;
/** Milliseconds to look for a run that may have been started, before it is started again. */
const lost = 5_000;
/**
 * A deploy workflow of the repository, started by hand (`workflow_dispatch`) with the commit as an
 * input. Without such an input it can deploy the head of the branch only.
 */
function workflowHosting(config, options) {
    const { github, branch, clock } = options;
    const refInput = config['ref-input'];
    /** Starts it once: where GitHub does not say whether it did, it is looked for first. */
    async function started(request) {
        const since = clock.now().toISOString();
        const find = () => appeared(since, request, lost);
        return (0,github_once/* createOnce */.U)(() => dispatched(since, request), find);
    }
    async function dispatched(since, request) {
        const inputs = {
            ...config.inputs,
            ...(refInput === undefined ? {} : { [refInput]: request.sha }),
        };
        try {
            const run = await (0,actions/* dispatchWorkflow */["in"])(github, config.workflow, branch, inputs);
            if (run)
                return { id: String(run.id), url: run.url };
        }
        catch (error) {
            throw explain(error, config.workflow, branch);
        }
        const found = await appeared(since, request, settling);
        if (found)
            return found;
        throw new errors/* OutageError */.AP('timeout', `GitHub started \`${config.workflow}\`, but shows no run of it.`);
    }
    /** The run of our own dispatch, as soon as GitHub shows it. */
    function appeared(since, request, timeout) {
        const signal = AbortSignal.timeout(2 * timeout);
        return (0,polling/* poll */.w)(() => findRun(since, request), { clock, timeout, signal });
    }
    /**
     * Our own dispatch: the run started by hand since then whose `run-name` holds the commit, else the
     * first one. GitHub's times are in seconds.
     */
    async function findRun(since, { sha, others = [] }) {
        const created = `>=${since.slice(0, 19)}Z`;
        const listed = await (0,actions/* listRuns */.v)(github, config.workflow, {
            event: 'workflow_dispatch',
            branch,
            created,
        });
        const runs = listed.filter(({ id }) => !others.includes(String(id)));
        const ours = runs.findLast(({ title }) => title.includes(sha.slice(0, 7))) ?? runs.at(-1);
        return ours && { id: String(ours.id), url: ours.url };
    }
    return {
        provider: 'workflow',
        deploys: refInput === undefined ? 'branch-head' : 'commit',
        recordsDeployments: refInput === undefined,
        lacks: {
            instant: 'A workflow builds each commit anew; let it keep what it has built.',
            autodeploy: 'Put `command: /gate` in front of the deployment, as the README shows.',
            restart: 'Deploy the running commit again, by starting the workflow by hand.',
            scale: 'Change it where the service runs, or in the file that the workflow deploys.',
            maintenance: 'Show a page from your load balancer or DNS; `/update` tells people.',
            logs: 'Look where the service runs; the log of each deployment is linked from its step.',
            variables: 'Keep them in a file on the branch or in a GitHub environment: docs/variables.md.',
        },
        deploy: started,
        find: (request, since) => findRun(since, request),
        async wait(deployment, progress, signal) {
            let etag;
            let last;
            let silence;
            const begun = clock.now().getTime();
            const isFresh = () => clock.now().getTime() - begun < settling;
            const ask = async () => {
                const answer = await (0,actions/* readRun */.cI)(github, Number(deployment.id), etag).catch((error) => {
                    // GitHub may not know a run yet that it has just answered with.
                    if ((0,client/* statusOf */.c2)(error) === 404 && isFresh())
                        return undefined;
                    if (!isPassing(error))
                        throw error;
                    progress('GitHub does not answer; asking on');
                    silence = error;
                    return undefined;
                });
                if (answer === undefined)
                    return undefined;
                silence = undefined;
                etag = answer.etag;
                last = answer.run;
                progress(`${workflow_describe(answer.run)}${nearLimit(github.allowance())}`);
                return answer.run.status === 'completed' ? answer.run : undefined;
            };
            const calm = () => (0,github_allowance/* calmPause */.gF)(github.allowance(), clock.now());
            const run = await (0,polling/* poll */.w)(ask, { clock, timeout: config.timeout, signal, calm });
            if (run !== undefined)
                return ended(run);
            // It may be live or not: an older release is no answer to that.
            if (silence !== undefined)
                throw silence;
            return late(last, deployment);
        },
        async cancel(deployment) {
            await (0,actions/* cancelRun */.Su)(github, Number(deployment.id));
        },
        async releases(limit) {
            const runs = await (0,actions/* listRuns */.v)(github, config.workflow, { status: 'success', branch, limit });
            // A run by hand is listed with the branch's head, whatever commit it was given.
            const telling = runs.filter(({ event }) => refInput === undefined || event !== 'workflow_dispatch');
            return telling.map(({ id, sha, at, url }) => ({ id: String(id), sha, at, url }));
        },
    };
}
/** True for trouble that may be over the next time: no reason to give a deployment up. */
function isPassing(error) {
    return (0,client/* gotNoAnswer */.kZ)(error) || (0,client/* statusOf */.c2)(error) === 429 || /rate limit/i.test((0,client/* messageOf */.bD)(error));
}
function nearLimit(allowance) {
    if (!(0,github_allowance/* isNear */.HQ)(allowance))
        return '';
    const { left, limit, until } = allowance;
    return `; asking less often, as ${left} of ${limit} requests to GitHub are left until ${until.toISOString().slice(11, 16)} UTC`;
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
    const status = (0,client/* statusOf */.c2)(error);
    const message = (0,client/* messageOf */.bD)(error);
    if (status === 403) {
        return new errors/* OutageError */.AP('github-denied', `GitHub does not let us start \`${workflow}\`: ${message}`, {
            remedy: 'Give the job `permissions: actions: write`.',
            cause: error,
        });
    }
    if (status === 404) {
        return new errors/* OutageError */.AP('deploy-failed', `There is no workflow \`${workflow}\` to start.`, {
            remedy: 'Correct `workflow:` in `.github/outage.yml`; the file must be on the default branch.',
            cause: error,
        });
    }
    if (status === 422) {
        return new errors/* OutageError */.AP('deploy-failed', `GitHub refused to start \`${workflow}\`: ${message}`, {
            remedy: `The workflow on \`${branch}\` needs \`on: workflow_dispatch\` with the inputs configured.`,
            cause: error,
        });
    }
    return error;
}

;// CONCATENATED MODULE: ./src/hosting/open.ts



/** Every hosting there is, by the provider that the configuration names. */
function openHostings(tools) {
    const known = new Map();
    let loaded = {};
    return {
        async load(config) {
            const providers = (0,config_select/* allPlaces */.U1)(config).map(({ settings }) => settings.hosting.provider);
            loaded = {
                ...(providers.includes('render')
                    ? { render: (await __webpack_require__.e(/* import() */ 5256).then(__webpack_require__.bind(__webpack_require__, 5172))).renderHosting }
                    : {}),
                ...(providers.includes('vercel')
                    ? { vercel: (await __webpack_require__.e(/* import() */ 6879).then(__webpack_require__.bind(__webpack_require__, 8196))).vercelHosting }
                    : {}),
            };
        },
        of(place) {
            const key = JSON.stringify([place.service, place.environment]);
            const hosting = known.get(key) ?? open_open(place.settings.hosting, place, tools, loaded);
            known.set(key, hosting);
            return hosting;
        },
    };
}
function open_open(config, place, tools, loaded) {
    const { env, secrets, clock, policy } = tools;
    const { branch } = place.settings;
    switch (config.provider) {
        case 'workflow':
            return workflowHosting(config, { github: tools.codeOf(place), branch, clock });
        case 'command':
            return commandHosting(config, {
                workspace: tools.workspace,
                environment: tools.ofChildren,
                log: tools.log,
            });
        case 'render':
            return required(loaded.render)(config, { env, secrets, clock, policy });
        case 'vercel':
            return required(loaded.vercel)(config, { env, secrets, branch, clock, policy });
    }
}
/** A place comes from the configuration, and with that its hosting was loaded. */
function required(opener) {
    if (opener === undefined)
        throw new Error('The configuration has not been read.');
    return opener;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./src/playbook/ticks.ts
var playbook_ticks = __webpack_require__(3557);
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
        const fault = (0,playbook_ticks/* tickFault */.kj)(wanted, phases, commands);
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
            remedy: (0,config_near/* suggestion */.h)(`/${name}`, known),
        },
        ...ticks,
    ];
}
function phaseFaults({ phases = [] }) {
    return phases.flatMap(({ id, from, to }, index) => {
        const path = ['phases', index];
        if (id === steps/* assessment */.nG) {
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
    const kept = extend_without(base, remove, faults);
    const playbook = {
        ...kept,
        ...rest,
        assessment: mergeGroups(kept.assessment, assessment, ['assessment'], faults),
        phases: mergePhases(kept.phases, phases, faults),
    };
    return { playbook, faults };
}
function extend_without(base, remove, faults) {
    const groups = [...base.assessment, ...base.phases.flatMap((phase) => phase.groups)];
    const known = [...base.phases, ...groups, ...groups.flatMap(({ steps }) => steps)].map(({ id }) => id);
    remove.forEach((id, index) => {
        if (known.includes(id))
            return;
        faults.push({
            path: ['remove', index],
            problem: 'names nothing',
            remedy: (0,config_near/* suggestion */.h)(id, known),
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
    text: values/* text */.Qq,
    do: dist/* optional */.lqM(dist/* pipe */.FsL(command, dist/* description */.h_('The command that does this step. The step ticks itself when the command succeeds, unless `ticked-by` says otherwise.'))),
    later: dist/* optional */.lqM(dist/* pipe */.FsL(command, dist/* description */.h_('A command that will do this step once it exists.'))),
    'ticked-by': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(values/* text */.Qq), dist/* description */.h_('Facts that tick the step by themselves, such as `acknowledged`; `docs/playbooks.md` lists them.'))),
});
const group = dist/* strictObject */.rej({
    id,
    title: values/* text */.Qq,
    section: dist/* optional */.lqM(dist/* pipe */.FsL(values/* text */.Qq, dist/* description */.h_('Heading above this group and those after it.'))),
    steps: dist/* pipe */.FsL(dist/* array */.YOg(step), dist/* minLength */.BpQ(1, 'has no step; add one')),
});
const schema_phase = dist/* strictObject */.rej({
    id,
    title: values/* text */.Qq,
    from: dist/* optional */.lqM(dist/* pipe */.FsL(duration/* duration */.p, dist/* description */.h_('When it begins, counted from the start of the incident.'))),
    to: dist/* optional */.lqM(dist/* pipe */.FsL(duration/* duration */.p, dist/* description */.h_('When it should be over, counted from the start of the incident.'))),
    groups: dist/* pipe */.FsL(dist/* array */.YOg(group), dist/* minLength */.BpQ(1, 'has no group; add one')),
});
const target = dist/* strictObject */.rej({ title: dist/* optional */.lqM(values/* text */.Qq), within: duration/* duration */.p, means: values/* text */.Qq });
const schema_severity = dist/* strictObject */.rej({
    id: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[A-Za-z0-9]+$/, 'is not the name of a severity; write letters and digits, such as `P1`')),
    name: values/* text */.Qq,
    means: values/* text */.Qq,
    default: dist/* optional */.lqM(dist/* boolean */.zMY()),
    acknowledge: target,
    resolve: target,
    'post-mortem': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* strictObject */.rej({ within: duration/* duration */.p }), dist/* description */.h_('An incident of this severity gets a post-mortem by itself when it is resolved; when that is due.'))),
});
const procedure = dist/* strictObject */.rej({
    title: values/* text */.Qq,
    steps: dist/* optional */.lqM(dist/* array */.YOg(values/* text */.Qq)),
    lines: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* description */.h_('Lines to paste into a shell, or to follow.'))),
    language: dist/* optional */.lqM(values/* text */.Qq),
    do: dist/* optional */.lqM(dist/* pipe */.FsL(command, dist/* description */.h_('The command that does the same.'))),
    later: dist/* optional */.lqM(dist/* pipe */.FsL(command, dist/* description */.h_('A command that will do it once it exists.'))),
});
const section = dist/* strictObject */.rej({ id, title: values/* text */.Qq, procedures: dist/* array */.YOg(procedure) });
const template = dist/* strictObject */.rej({ title: values/* text */.Qq, text: dist/* string */.YjP() });
const contact = dist/* strictObject */.rej({ role: values/* text */.Qq, primary: values/* text */.Qq, secondary: values/* text */.Qq });
const heading = dist/* strictObject */.rej({
    title: values/* text */.Qq,
    introduction: dist/* optional */.lqM(values/* text */.Qq),
    columns: dist/* optional */.lqM(dist/* array */.YOg(values/* text */.Qq)),
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
    title: values/* text */.Qq,
    introduction: values/* text */.Qq,
    headings: dist/* optional */.lqM(headings, {}),
    severities: dist/* pipe */.FsL(dist/* array */.YOg(schema_severity), dist/* minLength */.BpQ(1, 'names no severity; add one')),
    escalation: dist/* strictObject */.rej({ title: dist/* optional */.lqM(values/* text */.Qq), path: dist/* array */.YOg(values/* text */.Qq), means: values/* text */.Qq }),
    watch: dist/* optional */.lqM(dist/* pipe */.FsL(duration/* duration */.p, dist/* description */.h_('How long a resolved incident is watched, before it closes by itself.')), '24h'),
    triggers: dist/* array */.YOg(dist/* strictObject */.rej({ id, title: values/* text */.Qq, items: dist/* array */.YOg(values/* text */.Qq) })),
    assessment: dist/* array */.YOg(group),
    phases: dist/* pipe */.FsL(dist/* array */.YOg(schema_phase), dist/* minLength */.BpQ(1, 'names no phase; add one')),
    troubleshooting: dist/* array */.YOg(section),
    templates: dist/* strictObject */.rej({ outage: template, update: template, resolved: template }),
    contacts: dist/* array */.YOg(contact),
    architecture: dist/* string */.YjP(),
    history: dist/* strictObject */.rej({ columns: dist/* array */.YOg(values/* text */.Qq), empty: dist/* array */.YOg(values/* text */.Qq) }),
    'rollback-procedures': dist/* array */.YOg(procedure),
});
const changedStep = dist/* strictObject */.rej({ ...step.entries, text: dist/* optional */.lqM(values/* text */.Qq) });
const changedGroup = dist/* strictObject */.rej({
    ...group.entries,
    title: dist/* optional */.lqM(values/* text */.Qq),
    steps: dist/* optional */.lqM(dist/* array */.YOg(changedStep)),
});
const changedPhase = dist/* strictObject */.rej({
    ...schema_phase.entries,
    title: dist/* optional */.lqM(values/* text */.Qq),
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
    watch: dist/* exactOptional */.yqP(duration/* duration */.p),
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
 * foresaw says nothing about the service. `hide` takes secrets out of what was found.
 */
async function look(probe, clock, hide, ask) {
    const at = clock.now().toISOString();
    const begin = performance.now();
    const finding = await ask().catch((error) => {
        const message = error instanceof Error ? error.message : String(error);
        return { verdict: 'unknown', detail: `the probe itself failed: ${message}` };
    });
    const milliseconds = Math.round(finding.milliseconds ?? performance.now() - begin);
    const detail = oneLine(hide(finding.detail));
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
        check: (signal) => look(config.command, options.clock, (text) => (0,src_secrets/* redact */.E$)(text, (0,src_secrets/* likelySecrets */.gc)(options.env)), () => command_run(config.command, options, signal)),
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
            output = endOf(`${output}${chunk.toString('utf8')}`);
        };
        const settle = (finding) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', stop);
            resolve(finding);
        };
        const end = (finding) => {
            command_killGroup(child.pid);
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
/** The end of a long output, without the word that the cut goes through: half a secret is one too. */
function endOf(output) {
    return output.length <= tail ? output : output.slice(-tail).replace(/^\S+/, '');
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
function command_killGroup(pid) {
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
/**
 * Compares an answer with what is expected. A wrong answer is down, however fast or slow it came.
 * `hide` takes secrets out of what is quoted, before it is cut.
 */
function compare(answer, expect, milliseconds, hide = (text) => text) {
    const fault = faultOf(answer, expect, hide);
    if (fault !== undefined)
        return { verdict: 'down', detail: fault, milliseconds };
    const taken = `${Math.round(milliseconds)} ms`;
    if (expect.within !== undefined && milliseconds > expect.within) {
        const detail = `${answer.status}, slow: ${taken}, expected ${expect.within} ms`;
        return { verdict: 'degraded', detail, milliseconds };
    }
    return { verdict: 'up', detail: `${answer.status} in ${taken}`, milliseconds };
}
function faultOf(answer, expect, hide) {
    if (!isExpected(answer.status, expect)) {
        return `${answer.status}, expected ${[expect.status].flat().join(' or ')}`;
    }
    const { 'body-contains': wanted, 'body-lacks': unwanted, json } = expect;
    if (wanted !== undefined && !answer.body.includes(wanted))
        return `body lacks ${quote(wanted)}`;
    if (unwanted !== undefined && answer.body.includes(unwanted)) {
        return `body contains ${quote(unwanted)}`;
    }
    return json === undefined ? undefined : jsonFault(answer, json, hide);
}
function jsonFault(answer, expected, hide) {
    const value = parse(answer.body);
    if (typeof value !== 'object' || value === null) {
        return answer.isCut ? 'body is longer than 1 MB, so not read as JSON' : 'body is not JSON';
    }
    for (const [path, wanted] of Object.entries(expected)) {
        if (!(0,dot_prop/* hasProperty */.i5)(value, path))
            return `JSON has no ${path}`;
        const found = (0,dot_prop/* getProperty */.UU)(value, path);
        if (found !== wanted)
            return `JSON ${path} is ${quote(found, hide)}, expected ${quote(wanted)}`;
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
function quote(value, hide = (text) => text) {
    const text = hide(JSON.stringify(value) ?? 'nothing');
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: ./node_modules/ipaddr.js/lib/ipaddr.js
var ipaddr = __webpack_require__(5899);
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
/**
 * Where clouds keep what a machine may know and do, besides the link-local addresses. (The vendors'
 * pages on instance metadata; Azure: "What is IP address 168.63.129.16".)
 */
const metadata = [
    'fd00:ec2::254', // AWS
    'fd20:ce::254', // Google Cloud
    'fd00:c1::a9fe:a9fe', // Oracle Cloud
    '192.0.0.192', // Oracle Cloud, older images
    '100.100.100.200', // Alibaba Cloud
    '168.63.129.16', // Azure, on whose machines hosted runners live
].map((address) => ipaddr_default().parse(address).toNormalizedString());
/** Whether an IP address may be connected to. */
function mayReach(address, reach) {
    if (reach === 'anywhere')
        return true;
    const bare = address.replace(/%.*$/, '');
    if (!ipaddr_default().isValid(bare))
        return false;
    const ip = ipaddr_default().process(bare);
    const inside = embedded(ip);
    if ([ip, ...inside].some(isMetadata))
        return false;
    if (reach === 'configured')
        return true;
    // Behind NAT64 every address of IPv4 looks like this one.
    const [translated] = ip.range() === 'rfc6052' ? inside : [];
    if (translated)
        return translated.range() === 'unicast';
    return ip.range() === 'unicast' && inside.length === 0;
}
function isMetadata(ip) {
    return ip.range() === 'linkLocal' || metadata.includes(ip.toNormalizedString());
}
/**
 * The IPv4 addresses that an IPv6 address may lead to: translated (RFC 6052, 6145), compatible
 * (RFC 4291), 6to4 (RFC 3056) or Teredo (RFC 4380), which hides it behind inverted bits.
 */
function embedded(ip) {
    if (!(ip instanceof (ipaddr_default()).IPv6))
        return [];
    const [, second = 0, third = 0, , , , high = 0, low = 0] = ip.parts;
    const range = ip.range();
    if (range === '6to4')
        return [v4(second, third)];
    if (range === 'teredo')
        return [v4(~high & 0xffff, ~low & 0xffff)];
    const isCompatible = range === 'unicast' && ip.parts.slice(0, 6).every((part) => part === 0);
    return range === 'rfc6052' || range === 'rfc6145' || isCompatible ? [v4(high, low)] : [];
}
function v4(high, low) {
    return new (ipaddr_default()).IPv4([high >> 8, high & 0xff, low >> 8, low & 0xff]);
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
const failure_ours = {
    EAI_AGAIN: 'the DNS resolver does not answer',
    ETIMEOUT: 'the DNS resolver does not answer',
    ESERVFAIL: 'the DNS resolver does not answer',
    EREFUSED: 'the DNS resolver does not answer',
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
    if (codes.length > 0 && codes.every((code) => code in failure_ours)) {
        return { verdict: 'unknown', detail: codes.map((code) => failure_ours[code])[0] ?? 'no network' };
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
        : { verdict: 'unknown', detail: `is where clouds keep metadata, not asked${remedy}` };
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
    const isSecure = hop.url.protocol === 'https:';
    // Reading it in is slow, and not every service needs it.
    const send = isSecure ? process.getBuiltinModule('node:https').request : external_node_http_.request;
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
    const hide = (text) => (0,src_secrets/* redact */.E$)((0,src_secrets/* redact */.E$)(text, filled.secrets), (0,src_secrets/* likelySecrets */.gc)(options.env));
    return {
        name: probe,
        check: (signal) => look(probe, options.clock, hide, async () => {
            if (filled.missing !== undefined) {
                return { verdict: 'unknown', detail: `the variable ${filled.missing} is not set` };
            }
            return http_check(config, filled.headers, options, signal, hide);
        }),
    };
}
/** `GET /api/health`; with the host where `long`. A query may hold a secret, so it is left out. */
function http_nameOf({ http, method }, long = false) {
    const { host, pathname } = new URL(http);
    return `${method} ${long ? host : ''}${pathname}`;
}
async function http_check(config, headers, options, signal, hide) {
    const timeout = AbortSignal.timeout(options.timeout);
    const begin = performance.now();
    try {
        const answer = await follow(config, headers, options, AbortSignal.any([signal, timeout]));
        if (typeof answer === 'string')
            return { verdict: 'down', detail: answer };
        return compare(answer, config.expect, performance.now() - begin, hide);
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
    let hop = first(config, start, headers, options);
    for (let followed = 0;; followed += 1) {
        const answer = await ask(hop, signal);
        const isFinal = isExpected(answer.status, config.expect) || config.redirects === 0;
        if (isFinal || !isRedirect(answer.status) || answer.location === undefined)
            return answer;
        if (followed >= config.redirects)
            return `more than ${config.redirects} redirects`;
        const target = http_targetOf(answer.location, hop.url);
        if (target === undefined)
            return `${answer.status} to an address that is not http or https`;
        hop = redirected(hop, target, answer.status, start, reachOf(target, start, config));
    }
}
function first(config, url, headers, options) {
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
function http_targetOf(location, base) {
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

// EXTERNAL MODULE: ./src/mongodb/client.ts
var mongodb_client = __webpack_require__(1403);
// EXTERNAL MODULE: ./src/mongodb/trouble.ts
var trouble = __webpack_require__(5290);
;// CONCATENATED MODULE: ./src/probes/mongodb.ts





/** Milliseconds after which an operation counts as long, where the configuration does not say. */
const mongodb_long = 60_000;
/**
 * Connects to a database and pings it. How many connections there are, and which operations run for
 * long, is told where the server tells it: not every server has the commands, and not every user may.
 * The address, which is in a variable, never shows.
 */
function mongodb_mongodbProbe(config, options, name = databaseName(config)) {
    const url = options.env[config.mongodb] ?? '';
    return {
        name,
        check: (signal) => look(name, options.clock, (text) => (0,src_secrets/* redact */.E$)((0,src_secrets/* redact */.E$)(text, (0,src_secrets/* secretsOf */.Fj)(url)), (0,src_secrets/* likelySecrets */.gc)(options.env)), () => mongodb_check(config, url, options, signal)),
    };
}
/** `mongodb MONGODB_URI` */
function databaseName({ mongodb }) {
    return `mongodb ${mongodb}`;
}
async function mongodb_check(config, url, { timeout }, signal) {
    if (url === '')
        return unknown(`the variable ${config.mongodb} is not set`);
    if (signal.aborted)
        return unknown('stopped before it began');
    const client = await (0,mongodb_client/* openClient */.M)(url, config.mongodb, { connect: timeout, answer: timeout }).catch(() => undefined);
    if (client === undefined)
        return unknown(`${config.mongodb} is not an address of MongoDB`);
    const late = AbortSignal.timeout(timeout);
    try {
        return await Promise.race([examine(client, config), mongodb_stopped(AbortSignal.any([signal, late]))]);
    }
    catch (error) {
        if (signal.aborted)
            return unknown('stopped before it answered');
        if (late.aborted)
            return { verdict: 'down', detail: `no answer in ${timeout} ms` };
        return judge(error);
    }
    finally {
        // A server that does not answer is not waited for here either.
        void client.close().catch(() => undefined);
    }
}
function mongodb_stopped(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    });
}
function unknown(detail) {
    return { verdict: 'unknown', detail };
}
/** Trouble on the way to it, or the first thing that it said. */
function judge(error) {
    const { kind, text, code } = (0,trouble/* troubleOf */.L)(error);
    // It answers, and what we said is wrong: that tells nothing about those who say it right.
    if (kind === 'denied')
        return unknown(text);
    // Atlas does so with addresses that are not on the access list, such as ours.
    if (code === 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR')
        return unknown(text);
    const verdict = code === undefined ? 'down' : findingOf({ code }).verdict;
    return { verdict, detail: text };
}
async function examine(client, config) {
    const begin = performance.now();
    const admin = client.db('admin');
    await admin.command({ ping: 1 });
    const milliseconds = performance.now() - begin;
    const longest = config['longest-operation'] ?? mongodb_long;
    const [status, operations] = await Promise.all([
        told('server status', async () => connectionsOf(await admin.command({ serverStatus: 1 }))),
        told('operations', async () => admin.aggregate(longOperations(longest)).toArray()),
    ]);
    const running = typeof operations === 'string' ? operations : countOf(operations, longest);
    const isSlow = config.within !== undefined && milliseconds > config.within;
    const isStuck = config['longest-operation'] !== undefined &&
        typeof operations === 'object' &&
        operations.length > 0;
    const ping = isSlow
        ? `slow: ${Math.round(milliseconds)} ms, expected ${config.within} ms`
        : `ping in ${Math.round(milliseconds)} ms`;
    return {
        verdict: isSlow || isStuck ? 'degraded' : 'up',
        detail: [ping, status, running].join('; '),
        milliseconds,
    };
}
/** What the server answers, or that it does not; losing the server itself is another matter. */
async function told(what, ask) {
    try {
        return await ask();
    }
    catch (error) {
        const { kind } = (0,trouble/* troubleOf */.L)(error);
        if (kind === 'unreachable' || kind === 'silent')
            throw error;
        return kind === 'denied' ? `${what} not allowed` : `${what} not available`;
    }
}
function connectionsOf({ connections }) {
    const { current, available } = Object(connections);
    if (typeof current !== 'number' || typeof available !== 'number') {
        return 'connections not available';
    }
    return `${current} of ${current + available} connections`;
}
/** Operations of clients; those of the server itself may run for ever. (MongoDB manual, `$currentOp`.) */
function longOperations(longest) {
    return [
        { $currentOp: { allUsers: true } },
        {
            $match: {
                active: true,
                secs_running: { $gte: Math.ceil(longest / 1_000) },
                op: { $ne: 'none' },
                ns: { $not: /^(local|admin|config)\./ },
            },
        },
        { $project: { secs_running: 1 } },
    ];
}
function countOf(operations, longest) {
    const seconds = operations.map((one) => ('secs_running' in one ? Number(one.secs_running) : 0));
    const limit = `${Math.ceil(longest / 1_000)} s`;
    if (seconds.length === 0)
        return `no operation longer than ${limit}`;
    const many = seconds.length === 1 ? '1 operation' : `${seconds.length} operations`;
    return `${many} longer than ${limit}, the longest ${Math.max(...seconds)} s`;
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
    return health.probes.map((probe, index) => {
        if ('http' in probe)
            return http_httpProbe(probe, all, names[index]);
        if ('mongodb' in probe)
            return mongodb_mongodbProbe(probe, all, names[index]);
        return command_commandProbe(probe, all);
    });
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
    const brief = probes.map((probe) => briefName(probe));
    const isTwice = (names, index) => names.filter((name) => name === names[index]).length > 1;
    const long = probes.map((probe, index) => 'http' in probe ? http_nameOf(probe, isTwice(brief, index)) : briefName(probe));
    return long.map((name, index) => (isTwice(long, index) ? `${name} (${index + 1})` : name));
}
function briefName(probe) {
    if ('http' in probe)
        return http_nameOf(probe);
    return 'mongodb' in probe ? databaseName(probe) : probe.command;
}

// EXTERNAL MODULE: ./src/records/choose.ts + 4 modules
var records_choose = __webpack_require__(277);
;// CONCATENATED MODULE: ./src/variables/digest-secret.ts
/** The keys that open the variables of hostings, by the hosting's name. */
const keys = { render: 'RENDER_API_KEY', vercel: 'VERCEL_TOKEN' };
/**
 * What may key the digests of a place's variables: the identity that opens the snapshots, else the key
 * that opens the store. The token of a job is another one each time, and no good.
 */
function digestSecretOf(env, { settings }) {
    const identity = /^AGE-SECRET-KEY-\S+/m.exec(env['OUTAGE_AGE_IDENTITY'] ?? '')?.[0];
    const name = settings.variables?.from === undefined ? keys[settings.hosting.provider] : undefined;
    return identity ?? (name === undefined ? undefined : env[name]);
}

;// CONCATENATED MODULE: ./src/wiring.ts



















/** The only place that knows every adapter: puts the engine together. */
function wire(options) {
    const { env, token, repository } = options;
    if (token === '') {
        throw new errors/* OutageError */.AP('secret-missing', 'There is no GitHub token.', {
            remedy: 'Pass `github-token` to the action, or set GITHUB_TOKEN in the terminal.',
        });
    }
    const secrets = [...new Set([token, ...(0,src_secrets/* likelySecrets */.gc)(env)])];
    const connect = (name, as = token) => (0,client/* connectGitHub */.UY)({
        token: as,
        repository: name,
        apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
        serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
        secrets,
        policy: (0,github_retry/* policyOf */.US)(env),
    });
    const github = connect(repository);
    const repositories = new Map([[repository, github]]);
    const levels = new Map();
    const notices = [];
    const url = env['OUTAGE_MONGODB_URI'];
    const records = (0,records_choose/* chooseRecords */.A6)({
        github,
        url,
        kind: async () => (await configuration()).records,
        say: (notice) => void notices.push(notice),
        duplicate: (issue, into) => closeDuplicate(github, issue, into),
    });
    let config;
    let loaded;
    // Loaded only where a configuration says something of variables.
    let choose;
    const clock = systemClock;
    const cwd = env['GITHUB_WORKSPACE'] ?? process.cwd();
    const ofChildren = forChildren(env);
    const codeOf = (place) => repositoryNamed(place.repository ?? repository);
    const hostings = openHostings({
        ...{ env, ofChildren, secrets, clock, codeOf },
        policy: (0,github_retry/* policyOf */.US)(env),
        workspace: cwd,
        log: options.log,
    });
    function configuration() {
        const load = async () => {
            const read = await readConfig(github, options.config);
            await (0,records_choose/* requireDatabase */.lq)(read.records, url);
            await hostings.load(read);
            const held = (0,config_select/* allPlaces */.U1)(read).some(({ settings }) => settings.variables !== undefined);
            if (held)
                choose = (await __webpack_require__.e(/* import() */ 9298).then(__webpack_require__.bind(__webpack_require__, 5920))).chooseStore;
            return read;
        };
        return (config ??= load());
    }
    function settings() {
        const load = async () => {
            const read = await configuration();
            return { config: read, playbook: await readPlaybook(github, read) };
        };
        return (loaded ??= load());
    }
    function repositoryNamed(name) {
        const known = repositories.get(name) ?? connect(name);
        repositories.set(name, known);
        return known;
    }
    function variablesOf(place) {
        const name = place.repository ?? repository;
        return choose?.(place, {
            env,
            hosting: () => hostings.of(place),
            code: repositoryNamed(name),
            withVariables: (other) => connect(name, other),
        });
    }
    return {
        clock,
        github,
        variablesOf,
        vault: {
            identity: env['OUTAGE_AGE_IDENTITY'] ?? '',
            digestSecretOf: (place) => digestSecretOf(env, place),
        },
        codeOf,
        repository: repositoryNamed,
        hostingOf: hostings.of,
        // Events of issues and of other workflows run on the default branch.
        likelyBranch: env['GITHUB_REF_NAME'] ?? 'main',
        records,
        notices: () => notices,
        close: records.close,
        commands: commands,
        run: options.run,
        signal: options.signal,
        show: options.show,
        remember: options.remember ?? (() => { }),
        levelOf: (login) => {
            const known = levels.get(login) ?? (0,people/* permissionOf */.Fp)(github, login);
            levels.set(login, known);
            return known;
        },
        config: configuration,
        settings,
        checkHealth: (place, signal) => checkHealth(place.settings.health, { clock, env: ofChildren, cwd }, signal),
        isGone: askedOnce((claim) => isGone(github, claim, clock.now())),
    };
}
async function readConfig(github, path) {
    const source = await readFile(github, path);
    if (source === undefined) {
        throw new errors/* OutageError */.AP('config-missing', `There is no \`${path}\` on the default branch.`);
    }
    return parseConfig(source, path, { commands: [...names/* commandNames */.o] });
}
async function readPlaybook(github, { playbook }) {
    if (playbook === 'service-outage')
        return builtinPlaybook();
    const source = await readFile(github, playbook);
    if (source === undefined) {
        throw new errors/* OutageError */.AP('playbook-missing', `There is no playbook \`${playbook}\`.`);
    }
    return parsePlaybook(source, playbook, { commands: [...names/* commandNames */.o] });
}
/** The environment without what only we need: no command of a user gets our token. */
function forChildren(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT_|ACTIONS_|GITHUB_TOKEN$|OUTAGE_)/.test(name)));
}
/** Milliseconds for which a run that was alive is taken to be so still. */
const trust = 5_000;
/** Asks once for all claims of a run: there can be many, and a run that has ended stays so. */
function askedOnce(ask) {
    const known = new Map();
    return (claim) => {
        const key = `${claim.run.id}:${claim.run.attempt}`;
        const answer = known.get(key) ?? ask(claim);
        known.set(key, answer);
        const forget = () => setTimeout(() => known.delete(key), trust).unref();
        answer.then((gone) => (gone ? undefined : forget()), () => known.delete(key));
        return answer;
    };
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
        return (0,actions/* attemptEnded */.gm)(github, Number(id), attempt);
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
        throw new errors/* OutageError */.AP('event-invalid', 'GITHUB_REPOSITORY is not set: this is no run of GitHub Actions.');
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


/***/ }),

/***/ 7840:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ duration)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const shape = /^(\d+)(ms|s|m|h|d)$/;
/** `500ms`, `5s`, `15m`, `4h` or `2d`, read as milliseconds. */
const duration = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP('is not a duration; write a number and a unit, such as `500ms`, `5s`, `15m`, `4h`'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(shape, 'is not a duration; write a number and a unit, such as `500ms`, `5s`, `15m`, `4h`'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(milliseconds));
function milliseconds(text) {
    const match = shape.exec(text);
    const [, amount = '0', name = 'ms'] = match ?? [];
    return Number(amount) * unit[name];
}


/***/ }),

/***/ 8506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   h: () => (/* binding */ suggestion),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);

/** The name that was probably meant, or nothing where none is close. Case does not count. */
function nearest(name, names) {
    const wanted = name.toLowerCase();
    const ranked = names
        .map((candidate) => ({ candidate, far: (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(wanted, candidate.toLowerCase()) }))
        .toSorted((a, b) => a.far - b.far);
    const [best] = ranked;
    return best !== undefined && best.far <= Math.ceil(wanted.length / 3) ? best.candidate : undefined;
}
// A longer list hides the fault that it belongs to.
const most = 12;
/** ``did you mean `health`?`` where a name is close, else the names: ``use one of `a`, `b` ``. */
function suggestion(name, names) {
    const near = nearest(name, names);
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


/***/ }),

/***/ 4967:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ postMortem),
/* harmony export */   m: () => (/* binding */ weekdays)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7840);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3750);



const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const timeZone = valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .check */ .z6Y(isTimeZone, 'is not a time zone; write one such as `Europe/Berlin`, or `UTC`'));
const timeOfDay = valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day; write one such as `10:00`'));
const tickets = valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    repository: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .repository */ .Jk, valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Where tickets are filed; this repository by default.'))),
    labels: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq), []), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Labels of a ticket, besides `action-item`.')),
    milestone: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Title of the milestone that tickets get.'))),
});
/** `post-mortem:` of the configuration. */
const postMortem = valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    repository: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .repository */ .Jk, valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Where post-mortems are opened; this repository by default.'))),
    'time-zone': valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(timeZone, 'UTC'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Time zone of business days and of the meeting.')),
    'business-days': valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(weekdays)), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minLength */ .BpQ(1, 'names no day; add one')), [
        ...weekdays,
    ]), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Days that count until it is due; all seven by default, as outages take no days off.')),
    meeting: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(timeOfDay, '10:00'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Time of day at which the meeting is proposed.')),
    'follow-up': valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p, '14d'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('When the action items are reviewed, counted from the day they were filed.')),
    tickets: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(tickets, {}),
});
function isTimeZone(name) {
    try {
        return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 1032:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U1: () => (/* binding */ allPlaces),
/* harmony export */   g9: () => (/* binding */ environmentsNamed),
/* harmony export */   pv: () => (/* binding */ environmentsOfWorkflow),
/* harmony export */   z5: () => (/* binding */ serviceOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _near_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8506);


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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('service-unknown', `There is no service ${(0,_near_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(wanted)}; ${(0,_near_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestion */ .h)(wanted, names)}`, { remedy: `The services are ${list(names)}; name one with \`--service\`.` });
}
function environmentUnknown(wanted, places) {
    const names = [...new Set(places.map(({ environment }) => environment))];
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('environment-unknown', `There is no environment ${(0,_near_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(wanted)}; ${(0,_near_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestion */ .h)(wanted, names)}`, { remedy: `The environments are ${list(names)}; name one with \`--env\`.` });
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
        ...(severalServices ? [`--service ${asTyped(services[0] ?? '')}`] : []),
        ...(severalEnvironments ? [`--env ${asTyped(environments[0] ?? '')}`] : []),
    ].join(' ');
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('service-ambiguous', `There are several ${what}, and none is named.`, {
        remedy: `Say which, as in \`${flags}\`.`,
    });
}
/** A name may hold blanks and brackets, but nothing that double quotes do not keep. */
function asTyped(name) {
    return /^[\w.-]+$/.test(name) ? name : `"${name}"`;
}
function list(names) {
    return names.map(_near_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL).join(', ');
}
function sameName(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/** True where either is unknown: a place without a repository lives where the action runs. */
function sameRepository(one, other) {
    return one === undefined || other === undefined || sameName(one, other);
}


/***/ }),

/***/ 3750:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EY: () => (/* binding */ workflowFile),
/* harmony export */   Jk: () => (/* binding */ repository),
/* harmony export */   OZ: () => (/* binding */ url),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   gv: () => (/* binding */ team),
/* harmony export */   iD: () => (/* binding */ login),
/* harmony export */   s$: () => (/* binding */ filePath),
/* harmony export */   tk: () => (/* binding */ branch)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

/** Values that several keys have in common. A message reads `problem; remedy`. */
const text = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .trim */ .Bqr(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .nonEmpty */ .hq('is empty; give it a value, or remove the key'));
const url = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^https?:\/\/[^\s/]/, 'is not an address; write it in full, such as `https://example.com`'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .url */ .OZ5('is not an address; write it in full, such as `https://example.com`'));
const count = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(1));
/** Two names with a slash between them, neither of which leads up a path. */
const pair = /^(?!\.{1,2}\/)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/;
const repository = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(pair, 'is not a repository; write `owner/name`'));
/** Name of a branch. (git: check-ref-format.) */
const branch = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^(?![-./])(?!.*(?:\.\.|\/\/|@\{|\/\.))[^\s~^:?*[\\]{1,244}(?<![./])$/, 'is not the name of a branch; write it as in `main`'));
/** A login on GitHub, without its `@`. */
const login = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^@?[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$/, 'is not a login on GitHub; write it as in `alice`, and a team under `permissions.teams`'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((name) => name.replace(/^@/, '')));
/** A team, as `organisation/team`, without an `@`. */
const team = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^@?(?!\.{1,2}\/)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/, 'is not a team; write `organisation/team`, such as `acme/sre`'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((name) => name.replace(/^@/, '')));
/** File name of a workflow. Its whole path is taken too. */
const workflowFile = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^(?:\.github\/workflows\/)?[^/\\\s]+\.ya?ml$/, 'is not a workflow file; name one below `.github/workflows`, such as `deploy.yml`'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((path) => path.replace(/^.*\//, '')));
/** Path of a Markdown file in the repository. */
const filePath = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^(?!\/|\.github\/workflows\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+\.(?:md|markdown)$/i, 'is not a Markdown file of the repository; write a path such as `docs/outages.md`'));
/** Name of a service or environment; it becomes part of file names and command lines. */
const name = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[\p{L}\p{N}_][\p{L}\p{N}_ .–()-]{0,99}$/u, 'is not a name; use letters, digits, spaces, `-`, `_` and `.`, 100 at most'));


/***/ }),

/***/ 9034:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oy: () => (/* binding */ answerTo),
  to: () => (/* binding */ explained),
  WG: () => (/* binding */ isPassing),
  Bg: () => (/* binding */ resultOf)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/github/explain.ts
var explain = __webpack_require__(9576);
// EXTERNAL MODULE: ./src/secrets.ts + 1 modules
var secrets = __webpack_require__(7021);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(2909);
;// CONCATENATED MODULE: ./src/views/error.ts


/** A refusal or a failure as a reply: what happened, what to do, and what was done until then. */
function errorReply(error, about) {
    const isBegun = about.steps?.some(({ status }) => status === 'done') ?? false;
    const message = (0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(error.message, 1_000));
    return {
        status: (0,errors/* isRefusal */.vu)(error.code) ? 'refused' : 'failed',
        ...about,
        headline: `**${isBegun ? 'Not finished' : 'Not done'}: ${message}**`,
        details: [
            (0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(error.remedy, 1_000)),
            ...(error.line === undefined ? [] : [(0,markdown/* fence */.EU)(error.line, 'text')]),
            ...(about.details ?? []),
            `<sub>reason: ${(0,markdown/* code */.aY)(error.code)}</sub>`,
        ],
    };
}

;// CONCATENATED MODULE: ./src/engine/answer.ts




/**
 * Anything thrown, as an error that says what to do. What a store of variables says in its errors may
 * hold values: they are cut out before the text is drawn, which could make them hard to find.
 */
function explained(error) {
    const known = (0,errors/* asOutageError */.i)((0,explain/* explainGitHub */.$)(error));
    const message = (0,secrets/* redact */.E$)(known.message, []);
    if (message === known.message)
        return known;
    const { code, line, remedy, cause } = known;
    return new errors/* OutageError */.AP(code, message, { remedy, cause, ...(line === undefined ? {} : { line }) });
}
/** True where GitHub may answer the next time what it does not answer now. */
function isPassing({ code }) {
    return code === 'github-unavailable' || code === 'github-limited';
}
/** An error as an answer. */
function answerTo(error, invocation) {
    const refused = (0,errors/* isRefusal */.vu)(error.code);
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
    const { reply: _, change: __, unfinished: ___, ...result } = answer;
    return result;
}


/***/ }),

/***/ 1169:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ levelFor),
/* harmony export */   Gq: () => (/* binding */ authorize),
/* harmony export */   In: () => (/* binding */ levelOf),
/* harmony export */   jZ: () => (/* binding */ atLeast)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _github_people_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8280);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9034);



/** The level that a command needs in a configuration; `none` where anyone may run it. */
function levelFor(definition, config) {
    const own = config?.permissions[definition.name];
    if (typeof own === 'string')
        return own;
    if (definition.permission === 'anyone')
        return 'none';
    if (definition.permission !== 'usual')
        return definition.permission;
    return config?.permissions.default ?? 'write';
}
/** How one level stands to another. */
function atLeast(level, needed) {
    return _github_people_js__WEBPACK_IMPORTED_MODULE_1__/* .permissionLevels */ .zB.indexOf(level) >= _github_people_js__WEBPACK_IMPORTED_MODULE_1__/* .permissionLevels */ .zB.indexOf(needed);
}
/**
 * Throws `permission-denied`, naming who may, unless the person has the level that the command
 * needs or is in one of the teams of the configuration. Throws `permission-unknown` where that
 * cannot be told.
 */
async function authorize(github, definition, config, person, line) {
    const needed = levelFor(definition, config);
    if (atLeast(person.level, needed))
        return;
    const teams = config.permissions.teams ?? [];
    const answers = await Promise.all(teams.map((team) => (0,_github_people_js__WEBPACK_IMPORTED_MODULE_1__/* .isTeamMember */ ._5)(github, team, person.login)));
    if (answers.includes(true))
        return;
    if (answers.includes('unknown'))
        throw unknownTeams(teams);
    throw await denied(github, { definition, needed, level: person.level, teams, line });
}
/** The permission of a person; `permission-unknown` where GitHub does not say. */
async function levelOf(engine, login) {
    try {
        return await engine.levelOf(login);
    }
    catch (cause) {
        const problem = (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .explained */ .to)(cause);
        if ((0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isPassing */ .WG)(problem))
            throw problem;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('permission-unknown', `GitHub did not say what @${login} may do here.`, {
            cause,
        });
    }
}
function unknownTeams(teams) {
    const message = `The configuration names ${teams.join(', ')}, and this token may not read teams.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('permission-unknown', message, {
        remedy: 'Pass a token with `read:org` (a GitHub App’s, or a personal one) as `github-token`; the GITHUB_TOKEN of a workflow can never read teams.',
    });
}
async function denied(github, about) {
    const people = await (0,_github_people_js__WEBPACK_IMPORTED_MODULE_1__/* .peopleWith */ .A_)(github, about.needed);
    const who = [
        ...people.slice(0, 8).map((login) => `@${login}`),
        ...about.teams.map((t) => `team ${t}`),
    ];
    const has = about.level === 'none' ? 'no permission here' : about.level;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('permission-denied', `\`/${about.definition.name}\` needs ${about.needed} permission; you have ${has}.`, {
        remedy: who.length === 0
            ? `Somebody with ${about.needed} permission can paste it.`
            : `Those who can: ${who.join(', ')}. One of them can paste it.`,
        line: about.line,
    });
}


/***/ }),

/***/ 2299:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UK: () => (/* binding */ readCommand),
/* harmony export */   WV: () => (/* binding */ refuseStale),
/* harmony export */   cw: () => (/* binding */ allow)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _parser_arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1927);
/* harmony import */ var _parser_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6757);
/* harmony import */ var _parser_suggest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8165);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2909);
/* harmony import */ var _authorize_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1169);






/** The command of an invocation, and its arguments; throws what is wrong with them. */
function readCommand({ commands }, { line, failure, due, reminder, tooMany }) {
    if (tooMany !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('commands-too-many', `The comment holds ${tooMany} commands, and so none of them was run.`);
    }
    if (failure) {
        return { definition: commands.failedDeployment, args: { words: [], flags: {} } };
    }
    if (reminder)
        return { definition: commands.reminder, args: { words: [], flags: {} } };
    if (due)
        return { definition: commands.clocks[due.clock], args: { words: [], flags: {} } };
    const command = (0,_parser_line_js__WEBPACK_IMPORTED_MODULE_2__/* .readLine */ .X)(line);
    const definition = command && commands.find(command.name);
    if (command === undefined || definition === undefined)
        throw unknownCommand(command?.name ?? '');
    const grammar = { ...definition.grammar, usage: definition.usage };
    return { definition, args: (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .readArguments */ .lR)(command.rest, grammar) };
}
/** Letters that look like others are told: to a reader the name looks right. */
function unknownCommand(name) {
    const near = (0,_parser_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestCommand */ .EU)(name);
    const foreign = /[^a-z0-9_-]/.test(name)
        ? ' It holds a letter of another alphabet, or one that does not show.'
        : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('command-unknown', `There is no command ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(`/${name}`)}.${foreign}`, {
        ...(near === undefined ? {} : { remedy: `Did you mean \`/${near}\`? \`/help\` lists all.` }),
    });
}
/** Milliseconds after which a command is not run any more. */
const oldest = 24 * 3_600_000;
/** A run that is started again days later must not act on what was meant then: `event-stale`. */
function refuseStale(engine, invocation) {
    const age = engine.clock.now().getTime() - Date.parse(invocation.at);
    if (age > oldest) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('event-stale', `The command was given at ${invocation.at}.`);
    }
}
/** Throws `permission-denied` or `permission-unknown` where whoever asked may not have it. */
async function allow(engine, definition, invocation) {
    const { login, kind } = invocation.actor;
    if (kind !== 'person')
        return;
    const asked = definition.permission === 'anyone' ? undefined : (0,_authorize_js__WEBPACK_IMPORTED_MODULE_4__/* .levelOf */ .In)(engine, login);
    asked?.catch(() => undefined);
    const config = await engine.config();
    if ((0,_authorize_js__WEBPACK_IMPORTED_MODULE_4__/* .levelFor */ .Af)(definition, config) === 'none')
        return;
    const level = await (asked ?? (0,_authorize_js__WEBPACK_IMPORTED_MODULE_4__/* .levelOf */ .In)(engine, login));
    await (0,_authorize_js__WEBPACK_IMPORTED_MODULE_4__/* .authorize */ .Gq)(engine.github, definition, config, { login, level }, invocation.line);
}


/***/ }),

/***/ 4928:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ confirmedHealth)
});

;// CONCATENATED MODULE: ./src/probes/confirm.ts
/**
 * Asks again until enough consecutive rounds agree: `successes` good ones make `up`, `failures` bad
 * ones what they say. A round in which only we failed does not outweigh one that saw the service
 * fail. Rejects with the signal's reason when it is aborted. All time is the clock's.
 */
async function confirm_confirm(options) {
    const { check, clock, signal, deadline } = options;
    const { failures, successes, every } = options.confirm;
    let good = 0;
    let bad = 0;
    let seen;
    for (let round = 1;; round += 1) {
        signal.throwIfAborted();
        const report = await check(signal);
        signal.throwIfAborted();
        const isUp = report.verdict === 'up';
        good = isUp ? good + 1 : 0;
        bad = isUp ? 0 : bad + 1;
        seen = isUp || seen === undefined || bad === 1 ? report : worthier(seen, report);
        const progress = isUp ? count(good, successes, 'good') : count(bad, failures, 'bad');
        options.onResult?.({ ...report, round, good, bad, progress });
        if (good >= successes || bad >= failures)
            return { ...seen, confirmed: true, rounds: round };
        if (deadline !== undefined && clock.now().getTime() + every > deadline.getTime()) {
            return { ...unconfirmed(seen, progress), confirmed: false, rounds: round };
        }
        await clock.sleep(every, signal);
    }
}
function worthier(before, now) {
    return now.verdict === 'unknown' && before.verdict !== 'unknown' ? before : now;
}
function unconfirmed(seen, progress) {
    const verdict = seen.verdict === 'up' ? 'unknown' : seen.verdict;
    return { ...seen, verdict, reasons: [`time is up at ${progress}`, ...seen.reasons] };
}
function count(have, need, kind) {
    return `${Math.min(have, need)} of ${need} ${kind} ${need === 1 ? 'check' : 'checks'}`;
}

;// CONCATENATED MODULE: ./src/engine/confirmed-health.ts

/** The health of a service, asked for as often as its configuration wants before it is believed. */
function confirmedHealth({ engine, place }, how = {}) {
    return confirm_confirm({
        check: (signal) => engine.checkHealth(place, signal),
        clock: engine.clock,
        confirm: place.settings.health.confirm,
        signal: engine.signal,
        ...how,
    });
}


/***/ }),

/***/ 6173:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ Taken)
/* harmony export */ });
/** Thrown where another run has taken the invocation: there is nothing left to do or to say. */
class Taken extends Error {
}


/***/ }),

/***/ 2187:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ allowedAt),
/* harmony export */   u: () => (/* binding */ decidable)
/* harmony export */ });
/* harmony import */ var _config_select_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1032);
/* harmony import */ var _parser_arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1927);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2299);



/** An invocation as a command that only decides; nothing where it is none, or not in order. */
function decidable(engine, invocation) {
    try {
        const { definition, args } = (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .readCommand */ .UK)(engine, invocation);
        (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseStale */ .WV)(engine, invocation);
        return 'decide' in definition ? { invocation, definition, args } : undefined;
    }
    catch {
        // Whatever is wrong with it is answered where it is dispatched by itself.
        return undefined;
    }
}
/** Those that may be decided about a place: allowed to whoever asked, and not about another place. */
async function allowedAt(engine, jobs, config, place) {
    const here = jobs.filter(({ args }) => isAbout(config, place, args));
    const allowed = await Promise.all(here.map(({ definition, invocation }) => (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .allow */ .cw)(engine, definition, invocation).then(() => true, () => false)));
    return here.filter((_, index) => allowed[index]);
}
function isAbout(config, place, args) {
    const service = (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .stringFlag */ .AM)(args, 'service') ?? place.service;
    const environment = (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .stringFlag */ .AM)(args, 'env') ?? place.environment;
    try {
        const wanted = (0,_config_select_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceOf */ .z5)(config, service, environment);
        return wanted.service === place.service && wanted.environment === place.environment;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 5067:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vw: () => (/* binding */ done),
/* harmony export */   rc: () => (/* binding */ decided),
/* harmony export */   rl: () => (/* binding */ causeOf)
/* harmony export */ });
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33);
/* harmony import */ var _incident_events_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6345);
/* harmony import */ var _ticking_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7829);



/**
 * The record after a command has decided, and its answer. Where a run died over it, it is decided as
 * if for the first time, and nothing counts twice.
 */
function decided(record, command) {
    const { definition, args, cause, playbook, line } = command;
    const state = (0,_ticking_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(undone(record, cause.key), playbook);
    const situation = { record, state, playbook, actor: cause.actor, now: cause.now };
    const decision = definition.decide(situation, args);
    const changed = decision.change ? decision.change(record) : record;
    const happened = (0,_ticking_js__WEBPACK_IMPORTED_MODULE_1__/* .withHappenings */ .e2)(changed, playbook, cause, decision.events);
    const byItself = { ...cause, actor: _incident_events_js__WEBPACK_IMPORTED_MODULE_2__/* .itself */ .Q };
    return {
        record: (0,_ticking_js__WEBPACK_IMPORTED_MODULE_1__/* .withTicks */ .Zm)(happened, playbook, byItself, [`command:${line}`], undefined),
        reply: decision.reply,
    };
}
function undone(record, key) {
    const { incident } = record;
    return incident === undefined ? record : { ...record, incident: (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutCause */ .Ch)(incident, key) };
}
/** The invocation as the cause of events, now. */
function causeOf({ invocation, engine, }) {
    return {
        key: invocation.key,
        actor: invocation.actor.login,
        now: engine.clock.now(),
        ...(invocation.url === undefined ? {} : { url: invocation.url }),
    };
}
/** A short answer to a command that worked. */
function done(headline, details = []) {
    return { status: 'succeeded', headline, ...(details.length === 0 ? {} : { details }) };
}


/***/ }),

/***/ 4745:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ holdInvocation),
/* harmony export */   LT: () => (/* binding */ wantClaim),
/* harmony export */   pc: () => (/* binding */ redacted),
/* harmony export */   uU: () => (/* binding */ taken),
/* harmony export */   xl: () => (/* binding */ finished)
/* harmony export */ });
/* harmony import */ var _records_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7945);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6173);


/** Looks at who has an invocation; throws `Taken` where another run has it or it is done. */
async function holdInvocation(engine, file, invocation) {
    const wanted = await wantClaim(engine, file.value, invocation);
    if (wanted === undefined)
        throw new _context_js__WEBPACK_IMPORTED_MODULE_1__/* .Taken */ .u();
    const claim = wanted;
    engine.remember(file.key);
    async function commit(change, why) {
        return file.update((record) => {
            const claimed = taken(record, claim);
            if (claimed === undefined)
                throw new _context_js__WEBPACK_IMPORTED_MODULE_1__/* .Taken */ .u();
            return redacted(engine, change(claimed));
        }, why);
    }
    return {
        before: claim.before,
        commit,
        finish: (answer, change = (record) => record) => commit((record) => finished(engine, change(record), invocation.key, answer), `Finish ${invocation.key}`),
    };
}
/** The claim of this run on an invocation; nothing where another run has it or it is done. */
async function wantClaim(engine, record, invocation) {
    const { key } = invocation;
    const answer = await (0,_records_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .askClaim */ .ur)(record, key, engine.isGone, engine.run);
    if (answer.status !== 'ours')
        return undefined;
    const at = engine.clock.now().toISOString();
    return { claim: { key, invocation, run: engine.run, at }, before: answer.before };
}
/** The record in which this run has the invocation; nothing where another one has taken it since. */
function taken(record, { claim, before }) {
    const found = record.claims.find(({ key }) => key === claim.key);
    if (found?.finished || (found === undefined && before !== undefined))
        return undefined;
    return found && (0,_records_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .sameRun */ .W_)(found.run, claim.run) ? record : (0,_records_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .withClaim */ .dL)(record, claim, before);
}
/** The record in which an invocation is given back, done. */
function finished(engine, record, key, { outcome, reason }) {
    const at = engine.clock.now().toISOString();
    return (0,_records_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .withFinished */ .$O)(record, key, { at, outcome, ...(reason === undefined ? {} : { reason }) });
}
/** What is written down is what is drawn and cut afterwards: secrets have to be out of it before. */
function redacted({ github }, record) {
    return github.redact(record);
}


/***/ }),

/***/ 1732:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  YZ: () => (/* binding */ openIssue),
  AI: () => (/* binding */ redraw),
  yh: () => (/* binding */ redrawIfOvertaken),
  i7: () => (/* binding */ relabel)
});

// EXTERNAL MODULE: ./src/github/comments.ts
var github_comments = __webpack_require__(6645);
// EXTERNAL MODULE: ./src/github/issues.ts
var issues = __webpack_require__(5039);
// EXTERNAL MODULE: ./src/github/once.ts
var once = __webpack_require__(6878);
// EXTERNAL MODULE: ./src/github/skew.ts
var skew = __webpack_require__(4673);
// EXTERNAL MODULE: ./src/incident/events.ts
var events = __webpack_require__(6345);
// EXTERNAL MODULE: ./src/views/markers.ts
var markers = __webpack_require__(3021);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(2909);
// EXTERNAL MODULE: ./src/views/time.ts
var views_time = __webpack_require__(8725);
// EXTERNAL MODULE: ./src/views/issue/details.ts
var details = __webpack_require__(4596);
;// CONCATENATED MODULE: ./src/views/issue/checklist.ts





const minute = 60_000;
const hour = 60 * minute;
/** The playbook as boxes to tick, the current phase open. */
function drawChecklist(state, context) {
    const { assessment, phases, headings } = context.playbook;
    const parts = phases.map((phase, index) => {
        const note = [checklist_window(phase), progress(phase.groups, state)].filter((part) => part !== '');
        const isOpen = phase.id === state.phase;
        const name = `${index + 1} · ${phase.title}`;
        return (0,details/* details */.z)(name, note.join(' · '), groups(phase.groups, state, context), isOpen);
    });
    if (assessment.length === 0)
        return parts.join('\n\n');
    const body = groups(assessment, state, context);
    return [
        (0,details/* details */.z)(headings.assessment?.title ?? 'Initial assessment', progress(assessment, state), body),
        ...parts,
    ].join('\n\n');
}
function groups(list, state, context) {
    return list
        .map(({ title, steps }) => {
        const lines = steps.map((step) => draw(step, state.checks[step.id], context.now));
        return `**${(0,markdown/* plain */.pj)(title)}**\n\n${lines.join('\n')}`;
    })
        .join('\n\n');
}
function draw(step, check, now) {
    const box = check === undefined ? '[ ]' : '[x]';
    const note = check === undefined ? remark(step) : doneBy(check, now);
    const evidence = check?.evidence;
    const found = evidence === undefined ? '' : `: ${(0,markdown/* link */.nf)((0,markdown/* truncate */.xv)(evidence.text, 160), evidence.url)}`;
    return `- ${box} ${(0,markdown/* plain */.pj)(step.text)}${found}${note} ${(0,markers/* stepMarker */.F8)(step.id)}`;
}
function remark(step) {
    if (step.do !== undefined)
        return ` <sub>${(0,markdown/* code */.aY)(step.do)}</sub>`;
    return step.later === undefined ? '' : ' <sub>by hand for now</sub>';
}
function doneBy({ at, by }, now) {
    return ` <sub>${by === events/* itself */.Q ? 'by itself' : `by ${(0,markdown/* plain */.pj)(by)}`}, ${(0,views_time/* moment */.n$)(at, now)}</sub>`;
}
function progress(list, state) {
    const ids = list.flatMap(({ steps }) => steps.map(({ id }) => id));
    return `${ids.filter((id) => state.checks[id] !== undefined).length} of ${ids.length}`;
}
/** `0 to 15 min`, `1 to 2 h`. */
function checklist_window({ from, to }) {
    if (from === undefined || to === undefined)
        return '';
    const [unit, name] = to <= hour || from % hour !== 0 || to % hour !== 0 ? [minute, 'min'] : [hour, 'h'];
    return `${from / unit} to ${to / unit} ${name}`;
}

// EXTERNAL MODULE: ./src/views/issue/condition.ts
var issue_condition = __webpack_require__(4143);
// EXTERNAL MODULE: ./src/views/signs.ts
var signs = __webpack_require__(8108);
// EXTERNAL MODULE: ./src/views/issue/called.ts
var issue_called = __webpack_require__(9817);
;// CONCATENATED MODULE: ./src/views/issue/clocks.ts



/** The two clocks against their targets: met, missed or running. */
function clockRows(state, context) {
    const severity = context.playbook.severities.find(({ id }) => id === state.severity);
    const { now } = context;
    const ack = clocks_draw(state, severity?.acknowledge.within, state.acknowledged, now);
    const resolve = clocks_draw(state, severity?.resolve.within, state.resolved, now);
    const isOpen = state.status === 'open';
    const hint = state.acknowledged === undefined && isOpen ? ` <sub>${(0,markdown/* code */.aY)('/ack')}</sub>` : '';
    return [
        ['Acknowledged', `${ack}${hint}`],
        ['Resolved', `${resolve}${isOpen ? escalation(context) : ''}`],
    ];
}
function clocks_draw(state, target, done, now) {
    const elapsed = (0,views_time/* between */.Tq)(state.startedAt, done?.at ?? now);
    const isLate = target !== undefined && elapsed > target;
    const aim = target === undefined ? '' : `target ${(0,views_time/* short */.h0)(target)}`;
    if (done !== undefined) {
        const by = done.by === events/* itself */.Q ? 'by itself' : `by ${(0,markdown/* plain */.pj)(done.by)}`;
        const met = target === undefined ? '✅' : isLate ? '❌ late:' : '✅ in time:';
        return `${met} ${(0,views_time/* short */.h0)(elapsed)}${aim && `, ${aim}`}, ${by} at ${(0,views_time/* moment */.n$)(done.at, now)}`;
    }
    if (state.status !== 'open')
        return 'never';
    if (target === undefined)
        return `⏳ not yet: ${(0,views_time/* short */.h0)(elapsed)}`;
    const due = (0,views_time/* clockTime */.qo)(new Date(new Date(state.startedAt).getTime() + target));
    if (isLate)
        return `❌ not yet, ${(0,views_time/* short */.h0)(elapsed - target)} late: ${aim}, was due ${due}`;
    return `⏳ not yet: ${(0,views_time/* short */.h0)(elapsed)}, ${aim}, due ${due}`;
}
/** Whom to call when the target is missed, in the playbook's order. */
function escalation({ playbook, people }) {
    const path = playbook.escalation.path.map((role) => {
        const logins = peopleOf(role, people);
        return logins.length > 0 ? logins.map(markdown/* plain */.pj).join(', ') : (0,markdown/* plain */.pj)(role);
    });
    return path.length === 0 ? '' : `<br><sub>if missed: ${path.join(' → ')}</sub>`;
}
/** `Technical Lead` and `technical-lead` are the same role. */
function peopleOf(role, people) {
    const id = role
        .trim()
        .toLowerCase()
        .replaceAll(/[\s_]+/g, '-');
    return Object.entries(people).find(([key]) => key === id)?.[1] ?? [];
}

;// CONCATENATED MODULE: ./src/views/issue/facts.ts






const facts_hour = 3_600_000;
/** The table at the top: one fact a row, what it rests on behind it. */
function drawFacts(state, context) {
    const called = (0,issue_called/* drawCalled */.M)(context);
    const rows = [
        ...roleRows(state),
        ...(called === '' ? [] : [['Called', called]]),
        ...clockRows(state, context),
        [state.resolved?.cause === undefined ? 'Cause, so far' : 'Cause', cause(state, context)],
        ['Health', health(state, context.now)],
        ['Deploys', deploys(state, context.now)],
        ...(state.impact === undefined
            ? []
            : [['Impact', (0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(state.impact, 500))]]),
    ];
    return [
        `| Severity | ${severity(state, context)} |`,
        '|:--|:--|',
        ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    ].join('\n');
}
function severity(state, { playbook }) {
    const known = playbook.severities.find(({ id }) => id === state.severity);
    return `${(0,markdown/* plain */.pj)(state.severity)}${known === undefined ? '' : ` ${(0,markdown/* plain */.pj)(known.name.toLowerCase())}`}`;
}
function roleRows(state) {
    const { commander, comms, scribe } = state.roles;
    const nobody = `nobody yet: ${(0,markdown/* code */.aY)('/assign commander @login')}`;
    return [
        ['Commander', commander === undefined ? nobody : (0,markdown/* mention */.lE)(commander)],
        ...(comms === undefined ? [] : [['Communication', (0,markdown/* mention */.lE)(comms)]]),
        ...(scribe === undefined ? [] : [['Scribe', (0,markdown/* mention */.lE)(scribe)]]),
    ];
}
/** What people found; else the deployment that set it off; else the release that came just before. */
function cause(state, context) {
    const found = state.resolved?.cause;
    if (found !== undefined)
        return (0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(found, 300));
    const { trigger } = state;
    if (trigger.kind === 'deployment') {
        const of = trigger.sha === undefined ? '' : ` (${(0,markdown/* commitLink */.wn)(trigger.sha, context.repositoryUrl)})`;
        return `${(0,markdown/* link */.nf)((0,markdown/* truncate */.xv)(trigger.summary, 200), trigger.url)}${of}`;
    }
    const before = context.releases.find(({ at }) => (0,views_time/* between */.Tq)(at, state.startedAt) >= 0);
    if (before === undefined || (0,views_time/* between */.Tq)(before.at, state.startedAt) > facts_hour)
        return 'not known yet';
    const gap = (0,views_time/* short */.h0)((0,views_time/* between */.Tq)(before.at, state.startedAt));
    const release = `release ${(0,markdown/* commitLink */.wn)(before.sha, context.repositoryUrl)} ${(0,markdown/* plain */.pj)((0,markdown/* truncate */.xv)(before.title, 80))}`;
    return `${release} ${(0,markdown/* link */.nf)(`went live ${gap} before it began`, before.url)}`;
}
function health(state, now) {
    if (state.health === undefined)
        return `not checked yet: ${(0,markdown/* code */.aY)('/health')}`;
    const { results, at } = state.health;
    const found = results.map(finding).join('<br>');
    return `${found}${found === '' ? '' : '<br>'}<sub>checked ${(0,views_time/* moment */.n$)(at, now)}</sub>`;
}
function finding(result) {
    const { probe, verdict, detail } = result;
    return `${signs/* signs */.r[verdict]} ${verdict}: ${(0,markdown/* code */.aY)((0,markdown/* truncate */.xv)(probe, 60))} ${(0,markdown/* plain */.pj)((0,markdown/* truncate */.xv)(detail, 100))}`;
}
function deploys({ frozen }, now) {
    if (frozen === undefined)
        return 'allowed';
    const by = frozen.by === events/* itself */.Q ? 'by this incident' : `by ${(0,markdown/* plain */.pj)(frozen.by)}`;
    const why = frozen.reason === '' ? '' : `: ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(frozen.reason, 200))}`;
    return `**frozen** ${by}, ${(0,views_time/* moment */.n$)(frozen.at, now)}${why}`;
}

// EXTERNAL MODULE: ./src/views/issue/gantt.ts
var gantt = __webpack_require__(8688);
;// CONCATENATED MODULE: ./src/views/issue/headline.ts



/** The alert at the top: how bad, since when, and what is being done. */
function drawHeadline(state, context) {
    const condition = (0,issue_condition/* conditionOf */.rI)(state);
    const name = `${(0,markdown/* plain */.pj)(state.service)} · ${(0,markdown/* plain */.pj)(state.environment)}`;
    const lines = [
        `**${name} ${issue_condition/* phrases */.HJ[condition]}${(0,issue_condition/* endOf */.pJ)(state) === undefined ? '' : '.'}** ${span(state, context.now)}`,
        (0,issue_condition/* isNamed */.ev)(state) ? (0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(state.title, 200)) : '',
        outcome(state),
        activity(state),
    ];
    const shown = lines.filter((line) => line !== '');
    return [`> [!${issue_condition/* alerts */.Cv[condition]}]`, `> ${shown.join('<br>\n> ')}`].join('\n');
}
function span(state, now) {
    const end = (0,issue_condition/* endOf */.pJ)(state);
    const start = (0,views_time/* moment */.n$)(state.startedAt, now);
    if (end === undefined) {
        const lasts = (0,views_time/* duration */.p0)((0,views_time/* between */.Tq)(state.startedAt, now));
        return `since ${start}: ${lasts}, as of ${(0,views_time/* clockTime */.qo)(now)}.`;
    }
    const lasted = (0,views_time/* duration */.p0)((0,views_time/* between */.Tq)(state.startedAt, end));
    return `It lasted ${lasted}, ${start} to ${(0,views_time/* moment */.n$)(end, now)}.`;
}
function outcome(state) {
    const { cause, resolution } = state.resolved ?? {};
    const parts = [
        cause === undefined ? '' : `Cause: ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(cause, 300))}.`,
        resolution === undefined ? '' : `Resolved by: ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(resolution, 300))}.`,
    ];
    return parts
        .filter((part) => part !== '')
        .join(' ')
        .replaceAll('..', '.');
}
/** The operation that runs, or the last one that ended. */
function activity(state) {
    const running = state.operations.findLast(({ finishedAt }) => finishedAt === undefined);
    if (running !== undefined)
        return underway(running);
    const last = state.operations.at(-1);
    if (last === undefined)
        return state.status === 'open' ? 'Nothing has been done yet.' : '';
    return sentence((0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(last.summary ?? last.title, 300)));
}
function underway(operation) {
    const title = `⏳ ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(operation.title, 200))}`;
    if (operation.cancelRequested !== undefined) {
        return `${title}: stopping, asked by ${(0,markdown/* plain */.pj)(operation.cancelRequested.by)}.`;
    }
    const step = operation.steps.findLast(({ status }) => status === 'running') ?? operation.steps.at(-1);
    if (step === undefined)
        return `${title}: starting.`;
    const { title: name, evidence } = step;
    const found = evidence === undefined ? '' : `, ${(0,markdown/* link */.nf)((0,markdown/* truncate */.xv)(evidence.text, 120), evidence.url)}`;
    return sentence(`${title}: ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(name, 120))}${found}`);
}
function sentence(text) {
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}

;// CONCATENATED MODULE: ./src/views/issue/next.ts


/** The line below the alert: what a reader can do now. */
function drawNext(state, context) {
    const sentences = context.nextSteps ?? suggest(state, context);
    return sentences.length === 0 ? '' : `**Next:** ${sentences.join(' ')}`;
}
/** At most three suggestions, of commands that exist. */
function suggest(state, context) {
    const known = new Set(context.commands.map(({ usage }) => usage.split(/\s/)[0]));
    return suggestions(state)
        .filter(({ command }) => known.has(command.split(' ')[0]))
        .slice(0, 3)
        .map(({ command, say }) => say((0,markdown/* code */.aY)(command)));
}
function suggestions(state) {
    const condition = (0,issue_condition/* conditionOf */.rI)(state);
    const isRunning = state.operations.some(({ finishedAt }) => finishedAt === undefined);
    const unfreeze = { command: '/unfreeze', say: (it) => `${it} when a fix is ready.` };
    const postmortem = {
        command: '/postmortem',
        say: (it) => `${it} opens the post-mortem, or says where it is.`,
    };
    if (condition === 'resolved')
        return [postmortem, ...(state.frozen ? [unfreeze] : [])];
    const ack = { command: '/ack', say: (it) => `${it} if you are on it.` };
    const list = state.acknowledged === undefined ? [ack] : [];
    if (isRunning) {
        list.push({ command: '/cancel', say: (it) => `${it} stops what is running.` });
    }
    else if (condition === 'recovered') {
        list.push({ command: '/resolve', say: (it) => `When it stays healthy, ${it}.` });
    }
    else if (condition === 'down' || condition === 'degraded') {
        list.push({ command: '/rollback', say: (it) => `${it} brings the last good release back.` }, { command: '/diagnose', say: (it) => `${it} looks for the cause.` });
    }
    else {
        list.push({ command: '/health', say: (it) => `${it} checks it now.` });
    }
    const mayThaw = condition === 'recovered' || condition === 'up';
    return mayThaw && state.frozen !== undefined ? [...list, unfreeze] : list;
}

;// CONCATENATED MODULE: ./src/views/issue/people.ts


const placeholder = /\[[A-Z][A-Z_ ]*\]/;
const roles = {
    'on-call': 'On call',
    'technical-lead': 'Technical lead',
    'engineering-manager': 'Engineering manager',
    cto: 'CTO',
};
/** Who can be called: the configuration's people and the playbook's contacts. Pings nobody. */
function drawPeople({ playbook, people }) {
    const named = Object.entries(roles).map(([key, role]) => {
        const logins = people[key];
        return `| ${role} | ${logins.map((login) => (0,markdown/* code */.aY)(`@${login}`)).join(', ') || '–'} | |`;
    });
    const isMissing = ({ primary, secondary }) => placeholder.test(primary) && placeholder.test(secondary);
    const contacts = playbook.contacts
        .filter((contact) => !isMissing(contact))
        .map(({ role, primary, secondary }) => `| ${(0,markdown/* plain */.pj)(role)} | ${say(primary)} | ${say(secondary)} |`);
    const missing = playbook.contacts.filter(isMissing).map(({ role }) => (0,markdown/* plain */.pj)(role));
    const path = playbook.escalation.path.map(markdown/* plain */.pj).join(' → ');
    const parts = [
        `| Role | First | Second |\n|:--|:--|:--|\n${[...named, ...contacts].join('\n')}`,
        path === '' ? '' : `Escalation: ${path}. ${(0,markdown/* plain */.pj)(playbook.escalation.means)}`,
        missing.length === 0
            ? ''
            : `<sub>Not filled in yet, set in playbook: ${missing.join(', ')}.</sub>`,
    ];
    return (0,details/* details */.z)('People and contacts', '', parts.filter((part) => part !== '').join('\n\n'));
}
function say(text) {
    return placeholder.test(text) ? '<sub>not filled in yet: set in playbook</sub>' : (0,markdown/* plain */.pj)(text);
}

;// CONCATENATED MODULE: ./src/views/issue/reference.ts



/** Every command on a line of its own, as it is typed. */
function drawCommands({ commands }) {
    const rows = commands.map(({ usage, summary }) => `| ${(0,markdown/* code */.aY)(usage)} | ${(0,markdown/* prose */.CS)(summary)} |`);
    const table = `| Write a comment | It does |\n|:--|:--|\n${rows.join('\n')}`;
    return rows.length === 0 ? '' : (0,details/* details */.z)('Commands', '', table);
}
/** How the parts of the service hang together, as drawn in the playbook. */
function drawArchitecture({ playbook }) {
    const picture = playbook.architecture;
    return picture.trim() === '' ? '' : (0,details/* details */.z)('Architecture', '', (0,markdown/* fence */.EU)(picture, 'text'));
}
/** What to look at, and lines to paste into a shell. */
function drawTroubleshooting({ playbook }) {
    const sections = playbook.troubleshooting.map(({ title, procedures }) => `#### ${(0,markdown/* plain */.pj)(title)}\n\n${procedures.map(reference_draw).join('\n\n')}`);
    return sections.length === 0 ? '' : (0,details/* details */.z)('Troubleshooting', '', sections.join('\n\n'));
}
/** What to do where no command can. */
function drawRollbackProcedures({ playbook }) {
    const procedures = playbook['rollback-procedures'].map(reference_draw);
    return procedures.length === 0 ? '' : (0,details/* details */.z)('Rolling back by hand', '', procedures.join('\n\n'));
}
/** Texts for the public, filled in as far as we know, to copy. */
function drawTemplates(state, { playbook, now }) {
    const known = {
        CURRENT_TIME: `${(0,views_time/* date */.p6)(now)} ${(0,views_time/* clockTime */.qo)(now)}`,
        BRIEF_CAUSE: state.resolved?.cause,
        BRIEF_RESOLUTION: state.resolved?.resolution,
    };
    const fill = (text) => text.replaceAll(/\[([A-Z_]+)\]/g, (all, name) => known[name] ?? all);
    const { outage, update, resolved } = playbook.templates;
    const parts = [outage, update, resolved].map(({ title, text }) => `**${(0,markdown/* plain */.pj)(title)}**\n\n${(0,markdown/* fence */.EU)(fill(text), 'text')}`);
    return (0,details/* details */.z)('Messages to copy', '', parts.join('\n\n'));
}
function reference_draw({ title, steps, lines, language }) {
    const parts = [
        `**${(0,markdown/* plain */.pj)(title)}**`,
        (steps ?? []).map((step) => `- ${(0,markdown/* prose */.CS)(step)}`).join('\n'),
        lines === undefined ? '' : (0,markdown/* fence */.EU)(lines, (language ?? 'text').replaceAll(/[^\w-]/g, '')),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}

;// CONCATENATED MODULE: ./src/views/issue/timeline.ts





const head = '| UTC | What | Who |\n|:--|:--|:--|';
const emptyBody = 'Nothing yet.';
const atOnce = 15;
const page = 50;
const reserve = 400;
/**
 * The timeline in at most `room` characters, newest last; only the last few entries are unfolded.
 * The oldest entries move to comments, a page of 50 at a time so that comments seldom change.
 */
function drawTimeline(state, room, most) {
    const rows = state.timeline.map((entry) => row(entry, state.startedAt));
    const moved = surplus(rows, room - reserve);
    const overflow = chunk(rows.slice(0, moved), most - reserve).map((part, index) => {
        const name = `### Timeline, part ${index + 1}`;
        return `${(0,markers/* timelineMarker */.kN)(index + 1)}\n\n${name}\n\n${table(part)}`;
    });
    const kept = rows.slice(moved);
    const note = moved === 0 ? '' : `${older(moved, overflow.length)}\n\n`;
    return { body: `${note}${unfolded(kept)}`, overflow };
}
function unfolded(rows) {
    if (rows.length === 0)
        return emptyBody;
    if (rows.length <= atOnce + 5)
        return table(rows);
    const earlier = rows.slice(0, -atOnce);
    return `${(0,details/* details */.z)('Earlier', `${earlier.length} entries`, table(earlier))}\n\n${table(rows.slice(-atOnce))}`;
}
function older(entries, comments) {
    const where = comments === 1 ? 'a comment' : `${comments} comments`;
    return `The oldest ${entries} entries are in ${where} below.`;
}
/** How many of the oldest rows do not fit, in whole pages. */
function surplus(rows, room) {
    let length = 0;
    let kept = 0;
    for (const text of rows.toReversed()) {
        length += text.length + 1;
        if (length > room)
            break;
        kept += 1;
    }
    const over = rows.length - kept;
    return over === 0 ? 0 : Math.min(rows.length, Math.ceil(over / page) * page);
}
/** Fills one comment after the other from the oldest on, so that full ones stay as they are. */
function chunk(rows, most) {
    const parts = [];
    let length = 0;
    for (const text of rows) {
        const last = parts.at(-1);
        if (last === undefined || length + text.length + 1 > most) {
            parts.push([text]);
            length = text.length + 1;
        }
        else {
            last.push(text);
            length += text.length + 1;
        }
    }
    return parts;
}
function table(rows) {
    return `${head}\n${rows.join('\n')}`;
}
function row({ at, text, by, url }, start) {
    const time = (0,views_time/* date */.p6)(at) === (0,views_time/* date */.p6)(start) ? (0,views_time/* exactTime */.F4)(at) : `${(0,views_time/* date */.p6)(at)} ${(0,views_time/* exactTime */.F4)(at)}`;
    const who = by === events/* itself */.Q ? 'by itself' : (0,markdown/* plain */.pj)(by);
    return `| ${(0,markdown/* linked */.q)(time, url)} | ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(text, 500))} | ${who} |`;
}

// EXTERNAL MODULE: ./src/views/length.ts
var views_length = __webpack_require__(4924);
;// CONCATENATED MODULE: ./src/views/issue.ts












const roomForTimeline = 12_000;
/** Draws the issue of an incident: title, body and labels, all from its state. */
function drawIncident(state, context) {
    const top = join([
        (0,markers/* incidentMarker */.X9)(state.service, state.environment),
        drawHeadline(state, context),
        drawNext(state, context),
        drawFacts(state, context),
        '### Playbook',
        drawChecklist(state, context),
        '### Timeline',
        (0,gantt/* drawGantt */.d)(state, context),
    ]);
    const bottom = fitting(references(state, context), views_length/* mostCharacters */.s - roomForTimeline - top.length);
    const room = views_length/* mostCharacters */.s - top.length - bottom.length - 10;
    const timeline = drawTimeline(state, room, views_length/* mostCharacters */.s);
    return {
        title: drawTitle(state),
        body: (0,views_length/* cut */.J)(join([top, timeline.body, bottom]), views_length/* mostCharacters */.s),
        labels: [
            'incident',
            `severity:${state.severity}`,
            `phase:${state.phase}`,
            ...(state.drill ? ['drill'] : []),
        ].map(drawLabel),
        overflow: timeline.overflow,
    };
}
/** `P1 · chatbot-fluxa production is down`, and what people call it. */
function drawTitle(state) {
    const what = `${state.severity} · ${state.service} ${state.environment}`;
    const name = (0,issue_condition/* isNamed */.ev)(state) ? `: ${state.title}` : '';
    return (0,markdown/* title */.DD)(`${what} ${issue_condition/* phrases */.HJ[(0,issue_condition/* conditionOf */.rI)(state)]}${name}`);
}
/** Folded at the end, the most useful first. */
function references(state, context) {
    return [
        drawCommands(context),
        drawPeople(context),
        drawTroubleshooting(context),
        drawRollbackProcedures(context),
        drawTemplates(state, context),
        drawArchitecture(context),
    ].filter((part) => part !== '');
}
/** As many parts as there is room for; a playbook can be long. */
function fitting(parts, room) {
    const note = '<sub>Some parts of the playbook are too long to be shown here.</sub>';
    const kept = [];
    let left = room - note.length;
    for (const part of parts) {
        if (part.length + 2 > left)
            continue;
        kept.push(part);
        left -= part.length + 2;
    }
    return join(kept.length === parts.length ? kept : [...kept, note]);
}
function drawLabel(text) {
    return (0,markdown/* truncate */.xv)((0,markdown/* clean */.uH)(text), 50);
}
function join(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}

// EXTERNAL MODULE: ./src/engine/own.ts
var own = __webpack_require__(582);
;// CONCATENATED MODULE: ./src/engine/incident-issue.ts







/** Labels that are ours to set and to take away. */
const ourLabels = /^(incident$|severity:|phase:|drill$)/;
/** Draws the issue of the incident from its state. What people changed by hand is overwritten. */
async function redraw(context, state, relabel) {
    if (state.issue === undefined)
        return;
    const drawn = incident_issue_draw(context, state, context.file.value.incident?.id ?? '');
    const { number } = state.issue;
    const labels = relabel ? await labelsOf(context, number, drawn) : undefined;
    await (0,issues/* updateIssue */.tt)(context.engine.github, number, {
        title: drawn.title,
        body: drawn.body,
        ...(labels ? { labels } : {}),
        ...standing(context, state),
    });
    await keepOverflow(context, number, drawn.overflow);
}
/** Closed when the watching is over; opened again where it was closed and is not over. */
function standing(context, state) {
    if (state.status === 'closed')
        return { state: 'closed' };
    const isClosed = context.issue?.number === state.issue?.number && context.issue?.state === 'closed';
    return isClosed ? { state: 'open' } : {};
}
/** Opens the issue of an incident, or finds the one that a run opened before it died. */
async function openIssue(context, state, incident) {
    const { engine, before } = context;
    const find = async () => {
        const from = (0,skew/* since */.X)(state.declaredAt);
        return (0,own/* firstOwn */.H)(engine, await (0,issues/* issuesWith */.xG)(engine.github, (0,markers/* openedMarker */.uF)(incident), from));
    };
    const known = before && (await find());
    return known ?? (0,once/* createOnce */.U)(() => (0,issues/* createIssue */.Ko)(engine.github, incident_issue_draw(context, state, incident)), find);
}
/** The issue, with the mark by which the one of this incident is found again. */
function incident_issue_draw(context, state, incident) {
    const { engine, settings, file } = context;
    const drawn = drawIncident(state, {
        playbook: settings.playbook,
        people: settings.config.people,
        now: engine.clock.now(),
        repositoryUrl: engine.codeOf(context.place).url,
        releases: file.value.releases,
        commands: context.commands,
    });
    return { ...drawn, body: `${drawn.body}\n${(0,markers/* openedMarker */.uF)(incident)}` };
}
/** Labels need looking at only where what they say may have changed. */
function relabel(before, after) {
    if (before?.issue === undefined)
        return false;
    return before.severity !== after.severity || before.phase !== after.phase;
}
/**
 * Where others changed the incident while it was drawn, it is drawn once more. `own` are the keys of
 * the invocations whose events were in it.
 */
async function redrawIfOvertaken(context, before, own) {
    const state = context.state();
    if (!state?.issue)
        return;
    const known = new Set(before.incident?.events.map(({ id }) => id));
    const foreign = context.file.value.incident?.events.some(({ id }) => !known.has(id) && !own.some((key) => id.startsWith(`${key}:`)));
    if (foreign)
        await redraw(context, state, true);
}
/** The labels that the issue should have, or nothing where it has them. */
async function labelsOf(context, number, drawn) {
    const before = context.issue?.number === number ? context.issue.labels : undefined;
    const has = before ?? (await (0,issues/* readIssue */.OS)(context.engine.github, number))?.labels ?? [];
    const wanted = [...has.filter((label) => !ourLabels.test(label)), ...drawn.labels];
    const same = wanted.length === has.length && wanted.every((label) => has.includes(label));
    return same ? undefined : wanted;
}
/** The oldest part of a timeline that has outgrown the issue, kept in comments. */
async function keepOverflow(context, issue, overflow) {
    if (overflow.length === 0)
        return;
    const { engine } = context;
    const { github } = engine;
    const since = context.state()?.declaredAt ?? context.invocation.at;
    const comments = await (0,github_comments/* commentsSince */.Z$)(github, issue, since);
    for (const [index, body] of overflow.entries()) {
        const marker = (0,markers/* timelineMarker */.kN)(index + 1);
        const known = await (0,own/* firstOwn */.H)(engine, comments.filter((comment) => comment.body.startsWith(marker)));
        if (known === undefined)
            await (0,github_comments/* postComment */.Gy)(github, issue, body);
        else if (known.body !== body)
            await (0,github_comments/* editComment */.QA)(github, known.id, body);
    }
}


/***/ }),

/***/ 582:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ firstOwn)
/* harmony export */ });
/* harmony import */ var _authorize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1169);

/**
 * The first text that may be ours, of those that hold a marker of ours. Anybody can type a marker,
 * so who wrote it decides: a bot, or somebody who could change our own texts anyway, as do runs with
 * a person's token and terminals.
 */
async function firstOwn(engine, marked) {
    for (const text of marked) {
        if (text.byBot || (0,_authorize_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeast */ .jZ)(await engine.levelOf(text.author), 'write'))
            return text;
    }
    return undefined;
}


/***/ }),

/***/ 8741:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Py: () => (/* binding */ refuseWithout),
/* harmony export */   m2: () => (/* binding */ closedIssue),
/* harmony export */   vu: () => (/* binding */ closedIssueFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _github_issues_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5039);
/* harmony import */ var _views_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3021);



/** Throws where a command cannot act: its incident is closed, or there is none and it needs one. */
function refuseWithout(definition, typed) {
    const closed = closedIssue(typed);
    if (closed)
        throw incidentClosed(closed, typed.state?.issue);
    const { service, environment } = typed.place;
    if (definition.concerns !== 'incident' || typed.state)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('incident-missing', `${service} has no open incident in ${environment}.`);
}
/** The issue of a closed incident, where it was typed there: that does not act on another one. */
function closedIssue({ issue, place, state }) {
    const marked = (0,_views_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .readIncidentMarker */ .vx)(issue?.body ?? '');
    const isIncident = issue?.labels.includes('incident') && marked?.service === place.service;
    if (!isIncident || issue?.state !== 'closed')
        return undefined;
    return state?.issue?.number === issue.number ? undefined : issue;
}
/**
 * The issue of a closed incident where a command was typed that acts there too. A run that takes over
 * has no event that brought the issue, and reads it.
 */
async function closedIssueFor({ github }, definition, typed) {
    if (!('afterClosing' in definition) || definition.afterClosing === undefined)
        return undefined;
    const { issue, invocation, state } = typed;
    const number = invocation.issue?.number;
    if (issue || number === undefined || state?.issue?.number === number)
        return closedIssue(typed);
    const text = await (0,_github_issues_js__WEBPACK_IMPORTED_MODULE_1__/* .readIssue */ .OS)(github, number);
    return closedIssue({ ...typed, issue: text && { ...text, number } });
}
function incidentClosed({ number }, open) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('incident-closed', `The incident #${number} is closed.`, {
        remedy: open
            ? `Type it in the open incident, ${open.url}`
            : 'Type it in a new issue: that opens a new incident.',
    });
}


/***/ }),

/***/ 2606:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ replyPoster)
/* harmony export */ });
/* harmony import */ var _github_comments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6645);
/* harmony import */ var _github_once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6878);
/* harmony import */ var _github_skew_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4673);
/* harmony import */ var _views_markers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3021);
/* harmony import */ var _views_reply_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6446);
/* harmony import */ var _own_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(582);






/** Milliseconds between two edits of a running reply: each costs a request. */
const calm = 10_000;
/** Where a run died over the same invocation (`before`), its comment is found and gone on with. */
function replyPoster(engine, invocation, before, known = new Map()) {
    let issue = invocation.issue?.number;
    let comment;
    let shown = '';
    let shownAt = 0;
    let turn = Promise.resolve();
    async function write(reply) {
        if (issue === undefined)
            return;
        const text = (0,_views_reply_js__WEBPACK_IMPORTED_MODULE_2__/* .drawReply */ .Hn)(reply);
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
        await (0,_github_comments_js__WEBPACK_IMPORTED_MODULE_0__/* .editComment */ .QA)(engine.github, await comment, text);
    }
    async function first(place, text) {
        const find = (asked) => findReply(engine, place, invocation, asked);
        const ours = before && (await find(known));
        if (ours === undefined) {
            // What was read before may be older than a comment whose answer was lost.
            return (0,_github_once_js__WEBPACK_IMPORTED_MODULE_1__/* .createOnce */ .U)(() => (0,_github_comments_js__WEBPACK_IMPORTED_MODULE_0__/* .postComment */ .Gy)(engine.github, place, text), () => find(new Map()));
        }
        await (0,_github_comments_js__WEBPACK_IMPORTED_MODULE_0__/* .editComment */ .QA)(engine.github, ours, text);
        return ours;
    }
    return {
        place(number) {
            issue ??= number;
        },
        show(parts) {
            const notices = engine.notices();
            const details = [...notices, ...(parts.details ?? [])];
            const reply = redacted(engine, {
                ...{ key: invocation.key, line: invocation.line, ...parts },
                ...(details.length === 0 ? {} : { details }),
            });
            engine.show(reply);
            turn = turn.catch(() => undefined).then(() => write(reply));
            return turn;
        },
    };
}
/** Before it is drawn: what is cut or escaped is hard to find again. */
function redacted({ github }, { key, ...parts }) {
    return { ...github.redact(parts), key };
}
async function findReply(engine, issue, invocation, known) {
    const marker = (0,_views_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .replyMarker */ .Td)(invocation.key);
    const comments = known.get(issue) ?? (0,_github_comments_js__WEBPACK_IMPORTED_MODULE_0__/* .commentsSince */ .Z$)(engine.github, issue, (0,_github_skew_js__WEBPACK_IMPORTED_MODULE_5__/* .since */ .X)(invocation.at));
    known.set(issue, comments);
    const marked = (await comments).filter(({ body }) => body.startsWith(marker));
    return (await (0,_own_js__WEBPACK_IMPORTED_MODULE_3__/* .firstOwn */ .H)(engine, marked))?.id;
}


/***/ }),

/***/ 7526:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ runTogether)
/* harmony export */ });
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2909);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9034);
/* harmony import */ var _deciding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5067);
/* harmony import */ var _hold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4745);
/* harmony import */ var _incident_issue_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1732);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8741);
/* harmony import */ var _reply_poster_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2606);
/* harmony import */ var _ticking_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7829);








/**
 * Carries out commands that only decide, in order: takes and decides them in one write, answers each,
 * draws the issue once, and gives them back in one write. However many are typed at once, and however
 * many runs they start, the first run has them all, and the others find nothing left to do.
 * Answers the results by key; what another run has is `ignored`.
 */
async function runTogether(engine, jobs, around) {
    const { file } = around.open;
    const { playbook } = around.settings;
    const results = new Map(jobs.map(({ invocation }) => [invocation.key, { outcome: 'ignored' }]));
    const wanted = await wantedOf(engine, jobs, file.value);
    if (wanted.length === 0)
        return results;
    engine.remember(file.key);
    const begun = file.value.incident;
    const begunState = (0,_ticking_js__WEBPACK_IMPORTED_MODULE_6__/* .stateOf */ .L4)(file.value, playbook);
    let ours = [];
    const why = whyOf(wanted);
    await file.update((record) => {
        const round = decideAll(engine, wanted, around, record);
        ours = round.decided;
        return ours.length === 0 ? undefined : (0,_hold_js__WEBPACK_IMPORTED_MODULE_2__/* .redacted */ .pc)(engine, round.record);
    }, why);
    const [first] = ours;
    if (first === undefined)
        return results;
    const drawing = drawingOf(engine, around, first);
    const state = drawing.state();
    const resumed = ours.some(({ before }) => before !== undefined);
    const changed = file.value.incident !== begun || resumed;
    const [answered] = await Promise.all([
        answerInTurn(engine, ours),
        changed && state ? (0,_incident_issue_js__WEBPACK_IMPORTED_MODULE_3__/* .redraw */ .AI)(drawing, state, (0,_incident_issue_js__WEBPACK_IMPORTED_MODULE_3__/* .relabel */ .i7)(begunState, state)) : undefined,
        state?.issue ? followUp(engine, around, ours, state.issue.number) : undefined,
    ]);
    const drawnFrom = file.value;
    await file.update((record) => given(engine, answered.done, record), `Finish ${first.claim.key}`);
    if (changed)
        await (0,_incident_issue_js__WEBPACK_IMPORTED_MODULE_3__/* .redrawIfOvertaken */ .yh)(drawing, drawnFrom, [...results.keys()]);
    if (answered.failure !== undefined)
        throw answered.failure;
    const incident = state?.issue ? { incident: state.issue } : {};
    for (const { claim, answer } of ours)
        results.set(claim.key, { ...(0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .resultOf */ .Bg)(answer), ...incident });
    return results;
}
async function wantedOf(engine, jobs, record) {
    const asked = jobs.map(async (job) => {
        const wanted = await (0,_hold_js__WEBPACK_IMPORTED_MODULE_2__/* .wantClaim */ .LT)(engine, record, job.invocation);
        return wanted === undefined ? [] : [{ ...(await prepared(job)), ...wanted }];
    });
    return (await Promise.all(asked)).flat();
}
/** With what it has to read before it can be decided. */
async function prepared(job) {
    const { definition, invocation, args } = job;
    if (definition.prepare === undefined)
        return job;
    try {
        return { ...job, args: await definition.prepare(invocation, args) };
    }
    catch (failure) {
        return { ...job, failure };
    }
}
/** Pure: it is asked again where others have changed the record meanwhile. */
function decideAll(engine, wanted, around, before) {
    const { playbook } = around.settings;
    const done = [];
    let record = before;
    for (const job of wanted) {
        const claimed = (0,_hold_js__WEBPACK_IMPORTED_MODULE_2__/* .taken */ .uU)(record, job);
        if (claimed === undefined)
            continue;
        const { record: next, answer } = decideOne(engine, job, around, claimed);
        record = next;
        done.push({ ...job, answer });
    }
    const [first] = done;
    if (first === undefined)
        return { record: before, decided: done };
    const cause = (0,_deciding_js__WEBPACK_IMPORTED_MODULE_1__/* .causeOf */ .rl)({ invocation: first.invocation, engine });
    return { record: (0,_ticking_js__WEBPACK_IMPORTED_MODULE_6__/* .withHandTicks */ .kq)(record, playbook, cause, around.issue), decided: done };
}
function decideOne(engine, { invocation, definition, args, failure }, { settings, open, issue }, record) {
    const { playbook } = settings;
    try {
        (0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseWithout */ .Py)(definition, { place: open.place, state: (0,_ticking_js__WEBPACK_IMPORTED_MODULE_6__/* .stateOf */ .L4)(record, playbook), issue });
        if (failure !== undefined)
            throw failure;
        const cause = (0,_deciding_js__WEBPACK_IMPORTED_MODULE_1__/* .causeOf */ .rl)({ invocation, engine });
        const { line } = invocation;
        const { record: next, reply } = (0,_deciding_js__WEBPACK_IMPORTED_MODULE_1__/* .decided */ .rc)(record, { definition, args, cause, playbook, line });
        return { record: next, answer: { outcome: 'succeeded', reply } };
    }
    catch (error) {
        return { record, answer: (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .answerTo */ .oy)((0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(error), invocation) };
    }
}
/** What has to follow, each once, however many commands ask for it. */
async function followUp(engine, { settings, open }, jobs, number) {
    const done = jobs.filter(({ answer }) => answer.outcome === 'succeeded');
    const follows = new Set(done.flatMap(({ definition }) => definition.follow ?? []));
    await Promise.all([...follows].map((follow) => follow(engine, settings, { ...open, number })));
}
/** Answers one after the other, in order. What cannot be answered is not given back. */
async function answerInTurn(engine, jobs) {
    const done = [];
    const failures = [];
    const find = new Map();
    for (const job of jobs) {
        try {
            await (0,_reply_poster_js__WEBPACK_IMPORTED_MODULE_5__/* .replyPoster */ .I)(engine, job.invocation, job.before, find).show(job.answer.reply);
            done.push(job);
        }
        catch (error) {
            failures.push(error);
        }
    }
    return failures.length === 0 ? { done } : { done, failure: failures[0] };
}
/** The record with the commands given back that this run still has. */
function given(engine, jobs, record) {
    const ours = jobs.filter((job) => (0,_hold_js__WEBPACK_IMPORTED_MODULE_2__/* .taken */ .uU)(record, job) === record);
    if (ours.length === 0)
        return undefined;
    return ours.reduce((before, { claim, answer }) => (0,_hold_js__WEBPACK_IMPORTED_MODULE_2__/* .finished */ .xl)(engine, before, claim.key, answer), record);
}
function drawingOf(engine, { settings, open, issue }, first) {
    const before = first.before;
    return {
        engine,
        settings,
        invocation: first.invocation,
        file: open.file,
        place: open.place,
        commands: engine.commands.all().map(({ usage, summary }) => ({ usage, summary })),
        state: () => (0,_ticking_js__WEBPACK_IMPORTED_MODULE_6__/* .stateOf */ .L4)(open.file.value, settings.playbook),
        issue,
        before,
    };
}
function whyOf(jobs) {
    const [first, ...others] = jobs;
    if (first === undefined)
        return '';
    const { line, actor } = first.invocation;
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    return (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .quiet */ .jQ)(`${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .truncate */ .xv)(line, 60)} by ${actor.login}${more}`);
}


/***/ }),

/***/ 7829:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   Zm: () => (/* binding */ withTicks),
/* harmony export */   e2: () => (/* binding */ withHappenings),
/* harmony export */   kq: () => (/* binding */ withHandTicks)
/* harmony export */ });
/* harmony import */ var _incident_events_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6345);
/* harmony import */ var _incident_fold_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3506);
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33);
/* harmony import */ var _playbook_ticks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3557);
/* harmony import */ var _views_ticks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3196);





/** The record with further events, and with the steps of the playbook ticked that they tick. */
function withHappenings(record, playbook, cause, bodies) {
    return bodies.reduce((before, body) => {
        const after = (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_1__/* .withEvents */ .OK)(before, (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_1__/* .makeEvents */ .GT)(before.incident, cause, [body]));
        return after === before ? before : withTicksOf(after, before, playbook, cause, body);
    }, record);
}
function withTicksOf(record, before, playbook, cause, body) {
    const state = stateOf(before, playbook);
    const operation = body.type === 'operation-finished'
        ? state?.operations.find(({ id }) => id === body.operation)
        : undefined;
    const facts = (0,_playbook_ticks_js__WEBPACK_IMPORTED_MODULE_2__/* .factsOf */ .xS)(body, {
        verdict: state?.health?.verdict,
        mended: state !== undefined && hasMended(state),
        command: operation && commandName(operation.command),
    });
    return withTicks(record, playbook, { ...cause, actor: _incident_events_js__WEBPACK_IMPORTED_MODULE_3__/* .itself */ .Q }, facts, evidenceOf(body));
}
/** The record with every step ticked that one of these facts ticks, and that is not ticked yet. */
function withTicks(record, playbook, cause, facts, evidence) {
    const state = stateOf(record, playbook);
    if (state === undefined)
        return record;
    const steps = new Set(facts.flatMap((fact) => (0,_playbook_ticks_js__WEBPACK_IMPORTED_MODULE_2__/* .stepsTickedBy */ .vR)(playbook, fact, state.phase)));
    const bodies = [...steps]
        .filter((step) => state.checks[step] === undefined)
        .map((step) => ({ type: 'checked', step, ...(evidence ? { evidence } : {}) }));
    return (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_1__/* .withEvents */ .OK)(record, (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_1__/* .makeEvents */ .GT)(record.incident, cause, bodies));
}
/** Milliseconds in which a box that was just unticked may still look ticked to us. */
const grace = 300_000;
/**
 * The record with what people did in the issue by hand and no event told us of: the boxes that they
 * ticked, and the label that makes it a drill. Boxes
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
    const bodies = [...(0,_views_ticks_js__WEBPACK_IMPORTED_MODULE_4__/* .readTicks */ .b)(issue.body)]
        .filter(([step, ticked]) => ticked && !state.checks[step] && !unticked.includes(step))
        .map(([step]) => ({ type: 'checked', step }));
    const drill = issue.labels.includes('drill') && !state.drill ? [{ type: 'drill-marked' }] : [];
    const by = { ...cause, actor: 'somebody' };
    return (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_1__/* .withEvents */ .OK)(record, (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_1__/* .makeEvents */ .GT)(record.incident, by, [...bodies, ...drill]));
}
/** The state of the open incident; nothing where there is none. */
function stateOf(record, playbook) {
    return record.incident && (0,_incident_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .fold */ .A)(record.incident, playbook.phases[0]?.id ?? '');
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


/***/ }),

/***/ 8987:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AP: () => (/* binding */ OutageError),
  i: () => (/* binding */ asOutageError),
  vu: () => (/* binding */ isRefusal)
});

;// CONCATENATED MODULE: ./src/error-catalogue.ts
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
    'commands-too-many': {
        means: 'The comment holds more than 50 commands, so none of them was run.',
        remedy: 'Spread them over several comments.',
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
    'incident-open': {
        means: 'The incident is open; there is nothing to open again.',
        remedy: 'Go on in it; `/resolve` when the outage is over.',
    },
    'incident-closed': {
        means: 'The incident is closed already.',
        remedy: 'Open a new one with `/declare` if the trouble is back.',
    },
    'post-mortem-missing': {
        means: 'There is no post-mortem, or no incident, that this could be about.',
        remedy: 'Type it in the issue of an incident or of a post-mortem, or name the incident: `/postmortem 42`.',
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
    'time-invalid': {
        means: 'The time cannot be read, or cannot have been then.',
        remedy: 'Give a time in UTC, such as `14:05`, `10 minutes ago` or `2026-03-02 14:05`.',
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
    // Variables
    'variables-missing': {
        means: 'Nothing is known of the variables of this service and environment.',
        remedy: 'Add `variables:` to the environment in `.github/outage.yml`; docs/variables.md says how.',
    },
    'variables-refused': {
        means: 'The store of the variables refused to give them, or to take them.',
        remedy: 'Mend what the message names; nothing is done twice when you type the command again.',
    },
    'snapshot-missing': {
        means: 'There is no snapshot of the variables that could be put back.',
        remedy: 'Name a release that has one: `outage variables show` lists them.',
    },
    'snapshot-damaged': {
        means: 'The snapshot of the variables is empty, or is not what we wrote; nothing was written.',
        remedy: 'Name another release; the history of the branch `outage-records` has earlier states.',
    },
    'snapshot-sealed': {
        means: 'The identity in `OUTAGE_AGE_IDENTITY` does not open the snapshot; nothing was written.',
        remedy: 'Use the identity of one of the recipients named.',
    },
    // The world
    'secret-missing': {
        means: 'A token or key that this needs is not in the environment.',
        remedy: "Pass it to the step's `env:` under the name given.",
    },
    'secret-invalid': {
        means: 'A key or an address in the environment is not of the form that it must have.',
        remedy: 'Correct the secret that is named; the message says what is wrong with it.',
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
    'hosting-denied': {
        means: 'The hosting does not accept the key, or the key may not do this.',
        remedy: 'Put a valid key into the secret that is named; docs/hosting says which rights it needs.',
    },
    'hosting-limited': {
        means: 'The hosting takes no more requests for the moment.',
        remedy: 'Wait a minute, then `/retry`; or do it on the hosting’s own page.',
    },
    'hosting-refused': {
        means: 'The hosting understood a request, and does not carry it out.',
        remedy: 'Its own sentence is in the message; correct `hosting:`, or do it on its own page.',
    },
    'hosting-unavailable': {
        means: 'The hosting did not answer as it should, and still did not after several tries.',
        remedy: 'Look at its status page, then `/retry`; or do it on the hosting’s own page.',
    },
    'database-unavailable': {
        means: 'The database that keeps the records did not answer, or refused.',
        remedy: 'Look at the database and at `OUTAGE_MONGODB_URI`; meanwhile records are kept on GitHub.',
    },
    'record-damaged': {
        means: 'A record is not what we write: somebody or something else has changed it.',
        remedy: 'Restore the file from its history on the branch `outage-records`; it was left as it is.',
    },
    'record-newer': {
        means: 'A record was written by a newer version of the action.',
        remedy: 'Update the action, and the terminal, to that version; the record was left as it is.',
    },
    'record-contended': {
        means: 'Too many runs changed the same record at once.',
        remedy: 'Type the command again.',
    },
    'records-differ': {
        means: 'One store of records holds something that the other has not.',
        remedy: 'With `records: mongodb` the next command merges both. `--overwrite` takes what `--from` has.',
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

;// CONCATENATED MODULE: ./src/errors.ts

/** An error a user meets: `code` from the catalogue, `message` says what happened this time. */
class OutageError extends Error {
    code;
    remedy;
    line;
    constructor(code, message, options = {}) {
        super(message, { cause: options.cause });
        this.name = 'OutageError';
        this.code = code;
        this.remedy = options.remedy ?? catalogue[code].remedy;
        this.line = options.line;
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
    'commands-too-many',
    'event-stale',
    'permission-denied',
    'service-unknown',
    'service-ambiguous',
    'environment-unknown',
    'incident-missing',
    'incident-open',
    'incident-closed',
    'post-mortem-missing',
    'step-unknown',
    'phase-unknown',
    'severity-unknown',
    'person-unknown',
    'time-invalid',
    'target-missing',
    'target-unknown',
    'target-running',
    'target-foreign',
    'branch-missing',
    'frozen',
    'operation-running',
    'operation-missing',
    'hosting-unable',
    'variables-missing',
    'snapshot-missing',
]);
/** True where nothing was tried, because what was asked cannot be done or may not. */
function isRefusal(code) {
    return refusals.has(code);
}


/***/ }),

/***/ 8320:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Su: () => (/* binding */ cancelRun),
/* harmony export */   cI: () => (/* binding */ readRun),
/* harmony export */   gm: () => (/* binding */ attemptEnded),
/* harmony export */   "in": () => (/* binding */ dispatchWorkflow),
/* harmony export */   nV: () => (/* binding */ endedRuns),
/* harmony export */   v: () => (/* binding */ listRuns)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

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
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) !== 400 || !/return_run_details/.test((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)))
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
        return { run: shape(data), etag: headers.etag };
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 304)
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
        return data.workflow_runs.map(shape);
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 404)
            return [];
        throw error;
    }
}
/**
 * The newest runs that have ended, of all workflows, newest first, as GitHub describes them; nothing
 * where none changed since `etag`.
 */
async function endedRuns(github, etag) {
    try {
        const { data, headers } = await github.octokit.rest.actions.listWorkflowRunsForRepo({
            owner: github.owner,
            repo: github.repo,
            status: 'completed',
            exclude_pull_requests: true,
            per_page: 100,
            headers: etag === undefined ? {} : { 'if-none-match': etag },
        });
        return { runs: data.workflow_runs, ...(headers.etag ? { etag: headers.etag } : {}) };
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 304)
            return undefined;
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
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 404)
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
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) !== 409)
            throw error;
    }
}
function shape(run) {
    return {
        id: run.id,
        url: run.html_url,
        status: run.status ?? '',
        conclusion: run.conclusion,
        sha: run.head_sha,
        at: run.created_at,
        event: run.event,
        title: run.display_title,
    };
}


/***/ }),

/***/ 3705:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HQ: () => (/* binding */ isNear),
/* harmony export */   gF: () => (/* binding */ calmPause),
/* harmony export */   mL: () => (/* binding */ allowanceIn)
/* harmony export */ });
/** Share of the limit under which we ask less often, to leave the rest for what matters. */
const near = 0.2;
/** The allowance that an answer's headers tell of. (REST API: rate limits, headers.) */
function allowanceIn(headers) {
    const [limit, left, reset] = ['limit', 'remaining', 'reset'].map((name) => Number(headers[`x-ratelimit-${name}`]));
    if (!Number.isFinite(limit) || !Number.isFinite(left) || !Number.isFinite(reset))
        return undefined;
    return { limit: limit ?? 0, left: left ?? 0, until: new Date((reset ?? 0) * 1_000) };
}
/** True where the limit is near. */
function isNear(allowance) {
    return allowance !== undefined && allowance.left < allowance.limit * near;
}
/**
 * Milliseconds to leave between two questions, so that half of what is left lasts until the limit is
 * lifted; 0 where it is far.
 */
function calmPause(allowance, now) {
    if (!isNear(allowance))
        return 0;
    const left = allowance.until.getTime() - now.getTime();
    return Math.max(0, Math.min(60_000, (2 * left) / Math.max(1, allowance.left)));
}


/***/ }),

/***/ 6584:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ verbatim),
/* harmony export */   UY: () => (/* binding */ connectGitHub),
/* harmony export */   Yl: () => (/* binding */ headersOf),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   kZ: () => (/* binding */ gotNoAnswer)
/* harmony export */ });
/* harmony import */ var _octokit_rest__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(891);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7021);
/* harmony import */ var _allowance_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3705);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5038);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8129);





/** Parameters that say how and whom to ask. All others may carry text, also into the address. */
const ours = ['method', 'baseUrl', 'url', 'headers', 'mediaType', 'request', 'owner', 'repo'];
/**
 * Passed as `request` with a call: these parameters are sent as they are. Only for what was redacted
 * before it was encoded, and for variables that live on GitHub: cut, they would be lost.
 */
function verbatim(...names) {
    return { verbatim: names };
}
function verbatimOf(request) {
    const names = Object(request)['verbatim'];
    return Array.isArray(names) ? names : [];
}
/** The API version that every request names; answers are shaped by it. */
const apiVersion = '2022-11-28';
/**
 * A client that retries what may be repeated: reads, and writes that change nothing the second time,
 * on any trouble; other writes only where GitHub says that it did nothing (limits, 503). Whoever
 * creates something and gets no answer has to look first: `createOnce`.
 */
function connectGitHub(options) {
    const [owner = '', repo = ''] = options.repository.split('/');
    const policy = options.policy ?? _retry_js__WEBPACK_IMPORTED_MODULE_2__/* .usualPolicy */ .nA;
    const octokit = new _octokit_rest__WEBPACK_IMPORTED_MODULE_3__/* .Octokit */ .E({
        auth: options.token,
        baseUrl: options.apiUrl,
        userAgent: 'outage-playbook',
        request: { fetch: (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .openTransport */ .g)(policy.timeout) },
        log: { debug() { }, info() { }, warn() { }, error() { } },
    });
    // A hook has to change the parameters themselves: a copy passed on reaches no other hook.
    octokit.hook.before('request', (parameters) => {
        parameters.headers = { ...parameters.headers, 'x-github-api-version': apiVersion };
        const verbatim = verbatimOf(parameters.request);
        for (const [name, value] of Object.entries(parameters)) {
            if (ours.includes(name) || verbatim.includes(name))
                continue;
            parameters[name] = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .redactDeep */ .KL)(value, options.secrets);
        }
    });
    let allowance;
    octokit.hook.wrap('request', (request, parameters) => (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .withRetry */ .bD)(async () => {
        const answer = await request(parameters);
        allowance = (0,_allowance_js__WEBPACK_IMPORTED_MODULE_4__/* .allowanceIn */ .mL)(answer.headers) ?? allowance;
        if (isUnreadable(answer))
            throw unreadable(parameters);
        return answer;
    }, (error) => judge(error, isRepeatable(parameters)), policy));
    return {
        octokit,
        owner,
        repo,
        url: `${options.serverUrl}/${owner}/${repo}`,
        redact: (value) => (0,_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .redactDeep */ .KL)(value, options.secrets),
        allowance: () => allowance,
    };
}
/** JSON that is none: a proxy's page, or an answer that was cut where nobody could tell. */
function isUnreadable(answer) {
    if (answer.status === 204)
        return false;
    const type = String(Object(answer.headers)['content-type'] ?? '');
    return type.startsWith('application/json') && typeof answer.data === 'string';
}
function unreadable({ method, url }) {
    const error = new Error('the answer is no JSON');
    return Object.assign(error, { status: 500, request: { method, url } });
}
/** The HTTP status of an error that Octokit threw, or 0 where there was no answer at all. */
function statusOf(error) {
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
/** True where GitHub may have done what was asked, and we cannot know. */
function gotNoAnswer(error) {
    return isHttpError(error) && (statusOf(error) === 0 || statusOf(error) >= 500);
}
/**
 * Writes with POST that leave nothing more behind when they are made twice: objects named by what they
 * hold, and what an issue has or has not.
 */
const harmlessTwice = /\/(?:git\/(?:blobs|trees|commits)|deployments\/\{deployment_id\}\/statuses|issues\/\{issue_number\}\/(?:assignees|sub_issues))$/;
/** True where asking twice changes no more than asking once; GraphQL asks with POST too. */
function isRepeatable({ method, url, ...rest }) {
    if (method !== 'POST' && method !== 'PUT')
        return true;
    if (method === 'POST' && harmlessTwice.test(url))
        return true;
    return url === '/graphql' && 'query' in rest && /^\s*query\b/.test(String(rest.query));
}
function judge(error, repeatable) {
    const status = statusOf(error);
    const after = waitAsked(error);
    if (status === 429 || (status === 403 && after !== undefined)) {
        return { again: true, after: after ?? 1_000 };
    }
    if (status === 0 || status >= 500)
        return { again: repeatable || status === 503 };
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


/***/ }),

/***/ 6645:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gy: () => (/* binding */ postComment),
/* harmony export */   JE: () => (/* binding */ newestComments),
/* harmony export */   QA: () => (/* binding */ editComment),
/* harmony export */   Z$: () => (/* binding */ commentsSince),
/* harmony export */   b8: () => (/* binding */ whoReacted),
/* harmony export */   s7: () => (/* binding */ commentsPage)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

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
    return comments.map(shape);
}
/**
 * The newest comments of all issues and pull requests, newest first, down to the one with the id
 * `last`; nothing where no comment changed since `etag`. At most `most` of them.
 */
async function newestComments(github, options) {
    const { octokit, owner, repo } = github;
    const found = [];
    let etag;
    try {
        for (let page = 1; found.length < options.most; page++) {
            const { data, headers } = await octokit.rest.issues.listCommentsForRepo({
                owner,
                repo,
                sort: 'created',
                direction: 'desc',
                per_page: 100,
                page,
                headers: page > 1 || options.etag === undefined ? {} : { 'if-none-match': options.etag },
            });
            etag ??= headers.etag;
            found.push(...data.map(shape).filter(({ id }) => id > options.last));
            if (data.length < 100 || data.some(({ id }) => id <= options.last))
                break;
        }
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 304)
            return undefined;
        throw error;
    }
    return { comments: found, ...(etag === undefined ? {} : { etag }) };
}
/**
 * A page of the comments of an issue, oldest first, with their reactions; nothing where it has not
 * changed since `etag`. `isLast` is true where no page can follow.
 */
async function commentsPage(github, issue, page, etag) {
    const { octokit, owner, repo } = github;
    try {
        const { data, headers } = await octokit.rest.issues.listComments({
            owner,
            repo,
            issue_number: issue,
            per_page: 100,
            page,
            headers: etag === undefined ? {} : { 'if-none-match': etag },
        });
        const comments = data.map((comment) => ({
            ...shape(comment),
            reactions: countsOf(comment.reactions),
        }));
        return { comments, etag: headers.etag ?? '', isLast: data.length < 100 };
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 304)
            return undefined;
        throw error;
    }
}
function countsOf(rollup) {
    const counts = Object.entries(rollup ?? {}).filter(([, count]) => typeof count === 'number');
    return Object.fromEntries(counts);
}
/** Who gave a comment this reaction, the first hundred. */
async function whoReacted(github, comment, reaction) {
    const { data } = await github.octokit.rest.reactions.listForIssueComment({
        owner: github.owner,
        repo: github.repo,
        comment_id: comment,
        content: reaction,
        per_page: 100,
    });
    return data.flatMap(({ user }) => user?.login ?? []);
}
function shape(comment) {
    return {
        id: comment.id,
        body: comment.body ?? '',
        author: comment.user?.login ?? '',
        isBot: comment.user?.type === 'Bot' || Boolean(comment.performed_via_github_app),
        byBot: comment.user?.type === 'Bot',
        isEdited: comment.updated_at !== comment.created_at,
        at: comment.created_at,
        url: comment.html_url,
        issue: Number(comment.issue_url.split('/').at(-1)),
    };
}


/***/ }),

/***/ 9576:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ explainGitHub)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6584);


/** An error of GitHub's as one that says what to do; anything else as it is. */
function explainGitHub(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP || !isGitHubError(error))
        return error;
    const status = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error);
    const message = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
    if (status === 401) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('github-denied', `GitHub does not accept the token: ${message}`, {
            remedy: 'Pass a valid `github-token`; it may have expired.',
            cause: error,
        });
    }
    if (isLimit(error, status, message))
        return limited(error);
    if (status === 403 || status === 404) {
        const needed = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .headersOf */ .Yl)(error)['x-accepted-github-permissions'];
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('github-denied', `GitHub refused ${requestOf(error)}: ${message}`, {
            ...(needed === undefined
                ? {}
                : { remedy: `Give the job \`permissions: ${String(needed).replace('=', ': ')}\`.` }),
            cause: error,
        });
    }
    if (status === 0 || status >= 500) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('github-unavailable', `GitHub did not answer ${requestOf(error)}: ${message}`, {
            cause: error,
        });
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('unexpected', `GitHub answered ${status} to ${requestOf(error)}: ${message}`, {
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
    const spent = String((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .headersOf */ .Yl)(error)['x-ratelimit-remaining']) === '0';
    return status === 429 || (status === 403 && (spent || /rate limit/i.test(message)));
}
function limited(error) {
    const reset = Number((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .headersOf */ .Yl)(error)['x-ratelimit-reset']);
    const until = Number.isFinite(reset)
        ? ` until ${new Date(reset * 1_000).toISOString().slice(11, 16)} UTC`
        : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('github-limited', `GitHub takes no more requests of this token${until}.`, {
        cause: error,
    });
}


/***/ }),

/***/ 6891:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ commitsBetween),
/* harmony export */   Do: () => (/* binding */ treeKeepingGithubFolder),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   VE: () => (/* binding */ listCommits),
/* harmony export */   kN: () => (/* binding */ readCommit),
/* harmony export */   kt: () => (/* binding */ createCommit),
/* harmony export */   ob: () => (/* binding */ moveBranch)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

function info(commit) {
    return {
        sha: commit.sha,
        title: commit.commit.message.split('\n')[0] ?? '',
        author: commit.author?.login ?? commit.commit.author?.name ?? 'unknown',
        tree: commit.commit.tree.sha,
    };
}
/** Compares a commit with the head of a branch; nothing where either does not exist. */
async function compare(github, base, head) {
    try {
        const { data } = await github.octokit.rest.repos.compareCommitsWithBasehead({
            owner: github.owner,
            repo: github.repo,
            basehead: `${base}...${head}`,
        });
        const commits = data.commits.map((commit) => info(commit));
        const baseInfo = info(data.base_commit);
        const files = data.files ?? [];
        const workflow = files.some(({ filename, previous_filename }) => [filename, previous_filename].some((name) => name?.startsWith('.github/workflows/')));
        const ancestor = data.status === 'ahead' || data.status === 'identical';
        // Past 250 commits the list ends before the head.
        const last = commits.at(-1) ?? baseInfo;
        const complete = data.total_commits <= commits.length;
        const tip = complete && ancestor ? last : await readCommit(github, head);
        if (tip === undefined)
            return undefined;
        return {
            base: baseInfo,
            head: tip,
            ancestor,
            commits,
            total: data.total_commits,
            workflowsDiffer: workflow || files.length >= 300,
        };
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 404 || (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 422)
            return undefined;
        throw error;
    }
}
/**
 * What may be the name of a commit. Anything else could be taken for another path by the API's
 * address, or for an option. (git: check-ref-format.)
 */
function isRef(text) {
    return /^(?![-./])[^\s~^:?*[\\]{1,250}$/.test(text) && !text.includes('..');
}
/**
 * A commit by sha, branch or tag; nothing where there is none. GitHub knows the commits of all forks
 * too: that there is one says nothing about whose it is.
 */
async function readCommit(github, ref) {
    if (!isRef(ref))
        return undefined;
    try {
        const { data } = await github.octokit.rest.repos.getCommit({
            owner: github.owner,
            repo: github.repo,
            ref,
            per_page: 1,
        });
        return info(data);
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 404 || (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 422)
            return undefined;
        throw error;
    }
}
/** Commits of a branch between two moments (ISO 8601), newest first; at most thirty. */
async function commitsBetween(github, branch, since, until) {
    try {
        const { data } = await github.octokit.rest.repos.listCommits({
            owner: github.owner,
            repo: github.repo,
            sha: branch,
            since,
            until,
            per_page: 30,
        });
        return data.map((commit) => ({
            ...info(commit),
            message: commit.commit.message,
            at: commit.commit.committer?.date ?? '',
            url: commit.html_url,
        }));
    }
    catch (error) {
        if ([404, 409].includes((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error)))
            return [];
        throw error;
    }
}
/** Commits of a branch, newest first. */
async function listCommits(github, branch, limit) {
    try {
        const { data } = await github.octokit.rest.repos.listCommits({
            owner: github.owner,
            repo: github.repo,
            sha: branch,
            per_page: limit,
        });
        return data.map((commit) => ({ ...info(commit), message: commit.commit.message }));
    }
    catch (error) {
        if ([404, 409].includes((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error)))
            return [];
        throw error;
    }
}
/** The tree of `target`, but with the `.github` folder of `head`: its sha. */
async function treeKeepingGithubFolder(github, target, head) {
    const place = { owner: github.owner, repo: github.repo };
    const { git } = github.octokit.rest;
    const [{ data: targetTree }, { data: headTree }] = await Promise.all([
        git.getTree({ ...place, tree_sha: target }),
        git.getTree({ ...place, tree_sha: head }),
    ]);
    const entries = [
        ...targetTree.tree.filter(({ path }) => path !== '.github'),
        ...headTree.tree.filter(({ path }) => path === '.github'),
    ];
    const { data } = await git.createTree({
        ...place,
        tree: entries.map(({ path, mode, type, sha }) => ({
            path,
            mode: mode,
            type: type,
            sha,
        })),
    });
    return data.sha;
}
/** Makes a commit that no branch points at yet. Without an author, GitHub signs it. */
async function createCommit(github, commit) {
    const { data } = await github.octokit.rest.git.createCommit({
        owner: github.owner,
        repo: github.repo,
        message: commit.message,
        tree: commit.tree,
        parents: [commit.parent],
    });
    return data.sha;
}
/** Moves a branch forward to `sha`, never by force. */
async function moveBranch(github, branch, sha) {
    try {
        await github.octokit.rest.git.updateRef({
            owner: github.owner,
            repo: github.repo,
            ref: `heads/${branch}`,
            sha,
            force: false,
        });
        return 'moved';
    }
    catch (error) {
        return judgeMove(error);
    }
}
function judgeMove(error) {
    const message = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    if (/not a fast forward/i.test(message))
        return 'head-moved';
    if (/workflows?` permission|without `workflows/i.test(message))
        return 'workflows-refused';
    if (/protected branch|repository rule violations|required status/i.test(message))
        return 'protected';
    throw error;
}


/***/ }),

/***/ 5039:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ createIssue),
/* harmony export */   OS: () => (/* binding */ readIssue),
/* harmony export */   tt: () => (/* binding */ updateIssue),
/* harmony export */   xG: () => (/* binding */ issuesWith)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

/** Opens an issue. Labels are dropped by GitHub where the token may not push. */
async function createIssue(github, draft) {
    const { data } = await github.octokit.rest.issues.create({
        owner: github.owner,
        repo: github.repo,
        title: draft.title,
        body: draft.body,
        labels: [...draft.labels],
    });
    return { number: data.number, url: data.html_url };
}
/** Changes an issue. There is no precondition: what people wrote since it was read is overwritten. */
async function updateIssue(github, number, change) {
    await github.octokit.rest.issues.update({
        owner: github.owner,
        repo: github.repo,
        issue_number: number,
        ...(change.title === undefined ? {} : { title: change.title }),
        ...(change.body === undefined ? {} : { body: change.body }),
        ...(change.labels === undefined ? {} : { labels: [...change.labels] }),
        ...(change.state === undefined ? {} : { state: change.state }),
        ...(change.state === 'closed' ? { state_reason: 'completed' } : {}),
    });
}
/** An issue as it is now; nothing where it does not exist. */
async function readIssue(github, number) {
    try {
        const { data } = await github.octokit.rest.issues.get({
            owner: github.owner,
            repo: github.repo,
            issue_number: number,
        });
        const labels = data.labels.flatMap((label) => typeof label === 'string' ? label : (label.name ?? []));
        const closedBy = data.closed_by?.login;
        return {
            body: data.body ?? '',
            title: data.title,
            labels,
            state: data.state,
            ...(closedBy === undefined ? {} : { closedBy }),
        };
    }
    catch (error) {
        if ([404, 410].includes((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error)))
            return undefined;
        throw error;
    }
}
/** Issues changed since `since` (ISO 8601) whose body holds `marker`, the newest first. */
async function issuesWith(github, marker, since) {
    const { data } = await github.octokit.rest.issues.listForRepo({
        owner: github.owner,
        repo: github.repo,
        state: 'all',
        since,
        sort: 'created',
        direction: 'desc',
        per_page: 100,
    });
    return data
        .filter(({ body }) => body?.includes(marker))
        .map(({ number, html_url, user }) => ({
        number,
        url: html_url,
        author: user?.login ?? '',
        byBot: user?.type === 'Bot',
    }));
}


/***/ }),

/***/ 6878:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createOnce)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

const mostTries = 3;
/**
 * Creates something once. Where the answer is lost it may have been created all the same, so `find`
 * looks for it before another try. Throws the last error where it was never done.
 */
async function createOnce(create, find) {
    for (let tries = 1;; tries++) {
        try {
            return await create();
        }
        catch (error) {
            if (!(0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .gotNoAnswer */ .kZ)(error) || tries === mostTries)
                throw error;
            const found = await find();
            if (found !== undefined)
                return found;
        }
    }
}


/***/ }),

/***/ 8056:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readOverview)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6891);


const query = `query ($owner: String!, $repo: String!, $branch: String!, $environment: String!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $branch) {
      target {
        oid
        ... on Commit {
          messageHeadline
          tree { oid }
          history(first: 50) {
            nodes {
              oid
              messageHeadline
              author { name user { login } }
              tree { oid }
              parents(first: 8) { nodes { oid } }
              workflows: file(path: ".github/workflows") { oid }
            }
          }
        }
      }
    }
    deployments(environments: [$environment], first: 50, orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId commitOid createdAt payload statuses(first: 30) { nodes { state } } }
    }
  }
}`;
/** Reads the overview in one request; where the token may not see deployments, without them. */
async function readOverview(github, branch, environment) {
    try {
        const { repository } = await github.octokit.graphql(query, {
            owner: github.owner,
            repo: github.repo,
            branch: `refs/heads/${branch}`,
            environment,
        });
        return repository === null ? { history: [], deployments: [] } : shape(repository);
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) >= 500 || !/not accessible|forbidden/i.test((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)))
            throw error;
        const head = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .readCommit */ .kN)(github, `heads/${branch}`);
        return { history: [], deployments: [], ...(head === undefined ? {} : { head }) };
    }
}
function shape(repository) {
    const { ref } = repository;
    const deployments = repository.deployments.nodes.map((node) => {
        const operation = operationIn(node.payload);
        return {
            id: node.databaseId,
            sha: node.commitOid,
            at: node.createdAt,
            succeeded: node.statuses?.nodes.some(({ state }) => state === 'SUCCESS') ?? false,
            ...(operation === undefined ? {} : { operation }),
        };
    });
    if (ref === null)
        return { history: [], deployments };
    const { oid, messageHeadline, tree } = ref.target;
    const history = ref.target.history.nodes.map(commitOf);
    return { history, deployments, head: { sha: oid, title: messageHeadline, tree: tree.oid } };
}
function commitOf(node) {
    return {
        sha: node.oid,
        title: node.messageHeadline,
        author: node.author?.user?.login ?? node.author?.name ?? 'unknown',
        tree: node.tree.oid,
        parents: node.parents.nodes.map((parent) => parent.oid),
        workflows: node.workflows?.oid ?? '',
    };
}
/** GitHub gives the payload as JSON, and as JSON in a string where it was posted as an object. */
function operationIn(payload) {
    return /outageOperation\W+([0-9a-f]{8})/.exec(payload ?? '')?.[1];
}


/***/ }),

/***/ 8280:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ peopleWith),
/* harmony export */   Fp: () => (/* binding */ permissionOf),
/* harmony export */   _5: () => (/* binding */ isTeamMember),
/* harmony export */   zB: () => (/* binding */ permissionLevels)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

/** What a person may do in the repository, from least to most. */
const permissionLevels = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
/**
 * The permission of a person, by the name of the role where it is one of GitHub's own, else by the
 * older, coarser word. (REST API: get repository permissions for a user.)
 */
async function permissionOf(github, login) {
    // Whose account is gone has no name, and no permission.
    if (login === '')
        return 'none';
    try {
        const { data } = await github.octokit.rest.repos.getCollaboratorPermissionLevel({
            owner: github.owner,
            repo: github.repo,
            username: login,
        });
        return levelNamed(data.role_name) ?? levelNamed(data.permission) ?? 'none';
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 404)
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
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 404)
            return (await teamExists(github, org, slug)) ? false : 'unknown';
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 403)
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


/***/ }),

/***/ 8129:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   US: () => (/* binding */ policyOf),
/* harmony export */   bD: () => (/* binding */ withRetry),
/* harmony export */   nA: () => (/* binding */ usualPolicy)
/* harmony export */ });
/* harmony import */ var p_retry__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4995);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);


const usualPolicy = {
    retries: 4,
    pause: 500,
    longestWait: 60_000,
    timeout: 15_000,
};
/**
 * The usual policy, with what the environment says of a slow network: `OUTAGE_REQUEST_TIMEOUT` and
 * `OUTAGE_RETRY_PAUSE`, in milliseconds. Throws `config-invalid` where one is no such number.
 */
function policyOf(env) {
    const read = (name, usual) => {
        const text = env[name];
        if (text === undefined || text === '')
            return usual;
        if (/^[1-9]\d{0,6}$/.test(text))
            return Number(text);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('config-invalid', `${name} is not a number of milliseconds.`, {
            remedy: `Set it to a number such as ${usual}, or leave it out.`,
        });
    };
    return {
        ...usualPolicy,
        timeout: read('OUTAGE_REQUEST_TIMEOUT', usualPolicy.timeout),
        pause: read('OUTAGE_RETRY_PAUSE', usualPolicy.pause),
    };
}
/**
 * Runs `attempt` until it succeeds, `judge` says that another one makes no sense, or the policy's
 * tries are used up; then throws the last error.
 */
async function withRetry(attempt, judge, policy = usualPolicy) {
    return (0,p_retry__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .Ay)(async () => {
        try {
            return await attempt();
        }
        catch (error) {
            const { again, after = 0 } = judge(error);
            if (!again || after > policy.longestWait)
                throw new p_retry__WEBPACK_IMPORTED_MODULE_1__/* .AbortError */ .lc(asError(error));
            if (after > 0)
                await new Promise((resolve) => setTimeout(resolve, after));
            throw asError(error);
        }
    }, { retries: policy.retries, minTimeout: policy.pause, factor: 2, randomize: true });
}
function asError(error) {
    return error instanceof Error ? error : new Error(String(error));
}


/***/ }),

/***/ 4673:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ since)
/* harmony export */ });
/** Milliseconds by which another clock may differ from ours; GitHub's times are in whole seconds, too. */
const skew = 300_000;
/** A time of ours as GitHub's `since`: a little earlier, so that nothing is missed. */
function since(at) {
    return new Date(Date.parse(at) - skew).toISOString();
}


/***/ }),

/***/ 5038:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ openTransport)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_2__);



const unzip = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_2__.gunzip);
/** Renamed repositories answer with another address; GitHub says to follow a few. */
const mostRedirects = 5;
/**
 * A `fetch` for Octokit on Node's own HTTP: the built-in one takes 25 MB of memory more, and half of
 * the time until the first request leaves. Answers come whole within `timeout` milliseconds or not at
 * all, since Octokit takes one that was cut for an empty one. Proxies are those of the environment
 * (`HTTPS_PROXY`, `NO_PROXY`), where Node knows how (24.5 and later).
 */
function openTransport(timeout, env = process.env) {
    const options = { keepAlive: true, proxyEnv: env };
    const plain = once(() => (node_http__WEBPACK_IMPORTED_MODULE_0___default()), options);
    // Reading it in takes as long as a request: it is not, where GitHub is a server next door.
    const secure = once(() => process.getBuiltinModule('node:https'), options);
    function send(url, asked) {
        const { client, agent } = url.protocol === 'https:' ? secure() : plain();
        const deadline = AbortSignal.timeout(timeout);
        const signal = asked.signal ? AbortSignal.any([asked.signal, deadline]) : deadline;
        return new Promise((resolve, reject) => {
            const fail = (error) => reject(deadline.aborted ? new Error(`no answer within ${timeout} ms`) : error);
            const request = client.request(url, {
                method: asked.method ?? 'GET',
                headers: {
                    'accept-encoding': 'gzip',
                    ...asked.headers,
                    ...(asked.body === undefined ? {} : { 'content-length': Buffer.byteLength(asked.body) }),
                },
                agent,
                signal,
            });
            request.once('error', fail);
            request.once('response', (response) => {
                const chunks = [];
                response.on('data', (chunk) => chunks.push(chunk));
                response.once('error', fail);
                response.once('end', () => resolve(Object.assign(response, { body: Buffer.concat(chunks) })));
            });
            request.end(asked.body);
        });
    }
    async function follow(url, asked, left) {
        const response = await send(url, asked);
        const { statusCode: status = 0, headers } = response;
        const { location } = headers;
        const moved = location !== undefined && isRedirect(status, asked.method ?? 'GET');
        if (!moved || left === 0)
            return answerOf(url, status, headers, await bodyOf(response));
        const next = new URL(location, url);
        return follow(next, next.origin === url.origin ? asked : withoutToken(asked), left - 1);
    }
    // Octokit passes a string and plain objects, and reads no more of the answer than there is.
    return ((address, asked) => follow(new URL(address), asked, mostRedirects));
}
/** A client and its agent, made when they are first needed. */
function once(load, options) {
    let known;
    return () => {
        if (known === undefined) {
            const client = load();
            known = { client, agent: new client.Agent(options) };
        }
        return known;
    };
}
function isRedirect(status, method) {
    if (status === 307 || status === 308)
        return true;
    return method === 'GET' && [301, 302, 303].includes(status);
}
/** The token is for GitHub, and for nobody it may send us on to. */
function withoutToken(asked) {
    const headers = Object.entries(asked.headers ?? {});
    return {
        ...asked,
        headers: Object.fromEntries(headers.filter(([name]) => name.toLowerCase() !== 'authorization')),
    };
}
async function bodyOf(response) {
    const { headers, body } = response;
    return headers['content-encoding'] === 'gzip' && body.length > 0 ? unzip(body) : body;
}
function answerOf(url, status, headers, body) {
    const known = new Map(Object.entries(headers).map(([name, value]) => [
        name,
        [value].flat().join(', '),
    ]));
    return {
        status,
        url: url.href,
        headers: Object.assign(known.entries(), { get: (name) => known.get(name) ?? null }),
        text: async () => body.toString('utf8'),
        arrayBuffer: async () => new Uint8Array(body).buffer,
    };
}


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/** Milliseconds between two questions: a twelfth of the time that has passed, within these. */
const shortest = 30;
const longest = 15_000;
/**
 * Asks `ask` again and again until it answers something, or `undefined` when the time is over. The
 * longer it has taken the less often, so that the end is noticed soon for what it took. Nothing is
 * asked at once: nothing has ended in the moment in which it began.
 */
async function poll(ask, { clock, timeout, signal, calm = () => 0 }) {
    const begin = clock.now().getTime();
    for (;;) {
        const passed = clock.now().getTime() - begin;
        const pause = Math.max(shortest, calm(), Math.min(longest, passed / 12));
        if (passed + pause > timeout)
            return undefined;
        await clock.sleep(pause, signal);
        signal.throwIfAborted();
        const answer = await ask();
        if (answer !== undefined)
            return answer;
    }
}


/***/ }),

/***/ 5300:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YQ: () => (/* binding */ withCorrections),
/* harmony export */   Zn: () => (/* binding */ momentsOf),
/* harmony export */   qM: () => (/* binding */ disorderOf)
/* harmony export */ });
/* harmony import */ var _events_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6345);

/** The state with the moments in it that people have corrected. Events are left alone. */
function withCorrections(state) {
    const { corrections, acknowledged, resolved, mitigatedAt, declaredAt } = state;
    const [started = declaredAt] = [state.startedAt, declaredAt].filter((at) => at !== '').toSorted();
    const mitigated = corrections.mitigated ?? mitigatedAt;
    return {
        ...state,
        startedAt: corrections.started ?? started,
        detectedAt: corrections.detected ?? declaredAt,
        ...(acknowledged && corrections.acknowledged !== undefined
            ? { acknowledged: { ...acknowledged, at: corrections.acknowledged } }
            : {}),
        ...(mitigated === undefined ? {} : { mitigatedAt: mitigated }),
        ...(resolved && corrections.resolved !== undefined
            ? { resolved: { ...resolved, at: corrections.resolved } }
            : {}),
    };
}
/** When each moment of an incident was, as far as it has come. */
function momentsOf(state) {
    const { startedAt, detectedAt, acknowledged, mitigatedAt, resolved } = state;
    return {
        started: startedAt,
        detected: detectedAt,
        ...(acknowledged ? { acknowledged: acknowledged.at } : {}),
        ...(mitigatedAt === undefined ? {} : { mitigated: mitigatedAt }),
        ...(resolved ? { resolved: resolved.at } : {}),
    };
}
/**
 * What would be wrong if `moment` were at `to`: nothing comes before the start, no answer before it
 * was known, and no mitigation after the resolution.
 */
function disorderOf(state, moment, to) {
    const known = { ...momentsOf(state), [moment]: to };
    const isWrong = (earlier, later) => (known[earlier] ?? '') > (known[later] ?? '9');
    const pairs = [
        ..._events_js__WEBPACK_IMPORTED_MODULE_0__/* .moments */ .C.slice(1).map((later) => ({ earlier: 'started', later })),
        { earlier: 'detected', later: 'acknowledged' },
        { earlier: 'detected', later: 'resolved' },
        { earlier: 'mitigated', later: 'resolved' },
    ];
    return pairs.find(({ earlier, later }) => [earlier, later].includes(moment) && isWrong(earlier, later));
}


/***/ }),

/***/ 6345:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ moments),
/* harmony export */   Q: () => (/* binding */ itself)
/* harmony export */ });
/** Moments of an incident that its figures are made of, in their order. */
const moments = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'];
/** Who acts where no person does. */
const itself = 'outage-playbook';


/***/ }),

/***/ 3506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ fold),
  a: () => (/* binding */ inOrder)
});

// EXTERNAL MODULE: ./src/incident/correct.ts
var correct = __webpack_require__(5300);
// EXTERNAL MODULE: ./src/incident/operations.ts
var operations = __webpack_require__(8458);
// EXTERNAL MODULE: ./src/incident/events.ts
var events = __webpack_require__(6345);
;// CONCATENATED MODULE: ./src/incident/timeline.ts

/** What the timeline says of an event, in plain text; nothing where the event is only ours. */
function timelineEntry(event) {
    // The table pairs each type with its own events; TypeScript cannot follow it through the key. What
    // is not in it a newer version wrote.
    const known = Object.hasOwn(sayings, event.type);
    const say = known ? sayings[event.type] : nothing;
    const text = say(event);
    if (text === undefined)
        return undefined;
    const url = event.url ?? linkOf(event);
    const at = event.type === 'noted' ? (event.happenedAt ?? event.at) : event.at;
    return { at, text, by: event.actor, ...(url === undefined ? {} : { url }) };
}
const nothing = () => undefined;
/** What is said of each kind of event: leaving one out does not compile. */
const sayings = {
    declared: ({ severity, trigger }) => `incident declared, ${severity}: ${trigger.summary}`,
    linked: ({ issue }) => `also discussed in #${issue}`,
    acknowledged: () => 'acknowledged',
    'role-assigned': ({ role, person }) => `${role}: ${person}`,
    'severity-changed': ({ severity }) => `severity is now ${severity}`,
    'phase-changed': ({ phase }) => `phase: ${phase}`,
    checked: ({ actor, step, evidence }) => actor === events/* itself */.Q ? undefined : `done: ${step}${evidence ? ` (${evidence.text})` : ''}`,
    unchecked: ({ step }) => `not done after all: ${step}`,
    noted: ({ text }) => text,
    'deployment-failed': ({ summary }) => summary,
    probed: (event) => `health: ${event.verdict}${findings(event)}`,
    frozen: ({ reason }) => `deployments frozen: ${reason}`,
    unfrozen: () => 'deployments allowed again',
    acted: ({ text }) => text,
    'operation-started': ({ title }) => title,
    'step-finished': ({ title, ok, evidence }) => `${title}${ok ? '' : ' failed'}${evidence ? `: ${evidence.text}` : ''}`,
    'cancel-requested': () => 'asked to stop the operation',
    'operation-finished': ({ summary }) => summary,
    resolved: ({ resolution }) => `resolved${resolution === undefined ? '' : `: ${resolution}`}`,
    reopened: ({ recurrence, reason }) => `${recurrence ? 'recurrence' : 'reopened'}: ${reason}`,
    closed: () => 'watched to the end: nothing came back',
    reminded: ({ text }) => text,
    'updated-public': ({ text }) => `words for the public: ${text}`,
    'drill-marked': () => 'this is a drill',
    corrected: ({ moment, to }) => `corrected: ${moment} at ${to.slice(0, 19).replace('T', ' ')} UTC`,
    'issue-opened': nothing,
    'step-started': nothing,
};
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
function fold(record, firstPhase) {
    const events = inOrder(record.events);
    const start = {
        service: record.service,
        environment: record.environment,
        title: '',
        severity: '',
        status: 'open',
        recurrences: 0,
        phase: firstPhase,
        linked: [],
        trigger: { kind: 'person', summary: '' },
        declaredAt: events[0]?.at ?? '',
        startedAt: '',
        detectedAt: '',
        corrections: {},
        roles: {},
        checks: {},
        operations: [],
        timeline: [],
    };
    const state = (0,correct/* withCorrections */.YQ)(events.reduce(apply, start));
    return { ...state, timeline: state.timeline.toSorted((a, b) => compare(a.at, b.at)) };
}
/** Events by time, each id once. */
function inOrder(events) {
    const once = new Map(events.map((event) => [event.id, event]));
    return [...once.values()].toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
}
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
function apply(state, event) {
    const entry = timelineEntry(event);
    const timeline = entry === undefined ? state.timeline : [...state.timeline, entry];
    // The table pairs each type with its own events; TypeScript cannot follow it through the key. What
    // is not in it a newer version wrote.
    const known = Object.hasOwn(changes, event.type);
    const change = known ? changes[event.type] : same;
    return { ...change(state, event), timeline };
}
const same = (state) => state;
const operation = (state, event) => ({ ...state, operations: (0,operations/* foldOperation */.$m)(state.operations, event) });
/** What each kind of event changes: leaving one out does not compile. */
const changes = {
    declared,
    'issue-opened': (state, event) => state.issue
        ? linked(state, event)
        : { ...state, issue: { number: event.issue, url: event.link } },
    linked,
    acknowledged: (state, { at, actor }) => state.acknowledged ? state : { ...state, acknowledged: { at, by: actor } },
    'role-assigned': (state, { role, person }) => ({
        ...state,
        roles: { ...state.roles, [role]: person },
    }),
    'severity-changed': (state, { severity }) => ({ ...state, severity }),
    'phase-changed': (state, { phase }) => ({ ...state, phase }),
    checked: (state, { step, at, actor, evidence }) => ({
        ...state,
        checks: { ...state.checks, [step]: { at, by: actor, ...(evidence ? { evidence } : {}) } },
    }),
    unchecked: (state, { step }) => {
        const { [step]: _, ...checks } = state.checks;
        return { ...state, checks };
    },
    probed,
    frozen: (state, { at, actor, reason }) => ({ ...state, frozen: { at, by: actor, reason } }),
    acted: (state) => state,
    unfrozen: ({ frozen: _, ...state }) => state,
    'operation-started': operation,
    'step-started': operation,
    'step-finished': operation,
    'cancel-requested': operation,
    'operation-finished': operation,
    resolved: (state, { at, actor, cause, resolution }) => ({
        ...state,
        status: 'resolved',
        resolved: {
            // Told again, with a cause that was missing: it was over when it was.
            ...(state.resolved ?? { at, by: actor, ...(state.cause ? { cause: state.cause } : {}) }),
            ...(cause === undefined ? {} : { cause }),
            ...(resolution === undefined ? {} : { resolution }),
        },
    }),
    reopened,
    closed: (state) => ({ ...state, status: 'closed' }),
    'updated-public': (state, { at, template }) => ({ ...state, told: { at, template } }),
    noted: same,
    reminded: same,
    'deployment-failed': (state, { at }) => beganBy(state, [at]),
    corrected: (state, { moment, to }) => ({
        ...state,
        corrections: { ...state.corrections, [moment]: to },
    }),
    'drill-marked': (state) => ({ ...state, drill: true }),
};
/** It began with the first sign of it, which may be older than its declaration. */
function beganBy(state, signs) {
    const [first] = [state.startedAt, ...signs].filter((at) => at !== '').toSorted();
    return first === undefined ? state : { ...state, startedAt: first };
}
function reopened(state, event) {
    const { resolved, mitigatedAt: _, ...rest } = state;
    const cause = resolved?.cause ?? state.cause;
    const corrections = without(without(state.corrections, 'resolved'), 'mitigated');
    const recurrences = state.recurrences + (event.recurrence ? 1 : 0);
    const told = cause === undefined ? {} : { cause };
    return { ...rest, ...told, status: 'open', recurrences, corrections };
}
/** One that was declared twice, where one did not know of the other, began with the first. */
function declared(state, event) {
    const impact = state.impact ?? event.impact;
    const known = impact === undefined ? {} : { impact };
    if (state.severity !== '')
        return { ...state, ...known };
    const { title, severity, trigger, drill } = event;
    const exercise = drill ? { drill } : {};
    return { ...state, title, severity, trigger, declaredAt: event.at, ...known, ...exercise };
}
/** The issue of the incident is the one that was opened first; any other leads to it. */
function linked(state, event) {
    if (state.issue?.number === event.issue)
        return state;
    return { ...state, linked: [...state.linked, { number: event.issue, url: event.link }] };
}
function probed(state, event) {
    const health = { verdict: event.verdict, at: event.at, results: event.results };
    if (event.verdict === 'unknown')
        return { ...state, health };
    const { mitigatedAt, unhealthySince, ...rest } = state;
    if (event.verdict !== 'up') {
        const corrections = without(state.corrections, 'mitigated');
        const known = { ...rest, health, corrections, unhealthySince: unhealthySince ?? event.at };
        const signs = event.results.filter(isSign).map(({ at }) => at);
        return beganBy(known, signs);
    }
    if (mitigatedAt !== undefined)
        return { ...rest, health, mitigatedAt };
    // A service that was never seen to fail has not recovered, unless something was done for it.
    const recovers = unhealthySince !== undefined || state.operations.length > 0;
    return recovers ? { ...rest, health, mitigatedAt: event.at } : { ...rest, health };
}
const isSign = ({ verdict }) => verdict === 'down' || verdict === 'degraded';
/** What was corrected before it happened once more no longer says anything. */
function without(corrections, moment) {
    const { [moment]: _, ...rest } = corrections;
    return rest;
}


/***/ }),

/***/ 8458:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ foldOperation),
/* harmony export */   Ro: () => (/* binding */ runningOperation),
/* harmony export */   YX: () => (/* binding */ isOwnDeployment)
/* harmony export */ });
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


/***/ }),

/***/ 33:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bb: () => (/* binding */ operationId),
/* harmony export */   Ch: () => (/* binding */ withoutCause),
/* harmony export */   Dr: () => (/* binding */ withoutIncident),
/* harmony export */   GT: () => (/* binding */ makeEvents),
/* harmony export */   LE: () => (/* binding */ withIncident),
/* harmony export */   OK: () => (/* binding */ withEvents),
/* harmony export */   Or: () => (/* binding */ rememberedClaims),
/* harmony export */   _h: () => (/* binding */ withRelease),
/* harmony export */   bN: () => (/* binding */ rememberedReleases),
/* harmony export */   hn: () => (/* binding */ rememberedClosed),
/* harmony export */   iF: () => (/* binding */ withFreeze),
/* harmony export */   oL: () => (/* binding */ withoutFreeze)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/**
 * Makes events out of what happened. Ids come from the cause and the kind of event, so the same
 * cause told twice gives the same ids; times are later than anything in the record.
 */
function makeEvents(incident, cause, bodies) {
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
        case 'corrected':
            return `:${body.moment}`;
        case 'linked':
            return `:${body.issue}`;
        case 'noted':
            return `:${shortHash(body.text)}`;
        case 'probed':
            return `:${body.results[0]?.at ?? ''}`;
        default:
            return '';
    }
}
/** The record with further events in its incident; those it has already are not added again. */
function withEvents(record, events) {
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
/** Finished claims that a record remembers. Older events are refused by their age. */
const rememberedClaims = 500;
/** Closed incidents that the record of a service names. */
const rememberedClosed = 50;
/** The record without its incident, which is kept elsewhere, and will not be open here again. */
function withoutIncident(record, { at, issue }) {
    const { incident, ...rest } = record;
    if (incident === undefined)
        return record;
    const closed = { id: incident.id, at, ...(issue === undefined ? {} : { issue }) };
    return { ...rest, closed: [...(record.closed ?? []), closed].slice(-rememberedClosed) };
}
/**
 * The record with deployments frozen. Where they are already, that freeze stands, and learns at most
 * how the hosting deployed by itself.
 */
function withFreeze(record, freeze) {
    if (record.frozen) {
        const { autodeploy } = freeze;
        if (autodeploy === undefined || record.frozen.autodeploy !== undefined)
            return record;
        return { ...record, frozen: { ...record.frozen, autodeploy } };
    }
    // Clocks of two machines differ; that this came after the thaw is what counts.
    const after = record.thawed === undefined ? 0 : Date.parse(record.thawed) + 1;
    const at = new Date(Math.max(Date.parse(freeze.at), after)).toISOString();
    return { ...record, frozen: { ...freeze, at } };
}
/** The record with deployments allowed again, at `at` (ISO 8601). */
function withoutFreeze(record, at) {
    const { frozen, ...rest } = record;
    const thawed = [at, frozen?.at ?? '', record.thawed ?? ''].toSorted().at(-1) ?? at;
    return { ...rest, thawed };
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
    return shortHash(key);
}
function shortHash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 8);
}


/***/ }),

/***/ 5027:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I9: () => (/* binding */ recall),
/* harmony export */   Kn: () => (/* binding */ writeOutputs),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   Rm: () => (/* binding */ log),
/* harmony export */   ah: () => (/* binding */ guard),
/* harmony export */   eh: () => (/* binding */ summarize),
/* harmony export */   fJ: () => (/* binding */ fail),
/* harmony export */   fz: () => (/* binding */ annotate),
/* harmony export */   kY: () => (/* binding */ remember)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1659);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7021);


/** Reads the inputs, and keeps the token out of the log. */
function readInputs() {
    const token = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('github-token');
    if (token !== '')
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(token);
    return {
        token,
        command: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('command'),
        config: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('config') || '.github/outage.yml',
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
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH(name, hidden(value));
}
/** Text that may leave. */
const hidden = (text) => (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(text, (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .likelySecrets */ .gc)(process.env));
/** A line of the log. It may hold anybody's text: it cannot become a command of the runner's. */
function log(line) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(hidden(line)
        .replaceAll(/[\r\n]+/g, ' ')
        // Both ways in which the runner takes commands: `::name::` and `##[name]`.
        .replaceAll(/:(?=:)|#(?=#\[)/g, '$&\u200b'));
}
/** Characters of an annotation: more of it is not shown. */
const longestAnnotation = 4_000;
/** A failure, as an annotation of the run. */
function annotate(message) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3(hidden(message).slice(0, longestAnnotation), { title: 'Outage Playbook' });
}
/** What nobody caught ends the step: Node.js itself would print it as it is, with all that it holds. */
function guard() {
    process.once('uncaughtException', (error) => {
        annotate(error.stack ?? error.message);
        process.exit(_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .ExitCode */ .yU.Failure);
    });
}
const remembered = new Set();
/** Remembers a record for the `post` step, which answers for a run that was cancelled. */
function remember(record) {
    remembered.add(record);
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ('records', [...remembered].join('\n'));
}
/** The records that the main step remembered. */
function recall() {
    return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu('records')
        .split('\n')
        .filter((key) => key !== '');
}
/** Ends the step as failed. */
function fail() {
    process.exitCode = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .ExitCode */ .yU.Failure;
}
/** Adds Markdown to the summary of the job. */
async function summarize(markdown) {
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    await _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw(hidden(markdown), true).write();
}


/***/ }),

/***/ 1403:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ openClient),
/* harmony export */   checkAddress: () => (/* binding */ checkAddress),
/* harmony export */   z: () => (/* binding */ databaseOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7021);


/**
 * A client for the database at `url`; `name` is the variable that holds it, for messages. The driver
 * is loaded here and nowhere else, so that whoever needs no database does not load it either. No
 * connection is made yet. Throws `secret-invalid` where the address is none.
 */
async function openClient(url, name, patience) {
    const { MongoClient } = await __webpack_require__.e(/* import() */ 3249).then(__webpack_require__.bind(__webpack_require__, 4294));
    try {
        return new MongoClient(url, {
            appName: 'outage-playbook',
            serverSelectionTimeoutMS: patience.connect,
            connectTimeoutMS: patience.connect,
            socketTimeoutMS: patience.answer,
            maxPoolSize: 5,
        });
    }
    catch (error) {
        const why = error instanceof Error ? (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(error.message, (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsOf */ .Fj)(url)) : '';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('secret-invalid', `\`${name}\` is not an address of MongoDB: ${why}`, {
            remedy: `Set \`${name}\` to a connection string such as \`mongodb+srv://USER:PASSWORD@HOST/outage\`.`,
        });
    }
}
/** Throws `secret-invalid` where `url` is no address of a database; asks nobody. */
async function checkAddress(url, name) {
    await openClient(url, name, { connect: 1_000, answer: 1_000 });
}
/** The database that an address names, or `otherwise` where it names none. */
function databaseOf(url, otherwise) {
    const [, name] = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(url) ?? [];
    return name === undefined ? otherwise : decodeURIComponent(name);
}


/***/ }),

/***/ 5290:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ troubleOf)
/* harmony export */ });
/** What the server says about a command that it does not have. FerretDB says the first. */
const unsupported = new Set([9, 59, 73, 115, 238, 40_324]);
/** Authentication failed; not authorized; Atlas's own error for both. */
const denied = new Set([11, 13, 18, 33, 8_000]);
/**
 * Codes of a server that is starting, stopping, or not the primary, and of a write that too few have.
 * (MongoDB specifications: Retryable Writes, "Determining Retryable Errors".)
 */
const passing = new Set([
    6, 7, 64, 89, 91, 134, 189, 262, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436,
]);
/** Network trouble, by the system's code. */
const words = {
    ECONNREFUSED: 'refuses connections',
    ECONNRESET: 'closed the connection',
    EPIPE: 'closed the connection',
    ETIMEDOUT: 'cannot be reached',
    EHOSTUNREACH: 'cannot be reached',
    ENETUNREACH: 'cannot be reached from here',
    ENOTFOUND: 'has a name that does not exist in DNS',
    ENODATA: 'has a name without an address in DNS',
    EAI_AGAIN: 'has a name that the DNS resolver does not answer for',
    ETIMEOUT: 'has a name that the DNS resolver does not answer for',
    ESERVFAIL: 'has a name that the DNS resolver does not answer for',
    EREFUSED: 'has a name that the DNS resolver does not answer for',
    CERT_HAS_EXPIRED: 'has a TLS certificate that has expired',
    ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: 'ended the TLS handshake; on Atlas, that is an address which the access list does not have',
};
/**
 * What an error of the driver's means. By its shape, so that asking does not load the driver; its
 * message is left out, because it may hold the address.
 */
function troubleOf(error) {
    const chain = causesOf(error);
    const said = chain.find((one) => typeof one.code === 'number');
    if (said?.code !== undefined)
        return saidBy(Number(said.code), said.codeName);
    const system = chain.find((one) => typeof one.code === 'string')?.code;
    if (typeof system === 'string') {
        const text = words[system] ?? (isTls(system) ? `failed in TLS (${system})` : `failed: ${system}`);
        return { kind: 'unreachable', text, code: system, passing: true };
    }
    const names = chain.map(({ name }) => name ?? '');
    if (chain.some(({ reason }) => reason?.type === 'ReplicaSetNoPrimary')) {
        return { kind: 'unreachable', text: 'has no primary', passing: true };
    }
    if (names.some((name) => /Timeout|ServerSelection/.test(name))) {
        return { kind: 'silent', text: 'did not answer in time', passing: true };
    }
    if (names.some((name) => /Network|Pool|Topology|NotConnected|ClientClosed/.test(name))) {
        return { kind: 'unreachable', text: 'closed the connection', code: 'ECONNRESET', passing: true };
    }
    return { kind: 'refused', text: `failed: ${names[0] ?? 'for no known reason'}`, passing: false };
}
function saidBy(code, codeName) {
    const name = codeName ?? `code ${code}`;
    if (denied.has(code)) {
        return { kind: 'denied', text: `refused the credentials (${name})`, passing: false };
    }
    if (unsupported.has(code)) {
        return { kind: 'unsupported', text: `has no such command (${name})`, passing: false };
    }
    return { kind: 'refused', text: `answered ${name}`, passing: passing.has(code) };
}
/** An error and what caused it, outermost first. */
function causesOf(error) {
    const chain = [];
    let next = error;
    while (typeof next === 'object' && next !== null && chain.length < 10) {
        chain.push(next);
        next = 'cause' in next ? next.cause : undefined;
    }
    return chain;
}
function isTls(code) {
    return /CERT|SSL|TLS|SIGNED|SIGNATURE|EPROTO/.test(code);
}


/***/ }),

/***/ 1559:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ announce),
/* harmony export */   r: () => (/* binding */ withOpenedIssue)
/* harmony export */ });
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9034);
/* harmony import */ var _engine_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6173);
/* harmony import */ var _opening_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(354);



/**
 * Opens the issue where there is none, and answers whoever asked. It never holds the operation up:
 * where GitHub does not take it, that is noted, and the operation goes on.
 */
async function announce({ context, journal, opened }, headline) {
    try {
        const issue = await (0,_opening_js__WEBPACK_IMPORTED_MODULE_1__/* .ensureIssue */ .W7)(context);
        opened.issue = issue;
        context.reply.place(issue.number);
        await context.reply.show({
            status: 'running',
            headline,
            steps: journal.view.steps(),
            details: (0,_opening_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentLink */ .hF)(context, issue),
            operation: journal.id,
        });
    }
    catch (error) {
        if (error instanceof _engine_context_js__WEBPACK_IMPORTED_MODULE_2__/* .Taken */ .u)
            throw error;
        journal.note({ type: 'noted', text: `GitHub could not be told: ${(0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(error).message}` });
    }
}
/** The record with the incident's issue in it, where it is known. */
function withOpenedIssue({ context, opened }, record) {
    const { issue } = opened;
    return issue === undefined ? record : (0,_opening_js__WEBPACK_IMPORTED_MODULE_1__/* .withIssue */ .Qp)(context, record, issue);
}


/***/ }),

/***/ 9448:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dU: () => (/* binding */ attemptSteps),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   i4: () => (/* binding */ startDeployment),
/* harmony export */   pb: () => (/* binding */ followDeployment),
/* harmony export */   v9: () => (/* binding */ holds),
/* harmony export */   vO: () => (/* binding */ budgetFor)
/* harmony export */ });
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9034);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8987);
/* harmony import */ var _engine_confirmed_health_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4928);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2909);




/** Titles of the steps of one attempt, for showing what will come. */
function attemptSteps(number, sha) {
    const short = (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(sha.slice(0, 7));
    return [
        { name: `redeploy-${number}`, title: `deployment of ${short} asked for` },
        { name: `live-${number}`, title: `${short} live` },
        { name: `verify-${number}`, title: 'health verified' },
    ];
}
/** Asks the hosting for the candidate. Not repeatable, so the journal knows of it before. */
function startDeployment(one) {
    const { journal, hosting, candidate, number } = one;
    const request = {
        sha: candidate.sha,
        operation: journal.id,
        reason: one.reason,
        ...(one.way ? { way: one.way } : {}),
        others: Array.from({ length: number - 1 }, (_, index) => journal.resultOf(`redeploy-${index + 1}`)).flatMap((known) => known?.id ?? []),
    };
    const [{ name, title } = { name: '', title: '' }] = attemptSteps(number, candidate.sha);
    return journal.step({
        name,
        title,
        durable: true,
        already: async (since) => {
            const found = await hosting.find?.(request, since);
            return found && outcomeOf(found);
        },
        run: async () => outcomeOf(await hosting.deploy(request)),
    });
}
function outcomeOf(deployment) {
    if (deployment.url === undefined)
        return { result: deployment };
    return { result: deployment, evidence: { text: 'log', url: deployment.url } };
}
/** Waits until the deployment is live, and verifies the service's health then. */
async function followDeployment(one, deployment) {
    const { journal, candidate, number } = one;
    const [, live] = attemptSteps(number, candidate.sha);
    const result = await journal.step({
        name: live?.name ?? '',
        title: live?.title ?? '',
        run: (report) => waitUntilLive(one, deployment, report),
    });
    const attempt = { candidate, ...result };
    if (result.status !== 'live')
        return attempt;
    // What cannot be asked after a crash is written down while the health is verified.
    const written = one.hosting.find ? undefined : journal.flush(live?.title ?? '');
    const [health] = await Promise.all([verified(one), written]);
    return { ...attempt, ...health };
}
function verified(one) {
    const { journal, candidate, number } = one;
    const [, , verify] = attemptSteps(number, candidate.sha);
    return journal.step({
        name: verify?.name ?? '',
        title: verify?.title ?? '',
        run: (report) => verifyHealth(one, report),
    });
}
async function waitUntilLive({ journal, hosting }, deployment, report) {
    try {
        const result = await journal.watched(() => hosting.wait(deployment, report, journal.signal));
        const { url, detail, status } = result;
        const text = status === 'live' ? (url === undefined ? '' : 'log') : (detail ?? status);
        return {
            result,
            ok: status === 'live',
            ...(text === '' ? {} : { evidence: { text, ...(url === undefined ? {} : { url }) } }),
        };
    }
    catch (error) {
        if (journal.signal.aborted) {
            await hosting.cancel?.(deployment).catch(() => undefined);
            throw journal.signal.reason;
        }
        const problem = (0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(error);
        if (problem.code !== 'deploy-failed')
            throw problem;
        return {
            result: { status: 'failed', detail: problem.message },
            ok: false,
            evidence: { text: problem.message },
        };
    }
}
/** Milliseconds for what is asked of GitHub around the deployments. */
const asking = 600_000;
/** Milliseconds that trying this number of releases may take in all. */
function budgetFor(place, candidates) {
    return candidates * (place.settings.hosting.timeout + longestVerification(place)) + asking;
}
function longestVerification({ settings }) {
    const { confirm, timeout } = settings.health;
    return (confirm.every + timeout) * (confirm.failures + confirm.successes) + margin;
}
/** Milliseconds beyond what confirming takes in which an undecided verdict may still settle. */
const margin = 120_000;
async function verifyHealth({ context, journal }, report) {
    const { engine, place } = context;
    const longest = longestVerification(place);
    const { verdict, reasons, results } = await journal.watched(() => (0,_engine_confirmed_health_js__WEBPACK_IMPORTED_MODULE_3__/* .confirmedHealth */ .I)(context, {
        signal: journal.signal,
        deadline: new Date(engine.clock.now().getTime() + longest),
        onResult: ({ progress }) => report(progress),
    }));
    journal.note({ type: 'probed', verdict, results });
    const healthy = verdict === 'up' || verdict === 'degraded';
    const text = healthy
        ? results.map(({ probe, detail }) => `${probe} ${detail}`).join(', ')
        : reasons.join('; ');
    return { result: { verdict, reasons }, ok: healthy, evidence: { text } };
}
/** True where the release runs and can stay: a slow service is better than none. */
function holds(attempt) {
    return attempt.status === 'live' && (attempt.verdict === 'up' || attempt.verdict === 'degraded');
}
/** Why an attempt did not hold, as an error. */
function failureOf(attempt) {
    const short = (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(attempt.candidate.sha.slice(0, 7));
    if (attempt.status === 'timed-out') {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OutageError */ .AP('deploy-timeout', `The deployment of ${short} did not end: ${attempt.detail ?? ''}.`);
    }
    if (attempt.status !== 'live') {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OutageError */ .AP('deploy-failed', `The deployment of ${short} ${attempt.status}: ${attempt.detail ?? ''}`);
    }
    const why = attempt.reasons?.join('; ') ?? '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OutageError */ .AP('still-unhealthy', `${short} runs, and is ${attempt.verdict ?? 'unknown'}: ${why}`);
}


/***/ }),

/***/ 4820:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K6: () => (/* binding */ joinRunning),
/* harmony export */   cO: () => (/* binding */ Overtaken),
/* harmony export */   d2: () => (/* binding */ refuseSecond)
/* harmony export */ });
/* harmony import */ var _engine_ticking_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7829);
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2909);
/* harmony import */ var _views_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8725);




/**
 * The answer to a command whose operation is under way already, or ended while it was being typed:
 * it joins that one, and leaves `change` in the record. Nothing where there is none to join.
 */
async function joinRunning(context, change = (record) => record) {
    const operation = toJoin(context, context.state());
    if (operation === undefined)
        return undefined;
    await context.commit(change, 'Join an operation');
    return operation.finishedAt === undefined
        ? joined(context, operation)
        : doneMeanwhile(context, operation);
}
/** Thrown where another run has begun an operation in the moment in which this one was planned. */
class Overtaken extends Error {
}
/** Throws `Overtaken` where a record holds an operation that ours would have to join. */
function refuseSecond(context, record) {
    if (toJoin(context, (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_0__/* .stateOf */ .L4)(record, context.settings.playbook)))
        throw new Overtaken();
}
/** The operation to join: one that is under way, or that ended well since ours was asked for. */
function toJoin({ invocation }, state) {
    const own = (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_1__/* .operationId */ .Bb)(invocation.key);
    if (state?.operations.some(({ id }) => id === own))
        return undefined;
    return state?.operations.findLast(({ finishedAt, outcome }) => finishedAt === undefined || (outcome === 'succeeded' && finishedAt > invocation.at));
}
function joined(context, operation) {
    return {
        outcome: 'pending',
        reason: 'operation-running',
        operation: operation.id,
        reply: {
            status: 'succeeded',
            headline: `**Already under way:** ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(operation.title)}, by ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(operation.by)} since ${(0,_views_time_js__WEBPACK_IMPORTED_MODULE_2__/* .clockTime */ .qo)(operation.startedAt)}.`,
            details: [`It shows how it goes ${where(context)}. To stop it: \`/cancel\`.`],
            operation: operation.id,
        },
    };
}
function doneMeanwhile(context, operation) {
    return {
        outcome: 'succeeded',
        operation: operation.id,
        ...(operation.running === undefined ? {} : { rolledBackTo: operation.running }),
        reply: {
            status: 'succeeded',
            headline: `**Done already:** ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(operation.summary ?? operation.title)}.`,
            details: [
                `It was begun by ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(operation.by)} at ${(0,_views_time_js__WEBPACK_IMPORTED_MODULE_2__/* .clockTime */ .qo)(operation.startedAt)}; see ${where(context)}.`,
            ],
            operation: operation.id,
        },
    };
}
function where(context) {
    const issue = context.state()?.issue;
    return issue === undefined ? 'in its own reply' : `in ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(`#${issue.number}`, issue.url)}`;
}


/***/ }),

/***/ 3489:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ openJournal)
});

// EXTERNAL MODULE: ./src/engine/deciding.ts
var deciding = __webpack_require__(5067);
// EXTERNAL MODULE: ./src/engine/ticking.ts
var ticking = __webpack_require__(7829);
// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/incident/events.ts
var events = __webpack_require__(6345);
// EXTERNAL MODULE: ./src/incident/service.ts
var service = __webpack_require__(33);
// EXTERNAL MODULE: ./src/views/time.ts
var time = __webpack_require__(8725);
;// CONCATENATED MODULE: ./src/operations/progress.ts
/** `changed` is called after every change. */
function progressView(changed) {
    const steps = new Map();
    function set(name, step) {
        steps.set(name, step);
        changed();
    }
    return {
        plan(coming) {
            for (const { name, title } of coming) {
                if (!steps.has(name))
                    steps.set(name, { title, status: 'waiting' });
            }
        },
        start: (name, title) => set(name, { title, status: 'running' }),
        report(name, detail) {
            const step = steps.get(name);
            if (step?.status === 'running' && step.detail !== detail)
                set(name, { ...step, detail });
        },
        finish(name, title, ok, { milliseconds, evidence }) {
            set(name, {
                title,
                status: ok ? 'done' : 'failed',
                ...(milliseconds === undefined ? {} : { milliseconds }),
                ...(evidence === undefined ? {} : { evidence }),
            });
        },
        close() {
            for (const [name, step] of steps) {
                if (step.status === 'waiting')
                    steps.set(name, { ...step, status: 'skipped' });
                if (step.status === 'running')
                    steps.set(name, { ...step, status: 'failed', detail: 'stopped' });
            }
        },
        steps: () => [...steps.values()],
    };
}

;// CONCATENATED MODULE: ./src/operations/journal.ts







/** Milliseconds between two looks for a `/cancel`. */
const watchEvery = 10_000;
/** Opens the journal of an operation, new or begun by a run that is gone. */
function openJournal(context, options) {
    const { engine, settings, file, invocation } = context;
    const id = (0,service/* operationId */.Bb)(invocation.key);
    const view = progressView(() => {
        const headline = options.headline();
        if (headline === '')
            return;
        const reply = { status: 'running', headline, steps: view.steps(), operation: id };
        context.reply.show(reply).catch(() => undefined);
    });
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, engine.signal]);
    AbortSignal.timeout(options.budget).addEventListener('abort', () => stop.abort(overdue(options.budget)));
    let pending = [];
    const known = () => context.state()?.operations.find((operation) => operation.id === id);
    const stepKnown = (name) => known()?.steps.find((step) => step.name === name);
    const isPending = (type, name) => pending.some(({ body }) => body.type === type && 'step' in body && body.step === name);
    function note(...bodies) {
        const cause = (0,deciding/* causeOf */.rl)(context);
        pending.push(...bodies.map((body) => ({ cause: { ...cause, actor: actorOf(context, body) }, body })));
    }
    function withPending(record, items) {
        return items.reduce((before, { cause, body }) => (0,ticking/* withHappenings */.e2)(before, settings.playbook, cause, [body]), record);
    }
    async function flush(why, change = (record) => record) {
        const items = pending;
        await context.commit((record) => withPending(change(record), items), why);
        pending = pending.filter((item) => !items.includes(item));
        throwIfCancelled();
    }
    function throwIfCancelled() {
        const asked = known()?.cancelRequested;
        if (asked)
            stop.abort(new errors/* OutageError */.AP('cancelled', `Stopped by ${asked.by}.`));
        signal.throwIfAborted();
    }
    async function step(spec) {
        const { name, title } = spec;
        const before = stepKnown(name);
        if (before && before.status !== 'running') {
            view.finish(name, title, before.status === 'done', before);
            return before.result;
        }
        throwIfCancelled();
        const begun = engine.clock.now();
        view.start(name, title);
        const outcome = (await happened(spec, before)) ?? (await act(spec, before));
        const milliseconds = engine.clock.now().getTime() - begun.getTime();
        const ok = outcome.ok ?? true;
        const { evidence, result } = outcome;
        note({
            ...{ type: 'step-finished', operation: id, step: name, title, ok, milliseconds },
            ...(evidence ? { evidence } : {}),
            ...(result === undefined ? {} : { result }),
        });
        view.finish(name, title, ok, { milliseconds, ...(evidence ? { evidence } : {}) });
        return result;
    }
    /**
     * A run that resumes asks whether a step happened. What is written down before it acts, and is not
     * there, did not happen; any other may have, whoever wrote it down or did not.
     */
    async function happened(spec, before) {
        if (!context.before || !spec.already || (spec.durable && !before))
            return undefined;
        return spec.already(before?.startedAt ?? context.before.at);
    }
    async function act(spec, before) {
        const { name, title } = spec;
        if (!before && !isPending('step-started', name)) {
            note({ type: 'step-started', operation: id, step: name, title });
        }
        if (spec.durable && isPending('step-started', name))
            await flush(title);
        try {
            return await spec.run((detail) => view.report(name, detail));
        }
        catch (error) {
            view.finish(name, title, false, {});
            throw error;
        }
    }
    async function watched(work) {
        const end = new AbortController();
        const watch = async () => {
            while (!end.signal.aborted) {
                await engine.clock.sleep(watchEvery, end.signal);
                // Where the record cannot be read now, it may be the next time.
                await file.refresh().catch(() => undefined);
                throwIfCancelled();
            }
        };
        watch().catch(() => undefined);
        try {
            return await work();
        }
        finally {
            end.abort();
        }
    }
    return {
        id,
        view,
        signal,
        note,
        flush,
        step,
        watched,
        isBegun: () => known() !== undefined,
        resultOf: (name) => stepKnown(name)?.result,
        closing(...bodies) {
            note(...bodies);
            const items = pending;
            pending = [];
            return (record) => withPending(record, items);
        },
    };
}
function overdue(budget) {
    return new errors/* OutageError */.AP('timeout', `It was not over after ${(0,time/* duration */.p0)(budget)}.`);
}
/** What an operation does, it does by itself; that it began, and froze deployments, somebody asked. */
function actorOf({ invocation }, { type }) {
    const asked = type === 'operation-started' || type === 'frozen';
    return asked && invocation.actor.kind !== 'itself' ? invocation.actor.login : events/* itself */.Q;
}


/***/ }),

/***/ 354:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ withRecurrence),
/* harmony export */   Qp: () => (/* binding */ withIssue),
/* harmony export */   W7: () => (/* binding */ ensureIssue),
/* harmony export */   hF: () => (/* binding */ incidentLink),
/* harmony export */   pF: () => (/* binding */ openIncident),
/* harmony export */   uO: () => (/* binding */ withOpened)
/* harmony export */ });
/* harmony import */ var _engine_incident_issue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1732);
/* harmony import */ var _engine_deciding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5067);
/* harmony import */ var _engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7829);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8987);
/* harmony import */ var _views_issue_called_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9817);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2909);
/* harmony import */ var _incident_events_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6345);
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(33);








/**
 * Opens an incident of the service with `open`, or joins the one that is open, and links the issue
 * where the command was typed with it. There is never more than one: who is first is settled in the
 * record.
 */
async function openIncident(context, open) {
    await context.commit(open, 'Open an incident');
    const joined = context.file.value.incident?.id !== context.invocation.key;
    const issue = await ensureIssue(context);
    await context.commit((record) => withIssue(context, record, issue), `Incident #${issue.number}`);
    return { issue, joined };
}
/** The record with an incident open; what began it is told only where it is new. */
function withOpened(context, record, bodies) {
    const opened = (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_5__/* .withIncident */ .LE)(record, context.invocation.key);
    const isOurs = opened.incident?.id === context.invocation.key;
    const { playbook } = context.settings;
    if (isOurs)
        return (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .withHappenings */ .e2)(opened, playbook, (0,_engine_deciding_js__WEBPACK_IMPORTED_MODULE_1__/* .causeOf */ .rl)(context), bodies);
    return withRecurrence(context, opened, reasonIn(bodies));
}
/** The record with its incident open again, where it was resolved and still watched. */
function withRecurrence(context, record, reason) {
    const { playbook } = context.settings;
    if ((0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(record, playbook)?.status !== 'resolved')
        return record;
    const [first] = playbook.phases;
    return (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .withHappenings */ .e2)(record, playbook, (0,_engine_deciding_js__WEBPACK_IMPORTED_MODULE_1__/* .causeOf */ .rl)(context), [
        { type: 'reopened', reason, recurrence: true },
        ...(first ? [{ type: 'phase-changed', phase: first.id }] : []),
    ]);
}
function reasonIn(bodies) {
    const declared = bodies.find((body) => body.type === 'declared');
    return declared?.trigger.summary ?? 'it failed again';
}
/** The record with the incident's issue in it, and the issue where the command was typed. */
function withIssue(context, record, issue) {
    const { invocation, settings } = context;
    const bodies = [];
    const state = (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(record, settings.playbook);
    if (state?.issue === undefined) {
        bodies.push({ type: 'issue-opened', issue: issue.number, link: issue.url });
    }
    const origin = invocation.issue;
    const known = state?.linked.some(({ number }) => number === origin?.number);
    if (origin && origin.number !== issue.number && !known) {
        bodies.push({ type: 'linked', issue: origin.number, link: origin.url });
    }
    const cause = { ...(0,_engine_deciding_js__WEBPACK_IMPORTED_MODULE_1__/* .causeOf */ .rl)(context), actor: _incident_events_js__WEBPACK_IMPORTED_MODULE_6__/* .itself */ .Q };
    const linked = (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .withHappenings */ .e2)(record, settings.playbook, cause, bodies);
    return state?.issue === undefined ? withCalled(context, linked, cause) : linked;
}
/** The issue names the people to call, and GitHub notifies them: those steps are done. */
function withCalled(context, record, cause) {
    const { config, playbook } = context.settings;
    return _views_issue_called_js__WEBPACK_IMPORTED_MODULE_4__/* .calledRoles */ .p.reduce((before, role) => {
        const people = config.people[role].map((login) => `@${login}`).join(', ');
        if (people === '')
            return before;
        return (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .withTicks */ .Zm)(before, playbook, cause, [`notified:${role}`], { text: people });
    }, record);
}
/** Where the command was typed elsewhere: a line that leads to the incident. */
function incidentLink(context, issue) {
    if (issue === undefined || context.invocation.issue?.number === issue.number)
        return [];
    return [`Incident: ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .link */ .nf)(`#${issue.number}`, issue.url)}`];
}
/** Milliseconds to wait for another run to open the issue of an incident that it opened. */
const patience = 30_000;
/** The issue of the open incident: the one it has, or a new one where this run opened it. */
async function ensureIssue(context) {
    const { engine, file, invocation } = context;
    const end = engine.clock.now().getTime() + patience;
    for (;;) {
        const state = context.state();
        const { incident } = file.value;
        if (state === undefined || incident === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .OutageError */ .AP('incident-missing', 'The incident was closed meanwhile.');
        }
        if (state.issue)
            return state.issue;
        if (incident.id === invocation.key || engine.clock.now().getTime() > end) {
            return (0,_engine_incident_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .openIssue */ .YZ)(context, state, incident.id);
        }
        await engine.clock.sleep(1_000, engine.signal);
        await file.refresh();
    }
}


/***/ }),

/***/ 3868:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Os: () => (/* binding */ compareNow),
  FK: () => (/* binding */ compareTarget),
  V$: () => (/* binding */ foreign),
  sL: () => (/* binding */ isOnBranch),
  Cs: () => (/* binding */ makePlan)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/github/git.ts
var git = __webpack_require__(6891);
;// CONCATENATED MODULE: ./src/github/standing.ts
/**
 * How a commit stands to the head of a branch, from the newest commits of the branch alone. Nothing
 * where they do not reach far enough to tell.
 */
function standing(history, target) {
    const [head] = history;
    const known = new Map(history.map((commit) => [commit.sha, commit]));
    const base = known.get(target);
    if (head === undefined || base === undefined)
        return undefined;
    const below = reach(known, target);
    const after = history.filter(({ sha }) => !below.has(sha));
    // A side branch that leaves the window may have begun before the target: then we cannot tell.
    if (after.some(({ parents }) => parents.some((parent) => !known.has(parent))))
        return undefined;
    return {
        base,
        head,
        ancestor: true,
        commits: after.toReversed(),
        total: after.length,
        workflowsDiffer: base.workflows !== head.workflows,
    };
}
/** A commit and all its known ancestors. */
function reach(known, from) {
    const reached = new Set();
    const waiting = [from];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (reached.has(next))
            continue;
        reached.add(next);
        waiting.push(...(known.get(next)?.parents ?? []));
    }
    return reached;
}

// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(2909);
// EXTERNAL MODULE: ./src/operations/target.ts
var target = __webpack_require__(9325);
;// CONCATENATED MODULE: ./src/operations/plan.ts





/** Decides what a rollback will do, from what is known before it begins. Changes nothing. */
async function makePlan(context, request) {
    const { settings, service } = context.place;
    const [overview, live] = await Promise.all([context.overview, liveAt(context, request)]);
    if (overview?.head === undefined) {
        throw new errors/* OutageError */.AP('branch-missing', `The branch ${(0,markdown/* code */.aY)(settings.branch)} of ${service} does not exist.`);
    }
    const { deployments, head } = overview;
    const { releases } = context.file.value;
    const running = (0,target/* runningCommit */.hg)({
        releases,
        deployments,
        head: head.sha,
        ...(request.failed === undefined ? {} : { failed: request.failed }),
        ...(live === undefined ? {} : { live }),
    });
    const not = new Set([running, ...(0,target/* badCommits */._B)(releases)]);
    const { attempts, branch } = settings.rollback;
    const wanted = stepsBack(request.target) - 1 + attempts;
    const known = [
        () => (0,target/* recordedCandidates */.Xu)(releases, running),
        () => onBranch(context, (0,target/* deployedCandidates */.h2)(deployments, not), wanted),
        () => hosted(context, not),
        () => parents(context, running, not),
    ];
    const asked = await askedFor(context, request.target, running);
    const found = asked ? [asked] : await chosen(known, request.target);
    const candidates = found.slice(0, attempts);
    const variables = await variablesOf(context, request.withVariables ?? false, candidates);
    return {
        running,
        head: head.sha,
        candidates,
        ...(variables ? { variables } : {}),
        branch: request.keepBranch ? 'leave' : branch,
        recorded: deployments.some(({ operation }) => operation === undefined),
    };
}
/**
 * What runs as a hosting says it that deploys by itself: nobody may have told us of its last release.
 */
async function liveAt({ engine, place }, { failed }) {
    const { autodeploy, releases } = engine.hostingOf(place);
    if (failed !== undefined || autodeploy === undefined)
        return undefined;
    return (await releases?.(1))?.[0]?.sha;
}
/** What becomes of the variables, where anybody wants that; only then it is loaded. */
async function variablesOf(context, asked, candidates) {
    const { variables } = context.place.settings;
    if (!asked && variables?.restore !== 'with-rollback')
        return undefined;
    const { planVariables } = await Promise.all(/* import() */[__webpack_require__.e(1773), __webpack_require__.e(4538)]).then(__webpack_require__.bind(__webpack_require__, 4347));
    return planVariables(context, asked, candidates);
}
/** How many releases to go back, where a target does not name one. */
function stepsBack(target) {
    return target !== undefined && /^[1-9]\d?$/.test(target) ? Number(target) : 1;
}
/** The first source that has enough candidates to choose from. */
async function chosen(sources, target) {
    const back = stepsBack(target);
    let most = 0;
    for (const source of sources) {
        const candidates = await source();
        most = Math.max(most, candidates.length);
        if (candidates.length >= back)
            return candidates.slice(back - 1);
    }
    throw new errors/* OutageError */.AP('target-missing', most === 0
        ? 'No earlier release is known: not in our record, not on GitHub, not in the history.'
        : `Only ${most} earlier ${most === 1 ? 'release is' : 'releases are'} known, not ${back}.`);
}
async function hosted(context, not) {
    const releases = await context.engine.hostingOf(context.place).releases?.(20);
    return (0,target/* hostedCandidates */.CW)(releases ?? [], not);
}
async function parents(context, running, not) {
    const commits = await (0,git/* listCommits */.VE)(context.engine.codeOf(context.place), running, 10);
    const older = commits.filter(({ sha, message }) => !not.has(sha) && !message.includes('\nOutage-Operation: '));
    return older.map(({ sha, title }) => ({ sha, title, source: 'parent' }));
}
/** The commit that was named, checked; nothing where none or only a number was. */
async function askedFor(context, target, running) {
    if (target === undefined || /^[1-9]\d?$/.test(target))
        return undefined;
    const { releases } = context.file.value;
    const release = releases.find(({ id }) => id === target);
    const github = context.engine.codeOf(context.place);
    const commit = release ?? (await (0,git/* readCommit */.kN)(github, target));
    if (commit === undefined) {
        throw new errors/* OutageError */.AP('target-unknown', `There is no commit, tag or release ${(0,markdown/* code */.aY)(target)}.`);
    }
    const { sha, title } = commit;
    if (sha === running) {
        throw new errors/* OutageError */.AP('target-running', `${(0,markdown/* code */.aY)(sha.slice(0, 7))} is what runs now.`);
    }
    if (!(await isOnBranch(context, sha)))
        throw foreign(context, sha);
    return { sha, title, source: 'asked' };
}
/** A commit that the deployed branch does not hold, so that nobody reviewed it for that branch. */
function foreign({ place }, sha) {
    return new errors/* OutageError */.AP('target-foreign', `${(0,markdown/* code */.aY)(sha.slice(0, 7))} is not in the history of ${(0,markdown/* code */.aY)(place.settings.branch)}.`);
}
/** True where a commit is in the history of the deployed branch. */
async function isOnBranch(context, sha) {
    const overview = await context.overview;
    if (overview?.history.some((commit) => commit.sha === sha))
        return true;
    const { settings } = context.place;
    const comparison = await (0,git/* compare */.UD)(context.engine.codeOf(context.place), sha, settings.branch);
    return comparison?.ancestor ?? false;
}
/** Questions to GitHub that finding candidates may cost. */
const mostAsked = 10;
/**
 * The first of the candidates that are on the branch: whoever may push may write any deployment on
 * GitHub, also one of a fork's commit.
 */
async function onBranch(context, candidates, wanted) {
    const found = [];
    for (const candidate of candidates.slice(0, wanted + mostAsked)) {
        if (found.length < wanted && (await isOnBranch(context, candidate.sha)))
            found.push(candidate);
    }
    return found;
}
/**
 * How the target stands to the branch: from what is known already where that suffices, else by
 * asking. `target-unknown` where it is gone.
 */
async function compareTarget(context, sha) {
    const overview = await context.overview;
    return standing(overview?.history ?? [], sha) ?? compareNow(context, sha);
}
/** How the target stands to the branch at this moment. */
async function compareNow(context, sha) {
    const github = context.engine.codeOf(context.place);
    const comparison = await (0,git/* compare */.UD)(github, sha, context.place.settings.branch);
    if (comparison)
        return comparison;
    throw new errors/* OutageError */.AP('target-unknown', `The commit ${(0,markdown/* code */.aY)(sha)} is not in the repository any more.`);
}


/***/ }),

/***/ 8101:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ startingHeadline),
/* harmony export */   c: () => (/* binding */ commit)
/* harmony export */ });
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2909);
/* harmony import */ var _views_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8725);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9325);



/** What will happen, in one sentence. */
function startingHeadline(context, plan) {
    const { service, environment } = context.place;
    const [target] = plan.candidates;
    if (target === undefined)
        return '';
    const since = target.at === undefined ? '' : ` (${(0,_views_time_js__WEBPACK_IMPORTED_MODULE_0__/* .moment */ .n$)(target.at, context.engine.clock.now())})`;
    return `**Rolling ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(environment)} of ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(service)} back to ${commit(context, target)}**, the ${_target_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceNames */ .SI[target.source]}${since}.`;
}
/** A commit with its title, to click on. */
function commit(context, { sha, title }) {
    const url = `${context.engine.codeOf(context.place).url}/commit/${sha}`;
    const name = (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .linked */ .q)((0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(sha.slice(0, 7)), url);
    return title === undefined ? name : `${name} “${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(title)}”`;
}


/***/ }),

/***/ 8595:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ stoppedBy)
/* harmony export */ });
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9034);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2909);


/**
 * The answer of an operation that an error stopped: `failed` makes it. Where it is GitHub that keeps
 * it from going on, nothing is ended: it stays taken on, and the next run goes on where it stopped.
 */
function stoppedBy(error, journal, failed) {
    journal.view.close();
    const problem = (0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(error);
    const answer = failed(problem);
    return (0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)(problem) && journal.isBegun() ? interrupted(answer, problem) : answer;
}
function interrupted({ change: _, ...answer }, error) {
    return {
        ...answer,
        unfinished: true,
        reply: {
            ...answer.reply,
            headline: `**Interrupted: ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)(error.message)}**`,
            details: ['The next look goes on where it stopped, or:', ...(answer.reply.details ?? [])],
            next: [{ command: '/retry', why: 'To go on at once:' }],
        },
    };
}


/***/ }),

/***/ 9325:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ hostedCandidates),
/* harmony export */   SI: () => (/* binding */ sourceNames),
/* harmony export */   Xu: () => (/* binding */ recordedCandidates),
/* harmony export */   _B: () => (/* binding */ badCommits),
/* harmony export */   h2: () => (/* binding */ deployedCandidates),
/* harmony export */   hg: () => (/* binding */ runningCommit)
/* harmony export */ });
/** How a source is named to people. */
const sourceNames = {
    record: 'last verified release',
    deployments: 'last successful deployment on GitHub',
    hosting: 'last successful deploy run',
    parent: 'commit before the one running',
    asked: 'commit you named',
};
/**
 * The commit that runs, as well as it can be known: the failed one that set this off, else what the
 * hosting says, else what was deployed last by anybody's account, else the head of the branch.
 */
function runningCommit(known) {
    if (known.failed !== undefined)
        return known.failed;
    if (known.live !== undefined)
        return known.live;
    const [release] = known.releases;
    const [deployment] = known.deployments;
    if (release && deployment) {
        const later = Date.parse(deployment.at) > Date.parse(release.at);
        return later ? deployment.sha : release.sha;
    }
    return release?.sha ?? deployment?.sha ?? known.head;
}
/** Releases of our record that were good last time we looked, newest first, without `running`. */
function recordedCandidates(releases, running) {
    return latestOf(releases)
        .filter(({ sha, verdict }) => verdict === 'good' && sha !== running)
        .map(({ sha, title, at }) => ({ sha, title, at, source: 'record' }));
}
/** The newest entry of each commit. */
function latestOf(releases) {
    const latest = new Map();
    for (const release of releases)
        if (!latest.has(release.sha))
            latest.set(release.sha, release);
    return [...latest.values()];
}
/** Commits that were found bad last time we looked: never a target, wherever else they are listed. */
function badCommits(releases) {
    return new Set(latestOf(releases).flatMap(({ sha, verdict }) => (verdict === 'bad' ? sha : [])));
}
/** Deployments on GitHub that succeeded once, newest first, each commit once, without `not`. */
function deployedCandidates(deployments, not) {
    const succeeded = deployments.filter((one) => one.succeeded && !not.has(one.sha));
    return once(succeeded.map(({ sha, at }) => ({ sha, at, source: 'deployments' })));
}
/** What the hosting remembers as live, newest first, each commit once, without `not`. */
function hostedCandidates(releases, not) {
    const others = releases.filter(({ sha }) => !not.has(sha));
    return once(others.map(({ sha, at }) => ({ sha, at, source: 'hosting' })));
}
function once(candidates) {
    const bySha = new Map();
    for (const candidate of candidates) {
        if (!bySha.has(candidate.sha))
            bySha.set(candidate.sha, candidate);
    }
    return [...bySha.values()];
}


/***/ }),

/***/ 2964:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lf: () => (/* binding */ drawNames),
/* harmony export */   Rb: () => (/* binding */ stepsFor),
/* harmony export */   Vj: () => (/* binding */ changesVariables),
/* harmony export */   ix: () => (/* binding */ buildFor),
/* harmony export */   kv: () => (/* binding */ restoreSteps),
/* harmony export */   r4: () => (/* binding */ inWords)
/* harmony export */ });
/* unused harmony export namesIn */
/* harmony import */ var _variables_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8209);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2909);


/** True where something has to be written, so that a release that is only started again would not do. */
function changesVariables(variables) {
    if (variables?.kind !== 'restore')
        return false;
    const { added, changed, removed } = variables.names;
    return added.length + changed.length + removed.length > 0;
}
/** The way that a deployment has to go for changed variables to act. */
function buildFor(variables) {
    return changesVariables(variables) ? { way: 'build' } : {};
}
/** What a rollback does about variables, in words for its plan. */
function stepsFor(variables) {
    if (variables?.kind !== 'restore')
        return [];
    if (!changesVariables(variables))
        return ['leave the variables: they are those of the target already'];
    return [`put the variables of the target back (${inWords(variables.names, _variables_names_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .K)})`];
}
/** Titles of the steps, for showing what will come. */
function restoreSteps(number) {
    return [
        { name: `kept-${number}`, title: 'variables of before kept aside' },
        { name: `variables-${number}`, title: 'variables put back' },
    ];
}
/** A difference in words: `changed: A; added: B`. Empty where there is none. */
function inWords({ added, changed, removed, unknown }, list) {
    const parts = { changed, added, removed, 'not comparable': unknown };
    return Object.entries(parts)
        .flatMap(([word, names]) => (names && names.length > 0 ? [`${word}: ${list(names)}`] : []))
        .join('; ');
}
/** The names that differ, a line for each way; never a value. */
function drawNames({ added, changed, removed, kept }) {
    const line = (what, names) => names.length === 0 ? [] : [`- ${what}: ${namesIn(names)}`];
    const lines = [
        ...line('changed back', changed),
        ...line('added again', added),
        ...line('removed', removed),
        ...line('left as they are, as the snapshot could not hold their values', kept),
    ];
    return lines.length === 0 ? [] : [lines.join('\n')];
}
const most = 100;
/** Names as code: whatever they hold does nothing. */
function namesIn(names) {
    const shown = names.slice(0, most).map(_views_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ');
    return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}


/***/ }),

/***/ 1927:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ stringFlag),
/* harmony export */   J9: () => (/* binding */ switchFlag),
/* harmony export */   lR: () => (/* binding */ readArguments)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var shlex__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5637);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8987);
/* harmony import */ var _unseen_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(667);




const longest = 2_000;
/**
 * Splits what follows a command's name like a shell would, without expanding anything, and checks
 * it against the grammar. Throws `command-invalid` or `command-too-long`.
 */
function readArguments(rest, grammar) {
    if (rest.length > longest) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OutageError */ .AP('command-too-long', `The command is ${rest.length} characters long.`);
    }
    if ((0,_unseen_js__WEBPACK_IMPORTED_MODULE_3__/* .holdsUnseen */ .f)(rest)) {
        throw invalid('The command holds invisible or control characters.', grammar);
    }
    if (grammar.words === 'text')
        return { words: rest === '' ? [] : [rest], flags: {} };
    const { values, positionals } = parse(split(rest, grammar), grammar);
    const { least, most } = grammar.words;
    if (positionals.length < least)
        throw invalid('Something is missing.', grammar);
    if (positionals.length > most) {
        throw invalid(`“${positionals[most] ?? ''}” is one word too many.`, grammar);
    }
    return { words: positionals, flags: values };
}
/** Stands for a dollar sign while a line is split; a line that holds it was refused before. */
const dollar = '\u0001';
/** shlex reads `$'\n'` as Bash does, and so would let in what a line cannot hold. */
function split(rest, grammar) {
    try {
        return (0,shlex__WEBPACK_IMPORTED_MODULE_1__/* .split */ .lD)(rest.replaceAll('$', dollar)).map((word) => word.replaceAll(dollar, '$'));
    }
    catch {
        throw invalid('A quotation mark is not closed.', grammar);
    }
}
function parse(args, grammar) {
    const config = {
        args,
        options: { ...grammar.flags },
        allowPositionals: true,
        strict: true,
    };
    try {
        const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)(config);
        return { values: values, positionals };
    }
    catch (error) {
        const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
        throw invalid(`${sentence}.`.replace('..', '.'), grammar);
    }
}
function invalid(message, grammar) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OutageError */ .AP('command-invalid', message, { remedy: `Usage: \`${grammar.usage}\`` });
}
/** The value of a flag that takes one. */
function stringFlag(args, name) {
    const value = args.flags[name];
    return typeof value === 'string' ? value : undefined;
}
/** True where a switch is given. */
function switchFlag(args, name) {
    return args.flags[name] === true;
}


/***/ }),

/***/ 480:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ printCommand)
/* harmony export */ });
/** A command line that reads back as what it was made of, and that people can read. */
function printCommand(name, { words, flags }) {
    const given = Object.entries(flags).flatMap(([flag, value]) => {
        if (value === undefined || value === false)
            return [];
        return value === true ? [`--${flag}`] : [printFlag(flag, value)];
    });
    // A word that looks like a flag stands behind all of them.
    const rest = words.some((word) => word.startsWith('-')) ? ['--', ...words] : words;
    const ordered = rest === words ? [...rest.map(quoted), ...given] : [...given, ...rest.map(quoted)];
    return [`/${name}`, ...ordered].join(' ');
}
function printFlag(flag, value) {
    return value.startsWith('-') ? `--${flag}=${quoted(value)}` : `--${flag} ${quoted(value)}`;
}
/** As it is where that is safe, else in double quotes. */
function quoted(text) {
    if (/^[\w@%+=:,./-]+$/.test(text))
        return text;
    return `"${text.replaceAll(/["\\]/g, String.raw `\$&`)}"`;
}


/***/ }),

/***/ 667:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ holdsUnseen),
/* harmony export */   z: () => (/* binding */ withoutUnseen)
/* harmony export */ });
/**
 * Characters that nobody sees, or that change how others are seen: controls, direction marks, what
 * has no width, line ends that are none to us.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/u.source;
/**
 * What joins or varies its neighbours, as in Persian and in emoji of several parts. Beside ASCII it
 * could only hide something.
 */
const joining = /(?<=[^\0-\x7f])[\u200c\u200d](?=[^\0-\x7f])|(?<=[^\0-\x7f])\ufe0f|\ufe0f(?=\u20e3)/u.source;
const either = new RegExp(`(\t|${joining})|${unseen}`, 'gu');
/** The text with a blank in place of each character that nobody would see. */
function withoutUnseen(text) {
    return text.replaceAll(either, (_, seen) => seen ?? ' ');
}
/** True where a text holds a character that nobody would see. */
function holdsUnseen(text) {
    return withoutUnseen(text) !== text;
}


/***/ }),

/***/ 2056:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ findPhase),
/* harmony export */   Bd: () => (/* binding */ allSteps),
/* harmony export */   MR: () => (/* binding */ findStep),
/* harmony export */   NU: () => (/* binding */ defaultSeverity),
/* harmony export */   WP: () => (/* binding */ phaseAfter),
/* harmony export */   nG: () => (/* binding */ assessment),
/* harmony export */   xJ: () => (/* binding */ severityOf)
/* harmony export */ });
/* harmony import */ var _config_near_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8506);

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
    const id = (0,_config_near_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(wanted, steps.map(({ step }) => step.id));
    return steps.filter(({ step }) => step.id === id);
}
function fold(text) {
    return text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}


/***/ }),

/***/ 3557:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kj: () => (/* binding */ tickFault),
/* harmony export */   vR: () => (/* binding */ stepsTickedBy),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* unused harmony exports plainFacts, qualifiedFacts */
/* harmony import */ var _config_near_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8506);
/* harmony import */ var _steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2056);


/**
 * Facts that stand alone: types of events; `recovered`, which `factsOf` derives; and what the commands
 * say that did it: `watched` (nothing came back for as long as the playbook says), and what became of
 * the post-mortem and of its action items.
 */
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
    'reopened',
    'closed',
    'updated-public',
    'watched',
    'post-mortem-opened',
    'actions-filed',
    'actions-assigned',
    'review-scheduled',
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
    return (0,_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .allSteps */ .Bd)(playbook)
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
            remedy: (0,_config_near_js__WEBPACK_IMPORTED_MODULE_0__/* .suggestion */ .h)(phase, phases),
        };
    }
    const known = knownFacts(commands, fact);
    if (known.includes(fact))
        return undefined;
    return { problem: 'is not a fact that can tick a step', remedy: (0,_config_near_js__WEBPACK_IMPORTED_MODULE_0__/* .suggestion */ .h)(fact, known) };
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


/***/ }),

/***/ 9464:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ createRecordsBranch),
/* harmony export */   r: () => (/* binding */ recordsBranch)
/* harmony export */ });
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);
/* harmony import */ var _github_once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6878);


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
        const ref = `refs/heads/${recordsBranch}`;
        await (0,_github_once_js__WEBPACK_IMPORTED_MODULE_1__/* .createOnce */ .U)(() => git.createRef({ ...place, ref, sha: commit.sha }), async () => undefined);
    }
    catch (error) {
        if ((0,_github_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 422 && (0,_github_client_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error).includes('already exists'))
            return;
        throw error;
    }
}


/***/ }),

/***/ 277:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yj: () => (/* binding */ addressName),
  A6: () => (/* binding */ chooseRecords),
  lq: () => (/* binding */ requireDatabase)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./src/github/client.ts
var client = __webpack_require__(6584);
;// CONCATENATED MODULE: ./src/records/record-text.ts

/** Path of a record's file on the branch. */
function pathOf(key) {
    return `${key}.json`;
}
/** A record as its file holds it: for people to read and to compare, and without secrets. */
function drawRecord(github, value) {
    return `${textOf(github.redact(value))}\n`;
}
/**
 * Indented, so that a change is seen where it is. The lists of an index have one item a line: thousands
 * stay half as large, and a change shows one line an incident.
 */
function textOf(value) {
    if (!isIndex(value))
        return JSON.stringify(value, null, 2);
    const fields = Object.entries(value).map(([name, part]) => `  ${JSON.stringify(name)}: ${Array.isArray(part) ? listed(part) : JSON.stringify(part)}`);
    return `{\n${fields.join(',\n')}\n}`;
}
function listed(items) {
    if (items.length === 0)
        return '[]';
    return `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}
function isIndex(value) {
    return (typeof value === 'object' && value !== null && 'lines' in value && Array.isArray(value.lines));
}
/** The record in the text of its file; throws `record-damaged`. */
function parseRecord(text, key) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new errors/* OutageError */.AP('record-damaged', `The record \`${pathOf(key)}\` is not JSON.`, { cause });
    }
}
/** A file by the sha of its content, of any size. */
async function readBlob(github, sha) {
    const { data } = await github.octokit.rest.git.getBlob({
        owner: github.owner,
        repo: github.repo,
        file_sha: sha,
    });
    return Buffer.from(data.content, 'base64').toString('utf8');
}

;// CONCATENATED MODULE: ./src/records/blobs.ts

/** Files in one question. */
const mostBlobs = 50;
/**
 * The texts of files by the shas of their content, at most `mostBlobs` of them, in one question; those
 * that GraphQL cuts (over 512 KB) one by one, and nothing for one that does not exist.
 */
async function blobTexts(github, shas) {
    const names = shas.map((sha, index) => `b${index}: object(oid: "${sha}") { ... on Blob { text isTruncated } }`);
    const query = `query ($owner: String!, $repo: String!) {
    repository(owner: $owner, name: $repo) { ${names.join('\n')} }
  }`;
    const { repository } = await github.octokit.graphql(query, {
        owner: github.owner,
        repo: github.repo,
    });
    return Promise.all(shas.map((sha, index) => {
        const blob = repository?.[`b${index}`];
        if (blob === null || blob === undefined)
            return undefined;
        return blob.text === null || blob.isTruncated ? readBlob(github, sha) : blob.text;
    }));
}

// EXTERNAL MODULE: ./src/records/branch.ts
var branch = __webpack_require__(9464);
;// CONCATENATED MODULE: ./src/records/listing.ts



/**
 * Keys below a prefix: only the folder is read that the prefix names, so that a long history of
 * incidents makes no difference to who asks for services. One request a part of the path and one for
 * the rest; more only where GitHub cuts the answer (at 100,000 entries or 7 MB; REST API, "Get a
 * tree"), and then one for each folder below.
 */
function listFolder(github, prefix) {
    return listRecords(github, prefix, branch/* recordsBranch */.r);
}
/** The same in the commit or branch `at`. The version is the sha of the file. */
async function listRecords(github, prefix, at) {
    const folders = prefix.split('/').slice(0, -1);
    let tree = at;
    for (const name of folders) {
        const entries = await readTree(github, tree, false);
        const next = entries?.items.find((entry) => entry.type === 'tree' && entry.path === name);
        if (next === undefined)
            return [];
        tree = next.sha;
    }
    const files = await filesOf(github, tree, folders.map((name) => `${name}/`).join(''));
    return (files
        // The branch has a file for hostings too, beside the records.
        .filter(({ path }) => path.endsWith('.json') && path !== 'vercel.json')
        .map(({ path, sha }) => ({ key: path.slice(0, -'.json'.length), version: sha }))
        .filter(({ key }) => key.startsWith(prefix))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)));
}
async function filesOf(github, tree, folder) {
    const whole = await readTree(github, tree, true);
    if (whole === undefined)
        return [];
    const files = (items) => items
        .filter(({ type }) => type === 'blob')
        .map((entry) => ({ ...entry, path: `${folder}${entry.path}` }));
    if (!whole.isCut)
        return files(whole.items);
    const flat = await readTree(github, tree, false);
    if (flat === undefined)
        return [];
    if (flat.isCut) {
        throw new errors/* OutageError */.AP('record-damaged', `The folder \`${folder}\` of the branch \`${branch/* recordsBranch */.r}\` holds more files than GitHub lists.`, {
            remedy: 'Move old records of closed incidents to another folder, in a clone of the branch.',
        });
    }
    const below = [];
    for (const { type, path, sha } of flat.items) {
        if (type === 'tree')
            below.push(...(await filesOf(github, sha, `${folder}${path}/`)));
    }
    return [...files(flat.items), ...below];
}
/** The entries of a tree; nothing where there is none, as before the first record. */
async function readTree(github, tree, recursive) {
    try {
        const { data } = await github.octokit.rest.git.getTree({
            owner: github.owner,
            repo: github.repo,
            tree_sha: tree,
            ...(recursive ? { recursive: '1' } : {}),
        });
        return { items: data.tree, isCut: data.truncated };
    }
    catch (error) {
        if ((0,client/* statusOf */.c2)(error) === 404)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./src/records/portions.ts
var portions = __webpack_require__(6556);
;// CONCATENATED MODULE: ./src/records/github.ts








/**
 * Records as JSON files on the branch `outage-records`: one read is one Contents call, one write
 * one PUT with the blob's sha. (GitHub documentation: REST API, repository contents.)
 */
function githubRecords(github) {
    const { octokit, owner, repo } = github;
    const place = { owner, repo };
    async function put(key, value, version, why) {
        const { data } = await octokit.rest.repos.createOrUpdateFileContents({
            ...place,
            path: pathOf(key),
            branch: branch/* recordsBranch */.r,
            message: why,
            content: Buffer.from(drawRecord(github, value)).toString('base64'),
            // It was redacted before it was encoded, and a sealed snapshot must not be cut.
            request: (0,client/* verbatim */.Bj)('content'),
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
                ref: branch/* recordsBranch */.r,
            });
            if (Array.isArray(data) || data.type !== 'file')
                throw damaged(key, 'is not a file');
            if (data.size > mostBytes)
                throw damaged(key, `is ${megabytes(data.size)} long`);
            return { sha: data.sha, text: await github_textOf(github, data) };
        }
        catch (error) {
            if ((0,client/* statusOf */.c2)(error) === 404)
                return undefined;
            throw error;
        }
    }
    return {
        async load(key) {
            const file = await current(key);
            return file && { value: parseRecord(file.text, key), version: file.sha };
        },
        async save(key, value, version, why) {
            // True once a PUT got no answer: only then can what is there be ours.
            let doubtful = false;
            const begun = performance.now();
            for (let tries = 0;; tries++) {
                try {
                    return await put(key, value, version, why);
                }
                catch (error) {
                    doubtful ||= (0,client/* gotNoAnswer */.kZ)(error);
                    const verdict = await weigh(error, { key, value, version, doubtful });
                    if (verdict === 'conflict' || typeof verdict === 'object')
                        return verdict;
                    if (verdict === 'no-branch')
                        await (0,branch/* createRecordsBranch */.j)(github);
                    if (performance.now() - begun > patience)
                        throw contended(key, error);
                    const pause = Math.min(longestPause, 40 * 2 ** tries) * (0.5 + Math.random() / 2);
                    await new Promise((resolve) => setTimeout(resolve, pause));
                }
            }
        },
        async list(prefix) {
            return listFolder(github, prefix);
        },
        async loadMany(listed) {
            const parts = (0,portions/* portions */.j)(listed, mostBlobs);
            const values = await (0,p_map/* default */.Ay)(parts, async (part) => {
                const shas = part.map(({ version }) => version);
                const texts = await blobTexts(github, shas);
                return part.map(({ key }, index) => {
                    const text = texts[index];
                    return text === undefined ? undefined : parseRecord(text, key);
                });
            }, { concurrency: 4 });
            return values.flat();
        },
    };
    /** What a failed PUT means: lost, to be tried again, or done after all though the reply was lost. */
    async function weigh(error, wanted) {
        const status = (0,client/* statusOf */.c2)(error);
        const message = (0,client/* messageOf */.bD)(error);
        if (status === 404)
            return 'no-branch';
        if (status === 422 && message.includes("wasn't supplied"))
            return verify(wanted);
        if (status === 409 && message.includes('does not match'))
            return verify(wanted);
        if (status === 409 && /but expected|is at/.test(message))
            return 'again';
        if ((0,client/* gotNoAnswer */.kZ)(error)) {
            const outcome = await verify(wanted);
            return outcome === 'conflict' && (await unchanged(wanted)) ? 'again' : outcome;
        }
        throw error;
    }
    async function verify(wanted) {
        if (!wanted.doubtful)
            return 'conflict';
        const file = await current(wanted.key);
        if (file && file.text === drawRecord(github, wanted.value)) {
            return { version: file.sha };
        }
        return 'conflict';
    }
    async function unchanged(wanted) {
        return (await current(wanted.key))?.sha === wanted.version;
    }
}
/** Milliseconds for which a file is tried to be saved while others change other files of the branch. */
const patience = 60_000;
const longestPause = 2_000;
/** Bytes of the longest record that is read. A long incident with many notes has half a megabyte. */
const mostBytes = 8_000_000;
const megabytes = (bytes) => `${Math.round(bytes / 1_000_000)} MB`;
/** Content of a file; over 1 MB the Contents API leaves it out, and the blob has it. */
async function github_textOf(github, file) {
    const { sha, content, encoding } = file;
    if (encoding === 'base64')
        return Buffer.from(content, 'base64').toString('utf8');
    return readBlob(github, sha);
}
function damaged(key, how) {
    return new errors/* OutageError */.AP('record-damaged', `The record \`${pathOf(key)}\` ${how}.`);
}
function contended(key, cause) {
    return new errors/* OutageError */.AP('record-contended', `The record \`${key}\` could not be saved.`, { cause });
}

;// CONCATENATED MODULE: ./src/records/choose.ts


/** The variable that holds the address of the database. */
const addressName = 'OUTAGE_MONGODB_URI';
/**
 * The store of records. Without a database's address it is the branch on GitHub, at once, and nothing
 * that is for databases is loaded.
 */
function chooseRecords({ url, ...options }) {
    const branch = githubRecords(options.github);
    if (url === undefined || url === '')
        return { ...branch, close: async () => undefined };
    const opened = __webpack_require__.e(/* import() */ 8210).then(__webpack_require__.bind(__webpack_require__, 6831)).then(({ databaseRecords }) => databaseRecords({ ...options, url, branch }));
    return {
        load: async (key) => (await opened).load(key),
        save: async (...args) => (await opened).save(...args),
        list: async (prefix) => (await opened).list(prefix),
        loadMany: async (listed) => (await opened).loadMany(listed),
        close: async () => (await opened).close(),
    };
}
/** Throws where the configuration wants a database, and its address is missing or is none. */
async function requireDatabase(kind, url) {
    if (kind === 'github')
        return;
    if (url !== undefined && url !== '') {
        const { checkAddress } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 1403));
        return checkAddress(url, addressName);
    }
    throw new errors/* OutageError */.AP('secret-missing', `The configuration keeps records in MongoDB, and \`${addressName}\` is not set.`, {
        remedy: `Pass it to the step's \`env:\`, as in \`${addressName}: \${{ secrets.${addressName} }}\`, or write \`records: github\`.`,
    });
}


/***/ }),

/***/ 7945:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $O: () => (/* binding */ withFinished),
/* harmony export */   W_: () => (/* binding */ sameRun),
/* harmony export */   dL: () => (/* binding */ withClaim),
/* harmony export */   ur: () => (/* binding */ askClaim)
/* harmony export */ });
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33);

/** Milliseconds in which none is forgotten: older events are refused by their age, a day. */
const lifetime = 25 * 3_600_000;
/**
 * Where a command stands, before claiming it. `isGone` tells whether a run has ended; what `own`,
 * this run, has taken and not finished it goes on with.
 */
async function askClaim(record, key, isGone, own) {
    const claim = record.claims.find((other) => other.key === key);
    if (claim === undefined)
        return { status: 'ours' };
    if (claim.finished)
        return { status: 'finished', claim };
    const isOurs = own !== undefined && sameRun(claim.run, own);
    return isOurs || (await isGone(claim))
        ? { status: 'ours', before: claim }
        : { status: 'taken', claim };
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
/** The record with the claim finished, without the finished ones that nobody will ask for again. */
function withFinished(record, key, finished) {
    const claims = record.claims.map((claim) => (claim.key === key ? { ...claim, finished } : claim));
    const until = Date.parse(finished.at) - lifetime;
    const old = claims
        .filter((claim) => claim.finished)
        .slice(0, -_incident_service_js__WEBPACK_IMPORTED_MODULE_0__/* .rememberedClaims */ .Or)
        .filter((claim) => Date.parse(claim.at) < until);
    return { ...record, claims: claims.filter((claim) => !old.includes(claim)) };
}
/** True where both are the same attempt of the same run. */
function sameRun(a, b) {
    return a.id === b.id && a.attempt === b.attempt;
}


/***/ }),

/***/ 238:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ event),
/* harmony export */   k: () => (/* binding */ time)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
/* harmony import */ var _incident_events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6345);


const text = valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP();
/** ISO 8601 in UTC, of a year that has four digits: they are compared as texts. */
const time = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, 'a time was expected'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((at) => !Number.isNaN(Date.parse(at)), 'a time was expected'));
const evidence = valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ text, url: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text) });
const trigger = valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    kind: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['person', 'deployment', 'health', 'alert', 'report']),
    summary: text,
    url: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
    sha: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
});
const verdict = valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['up', 'degraded', 'down', 'unknown']);
const probeResult = valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    probe: text,
    verdict,
    detail: text,
    milliseconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    at: time,
});
const operation = { operation: text, step: text, title: text };
/** What an event of each type holds besides its base: leaving one out does not compile. */
const bodies = {
    declared: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('declared'),
        title: text,
        severity: text,
        trigger,
        impact: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
        drill: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY()),
    }),
    'issue-opened': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('issue-opened'),
        issue: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        link: text,
    }),
    linked: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('linked'), issue: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), link: text }),
    acknowledged: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('acknowledged') }),
    'role-assigned': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('role-assigned'),
        role: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['commander', 'comms', 'scribe']),
        person: text,
    }),
    'severity-changed': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('severity-changed'), severity: text }),
    'phase-changed': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('phase-changed'), phase: text }),
    checked: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('checked'),
        step: text,
        evidence: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(evidence),
    }),
    unchecked: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('unchecked'), step: text }),
    'drill-marked': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('drill-marked') }),
    noted: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('noted'),
        text,
        happenedAt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(time),
    }),
    corrected: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('corrected'),
        moment: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(_incident_events_js__WEBPACK_IMPORTED_MODULE_1__/* .moments */ .C),
        to: time,
    }),
    'deployment-failed': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('deployment-failed'),
        sha: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
        summary: text,
        link: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
    }),
    probed: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('probed'),
        verdict,
        results: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(probeResult),
    }),
    frozen: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('frozen'), reason: text }),
    unfrozen: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('unfrozen') }),
    acted: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('acted'), text, link: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text) }),
    'operation-started': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('operation-started'),
        operation: text,
        command: text,
        title: text,
    }),
    'step-started': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('step-started'), ...operation }),
    'step-finished': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('step-finished'),
        ...operation,
        ok: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        milliseconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        evidence: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(evidence),
        result: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
    }),
    'cancel-requested': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('cancel-requested'), operation: text }),
    'operation-finished': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('operation-finished'),
        operation: text,
        outcome: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['succeeded', 'failed', 'cancelled']),
        summary: text,
        reason: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
        running: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
    }),
    reopened: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('reopened'),
        reason: text,
        recurrence: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    }),
    closed: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('closed') }),
    reminded: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('reminded'), text }),
    'updated-public': valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('updated-public'),
        template: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['outage', 'update', 'resolved']),
        text,
    }),
    resolved: valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('resolved'),
        cause: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
        resolution: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
    }),
};
const base = valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    id: text,
    at: time,
    actor: text,
    type: text,
    url: valibot__WEBPACK_IMPORTED_MODULE_0__/* .exactOptional */ .yqP(text),
});
/**
 * An event of an incident. One of a type that we do not know was written by a newer version: it is
 * kept as it is, and means nothing to us.
 */
const event = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .lazy */ .RZV(bodyOf), base);
function bodyOf(input) {
    const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
    const known = Object.entries(bodies).find(([name]) => name === type);
    return known?.[1] ?? valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J();
}


/***/ }),

/***/ 6566:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);

/** Milliseconds for which a change is tried while others are faster. */
const patience = 60_000;
/** Longest pause between two tries, in milliseconds; the first is the shortest. */
const pauses = { first: 50, longest: 2_000 };
/** Ends it where a clock stands still. */
const mostTries = 500;
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
        const end = clock.now().getTime() + patience;
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
            const pause = pauseAfter(tries);
            if (clock.now().getTime() + pause > end)
                break;
            await clock.sleep(pause);
            await read();
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('record-contended', `The record \`${shape.key}\` was changed by others for ${patience / 1_000} seconds.`);
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
        get version() {
            return version;
        },
        update,
        refresh,
    };
}
/**
 * Doubled each time, and never the same for two: those who met once would meet again. The first
 * reads again at once, as whoever was faster may have left nothing to do.
 */
function pauseAfter(tries) {
    if (tries === 0)
        return 0;
    const longest = Math.min(pauses.longest, pauses.first * 2 ** tries);
    return longest * (0.5 + Math.random() / 2);
}


/***/ }),

/***/ 6556:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ portions)
/* harmony export */ });
/** A list in portions of at most that many. */
function portions(items, most) {
    return Array.from({ length: Math.ceil(items.length / most) }, (_, index) => items.slice(index * most, (index + 1) * most));
}


/***/ }),

/***/ 210:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ claim),
/* harmony export */   EQ: () => (/* binding */ checkRecord),
/* harmony export */   F5: () => (/* binding */ shapeOf),
/* harmony export */   dS: () => (/* binding */ serviceShape),
/* harmony export */   eO: () => (/* binding */ serviceShapeOf),
/* harmony export */   g6: () => (/* binding */ archiveShape),
/* harmony export */   jC: () => (/* binding */ padded),
/* harmony export */   nr: () => (/* binding */ ledgerShape)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _event_shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(238);



/** The schema that this version writes, and the only one that it understands. */
const ours = 1;
const text = valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP();
const json = valibot__WEBPACK_IMPORTED_MODULE_2__/* .lazy */ .RZV(() => valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), valibot__WEBPACK_IMPORTED_MODULE_2__/* ["null"] */ .chJ(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(json), valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(text, json)]));
/** A whole sha, SHA-1 or SHA-256: it reaches git and hostings. */
const sha = valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(text, valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a full sha was expected'));
const link = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ number: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), url: text });
const invocation = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    key: text,
    line: text,
    actor: valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ login: text, kind: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['person', 'operator', 'itself']) }),
    at: text,
    url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(text),
    issue: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(link),
    tooMany: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()),
    due: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
        clock: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['acknowledge', 'resolve', 'recurrence', 'watch-over']),
        service: text,
        environment: text,
        because: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(text),
    })),
    reminder: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ record: text, key: text })),
    failure: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
        service: text,
        environment: text,
        sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(sha),
        summary: text,
        url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(text),
    })),
});
/** A claim, in whatever record it stands. */
const claim = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    key: text,
    invocation,
    run: valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ id: text, attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }),
    at: _event_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .k,
    finished: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ at: _event_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .k, outcome: text, reason: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(text) })),
});
const incident = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    id: text,
    service: text,
    environment: text,
    // It is opened together with its first event.
    events: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_event_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .event */ .f), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minLength */ .BpQ(1, 'an event was expected')),
});
const release = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    id: text,
    sha,
    title: text,
    at: _event_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .k,
    verdict: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['good', 'bad']),
    via: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['deployment', 'rollback']),
    verifiedAt: _event_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .k,
    url: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(text),
    snapshot: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(text),
});
const ledger = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ schema: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(ours), claims: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(claim) });
const archive = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ schema: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(ours), incident });
function service(name, environment) {
    return valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
        schema: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(ours),
        service: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(name),
        environment: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(environment),
        claims: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(claim),
        incident: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(incident),
        frozen: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ at: _event_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .k, by: text, reason: text, autodeploy: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(json) })),
        thawed: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(_event_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .k),
        releases: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(release),
        closed: valibot__WEBPACK_IMPORTED_MODULE_2__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ id: text, at: _event_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .k }))),
    });
}
/** The record of a service in an environment. */
function serviceShape(name, environment) {
    const key = `services/${encode(name)}/${encode(environment)}`;
    return {
        key,
        empty: { schema: ours, service: name, environment, claims: [], releases: [] },
        read: (value) => checkRecord(service(name, environment), value, key),
    };
}
/** The same, by its key. */
function serviceShapeOf(key) {
    const [, name = '', environment = ''] = key.split('/');
    return serviceShape(decodeURIComponent(name), decodeURIComponent(environment));
}
/** Claims of commands typed on an issue, where they concern no service. */
function ledgerShape(issue) {
    return claimsShape(`commands/${padded(issue)}`);
}
function claimsShape(key) {
    return {
        key,
        empty: { schema: ours, claims: [] },
        read: (value) => checkRecord(ledger, value, key),
    };
}
/**
 * The shape of a record that holds claims, by its key. What concerns no service reads as a service
 * without incident or releases.
 */
function shapeOf(key) {
    const [kind] = key.split('/');
    if (kind === 'services')
        return serviceShapeOf(key);
    if (kind !== 'commands' && kind !== 'post-mortems')
        return undefined;
    const { read, ...rest } = claimsShape(key);
    const bare = { service: '', environment: '', releases: [] };
    return {
        key: rest.key,
        empty: { ...bare, ...rest.empty },
        read: (value) => ({ ...bare, ...read(value) }),
    };
}
/** A closed incident. */
function archiveShape(issue) {
    const key = `incidents/${padded(issue)}`;
    return {
        key,
        empty: undefined,
        read: (value) => checkRecord(archive, value, key),
    };
}
/** A number of an issue, so that keys sort as numbers do. */
const padded = (issue) => String(issue).padStart(4, '0');
/** Names of services and environments may hold anything; a key holds only what a path may. */
const encode = (name) => encodeURIComponent(name).replaceAll('.', '%2E');
/** A value of the store as what it must be; throws `record-damaged`, saying where it is not. */
function checkRecord(schema, value, key) {
    const written = schemaOf(value);
    if (written > ours) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('record-newer', `The record \`${key}.json\` was written by a newer version: its schema is ${written}, and this version knows ${ours}.`);
    }
    const result = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(schema, value);
    if (result.success)
        return result.output;
    const where = valibot__WEBPACK_IMPORTED_MODULE_2__/* .getDotPath */ .BuJ(result.issues[0]) ?? 'the top';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('record-damaged', `The record \`${key}.json\` is not what we write: ${result.issues[0].message} (at ${where}).`);
}
/** The number of a record's schema; 0 where it has none. */
function schemaOf(value) {
    const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : 0;
    return typeof schema === 'number' ? schema : 0;
}


/***/ }),

/***/ 7021:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IM: () => (/* binding */ learnVariables),
  gc: () => (/* binding */ likelySecrets),
  E$: () => (/* binding */ redact),
  KL: () => (/* binding */ redactDeep),
  Fj: () => (/* binding */ secretsOf)
});

;// CONCATENATED MODULE: ./src/secret-forms.ts
/**
 * The forms in which a secret may stand in a text: as it is, escaped for JSON, Markdown, HTML or an
 * address, in base64 at any place of a longer text, in hexadecimal.
 */
/** Shortest secret whose encoded forms are looked for: of a shorter one too little is left. */
const shortest = 8;
/** One pattern for all forms of all secrets, the longest secret first. */
function patternOf(secrets) {
    const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
    const forms = longestFirst.flatMap((secret) => secret.length > longest ? ofLong(secret) : [written(secret), ...encoded(secret)]);
    return new RegExp([...new Set(forms)].join('|'), 'g');
}
/** Longest secret that is looked for sign by sign: a pattern of hundreds of long ones has no end. */
const longest = 1_000;
/** Signs at both ends by which a longer one is known. */
const ends = 64;
/**
 * A long secret is known by its beginning. What follows goes with it: up to its end, or as much as it
 * is long where the text was cut before that.
 */
function ofLong(secret) {
    const rest = secret.length * 6;
    const [first, last] = [secret.slice(0, ends), secret.slice(-ends)];
    const beginnings = [written(first), ...encoded(first)];
    const endings = [written(last), ...encoded(last)];
    return [
        ...beginnings.map((begin, index) => `${begin}(?:[\\s\\S]{0,${rest}}?${endings[index] ?? ''}|[\\s\\S]{0,${secret.length}})`),
        ...endings,
    ];
}
/** A secret sign by sign, each as programs write it. */
function written(secret) {
    return [...secret].map(formsOf).join('');
}
/** What Markdown of ours puts behind a sign so that it means nothing. */
const joiner = '[\\u200b-\\u200d\\u2060]?';
/** Backslashes before a sign: Markdown's, JSON's, and those of JSON in JSON. */
const escapes = '\\\\{0,3}';
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
};
function formsOf(sign) {
    if (/^[A-Za-z0-9]$/.test(sign))
        return sign;
    if (/^\s$/.test(sign))
        return '(?:\\s|\\+|%20|%09|%0[AaDd]|\\\\{1,3}[nrt])+';
    const code = sign.codePointAt(0) ?? 0;
    const units = [...Array(sign.length).keys()].map((index) => hex(sign.charCodeAt(index), 4));
    const forms = [
        literal(sign),
        [...Buffer.from(sign)].map((byte) => `%${hex(byte, 2)}`).join(''),
        units.map((unit) => `\\\\{1,3}u${unit}`).join(''),
        `&#0*${code};`,
        `&#[xX]0*${anyCase(code.toString(16))};`,
        ...(entities[sign] === undefined ? [] : [entities[sign]]),
    ];
    return `${escapes}(?:${forms.join('|')})${joiner}`;
}
function hex(number, length) {
    return anyCase(number.toString(16).padStart(length, '0'));
}
function anyCase(text) {
    return text.replaceAll(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
function literal(text) {
    return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw `\$&`);
}
function encoded(secret) {
    const bytes = Buffer.from(secret);
    if (bytes.length < shortest)
        return [];
    return [...[0, 1, 2].map((offset) => inBase64(bytes, offset)), anyCase(bytes.toString('hex'))];
}
/**
 * The part of the base64 of a longer text that is the secret's alone, where it begins at `offset`
 * bytes modulo three. Both alphabets count.
 */
function inBase64(bytes, offset) {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const first = Math.ceil((offset * 8) / 6);
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    return whole.slice(first, end).replaceAll('+', '[+-]').replaceAll('/', '[/_]');
}

;// CONCATENATED MODULE: ./src/secrets.ts

/** Names of variables whose values are likely to be secret. */
const telling = /TOKEN|KEY|SECRET|PASS|URI|CREDENTIAL|AUTH|COOKIE|DSN|IDENTITY|WEBHOOK|PRIVATE|JWT|CONN(?:ECTION)?_STR|(?:^|_)(?:PAT|SALT)(?:_|$)|_PWD$/i;
/** Variables that match, and hold no secrets. */
const harmless = /^(?:SSH_AUTH_SOCK|XAUTHORITY|GIT_AUTHOR_(?:NAME|EMAIL|DATE)|ACTIONS_CACHE_URL)$/;
/** Values that tell by themselves, whatever their variable is called: tokens of known services. */
const token = /^(?:gh[a-z]_|github_pat_|glpat-|xox[a-z]-|sk_live_|AGE-SECRET-KEY-|eyJ[\w-]+\.eyJ)/;
/** Shortest secret that is looked for: a shorter text would be found where it is none. */
const secrets_shortest = 6;
/** Shortest line of a secret of several lines that is looked for by itself. */
const shortestLine = 8;
const remembered = new WeakMap();
/**
 * Values of variables that are likely to be secret, and the parts of them that are too. Looked for
 * once in each environment: it stays as it is while a step runs.
 */
function likelySecrets(env) {
    const secrets = remembered.get(env) ?? secretsIn(env);
    remembered.set(env, secrets);
    return secrets;
}
function secretsIn(env) {
    const found = Object.entries(env).flatMap(([name, value = '']) => {
        const isTelling = (telling.test(name) && !harmless.test(name)) || token.test(value);
        if (isTelling)
            return [value, ...partsOf(value), ...hostsIn(value)];
        const password = passwordIn(value);
        return password === undefined ? [] : [value, password, ...hostsIn(value)];
    });
    return [...new Set(found.filter((secret) => secret.length >= secrets_shortest))];
}
/** What programs print of a secret without printing all of it. */
function partsOf(value) {
    const lines = value.split(/\r?\n/).map((line) => line.trim());
    const [, credential = ''] = /^(?:basic|bearer|token)\s+(\S+)$/i.exec(value) ?? [];
    return [
        ...(lines.length > 1 ? lines.filter((line) => line.length >= shortestLine) : []),
        passwordIn(value) ?? '',
        credential,
        ...insideJson(value),
    ];
}
/** What of an address must not show: all of it, its password, and the hosts of a database. */
function secretsOf(value) {
    const all = [value, passwordIn(value) ?? '', ...hostsIn(value)];
    return [...new Set(all)].filter((secret) => secret.length >= secrets_shortest);
}
const address = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/]*)@)?([^/?#]*)/i;
/** The password in an address; one of a database may name several hosts, which is no URL. */
function passwordIn(value) {
    const [, , who = ''] = address.exec(value) ?? [];
    const password = who.split(':').slice(1).join(':');
    if (password.length < secrets_shortest)
        return undefined;
    try {
        return decodeURIComponent(password);
    }
    catch {
        return password;
    }
}
/** The hosts in a database's address, which drivers like to name in their errors. */
function hostsIn(value) {
    const [, scheme = '', , hosts = ''] = address.exec(value) ?? [];
    return /^mongodb/i.test(scheme) ? hosts.split(',').filter(tellsAHost) : [];
}
/** A bare word such as `localhost` is no secret, and would be cut out of prose. */
function tellsAHost(host) {
    return /:\d+$/.test(host) || /[a-z].*\.|\..*[a-z]/i.test(host);
}
/** The secrets of a value that is JSON, as with keys of service accounts. */
function insideJson(value) {
    if (!/^\s*\{/.test(value))
        return [];
    try {
        const fields = Object.entries(Object(JSON.parse(value)));
        return secretsIn(Object.fromEntries(fields.flatMap(([name, field]) => typeof field === 'string' && !URL.canParse(field) ? [[name, field]] : [])));
    }
    catch {
        return [];
    }
}
const patterns = new WeakMap();
/** What this process has come to know that no environment holds, such as decrypted variables. */
let learned = [];
/**
 * Keeps the values of variables from leaving from now on, through every sink of this process. What
 * stands in `known` (the configuration, the record) is no secret, and no more are words under a name
 * that does not look secret: cut out of every sentence, they would take its meaning with them.
 */
function learnVariables(variables, known) {
    const values = variables
        .filter(({ name, value = '' }) => telling.test(name) || !/^[A-Za-z]+(?:[-_. ][A-Za-z]+)*$/.test(value))
        .flatMap(({ value = '' }) => [value, ...partsOf(value), ...hostsIn(value)]);
    const fresh = values.filter((value) => value.length >= secrets_shortest && !known.includes(value));
    const all = new Set([...learned, ...fresh]);
    if (all.size > learned.length)
        learned = [...all];
}
/** `text` without the secrets, however they are written in it, nor those that were learned. */
function redact(text, secrets) {
    return [secrets, learned].reduce((before, list) => {
        if (list.length === 0)
            return before;
        const known = patterns.get(list) ?? patternOf(list);
        patterns.set(list, known);
        return before.replaceAll(known, '***');
    }, text);
}
/** A whole file of age's: it tells nothing, and what looks like a secret in it is none. */
const sealed = /^-----BEGIN AGE ENCRYPTED FILE-----\n[A-Za-z0-9+/=\n]+-----END AGE ENCRYPTED FILE-----\n?$/;
/** As `redact`, for every text in a value of any shape. What holds no secret is the same value still. */
function redactDeep(value, secrets) {
    if (secrets.length === 0 && learned.length === 0)
        return value;
    if (typeof value === 'string')
        return sealed.test(value) ? value : redact(value, secrets);
    if (typeof value !== 'object' || value === null)
        return value;
    const before = Object.entries(value);
    const after = before.map(([key, item]) => [key, redactDeep(item, secrets)]);
    if (after.every(([, item], index) => item === before[index]?.[1]))
        return value;
    return Array.isArray(value) ? after.map(([, item]) => item) : Object.fromEntries(after);
}


/***/ }),

/***/ 8209:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed),
/* harmony export */   a: () => (/* binding */ code)
/* harmony export */ });
/** A name between backticks. It may be anything, and must not end the code that it stands in. */
function code(name) {
    return `\`${name.replaceAll(/[`\r\n]/g, '?')}\``;
}
/** Names for people: a few of them, and how many more there are. */
function listed(names, most = 20) {
    const shown = names.slice(0, most).map(code).join(', ');
    return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}


/***/ }),

/***/ 9817:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ drawCalled),
/* harmony export */   p: () => (/* binding */ calledRoles)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2909);

/** Roles that the issue calls by name when it opens, and what they are called. */
const called = { 'on-call': 'on call', 'technical-lead': 'technical lead' };
const calledRoles = ['on-call', 'technical-lead'];
/** The people whom GitHub notifies because the issue names them; nothing where none are configured. */
function drawCalled({ people }) {
    return calledRoles
        .flatMap((role) => people[role].map((login) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .mention */ .lE)(login)} (${called[role]})`))
        .join(', ');
}


/***/ }),

/***/ 4143:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ alerts),
/* harmony export */   HJ: () => (/* binding */ phrases),
/* harmony export */   ev: () => (/* binding */ isNamed),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   rI: () => (/* binding */ conditionOf)
/* harmony export */ });
/** `up`: the probes never saw it fail; `recovered`: they did, and do not any more. */
function conditionOf(state) {
    if (state.status !== 'open')
        return 'resolved';
    if (state.health === undefined)
        return 'unchecked';
    if (state.health.verdict !== 'up')
        return state.health.verdict;
    return state.mitigatedAt === undefined ? 'up' : 'recovered';
}
/** Completes `chatbot-fluxa production …`. */
const phrases = {
    down: 'is down',
    degraded: 'is degraded',
    unknown: 'cannot be checked',
    unchecked: 'has an incident',
    up: 'answers, incident open',
    recovered: 'recovered, watching',
    resolved: 'resolved',
};
const alerts = {
    down: 'CAUTION',
    degraded: 'WARNING',
    unknown: 'WARNING',
    unchecked: 'WARNING',
    up: 'NOTE',
    recovered: 'NOTE',
    resolved: 'TIP',
};
/** When the trouble ended, if it has. */
function endOf(state) {
    const condition = conditionOf(state);
    if (condition === 'recovered')
        return state.mitigatedAt;
    if (condition === 'resolved')
        return state.mitigatedAt ?? state.resolved?.at;
    return undefined;
}
/** True where a person gave the title, so that it says more than the condition does. */
function isNamed(state) {
    return state.trigger.kind !== 'health' && state.title.trim() !== '';
}


/***/ }),

/***/ 4596:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2909);

/**
 * A part that can be folded away. GitHub needs the blank lines to see Markdown inside. `name` is
 * text, `note` what stands behind it, such as `7 of 11`.
 */
function details(name, note, body, isOpen = false) {
    const rest = note === '' ? '' : ` · ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(note)}`;
    const start = `<details${isOpen ? ' open' : ''}><summary><b>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(name)}</b>${rest}</summary>`;
    return `${start}\n\n${body}\n\n</details>`;
}


/***/ }),

/***/ 8688:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ drawGantt)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2909);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8725);
/* harmony import */ var _condition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4143);



const mostOperations = 8;
/** Distances between the marks of the axis, widest last. */
const intervals = [
    [60_000, '1minute'],
    [5 * 60_000, '5minute'],
    [15 * 60_000, '15minute'],
    [30 * 60_000, '30minute'],
    [3_600_000, '1hour'],
    [4 * 3_600_000, '4hour'],
    [86_400_000, '1day'],
    [7 * 86_400_000, '1week'],
];
/** A picture of the incident: the service, the playbook's plan, and what was done. Times are UTC. */
function drawGantt(state, context) {
    const start = new Date(state.startedAt);
    const end = new Date(Math.max(start.getTime() + 60_000, lastMoment(state, context.now).getTime()));
    const span = (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .between */ .Tq)(start, end);
    const [, interval] = intervals.find(([step]) => span / step <= 8) ?? [0, '1month'];
    const sections = [
        section('Service', service(state, start, end)),
        section('Plan', plan(context, start, end)),
        section('Done', operations(state, end)),
    ];
    return [
        '```mermaid',
        'gantt',
        'dateFormat YYYY-MM-DDTHH:mm:ss',
        `axisFormat ${span > 2 * 86_400_000 ? '%d %b' : '%H:%M'}`,
        `tickInterval ${interval}`,
        'todayMarker off',
        ...sections.flat(),
        '```',
    ].join('\n');
}
function service(state, start, end) {
    const condition = (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .conditionOf */ .rI)(state);
    const over = (0,_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .endOf */ .pJ)(state);
    if (over === undefined) {
        const tags = condition === 'down' ? 'crit' : 'active';
        return [{ name: condition === 'down' ? 'down' : 'trouble', tags, from: start, to: end }];
    }
    const resolvedAt = new Date(state.resolved?.at ?? end);
    const trouble = { name: 'trouble', tags: 'crit', from: start, to: new Date(over) };
    const watched = { name: 'watched', tags: 'active', from: new Date(over), to: resolvedAt };
    return (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .between */ .Tq)(over, resolvedAt) > 0 ? [trouble, watched] : [trouble];
}
/** The phases whose time has come, as the playbook plans them. */
function plan({ playbook }, start, end) {
    return playbook.phases.flatMap(({ title, from, to }) => {
        if (from === undefined || to === undefined)
            return [];
        const begin = new Date(start.getTime() + from);
        if (begin >= end)
            return [];
        const planned = new Date(start.getTime() + to);
        const isOver = planned <= end;
        return [{ name: title, tags: isOver ? 'done' : '', from: begin, to: isOver ? planned : end }];
    });
}
function operations(state, end) {
    const done = state.operations.slice(-mostOperations).map((operation) => ({
        name: operation.title,
        tags: operation.outcome === undefined ? 'active' : operation.outcome === 'failed' ? 'crit' : 'done',
        from: new Date(operation.startedAt),
        to: new Date(operation.finishedAt ?? end),
    }));
    const { acknowledged } = state;
    if (acknowledged === undefined)
        return done;
    const at = new Date(acknowledged.at);
    return [{ name: 'acknowledged', tags: 'milestone', from: at, to: at }, ...done];
}
function section(name, bars) {
    return bars.length === 0 ? [] : [`section ${name}`, ...bars.map(draw)];
}
/** `Name :tags, begin, end`. A bar without length could not be seen. */
function draw({ name, tags, from, to }) {
    const isPoint = tags === 'milestone';
    const until = isPoint ? '0s' : stamp(new Date(Math.max(to.getTime(), from.getTime() + 1_000)));
    return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .label */ .Pf)(name)} :${tags === '' ? '' : `${tags}, `}${stamp(from)}, ${until}`;
}
function stamp(at) {
    return at.toISOString().slice(0, 19);
}
function lastMoment(state, now) {
    return state.resolved === undefined ? now : new Date(state.resolved.at);
}


/***/ }),

/***/ 4924:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ cut),
/* harmony export */   s: () => (/* binding */ mostCharacters)
/* harmony export */ });
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
            folds += count(line, '<details') - count(line, '</details>');
    }
    const ends = Array.from({ length: Math.min(10, Math.max(0, folds)) }, () => '</details>');
    return fence === '' ? ends : [fence, ...ends];
}
function count(text, part) {
    return text.split(part).length - 1;
}


/***/ }),

/***/ 9480:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mS: () => (/* binding */ progressLog),
/* harmony export */   qr: () => (/* binding */ drawAnnotation)
/* harmony export */ });
/* unused harmony export bare */
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8725);

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
/** What went wrong, what was done before, and how to go on, in one line for the page of the run. */
function drawAnnotation(reply, reason) {
    const done = (reply.steps ?? [])
        .filter(({ status }) => status === 'done')
        .map(({ title }) => bare(title));
    const parts = [
        sentence(bare(reply.headline)),
        ...(done.length === 0 ? [] : [`Done before: ${done.join(', ')}.`]),
        ...(reply.details ?? [])
            .filter((detail) => !detail.startsWith('<sub>'))
            .slice(0, 1)
            .map(bare),
        ...(reply.next ?? []).map(({ command, why }) => `${why} ${command}.`),
        `(${reason})`,
    ];
    return parts.join(' ').replaceAll(/\s+/g, ' ');
}
const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);
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
        milliseconds === undefined ? undefined : (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(milliseconds),
    ];
    return `  ${words[status]}${parts.filter((part) => part !== undefined && part !== '').join(' · ')}`;
}
/** Markdown without its marks. */
function bare(markdown) {
    return markdown
        .replaceAll(/^```+\w*$\n?/gm, '')
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll(/<\/?sub>|\*\*|`|\\(?=[\\`*_[\]~|$#+=:.)-])/g, '')
        .replaceAll('\u2060', '')
        .replaceAll('\u200b', '');
}


/***/ }),

/***/ 2909:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DD: () => (/* binding */ title),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   Pf: () => (/* binding */ label),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   jQ: () => (/* binding */ quiet),
/* harmony export */   lE: () => (/* binding */ mention),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   q: () => (/* binding */ linked),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   u7: () => (/* binding */ unmarked),
/* harmony export */   uH: () => (/* binding */ clean),
/* harmony export */   wn: () => (/* binding */ commitLink),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
/**
 * Text from people on its way into Markdown. It is shown as it was typed and does nothing: no
 * markup, no mention, no image, no comment that could pass for one of our markers. One function
 * for each place; what they give is Markdown and is not escaped again.
 */
const joiner = '\u200D';
const ellipsis = '…';
/** What does not show: controls, direction marks, fillers, tags. What joins emoji and letters stays. */
const unseen = /\p{Cc}|(?!\u200C|\u200D|\uFE0E|\uFE0F)\p{Default_Ignorable_Code_Point}/gu;
/** One line of visible characters. */
function clean(text) {
    return text
        .replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ')
        .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
        .replaceAll(unseen, '')
        .trim();
}
/** At most `length` characters as GitHub counts them at most, the last one an ellipsis where it was cut. */
function truncate(text, length) {
    if (text.length <= length)
        return text;
    const kept = text.slice(0, Math.max(0, length - ellipsis.length));
    return `${kept.replace(/[\uD800-\uDBFF]$/, '')}${ellipsis}`;
}
/**
 * In a paragraph, a list item, a heading, a table cell or a link's text. What stands behind it may
 * be a link: an exclamation mark at its end must not make an image of that.
 */
function plain(text) {
    return clean(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_[\]~|$]|!(?=\[|$)/g, String.raw `\$&`)
        .replace(/^(\d*)([#+=:.)-])/, String.raw `$1\$2`)
        .replaceAll('@', `@${joiner}`);
}
/** As `plain`, but what stands in backticks is shown as code, and addresses can be clicked. */
function prose(text) {
    const parts = clean(text).split(/(`[^`]+`|https?:\/\/[^\s<>"`\\|]*[^\s<>"`\\|.,;:!?)\]}'*_~])/);
    const drawn = parts.map((part, index) => {
        if (part === '')
            return '';
        if (index % 2 === 1)
            return part.startsWith('`') ? code(part.slice(1, -1)) : typed(part);
        return spaced(part, index === 0 ? plain(part) : inner(part));
    });
    return drawn.join('');
}
/** An address to click on, unless a name in front of its host makes it look like another one. */
function typed(url) {
    const leads = URL.canParse(url) && new URL(url).username === '' && new URL(url).password === '';
    return leads ? link(url, url) : inner(url);
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
/**
 * Inline code, also in a table: there a pipe is escaped even in code, and a backslash before it would
 * escape the escape.
 */
function code(text) {
    const content = unmarked(clean(text))
        .replaceAll(/\\(?=\|)/g, '\\\u2060')
        .replaceAll('|', String.raw `\|`);
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
    return truncate(clean(text).replaceAll('`', "'").replaceAll('@', `@${joiner}`), 240);
}
/** What closes an issue from a commit's message or a pull request. (GitHub Docs: Linking a pull request to an issue.) */
const closing = /\b(clos|fix|resolv)(?=(?:e|es|ed)?:?\s+(?:\S*#\d|gh-\d|https?:))/gi;
/** In a commit's message, which is no Markdown: one line that mentions nobody and closes no issue. */
function quiet(text) {
    return clean(text).replaceAll(closing, `$1${joiner}`).replaceAll('@', `@${joiner}`);
}
/** Words with which a line of a gantt diagram means something, and dates. */
const ganttWord = /^(?:\d{4}-|section|title|click|call|href|acc|gantt|(?:date|axis)format|tick|today|top|week|in|ex)/i;
/** The name of a bar in a gantt diagram: letters, digits and little else, never a keyword. */
function label(text) {
    const kept = clean(text).replaceAll(/[^\p{L}\p{N} .,()/+-]+/gu, ' ');
    const name = truncate(kept.replaceAll(/ +/g, ' ').trim(), 40) || 'unnamed';
    return ganttWord.test(name) ? `\u2060${name}` : name;
}
/** A link where the address is http or https; otherwise the text alone. */
function link(text, url) {
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
    return linked(code(sha.slice(0, 7)), isSha ? `${repositoryUrl}/commit/${sha}` : undefined);
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


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   F8: () => (/* binding */ stepMarker),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Td: () => (/* binding */ replyMarker),
/* harmony export */   X9: () => (/* binding */ incidentMarker),
/* harmony export */   kN: () => (/* binding */ timelineMarker),
/* harmony export */   lF: () => (/* binding */ encode),
/* harmony export */   uF: () => (/* binding */ openedMarker),
/* harmony export */   vx: () => (/* binding */ readIncidentMarker)
/* harmony export */ });
/**
 * Markers are HTML comments by which a comment or an issue of ours is found again. People do not
 * see them. Text from people can never contain one: `markdown.ts` breaks them up.
 */
/** The first line of an incident's issue. */
function incidentMarker(service, environment) {
    return `<!-- outage-playbook:incident service=${encode(service)} environment=${encode(environment)} -->`;
}
/** The last line of an incident's issue: the invocation that opened it. */
function openedMarker(key) {
    return `<!-- outage-playbook:opened ${encode(key)} -->`;
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
    return `<!-- outage-playbook:reply ${encode(key)} -->`;
}
/** The first line of the comment that holds the `number`th part of the older timeline, from 1. */
function timelineMarker(number) {
    return `<!-- outage-playbook:timeline ${number} -->`;
}
/** True where a comment is one of ours. */
function isOurs(body) {
    return body.startsWith('<!-- outage-playbook:');
}
/** The end of a line of the checklist. */
function stepMarker(id) {
    return `<!-- step:${encode(id)} -->`;
}
/** Everything but letters, digits and `_ . : / -` percent-encoded; a comment may not hold `--`. */
function encode(text) {
    const kept = text.replaceAll(/[^\w.:/-]+/g, (part) => [...Buffer.from(part)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''));
    return kept.replaceAll(/-(?=-|$)/g, '%2D');
}
/** The text that was encoded. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 6446:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ drawAnswer),
/* harmony export */   Hn: () => (/* binding */ drawReply)
/* harmony export */ });
/* harmony import */ var _length_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4924);
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3021);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2909);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8725);





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
    return `${(0,_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .replyMarker */ .Td)(reply.key)}\n\n${drawAnswer(reply, _length_js__WEBPACK_IMPORTED_MODULE_2__/* .mostCharacters */ .s - 500)}`;
}
/** The answer without its marker; the details give way where it is longer than `most`. */
function drawAnswer(reply, most) {
    const quote = reply.line === '' ? '' : `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(reply.line, 2_000))}`;
    const top = join([quote, (0,_length_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .J)(headline(reply.headline), 2_000), steps(reply.steps ?? [])]);
    const bottom = join([...(reply.next ?? []).slice(0, 10).map(next), footer(reply)]);
    const room = most - top.length - bottom.length - 10;
    const middle = (0,_length_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .J)((reply.details ?? []).map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .unmarked */ .u7).join('\n\n'), Math.max(0, room));
    return join([top, middle, bottom]);
}
/** Bold, where the command has not made a part of it bold itself. */
function headline(markdown) {
    const text = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .unmarked */ .u7)(markdown).trim();
    return text.includes('**') || text === '' ? text : `**${text}**`;
}
function steps(list) {
    const left = list.length - mostSteps;
    const lines = list.slice(0, mostSteps).map(step);
    return [...lines, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n');
}
function step({ title, status, milliseconds, evidence, detail }) {
    const words = status === 'failed' ? ' failed' : status === 'skipped' ? ' skipped' : '';
    const parts = [
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(title, 200))}${words}${detail === undefined ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(detail, 300))}`}`,
        evidence === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(evidence.text, 200), evidence.url),
        milliseconds === undefined ? '' : (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(milliseconds),
    ];
    return `- ${signs[status]} ${parts.filter((part) => part !== '').join(' · ')}`;
}
/** Why, and the line itself to copy. */
function next({ command, why }) {
    const line = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(command.replaceAll(/[\r\n]+/g, ' '), 2_000);
    const reason = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(why, 500).replace(/[.:\s]+$/, '');
    return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(reason)}:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .fence */ .EU)(line, 'text')}`;
}
function footer({ operation, log, status }) {
    const parts = [
        operation === undefined ? '' : `operation ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(operation)}`,
        log === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)('log', log),
        status === 'running' && operation !== undefined ? `stop with ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)('/cancel')}` : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `<sub>${parts.join(' · ')}</sub>`;
}
function join(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}


/***/ }),

/***/ 8108:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ signs)
/* harmony export */ });
/** A sign for the eye; the word always stands beside it. */
const signs = {
    up: '🟢',
    degraded: '🟡',
    down: '🔴',
    unknown: '⚪',
};


/***/ }),

/***/ 3196:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ tickChanges),
/* harmony export */   b: () => (/* binding */ readTicks)
/* harmony export */ });
const line = /^[\s>]*(?:[-*+]|\d+[.)])\s+\[([ xX])\].*<!--\s*step:([a-z0-9-]+)\s*-->\s*$/;
/**
 * Reads the boxes from the body of an issue, as people may have left it: lines in any order, CRLF,
 * some missing. Where a step occurs twice the first one counts.
 */
function readTicks(body) {
    const ticks = new Map();
    for (const text of body.split(/\r\n|\r|\n/)) {
        const [, box, id] = line.exec(text) ?? [];
        if (id === undefined || ticks.has(id))
            continue;
        ticks.set(id, box !== ' ');
    }
    return ticks;
}
/** What somebody ticked or unticked. A line that is gone says nothing about its step. */
function tickChanges(before, after) {
    const changed = [...after].filter(([id, ticked]) => (before.get(id) ?? false) !== ticked);
    return {
        checked: changed.filter(([, ticked]) => ticked).map(([id]) => id),
        unchecked: changed.filter(([, ticked]) => !ticked).map(([id]) => id),
    };
}


/***/ }),

/***/ 8725:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ exactTime),
/* harmony export */   Tq: () => (/* binding */ between),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   qo: () => (/* binding */ clockTime)
/* harmony export */ });
/* unused harmony export ago */
/* harmony import */ var pretty_ms__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1692);

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
function duration(ms) {
    if (!(ms >= 1_000))
        return 'less than a second';
    return (0,pretty_ms__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(whole(ms), { verbose: true, unitCount: 2, secondsDecimalDigits: 0 });
}
/** `12 min`, `4 h`, `1 h 5 min`, `41 s`, `0.4 s`. */
function short(ms) {
    const exact = Number.isFinite(ms) ? Math.max(0, ms) : 0;
    if (exact < 100)
        return `${Math.round(exact)} ms`;
    const text = exact < 60_000
        ? (0,pretty_ms__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(exact < 10_000 ? exact : whole(exact), {
            secondsDecimalDigits: 1,
            subSecondsAsDecimals: true,
        })
        : (0,pretty_ms__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(whole(exact), { unitCount: 2 });
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
    return ms < 1_000 ? 'just now' : `${duration(ms)} ago`;
}
/** Whole seconds, and whole minutes from the first minute on; never negative. */
function whole(ms) {
    if (!Number.isFinite(ms) || ms <= 0)
        return 0;
    const unit = ms < 60_000 ? 1_000 : ms < day ? 60_000 : 3_600_000;
    return Math.floor(ms / unit) * unit;
}
function iso(at) {
    const then = new Date(at);
    return Number.isNaN(then.getTime()) ? new Date(0).toISOString() : then.toISOString();
}


/***/ }),

/***/ 9651:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "4953c1f231d261460926.yml";

/***/ })

};
