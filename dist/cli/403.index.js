export const id = 403;
export const ids = [403];
export const modules = {

/***/ 1403:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ openClient),
/* harmony export */   checkAddress: () => (/* binding */ checkAddress),
/* harmony export */   z: () => (/* binding */ databaseOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7194);


/**
 * A client for the database at `url`; `name` is the variable that holds it, for messages. The driver
 * is loaded here and nowhere else, so that whoever needs no database does not load it either. No
 * connection is made yet. Throws `secret-invalid` where the address is none.
 */
async function openClient(url, name, patience) {
    const { MongoClient } = await __webpack_require__.e(/* import() */ 245).then(__webpack_require__.bind(__webpack_require__, 4294));
    try {
        return new MongoClient(url, {
            appName: 'outage-playbook',
            serverSelectionTimeoutMS: patience.connect,
            connectTimeoutMS: patience.connect,
            socketTimeoutMS: patience.answer,
            maxPoolSize: 5,
        });
    }
    catch (error) {
        const why = error instanceof Error ? (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(error.message, (0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsOf */ .Fj)(url)) : '';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('secret-invalid', `\`${name}\` is not an address of MongoDB: ${why}`, {
            remedy: `Set \`${name}\` to a connection string such as \`mongodb+srv://USER:PASSWORD@HOST/outage\`.`,
        });
    }
}
/** Throws `secret-invalid` where `url` is no address of a database; asks nobody. */
async function checkAddress(url, name) {
    await openClient(url, name, { connect: 1_000, answer: 1_000 });
}
/** The database that an address names, or `otherwise` where it names none. */
function databaseOf(url, otherwise) {
    const [, name] = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(url) ?? [];
    return name === undefined ? otherwise : decodeURIComponent(name);
}


/***/ })

};
