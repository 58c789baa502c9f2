export const id = 633;
export const ids = [633,403];
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

/***/ 6633:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  databaseRecords: () => (/* binding */ databaseRecords)
});

// EXTERNAL MODULE: ./src/records/choose.ts + 1 modules
var choose = __webpack_require__(3422);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/mongodb/client.ts
var mongodb_client = __webpack_require__(1403);
// EXTERNAL MODULE: ./src/mongodb/storable.ts
var storable = __webpack_require__(2838);
// EXTERNAL MODULE: ./src/mongodb/trouble.ts
var mongodb_trouble = __webpack_require__(5290);
// EXTERNAL MODULE: ./src/records/rows.ts
var records_rows = __webpack_require__(4061);
;// CONCATENATED MODULE: ./src/records/mongodb.ts






const usualPolicy = { budget: 6_000, connect: 2_000, answer: 4_000, pause: 200 };
/** States of a record that keep their value. */
const kept = 100;
/**
 * Records in a collection of MongoDB. Saving is adding the state that comes after the one that was
 * read, under a unique key with its number, so one of two writers wins. It is not an update with the
 * version in its filter, because not every server that speaks MongoDB's protocol makes these one
 * after the other: FerretDB 1.24 lets all of several win. Whatever keeps the database from answering
 * within the budget ends in `database-unavailable`.
 */
function mongodbRecords(options) {
    const policy = options.policy ?? usualPolicy;
    const repository = options.repository.toLowerCase();
    let client;
    let index;
    let closed = false;
    /** A client that could not connect at first never will; the next try makes another. */
    async function connected() {
        const opened = await (0,mongodb_client/* openClient */.M)(options.url, options.name, policy);
        try {
            return await opened.connect();
        }
        catch (error) {
            client = undefined;
            await opened.close();
            throw error;
        }
    }
    async function rows() {
        if (closed)
            throw new errors/* OutageError */.AP('unexpected', 'The store of records is closed.');
        client ??= connected();
        return (0,records_rows/* rowsOf */.R)(await client, options.url, policy.answer);
    }
    /** Asked for once in a run, and only by a save: making it where it exists costs a round trip. */
    async function ensureIndex(collection) {
        index ??= (0,records_rows/* makeIndex */.H)(collection);
        await index.catch((error) => {
            index = undefined;
            throw error;
        });
    }
    async function newest(key) {
        return (await rows()).findOne({ repository, key }, { sort: { revision: -1 } });
    }
    /** Adds a state; false where there is one of that number already. */
    async function add(row) {
        const collection = await rows();
        await ensureIndex(collection);
        try {
            await collection.insertOne(row);
            return true;
        }
        catch (error) {
            if (!isDuplicate(error))
                throw error;
        }
        const { key, revision } = row;
        const other = await collection.findOne({ repository, key, revision }, { projection: { _id: 1 } });
        return other?._id === row._id;
    }
    /** Takes the values out of old states; nobody waits for it. */
    function thin(key, revision) {
        const old = { repository, key, revision: { $lte: revision - kept }, value: { $exists: true } };
        void rows()
            .then((collection) => collection.updateMany(old, { $unset: { value: '' } }))
            .catch(() => undefined);
    }
    const ask = (attempt) => persist(attempt, policy);
    return {
        async load(key) {
            const row = await ask(() => newest(key));
            return row === null
                ? undefined
                : { value: (0,storable/* restored */.v)(row.value), version: String(row.revision) };
        },
        async save(key, value, version, why) {
            // What other stores would give back: JSON, without what JSON leaves out.
            const json = JSON.parse(JSON.stringify(options.redact(value)));
            const revision = Number(version ?? 0) + 1;
            const state = { repository, key, revision, value: (0,storable/* storable */.h)(json), why, at: new Date() };
            const row = { _id: (0,external_node_crypto_.randomUUID)(), ...state };
            if (!(await ask(() => add(row))))
                return 'conflict';
            if (revision % kept === 0)
                thin(key, revision);
            return { version: String(revision) };
        },
        async list(prefix) {
            const range = { $gte: prefix, $lt: `${prefix}${lastCharacter}` };
            const keys = await ask(async () => (await rows()).distinct('key', { repository, key: range }));
            return keys.toSorted();
        },
        connect() {
            void rows().catch(() => undefined);
        },
        async close() {
            closed = true;
            const open = await client?.catch(() => undefined);
            await open?.close();
        },
    };
}
/** Nothing that begins with a prefix comes after the prefix and this. */
const lastCharacter = '\u{10FFFF}';
function isDuplicate(error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
}
/** Repeats an attempt until it succeeds, cannot, or the budget is spent. */
async function persist(attempt, policy) {
    const end = Date.now() + policy.budget;
    let text = 'did not answer in time';
    for (let tries = 0;; tries++) {
        try {
            return await within(attempt(), end - Date.now(), () => unavailable(text));
        }
        catch (error) {
            if (error instanceof errors/* OutageError */.AP)
                throw error;
            const trouble = (0,mongodb_trouble/* troubleOf */.L)(error);
            text = trouble.text;
            const pause = policy.pause * 2 ** tries * (0.5 + Math.random() / 2);
            if (!trouble.passing || Date.now() + pause >= end)
                throw unavailable(text, error);
            await new Promise((resolve) => setTimeout(resolve, pause));
        }
    }
}
/** The driver has deadlines for each part of its work; this one is for all of it together. */
async function within(work, milliseconds, late) {
    let timer;
    const deadline = new Promise((_, reject) => {
        timer = setTimeout(() => reject(late()), milliseconds);
    });
    try {
        return await Promise.race([work, deadline]);
    }
    finally {
        clearTimeout(timer);
    }
}
function unavailable(text, cause) {
    return new errors/* OutageError */.AP('database-unavailable', `The database ${text}.`, { cause });
}

