export const id = 1130;
export const ids = [1130];
export const modules = {

/***/ 54349:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ ApiError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98987);

/** A request that did not succeed. */
class ApiError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP {
    /** Of the answer; 0 where there was none. */
    status;
    body;
    /** True where it may have been done all the same: who creates something looks first. */
    mayBeDone;
    /** Milliseconds that the hosting asked us to wait. */
    after;
    constructor(code, message, told) {
        super(code, message, told);
        this.status = told.status;
        this.body = told.body;
        this.after = told.after;
        this.mayBeDone = told.status === 0 ? !isUnsent(told.cause) : told.status >= 500;
    }
}
/** True where a request cannot have arrived. */
function isUnsent(error) {
    return /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(String(Object(error)['code'] ?? ''));
}


/***/ }),

/***/ 70544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ openApi)
/* harmony export */ });
/* harmony import */ var _github_allowance_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33705);
/* harmony import */ var _github_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67352);
/* harmony import */ var _github_transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7490);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27194);
/* harmony import */ var _api_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54349);





/**
 * A client for a hosting's JSON API. Reads, and writes that change nothing the second time, are asked
 * again on any trouble; other writes only where nothing can have happened: a limit, or an address
 * that took no connection.
 */
function openApi(options) {
    const policy = options.policy ?? _github_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .usualPolicy */ .nA;
    const send = (0,_github_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .openTransport */ .g)(policy.timeout);
    let allowance;
    async function attempt(request) {
        const { method, body, signal } = request;
        const response = await send(addressOf(options, request), {
            method,
            headers: {
                accept: 'application/json',
                authorization: `Bearer ${options.key}`,
                'user-agent': 'outage-playbook',
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            ...(signal === undefined ? {} : { signal }),
        }).catch((error) => {
            signal?.throwIfAborted();
            throw unanswered(options, request, error);
        });
        const { status, headers } = response;
        const said = parsed(await response.text());
        // Limits of reads and of writes differ; it is reads that are many.
        if (method === 'GET')
            allowance = allowanceOf(headers) ?? allowance;
        if (status < 200 || status > 299)
            throw refused(options, request, { status, headers, said });
        if (said.isJson)
            return { status, body: said.body };
        throw refused(options, request, { status: 502, headers, said });
    }
    return {
        ask: (request) => (0,_github_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .withRetry */ .bD)(() => attempt(request), (error) => judge(error, request), policy),
        calm: (now) => (0,_github_allowance_js__WEBPACK_IMPORTED_MODULE_4__/* .calmPause */ .gF)(allowance, now),
    };
}
function addressOf({ url, query }, request) {
    const address = new URL(`${url.replace(/\/+$/, '')}${request.path}`);
    for (const [name, value] of Object.entries({ ...query, ...request.query })) {
        for (const one of [value].flat()) {
            if (one !== undefined)
                address.searchParams.append(name, String(one));
        }
    }
    return address.href;
}
function judge(error, request) {
    if (!(error instanceof _api_error_js__WEBPACK_IMPORTED_MODULE_3__/* .ApiError */ .h))
        return { again: false };
    const { status, after } = error;
    const again = after === undefined ? {} : { after };
    if (status === 429)
        return { again: true, after: after ?? 1_000 };
    if (status !== 0 && status < 500)
        return { again: false };
    const isRepeatable = request.repeatable ?? request.method !== 'POST';
    return { again: isRepeatable || !error.mayBeDone, ...again };
}
function parsed(text) {
    if (text === '')
        return { isJson: true, body: undefined, text };
    try {
        return { isJson: true, body: JSON.parse(text), text };
    }
    catch {
        return { isJson: false, body: undefined, text };
    }
}
function unanswered(options, request, cause) {
    const why = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)(cause instanceof Error ? cause.message : String(cause), options.secrets);
    const told = `${options.name} did not answer ${nameOf(request)}: ${why}`;
    return new _api_error_js__WEBPACK_IMPORTED_MODULE_3__/* .ApiError */ .h('hosting-unavailable', told, { status: 0, cause });
}
function refused(options, request, refusal) {
    const { status, headers, said } = refusal;
    const { name, keyName } = options;
    const after = waitAsked(headers) ?? options.waitIn?.(said.body);
    const message = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)(sentenceIn(said), options.secrets);
    const facts = { status, body: said.body, ...(after === undefined ? {} : { after }) };
    const answered = `${name} answered ${status} to ${nameOf(request)}: ${message}`;
    if (status === 401 || status === 403) {
        const remedy = `Look whether \`${keyName}\` is valid still, and may do this in ${name}.`;
        return new _api_error_js__WEBPACK_IMPORTED_MODULE_3__/* .ApiError */ .h('hosting-denied', answered, { ...facts, remedy });
    }
    if (status === 429) {
        const seconds = after === undefined ? '' : ` for ${Math.ceil(after / 1_000)} seconds`;
        const told = `${name} takes no more requests${seconds}: ${nameOf(request)}.`;
        return new _api_error_js__WEBPACK_IMPORTED_MODULE_3__/* .ApiError */ .h('hosting-limited', told, facts);
    }
    return new _api_error_js__WEBPACK_IMPORTED_MODULE_3__/* .ApiError */ .h(status >= 500 ? 'hosting-unavailable' : 'hosting-refused', answered, facts);
}
/** A request, for people: without its query, which may hold anything. */
function nameOf({ method, path }) {
    return `\`${method} ${path}\``;
}
/** The most that is shown of what a server said. */
const longestSentence = 300;
/** The sentence in an error's body, where the services that we know put it. */
function sentenceIn({ body, text }) {
    const { message, error } = Object(body);
    const inside = typeof error === 'object' && error !== null ? Object(error)['message'] : error;
    const said = [message, inside].find((one) => typeof one === 'string' && one !== '');
    const sentence = said === undefined ? text : String(said);
    return sentence.replaceAll(/\s+/g, ' ').trim().slice(0, longestSentence) || 'nothing more';
}
/** Milliseconds until it wants to be asked again: `Retry-After`, or `Ratelimit-Reset` in seconds. */
function waitAsked(headers) {
    const retry = headers.get('retry-after');
    if (retry !== null && !/^\d+$/.test(retry)) {
        const at = Date.parse(retry);
        return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
    }
    const reset = headers.get('ratelimit-reset');
    const seconds = retry ?? (headers.get('ratelimit-remaining') === '0' ? reset : null) ?? undefined;
    return seconds === undefined || !/^\d+$/.test(seconds) ? undefined : Number(seconds) * 1_000;
}
function allowanceOf(headers) {
    const [limit, left, reset] = ['limit', 'remaining', 'reset'].map((name) => {
        const text = headers.get(`ratelimit-${name}`);
        return text === null || !/^\d+$/.test(text) ? undefined : Number(text);
    });
    if (limit === undefined || left === undefined || reset === undefined)
        return undefined;
    return { limit, left, until: new Date(Date.now() + reset * 1_000) };
}


