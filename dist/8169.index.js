export const id = 8169;
export const ids = [8169];
export const modules = {

/***/ 5772:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readBranchFile),
/* harmony export */   g: () => (/* binding */ writeBranchFile)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6878);


/** A file of a branch, with what a change has to name; nothing where there is none. */
async function readBranchFile(github, path, branch) {
    const { octokit, owner, repo } = github;
    try {
        const { data } = await octokit.rest.repos.getContent({
            owner,
            repo,
            path,
            ...(branch === undefined ? {} : { ref: branch }),
        });
        if (Array.isArray(data) || data.type !== 'file')
            return undefined;
        const { sha, encoding, content } = data;
        if (encoding === 'base64')
            return { sha, text: decoded(content) };
        // Over 1 MB the content is left out. (GitHub documentation: repository contents.)
        const blob = await octokit.rest.git.getBlob({ owner, repo, file_sha: sha });
        return { sha, text: decoded(blob.data.content) };
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) === 404)
            return undefined;
        throw error;
    }
}
const decoded = (content) => Buffer.from(content, 'base64').toString('utf8');
/** Writes a file, where it is still as it was read: `before` is its sha then, if there was one. */
async function writeBranchFile(github, file) {
    const { octokit, owner, repo } = github;
    const { path, branch, text, before, message, request } = file;
    const write = async () => {
        try {
            await octokit.rest.repos.createOrUpdateFileContents({
                owner,
                repo,
                path,
                ...(branch === undefined ? {} : { branch }),
                message,
                content: Buffer.from(text).toString('base64'),
                ...(before === undefined ? {} : { sha: before }),
                ...(request ? { request } : {}),
            });
            return 'written';
        }
        catch (error) {
            return judge(error);
        }
    };
    // Where GitHub did not answer it may be written all the same.
    return (0,_once_js__WEBPACK_IMPORTED_MODULE_1__/* .createOnce */ .U)(write, async () => {
        const now = await readBranchFile(github, path, branch);
        return now?.text === text ? 'written' : undefined;
    });
}
function judge(error) {
    const status = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error);
    const message = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    if (status === 404)
        return 'no-branch';
    if (/protected branch|rule violations|required status|through a pull request/i.test(message)) {
        return { refused: message };
    }
    if (status === 409)
        return 'conflict';
    if (status === 422 && message.includes("wasn't supplied"))
        return 'conflict';
    throw error;
}


/***/ }),

/***/ 1101:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ catchUp),
  D: () => (/* binding */ indexIncident)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/incident/action-line.ts
var action_line = __webpack_require__(9545);
// EXTERNAL MODULE: ./src/incident/line.ts
var incident_line = __webpack_require__(834);
// EXTERNAL MODULE: ./src/records/file.ts
var records_file = __webpack_require__(6566);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./src/records/event-shape.ts
var event_shape = __webpack_require__(238);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
;// CONCATENATED MODULE: ./src/records/index-shape.ts



const index_shape_text = dist/* string */.YjP();
const line = dist/* looseObject */._H3({
    id: index_shape_text,
    number: dist/* number */.aig(),
    url: index_shape_text,
    service: index_shape_text,
    environment: index_shape_text,
    title: index_shape_text,
    severity: index_shape_text,
    trigger: dist/* picklist */.KIO(['person', 'deployment', 'health', 'alert', 'report']),
    drill: dist/* exactOptional */.yqP(dist/* literal */.euz(true)),
    startedAt: event_shape/* time */.k,
    detectedAt: event_shape/* time */.k,
    acknowledgedAt: dist/* exactOptional */.yqP(event_shape/* time */.k),
    mitigatedAt: dist/* exactOptional */.yqP(event_shape/* time */.k),
    resolvedAt: dist/* exactOptional */.yqP(event_shape/* time */.k),
    cause: dist/* exactOptional */.yqP(index_shape_text),
    resolution: dist/* exactOptional */.yqP(index_shape_text),
    recurrences: dist/* exactOptional */.yqP(dist/* number */.aig()),
    version: index_shape_text,
});
const actions = dist/* looseObject */._H3({ key: index_shape_text, open: dist/* array */.YOg(index_shape_text), version: index_shape_text });
const index = dist/* looseObject */._H3({
    schema: dist/* literal */.euz(1),
    lines: dist/* array */.YOg(line),
    actions: dist/* exactOptional */.yqP(dist/* array */.YOg(actions)),
});
/** A line an incident that is closed, the oldest first, and one a post-mortem. */
const indexShape = {
    key: 'index',
    empty: { schema: 1, lines: [] },
    read(value) {
        (0,shapes/* checkRecord */.EQ)(index, value, 'index');
        // As it was read: the check puts keys in another order, which would show as a change.
        return value;
    },
};

// EXTERNAL MODULE: ./src/records/portions.ts
var portions = __webpack_require__(6556);
// EXTERNAL MODULE: ./src/records/post-mortem-shape.ts
var post_mortem_shape = __webpack_require__(8771);
// EXTERNAL MODULE: ./src/records/versions.ts
var versions = __webpack_require__(2833);
;// CONCATENATED MODULE: ./src/history/index-file.ts











