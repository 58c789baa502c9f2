export const id = 2128;
export const ids = [2128];
export const modules = {

/***/ 8153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ issueNumber)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);

/** The number of an issue as people type it: `42`, `#42`. Throws `command-invalid`. */
function issueNumber(word) {
    if (word === undefined)
        return undefined;
    const [, digits] = /^#?(\d{1,9})$/.exec(word) ?? [];
    if (digits !== undefined && Number(digits) > 0)
        return Number(digits);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('command-invalid', `\`${word.slice(0, 50)}\` is not the number of an issue.`);
}


/***/ }),

/***/ 4205:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ tickIncident)
/* harmony export */ });
/* harmony import */ var _engine_incident_issue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1732);
/* harmony import */ var _engine_ticking_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7829);
/* harmony import */ var _incident_events_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6345);
/* harmony import */ var _records_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6566);
/* harmony import */ var _records_shapes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(210);





/**
 * Ticks the steps of an incident's playbook that these facts tick, whether it is open or closed, and
 * draws its issue where that changed anything. It may be done again.
 */
async function tickIncident(context, { place, number }, facts, evidence) {
    const { engine, settings, invocation } = context;
    const { playbook } = settings;
    const cause = { key: invocation.key, actor: _incident_events_js__WEBPACK_IMPORTED_MODULE_4__/* .itself */ .Q, now: engine.clock.now() };
    const shape = (0,_records_shapes_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceShape */ .dS)(place.service, place.environment);
    const service = await (0,_records_file_js__WEBPACK_IMPORTED_MODULE_2__/* .openRecord */ .C)(engine.records, shape, engine.clock);
    const isOpen = (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(service.value, playbook)?.issue?.number === number;
    const ticked = (record) => (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_1__/* .withTicks */ .Zm)(record, playbook, cause, facts, evidence);
    const before = service.value;
    const after = isOpen
        ? await service.update(ticked, `Tick ${facts.join(', ')}`)
        : await tickArchived(context, before, number, ticked);
    if (after === before)
        return;
    const file = { ...service, value: after };
    const state = (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(after, playbook);
    const commands = engine.commands.all().map(({ usage, summary }) => ({ usage, summary }));
    const drawing = { engine, settings, file, place, commands, invocation, state: () => state };
    if (state)
        await (0,_engine_incident_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .redraw */ .AI)(drawing, state, false);
}
/** The service's record as it would be with the closed incident in it; `record` itself where nothing is to tick. */
async function tickArchived({ engine }, record, number, ticked) {
    const archive = await (0,_records_file_js__WEBPACK_IMPORTED_MODULE_2__/* .openRecord */ .C)(engine.records, (0,_records_shapes_js__WEBPACK_IMPORTED_MODULE_3__/* .archiveShape */ .g6)(number), engine.clock);
    const before = archive.value?.incident;
    const withIncident = (incident) => ticked({ ...record, incident });
    await archive.update((value) => {
        const { incident } = (value && withIncident(value.incident)) ?? {};
        const isSame = incident === undefined || incident === value?.incident;
        return value === undefined || isSame ? value : { ...value, incident };
    }, `Tick a step of #${number}`);
    const incident = archive.value?.incident;
    return incident === undefined || incident === before ? record : { ...record, incident };
}


/***/ }),

/***/ 145:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  answerFileActions: () => (/* binding */ answerFileActions)
});

// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(1032);
// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(2909);
;// CONCATENATED MODULE: ./src/views/post-mortem/filed.ts

