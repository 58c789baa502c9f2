export const id = 4504;
export const ids = [4504];
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

/***/ 85172:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderHosting: () => (/* binding */ renderHosting)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(98987);
// EXTERNAL MODULE: ./src/hosting/http.ts
var http = __webpack_require__(70544);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./src/hosting/render/shapes.ts


/** Statuses of a deploy that goes on. (Render API: List deploys, `status`.) */
const going = [
    'created',
    'queued',
    'build_in_progress',
    'pre_deploy_in_progress',
    'update_in_progress',
];
/** A deploy, as far as we read it. One of an image has no commit. */
const deployShape = dist/* object */.Ikc({
    id: dist/* string */.YjP(),
    status: dist/* string */.YjP(),
    trigger: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    commit: dist/* nullish */.cl6(dist/* object */.Ikc({ id: dist/* string */.YjP(), message: dist/* optional */.lqM(dist/* string */.YjP(), '') })),
    createdAt: dist/* string */.YjP(),
    finishedAt: dist/* nullish */.cl6(dist/* string */.YjP()),
});
const serviceShape = dist/* object */.Ikc({
    id: dist/* string */.YjP(),
    ownerId: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    dashboardUrl: dist/* optional */.lqM(dist/* string */.YjP()),
    autoDeploy: dist/* optional */.lqM(dist/* string */.YjP(), 'no'),
    autoDeployTrigger: dist/* optional */.lqM(dist/* string */.YjP()),
    suspended: dist/* optional */.lqM(dist/* string */.YjP(), 'not_suspended'),
    serviceDetails: dist/* optional */.lqM(dist/* object */.Ikc({
        autoscaling: dist/* nullish */.cl6(dist/* object */.Ikc({
            enabled: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
            min: dist/* optional */.lqM(dist/* number */.aig()),
            max: dist/* optional */.lqM(dist/* number */.aig()),
        })),
        maintenanceMode: dist/* nullish */.cl6(dist/* object */.Ikc({ uri: dist/* optional */.lqM(dist/* string */.YjP(), '') })),
    }), {}),
});
const deployPage = dist/* array */.YOg(dist/* object */.Ikc({ deploy: deployShape, cursor: dist/* optional */.lqM(dist/* string */.YjP()) }));
const variablePage = dist/* array */.YOg(dist/* object */.Ikc({
    envVar: dist/* object */.Ikc({ key: dist/* string */.YjP(), value: dist/* optional */.lqM(dist/* string */.YjP(), '') }),
    cursor: dist/* optional */.lqM(dist/* string */.YjP()),
}));
const logPage = dist/* object */.Ikc({
    logs: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ message: dist/* string */.YjP() }))),
    hasMore: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    nextStartTime: dist/* optional */.lqM(dist/* string */.YjP()),
    nextEndTime: dist/* optional */.lqM(dist/* string */.YjP()),
});
const readDeploy = (body) => understood(deployShape, body);
const readService = (body) => understood(serviceShape, body);
const readDeploys = (body) => understood(deployPage, body ?? []).map(({ deploy }) => deploy);
const readVariables = (body) => understood(variablePage, body ?? []);
const readLogs = (body) => understood(logPage, body);
/** An answer of a shape that we know. What is said of another one holds none of its values. */
function understood(shape, body) {
    const read = dist/* safeParse */.xLC(shape, body);
    if (read.success)
        return read.output;
    const where = read.issues.map((issue) => dist/* getDotPath */.BuJ(issue) ?? 'the whole').join(', ');
    throw new errors/* OutageError */.AP('hosting-unavailable', `Render answered something that is not what its API describes: ${where}.`);
}
/** True while a deploy goes on, so that another one would have to wait for it. */
function isGoing({ status }) {
    return going.includes(status);
}
/** True where a deploy is or was what runs: `deactivated` is one that a later one has replaced. */
function wasLive({ status }) {
    return status === 'live' || status === 'deactivated';
}

;// CONCATENATED MODULE: ./src/hosting/render/client.ts



