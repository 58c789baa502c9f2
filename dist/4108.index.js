export const id = 50;
export const ids = [50,981];
export const modules = {

/***/ 981:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeRestorePlan: () => (/* binding */ makeRestorePlan)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2909);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3868);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9325);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3067);
/* harmony import */ var _snapshots_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8601);
/* harmony import */ var _write_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(535);








/** Decides what a restore will do. Changes nothing; refuses what could not be done to its end. */
async function makeRestorePlan(context, request) {
    const at = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__.requireVariables)(context);
    const overview = await context.overview;
    const { releases } = context.file.value;
    const head = overview?.head?.sha ?? '';
    const running = (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .runningCommit */ .hg)({ releases, deployments: overview?.deployments ?? [], head });
    const { snapshot, of } = await meant(context, at, request);
    const { only } = request;
    const wanted = { snapshot, ...(only === undefined ? {} : { only }) };
    const [restoration] = await Promise.all([
        (0,_write_js__WEBPACK_IMPORTED_MODULE_6__/* .planRestoration */ .u9)(at, wanted),
        refuseOtherCode(context, at, running),
    ]);
    const title = releases.find(({ sha }) => sha === running)?.title;
    return {
        ...wanted,
        running,
        of,
        names: (0,_write_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(restoration),
        candidates: [{ sha: running, source: 'asked', ...(title ? { title } : {}) }],
    };
}
async function meant(context, at, { release, undo }) {
    if (undo)
        return lastKeptAside(context);
    const { releases } = context.file.value;
    if (release === undefined) {
        const last = (0,_snapshots_js__WEBPACK_IMPORTED_MODULE_5__/* .lastWithSnapshot */ .rD)(releases);
        if (last)
            return ofRelease(last);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('snapshot-missing', 'No release has a snapshot of its variables yet.', {
            remedy: '`/release` takes one of every good release, once `variables:` is configured; until then, put them back by hand.',
        });
    }
    const found = releases.filter(({ id, sha }) => id === release || (/^[0-9a-f]{7,}$/i.test(release) && sha.startsWith(release.toLowerCase())));
    const last = (0,_snapshots_js__WEBPACK_IMPORTED_MODULE_5__/* .lastWithSnapshot */ .rD)(found);
    if (last)
        return ofRelease(last);
    if (/^[0-9a-f]{8}$/.test(release)) {
        const { sha, kind } = await (0,_snapshots_js__WEBPACK_IMPORTED_MODULE_5__/* .loadSnapshot */ .N2)(at, release);
        const what = kind === 'before' ? 'before the last restore' : `of ${sha.slice(0, 7)}`;
        return { snapshot: release, of: `snapshot ${release}, ${what}` };
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('snapshot-missing', `There is no snapshot of the variables of ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(release)}.`);
}
function ofRelease({ sha, snapshot }) {
    return { snapshot, of: `release ${sha.slice(0, 7)}` };
}
/** What the last operation of this incident that put variables back has kept aside. */
function lastKeptAside(context) {
    const own = (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_1__/* .operationId */ .Bb)(context.invocation.key);
    const last = context.state()?.operations.findLast(({ id, steps }) => {
        const isBegun = steps.some(({ name, status }) => /^kept-\d+$/.test(name) && status === 'done');
        return isBegun && id !== own;
    });
    if (last)
        return { snapshot: (0,_write_js__WEBPACK_IMPORTED_MODULE_6__/* .beforeId */ .Lg)(last.id), of: 'before the last restore' };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('snapshot-missing', 'No restore of this incident can be taken back.', {
        remedy: '`outage variables show` lists what was kept aside: `/restore-variables ID`.',
    });
}
/**
 * Where the head of the branch would be deployed, it must hold the code that runs: a restore of
 * variables brings no other commit live.
 */
async function refuseOtherCode(context, at, running) {
    const { engine, place } = context;
    const takesHead = at.store.inCommit || engine.hostingOf(place).deploys === 'branch-head';
    if (!takesHead)
        return;
    const { base, head } = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTarget */ .FK)(context, running);
    if (base.tree === head.tree)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('hosting-unable', `The variables act only with the head of ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(place.settings.branch)}, and that is not what runs (${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(running.slice(0, 7))}).`, {
        remedy: '`/rollback` makes the branch agree, and brings the variables of its commit with it.',
    });
}


/***/ }),

/***/ 5988:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ nothingToDo),
/* harmony export */   dU: () => (/* binding */ restoreHeadline),
/* harmony export */   gq: () => (/* binding */ succeeded),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   preview: () => (/* binding */ preview)
/* harmony export */ });
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2909);
/* harmony import */ var _announce_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1559);
/* harmony import */ var _opening_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(354);
/* harmony import */ var _rollback_headline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8101);
/* harmony import */ var _snapshots_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8601);
/* harmony import */ var _restored_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2964);







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


/***/ }),

/***/ 50:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var _engine_context_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6173);
/* harmony import */ var _announce_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1559);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9448);
/* harmony import */ var _join_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4820);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3489);
/* harmony import */ var _stopped_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8595);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3067);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(981);
/* harmony import */ var _reply_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5988);
/* harmony import */ var _restored_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2964);
/* harmony import */ var _write_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(535);