/** Records that one run reads at most to catch up. */
const mostAtOnce = 5_000;
/** Above so many they are read in bulk, which is fewer requests, and asks less of the records. */
const few = 20;
/** Records that are held at a time while they are read. */
const mostAtATime = 200;
/**
 * Puts a closed incident into the index. Done twice, or while others do the same with theirs, each
 * incident has one line: the newest that was written of it.
 */
async function indexIncident(stores, archive) {
    const { value, version = '' } = archive;
    const line = value && (0,incident_line/* lineOf */.c)(value.incident);
    if (line === undefined)
        return;
    const file = await (0,records_file/* openRecord */.C)(stores.records, indexShape, stores.clock);
    const news = { lines: [{ ...line, version }], actions: [], damaged: [] };
    await file.update((index) => withNews(index, news), `List #${line.number}`);
}
/**
 * The index as it should be: it is compared with the list of all records, and what it lacks, or what
 * has changed, is read. That is nothing on most days, so that the number of requests does not grow
 * with the number of incidents. `anew` forgets what it says, and reads all.
 */
async function catchUp(stores, anew = false) {
    const { records, clock } = stores;
    const reading = (0,records_file/* openRecord */.C)(records, indexShape, clock);
    // To forget what there is no record of, the list has to have everything that the index has.
    if (anew)
        await reading;
    const [file, listed] = await Promise.all([reading, records.list('')]);
    const before = versionsOf(file.value);
    const behind = listed.filter(({ key, version }) => isIndexed(key) && (anew || !(0,versions/* isSameState */._G)(before.get(key), version)));
    const services = listed.map(({ key }) => key).filter((key) => key.startsWith('services/'));
    if (behind.length === 0 && !anew) {
        return { index: file.value, missing: 0, damaged: [], services };
    }
    // The newest first: where there are too many for one run, the others wait.
    const now = behind.toReversed().slice(0, mostAtOnce);
    const news = await readNews(stores, now);
    const change = (known) => withNews(anew ? without(known, before) : known, news);
    const why = `List ${now.length === 1 ? (now[0]?.key ?? '') : `${now.length} records`}`;
    // Whoever may only read knows it all the same; the next who may write keeps it.
    const index = await file.update(change, why).catch(() => change(file.value));
    return { index, missing: behind.length - now.length, damaged: news.damaged, services };
}
const isIndexed = (key) => /^(?:incidents|post-mortems)\//.test(key);
const keyOf = ({ number }) => (0,shapes/* archiveShape */.g6)(number).key;
function versionsOf({ lines, actions = [] }) {
    return new Map([
        ...lines.map((line) => [keyOf(line), line.version]),
        ...actions.map(({ key, version }) => [key, version]),
    ]);
}
/** The index without what it said of these records. */
function without(index, of) {
    const lines = index.lines.filter((line) => !of.has(keyOf(line)));
    const actions = index.actions?.filter(({ key }) => !of.has(key));
    return { ...index, lines, ...(actions ? { actions } : {}) };
}
async function readNews(stores, listed) {
    const lines = [];
    const actions = [];
    const damaged = [];
    for (const part of (0,portions/* portions */.j)(listed, mostAtATime)) {
        const values = await valuesOf(stores, part, listed.length > few);
        for (const [at, { key, version }] of part.entries()) {
            const value = values[at];
            if (value === undefined)
                continue;
            try {
                if (value instanceof errors/* OutageError */.AP)
                    throw value;
                if (key.startsWith('post-mortems/'))
                    actions.push({ ...actionsIn(key, value), version });
                else
                    lines.push(...lineIn(key, value).map((line) => ({ ...line, version })));
            }
            catch (error) {
                // One that somebody edited into nonsense is no reason to know nothing of the others.
                if (!(error instanceof errors/* OutageError */.AP))
                    throw error;
                damaged.push(error.message);
            }
        }
    }
    return { lines, actions, damaged };
}
function actionsIn(key, value) {
    return (0,action_line/* actionLineOf */.a)(key, (0,post_mortem_shape/* postMortemShapeOf */.Nc)(key).read(value));
}
/** Its line; none where the incident has no issue. */
function lineIn(key, value) {
    const archive = (0,shapes/* archiveShape */.g6)(Number(key.split('/').at(-1))).read(value);
    const line = archive && (0,incident_line/* lineOf */.c)(archive.incident);
    return line ? [line] : [];
}
/** The values of records, each as it is, or what is wrong with it. */
async function valuesOf({ records }, listed, isBulk) {
    const orError = (error) => {
        if (error instanceof errors/* OutageError */.AP && error.code === 'record-damaged')
            return error;
        throw error;
    };
    const all = isBulk ? await records.loadMany(listed).catch(orError) : undefined;
    if (all !== undefined && !(all instanceof errors/* OutageError */.AP))
        return all;
    return (0,p_map/* default */.Ay)(listed, async ({ key }) => {
        const found = await records.load(key).catch(orError);
        return found instanceof errors/* OutageError */.AP ? found : found?.value;
    }, { concurrency: 10 });
}
/** The index with these in it; the very same where it has them already. */
function withNews(index, { lines, actions }) {
    const known = index.actions ?? [];
    const [allLines, allActions] = [
        joined(index.lines, lines, keyOf),
        joined(known, actions, ({ key }) => key),
    ];
    if (allLines === index.lines && allActions === known)
        return index;
    return { ...index, lines: allLines, ...(allActions.length > 0 ? { actions: allActions } : {}) };
}
function joined(before, news, keyFor) {
    const all = new Map(before.map((item) => [keyFor(item), item]));
    const fresh = news.filter((item) => !(0,external_node_util_.isDeepStrictEqual)(all.get(keyFor(item)), item));
    if (fresh.length === 0)
        return before;
    for (const item of fresh)
        all.set(keyFor(item), item);
    return [...all.entries()].toSorted(([a], [b]) => compare(a, b)).map(([, item]) => item);
}
/** Keys hold numbers padded to four digits, and there may be more than 9,999. */
function compare(a, b) {
    return a.length - b.length || (a < b ? -1 : 1);
}


