export const id = 5370;
export const ids = [5370];
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

/***/ 35350:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  databaseRecords: () => (/* binding */ databaseRecords)
});

// EXTERNAL MODULE: ./src/records/choose.ts + 1 modules
var choose = __webpack_require__(23422);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(98987);
// EXTERNAL MODULE: ./src/mongodb/client.ts
var mongodb_client = __webpack_require__(31403);
// EXTERNAL MODULE: ./src/mongodb/trouble.ts
var mongodb_trouble = __webpack_require__(85290);
;// CONCATENATED MODULE: ./src/mongodb/persist.ts


/** Repeats an attempt until it succeeds, cannot, or the budget is spent: `database-unavailable`. */
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

// EXTERNAL MODULE: ./src/mongodb/storable.ts
var storable = __webpack_require__(82838);
// EXTERNAL MODULE: ./src/records/portions.ts
var portions = __webpack_require__(66556);
// EXTERNAL MODULE: ./src/records/rows.ts
var records_rows = __webpack_require__(94061);
;// CONCATENATED MODULE: ./src/records/mongodb.ts







const usualPolicy = { budget: 6_000, connect: 2_000, answer: 4_000, pause: 200 };
/** States of a record that keep their value at least: enough to look back, and few to step over. */
const kept = 10;
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
    /** Adds a state; false where there is another one of that number already. */
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
        return isOurs(collection, row);
    }
    /** Whether the state of that number is ours, saved by an attempt whose reply was lost. */
    async function isOurs(collection, { _id, key, revision }) {
        const projection = { _id: 1 };
        const state = { repository, key, revision };
        // The primary has it before a majority has: only then is it saved for good.
        const there = await collection.findOne(state, { projection, readConcern: 'local' });
        if (there?._id !== _id)
            return false;
        if (await collection.findOne({ _id }, { projection }))
            return true;
        throw Object.assign(new Error('not yet'), { code: 64, codeName: 'WriteConcernTimeout' });
    }
    /** Takes the values out of old states; nobody waits for it. */
    function thin(key, revision) {
        const old = { repository, key, revision: { $lte: revision - kept }, value: { $exists: true } };
        void rows()
            .then((collection) => collection.updateMany(old, { $unset: { value: '' } }))
            .catch(() => undefined);
    }
    async function ask(attempt) {
        try {
            return await persist(attempt, policy);
        }
        catch (error) {
            // What was given up is not to be carried out later, behind everybody's back.
            const open = client;
            client = undefined;
            void open?.then((one) => one.close()).catch(() => undefined);
            throw error;
        }
    }
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
            const newestOf = [
                { $match: { repository, key: range } },
                { $group: { _id: '$key', revision: { $max: '$revision' } } },
            ];
            const found = await ask(async () => revisionsOf(await rows(), { repository, key: range }, newestOf));
            return [...found]
                .map(([key, revision]) => ({ key, version: String(revision) }))
                .toSorted((a, b) => (a.key < b.key ? -1 : 1));
        },
        async loadMany(listed) {
            const found = new Map();
            for (const part of (0,portions/* portions */.j)(listed, 500)) {
                const states = part.map(({ key, version }) => ({ key, revision: Number(version) }));
                const read = await ask(async () => (await rows()).find({ repository, value: { $exists: true }, $or: states }).toArray());
                for (const { key, value } of read)
                    found.set(key, (0,storable/* restored */.v)(value));
            }
            return listed.map(({ key }) => found.get(key));
        },
        connect() {
            void rows().catch(() => undefined);
        },
        async close() {
            closed = true;
            const open = await client?.catch(() => undefined);
            await open?.close().catch(() => undefined);
        },
    };
}
/** The newest revision of each key. */
async function revisionsOf(collection, filter, newestOf) {
    try {
        const groups = await collection.aggregate(newestOf).toArray();
        return new Map(groups.map(({ _id, revision }) => [String(_id), Number(revision)]));
    }
    catch (error) {
        if (!isUnsupported(error))
            throw error;
        // FerretDB has no `$max`: the index alone answers this, too.
        const projection = { _id: 0, key: 1, revision: 1 };
        const rows = await collection
            .find(filter, { projection })
            .sort({ key: 1, revision: 1 })
            .toArray();
        return new Map(rows.map(({ key, revision }) => [key, revision]));
    }
}
/** True where the server does not know what was asked of it. (MongoDB: error codes 59, 238.) */
function isUnsupported(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : 0;
    return [59, 115, 238, 15_952].includes(Number(code));
}
/** Nothing that begins with a prefix comes after the prefix and this. */
const lastCharacter = '\u{10FFFF}';
function isDuplicate(error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
}