/***/ }),

/***/ 8196:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vercelHosting: () => (/* binding */ vercelHosting)
});

// EXTERNAL MODULE: ./src/hosting/api-error.ts
var api_error = __webpack_require__(54349);
;// CONCATENATED MODULE: ./src/hosting/vercel/autodeploy.ts
/**
 * Vercel builds whatever is pushed, and gives it the production domain unless that is turned off:
 * then builds go on, and wait to be promoted. A rollback turns it off by itself.
 */
function autodeployOf(client) {
    const isOn = (setting) => Object(setting).autoAssignCustomDomains !== false;
    return {
        async read() {
            const { autoAssignCustomDomains } = await client.project();
            return { autoAssignCustomDomains: autoAssignCustomDomains !== false };
        },
        isOn,
        off: () => client.setAutoAssign(false),
        restore: (setting) => client.setAutoAssign(isOn(setting)),
    };
}

;// CONCATENATED MODULE: ./src/hosting/vercel/choose.ts
/** Looks how a commit can be brought back: at once, where Vercel holds a deployment of it. */
async function choose(client, request) {
    const [project, ready] = await Promise.all([
        client.project(),
        request.way === 'build'
            ? []
            : client.deployments({ state: 'READY', sha: request.sha, limit: 20 }),
    ]);
    const current = project.targets?.production?.id;
    // Whether the one that has the domain counts as a candidate, Vercel does not say.
    const candidates = ready.filter((one) => one.uid === current || isCandidate(one));
    // One that has the domain was built with variables that may be the fault: another one comes first.
    const other = candidates.find(({ uid }) => uid !== current);
    const candidate = other ?? candidates[0];
    return { project, candidate, isCurrent: candidate !== undefined && other === undefined };
}
function isCandidate({ isRollbackCandidate, readySubstate }) {
    return isRollbackCandidate !== false && readySubstate !== 'STAGED';
}
const unchanged = [
    'Variables stay those that this deployment was built with; later changes do not act in it.',
    'Cron jobs go back to those of this deployment.',
    'Domains that were assigned by hand stay where they are.',
];
/** The choice, for people. */
function planOf({ candidate }, { way }) {
    if (candidate) {
        return {
            way: 'instant',
            why: 'Vercel still holds a deployment of this commit, and gives it the domain at once.',
            warnings: unchanged,
        };
    }
    const why = way === 'build'
        ? 'Variables act on Vercel only once the commit is built anew.'
        : 'Vercel holds no deployment of this commit that it could go back to.';
    return { way: 'build', why, warnings: [] };
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(98987);
// EXTERNAL MODULE: ./src/hosting/http.ts
var http = __webpack_require__(70544);
;// CONCATENATED MODULE: ./src/hosting/vercel/shapes.ts

/** What we read of Vercel's answers. Everything that may be missing is taken for optional. */
const aliasRequest = dist/* looseObject */._H3({
    jobStatus: dist/* string */.YjP(),
    requestedAt: dist/* number */.aig(),
    toDeploymentId: dist/* string */.YjP(),
});
const shapes_project = dist/* looseObject */._H3({
    id: dist/* string */.YjP(),
    name: dist/* string */.YjP(),
    autoAssignCustomDomains: dist/* nullish */.cl6(dist/* boolean */.zMY()),
    link: dist/* nullish */.cl6(dist/* looseObject */._H3({
        type: dist/* optional */.lqM(dist/* string */.YjP()),
        repoId: dist/* optional */.lqM(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()])),
        productionBranch: dist/* optional */.lqM(dist/* string */.YjP()),
    })),
    targets: dist/* nullish */.cl6(dist/* looseObject */._H3({ production: dist/* nullish */.cl6(dist/* looseObject */._H3({ id: dist/* optional */.lqM(dist/* string */.YjP()) })) })),
    lastAliasRequest: dist/* nullish */.cl6(aliasRequest),
});
const deploymentFields = {
    url: dist/* nullish */.cl6(dist/* string */.YjP()),
    inspectorUrl: dist/* nullish */.cl6(dist/* string */.YjP()),
    readyState: dist/* optional */.lqM(dist/* string */.YjP()),
    state: dist/* optional */.lqM(dist/* string */.YjP()),
    readySubstate: dist/* nullish */.cl6(dist/* string */.YjP()),
    meta: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), {}),
    ready: dist/* nullish */.cl6(dist/* number */.aig()),
};
/** In a list, where its id is called `uid`. */
const listed = dist/* looseObject */._H3({
    ...deploymentFields,
    uid: dist/* string */.YjP(),
    created: dist/* number */.aig(),
    isRollbackCandidate: dist/* nullish */.cl6(dist/* boolean */.zMY()),
});
const listOfDeployments = dist/* looseObject */._H3({ deployments: dist/* array */.YOg(listed) });
/** By itself, where its id is called `id`. */
const deployment = dist/* looseObject */._H3({
    ...deploymentFields,
    id: dist/* string */.YjP(),
    aliasAssigned: dist/* nullish */.cl6(dist/* union */.KCZ([dist/* boolean */.zMY(), dist/* number */.aig()])),
    errorMessage: dist/* nullish */.cl6(dist/* string */.YjP()),
});
const variable = dist/* looseObject */._H3({
    id: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    key: dist/* string */.YjP(),
    type: dist/* string */.YjP(),
    value: dist/* nullish */.cl6(dist/* string */.YjP()),
    decrypted: dist/* nullish */.cl6(dist/* boolean */.zMY()),
    target: dist/* pipe */.FsL(dist/* optional */.lqM(dist/* union */.KCZ([dist/* string */.YjP(), dist/* array */.YOg(dist/* string */.YjP())]), []), dist/* transform */.pdi((target) => [target].flat())),
    gitBranch: dist/* nullish */.cl6(dist/* string */.YjP()),
});
const listOfVariables = dist/* looseObject */._H3({
    envs: dist/* array */.YOg(variable),
    pagination: dist/* nullish */.cl6(dist/* looseObject */._H3({ next: dist/* nullish */.cl6(dist/* number */.aig()) })),
});
const pulled = dist/* looseObject */._H3({ env: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()) });
/** What a bulk of variables was answered; `failed` is in a 201 as well. */
const taken = dist/* looseObject */._H3({
    failed: dist/* nullish */.cl6(dist/* array */.YOg(dist/* looseObject */._H3({
        error: dist/* looseObject */._H3({
            code: dist/* nullish */.cl6(dist/* string */.YjP()),
            message: dist/* nullish */.cl6(dist/* string */.YjP()),
            key: dist/* nullish */.cl6(dist/* string */.YjP()),
            envVarKey: dist/* nullish */.cl6(dist/* string */.YjP()),
        }),
    }))),
});
const failedAliases = dist/* looseObject */._H3({
    aliases: dist/* array */.YOg(dist/* looseObject */._H3({ alias: dist/* string */.YjP() })),
});

