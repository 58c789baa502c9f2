export const id = 7824;
export const ids = [7824];
export const modules = {

/***/ 3654:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ addSubIssue),
/* harmony export */   EZ: () => (/* binding */ updateTicket),
/* harmony export */   Z2: () => (/* binding */ createTicket),
/* harmony export */   k0: () => (/* binding */ labelledIssues),
/* harmony export */   kp: () => (/* binding */ assign),
/* harmony export */   sS: () => (/* binding */ milestoneNamed)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

/** Opens an issue for a ticket, with nobody assigned: one wrong login would refuse all of it. */
async function createTicket(github, draft) {
    const { data } = await github.octokit.rest.issues.create({
        owner: github.owner,
        repo: github.repo,
        title: draft.title,
        body: draft.body,
        labels: [...draft.labels],
        ...(draft.milestone === undefined ? {} : { milestone: draft.milestone }),
    });
    return shape(data);
}
/** Changes a ticket. */
async function updateTicket(github, number, change) {
    const { open, ...texts } = change;
    await github.octokit.rest.issues.update({
        owner: github.owner,
        repo: github.repo,
        issue_number: number,
        ...texts,
        ...(open === undefined ? {} : { state: open ? 'open' : 'closed' }),
        ...(open === false ? { state_reason: 'completed' } : {}),
    });
}
/** Issues with a label that were changed since `since` (ISO 8601), open and closed. */
async function labelledIssues(github, label, since) {
    const found = await github.octokit.paginate(github.octokit.rest.issues.listForRepo, {
        owner: github.owner,
        repo: github.repo,
        labels: label,
        state: 'all',
        since,
        per_page: 100,
    });
    return found.map(shape);
}
/**
 * Assigns people, and answers those whom GitHub left out: it drops a login that cannot be assigned
 * without a word, and takes ten. (REST API: add assignees to an issue.)
 */
async function assign(github, number, logins) {
    const people = logins.filter((login) => !login.includes('/')).slice(0, 10);
    if (people.length === 0)
        return logins;
    try {
        const { data } = await github.octokit.rest.issues.addAssignees({
            owner: github.owner,
            repo: github.repo,
            issue_number: number,
            assignees: people,
        });
        const assigned = (data.assignees ?? []).map(({ login }) => login.toLowerCase());
        return logins.filter((login) => !assigned.includes(login.toLowerCase()));
    }
    catch (error) {
        // Some logins are refused in so many words.
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 422)
            return logins;
        throw error;
    }
}
/**
 * Makes an issue a part of another one of the same owner; answers why it could not be done. Asked
 * twice it is done once. (REST API: add sub-issue.)
 */
async function addSubIssue(github, parent, child) {
    try {
        await github.octokit.rest.issues.addSubIssue({
            owner: github.owner,
            repo: github.repo,
            issue_number: parent,
            sub_issue_id: child,
        });
        return undefined;
    }
    catch (error) {
        const message = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
        if (/duplicate|already/i.test(message))
            return undefined;
        if ([403, 404, 410, 422].includes((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error)))
            return message;
        throw error;
    }
}
/** The number of the open milestone with that title; nothing where there is none. */
async function milestoneNamed(github, title) {
    const { data } = await github.octokit.rest.issues.listMilestones({
        owner: github.owner,
        repo: github.repo,
        state: 'open',
        per_page: 100,
    });
    return data.find((milestone) => milestone.title.toLowerCase() === title.toLowerCase())?.number;
}
function shape(issue) {
    return {
        id: issue.id,
        number: issue.number,
        url: issue.html_url,
        title: issue.title,
        body: issue.body ?? '',
        isOpen: issue.state === 'open',
        assignees: (issue.assignees ?? []).map(({ login }) => login),
    };
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

/***/ 4774:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ lastIncident),
/* harmony export */   Po: () => (/* binding */ numberIn),
/* harmony export */   Xp: () => (/* binding */ incidentOfIssue),
/* harmony export */   bE: () => (/* binding */ incidentNumbered)
/* harmony export */ });
/* harmony import */ var _engine_ticking_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7829);
/* harmony import */ var _config_select_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1032);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8987);
/* harmony import */ var _github_issues_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5039);
/* harmony import */ var _incident_fold_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3506);
/* harmony import */ var _records_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6566);
/* harmony import */ var _records_shapes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(210);
/* harmony import */ var _views_markers_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3021);
/* harmony import */ var _views_post_mortem_markers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3355);









/** The incident of an issue: that of a post-mortem, too. Throws `post-mortem-missing`. */
async function incidentOfIssue(engine, settings, number, body) {
    const text = body ?? (await (0,_github_issues_js__WEBPACK_IMPORTED_MODULE_3__/* .readIssue */ .OS)(engine.github, number))?.body;
    const marked = text === undefined ? undefined : (0,_views_post_mortem_markers_js__WEBPACK_IMPORTED_MODULE_7__/* .readPostMortemMarker */ .fV)(text);
    if (marked)
        return incidentOfIssue(engine, settings, marked.incident);
    const place = text === undefined ? undefined : (0,_views_markers_js__WEBPACK_IMPORTED_MODULE_8__/* .readIncidentMarker */ .vx)(text);
    if (place === undefined)
        return undefined;
    const known = (0,_config_select_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceOf */ .z5)(settings.config, place.service, place.environment);
    return incidentNumbered(engine, settings, known, number);
}
/** The incident of a service that is open, else the last one. */
async function lastIncident(engine, settings, place) {
    const shape = (0,_records_shapes_js__WEBPACK_IMPORTED_MODULE_6__/* .serviceShape */ .dS)(place.service, place.environment);
    const { value } = await (0,_records_file_js__WEBPACK_IMPORTED_MODULE_5__/* .openRecord */ .C)(engine.records, shape, engine.clock);
    const open = (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_0__/* .stateOf */ .L4)(value, settings.playbook)?.issue;
    const keys = open ? [] : await engine.records.list('incidents/');
    const numbers = open ? [open.number] : keys.map(({ key }) => numberIn(key)).toReversed();
    for (const number of numbers.slice(0, 20)) {
        const found = await incidentNumbered(engine, settings, place, number);
        if (found)
            return found;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OutageError */ .AP('post-mortem-missing', `${place.service} has had no incident in ${place.environment}.`);
}
/** The incident of that number, if it is one of the service. */
async function incidentNumbered(engine, { playbook }, place, number) {
    const { records, clock } = engine;
    const [service, archive] = await Promise.all([
        (0,_records_file_js__WEBPACK_IMPORTED_MODULE_5__/* .openRecord */ .C)(records, (0,_records_shapes_js__WEBPACK_IMPORTED_MODULE_6__/* .serviceShape */ .dS)(place.service, place.environment), clock),
        (0,_records_file_js__WEBPACK_IMPORTED_MODULE_5__/* .openRecord */ .C)(records, (0,_records_shapes_js__WEBPACK_IMPORTED_MODULE_6__/* .archiveShape */ .g6)(number), clock),
    ]);
    const { releases } = service.value;
    const isOpen = (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_0__/* .stateOf */ .L4)(service.value, playbook)?.issue?.number === number;
    const record = isOpen ? service.value.incident : archive.value?.incident;
    const isHere = record?.service === place.service && record.environment === place.environment;
    if (record === undefined || !isHere)
        return undefined;
    const state = (0,_incident_fold_js__WEBPACK_IMPORTED_MODULE_4__/* .fold */ .A)(record, playbook.phases[0]?.id ?? '');
    const url = state.issue?.url ?? `${engine.github.url}/issues/${number}`;
    return { place, number, url, record, state, releases };
}
/** `incidents/0042` is that of issue 42. */
function numberIn(key) {
    return Number(key.split('/').at(-1));
}


/***/ }),

