export const id = 5158;
export const ids = [5158];
export const modules = {

/***/ 30783:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ actionLabel),
/* harmony export */   v: () => (/* binding */ postMortemLabel)
/* harmony export */ });
/** The labels of post-mortems, and of the tickets of their action items. */
const postMortemLabel = 'post-mortem';
const actionLabel = 'action-item';


/***/ }),

/***/ 38337:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ unsaid),
/* harmony export */   NO: () => (/* binding */ withReminded),
/* harmony export */   eb: () => (/* binding */ remindersDue),
/* harmony export */   yZ: () => (/* binding */ nextReminder)
/* harmony export */ });
const day = 86_400_000;
/**
 * Everything about a post-mortem whose time has come by `now`, oldest first: that it is due in a day, or
 * overdue (and once a week); each open ticket two days before its date, on the day, and every week after;
 * the follow-up review, `followUp` milliseconds after its tickets were filed. Whoever looks says of each
 * key only what was not said before.
 */
function remindersDue(record, now, followUp) {
    const all = [
        ...ofPostMortem(record, now),
        ...ofTickets(record, now),
        ...ofReview(record, followUp),
    ];
    return all
        .filter(({ at }) => Date.parse(at) <= now.getTime())
        .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
/** Of each thing that is due by `now`, the newest reminder, where it was not given yet. */
function unsaid(record, now, followUp) {
    const newest = new Map(remindersDue(record, now, followUp).map((one) => [subject(one.key), one]));
    return [...newest.values()].filter(({ key }) => !record.reminded?.includes(key));
}
/** The record in which these reminders were given. */
function withReminded(record, keys) {
    const about = new Set(keys.map(subject));
    const others = (record.reminded ?? []).filter((key) => !about.has(subject(key)));
    return { ...record, reminded: [...others, ...keys] };
}
/** When the next reminder's time comes (ISO 8601, UTC); nothing where none ever will. */
function nextReminder(record, now, followUp) {
    return remindersDue(record, new Date(now.getTime() + horizon), followUp).find(({ at }) => Date.parse(at) > now.getTime())?.at;
}
/** Milliseconds that are looked ahead: nobody plans an action item for later than that. */
const horizon = 3_650 * day;
/** What a reminder is about: `ticket:#51`, whatever its date. */
const subject = (key) => key.split(':').slice(0, 2).join(':');
function ofPostMortem({ dueAt, closedAt, issue }, now) {
    if (dueAt === undefined || closedAt !== undefined || issue === undefined)
        return [];
    const due = Date.parse(dueAt);
    const said = (at, overdue) => ({
        about: 'post-mortem',
        key: `post-mortem:${issue.number}:${iso(at)}`,
        at: iso(at),
        overdue,
    });
    return [said(due - day, false), ...weekly(due, now).map((at) => said(at, true))];
}
function ofTickets({ tickets }, now) {
    return tickets
        .filter(({ done }) => !done)
        .flatMap((ticket) => {
        const date = Date.parse(`${ticket.due?.date ?? ''}T09:00:00Z`);
        if (Number.isNaN(date))
            return [];
        const said = (at, when) => ({
            about: 'ticket',
            key: `ticket:${ticket.repository ?? ''}#${ticket.number}:${ticket.due?.date ?? ''}:${iso(at)}`,
            at: iso(at),
            ticket,
            when,
        });
        const overdue = weekly(date + 7 * day, now).map((at) => said(at, 'overdue'));
        return [said(date - 2 * day, 'soon'), said(date, 'today'), ...overdue];
    });
}
function ofReview({ closedAt, issue, tickets }, followUp) {
    if (closedAt === undefined || issue === undefined || tickets.length === 0)
        return [];
    const open = tickets.filter(({ done }) => !done);
    const done = tickets.filter((ticket) => ticket.done);
    const at = iso(Date.parse(closedAt) + followUp);
    return [{ about: 'follow-up', key: `follow-up:${issue.number}`, at, open, done }];
}
/** The moment itself, and one a week from then on, as far as `now`. */
function weekly(first, now) {
    const weeks = Math.floor((now.getTime() - first) / (7 * day));
    return Array.from({ length: Math.max(0, Math.min(weeks, 520) + 1) }, (_, week) => first + week * 7 * day);
}
function iso(at) {
    return new Date(at).toISOString();
}


/***/ }),

/***/ 711:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  look: () => (/* binding */ look)
});

// EXTERNAL MODULE: ./src/engine/dispatch.ts + 11 modules
var dispatch = __webpack_require__(83792);
// EXTERNAL MODULE: ./src/records/file.ts
var records_file = __webpack_require__(16566);
// EXTERNAL MODULE: ./src/github/comments.ts
var github_comments = __webpack_require__(66645);
// EXTERNAL MODULE: ./src/github/issues.ts
var issues = __webpack_require__(65039);
// EXTERNAL MODULE: ./src/parser/suggest.ts
var suggest = __webpack_require__(58165);
// EXTERNAL MODULE: ./src/parser/lines.ts + 77 modules
var lines = __webpack_require__(57945);
;// CONCATENATED MODULE: ./src/triggers/issue.ts

