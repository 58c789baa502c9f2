export const id = 799;
export const ids = [799];
export const modules = {

/***/ 5799:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recordHistory: () => (/* binding */ recordHistory),
/* harmony export */   showHistory: () => (/* binding */ showHistory)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _index_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1101);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9236);



/** Takes a closed incident into the history: its line in the index, and the files drawn of it. */
async function recordHistory(engine, settings, archive) {
    await keepGoing(engine, async () => {
        await (0,_index_file_js__WEBPACK_IMPORTED_MODULE_1__/* .indexIncident */ .D)(engine, archive);
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_2__.publish)(engine, settings);
    });
}
/** Draws the files that show the history. */
async function showHistory(engine, settings) {
    await keepGoing(engine, () => (0,_publish_js__WEBPACK_IMPORTED_MODULE_2__.publish)(engine, settings));
}
/**
 * Where the history cannot be written, what happened has happened all the same: the next look, or
 * `/history`, brings it up to date.
 */
async function keepGoing(engine, work) {
    try {
        await work();
    }
    catch (error) {
        const { message, remedy } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asOutageError */ .i)(error);
        const said = { status: 'failed', headline: `The history was not drawn: ${message}` };
        engine.show({ key: 'history', line: '', ...said, details: [remedy] });
    }
}


/***/ })

};