;// CONCATENATED MODULE: ./src/hosting/vercel/client.ts




/** The longest `description` that a rollback takes. */
const longestDescription = 250;
/** Throws `secret-missing` from its requests where there is no token; none is made before. */
function openClient(options) {
    const { env, project: nameOrId } = options;
    const api = openVercelApi(options);
    let id;
    async function ask(shape, request) {
        checkToken(env);
        const { body } = await api.ask(request);
        const read = dist/* safeParse */.xLC(shape, body);
        if (read.success)
            return read.output;
        const where = `\`${request.method} ${request.path}\``;
        throw new errors/* OutageError */.AP('hosting-unavailable', `Vercel answered ${where} in an unknown form.`);
    }
    async function project(signal) {
        const path = `/v9/projects/${encodeURIComponent(nameOrId)}`;
        const reading = ask(shapes_project, { method: 'GET', path, ...(signal ? { signal } : {}) });
        // Whoever needs the id meanwhile waits for the same answer.
        keep(reading.then((read) => read.id));
        return reading;
    }
    function keep(asked) {
        id ??= asked;
        // A failure is not kept: the next one who asks may have more luck.
        asked.catch(() => (id = undefined));
        return id;
    }
    const projectId = () => {
        if (/^prj_\w+$/.test(nameOrId))
            return Promise.resolve(nameOrId);
        return id ?? keep(project().then((read) => read.id));
    };
    return {
        project,
        projectId,
        ask,
        calm: api.calm,
        async setAutoAssign(autoAssignCustomDomains) {
            const path = `/v9/projects/${await projectId()}`;
            await ask(dist/* unknown */.L5J(), { method: 'PATCH', path, body: { autoAssignCustomDomains } });
        },
        async deployments(query) {
            const all = { projectId: await projectId(), target: 'production', ...query };
            const path = '/v7/deployments';
            const { deployments } = await ask(listOfDeployments, {
                method: 'GET',
                path,
                query: all,
            });
            return deployments.toSorted((a, b) => b.created - a.created);
        },
        deployment: (one, signal) => ask(deployment, {
            method: 'GET',
            path: `/v13/deployments/${one}`,
            ...(signal ? { signal } : {}),
        }),
        build: (body) => ask(deployment, {
            method: 'POST',
            path: '/v13/deployments',
            query: { forceNew: 1 },
            body,
        }),
        async rollback(one, text) {
            const path = `/v1/projects/${await projectId()}/rollback/${one}`;
            const description = text.slice(0, longestDescription);
            // It is answered 201 without a body.
            await ask(dist/* unknown */.L5J(), { method: 'POST', path, query: { description }, body: {} });
        },
        async promote(one) {
            const path = `/v10/projects/${await projectId()}/promote/${one}`;
            await ask(dist/* unknown */.L5J(), { method: 'POST', path, body: {} });
        },
        async cancel(one) {
            await ask(dist/* unknown */.L5J(), { method: 'PATCH', path: `/v12/deployments/${one}/cancel` });
        },
        async failedDomains() {
            const path = `/v9/projects/${await projectId()}/rollback/aliases`;
            const query = { failedOnly: 'true' };
            const { aliases } = await ask(failedAliases, { method: 'GET', path, query });
            return aliases.map(({ alias }) => alias);
        },
    };
}
function openVercelApi({ env, secrets, policy }) {
    const team = env['VERCEL_TEAM_ID'];
    return (0,http/* openApi */.N)({
        name: 'Vercel',
        url: env['VERCEL_API_URL'] || 'https://api.vercel.com',
        key: env['VERCEL_TOKEN'] ?? '',
        keyName: 'VERCEL_TOKEN',
        // Without it a token of a team sees the projects of its person only.
        ...(team ? { query: { teamId: team } } : {}),
        secrets,
        ...(policy ? { policy } : {}),
        waitIn,
    });
}
function checkToken(env) {
    if (env['VERCEL_TOKEN'])
        return;
    throw new errors/* OutageError */.AP('secret-missing', 'There is no `VERCEL_TOKEN`.', {
        remedy: 'Pass it to the step’s `env:`, with `VERCEL_TEAM_ID` where a team owns the project.',
    });
}
const limited = dist/* looseObject */._H3({
    error: dist/* looseObject */._H3({ limit: dist/* looseObject */._H3({ resetMs: dist/* number */.aig() }) }),
});
/** Milliseconds that a 429 asks to wait: it says in its body when the limit is lifted. */
function waitIn(body) {
    const read = dist/* safeParse */.xLC(limited, body);
    return read.success ? Math.max(0, read.output.error.limit.resetMs - Date.now()) : undefined;
}