/***/ }),

/***/ 731:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/github/files.ts
var github_files = __webpack_require__(5772);
// EXTERNAL MODULE: ./src/github/client.ts
var client = __webpack_require__(6584);
// EXTERNAL MODULE: ./src/github/git.ts
var git = __webpack_require__(6891);
// EXTERNAL MODULE: ./src/github/once.ts
var once = __webpack_require__(6878);
;// CONCATENATED MODULE: ./src/github/proposal.ts



/** The branch that a repository shows first. */
async function defaultBranch(github) {
    const { owner, repo } = github;
    return (await github.octokit.rest.repos.get({ owner, repo })).data.default_branch;
}
/**
 * One open pull request that makes a file what it should be: the one that is open is brought up to
 * date, and where none is, one is opened. `refused` holds GitHub's reason.
 */
async function propose(github, proposal) {
    const { branch, title, body } = proposal;
    const base = await defaultBranch(github);
    try {
        if (!proposal.isUpToDate)
            await pushText(github, proposal, base);
        return await keepPull(github, { title, body, head: branch, base });
    }
    catch (error) {
        if ([403, 422].includes((0,client/* statusOf */.c2)(error)))
            return { refused: (0,client/* messageOf */.bD)(error) };
        throw error;
    }
}
async function pushText(github, { path, text, branch, title }, base) {
    const { owner, repo, octokit } = github;
    const head = await (0,git/* readCommit */.kN)(github, base);
    if (head === undefined)
        throw new Error(`There is no branch ${base}.`);
    const { data: tree } = await octokit.rest.git.createTree({
        owner,
        repo,
        base_tree: head.tree,
        tree: [{ path, mode: '100644', type: 'blob', content: text }],
    });
    const sha = await (0,git/* createCommit */.kt)(github, { message: title, tree: tree.sha, parent: head.sha });
    await pointAt(github, branch, sha);
}
async function pointAt(github, branch, sha) {
    const { owner, repo, octokit } = github;
    try {
        await octokit.rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha, force: true });
    }
    catch (error) {
        if ((0,client/* statusOf */.c2)(error) !== 404 && !(0,client/* messageOf */.bD)(error).includes('does not exist'))
            throw error;
        await (0,once/* createOnce */.U)(() => octokit.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha }), async () => undefined);
    }
}
async function keepPull(github, pull) {
    const { owner, repo, octokit } = github;
    const find = async () => {
        const about = { owner, repo, head: `${owner}:${pull.head}`, state: 'open' };
        const { data } = await octokit.rest.pulls.list(about);
        return data[0] && { number: data[0].number, url: data[0].html_url };
    };
    const create = async () => {
        const { data } = await octokit.rest.pulls.create({ owner, repo, ...pull });
        return { number: data.number, url: data.html_url };
    };
    return (await find()) ?? (0,once/* createOnce */.U)(create, find);
}

// EXTERNAL MODULE: ./src/incident/metrics.ts + 2 modules
var metrics = __webpack_require__(8013);
// EXTERNAL MODULE: ./src/records/branch.ts
var records_branch = __webpack_require__(9464);
// EXTERNAL MODULE: ./src/views/history.ts
var views_history = __webpack_require__(8806);
// EXTERNAL MODULE: ./src/views/metrics.ts + 1 modules
var views_metrics = __webpack_require__(2441);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(1032);
// EXTERNAL MODULE: ./src/incident/action-line.ts
var action_line = __webpack_require__(9545);
// EXTERNAL MODULE: ./src/incident/line.ts
var line = __webpack_require__(834);
// EXTERNAL MODULE: ./src/records/file.ts
var file = __webpack_require__(6566);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(210);
// EXTERNAL MODULE: ./src/history/index-file.ts + 1 modules
var index_file = __webpack_require__(1101);
;// CONCATENATED MODULE: ./src/history/lines.ts







/** Reads all lines: a request a service for what is open, and a few for everything else. */
async function readLines(engine, config, anew = false) {
    const named = (0,config_select/* allPlaces */.U1)(config).map(({ service, environment }) => (0,shapes/* serviceShape */.dS)(service, environment).key);
    const [{ index, missing, damaged, services }, open] = await Promise.all([
        (0,index_file/* catchUp */.x)(engine, anew),
        openLines(engine, named),
    ]);
    const others = services.filter((key) => !named.includes(key));
    const elsewhere = await openLines(engine, others);
    return {
        // What is open again is what it is now, and not what it was when it was closed.
        lines: (0,line/* newestFirst */.l)([...index.lines, ...open, ...elsewhere]),
        actionItems: (0,action_line/* actionItemsOf */.M)(index.actions ?? [], engine.clock.now()),
        missing,
        damaged,
    };
}
/** What is open in the records of these services. */
async function openLines({ records, clock }, keys) {
    const found = await (0,p_map/* default */.Ay)(keys, async (key) => {
        const { value } = await (0,file/* openRecord */.C)(records, (0,shapes/* serviceShapeOf */.eO)(key), clock);
        return value.incident && (0,line/* lineOf */.c)(value.incident);
    }, { concurrency: 10 });
    return found.filter((line) => line !== undefined);
}