/***/ 3267:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ takePostMortem)
/* harmony export */ });
/* harmony import */ var _engine_context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6173);
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9034);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8987);
/* harmony import */ var _incident_events_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6345);
/* harmony import */ var _records_claims_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7945);





const key = 'work';
/** Milliseconds to wait for another run, and between two looks. */
const patience = 120_000;
const pause = 1_000;
/**
 * Takes a post-mortem for this run, and waits while another one works on it. `line` is what a later
 * run has to carry out where this one dies. Throws `operation-running` where the other does not end.
 */
async function takePostMortem(engine, file, line) {
    engine.remember(file.key);
    const end = engine.clock.now().getTime() + patience;
    for (;;) {
        const held = await attempt(engine, file, line);
        if (held)
            return held;
        if (engine.clock.now().getTime() > end)
            throw busy(file.key);
        await engine.clock.sleep(pause, engine.signal);
        await file.refresh();
    }
}
async function attempt(engine, file, line) {
    const before = await predecessor(engine, file.value);
    if (before === 'busy')
        return undefined;
    const now = engine.clock.now().toISOString();
    const invocation = {
        key: `${file.key}:${engine.run.id}:${engine.run.attempt}:${now}`,
        line,
        actor: { login: _incident_events_js__WEBPACK_IMPORTED_MODULE_3__/* .itself */ .Q, kind: 'itself' },
        at: now,
    };
    const claim = { key, invocation, run: engine.run, at: now };
    try {
        await file.update((record) => taken(record, claim, before), line);
    }
    catch (error) {
        if (error instanceof _engine_context_js__WEBPACK_IMPORTED_MODULE_4__/* .Taken */ .u)
            return undefined;
        throw error;
    }
    const release = async (change) => {
        await file.update((record) => {
            const mine = record.claims.some((other) => other.invocation.key === claim.invocation.key);
            if (!mine)
                throw new _engine_context_js__WEBPACK_IMPORTED_MODULE_4__/* .Taken */ .u();
            return { ...change(record), claims: [] };
        }, `Done: ${line}`);
    };
    return {
        resumed: before !== undefined,
        release,
        async abandon(cause, change) {
            if (!(0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)((0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(cause)))
                await release(change).catch(() => undefined);
        },
    };
}
/** The claim of a run that died over it; `busy` where one works on it. */
async function predecessor(engine, record) {
    const answer = await (0,_records_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .askClaim */ .ur)(record, key, engine.isGone);
    if (answer.status === 'ours')
        return answer.before;
    if (answer.status === 'finished')
        return undefined;
    // An earlier command of this run, that could not give it back.
    return (0,_records_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .sameRun */ .W_)(answer.claim.run, engine.run) ? answer.claim : 'busy';
}
/** The record with the claim; throws `Taken` where another run was faster. */
function taken(record, claim, before) {
    const free = { ...record, claims: record.claims.filter(({ finished }) => !finished) };
    const claimed = (0,_records_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .withClaim */ .dL)(free, claim, before);
    if (claimed === undefined)
        throw new _engine_context_js__WEBPACK_IMPORTED_MODULE_4__/* .Taken */ .u();
    return claimed;
}
function busy(key) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OutageError */ .AP('operation-running', `Another run works on \`${key}\` still.`, {
        remedy: 'Type it again when that run has ended.',
    });
}


/***/ }),

/***/ 260:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ openPostMortem)
});

// EXTERNAL MODULE: ./src/engine/own.ts
var own = __webpack_require__(582);
// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/github/issues.ts
var issues = __webpack_require__(5039);
// EXTERNAL MODULE: ./src/github/once.ts
var once = __webpack_require__(6878);
// EXTERNAL MODULE: ./src/github/skew.ts
var skew = __webpack_require__(4673);
// EXTERNAL MODULE: ./src/github/tickets.ts
var tickets = __webpack_require__(3654);
// EXTERNAL MODULE: ./src/incident/post-mortem.ts
var post_mortem = __webpack_require__(783);
// EXTERNAL MODULE: ./src/records/file.ts
var records_file = __webpack_require__(6566);
// EXTERNAL MODULE: ./src/records/post-mortem-shape.ts
var post_mortem_shape = __webpack_require__(8771);
// EXTERNAL MODULE: ./src/views/length.ts
var views_length = __webpack_require__(4924);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(2909);
// EXTERNAL MODULE: ./src/views/post-mortem/markers.ts
var markers = __webpack_require__(3355);
// EXTERNAL MODULE: ./src/views/post-mortem/headings.ts
var headings = __webpack_require__(449);
// EXTERNAL MODULE: ./src/incident/events.ts
var incident_events = __webpack_require__(6345);
// EXTERNAL MODULE: ./src/views/issue/details.ts
var details = __webpack_require__(4596);
// EXTERNAL MODULE: ./src/views/time.ts
var views_time = __webpack_require__(8725);
;// CONCATENATED MODULE: ./src/views/post-mortem/figures.ts