/** The issue in a payload. */
function issue_issueIn(payload) {
    return {
        number: number(payload, 'issue', 'number'),
        body: text(payload, 'issue', 'body'),
        labels: list(payload, 'issue', 'labels').map((label) => text(label, 'name')),
        state: text(payload, 'issue', 'state'),
    };
}
/** True where the issue is an incident's, by its label. */
function isIncident(issue) {
    return issue.labels.includes('incident');
}

// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(62909);
// EXTERNAL MODULE: ./src/parser/unseen.ts
var unseen = __webpack_require__(667);
;// CONCATENATED MODULE: ./src/triggers/issue-comment.ts






/** A comment that was just written. The author is who counts, not who started the run. */
const issueComment = async ({ payload }) => {
    const issue = issueIn(payload);
    const comment = {
        id: number(payload, 'comment', 'id'),
        body: text(payload, 'comment', 'body'),
        author: text(payload, 'comment', 'user', 'login'),
        at: text(payload, 'comment', 'created_at'),
        url: text(payload, 'comment', 'html_url'),
    };
    const url = text(payload, 'issue', 'html_url');
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
    const { commands, prose } = (0,lines/* readLines */.S)(body);
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
    const note = (0,markdown/* truncate */.xv)((0,unseen/* withoutUnseen */.z)(prose).replaceAll(/\s+/g, ' ').trim(), longestNote);
    if (note === '' || !isIncident(issue))
        return invocations;
    return [...invocations, { ...about, key: `comment:${id}:prose`, line: `/note ${note}` }];
}

;// CONCATENATED MODULE: ./src/look/comments.ts




/** Milliseconds that we look back; older commands are not run any more. */
const back = 24 * 3_600_000;
/** Comments that one look reads at most. */
const most = 1_000;
/**
 * Commands in comments, anywhere in the repository, whose own run never came: GitHub cancels runs
 * that wait too long, silently, and starts none while Actions is down. What a comment says now counts
 * only where nobody has edited it.
 */