const usualUrl = 'https://api.render.com/v1';
/** A client for one service of Render's. */
function openRender({ service, url, ...options }) {
    const api = (0,http/* openApi */.N)({
        name: 'Render',
        keyName: 'RENDER_API_KEY',
        url: url || usualUrl,
        ...options,
    });
    let dashboard = `https://dashboard.render.com/web/${service}`;
    async function ask(request) {
        if (options.key === '') {
            throw new errors/* OutageError */.AP('secret-missing', 'There is no `RENDER_API_KEY`, so Render was not asked.', {
                remedy: "Pass it in the step's `env:`; docs/hosting/render.md says where to get one.",
            });
        }
        const path = request.path.startsWith('//')
            ? request.path.slice(1)
            : `/services/${service}${request.path}`;
        return api.ask({ ...request, path });
    }
    function known(settings) {
        dashboard = settings.dashboardUrl ?? dashboard;
        return settings;
    }
    return {
        service,
        api,
        ask,
        deploys: async (query) => readDeploys((await ask({ method: 'GET', path: '/deploys', query })).body),
        deploy: async (id) => readDeploy((await ask({ method: 'GET', path: `/deploys/${id}` })).body),
        settings: async () => known(readService((await ask({ method: 'GET', path: '' })).body)),
        change: async (body) => known(readService((await ask({ method: 'PATCH', path: '', body })).body)),
        page: (path = '') => `${dashboard}${path}`,
    };
}

// EXTERNAL MODULE: ./src/hosting/api-error.ts
var api_error = __webpack_require__(54349);
// EXTERNAL MODULE: ./src/hosting/polling.ts
var polling = __webpack_require__(11733);
;// CONCATENATED MODULE: ./src/hosting/render/deploy.ts



/** Deploys that Render lists in one answer at most. */
const mostListed = 100;
/** Milliseconds to look for a deploy that may have been started, before it is asked for again. */
const lost = 5_000;
/** Milliseconds for which a deploy that Render has only accepted (202) is waited for at once. */
const settling = 10_000;
/** Milliseconds by which Render's clock may be behind ours. */
const skew = 2_000;
const mostTries = 3;
/** Triggers of deploys that are asked for by this API. (Render API: Deploy, `trigger`.) */
const ours = ['api', 'rollback'];
/** Reads both at once. */
async function standing(render, { sha, way }) {
    const [latest, lived, { suspended }] = await Promise.all([
        render.deploys({ limit: 20 }),
        way === 'build' ? [] : render.deploys({ status: ['live', 'deactivated'], limit: mostListed }),
        // For the address of its pages, too.
        render.settings(),
    ]);
    return {
        going: latest.filter(isGoing),
        suspended: suspended === 'suspended',
        past: lived.find((deploy) => wasLive(deploy) && deploy.commit?.id === sha),
    };
}
/**
 * Starts a deploy of the commit: back to one that was live, else built anew. What goes on is cancelled
 * first: where the workspace lets deploys wait for each other, ours would wait for it.
 */
async function start(render, request, clock) {
    const since = clock.now().toISOString();
    const { going, past } = await standing(render, request);
    await cancelAll(render, going);
    for (let tries = 1;; tries++) {
        try {
            return await ask(render, request, past, since, clock);
        }
        catch (error) {
            if (!(error instanceof api_error/* ApiError */.h && error.mayBeDone) || tries === mostTries)
                throw error;
            const found = await appeared(render, request, since, { clock, timeout: lost });
            if (found)
                return deploymentOf(render, found);
        }
    }
}
async function ask(render, request, past, since, clock) {
    const { status, body } = await (past === undefined
        ? build(render, request.sha)
        : goBack(render, past, request.sha));
    if (status !== 202 && body !== undefined && body !== null) {
        return deploymentOf(render, readDeploy(body));
    }
    const found = await appeared(render, request, since, { clock, timeout: settling });
    return found
        ? deploymentOf(render, found)
        : { id: acceptedId(request.sha, since), url: render.page() };
}
const build = (render, sha) => render.ask({ method: 'POST', path: '/deploys', body: { commitId: sha } });
/** What Render does not hold any more is built anew. */
async function goBack(render, past, sha) {
    try {
        return await render.ask({ method: 'POST', path: '/rollback', body: { deployId: past.id } });
    }
    catch (error) {
        const isGone = error instanceof api_error/* ApiError */.h && [400, 404, 409, 410, 422].includes(error.status);
        if (isGone)
            return build(render, sha);
        throw error;
    }
}
/**
 * The deploy of our own request, as soon as Render shows it. Whatever is before it in the meantime,
 * such as the deploy of a push, is cancelled, so that ours starts.
 */
