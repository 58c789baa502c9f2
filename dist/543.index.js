export const id = 543;
export const ids = [543];
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
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9236);






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


/***/ })

};
