export const id = 3317;
export const ids = [3317];
export const modules = {

/***/ 83402:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   noticeOf: () => (/* binding */ noticeOf)
/* harmony export */ });
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39034);
/* harmony import */ var _variables_difference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55930);
/* harmony import */ var _variables_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8209);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35603);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73067);
/* harmony import */ var _restored_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22964);
/* harmony import */ var _snapshots_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18601);







/**
 * How the variables of a release that failed differ from those of the last good one, by name; nothing
 * where they do not, or nobody can know. It never holds up what is done about the failure.
 */
async function noticeOf(context, failed) {
    const last = (0,_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .lastWithSnapshot */ .rD)(context.file.value.releases);
    if (last === undefined)
        return undefined;
    try {
        const at = (0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .variablesHere */ .Oo)(context);
        if (at === undefined || at.store.inCommit)
            return undefined;
        const [snapshot, now] = await Promise.all([
            (0,_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .loadSnapshot */ .N2)(at, last.snapshot),
            failed === undefined ? (0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .readOfRelease */ .Js)(at, last.sha) : (0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .readOfRelease */ .Js)(at, failed),
        ]);
        const difference = await (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .comparedWith */ .o)(at, snapshot, now);
        if ((0,_variables_difference_js__WEBPACK_IMPORTED_MODULE_4__/* .isSame */ .Ft)(difference))
            return undefined;
        return `The variables differ from those of the last good release ${last.sha.slice(0, 7)}: ${(0,_restored_js__WEBPACK_IMPORTED_MODULE_5__/* .inWords */ .r4)(difference, _variables_names_js__WEBPACK_IMPORTED_MODULE_6__/* .listed */ .K)}.`;
    }
    catch (error) {
        return `The variables could not be compared with those of the last good release: ${(0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(error).message}`;
    }
}


/***/ })

};
