export const id = 1898;
export const ids = [1898];
export const modules = {

/***/ 3067:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ readNow),
/* harmony export */   Js: () => (/* binding */ readOfRelease),
/* harmony export */   Oo: () => (/* binding */ variablesHere),
/* harmony export */   requireVariables: () => (/* binding */ requireVariables)
/* harmony export */ });
/* unused harmony export variablesAt */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7021);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2909);



/** The variables of the context's place; nothing where the configuration says nothing of them. */
function variablesHere(context) {
    const { engine, place, settings, file } = context;
    if (place.settings.variables === undefined)
        return undefined;
    return variablesAt(engine, settings.config, place, file.value);
}
/** As `variablesHere`; throws `variables-missing` where there are none, and says why. */
function requireVariables(context) {
    return variablesAt(context.engine, context.settings.config, context.place, context.file.value);
}
/** The variables of a place. Throws `variables-missing` where none are configured, or held. */
function variablesAt(engine, config, place, record) {
    const settings = place.settings.variables;
    const name = `${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(place.service)} ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(place.environment)}`;
    if (settings === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('variables-missing', `The configuration has no \`variables:\` of ${name}.`);
    }
    const store = engine.variablesOf(place);
    if (store === undefined) {
        const { lacks, provider } = engine.hostingOf(place);
        const why = lacks?.variables ?? `The hosting \`${provider}\` does not give its variables.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('variables-missing', `${why} So there are none of ${name}.`, {
            remedy: 'Say where they live: `from: { dotenv: … }` or `from: { github: environment }`.',
        });
    }
    const { service, environment, releases, closed } = record;
    const known = JSON.stringify([config, service, environment, releases, closed]);
    return {
        engine,
        place,
        settings,
        store,
        learn: (variables) => (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .learnVariables */ .IM)(variables, known),
    };
}
/** The variables as they are set now; no value of theirs can leave from then on. */
async function readNow({ store, learn }) {
    const found = await store.read();
    learn(found);
    return found;
}
/** Those that a release was built with, where the store can tell; else as they are set now. */
async function readOfRelease({ store, learn }, sha) {
    const found = (await store.readOf?.({ sha })) ?? (await store.read());
    learn(found);
    return found;
}


/***/ })

};