// EXTERNAL MODULE: ./src/records/join.ts + 2 modules
var join = __webpack_require__(70539);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(70210);
// EXTERNAL MODULE: ./src/records/versions.ts
var records_versions = __webpack_require__(12833);
;// CONCATENATED MODULE: ./src/records/standby-notices.ts
/** That GitHub took over, and what comes of it. Markdown, as all of these. */
function takenOver(why) {
    return `**${why.replace(/\.$/, '')}, so this is recorded on GitHub** (branch \`outage-records\`). The next command that reaches the database adds it there.`;
}
/** What the database got from GitHub; nothing where that is not worth a word. */
function broughtHome({ events, releases, claims, duplicates }) {
    const parts = [
        counted(events, 'event'),
        counted(releases, 'release'),
        counted(claims, 'command'),
        ...duplicates.map(({ issue, into }) => `#${issue}, which is the same outage as #${into}`),
    ].filter((part) => part !== '');
    return parts.length === 0 ? undefined : `Added to the database from GitHub: ${parts.join(', ')}.`;
}
/** That GitHub's copy is damaged, which the database's makes up for. */
function leftOut(why) {
    return `The copy on GitHub was left out: ${why}`;
}
function counted(count, what) {
    if (count === 0)
        return '';
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}

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
        say(takenOver(message));
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
        const { value } = copy ? joined(key, last, copy.value) : { value: last };
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
                const notice = broughtHome(join.added);
                if (notice !== undefined)
                    say(notice);
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
            say(leftOut(error.message));
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
            return listedByEither(own === lost ? [] : own, copies);
        },
        async loadMany(listed) {
            const inMain = listed.filter(({ version }) => (0,records_versions/* mainOf */.HV)(version) !== undefined);
            const theirs = await fromMain(() => main.loadMany(inMain.map(({ key, version }) => ({ key, version: (0,records_versions/* mainOf */.HV)(version) ?? '' }))));
            const known = theirs === lost ? [] : inMain.map(({ key }, index) => [key, theirs[index]]);
            const values = new Map(known);
            const copies = listed.filter(({ key, version }) => values.get(key) === undefined && (0,records_versions/* copyOf */.zP)(version) !== undefined);
            const read = await standby.loadMany(copies.map(({ key, version }) => ({ key, version: (0,records_versions/* copyOf */.zP)(version) ?? '' })));
            for (const [index, { key }] of copies.entries())
                values.set(key, read[index]);
            return listed.map(({ key }) => values.get(key));
        },
        /** Nothing rests on the copies: GitHub would only have less to take over with. */
        async close() {
            for (const [key, why] of isDown ? [] : changed) {
                if (/^(?:services\/|incidents\/|index$)/.test(key))
                    await copy(key, why).catch(() => undefined);
            }
            await main.close();
        },
    };
}
/** What either side has. A version changes with either: what GitHub took over is looked at again. */
function listedByEither(own, copies) {
    const versions = new Map(own.map(({ key, version }) => [key, version]));
    for (const { key, version } of copies)
        versions.set(key, (0,records_versions/* pairOf */.cF)(versions.get(key), version));
    return [...versions]
        .map(([key, version]) => ({ key, version }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
function sideOf(version) {
    const [, side, plain] = /^(main|standby):(.*)$/s.exec(version ?? '') ?? [];
    if (side === undefined)
        return { plain: undefined };
    return { side, plain: plain === '' ? undefined : plain };
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
        loadMany: async (listed) => (await chosen()).loadMany(listed),
        close: () => both.close(),
    };
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