/** What it was, when it is due, and who was there. */
function drawHead(facts) {
    const { state, incident, responders, owner, due } = facts;
    const { service, environment, severity } = state;
    const where = `${severity} · ${(0,markdown/* prose */.CS)(service)} · ${(0,markdown/* prose */.CS)(environment)}`;
    const about = state.title === '' ? '' : `: ${(0,markdown/* prose */.CS)(state.title)}`;
    const people = responders.map(markdown/* mention */.lE).join(', ');
    const lines = [
        `> **${where}**${about}, incident ${(0,markdown/* link */.nf)(`#${incident.number}`, incident.url)}, ${lasted(facts)}.`,
        ...(due === undefined
            ? []
            : [
                `> **Due ${when(due.at)}.** The meeting is proposed for ${when(due.meeting)}; the calendar file is below.`,
            ]),
        `> ${owner === undefined ? 'Nobody owns it yet.' : `${(0,markdown/* mention */.lE)(owner)} sees that it is written.`}${people === '' ? '' : ` Responders, please add what you know: ${people}.`}`,
    ];
    const file = due === undefined
        ? ''
        : `\n\n${(0,details/* details */.z)('Calendar file', 'save it as meeting.ics', (0,markdown/* fence */.EU)(due.calendar, 'text'))}`;
    return `> [!NOTE]\n${lines.join('\n>\n')}${file}`;
}
function lasted({ clocks }) {
    const end = clocks.mitigated ?? clocks.resolved;
    if (end === undefined)
        return `not over yet, since ${when(clocks.started)}`;
    const until = (0,views_time/* date */.p6)(end) === (0,views_time/* date */.p6)(clocks.started) ? (0,views_time/* clockTime */.qo)(end) : when(end);
    return `${(0,views_time/* duration */.p0)((0,views_time/* between */.Tq)(clocks.started, end))}, ${when(clocks.started)} to ${until}`;
}
/** The figures of the incident, each from the record. */
function drawFigures(facts) {
    const { state, clocks, severities, targets, owner } = facts;
    const { roles, trigger, impact, resolved } = state;
    const rows = [
        ['Status', resolved ? `resolved ${by(resolved.by)}` : 'open'],
        ['Severity', inSeverities(severities, state.severity)],
        ['Components', `${(0,markdown/* prose */.CS)(state.service)}, ${(0,markdown/* prose */.CS)(state.environment)}${failing(facts)}`],
        ['Impact, as told', impact === undefined ? 'nobody said yet' : (0,markdown/* prose */.CS)(impact)],
        ['Detected by', `${detection[trigger.kind]}: ${(0,markdown/* link */.nf)(trigger.summary, trigger.url)}`],
        ['Owner', owner === undefined ? 'nobody yet' : (0,markdown/* plain */.pj)(owner)],
        ...['commander', 'comms', 'scribe'].flatMap((role) => {
            const person = roles[role];
            return person === undefined ? [] : [[named[role], (0,markdown/* plain */.pj)(person)]];
        }),
        ['Cause, as told', resolved?.cause === undefined ? 'nobody said yet' : (0,markdown/* prose */.CS)(resolved.cause)],
        [
            'Resolution, as told',
            resolved?.resolution === undefined ? 'nobody said yet' : (0,markdown/* prose */.CS)(resolved.resolution),
        ],
    ];
    return [
        '| | |\n|:--|:--|',
        ...rows.map(([name, value]) => `| ${name} | ${value} |`),
        '',
        drawClocks(clocks),
        ...(targets.length === 0 ? [] : ['', drawTargets(targets)]),
    ].join('\n');
}
const named = { commander: 'Incident Commander', comms: 'Communication', scribe: 'Scribe' };
const detection = {
    person: 'a person',
    deployment: 'a failed deployment',
    health: 'the health checks',
    alert: 'an alert',
    report: 'a user’s report',
};
function drawClocks({ started, ...moments }) {
    const row = (name, figure, at) => {
        if (at === undefined)
            return `| ${name} | never | ${figure} | – |`;
        const took = (0,views_time/* between */.Tq)(started, at);
        return `| ${name} | ${moment(at)} | ${figure} | ${took < 1_000 ? 'at once' : (0,views_time/* short */.h0)(took)} |`;
    };
    return [
        '| | UTC | from the start | |',
        '|:--|:--|:--|:--|',
        `| Started | ${moment(started)} | | |`,
        row('Detected', 'time to detect', moments.detected),
        row('Acknowledged', 'time to acknowledge', moments.acknowledged),
        row('Mitigated', 'time to mitigate', moments.mitigated),
        row('Resolved', 'time to resolve', moments.resolved),
    ].join('\n');
}
function drawTargets(targets) {
    const rows = targets.map(({ name, within, took }) => {
        const met = took === undefined ? 'never' : took <= within ? '✅ met' : '❌ missed';
        return `| ${(0,markdown/* prose */.CS)(name)} | ${(0,views_time/* short */.h0)(within)} | ${took === undefined ? '–' : (0,views_time/* short */.h0)(took)} | ${met} |`;
    });
    return ['| Target | within | took | |', '|:--|:--|:--|:--|', ...rows].join('\n');
}
function inSeverities(list, last) {
    const times = list.map(({ severity, milliseconds }) => `${severity} for ${(0,views_time/* short */.h0)(milliseconds)}`);
    return times.length > 1
        ? `${(0,markdown/* plain */.pj)(last)} in the end (${times.map(markdown/* plain */.pj).join(', then ')})`
        : (0,markdown/* plain */.pj)(times[0] ?? last);
}
/** The probes that failed, each once, by name. */
function failing({ state }) {
    const bad = (state.health?.results ?? []).filter(({ verdict }) => verdict !== 'up');
    return bad.length === 0 ? '' : ` (${bad.map(({ probe }) => (0,markdown/* prose */.CS)(probe)).join(', ')})`;
}
function by(login) {
    return login === incident_events/* itself */.Q ? 'by itself' : `by ${(0,markdown/* plain */.pj)(login)}`;
}
/** `Tuesday 24 November 2026, 14:05 UTC`. */
function when(at) {
    const day = new Intl.DateTimeFormat('en-GB', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
    }).format(new Date(at));
    return `${day}, ${(0,views_time/* clockTime */.qo)(at)}`;
}
function moment(at) {
    return `${(0,views_time/* date */.p6)(at)} ${at.slice(11, 19)}`;
}

