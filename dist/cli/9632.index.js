export const id = 543;
export const ids = [543,691];
export const modules = {

/***/ 55772:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readBranchFile),
/* harmony export */   g: () => (/* binding */ writeBranchFile)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82886);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46878);


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

/***/ 60543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   answerHistory: () => (/* binding */ answerHistory),
/* harmony export */   answerMetrics: () => (/* binding */ answerMetrics)
/* harmony export */ });
/* harmony import */ var _parser_arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51927);
/* harmony import */ var _records_branch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9464);
/* harmony import */ var _views_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68806);
/* harmony import */ var _views_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62909);
/* harmony import */ var _views_metrics_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72441);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28691);






/** Characters of the table that an answer shows. */
const shown = 12_000;
/** `/history`: the newest outages, and the files that list them all. */
async function answerHistory({ engine, settings }, args) {
    const found = await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__.publish)(engine, settings, (0,_parser_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .switchFlag */ .J9)(args, 'rebuild'));
    const { all, drills } = found.metrics;
    const of = `${all.incidents} ${all.incidents === 1 ? 'outage' : 'outages'}`;
    const file = settings.config.history?.file;
    const url = `${engine.github.url}/blob/${_records_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .recordsBranch */ .r}/history.md`;
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: `${of} so far${drills === 0 ? '' : `, and ${drills === 1 ? 'one drill' : `${drills} drills`}`}`,
            details: [
                (0,_views_history_js__WEBPACK_IMPORTED_MODULE_2__/* .drawHistoryTable */ .bo)(found.lines, shown),
                `All of it: ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)('history.md', url)}${file === undefined ? '' : ` and ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(file, `${engine.github.url}/blob/HEAD/${file}`)}`}.`,
                ...remarks(found, file),
            ],
        },
    };
}
/** `/metrics`: the figures. */
async function answerMetrics({ engine, settings }) {
    const found = await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__.publish)(engine, settings);
    const { all } = found.metrics;
    const url = `${engine.github.url}/blob/${_records_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .recordsBranch */ .r}/metrics.md`;
    return {
        outcome: 'succeeded',
        reply: {
            status: 'succeeded',
            headline: `Figures of ${all.incidents} ${all.incidents === 1 ? 'incident' : 'incidents'}`,
            details: [
                (0,_views_metrics_js__WEBPACK_IMPORTED_MODULE_3__/* .drawMetrics */ .gX)(found.metrics),
                `Kept in ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)('metrics.md', url)}.`,
                ...remarks(found, settings.config.history?.file),
            ],
        },
    };
}
/** What is left for people, of bringing the files up to date. */
function remarks({ missing, damaged, pull, refused }, file) {
    return [
        ...(missing === 0
            ? []
            : [
                `${missing} older incidents are not listed yet: the next look, or this command again, goes on.`,
            ]),
        ...(damaged.length === 0
            ? []
            : [`Not listed, because they cannot be read: ${damaged.slice(0, 5).map(_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .prose */ .CS).join(' ')}`]),
        ...(pull
            ? [`Merge ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(`#${pull.number}`, pull.url)} to bring it to the default branch.`]
            : []),
        ...(refused === undefined
            ? []
            : [`${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(file ?? '', undefined)} could not be changed: ${(0,_views_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(refused, undefined)}`]),
    ];
}


/***/ }),

/***/ 28691:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(98987);
// EXTERNAL MODULE: ./src/github/files.ts
var github_files = __webpack_require__(55772);
// EXTERNAL MODULE: ./src/github/client.ts + 23 modules
var client = __webpack_require__(82886);
// EXTERNAL MODULE: ./src/github/git.ts
var git = __webpack_require__(16891);
// EXTERNAL MODULE: ./src/github/once.ts
var once = __webpack_require__(46878);
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
var metrics = __webpack_require__(58013);
// EXTERNAL MODULE: ./src/records/branch.ts
var records_branch = __webpack_require__(9464);
// EXTERNAL MODULE: ./src/views/history.ts
var views_history = __webpack_require__(68806);
// EXTERNAL MODULE: ./src/views/metrics.ts + 1 modules
var views_metrics = __webpack_require__(72441);
// EXTERNAL MODULE: ./src/history/lines.ts
var lines = __webpack_require__(61483);
// EXTERNAL MODULE: ./src/history/targets.ts
var targets = __webpack_require__(29858);
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
    const found = await (0,lines/* readLines */.S)(engine, settings.config, anew);
    return {
        ...found,
        metrics: (0,metrics/* metricsOf */.Ps)(found.lines, (0,targets/* contextOf */.V)(settings, found.actionItems, engine.clock.now())),
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

/***/ 68806:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ withHistory),
/* harmony export */   Z1: () => (/* binding */ drawHistoryFile),
/* harmony export */   bo: () => (/* binding */ drawHistoryTable)
/* harmony export */ });
/* unused harmony export drawHistory */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62909);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11022);


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


/***/ })

};
