export const id = 9873;
export const ids = [9873];
export const modules = {

/***/ 53654:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ addSubIssue),
/* harmony export */   EZ: () => (/* binding */ updateTicket),
/* harmony export */   Z2: () => (/* binding */ createTicket),
/* harmony export */   k0: () => (/* binding */ labelledIssues),
/* harmony export */   kp: () => (/* binding */ assign),
/* harmony export */   sS: () => (/* binding */ milestoneNamed)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82886);

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

/***/ 33267:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ takePostMortem)
/* harmony export */ });
/* harmony import */ var _engine_context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86173);
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39034);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98987);
/* harmony import */ var _incident_events_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36345);
/* harmony import */ var _records_claims_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67945);





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

/***/ 10903:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ sectionTexts),
/* harmony export */   j: () => (/* binding */ readSections)
/* harmony export */ });
/* harmony import */ var _views_post_mortem_headings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20449);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43427);


/** A post-mortem in parts, each with the heading that it stands under. Our own are left out. */
function readSections(root) {
    const parts = [];
    const known = new Set();
    let title = '';
    let section;
    let ours;
    for (const node of root.children) {
        const mark = node.type === 'html' ? partMark(node.value) : undefined;
        if (mark !== undefined) {
            ours = mark.begins ? mark.id : undefined;
            continue;
        }
        if (ours !== undefined)
            continue;
        if (node.type === 'heading') {
            title = (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(node).text.trim();
            const id = idOf(node, title);
            if (id !== undefined) {
                section = { id, depth: node.depth };
                known.add(id);
            }
            if (id === undefined && section && node.depth <= section.depth)
                section = undefined;
            continue;
        }
        parts.push({ node, title, ...(section ? { section: section.id } : {}) });
    }
    return { parts, known };
}
/** The comment behind the heading says which it is, else its words. */
function idOf(node, title) {
    const marks = node.children.flatMap((child) => child.type === 'html' ? (/^<!-- heading:([\w-]+) -->$/.exec(child.value)?.[1] ?? []) : []);
    return marks[0] ?? (0,_views_post_mortem_headings_js__WEBPACK_IMPORTED_MODULE_0__/* .headingOf */ .Wm)(title)?.id;
}
function partMark(html) {
    const [, close, id] = /^<!-- (\/?)outage-playbook:part ([\w-]+) -->\s*$/.exec(html) ?? [];
    return id === undefined ? undefined : { id, begins: close === '' };
}
/** What stands under a heading that we know, as it was written. */
function sectionTexts(text, root) {
    const { parts, known } = readSections(root);
    const texts = new Map([...known].map((id) => [id, '']));
    for (const { node, section } of parts) {
        if (section === undefined)
            continue;
        const { start, end } = (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .spanOf */ .ee)(node);
        texts.set(section, `${texts.get(section) ?? ''}${text.slice(start, end)}\n`);
    }
    return texts;
}


/***/ }),

/***/ 43427:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dd: () => (/* binding */ parseMarkdown),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   ee: () => (/* binding */ spanOf)
/* harmony export */ });
/* harmony import */ var mdast_util_from_markdown__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46855);
/* harmony import */ var mdast_util_gfm__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88595);
/* harmony import */ var micromark_extension_gfm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52297);



/**
 * Markdown as GitHub reads it, each part with its place in the text. Nothing where it cannot be read,
 * which takes thousands of quotes or lists within each other.
 */
function parseMarkdown(text) {
    try {
        return (0,mdast_util_from_markdown__WEBPACK_IMPORTED_MODULE_0__/* .fromMarkdown */ .Y)(text, { extensions: [(0,micromark_extension_gfm__WEBPACK_IMPORTED_MODULE_1__/* .gfm */ .T)()], mdastExtensions: [(0,mdast_util_gfm__WEBPACK_IMPORTED_MODULE_2__/* .gfmFromMarkdown */ .C)()] });
    }
    catch {
        return undefined;
    }
}
/** Where a part begins and ends in the text. */
function spanOf(node) {
    const { start, end } = node.position ?? {};
    return { start: start?.offset ?? 0, end: end?.offset ?? 0 };
}
/** What a line says: without markup, what is struck out, and comments. */
function textOf(node) {
    switch (node.type) {
        case 'text':
            return both(node.value);
        case 'inlineCode':
            return { text: `\`${node.value}\``, bare: `\`${node.value.replaceAll(/\S/g, '_')}\`` };
        case 'image':
            return both(node.alt ?? '');
        case 'break':
            return both(' ');
        case 'html':
        case 'delete':
        case 'list':
        case 'code':
        case 'footnoteReference':
            return both('');
        default: {
            if (!('children' in node))
                return both('');
            const parts = node.children.map((child) => textOf(child));
            return {
                text: parts.map(({ text }) => text).join(''),
                bare: parts.map(({ bare }) => bare).join(''),
            };
        }
    }
}
function both(value) {
    const text = value.replaceAll(/[\r\n\t]+/g, ' ');
    return { text, bare: text };
}


/***/ }),

/***/ 15048:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ fileActions)
});