/**
 * Puts the variables of a good release back, and deploys what runs again, so that they act. `open`
 * makes sure that there is an incident. Errors before anything was begun are thrown; later ones are
 * in the answer.
 */
async function restore(context, request, open) {
    let headline = '';
    const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .openJournal */ ._)(context, {
        budget: (0,_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .budgetFor */ .vO)(context.place, 1),
        headline: () => headline,
    });
    const known = journal.resultOf('target');
    const plan = known ?? (await (0,_plan_js__WEBPACK_IMPORTED_MODULE_6__.makeRestorePlan)(context, request));
    if (known === undefined && (await isNeedless(context, plan)))
        return (0,_reply_js__WEBPACK_IMPORTED_MODULE_7__/* .nothingToDo */ .KN)(context, plan);
    const run = { context, journal, plan, open, opened: {} };
    journal.view.plan([
        { name: 'target', title: 'snapshot opened' },
        ...(0,_restored_js__WEBPACK_IMPORTED_MODULE_9__/* .restoreSteps */ .kv)(1),
        ...(0,_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .attemptSteps */ .dU)(1, plan.running),
    ]);
    try {
        await begin(run);
        headline = (0,_reply_js__WEBPACK_IMPORTED_MODULE_7__/* .restoreHeadline */ .dU)(context, plan);
        return (0,_reply_js__WEBPACK_IMPORTED_MODULE_7__/* .succeeded */ .gq)(run, await carryOut(run));
    }
    catch (error) {
        if (error instanceof _engine_context_js__WEBPACK_IMPORTED_MODULE_10__/* .Taken */ .u)
            throw error;
        if (error instanceof _join_js__WEBPACK_IMPORTED_MODULE_2__/* .Overtaken */ .cO) {
            return (await (0,_join_js__WEBPACK_IMPORTED_MODULE_2__/* .joinRunning */ .K6)(context, open)) ?? restore(context, request, open);
        }
        return (0,_stopped_js__WEBPACK_IMPORTED_MODULE_4__/* .stoppedBy */ .$)(error, journal, (problem) => (0,_reply_js__WEBPACK_IMPORTED_MODULE_7__/* .failed */ .gz)(run, problem));
    }
}
/** They are what they should be, and the service is well: nothing would be better afterwards. */
async function isNeedless(context, { names }) {
    if (names.added.length + names.changed.length + names.removed.length > 0)
        return false;
    const { verdict } = await context.engine.checkHealth(context.place, context.engine.signal);
    return verdict === 'up';
}
/** Takes the invocation, opens the incident, and writes down what is about to happen, in one write. */
async function begin({ context, journal, plan, open }) {
    if (!journal.isBegun()) {
        const { invocation } = context;
        journal.note({
            type: 'operation-started',
            operation: journal.id,
            command: invocation.line === '' ? '/restore-variables' : invocation.line,
            title: `restore of variables (${plan.of}) started`,
        }, {
            type: 'step-finished',
            operation: journal.id,
            step: 'target',
            title: 'snapshot opened',
            ok: true,
            milliseconds: Math.max(0, context.engine.clock.now().getTime() - Date.parse(invocation.at)),
            evidence: { text: `${plan.of}, ${plan.snapshot}` },
            result: plan,
        });
    }
    await journal.flush(`Begin restore ${journal.id}`, (record) => {
        (0,_join_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseSecond */ .d2)(context, record);
        return open(record);
    });
    journal.view.finish('target', 'snapshot opened', true, { evidence: { text: plan.of } });
}
async function carryOut(run) {
    const { context, journal, plan } = run;
    const at = (0,_place_js__WEBPACK_IMPORTED_MODULE_5__.requireVariables)(context);
    const hosting = context.engine.hostingOf(context.place);
    const { running, snapshot, only } = plan;
    const wanted = { snapshot, ...(only === undefined ? {} : { only }) };
    const announced = (0,_announce_js__WEBPACK_IMPORTED_MODULE_0__/* .announce */ .i)(run, (0,_reply_js__WEBPACK_IMPORTED_MODULE_7__/* .restoreHeadline */ .dU)(context, plan));
    announced.catch(() => undefined);
    await (0,_write_js__WEBPACK_IMPORTED_MODULE_8__/* .restoreVariables */ .se)({ context, journal, at, wanted, running, number: 1 });
    const sha = await (0,_write_js__WEBPACK_IMPORTED_MODULE_8__/* .commitToDeploy */ .ax)(context, at, running);
    const [known] = plan.candidates;
    const candidate = { ...known, source: 'asked', sha };
    const reason = `The variables of ${plan.of} were put back.`;
    const way = at.store.needsBuild ? { way: 'build' } : {};
    const one = { context, journal, hosting, candidate, number: 1, reason, ...way };
    const deployment = await (0,_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .startDeployment */ .i4)(one);
    await announced;
    const attempt = await (0,_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .followDeployment */ .pb)(one, deployment);
    if (!(0,_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .holds */ .v9)(attempt))
        throw (0,_deploy_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(attempt);
    return attempt;
}


/***/ })

};
