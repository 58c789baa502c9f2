export const id = 7393;
export const ids = [7393];
export const modules = {

/***/ 706:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTime: () => (/* binding */ readTime)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2909);
/* harmony import */ var _views_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8725);



/**
 * A time that somebody typed, as ISO 8601 in UTC, seen from when it was typed. Throws `time-invalid`
 * where it cannot be read or is still to come. What reads times is loaded only here.
 */
async function readTime(invocation, typed) {
    const { readWhen } = await Promise.all(/* import() */[__webpack_require__.e(2048), __webpack_require__.e(1114)]).then(__webpack_require__.bind(__webpack_require__, 1575));
    const now = new Date(invocation.at);
    const at = readWhen(typed, now);
    if (at === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('time-invalid', `${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(typed) || 'Nothing'} is not a time.`);
    }
    // GitHub's times are in whole seconds, so that now may be a little later.
    if (at.getTime() > now.getTime() + 1_000) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('time-invalid', `${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(typed)} is still to come: ${(0,_views_time_js__WEBPACK_IMPORTED_MODULE_1__/* .moment */ .n$)(at, now)}.`);
    }
    return new Date(Math.min(at.getTime(), now.getTime())).toISOString();
}


/***/ })

};
