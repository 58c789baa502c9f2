export const id = 2587;
export const ids = [2587];
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


/***/ })

};
