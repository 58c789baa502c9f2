export const id = 4538;
export const ids = [4538];
export const modules = {

/***/ 4347:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planVariables: () => (/* binding */ planVariables),
/* harmony export */   restoreFor: () => (/* binding */ restoreFor)
/* harmony export */ });
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9034);
/* harmony import */ var _engine_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6173);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8987);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3067);
/* harmony import */ var _snapshots_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8601);
/* harmony import */ var _restored_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2964);
/* harmony import */ var _write_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(535);







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


/***/ })

};