;// CONCATENATED MODULE: ./src/hosting/vercel/handle.ts
/** As it is kept. */
function printHandle(handle) {
    return handle.way === 'build' ? handle.deployment : `${handle.deployment}@${handle.after}`;
}
/** What was kept, read again. */
function readHandle(id) {
    const [deployment = '', after] = id.split('@');
    if (after === undefined)
        return { way: 'build', deployment };
    return { way: 'instant', deployment, after: Number(after) };
}

;// CONCATENATED MODULE: ./src/hosting/vercel/releases.ts
/** The most that Vercel lists at once. */
const mostListed = 100;
/** Where its log is. */
function linkOf(one) {
    if (one.inspectorUrl)
        return { url: one.inspectorUrl };
    return one.url ? { url: `https://${one.url}` } : {};
}
/** The commit that a deployment was built from, whichever service its code is on. */
function commitOf({ meta }) {
    const found = ['github', 'gitlab', 'bitbucket'].map((service) => meta[`${service}CommitSha`]);
    return found.find((sha) => typeof sha === 'string' && sha !== '');
}
/** Deployments that have had the production domain, newest first: none that was only staged. */
async function servedDeployments(client, query) {
    const listed = await client.deployments({ state: 'READY', ...query });
    return listed.filter(({ readySubstate }) => readySubstate !== 'STAGED');
}
/**
 * Releases that went live, as Vercel remembers them: the one that has the domain first, then those
 * before it. What production has gone back from is left out, or it would seem to run still.
 */
async function releasesOf(client, limit) {
    const [{ targets }, served] = await Promise.all([
        client.project(),
        servedDeployments(client, { limit: mostListed }),
    ]);
    const current = served.findIndex(({ uid }) => uid === targets?.production?.id);
    const releases = served.slice(Math.max(0, current)).flatMap((one) => {
        const sha = commitOf(one);
        if (sha === undefined)
            return [];
        const at = new Date(one.ready ?? one.created).toISOString();
        return [{ id: one.uid, sha, at, ...linkOf(one) }];
    });
    return releases.slice(0, limit);
}