;// CONCATENATED MODULE: ./src/views/post-mortem/evidence.ts



const kinds = {
    release: 'Release',
    deployment: 'Failed deployment',
    merge: 'Commit',
    variables: 'Variables',
};
const most = 20;
/** What changed before it began, the nearest first: any of it may have set it off. */
function drawCandidates({ candidates, clocks }) {
    const title = '### What changed before it began';
    if (candidates.length === 0) {
        return `${title}\n\nNo release and no commit that we know of in the 24 hours before ${(0,views_time/* date */.p6)(clocks.started)} ${(0,views_time/* exactTime */.F4)(clocks.started)} UTC.`;
    }
    const rows = candidates
        .slice(0, most)
        .map(({ kind, text, url, by, before }) => `| ${distance(before)} | ${kinds[kind]} | ${(0,markdown/* linked */.q)((0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(text, 160)), url)} | ${(0,markdown/* plain */.pj)(by ?? '')} |`);
    const more = candidates.length - rows.length;
    return [
        title,
        '',
        'Near in time is no proof: it says where to look first.',
        '',
        '| Before the start | | What | Who |',
        '|:--|:--|:--|:--|',
        ...rows,
        ...(more > 0 ? ['', `And ${more} more.`] : []),
    ].join('\n');
}
function distance(before) {
    if (before < 1_000)
        return before < -1_000 ? `${(0,views_time/* short */.h0)(-before)} after` : 'at the same time';
    return (0,views_time/* short */.h0)(before);
}
/** The operations, with their results. */
function drawDone({ state }) {
    const title = '### What was done';
    if (state.operations.length === 0)
        return `${title}\n\nNo operation was run.`;
    const rows = state.operations.map((operation) => {
        const took = operation.finishedAt === undefined
            ? ''
            : (0,views_time/* short */.h0)((0,views_time/* between */.Tq)(operation.startedAt, operation.finishedAt));
        const url = operation.steps.findLast(({ evidence }) => evidence?.url !== undefined)?.evidence
            ?.url;
        const who = operation.by === incident_events/* itself */.Q ? 'by itself' : (0,markdown/* plain */.pj)(operation.by);
        const result = (0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(operation.summary ?? 'not finished', 300));
        return `| ${(0,views_time/* exactTime */.F4)(operation.startedAt)} | ${(0,markdown/* linked */.q)((0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(operation.title, 120)), url)} <br>${(0,markdown/* code */.aY)((0,markdown/* truncate */.xv)(operation.command, 80))} | ${operation.outcome ?? 'running'}: ${result} | ${took} | ${who} |`;
    });
    return [title, '', '| UTC | What | Result | Took | Who |', '|:--|:--|:--|:--|:--|', ...rows].join('\n');
}
/** What was told to the public. */
function drawMessages({ messages, clocks }) {
    const title = '### Public messages';
    if (messages.length === 0)
        return `${title}\n\nNone that we know of.`;
    const rows = messages.map(({ at, text, by, url }) => `| ${(0,markdown/* linked */.q)((0,views_time/* exactTime */.F4)(at), url)} | ${(0,views_time/* duration */.p0)((0,views_time/* between */.Tq)(clocks.started, at))} in | ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(text, 300))} | ${by === incident_events/* itself */.Q ? 'by itself' : (0,markdown/* plain */.pj)(by)} |`);
    return [title, '', '| UTC | | What | Who |', '|:--|:--|:--|:--|', ...rows].join('\n');
}
/** Earlier incidents of the same service and environment. */
function drawRelated({ related, state }) {
    const title = '### Earlier incidents of this service';
    if (related.length === 0) {
        return `${title}\n\nNone in the record of ${(0,markdown/* prose */.CS)(state.service)} ${(0,markdown/* prose */.CS)(state.environment)}.`;
    }
    const rows = related.map((each) => `| ${(0,markdown/* link */.nf)(`#${each.number}`, each.url)} | ${(0,views_time/* date */.p6)(each.at)} | ${(0,markdown/* plain */.pj)(each.severity)} | ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(each.title, 100))} | ${each.cause === undefined ? '' : (0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(each.cause, 160))} |`);
    const recurring = related.filter(({ cause }) => same(cause, state.resolved?.cause));
    return [
        title,
        ...(recurring.length === 0
            ? []
            : [
                '',
                `**The same cause was given for ${recurring.map(({ number, url }) => (0,markdown/* link */.nf)(`#${number}`, url)).join(', ')}.**`,
            ]),
        '',
        '| | Date | | What | Cause |',
        '|:--|:--|:--|:--|:--|',
        ...rows,
    ].join('\n');
}
function same(one, other) {
    return (one !== undefined &&
        other !== undefined &&
        one.trim().toLowerCase() === other.trim().toLowerCase());
}

// EXTERNAL MODULE: ./src/views/issue/gantt.ts
var gantt = __webpack_require__(8688);
;// CONCATENATED MODULE: ./src/views/post-mortem/timeline.ts





const head = '| UTC | What | Who |\n|:--|:--|:--|';
/** The picture of the incident, and its timeline with links; what does not fit stays in the incident. */
function drawTimeline(facts, room) {
    const { state, incident, drawing } = facts;
    const rows = state.timeline.map(({ at, text, by, url }) => {
        const time = (0,views_time/* date */.p6)(at) === (0,views_time/* date */.p6)(state.startedAt) ? (0,views_time/* exactTime */.F4)(at) : `${(0,views_time/* date */.p6)(at)} ${(0,views_time/* exactTime */.F4)(at)}`;
        const who = by === incident_events/* itself */.Q ? 'by itself' : (0,markdown/* plain */.pj)(by);
        return `| ${(0,markdown/* linked */.q)(time, url)} | ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(text, 500))} | ${who} |`;
    });
    const fitting = countFitting(rows, room);
    const left = rows.length - fitting;
    const shown = rows.slice(0, fitting);
    const note = left === 0
        ? ''
        : `\n\nThe last ${left} entries are in ${(0,markdown/* link */.nf)(`#${incident.number}`, incident.url)}.`;
    const table = shown.length === 0 ? '' : `${head}\n${shown.join('\n')}`;
    const folded = shown.length > 20 ? (0,details/* details */.z)('Timeline', `${rows.length} entries`, table) : table;
    return `### Timeline\n\n${(0,gantt/* drawGantt */.d)(state, drawing)}\n\n${folded}${note}`;
}
function countFitting(rows, room) {
    let length = 0;
    const index = rows.findIndex((row) => (length += row.length + 1) > room);
    return index < 0 ? rows.length : index;
}

;// CONCATENATED MODULE: ./src/views/post-mortem/document.ts







/** The post-mortem as it is opened: what we know, and headings for what only people know. */
function drawPostMortem(facts, repository) {
    const { service, environment, severity } = facts.state;
    const parts = new Map(drawParts(facts, views_length/* mostCharacters */.s - 8_000).map(({ id, body }) => [id, (0,markers/* part */.y_)(id, body)]));
    const ours = (id) => parts.get(id) ?? '';
    const body = [
        (0,markers/* postMortemMarker */.H1)(facts.incident.number, repository),
        ours('head'),
        ours('figures'),
        ...headings/* headings */.so.filter(({ id }) => id !== headings/* actionItems */.rZ).map((each) => section(each, facts)),
        ...headings/* headings */.so
            .filter(({ id }) => id === headings/* actionItems */.rZ)
            .map((each) => `${section(each, facts)}\n\n- [ ] `),
        '## Evidence',
        ours('timeline'),
        ours('candidates'),
        ours('done'),
        ours('messages'),
        ours('related'),
    ];
    return {
        title: (0,markdown/* title */.DD)(`Post-mortem of #${facts.incident.number} · ${severity} · ${service} ${environment}`),
        body: body.filter((piece) => piece !== '').join('\n\n'),
    };
}
/**
 * A post-mortem with our parts drawn anew and everything else as people left it. `missing` are parts
 * that they took away.
 */
function redrawPostMortem(text, facts) {
    const bare = (0,markers/* withParts */.dK)(text, drawParts(facts, 0));
    const room = views_length/* mostCharacters */.s - bare.text.length;
    return (0,markers/* withParts */.dK)(text, drawParts(facts, Math.max(0, room)));
}
/** Our parts; the timeline has to do with `room` characters. */
function drawParts(facts, room) {
    return [
        { id: 'head', body: drawHead(facts) },
        { id: 'figures', body: drawFigures(facts) },
        { id: 'timeline', body: drawTimeline(facts, Math.min(room, 30_000)) },
        { id: 'candidates', body: drawCandidates(facts) },
        { id: 'done', body: drawDone(facts) },
        { id: 'messages', body: drawMessages(facts) },
        { id: 'related', body: drawRelated(facts) },
    ];
}
function section({ id, title, guidance }, { questions }) {
    const asked = id === 'root-cause' ? questions : [];
    return [
        `## ${title} ${(0,markers/* headingMarker */.tZ)(id)}`,
        hint(guidance),
        ...asked.flatMap((question) => [
            `### ${(0,markdown/* prose */.CS)(question)}`,
            hint('What you know, how you know it, and what you only suppose.'),
        ]),
    ].join('\n\n');
}
/** One line in italics; it makes way for what people write. */
function hint(guidance) {
    return `_${guidance}_`;
}

// EXTERNAL MODULE: ./src/config/post-mortem.ts
var config_post_mortem = __webpack_require__(4967);
;// CONCATENATED MODULE: ./src/postmortem/zone.ts
/** What clocks in a time zone show at a moment. */
function wallTime(at, zone) {
    const shown = new Date(at.getTime() + offsetOf(at, zone));
    return {
        date: shown.toISOString().slice(0, 10),
        weekday: shown.getUTCDay(),
        hour: shown.getUTCHours(),
        minute: shown.getUTCMinutes(),
    };
}
/** The moment at which clocks in a time zone show a date and a time, `10:00`. */
function momentOf(date, time, zone) {
    const shown = Date.parse(`${date}T${time}:00Z`);
    // Near a change of the clocks the offset before the correction may be another than after it.
    const guess = new Date(shown - offsetOf(new Date(shown), zone));
    return new Date(shown - offsetOf(guess, zone));
}
/** The date some days later. */
function daysAfter(date, days) {
    const day = new Date(`${date}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
}
/** Milliseconds that clocks in a time zone are ahead of UTC at a moment. */
function offsetOf(at, zone) {
    const format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
    });
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((part) => parts.get(part) ?? 0);
    return (Date.UTC(year, month - 1, day, hour, minute, second) - Math.trunc(at.getTime() / 1_000) * 1_000);
}

;// CONCATENATED MODULE: ./src/postmortem/calendar.ts


/** When a post-mortem is due: so many milliseconds after the resolution, of which only business days count. */
function dueAt(resolvedAt, within, config) {
    let left = within;
    let at = resolvedAt;
    // A year of days off would be a mistake in the configuration.
    for (let days = 0; days < 400; days++) {
        const midnight = nextMidnight(at, config['time-zone']);
        if (isBusinessDay(at, config)) {
            const room = midnight.getTime() - at.getTime();
            if (left <= room)
                return new Date(at.getTime() + left);
            left -= room;
        }
        at = midnight;
    }
    return new Date(resolvedAt.getTime() + within);
}
/** Milliseconds that people have at least before the meeting: nobody meets at the end of the same night. */
const rest = 12 * 3_600_000;
/**
 * When the meeting is proposed: at the configured time of the first business day that leaves people a
 * night, and is not after the day when the post-mortem is due; else an hour before that.
 */
function meetingAt(resolvedAt, due, config) {
    const zone = config['time-zone'];
    const first = wallTime(resolvedAt, zone).date;
    for (let day = 0; day < 400; day++) {
        const at = momentOf(daysAfter(first, day), config.meeting, zone);
        if (at > due)
            break;
        if (at.getTime() - resolvedAt.getTime() >= rest && isBusinessDay(at, config))
            return at;
    }
    return new Date(due.getTime() - 3_600_000);
}
function isBusinessDay(at, config) {
    const name = config_post_mortem/* weekdays */.m[wallTime(at, config['time-zone']).weekday];
    return name !== undefined && config['business-days'].includes(name);
}
function nextMidnight(at, zone) {
    const next = momentOf(daysAfter(wallTime(at, zone).date, 1), '00:00', zone);
    // Where clocks are set at midnight, the computed moment may not lie ahead.
    return next > at ? next : new Date(at.getTime() + 3_600_000);
}
/** A calendar file with one event. (RFC 5545.) */
function calendarFile({ id, title, text, url, at, minutes, now }) {
    const end = new Date(at.getTime() + minutes * 60_000);
    const lines = [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//outage-playbook//post-mortem//EN',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        `UID:${id}`,
        `DTSTAMP:${stamp(now)}`,
        `DTSTART:${stamp(at)}`,
        `DTEND:${stamp(end)}`,
        `SUMMARY:${escaped(title)}`,
        `DESCRIPTION:${escaped(text)}`,
        `URL:${url}`,
        'END:VEVENT',
        'END:VCALENDAR',
    ];
    return lines.flatMap(folded).join('\r\n');
}
function stamp(at) {
    return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}
function escaped(text) {
    return text.replaceAll(/[\\;,]/g, String.raw `\$&`).replaceAll(/\r?\n/g, String.raw `\n`);
}
/** At most 75 bytes a line; a line that goes on begins with a blank. */
function folded(line) {
    const lines = [];
    let left = '';
    for (const sign of line) {
        if (Buffer.byteLength(left + sign) > 73) {
            lines.push(left);
            left = ' ';
        }
        left += sign;
    }
    return [...lines, left];
}

// EXTERNAL MODULE: ./src/github/git.ts
var git = __webpack_require__(6891);
// EXTERNAL MODULE: ./src/incident/fold.ts + 1 modules
var fold = __webpack_require__(3506);
// EXTERNAL MODULE: ./src/playbook/steps.ts
var steps = __webpack_require__(2056);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
// EXTERNAL MODULE: ./src/incident/correct.ts
var correct = __webpack_require__(5300);
;// CONCATENATED MODULE: ./src/postmortem/facts.ts


/** Milliseconds before the start in which a change may have set it off. */
const suspectFor = 24 * 3_600_000;
/** When it began, was noticed, and so on, with what people have corrected. */
function clocksOf(state) {
    return { ...(0,correct/* momentsOf */.Zn)(state), started: state.startedAt, detected: state.detectedAt };
}
/** Milliseconds in each severity, in the order of time. */
function timeInSeverities({ events }, end) {
    const changes = events.flatMap((event) => event.type === 'declared' || event.type === 'severity-changed'
        ? [{ severity: event.severity, at: event.at }]
        : []);
    return changes.map(({ severity, at }, index) => ({
        severity,
        milliseconds: Date.parse(changes[index + 1]?.at ?? end) - Date.parse(at),
    }));
}
/** Ids of events that a run or a deployment caused: their actor is the name of a workflow. */
const machine = /^(?:run|deployment|status):/;
/** Everybody who did something, or was given a role; the playbook itself left out. */
function respondersOf({ roles }, { events }) {
    const acting = events
        .filter(({ id, actor }) => !machine.test(id) && actor !== incident_events/* itself */.Q && actor !== 'somebody')
        .map(({ actor }) => actor);
    return [...new Set([...Object.values(roles), ...acting])].filter((login) => login !== '');
}
/** The person who sees that it is written: the commander, else who resolved it. */
function ownerOf({ roles, resolved }) {
    const by = resolved?.by === incident_events/* itself */.Q ? undefined : resolved?.by;
    return roles.commander ?? by;
}
/** The targets of the playbook for the severity, and whether they were met. */
function targetsOf(state, clocks, playbook) {
    const severity = playbook.severities.find(({ id }) => id === state.severity);
    if (severity === undefined)
        return [];
    const from = Date.parse(clocks.started);
    const target = (name, within, at) => ({
        name,
        within,
        ...(at === undefined ? {} : { took: Date.parse(at) - from }),
    });
    return [
        target(severity.acknowledge.title ?? 'Acknowledge', severity.acknowledge.within, clocks.acknowledged),
        target(severity.resolve.title ?? 'Resolve', severity.resolve.within, clocks.resolved),
    ];
}
/** What was told to the public: by `/update`, or in a note that begins as the playbook's templates do. */
function publicMessages({ timeline }) {
    return timeline
        .filter(({ text }) => /^(?:words for the public: |\W*\[(?:OUTAGE|UPDATE|RESOLVED)\])/.test(text))
        .map((entry) => ({ ...entry, text: entry.text.replace(/^words for the public: /, '') }));
}
/** Changes before the start, the nearest first; a commit that was released stands there once. */
function candidatesOf(changes, started) {
    const start = Date.parse(started);
    const seen = new Set();
    return changes
        .map(({ sha, ...change }) => ({ ...change, sha, before: start - Date.parse(change.at) }))
        .filter(({ before }) => before > -1_000 && before <= suspectFor)
        .toSorted((a, b) => a.before - b.before)
        .filter(({ kind, sha, text }) => {
        const key = `${kind} ${sha ?? text}`;
        return !seen.has(key) && seen.add(key);
    })
        .map(({ sha: _, ...candidate }) => candidate);
}
/** Releases as changes. */
function releaseChanges(releases, commitUrl) {
    return releases.map(({ sha, title, at, verdict, via, url }) => ({
        kind: 'release',
        at,
        sha,
        text: `${via === 'rollback' ? 'rollback to' : 'release'} \`${sha.slice(0, 7)}\`${title === '' ? '' : ` ${title}`}${verdict === 'bad' ? ', not healthy' : ''}`,
        url: url ?? `${commitUrl}/${sha}`,
    }));
}
/** Deployments that failed, as changes. */
function failedDeployments(events) {
    return events.flatMap((event) => event.type === 'deployment-failed'
        ? [
            {
                kind: 'deployment',
                at: event.at,
                text: event.summary,
                ...(event.sha === undefined ? {} : { sha: event.sha }),
                ...(event.link === undefined ? {} : { url: event.link }),
            },
        ]
        : []);
}