async function missedComments(engine, looks, known) {
    const { last = 0, etag } = looks.comments ?? {};
    const found = await (0,github_comments/* newestComments */.JE)(engine.github, {
        last,
        most,
        ...(etag === undefined ? {} : { etag }),
    });
    if (found === undefined)
        return { requests: [] };
    const oldest = engine.clock.now().getTime() - back;
    const asking = found.comments.filter(({ isBot, isEdited, at, body }) => !isBot && !isEdited && Date.parse(at) > oldest && (0,suggest/* mayHoldCommand */.Uv)(body));
    const requests = await Promise.all(asking.toReversed().map((comment) => requestOf(engine, comment, known)));
    const seen = {
        last: Math.max(last, ...found.comments.map(({ id }) => id)),
        ...(found.etag === undefined ? {} : { etag: found.etag }),
    };
    return { requests: requests.filter(({ invocations }) => invocations.length > 0), seen };
}
async function requestOf({ github }, comment, known) {
    const number = comment.issue;
    const url = comment.url.replace(/#.*$/, '');
    const bare = { number, body: '', labels: [], state: 'open' };
    const unknown = ({ key }) => !known.has(key);
    // Whether it is an incident's issue only decides on the note; asked where there is something to do.
    if (!invocationsOf(comment, bare, url).some(unknown))
        return { invocations: [] };
    const text = await (0,issues/* readIssue */.OS)(github, number);
    if (text === undefined)
        return { invocations: [] };
    const issue = { ...text, number };
    return { invocations: invocationsOf(comment, issue, url).filter(unknown), issue };
}

// EXTERNAL MODULE: ./src/github/client.ts + 23 modules
var client = __webpack_require__(82886);
;// CONCATENATED MODULE: ./src/github/closed.ts

/**
 * The closed issues with a label that changed last; nothing where none changed since `etag`. At most a
 * hundred: whoever asks often misses none.
 */
async function closedIssues(github, label, etag) {
    try {
        const { data, headers } = await github.octokit.rest.issues.listForRepo({
            owner: github.owner,
            repo: github.repo,
            labels: label,
            state: 'closed',
            sort: 'updated',
            direction: 'desc',
            per_page: 100,
            headers: etag === undefined ? {} : { 'if-none-match': etag },
        });
        const issues = data.map(({ number, html_url, closed_at }) => ({
            number,
            url: html_url,
            closedAt: closed_at ?? '',
        }));
        return { issues, ...(headers.etag === undefined ? {} : { etag: headers.etag }) };
    }
    catch (error) {
        if ((0,client/* statusOf */.c2)(error) === 304)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./src/incident/post-mortem.ts
var post_mortem = __webpack_require__(30783);
;// CONCATENATED MODULE: ./src/triggers/event.ts
/** Nothing to do. */
const event_nothing = { invocations: [] };

;// CONCATENATED MODULE: ./src/triggers/closings.ts






/**
 * An issue closed or opened again. A post-mortem that was closed: its action items get tickets. A ticket:
 * its line in the post-mortem says so.
 */
const closings = async ({ payload }) => {
    const issue = issueIn(payload);
    const url = text(payload, 'issue', 'html_url');
    if (issue.labels.includes(actionLabel))
        return ofTicket(issue, payload, url);
    if (!issue.labels.includes(postMortemLabel))
        return nothing;
    const closedAt = text(payload, 'issue', 'closed_at');
    const login = text(payload, 'sender', 'login');
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
    const home = text(payload, 'repository', 'full_name');
    const [repository, number] = readTicketMarker(issue.body)?.postMortem.split('#') ?? [];
    if (repository !== home || number === undefined)
        return nothing;
    const at = text(payload, 'issue', 'updated_at');
    const invocation = {
        key: `${text(payload, 'action')}:${issue.number}:${at}`,
        line: `/file-actions ${number} --update`,
        // It only makes two issues agree, and files nothing: whoever may close the one may cause that.
        actor: { login: itself, kind: 'itself' },
        at,
        url,
    };
    return { invocations: [invocation] };
}

;// CONCATENATED MODULE: ./src/look/closings.ts




/** Milliseconds that we look back, as with comments. */
const closings_back = 24 * 3_600_000;
/** Post-mortems that somebody closed, and whose own run never came: their action items want tickets. */
async function missedClosings(engine, looks, known) {
    const { last = '', etag } = looks.closings ?? {};
    const found = await closedIssues(engine.github, post_mortem/* postMortemLabel */.v, etag);
    if (found === undefined)
        return { requests: [] };
    const oldest = new Date(engine.clock.now().getTime() - closings_back).toISOString();
    // GitHub's times are in seconds: another may have been closed in the last one that we know.
    const fresh = found.issues.filter(({ closedAt }) => closedAt >= last && closedAt > oldest);
    const asked = await Promise.all(fresh.map((issue) => closings_requestOf(engine, issue)));
    const requests = asked.filter(({ invocations: [first] }) => first && !known.has(first.key));
    const newest = fresh
        .map(({ closedAt }) => closedAt)
        .toSorted()
        .at(-1) ?? last;
    const seen = { last: newest, ...(found.etag === undefined ? {} : { etag: found.etag }) };
    return { requests, seen };
}
async function closings_requestOf({ github }, closed) {
    const text = await (0,issues/* readIssue */.OS)(github, closed.number);
    if (text?.closedBy === undefined)
        return { invocations: [] };
    const issue = { ...text, number: closed.number };
    return closedPostMortem(issue, { ...closed, login: text.closedBy });
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(41032);
// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(98987);
// EXTERNAL MODULE: ./src/parser/print.ts
var print = __webpack_require__(10480);
// EXTERNAL MODULE: ./src/github/explain.ts
var explain = __webpack_require__(69576);
;// CONCATENATED MODULE: ./src/look/releases.ts





/** Milliseconds that the very first look looks back, and that any may: older ones are history. */
const first = 3_600_000;
const longest = 24 * 3_600_000;
/** Releases that are asked for: the newest counts, and those before it tell where it stands. */
const asked = 3;
/**
 * Releases that a hosting put live by itself, without a workflow that GitHub could have told us of: of
 * each place the newest, to be verified and recorded. It costs GitHub nothing.
 */
async function hostedReleases(engine, looks, known) {
    const places = (0,config_select/* allPlaces */.U1)(await engine.config());
    const found = await (0,p_map/* default */.Ay)(places, (place) => ofPlace(engine, place, looks), { concurrency: 10 });
    return {
        invocations: found
            .flatMap(({ invocations }) => invocations)
            .filter(({ key }) => !known.has(key)),
        hosted: Object.assign({}, ...found.map(({ hosted }) => hosted)),
    };
}
async function ofPlace(engine, place, looks) {
    const name = `${place.service}/${place.environment}`;
    const seen = looks.hosted?.[name];
    const nothing = { invocations: [], hosted: seen === undefined ? {} : { [name]: seen } };
    try {
        const hosting = engine.hostingOf(place);
        if (hosting.autodeploy === undefined)
            return nothing;
        const [newest] = (await hosting.releases?.(asked)) ?? [];
        if (newest === undefined || newest.id === seen)
            return nothing;
        const age = engine.clock.now().getTime() - Date.parse(newest.at);
        const isNews = age < (seen === undefined ? first : longest);
        return {
            invocations: isNews ? [releaseOf(place, hosting, newest)] : [],
            hosted: { [name]: newest.id },
        };
    }
    catch (error) {
        // The next look asks again; what else there is to do is not to wait for it.
        const { message, remedy } = (0,errors/* asOutageError */.i)((0,explain/* explainGitHub */.$)(error));
        const headline = `The releases of ${name} could not be asked for: ${message}`;
        engine.show({ key: `hosted:${name}`, line: '', status: 'failed', headline, details: [remedy] });
        return nothing;
    }
}
function releaseOf({ service, environment }, { provider }, { id, sha, at, url }) {
    const flags = { service, env: environment, sha };
    return {
        key: `hosted:${id}:${service}:${environment}`,
        line: (0,print/* printCommand */.T)('release', { words: [], flags }),
        actor: { login: provider, kind: 'itself' },
        at,
        ...(url === undefined ? {} : { url }),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/look/history.ts


/**
 * Brings the index and the files that show the history up to date, where a closed incident was added
 * or changed since. Answers what to remember: what was drawn, or what was remembered where it could
 * not be drawn or is not done yet.
 */
async function keepHistory(engine, before, archived) {
    if (archived.length === 0)
        return before;
    const { history } = await engine.config();
    const text = JSON.stringify([history, archived.map(({ key, version }) => [key, version])]);
    const now = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
    if (now === before)
        return before;
    try {
        // Index and drawings are worth loading only here.
        const { publish } = await __webpack_require__.e(/* import() */ 6053).then(__webpack_require__.bind(__webpack_require__, 28691));
        const { missing } = await publish(engine, await engine.settings());
        return missing === 0 ? now : before;
    }
    catch (error) {
        const { message, remedy } = (0,errors/* asOutageError */.i)(error);
        const said = { status: 'failed', headline: `The history was not drawn: ${message}` };
        engine.show({ key: 'history', line: '', ...said, details: [remedy] });
        return before;
    }
}

// EXTERNAL MODULE: ./src/engine/ticking.ts
var ticking = __webpack_require__(17829);
;// CONCATENATED MODULE: ./src/incident/due.ts
/** Every clock of an incident. A further one is a line here, and its act in `commands/clocks/`. */
const rules = [
    {
        clock: 'acknowledge',
        runs: ({ status, acknowledged, startedAt, declaredAt }, targets) => status === 'open' && acknowledged === undefined
            ? { since: startedAt, for: targets.acknowledge, named: declaredAt }
            : undefined,
    },
    {
        clock: 'resolve',
        runs: ({ status, startedAt, declaredAt }, targets) => status === 'open' ? { since: startedAt, for: targets.resolve, named: declaredAt } : undefined,
    },
    {
        clock: 'watch-over',
        runs: ({ status, resolved }, targets) => status === 'resolved' && resolved !== undefined
            ? { since: resolved.at, for: targets.watch }
            : undefined,
    },
];
/**
 * The clocks that run in an incident. Made of timestamps alone, so it does not matter how often
 * anybody looks: each runs out once, and its key says which time.
 */
function runningClocks(state, targets) {
    return rules.flatMap(({ clock, runs }) => {
        const run = runs(state, targets);
        if (run === undefined || !Number.isFinite(run.for))
            return [];
        const at = new Date(Date.parse(run.since) + run.for).toISOString();
        return { clock, key: `${clock}:${run.named ?? run.since}`, at };
    });
}
/** Those that have run out by now. */
function dueClocks(state, targets, now) {
    return runningClocks(state, targets).filter(({ at }) => Date.parse(at) <= now.getTime());
}

// EXTERNAL MODULE: ./src/incident/events.ts
var events = __webpack_require__(36345);
// EXTERNAL MODULE: ./src/playbook/steps.ts
var steps = __webpack_require__(2056);
// EXTERNAL MODULE: ./src/engine/confirmed-health.ts + 1 modules
var confirmed_health = __webpack_require__(84928);
// EXTERNAL MODULE: ./src/views/ticks.ts
var ticks = __webpack_require__(53196);
;// CONCATENATED MODULE: ./src/look/incidents.ts









/**
 * What a look finds to do in the incident of a service: clocks that have run out, boxes that were
 * ticked by hand and that no event told of, and a failure that came back while it is watched.
 */
async function incidentTodos(engine, settings, record) {
    const state = (0,ticking/* stateOf */.L4)(record, settings.playbook);
    const place = (0,config_select/* allPlaces */.U1)(settings.config).find(({ service, environment }) => service === record.service && environment === record.environment);
    if (state?.issue === undefined || record.incident === undefined || place === undefined)
        return [];
    const about = { engine, record, id: record.incident.id, state, place };
    const due = dueClocks(state, targetsOf(settings, state), engine.clock.now());
    const clocks = due.map(({ clock, key }) => clockTodo(about, clock, key));
    const others = await Promise.all([cameBack(about), handTicks(about)]);
    const known = new Set(record.claims.map(({ key }) => key));
    return [...others.flat(), ...clocks].filter(({ invocation }) => !known.has(invocation.key));
}
function targetsOf({ playbook }, state) {
    const severity = (0,steps/* severityOf */.xJ)(playbook, state.severity);
    return {
        acknowledge: severity?.acknowledge.within ?? Infinity,
        resolve: severity?.resolve.within ?? Infinity,
        watch: playbook.watch,
    };
}
function clockTodo(about, clock, key, because) {
    const { service, environment } = about.record;
    return todo(about, `clock:${about.id}:${key}`, {
        line: '',
        due: { clock, service, environment, ...(because === undefined ? {} : { because }) },
    });
}
function todo({ engine, record, state }, key, what) {
    const { service, environment } = record;
    return {
        invocation: {
            ...what,
            key,
            actor: { login: events/* itself */.Q, kind: 'itself' },
            at: engine.clock.now().toISOString(),
            ...(state.issue ? { issue: state.issue } : {}),
        },
        around: { place: { service, environment } },
    };
}
/** A resolved incident is watched: one unhealthy look is confirmed before it is said. */
async function cameBack(about) {
    const { engine, state, place } = about;
    if (state.status !== 'resolved')
        return [];
    const first = await engine.checkHealth(place, engine.signal);
    if (first.verdict !== 'down')
        return [];
    const { verdict, reasons } = await (0,confirmed_health/* confirmedHealth */.I)(about);
    if (verdict !== 'down')
        return [];
    const because = `${place.environment} is down: ${reasons.join('; ')}`;
    return [clockTodo(about, 'recurrence', `recurrence:${state.resolved?.at ?? ''}`, because)];
}
/** Boxes ticked in the issue that the record does not know: the issue is drawn anew, with them. */
async function handTicks(about) {
    const { engine, state, id } = about;
    const number = state.issue?.number ?? 0;
    const text = await (0,issues/* readIssue */.OS)(engine.github, number);
    if (text === undefined)
        return [];
    const ticked = [...(0,ticks/* readTicks */.b)(text.body)]
        .filter(([step, isTicked]) => isTicked && state.checks[step] === undefined)
        .map(([step]) => step);
    if (ticked.length === 0)
        return [];
    const digest = (0,external_node_crypto_.createHash)('sha256').update(ticked.join()).digest('hex').slice(0, 8);
    const { invocation, around } = todo(about, `ticks:${id}:${digest}`, { line: '/refresh' });
    // Nobody asked for it, so nobody is answered.
    const { issue: _, ...silent } = invocation;
    return [{ invocation: silent, around: { ...around, issue: { ...text, number } } }];
}

// EXTERNAL MODULE: ./src/engine/authorize.ts
var authorize = __webpack_require__(31169);
// EXTERNAL MODULE: ./src/views/markers.ts
var markers = __webpack_require__(33021);
;// CONCATENATED MODULE: ./src/look/marks.ts






/** Characters of a comment that become a note. */
const marks_longest = 1_800;
/**
 * Comments in the issues of open incidents that people have marked with the agreed reaction: each
 * becomes a note at the time when it was written. Only a mark by somebody who may write notes counts.
 * Where nothing has changed, a look asks one question an incident, and GitHub does not count it.
 */
async function markedComments(engine, before, restless) {
    const services = restless.filter(({ key }) => key.startsWith('services/'));
    const open = services.flatMap(({ value }) => {
        const issue = value.incident?.events.find(isOpened)?.issue;
        return issue === undefined ? [] : [{ issue, value }];
    });
    if (open.length === 0)
        return { found: [], marks: {} };
    const { reaction } = (await engine.config()).timeline;
    if (reaction === 'none')
        return { found: [], marks: {} };
    const all = await (0,p_map/* default */.Ay)(open, async ({ issue, value }) => {
        const { comments, etags } = await changedComments(engine, issue, before?.[issue] ?? []);
        const known = knownMarks(value);
        const fresh = comments.filter((comment) => (comment.reactions[reaction] ?? 0) > 0 && !(0,markers/* isOurs */.MU)(comment.body) && !known.has(comment.id));
        const notes = await (0,p_map/* default */.Ay)(fresh, (comment) => noteOf(engine, comment, reaction), {
            concurrency: 5,
        });
        const { service, environment } = value;
        const found = notes
            .filter((invocation) => invocation !== undefined)
            .map((invocation) => ({ invocation, place: { service, environment } }));
        return { found, marks: { [issue]: etags } };
    }, { concurrency: 5 });
    return {
        found: all.flatMap(({ found }) => found),
        marks: Object.assign({}, ...all.map(({ marks }) => marks)),
    };
}
const isOpened = (event) => event.type === 'issue-opened';
/** The pages of comments that have changed since the last look. */
async function changedComments({ github }, issue, before) {
    const comments = [];
    const etags = [];
    for (let page = 1;; page++) {
        const known = before[page - 1];
        const answer = await (0,github_comments/* commentsPage */.s7)(github, issue, page, known);
        etags.push(answer?.etag ?? known ?? '');
        comments.push(...(answer?.comments ?? []));
        if (answer ? answer.isLast : page >= before.length)
            return { comments, etags };
    }
}
/** Ids of comments that are on the timeline already, or were asked to be. */
function knownMarks({ incident, claims }) {
    const keys = [...(incident?.events ?? []).map(({ id }) => id), ...claims.map(({ key }) => key)];
    return new Set(keys.flatMap((key) => Number(/^mark:(\d+)(?::|$)/.exec(key)?.[1] ?? NaN)));
}
async function noteOf(engine, comment, reaction) {
    const who = await (0,github_comments/* whoReacted */.b8)(engine.github, comment.id, reaction);
    const login = await firstWhoMay(engine, who);
    const text = (0,markdown/* clean */.uH)((0,lines/* readLines */.S)(comment.body).prose || comment.body).replaceAll(/\s+/g, ' ');
    if (login === undefined || text === '')
        return undefined;
    return {
        key: `mark:${comment.id}`,
        line: `/note --at ${comment.at} ${comment.author}: ${text.slice(0, marks_longest)}`,
        actor: { login, kind: 'person' },
        at: engine.clock.now().toISOString(),
        url: comment.url,
    };
}
async function firstWhoMay(engine, logins) {
    const note = engine.commands.find('note');
    const config = await engine.config();
    const needed = note ? (0,authorize/* levelFor */.Af)(note, config) : 'write';
    for (const login of logins) {
        if ((0,authorize/* atLeast */.jZ)(await engine.levelOf(login), needed))
            return login;
    }
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(70210);
;// CONCATENATED MODULE: ./src/look/memory.ts


const looks = dist/* looseObject */._H3({
    schema: dist/* literal */.euz(1),
    quiet: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()),
    due: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP())),
    comments: dist/* optional */.lqM(dist/* strictObject */.rej({ last: dist/* number */.aig(), etag: dist/* optional */.lqM(dist/* string */.YjP()) })),
    closings: dist/* optional */.lqM(dist/* strictObject */.rej({ last: dist/* string */.YjP(), etag: dist/* optional */.lqM(dist/* string */.YjP()) })),
    marks: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* array */.YOg(dist/* string */.YjP()))),
    history: dist/* optional */.lqM(dist/* string */.YjP()),
    hosted: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP())),
    runs: dist/* record */.g1P(dist/* string */.YjP(), dist/* strictObject */.rej({
        last: dist/* string */.YjP(),
        keys: dist/* array */.YOg(dist/* string */.YjP()),
        etag: dist/* optional */.lqM(dist/* string */.YjP()),
    })),
});
const looksShape = {
    key: 'looks',
    empty: { schema: 1, quiet: {}, runs: {} },
    read: (value) => (0,shapes/* checkRecord */.EQ)(looks, value, 'looks'),
};