;// CONCATENATED MODULE: ./src/history/targets.ts
/** What the playbook aims at, for the figures. */
function contextOf({ playbook }, actionItems, now) {
    const targets = playbook.severities.map(({ id, acknowledge, resolve }) => [id, { acknowledge: acknowledge.within, resolve: resolve.within }]);
    return {
        now,
        targets: Object.fromEntries(targets),
        actionItems,
    };
}

;// CONCATENATED MODULE: ./src/history/publish.ts









const mostTries = 8;
/**
 * Brings every file that shows the history up to date: `history.md` and `metrics.md` beside the
 * records, and the file that the configuration names. What is right already is left alone, so it can
 * be repeated; and as files are read before the index is, two at once end with everything in them.
 */
async function publish(engine, settings, anew = false) {
    const { file, by } = settings.config.history ?? {};
    const files = [
        { path: 'history.md', branch: records_branch/* recordsBranch */.r, draw: ({ lines }) => (0,views_history/* drawHistoryFile */.Z1)(lines) },
        { path: 'metrics.md', branch: records_branch/* recordsBranch */.r, draw: ({ metrics }) => (0,views_metrics/* drawMetricsFile */.oe)(metrics) },
        ...(file === undefined || by === 'pull-request' ? [] : [onDefaultBranch(file, settings)]),
    ];
    for (let tries = 0; tries < mostTries; tries++) {
        const befores = await Promise.all(files.map(({ path, branch }) => (0,github_files/* readBranchFile */.T)(engine.github, path, branch)));
        const seen = await see(engine, settings, anew && tries === 0);
        const written = await writeAll(engine, files, befores, seen);
        if (written === 'again')
            continue;
        if (file === undefined || (by === 'commit' && written === 'done'))
            return seen;
        return { ...seen, ...(await proposeFile(engine, onDefaultBranch(file, settings), seen)) };
    }
    throw new errors/* OutageError */.AP('record-contended', 'The files of the history were changed by others.');
}
async function see(engine, settings, anew) {
    const found = await readLines(engine, settings.config, anew);
    return {
        ...found,
        metrics: (0,metrics/* metricsOf */.Ps)(found.lines, contextOf(settings, found.actionItems, engine.clock.now())),
    };
}
function onDefaultBranch(path, { playbook }) {
    return { path, draw: ({ lines }, before) => (0,views_history/* withHistory */.$k)(before, lines, playbook.history.columns) };
}
/** Writes what differs, one after the other. `refused`: the default branch takes pull requests only. */
async function writeAll(engine, files, befores, seen) {
    let result = 'done';
    for (const [index, { path, branch, draw }] of files.entries()) {
        const before = befores[index];
        const text = draw(seen, before?.text);
        if (text === before?.text)
            continue;
        const written = await (0,github_files/* writeBranchFile */.g)(engine.github, {
            path,
            ...(branch === undefined ? {} : { branch }),
            text,
            before: before?.sha,
            message: branch === undefined ? 'Bring the outage history up to date [skip ci]' : 'Draw',
        });
        if (written === 'no-branch' && branch === records_branch/* recordsBranch */.r) {
            await (0,records_branch/* createRecordsBranch */.j)(engine.github);
            return 'again';
        }
        if (written === 'conflict' || written === 'no-branch')
            return 'again';
        if (typeof written === 'object')
            result = 'refused';
    }
    return result;
}
async function proposeFile(engine, { path, draw }, seen) {
    const branch = 'outage/history';
    const [now, proposed] = await Promise.all([
        (0,github_files/* readBranchFile */.T)(engine.github, path),
        (0,github_files/* readBranchFile */.T)(engine.github, path, branch),
    ]);
    const text = draw(seen, now?.text);
    if (text === now?.text)
        return {};
    const made = await propose(engine.github, {
        path,
        text,
        branch,
        title: 'Bring the outage history up to date',
        body: `Every outage so far, in \`${path}\`. Until it is merged it follows what happens.`,
        isUpToDate: proposed?.text === text,
    });
    return 'refused' in made ? { refused: made.refused } : { pull: made };
}


/***/ }),

/***/ 9545:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ actionItemsOf),
/* harmony export */   a: () => (/* binding */ actionLineOf)
/* harmony export */ });
/** The line of a post-mortem. */
function actionLineOf(key, { tickets }) {
    const open = tickets.filter(({ done }) => !done);
    return { key, open: open.map(({ due }) => due?.date ?? '').toSorted() };
}
/** All action items that are open by `now`; one is overdue when its day has passed, in UTC. */
function actionItemsOf(lines, now) {
    const today = now.toISOString().slice(0, 10);
    const days = lines.flatMap(({ open }) => open);
    return { open: days.length, overdue: days.filter((day) => day !== '' && day < today).length };
}