// EXTERNAL MODULE: ./src/postmortem/incident.ts
var incident = __webpack_require__(4774);
;// CONCATENATED MODULE: ./src/postmortem/gather.ts








/** Earlier incidents that are read at most. */
const mostEarlier = 10;
/** Everything that we know of an incident, from the record and from what changed before it. */
async function gatherFacts(engine, { config, playbook }, incident, dates) {
    const { state, record, place, releases } = incident;
    const clocks = clocksOf(state);
    const now = engine.clock.now();
    const repositoryUrl = engine.codeOf(place).url;
    const [commits, related] = await Promise.all([
        commitsBefore(engine, incident, clocks.started),
        earlierIncidents(engine, incident),
    ]);
    const changes = [
        ...releaseChanges(releases, `${repositoryUrl}/commit`),
        ...failedDeployments(record.events),
        ...commits,
    ];
    const owner = ownerOf(state) ?? config.people['technical-lead'][0];
    return {
        state,
        incident: { number: incident.number, url: incident.url },
        clocks,
        severities: timeInSeverities(record, clocks.resolved ?? now.toISOString()),
        responders: respondersOf(state, record),
        ...(owner === undefined ? {} : { owner }),
        targets: targetsOf(state, clocks, playbook),
        messages: publicMessages(state),
        candidates: candidatesOf(changes, clocks.started),
        related,
        questions: (0,steps/* allSteps */.Bd)(playbook)
            .map(({ step }) => step.text)
            .filter((text) => text.endsWith('?')),
        ...due(incident, dates),
        drawing: {
            playbook,
            people: config.people,
            now,
            repositoryUrl,
            releases,
            commands: [],
        },
    };
}
function due({ number, url, state }, { dueAt, meetingAt }) {
    if (dueAt === undefined || meetingAt === undefined)
        return {};
    const calendar = calendarFile({
        id: `post-mortem-${number}@${new URL(url).hostname}`,
        title: `Post-mortem: ${state.service} ${state.environment}, incident #${number}`,
        text: `Review the timeline and the actions, find the root cause, agree on action items.\n${url}`,
        url,
        at: new Date(meetingAt),
        minutes: 60,
        now: new Date(state.resolved?.at ?? state.declaredAt),
    });
    return { due: { at: dueAt, meeting: meetingAt, calendar } };
}
async function commitsBefore(engine, { place }, started) {
    const since = new Date(Date.parse(started) - suspectFor).toISOString();
    const github = engine.codeOf(place);
    const commits = await (0,git/* commitsBetween */.$q)(github, place.settings.branch, since, started);
    // Our own commits take a release back; they set nothing off.
    const theirs = commits.filter(({ message }) => !message.includes('\nOutage-Operation: '));
    return theirs.map(({ sha, title, author, at, url }) => ({
        kind: 'merge',
        at,
        sha,
        text: `\`${sha.slice(0, 7)}\` ${title}`,
        by: author,
        url,
    }));
}
async function earlierIncidents({ records, clock, github }, { number, place }) {
    const numbers = (await records.list('incidents/'))
        .map(({ key }) => (0,incident/* numberIn */.Po)(key))
        .filter((other) => other < number)
        .slice(-mostEarlier);
    const files = await Promise.all(numbers.map((other) => (0,records_file/* openRecord */.C)(records, (0,shapes/* archiveShape */.g6)(other), clock)));
    return files.toReversed().flatMap(({ value }) => {
        const { incident } = value ?? {};
        const isHere = incident?.service === place.service && incident.environment === place.environment;
        if (incident === undefined || !isHere)
            return [];
        const state = (0,fold/* fold */.A)(incident, '');
        const issue = state.issue?.number ?? 0;
        const cause = state.resolved?.cause;
        return [
            {
                number: issue,
                url: state.issue?.url ?? `${github.url}/issues/${issue}`,
                at: state.startedAt,
                severity: state.severity,
                title: state.title === '' ? state.trigger.summary : state.title,
                ...(cause === undefined ? {} : { cause }),
            },
        ];
    });
}

