export const id = 7426;
export const ids = [7426];
export const modules = {

/***/ 3155:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   answerPostMortem: () => (/* binding */ answerPostMortem)
/* harmony export */ });
/* harmony import */ var _config_select_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1032);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8987);
/* harmony import */ var _parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1927);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2909);
/* harmony import */ var _views_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8725);
/* harmony import */ var _incident_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4774);
/* harmony import */ var _number_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8153);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(260);
/* harmony import */ var _tick_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4205);









/** `/postmortem`: of the incident named, of the issue where it is typed, or the service's last one. */
async function answerPostMortem(context, args) {
    const { engine, settings } = context;
    const incident = await incidentMeant(context, args);
    const refresh = (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .switchFlag */ .J9)(args, 'refresh');
    const opened = await (0,_open_js__WEBPACK_IMPORTED_MODULE_6__/* .openPostMortem */ .$)(engine, settings, incident, refresh);
    const { number, url } = opened.issue;
    const evidence = { text: `post-mortem #${number}`, url };
    await (0,_tick_js__WEBPACK_IMPORTED_MODULE_7__/* .tickIncident */ .m)(context, incident, ['post-mortem-opened'], evidence);
    const where = (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .link */ .nf)(`#${opened.issue.number}`, opened.issue.url);
    const of = (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .link */ .nf)(`#${incident.number}`, incident.url);
    const headline = opened.isNew
        ? `The post-mortem ${where} of ${of} is open, filled in with what the record knows.`
        : refresh
            ? `Our parts of the post-mortem ${where} are drawn anew; what people wrote is as it was.`
            : `The post-mortem of ${of} is ${where} already.`;
    return {
        outcome: 'succeeded',
        reply: { status: 'succeeded', headline, details: details(context, opened, refresh) },
    };
}
async function incidentMeant(context, args) {
    const { engine, settings, invocation, issue } = context;
    const named = (0,_number_js__WEBPACK_IMPORTED_MODULE_5__/* .issueNumber */ .P)(args.words[0]);
    const here = invocation.issue?.number;
    const number = named ?? here;
    if (number !== undefined) {
        const body = issue?.number === number ? issue.body : undefined;
        const found = await (0,_incident_js__WEBPACK_IMPORTED_MODULE_4__/* .incidentOfIssue */ .Xp)(engine, settings, number, body);
        if (found)
            return found;
        if (named !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OutageError */ .AP('post-mortem-missing', `#${named} is no incident of ours.`);
        }
    }
    const service = (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .stringFlag */ .AM)(args, 'service');
    const environment = (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .stringFlag */ .AM)(args, 'env');
    return (0,_incident_js__WEBPACK_IMPORTED_MODULE_4__/* .lastIncident */ .Dc)(engine, settings, (0,_config_select_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceOf */ .z5)(settings.config, service, environment));
}
function details({ engine }, { record, missing, isNew }, refresh) {
    const { dueAt, owner } = record;
    const due = dueAt === undefined ? '' : `It is due ${(0,_views_time_js__WEBPACK_IMPORTED_MODULE_3__/* .moment */ .n$)(dueAt, engine.clock.now())}. `;
    const who = owner === undefined ? '' : `${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .mention */ .lE)(owner)} sees that it is written. `;
    return [
        ...(isNew ? [`${due}${who}Closing it files a ticket for each of its action items.`] : []),
        ...(missing.length === 0
            ? []
            : [`Somebody took these parts away, and they stay away: ${missing.map(_views_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY).join(', ')}.`]),
        ...(isNew || refresh ? [] : [`To draw our parts of it anew: ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY)('/postmortem --refresh')}`]),
    ];
}


/***/ }),

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


/***/ })

};
