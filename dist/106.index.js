export const id = 106;
export const ids = [106];
export const modules = {

/***/ 7106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/engine/answer.ts + 2 modules
var answer = __webpack_require__(172);
// EXTERNAL MODULE: ./src/engine/dispatch.ts + 4 modules
var dispatch = __webpack_require__(204);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
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
// EXTERNAL MODULE: ./src/records/file.ts
var file = __webpack_require__(6566);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
// EXTERNAL MODULE: ./src/views/markers.ts
var markers = __webpack_require__(3021);
// EXTERNAL MODULE: ./src/triggers/issue-comment.ts
var issue_comment = __webpack_require__(1082);
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
        .filter(({ isBot, isEdited, at }) => !isBot && !isEdited && now - Date.parse(at) < back)
        .flatMap((comment) => (0,issue_comment/* invocationsOf */.Z)(comment, issue, url));
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

// EXTERNAL MODULE: ./src/triggers/event.ts
var triggers_event = __webpack_require__(2765);
// EXTERNAL MODULE: ./src/triggers/issue.ts
var triggers_issue = __webpack_require__(8910);
// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(1032);
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
    issues: issues_issues,
    workflow_run: workflow_run/* workflowRun */.t,
    deployment_status: deploymentStatus,
    schedule: schedule,
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
// EXTERNAL MODULE: ./src/action.ts + 94 modules
var action = __webpack_require__(4585);
;// CONCATENATED MODULE: ./src/main.ts












/** Everything that an event asks for, done in order; the outputs are those of the last. */
async function main(event) {
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
        const result = await carryOut(wired, request);
        const missed = await missedRequests(wired, request);
        await carryOut(wired, missed);
        for (const reply of last.values())
            await io/* summarize */.eh(drawSummary(reply));
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
async function carryOut({ engine }, request) {
    let result = { outcome: 'ignored' };
    for (const invocation of request.invocations) {
        const next = await (0,dispatch/* dispatch */.J)(engine, invocation, request.issue ? { issue: request.issue } : {});
        if (next.outcome !== 'ignored')
            result = next;
    }
    return result;
}
/** Commands in the same incident whose own run never came. Nobody in a hurry waits for them. */
async function missedRequests({ engine }, { invocations, issue }) {
    const urgent = invocations.some(({ line }) => /^\/(outage +)?rollback/i.test(line));
    if (urgent || issue === undefined || !(0,triggers_issue/* isIncident */.x)(issue))
        return triggers_event/* nothing */.s;
    return catchUp(engine, issue.number);
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