// EXTERNAL MODULE: ./src/postmortem/lock.ts
var lock = __webpack_require__(3267);
;// CONCATENATED MODULE: ./src/postmortem/open.ts














/**
 * Opens the post-mortem of an incident, filled in from the record, or finds the one that it has; with
 * `refresh` our parts of that are drawn anew. There is one, whoever asks how often.
 */
async function openPostMortem(engine, settings, incident, refresh) {
    const file = await (0,records_file/* openRecord */.C)(engine.records, (0,post_mortem_shape/* postMortemShape */._c)(incident.number), engine.clock);
    const { issue } = file.value;
    if (issue && !refresh)
        return { issue, record: file.value, isNew: false, missing: [] };
    const flag = refresh ? ' --refresh' : '';
    const held = await (0,lock/* takePostMortem */.i)(engine, file, `/postmortem ${incident.number}${flag}`);
    try {
        const dates = { ...datesOf(settings, incident), ...known(file.value) };
        const facts = await gatherFacts(engine, settings, incident, dates);
        const found = file.value.issue;
        const missing = found && refresh ? await redraw(engine, found, facts) : [];
        const opened = found ?? (await openIssue(engine, settings, facts, held.resumed));
        await held.release((record) => ({
            ...record,
            ...dates,
            service: incident.place.service,
            environment: incident.place.environment,
            incident: facts.incident,
            issue: opened,
            ...(facts.owner === undefined ? {} : { owner: facts.owner }),
        }));
        return { issue: opened, record: file.value, isNew: found === undefined, missing };
    }
    catch (error) {
        await held.abandon(error, (record) => record);
        throw error;
    }
}
/** When it is due and met over, counted from the resolution; not yet known while the incident is open. */
function datesOf({ config, playbook }, { state }) {
    if (state.resolved === undefined)
        return {};
    const own = playbook.severities.find(({ id }) => id === state.severity)?.['post-mortem'];
    const any = own ?? playbook.severities.find((each) => each['post-mortem'])?.['post-mortem'];
    if (any === undefined)
        return {};
    const resolvedAt = new Date(state.resolved.at);
    const due = dueAt(resolvedAt, any.within, config['post-mortem']);
    const meeting = meetingAt(resolvedAt, due, config['post-mortem']);
    return { dueAt: due.toISOString(), meetingAt: meeting.toISOString() };
}
/** What was said once is not moved by a refresh. */
function known({ dueAt: due, meetingAt: meeting }) {
    return due === undefined || meeting === undefined ? {} : { dueAt: due, meetingAt: meeting };
}
async function openIssue(engine, { config }, facts, resumed) {
    const name = config['post-mortem'].repository;
    const github = name === undefined ? engine.github : engine.repository(name);
    const home = `${engine.github.owner}/${engine.github.repo}`;
    const marker = (0,markers/* postMortemMarker */.H1)(facts.incident.number, home);
    const find = async () => (0,own/* firstOwn */.H)(engine, await (0,issues/* issuesWith */.xG)(github, marker, (0,skew/* since */.X)(facts.state.declaredAt)));
    const { title, body } = drawPostMortem(facts, home);
    const labels = [post_mortem/* postMortemLabel */.v];
    const before = resumed ? await find() : undefined;
    const issue = before ?? (await (0,once/* createOnce */.U)(() => (0,issues/* createIssue */.Ko)(github, { title, body, labels }), find));
    if (facts.owner !== undefined)
        await (0,tickets/* assign */.kp)(github, issue.number, [facts.owner]);
    const isElsewhere = name !== undefined && name.toLowerCase() !== home.toLowerCase();
    return { ...issue, ...(isElsewhere ? { repository: name } : {}) };
}
async function redraw(engine, issue, facts) {
    const github = issue.repository === undefined ? engine.github : engine.repository(issue.repository);
    const text = await (0,issues/* readIssue */.OS)(github, issue.number);
    if (text === undefined) {
        throw new errors/* OutageError */.AP('post-mortem-missing', `The post-mortem ${issue.url} is not there.`);
    }
    const drawn = redrawPostMortem(text.body, facts);
    if (drawn.text !== text.body)
        await (0,issues/* updateIssue */.tt)(github, issue.number, { body: drawn.text });
    return drawn.missing;
}


