export const id = 9569;
export const ids = [9569];
export const modules = {

/***/ 502:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/engine/answer.ts + 1 modules
var answer = __webpack_require__(9034);
// EXTERNAL MODULE: ./src/engine/decidable.ts
var decidable = __webpack_require__(2187);
// EXTERNAL MODULE: ./src/engine/dispatch.ts + 2 modules
var dispatch = __webpack_require__(493);
// EXTERNAL MODULE: ./src/views/markers.ts
var markers = __webpack_require__(3021);
// EXTERNAL MODULE: ./src/engine/place.ts
var engine_place = __webpack_require__(8749);
// EXTERNAL MODULE: ./src/engine/recover.ts
var recover = __webpack_require__(34);
// EXTERNAL MODULE: ./src/engine/refusals.ts
var refusals = __webpack_require__(8741);
// EXTERNAL MODULE: ./src/engine/run-together.ts
var run_together = __webpack_require__(7526);
// EXTERNAL MODULE: ./src/engine/ticking.ts
var ticking = __webpack_require__(7829);
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
    const opening = (0,engine_place/* openPlace */.Q)(engine, definition, noArguments, { invocation, issue });
    const settings = await engine.settings();
    const open = await opening(settings.config);
    const { place, file } = open;
    const state = (0,ticking/* stateOf */.L4)(file.value, settings.playbook);
    // What is about a closed incident is decided in its own record.
    if ((0,refusals/* closedIssue */.m2)({ place, state, issue }))
        return new Map();
    const allowed = await (0,decidable/* allowedAt */.m)(engine, jobs, settings.config, place);
    const claimed = new Set(file.value.claims.map(({ key }) => key));
    const isNew = allowed.some((job) => !claimed.has(job.invocation.key));
    const others = isNew ? await waiting() : [];
    const more = others.flatMap((one) => (claimed.has(one.key) ? [] : ((0,decidable/* decidable */.u)(engine, one) ?? [])));
    const all = inOrder(allowed, await (0,decidable/* allowedAt */.m)(engine, more, settings.config, place));
    const keys = all.map((job) => job.invocation.key);
    await (0,recover/* recover */.l)(engine, open, settings, keys, dispatch);
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
            const next = known.get(invocation.key) ?? (await (0,dispatch/* dispatch */.J)(engine, invocation, around));
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
    return dispatchTogether(engine, group, issue, waiting, dispatch/* dispatch */.J).catch(() => new Map());
}

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/io.ts
var io = __webpack_require__(5027);
// EXTERNAL MODULE: ./src/parser/lines.ts + 2 modules
var lines = __webpack_require__(3239);
;// CONCATENATED MODULE: ./src/triggers/command-input.ts


/**
 * The `command` input, or a terminal: command lines that whoever may start the run may also give.
 * `step` tells several steps of one run apart.
 */
function commandInput(input, by) {
    const { commands, prose } = (0,lines/* readLines */.S)(input);
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
// EXTERNAL MODULE: ./src/records/file.ts
var file = __webpack_require__(6566);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
// EXTERNAL MODULE: ./src/triggers/issue-comment.ts
var issue_comment = __webpack_require__(1082);
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
            .map((comment) => (0,issue_comment/* invocationsOf */.Z)(comment, issue, url))
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

// EXTERNAL MODULE: ./src/triggers/issue.ts
var triggers_issue = __webpack_require__(8910);
// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(1032);
// EXTERNAL MODULE: ./src/parser/print.ts
var print = __webpack_require__(480);
// EXTERNAL MODULE: ./src/triggers/event.ts
var triggers_event = __webpack_require__(2765);
// EXTERNAL MODULE: ./src/triggers/payload.ts
var triggers_payload = __webpack_require__(5243);
;// CONCATENATED MODULE: ./src/triggers/deployment-status.ts




/** The state of a deployment on GitHub: failed, or live and to be verified. */
const deploymentStatus = async ({ payload }, config) => {
    // Our own deployments are written when they are live and verified.
    if ((0,triggers_payload/* has */.zy)(payload, 'deployment', 'payload', 'outageOperation'))
        return triggers_event/* nothing */.s;
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
            const flags = { service, env: environment, sha };
            return { ...about, line: (0,print/* printCommand */.T)('release', { words: [], flags }) };
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
// EXTERNAL MODULE: ./src/triggers/closings.ts
var closings = __webpack_require__(8897);
;// CONCATENATED MODULE: ./src/triggers/issues.ts






/** What people do to issues of ours by hand. */
const issues = async (event, config) => {
    const action = (0,triggers_payload/* text */.Qq)(event.payload, 'action');
    const act = action === 'closed' || action === 'reopened' ? closings/* closings */.j : edits;
    return act(event, config);
};
/** An incident's issue edited by a person: boxes ticked or unticked by hand. */
const edits = async ({ payload }) => {
    const issue = (0,triggers_issue/* issueIn */.f)(payload);
    if (!(0,markers/* readIncidentMarker */.vx)(issue.body))
        return triggers_event/* nothing */.s;
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

// EXTERNAL MODULE: ./src/incident/events.ts
var events = __webpack_require__(6345);
;// CONCATENATED MODULE: ./src/triggers/schedule.ts

/** The clock struck: one look at everything. */
const schedule = async () => {
    const at = new Date().toISOString();
    return {
        invocations: [
            { key: `schedule:${at}`, line: '/tick', actor: { login: events/* itself */.Q, kind: 'itself' }, at },
        ],
    };
};

// EXTERNAL MODULE: ./src/triggers/workflow-run.ts
var workflow_run = __webpack_require__(1960);
;// CONCATENATED MODULE: ./src/triggers/table.ts





/** What each kind of event asks for. */
const triggers = {
    issue_comment: issue_comment/* issueComment */.f,
    issues: issues,
    workflow_run: workflow_run/* workflowRun */.t,
    deployment_status: deploymentStatus,
    schedule: schedule,
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
// EXTERNAL MODULE: ./src/action.ts + 90 modules
var action = __webpack_require__(7743);
;// CONCATENATED MODULE: ./src/main.ts











/** Everything that an event asks for, done in order; the outputs are those of the last. */
async function main(event) {
    io/* guard */.ah();
    const inputs = io/* readInputs */.Ko();
    const last = new Map();
    const show = (0,log/* progressLog */.mS)(io/* log */.Rm);
    let wired;
    try {
        wired = (0,action/* wireAction */.q)(process.env, inputs, {
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
        conclude(result, [...last.values()], inputs.command !== '');
    }
    catch (error) {
        stop((0,answer/* explained */.to)(error));
    }
    finally {
        await wired?.engine.close();
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
    const waiting = !urgent && issue && (0,triggers_issue/* isIncident */.x)(issue) ? waitingIn(engine, issue) : undefined;
    const result = await carryOut(engine, invocations, issue, waiting?.decidable);
    const missed = (await waiting?.others()) ?? [];
    await carryOut(engine, missed, issue, undefined);
    return result;
}
/** A refused comment has had its answer; a workflow that asked must stop. */
function conclude(result, replies, fromInput) {
    if (result.outcome !== 'failed' && !(result.outcome === 'refused' && fromInput))
        return;
    const wrong = replies.findLast(({ status }) => status === 'failed' || status === 'refused');
    const reason = result.reason ?? 'unexpected';
    io/* annotate */.fz(wrong ? (0,log/* drawAnnotation */.qr)(wrong, reason) : `${result.outcome} (${reason})`);
    io/* fail */.fJ();
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
