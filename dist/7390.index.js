export const id = 601;
export const ids = [601,67];
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


/***/ }),

/***/ 8601:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N2: () => (/* binding */ loadSnapshot),
/* harmony export */   WZ: () => (/* binding */ openForRestore),
/* harmony export */   ic: () => (/* binding */ keepSnapshot),
/* harmony export */   iy: () => (/* binding */ snapshotId),
/* harmony export */   oD: () => (/* binding */ openedSnapshot),
/* harmony export */   rD: () => (/* binding */ lastWithSnapshot),
/* harmony export */   snapshotRelease: () => (/* binding */ snapshotRelease)
/* harmony export */ });
/* unused harmony export snapshotsOf */
/* harmony import */ var _engine_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9034);
/* harmony import */ var _incident_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8987);
/* harmony import */ var _variables_age_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5410);
/* harmony import */ var _variables_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(597);
/* harmony import */ var _variables_take_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7578);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3067);







/** Names of services and environments may hold anything; a key holds only what a path may. */
const encode = (name) => encodeURIComponent(name).replaceAll('.', '%2E');
/** Keys of the snapshots of a place begin so. */
function snapshotsOf({ service, environment }) {
    return `snapshots/${encode(service)}/${encode(environment)}/`;
}
/** Id of the snapshot that something sets off: always the same, so that it is taken once. */
const snapshotId = (cause) => (0,_incident_service_js__WEBPACK_IMPORTED_MODULE_1__/* .operationId */ .Bb)(`snapshot ${cause}`);
/** Takes a snapshot and keeps it. One that is kept under this id already stands. */
async function keepSnapshot(at, wanted) {
    const { engine, place, store, settings } = at;
    const { service, environment } = place;
    const snapshot = await (0,_variables_take_js__WEBPACK_IMPORTED_MODULE_5__/* .takeSnapshot */ .W9)({
        ...wanted,
        service,
        environment,
        at: engine.clock.now().toISOString(),
        store: store.name,
        recipients: settings.recipients,
        secret: engine.vault.digestSecretOf(place),
    });
    const why = `Snapshot ${wanted.id} of the variables of ${service} ${environment}`;
    await engine.records.save(`${snapshotsOf(place)}${wanted.id}`, snapshot, undefined, why);
}
/**
 * Takes the snapshot of a good release. It never stands in the way of recording the release: where it
 * cannot be taken, or would be empty though the one before is not, that is said.
 */
async function snapshotRelease(at, record, release) {
    try {
        const variables = await (0,_place_js__WEBPACK_IMPORTED_MODULE_6__/* .readOfRelease */ .Js)(at, release.sha);
        const before = record.releases.find(({ snapshot }) => snapshot !== undefined);
        if (variables.length === 0 && before !== undefined) {
            return { missing: `${at.store.name} holds no variables now, and held some before` };
        }
        const id = snapshotId(release.id);
        await keepSnapshot(at, { id, kind: 'release', sha: release.sha, variables });
        return { id, count: variables.length };
    }
    catch (error) {
        return { missing: (0,_engine_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(error).message };
    }
}
/** Snapshots never change: what was asked for once in a run is not asked for again. */
const loaded = new WeakMap();
/** A snapshot by its id; throws `snapshot-missing`. */
async function loadSnapshot({ engine, place }, id) {
    const known = ofEngine(loaded, engine);
    const key = `${snapshotsOf(place)}${id}`;
    const before = known.get(key);
    if (before !== undefined)
        return before;
    const found = await engine.records.load(key);
    if (found === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OutageError */ .AP('snapshot-missing', `There is no snapshot \`${id}\`.`);
    }
    const snapshot = (0,_variables_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .readSnapshot */ .RA)(found.value, id);
    known.set(key, snapshot);
    return snapshot;
}
function ofEngine(all, engine) {
    const known = all.get(engine) ?? new Map();
    all.set(engine, known);
    return known;
}
/** Opens a snapshot; no value of it can leave from then on. */
async function openedSnapshot(at, snapshot) {
    const sealed = await (0,_variables_take_js__WEBPACK_IMPORTED_MODULE_5__/* .openSnapshot */ .r3)(snapshot, await (0,_variables_age_js__WEBPACK_IMPORTED_MODULE_3__/* .identitiesIn */ .Af)(at.engine.vault.identity));
    at.learn(sealed.variables);
    return sealed;
}
/** Opening one takes a while: that is done once, too. */
const opened = new WeakMap();
/** Opens a snapshot that is to be put back: an empty one would take everything away. */
async function openForRestore(at, id) {
    const { engine, place } = at;
    const known = ofEngine(opened, engine);
    const key = `${snapshotsOf(place)}${id}`;
    const sealed = known.get(key) ?? (await openedSnapshot(at, await loadSnapshot(at, id)));
    if (sealed.variables.length === 0)
        throw (0,_variables_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .damaged */ .qM)(id, 'is empty');
    known.set(key, sealed);
    return sealed;
}
/** The release whose variables are known to be good: the newest, a good one before all others. */
function lastWithSnapshot(releases, sha) {
    const all = releases.flatMap((release) => {
        const { snapshot } = release;
        return snapshot === undefined || (sha !== undefined && release.sha !== sha)
            ? []
            : [{ ...release, snapshot }];
    });
    return all.find(({ verdict }) => verdict === 'good') ?? all[0];
}


/***/ }),

