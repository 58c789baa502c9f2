export const id = 6139;
export const ids = [6139];
export const modules = {

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