/***/ }),

/***/ 8771:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nc: () => (/* binding */ postMortemShapeOf),
/* harmony export */   YG: () => (/* binding */ handMadeShape),
/* harmony export */   _c: () => (/* binding */ postMortemShape)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _shapes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(210);


const ticket = valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    item: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    number: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    title: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    owners: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    done: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    due: valibot__WEBPACK_IMPORTED_MODULE_1__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ text: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), date: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
});
const postMortem = valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    schema: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    claims: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B7),
    issue: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ number: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    tickets: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(ticket),
    reminded: valibot__WEBPACK_IMPORTED_MODULE_1__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())),
});
/** The record of the post-mortem of an incident, by the number of the incident's issue. */
function postMortemShape(incident) {
    return postMortemShapeOf(`post-mortems/${(0,_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .padded */ .jC)(incident)}`);
}
/** The record of a post-mortem without an incident, by the number of its own issue. */
function handMadeShape(issue) {
    return postMortemShapeOf(`post-mortems/issue-${(0,_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .padded */ .jC)(issue)}`);
}
/** The same, by its key. */
function postMortemShapeOf(key) {
    return {
        key,
        empty: { schema: 1, claims: [], tickets: [] },
        read: (value) => (0,_shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .checkRecord */ .EQ)(postMortem, value, key),
    };
}


