export const id = 829;
export const ids = [829,403];
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


/***/ }),

/***/ 2838:
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

/***/ 5290:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ troubleOf)
/* harmony export */ });
/** What the server says about a command that it does not have. FerretDB says the first. */
const unsupported = new Set([9, 59, 73, 115, 238, 40_324]);
/** Authentication failed; not authorized; Atlas's own error for both. */
const denied = new Set([11, 13, 18, 33, 8_000]);
/**
 * Codes of a server that is starting, stopping, or not the primary, and of a write that too few have.
 * (MongoDB specifications: Retryable Writes, "Determining Retryable Errors".)
 */
const passing = new Set([
    6, 7, 64, 89, 91, 134, 189, 262, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436,
]);
/** Network trouble, by the system's code. */
const words = {
    ECONNREFUSED: 'refuses connections',
    ECONNRESET: 'closed the connection',
    EPIPE: 'closed the connection',
    ETIMEDOUT: 'cannot be reached',
    EHOSTUNREACH: 'cannot be reached',
    ENETUNREACH: 'cannot be reached from here',
    ENOTFOUND: 'has a name that does not exist in DNS',
    ENODATA: 'has a name without an address in DNS',
    EAI_AGAIN: 'has a name that the DNS resolver does not answer for',
    ETIMEOUT: 'has a name that the DNS resolver does not answer for',
    CERT_HAS_EXPIRED: 'has a TLS certificate that has expired',
    ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: 'ended the TLS handshake; on Atlas, that is an address which the access list does not have',
};
/**
 * What an error of the driver's means. By its shape, so that asking does not load the driver; its
 * message is left out, because it may hold the address.
 */
function troubleOf(error) {
    const chain = causesOf(error);
    const said = chain.find((one) => typeof one.code === 'number');
    if (said?.code !== undefined)
        return saidBy(Number(said.code), said.codeName);
    const system = chain.find((one) => typeof one.code === 'string')?.code;
    if (typeof system === 'string') {
        const text = words[system] ?? (isTls(system) ? `failed in TLS (${system})` : `failed: ${system}`);
        return { kind: 'unreachable', text, code: system, passing: true };
    }
    const names = chain.map(({ name }) => name ?? '');
    if (chain.some(({ reason }) => reason?.type === 'ReplicaSetNoPrimary')) {
        return { kind: 'unreachable', text: 'has no primary', passing: true };
    }
    if (names.some((name) => /Timeout|ServerSelection/.test(name))) {
        return { kind: 'silent', text: 'did not answer in time', passing: true };
    }
    if (names.some((name) => /Network|Pool|Topology|NotConnected|ClientClosed/.test(name))) {
        return { kind: 'unreachable', text: 'closed the connection', code: 'ECONNRESET', passing: true };
    }
    return { kind: 'refused', text: `failed: ${names[0] ?? 'for no known reason'}`, passing: false };
}
function saidBy(code, codeName) {
    const name = codeName ?? `code ${code}`;
    if (denied.has(code)) {
        return { kind: 'denied', text: `refused the credentials (${name})`, passing: false };
    }
    if (unsupported.has(code)) {
        return { kind: 'unsupported', text: `has no such command (${name})`, passing: false };
    }
    return { kind: 'refused', text: `answered ${name}`, passing: passing.has(code) };
}
/** An error and what caused it, outermost first. */
function causesOf(error) {
    const chain = [];
    let next = error;
    while (typeof next === 'object' && next !== null && chain.length < 10) {
        chain.push(next);
        next = 'cause' in next ? next.cause : undefined;
    }
    return chain;
}
function isTls(code) {
    return /CERT|SSL|TLS|SIGNED|SIGNATURE|EPROTO/.test(code);
}


/***/ }),

/***/ 2829:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mongodbBulk: () => (/* binding */ mongodbBulk)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _mongodb_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1403);
/* harmony import */ var _mongodb_storable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2838);
/* harmony import */ var _mongodb_trouble_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5290);
/* harmony import */ var _bulk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1848);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4061);







/** Nobody waits for an outage to be handled here. */
const patience = { connect: 10_000, answer: 120_000 };
const portion = 500;
/** The records of a repository in a database, many at once. */
async function mongodbBulk(options) {
    const client = await (0,_mongodb_client_js__WEBPACK_IMPORTED_MODULE_2__/* .openClient */ .M)(options.url, options.name, patience);
    const rows = (0,_rows_js__WEBPACK_IMPORTED_MODULE_5__/* .rowsOf */ .R)(client, options.url, patience.answer);
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
                items.push({ key, value: (0,_mongodb_storable_js__WEBPACK_IMPORTED_MODULE_6__/* .restored */ .v)(value), version: String(revision) });
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
                await (0,_rows_js__WEBPACK_IMPORTED_MODULE_5__/* .makeIndex */ .H)(rows);
            isIndexed = true;
            for (const part of (0,_bulk_js__WEBPACK_IMPORTED_MODULE_4__/* .portions */ .j)(changes, portion))
                await rows.insertMany(part.map(rowOf));
        }
        catch (error) {
            throw explained(error);
        }
    }
    function rowOf({ key, value, version }) {
        const json = JSON.parse(JSON.stringify(options.redact(value)));
        const state = { repository, key, revision: Number(version ?? 0) + 1, value: (0,_mongodb_storable_js__WEBPACK_IMPORTED_MODULE_6__/* .storable */ .h)(json) };
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

/***/ 4061:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ makeIndex),
/* harmony export */   R: () => (/* binding */ rowsOf)
/* harmony export */ });
/* harmony import */ var _mongodb_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1403);

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