/***/ }),

/***/ 834:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ lineOf),
/* harmony export */   l: () => (/* binding */ newestFirst)
/* harmony export */ });
/* harmony import */ var _fold_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3506);

/** Characters of a text that a line keeps; the incident itself has the whole. */
const longest = 200;
/** The line of an incident; nothing where it has no issue yet. */
function lineOf(incident) {
    const state = (0,_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .fold */ .A)(incident, '');
    const { issue, acknowledged, mitigatedAt, resolved, recurrences } = state;
    if (issue === undefined)
        return undefined;
    const { cause, resolution } = resolved ?? {};
    return {
        id: incident.id,
        number: issue.number,
        url: issue.url,
        service: state.service,
        environment: state.environment,
        title: state.title.slice(0, longest),
        severity: state.severity,
        trigger: state.trigger.kind,
        ...(state.drill ? { drill: true } : {}),
        startedAt: state.startedAt,
        detectedAt: state.detectedAt,
        ...(acknowledged ? { acknowledgedAt: acknowledged.at } : {}),
        ...(mitigatedAt === undefined ? {} : { mitigatedAt }),
        ...(resolved ? { resolvedAt: resolved.at } : {}),
        ...(cause === undefined ? {} : { cause: cause.slice(0, longest) }),
        ...(resolution === undefined ? {} : { resolution: resolution.slice(0, longest) }),
        ...(recurrences > 0 ? { recurrences } : {}),
    };
}
/** Lines by their start, newest first, each incident once; later ones of the same take its place. */
function newestFirst(lines) {
    const once = new Map(lines.map((line) => [line.number, line]));
    return [...once.values()].toSorted((a, b) => compare(b.startedAt, a.startedAt) || b.number - a.number);
}
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}


/***/ }),

/***/ 8013:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sk: () => (/* binding */ clocks),
  Ps: () => (/* binding */ metricsOf)
});

// UNUSED EXPORTS: timesOf

// EXTERNAL MODULE: ./src/incident/line.ts
var line = __webpack_require__(834);
;// CONCATENATED MODULE: ./src/incident/recurrence.ts
/** Milliseconds after a resolution in which the same failure is a recurrence: the playbook watches so long. */
const watched = 24 * 3_600_000;
/**
 * The incidents that came back: the same failure while it was watched, or followed within a day of their resolution by another
 * one of the same service and environment. `newestFirst` gives the order.
 */
function recurringOf(lines) {
    const next = new Map();
    return lines.filter((line) => {
        const place = JSON.stringify([line.service, line.environment]);
        const followed = next.get(place);
        next.set(place, line.startedAt);
        if ((line.recurrences ?? 0) > 0)
            return true;
        if (followed === undefined || line.resolvedAt === undefined)
            return false;
        return Date.parse(followed) - Date.parse(line.resolvedAt) <= watched;
    });
}

;// CONCATENATED MODULE: ./src/incident/statistics.ts
/**
 * Median (between the two in the middle), 90th percentile (nearest rank: one that did occur) and
 * mean; nothing where there is nothing to say.
 */
function spreadOf(durations) {
    const sorted = durations.filter(Number.isFinite).toSorted((a, b) => a - b);
    const count = sorted.length;
    if (count === 0)
        return undefined;
    const at = (index) => sorted[index] ?? 0;
    const middle = (at(Math.floor((count - 1) / 2)) + at(Math.ceil((count - 1) / 2))) / 2;
    return {
        count,
        median: Math.round(middle),
        p90: at(Math.ceil(0.9 * count) - 1),
        mean: Math.round(sorted.reduce((sum, value) => sum + value, 0) / count),
    };
}

;// CONCATENATED MODULE: ./src/incident/metrics.ts