;// CONCATENATED MODULE: ./src/hosting/vercel/deploy.ts





/** Names in a deployment's `meta`: who asked for it, and that production was held when they did. */
const operationMark = 'outageOperation';
const heldMark = 'outageHeld';
/** Milliseconds by which the clock of a runner and Vercel's may differ. */
const skew = 5_000;
/** Answers to a rollback that mean: not to this deployment, or not on this plan. */
const unreachable = new Set([402, 409, 410, 422]);
/** How often, and how far apart in milliseconds, it is asked while another request is under way. */
const mostTurns = 10;
const turn = 2_000;
/** Starts a deployment: back to one that Vercel holds, or else built anew. */
async function deploy(deployer, request) {
    const choice = await choose(deployer.client, request);
    const back = choice.candidate && (await goBack(deployer, request, choice, choice.candidate));
    return back ?? build(deployer, request, choice.project);
}
/** The deployment that production goes back to; nothing where Vercel does not let it. */
async function goBack({ client, clock }, request, { project, isCurrent }, candidate) {
    const deployment = candidate.uid;
    const after = project.lastAliasRequest?.requestedAt ?? 0;
    const ours = { id: printHandle({ way: 'instant', deployment, after }), ...linkOf(candidate) };
    if (isCurrent)
        return ours;
    for (let tries = 1;; tries++) {
        try {
            await client.rollback(deployment, request.reason);
            return ours;
        }
        catch (error) {
            if (!(error instanceof api_error/* ApiError */.h))
                throw error;
            const isUnderWay = error.status === 409;
            if ((error.mayBeDone || isUnderWay) && (await isAskedFor(client, ours)))
                return ours;
            // Another request is under way, or ours never arrived.
            const again = isUnderWay || error.mayBeDone;
            if (again && tries < mostTurns)
                await clock.sleep(turn);
            // The Hobby plan reaches the deployment just before only; building reaches every commit.
            else if (unreachable.has(error.status))
                return undefined;
            else
                throw error;
        }
    }
}
/** True where production is on its way there, or there already. */
async function isAskedFor(client, { id }) {
    const handle = readHandle(id);
    const { lastAliasRequest: last, targets } = await client.project();
    if (targets?.production?.id === handle.deployment)
        return true;
    const after = handle.way === 'instant' ? handle.after : 0;
    return last?.toDeploymentId === handle.deployment && last.requestedAt > after;
}
async function build({ client, clock, branch }, request, project) {
    const { link, name, id } = project;
    const { repoId } = link ?? {};
    if (repoId === undefined || (link?.type ?? 'github') !== 'github') {
        throw new errors/* OutageError */.AP('hosting-unable', 'The project on Vercel is not connected to a repository on GitHub, so that no commit can be built.', { remedy: 'Connect it (Settings → Git), or go back by hand to a deployment that exists.' });
    }
    const isHeld = project.autoAssignCustomDomains === false;
    const since = new Date(clock.now().getTime() - skew).toISOString();
    const body = {
        name,
        project: id,
        target: 'production',
        // By `deploymentId` it would inherit the variables of that deployment.
        gitSource: { type: 'github', repoId, ref: link?.productionBranch ?? branch, sha: request.sha },
        meta: { [operationMark]: request.operation, ...(isHeld ? { [heldMark]: 'true' } : {}) },
    };
    try {
        return started(await client.build(body));
    }
    catch (error) {
        if (!(error instanceof api_error/* ApiError */.h) || !error.mayBeDone)
            throw error;
        return (await findBuild(client, request, since)) ?? started(await client.build(body));
    }
}
function started(one) {
    return { id: printHandle({ way: 'build', deployment: one.id }), ...linkOf(one) };
}
/** What this request has started already, if it has. */
async function find(client, request, since) {
    const [rollback, built] = await Promise.all([
        request.way === 'build' ? undefined : findRollback(client, request, since),
        findBuild(client, request, since),
    ]);
    // Where Vercel did not let us go back, we built: then the build is the one that goes on.
    return built ?? rollback;
}
async function findRollback(client, { sha, others = [] }, since) {
    const { lastAliasRequest: last, targets } = await client.project();
    if (!last || last.requestedAt < Date.parse(since) - skew)
        return undefined;
    // What was done, and has been overtaken since, is to be done again.
    const production = targets?.production?.id;
    if (last.jobStatus === 'succeeded' && production !== last.toDeploymentId)
        return undefined;
    const handle = {
        way: 'instant',
        deployment: last.toDeploymentId,
        after: last.requestedAt - 1,
    };
    const tried = others.map((id) => readHandle(id).deployment);
    if (tried.includes(handle.deployment))
        return undefined;
    const one = await client.deployment(handle.deployment);
    return commitOf(one) === sha ? { id: printHandle(handle), ...linkOf(one) } : undefined;
}
async function findBuild(client, { sha, operation, others = [] }, since) {
    const listed = await client.deployments({ sha, since: Date.parse(since) - skew, limit: 20 });
    const ours = listed.find(({ uid, meta }) => meta[operationMark] === operation && !others.includes(uid));
    return ours && started({ ...ours, id: ours.uid });
}

