export const id = 1612;
export const ids = [1612];
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

/***/ 9160:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chooseStore: () => (/* binding */ chooseStore)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(98987);
// EXTERNAL MODULE: ./src/github/client.ts + 23 modules
var client = __webpack_require__(82886);
// EXTERNAL MODULE: ./src/github/files.ts
var files = __webpack_require__(55772);
// EXTERNAL MODULE: ./src/variables/dotenv-text.ts
var dotenv_text = __webpack_require__(10775);
// EXTERNAL MODULE: ./src/variables/names.ts
var names = __webpack_require__(8209);
;// CONCATENATED MODULE: ./src/variables/dotenv.ts





const mostTries = 5;
/**
 * Variables in a dotenv file on the deployed branch. They are a part of the commit: whoever may read
 * the repository reads them, and a rollback brings those of its target with it.
 */
function dotenvStore(github, { path, branch }) {
    const readAt = async (ref) => {
        const file = await (0,files/* readBranchFile */.T)(github, path, ref);
        return file && (0,dotenv_text/* readDotenv */.Jp)(file.text);
    };
    async function write(change) {
        for (let tries = 0; tries < mostTries; tries++) {
            const file = await (0,files/* readBranchFile */.T)(github, path, branch);
            const before = file?.text ?? '';
            const text = (0,dotenv_text/* changeDotenv */.dl)(before, change);
            if (text === before)
                return;
            const written = await (0,files/* writeBranchFile */.g)(github, {
                ...{ path, branch, text, before: file?.sha, message: messageOf(path, change) },
                request: (0,client/* verbatim */.Bj)('content'),
            });
            if (written === 'written')
                return;
            if (written === 'no-branch')
                break;
            if (typeof written === 'object')
                throw refused(path, branch, written.refused);
        }
        throw refused(path, branch, 'it keeps changing, or is not there');
    }
    return {
        name: `${path} on ${branch}`,
        read: async () => (await readAt(branch)) ?? [],
        readOf: ({ sha }) => readAt(sha),
        write,
        needsBuild: true,
        inCommit: true,
    };
}
/** Names only; the values are in the file, where they were before. */
function messageOf(path, { set, remove }) {
    const names = [...set.map(({ name }) => name), ...remove].toSorted();
    const lines = names.slice(0, 100).map((name) => `- ${name}`);
    return [`Restore variables in ${path}`, '', ...lines].join('\n');
}
function refused(path, branch, why) {
    return new errors/* OutageError */.AP('variables-refused', `${(0,names/* code */.a)(path)} on ${(0,names/* code */.a)(branch)} was not changed: ${why}.`, {
        remedy: `Where ${(0,names/* code */.a)(branch)} is protected, change the file by a pull request; \`outage variables diff\` names the variables.`,
    });
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./src/github/once.ts
var once = __webpack_require__(46878);
;// CONCATENATED MODULE: ./src/variables/github-variables.ts





/** Variables on one page, at most. (REST API: Actions variables.) */
const pageSize = 30;
/** Requests at a time. */
const concurrency = 4;
/**
 * GitHub's own variables: of the repository, or of one environment. No `permissions:` of a job let its
 * token have them: it takes a person's or an App's.
 */
function githubVariables(github, environment) {
    const calls = callsOf(github, environment);
    const place = environment === undefined ? 'repository' : `environment ${environment}`;
    /** Names of those that were there when they were read last: what is not is created at once. */
    let known;
    async function read() {
        const page = async (number) => (await asked(place, () => calls.list(number))).data;
        const first = await page(1);
        const count = Math.ceil(first.total_count / pageSize);
        const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) => index + 2);
        const all = [first, ...(await (0,p_map/* default */.Ay)(others, page, { concurrency }))];
        const found = all.flatMap(({ variables }) => variables);
        known = new Set(found.map(({ name }) => name));
        return found.map(({ name, value }) => ({ name, value }));
    }
    /** Creates it; one that somebody has created meanwhile, or that we did unheard, is updated. */
    async function create(name, value) {
        const update = async () => {
            await calls.update(name, value);
            return true;
        };
        try {
            await (0,once/* createOnce */.U)(() => calls.create(name, value), () => update().catch(() => undefined));
        }
        catch (error) {
            if ((0,client/* statusOf */.c2)(error) !== 409)
                throw error;
            await update();
        }
    }
    async function set(name, value) {
        if (known?.has(name) === false)
            return create(name, value);
        try {
            await calls.update(name, value);
        }
        catch (error) {
            if ((0,client/* statusOf */.c2)(error) !== 404)
                throw error;
            await create(name, value);
        }
    }
    async function write({ set: wanted, remove }) {
        const left = new Set([...wanted.map(({ name }) => name), ...remove]);
        const jobs = [
            ...wanted.map(({ name, value }) => ({ name, work: () => set(name, value) })),
            ...remove.map((name) => ({ name, work: () => removed(calls, name) })),
        ];
        const one = async ({ name, work }) => {
            await asked(place, work, left);
            left.delete(name);
        };
        await (0,p_map/* default */.Ay)(jobs, one, { concurrency });
    }
    return { name: `GitHub’s variables of the ${place}`, read, write, needsBuild: true };
}
async function removed(calls, name) {
    await calls.remove(name).catch((error) => {
        if ((0,client/* statusOf */.c2)(error) !== 404)
            throw error;
    });
}
function callsOf({ octokit, owner, repo }, environment) {
    const { actions } = octokit.rest;
    const base = { owner, repo, request: (0,client/* verbatim */.Bj)('value', 'name') };
    if (environment === undefined) {
        return {
            list: (page) => actions.listRepoVariables({ ...base, per_page: pageSize, page }),
            create: (name, value) => actions.createRepoVariable({ ...base, name, value }),
            update: (name, value) => actions.updateRepoVariable({ ...base, name, value }),
            remove: (name) => actions.deleteRepoVariable({ ...base, name }),
        };
    }
    const here = { ...base, environment_name: environment };
    return {
        list: (page) => actions.listEnvironmentVariables({ ...here, per_page: pageSize, page }),
        create: (name, value) => actions.createEnvironmentVariable({ ...here, name, value }),
        update: (name, value) => actions.updateEnvironmentVariable({ ...here, name, value }),
        remove: (name) => actions.deleteEnvironmentVariable({ ...here, name }),
    };
}
/** Asks GitHub; what it refuses is said with what the token lacks, and what was not written yet. */
async function asked(place, work, left = new Set()) {
    try {
        return await work();
    }
    catch (error) {
        const status = (0,client/* statusOf */.c2)(error);
        const rest = left.size === 0 ? '' : ` Not written, or not known to be: ${(0,names/* listed */.K)([...left])}.`;
        if (status === 403 || status === 404) {
            throw new errors/* OutageError */.AP('variables-refused', `GitHub does not let this token have the variables of the ${place}: ${(0,client/* messageOf */.bD)(error)}.${rest}`, {
                remedy: `No \`permissions:\` of a job cover variables: pass a fine-grained token, or an App’s, with ${(0,names/* code */.a)(place === 'repository' ? 'Variables: write' : 'Environments: write')} as \`OUTAGE_VARIABLES_TOKEN\`; and see that the environment exists.`,
                cause: error,
            });
        }
        if (status !== 422 && status !== 409)
            throw error;
        throw new errors/* OutageError */.AP('variables-refused', `GitHub did not take a variable: ${(0,client/* messageOf */.bD)(error)}.${rest}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/variables/choose.ts


/** The store of a place's variables; nothing where the configuration says nothing of them. */
function chooseStore(place, around) {
    const { variables, branch } = place.settings;
    if (variables === undefined)
        return undefined;
    const { from } = variables;
    if (from === undefined)
        return around.hosting().variables;
    if ('dotenv' in from)
        return dotenvStore(around.code, { path: from.dotenv, branch });
    const token = around.env['OUTAGE_VARIABLES_TOKEN'] ?? '';
    const github = token === '' ? around.code : around.withVariables(token);
    return githubVariables(github, from.github === 'environment' ? place.environment : undefined);
}


/***/ })

};