/** The four clocks, all from the incident's start. */
const clocks = ['detect', 'acknowledge', 'mitigate', 'resolve'];
/** All figures of these incidents. Their order does not matter, and drills do not count. */
function metricsOf(all, context) {
    const once = (0,line/* newestFirst */.l)(all);
    const lines = once.filter(({ drill }) => drill !== true);
    const { targets, now, actionItems } = context;
    const timed = lines.map((line) => ({ line, times: timesOf(line) }));
    const figures = (some) => figuresOf(some, targets, now);
    const [from, to] = [lines.at(-1)?.startedAt, lines[0]?.startedAt];
    const bySeverity = ({ line }) => line.severity;
    const severities = [...groups(timed, bySeverity)].toSorted(byName);
    const byMonth = groups(timed, ({ line }) => monthOf(line));
    const months = monthsBetween(from, to);
    const failed = timed.filter(({ line }) => line.trigger === 'deployment');
    const recovery = spreadOf(failed.flatMap(recoveryOf));
    return {
        at: now.toISOString(),
        ...(from === undefined || to === undefined ? {} : { from, to }),
        open: lines.filter(({ resolvedAt }) => resolvedAt === undefined).length,
        drills: once.length - lines.length,
        all: figures(timed),
        severities: severities.map(([severity, some]) => ({ severity, ...figures(some) })),
        months: months.map((month) => ({ month, ...figures(byMonth.get(month) ?? []) })),
        cells: months.flatMap((month) => [...groups(byMonth.get(month) ?? [], bySeverity)]
            .toSorted(byName)
            .map(([severity, some]) => ({ month, severity, ...figures(some) }))),
        recurrence: { recurred: recurringOf(lines).length, of: lines.length },
        failedDeployments: { incidents: failed.length, ...(recovery ? { recovery } : {}) },
        actionItems,
    };
}
function figuresOf(some, targets, now) {
    const spreads = clocks.map((clock) => [clock, spreadOf(some.flatMap(({ times }) => times[clock] ?? []))]);
    return {
        incidents: some.length,
        times: Object.fromEntries(spreads.filter(([, spread]) => spread !== undefined)),
        targets: {
            acknowledge: keptOf(some, 'acknowledge', targets, now),
            resolve: keptOf(some, 'resolve', targets, now),
        },
    };
}
const ends = {
    detect: 'detectedAt',
    acknowledge: 'acknowledgedAt',
    mitigate: 'mitigatedAt',
    resolve: 'resolvedAt',
};
/** Milliseconds from the start to each moment; none for what has not happened. */
function timesOf(line) {
    const start = Date.parse(line.startedAt);
    const known = clocks.flatMap((clock) => {
        const end = line[ends[clock]];
        return end === undefined ? [] : [[clock, Math.max(0, Date.parse(end) - start)]];
    });
    return Object.fromEntries(known);
}
/** A service that nobody saw recover was well again when its incident was resolved, at the latest. */
function recoveryOf({ times: { mitigate, resolve } }) {
    const time = mitigate ?? resolve;
    return time === undefined ? [] : [time];
}
/**
 * What has not happened is missed once its time is over; before that, and where the incident was
 * resolved before anybody had to acknowledge it, it is neither met nor missed.
 */
function keptOf(some, clock, targets, now) {
    const verdicts = some.flatMap(({ line, times }) => {
        const target = targets[line.severity]?.[clock];
        if (target === undefined)
            return [];
        const time = times[clock];
        if (time !== undefined)
            return [time <= target];
        const over = times.resolve ?? now.getTime() - Date.parse(line.startedAt);
        return over > target ? [false] : [];
    });
    const met = verdicts.filter(Boolean).length;
    return { met, missed: verdicts.length - met };
}
/** `2026-03`, in UTC. */
const monthOf = ({ startedAt }) => startedAt.slice(0, 7);
function monthsBetween(from, to) {
    if (from === undefined || to === undefined)
        return [];
    const months = [];
    const [year = 0, month = 0] = from.split('-').map(Number);
    for (let index = month - 1;; index++) {
        const name = new Date(Date.UTC(year, index)).toISOString().slice(0, 7);
        if (name > to.slice(0, 7))
            return months;
        months.push(name);
    }
}
function groups(values, by) {
    const found = new Map();
    for (const value of values) {
        const name = by(value);
        const group = found.get(name);
        if (group === undefined)
            found.set(name, [value]);
        else
            group.push(value);
    }
    return found;
}
function byName([a], [b]) {
    return a < b ? -1 : 1;
}


/***/ }),

/***/ 2833:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HV: () => (/* binding */ mainOf),
/* harmony export */   _G: () => (/* binding */ isSameState),
/* harmony export */   cF: () => (/* binding */ pairOf),
/* harmony export */   zP: () => (/* binding */ copyOf)
/* harmony export */ });
/** The version of a record that both sides may have. */
function pairOf(main, copy) {
    return `${main ?? ''}|${copy}`;
}
/**
 * True where two versions are of the same state, so that what was read at one need not be read again
 * at the other. The database may be away, or have been filled from the branch since: then the branch's
 * copy tells.
 */
function isSameState(before, now) {
    if (before === undefined || before === now)
        return before === now;
    const [a, b] = [sidesOf(before), sidesOf(now)];
    const isSameCopy = a.copy !== undefined && a.copy === b.copy;
    return isSameCopy && (a.main === undefined || b.main === undefined || a.main === b.main);
}
/** The database's part of a version, if it has one. */
const mainOf = (version) => sidesOf(version).main;
/** The branch's part of a version, if it has one. */
const copyOf = (version) => sidesOf(version).copy;
function sidesOf(version) {
    const cut = version.indexOf('|');
    if (cut > 0)
        return { main: version.slice(0, cut), copy: version.slice(cut + 1) };
    if (cut === 0)
        return { copy: version.slice(1) };
    // Alone, the branch's are shas, and the database's numbers.
    return /^[0-9a-f]{40,64}$/.test(version) ? { copy: version } : { main: version };
}


/***/ }),

/***/ 8806:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ withHistory),
/* harmony export */   Z1: () => (/* binding */ drawHistoryFile),
/* harmony export */   bo: () => (/* binding */ drawHistoryTable)
/* harmony export */ });
/* unused harmony export drawHistory */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2909);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8725);


