export const id = 8137;
export const ids = [8137];
export const modules = {

/***/ 543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   answerHistory: () => (/* binding */ answerHistory),
/* harmony export */   answerMetrics: () => (/* binding */ answerMetrics)
/* harmony export */ });
/* harmony import */ var _parser_arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1927);
/* harmony import */ var _records_branch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9464);
/* harmony import */ var _views_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8806);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2909);
/* harmony import */ var _views_metrics_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2441);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(731);






/** Characters of the table that an answer shows. */
const shown = 12_000;
/** `/history`: the newest outages, and the files that list them all. */
async function answerHistory({ engine, settings }, args) {
    const found = await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__.publish)(engine, settings, (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .switchFlag */ .J9)(args, 'rebuild'));
    const { all, drills } = found.metrics;
    const of = `${all.incidents} ${all.incidents === 1 ? 'outage' : 'outages'}`;
    const file = settings.config.history?.file;
    const url = `${engine.github.url}/blob/${_records_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .recordsBranch */ .r}/history.md`;
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: `${of} so far${drills === 0 ? '' : `, and ${drills === 1 ? 'one drill' : `${drills} drills`}`}`,
            details: [
                (0,_views_history_js__WEBPACK_IMPORTED_MODULE_2__/* .drawHistoryTable */ .bo)(found.lines, shown),
                `All of it: ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)('history.md', url)}${file === undefined ? '' : ` and ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(file, `${engine.github.url}/blob/HEAD/${file}`)}`}.`,
                ...remarks(found, file),
            ],
        },
    };
}
/** `/metrics`: the figures. */
async function answerMetrics({ engine, settings }) {
    const found = await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__.publish)(engine, settings);
    const { all } = found.metrics;
    const url = `${engine.github.url}/blob/${_records_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .recordsBranch */ .r}/metrics.md`;
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: `Figures of ${all.incidents} ${all.incidents === 1 ? 'incident' : 'incidents'}`,
            details: [
                (0,_views_metrics_js__WEBPACK_IMPORTED_MODULE_3__/* .drawMetrics */ .gX)(found.metrics),
                `Kept in ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)('metrics.md', url)}.`,
                ...remarks(found, settings.config.history?.file),
            ],
        },
    };
}
/** What is left for people, of bringing the files up to date. */
function remarks({ missing, damaged, pull, refused }, file) {
    return [
        ...(missing === 0
            ? []
            : [
                `${missing} older incidents are not listed yet: the next look, or this command again, goes on.`,
            ]),
        ...(damaged.length === 0
            ? []
            : [`Not listed, because they cannot be read: ${damaged.slice(0, 5).map(_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .prose */ .CS).join(' ')}`]),
        ...(pull
            ? [`Merge ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(`#${pull.number}`, pull.url)} to bring it to the default branch.`]
            : []),
        ...(refused === undefined
            ? []
            : [`${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(file ?? '', undefined)} could not be changed: ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(refused, undefined)}`]),
    ];
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
