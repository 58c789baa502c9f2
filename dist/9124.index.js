export const id = 9124;
export const ids = [9124];
export const modules = {

/***/ 9885:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  answerTimeline: () => (/* binding */ answerTimeline)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/incident/fold.ts + 1 modules
var fold = __webpack_require__(3506);
// EXTERNAL MODULE: ./src/parser/arguments.ts
var parser_arguments = __webpack_require__(1927);
// EXTERNAL MODULE: ./src/views/issue/details.ts
var details = __webpack_require__(4596);
// EXTERNAL MODULE: ./src/views/length.ts
var views_length = __webpack_require__(4924);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(2909);
// EXTERNAL MODULE: ./src/incident/events.ts
var events = __webpack_require__(6345);
// EXTERNAL MODULE: ./src/incident/correct.ts
var correct = __webpack_require__(5300);
;// CONCATENATED MODULE: ./src/views/csv.ts
/**
 * Rows as CSV (RFC 4180), with CRLF. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front. (OWASP: CSV Injection.)
 */
function csv(rows) {
    return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}
function cell(value) {
    if (typeof value !== 'string')
        return value === undefined ? '' : String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

;// CONCATENATED MODULE: ./src/views/timeline.ts




/** The whole timeline as a Markdown table; times in UTC. */
function drawTimelineTable({ timeline }) {
    if (timeline.length === 0)
        return 'Nothing is on the timeline yet.';
    return `| UTC | What | Who |\n|:--|:--|:--|\n${timeline.map(row).join('\n')}`;
}
function row({ at, text, by, url }) {
    const time = at.slice(0, 19).replace('T', ' ');
    return `| ${(0,markdown/* linked */.q)(time, url)} | ${(0,markdown/* prose */.CS)((0,markdown/* truncate */.xv)(text, 2_000))} | ${by === events/* itself */.Q ? 'by itself' : (0,markdown/* plain */.pj)(by)} |`;
}
/** The timeline for programs, with what its figures are made of. */
function timelineJson(state) {
    const { service, environment, title, severity, issue, timeline, corrections } = state;
    return {
        incident: issue,
        service,
        environment,
        title,
        severity,
        ...(state.drill ? { drill: true } : {}),
        moments: (0,correct/* momentsOf */.Zn)(state),
        corrections,
        timeline,
    };
}
/** The timeline for a spreadsheet. */
function timelineCsv({ timeline }) {
    const rows = timeline.map(({ at, text, by, url }) => [at, by, text, url]);
    return csv([['at', 'by', 'what', 'url'], ...rows]);
}
/** The timeline for a terminal; times in UTC. */
function drawTimelineText({ timeline }) {
    const lines = timeline.map(({ at, text, by }) => {
        const who = by === itself ? 'by itself' : by;
        return `${at.slice(0, 19).replace('T', ' ')}  ${clean(text)}  (${who})`;
    });
    return lines.join('\n');
}

// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(1032);
// EXTERNAL MODULE: ./src/records/file.ts
var file = __webpack_require__(6566);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
// EXTERNAL MODULE: ./src/views/markers.ts
var markers = __webpack_require__(3021);
;// CONCATENATED MODULE: ./src/history/find.ts





/**
 * The incident that somebody means: by its number, by the issue that they are looking at, or the open
 * one of the service. Open or closed does not matter. Throws `incident-missing`.
 */
async function findIncident(stores, config, wanted) {
    const { issue } = wanted;
    const here = issue?.labels.includes('incident') ? issue.number : undefined;
    const number = wanted.number ?? here;
    const marked = number === issue?.number ? (0,markers/* readIncidentMarker */.vx)(issue?.body ?? '') : undefined;
    if (number === undefined) {
        const place = (0,config_select/* serviceOf */.z5)(config, wanted.service, wanted.environment);
        const open = await openAt(stores, place.service, place.environment);
        if (open)
            return open;
        throw new errors/* OutageError */.AP('incident-missing', `${place.service} has no open incident in ${place.environment}.`, { remedy: 'Name a closed one by its issue: `--incident 42`.' });
    }
    const places = marked ? [marked] : (0,config_select/* allPlaces */.U1)(config);
    const [archive, ...opened] = await Promise.all([
        (0,file/* openRecord */.C)(stores.records, (0,shapes/* archiveShape */.g6)(number), stores.clock),
        ...places.map(({ service, environment }) => openAt(stores, service, environment)),
    ]);
    const open = opened.find((incident) => incident && issueOf(incident) === number);
    const found = open ?? archive.value?.incident;
    if (found)
        return found;
    throw new errors/* OutageError */.AP('incident-missing', `There is no incident #${number}.`, {
        remedy: 'The number is that of the incident’s issue; `/history` lists them.',
    });
}
async function openAt({ records, clock }, service, environment) {
    return (await (0,file/* openRecord */.C)(records, (0,shapes/* serviceShape */.dS)(service, environment), clock)).value.incident;
}
function issueOf({ events }) {
    const opened = events.find((event) => event.type === 'issue-opened');
    return opened?.issue;
}

;// CONCATENATED MODULE: ./src/history/timeline.ts








/** Entries above which an answer is folded. */
const unfolded = 30;
/** `/timeline`: everything that happened in an incident, to take away. */
async function answerTimeline({ engine, settings, issue }, args) {
    const incident = await findIncident(engine, settings.config, {
        number: numberFlag(args),
        service: (0,parser_arguments/* stringFlag */.AM)(args, 'service'),
        environment: (0,parser_arguments/* stringFlag */.AM)(args, 'env'),
        issue,
    });
    const state = (0,fold/* fold */.A)(incident, settings.playbook.phases[0]?.id ?? '');
    return { outcome: 'succeeded', reply: replyOf(state, args, engine.run.url) };
}
function numberFlag(args) {
    const typed = (0,parser_arguments/* stringFlag */.AM)(args, 'incident');
    if (typed === undefined)
        return undefined;
    const number = Number(typed.replace(/^#/, ''));
    if (Number.isSafeInteger(number) && number > 0)
        return number;
    throw new errors/* OutageError */.AP('command-invalid', `“${typed}” is not the number of an incident.`);
}
function replyOf(state, args, run) {
    const text = (0,parser_arguments/* switchFlag */.J9)(args, 'json')
        ? (0,markdown/* fence */.EU)(JSON.stringify(timelineJson(state), null, 2), 'json')
        : (0,parser_arguments/* switchFlag */.J9)(args, 'csv')
            ? (0,markdown/* fence */.EU)(timelineCsv(state), 'csv')
            : drawTimelineTable(state);
    const count = state.timeline.length;
    const folded = count > unfolded ? (0,details/* details */.z)('Timeline', `${count} entries`, text) : text;
    const isLong = text.length > views_length/* mostCharacters */.s - 2_000 && run !== undefined;
    return {
        status: 'succeeded',
        headline: `The timeline of ${(0,markdown/* link */.nf)(`#${state.issue?.number ?? ''}`, state.issue?.url)}: ${count} entries, times in UTC`,
        details: [
            ...(isLong
                ? [`It is too long for a comment: ${(0,markdown/* link */.nf)('the summary of this run', run)} has it whole.`]
                : []),
            folded,
        ],
    };
}


/***/ })

};
