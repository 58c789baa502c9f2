export const id = 68;
export const ids = [68];
export const modules = {

/***/ 17068:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gz: () => (/* binding */ failed),
  KN: () => (/* binding */ nothingToDo),
  preview: () => (/* binding */ preview),
  dU: () => (/* binding */ restoreHeadline),
  gq: () => (/* binding */ succeeded)
});

// EXTERNAL MODULE: ./src/incident/service.ts
var service = __webpack_require__(20033);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(62909);
// EXTERNAL MODULE: ./src/operations/opening.ts
var opening = __webpack_require__(40354);
// EXTERNAL MODULE: ./src/operations/rollback-headline.ts
var rollback_headline = __webpack_require__(88101);
;// CONCATENATED MODULE: ./src/operations/variables/run.ts

/** The record with the incident's issue in it, where it is known. */
function withOpenedIssue(run, record) {
    const { issue } = run.opened;
    return issue === undefined ? record : (0,opening/* withIssue */.Qp)(run.context, record, issue);
}

// EXTERNAL MODULE: ./src/operations/variables/snapshots.ts
var snapshots = __webpack_require__(18601);
// EXTERNAL MODULE: ./src/operations/variables/restored.ts
var restored = __webpack_require__(22964);
;// CONCATENATED MODULE: ./src/operations/variables/reply.ts







const nameOf = ({ place }) => `${place.environment} of ${place.service}`;
/** What will happen, in one sentence. */
function restoreHeadline(context, plan) {
    return `**Putting the variables of ${(0,markdown/* plain */.pj)(plan.of)} back in ${(0,markdown/* plain */.pj)(nameOf(context))}.**`;
}
/** `--dry-run`: what would be written, and nothing else. `again` is the line that would do it. */
function preview(context, plan, again) {
    const lines = (0,restored/* drawNames */.Lf)(plan.names);
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: `**Nothing was changed.** This is what putting the variables of ${(0,markdown/* plain */.pj)(plan.of)} back in ${(0,markdown/* plain */.pj)(nameOf(context))} would do:`,
            details: [
                ...(lines.length === 0 ? ['Every variable is as it was then.'] : lines),
                `Then ${(0,rollback_headline/* commit */.c)(context, { sha: plan.running, source: 'asked' })} is deployed again, as variables act on a new start only, and its health verified.`,
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
            headline: `**The variables of ${(0,markdown/* plain */.pj)(nameOf(context))} are those of ${(0,markdown/* plain */.pj)(plan.of)} already, and it is healthy.** Nothing was changed.`,
            details: (0,restored/* drawNames */.Lf)(plan.names),
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
            headline: `**${(0,markdown/* plain */.pj)(name)} runs ${(0,rollback_headline/* commit */.c)(context, attempt.candidate)} with the variables of ${(0,markdown/* plain */.pj)(plan.of)} again, ${verified}.**`,
            steps: journal.view.steps(),
            details: [...(0,opening/* incidentLink */.hF)(context, run.opened.issue), ...(0,restored/* drawNames */.Lf)(plan.names)],
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
            headline: `**${cancelled ? '' : 'Not mended: '}${(0,markdown/* prose */.CS)(error.message)}**`,
            steps: journal.view.steps(),
            details: [
                (0,markdown/* prose */.CS)(error.remedy),
                ...(0,opening/* incidentLink */.hF)(context, run.opened.issue),
                ...(isWritten ? ['The variables are those of the snapshot now.'] : []),
                ...(0,restored/* drawNames */.Lf)(plan.names),
                `<sub>${(0,markdown/* code */.aY)(error.code)}</sub>`,
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
    return (record) => closing(withGood(run, good, withOpenedIssue(run, record)));
}
function withGood({ context, journal, plan }, good, record) {
    if (good === undefined)
        return record;
    const now = context.engine.clock.now().toISOString();
    const { sha, title } = good.candidate;
    // Only whole snapshots are what it runs with; a few of the variables make no snapshot.
    const isWhole = plan.only === undefined && (0,snapshots/* lastWithSnapshot */.rD)(record.releases) !== undefined;
    return (0,service/* withRelease */._h)(record, {
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