// EXTERNAL MODULE: ./src/github/issues.ts
var issues = __webpack_require__(65039);
// EXTERNAL MODULE: ./src/github/skew.ts
var skew = __webpack_require__(64673);
// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(98987);
// EXTERNAL MODULE: ./src/postmortem/lock.ts
var lock = __webpack_require__(33267);
// EXTERNAL MODULE: ./src/views/post-mortem/headings.ts
var headings = __webpack_require__(20449);
// EXTERNAL MODULE: ./node_modules/chrono-node/dist/esm/locales/en/index.js + 50 modules
var en = __webpack_require__(89307);
;// CONCATENATED MODULE: ./src/postmortem/read/due.ts

const iso = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/;
const announced = /\b(?:due|by|until|till|before|deadline|eta)\b(?:\s+date)?\s*:?\s*(?:on\s+|is\s+)?/gi;
/** Too short a time, or one gone by, is what the item is about and not when it is due. */
const noDay = /\b(?:second|sec|minute|min|hour|hr|ms|last|ago|past|now|yesterday)s?\b/i;
/**
 * The day by which something is due: a date such as `2026-12-08`; what follows a word such as `due`;
 * or the end of the text, such as `in 2 weeks`. Days without a year lie in the future of `now`.
 */
function findDue(text, now) {
    return written(text) ?? promised(text, now) ?? atTheEnd(text, now);
}
/** A day, where the text is one and nothing else: `next Friday`. */
function wholeDue(text, now) {
    const trimmed = text
        .trim()
        .replace(/^(?:due|by|until|before|deadline)\b\s*(?:date\b)?\s*:?\s*(?:on\s+)?/i, '');
    const found = iso.exec(trimmed);
    if (found?.[0] === trimmed)
        return dated(trimmed, found);
    const [first] = days(trimmed, now);
    if (first === undefined || first.start !== 0 || first.end !== trimmed.length)
        return undefined;
    return { text: first.text, date: first.date };
}
function written(text) {
    const found = iso.exec(text);
    const due = found === null ? undefined : dated(found[0], found);
    if (found === null || due === undefined)
        return undefined;
    const before = /\b(?:due|by|until|before|deadline)\b(?:\s+date)?\s*:?\s*(?:on\s+)?$/i.exec(text.slice(0, found.index));
    return { ...due, start: before?.index ?? found.index, end: found.index + found[0].length };
}
function dated(text, [, year, month, day]) {
    const date = `${year}-${month}-${day}`;
    const at = new Date(`${date}T00:00:00Z`);
    const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
    return isReal ? { text, date } : undefined;
}
function promised(text, now) {
    for (const word of text.matchAll(announced)) {
        const from = word.index + word[0].length;
        const [first] = days(text.slice(from), now);
        if (first?.start === 0) {
            return { text: first.text, date: first.date, start: word.index, end: from + first.end };
        }
    }
    return undefined;
}
function atTheEnd(text, now) {
    const length = text.replace(/[\s.!]+$/, '').length;
    return days(text, now).find((found) => found.end === length && /^(?:in|next|on|this|within|tomorrow|end of)\b/i.test(found.text));
}
function days(text, now) {
    const found = (0,en/* parse */.qg)(text.slice(0, 500), { instant: now, timezone: 0 }, { forwardDate: true });
    return found.flatMap((each) => {
        const said = each.text;
        const [year, month, day] = ['year', 'month', 'day'].map((unit) => each.start.get(unit));
        if (noDay.test(said) || !year || !month || !day)
            return [];
        const isDay = ['day', 'weekday', 'month'].some((unit) => each.start.isCertain(unit));
        if (!isDay)
            return [];
        const date = [String(year).padStart(4, '0'), two(month), two(day)].join('-');
        return [{ text: said, date, start: each.index, end: each.index + said.length }];
    });
}
const two = (value) => String(value).padStart(2, '0');

;// CONCATENATED MODULE: ./src/postmortem/read/words.ts

const horizons = [
    [/^(?:immediate|short[- ]term|quick[- ]win)$/i, 'immediate'],
    [/^long[- ]term$/i, 'long-term'],
];
const kinds = [
    [/^prevent(?:s|ion|ive)?$/i, 'prevent'],
    [/^detect(?:s|ion)?$/i, 'detect'],
    [/^mitigat(?:e|es|ion)$/i, 'mitigate'],
    [/^process$/i, 'process'],
];
const priority = /^(?:p[0-4]|critical|urgent|high|medium|low)$/i;
/**
 * What a part of a line says, where it is a word of ours or a day; nothing where it is text. An empty
 * part says nothing, and is no text either.
 */