/** Characters of rows that a file holds: GitHub shows Markdown of up to 512 KB as a page. */
const mostCharacters = 250_000;
const begin = '<!-- outage-history:begin (kept up to date by Outage Playbook) -->';
const end = '<!-- outage-history:end -->';
const marked = /<!-- outage-history:begin[^>]*-->[\s\S]*?<!-- outage-history:end -->/;
/** The table of the playbook's appendix: date, duration, cause, resolution, ticket; newest first. */
function drawHistory(lines, columns, most = mostCharacters) {
    return table(columns, real(lines), most, (line) => [(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .date */ .p6)(line.startedAt), ...story(line)]);
}
/** `history.md` on the records branch: the same, with severity and service. */
function drawHistoryFile(lines) {
    return `# Outage history\n\n${drawHistoryTable(lines, mostCharacters)}\n`;
}
/** The newest incidents, for an answer. */
function drawHistoryTable(lines, most) {
    const shown = real(lines);
    const columns = ['Date', 'Severity', 'Service', 'Duration', 'Cause', 'Resolution', 'Ticket'];
    const drills = lines.length - shown.length;
    const note = drills === 0
        ? ''
        : `\n\n<sub>${drills} ${drills === 1 ? 'drill is' : 'drills are'} not listed.</sub>`;
    const drawn = table(columns, shown, most, (line) => {
        const where = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(`${line.service} ${line.environment}`);
        return [(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .date */ .p6)(line.startedAt), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(line.severity), where, ...story(line)];
    });
    return `${drawn}${note}`;
}
/** A file of people's, with the table in its place: between our marks, or at the end. */
function withHistory(before, lines, columns) {
    const part = `${begin}\n\n${drawHistory(lines, columns)}\n\n${end}`;
    if (before === undefined)
        return `# Outage history\n\n${part}\n`;
    // A function, because `$` in the text would mean something.
    if (marked.test(before))
        return before.replace(marked, () => part);
    return `${before.trimEnd()}\n\n## Outage history\n\n${part}\n`;
}
function story(line) {
    const { startedAt, resolvedAt, cause, resolution, recurrences = 0, number, url } = line;
    const again = recurrences > 0 ? `, came back ${recurrences === 1 ? 'once' : `${recurrences} times`}` : '';
    return [
        resolvedAt === undefined ? '**open**' : `${(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)((0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .between */ .Tq)(startedAt, resolvedAt))}${again}`,
        cause === undefined ? 'not given' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(cause, 200)),
        resolution === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .prose */ .CS)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(resolution, 200)),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(`#${number}`, url),
    ];
}
const real = (lines) => lines.filter(({ drill }) => drill !== true);
const row = (cells) => `| ${cells.join(' | ')} |`;
/** As many of the first lines as there is room for; the others are not even drawn. */
function table(columns, lines, most, cells) {
    if (lines.length === 0)
        return 'No outage so far.';
    const rows = [row(columns.map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)), `|${columns.map(() => ':--|').join('')}`];
    let room = most;
    let shown = 0;
    for (const line of lines) {
        const text = row(cells(line));
        room -= text.length + 1;
        if (room < 0)
            break;
        rows.push(text);
        shown++;
    }
    const left = lines.length - shown;
    if (left === 0)
        return rows.join('\n');
    const older = `${left.toLocaleString('en-GB')} older ones are not shown; \`outage history --json\` has all.`;
    return `${rows.join('\n')}\n\n<sub>${older}</sub>`;
}


/***/ }),

/***/ 2441:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gX: () => (/* binding */ drawMetrics),
  oe: () => (/* binding */ drawMetricsFile)
});

// UNUSED EXPORTS: clockNames, days, metricsCsv, share, time

// EXTERNAL MODULE: ./src/incident/metrics.ts + 2 modules
var metrics = __webpack_require__(8013);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(2909);
;// CONCATENATED MODULE: ./src/views/metrics-charts.ts
/** The chart as mermaid, which GitHub draws in comments, files and job summaries. */
function drawMetricsCharts(months) {
    return [
        chart('Incidents a month', 'incidents', months, [
            { kind: 'bar', values: months.map(({ incidents }) => incidents) },
        ]),
        chart('Minutes to resolution: median (bars) and 90th percentile (line)', 'minutes', months, [
            { kind: 'bar', values: months.map(({ times }) => minutes(times.resolve?.median)) },
            { kind: 'line', values: months.map(({ times }) => minutes(times.resolve?.p90)) },
        ]),
    ].join('\n\n');
}
/** `xychart-beta` is the name that GitHub's mermaid knows too. (mermaid: XY Chart.) */
function chart(title, unit, months, series) {
    const most = Math.max(1, ...series.flatMap(({ values }) => values));
    return [
        '```mermaid',
        'xychart-beta',
        `title "${title}"`,
        `x-axis [${months.map(({ month }) => `"${month}"`).join(', ')}]`,
        `y-axis "${unit}" 0 --> ${Math.ceil(most * 1.1)}`,
        ...series.map(({ kind, values }) => `${kind} [${values.join(', ')}]`),
        '```',
    ].join('\n');
}
const minutes = (milliseconds = 0) => Math.round(milliseconds / 6_000) / 10;

// EXTERNAL MODULE: ./src/views/time.ts
var time = __webpack_require__(8725);
;// CONCATENATED MODULE: ./src/views/metrics.ts