/** One sentence: how many tickets there are, and how many of them are new. */
function filedHeadline({ tickets, fresh, changed }) {
    if (tickets.length === 0)
        return 'There are no action items to file.';
    const all = count(tickets.length, 'action item has a ticket', 'action items have tickets');
    const news = [
        ...(fresh.size > 0 ? [`${fresh.size} filed now`] : []),
        ...(changed.size > 0 ? [`${changed.size} brought up to date`] : []),
    ];
    return `${all}: ${news.length === 0 ? 'nothing is new' : news.join(', ')}.`;
}
/** The tickets, and what somebody has to decide. */
function filedDetails(view) {
    const { tickets, skipped, gone, boxless, unanswered, trouble } = view;
    const lists = [
        ['Done already, or with a ticket that is none of ours, and left alone', skipped],
        ['Under the heading, but without a box (`- [ ]`), and so no action items', boxless],
        ['Nobody has written yet under', unanswered],
    ];
    return [
        ...(tickets.length === 0 ? [] : [table(view)]),
        ...decisions(view),
        ...lists.flatMap(([name, items]) => (items.length === 0 ? [] : [`${name}: ${named(items)}.`])),
        ...(gone.length === 0
            ? []
            : [`The line of ${gone.map(numbered).join(', ')} is gone; the ticket stays as it is.`]),
        ...trouble.map((sentence) => (0,markdown/* prose */.CS)(sentence)),
    ];
}
function table({ tickets, fresh, changed }) {
    const rows = tickets.map((ticket) => {
        const news = fresh.has(ticket.number) ? 'filed now' : (changed.get(ticket.number) ?? '');
        const owners = ticket.owners.map(markdown/* plain */.pj).join(', ');
        const cells = [numbered(ticket), (0,markdown/* plain */.pj)((0,markdown/* truncate */.xv)(ticket.title, 80)), owners, ticket.due?.date];
        return `| ${[...cells, ticket.done ? '✅ done' : news].map((cell) => cell ?? '').join(' | ')} |`;
    });
    return ['| Ticket | What | Owner | Due | |', '|:--|:--|:--|:--|:--|', ...rows].join('\n');
}
/** What is missing, and who should say. */
function decisions({ tickets, overdue, decides }) {
    const open = tickets.filter(({ done }) => !done);
    const ownerless = open.filter(({ owners }) => owners.length === 0);
    const dateless = open.filter(({ due }) => due === undefined);
    const unassigned = open.flatMap((ticket) => ticket.unassigned.map((login) => `${(0,markdown/* plain */.pj)(login)} (${numbered(ticket)})`));
    return [
        ...(overdue.length === 0
            ? []
            : [
                `**Due today or overdue:** ${overdue.map((t) => `${numbered(t)} (${t.due?.date ?? ''})`).join(', ')}.`,
            ]),
        ...(ownerless.length === 0
            ? []
            : [`**No owner yet:** ${ownerless.map(numbered).join(', ')}. ${decides} decides who.`]),
        ...(dateless.length === 0
            ? []
            : [`**No date yet:** ${dateless.map(numbered).join(', ')}. ${decides} decides when.`]),
        ...(unassigned.length === 0
            ? []
            : [
                `**Not assignable here, and mentioned in the ticket instead:** ${unassigned.join(', ')}.`,
            ]),
    ];
}
function numbered({ number, repository, url }) {
    return (0,markdown/* link */.nf)(`${repository ?? ''}#${number}`, url);
}
function named(items) {
    const shown = items.slice(0, 10).map((item) => `“${(0,markdown/* plain */.pj)((0,markdown/* truncate */.xv)(item, 60))}”`);
    const more = items.length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
function count(number, one, many) {
    return `${number} ${number === 1 ? one : many}`;
}

// EXTERNAL MODULE: ./src/incident/reminders.ts
var reminders = __webpack_require__(8337);
// EXTERNAL MODULE: ./src/github/issues.ts
var issues = __webpack_require__(5039);
// EXTERNAL MODULE: ./src/incident/post-mortem.ts
var post_mortem = __webpack_require__(783);
// EXTERNAL MODULE: ./src/records/file.ts
var records_file = __webpack_require__(6566);
// EXTERNAL MODULE: ./src/records/post-mortem-shape.ts
var post_mortem_shape = __webpack_require__(8771);
// EXTERNAL MODULE: ./src/views/markers.ts
var markers = __webpack_require__(3021);
// EXTERNAL MODULE: ./src/views/post-mortem/markers.ts
var post_mortem_markers = __webpack_require__(3355);
// EXTERNAL MODULE: ./src/views/post-mortem/headings.ts
var headings = __webpack_require__(449);
// EXTERNAL MODULE: ./src/postmortem/read/sections.ts
var sections = __webpack_require__(903);
// EXTERNAL MODULE: ./src/postmortem/read/tree.ts
var tree = __webpack_require__(3427);
;// CONCATENATED MODULE: ./src/postmortem/read/answers.ts



/** Titles of headings that still hold nothing but our guidance. */
function unanswered(text) {
    const root = (0,tree/* parseMarkdown */.Dd)(text);
    if (root === undefined)
        return [];
    const texts = (0,sections/* sectionTexts */.M)(text, root);
    return headings/* headings */.so
        .filter(({ id }) => id !== headings/* actionItems */.rZ && texts.has(id))
        .filter(({ id }) => !isAnswer(texts.get(id) ?? ''))
        .map(({ title }) => title);
}
function isAnswer(text) {
    const left = text
        .replaceAll(/<!--[\s\S]*?-->/g, '')
        .split(/\r?\n/)
        .filter((line) => !/^\s*_[^_]*_\s*$/.test(line))
        .join('');
    return /[\p{L}\p{N}]/u.test(left);
}
/** The incident that a post-mortem written by hand is about: `#42` or its address, under that heading. */
function incidentNamed(text) {
    const root = (0,tree/* parseMarkdown */.Dd)(text);
    if (root === undefined)
        return undefined;
    const under = (0,sections/* readSections */.j)(root).parts.filter(({ title }) => /^incident\b/i.test(title));
    for (const { node } of under) {
        const { start, end } = (0,tree/* spanOf */.ee)(node);
        const [, number] = /(?:#|\/issues\/)(\d{1,9})\b/.exec(text.slice(start, end)) ?? [];
        if (number !== undefined)
            return Number(number);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/postmortem/locate.ts








/**
 * The post-mortem that an issue is, or whose incident it is. What stands in the issue is only a hint, as
 * anybody can write it: what counts is which issue the record names.
 */
async function locatePostMortem(engine, issue) {
    const { number } = issue;
    const text = issue.snapshot ?? (await (0,issues/* readIssue */.OS)(engine.github, number));
    if (text === undefined)
        throw missing(`There is no issue #${number}.`);
    const marked = (0,post_mortem_markers/* readPostMortemMarker */.fV)(text.body);
    if (marked)
        return ofMarked(engine, number, marked.incident);
    if ((0,markers/* readIncidentMarker */.vx)(text.body))
        return ofIncident(engine, number);
    if (text.labels.includes(post_mortem/* postMortemLabel */.v))
        return handMade(engine, number, text.body);
    throw missing(`#${number} is neither an incident nor a post-mortem.`);
}
/** The post-mortem of an incident. */
async function ofIncident(engine, incident) {
    const file = await (0,records_file/* openRecord */.C)(engine.records, (0,post_mortem_shape/* postMortemShape */._c)(incident), engine.clock);
    const { issue } = file.value;
    if (issue === undefined)
        throw missing(`#${incident} has no post-mortem.`);
    const github = issue.repository === undefined ? engine.github : engine.repository(issue.repository);
    return { github, number: issue.number, url: issue.url, file, known: {} };
}
async function ofMarked(engine, number, incident) {
    const file = await (0,records_file/* openRecord */.C)(engine.records, (0,post_mortem_shape/* postMortemShape */._c)(incident), engine.clock);
    const { issue } = file.value;
    if (issue?.number === number && issue.repository === undefined)
        return at(engine, number, file, {});
    return at(engine, number, await openHandMade(engine, number), {});
}
/** Written by hand: that of the incident which it names, unless that one has another. */
async function handMade(engine, number, body) {
    const incident = incidentNamed(body);
    if (incident !== undefined) {
        const file = await (0,records_file/* openRecord */.C)(engine.records, (0,post_mortem_shape/* postMortemShape */._c)(incident), engine.clock);
        const own = file.value.issue;
        if (own === undefined || own.number === number) {
            const url = `${engine.github.url}/issues/${incident}`;
            return at(engine, number, file, { incident: { number: incident, url } });
        }
    }
    return at(engine, number, await openHandMade(engine, number), {});
}
function openHandMade(engine, number) {
    return (0,records_file/* openRecord */.C)(engine.records, (0,post_mortem_shape/* handMadeShape */.YG)(number), engine.clock);
}
function at({ github }, number, file, known) {
    const url = `${github.url}/issues/${number}`;
    return { github, number, url, file, known: { issue: { number, url }, ...known } };
}
function missing(message) {
    return new errors/* OutageError */.AP('post-mortem-missing', message);
}

// EXTERNAL MODULE: ./src/postmortem/number.ts
var postmortem_number = __webpack_require__(8153);
// EXTERNAL MODULE: ./src/postmortem/tick.ts
var tick = __webpack_require__(4205);
// EXTERNAL MODULE: ./src/postmortem/tickets/file.ts + 10 modules
var file = __webpack_require__(5048);
;// CONCATENATED MODULE: ./src/postmortem/tickets/command.ts










/** `/file-actions`: in the issue of a post-mortem or of its incident, or with the number of one. */
async function answerFileActions(context, args) {
    const { engine, settings, invocation, issue } = context;
    const number = (0,postmortem_number/* issueNumber */.P)(args.words[0]) ?? invocation.issue?.number;
    if (number === undefined) {
        throw new errors/* OutageError */.AP('post-mortem-missing', 'No post-mortem is named.', {
            remedy: 'Name its issue: `/file-actions 43`.',
        });
    }
    const snapshot = issue?.number === number ? { snapshot: issue } : {};
    const at = await locatePostMortem(engine, { number, ...snapshot });
    const { key } = invocation;
    const fileNew = args.flags['update'] !== true;
    const filed = await (0,file/* fileActions */.g)({ engine, settings, key, at, fileNew });
    await tickSteps(context, at.file.value);
    const fresh = filed.tickets.filter(({ by }) => by === key).map((ticket) => ticket.number);
    const followUp = settings.config['post-mortem']['follow-up'];
    const view = {
        ...filed,
        overdue: overdueTickets(at.file.value, engine.clock.now(), followUp),
        fresh: new Set(fresh),
        unanswered: fileNew ? unanswered(filed.text) : [],
        decides: decider(context, at.file.value.owner),
    };
    const details = filedDetails(view);
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: filedHeadline(view),
            ...(details.length > 0 ? { details } : {}),
        },
    };
}
/** Ticks what the tickets have done of the incident's playbook. */
async function tickSteps(context, record) {
    const { incident, tickets, closedAt, service, environment, issue } = record;
    if (incident === undefined || service === undefined || tickets.length === 0)
        return;
    const facts = [
        'actions-filed',
        ...(tickets.every(({ owners, due }) => owners.length > 0 && due) ? ['actions-assigned'] : []),
        ...(closedAt === undefined ? [] : ['review-scheduled']),
    ];
    const count = `${tickets.length} ${tickets.length === 1 ? 'ticket' : 'tickets'}`;
    const evidence = { text: count, ...(issue === undefined ? {} : { url: issue.url }) };
    const place = (0,config_select/* serviceOf */.z5)(context.settings.config, service, environment);
    await (0,tick/* tickIncident */.m)(context, { place, number: incident.number }, facts, evidence);
}
/** Open tickets whose day has come. */
function overdueTickets(record, now, followUp) {
    const late = (0,reminders/* remindersDue */.eb)(record, now, followUp).flatMap((reminder) => reminder.about === 'ticket' && reminder.when !== 'soon' ? [reminder.ticket] : []);
    return [...new Set(late)];
}
/** Whoever owns the post-mortem; else the technical lead; else whoever asked. */
function decider({ settings, invocation }, owner) {
    const { people } = settings.config;
    const login = owner ?? people['technical-lead'][0] ?? invocation.actor.login;
    return (0,markdown/* mention */.lE)(login);
}


/***/ })

};