/***/ 5410:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ identitiesIn),
/* harmony export */   ho: () => (/* binding */ open),
/* harmony export */   od: () => (/* binding */ seal)
/* harmony export */ });
/* unused harmony export recipientsOf */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);

// Loaded only where something is sealed or opened.
const load = () => __webpack_require__.e(/* import() */ 6957).then(__webpack_require__.bind(__webpack_require__, 8922));
/** Seals a text to recipients: a file of age's, armored. Needs no secret. */
async function seal(text, recipients) {
    const { Encrypter, armor } = await load();
    const encrypter = new Encrypter();
    for (const recipient of recipients) {
        try {
            encrypter.addRecipient(recipient);
        }
        catch (cause) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('config-invalid', `\`${recipient}\` is not a recipient of age.`, {
                remedy: 'Correct `variables.recipients` in `.github/outage.yml`.',
                cause,
            });
        }
    }
    return armor.encode(await encrypter.encrypt(text));
}
/** Opens a file of age's, armored or not. */
async function open(file, identities) {
    const { Decrypter, armor } = await load();
    const decrypter = new Decrypter();
    for (const identity of identities)
        decrypter.addIdentity(identity);
    try {
        const bytes = typeof file === 'string' ? armor.decode(file) : file;
        return { text: await decrypter.decrypt(bytes, 'text') };
    }
    catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        return /no identity matched/i.test(said) ? 'other-recipient' : 'damaged';
    }
}
/**
 * The identities in a text, as `age-keygen` writes it: one a line, and comments. Throws
 * `secret-missing` or `secret-invalid`, without the text.
 */
async function identitiesIn(text) {
    const lines = text.split(/[\r\n]+/).map((line) => line.trim());
    const identities = lines.filter((line) => line !== '' && !line.startsWith('#'));
    if (identities.length === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('secret-missing', '`OUTAGE_AGE_IDENTITY` is not set.', {
            remedy: 'Pass the identity to the step’s `env:` as `OUTAGE_AGE_IDENTITY`; it begins with `AGE-SECRET-KEY-`.',
        });
    }
    const { Decrypter } = await load();
    for (const identity of identities) {
        try {
            new Decrypter().addIdentity(identity);
        }
        catch {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('secret-invalid', '`OUTAGE_AGE_IDENTITY` is not an identity of age.', {
                remedy: 'It is the line that begins with `AGE-SECRET-KEY-`, whole, as `age-keygen` printed it.',
            });
        }
    }
    return identities;
}
/** The recipients of identities. */
async function recipientsOf(identities) {
    const { identityToRecipient } = await load();
    return Promise.all(identities.map((identity) => identityToRecipient(identity)));
}


/***/ }),

/***/ 4857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ digestKey),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/**
 * The key that a secret gives for one place: always the same, so that snapshots can be compared.
 * Without a secret it is one that nobody knows again.
 */
function digestKey(secret, place) {
    if (secret === undefined)
        return named((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32));
    const salt = JSON.stringify([place.service, place.environment]);
    return named(Buffer.from((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', secret, salt, 'outage-playbook digests', 32)));
}
/** A key that was kept. */
function named(bytes) {
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', bytes).update('id').digest('hex').slice(0, 16);
    return { id, bytes };
}
/** What tells whether a value has changed. Equal values of two variables have different digests. */
function digestOf({ bytes }, { name, value }) {
    if (value === undefined)
        return undefined;
    const text = JSON.stringify([name, value]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', bytes).update(text).digest('base64url').slice(0, 22);
}


/***/ }),

/***/ 597:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RA: () => (/* binding */ readSnapshot),
/* harmony export */   Tb: () => (/* binding */ readSealed),
/* harmony export */   qM: () => (/* binding */ damaged)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8987);


const shape = valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    schema: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    service: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    environment: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    at: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['release', 'before']),
    sha: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    store: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    key: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    variables: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), digest: valibot__WEBPACK_IMPORTED_MODULE_1__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })),
    recipients: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    age: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
