export const id = 2346;
export const ids = [2346];
export const modules = {

/***/ 69117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   answerTimeline: () => (/* binding */ answerTimeline)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98987);
/* harmony import */ var _incident_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83506);
/* harmony import */ var _parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51927);
/* harmony import */ var _views_issue_details_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24596);
/* harmony import */ var _views_length_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(74924);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62909);
/* harmony import */ var _views_timeline_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2799);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69997);








/** Entries above which an answer is folded. */
const unfolded = 30;
/** `/timeline`: everything that happened in an incident, to take away. */
async function answerTimeline({ engine, settings, issue }, args) {
    const incident = await (0,_find_js__WEBPACK_IMPORTED_MODULE_3__/* .findIncident */ .O)(engine, settings.config, {
        number: numberFlag(args),
        service: (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .stringFlag */ .AM)(args, 'service'),
        environment: (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .stringFlag */ .AM)(args, 'env'),
        issue,
    });
    const state = (0,_incident_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .fold */ .A)(incident, settings.playbook.phases[0]?.id ?? '');
    return { outcome: 'succeeded', reply: replyOf(state, args, engine.run.url) };
}
function numberFlag(args) {
    const typed = (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .stringFlag */ .AM)(args, 'incident');
    if (typed === undefined)
        return undefined;
    const number = Number(typed.replace(/^#/, ''));
    if (Number.isSafeInteger(number) && number > 0)
        return number;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('command-invalid', `“${typed}” is not the number of an incident.`);
}
function replyOf(state, args, run) {
    const text = (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .switchFlag */ .J9)(args, 'json')
        ? (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .fence */ .EU)(JSON.stringify((0,_views_timeline_js__WEBPACK_IMPORTED_MODULE_5__/* .timelineJson */ .wV)(state), null, 2), 'json')
        : (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .switchFlag */ .J9)(args, 'csv')
            ? (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .fence */ .EU)((0,_views_timeline_js__WEBPACK_IMPORTED_MODULE_5__/* .timelineCsv */ .ke)(state), 'csv')
            : (0,_views_timeline_js__WEBPACK_IMPORTED_MODULE_5__/* .drawTimelineTable */ .st)(state);
    const count = state.timeline.length;
    const folded = count > unfolded ? (0,_views_issue_details_js__WEBPACK_IMPORTED_MODULE_6__/* .details */ .z)('Timeline', `${count} entries`, text) : text;
    const isLong = text.length > _views_length_js__WEBPACK_IMPORTED_MODULE_7__/* .mostCharacters */ .s - 2_000 && run !== undefined;
    return {
        status: 'succeeded',
        headline: `The timeline of ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(`#${state.issue?.number ?? ''}`, state.issue?.url)}: ${count} entries, times in UTC`,
        details: [
            ...(isLong
                ? [`It is too long for a comment: ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)('the summary of this run', run)} has it whole.`]
                : []),
            folded,
        ],
    };
}


/***/ })

};
