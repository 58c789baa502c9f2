export const id = 729;
export const ids = [729,725];
export const modules = {

/***/ 8427:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   amend: () => (/* binding */ amend)
/* harmony export */ });
/* harmony import */ var _engine_deciding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5067);
/* harmony import */ var _engine_incident_issue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1732);
/* harmony import */ var _engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7829);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8987);
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33);
/* harmony import */ var _records_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6566);
/* harmony import */ var _records_shapes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(210);
/* harmony import */ var _index_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1101);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5799);









/**
 * Decides on an incident that is closed: its record in `incidents/`, its line in the index, its issue
 * and the files that show the history all follow. Each of these may be done again.
 */
async function amend(context, number, decide) {
    const { engine, settings, invocation, file } = context;
    const { playbook } = settings;
    await context.commit((record) => record, `Take ${invocation.key}`);
    const archive = await (0,_records_file_js__WEBPACK_IMPORTED_MODULE_5__/* .openRecord */ .C)(engine.records, (0,_records_shapes_js__WEBPACK_IMPORTED_MODULE_6__/* .archiveShape */ .g6)(number), engine.clock);
    let decision;
    await archive.update((before) => {
        if (before === undefined)
            return before;
        const { incident } = before;
        const record = { ...file.value, incident };
        const undone = { ...record, incident: (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutCause */ .Ch)(incident, invocation.key) };
        decision = decide({
            record,
            state: (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(undone, playbook),
            playbook,
            actor: invocation.actor.login,
            now: engine.clock.now(),
        });
        const after = (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .withHappenings */ .e2)(record, playbook, (0,_engine_deciding_js__WEBPACK_IMPORTED_MODULE_0__/* .causeOf */ .rl)(context), decision.events).incident;
        return after === undefined || after === incident ? before : { ...before, incident: after };
    }, `${invocation.line.slice(0, 60)} by ${invocation.actor.login}`);
    if (decision === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .OutageError */ .AP('incident-missing', `There is no record of the incident #${number}.`);
    }
    await (0,_index_file_js__WEBPACK_IMPORTED_MODULE_7__/* .indexIncident */ .D)(engine, archive);
    await redrawClosed(context, archive.value?.incident);
    await (0,_record_js__WEBPACK_IMPORTED_MODULE_8__.showHistory)(engine, settings);
    return { outcome: 'succeeded', reply: decision.reply };
}
async function redrawClosed(context, incident) {
    if (incident === undefined)
        return;
    const record = { ...context.file.value, incident };
    const file = { ...context.file, value: record };
    const state = (0,_engine_ticking_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(record, context.settings.playbook);
    if (state)
        await (0,_engine_incident_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .redraw */ .AI)({ ...context, file, state: () => state }, state, false);
}


/***/ }),

/***/ 5799:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recordHistory: () => (/* binding */ recordHistory),
/* harmony export */   showHistory: () => (/* binding */ showHistory)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _index_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1101);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(731);



/** Takes a closed incident into the history: its line in the index, and the files drawn of it. */
async function recordHistory(engine, settings, archive) {
    await keepGoing(engine, async () => {
        await (0,_index_file_js__WEBPACK_IMPORTED_MODULE_1__/* .indexIncident */ .D)(engine, archive);
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_2__.publish)(engine, settings);
    });
}
/** Draws the files that show the history. */
async function showHistory(engine, settings) {
    await keepGoing(engine, () => (0,_publish_js__WEBPACK_IMPORTED_MODULE_2__.publish)(engine, settings));
}
/**
 * Where the history cannot be written, what happened has happened all the same: the next look, or
 * `/history`, brings it up to date.
 */
async function keepGoing(engine, work) {
    try {
        await work();
    }
    catch (error) {
        const { message, remedy } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asOutageError */ .i)(error);
        const said = { status: 'failed', headline: `The history was not drawn: ${message}` };
        engine.show({ key: 'history', line: '', ...said, details: [remedy] });
    }
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


/***/ })

};