// EXTERNAL MODULE: ./src/hosting/polling.ts
var polling = __webpack_require__(11733);
;// CONCATENATED MODULE: ./src/hosting/vercel/follow.ts




/** Milliseconds in which a request that was just made may not show yet. */
const settling = 10_000;
/** Waits until a deployment has the production domain, or will not get it. */
async function follow(client, deployment, options) {
    const { clock, progress, signal, timeout } = options;
    const handle = readHandle(deployment.id);
    const begun = clock.now().getTime();
    let last = 'nothing was heard of it';
    const say = (text) => {
        last = text;
        progress(text);
    };
    const isFresh = () => clock.now().getTime() - begun < settling;
    const ask = async () => {
        try {
            if (handle.way === 'build')
                return await lookAtBuild(client, handle.deployment, say, signal);
            const project = await client.project(signal);
            return await moved(client, project, { ...handle, isFresh: isFresh() }, say);
        }
        catch (error) {
            if (!isPassing(error))
                throw error;
            say('the hosting does not answer; asking on');
            return undefined;
        }
    };
    progress('asking Vercel how it goes');
    const calm = () => client.calm(clock.now());
    const result = await (0,polling/* poll */.w)(ask, { clock, timeout, signal, calm });
    const link = deployment.url === undefined ? {} : { url: deployment.url };
    return { ...(result ?? { status: 'timed-out', detail: `still: ${last}` }), ...link };
}
/** True for trouble that may be over the next time: no reason to give a deployment up. */
function isPassing(error) {
    if (!(error instanceof api_error/* ApiError */.h))
        return false;
    return error.code === 'hosting-unavailable' || error.code === 'hosting-limited';
}
/** What became of the request to move the domain; nothing while it goes on. */
async function moved(client, { lastAliasRequest: last, targets }, { deployment, after, isFresh }, say) {
    // An older one may have gone to the same deployment, and says nothing of ours.
    const isNewer = last !== undefined && last !== null && last.requestedAt > after;
    if (isNewer && last.toDeploymentId === deployment)
        return ended(client, last, targets, say);
    const hasDomain = targets?.production?.id === deployment;
    if (hasDomain)
        return { status: 'live' };
    if (isNewer && !isFresh) {
        return { status: 'failed', detail: 'somebody has given the domain to another deployment since' };
    }
    say('waiting for Vercel to begin');
    return undefined;
}
async function ended(client, { jobStatus, toDeploymentId }, targets, say) {
    if (jobStatus === 'succeeded')
        return { status: 'live' };
    if (jobStatus === 'failed')
        return { status: 'failed', detail: await whyNotMoved(client) };
    if (jobStatus === 'skipped') {
        const hasDomain = targets?.production?.id === toDeploymentId;
        return hasDomain
            ? { status: 'live' }
            : { status: 'failed', detail: 'Vercel skipped it: something newer came in between' };
    }
    say(jobStatus === 'pending' ? 'waiting for its turn' : 'giving it the production domain');
    return undefined;
}
async function whyNotMoved(client) {
    const domains = await client.failedDomains().catch(() => []);
    const which = domains.length === 0 ? 'the production domain' : domains.join(', ');
    return `Vercel could not move ${which}`;
}
const stages = {
    QUEUED: 'waiting for a build machine',
    INITIALIZING: 'starting the build',
    BUILDING: 'building',
};
async function lookAtBuild(client, id, say, signal) {
    const one = await client.deployment(id, signal);
    const state = one.readyState ?? one.state ?? 'QUEUED';
    if (state === 'READY')
        return becomeLive(client, one, say);
    if (state === 'CANCELED')
        return { status: 'cancelled', detail: 'it was cancelled on Vercel' };
    if (state === 'ERROR') {
        return { status: 'failed', detail: one.errorMessage || 'the build failed' };
    }
    if (state === 'BLOCKED' || state === 'DELETED') {
        return { status: 'failed', detail: `Vercel says ${state.toLowerCase()}` };
    }
    say(stages[state] ?? state.toLowerCase());
    return undefined;
}
/** Built: it has the domain by now, or gets it by itself, or has to be promoted. */
async function becomeLive(client, one, say) {
    if (one.readySubstate === 'ROLLING') {
        say('rolling out, to a part of the visitors so far');
        return undefined;
    }
    const project = await client.project();
    const last = project.lastAliasRequest;
    const isHeld = project.autoAssignCustomDomains === false;
    if (project.targets?.production?.id === one.id || one.readySubstate === 'PROMOTED') {
        await holdAgain(client, one, isHeld);
        return { status: 'live' };
    }
    if (last?.toDeploymentId === one.id) {
        const result = await ended(client, last, project.targets, say);
        if (result?.status === 'live')
            await holdAgain(client, one, isHeld);
        return result;
    }
    if (!isHeld && one.readySubstate !== 'STAGED') {
        if (one.aliasAssigned)
            return { status: 'live' };
        say('waiting for the production domain');
        return undefined;
    }
    say('built; giving it the production domain');
    await client.promote(one.id).catch((error) => {
        // Lost, or asked for already: the next look tells.
        if (error instanceof api_error/* ApiError */.h && (error.mayBeDone || error.status === 409))
            return;
        throw error;
    });
    return undefined;
}
/** A promotion ends a rollback's pin, and the freeze with it: it stays as it was found. */
async function holdAgain(client, { meta }, isHeld) {
    if (meta[heldMark] === 'true' && !isHeld)
        await client.setAutoAssign(false);
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
;// CONCATENATED MODULE: ./src/hosting/vercel/entries.ts

/** Pages of variables, at most: far more than a project may have. */
const mostPages = 100;
/** Variables of production that people have set, as they are listed. */
async function productionEntries(client) {
    const path = `/v10/projects/${await client.projectId()}/env`;
    const found = [];
    let until;
    for (let page = 0; page < mostPages; page++) {
        // Never `decrypt=true`: it is deprecated, and has answered ciphertext as if it were the value.
        const answer = await client.ask(listOfVariables, {
            method: 'GET',
            path,
            ...(until === undefined ? {} : { query: { until } }),
        });
        found.push(...answer.envs);
        const next = answer.pagination?.next ?? undefined;
        if (next === undefined || next === until)
            break;
        until = next;
    }
    return found.filter(({ target, type, gitBranch }) => target.includes('production') && type !== 'system' && !gitBranch);
}

// EXTERNAL MODULE: ./src/secrets.ts
var secrets = __webpack_require__(27194);
;// CONCATENATED MODULE: ./src/hosting/vercel/write-variables.ts







/** New variables that are sent at once, and changes that are made at once. */
const mostAtOnce = 50;
const concurrency = 4;
/**
 * Writes a difference into production, and leaves what other environments have. Repeatable: what is
 * there already stays. Throws `hosting-refused`, with names and never values, where Vercel took a
 * part of it only.
 */
async function writeVariables(client, change) {
    const values = change.set.map(({ value }) => value);
    try {
        const entries = new Map((await productionEntries(client)).map((entry) => [entry.key, entry]));
        const isNew = ({ name }) => {
            const entry = entries.get(name);
            return entry === undefined || isShared(entry);
        };
        const shared = change.set.flatMap(({ name }) => entries.get(name) ?? []).filter(isShared);
        await (0,p_map/* default */.Ay)(shared, (entry) => leaveProduction(client, entry), { concurrency });
        const changed = change.set.filter((wanted) => !isNew(wanted));
        await (0,p_map/* default */.Ay)(changed, (wanted) => update(client, wanted, entries.get(wanted.name)), {
            concurrency,
        });
        const added = change.set.filter(isNew);
        for (let index = 0; index < added.length; index += mostAtOnce) {
            const portion = added.slice(index, index + mostAtOnce);
            await create(client, portion, entries);
        }
        const removed = change.remove.flatMap((name) => entries.get(name) ?? []);
        await (0,p_map/* default */.Ay)(removed, (entry) => remove(client, entry), { concurrency });
    }
    catch (error) {
        throw withoutValues(error, values);
    }
}
/** True where preview or development has the same one. */
const isShared = ({ target }) => target.some((one) => one !== 'production');
async function pathOf(client, { id }) {
    return `/v9/projects/${await client.projectId()}/env/${id}`;
}
/** Takes production out of a variable that others share, which keep it as it is. */
async function leaveProduction(client, entry) {
    const target = entry.target.filter((one) => one !== 'production');
    const path = await pathOf(client, entry);
    await client.ask(dist/* unknown */.L5J(), { method: 'PATCH', path, body: { target } });
}
/** A type that hides a value is never taken back: Vercel does not allow it. */
function typeOf({ writeOnly }, entry) {
    if (writeOnly === true || entry?.type === 'sensitive')
        return 'sensitive';
    return entry?.type === 'plain' ? 'plain' : 'encrypted';
}
async function update(client, wanted, entry) {
    if (entry === undefined)
        return;
    const type = typeOf(wanted, entry);
    const body = { value: wanted.value, ...(type === entry.type ? {} : { type }) };
    await client.ask(dist/* unknown */.L5J(), { method: 'PATCH', path: await pathOf(client, entry), body });
}
async function create(client, wanted, entries) {
    const body = wanted.map((one) => ({
        key: one.name,
        value: one.value,
        type: typeOf(one, entries.get(one.name)),
        target: ['production'],
    }));
    const answer = await client.ask(taken, {
        method: 'POST',
        path: `/v10/projects/${await client.projectId()}/env`,
        query: { upsert: 'true' },
        body,
        // With `upsert` a second time changes nothing more.
        repeatable: true,
    });
    const failed = (answer.failed ?? []).map(({ error }) => {
        const name = error.envVarKey ?? error.key ?? 'one of them';
        return `${name} (${error.message ?? error.code ?? 'no reason given'})`;
    });
    if (failed.length === 0)
        return;
    throw new errors/* OutageError */.AP('hosting-refused', `Vercel did not take these variables: ${failed.join('; ')}`);
}
async function remove(client, entry) {
    if (isShared(entry))
        return leaveProduction(client, entry);
    const path = await pathOf(client, entry);
    await client.ask(dist/* unknown */.L5J(), { method: 'DELETE', path }).catch((error) => {
        // It is gone already.
        if (!(error instanceof api_error/* ApiError */.h) || error.status !== 404)
            throw error;
    });
}
/** The same error without any of the values, which a server may have repeated. */
function withoutValues(error, values) {
    if (!(error instanceof errors/* OutageError */.AP))
        return error;
    const { code, remedy } = error;
    return new errors/* OutageError */.AP(code, (0,secrets/* redact */.E$)(error.message, values), { remedy });
}

;// CONCATENATED MODULE: ./src/hosting/vercel/variables.ts





/** Single values that are read at once. */
const variables_concurrency = 8;
/** The production variables of a project. A change acts in what is built after it. */
function variablesOf(client) {
    return {
        name: 'Vercel',
        needsBuild: true,
        async read() {
            const entries = await productionEntries(client);
            return (0,p_map/* default */.Ay)(entries, (entry) => variables_valueOf(client, entry), { concurrency: variables_concurrency });
        },
        readOf: ({ sha }) => builtWith(client, sha),
        write: (change) => writeVariables(client, change),
    };
}
/** A variable with its value, where Vercel gives it: what is ciphertext still is none. */
async function variables_valueOf(client, entry) {
    const { key: name, type } = entry;
    if (type === 'sensitive')
        return { name, writeOnly: true };
    const listed = plainValue(entry);
    if (listed !== undefined)
        return { name, value: listed };
    const path = `/v1/projects/${await client.projectId()}/env/${entry.id}`;
    const value = plainValue(await client.ask(variable, { method: 'GET', path }));
    return value === undefined ? { name } : { name, value };
}
function plainValue({ type, value, decrypted }) {
    const isPlain = decrypted === true || (type === 'plain' && decrypted !== false);
    return isPlain && typeof value === 'string' ? value : undefined;
}
/** Names that Vercel itself puts into every build. */
const own = /^(?:VERCEL(?:_|$)|TURBO_|NX_DAEMON$)/;
/** Those that the newest deployment of a commit was built with. */
async function builtWith(client, sha) {
    const [served, entries] = await Promise.all([
        servedDeployments(client, { sha, limit: 20 }),
        productionEntries(client),
    ]);
    const one = served.find((deployment) => commitOf(deployment) === sha);
    if (one === undefined)
        return undefined;
    const path = `/v3/env/pull/${one.uid}`;
    const { env } = await client.ask(pulled, { method: 'GET', path });
    const known = new Map(entries.map((entry) => [entry.key, entry]));
    return Object.entries(env)
        .filter(([name]) => known.has(name) || !own.test(name))
        .map(([name, value]) => {
        if (known.get(name)?.type === 'sensitive')
            return { name, writeOnly: true };
        // What is sensitive comes empty: of a variable that is gone by now, nobody can say.
        return value === '' && !known.has(name) ? { name } : { name, value };
    });
}

;// CONCATENATED MODULE: ./src/hosting/vercel/vercel.ts









/**
 * A project on Vercel. It goes back at once to a deployment that Vercel still holds, and builds the
 * commit anew where there is none, or where changed variables have to act.
 */
function vercelHosting(config, options) {
    const { clock, branch } = options;
    const client = openClient({ ...options, project: config.project });
    return {
        provider: 'vercel',
        deploys: 'commit',
        // Vercel's app on GitHub writes a deployment of each build, with the commit it was built from.
        recordsDeployments: false,
        deploy: (request) => deploy({ client, clock, branch }, request),
        find: (request, since) => find(client, request, since),
        wait: (deployment, progress, signal) => follow(client, deployment, { clock, timeout: config.timeout, progress, signal }),
        async cancel({ id }) {
            const { way, deployment } = readHandle(id);
            // A domain that moves cannot be stopped, and has moved before anybody could.
            if (way === 'instant')
                return;
            await client.cancel(deployment).catch((error) => {
                // It has ended already.
                if (!(error instanceof api_error/* ApiError */.h) || error.status !== 400)
                    throw error;
            });
        },
        releases: (limit) => releasesOf(client, limit),
        plan: async (request) => planOf(await choose(client, request), request),
        autodeploy: autodeployOf(client),
        variables: variablesOf(client),
        lacks,
    };
}
const lacks = {
    restart: 'Vercel runs functions, and has nothing that could be started again. `/rollback` to the running commit’s release before it, or redeploy it in the dashboard, for fresh instances.',
    scale: 'Vercel scales by itself. Limits are set in the dashboard: Settings → Functions, and Spend Management.',
    maintenance: 'Vercel has no maintenance page. Point the domain at a page of yours, or let a variable turn one on in the app and rebuild.',
    logs: 'Vercel streams its logs as they come, and keeps none that could be asked for. Open the project’s Logs in the dashboard, or set up a log drain.',
};


/***/ })

};
