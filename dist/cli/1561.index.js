export const id = 1561;
export const ids = [1561];
export const modules = {

/***/ 90981:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeRestorePlan: () => (/* binding */ makeRestorePlan)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98987);
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20033);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(62909);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83868);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9325);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73067);
/* harmony import */ var _snapshots_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18601);
/* harmony import */ var _write_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10535);








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

/***/ 10535:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lg: () => (/* binding */ beforeId),
/* harmony export */   ax: () => (/* binding */ commitToDeploy),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   se: () => (/* binding */ restoreVariables),
/* harmony export */   u9: () => (/* binding */ planRestoration)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98987);
/* harmony import */ var _github_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16891);
/* harmony import */ var _variables_difference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55930);
/* harmony import */ var _variables_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8209);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73067);
/* harmony import */ var _restored_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22964);
/* harmony import */ var _snapshots_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18601);







/** What putting a snapshot back would write now. Changes nothing. */
async function planRestoration(at, wanted, known) {
    const { snapshot, only } = wanted;
    const [sealed, now] = await Promise.all([(0,_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .openForRestore */ .WZ)(at, snapshot), known ?? (0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .readNow */ .DS)(at)]);
    const names = new Set([...sealed.variables, ...now].map(({ name }) => name));
    const strange = (only ?? []).filter((name) => !names.has(name));
    if (strange.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('command-invalid', `There is no variable ${(0,_variables_names_js__WEBPACK_IMPORTED_MODULE_4__/* .listed */ .K)(strange)}.`, {
            remedy: '`--dry-run` without `--only` names those that differ.',
        });
    }
    return (0,_variables_difference_js__WEBPACK_IMPORTED_MODULE_5__/* .restorationOf */ .ud)(now, sealed.variables, only);
}
/** Names of what differs, without any value. */
function namesOf({ difference, kept }) {
    const { added, changed, removed } = difference;
    return { added, changed, removed, kept };
}
/** Id of the snapshot of what an operation was about to replace. */
const beforeId = (operation) => (0,_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .snapshotId */ .iy)(`before ${operation}`);
/**
 * Puts variables back: what is there is kept aside first, then what differs is written, and read
 * again. All of it can be repeated: a run that resumes writes what is left, and what was kept aside
 * first stays that.
 */
async function restoreVariables(job) {
    const { journal, at, wanted, running, number } = job;
    const [kept, put] = (0,_restored_js__WEBPACK_IMPORTED_MODULE_6__/* .restoreSteps */ .kv)(number);
    let now;
    await journal.step({
        name: kept?.name ?? '',
        title: kept?.title ?? '',
        async run() {
            const id = beforeId(journal.id);
            const variables = (now = await (0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .readNow */ .DS)(at));
            await (0,_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .keepSnapshot */ .ic)(at, { id, kind: 'before', sha: running, variables });
            return { result: { snapshot: id }, evidence: { text: `snapshot ${id}` } };
        },
    });
    return journal.step({
        name: put?.name ?? '',
        title: put?.title ?? '',
        async run() {
            const restoration = await planRestoration(at, wanted, now);
            const result = namesOf(restoration);
            const { change } = restoration;
            if (change.set.length + change.remove.length > 0) {
                await at.store.write(change);
                await refuseUnwritten(at, wanted);
            }
            const text = (0,_restored_js__WEBPACK_IMPORTED_MODULE_6__/* .inWords */ .r4)(result, few) || 'they were set already';
            return { result, evidence: { text } };
        },
    });
}
/** Names as evidence: in one line, without marks. */
function few(names) {
    const shown = names.slice(0, 20).join(', ');
    return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
/** A store that says yes and does nothing is found out before anything is deployed. */
async function refuseUnwritten(at, wanted) {
    const now = await (0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .readNow */ .DS)(at);
    const { difference } = await planRestoration(at, wanted, now);
    const hidden = new Set(now.filter(({ value }) => value === undefined).map(({ name }) => name));
    const left = [...difference.added, ...difference.changed, ...difference.removed].filter((name) => !hidden.has(name));
    if (left.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('variables-refused', `${at.store.name} took the variables, and does not have them: ${(0,_variables_names_js__WEBPACK_IMPORTED_MODULE_4__/* .listed */ .K)(left)}.`, { remedy: '`/retry` writes what is left; look at the store’s own page, too.' });
}
/**
 * The commit to deploy so that variables act: the one that runs; where they are a file of the branch,
 * its head, which holds the same code.
 */
async function commitToDeploy({ engine, place }, at, running) {
    if (!at.store.inCommit)
        return running;
    const head = await (0,_github_git_js__WEBPACK_IMPORTED_MODULE_1__/* .readCommit */ .kN)(engine.codeOf(place), place.settings.branch);
    return head?.sha ?? running;
}


/***/ })

};
