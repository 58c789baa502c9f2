export const id = 1712;
export const ids = [1712];
export const modules = {

/***/ 4347:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planVariables: () => (/* binding */ planVariables),
/* harmony export */   restoreFor: () => (/* binding */ restoreFor)
/* harmony export */ });
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39034);
/* harmony import */ var _engine_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86173);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98987);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73067);
/* harmony import */ var _snapshots_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18601);
/* harmony import */ var _restored_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22964);
/* harmony import */ var _write_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10535);







/**
 * What a rollback to these candidates does about variables, where anybody wants it to. What
 * somebody asked for and cannot be done is refused; what only the configuration wants never keeps a
 * rollback from going on without it.
 */
async function planVariables(context, asked, candidates) {
    try {
        return await planned(context, asked, candidates);
    }
    catch (error) {
        if (asked || error instanceof _engine_context_js__WEBPACK_IMPORTED_MODULE_5__/* .Taken */ .u)
            throw error;
        return { kind: 'left', why: (0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(error).message };
    }
}
async function planned(context, required, candidates) {
    const at = (0,_place_js__WEBPACK_IMPORTED_MODULE_2__.requireVariables)(context);
    if (at.store.inCommit) {
        return { kind: 'left', why: `They are in ${at.store.name}: the commit brings its own with it.` };
    }
    const { releases } = context.file.value;
    const snapshots = candidates.flatMap(({ sha }) => {
        const last = (0,_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .lastWithSnapshot */ .rD)(releases, sha);
        return last ? [{ sha, snapshot: last.snapshot }] : [];
    });
    const [target] = candidates;
    const first = snapshots.find(({ sha }) => sha === target?.sha);
    if (first === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OutageError */ .AP('snapshot-missing', `The release ${target?.sha.slice(0, 7) ?? ''} has no snapshot of its variables.`);
    }
    const names = (0,_write_js__WEBPACK_IMPORTED_MODULE_4__/* .namesOf */ .eZ)(await (0,_write_js__WEBPACK_IMPORTED_MODULE_4__/* .planRestoration */ .u9)(at, { snapshot: first.snapshot }));
    return { kind: 'restore', snapshots, names, required };
}
/** Puts the variables of a candidate back before it is deployed. */
async function restoreFor(attempted) {
    const { context, journal, variables, running, candidate, number } = attempted;
    if (variables?.kind !== 'restore')
        return { build: false };
    const snapshot = variables.snapshots.find(({ sha }) => sha === candidate.sha)?.snapshot;
    if (snapshot === undefined)
        return { build: number > 1 };
    if (number === 1 && !(0,_restored_js__WEBPACK_IMPORTED_MODULE_6__/* .changesVariables */ .Vj)(variables))
        return { snapshot, build: false };
    try {
        const at = (0,_place_js__WEBPACK_IMPORTED_MODULE_2__.requireVariables)(context);
        await (0,_write_js__WEBPACK_IMPORTED_MODULE_4__/* .restoreVariables */ .se)({ context, journal, at, wanted: { snapshot }, running, number });
        return { snapshot, build: at.store.needsBuild };
    }
    catch (error) {
        if (variables.required || error instanceof _engine_context_js__WEBPACK_IMPORTED_MODULE_5__/* .Taken */ .u || journal.signal.aborted)
            throw error;
        return { build: true, failure: (0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(error).message };
    }
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
