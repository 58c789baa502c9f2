export const id = 1889;
export const ids = [1889];
export const modules = {

/***/ 82838:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ storable),
/* harmony export */   v: () => (/* binding */ restored)
/* harmony export */ });
/**
 * JSON as a document can hold it. Names of fields that mean something to MongoDB or its driver are
 * written with `%`: older servers and FerretDB refuse dots and dollars, the driver takes `_bsontype`
 * for a type of its own, and an empty name cannot be asked for.
 */
function storable(value) {
    return renamed(value, escaped);
}
/** The JSON that `storable` was given. */
function restored(value) {
    return renamed(value, unescaped);
}
function renamed(value, rename) {
    if (Array.isArray(value))
        return value.map((item) => renamed(item, rename));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [rename(name), renamed(item, rename)]));
}
function escaped(name) {
    if (name === '')
        return '%';
    if (name === '_bsontype')
        return '%5Fbsontype';
    return name.replaceAll(/[%.$\0]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
function unescaped(name) {
    if (name === '%')
        return '';
    return name.replaceAll(/%([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}


/***/ }),

/***/ 52829:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mongodbBulk: () => (/* binding */ mongodbBulk)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98987);
/* harmony import */ var _mongodb_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31403);
/* harmony import */ var _mongodb_storable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(82838);
/* harmony import */ var _mongodb_trouble_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85290);
/* harmony import */ var _portions_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(66556);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94061);







/** Nobody waits for an outage to be handled here. */
const patience = { connect: 10_000, answer: 120_000 };
const portion = 500;
/** The records of a repository in a database, many at once. */
async function mongodbBulk(options) {
    const client = await (0,_mongodb_client_js__WEBPACK_IMPORTED_MODULE_2__/* .openClient */ .M)(options.url, options.name, patience);
    const rows = (0,_rows_js__WEBPACK_IMPORTED_MODULE_4__/* .rowsOf */ .R)(client, options.url, patience.answer);
    const repository = options.repository.toLowerCase();
    let isIndexed = false;
    async function* read() {
        const found = rows
            .find({ repository, value: { $exists: true } }, { sort: { key: 1, revision: -1 } })
            .batchSize(portion);
        let items = [];
        let last;
        try {
            for await (const { key, value, revision } of found) {
                // The newest state of each comes first.
                if (key === last)
                    continue;
                last = key;
                items.push({ key, value: (0,_mongodb_storable_js__WEBPACK_IMPORTED_MODULE_5__/* .restored */ .v)(value), version: String(revision) });
                if (items.length < portion)
                    continue;
                yield items;
                items = [];
            }
        }
        catch (error) {
            throw explained(error);
        }
        if (items.length > 0)
            yield items;
    }
    async function write(changes) {
        try {
            if (!isIndexed)
                await (0,_rows_js__WEBPACK_IMPORTED_MODULE_4__/* .makeIndex */ .H)(rows);
            isIndexed = true;
            for (const part of (0,_portions_js__WEBPACK_IMPORTED_MODULE_6__/* .portions */ .j)(changes, portion))
                await rows.insertMany(part.map(rowOf));
        }
        catch (error) {
            throw explained(error);
        }
    }
    function rowOf({ key, value, version }) {
        const json = JSON.parse(JSON.stringify(options.redact(value)));
        const state = { repository, key, revision: Number(version ?? 0) + 1, value: (0,_mongodb_storable_js__WEBPACK_IMPORTED_MODULE_5__/* .storable */ .h)(json) };
        return { _id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(), ...state, why: 'Copy from GitHub', at: new Date() };
    }
    return { kind: 'mongodb', read, write, close: () => client.close() };
}
function explained(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OutageError */ .AP)
        return error;
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OutageError */ .AP('record-contended', 'Records were saved by others meanwhile.', {
            remedy: 'Run it again; what is copied already stays.',
            cause: error,
        });
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OutageError */ .AP('database-unavailable', `The database ${(0,_mongodb_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .troubleOf */ .L)(error).text}.`, {
        remedy: `Look at the database and at \`OUTAGE_MONGODB_URI\`, then run it again; what is copied already stays.`,
        cause: error,
    });
}


/***/ }),

/***/ 94061:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ makeIndex),
/* harmony export */   R: () => (/* binding */ rowsOf)
/* harmony export */ });
/* harmony import */ var _mongodb_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31403);

/** The collection of records, in the database that the address names; `wait` for a majority, in milliseconds. */
function rowsOf(client, url, wait) {
    return client.db((0,_mongodb_client_js__WEBPACK_IMPORTED_MODULE_0__/* .databaseOf */ .z)(url, 'outage')).collection('records', {
        readPreference: 'primary',
        readConcern: { level: 'majority' },
        writeConcern: { w: 'majority', wtimeoutMS: wait },
    });
}
/** Sees to it that each state is there once. Where the index exists this is one round trip. */
async function makeIndex(rows) {
    await rows.createIndex({ repository: 1, key: 1, revision: 1 }, { unique: true });
}


/***/ })

};