const sealedShape = valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    schema: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    service: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    environment: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    key: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    variables: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        value: valibot__WEBPACK_IMPORTED_MODULE_1__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
        writeOnly: valibot__WEBPACK_IMPORTED_MODULE_1__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()),
    })),
});
/** The record as a snapshot; throws `snapshot-damaged` where it is none. */
function readSnapshot(value, id) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(shape, value);
    if (!result.success)
        throw damaged(id, 'is not what we wrote');
    return result.output;
}
/** The text that was sealed in a snapshot; throws `snapshot-damaged` where it is not that of this one. */
function readSealed(text, snapshot) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(sealedShape, parsed(text));
    if (!result.success)
        throw damaged(snapshot.id, 'holds something that we did not write');
    const { id, service, environment } = result.output;
    const isOurs = id === snapshot.id && service === snapshot.service && environment === snapshot.environment;
    if (!isOurs)
        throw damaged(snapshot.id, `holds the variables of ${service} ${environment}, ${id}`);
    return result.output;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** A snapshot that must not be put back. */
function damaged(id, how) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('snapshot-damaged', `The snapshot \`${id}\` ${how}. Nothing was written.`);
}


/***/ }),

/***/ 7578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   W9: () => (/* binding */ takeSnapshot),
/* harmony export */   r3: () => (/* binding */ openSnapshot)
/* harmony export */ });
/* unused harmony export reseal */
/* harmony import */ var _age_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5410);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4857);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(597);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8987);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8209);





/** Takes a snapshot: the values sealed to the recipients, the names in the clear. Needs no secret. */
async function takeSnapshot(taking) {
    const { secret, variables, ...about } = taking;
    const { id, service, environment, recipients } = about;
    const key = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestKey */ .CO)(secret, { service, environment });
    const inOrder = variables.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const sealed = {
        ...{ schema: 1, id, service, environment },
        key: key.bytes.toString('base64'),
        variables: inOrder,
    };
    return {
        schema: 1,
        ...about,
        key: key.id,
        variables: entriesOf(key, inOrder),
        age: await (0,_age_js__WEBPACK_IMPORTED_MODULE_0__/* .seal */ .od)(`${JSON.stringify(sealed, null, 2)}\n`, recipients),
    };
}
/** Names with digests. */
function entriesOf(key, variables) {
    return variables.map((variable) => {
        const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(key, variable);
        return { name: variable.name, ...(digest === undefined ? {} : { digest }) };
    });
}
/**
 * What a snapshot holds. Throws `snapshot-sealed` where none of the identities opens it, and
 * `snapshot-damaged` where it is empty, damaged, or another one's.
 */
async function openSnapshot(snapshot, identities) {
    const opened = await (0,_age_js__WEBPACK_IMPORTED_MODULE_0__/* .open */ .ho)(snapshot.age, identities);
    if (opened === 'other-recipient') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .OutageError */ .AP('snapshot-sealed', `No identity in \`OUTAGE_AGE_IDENTITY\` opens the snapshot \`${snapshot.id}\`. Nothing was written.`, {
            remedy: `It is sealed to ${(0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .listed */ .K)(snapshot.recipients)}: use the identity of one of them.`,
        });
    }
    if (opened === 'damaged')
        throw (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .damaged */ .qM)(snapshot.id, 'is damaged');
    const sealed = (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readSealed */ .Tb)(opened.text, snapshot);
    const names = sealed.variables.map(({ name }) => name);
    const shown = snapshot.variables.map(({ name }) => name);
    if (names.join('\n') !== shown.join('\n')) {
        throw (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .damaged */ .qM)(snapshot.id, 'names other variables than it holds');
    }
    return sealed;
}
/** The key that the digests of an opened snapshot were made with. */
function keyOf(sealed) {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .KT)(Buffer.from(sealed.key, 'base64'));
}
/** The same variables, sealed to other recipients. */
async function reseal(snapshot, sealed, recipients, secret) {
    const { id, service, environment, at, kind, sha, store } = snapshot;
    const about = { id, service, environment, at, kind, sha, store };
    return takeSnapshot({ ...about, variables: sealed.variables, recipients, secret });
}


/***/ })

};
