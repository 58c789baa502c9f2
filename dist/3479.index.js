export const id = 3479;
export const ids = [3479];
export const modules = {

/***/ 9060:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./src/action.ts + 90 modules
var action = __webpack_require__(7743);
// EXTERNAL MODULE: ./src/engine/answer.ts + 1 modules
var answer = __webpack_require__(9034);
// EXTERNAL MODULE: ./src/incident/events.ts
var events = __webpack_require__(6345);
// EXTERNAL MODULE: ./src/incident/service.ts
var service = __webpack_require__(33);
// EXTERNAL MODULE: ./src/records/claims.ts
var claims = __webpack_require__(7945);
// EXTERNAL MODULE: ./src/records/file.ts
var records_file = __webpack_require__(6566);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(1032);
// EXTERNAL MODULE: ./src/engine/decidable.ts
var decidable = __webpack_require__(2187);
// EXTERNAL MODULE: ./src/engine/reply-poster.ts
var reply_poster = __webpack_require__(2606);
// EXTERNAL MODULE: ./src/engine/run-together.ts
var run_together = __webpack_require__(7526);
// EXTERNAL MODULE: ./src/engine/ticking.ts
var ticking = __webpack_require__(7829);
;// CONCATENATED MODULE: ./src/engine/give-up.ts










/**
 * Finishes what a cancelled run had taken on in a record. What only had to be decided is decided and
 * answered; else the operation ends as cancelled, whoever asked is told what was done and what was
 * not, and the claims are given back.
 */
async function giveUp(engine, key) {
    const shape = (0,shapes/* shapeOf */.F5)(key);
    if (shape === undefined)
        return;
    const file = await (0,records_file/* openRecord */.C)(engine.records, shape, engine.clock);
    const settings = await engine.settings();
    await decide(engine, file, settings);
    for (const claim of unfinished(engine, file)) {
        const operation = operationOf(file.value, claim, settings);
        const reply = (0,reply_poster/* replyPoster */.I)(engine, claim.invocation, claim);
        const issue = (0,ticking/* stateOf */.L4)(file.value, settings.playbook)?.issue;
        if (issue && operation)
            reply.place(issue.number);
        await reply.show(stopped(claim, operation));
        await file.update((record) => givenBack(record, claim, operation, engine, settings), `Give ${claim.key} back`);
    }
}
function unfinished({ run }, { value }) {
    return value.claims.filter((claim) => !claim.finished && (0,claims/* sameRun */.W_)(claim.run, run));
}
/** It takes a moment: those commands need not be asked for again. */
async function decide(engine, file, settings) {
    const { service, environment } = file.value;
    const jobs = unfinished(engine, file).flatMap(({ invocation }) => (0,decidable/* decidable */.u)(engine, invocation) ?? []);
    if (jobs.length === 0)
        return;
    const place = (0,config_select/* serviceOf */.z5)(settings.config, service, environment);
    const allowed = await (0,decidable/* allowedAt */.m)(engine, jobs, settings.config, place);
    await (0,run_together/* runTogether */.a)(engine, allowed, { settings, open: { place, file } });
}
function operationOf(record, claim, { playbook }) {
    const id = (0,service/* operationId */.Bb)(claim.key);
    return (0,ticking/* stateOf */.L4)(record, playbook)?.operations.find((operation) => operation.id === id);
}
function stopped(claim, operation) {
    const steps = (operation?.steps ?? []).map(({ title, status, milliseconds, evidence }) => ({
        title,
        status: status === 'running' ? 'failed' : status,
        ...(milliseconds === undefined ? {} : { milliseconds }),
        ...(evidence === undefined ? {} : { evidence }),
    }));
    return {
        status: 'failed',
        headline: '**Stopped: the run was cancelled.** What was begun may still be going on at the hosting.',
        ...(steps.length === 0 ? {} : { steps }),
        next: [
            operation === undefined
                ? { command: claim.invocation.line, why: 'To ask for it again:' }
                : { command: '/retry', why: 'To go on:' },
        ].filter(({ command }) => command !== ''),
        ...(operation === undefined ? {} : { operation: operation.id }),
    };
}
function givenBack(record, claim, operation, engine, { playbook }) {
    const now = engine.clock.now();
    const finished = { at: now.toISOString(), outcome: 'failed', reason: 'cancelled' };
    const ended = operation && operation.finishedAt === undefined
        ? [
            {
                type: 'operation-finished',
                operation: operation.id,
                outcome: 'cancelled',
                summary: 'stopped: the run was cancelled',
                reason: 'cancelled',
            },
        ]
        : [];
    const cause = { key: claim.key, actor: events/* itself */.Q, now };
    return (0,claims/* withFinished */.$O)((0,ticking/* withHappenings */.e2)(record, playbook, cause, ended), claim.key, finished);
}

// EXTERNAL MODULE: ./src/io.ts
var io = __webpack_require__(5027);
// EXTERNAL MODULE: ./src/views/log.ts
var log = __webpack_require__(9480);
;// CONCATENATED MODULE: ./src/post.ts





/**
 * The `post` step of the action, where the run was cancelled (`post-if: cancelled()`): writes down
 * where it stood, gives its claims back, and answers for commands that it could not finish.
 */
async function post() {
    io/* guard */.ah();
    const keys = io/* recall */.I9();
    if (keys.length === 0)
        return;
    let wired;
    try {
        wired = (0,action/* wireAction */.q)(process.env, io/* readInputs */.Ko(), {
            show: (0,log/* progressLog */.mS)(io/* log */.Rm),
            log: io/* log */.Rm,
            signal: AbortSignal.timeout(60_000),
            remember: () => { },
        });
        for (const key of keys)
            await giveUp(wired.engine, key);
    }
    catch (error) {
        const { message, remedy, code } = (0,answer/* explained */.to)(error);
        io/* annotate */.fz(`${message} ${remedy} (${code})`);
    }
    finally {
        await wired?.engine.close();
    }
}


/***/ })

};