function appeared(render, request, since, { clock, timeout }) {
    const look = async () => {
        const { found, before } = await lookFor(render, request, since);
        if (found === undefined)
            await cancelAll(render, before);
        return found;
    };
    const calm = () => render.api.calm(clock.now());
    return (0,polling/* poll */.w)(look, { clock, timeout, signal: AbortSignal.timeout(4 * timeout), calm });
}
/** Our own deploy since then, and what goes on instead where it is not there. */
async function lookFor(render, { sha, others = [] }, since) {
    const deploys = await render.deploys({ limit: 20 });
    const earliest = Date.parse(since) - skew;
    const found = deploys.find(({ id, trigger, commit, createdAt }) => commit?.id === sha &&
        ours.includes(trigger) &&
        !others.includes(id) &&
        Date.parse(createdAt) >= earliest);
    return { found, before: deploys.filter(isGoing) };
}
/** Cancels what goes on; the newest first, so that none starts because an older one has ended. */
async function cancelAll(render, deploys) {
    for (const { id } of deploys)
        await cancelDeploy(render, id);
}
/** Cancels a deploy; one that has ended already is left as it is. */
async function cancelDeploy(render, id) {
    try {
        await render.ask({ method: 'POST', path: `/deploys/${id}/cancel`, repeatable: true });
    }
    catch (error) {
        if (!(error instanceof api_error/* ApiError */.h && error.code === 'hosting-refused'))
            throw error;
    }
}
/** A deploy as the engine keeps it, with the page that shows its log. */
function deploymentOf(render, { id }) {
    return { id, url: render.page(`/deploys/${id}`) };
}
/** A deploy that Render has accepted, and has not begun: known by its commit and the time. */
const acceptedId = (sha, since) => `accepted:${sha}:${since}`;
/** What such an id says; nothing for one that Render has given. */
function acceptedIn(id) {
    const [, sha, since] = /^accepted:([0-9a-f]+):(.+)$/.exec(id) ?? [];
    return sha === undefined || since === undefined ? undefined : { sha, since };
}

;// CONCATENATED MODULE: ./src/hosting/render/service.ts



