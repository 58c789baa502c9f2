export const id = 2510;
export const ids = [2510];
export const modules = {

/***/ 96045:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   refreshPostMortem: () => (/* binding */ refreshPostMortem)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98987);
/* harmony import */ var _records_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16566);
/* harmony import */ var _records_post_mortem_shape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58771);
/* harmony import */ var _incident_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94774);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40260);





/**
 * Draws our parts of the post-mortem of an incident anew, where it has one. It may fail: what was
 * decided about the incident is decided all the same.
 */
async function refreshPostMortem(engine, settings, incident) {
    const { place, number } = incident;
    try {
        const { value } = await (0,_records_file_js__WEBPACK_IMPORTED_MODULE_1__/* .openRecord */ .C)(engine.records, (0,_records_post_mortem_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .postMortemShape */ ._c)(number), engine.clock);
        if (value.issue === undefined)
            return;
        const known = await (0,_incident_js__WEBPACK_IMPORTED_MODULE_3__/* .incidentNumbered */ .bE)(engine, settings, place, number);
        if (known)
            await (0,_open_js__WEBPACK_IMPORTED_MODULE_4__/* .openPostMortem */ .$)(engine, settings, known, true);
    }
    catch (error) {
        engine.signal.throwIfAborted();
        const { message, remedy } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asOutageError */ .i)(error);
        const headline = `The post-mortem was not drawn anew: ${message}`;
        engine.show({
            key: `post-mortem:${number}`,
            line: '',
            status: 'failed',
            headline,
            details: [remedy],
        });
    }
}


/***/ })

};
