export const id = 3591;
export const ids = [3591];
export const modules = {

/***/ 1415:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postMortemAfterResolution: () => (/* binding */ postMortemAfterResolution)
/* harmony export */ });
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39034);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62909);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40260);



/**
 * Opens the post-mortem of the incident that was just resolved, where the playbook asks for one at its
 * severity; one that is there from before it came back is drawn anew. It may fail: the incident is resolved all the same.
 */
async function postMortemAfterResolution(context) {
    const { engine, settings, place, file } = context;
    const state = context.state();
    const record = file.value.incident;
    const severity = settings.playbook.severities.find(({ id }) => id === state?.severity);
    if (!state?.issue || !record || !severity?.['post-mortem'])
        return undefined;
    const { number, url } = state.issue;
    const { releases } = file.value;
    const incident = { place, number, url, record, state, releases };
    try {
        const { issue } = await (0,_open_js__WEBPACK_IMPORTED_MODULE_1__/* .openPostMortem */ .$)(engine, settings, incident, true);
        const name = `#${issue.number}`;
        return {
            sentence: `The post-mortem ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)(name, issue.url)} is open, filled in with what the record knows.`,
            evidence: { text: `post-mortem ${name}`, url: issue.url },
        };
    }
    catch (error) {
        engine.signal.throwIfAborted();
        const why = (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(error).message);
        return {
            sentence: `The post-mortem could not be opened: ${why} ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)('/postmortem')} tries again.`,
        };
    }
}


/***/ })

};
