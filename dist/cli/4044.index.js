export const id = 4044;
export const ids = [4044];
export const modules = {

/***/ 25988:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ nothingToDo),
/* harmony export */   dU: () => (/* binding */ restoreHeadline),
/* harmony export */   gq: () => (/* binding */ succeeded),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   preview: () => (/* binding */ preview)
/* harmony export */ });
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20033);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62909);
/* harmony import */ var _announce_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61559);
/* harmony import */ var _opening_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40354);
/* harmony import */ var _rollback_headline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88101);
/* harmony import */ var _snapshots_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18601);
/* harmony import */ var _restored_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22964);







const nameOf = ({ place }) => `${place.environment} of ${place.service}`;
/** What will happen, in one sentence. */
function restoreHeadline(context, plan) {
    return `**Putting the variables of ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(plan.of)} back in ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(nameOf(context))}.**`;
}
/** `--dry-run`: what would be written, and nothing else. `again` is the line that would do it. */
function preview(context, plan, again) {
    const lines = (0,_restored_js__WEBPACK_IMPORTED_MODULE_6__/* .drawNames */ .Lf)(plan.names);
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: `**Nothing was changed.** This is what putting the variables of ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(plan.of)} back in ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(nameOf(context))} would do:`,
            details: [
                ...(lines.length === 0 ? ['Every variable is as it was then.'] : lines),
                `Then ${(0,_rollback_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .commit */ .c)(context, { sha: plan.running, source: 'asked' })} is deployed again, as variables act on a new start only, and its health verified.`,
            ],
            next: [{ command: again, why: 'To do it:' }],
        },
    };
}
/** The answer where every variable is what it should be, and the service well. */
function nothingToDo(context, plan) {
    return {
        outcome: 'succeeded',
        verdict: 'up',
        reply: {
            status: 'succeeded',
            headline: `**The variables of ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(nameOf(context))} are those of ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(plan.of)} already, and it is healthy.** Nothing was changed.`,
            details: (0,_restored_js__WEBPACK_IMPORTED_MODULE_6__/* .drawNames */ .Lf)(plan.names),
        },
        change: (record) => record,
    };
}
/** The answer to a restore that worked. */
function succeeded(run, attempt) {
    const { context, journal, plan } = run;
    const degraded = attempt.verdict === 'degraded';
    const verified = degraded ? 'live, but degraded' : 'verified';
    const { sha } = attempt.candidate;
    const name = nameOf(context);
    return {
        outcome: 'succeeded',
        operation: journal.id,
        ...(attempt.verdict === undefined ? {} : { verdict: attempt.verdict }),
        reply: {
            status: 'succeeded',
            headline: `**${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(name)} runs ${(0,_rollback_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .commit */ .c)(context, attempt.candidate)} with the variables of ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(plan.of)} again, ${verified}.**`,
            steps: journal.view.steps(),
            details: [...(0,_opening_js__WEBPACK_IMPORTED_MODULE_2__/* .incidentLink */ .hF)(context, run.opened.issue), ...(0,_restored_js__WEBPACK_IMPORTED_MODULE_6__/* .drawNames */ .Lf)(plan.names)],
            next: [
                { command: '/restore-variables --undo', why: 'To take it back:' },
                {
                    command: '/resolve --cause "…" --resolution "variables restored"',
                    why: 'When the outage is over:',
                },
            ],
            operation: journal.id,
        },
        change: lastChange(run, attempt, {
            type: 'operation-finished',
            operation: journal.id,
            outcome: 'succeeded',
            summary: `${name} runs with the variables of ${plan.of} again, ${verified}`,
            running: sha,
        }),
    };
}
/** The answer to a restore that did not work: what was done, what was not, and how to go on. */
function failed(run, error) {
    const { context, journal, plan } = run;
    const cancelled = error.code === 'cancelled';
    const isWritten = journal.view
        .steps()
        .some(({ title, status }) => title === 'variables put back' && status === 'done');
    const name = nameOf(context);
    return {
        outcome: 'failed',
        reason: error.code,
        operation: journal.id,
        reply: {
            status: 'failed',
            headline: `**${cancelled ? '' : 'Not mended: '}${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .prose */ .CS)(error.message)}**`,
            steps: journal.view.steps(),
            details: [
                (0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .prose */ .CS)(error.remedy),
                ...(0,_opening_js__WEBPACK_IMPORTED_MODULE_2__/* .incidentLink */ .hF)(context, run.opened.issue),
                ...(isWritten ? ['The variables are those of the snapshot now.'] : []),
                ...(0,_restored_js__WEBPACK_IMPORTED_MODULE_6__/* .drawNames */ .Lf)(plan.names),
                `<sub>${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(error.code)}</sub>`,
            ],
            next: [
                { command: '/retry', why: 'To try the same again:' },
                ...(isWritten
                    ? [{ command: '/restore-variables --undo', why: 'To take the variables back:' }]
                    : []),
                { command: '/rollback --with-variables', why: 'To go back to an older release:' },
            ],
            operation: journal.id,
        },
        change: lastChange(run, undefined, {
            type: 'operation-finished',
            operation: journal.id,
            outcome: cancelled ? 'cancelled' : 'failed',
            summary: `restore of variables of ${name} ${cancelled ? 'stopped' : 'failed'}: ${error.message}`,
            reason: error.code,
        }),
    };
}
/** What is written last: the issue, the release that is good again, and all that is left to tell. */
function lastChange(run, good, finished) {
    const closing = run.journal.closing(finished);
    return (record) => closing(withGood(run, good, (0,_announce_js__WEBPACK_IMPORTED_MODULE_1__/* .withOpenedIssue */ .r)(run, record)));
}
function withGood({ context, journal, plan }, good, record) {
    if (good === undefined)
        return record;
    const now = context.engine.clock.now().toISOString();
    const { sha, title } = good.candidate;
    // Only whole snapshots are what it runs with; a few of the variables make no snapshot.
    const isWhole = plan.only === undefined && (0,_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .lastWithSnapshot */ .rD)(record.releases) !== undefined;
    return (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_0__/* .withRelease */ ._h)(record, {
        id: `restore-${journal.id}`,
        sha,
        title: title ?? '',
        at: now,
        verdict: 'good',
        via: 'deployment',
        verifiedAt: now,
        ...(good.url === undefined ? {} : { url: good.url }),
        ...(isWhole ? { snapshot: plan.snapshot } : {}),
    });
}


/***/ })

};