// EXTERNAL MODULE: ./src/records/join.ts + 2 modules
var join = __webpack_require__(539);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
;// CONCATENATED MODULE: ./src/records/standby.ts



const lost = Symbol('the main store is not to be had');
/**
 * Records in a database, with the branch on GitHub standing by. Every read asks both, at once. What
 * GitHub has and the database has not was written while the database was down, and is brought home
 * there and then; no mark has to be kept of it, because merging what is merged already changes
 * nothing. Where the database does not answer, GitHub takes over until the run ends, beginning with
 * what the run knew. At the end of each run GitHub gets a copy of what was changed, so that it has
 * something to take over with.
 */
function withStandby(options) {
    const { main, standby, say } = options;
    let isDown = false;
    /** Records as the database last had them. */
    const known = new Map();
    /** Versions of the copies on GitHub that are merged; `undefined` where there was none. */
    const merged = new Map();
    /** What changed in this run, and why. */
    const changed = new Map();
    function takeOver({ message }) {
        if (isDown)
            return;
        isDown = true;
        say(`**${message.replace(/\.$/, '')}, so this is recorded on GitHub** (branch \`outage-records\`). The next command that reaches the database adds it there.`);
    }
    async function fromMain(work) {
        if (isDown)
            return lost;
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors/* OutageError */.AP) || error.code !== 'database-unavailable')
                throw error;
            takeOver(error);
            return lost;
        }
    }
    async function load(key) {
        const asked = standby.load(key);
        asked.catch(() => undefined);
        const found = await fromMain(() => main.load(key));
        if (found === lost)
            return standIn(key, await asked);
        // Where only GitHub is in trouble, the database has all that counts.
        const theirs = await asked.catch(() => lost);
        if (theirs === lost)
            return remembered(key, found);
        const home = await fromMain(() => bringHome(key, found, theirs));
        if (home === lost)
            return standIn(key, theirs);
        merged.set(key, theirs?.version);
        if (home !== found)
            changed.set(key, 'What the database has now');
        return remembered(key, home);
    }
    function remembered(key, found) {
        if (found)
            known.set(key, found.value);
        return found && { value: found.value, version: `main:${found.version}` };
    }
    /** GitHub's copy, with what this run has seen in the database. */
    function standIn(key, copy) {
        const last = known.get(key);
        if (last === undefined)
            return copy && { ...copy, version: `standby:${copy.version}` };
        const { value } = (0,join/* joinRecords */.t)(key, copy?.value, last);
        return { value, version: `standby:${copy?.version ?? ''}` };
    }
    /** The record in the database with all that GitHub's copy has. */
    async function bringHome(key, found, copy) {
        if (copy === undefined)
            return found;
        let now = found;
        for (let tries = 0; tries < 10; tries++) {
            const join = joined(key, now?.value, copy.value);
            for (const { issue, incident } of join.late) {
                if (issue !== undefined)
                    await keep((0,shapes/* archiveShape */.g6)(issue).key, { schema: 1, incident });
            }
            if (join.added === undefined)
                return now;
            await followUp(join.added);
            const saved = await main.save(key, join.value, now?.version, 'Add what is on GitHub');
            if (saved !== 'conflict') {
                tellOf(join.added);
                return { value: join.value, version: saved.version };
            }
            now = await main.load(key);
        }
        return now;
    }
    /** A copy that somebody edited into nonsense is no reason to stop. */
    function joined(key, ours, theirs) {
        try {
            return (0,join/* joinRecords */.t)(key, ours, theirs);
        }
        catch (error) {
            if (!(error instanceof errors/* OutageError */.AP) || ours === undefined)
                throw error;
            say(`The copy on GitHub was left out: ${error.message}`);
            return { value: ours, late: [] };
        }
    }
    /** What has to be done before the record says that it is done. */
    async function followUp({ closed, duplicates }) {
        for (const issue of closed) {
            const { key } = (0,shapes/* archiveShape */.g6)(issue);
            const copy = await standby.load(key);
            if (copy)
                await keep(key, copy.value);
        }
        for (const { issue, into } of duplicates)
            await options.duplicate(issue, into);
    }
    async function keep(key, value) {
        await bringHome(key, await main.load(key), { value, version: '' });
    }
    function tellOf({ events, claims, releases, duplicates }) {
        const parts = [
            counted(events, 'event'),
            counted(releases, 'release'),
            counted(claims, 'command'),
            ...duplicates.map(({ issue, into }) => `#${issue}, which is the same outage as #${into}`),
        ].filter((part) => part !== '');
        if (parts.length > 0)
            say(`Added to the database from GitHub: ${parts.join(', ')}.`);
    }
    /** Gives GitHub the record as it is in the database. */
    async function copy(key, why) {
        if (!merged.has(key))
            return;
        const value = known.get(key);
        const saved = await standby.save(key, value, merged.get(key), why);
        if (saved !== 'conflict')
            return;
        // Another run has been there meanwhile; what it knows stays.
        const other = await standby.load(key);
        const both = other ? joined(key, value, other.value).value : value;
        await standby.save(key, both, other?.version, why);
    }
    return {
        load,
        async save(key, value, version, why) {
            const { side, plain } = sideOf(version);
            if (side !== 'standby') {
                const saved = await fromMain(() => main.save(key, value, plain, why));
                // Whoever saves reads again, and finds what the standby has.
                if (saved === lost && side === 'main')
                    return 'conflict';
                if (saved !== lost) {
                    if (saved === 'conflict')
                        return saved;
                    known.set(key, value);
                    changed.set(key, why);
                    return { version: `main:${saved.version}` };
                }
            }
            const saved = await standby.save(key, value, plain, why);
            return saved === 'conflict' ? saved : { version: `standby:${saved.version}` };
        },
        async list(prefix) {
            const [own, copies] = await Promise.all([
                fromMain(() => main.list(prefix)),
                standby.list(prefix),
            ]);
            return own === lost ? copies : [...new Set([...own, ...copies])].toSorted();
        },
        /** Nothing rests on the copies: GitHub would only have less to take over with. */
        async close() {
            for (const [key, why] of isDown ? [] : changed) {
                if (/^(services|incidents)\//.test(key))
                    await copy(key, why).catch(() => undefined);
            }
            await main.close();
        },
    };
}
function sideOf(version) {
    const [, side, plain] = /^(main|standby):(.*)$/s.exec(version ?? '') ?? [];
    if (side === undefined)
        return { plain: undefined };
    return { side, plain: plain === '' ? undefined : plain };
}
function counted(count, what) {
    if (count === 0)
        return '';
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./src/records/database.ts



/**
 * Records in the database, or on GitHub where the configuration says so after all. Until it is read
 * the connection is made, and GitHub is asked, whose answer is wanted in any case.
 */
function databaseRecords(options) {
    const { branch, url, github, kind } = options;
    const repository = `${github.owner}/${github.repo}`;
    const main = mongodbRecords({ url, name: choose/* addressName */.Yj, repository, redact: github.redact });
    const asked = new Map();
    const ahead = {
        ...branch,
        load(key) {
            const early = asked.get(key);
            asked.delete(key);
            return early ?? branch.load(key);
        },
    };
    const both = withStandby({ ...options, main, standby: ahead });
    let isChosen = false;
    let choice;
    function chosen() {
        choice ??= kind()
            // A configuration that cannot be read is answered for in the records on GitHub.
            .catch(() => 'github')
            .then((wanted) => {
            isChosen = true;
            return wanted === 'mongodb' ? both : ahead;
        });
        return choice;
    }
    main.connect();
    return {
        async load(key) {
            if (!isChosen) {
                const early = branch.load(key);
                early.catch(() => undefined);
                asked.set(key, early);
            }
            return (await chosen()).load(key);
        },
        save: async (...args) => (await chosen()).save(...args),
        list: async (prefix) => (await chosen()).list(prefix),
        close: () => both.close(),
    };
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