function wordOf(part, now) {
    const bare = part
        .trim()
        .replace(/^(?:type|kind|category|priority|prio|horizon|owner|assignee|due|when)\s*[:=]\s*/i, '')
        .replace(/[.\s]+$/, '');
    if (bare === '')
        return {};
    const horizon = horizons.find(([pattern]) => pattern.test(bare))?.[1];
    if (horizon !== undefined)
        return { horizon };
    const kind = kinds.find(([pattern]) => pattern.test(bare))?.[1];
    if (kind !== undefined)
        return { kind };
    if (priority.test(bare))
        return { priority: named(bare) };
    const due = wholeDue(part, now) ?? wholeDue(bare, now);
    return due === undefined ? undefined : { due };
}
function named(text) {
    return /^p\d$/i.test(text) ? text.toUpperCase() : text.toLowerCase();
}
/** What several parts say together; nothing where one of them is text. What is said first counts. */
function wordsOf(text, now) {
    const words = text.split(/[,;/|·]/).map((part) => wordOf(part, now));
    return words.includes(undefined) ? undefined : together(words);
}
/** All that words say; the first counts that says a thing. */
function together(words) {
    return Object.assign({}, ...words.toReversed());
}

;// CONCATENATED MODULE: ./src/postmortem/read/line.ts