/***/ }),

/***/ 449:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wm: () => (/* binding */ headingOf),
/* harmony export */   rZ: () => (/* binding */ actionItems),
/* harmony export */   so: () => (/* binding */ headings)
/* harmony export */ });
/** Where the action items stand. */
const actionItems = 'action-items';
/** What only people know, in the order of the post-mortem; the playbook's questions come where they belong. */
const headings = [
    {
        id: 'summary',
        title: 'Summary',
        guidance: 'Three sentences for somebody who was not there: what broke, for whom, what ended it.',
        also: ['executive summary', 'overview', 'tl;dr'],
    },
    {
        id: 'what-happened',
        title: 'What happened',
        guidance: 'The story in order, with what people knew and thought at each moment.',
        also: ['narrative', 'description', 'incident description'],
    },
    {
        id: 'root-cause',
        title: 'Root cause',
        guidance: 'Ask why five times, from the failure down. Systems fail here, not people.',
        also: ['root causes', 'root cause analysis', 'rca', 'cause', 'five whys', '5 whys'],
    },
    {
        id: 'impact',
        title: 'Users and tickets affected',
        guidance: 'How many people, which functions, which support tickets, what it cost.',
        also: ['impact', 'customer impact', 'user impact'],
    },
    {
        id: 'went-well',
        title: 'What went well',
        guidance: 'What helped, and is worth keeping.',
        also: ['went well'],
    },
    {
        id: 'went-badly',
        title: 'What went badly',
        guidance: 'What cost time: missing alerts, missing access, wrong turns.',
        also: ["what didn't go well", 'what went wrong', 'went badly', 'what could be improved'],
    },
    {
        id: 'lucky',
        title: 'Where we got lucky',
        guidance: 'What would have made it worse, and did not happen by chance only.',
        also: ['lucky', 'where did we get lucky'],
    },
    {
        id: 'open-questions',
        title: 'Open questions',
        guidance: 'What nobody knows yet, and who finds out.',
        also: ['questions', 'unknowns'],
    },
    {
        id: actionItems,
        title: 'Action items',
        guidance: 'A box a line: `- [ ] what, @who, 2026-03-31 or “in 2 weeks”, prevent | detect | mitigate | process, P1`. Closing this issue files a ticket for each.',
        also: [
            'actions',
            'action list',
            'actionable items',
            'follow-ups',
            'follow ups',
            'followups',
            'next steps',
            'preventive measures',
            'corrective actions',
            'todo',
            'to do',
            'tasks',
        ],
    },
];
/** The heading of a title, whatever is around the words: `3. ACTION ITEMS:` is one. */
function headingOf(title) {
    const wanted = bare(title);
    return headings.find((heading) => [heading.title, ...heading.also].some((name) => bare(name) === wanted));
}
function bare(title) {
    return title
        .toLowerCase()
        .replaceAll('’', "'")
        .replaceAll(/[^\p{L}\p{N}';]+/gu, ' ')
        .replace(/^[\s\d]+/, '')
        .trim();
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
