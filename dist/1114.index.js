export const id = 1114;
export const ids = [1114];
export const modules = {

/***/ 1575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readWhen: () => (/* binding */ readWhen)
/* harmony export */ });
/* harmony import */ var chrono_node_en__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9307);

const day = 86_400_000;
/**
 * When somebody means, seen from `now`: `14:05` (the last one there was), `10 minutes ago`,
 * `yesterday 9pm`, `2026-03-02 14:05`, `14:05 CET`. UTC where no zone is given. Nothing where the
 * text is not a time from its first to its last character.
 */
function readWhen(text, now) {
    const wanted = text.trim();
    const [found, ...others] = chrono_node_en__WEBPACK_IMPORTED_MODULE_0__/* .casual */ .Si.parse(wanted, { instant: now, timezone: 'UTC' });
    if (found === undefined || others.length > 0 || found.end)
        return undefined;
    if (found.index !== 0 || found.text.length !== wanted.length)
        return undefined;
    const { start } = found;
    const at = start.date();
    if (Number.isNaN(at.getTime()))
        return undefined;
    const isTimeOnly = !start.isCertain('day') && !start.isCertain('weekday');
    // A time later than now is yesterday's: nobody notes what is to come.
    return isTimeOnly && at > now ? new Date(at.getTime() - day) : at;
}


/***/ })

};