// EXTERNAL MODULE: ./src/incident/reminders.ts
var reminders = __webpack_require__(38337);
// EXTERNAL MODULE: ./src/records/post-mortem-shape.ts
var post_mortem_shape = __webpack_require__(58771);
;// CONCATENATED MODULE: ./src/look/reminders.ts






/** Says what has become due of post-mortems that changed, or whose time has come. */
async function remind(engine, restless) {
    const caught = [];
    const next = {};
    for (const { key, value } of restless.filter(({ key }) => key.startsWith('post-mortems/'))) {
        try {
            const said = await remindOf(engine, key, (0,post_mortem_shape/* postMortemShapeOf */.Nc)(key).read(value));
            caught.push(...said.caught);
            if (said.next !== undefined)
                next[key] = said.next;
        }
        catch (error) {
            const { message, remedy } = (0,errors/* asOutageError */.i)(error);
            const about = `Nobody was reminded of what is due in \`${key}\`: ${message}`;
            engine.show({ key, line: '', status: 'failed', headline: about, details: [remedy] });
        }
    }
    return { caught, next };
}
async function remindOf(engine, key, record) {
    const { 'follow-up': followUp } = (await engine.config())['post-mortem'];
    const now = engine.clock.now();
    const caught = [];
    const said = [];
    let hasFailed = false;
    for (const reminder of (0,reminders/* unsaid */.DY)(record, now, followUp)) {
        const invocation = invocationOf(engine, key, record, reminder);
        if (invocation === undefined)
            continue;
        const { outcome } = await (0,dispatch/* dispatch */.J)(engine, invocation);
        if (outcome === 'failed')
            hasFailed = true;
        else
            said.push(reminder.key);
        if (outcome !== 'ignored')
            caught.push({ invocation, outcome });
    }
    if (said.length > 0) {
        const file = await (0,records_file/* openRecord */.C)(engine.records, (0,post_mortem_shape/* postMortemShapeOf */.Nc)(key), engine.clock);
        await file.update((fresh) => (0,reminders/* withReminded */.NO)(fresh, said), 'Reminded');
    }
    // What failed is tried again at the next look.
    return { caught, next: hasFailed ? now.toISOString() : (0,reminders/* nextReminder */.yZ)(record, now, followUp) };
}
/** In the ticket's own issue where we may write there; else where the post-mortem is, or its incident. */
function invocationOf(engine, record, { issue, incident }, reminder) {
    const ticket = reminder.about === 'ticket' ? reminder.ticket : undefined;
    const places = [ticket, issue].filter((place) => place && place.repository === undefined);
    const place = places.find((one) => one !== undefined) ?? incident;
    if (place === undefined)
        return undefined;
    return {
        key: `reminder:${reminder.key}`,
        line: '',
        reminder: { record, key: reminder.key },
        actor: { login: events/* itself */.Q, kind: 'itself' },
        at: engine.clock.now().toISOString(),
        issue: { number: place.number, url: place.url },
    };
}