const mention = /(?<![\w/@.`-])@([A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\/[\w.-]+)?)(?![\w@])/g;
const arrow = /(?:→|->|=>)\s*(?:https?:\/\/[^\s/]+\/([\w.-]+\/[\w.-]+)\/issues\/(\d{1,9})|([\w.-]+\/[\w.-]+)?#(\d{1,9}))(?:\s*✅)?/u;
/** Stands where something was taken out: what is on both sides of it does not belong together. */
const cut = '\u0001';
const longest = 200;
/** Reads the line of an action item, or a cell of a table. */
function readLine({ text, bare }, now) {
    const { ticket, rest: unreferenced } = takeTicket(text, bare);
    const { owners, rest: anonymous } = takeOwners(unreferenced);
    const groups = takeGroups(anonymous, now);
    const parts = takeParts(groups.rest, now);
    const due = groups.word.due ?? parts.word.due;
    const found = due === undefined ? findDue(parts.rest, now) : undefined;
    const rest = found === undefined ? parts.rest : without(parts.rest, found.start, found.end);
    const dated = found === undefined ? {} : { due: { text: found.text, date: found.date } };
    return {
        title: titled(rest),
        owners,
        ...parts.word,
        ...groups.word,
        ...dated,
        ...(ticket === undefined ? {} : { ticket }),
    };
}
function takeTicket(text, bare) {
    const found = arrow.exec(bare);
    if (found === null)
        return { rest: { text, bare } };
    const repository = found[1] ?? found[3];
    const number = Number(found[2] ?? found[4]);
    const end = found.index + found[0].length;
    const rest = { text: without(text, found.index, end), bare: without(bare, found.index, end) };
    return { ticket: { number, ...(repository === undefined ? {} : { repository }) }, rest };
}
function takeOwners({ text, bare }) {
    const found = [...bare.matchAll(mention)];
    const owners = [...new Map(found.map(([, login = '']) => [login.toLowerCase(), login])).values()];
    const rest = found
        .toReversed()
        .reduce((left, { index, 0: said }) => without(left, index, index + said.length), text);
    return { owners, rest };
}
/** Brackets that hold nothing but words of ours: `[prevent]`, `(P1, next Friday)`. */
function takeGroups(text, now) {
    let word = {};
    const rest = text.replaceAll(/\(([^()[\]]{0,120})\)|\[([^()[\]]{0,120})\]/g, (whole, a, b) => {
        const said = wordsOf(String(a ?? b ?? '').replaceAll(cut, ','), now);
        if (said === undefined)
            return whole;
        word = { ...said, ...word };
        return cut;
    });
    return { word, rest };
}
/** Parts at either end that say something of ours: `P1: …`, `… — next Friday, detect`. */
function takeParts(text, now) {
    let word = {};
    let rest = text;
    const [head = '', lead = ''] = /^([^:–—\u0001]{1,20})(?::|\s[–—-]|\u0001)\s*/.exec(rest) ?? [];
    const first = lead === '' ? undefined : wordOf(lead, now);
    if (first !== undefined && Object.keys(first).length > 0) {
        word = first;
        rest = rest.slice(head.length);
    }
    for (;;) {
        const last = [...rest.matchAll(/[,;·|\u0001]|\s[–—-](?=\s|$)/g)].at(-1);
        const tail = last && wordOf(rest.slice(last.index + last[0].length), now);
        if (last === undefined || tail === undefined)
            return { word, rest };
        word = { ...tail, ...word };
        rest = rest.slice(0, last.index);
    }
}
function without(text, start, end) {
    return `${text.slice(0, start)}${cut}${text.slice(end)}`;
}
function titled(text) {
    const tidy = text
        .replaceAll(/\s*\u0001[\s\u0001]*/g, ' ')
        .replaceAll(/\(\s*\)|\[\s*\]/g, ' ')
        .replaceAll(/\s+([,;.!?)])/g, '$1')
        .replaceAll(/\s+/g, ' ')
        .replace(/(?:\b(?:owner|assignee|due|by)\s*:?\s*)+$/i, '')
        .replace(/^[\s,;:·|–—-]+/, '')
        .replace(/[\s,;:·|–—-]+$/, '')
        .trim();
    if (!/[\p{L}\p{N}]/u.test(tidy))
        return '';
    const points = [...tidy];
    return points.length <= longest ? tidy : `${points.slice(0, longest - 1).join('')}…`;
}

// EXTERNAL MODULE: ./src/postmortem/read/sections.ts
var sections = __webpack_require__(10903);
// EXTERNAL MODULE: ./src/postmortem/read/tree.ts
var tree = __webpack_require__(43427);
;// CONCATENATED MODULE: ./src/postmortem/read/table.ts



const names = {
    title: /^(?:action|action items?|items?|tasks?|what|description|follow[- ]?ups?|to ?do|title|measure)$/i,
    owner: /^(?:owners?|who|assignees?|assigned(?: to)?|responsible|dri)$/i,
    due: /^(?:due|due dates?|due by|when|deadline|by|eta|target date)$/i,
    word: /^(?:type|kind|category|priority|prio|horizon|term)$/i,
    ticket: /^(?:tickets?|issues?|tracking|links?|jira)$/i,
    status: /^(?:status|done|state)$/i,
};
/**
 * The rows of a table as action items. Where the table does not stand under the heading for them, only
 * if its head says that it is one: it names what is to be done, and by whom or when.
 */
function readTable({ children: [head, ...rows] }, about) {
    if (head === undefined)
        return [];
    const columns = head.children.map((cell) => columnOf((0,tree/* textOf */.b6)(cell).text));
    const says = (column) => columns.includes(column);
    if (!about.isKnown && !(says('title') && (says('owner') || says('due'))))
        return [];
    return rows.flatMap((row) => readRow(row, columns, about));
}
function columnOf(title) {
    const bare = title.trim().replace(/[:*\s]+$/, '');
    return Object.keys(names).find((column) => names[column].test(bare));
}
function readRow({ children: cells }, columns, { text, now }) {
    const lines = cells.map((cell) => readLine((0,tree/* textOf */.b6)(cell), now));
    const main = titleIndex(cells, columns, now);
    const [line, cell] = [lines[main], cells[main]];
    if (line === undefined || cell === undefined || line.title === '')
        return [];
    const others = cells.flatMap((other, index) => (index === main ? [] : [other]));
    const word = together(others.map((other) => wordsOf((0,tree/* textOf */.b6)(other).text, now)));
    const rest = lines.filter((_, index) => index !== main);
    const ticket = [line, ...rest].find((each) => each.ticket)?.ticket ?? plainTicket(cells, columns);
    const dues = columns.flatMap((column, index) => column === 'due' && lines[index]?.due ? [lines[index].due] : []);
    const due = line.due ?? word.due ?? dues[0];
    return [
        {
            ...word,
            ...fieldsOf(line),
            ...(due === undefined ? {} : { due }),
            owners: [...new Set([...line.owners, ...rest.flatMap(({ owners }) => owners)])],
            done: cells.some((each, index) => columns[index] === 'status' && isDone(each)),
            ...(ticket === undefined ? {} : { ticket }),
            place: { end: endOf(cells, columns, main, text) },
        },
    ];
}
/** A number alone in the column for tickets. */
function plainTicket(cells, columns) {
    const cell = cells[columns.indexOf('ticket')];
    const found = cell && /^\s*([\w.-]+\/[\w.-]+)?#(\d{1,9})\s*✅?\s*$/u.exec((0,tree/* textOf */.b6)(cell).text);
    if (!found)
        return undefined;
    return { number: Number(found[2]), ...(found[1] === undefined ? {} : { repository: found[1] }) };
}
function fieldsOf({ ticket: _, ...fields }) {
    return fields;
}
/** The column that the head names, else the first one that holds text and not a number or a word of ours. */
function titleIndex(cells, columns, now) {
    const named = columns.indexOf('title');
    if (named >= 0)
        return named;
    return cells.findIndex((cell, index) => {
        const { text } = (0,tree/* textOf */.b6)(cell);
        const isOther = columns[index] !== undefined || /^[\s\d#.]*$/.test(text);
        return !isOther && wordsOf(text, now) === undefined && readLine((0,tree/* textOf */.b6)(cell), now).title !== '';
    });
}
function isDone(cell) {
    return /^(?:done|closed|complete[d]?|yes|x|✅|✔️?|\[x\])$/iu.test((0,tree/* textOf */.b6)(cell).text.trim());
}
/** Where the number of the ticket belongs: in the column for it, else behind the title. */
function endOf(cells, columns, main, text) {
    const own = cells[columns.indexOf('ticket')];
    const cell = own ?? cells[main];
    if (cell === undefined)
        return 0;
    const last = cell.children.at(-1);
    if (last !== undefined)
        return (0,tree/* spanOf */.ee)(last).end;
    const { start } = (0,tree/* spanOf */.ee)(cell);
    return text[start] === '|' ? start + 1 : start;
}

;// CONCATENATED MODULE: ./src/postmortem/read/items.ts





/**
 * The action items of a post-mortem, in its order: lines with a box, and rows of tables, under the
 * heading for them. Where nobody can tell which heading that is, lines with a box anywhere, and tables
 * that have an owner or a due date in their head. Our own parts, quotes and code hold none.
 */
function readItems(text, now) {
    const root = (0,tree/* parseMarkdown */.Dd)(text);
    if (root === undefined)
        return { items: [], boxless: [] };
    const { parts, known } = (0,sections/* readSections */.j)(root);
    const under = parts.filter(({ section }) => section === headings/* actionItems */.rZ);
    const isKnown = known.has(headings/* actionItems */.rZ);
    const about = { text, now, isKnown };
    const items = (isKnown ? under : parts).flatMap((part) => itemsOf(part, about));
    return { items, boxless: isKnown ? under.flatMap(({ node }) => boxless(node)) : [] };
}
function itemsOf({ node, title }, about) {
    if (node.type === 'list')
        return ofList(node, title, about);
    if (node.type === 'table')
        return ofTable(node, title, about);
    return [];
}
function ofList(list, title, about) {
    return list.children.flatMap((item) => [
        ...ofLine(item, title, about),
        ...item.children.flatMap((child) => (child.type === 'list' ? ofList(child, title, about) : [])),
    ]);
}
function ofLine(item, title, { text, now }) {
    const [line] = item.children;
    if (typeof item.checked !== 'boolean' || line?.type !== 'paragraph')
        return [];
    const read = readLine((0,tree/* textOf */.b6)(line), now);
    if (read.title === '')
        return [];
    const start = (0,tree/* spanOf */.ee)(item).start;
    const end = (0,tree/* spanOf */.ee)(line).end;
    const box = text.slice(start, end).indexOf('[');
    const place = { end, ...(box < 0 ? {} : { box: start + box + 1 }) };
    return [{ ...horizonOf(title), ...read, done: item.checked, place }];
}
function ofTable(table, title, about) {
    return readTable(table, about).map((row) => ({ ...horizonOf(title), ...row }));
}
/** `### Long-term improvements` says it of all that stands below. */
function horizonOf(title) {
    if (/\blong[- ]term\b/i.test(title))
        return { horizon: 'long-term' };
    return /\b(?:immediate|short[- ]term)\b/i.test(title) ? { horizon: 'immediate' } : {};
}
function boxless(node) {
    if (node.type !== 'list')
        return [];
    return node.children.flatMap((item) => {
        const [line] = item.children;
        const said = line?.type === 'paragraph' ? (0,tree/* textOf */.b6)(line).text.trim() : '';
        const isPlain = typeof item.checked !== 'boolean' && /[\p{L}\p{N}]/u.test(said);
        return isPlain && !holdsBox(item) ? [said] : [];
    });
}
function holdsBox(item) {
    return item.children.some((child) => child.type === 'list' &&
        child.children.some((inner) => typeof inner.checked === 'boolean' || holdsBox(inner)));
}

;// CONCATENATED MODULE: ./src/postmortem/tickets/fields.ts
/** What an item asks for. A day that was written in words stays the one that it meant at first. */
function fields_fieldsOf(item, ticket) {
    const { title, owners, due, horizon, kind, priority } = item;
    const kept = due !== undefined && ticket?.due?.text === due.text ? ticket.due : due;
    return {
        title,
        owners,
        ...(kept === undefined ? {} : { due: kept }),
        ...(horizon === undefined ? {} : { horizon }),
        ...(kind === undefined ? {} : { kind }),
        ...(priority === undefined ? {} : { priority }),
    };
}
/** What an item asks for now that its ticket does not say yet. */
function changesOf(fields, ticket) {
    const keys = ['title', 'owners', 'due', 'horizon', 'kind', 'priority'];
    return keys.filter((key) => JSON.stringify(fields[key]) !== JSON.stringify(ticket[key]));
}
/**
 * Whether an item is done: as the line says where somebody changed its box since we looked, else as the
 * ticket says. Tables have no boxes.
 */
function fields_isDone(item, ticket, ticketIsClosed) {
    const hasBox = item.place.box !== undefined;
    return hasBox && item.done !== ticket.done ? item.done : ticketIsClosed;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
;// CONCATENATED MODULE: ./src/postmortem/tickets/match.ts


/** How much of a title may have changed before its line is another item. */
const likeness = 0.7;
/**
 * Which item has which ticket: by the number in its line; else by its title, where the number could not
 * be written there; else by a title that has changed a little since. What is left is new.
 */
function matchItems(items, tickets) {
    const left = new Set(tickets);
    const found = new Map();
    const take = (item, ticket) => {
        if (ticket === undefined || found.has(item))
            return;
        left.delete(ticket);
        found.set(item, ticket);
    };
    for (const item of items)
        take(item, item.ticket && numbered(left, item.ticket));
    const bare = items.filter((item) => item.ticket === undefined);
    for (const item of bare)
        take(item, firstOf(left, (ticket) => sameTitle(ticket, item)));
    for (const item of bare)
        if (!found.has(item))
            take(item, likest(left, item));
    const ids = new Set(tickets.map(({ item }) => item));
    return items.map((item) => {
        const ticket = found.get(item);
        if (ticket)
            return { item, id: ticket.item, ticket, foreign: false };
        return { item, id: freshId(item.title, ids), foreign: item.ticket !== undefined };
    });
}
function numbered(all, reference) {
    return firstOf(all, ({ number, repository }) => number === reference.number &&
        (repository ?? '').toLowerCase() === (reference.repository ?? '').toLowerCase());
}
function sameTitle(ticket, item) {
    return folded(ticket.title) === folded(item.title);
}
function likest(all, item) {
    const ranked = [...all]
        .map((ticket) => ({ ticket, like: alike(ticket.title, item.title) }))
        .toSorted((a, b) => b.like - a.like);
    return ranked[0] !== undefined && ranked[0].like >= likeness ? ranked[0].ticket : undefined;
}
function alike(one, other) {
    const [a, b] = [folded(one), folded(other)];
    return 1 - (0,mod/* distance */.Io)(a, b) / Math.max(a.length, b.length, 1);
}
function firstOf(all, wanted) {
    for (const each of all)
        if (wanted(each))
            return each;
    return undefined;
}
/** Made from the title, so that a run which takes over makes the same; two equal titles get two. */
function freshId(title, taken) {
    const base = (0,external_node_crypto_.createHash)('sha256').update(folded(title)).digest('hex').slice(0, 8);
    let id = base;
    for (let count = 2; taken.has(id); count++)
        id = `${base}-${count}`;
    taken.add(id);
    return id;
}
function folded(title) {
    return title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
}

// EXTERNAL MODULE: ./src/github/once.ts
var once = __webpack_require__(46878);
// EXTERNAL MODULE: ./src/github/tickets.ts
var tickets = __webpack_require__(53654);
// EXTERNAL MODULE: ./src/incident/post-mortem.ts
var post_mortem = __webpack_require__(30783);
// EXTERNAL MODULE: ./src/views/post-mortem/markers.ts
var markers = __webpack_require__(3355);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(62909);
;// CONCATENATED MODULE: ./src/views/post-mortem/ticket.ts


const ours = 'action';
/** The title of a ticket: the item's. */
function ticketTitle({ title }) {
    return (0,markdown/* title */.DD)(title);
}
/** The body of a new ticket; people may write below our part. */
function ticketBody(fields, context, item) {
    const marker = (0,markers/* ticketMarker */.Fz)(context.postMortem, item);
    return `${marker}\n${(0,markers/* part */.y_)(ours, facts(fields, context))}\n`;
}
/** A ticket's body with our part drawn anew; nothing where people have taken it away. */
function redrawnTicket(body, fields, context) {
    const { text, missing } = (0,markers/* withParts */.dK)(body, [{ id: ours, body: facts(fields, context) }]);
    return missing.length > 0 ? undefined : text;
}
function facts(fields, context) {
    const { owners, due, horizon, kind, priority } = fields;
    const from = `[post-mortem](${context.postMortemUrl})`;
    const of = context.incident
        ? ` of the incident ${(0,markdown/* link */.nf)(`#${context.incident.number}`, context.incident.url)}`
        : '';
    const where = context.service === undefined
        ? ''
        : `, ${(0,markdown/* prose */.CS)(context.service)} ${(0,markdown/* prose */.CS)(context.environment ?? '')}`;
    const kinds = [horizon, kind].filter((word) => word !== undefined).join(', ');
    return [
        `An action item of the ${from}${of}${where}.`,
        '',
        '| | |',
        '|:--|:--|',
        `| Owner | ${owners.length === 0 ? 'nobody yet' : owners.map(mentioned).join(', ')} |`,
        `| Due | ${due === undefined ? 'no date yet' : dueText(due)} |`,
        ...(kinds === '' ? [] : [`| Type | ${kinds} |`]),
        ...(priority === undefined ? [] : [`| Priority | ${(0,markdown/* prose */.CS)(priority)} |`]),
        '',
        `<sub>Drawn from its line in the post-mortem: change it there, then ${(0,markdown/* code */.aY)('/file-actions')}. Closing this ticket ticks the line.</sub>`,
    ].join('\n');
}
function dueText({ text, date }) {
    return text === date ? date : `${date} <sub>(“${(0,markdown/* prose */.CS)(text)}”)</sub>`;
}
/** A person or a team. */
function mentioned(owner) {
    const [organisation, team] = owner.split('/');
    if (team === undefined)
        return (0,markdown/* mention */.lE)(owner);
    return /^[\w-]+$/.test(organisation ?? '') && /^[\w.-]+$/.test(team) ? `@${owner}` : (0,markdown/* prose */.CS)(owner);
}

;// CONCATENATED MODULE: ./src/postmortem/tickets/tracker.ts






/** Opens the tracker; tickets that were changed since `since` are read, where there may be any. */
async function openTracker(job, known, since) {
    const { engine, settings, at, key } = job;
    const config = settings.config['post-mortem'].tickets;
    const github = config.repository === undefined ? engine.github : engine.repository(config.repository);
    const repository = repositoryOf(github, engine.github);
    const context = contextOf(job);
    const found = since === undefined
        ? []
        : (await (0,tickets/* labelledIssues */.k0)(github, post_mortem/* actionLabel */.Z, since)).filter(({ body }) => (0,markers/* readTicketMarker */.fG)(body)?.postMortem === context.postMortem);
    const issues = new Map(found.map((issue) => [issue.number, issue]));
    const changed = new Map();
    const trouble = new Set();
    let created = 0;
    let milestone;
    const recovered = found.flatMap((issue) => {
        const item = (0,markers/* readTicketMarker */.fG)(issue.body)?.item ?? '';
        const isKnown = known.some((ticket) => ticket.item === item || ticket.number === issue.number);
        const about = { item, by: key, repository, owners: [], unassigned: [] };
        return isKnown ? [] : [ticketOf(issue, { ...about, title: issue.title })];
    });
    const unlinked = new Set(recovered.map(({ number }) => number));
    async function milestoneNumber() {
        const { milestone: title } = config;
        if (title === undefined)
            return {};
        const number = await (milestone ??= (0,tickets/* milestoneNamed */.sS)(github, title));
        if (number !== undefined)
            return { milestone: number };
        trouble.add(`There is no open milestone “${title}”: the tickets have none.`);
        return {};
    }
    /** Under the post-mortem, where the two may be told so. */
    async function link(issue) {
        if (github.owner.toLowerCase() !== at.github.owner.toLowerCase())
            return;
        const refused = await (0,tickets/* addSubIssue */.$7)(at.github, at.number, issue.id);
        if (refused === undefined)
            return;
        trouble.add(`GitHub did not take the tickets as sub-issues of the post-mortem: ${refused}`);
    }
    return {
        recovered,
        get created() {
            return created;
        },
        changed,
        get trouble() {
            return [...trouble];
        },
        async create(fields, item, by) {
            const draft = {
                title: ticketTitle(fields),
                body: ticketBody(fields, context, item),
                labels: [...new Set([post_mortem/* actionLabel */.Z, ...config.labels])],
                ...(await milestoneNumber()),
            };
            const marker = (0,markers/* ticketMarker */.Fz)(context.postMortem, item);
            const begun = new Date(engine.clock.now().getTime() - 300_000).toISOString();
            const find = async () => (await (0,tickets/* labelledIssues */.k0)(github, post_mortem/* actionLabel */.Z, begun)).find(({ body }) => body.startsWith(marker));
            const issue = await (0,once/* createOnce */.U)(() => (0,tickets/* createTicket */.Z2)(github, draft), find);
            created++;
            const unassigned = await (0,tickets/* assign */.kp)(github, issue.number, fields.owners);
            await link(issue);
            return ticketOf(issue, { ...fields, item, by, repository, unassigned });
        },
        async update(ticket, fields, item) {
            const issue = issues.get(ticket.number);
            if (issue === undefined)
                return ticket;
            const changes = changesOf(fields, ticket);
            const done = fields_isDone(item, ticket, !issue.isOpen);
            const opened = done === issue.isOpen ? { open: !done } : {};
            const title = changes.includes('title') ? { title: ticketTitle(fields) } : {};
            const body = changes.length > 0 ? redrawnTicket(issue.body, fields, context) : undefined;
            const change = { ...opened, ...title, ...(body === undefined ? {} : { body }) };
            if (Object.keys(change).length > 0)
                await (0,tickets/* updateTicket */.EZ)(github, ticket.number, change);
            const isNew = unlinked.has(ticket.number);
            if (isNew)
                await link(issue);
            const wanted = changes.includes('owners') ? fields.owners : [];
            const missing = wanted.filter((login) => !issue.assignees.includes(login));
            const unassigned = changes.includes('owners')
                ? await (0,tickets/* assign */.kp)(github, ticket.number, missing)
                : ticket.unassigned;
            const said = saying(changes, done === ticket.done ? undefined : done);
            if (said !== '' && !isNew)
                changed.set(ticket.number, said);
            const { by } = ticket;
            return ticketOf(issue, { ...fields, item: ticket.item, by, repository, done, unassigned });
        },
    };
}
function contextOf({ at }) {
    const { incident, service, environment } = at.file.value;
    return {
        postMortem: `${at.github.owner}/${at.github.repo}#${at.number}`,
        postMortemUrl: at.url,
        ...(incident ? { incident } : {}),
        ...(service === undefined ? {} : { service }),
        ...(environment === undefined ? {} : { environment }),
    };
}
function ticketOf({ number, url }, about) {
    const { repository, done = false, ...rest } = about;
    return { ...rest, number, url, done, ...(repository === undefined ? {} : { repository }) };
}
/** Named only where it is another one than that of the incidents. */
function repositoryOf(github, home) {
    const name = `${github.owner}/${github.repo}`;
    return name.toLowerCase() === `${home.owner}/${home.repo}`.toLowerCase() ? undefined : name;
}
function saying(changes, done) {
    const state = done === undefined ? [] : [done ? 'done' : 'open again'];
    return [...state, ...(changes.length > 0 ? [`changed: ${changes.join(', ')}`] : [])].join('; ');
}

;// CONCATENATED MODULE: ./src/postmortem/tickets/write-back.ts
/** Behind the number in a table, which has no boxes. */
const sign = ' ✅';
/**
 * The post-mortem with the number of each ticket in its line, and a box ticked where the ticket is done;
 * nothing else of it is touched. The items are those of this very text.
 */
function writtenBack(text, matched) {
    const edits = matched.flatMap(({ item, ticket }) => {
        if (ticket === undefined)
            return [];
        const { box, end } = item.place;
        const numbered = item.ticket === undefined ? [insert(end, ` → ${referenceOf(ticket)}`)] : [];
        if (box !== undefined) {
            const ticked = { at: box, end: box + 1, text: ticket.done ? 'x' : ' ' };
            return item.done === ticket.done ? numbered : [...numbered, ticked];
        }
        const isMarked = text.slice(0, end).endsWith(sign);
        if (isMarked === ticket.done)
            return numbered;
        return [...numbered, isMarked ? { at: end - sign.length, end, text: '' } : insert(end, sign)];
    });
    return edits
        .toSorted((a, b) => a.at - b.at)
        .toReversed()
        .reduce((left, { at, end, text: put }) => left.slice(0, at) + put + left.slice(end), text);
}
const insert = (at, text) => ({ at, end: at, text });
/** `#51`, or `acme/ops#51` in another repository. */
function referenceOf({ number, repository }) {
    return `${repository ?? ''}#${number}`;
}

;// CONCATENATED MODULE: ./src/postmortem/tickets/file.ts









/** GitHub takes no more characters in a body. */
const mostCharacters = 65_536;
/**
 * Files one ticket for each action item of a post-mortem, and brings what is filed up to date: the
 * ticket after its line, the line after its ticket. Run again, or by two at once, it files none twice.
 */
async function fileActions(job) {
    const { engine, at } = job;
    const { number } = at;
    const held = await (0,lock/* takePostMortem */.i)(engine, at.file, `/file-actions ${number}`);
    let tickets = at.file.value.tickets;
    const keep = (record) => ({ ...record, ...at.known, tickets });
    try {
        const issue = await readPostMortem(job);
        const tracker = await openTracker(job, tickets, whereToLook(job, held));
        tickets = [...tickets, ...tracker.recovered];
        const read = readItems(issue.body, engine.clock.now());
        const matched = matchItems(read.items, tickets);
        for (const each of matched) {
            const ticket = await tracked(job, tracker, each);
            if (ticket)
                tickets = [...tickets.filter(({ item }) => item !== ticket.item), ticket];
        }
        const text = await writeBack(job, issue.body, tickets, tracker.created > 0);
        const closed = issue.state === 'closed' && job.fileNew;
        const closedAt = closed ? { closedAt: engine.clock.now().toISOString() } : {};
        await held.release((record) => ({ ...keep(record), ...closedAt, ...firstClosed(record) }));
        return filed(read, matched, { tickets, tracker, text });
    }
    catch (error) {
        await held.abandon(error, keep);
        throw error;
    }
}
/** The follow-up review counts from the first time. */
function firstClosed({ closedAt }) {
    return closedAt === undefined ? {} : { closedAt };
}
/** Tickets that a run filed, and died before it wrote them down, are newer than this. */
function whereToLook({ at }, held) {
    const { tickets, openedAt } = at.file.value;
    if (tickets.length === 0 && !held.resumed)
        return undefined;
    return (0,skew/* since */.X)(openedAt ?? new Date(0).toISOString());
}
async function readPostMortem({ at }) {
    const issue = await (0,issues/* readIssue */.OS)(at.github, at.number);
    if (issue)
        return issue;
    throw new errors/* OutageError */.AP('post-mortem-missing', `The post-mortem ${at.url} is not there.`);
}
async function tracked({ key, fileNew }, tracker, { item, id, ticket, foreign }) {
    const fields = fields_fieldsOf(item, ticket);
    if (ticket)
        return tracker.update(ticket, fields, item);
    if (foreign || item.done || !fileNew)
        return undefined;
    return tracker.create(fields, id, key);
}
/** Writes numbers and ticks into the lines, and answers the text; what people wrote meanwhile is kept. */
async function writeBack({ engine, at }, before, tickets, tookTime) {
    const now = engine.clock.now();
    const drawn = (text) => writtenBack(text, matchItems(readItems(text, now).items, tickets));
    const text = tookTime ? ((await (0,issues/* readIssue */.OS)(at.github, at.number))?.body ?? before) : before;
    const next = drawn(text);
    if (next === text || next.length > mostCharacters)
        return text;
    await (0,issues/* updateIssue */.tt)(at.github, at.number, { body: next });
    return next;
}
function filed(read, matched, end) {
    const { tickets, tracker, text } = end;
    const present = new Set(matched.map(({ id }) => id));
    return {
        tickets,
        changed: tracker.changed,
        skipped: matched
            .filter(({ id }) => !tickets.some(({ item }) => item === id))
            .map(({ item }) => item.title),
        gone: tickets.filter(({ item }) => !present.has(item)),
        boxless: read.boxless,
        trouble: tracker.trouble,
        text,
    };
}


/***/ }),

/***/ 20449:
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
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33021);

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