/** Render's deploying of every push. A rollback does not stop it. */
function renderAutodeploy(render) {
    const read = async () => {
        const { autoDeploy, autoDeployTrigger } = await render.settings();
        return { autoDeploy, ...(autoDeployTrigger === undefined ? {} : { autoDeployTrigger }) };
    };
    return {
        read,
        isOn: (setting) => settingIn(setting).autoDeploy === 'yes',
        async off() {
            await render.change({ autoDeploy: 'no' });
        },
        /** Turning it on alone may forget that it waited for checks, so both are written, and looked at. */
        async restore(setting) {
            const { autoDeploy, autoDeployTrigger } = settingIn(setting);
            if (autoDeployTrigger === undefined)
                return void (await render.change({ autoDeploy }));
            const after = await render.change({ autoDeploy, autoDeployTrigger });
            if (after.autoDeployTrigger === autoDeployTrigger)
                return;
            const { autoDeployTrigger: now } = await render.change({ autoDeployTrigger });
            if (now === autoDeployTrigger)
                return;
            throw new errors/* OutageError */.AP('hosting-refused', `Render deploys on \`${now ?? autoDeploy}\` now, and not on \`${autoDeployTrigger}\` as before.`, { remedy: `Set it on ${render.page('/settings')}: Auto-Deploy.` });
        },
    };
}
function settingIn(setting) {
    const { autoDeploy, autoDeployTrigger } = Object(setting);
    return {
        autoDeploy: autoDeploy === 'yes' ? 'yes' : 'no',
        ...(typeof autoDeployTrigger === 'string' ? { autoDeployTrigger } : {}),
    };
}
/** Starts the running deploy again; variables that were changed since are not picked up. */
async function restart(render) {
    await unlessUnable('restart', render, async () => {
        await render.ask({ method: 'POST', path: '/restart', repeatable: true });
    });
    return { text: 'Render starts it again, with the variables it has', url: render.page('/events') };
}
/** Render takes the number, and ignores it, while autoscaling is on. */
async function scale(render, instances) {
    const { autoscaling } = (await render.settings()).serviceDetails;
    const url = render.page();
    if (autoscaling?.enabled === true) {
        const range = `${autoscaling.min ?? '?'} to ${autoscaling.max ?? '?'}`;
        throw new errors/* OutageError */.AP('hosting-unable', `Autoscaling is on (${range} instances), and Render ignores a number that is asked for.`, { remedy: `Change its range, or turn it off, on ${url}.` });
    }
    await unlessUnable('scale', render, async () => {
        const body = { numInstances: instances };
        await render.ask({ method: 'POST', path: '/scale', body, repeatable: true });
    });
    return { text: `${instances} ${instances === 1 ? 'instance' : 'instances'} asked for`, url };
}
/** Render answers 503 itself while it is on, so health checks fail by design. */
async function maintenance(render, on) {
    const { maintenanceMode } = (await render.settings()).serviceDetails;
    const uri = maintenanceMode?.uri ?? '';
    await unlessUnable('maintenance mode', render, async () => {
        await render.change({ serviceDetails: { maintenanceMode: { enabled: on, uri } } });
    });
    const text = on ? 'Render answers 503 in its place' : 'Render passes requests on again';
    return { text, url: render.page('/settings') };
}
/** Some plans and kinds of services cannot: what Render says of that is no trouble of ours. */
async function unlessUnable(what, render, work) {
    try {
        await work();
    }
    catch (error) {
        const unable = error instanceof api_error/* ApiError */.h && error.code === 'hosting-refused';
        if (!unable)
            throw error;
        throw new errors/* OutageError */.AP('hosting-unable', `Render refused the ${what}. ${error.message}`, {
            remedy: `Its plan or its kind may not have that: look on ${render.page()}.`,
            cause: error,
        });
    }
}
/** Lines that one answer holds at most. */
const linesAtOnce = 100;
/** The last lines of the service's own log since then, oldest first. */
async function logs(render, since, limit) {
    const { ownerId } = await render.settings();
    const newestFirst = [];
    let endTime;
    while (newestFirst.length < limit) {
        const { body } = await render.ask({
            method: 'GET',
            path: '//logs',
            query: {
                ownerId,
                resource: render.service,
                startTime: since,
                endTime,
                direction: 'backward',
                type: 'app',
                limit: Math.min(linesAtOnce, limit - newestFirst.length),
            },
        });
        const page = readLogs(body);
        newestFirst.push(...(page.logs ?? []).map(({ message }) => message));
        if (!page.hasMore || page.nextEndTime === undefined || page.nextEndTime === endTime)
            break;
        endTime = page.nextEndTime;
    }
    return newestFirst.toReversed();
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./src/secrets.ts
var src_secrets = __webpack_require__(27194);
;// CONCATENATED MODULE: ./src/hosting/render/variables.ts





/** Variables that Render lists in one answer at most. */
const pageSize = 100;
/** Writes at the same time; Render takes 100 a minute. */
const atOnce = 4;
/**
 * The service's own variables. Each is written by itself: the request that takes them all at once
 * deletes what it does not name, and with an empty list everything. Those of environment groups are
 * not among them.
 */
function renderVariables(render) {
    async function read() {
        const all = [];
        let cursor;
        for (;;) {
            const query = { limit: pageSize, cursor };
            const { body } = await render.ask({ method: 'GET', path: '/env-vars', query });
            const page = readVariables(body);
            all.push(...page.map(({ envVar: { key, value } }) => ({ name: key, value })));
            const next = page.at(-1)?.cursor;
            if (next === undefined || next === cursor)
                return all;
            cursor = next;
        }
    }
    const pathOf = (name) => `/env-vars/${encodeURIComponent(name)}`;
    return {
        name: 'Render',
        needsBuild: true,
        read,
        async write({ set, remove }) {
            const now = new Map((await read()).map(({ name, value }) => [name, value]));
            const wanted = set.filter(({ name, value }) => now.get(name) !== value);
            const gone = remove.filter((name) => now.has(name));
            const secrets = set.flatMap(({ value }) => (0,src_secrets/* secretsOf */.Fj)(value));
            const change = async (name, write) => {
                try {
                    await write();
                }
                catch (error) {
                    throw notWritten(name, error, secrets);
                }
            };
            const writes = [
                ...wanted.map(({ name, value }) => () => change(name, () => render.ask({ method: 'PUT', path: pathOf(name), body: { value } }))),
                ...gone.map((name) => () => change(name, () => render.ask({ method: 'DELETE', path: pathOf(name) }))),
            ];
            await (0,p_map/* default */.Ay)(writes, (write) => write(), { concurrency: atOnce, stopOnError: true });
        },
    };
}
/** Which variable it was, and why; Render may repeat the value in what it says. */
function notWritten(name, error, secrets) {
    if (!(error instanceof api_error/* ApiError */.h))
        return error;
    const why = (0,src_secrets/* redact */.E$)(error.message, secrets);
    return new errors/* OutageError */.AP(error.code, `The variable \`${name}\` was not written. ${why}`, {
        remedy: `${error.remedy} What was written stays; doing it again writes the rest only.`,
    });
}

;// CONCATENATED MODULE: ./src/hosting/render/wait.ts




/** Milliseconds after which a deploy that was accepted, and before which nothing is, will not begin. */
const patience = 60_000;
/** Waits until a deploy is live or will not be, with a link to its log. */
async function waitFor(render, waiting) {
    const { deployment, clock, timeout, progress, signal } = waiting;
    const begun = clock.now().getTime();
    const accepted = acceptedIn(deployment.id);
    let known = accepted === undefined ? deployment : undefined;
    let last;
    /** Asks on where Render is in trouble; a refusal is for good. */
    async function patiently(ask) {
        try {
            return await ask();
        }
        catch (error) {
            const passes = error instanceof api_error/* ApiError */.h &&
                (error.code === 'hosting-unavailable' || error.code === 'hosting-limited');
            if (!passes)
                throw error;
            progress('Render does not answer; asking on');
            return undefined;
        }
    }
    async function look() {
        if (known === undefined && accepted !== undefined) {
            const seen = await patiently(() => lookFor(render, accepted, accepted.since));
            if (seen?.found === undefined) {
                progress('waiting for Render to begin');
                if (seen)
                    await cancelAll(render, seen.before);
                const late = clock.now().getTime() - begun > patience;
                return seen?.before.length === 0 && late ? neverBegun(deployment) : undefined;
            }
            known = deploymentOf(render, seen.found);
        }
        const { id, url } = known ?? deployment;
        last = (await patiently(() => render.deploy(id))) ?? last;
        if (last === undefined)
            return undefined;
        progress(last.status.replaceAll('_', ' '));
        return isGoing(last) ? undefined : ended(last, url);
    }
    const calm = () => render.api.calm(clock.now());
    const result = await (0,polling/* poll */.w)(look, { clock, timeout, signal, calm });
    return result ?? late(last, known ?? deployment);
}
function ended(deploy, url) {
    const address = url === undefined ? {} : { url };
    if (deploy.status === 'live')
        return { status: 'live', ...address };
    if (wasLive(deploy)) {
        return { status: 'live', ...address, detail: 'it was live; a later deploy has replaced it' };
    }
    if (deploy.status === 'canceled') {
        return { status: 'cancelled', ...address, detail: 'the deploy was cancelled at Render' };
    }
    const what = deploy.status.replace('_failed', '').replaceAll('_', '-');
    return { status: 'failed', ...address, detail: `Render says that its ${what} failed` };
}
function neverBegun({ url }) {
    return {
        status: 'failed',
        detail: 'Render accepted it and never began: a newer request has taken its place',
        ...(url === undefined ? {} : { url }),
    };
}
function late(last, { url }) {
    const state = last === undefined ? 'waiting to begin' : last.status.replaceAll('_', ' ');
    return {
        status: 'timed-out',
        detail: `still ${state}`,
        ...(url === undefined ? {} : { url }),
    };
}

;// CONCATENATED MODULE: ./src/hosting/render/hosting.ts






/**
 * A service of Render's. A commit that was live before is gone back to at once, as long as Render holds
 * it; any other one is built. Render deploys pushes by itself, so a rollback has to be frozen first.
 */
function renderHosting(config, options) {
    const { env, clock, secrets, policy } = options;
    const render = openRender({
        key: env['RENDER_API_KEY'] ?? '',
        url: env['RENDER_API_URL'],
        service: config['service-id'],
        secrets,
        ...(policy === undefined ? {} : { policy }),
    });
    return {
        provider: 'render',
        deploys: 'commit',
        recordsDeployments: false,
        deploy: (request) => start(render, request, clock),
        async find(request, since) {
            const { found } = await lookFor(render, request, since);
            return found && deploymentOf(render, found);
        },
        wait: (deployment, progress, signal) => waitFor(render, { deployment, clock, timeout: config.timeout, progress, signal }),
        async cancel({ id }) {
            const accepted = acceptedIn(id);
            const found = accepted && (await lookFor(render, accepted, accepted.since)).found;
            const known = accepted === undefined ? id : found?.id;
            if (known !== undefined)
                await cancelDeploy(render, known);
        },
        async releases(limit) {
            const most = Math.min(limit, mostListed);
            const lived = await render.deploys({ status: ['live', 'deactivated'], limit: most });
            return lived.filter(wasLive).flatMap((deploy) => {
                const { commit, createdAt, finishedAt } = deploy;
                if (!commit)
                    return [];
                return { ...deploymentOf(render, deploy), sha: commit.id, at: finishedAt ?? createdAt };
            });
        },
        plan: async (request) => planned(await standing(render, request), request.way),
        autodeploy: renderAutodeploy(render),
        restart: () => restart(render),
        scale: (instances) => scale(render, instances),
        maintenance: (on) => maintenance(render, on),
        logs: (since, limit) => logs(render, since, limit),
        variables: renderVariables(render),
    };
}
function planned({ past, suspended }, way) {
    const always = [
        ...(suspended
            ? ['The service is suspended at Render: no deploy starts it. Resume it there.']
            : []),
        'Environment groups, disks and the instance type are not rolled back: Render keeps them as they are.',
    ];
    if (past !== undefined) {
        const day = past.createdAt.slice(0, 10);
        return {
            way: 'instant',
            why: `Render holds its deploy of ${day} still, and goes back to it without a build.`,
            warnings: [
                'It runs with the variables of that deploy. The service keeps its own as they are, and the next ordinary deploy runs with those.',
                ...always,
            ],
        };
    }
    const why = way === 'build'
        ? 'It is built anew, so that it runs with the variables that the service has now.'
        : 'Render lists no deploy of it that was live, so it is built anew, with the variables that the service has now.';
    return { way: 'build', why, warnings: always };
}


/***/ })

};