// EXTERNAL MODULE: ./src/engine/orphans.ts
var orphans = __webpack_require__(89385);
;// CONCATENATED MODULE: ./src/look/records.ts




/** How many records are read at a time; GitHub takes 100 requests at once of all of us. */
const atOnce = 10;
/** Reads the records that are not known to be quiet, or have something due: others cost no request. */
async function restlessRecords(engine, { quiet, due = {} }) {
    // In this order: what a person asked for is finished before what it asked for on the way.
    const everything = await engine.records.list('');
    const listed = ['services/', 'commands/', 'post-mortems/'].flatMap((prefix) => everything.filter(({ key }) => key.startsWith(prefix)));
    const now = engine.clock.now().toISOString();
    const isDue = (key) => (due[key] ?? '9') <= now;
    const changed = listed.filter(({ key, version }) => quiet[key] !== version || isDue(key));
    const read = await (0,p_map/* default */.Ay)(changed, ({ key, version }) => readRecord(engine, key, version), {
        concurrency: atOnce,
    });
    return {
        restless: read.filter((record) => record !== undefined),
        all: new Set(listed.map(({ key }) => key)),
        archived: everything.filter(({ key }) => key.startsWith('incidents/')),
    };
}
async function readRecord(engine, key, version) {
    const shape = (0,shapes/* shapeOf */.F5)(key);
    if (shape === undefined)
        return undefined;
    const { value } = await (0,records_file/* openRecord */.C)(engine.records, shape, engine.clock);
    return { key, version, value, orphans: await (0,orphans/* orphanedClaims */.H)(engine, value, []) };
}
/** True where there is nothing in it that a later look could have to do with. */
function isQuiet({ key, value }) {
    // A post-mortem only names its incident.
    const isOpen = key.startsWith('services/') && value.incident !== undefined;
    return !isOpen && value.claims.every(({ finished }) => finished);
}