/** What people call the clocks. */
const clockNames = {
    detect: { short: 'MTTD', long: 'time to detect' },
    acknowledge: { short: 'MTTA', long: 'time to acknowledge' },
    mitigate: { short: 'MTTM', long: 'time to mitigate' },
    resolve: { short: 'MTTR', long: 'time to resolve' },
};
/** Months that are shown; CSV and JSON have all. */
const shownMonths = 12;
/** `metrics.md` on the records branch. Nothing in it changes by time alone. */
function drawMetricsFile(metrics) {
    return `# Outage figures\n\n${drawMetrics(metrics)}\n`;
}
/** The figures as Markdown, with charts that GitHub draws. */
function drawMetrics(metrics) {
    if (metrics.from === undefined || metrics.to === undefined) {
        const drills = metrics.drills === 0 ? '' : ` (${drillsOf(metrics)})`;
        return `There is no incident to count yet${drills}.`;
    }
    const months = metrics.months.slice(-shownMonths);
    const since = months[0]?.month ?? '';
    return [
        summary(metrics),
        `#### By severity\n\n${figuresTable('Severity', [...metrics.severities.map((figures) => ({ name: figures.severity, figures })), { name: 'all', figures: metrics.all }])}`,
        drawMetricsCharts(months),
        `#### By month\n\n${figuresTable('Month', months.toReversed().map((figures) => ({ name: figures.month, figures })))}`,
        `<details><summary><b>By month and severity</b></summary>\n\n${figuresTable('Month, severity', metrics.cells
            .filter(({ month }) => month >= since)
            .toReversed()
            .map((figures) => ({ name: `${figures.month} ${figures.severity}`, figures })))}\n\n</details>`,
        '<sub>Each time is median / 90th percentile / mean, from the start of the incident. MTTR is to resolution. Drills do not count.</sub>',
    ].join('\n\n');
}
function summary(metrics) {
    const { all, recurrence, failedDeployments, actionItems, from = '', to = '' } = metrics;
    const { incidents, recovery } = failedDeployments;
    const rows = [
        [
            'Incidents',
            `${all.incidents}, ${days(from, to)}${metrics.open > 0 ? `; ${metrics.open} open` : ''}`,
        ],
        ['Acknowledged in time', kept(all.targets.acknowledge)],
        ['Resolved in time', kept(all.targets.resolve)],
        ['Came back within a day', share(recurrence.recurred, recurrence.of)],
        [
            'Failed deployments, recovery time',
            recovery === undefined ? 'none' : `${spread(recovery)} (${incidents})`,
        ],
        ['Action items', `${actionItems.open} open, ${actionItems.overdue} overdue`],
        ...(metrics.drills === 0 ? [] : [['Left out', drillsOf(metrics)]]),
    ];
    return `| | |\n|:--|:--|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`;
}
const drillsOf = ({ drills }) => `${drills} ${drills === 1 ? 'drill' : 'drills'}`;
function figuresTable(first, rows) {
    const columns = [
        first,
        'Incidents',
        ...metrics/* clocks */.sk.map((clock) => clockNames[clock].short),
        'Ack. in time',
        'Resolved in time',
    ];
    const body = rows.map(({ name, figures }) => [
        (0,markdown/* plain */.pj)(name),
        String(figures.incidents),
        ...metrics/* clocks */.sk.map((clock) => spread(figures.times[clock])),
        kept(figures.targets.acknowledge),
        kept(figures.targets.resolve),
    ]);
    return [columns, [':--', ...columns.slice(1).map(() => '--:')], ...body]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
}
/** `2026-03-02 to 2026-05-07`, or the only day. */
function days(from, to) {
    return (0,time/* date */.p6)(from) === (0,time/* date */.p6)(to) ? (0,time/* date */.p6)(from) : `${(0,time/* date */.p6)(from)} to ${(0,time/* date */.p6)(to)}`;
}
/** `12 min`; what took no time is `0 s`. */
const metrics_time = (ms) => (ms < 100 ? '0 s' : (0,time/* short */.h0)(ms));
/** `12 min / 40 min / 15 min`. */
function spread(value) {
    if (value === undefined)
        return '–';
    return [value.median, value.p90, value.mean].map(metrics_time).join(' / ');
}
const kept = ({ met, missed }) => share(met, met + missed);
/** `9 of 10, 90 %`. */
function share(part, whole) {
    return whole === 0 ? '–' : `${part} of ${whole}, ${Math.round((100 * part) / whole)} %`;
}
/** A row for all, each severity, each month, and each severity in each month; milliseconds. */
function metricsCsv(metrics) {
    const rows = [
        { month: '', severity: '', ...metrics.all },
        ...metrics.severities.map((figures) => ({ month: '', ...figures })),
        ...metrics.months.map((figures) => ({ severity: '', ...figures })),
        ...metrics.cells,
    ];
    const head = clocks.flatMap((clock) => ['count', 'median_ms', 'p90_ms', 'mean_ms'].map((part) => `${clock}_${part}`));
    const targets = ['acknowledge_met', 'acknowledge_missed', 'resolve_met', 'resolve_missed'];
    return csv([
        ['month', 'severity', 'incidents', ...head, ...targets],
        ...rows.map(({ month, severity, incidents, times, targets: { acknowledge, resolve } }) => [
            month,
            severity,
            incidents,
            ...clocks.flatMap((clock) => {
                const { count = 0, median, p90, mean } = times[clock] ?? {};
                return [count, median, p90, mean === undefined ? undefined : Math.round(mean)];
            }),
            ...[acknowledge.met, acknowledge.missed, resolve.met, resolve.missed],
        ]),
    ]);
}


/***/ })

};