// EXTERNAL MODULE: ./src/github/actions.ts
var actions = __webpack_require__(88320);
;// CONCATENATED MODULE: ./src/triggers/payload.ts
/**
 * Reading what GitHub sends: values that may be anything, turned into ones that cannot be wrong.
 * Payloads are large and we need a dozen fields of them.
 */
/** The object at a path of keys; an empty one where there is none. */
function object(value, ...path) {
    const found = at(value, path);
    return isObject(found) ? found : {};
}
/** The text at a path of keys; empty where there is none. */
function payload_text(value, ...path) {
    const found = at(value, path);
    return typeof found === 'string' ? found : '';
}
/** The number at a path of keys; 0 where there is none. */
function payload_number(value, ...path) {
    const found = at(value, path);
    return typeof found === 'number' ? found : 0;
}
/** The list at a path of keys; empty where there is none. */
function payload_list(value, ...path) {
    const found = at(value, path);
    return Array.isArray(found) ? found : [];
}
/** True where there is something at a path of keys. */
function has(value, ...path) {
    const found = at(value, path);
    return found !== undefined && found !== null;
}
function at(value, path) {
    return path.reduce((found, key) => (isObject(found) ? found[key] : undefined), value);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/triggers/workflow-run.ts




const failures = ['failure', 'timed_out', 'startup_failure'];
/**
 * A deploy workflow's run that ended: a failed deployment, or a release to verify. A fork's run may
 * be named like ours and be on a branch named like ours: it is not ours.
 */
const workflowRun = async ({ payload }, config) => {
    const run = 'workflow_run';
    const repository = payload_text(payload, 'repository', 'full_name');
    const from = payload_text(payload, run, 'head_repository', 'full_name');
    const conclusion = payload_text(payload, run, 'conclusion');
    const failed = failures.includes(conclusion);
    if (from !== repository || (!failed && conclusion !== 'success'))
        return event_nothing;
    if (payload_text(payload, run, 'event').startsWith('pull_request'))
        return event_nothing;
    const workflow = {
        name: payload_text(payload, run, 'name'),
        path: payload_text(payload, run, 'path'),
        repository,
    };
    const places = (0,config_select/* environmentsOfWorkflow */.pv)(await config(), workflow, payload_text(payload, run, 'head_branch'));
    const sha = payload_text(payload, run, 'head_sha');
    const url = payload_text(payload, run, 'html_url');
    const id = payload_number(payload, run, 'id');
    const attempt = payload_number(payload, run, 'run_attempt');
    const byHand = payload_text(payload, run, 'event') === 'workflow_dispatch';
    const invocations = places.flatMap(({ service, environment, settings }) => {
        const about = {
            key: `run:${id}:${attempt}:${service}:${environment}`,
            actor: { login: workflow.name, kind: 'itself' },
            at: payload_text(payload, run, 'updated_at'),
            url,
        };
        // A run started by hand may have been given another commit than the one that it is listed with.
        const known = !byHand || !takesCommit(settings);
        if (!failed) {
            const flags = { service, env: environment, sha };
            const line = (0,print/* printCommand */.T)('release', { words: [], flags });
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

;// CONCATENATED MODULE: ./src/look/runs.ts





/** Milliseconds that the very first look looks back, and that any may. */
const runs_first = 3_600_000;
const runs_longest = 24 * 3_600_000;
/**
 * Deployments that no event told us of: GitHub sends none for runs that a workflow's own token
 * started, none for a file that does not parse, and our own run may have died or never come. Of each
 * service only the newest run counts: what came before it is history.
 */
async function missedRuns(engine, looks, known) {
    const config = await engine.config();
    const places = (0,config_select/* allPlaces */.U1)(config).filter(deploysByWorkflow);
    const repositories = new Map(places.map((place) => {
        const github = engine.codeOf(place);
        return [`${github.owner}/${github.repo}`, github];
    }));
    const found = await (0,p_map/* default */.Ay)([...repositories], ([name, github]) => ofRepository(engine, { name, github, seen: looks.runs[name] }), { concurrency: 10 });
    return {
        invocations: found
            .flatMap(({ invocations }) => invocations)
            .filter(({ key }) => !known.has(key)),
        runs: Object.assign({}, looks.runs, ...found.map(({ runs }) => runs)),
    };
}
const deploysByWorkflow = ({ settings }) => settings.workflows.length > 0 || settings.hosting.provider === 'workflow';
async function ofRepository(engine, about) {
    const { name, github, seen } = about;
    const now = engine.clock.now().getTime();
    const answer = await (0,actions/* endedRuns */.nV)(github, seen?.etag);
    if (answer === undefined)
        return { invocations: [], runs: {} };
    const since = Math.max(Date.parse(seen?.last ?? '') || now - runs_first, now - runs_longest);
    const runs = answer.runs.toSorted(newestFirst);
    const newest = new Map();
    for (const run of runs) {
        if (Date.parse(updated(run)) < since)
            break;
        const payload = { workflow_run: run, repository: { full_name: name } };
        const { invocations } = await workflowRun({ name: 'workflow_run', payload }, engine.config);
        for (const invocation of invocations) {
            const place = invocation.key.replace(/^run:\d+:\d+:/, '');
            if (!newest.has(place))
                newest.set(place, invocation);
        }
    }
    const done = new Set(seen?.keys);
    const invocations = [...newest.values()].filter(({ key }) => !done.has(key));
    // Our own run is in the list, too: only what concerns us is worth a write.
    if (seen !== undefined && invocations.length === 0)
        return { invocations, runs: {} };
    const last = invocations
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? new Date(now).toISOString();
    const keys = [...newest.values()].filter(({ at }) => at === last).map(({ key }) => key);
    const etag = answer.etag === undefined ? {} : { etag: answer.etag };
    return { invocations, runs: { [name]: { last, keys, ...etag } } };
}
const updated = (run) => payload_text(run, 'updated_at');
/** By when they ended; GitHub's times are in seconds, and within one the later run has the higher id. */
function newestFirst(a, b) {
    if (updated(a) !== updated(b))
        return updated(a) < updated(b) ? 1 : -1;
    return Number(object(b)['id']) - Number(object(a)['id']);
}

;// CONCATENATED MODULE: ./src/look/look.ts












/**
 * One look at everything: finishes what runs began that died, and carries out what was asked for and
 * no run took on. It may be repeated, and two may run at once: each thing is still done once. Where
 * nothing has happened since the last look it asks four questions of GitHub, however many services there are.
 */
async function look(engine) {
    const file = await (0,records_file/* openRecord */.C)(engine.records, looksShape, engine.clock);
    const before = file.value;
    const { restless, all, archived } = await restlessRecords(engine, before);
    const known = new Set(restless.flatMap(({ value }) => value.claims.map(({ key }) => key)));
    const [comments, closings, runs, hosted, marked] = await Promise.all([
        missedComments(engine, before, known),
        missedClosings(engine, before, known),
        missedRuns(engine, before, known),
        hostedReleases(engine, before, known),
        markedComments(engine, before.marks, restless),
    ]);
    const caught = [];
    const carryOut = async (invocation, around) => {
        const { outcome } = await (0,dispatch/* dispatch */.J)(engine, invocation, around);
        if (outcome !== 'ignored')
            caught.push({ invocation, outcome });
    };
    for (const record of restless) {
        for (const { invocation } of record.orphans)
            await carryOut(invocation, placeOf(record));
    }
    for (const { invocations, issue } of [...comments.requests, ...closings.requests]) {
        for (const invocation of invocations)
            await carryOut(invocation, issue ? { issue } : {});
    }
    for (const invocation of [...runs.invocations, ...hosted.invocations]) {
        await carryOut(invocation, {});
    }
    for (const { invocation, place } of marked.found)
        await carryOut(invocation, { place });
    for (const { value } of restless.filter(({ key }) => key.startsWith('services/'))) {
        const todos = await incidentTodos(engine, await engine.settings(), value);
        for (const { invocation, around } of todos)
            await carryOut(invocation, around);
    }
    const reminded = await remind(engine, restless);
    caught.push(...reminded.caught);
    const history = await keepHistory(engine, before.history, archived);
    await file.update((looks) => remembered(looks, {
        restless,
        all,
        comments: comments.seen,
        closings: closings.seen,
        runs: runs.runs,
        hosted: hosted.hosted,
        marks: marked.marks,
        history,
        due: reminded.next,
    }), 'A look');
    return caught;
}
function placeOf({ key, value }) {
    const { service, environment } = value;
    return key.startsWith('services/') ? { place: { service, environment } } : {};
}
/** What the next look need not look at again; `looks` itself where that is nothing new. */
function remembered(looks, seen) {
    const loud = new Set(seen.restless.map(({ key }) => key));
    const still = Object.entries(looks.quiet).filter(([key]) => seen.all.has(key) && !loud.has(key));
    const now = seen.restless.filter(isQuiet).map(({ key, version }) => [key, version]);
    const later = Object.entries(looks.due ?? {}).filter(([key]) => seen.all.has(key) && !loud.has(key));
    const next = {
        ...looks,
        quiet: Object.fromEntries([...still, ...now]),
        due: Object.fromEntries([...later, ...Object.entries(seen.due)]),
        runs: seen.runs,
        ...(Object.keys(seen.hosted).length === 0 ? {} : { hosted: seen.hosted }),
        marks: seen.marks,
        ...(seen.history === undefined ? {} : { history: seen.history }),
        ...(seen.comments ? { comments: seen.comments } : {}),
        ...(seen.closings ? { closings: seen.closings } : {}),
    };
    return JSON.stringify(next) === JSON.stringify(looks) ? looks : next;
}


/***/ })

};
