export const id = 7379;
export const ids = [7379];
export const modules = {

/***/ 30783:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ actionLabel),
/* harmony export */   v: () => (/* binding */ postMortemLabel)
/* harmony export */ });
/** The labels of post-mortems, and of the tickets of their action items. */
const postMortemLabel = 'post-mortem';
const actionLabel = 'action-item';


/***/ }),

/***/ 58281:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDrill: () => (/* binding */ runDrill)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/views/time.ts + 2 modules
var time = __webpack_require__(11022);
;// CONCATENATED MODULE: ./src/rehearsal/github/log.ts
/** A GET of one run, or an answer that nothing has changed: what waiting for a deployment costs. */
function isPolling(request) {
    return request.status === 304 || /^\/repos\/[^/]+\/[^/]+\/actions\/runs\/\d+$/.test(request.path);
}
/**
 * Counts requests, and the longest chain of them within one run in which each started only after
 * the one before had ended: depth(r) = 1 + the greatest depth of those that ended before r began.
 */
function figures(requests, options = {}) {
    const { until = Infinity, ignore = () => false } = options;
    const counted = requests
        .filter((request) => request.startedAt <= until && !ignore(request))
        .toSorted((a, b) => a.startedAt - b.startedAt);
    const depths = [];
    for (const request of counted) {
        const before = depths.filter((earlier) => earlier.request.run === request.run &&
            earlier.request.endedAt !== undefined &&
            earlier.request.endedAt <= request.startedAt);
        depths.push({ request, depth: 1 + Math.max(0, ...before.map((earlier) => earlier.depth)) });
    }
    return { requests: counted.length, depth: Math.max(0, ...depths.map(({ depth }) => depth)) };
}

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/figures.ts

/** What each may be at most. */
const limits = { requests: 15, depth: 8, beforeHosting: 3 };
/** Starts a deploy workflow, or asks a provider's own API for a release. */
const callsHosting = ({ method, path }) => method === 'POST' &&
    /\/(?:dispatches|deploys|rollback|v13\/deployments)(?:\/[^/]+)?$/.test(path.replace(/\?.*$/, ''));
/** The write of the record that nothing leaves for the hosting before. */
const writesRecord = ({ method, path }) => method === 'PUT' && path.includes('/contents/');
/** The figures of the first run that called the hosting, if one did. */
function figuresOfRollback(world) {
    for (const played of world.runner.runs) {
        const requests = played.requests();
        const asked = askedMeanwhile(world, requests);
        const calls = [...requests, ...asked].filter(callsHosting);
        const [call] = calls;
        if (call === undefined)
            continue;
        const { requests: all, depth } = figures(requests, { ignore: isPolling });
        const begun = beginning(call, requests, asked);
        const before = requests.filter(({ endedAt }) => (endedAt ?? Infinity) <= begun);
        const beforeHosting = figures(before).depth;
        const variables = requests.some(({ path }) => /\bsnapshots(?:%2F|\/)/.test(path));
        const attempts = calls.length;
        return { run: played.id, attempts, variables, requests: all, depth, beforeHosting };
    }
    return undefined;
}
/**
 * When the call began. A provider is asked first what goes on there; what GitHub is asked in the
 * meantime is not what the call waits for.
 */
function beginning(call, requests, asked) {
    const written = requests.findLast((request) => writesRecord(request) && (request.endedAt ?? Infinity) <= call.startedAt);
    const since = written?.endedAt ?? call.startedAt;
    return asked.find(({ startedAt }) => startedAt >= since)?.startedAt ?? call.startedAt;
}
/** What a provider was asked while a run went on: its log does not tell who asked. */
function askedMeanwhile({ provider }, requests) {
    const from = requests[0]?.startedAt ?? Infinity;
    const to = requests.at(-1)?.startedAt ?? 0;
    return (provider.api?.requests ?? []).filter(({ startedAt }) => startedAt >= from && startedAt <= to);
}

;// CONCATENATED MODULE: ./src/rehearsal/report/facts.ts


/** The clocks of the incident against the targets of the playbook; none without an incident. */
function clocksOf({ incident, playbook }) {
    if (incident === undefined)
        return [];
    const severity = playbook.severities.find(({ id }) => id === incident.severity);
    const clock = (name, at, target) => ({
        name,
        ...(at === undefined ? {} : { took: (0,time/* between */.Tq)(incident.declaredAt, at) }),
        ...(target === undefined ? {} : { target }),
    });
    return [
        clock('Health back', incident.mitigatedAt, severity?.resolve.within),
        clock('Acknowledged', incident.acknowledged?.at, severity?.acknowledge.within),
        clock('Resolved', incident.resolved?.at, severity?.resolve.within),
    ];
}
/** `2.4 s, target 15 min: in time`. */
function clockWords({ took, target }) {
    if (took === undefined)
        return 'not in this drill';
    if (target === undefined)
        return (0,time/* short */.h0)(took);
    return `${(0,time/* short */.h0)(took)}, target ${(0,time/* short */.h0)(target)}: ${took <= target ? 'in time' : 'LATE'}`;
}
/** The figures of the rollback against what each may be at most. */
function figureRows({ figures }) {
    if (figures === undefined)
        return [];
    const { attempts } = figures;
    const row = (name, key) => {
        if (figures.variables)
            return [name, `${figures[key]}, with variables put back`];
        const most = `at most ${limits[key]}${figures[key] <= limits[key] ? '' : ': over'}`;
        const isForAll = attempts > 1 && key !== 'beforeHosting';
        return [name, `${figures[key]}, ${isForAll ? `for ${attempts} attempts` : most}`];
    };
    return [
        row('GitHub requests of the rollback', 'requests'),
        row('of these one after another', 'depth'),
        row('before the hosting was called', 'beforeHosting'),
    ];
}
/** Commits of the branch since the outage began and the one before, as `git log` shows them. */
function gitLog({ log, before }) {
    const index = log.findIndex(({ sha }) => sha === before.head);
    return log
        .slice(0, index < 0 ? 3 : index + 1)
        .map(({ sha, author, message }) => {
        const body = message.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
        return [`commit ${sha}`, `Author: ${author.name}`, '', ...body].join('\n');
    })
        .join('\n\n');
}
/** The commit that took the bad release back, as `git log` shows it. */
function revertCommit({ log }) {
    const commit = log.find(({ message }) => /^Outage-Operation: /m.test(message));
    if (commit === undefined)
        return undefined;
    return [
        `${commit.sha.slice(0, 7)} ${commit.message.split('\n')[0] ?? ''}`,
        ...commit.message.split('\n').slice(1),
    ].join('\n');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/views/markdown.ts
var views_markdown = __webpack_require__(62909);
;// CONCATENATED MODULE: ./src/views/page.ts

const own = `
body { margin: 0; padding: 16px; background: var(--bgColor-muted, #f6f8fa) }
.markdown-body { max-width: 860px; margin: 0 auto 16px; padding: 16px 24px; border-radius: 6px; border: 1px solid #d1d9e0; box-sizing: border-box }
.markdown-body summary { cursor: pointer; margin: 4px 0 }
@media (max-width: 500px) { body { padding: 0 } .markdown-body { padding: 12px } }
`;
/** One file that needs nothing else: no address is asked when it is opened. */
function drawPage({ title, parts, render, styles = [], scripts = [] }) {
    const body = parts.map(({ heading, markdown }) => {
        const head = heading === undefined ? '' : `<h1>${(0,views_markdown/* html */.qy)(heading)}</h1>\n`;
        return `<article class="markdown-body">\n${head}${likeGitHub(render(markdown))}\n</article>`;
    });
    return [
        '<!doctype html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        `<title>${(0,views_markdown/* html */.qy)(title)}</title>`,
        ...[...styles, own].map((style) => `<style>${style.replaceAll('</style', '<\\/style')}</style>`),
        '</head>',
        '<body>',
        ...body,
        ...scripts.map((script) => `<script>${script.replaceAll('</script', '<\\/script')}</script>`),
        '</body>',
        '</html>',
        '',
    ].join('\n');
}
/** What GitHub adds to Markdown: alerts, and diagrams in code blocks. */
function likeGitHub(rendered) {
    return rendered
        .replaceAll(/<blockquote>\s*<p>\[!(CAUTION|WARNING|NOTE|TIP|IMPORTANT)\](?:<br\s*\/?>)?\s*([\s\S]*?)<\/blockquote>/g, (_, kind, rest) => page_alert(kind.toLowerCase(), rest))
        .replaceAll(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');
}
function page_alert(kind, rest) {
    const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    return `<div class="markdown-alert markdown-alert-${kind}"><p class="markdown-alert-title">${name}</p>\n<p>${rest}</div>`;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./src/rehearsal/root.ts


// Two levels below the root, as `dist/cli` is; a `new URL(…)` would be copied by the bundler.
/** Directory of this package. */
const root = (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '../..');

;// CONCATENATED MODULE: ./src/rehearsal/report/assets.ts



/** What a page needs to look as on GitHub without asking the network for anything. */
async function readAssets() {
    const [style, mermaid, { Marked }] = await Promise.all([
        read('github-markdown-css/github-markdown.css'),
        read('mermaid/dist/mermaid.min.js'),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 83142)),
    ]);
    const marked = new Marked({ gfm: true, async: false });
    return {
        style,
        scripts: [mermaid, start],
        render: (markdown) => marked.parse(markdown, { async: false }),
    };
}
const start = "mermaid.initialize({ startOnLoad: true, theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default' })";
async function read(path) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(root, 'node_modules', path), 'utf8');
    }
    catch (cause) {
        throw new Error(`The report needs node_modules/${path}. Run \`npm ci\` and try again.`, {
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./src/rehearsal/report/in-page.ts
/**
 * Links to the drill's GitHub, which is gone when somebody reads, made to lead to the place in the
 * report that has what they named. `story` tells the scenarios of one report apart.
 */
function inPage(markdown, github, story) {
    const address = github.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return markdown
        .replaceAll(new RegExp(`${address}/[^/\\s]+/[^/\\s]+/issues/(\\d+)[^\\s)"]*`, 'g'), `#${story}-issue-$1`)
        .replaceAll(new RegExp(`${address}/[^/\\s]+/[^/\\s]+/commits?/[^\\s)"]*`, 'g'), `#${story}-git-log`)
        .replaceAll(new RegExp(`${address}/[^\\s)"]*`, 'g'), `#${story}-what-happened`);
}
/** A place that such a link leads to. */
function in_page_anchor(story, name) {
    return `<a id="${story}-${name}"></a>`;
}

;// CONCATENATED MODULE: ./src/rehearsal/report/parts.ts




/** Everything a report says about a scenario that was played, the most important first. */
function partsOf(played) {
    const parts = [
        verdict(played),
        story(played),
        ...played.outcome.issues.flatMap((seen) => issue(seen, played.scenario.name)),
        parts_history(played),
    ];
    const { github } = played.urls;
    return parts.map((part) => ({
        ...part,
        markdown: inPage(part.markdown, github, played.scenario.name),
    }));
}
/** An issue and its comments, as people see them. */
function issue(seen, scenario) {
    const { number, title, state, author, at, body, comments } = seen;
    const opened = `${in_page_anchor(scenario, `issue-${number}`)}<sub>#${number} · ${state} · opened by ${(0,views_markdown/* plain */.pj)(author)} at ${(0,time/* exactTime */.F4)(at)} UTC</sub>`;
    return [{ heading: title, markdown: `${opened}\n\n${body}` }, ...comments.map(comment)];
}
function comment({ author, at, body }) {
    return {
        markdown: `<b>${(0,views_markdown/* html */.qy)(author)}</b> commented at ${(0,time/* exactTime */.F4)(at)} UTC\n\n${body}`,
    };
}
function verdict(played) {
    const { scenario, findings, ok, milliseconds } = played;
    const bad = findings.filter((finding) => !finding.ok).length;
    const result = ok
        ? `> [!TIP]\n> **All ${findings.length} checks hold.** Played in ${(0,time/* short */.h0)(milliseconds)}.`
        : `> [!CAUTION]\n> **${bad} of ${findings.length} checks do not hold.** Played in ${(0,time/* short */.h0)(milliseconds)}.`;
    const checks = findings.map(({ claim, ok: holds, faults }) => holds ? `- ✅ ${(0,views_markdown/* prose */.CS)(claim)}` : `- ❌ ${(0,views_markdown/* prose */.CS)(claim)}: ${faults.map(views_markdown/* prose */.CS).join(' ')}`);
    return {
        heading: scenario.title,
        markdown: join([
            result,
            (0,views_markdown/* prose */.CS)(scenario.story),
            table([...clockRows(played), ...figureRows(played.outcome)]),
            checks.join('\n'),
        ]),
    };
}
function clockRows({ outcome }) {
    return clocksOf(outcome).map((clock) => [clock.name, clockWords(clock)]);
}
function table(rows) {
    if (rows.length === 0)
        return '';
    return [
        '| Measured | |',
        '|:--|:--|',
        ...rows.map(([name, words]) => `| ${(0,views_markdown/* plain */.pj)(name)} | ${(0,views_markdown/* plain */.pj)(words)} |`),
    ].join('\n');
}
function story({ scenario, steps }) {
    const lines = steps.flatMap(({ title, ok, evidence, milliseconds, told }, index) => [
        `${index + 1}. ${ok ? '' : '❌ '}**${(0,views_markdown/* prose */.CS)(title)}** · ${(0,views_markdown/* prose */.CS)(evidence)} <sub>${(0,time/* short */.h0)(milliseconds)}</sub>`,
        // The checks are in the verdict. The others stand as far in as the text of the longest number.
        ...(index === steps.length - 1 ? [] : told.map((text) => `    - ${(0,views_markdown/* prose */.CS)(text)}`)),
    ]);
    return {
        heading: 'What happened',
        markdown: join([in_page_anchor(scenario.name, 'what-happened'), lines.join('\n')]),
    };
}
function parts_history({ scenario, outcome }) {
    return {
        heading: 'git log',
        markdown: join([in_page_anchor(scenario.name, 'git-log'), (0,views_markdown/* fence */.EU)(gitLog(outcome), 'text')]),
    };
}
function join(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}

;// CONCATENATED MODULE: ./src/rehearsal/report/write.ts





/** Writes `report.html`, one file that asks the network for nothing, and `report.md`. */
async function writeReports(directory, plays) {
    const paths = { html: (0,external_node_path_.join)(directory, 'report.html'), markdown: (0,external_node_path_.join)(directory, 'report.md') };
    const [assets] = await Promise.all([readAssets(), (0,promises_.mkdir)(directory, { recursive: true })]);
    const parts = plays.flatMap(partsOf);
    await Promise.all([
        (0,promises_.writeFile)(paths.html, htmlReport(parts, assets)),
        (0,promises_.writeFile)(paths.markdown, markdownReport(parts)),
    ]);
    return paths;
}
/** Comments have a bar above them, and boxes to tick no bullets: as on GitHub. */
const style = `
.markdown-body:not(:has(> h1)) { padding-top: 0; overflow: hidden }
.markdown-body:not(:has(> h1)) > p:first-child { margin: 0 -24px 16px; padding: 8px 24px; background: var(--bgColor-muted, #f6f8fa); border-bottom: 1px solid var(--borderColor-default, #d1d9e0) }
.markdown-body li:has(> input[type=checkbox]) { list-style: none }
.markdown-body li > input[type=checkbox] { margin: 0 .4em .2em -1.4em; vertical-align: middle }
@media (max-width: 500px) { .markdown-body:not(:has(> h1)) > p:first-child { margin: 0 -12px 12px; padding: 8px 12px } }
`;
/** A page with these parts, one below the other. */
function htmlReport(parts, assets) {
    return drawPage({
        title: 'Outage drill',
        parts,
        render: assets.render,
        styles: [assets.style, style],
        scripts: assets.scripts,
    });
}
/** The same as Markdown. */
function markdownReport(parts) {
    const texts = parts.map(({ heading, markdown }) => heading === undefined ? markdown : `## ${heading}\n\n${markdown}`);
    return `# Outage drill\n\n${texts.join('\n\n---\n\n')}\n`;
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/actions.ts
/** Deploys by the repository's own workflow, which runs on every push and by hand. */
const workflowProvider = {
    config: '{ provider: workflow, workflow: deploy.yml, ref-input: ref }',
    workflows: ['Deploy'],
    checkout: false,
    open: async ({ hosting }) => ({
        env: {},
        configure: async (name, value) => void (hosting.variables[name] = value),
        deployed: async (sha) => void (await hosting.deploy(sha)),
        close: async () => undefined,
    }),
};
/** Deploys on every push by the repository's workflow, and by hand by a command. */
const commandProvider = {
    ...workflowProvider,
    config: "{ provider: command, deploy: 'npm run deploy -- {sha}', running: 'npm run --silent running' }",
    checkout: true,
};

;// CONCATENATED MODULE: ./src/rehearsal/github/http.ts
/** An answer that is an error, as GitHub words it. */
class Refusal extends Error {
    status;
    errors;
    constructor(status, message, errors) {
        super(message);
        this.name = 'Refusal';
        this.status = status;
        this.errors = errors;
    }
}
/** `Not Found`. */
function notFound(message = 'Not Found') {
    return new Refusal(404, message);
}
/**
 * A route. `:name` matches one segment, `*name` the rest; both start below the repository unless
 * the path begins with `//`.
 */
function route(method, path, needs, handle, options = {}) {
    const full = path.startsWith('//') ? path.slice(1) : `/repos/:owner/:repo${path}`;
    const source = full
        .replace(/[.]/g, '\\.')
        .replace(/:(\w+)/g, '(?<$1>[^/]+)')
        .replace(/\*(\w+)/g, '(?<$1>.*)');
    const pattern = new RegExp(`^${source}$`);
    return { method, pattern, needs, handle, anyone: options.anyone ?? false };
}
/** A part of the path that the route's pattern is sure to have. */
function param(call, name) {
    return call.params[name] ?? '';
}
/** A string in the body, or nothing. */
function http_text(body, key) {
    const value = body[key];
    return typeof value === 'string' ? value : undefined;
}
/** An object in the body, or an empty one. */
function object(value) {
    return isObject(value) ? value : {};
}
/** Whether a value is a JSON object. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A list in the body, or an empty one. */
function list(value) {
    return Array.isArray(value) ? value : [];
}
/** GitHub's time format: UTC, to the second. */
function timestamp(at = new Date()) {
    return at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
/** One page of a list, with the `Link` header to the others. */
function paged(call, all, wrap) {
    const size = Math.min(Math.max(Number(call.query.get('per_page') ?? 30) || 30, 1), 100);
    const page = Math.max(Number(call.query.get('page') ?? 1) || 1, 1);
    const last = Math.max(Math.ceil(all.length / size), 1);
    const items = all.slice((page - 1) * size, page * size);
    return {
        status: 200,
        body: wrap === undefined ? items : wrap(items),
        headers: links(call, page, last),
    };
}
function links(call, page, last) {
    const address = (to) => {
        const query = new URLSearchParams(call.query);
        query.set('page', String(to));
        return `<${call.hub.url}${call.path}?${query}>`;
    };
    const parts = [
        ...(page < last ? [`${address(page + 1)}; rel="next"`, `${address(last)}; rel="last"`] : []),
        ...(page > 1 ? [`${address(1)}; rel="first"`, `${address(page - 1)}; rel="prev"`] : []),
    ];
    return parts.length === 0 ? {} : { link: parts.join(', ') };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./src/rehearsal/hosting/listen.ts

/** Serves HTTP on any free port of loopback. */
async function listen(listener) {
    const server = (0,external_node_http_.createServer)(listener);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return {
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/front.ts

/** Opens the front of a provider's API: it logs, and lets itself be interrupted. */
async function openApiFront({ answer, now }) {
    const requests = [];
    const interceptors = new Set();
    async function interrupted(phase, request) {
        for (const interceptor of interceptors) {
            const said = await interceptor({ phase, request });
            if (said !== undefined)
                return said;
        }
        return undefined;
    }
    async function handle(incoming, response) {
        const { method = 'GET', url = '/' } = incoming;
        const body = await front_read(incoming);
        const index = requests.length;
        const begun = { id: index + 1, method, path: url, status: 0, startedAt: now(), actor: '' };
        requests.push(begun);
        const before = await interrupted('before', begun);
        if (before === 'destroy')
            return void response.socket?.destroy();
        const answered = before ?? (await answer(toRequest(incoming, body)));
        const done = { ...begun, status: answered.status, endedAt: now() };
        requests[index] = done;
        const after = await interrupted('after', done);
        if (after === 'destroy')
            return void response.socket?.destroy();
        await send(response, after ?? answered);
    }
    const listening = await listen((incoming, response) => {
        handle(incoming, response).catch(() => response.destroy());
    });
    return {
        url: listening.url,
        requests,
        intercept(interceptor) {
            interceptors.add(interceptor);
            return () => void interceptors.delete(interceptor);
        },
        close: listening.close,
    };
}
async function front_read(incoming) {
    const chunks = [];
    for await (const chunk of incoming)
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString('utf8');
}
function toRequest({ method = 'GET', url = '/', headers }, body) {
    const known = Object.entries(headers).flatMap(([name, value]) => typeof value === 'string' && !/^(?:connection|content-length|host)$/.test(name)
        ? [[name, value]]
        : []);
    const empty = body === '' || method === 'GET' || method === 'HEAD';
    return new Request(`http://127.0.0.1${url}`, {
        method,
        headers: known,
        ...(empty ? {} : { body }),
    });
}
async function send(response, answer) {
    const bytes = Buffer.from(await answer.arrayBuffer());
    const headers = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, { ...headers, 'content-length': String(bytes.length) });
    response.end(bytes);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./src/rehearsal/github/git/hold.ts

/** A long-lived process ends with its input, which ends with us; only an open question holds us. */
function hold(child, held) {
    child.unref();
    for (const stream of [child.stdin, child.stdout, child.stderr]) {
        if (!(stream instanceof external_node_net_.Socket))
            continue;
        if (held)
            stream.ref();
        else
            stream.unref();
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/rehearsal/github/git/run.ts


/** Keeps the machine's settings of git out. */
const isolated = {
    GIT_CONFIG_GLOBAL: external_node_os_.devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    GIT_CONFIG_COUNT: '1',
    // A rehearsal need not survive a power cut.
    GIT_CONFIG_KEY_0: 'core.fsync',
    GIT_CONFIG_VALUE_0: 'none',
};
/** The sha that git takes for there being nothing. */
const nothing = '0'.repeat(40);
/** Runs git on a bare repository, without the machine's settings, and answers however it ended. */
function tryGit(directory, args, options = {}) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)('git', ['--git-dir', directory, ...args], {
            env: { ...process.env, ...isolated, ...options.env },
            stdio: ['pipe', 'pipe', 'pipe'],
        });
        const out = [];
        const err = [];
        child.stdout.on('data', (chunk) => out.push(chunk));
        child.stderr.on('data', (chunk) => err.push(chunk));
        child.on('error', reject);
        child.on('close', (code) => {
            const stderr = Buffer.concat(err).toString('utf8');
            resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr });
        });
        // Git may end without reading everything.
        child.stdin.on('error', () => undefined);
        child.stdin.end(options.input ?? '');
    });
}
/** Runs git, expects it to succeed, and answers what it printed, without the last line end. */
async function git(directory, args, options = {}) {
    const { code, stdout, stderr } = await tryGit(directory, args, options);
    if (code !== 0)
        throw new Error(`git ${args.join(' ')} ended with ${code}: ${stderr.trim()}`);
    return stdout.toString('utf8').replace(/\n$/, '');
}

;// CONCATENATED MODULE: ./src/rehearsal/github/git/reader.ts



const readers = new Map();
/** Asks the repository's one long-lived `git cat-file`, which is started at the first question. */
function askReader(directory, what, name) {
    // A line end would be a further question, and a space something that no name has.
    if (/[\n\0]/.test(name))
        return Promise.resolve(undefined);
    const reader = readers.get(directory) ?? openReader(directory);
    readers.set(directory, reader);
    return reader.ask(what, name);
}
/** Ends the reader of a repository. */
function closeReader(directory) {
    readers.get(directory)?.close();
    readers.delete(directory);
}
function openReader(directory) {
    const child = (0,external_node_child_process_.spawn)('git', ['--git-dir', directory, 'cat-file', '--batch-command'], {
        env: { ...process.env, ...isolated },
    });
    hold(child, false);
    const waiting = [];
    const asked = [];
    let buffer = Buffer.alloc(0);
    child.stdout.on('data', (chunk) => {
        buffer = Buffer.concat([buffer, chunk]);
        for (;;) {
            const parsed = parse(buffer, asked[0] === 'contents');
            if (parsed === undefined)
                return;
            buffer = buffer.subarray(parsed.length);
            asked.shift();
            waiting.shift()?.(parsed.object);
            if (waiting.length === 0)
                hold(child, false);
        }
    });
    child.on('close', () => {
        readers.delete(directory);
        for (const resolve of waiting)
            resolve(undefined);
    });
    child.stdin.on('error', () => undefined);
    return {
        ask: (what, name) => new Promise((resolve) => {
            asked.push(what);
            waiting.push(resolve);
            hold(child, true);
            child.stdin.write(`${what} ${name}\n`);
        }),
        close: () => child.stdin.end(),
    };
}
/** One answer at the start of the buffer, once all of it is there. */
function parse(buffer, withContent) {
    const end = buffer.indexOf(10);
    if (end < 0)
        return undefined;
    const line = buffer.subarray(0, end).toString('utf8');
    const match = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/.exec(line);
    if (match === null)
        return { length: end + 1, object: undefined };
    const [, sha = '', type = '', size = '0'] = match;
    const until = end + 1 + (withContent ? Number(size) + 1 : 0);
    if (buffer.length < until)
        return undefined;
    const kind = type === 'blob' || type === 'tree' || type === 'commit' ? type : 'tag';
    const content = Buffer.from(buffer.subarray(end + 1, Math.max(until - 1, end + 1)));
    return { length: until, object: { sha, type: kind, content } };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/git/read.ts


/** The sha of the first name that git knows, or nothing. */
async function firstKnown(directory, names) {
    const found = await Promise.all(names.map((name) => askReader(directory, 'info', name)));
    return found.find((object) => object !== undefined)?.sha;
}
/** The commit that a branch, a tag or a (short) sha stands for, looked up in this order. */
function resolveCommit(directory, ref) {
    // What git would understand beyond names, GitHub does not.
    if (/[~^:\s\\]|@\{/.test(ref))
        return Promise.resolve(undefined);
    const bare = ref.replace(/^refs\/(?=heads\/|tags\/)/, '').replace(/^(heads|tags)\//, '');
    const names = [`refs/heads/${bare}^{commit}`, `refs/tags/${bare}^{commit}`];
    if (/^[0-9a-f]{4,40}$/.test(ref))
        names.push(`${ref}^{commit}`);
    return firstKnown(directory, names);
}
/** The commit at the head of a branch, or nothing. */
function branchHead(directory, branch) {
    return firstKnown(directory, [`refs/heads/${branch}^{commit}`]);
}
/** One object by any name that git understands, such as `SHA:path`, or nothing. */
function readObject(directory, name) {
    return askReader(directory, 'contents', name);
}
/** The entries of a tree, with paths from its root. */
async function listTree(directory, tree, options = {}) {
    const flags = options.recursive === true ? ['-r', '-t'] : [];
    const out = await git(directory, ['ls-tree', '-z', '-l', ...flags, tree]);
    return out
        .split('\0')
        .filter((line) => line !== '')
        .map((line) => {
        const [info = '', path = ''] = line.split('\t');
        const [mode = '', type = '', sha = '', size = ''] = info.split(/ +/);
        const kind = type === 'tree' || type === 'commit' ? type : 'blob';
        return { mode, type: kind, sha, path, ...(size === '-' ? {} : { size: Number(size) }) };
    });
}
const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x1f');
/** Commits as `git log` lists them; `args` are ranges, limits and paths. */
async function log(directory, args) {
    const out = await git(directory, ['log', `--format=${format}%x1e`, ...args]);
    return out
        .split('\x1e')
        .map((text) => text.replace(/^\n/, '').split('\x1f'))
        .filter((fields) => fields.length === 10)
        .map((fields) => {
        const [sha = '', tree = '', parents = '', an = '', ae = '', ad = ''] = fields;
        const [cn = '', ce = '', cd = '', message = ''] = fields.slice(6);
        return {
            sha,
            tree,
            parents: parents.split(' ').filter((parent) => parent !== ''),
            author: { name: an, email: ae, date: utc(ad) },
            committer: { name: cn, email: ce, date: utc(cd) },
            message: message.replace(/\n+$/, ''),
        };
    });
}
/** One commit by its sha. */
async function readCommit(directory, sha) {
    const found = await readObject(directory, sha);
    if (found?.type !== 'commit')
        return undefined;
    const source = found.content.toString('utf8');
    const end = source.indexOf('\n\n');
    const headers = source.slice(0, end).split('\n');
    const all = (name) => headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
    return {
        sha: found.sha,
        tree: all('tree')[0] ?? '',
        parents: all('parent'),
        author: person(all('author')[0] ?? ''),
        committer: person(all('committer')[0] ?? ''),
        message: source.slice(end + 2).replace(/\n+$/, ''),
    };
}
function person(line) {
    const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+) [+-]\d+$/.exec(line) ?? [];
    return { name, email, date: utc(new Date(Number(seconds) * 1000).toISOString()) };
}
function utc(date) {
    return new Date(date).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/render/deploys.ts

const going = /^(?:created|queued|.*_in_progress)$/;
/** A deploy that is cancelled gets here. */
const cancelled = new Error('cancelled');
/** Opens an empty list of deploys, and runs what it is asked to. */
function openDeploys({ state, settings, hosting, git }) {
    const variablesOf = new Map();
    const stops = new Map();
    let waiting;
    let work = Promise.resolve();
    let count = 0;
    let busy = false;
    let closed = false;
    function begin(ask) {
        busy = true;
        const prepared = prepare(ask);
        work = prepared
            .then(run)
            .finally(() => void (busy = false))
            .then(next);
        return prepared.then((deploy) => ({ ...deploy }));
    }
    /** A rollback runs with the variables of the deploy it goes back to, any other with the service's. */
    async function prepare({ sha, trigger, of }) {
        const commit = await readCommit(git, sha);
        const at = new Date().toISOString();
        const deploy = {
            id: `dep-${String(++count).padStart(20, '0')}`,
            status: 'created',
            trigger,
            commit: { id: sha, message: commit?.message ?? '', createdAt: commit?.committer.date ?? at },
            createdAt: at,
            updatedAt: at,
        };
        variablesOf.set(deploy.id, (of && variablesOf.get(of)) || { ...hosting.variables });
        stops.set(deploy.id, new AbortController());
        state.deploys.unshift(deploy);
        return deploy;
    }
    function next() {
        const ask = waiting;
        waiting = undefined;
        if (ask === undefined || closed)
            return undefined;
        return begin(ask).then(() => undefined);
    }
    async function run(deploy) {
        const { signal } = stops.get(deploy.id) ?? new AbortController();
        const { id: sha } = deploy.commit;
        const enter = async (status, milliseconds) => {
            signal.throwIfAborted();
            Object.assign(deploy, { status, updatedAt: new Date().toISOString() });
            await pause(milliseconds, signal);
        };
        try {
            deploy.startedAt = new Date().toISOString();
            await pause(settings.pace, signal);
            if (settings.stuck.has(sha))
                await enter('queued', 3_600_000);
            if (deploy.trigger !== 'rollback') {
                await enter('build_in_progress', settings.slow.has(sha) ? 60_000 : settings.pace);
                if (settings.failingBuilds.has(sha))
                    return end(deploy, 'build_failed');
            }
            await enter('update_in_progress', settings.pace);
            const variables = variablesOf.get(deploy.id) ?? {};
            const { status } = await hosting.deploy(sha, { signal, variables });
            if (signal.aborted)
                return end(deploy, 'canceled');
            if (status === 'failed')
                return end(deploy, 'update_failed');
            for (const old of state.deploys)
                if (old.status === 'live')
                    old.status = 'deactivated';
            end(deploy, 'live');
        }
        catch {
            end(deploy, 'canceled');
        }
    }
    const deploys = {
        async ask(ask) {
            if (!busy)
                return begin(ask);
            if (settings.overlap === 'override') {
                for (const { id, status } of state.deploys)
                    if (going.test(status))
                        deploys.cancel(id);
                await work;
                return begin(ask);
            }
            // Only the newest request waits: an older one that had not begun never does.
            waiting = ask;
            return undefined;
        },
        cancel(id) {
            const deploy = state.deploys.find((known) => known.id === id);
            if (deploy === undefined || !going.test(deploy.status))
                return false;
            stops.get(id)?.abort(cancelled);
            return true;
        },
        async past(sha) {
            await begin({ sha, trigger: 'new_commit' });
            await deploys.idle();
        },
        head: async () => (await branchHead(git, state.service.branch)) ?? '',
        async restart() {
            const live = state.deploys.find(({ status }) => status === 'live');
            if (live === undefined)
                return;
            await hosting.deploy(live.commit.id, { variables: variablesOf.get(live.id) ?? {} });
        },
        async idle() {
            for (let seen; seen !== work;) {
                seen = work;
                await seen;
            }
        },
        async close() {
            closed = true;
            waiting = undefined;
            for (const stop of stops.values())
                stop.abort(cancelled);
            await deploys.idle();
        },
    };
    return deploys;
}
function end(deploy, status) {
    const at = new Date().toISOString();
    Object.assign(deploy, { status, finishedAt: at, updatedAt: at });
}
function pause(milliseconds, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const stop = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener('abort', stop);
            resolve();
        }, milliseconds);
        signal.addEventListener('abort', stop, { once: true });
    });
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/render/emulator.ts

const refuse = (status, message) => [status, { id: 'req-0', message }];
const unknown = (what) => refuse(404, `${what} not found`);
/** The routes that are needed, behaving as recorded: 201 and 202, and the PUT that wipes. */
function addRoutes(app, state, options) {
    const { settings, deploys, hosting } = options;
    const { service } = state;
    const base = '/v1/services/:service';
    const route = (method, path, handle) => {
        app.on(method, path, async (context) => {
            const query = new URL(context.req.url).searchParams;
            const params = context.req.param();
            if (params['service'] !== undefined && params['service'] !== service.id) {
                return respond(unknown('service'));
            }
            return respond(await handle({ params, query, body: parsed(await context.req.text()) }));
        });
    };
    route('GET', base, () => [200, service]);
    route('PATCH', base, ({ body }) => change(state, options, isObject(body) ? body : {}));
    route('GET', `${base}/deploys`, ({ query }) => {
        const wanted = query.getAll('status').flatMap((text) => text.split(','));
        const found = state.deploys.filter(({ status }) => wanted.length === 0 || wanted.includes(status));
        return [
            200,
            emulator_paged(found, query, ({ id }) => id).map(([deploy, cursor]) => ({ deploy, cursor })),
        ];
    });
    route('GET', `${base}/deploys/:id`, ({ params }) => {
        const deploy = state.deploys.find(({ id }) => id === params['id']);
        return deploy === undefined ? unknown('deploy') : [200, deploy];
    });
    route('POST', `${base}/deploys`, async ({ body }) => {
        const { commitId, deployMode } = isObject(body) ? body : {};
        if (deployMode === 'deploy_only' && commitId !== undefined) {
            return refuse(400, 'deployMode deploy_only cannot be used with commitId');
        }
        const sha = typeof commitId === 'string' ? commitId : await deploys.head();
        return begun(await deploys.ask({ sha, trigger: 'api' }));
    });
    route('POST', `${base}/deploys/:id/cancel`, async ({ params }) => {
        const deploy = state.deploys.find(({ id }) => id === params['id']);
        if (deploy === undefined)
            return unknown('deploy');
        if (!deploys.cancel(deploy.id))
            return refuse(400, 'deploy has ended');
        return [200, deploy];
    });
    route('POST', `${base}/rollback`, async ({ body }) => {
        const id = isObject(body) ? body['deployId'] : undefined;
        const target = state.deploys.find((deploy) => deploy.id === id);
        if (target === undefined)
            return unknown('deploy');
        const lived = target.status === 'live' || target.status === 'deactivated';
        if (!lived || settings.artifactsGone)
            return refuse(400, 'cannot roll back to this deploy');
        const { id: sha } = target.commit;
        return begun(await deploys.ask({ sha, trigger: 'rollback', of: target.id }));
    });
    route('POST', `${base}/restart`, async () => {
        await deploys.restart();
        return [200];
    });
    route('POST', `${base}/scale`, ({ body }) => {
        if (settings.freePlan)
            return refuse(400, 'free services cannot be scaled');
        const { numInstances } = isObject(body) ? body : {};
        const { serviceDetails } = service;
        if (serviceDetails.autoscaling?.enabled !== true) {
            serviceDetails.numInstances = Number(numInstances);
        }
        return [202];
    });
    route('GET', `${base}/env-vars`, ({ query }) => {
        const all = Object.entries(hosting.variables).map(([key, value]) => ({ key, value }));
        const page = emulator_paged(all, query, ({ key }) => `c-${key}`);
        return [200, page.map(([envVar, cursor]) => ({ envVar, cursor }))];
    });
    // It replaces them all, and takes a `null` for an empty list.
    route('PUT', `${base}/env-vars`, ({ body }) => {
        for (const name of Object.keys(hosting.variables))
            delete hosting.variables[name];
        for (const { key, value } of list(body).filter(isObject)) {
            hosting.variables[String(key)] = String(value);
        }
        return [200, []];
    });
    route('PUT', `${base}/env-vars/:key`, ({ params, body }) => {
        const key = decodeURIComponent(params['key'] ?? '');
        const { value } = isObject(body) ? body : {};
        if (typeof value !== 'string')
            return refuse(400, 'value is required');
        hosting.variables[key] = value;
        return [200, { key, value }];
    });
    route('DELETE', `${base}/env-vars/:key`, ({ params }) => {
        const key = decodeURIComponent(params['key'] ?? '');
        if (!(key in hosting.variables))
            return unknown('env var');
        delete hosting.variables[key];
        return [204];
    });
    route('GET', '/v1/logs', ({ query }) => {
        if (query.get('ownerId') !== service.ownerId)
            return refuse(400, 'ownerId is wrong');
        return [200, logPage(hosting, query)];
    });
}
function begun(deploy) {
    return deploy === undefined ? [202] : [201, deploy];
}
/** Changes the service: turning autodeploy on by itself forgets what it waited for. */
function change(state, { settings, hosting }, body) {
    const { service } = state;
    const { autoDeploy, autoDeployTrigger: trigger, serviceDetails } = body;
    if (autoDeploy === 'no')
        Object.assign(service, { autoDeploy, autoDeployTrigger: 'off' });
    if (autoDeploy === 'yes') {
        if (service.autoDeployTrigger === 'off')
            service.autoDeployTrigger = 'commit';
        service.autoDeploy = 'yes';
    }
    if (trigger === 'commit' || trigger === 'checksPass' || trigger === 'off') {
        service.autoDeployTrigger = trigger;
        service.autoDeploy = trigger === 'off' ? 'no' : 'yes';
    }
    const { maintenanceMode } = isObject(serviceDetails) ? serviceDetails : {};
    if (isObject(maintenanceMode)) {
        if (settings.freePlan)
            return refuse(400, 'free services have no maintenance mode');
        const { enabled, uri } = maintenanceMode;
        const mode = { enabled: enabled === true, uri: typeof uri === 'string' ? uri : '' };
        service.serviceDetails.maintenanceMode = mode;
        hosting.setMaintenance(mode.enabled);
    }
    return [200, service];
}
function logPage({ printed }, query) {
    const limit = Number(query.get('limit') ?? 20);
    const from = Date.parse(query.get('startTime') ?? '1970-01-01');
    const to = Date.parse(query.get('endTime') ?? '9999-01-01');
    const found = printed.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to);
    const newestFirst = query.get('direction') === 'backward';
    const page = newestFirst ? found.slice(-limit).toReversed() : found.slice(0, limit);
    const oldest = page.at(newestFirst ? -1 : 0);
    return {
        logs: page.map(({ at, text }, index) => ({
            id: `log-${index}`,
            timestamp: at,
            message: text,
            labels: [],
        })),
        hasMore: found.length > page.length,
        nextStartTime: query.get('startTime') ?? '',
        nextEndTime: oldest?.at ?? '',
    };
}
/** A page of a list, each with its cursor; a cursor given is that of the last one seen. */
function emulator_paged(all, query, cursorOf) {
    const limit = Math.min(100, Number(query.get('limit') ?? 20) || 20);
    const cursor = query.get('cursor');
    const after = cursor === null ? 0 : all.findIndex((item) => cursorOf(item) === cursor) + 1;
    return all.slice(after, after + limit).map((item) => [item, cursorOf(item)]);
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function respond([status, body]) {
    if (body === undefined)
        return new Response(null, { status });
    return Response.json(body, { status });
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/render/limits.ts
/** Milliseconds of a window. */
const minute = 60_000;
/** Counts requests a minute, and says what is left as Render's headers do: seconds until it is full. */
function openLimits(settings) {
    const windows = new Map();
    return {
        count(method, path) {
            const kind = kindOf(method, path);
            const now = Date.now();
            const known = windows.get(kind);
            const open = known && now - known.begun < minute ? known : { begun: now, used: 0 };
            windows.set(kind, open);
            const limit = settings.limits[kind];
            const refused = open.used >= limit;
            if (!refused)
                open.used++;
            const reset = String(Math.max(1, Math.ceil((open.begun + minute - now) / 1_000)));
            return {
                refused,
                headers: {
                    'ratelimit-limit': String(limit),
                    'ratelimit-remaining': String(Math.max(0, limit - open.used)),
                    'ratelimit-reset': reset,
                },
            };
        },
    };
}
/** Deploys, changes of a service, suspending and resuming have a limit of their own. */
function kindOf(method, path) {
    if (method === 'GET')
        return 'reads';
    const scarce = method === 'PATCH' || /\/(?:deploys|rollback|suspend|resume)$/.test(path);
    return scarce ? 'deploys' : 'writes';
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/render/state.ts
/** Id of the one service. */
const renderService = 'srv-fluxa0000000000000';
/** A service that has never been deployed, and deploys every push. */
function freshState() {
    return {
        service: {
            id: renderService,
            ownerId: 'tea-acme0000000000000',
            name: 'chatbot-fluxa',
            branch: 'main',
            dashboardUrl: `https://dashboard.render.com/web/${renderService}`,
            suspended: 'not_suspended',
            autoDeploy: 'yes',
            autoDeployTrigger: 'commit',
            serviceDetails: { numInstances: 1, maintenanceMode: { enabled: false, uri: '' } },
        },
        deploys: [],
    };
}
/** Nothing fails, and deploys wait for each other, as in a new workspace. */
function usualSettings() {
    return {
        pace: 20,
        overlap: 'wait',
        failingBuilds: new Set(),
        slow: new Set(),
        stuck: new Set(),
        artifactsGone: false,
        freePlan: false,
        limits: { deploys: 10, reads: 400, writes: 100 },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/render/provider.ts






/** The key that the emulated Render takes. */
const key = 'rnd_rehearsal0000000000000000';
/** Deploys every push by itself, without a workflow; goes back to a deploy at once. */
const renderProvider = {
    config: `{ provider: render, service-id: ${renderService} }`,
    workflows: [],
    checkout: false,
    open: openRender,
};
/** Starts a Render with one service, made with the `emulate` package; it really runs the commits. */
async function openRender({ hosting, git }) {
    // Loaded only here, as it is large.
    const { createEmulator, defineEmulator } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 56243));
    const settings = usualSettings();
    const inside = [];
    const definition = defineEmulator({
        name: 'render',
        state: freshState,
        // The state that counts is the emulator's own copy.
        setup({ app, state }) {
            const deploys = openDeploys({ state, settings, hosting, git });
            addRoutes(app, state, { settings, deploys, hosting });
            inside.push({ state, deploys });
        },
    });
    const emulator = await createEmulator({ service: definition, listen: false });
    const [made] = inside;
    if (made === undefined)
        throw new Error('the emulator was not set up');
    const { state, deploys } = made;
    const limits = openLimits(settings);
    let now = () => performance.now();
    async function answer(request) {
        const { pathname, search } = new URL(request.url);
        if (request.headers.get('authorization') !== `Bearer ${key}`) {
            return Response.json({ id: 'req-0', message: 'Unauthorized' }, { status: 401 });
        }
        const { headers, refused } = limits.count(request.method, pathname);
        if (refused)
            return Response.json({ message: 'rate limit exceeded' }, { status: 429, headers });
        const { method } = request;
        const body = method === 'GET' ? '' : await request.text();
        const path = `${pathname}${search}`;
        const given = await emulator.request(path, { method, ...(body === '' ? {} : { body }) });
        const answered = new Response(given.body, given);
        for (const [name, value] of Object.entries(headers))
            answered.headers.set(name, value);
        return answered;
    }
    const api = await openApiFront({ answer, now: () => now() });
    let stop = () => undefined;
    return {
        api,
        settings,
        state,
        env: { RENDER_API_KEY: key, RENDER_API_URL: `${api.url}/v1` },
        configure: async (name, value) => void (hosting.variables[name] = value),
        deployed: deploys.past,
        attach(github) {
            now = github.now;
            stop = github.bus.onEvent(({ name, payload }) => {
                const { ref, after, deleted } = object(payload);
                const { branch, autoDeploy } = state.service;
                if (name !== 'push' || ref !== `refs/heads/${branch}` || deleted === true)
                    return;
                // Whoever pushed, and whether or not a workflow starts: Render is told of it by itself.
                if (autoDeploy === 'yes')
                    void deploys.ask({ sha: String(after), trigger: 'new_commit' });
            });
        },
        idle: deploys.idle,
        async close() {
            stop();
            await deploys.close();
            await api.close();
            await emulator.close();
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/listens.ts

/** What the example's `outage.yml` listens to; a test holds the two together. */
const outageListens = {
    schedule: [],
    issue_comment: ['created'],
    issues: ['edited', 'closed', 'reopened'],
    workflow_run: ['completed'],
    deployment_status: [],
    workflow_dispatch: [],
};
/** Whether an event, other than a dispatch of a workflow, starts a run of the outage workflow. */
function startsOutage(event, listens) {
    const actions = listens[event.name];
    if (actions === undefined || !event.startsRuns)
        return false;
    const action = event.payload['action'];
    if (actions.length > 0 && !actions.includes(String(action)))
        return false;
    if (event.name !== 'workflow_run')
        return true;
    const run = event.payload['workflow_run'];
    return isObject(run) && run['name'] === 'Deploy';
}
/** The commit whose push starts a deployment, if the event is one. */
function deploysOnPush(event, branch) {
    const { ref, after, deleted } = event.payload;
    const starts = event.name === 'push' && event.startsRuns && deleted !== true;
    return starts && ref === `refs/heads/${branch}` && typeof after === 'string' ? after : undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./src/rehearsal/providers/vercel/deployments.ts


/** Milliseconds that each state lasts. */
const pace = 30;
/** Resolves at once where it is aborted. */
const deployments_pause = (ms, signal) => (0,external_node_timers_promises_.setTimeout)(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
/** Opens a Vercel's deployments, of which none is there yet. */
function openDeployments(options) {
    const all = [];
    const stops = new Map();
    const going = new Set();
    let current = '';
    let pinned = false;
    let request;
    const find = (id) => all.find((one) => one.id === id);
    const update = (id, fields) => {
        const index = all.findIndex((one) => one.id === id);
        const before = all[index];
        if (before)
            all[index] = { ...before, ...fields };
    };
    const follow = (work) => {
        const one = work.finally(() => going.delete(one));
        going.add(one);
    };
    async function make(wanted, created) {
        const id = `dpl_${(0,external_node_crypto_.randomBytes)(14).toString('hex')}`;
        const variables = await options.variables();
        const one = { ...wanted, id, created, variables, state: 'QUEUED' };
        all.unshift(one);
        return one;
    }
    async function build({ id, sha, variables }, signal) {
        const steps = ['INITIALIZING', 'BUILDING'];
        for (const state of steps) {
            await deployments_pause(pace, signal);
            if (signal.aborted)
                return;
            update(id, { state });
        }
        await deployments_pause(options.building?.(sha) ?? pace, signal);
        if (signal.aborted)
            return;
        const ready = { state: 'READY', ready: Date.now() };
        if (!(await options.autoAssigns()))
            return update(id, { ...ready, substate: 'STAGED' });
        const { status, detail } = await options.hosting.deploy(sha, { signal, variables });
        if (signal.aborted)
            return;
        if (status === 'failed')
            return update(id, { state: 'ERROR', error: detail ?? 'It failed.' });
        current = id;
        update(id, { ...ready, substate: 'PROMOTED', aliasAssigned: Date.now() });
    }
    async function move({ id, sha, variables }) {
        const job = (jobStatus) => {
            if (request)
                request = { ...request, jobStatus };
        };
        await deployments_pause(pace);
        job('in-progress');
        const { status } = await options.hosting.deploy(sha, { variables });
        if (status === 'failed')
            return job('failed');
        current = id;
        update(id, { substate: 'PROMOTED', aliasAssigned: Date.now() });
        job('succeeded');
    }
    async function begin(wanted) {
        const one = await make(wanted, Date.now());
        const stop = new AbortController();
        stops.set(one.id, stop);
        follow(build(one, stop.signal));
        return one;
    }
    return {
        all: () => all,
        find,
        current: () => current,
        lastAliasRequest: () => request,
        create(wanted) {
            const made = begin(wanted);
            // It counts from the moment in which it is asked for.
            follow(made.then(() => undefined));
            return made;
        },
        async remember(wanted, created) {
            const one = await make(wanted, created);
            current = one.id;
            update(one.id, { state: 'READY', substate: 'PROMOTED', ready: created });
            return find(one.id) ?? one;
        },
        cancel(id) {
            stops.get(id)?.abort();
            update(id, { state: 'CANCELED' });
        },
        remove: (id) => void all.splice(all.findIndex((one) => one.id === id), 1),
        async alias(type, id) {
            const one = find(id);
            if (one === undefined)
                return;
            const requestedAt = Math.max(Date.now(), (request?.requestedAt ?? 0) + 1);
            const ends = { fromDeploymentId: current, toDeploymentId: id };
            request = { type, jobStatus: 'pending', requestedAt, ...ends };
            // A rollback pins production; a promotion takes the pin out, whoever put it there.
            if (type === 'rollback')
                await options.assign(false);
            else if (pinned)
                await options.assign(true);
            pinned = type === 'rollback';
            follow(move(one));
        },
        async idle() {
            while (going.size > 0)
                await Promise.all(going);
        },
        async close() {
            for (const stop of stops.values())
                stop.abort();
            await Promise.all(going);
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/vercel/deployment.ts
const inspector = (one, project) => `https://vercel.com/acme/${project}/${one.id.slice(4)}`;
/** As one deployment is answered; lists say `uid` where it says `id`. */
function deploymentShape(one, project, projectId) {
    return {
        id: one.id,
        ...common(one, project, projectId),
        createdAt: one.created,
        gitSource: { type: 'github', repoId: 1, ref: one.ref, sha: one.sha },
        ...(one.error === undefined ? {} : { errorCode: 'BUILD_FAILED', errorMessage: one.error }),
    };
}
/** As it stands in a list. */
function listedShape(one, place) {
    return {
        uid: one.id,
        ...common(one, place.project, place.projectId),
        created: one.created,
        state: one.state,
        isRollbackCandidate: isCandidate(one) && one.id !== place.current,
    };
}
function common(one, project, projectId) {
    return {
        name: project,
        projectId,
        url: `${project}-${one.id.slice(4, 13).toLowerCase()}-acme.vercel.app`,
        inspectorUrl: inspector(one, project),
        source: 'git',
        target: 'production',
        readyState: one.state,
        readySubstate: one.substate,
        ready: one.ready,
        meta: one.meta,
        aliasAssigned: one.aliasAssigned ?? false,
        aliasError: null,
    };
}
/** True where production can go back to it. */
function isCandidate(one) {
    return one.state === 'READY' && one.substate === 'PROMOTED';
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/vercel/variables.ts


const path = (project) => `/v10/projects/${project}/env`;
/** What Vercel answers where it does not decrypt. */
const ciphertext = () => `eyJ2IjoidjIi${(0,external_node_crypto_.randomBytes)(30).toString('base64url')}`;
/** Opens the variables of the one project. */
function openVariables({ send, project }) {
    /** All of them, decrypted: its lists come in pages that may never end, where times are equal. */
    async function every() {
        const { body } = await send('GET', `/v9/projects/${project.id}`);
        const ids = list(object(body)['env']).filter(isObject);
        const read = ids.map(({ id }) => send('GET', `${path(project.id)}/${String(id)}?decrypt=true`));
        return (await Promise.all(read)).map((answer) => object(answer.body));
    }
    const isProduction = (one) => list(one['target']).includes('production');
    /** The list has answered ciphertext for whatever is encrypted, `decrypt=true` or not. */
    const listed = (one) => {
        if (one['type'] === 'sensitive')
            return { ...one, value: '', decrypted: false };
        if (one['type'] === 'plain')
            return { ...one, decrypted: true };
        return { ...one, value: ciphertext(), decrypted: false };
    };
    return {
        async forBuild() {
            const envs = (await every()).filter(isProduction);
            return Object.fromEntries(envs.map((one) => [String(one['key']), String(one['value'])]));
        },
        async pulled(built) {
            const envs = await every();
            const hidden = envs.filter(({ type }) => type === 'sensitive').map(({ key }) => key);
            const env = Object.entries(built).map(([name, value]) => [
                name,
                hidden.includes(name) ? '' : value,
            ]);
            return { env: { ...Object.fromEntries(env), VERCEL: '1', VERCEL_ENV: 'production' } };
        },
        list: async () => ({ status: 200, body: { envs: (await every()).map(listed) } }),
        async one(id) {
            const read = await send('GET', `${path(project.id)}/${id}?decrypt=true`);
            const found = object(read.body);
            if (read.status !== 200)
                return { status: 404, body: refusal('not_found', 'Not found') };
            const value = found['type'] === 'sensitive' ? '' : found['value'];
            return { status: 200, body: { ...found, value, decrypted: found['type'] !== 'sensitive' } };
        },
        async set(body, query) {
            const wanted = (Array.isArray(body) ? body : [body]).filter(isObject);
            const taken = wanted.filter((one) => isName(one));
            const failed = wanted.filter((one) => !isName(one)).map(failure);
            if (taken.length === 0)
                return { status: 201, body: { created: [], failed } };
            const made = await send('POST', `${path(project.id)}?${query}`, taken);
            if (made.status > 299)
                return made;
            const created = list(object(made.body)['envs']);
            return { status: 201, body: { created: Array.isArray(body) ? created : created[0], failed } };
        },
    };
}
const isName = (one) => /^[A-Za-z_]\w*$/.test(http_text(one, 'key') ?? '');
/** A variable that was not taken does not fail the request. */
const failure = (one) => ({
    error: {
        code: 'INVALID_ENV_KEY',
        message: `The name of the environment variable contains invalid characters.`,
        key: one['key'],
        envVarKey: one['key'],
        value: one['value'],
        target: one['target'],
    },
});
/** An error, as Vercel words it. */
function refusal(code, message, more = {}) {
    return { error: { code, message, ...more } };
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/vercel/routes.ts



const gone = { status: 404, body: refusal('not_found', 'Not found') };
/** The routes that are ours; every other one is `emulate`'s. */
const routes = [
    { on: /^GET \/v9\/projects\/([^/]+)$/, answer: project },
    { on: /^GET \/v[67]\/deployments$/, answer: listDeployments },
    { on: /^GET \/v13\/deployments\/([^/]+)$/, answer: oneDeployment },
    { on: /^POST \/v13\/deployments$/, answer: build },
    { on: /^DELETE \/v13\/deployments\/([^/]+)$/, answer: remove },
    { on: /^PATCH \/v12\/deployments\/([^/]+)\/cancel$/, answer: cancel },
    { on: /^POST \/v[19]\/projects\/([^/]+)\/rollback\/([^/]+)$/, answer: rollback },
    { on: /^GET \/v9\/projects\/([^/]+)\/rollback\/aliases$/, answer: aliases },
    { on: /^POST \/v10\/projects\/([^/]+)\/promote\/([^/]+)$/, answer: promote },
    { on: /^GET \/v10\/projects\/[^/]+\/env$/, answer: ({ variables }) => variables.list() },
    {
        on: /^POST \/v10\/projects\/[^/]+\/env$/,
        answer: ({ variables }, { body, query }) => variables.set(body, query),
    },
    {
        on: /^GET \/v1\/projects\/[^/]+\/env\/([^/]+)$/,
        answer: ({ variables }, { params }) => variables.one(params[0] ?? ''),
    },
    { on: /^GET \/v3\/env\/pull\/([^/]+)(?:\/production)?$/, answer: pull },
];
async function project(vercel, { params }) {
    const { upstream, deployments } = vercel;
    const { status, body } = await upstream.send('GET', `/v9/projects/${params[0] ?? ''}`);
    if (!isObject(body) || status !== 200)
        return { status, body };
    const id = deployments.current();
    const targets = id === '' ? {} : { production: { id } };
    return {
        status,
        body: { ...body, targets, lastAliasRequest: deployments.lastAliasRequest() ?? null },
    };
}
function listDeployments({ deployments, upstream }, { query }) {
    const { id, name } = upstream.project;
    const place = { project: name, projectId: id, current: deployments.current() };
    const state = query.get('state')?.split(',');
    const sha = query.get('sha');
    const asked = query.get('projectId');
    const since = Number(query.get('since') ?? 0);
    const found = deployments
        .all()
        .filter(() => asked === null || asked === id || asked === name)
        .filter((one) => state === undefined || state.includes(one.state))
        .filter((one) => sha === null || one.sha === sha)
        .filter((one) => one.created >= since)
        .map((one) => listedShape(one, place))
        .filter(({ isRollbackCandidate: is }) => query.get('rollbackCandidate') !== 'true' || is)
        .slice(0, Math.min(Number(query.get('limit') ?? 20), 100));
    return { status: 200, body: { deployments: found, pagination: { count: found.length } } };
}
function oneDeployment({ deployments, upstream }, { params }) {
    const one = deployments.find(params[0] ?? '');
    if (one === undefined)
        return gone;
    return { status: 200, body: deploymentShape(one, upstream.project.name, upstream.project.id) };
}
async function build({ deployments, upstream }, { body }) {
    const asked = object(body);
    const source = object(asked['gitSource']);
    const [sha, ref] = [http_text(source, 'sha'), http_text(source, 'ref')];
    if (sha === undefined || ref === undefined || source['repoId'] !== 1) {
        return { status: 400, body: refusal('bad_request', 'Invalid request: `gitSource` is missing.') };
    }
    const more = Object.entries(object(asked['meta'])).map(([key, value]) => [key, String(value)]);
    const meta = { githubCommitSha: sha, githubCommitRef: ref, ...Object.fromEntries(more) };
    const one = await deployments.create({ sha, ref, meta });
    return { status: 200, body: deploymentShape(one, upstream.project.name, upstream.project.id) };
}
function remove({ deployments }, { params }) {
    const [uid = ''] = params;
    if (deployments.find(uid) === undefined)
        return gone;
    deployments.remove(uid);
    return { status: 200, body: { uid, state: 'DELETED' } };
}
function cancel(vercel, asked) {
    const one = vercel.deployments.find(asked.params[0] ?? '');
    if (one === undefined)
        return gone;
    if (one.state === 'READY' || one.state === 'ERROR') {
        const said = 'Deployment cannot be canceled in its current state';
        return { status: 400, body: refusal('bad_request', said) };
    }
    vercel.deployments.cancel(one.id);
    return oneDeployment(vercel, asked);
}
/** It wants ids, and answers without a body. */
async function rollback(vercel, { params }) {
    const { deployments, upstream, plan } = vercel;
    const one = deployments.find(params[1] ?? '');
    if (one === undefined || params[0] !== upstream.project.id)
        return gone;
    const refused = unmovable(vercel, one);
    if (refused)
        return refused;
    if (!isCandidate(one)) {
        return { status: 422, body: refusal('unprocessable', 'It has never been in production.') };
    }
    if (plan === 'hobby' && one.id !== previous(deployments)?.id) {
        const said = 'Your plan allows rolling back to the previous deployment only.';
        return { status: 402, body: refusal('payment_required', said) };
    }
    await deployments.alias('rollback', one.id);
    return { status: 201 };
}
/** The one that had the production domain just before. */
function previous(deployments) {
    const served = deployments.all().filter(isCandidate);
    const current = served.findIndex(({ id }) => id === deployments.current());
    return served[current + 1];
}
function unmovable({ deployments }, { id }) {
    const status = deployments.lastAliasRequest()?.jobStatus;
    if (status === 'pending' || status === 'in-progress') {
        return { status: 409, body: refusal('conflict', 'Another request is in progress.') };
    }
    if (id !== deployments.current())
        return undefined;
    return { status: 409, body: refusal('conflict', 'It is the current production deployment.') };
}
function aliases({ deployments, upstream }) {
    const failed = deployments.lastAliasRequest()?.jobStatus === 'failed';
    const one = { alias: `${upstream.project.name}.vercel.app`, status: 'failed' };
    return { status: 200, body: { aliases: failed ? [one] : [], pagination: {} } };
}
async function promote(vercel, { params }) {
    const one = vercel.deployments.find(params[1] ?? '');
    if (one === undefined || one.state !== 'READY')
        return gone;
    const refused = unmovable(vercel, one);
    if (refused)
        return refused;
    await vercel.deployments.alias('promote', one.id);
    return { status: 201 };
}
async function pull({ deployments, variables, upstream }, { params }) {
    const [id = ''] = params;
    if (id === upstream.project.id) {
        return { status: 200, body: await variables.pulled(await variables.forBuild()) };
    }
    const one = deployments.find(id);
    return one ? { status: 200, body: await variables.pulled(one.variables) } : gone;
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/vercel/server.ts


/** A token that it does not know is 403, not 401. */
const stranger = {
    status: 403,
    body: refusal('forbidden', 'Not authorized', { invalidToken: true }),
};
/** Answers those who have the token, and name the team each time. */
async function answerRequest(vercel, token, request) {
    const text = await request.text();
    const body = text === '' ? undefined : JSON.parse(text);
    const may = request.headers.get('authorization') === `Bearer ${token}`;
    const made = may ? await perform(vercel, request.method, new URL(request.url), body) : stranger;
    return new Response(made.body === undefined ? null : JSON.stringify(made.body), {
        status: made.status,
        headers: { 'content-type': 'application/json; charset=utf-8' },
    });
}
async function perform(vercel, method, url, body) {
    const { pathname, searchParams: query } = url;
    if (query.get('teamId') !== vercel.upstream.team) {
        return { status: 404, body: refusal('not_found', 'Not found') };
    }
    const asked = `${method} ${pathname}`;
    for (const { on, answer } of routes) {
        const params = on.exec(asked)?.slice(1).map(decodeURIComponent);
        if (params)
            return answer(vercel, { params, query, body });
    }
    query.delete('teamId');
    return vercel.upstream.send(method, `${pathname}?${query}`, body);
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/vercel/upstream.ts

const login = 'developer';
/** It allows each token 5,000 requests an hour, and projects with many variables need more. */
const tokens = Array.from({ length: 50 }, (_, index) => `upstream-${index}`);
/**
 * Starts the `emulate` package's Vercel with one project. Its deployments are ready the moment they
 * are asked for, and none can be rolled back to: those are our own.
 */
async function openUpstream(name) {
    // Loaded only here: it is large, and no command but the drill needs it.
    const { createEmulator } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 56243));
    const emulator = await createEmulator({
        service: 'vercel',
        port: 0,
        seed: {
            tokens: Object.fromEntries(tokens.map((token) => [token, { login }])),
            vercel: { users: [{ username: login }], teams: [{ slug: 'acme', name: 'Acme' }] },
        },
    });
    const address = emulator.url.replace('localhost', '127.0.0.1');
    let sent = 0;
    async function ask(method, path, body) {
        const token = tokens[sent++ % tokens.length] ?? '';
        const response = await fetch(`${address}${path}`, {
            method,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            ...(body === undefined || method === 'GET' ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    }
    const teams = list(object((await ask('GET', '/v2/teams')).body)['teams']);
    const team = String(teams.find(isObject)?.['id'] ?? '');
    const send = (method, path, body) => ask(method, `${path}${path.includes('?') ? '&' : '?'}teamId=${team}`, body);
    const gitRepository = { type: 'github', repo: name, org: 'acme', repoId: 1 };
    const made = object((await send('POST', '/v11/projects', { name, gitRepository })).body);
    return {
        team,
        project: { id: String(made['id']), name },
        send,
        close: () => emulator.close(),
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/vercel/provider.ts








const token = 'vcp_rehearsal_5d1f0c';
const provider_name = 'chatbot-fluxa';
/** Vercel, which deploys whatever is pushed, by itself and without any workflow. */
const vercelProvider = {
    config: `{ provider: vercel, project: ${provider_name} }`,
    workflows: [],
    checkout: false,
    open: (options) => openVercel(options),
};
/** Opens a Vercel with one project, of which nothing is deployed yet. */
async function openVercel(options) {
    const upstream = await openUpstream(provider_name);
    const variables = openVariables(upstream);
    const project = `/v9/projects/${upstream.project.id}`;
    const deployments = openDeployments({
        ...options,
        variables: variables.forBuild,
        autoAssigns: async () => {
            const { body } = await upstream.send('GET', project);
            return object(body)['autoAssignCustomDomains'] !== false;
        },
        assign: async (autoAssignCustomDomains) => void (await upstream.send('PATCH', project, { autoAssignCustomDomains })),
    });
    const vercel = { upstream, deployments, variables, plan: options.plan ?? 'pro' };
    let now = () => performance.now();
    const api = await openApiFront({
        answer: (request) => answerRequest(vercel, token, request),
        now: () => now(),
    });
    let leave = () => undefined;
    return {
        ...vercel,
        api,
        env: { VERCEL_API_URL: api.url, VERCEL_TOKEN: token, VERCEL_TEAM_ID: upstream.team },
        async configure(key, value) {
            const one = { key, value, type: 'encrypted', target: ['production'] };
            await variables.set(one, new URLSearchParams({ upsert: 'true' }));
        },
        async deployed(sha) {
            const commits = (await log(options.git, ['-20', sha, '--'])).toReversed();
            for (const commit of commits) {
                const meta = { githubCommitSha: commit.sha, githubCommitRef: 'main' };
                const wanted = { sha: commit.sha, ref: 'main', meta };
                await deployments.remember(wanted, Date.parse(commit.committer.date));
            }
            await options.hosting.deploy(sha, { variables: await variables.forBuild() });
        },
        attach(github) {
            now = () => github.now();
            leave = github.bus.onEvent((event) => {
                // It hears of what a run's own token pushed as well: that holds back workflows only.
                const sha = deploysOnPush({ ...event, startsRuns: true }, github.hub.defaultBranch);
                if (sha === undefined)
                    return;
                const meta = { githubCommitSha: sha, githubCommitRef: github.hub.defaultBranch };
                void deployments.create({ sha, ref: github.hub.defaultBranch, meta });
            });
        },
        idle: deployments.idle,
        async close() {
            leave();
            await deployments.close();
            await Promise.all([api.close(), upstream.close()]);
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/providers/table.ts



/** Every hosting that can be rehearsed, by its name in the configuration. */
const providers = {
    workflow: workflowProvider,
    command: commandProvider,
    render: renderProvider,
    vercel: vercelProvider,
};

;// CONCATENATED MODULE: ./src/rehearsal/world-config.ts

/** The repository that a rehearsal is about. */
const rehearsedRepository = 'acme/chatbot-fluxa';
/** `.github/outage.yml` for a rehearsal: the example's, with loopback's address and little patience. `variables` is what stands behind that key, in YAML’s flow style. */
function rehearsalConfig(name, url, variables) {
    const { config, workflows } = providers[name];
    return `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        url: ${url}
        branch: main
        workflows: [${workflows.join(', ')}]
        hosting: ${config}
        health:
          timeout: 2s
          confirm: { failures: 2, successes: 2, every: 100ms }
          probes:
            - http: ${url}/api/health
              allow-private: true
              expect: { status: 200, json: { status: ok }, within: 2s }
        rollback: { automatic: when-unhealthy, attempts: 2, branch: revert }
${variables === undefined ? '' : `        variables: ${variables}\n`}people:
  on-call: [alice]
  technical-lead: [bob]
`;
}

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/checks/effort.ts


/** The rollback asked GitHub no more than it may. */
const fewRequests = {
    claim: `at most ${limits.requests} requests to GitHub, ${limits.depth} in sequence, ${limits.beforeHosting} before the hosting`,
    find({ figures, record }) {
        if (figures === undefined)
            return ['No run called the hosting.'];
        const over = (name, what) => {
            const most = limits[name] + (name === 'requests' ? unguessed(record) : 0);
            return figures[name] <= most ? [] : [`${figures[name]} ${what}, at most ${most}.`];
        };
        return [
            ...over('requests', 'requests to GitHub'),
            ...over('depth', 'requests in sequence'),
            ...over('beforeHosting', 'round trips before the hosting was called'),
        ];
    },
};
/** A service that is not named as its repository has its record asked for once more. */
function unguessed({ service }) {
    return service === rehearsedRepository.split('/')[1] ? 0 : 1;
}
/** No run of the action ended in an error, those that were killed apart. */
const noFailedRuns = {
    claim: 'no run of the action failed',
    find: ({ failedRuns }) => failedRuns,
};

;// CONCATENATED MODULE: ./src/rehearsal/github/actors.ts
const actionsBot = 'github-actions[bot]';
/** The token of a person, with full scopes. */
function personActor(login, scopes = ['repo']) {
    return {
        login,
        type: 'User',
        workflow: false,
        scopes,
        permissions: {},
        workflowFiles: 'allowed',
    };
}
/** The GITHUB_TOKEN of a run. */
function workflowActor(options = {}) {
    return {
        login: actionsBot,
        type: 'Bot',
        workflow: true,
        scopes: [],
        permissions: {},
        workflowFiles: 'refused',
        ...options,
    };
}
/** The address in a commit made by a login, so that commits can be matched with people. */
function emailOf(login) {
    if (login === actionsBot)
        return '41898282+github-actions[bot]@users.noreply.github.com';
    return `${login}@users.noreply.github.com`;
}
/** The login behind the address of a commit, or nothing. */
function loginOf(email) {
    return /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/.exec(email)?.[1];
}

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/answers.ts

/** The answers to a command: comments of ours that carry its key. */
function repliesTo({ issues }, { comment }) {
    const marker = new RegExp(`^<!-- outage-playbook:reply comment:${comment}(?::\\d+)? -->`);
    return issues
        .flatMap(({ comments }) => comments)
        .filter(({ author, body }) => author === actionsBot && marker.test(body));
}
/** What a comment of ours says first, in plain text. */
function headlineOf(body) {
    const line = body
        .split('\n')
        .find((text) => text.trim() !== '' && !text.startsWith('<!--') && !text.startsWith('>'));
    return withoutMarks(line ?? '');
}
/** Markdown without its marks. */
function withoutMarks(markdown) {
    return markdown
        .replaceAll(/<!--.*?-->/g, '')
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll(/<[^>]+>|\*\*|`|\\(?=[\\`*_[\]~|$#+=:.)-])/g, '')
        .replaceAll(/[\u2060\u200b]/g, '')
        .trim();
}

// EXTERNAL MODULE: ./src/incident/fold.ts + 1 modules
var fold = __webpack_require__(83506);
// EXTERNAL MODULE: ./src/records/post-mortem-shape.ts
var post_mortem_shape = __webpack_require__(58771);
// EXTERNAL MODULE: ./src/records/shapes.ts
var shapes = __webpack_require__(70210);
// EXTERNAL MODULE: ./src/views/markers.ts
var markers = __webpack_require__(33021);
;// CONCATENATED MODULE: ./src/rehearsal/github/routes/variables.ts

/** Entries on a page: ten unless asked for more, thirty at most. (REST API: Actions variables.) */
const pages = { usual: 10, most: 30 };
/** The scope of the repository's own variables; every other is an environment's name. */
const ofRepository = '';
/** The variables of the repository, or of one of its environments. */
function variablesOf({ variables }, scope) {
    const known = variables.get(scope) ?? new Map();
    variables.set(scope, known);
    return known;
}
/** What a job in an environment finds in `vars`. */
function varsOf(hub, environment) {
    return Object.fromEntries([...variablesOf(hub, ofRepository), ...variablesOf(hub, environment)]);
}
function scopeOf(call) {
    // No key of a job's `permissions:` covers them.
    if (call.actor.workflow)
        throw new Refusal(403, 'Resource not accessible by integration');
    return variablesOf(call.hub, decodeURIComponent(call.params['environment'] ?? ofRepository));
}
function listAll(call) {
    const all = [...scopeOf(call)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const wanted = Number(call.query.get('per_page') ?? pages.usual) || pages.usual;
    const size = Math.min(wanted, pages.most);
    const page = Math.max(Number(call.query.get('page') ?? 1) || 1, 1);
    const at = timestamp();
    const variables = all
        .slice((page - 1) * size, page * size)
        .map(([name, value]) => ({ name, value, created_at: at, updated_at: at }));
    return { status: 200, body: { total_count: all.length, variables } };
}
function create(call) {
    const variables = scopeOf(call);
    const name = (http_text(call.body, 'name') ?? '').toUpperCase();
    const value = http_text(call.body, 'value');
    if (variables.has(name))
        throw new Refusal(409, `Already exists - Variable already exists`);
    if (!/^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/.test(name)) {
        throw new Refusal(422, 'Variable name may only contain alphanumeric characters and underscores');
    }
    if (value === undefined)
        throw new Refusal(422, 'Invalid request.\n\n"value" wasn\'t supplied.');
    variables.set(name, value);
    return { status: 201, body: {} };
}
function update(call) {
    const variables = scopeOf(call);
    const name = decodeURIComponent(param(call, 'name')).toUpperCase();
    const value = http_text(call.body, 'value');
    if (!variables.has(name))
        throw notFound();
    if (value !== undefined)
        variables.set(name, value);
    return { status: 204 };
}
function variables_remove(call) {
    const name = decodeURIComponent(param(call, 'name')).toUpperCase();
    if (!scopeOf(call).delete(name))
        throw notFound();
    return { status: 204 };
}
const places = ['/actions/variables', '/environments/:environment/variables'];
const variableRoutes = places.flatMap((path) => [
    route('GET', path, 'metadata:read', listAll),
    route('POST', path, 'contents:write', create),
    route('PATCH', `${path}/:name`, 'contents:write', update),
    route('DELETE', `${path}/:name`, 'contents:write', variables_remove),
]);

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/outcome.ts








/** How things stand now, before anything is broken. */
async function lookBefore(world) {
    const [head] = await world.gitLog();
    const running = world.hosting.current() ?? '';
    return { head: head?.sha ?? '', running, deployments: world.hosting.deployments.length };
}
/** Everything worth knowing about a world in the end. */
async function lookAround(world, about) {
    const { script, before, place, playbook, leaks } = about;
    const [health, log, issues, record] = await Promise.all([
        world.health(),
        world.gitLog(),
        readIssues(world),
        readService(world, place),
    ]);
    const incidentIssue = issues.findLast(({ body }) => (0,markers/* readIncidentMarker */.vx)(body) !== undefined);
    const kept = record.incident ?? (await readArchive(world, incidentIssue?.number));
    const incident = kept && (0,fold/* fold */.A)(kept, playbook.phases[0]?.id ?? '');
    const figures = figuresOfRollback(world);
    const postMortems = await readPostMortems(world, issues);
    return {
        script,
        before,
        running: releaseIn(health.body),
        health,
        deployed: world.hosting.deployments.map(({ sha }) => sha),
        provider: changesAt(world),
        log,
        issues,
        ...(incidentIssue ? { incidentIssue } : {}),
        record,
        ...(incident ? { incident } : {}),
        events: (0,fold/* inOrder */.a)(kept?.events ?? []),
        postMortems,
        playbook,
        variables: varsOf(world.github.hub, place.environment),
        ...(figures ? { figures } : {}),
        failedRuns: await failures(world),
        leaks,
    };
}
function changesAt({ provider }) {
    const requests = provider.api?.requests ?? [];
    return requests
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${path.replace(/\?.*$/, '').split('/').at(-1)}`)
        .toReversed();
}
function releaseIn(body) {
    return isObject(body) && typeof body['release'] === 'string' ? body['release'] : '';
}
async function readIssues(world) {
    const issues = await world.issues();
    const seen = await Promise.all(issues.map(async (issue) => see(issue, await world.comments(Number(issue['number'])))));
    return seen.toSorted((a, b) => a.number - b.number);
}
function see(issue, comments) {
    return {
        number: Number(issue['number']),
        title: String(issue['title']),
        state: String(issue['state']),
        labels: list(issue['labels'])
            .filter(isObject)
            .map(({ name }) => String(name)),
        assignees: list(issue['assignees'])
            .filter(isObject)
            .map(({ login }) => String(login)),
        ...written(issue),
        comments: comments.map(written),
    };
}
/** Who wrote something, when, and what. */
function written({ user, created_at, body }) {
    const author = isObject(user) ? String(user['login']) : '';
    return { author, at: String(created_at), body: typeof body === 'string' ? body : '' };
}
async function readRecord(world, key) {
    const found = await readObject(world.github.hub.git, `outage-records:${key}.json`);
    return found === undefined ? undefined : JSON.parse(found.content.toString('utf8'));
}
async function readService(world, place) {
    const shape = (0,shapes/* serviceShape */.dS)(place.service, place.environment);
    const value = await readRecord(world, shape.key);
    return value === undefined ? shape.empty : shape.read(value);
}
async function readArchive(world, issue) {
    if (issue === undefined)
        return undefined;
    const shape = (0,shapes/* archiveShape */.g6)(issue);
    const value = await readRecord(world, shape.key);
    return value === undefined ? undefined : shape.read(value)?.incident;
}
async function readPostMortems(world, issues) {
    const shapes = issues.flatMap(({ number }) => [(0,post_mortem_shape/* postMortemShape */._c)(number), (0,post_mortem_shape/* handMadeShape */.YG)(number)]);
    const values = await Promise.all(shapes.map(({ key }) => readRecord(world, key)));
    return values.flatMap((value, index) => value === undefined ? [] : (shapes[index]?.read(value) ?? []));
}
/** What runs of the action said that did not end well, those that were killed apart. */
async function failures(world) {
    const over = world.runner.runs.filter((run) => run.status() === 'ended');
    const ended = await Promise.all(over.map((run) => run.ended));
    return ended
        .filter(({ exitCode, signal }) => exitCode !== 0 && signal !== 'SIGKILL')
        .map(({ id, event, stdout, stderr }) => `run ${id} (${event}): ${(stdout + stderr).slice(-600)}`);
}

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/acts.ts


/** Good releases before the outage, each pushed, deployed, verified and recorded. */
function goodReleases(...pushes) {
    return {
        title: `The days before: ${pushes.length} good releases, each verified and recorded`,
        async run(stage) {
            const shas = [];
            for (const [author, kind = 'good'] of pushes)
                shas.push(await stage.push(kind, author));
            return shas.map((sha) => sha.slice(0, 7)).join(', ');
        },
    };
}
/** Good releases that the hosting deployed by itself; a look at each has recorded it. */
const releasesByThemselves = {
    title: 'The days before: two good releases went live by themselves, each verified and recorded',
    async run(stage) {
        const issue = await stage.openIssue('alice', 'Releases', 'Verified after each deployment.');
        const shas = [];
        for (const author of ['alice', 'eve']) {
            shas.push(await stage.push('good', author));
            await stage.command(issue, author, '/release');
        }
        return shas.map((sha) => sha.slice(0, 7)).join(', ');
    },
};
/** Somebody pushes what breaks the health check, and all that follows from it is waited for. */
function pushesBad(author, whatFollows) {
    return {
        title: `@${author} pushes a release that breaks the health check${whatFollows}`,
        async run(stage) {
            await stage.push('bad-health', author);
            return healthLine(stage);
        },
    };
}
/** Somebody reports in an issue of their own, and somebody else types `/rollback` there. */
function rollbackInReport(report, reason) {
    return {
        title: '@eve opens an ordinary issue, and @alice types /rollback into it',
        async run(stage) {
            const issue = await stage.openIssue('eve', ...report);
            return answerTo(stage, await stage.command(issue, 'alice', `/rollback --reason "${reason}"`));
        },
    };
}
/** The incident is acknowledged, and resolved. */
function endsWith(cause) {
    return [
        typesInIncident('alice', '/ack'),
        typesInIncident('alice', `/resolve --cause "${cause}" --resolution "rolled back"`),
    ];
}
/** The last release that is still good. */
const lastGood = (outcome) => pushed(outcome, 'good');
/** The last commit of a kind that was pushed. */
function pushed({ script }, kind) {
    return script.pushes.findLast((push) => push.kind === kind)?.sha ?? '';
}
/** Somebody types a command into the incident's issue, and is answered. */
function typesInIncident(author, line) {
    return {
        title: `@${author} types ${line.split(' --')[0] ?? line} into the incident`,
        async run(stage) {
            const command = await stage.command(await stage.incident(), author, line);
            return answerTo(stage, command);
        },
    };
}
/** What was answered to a command, in one line. */
async function answerTo({ world }, command) {
    const comments = await world.comments(command.issue);
    const [reply] = repliesTo({ issues: [{ comments: comments.map(written) }] }, command);
    return reply === undefined ? 'no answer' : `answered: ${headlineOf(reply.body)}`;
}
/** The status that the app's health check answers. */
async function healthLine({ world }) {
    const { status } = await world.health();
    return `GET /api/health answers ${status}`;
}

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/checks/releases.ts
const releases_short = (sha) => (sha === '' ? 'nothing' : sha.slice(0, 7));
/** The app answers, is healthy, and says that it runs this commit. */
function runs(wanted, name) {
    return {
        claim: `production answers, healthy, from ${name}`,
        find(outcome) {
            const { status } = outcome.health;
            const sha = wanted(outcome);
            return [
                ...(status === 200 ? [] : [`The app answers ${status}, not 200.`]),
                ...(outcome.running === sha
                    ? []
                    : [`The app runs ${releases_short(outcome.running)}, not ${releases_short(sha)}.`]),
            ];
        },
    };
}
/** The branch has exactly one commit of ours, on top of what it takes back. */
function revertedTo(wanted) {
    return {
        claim: 'git log has the revert commit, exactly once, and its files are those of the good release',
        find(outcome) {
            const ours = outcome.log.filter(({ message }) => /^Outage-Operation: /m.test(message));
            const [commit] = ours;
            if (commit === undefined)
                return ['git log has no commit with an Outage-Operation trailer.'];
            const target = outcome.log.find(({ sha }) => sha === wanted(outcome));
            const named = /^Outage-Target: (\S+)$/m.exec(commit.message)?.[1] ?? '';
            return [
                ...(ours.length === 1 ? [] : [`git log has ${ours.length} revert commits, not 1.`]),
                ...(named === target?.sha
                    ? []
                    : [`The revert commit names ${releases_short(named)}, not ${releases_short(wanted(outcome))}.`]),
                ...(commit.tree === target?.tree
                    ? []
                    : ['The files of the revert commit are not those of the good release.']),
            ];
        },
    };
}
/** After the outage began, the hosting was asked for exactly these commits, in this order. */
function deployedOnly(wanted, claim) {
    return {
        claim,
        find(outcome) {
            const asked = outcome.deployed.slice(outcome.before.deployments).map(releases_short);
            const expected = wanted(outcome).map(releases_short);
            if (asked.join() === expected.join())
                return [];
            return [`The hosting was asked for ${asked.join(', ')}; expected was ${expected.join(', ')}.`];
        },
    };
}
/** The branch is as it was before. */
const branchUntouched = {
    claim: 'the branch, the hosting and the records are untouched',
    find({ log, before, deployed, running, incident, record }) {
        return [
            ...(log[0]?.sha === before.head ? [] : ['The branch has moved.']),
            ...(deployed.length === before.deployments ? [] : ['Something was deployed.']),
            ...(running === before.running ? [] : ['Another release is running.']),
            ...(incident === undefined ? [] : ['An incident was opened.']),
            ...(record.frozen === undefined ? [] : ['Deployments are frozen.']),
        ];
    },
};

// EXTERNAL MODULE: ./src/incident/events.ts
var events = __webpack_require__(36345);
;// CONCATENATED MODULE: ./src/rehearsal/scenarios/checks/record.ts



/** Steps that are done by the playbook itself are ticked, with evidence, in the issue too. */
function tickedByItself(steps) {
    return {
        claim: 'the checklist has its automated steps ticked, with evidence',
        find({ incident, incidentIssue, playbook }) {
            const known = JSON.stringify(playbook);
            return steps
                .filter((step) => known.includes(`"id":"${step}"`))
                .flatMap((step) => {
                const check = incident?.checks[step];
                if (check === undefined)
                    return [`The step ${step} is not ticked.`];
                if (check.by !== events/* itself */.Q)
                    return [`The step ${step} was ticked by ${check.by}.`];
                if (check.evidence === undefined)
                    return [`The step ${step} has no evidence.`];
                return isDrawnTicked(incidentIssue?.body ?? '', step)
                    ? []
                    : [`The step ${step} is not ticked in the issue.`];
            });
        },
    };
}
/** What was ticked by hand stays ticked, in the record and in the issue. */
const handTicksKept = {
    claim: 'the box that was ticked by hand is still ticked',
    find({ script, incident, incidentIssue }) {
        return script.ticks.flatMap(({ step, author }) => {
            const check = incident?.checks[step];
            return [
                ...(check === undefined ? [`The tick of ${author} at ${step} is not in the record.`] : []),
                ...(check === undefined || check.by === author
                    ? []
                    : [`The tick at ${step} is said to be by ${check.by}, not ${author}.`]),
                ...(isDrawnTicked(incidentIssue?.body ?? '', step)
                    ? []
                    : [`The box ${step} that ${author} ticked is not ticked any more.`]),
            ];
        });
    },
};
function isDrawnTicked(body, step) {
    return body.split('\n').some((line) => /^- \[x\] /i.test(line) && line.includes((0,markers/* stepMarker */.F8)(step)));
}
/** Nothing that was begun is left unfinished. */
const nothingLeftOpen = {
    claim: 'no claim and no operation is left unfinished in the record',
    find({ record, incident }) {
        return [
            ...record.claims
                .filter(({ finished }) => finished === undefined)
                .map(({ key }) => `The claim ${key} is not finished.`),
            ...(incident?.operations ?? [])
                .filter(({ finishedAt }) => finishedAt === undefined)
                .map(({ id }) => `The operation ${id} is not finished.`),
        ];
    },
};
/** The clocks are within the playbook's targets. */
const withinTargets = {
    claim: 'acknowledged and resolved within the targets of the playbook',
    find({ incident, playbook }) {
        if (incident === undefined)
            return ['There is no incident.'];
        const severity = playbook.severities.find(({ id }) => id === incident.severity);
        if (severity === undefined)
            return [`The severity ${incident.severity} is not in the playbook.`];
        const clock = (name, at, within) => {
            if (at === undefined)
                return [];
            const took = Date.parse(at) - Date.parse(incident.declaredAt);
            return took <= within
                ? []
                : [`It was ${name} after ${(0,time/* duration */.p0)(took)}, not ${(0,time/* duration */.p0)(within)}.`];
        };
        return [
            ...clock('acknowledged', incident.acknowledged?.at, severity.acknowledge.within),
            ...clock('resolved', incident.resolved?.at, severity.resolve.within),
            ...(incident.mitigatedAt === undefined
                ? ['The record does not say that health is back.']
                : []),
        ];
    },
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/bad-deploy.ts




/** A box of the playbook that only people can tick. */
const byHand = 'check-application-logs';
/** A push breaks production; everything until health is back happens by itself. */
const badDeploy = {
    name: 'bad-deploy',
    title: 'A push takes production down, and the playbook brings it back by itself',
    story: 'chatbot-fluxa runs in production. @bob pushes a release that breaks it. Nobody does anything: the failed deployment opens an incident, the last good release comes back, its health is verified, and the branch is made to agree. Meanwhile @alice ticks a box of the checklist by hand.',
    past: goodReleases(['alice'], ['eve']),
    acts: [
        {
            title: '@bob pushes a release that breaks the health check',
            async run(stage) {
                const sha = await stage.startPush('bad-health', 'bob');
                return sha.slice(0, 7);
            },
        },
        {
            title: 'The deployment fails, and an incident opens by itself',
            async run(stage) {
                const issue = await stage.incident();
                return `#${issue}, ${await healthLine(stage)}`;
            },
        },
        {
            title: '@alice ticks a box of the checklist by hand, in the middle of it',
            async run(stage) {
                await stage.tick(await stage.incident(), 'alice', byHand);
                return byHand;
            },
        },
        {
            title: 'The playbook rolls back, verifies, and makes the branch agree',
            async run(stage) {
                await stage.world.waitForIdle();
                return healthLine(stage);
            },
        },
        ...endsWith('the answers could not be read'),
    ],
    checks: [
        runs(lastGood, 'the last good release'),
        revertedTo(lastGood),
        tickedByItself(['verify-complete-or-partial', 'roll-back', 'check-health-endpoints']),
        handTicksKept,
        withinTargets,
        fewRequests,
    ],
};

;// CONCATENATED MODULE: ./src/rehearsal/github/git/mover.ts



const movers = new Map();
/**
 * Moves a ref from `expected` (nothing: it must not exist) to `sha`, only if it is still there.
 * Answers whether it was.
 */
function moveRef(directory, ref, sha, expected) {
    // A line is a command; no ref holds a blank.
    if (/\s|\0/.test(ref))
        return Promise.resolve(false);
    const mover = movers.get(directory) ?? openMover(directory);
    movers.set(directory, mover);
    return mover.move(ref, sha, expected ?? nothing);
}
/** Ends the mover of a repository. */
function closeMover(directory) {
    movers.get(directory)?.close();
    movers.delete(directory);
}
/** The repository's one `git update-ref`, one move after the other; it ends at the first refusal. */
function openMover(directory) {
    const child = (0,external_node_child_process_.spawn)('git', ['--git-dir', directory, 'update-ref', '--stdin'], {
        env: { ...process.env, ...isolated },
    });
    let said = '';
    let ended = false;
    let answer;
    let turn = Promise.resolve();
    hold(child, false);
    function settle(moved) {
        said = '';
        answer?.(moved);
        answer = undefined;
        if (!ended)
            hold(child, false);
    }
    child.stdout.on('data', (chunk) => {
        said += chunk.toString('utf8');
        if (said.includes('commit: ok'))
            settle(true);
    });
    child.on('close', () => {
        ended = true;
        if (movers.get(directory) === mover)
            movers.delete(directory);
        settle(false);
    });
    child.stdin.on('error', () => undefined);
    const mover = {
        move(ref, sha, expected) {
            const moved = turn.then(() => {
                // Whoever waited behind a refusal goes on with the next process.
                if (ended)
                    return moveRef(directory, ref, sha, expected);
                return new Promise((resolve) => {
                    answer = resolve;
                    hold(child, true);
                    child.stdin.write(`start\nupdate ${ref} ${sha} ${expected}\ncommit\n`);
                });
            });
            turn = moved;
            return moved;
        },
        close: () => child.stdin.end(),
    };
    return mover;
}

;// CONCATENATED MODULE: ./src/rehearsal/github/git/write.ts


/** Writes one commit (in a single git process); no branch is moved. Answers its sha. */
async function commitFiles(directory, change) {
    const scratch = `refs/rehearsal/${(0,external_node_crypto_.randomUUID)()}`;
    const message = Buffer.from(change.message);
    const parts = [
        `commit ${scratch}\nmark :1\n`,
        `author ${signature(change.author)}\n`,
        `committer ${signature(change.committer ?? change.author)}\n`,
        `data ${message.length}\n`,
        message,
        '\n',
    ];
    if (change.parent !== undefined)
        parts.push(`from ${change.parent}\n`);
    for (const [path, content] of Object.entries(change.files)) {
        const name = JSON.stringify(path);
        if (content === null)
            parts.push(`D ${name}\n`);
        else {
            const bytes = Buffer.from(content);
            parts.push(`M 100644 inline ${name}\ndata ${bytes.length}\n`, bytes, '\n');
        }
    }
    parts.push(`\nget-mark :1\nreset ${scratch}\nfrom ${nothing}\n\n`);
    const input = Buffer.concat(parts.map((part) => Buffer.from(part)));
    return git(directory, ['fast-import', '--quiet'], { input });
}
/** Writes a commit of an existing tree; no branch is moved. Answers its sha. */
function commitTree(directory, request) {
    const parents = request.parents.flatMap((parent) => ['-p', parent]);
    return git(directory, ['commit-tree', request.tree, ...parents, '-F', '-'], {
        input: request.message,
        env: {
            GIT_AUTHOR_NAME: request.author.name,
            GIT_AUTHOR_EMAIL: request.author.email,
            GIT_AUTHOR_DATE: date(request.author),
            GIT_COMMITTER_NAME: request.committer.name,
            GIT_COMMITTER_EMAIL: request.committer.email,
            GIT_COMMITTER_DATE: date(request.committer),
        },
    });
}
/** Whether `ancestor` is in the history of `descendant`. */
async function isAncestor(directory, ancestor, descendant) {
    const args = ['merge-base', '--is-ancestor', ancestor, descendant];
    return (await tryGit(directory, args)).code === 0;
}
function date(who) {
    return `${Math.floor(who.at.getTime() / 1000)} +0000`;
}
function signature(who) {
    return `${who.name} <${who.email}> ${date(who)}`;
}

;// CONCATENATED MODULE: ./src/rehearsal/github/history.ts







const topics = ['delivery', 'refunds', 'languages', 'invoices', 'privacy', 'holidays', 'accounts'];
/** How many questions a release that `wears-out` answers; its health is fine until then. */
const questionsUntilWorn = 50;
/** What a release that `needs-variable` has to find in `OPENING_HOURS` to be healthy. */
const openingHours = 'We are here from 9:00 to 17:00, every day.';
const edits = {
    good: (app, _now, count) => ({
        message: `Answer questions about ${topics[count % topics.length] ?? 'more'}`,
        files: { 'answers.json': answers(app, count), 'package.json': version(app, count) },
    }),
    fix: (app, _now, count) => ({
        message: 'Repair the answers',
        files: { 'answers.json': answers(app, count), 'server.js': app['server.js'] ?? '' },
    }),
    'bad-health': (app) => ({
        message: 'Load the answers from the new editor',
        files: { 'answers.json': (app['answers.json'] ?? '').slice(0, -20) },
    }),
    'crash-at-start': (_app, now) => ({
        message: 'Read the limits from a file of their own',
        files: {
            'server.js': `import { limits } from './limits.js'\n${now['server.js'] ?? ''}\nconsole.log(limits)\n`,
        },
    }),
    'wears-out': (app) => ({
        message: 'Remember what was asked before',
        files: {
            'chat.js': (app['chat.js'] ?? '').replace(/(export function answer.*\n)/, `const asked = []\n\n$1  asked.push(message)\n  if (asked.length > ${questionsUntilWorn}) return 'I have no room for more questions.'\n`),
        },
    }),
    'needs-variable': (app) => ({
        message: 'Take the opening hours from a variable',
        files: {
            'chat.js': (app['chat.js'] ?? '').replace('return found?.reply', `if (found?.words.includes('hours')) return process.env.OPENING_HOURS ?? 'That changes.'\n  return found?.reply`),
        },
    }),
    harmless: (_app, now, count) => ({
        message: 'Say more in the README',
        files: { 'README.md': `${now['README.md'] ?? ''}\nNote ${count}.\n` },
    }),
    'workflow-change': (_app, now, count) => ({
        message: 'Tidy up the deploy workflow',
        files: {
            '.github/workflows/deploy.yml': `${now['.github/workflows/deploy.yml'] ?? ''}# Revision ${count}\n`,
        },
    }),
};
/** The files of an app, by path; not what was installed for it. */
async function readApp(directory) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name))
        .map((path) => ({ path, name: (0,external_node_path_.relative)(directory, path).replaceAll('\\', '/') }))
        .filter(({ name }) => !name.startsWith('node_modules/'));
    const pairs = await Promise.all(files.map(async ({ path, name }) => [name, await (0,promises_.readFile)(path, 'utf8')]));
    return Object.fromEntries(pairs);
}
/** Writes a commit of a kind on top of another; no branch is moved. Answers its sha. */
async function commitOf(directory, options) {
    const names = ['server.js', 'README.md', '.github/workflows/deploy.yml'];
    const now = await Promise.all(names.map(async (name) => {
        const found = await readObject(directory, `${options.parent}:${name}`);
        return [name, found?.content.toString('utf8') ?? ''];
    }));
    const edit = edits[options.kind](options.app, Object.fromEntries(now), options.count);
    const { author: name, at, parent } = options;
    return commitFiles(directory, { parent, ...edit, author: { name, email: emailOf(name), at } });
}
/**
 * Makes a bare repository of the app with some good releases, written by three people over the
 * days before `until`; the same input gives the same shas. Answers them, oldest first.
 */
async function seedHistory(directory, app, until = new Date('2026-11-20T16:00:00Z')) {
    await git(directory, ['init', '--quiet', '--bare', '--initial-branch=main']);
    const authors = ['alice', 'bob', 'eve', 'alice', 'bob'];
    const hour = 3_600_000;
    const at = (index) => new Date(until.getTime() - (authors.length - index) * 21 * hour);
    const alice = { name: 'alice', email: emailOf('alice'), at: at(0) };
    const first = { files: app, message: 'Start the chatbot', author: alice };
    const shas = [await commitFiles(directory, first)];
    for (const [index, author] of authors.entries()) {
        if (index === 0)
            continue;
        const parent = shas.at(-1) ?? '';
        const kind = 'good';
        shas.push(await commitOf(directory, { kind, author, at: at(index), app, parent, count: index }));
    }
    await moveRef(directory, 'refs/heads/main', shas.at(-1) ?? '', undefined);
    return shas;
}
function answers(app, count) {
    const base = JSON.parse(app['answers.json'] ?? '[]');
    const more = topics
        .slice(0, count)
        .map((topic) => ({ words: [topic], reply: `Ask us about ${topic} any time.` }));
    return JSON.stringify([...(Array.isArray(base) ? base : []), ...more], null, 2) + '\n';
}
function version(app, count) {
    return (app['package.json'] ?? '').replace(/"version": "[^"]*"/, `"version": "1.${count}.0"`);
}

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/checks/secrecy.ts
/** The variable that is planted everywhere. No name could say less. */
const planted = 'ANOTHER_VALUE';
/** Every scenario has secrets planted in it; none of them gets out. */
const nothingTold = {
    claim: 'no secret and no value of a variable went to GitHub or into a log, with all logs on',
    find: ({ leaks }) => leaks,
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/variables.ts



/** The variables of the environment before anything goes wrong. One has several lines. */
const before = {
    OPENING_HOURS: openingHours,
    GREETING: 'Welcome to the chatbot.\nWhat do you want to know?',
    ANSWERS_PER_MINUTE: '30',
};
/** The variables of the environment on GitHub, as an administrator sets them. */
function variables_variablesOf({ world }) {
    const { variables } = world.github.hub;
    const known = variables.get('production') ?? new Map();
    variables.set('production', known);
    return known;
}
/** Good releases whose health needs a variable. A snapshot is taken of each. */
const goodWithVariables = {
    ...goodReleases(['alice'], ['eve', 'needs-variable']),
    async run(stage) {
        const variables = variables_variablesOf(stage);
        for (const [name, value] of Object.entries(before))
            variables.set(name, value);
        return goodReleases(['alice'], ['eve', 'needs-variable']).run(stage);
    },
};
/** Somebody changes what the release needs, adds a variable, and takes one away. */
function changeVariables(stage) {
    const variables = variables_variablesOf(stage);
    variables.set('OPENING_HOURS', 'Ask my colleague.');
    variables.set('NEW_EDITOR', 'on');
    variables.delete('ANSWERS_PER_MINUTE');
    return 'OPENING_HOURS is another, NEW_EDITOR is new, ANSWERS_PER_MINUTE is gone';
}
/** Every variable is what it was. */
const variablesRestored = {
    claim: 'the variables are exactly those of the good release’s snapshot',
    find: ({ variables }) => {
        const names = new Set([...Object.keys(before), ...Object.keys(variables)]);
        names.delete(planted);
        return [...names]
            .filter((name) => before[name] !== variables[name])
            .map((name) => `${name} is not what it was.`);
    },
};
/** Nobody finds a value anywhere. */
const noValueTold = {
    claim: 'no value of a variable is in an issue, an answer or the record',
    find({ issues, record, incident, variables }) {
        if (Object.keys(variables).length === 0)
            return ['There are no variables to tell.'];
        const text = JSON.stringify([issues, record, incident]);
        return ['Ask my colleague', 'every day.', 'What do you want to know']
            .filter((value) => text.includes(value))
            .map((value) => `“${value}” is told.`);
    },
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/bad-variable.ts




const commitUntouched = {
    claim: 'the branch is as it was: the commit was never at fault',
    find: ({ log, before }) => (log[0]?.sha === before.head ? [] : ['The branch has moved.']),
};
/** A changed variable breaks a release that was good; putting it back mends it. */
const badVariable = {
    name: 'bad-variable',
    title: 'A changed variable breaks production, and putting it back mends it',
    story: 'Nobody changes the code. @eve changes variables of the environment and deploys the same commit again: its health fails. The incident says by name which variables differ from those of the last good release. @alice types /restore-variables: what differs is written back, the same commit is deployed again and verified.',
    automatic: 'never',
    variables: { restore: 'on-request' },
    past: goodWithVariables,
    acts: [
        {
            title: '@eve changes variables, and deploys the same commit again',
            async run(stage) {
                const changed = changeVariables(stage);
                const { github } = stage.world;
                const path = `/repos/${github.hub.fullName}/actions/workflows/deploy.yml/dispatches`;
                await github.request(github.personToken('eve'), 'POST', path, { ref: 'main' });
                await stage.world.waitForIdle();
                return `${changed}; ${await healthLine(stage)}`;
            },
        },
        {
            title: 'An incident is open, and names the variables that differ',
            async run(stage) {
                const issue = await stage.world.issue(await stage.incident());
                const named = /variables differ[^\n]*/.exec(String(issue['body']))?.[0];
                if (named === undefined)
                    throw new Error('The incident does not name the variables.');
                return 'OPENING_HOURS, NEW_EDITOR, ANSWERS_PER_MINUTE';
            },
        },
        typesInIncident('alice', '/restore-variables'),
        typesInIncident('alice', '/resolve --cause "a variable was changed" --resolution "variables restored"'),
    ],
    checks: [
        runs((outcome) => pushed(outcome, 'needs-variable'), 'the same commit'),
        commitUntouched,
        variablesRestored,
        deployedOnly((outcome) => {
            const sha = pushed(outcome, 'needs-variable');
            return [sha, sha];
        }, 'after the bad deployment, the hosting was called once'),
        noValueTold,
        withinTargets,
    ],
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/both.ts




const good = (outcome) => pushed(outcome, 'needs-variable');
/** A bad commit comes together with a bad variable; one operation takes both back. */
const both = {
    name: 'both',
    title: 'A bad commit and a bad variable come together, and one rollback takes both back',
    story: '@eve changes variables for what @bob is about to release. @bob’s release breaks production. The last good commit alone would not help: it needs the variables that it was good with. The configuration says `restore: with-rollback`, so the rollback puts them back first, has the commit built anew with them, and verifies it. Nobody types anything until all is well.',
    variables: { restore: 'with-rollback' },
    past: goodWithVariables,
    acts: [
        {
            title: '@eve changes variables for the coming release',
            run: async (stage) => changeVariables(stage),
        },
        pushesBad('bob', '; commit and variables go back'),
        typesInIncident('alice', '/ack'),
    ],
    checks: [
        runs(good, 'the last good release'),
        revertedTo(good),
        variablesRestored,
        deployedOnly((outcome) => [pushed(outcome, 'bad-health'), good(outcome)], 'the hosting was called once, with the variables in place'),
        tickedByItself(['verify-complete-or-partial', 'roll-back']),
        noValueTold,
        withinTargets,
    ],
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/checks/answers.ts


/** The incident and the issue where the command was typed name each other. */
const linkedBothWays = {
    claim: 'the incident and the issue where the command was typed link to each other',
    find({ incident, incidentIssue, script, issues }) {
        const origin = script.commands[0]?.issue;
        const number = incidentIssue?.number;
        if (number === undefined)
            return ['There is no incident.'];
        const answers = issues.find((issue) => issue.number === origin)?.comments ?? [];
        return [
            ...(number === origin ? ['The incident is the issue where the command was typed.'] : []),
            ...(incident?.linked.some((link) => link.number === origin)
                ? []
                : [`The incident does not know of #${origin}.`]),
            ...(incidentIssue?.body.includes(`#${origin}`) ||
                incidentIssue?.body.includes(`/issues/${origin})`)
                ? []
                : [`The incident's issue does not name #${origin}.`]),
            ...(answers.some(({ author, body }) => author === actionsBot && body.includes(`/issues/${number})`))
                ? []
                : [`The answer in #${origin} does not link to #${number}.`]),
        ];
    },
};
/** The one who was refused is told why, and who may. */
const toldWhoMay = {
    claim: 'the refusal says why, and names somebody who may',
    find(outcome) {
        return outcome.script.commands.flatMap((command) => {
            const [reply] = repliesTo(outcome, command);
            const text = reply?.body ?? '';
            return [
                ...(/permission/.test(text) ? [] : ['The answer does not speak of permission.']),
                ...(/alice/.test(text) ? [] : ['The answer names nobody who may.']),
            ];
        });
    },
};
/** Every command has exactly one answer. */
const oneReplyEach = {
    claim: 'every command has one answer',
    find(outcome) {
        return outcome.script.commands.flatMap((command) => {
            const count = repliesTo(outcome, command).length;
            return count === 1
                ? []
                : [`${command.line} of ${command.author} in #${command.issue} has ${count} answers.`];
        });
    },
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/comment.ts






/** A release that was fine when it was deployed breaks later; somebody types `/rollback`. */
const comment_comment = {
    name: 'comment',
    title: 'A release breaks hours after its deployment, and somebody types /rollback',
    story: 'No deployment failed here: the release was healthy, and broke when enough people had used it. @eve opens an ordinary issue about it. @alice types /rollback there, as anybody would. The playbook opens the incident, links the two, and brings the last good release back.',
    past: goodReleases(['alice'], ['eve']),
    acts: [
        {
            title: '@bob pushes a release; it is healthy, and recorded as good',
            run: async (stage) => (await stage.push('wears-out', 'bob')).slice(0, 7),
        },
        {
            title: 'Customers ask questions until the chatbot has no room for more',
            async run(stage) {
                const ask = () => fetch(`${stage.world.hosting.url}/api/chat`, {
                    method: 'POST',
                    body: JSON.stringify({ message: 'What does it cost?' }),
                });
                await Promise.all(Array.from({ length: questionsUntilWorn + 1 }, ask));
                return healthLine(stage);
            },
        },
        rollbackInReport(['The chatbot says that it has no room', 'Since a few minutes ago, to everybody.'], 'no room for questions since the last release'),
        ...endsWith('memory was never freed'),
    ],
    checks: [
        runs(lastGood, 'the last good release'),
        revertedTo(lastGood),
        linkedBothWays,
        tickedByItself(['roll-back', 'check-health-endpoints']),
        withinTargets,
        fewRequests,
    ],
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/crash.ts



/** The runner dies when the hosting has been called; the next run finishes, and repeats nothing. */
const crash = {
    name: 'crash',
    title: 'The runner dies in the middle of a rollback, and the next run finishes it',
    story: 'Automatic rollback is off, so @alice types /rollback. The machine that runs it dies right after the hosting was called: nobody will ever hear the answer. @bob, who knows nothing of that, asks for /health. That run finds what was left unfinished, finishes it, and only then answers. Nothing happens twice.',
    automatic: 'never',
    past: goodReleases(['alice'], ['eve']),
    acts: [
        {
            title: '@bob pushes a release that breaks the health check; an incident opens, nothing else',
            async run(stage) {
                await stage.push('bad-health', 'bob');
                return `#${await stage.incident()}, ${await healthLine(stage)}`;
            },
        },
        {
            title: '@alice types /rollback, and the runner dies right after the hosting was called',
            async run(stage) {
                const planned = stage.world.killAt({
                    request: 1,
                    when: 'after',
                    counts: ({ path }) => path.endsWith('/dispatches'),
                });
                const command = await stage.command(await stage.incident(), 'alice', '/rollback');
                planned.stop();
                const killed = planned.killed();
                if (killed === undefined)
                    throw new Error('The run never called the hosting.');
                return `run ${killed.run} was killed; ${await answerTo(stage, command)}`;
            },
        },
        {
            title: '@bob types /health; the run finishes first what the dead one began',
            async run(stage) {
                const command = await stage.command(await stage.incident(), 'bob', '/health');
                return answerTo(stage, command);
            },
        },
        {
            title: 'What @alice asked for has its answer, too',
            async run(stage) {
                const [command] = stage.script.commands;
                return command === undefined ? 'no command' : answerTo(stage, command);
            },
        },
    ],
    checks: [
        runs(lastGood, 'the last good release'),
        revertedTo(lastGood),
        deployedOnly((outcome) => [pushed(outcome, 'bad-health'), lastGood(outcome)], 'the hosting was called once, though two runs worked on it'),
        tickedByItself(['roll-back']),
        withinTargets,
    ],
};

// EXTERNAL MODULE: ./src/incident/post-mortem.ts
var post_mortem = __webpack_require__(30783);
;// CONCATENATED MODULE: ./src/rehearsal/scenarios/checks/aftermath.ts

const labelled = ({ issues }, label) => issues.filter(({ labels }) => labels.includes(label));
const said = (issue, words) => issue?.comments.filter(({ body }) => words.test(body)).length ?? 0;
/** A failure that came back while it was watched is the same incident, and is said once. */
const cameBackOnce = {
    claim: 'the recurrence opened the same incident, once, and called somebody',
    find({ incident, incidentIssue }) {
        const count = said(incidentIssue, /Recurrence: .*@alice/);
        return [
            ...(incident?.recurrences === 1 ? [] : [`It came back ${incident?.recurrences ?? 0} times.`]),
            ...(count === 1 ? [] : [`That was said ${count} times.`]),
        ];
    },
};
/** After the watch it is over, for the record and for people. */
const closedByItself = {
    claim: 'after a quiet watch the incident closed by itself, and is in the history',
    find({ incident, incidentIssue, record }) {
        return [
            ...(incident?.status === 'closed'
                ? []
                : [`The record says ${incident?.status ?? 'nothing'}.`]),
            ...(incidentIssue?.state === 'closed' ? [] : ['Its issue is not closed.']),
            ...(record.incident === undefined ? [] : ['The service still has an open incident.']),
        ];
    },
};
/** There is one post-mortem, with what the record knows and what somebody wrote. */
function onePostMortem(written) {
    return {
        claim: 'there is one post-mortem, filled in, and what was written into it is still there',
        find(outcome) {
            const [issue, ...others] = labelled(outcome, post_mortem/* postMortemLabel */.v);
            if (issue === undefined)
                return ['There is no post-mortem.'];
            return [
                ...(others.length === 0 ? [] : [`There are ${others.length + 1} post-mortems.`]),
                ...(issue.body.includes(written) ? [] : ['What was written is gone.']),
                ...(/\| Cause, as told \| nobody/.test(issue.body) ? ['The cause was forgotten.'] : []),
                ...(/recurrence: /.test(issue.body) ? [] : ['It does not know that it came back.']),
                ...(/words for the public|None that we know/.test(messagesIn(issue.body))
                    ? ['What was told to the public is not in it.']
                    : []),
                ...(issue.body.includes('gantt') ? [] : ['It has no picture of the timeline.']),
                ...(issue.assignees.includes('bob') ? [] : ['The commander is not assigned.']),
            ];
        },
    };
}
/** The part of a post-mortem that says what was told to the public. */
const messagesIn = (body) => /### Public messages[^]*?(?=\n### )/.exec(body)?.[0] ?? '';
/** Each action item has one ticket, whose number stands in its line. */
function ticketsFiled(count) {
    return {
        claim: 'each action item has one ticket, and its line names it',
        find(outcome) {
            const tickets = labelled(outcome, post_mortem/* actionLabel */.Z);
            const [postMortem] = labelled(outcome, post_mortem/* postMortemLabel */.v);
            const lines = postMortem?.body.split('\n') ?? [];
            return [
                ...(tickets.length === count ? [] : [`There are ${tickets.length} tickets, not ${count}.`]),
                ...tickets.flatMap(({ number, state }) => {
                    const [line, ...others] = lines.filter((each) => each.endsWith(`→ #${number}`));
                    const box = state === 'closed' ? '- [x] ' : '- [ ] ';
                    if (line === undefined || others.length > 0)
                        return [`#${number} is not in one line.`];
                    return line.startsWith(box) ? [] : [`#${number} is ${state}, and its line is: ${line}`];
                }),
            ];
        },
    };
}
/** The follow-up review came once, with the right count. */
function reviewedOnce(done, all) {
    return {
        claim: 'the follow-up review said once what is done and what is not',
        find(outcome) {
            const [postMortem] = labelled(outcome, post_mortem/* postMortemLabel */.v);
            const count = said(postMortem, new RegExp(`Follow-up review: ${done} of ${all} `));
            return count === 1 ? [] : [`It came ${count} times.`];
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/full.ts






/** What @bob writes into the post-mortem: action items, and what happened. */
const items = [
    '- [ ] Read the answers in the deploy check @bob in 2 weeks (prevent, immediate)',
    '- [ ] Alert when no answer can be read @eve 2027-03-01 (detect)',
    '- [ ] Write down how to start the chatbot again',
];
const full_story = 'A release broke the answers; it was rolled back. Later the process died.';
/** Seconds that a resolved incident is watched here. */
const watched = 12;
/** An outage from the bad push to the follow-up review of its action items. */
const full = {
    name: 'full',
    title: 'A whole outage, from the bad push to the review of its action items',
    story: 'A push breaks production, and the playbook brings it back. Within the day the same service fails again: the incident, still watched, opens once more. It is resolved a second time, stays quiet, and closes by itself. @bob writes the post-mortem and closes it; each action item becomes a ticket, and two weeks later a review says what is done and what is not. The clocks run faster here; the code is the same.',
    hurry: { watch: `${watched}s`, followUp: '1s' },
    past: goodReleases(['alice'], ['eve']),
    acts: [
        pushesBad('bob', '; it is rolled back by itself'),
        typesInIncident('alice', '/ack'),
        typesInIncident('alice', '/assign commander @bob'),
        typesInIncident('alice', '/resolve --cause "a release broke the answers"'),
        {
            title: 'While it is watched, the service dies again; the next look opens the incident',
            async run(stage) {
                await stage.world.hosting.crash();
                await look(stage);
                return titleOf(stage, await stage.incident());
            },
        },
        {
            title: '@alice starts the service again, and says so',
            async run(stage) {
                const { world, script } = stage;
                await world.hosting.deploy(script.pushes.findLast(({ kind }) => kind === 'good')?.sha ?? '');
                const line = '/note Started it again by hand';
                return answerTo(stage, await stage.command(await stage.incident(), 'alice', line));
            },
        },
        typesInIncident('alice', '/update'),
        typesInIncident('alice', '/resolve --resolution "rolled back, and started again"'),
        {
            title: 'Nothing comes back while it is watched, and the incident closes by itself',
            async run(stage) {
                await seconds(watched);
                await look(stage);
                const issue = await stage.world.issue(await stage.incident());
                return `#${String(issue['number'])} is ${String(issue['state'])}`;
            },
        },
        {
            title: '@bob writes the post-mortem',
            async run(stage) {
                const number = await postMortem(stage);
                await stage.world.editBody(number, 'bob', (body) => body.replace(/_Three sentences.*?_/, full_story).replace(/^- \[ \] $/m, items.join('\n')));
                return `#${number}, ${items.length} action items`;
            },
        },
        {
            title: '@bob closes it, and each action item becomes a ticket',
            async run(stage) {
                await stage.world.setState(await postMortem(stage), 'bob', 'closed');
                await stage.world.waitForIdle();
                return (await tickets(stage)).map((number) => `#${number}`).join(', ');
            },
        },
        {
            title: '@eve has done hers, and closes it',
            async run(stage) {
                const [, second = 0] = await tickets(stage);
                await stage.world.setState(second, 'eve', 'closed');
                await stage.world.waitForIdle();
                return `#${second}`;
            },
        },
        {
            title: 'Two weeks later a look reviews what became of the action items',
            async run(stage) {
                await seconds(1);
                await look(stage);
                const comments = await stage.world.comments(await postMortem(stage));
                const said = String(comments.at(-1)?.['body']);
                return /\*\*(Follow-up review[^*]*)\*\*/.exec(said)?.[1] ?? 'nothing was said';
            },
        },
    ],
    checks: [
        runs(lastGood, 'the last good release'),
        revertedTo(lastGood),
        tickedByItself([
            'roll-back',
            'check-health-endpoints',
            'schedule-post-mortem',
            'heighten-monitoring',
        ]),
        cameBackOnce,
        closedByItself,
        onePostMortem(full_story),
        ticketsFiled(items.length),
        reviewedOnce(1, items.length),
        withinTargets,
        fewRequests,
    ],
};
/** A look at everything, as a schedule takes it. */
async function look({ world }) {
    await (await world.runner.start('schedule', {})).ended;
    await world.waitForIdle();
}
const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1_000));
async function titleOf({ world }, issue) {
    return String((await world.issue(issue))['title']);
}
async function full_labelled({ world }, label) {
    const found = await world.issues(`?state=all&labels=${label}&per_page=100`);
    return found.map(({ number }) => Number(number)).toSorted((a, b) => a - b);
}
const postMortem = async (stage) => (await full_labelled(stage, post_mortem/* postMortemLabel */.v))[0] ?? 0;
const tickets = (stage) => full_labelled(stage, post_mortem/* actionLabel */.Z);

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/refused.ts



/** Somebody who may only read types `/rollback`. */
const refused = {
    name: 'refused',
    title: 'Somebody who may not types /rollback, and nothing happens',
    story: '@mallory may read the repository, and nothing more. The playbook refuses, says why and who may, and leaves everything as it is.',
    past: goodReleases(['alice'], ['eve']),
    acts: [
        {
            title: '@mallory opens an issue and types /rollback into it',
            async run(stage) {
                const issue = await stage.openIssue('mallory', 'I do not like the new answers', '');
                return answerTo(stage, await stage.command(issue, 'mallory', '/rollback'));
            },
        },
    ],
    checks: [
        runs(({ before }) => before.running, 'the same release as before'),
        branchUntouched,
        toldWhoMay,
    ],
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/render.ts




const wentBackAtOnce = {
    claim: 'Render went back to the release that it still held, without a build',
    find({ provider }) {
        const [newest] = provider;
        return newest === 'POST rollback' ? [] : [`Render was asked for ${newest ?? 'nothing'}.`];
    },
};
/** Render deploys every push by itself; one breaks production, and `/rollback` goes back at once. */
const render = {
    name: 'render',
    title: 'On Render a push goes live by itself and breaks production; /rollback goes back at once',
    story: 'chatbot-fluxa runs on Render, which deploys every push by itself: there is no deploy workflow that could fail. @bob pushes a release that breaks it. @eve opens an issue, and @alice types /rollback there. The playbook asks Render what runs, turns its deploying of pushes off, goes back to the release before it without a build, verifies its health, and makes the branch agree.',
    world: { hosting: 'render' },
    past: releasesByThemselves,
    acts: [
        pushesBad('bob', ', and Render deploys it'),
        rollbackInReport(['The chatbot does not answer', 'For everybody.'], 'no answers since the last push'),
        ...endsWith('the answers could not be read'),
    ],
    checks: [
        runs(lastGood, 'the last good release'),
        revertedTo(lastGood),
        deployedOnly((outcome) => [pushed(outcome, 'bad-health'), lastGood(outcome)], 'Render ran the bad release and the good one, and nothing else'),
        wentBackAtOnce,
        tickedByItself(['roll-back', 'check-health-endpoints']),
        withinTargets,
        fewRequests,
    ],
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/vercel.ts




const rolledBackOnce = {
    claim: 'Vercel gave the domain back to a deployment that it still held; nothing was built for it',
    find({ provider }) {
        const changes = provider.filter((line) => line.startsWith('POST '));
        const [only = ''] = changes;
        const isOne = changes.length === 1 && only.startsWith('POST dpl_');
        return isOne ? [] : [`Vercel was asked for ${changes.join(', ') || 'nothing'}.`];
    },
};
/** Vercel deploys every push by itself; one breaks production, and `/rollback` goes back at once. */
const vercel = {
    name: 'vercel',
    title: 'On Vercel a push goes live by itself and breaks production; /rollback goes back at once',
    story: 'chatbot-fluxa runs on Vercel, which builds every push and gives it the production domain by itself. @bob pushes a release that breaks it. @eve opens an issue, and @alice types /rollback there. The playbook gives the domain back to the deployment before it, verifies its health, and makes the branch agree. That commit is a push as well: while production is rolled back, Vercel builds it and leaves the domain where it is.',
    world: { hosting: 'vercel' },
    past: releasesByThemselves,
    acts: [
        pushesBad('bob', ', and Vercel puts it live'),
        rollbackInReport(['The chatbot does not answer', 'For everybody.'], 'no answers since the last push'),
        {
            title: 'The commit that takes the branch back is built, and does not get the domain',
            async run(stage) {
                await stage.world.waitForIdle();
                return healthLine(stage);
            },
        },
        ...endsWith('the answers could not be read'),
    ],
    checks: [
        runs(lastGood, 'the last good release'),
        revertedTo(lastGood),
        rolledBackOnce,
        tickedByItself(['roll-back', 'check-health-endpoints']),
        withinTargets,
        fewRequests,
    ],
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/walk-back.ts




/** The last good release cannot come back any more; the one before it does. */
const walkBack = {
    name: 'walk-back',
    title: 'The last good release is not good any more, and the playbook goes on to the one before',
    story: 'The release before the bad one was good when it was recorded, but it needs a variable that somebody has taken away since. The playbook tries it, sees that its health does not come back, and goes one release further.',
    past: {
        ...goodReleases(['alice'], ['eve', 'needs-variable']),
        async run(stage) {
            stage.world.hosting.variables['OPENING_HOURS'] = openingHours;
            return goodReleases(['alice'], ['eve', 'needs-variable']).run(stage);
        },
    },
    acts: [
        {
            title: '@eve tidies up the variables of the hosting, and takes one away that looks unused',
            async run(stage) {
                delete stage.world.hosting.variables['OPENING_HOURS'];
                return `OPENING_HOURS is gone; ${await healthLine(stage)} still`;
            },
        },
        pushesBad('bob', '; the playbook tries what was good'),
        typesInIncident('alice', '/ack'),
    ],
    checks: [
        runs(lastGood, 'the good release before the last one'),
        revertedTo(lastGood),
        deployedOnly((outcome) => [
            pushed(outcome, 'bad-health'),
            pushed(outcome, 'needs-variable'),
            lastGood(outcome),
        ], 'each release was tried once, the newest first'),
        tickedByItself(['verify-complete-or-partial', 'roll-back']),
        withinTargets,
    ],
};

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/table.ts










/** Every scenario, by name, in the order in which they are told. */
const scenarios = {
    'bad-deploy': badDeploy,
    comment: comment_comment,
    'walk-back': walkBack,
    crash: crash,
    'bad-variable': badVariable,
    both: both,
    refused: refused,
    render: render,
    vercel: vercel,
    full: full,
};

;// CONCATENATED MODULE: ./src/rehearsal/drill/box.ts
/** A box of lines with a title, no wider than `columns`; longer lines are wrapped at words. */
function drawBox(title, lines, columns) {
    const room = Math.max(20, Math.min(columns, 100) - 4);
    const wrapped = lines.flatMap((line) => wrap(line, room));
    const head = truncate(title, room - 2);
    const width = Math.max(head.length + 2, ...wrapped.map(({ length }) => length));
    return [
        `╭─ ${head} ${'─'.repeat(width - head.length - 1)}╮`,
        ...wrapped.map((line) => `│ ${line.padEnd(width)} │`),
        `╰${'─'.repeat(width + 2)}╯`,
    ].join('\n');
}
function truncate(text, most) {
    return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
/** Lines of at most `most` characters; what follows the first is indented as it is. */
function wrap(line, most) {
    if (line.length <= most)
        return [line];
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const space = line.lastIndexOf(' ', most);
    const at = space > indent.length ? space : most;
    return [line.slice(0, at), ...wrap(`${indent}  ${line.slice(at).trimStart()}`, most)];
}

;// CONCATENATED MODULE: ./src/rehearsal/drill/keep.ts
/** Says where the servers are, and leaves them up until Ctrl-C, which the world itself hears. */
async function stayUp({ urls, outcome }, say) {
    const issue = outcome.incidentIssue?.number ?? outcome.issues.at(-1)?.number ?? 1;
    const repository = `${urls.github}/repos/acme/chatbot-fluxa`;
    const authorization = `-H 'authorization: token ${urls.token}'`;
    say(`
The servers stay up until Ctrl-C.
  the app     curl ${urls.app}/api/health
  GitHub      curl ${authorization} ${repository}/issues/${issue}/comments
To type a command as @alice, and read the answer there:
  curl ${authorization} ${repository}/issues/${issue}/comments -d '{"body": "/health"}'`);
    await new Promise(() => undefined);
}

// EXTERNAL MODULE: ./node_modules/listr2/dist/index.js + 2 modules
var dist = __webpack_require__(99352);
;// CONCATENATED MODULE: ./src/rehearsal/drill/story.ts

/** Whether lines may be changed after they were written. */
function isLive(output, env) {
    const isSet = (name) => (env[name] ?? '') !== '';
    return output.isTTY === true && !isSet('CI') && !isSet('NO_COLOR') && env['TERM'] !== 'dumb';
}
/** A story in lines that are written once: for logs, pipes, and terminals without colour. */
function plainStory(titles, output) {
    return {
        tell(report) {
            if (report.kind === 'started')
                output.write(`${titles[report.step] ?? ''}\n`);
            else if (report.kind === 'told')
                output.write(`    ${report.text}\n`);
            else
                output.write(`  ${report.ok ? 'done' : 'FAILED'}: ${summary(report)}\n`);
        },
        end: () => Promise.resolve(),
    };
}
/** Evidence and duration of a step that has ended. */
function summary({ evidence, milliseconds }) {
    return `${evidence} (${(0,time/* short */.h0)(milliseconds)})`;
}

;// CONCATENATED MODULE: ./src/rehearsal/drill/live-story.ts


/** A story as a list of tasks that changes while it is played; for terminals. */
function liveStory(titles) {
    const lines = titles.map(openLine);
    const tasks = new dist/* Listr */.Ju(lines.map((line, step) => ({
        title: titles[step] ?? '',
        rendererOptions: { persistentOutput: true, outputBar: Infinity },
        async task(_, task) {
            line.show = (text) => void (task.output = text);
            line.early.forEach(line.show);
            const ended = await line.ended;
            if (ended === undefined)
                return task.skip();
            task.title = `${titles[step] ?? ''} · ${summary(ended)}`;
            if (!ended.ok)
                throw new Error(ended.evidence);
        },
    })), {
        exitOnError: false,
        registerSignalListeners: false,
        rendererOptions: { showErrorMessage: false, collapseSkips: false },
    });
    const shown = tasks.run();
    return {
        tell(report) {
            const line = lines[report.step];
            if (line === undefined)
                return;
            if (report.kind === 'told')
                (line.show ?? ((text) => line.early.push(text)))(report.text);
            if (report.kind === 'ended')
                line.finish(report);
        },
        async end() {
            for (const line of lines)
                line.finish(undefined);
            await shown;
        },
    };
}
function openLine() {
    let finish = () => undefined;
    const ended = new Promise((resolve) => (finish = resolve));
    return { ended, finish, early: [] };
}

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(33243);
// EXTERNAL MODULE: ./src/config/load.ts + 5 modules
var load = __webpack_require__(17006);
// EXTERNAL MODULE: ./src/config/select.ts
var config_select = __webpack_require__(41032);
// EXTERNAL MODULE: ./src/config/yaml.ts + 1 modules
var yaml = __webpack_require__(66954);
;// CONCATENATED MODULE: ./src/rehearsal/drill/own-files.ts







/** Where the user's playbook lies in the rehearsed repository. */
const playbookPath = '.github/rehearsed-playbook.yml';
/** The configuration of a rehearsal: the example's, or the user's with the rehearsal's addresses. */
function rehearsalFiles(own, scenario = {}, recipient = '') {
    const { config } = own;
    const { hurry } = scenario;
    const playbook = hurry === undefined ? own.playbook?.source : hurried(own.playbook, hurry.watch);
    const files = playbook === undefined ? {} : { [playbookPath]: playbook };
    const place = config === undefined ? exampleSource : config;
    const rehearsed = placeOf(place);
    return {
        files,
        place: rehearsed,
        replaced: config === undefined ? [] : replacements(config, rehearsed),
        config: ({ app }) => {
            const source = config?.source ?? rehearsalConfig(scenario.world?.hosting ?? 'workflow', app);
            const value = (0,yaml/* readYaml */.g)(source, config?.file ?? exampleSource.file, 'config-invalid').value;
            return (0,js_yaml/* dump */.Bh)(adapt(value, rehearsed, { ...scenario, app, recipient, playbook: playbook !== undefined }));
        },
    };
}
/** The playbook, under which a resolved incident is watched for no longer than that. */
function hurried(own, watch) {
    if (own === undefined) {
        return (0,js_yaml/* dump */.Bh)({ version: 1, extends: 'service-outage', id: 'rehearsed', watch });
    }
    return (0,js_yaml/* dump */.Bh)({ ...record((0,yaml/* readYaml */.g)(own.source, own.file, 'playbook-invalid').value), watch });
}
const exampleSource = {
    file: '.github/outage.yml',
    source: rehearsalConfig('workflow', 'http://127.0.0.1'),
};
/** Where the service that is rehearsed is deployed to. */
function hostingOf({ config }) {
    return firstPlace(config ?? exampleSource).settings.hosting.provider;
}
function placeOf(source) {
    const { service, environment } = firstPlace(source);
    return { service, environment };
}
function firstPlace({ source, file }) {
    const [place] = (0,config_select/* allPlaces */.U1)((0,load/* parseConfig */.o)(source, file));
    if (place === undefined)
        throw new TypeError('a configuration has at least one place');
    return place;
}
/** The same configuration, pointed at the rehearsal's app, for one place alone. */
function adapt(value, place, { app, automatic, hurry, variables, recipient, playbook, world }) {
    const config = record(value);
    const service = record(record(config['services'])[place.service]);
    const environment = record(record(service['environments'])[place.environment]);
    const health = record(environment['health']);
    const confirm = record(health['confirm']);
    const rollback = record(environment['rollback']);
    const { workflows, config: hosting } = providers[world?.hosting ?? 'workflow'];
    const { variables: _, ...others } = environment;
    const rehearsed = {
        ...others,
        url: app,
        branch: 'main',
        workflows,
        hosting: (0,js_yaml/* load */.Hh)(hosting),
        health: {
            timeout: '2s',
            confirm: { failures: 2, successes: 2, ...confirm, every: '100ms' },
            probes: [
                {
                    http: `${app}/api/health`,
                    'allow-private': true,
                    expect: { status: 200, json: { status: 'ok' }, within: '2s' },
                },
            ],
        },
        rollback: { ...rollback, ...(automatic === undefined ? {} : { automatic }) },
        ...(variables === undefined
            ? {}
            : { variables: { ...variables, recipients: [recipient], from: { github: 'environment' } } }),
    };
    return {
        ...config,
        ...(playbook ? { playbook: playbookPath } : {}),
        ...(hurry
            ? { 'post-mortem': { ...record(config['post-mortem']), 'follow-up': hurry.followUp } }
            : {}),
        services: { [place.service]: { environments: { [place.environment]: rehearsed } } },
    };
}
function replacements({ source, file }, place) {
    const others = (0,config_select/* allPlaces */.U1)((0,load/* parseConfig */.o)(source, file)).length - 1;
    const name = `${place.service} ${place.environment}`;
    return [
        `${name} runs in the rehearsal: its address, branch, workflows, repository and hosting are those of an app on this machine.`,
        `Its probes are one, GET /api/health of that app; it is repeated every 100 ms instead of your pace.`,
        ...(others > 0
            ? [`${others} other ${others === 1 ? 'place is' : 'places are'} left out.`]
            : []),
    ];
}
function record(value) {
    return isObject(value) ? value : {};
}

// EXTERNAL MODULE: ./src/playbook/load.ts + 3 modules
var playbook_load = __webpack_require__(27987);
;// CONCATENATED MODULE: ./src/rehearsal/drill/read-own.ts




/**
 * The user's configuration, and their playbook: the one named, else the one that the configuration
 * names. Throws what is wrong with them, before anything is started.
 */
async function readOwn(options) {
    const config = options.config === undefined ? undefined : await read_own_read(options.config);
    const named = options.playbook ?? (config && playbookOf(config));
    const playbook = named === undefined ? undefined : await read_own_read(named);
    if (playbook !== undefined)
        (0,playbook_load/* parsePlaybook */.h)(playbook.source, playbook.file);
    return { ...(config ? { config } : {}), ...(playbook ? { playbook } : {}) };
}
async function read_own_read(file) {
    try {
        return { file, source: await (0,promises_.readFile)(file, 'utf8') };
    }
    catch (cause) {
        throw new Error(`${file} cannot be read. Name a file that exists.`, { cause });
    }
}
/** Path of the playbook in the configuration's repository; nothing for the built-in one. */
function playbookOf({ file, source }) {
    const { playbook } = (0,load/* parseConfig */.o)(source, file);
    if (playbook === 'service-outage')
        return undefined;
    const directory = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(file));
    return (0,external_node_path_.join)((0,external_node_path_.basename)(directory) === '.github' ? (0,external_node_path_.dirname)(directory) : directory, playbook);
}

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/checks/always.ts




/** What must be true of every scenario. */
const always = [oneReplyEach, nothingLeftOpen, noFailedRuns, nothingTold];

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/scenario.ts
/** Runs the checks; one that throws has found something, too. */
function judge(checks, outcome) {
    return checks.map(({ claim, find }) => {
        const faults = attempt(() => find(outcome));
        return { claim, ok: faults.length === 0, faults };
    });
}
function attempt(find) {
    try {
        return find();
    }
    catch (error) {
        return [error instanceof Error ? error.message : String(error)];
    }
}

;// CONCATENATED MODULE: ./src/rehearsal/scenarios/stage.ts

/** Milliseconds to wait for an incident's issue. */
const patience = 15_000;
/** Opens a stage in a world. */
function openStage(world) {
    const pushes = [];
    const commands = [];
    const ticks = [];
    const startPush = async (kind, author) => {
        const sha = await world.push(kind, author);
        pushes.push({ kind, author, sha });
        return sha;
    };
    const startCommand = async (issue, author, line) => {
        const { id } = await world.comment(issue, author, line);
        const command = { issue, comment: Number(id), author, line };
        commands.push(command);
        return command;
    };
    return {
        world,
        script: { pushes, commands, ticks },
        startPush,
        startCommand,
        async push(kind, author) {
            const sha = await startPush(kind, author);
            await world.waitForIdle();
            return sha;
        },
        async command(issue, author, line) {
            const command = await startCommand(issue, author, line);
            await world.waitForIdle();
            return command;
        },
        async openIssue(author, title, body) {
            return Number((await world.openIssue(author, title, body))['number']);
        },
        incident: () => findIncident(world),
        async tick(issue, author, step) {
            const box = new RegExp(`- \\[ \\] (.*<!-- step:${step} -->)`);
            await world.editBody(issue, author, (body) => body.replace(box, '- [x] $1'));
            ticks.push({ issue, author, step });
        },
    };
}
async function findIncident(world) {
    const end = Date.now() + patience;
    for (;;) {
        const all = await world.issues();
        const incident = all.find(({ body }) => (0,markers/* readIncidentMarker */.vx)(String(body)) !== undefined);
        if (incident !== undefined)
            return Number(incident['number']);
        if (Date.now() > end)
            throw new Error('No incident was opened within 15 seconds.');
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

;// CONCATENATED MODULE: ./src/rehearsal/github/events.ts
/** Opens a bus with no listeners. */
function openBus() {
    const listeners = new Set();
    const runners = new Set();
    const events = [];
    return {
        events,
        emit(name, payload, actor, run) {
            const startsRuns = !actor.workflow || name === 'workflow_dispatch' || name === 'repository_dispatch';
            const at = new Date().toISOString();
            const event = { name, payload, actor, at, startsRuns, ...(run === undefined ? {} : { run }) };
            events.push(event);
            for (const listener of listeners)
                listener(event);
        },
        ask(request) {
            for (const runner of runners)
                runner(request);
        },
        onEvent(listener) {
            listeners.add(listener);
            return () => void listeners.delete(listener);
        },
        onRequest(listener) {
            runners.add(listener);
            return () => void runners.delete(listener);
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/shapes/address.ts
/** Address below the repository, in the API. */
function api(hub, path) {
    return encodeURI(`${hub.url}/repos/${hub.fullName}${path}`);
}
/** Address below the repository, for people. */
function page(hub, path) {
    return encodeURI(`${hub.url}/${hub.fullName}${path}`);
}
/** The id of a thing in GraphQL: a text that says nothing, and is always the same for it. */
function nodeId(kind, id) {
    return Buffer.from(`${kind}:${id}`).toString('base64url');
}

;// CONCATENATED MODULE: ./src/rehearsal/github/shapes/commit.ts


/** Whether GitHub vouches for a commit. */
function verification(hub, { sha, committer }) {
    const verified = hub.verified.has(sha);
    return {
        verified,
        reason: verified ? 'valid' : 'unsigned',
        signature: null,
        payload: null,
        verified_at: verified ? committer.date : null,
    };
}
function userOf(hub, person) {
    const login = loginOf(person.email);
    return login === undefined ? null : hub.user(login);
}
function treeOf(hub, sha) {
    return { sha, url: api(hub, `/git/trees/${sha}`) };
}
/** A commit as the commits API lists it. */
function commitShape(hub, commit) {
    const { sha } = commit;
    return {
        sha,
        node_id: nodeId('Commit', sha),
        url: api(hub, `/commits/${sha}`),
        html_url: page(hub, `/commit/${sha}`),
        comments_url: api(hub, `/commits/${sha}/comments`),
        commit: {
            url: api(hub, `/git/commits/${sha}`),
            message: commit.message,
            author: commit.author,
            committer: commit.committer,
            tree: treeOf(hub, commit.tree),
            comment_count: 0,
            verification: verification(hub, commit),
        },
        author: userOf(hub, commit.author),
        committer: userOf(hub, commit.committer),
        parents: parents(hub, commit),
    };
}
/** A commit as the git data API answers it. */
function gitCommitShape(hub, commit) {
    return {
        sha: commit.sha,
        node_id: nodeId('Commit', commit.sha),
        url: api(hub, `/git/commits/${commit.sha}`),
        html_url: page(hub, `/commit/${commit.sha}`),
        message: commit.message,
        author: commit.author,
        committer: commit.committer,
        tree: treeOf(hub, commit.tree),
        parents: parents(hub, commit),
        verification: verification(hub, commit),
    };
}
function parents(hub, commit) {
    return commit.parents.map((sha) => ({
        sha,
        url: api(hub, `/commits/${sha}`),
        html_url: page(hub, `/commit/${sha}`),
    }));
}
/** A commit as pushes and runs carry it. */
function briefCommitShape({ sha, tree, message, author, committer }) {
    return {
        id: sha,
        tree_id: tree,
        message,
        timestamp: committer.date,
        author: { name: author.name, email: author.email },
        committer: { name: committer.name, email: committer.email },
    };
}
/** A file that a commit, or several, have changed; `at` is the last of them. */
function changeShape(hub, at, change) {
    const { path, blob, status, additions, deletions } = change;
    return {
        sha: blob,
        filename: path,
        status,
        additions,
        deletions,
        changes: additions + deletions,
        blob_url: page(hub, `/blob/${at}/${path}`),
        raw_url: page(hub, `/raw/${at}/${path}`),
        contents_url: `${api(hub, `/contents/${path}`)}?ref=${at}`,
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/pushes.ts



const zero = '0'.repeat(40);
/** Tells of a ref that has moved (`push`); nothing for `before` or `after` where it was not there. */
async function tellPush(hub, actor, ref, before, after, options = {}) {
    const head = after === undefined ? undefined : await readCommit(hub.git, after);
    const commits = head === undefined ? [] : await pushes_pushed(hub, head, before);
    hub.bus.emit('push', {
        ref,
        base_ref: null,
        before: before ?? zero,
        after: after ?? zero,
        created: before === undefined,
        deleted: after === undefined,
        forced: options.forced ?? false,
        compare: page(hub, `/compare/${before ?? zero}...${after ?? zero}`),
        commits: commits.map((commit) => shape(hub, commit)),
        head_commit: head === undefined ? null : shape(hub, head),
        pusher: { name: actor.login },
        repository: hub.repository,
        sender: hub.user(actor.login),
    }, actor);
}
function shape(hub, commit) {
    const url = page(hub, `/commit/${commit.sha}`);
    return { ...briefCommitShape(commit), url, distinct: true };
}
/** What came with a push, oldest first; a single commit on top of the last one without asking git. */
function pushes_pushed(hub, head, before) {
    if (head.parents.length === 1 && head.parents[0] === before)
        return [head];
    const range = before === undefined ? [head.sha] : [head.sha, `^${before}`];
    return log(hub.git, ['-20', '--reverse', ...range, '--']);
}

;// CONCATENATED MODULE: ./src/rehearsal/github/runs.ts

/** Opens an empty list of runs. */
function openRuns(options) {
    const attempts = new Map();
    const workflows = [];
    const last = (id) => attempts.get(id)?.at(-1);
    const change = (id, fields) => {
        const list = attempts.get(id);
        const current = list?.at(-1);
        if (list === undefined || current === undefined)
            return undefined;
        const next = { ...current, ...fields, updatedAt: timestamp() };
        list[list.length - 1] = next;
        return next;
    };
    const tell = (action, run) => options.bus.emit('workflow_run', options.payload(action, run), run.actor);
    const workflowId = (path) => {
        if (!workflows.includes(path))
            workflows.push(path);
        return 1001 + workflows.indexOf(path);
    };
    return {
        workflowId,
        workflowPath: (id) => workflows[id - 1001],
        all: () => [...attempts.values()].flatMap((list) => list.slice(-1)).toReversed(),
        get: (id, attempt) => attempt === undefined ? last(id) : attempts.get(id)?.find((run) => run.attempt === attempt),
        queue(request) {
            const now = timestamp();
            const run = {
                ...request,
                id: options.nextId(),
                number: attempts.size + 1,
                workflowId: workflowId(request.path),
                attempt: 1,
                status: 'queued',
                conclusion: null,
                createdAt: now,
                startedAt: now,
                updatedAt: now,
            };
            attempts.set(run.id, [run]);
            tell('requested', run);
            return run;
        },
        start(id) {
            if (last(id)?.status === 'queued')
                change(id, { status: 'in_progress' });
        },
        complete(id, conclusion) {
            if (last(id)?.status === 'completed')
                return;
            const run = change(id, { status: 'completed', conclusion });
            if (run !== undefined)
                tell('completed', run);
        },
        retry(id) {
            const list = attempts.get(id);
            const before = list?.at(-1);
            if (list === undefined || before === undefined)
                throw new Error(`There is no run ${id}.`);
            const now = timestamp();
            const run = {
                ...before,
                attempt: before.attempt + 1,
                status: 'queued',
                conclusion: null,
                startedAt: now,
                updatedAt: now,
            };
            list.push(run);
            return run;
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/access.ts

/** Refuses what the token may not do: by a job's `permissions:`, or by a person's role. */
function checkAccess(actor, role, asked) {
    const [permission, level] = asked.needs.split(':');
    if (permission === 'metadata')
        return;
    if (actor.workflow || actor.type === 'Bot') {
        const granted = Object.entries(actor.permissions).find(([key]) => key === permission)?.[1];
        const enough = granted === undefined || granted === 'write' || granted === level;
        if (!enough)
            throw new Refusal(403, 'Resource not accessible by integration');
        return;
    }
    if (level === 'read' || asked.anyone || mayWrite(role))
        return;
    throw new Refusal(403, 'Resource not accessible by personal access token');
}
/** Whether a role lets its person push. */
function mayWrite(role) {
    return role === 'admin' || role === 'maintain' || role === 'write';
}

;// CONCATENATED MODULE: ./src/rehearsal/github/issue-events.ts

/** Tells, as `issues` events, what has become of an issue; `before` is nothing for a new one. */
function tellIssueChanges(hub, actor, before, issue) {
    const tell = (action, more = {}) => hub.bus.emit('issues', {
        action,
        issue: told(issue),
        ...more,
        repository: hub.repository,
        sender: hub.user(actor.login),
    }, actor);
    if (before === undefined)
        tell('opened');
    if (before !== undefined) {
        const changes = issue_events_edits(before, issue);
        if (Object.keys(changes).length > 0)
            tell('edited', { changes });
        if (before['state'] !== issue['state'])
            tell(issue['state'] === 'closed' ? 'closed' : 'reopened');
    }
    compareLists(before, issue, 'labels', 'name', (label, added) => tell(added ? 'labeled' : 'unlabeled', { label }));
    compareLists(before, issue, 'assignees', 'login', (assignee, added) => tell(added ? 'assigned' : 'unassigned', { assignee }));
}
function issue_events_edits(before, after) {
    const changed = ['title', 'body'].filter((key) => (before[key] ?? '') !== (after[key] ?? ''));
    return Object.fromEntries(changed.map((key) => [key, { from: before[key] ?? '' }]));
}
function compareLists(before, after, field, key, found) {
    const old = list(before?.[field]).filter(isObject);
    const fresh = list(after[field]).filter(isObject);
    const has = (all, item) => all.some((other) => other[key] === item[key]);
    for (const item of fresh)
        if (!has(old, item))
            found(item, true);
    for (const item of old)
        if (!has(fresh, item))
            found(item, false);
}
/** An issue as events carry it: who closed it is the event's `sender`. */
function told({ closed_by: _closedBy, ...issue }) {
    return issue;
}

;// CONCATENATED MODULE: ./src/rehearsal/github/git/changes.ts

/** A tree without files, to compare the first commit with. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const statuses = { A: 'added', D: 'removed' };
/** The files in which two commits differ. */
async function changedFiles(directory, from, to) {
    const [raw, counts] = await Promise.all([
        git(directory, ['diff-tree', '-r', '--no-renames', '--raw', '--no-abbrev', '-z', from, to]),
        git(directory, ['diff-tree', '-r', '--no-renames', '--numstat', '-z', from, to]),
    ]);
    const lines = new Map(counts.split('\0').map((line) => {
        const [added = '', deleted = '', path = ''] = line.split('\t');
        return [path, { additions: Number(added) || 0, deletions: Number(deleted) || 0 }];
    }));
    const fields = raw.split('\0').filter((field) => field !== '');
    return fields.flatMap((info, index) => {
        const path = fields[index + 1];
        if (index % 2 === 1 || path === undefined)
            return [];
        const [, , , sha = '', letter = ''] = info.split(' ');
        const { additions, deletions } = lines.get(path) ?? { additions: 0, deletions: 0 };
        const blob = letter === 'D' ? null : sha;
        return [{ path, blob, status: statuses[letter] ?? 'modified', additions, deletions }];
    });
}
/** The lines that were added and taken away in all of them. */
function lineCounts(files) {
    const sum = (key) => files.reduce((total, file) => total + file[key], 0);
    return { additions: sum('additions'), deletions: sum('deletions') };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/shapes/pull.ts





/** What a pull request has from the issue that it is, too. */
const shared = [
    ...['id', 'node_id', 'number', 'title', 'body', 'user', 'labels', 'milestone', 'state', 'locked'],
    ...['active_lock_reason', 'assignee', 'assignees', 'author_association', 'comments_url'],
    ...['created_at', 'updated_at', 'closed_at'],
];
/** A pull request as lists have it. */
async function pullShape(hub, pull) {
    const { number } = pull;
    const [issue, head, base] = await Promise.all([
        issueOf(hub, pull),
        branchHead(hub.git, pull.head),
        branchHead(hub.git, pull.base),
    ]);
    const side = (ref, sha) => ({
        label: `${hub.owner}:${ref}`,
        ref,
        sha: sha ?? '',
        user: hub.repository['owner'],
        repo: hub.repository,
    });
    const below = api(hub, `/pulls/${number}`);
    const addresses = {
        html: page(hub, `/pull/${number}`),
        issue: api(hub, `/issues/${number}`),
        comments: api(hub, `/issues/${number}/comments`),
        commits: `${below}/commits`,
        review_comments: `${below}/comments`,
        review_comment: `${api(hub, '/pulls/comments')}{/number}`,
        statuses: api(hub, `/statuses/${head ?? ''}`),
    };
    const named = Object.entries(addresses).map(([name, href]) => [`${name}_url`, href]);
    const links = Object.entries({ self: below, ...addresses }).map(([name, href]) => [
        name,
        { href },
    ]);
    return {
        ...Object.fromEntries(shared.map((key) => [key, issue[key]])),
        ...Object.fromEntries(named),
        url: below,
        diff_url: `${addresses.html}.diff`,
        patch_url: `${addresses.html}.patch`,
        state: pull.merged === undefined ? issue['state'] : 'closed',
        draft: false,
        merged_at: pull.merged?.at ?? null,
        merge_commit_sha: pull.merged?.sha ?? null,
        requested_reviewers: [],
        requested_teams: [],
        auto_merge: null,
        head: side(pull.head, head),
        base: side(pull.base, base),
        _links: Object.fromEntries(links),
    };
}
/** A pull request by itself: the same, and what it changes. */
async function wholePullShape(hub, pull) {
    const [brief, issue] = await Promise.all([pullShape(hub, pull), issueOf(hub, pull)]);
    const [from, to] = [brief['base'], brief['head']].map((side) => String(object(side)['sha']));
    const files = from && to ? await changedFiles(hub.git, from, to) : [];
    const count = from && to ? await git(hub.git, ['rev-list', '--count', `${from}..${to}`]) : 0;
    return {
        ...brief,
        merged: pull.merged !== undefined,
        mergeable: true,
        rebaseable: true,
        mergeable_state: 'clean',
        merged_by: null,
        comments: issue['comments'],
        review_comments: 0,
        maintainer_can_modify: false,
        commits: Number(count),
        ...lineCounts(files),
        changed_files: files.length,
    };
}
async function issueOf(hub, { number }) {
    const path = `/repos/${hub.fullName}/issues/${number}`;
    const { body } = await hub.upstream.send('GET', path, hub.reader);
    return isObject(body) ? body : {};
}

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/pulls.ts




/** The same JSON, in which issues that are pull requests say so. */
function withPull(hub, value) {
    if (hub.pulls.size === 0)
        return value;
    if (Array.isArray(value))
        return value.map((item) => withPull(hub, item));
    if (!isObject(value) || !('comments_url' in value))
        return value;
    const pull = hub.pulls.get(Number(value['number']));
    if (pull === undefined)
        return value;
    const html_url = page(hub, `/pull/${pull.number}`);
    const pull_request = {
        url: api(hub, `/pulls/${pull.number}`),
        html_url,
        diff_url: `${html_url}.diff`,
        patch_url: `${html_url}.patch`,
        merged_at: pull.merged?.at ?? null,
    };
    return { ...value, html_url, pull_request };
}
const invalid = (field, code, message) => new Refusal(422, 'Validation Failed', [
    { resource: 'PullRequest', field, code, ...(message === undefined ? {} : { message }) },
]);
async function pulls_create(call) {
    const { hub, body, actor } = call;
    if (actor.workflow && !hub.settings.actionsMayCreatePullRequests) {
        throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
    }
    const head = (http_text(body, 'head') ?? '').replace(`${hub.owner}:`, '');
    const base = http_text(body, 'base') ?? '';
    const [from, to] = await Promise.all([branchHead(hub.git, head), branchHead(hub.git, base)]);
    if (from === undefined)
        throw invalid('head', 'invalid');
    if (to === undefined)
        throw invalid('base', 'invalid');
    if (from === to)
        throw invalid('base', 'custom', `No commits between ${base} and ${head}`);
    for (const pull of hub.pulls.values()) {
        if (pull.head !== head || pull.base !== base || pull.merged !== undefined)
            continue;
        if ((await pullShape(hub, pull))['state'] !== 'open')
            continue;
        throw invalid('head', 'custom', `A pull request already exists for ${hub.owner}:${head}.`);
    }
    const path = `/repos/${hub.fullName}/issues`;
    const issue = { title: body['title'], body: body['body'] ?? null };
    const made = await hub.upstream.send('POST', path, actor.login, issue);
    if (made.status !== 201 || !isObject(made.body))
        throw invalid('title', 'missing_field');
    const pull = { number: Number(made.body['number']), head, base };
    hub.pulls.set(pull.number, pull);
    const pull_request = await wholePullShape(hub, pull);
    const payload = { action: 'opened', number: pull.number, pull_request };
    const sender = hub.user(actor.login);
    hub.bus.emit('pull_request', { ...payload, repository: hub.repository, sender }, actor);
    return { status: 201, body: pull_request };
}
async function listPulls(call) {
    const { hub, query } = call;
    const state = query.get('state') ?? 'open';
    const head = query.get('head');
    const base = query.get('base');
    const all = await Promise.all([...hub.pulls.values()].toReversed().map((pull) => pullShape(hub, pull)));
    const matches = (pull) => (state === 'all' || pull['state'] === state) &&
        (head === null || (isObject(pull['head']) && pull['head']['label'] === head)) &&
        (base === null || (isObject(pull['base']) && pull['base']['ref'] === base));
    return paged(call, all.filter(matches));
}
async function getPull(call) {
    const pull = call.hub.pulls.get(Number(param(call, 'number')));
    if (pull === undefined)
        throw notFound();
    return { status: 200, body: await wholePullShape(call.hub, pull) };
}
const pullRoutes = [
    route('POST', '/pulls', 'pull-requests:write', pulls_create),
    route('GET', '/pulls', 'pull-requests:read', listPulls),
    route('GET', '/pulls/:number', 'pull-requests:read', getPull),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/issues.ts




/** The longest body that GitHub takes. */
const bodyLimit = 65_536;
/** Passes a request on to the upstream, in the name of the actor. */
async function forward(call, body = call.body) {
    const { upstream } = call.hub;
    const query = call.query.size === 0 ? '' : `?${call.query}`;
    const answer = await upstream.send(call.method, `${call.path}${query}`, call.actor.login, body);
    if (answer.status >= 400) {
        const message = isObject(answer.body) ? String(answer.body['message']) : 'Not Found';
        throw new Refusal(answer.status, message === 'Validation failed' ? 'Validation Failed' : message);
    }
    return {
        status: answer.status,
        body: withPull(call.hub, answer.body),
        ...(answer.link === undefined ? {} : { headers: { link: answer.link } }),
    };
}
/** One issue (or pull request) as it is now. */
async function readIssue(hub, number) {
    const path = `/repos/${hub.fullName}/issues/${number}`;
    const { status, body } = await hub.upstream.send('GET', path, hub.reader);
    if (status !== 200 || !isObject(body))
        throw new Refusal(404, 'Not Found');
    const issue = withPull(hub, body);
    return isObject(issue) ? issue : body;
}
/** Refuses a body that is too long, and people who cannot be assigned. */
function checkFields(call) {
    const { hub, body } = call;
    checkLength(body);
    const assignees = list(body['assignees']).map(String);
    const stranger = assignees.find((login) => !mayWrite(hub.people.get(login) ?? 'none'));
    if (stranger !== undefined) {
        const error = { resource: 'Issue', field: 'assignees', code: 'invalid', value: stranger };
        throw new Refusal(422, 'Validation Failed', [error]);
    }
    // What needs push access is dropped without a word.
    const role = hub.people.get(call.actor.login) ?? 'none';
    if (call.actor.type === 'Bot' || mayWrite(role) || role === 'triage')
        return body;
    const { labels: _labels, assignees: _assignees, milestone: _milestone, ...rest } = body;
    return rest;
}
/** Refuses a text that is longer than GitHub takes. */
function checkLength(body) {
    if ((http_text(body, 'body')?.length ?? 0) <= bodyLimit)
        return;
    const message = `body is too long (maximum is ${bodyLimit} characters)`;
    const error = { resource: 'Issue', field: 'body', code: 'custom', message };
    throw new Refusal(422, 'Validation Failed', [error]);
}
async function issues_create(call) {
    const reply = await forward(call, checkFields(call));
    if (isObject(reply.body))
        tellIssueChanges(call.hub, call.actor, undefined, reply.body);
    return reply;
}
/** Any change of one issue: told by comparing what it was with what it is. */
async function issues_change(call, body = call.body) {
    const number = param(call, 'number');
    const before = await readIssue(call.hub, number);
    const reply = await forward(call, body);
    const after = await readIssue(call.hub, number);
    tellIssueChanges(call.hub, call.actor, before, after);
    return call.method === 'PATCH' ? { ...reply, body: after } : reply;
}
async function issues_update(call) {
    const role = call.hub.people.get(call.actor.login) ?? 'none';
    if (call.actor.type === 'User' && !mayWrite(role) && role !== 'triage') {
        const issue = await readIssue(call.hub, param(call, 'number'));
        const author = isObject(issue['user']) ? issue['user']['login'] : '';
        if (author !== call.actor.login)
            throw new Refusal(403, 'Must have admin rights to Repository.');
    }
    return issues_change(call, checkFields(call));
}
/** A login that cannot be assigned is dropped without a word. */
async function issues_assign(call) {
    const assignees = list(call.body['assignees'])
        .map(String)
        .filter((login) => mayWrite(call.hub.people.get(login) ?? 'none'))
        .slice(0, 10);
    return { ...(await issues_change(call, { assignees })), status: 201 };
}
/** Sub-issues are added by the database id, not by the number; there is no second parent. */
async function addSubIssue(call) {
    const { hub, body } = call;
    const parent = Number(param(call, 'number'));
    const { body: all } = await hub.upstream.send('GET', `/repos/${hub.fullName}/issues?state=all&per_page=100`, hub.reader);
    const child = list(all)
        .filter(isObject)
        .find(({ id }) => id === body['sub_issue_id']);
    if (child === undefined)
        throw new Refusal(404, 'The provided sub-issue does not exist');
    const number = Number(child['number']);
    const known = hub.parents.get(number);
    if (known === parent) {
        throw new Refusal(422, 'An error occurred while adding the sub-issue to the parent issue. Issue may not contain duplicate sub-issues');
    }
    if (known !== undefined || number === parent) {
        throw new Refusal(422, 'An error occurred while adding the sub-issue to the parent issue. Sub issue may only have one parent');
    }
    hub.parents.set(number, parent);
    return { status: 201, body: await readIssue(hub, parent) };
}
const issueRoutes = [
    route('POST', '/issues/:number/sub_issues', 'issues:write', addSubIssue),
    route('POST', '/issues', 'issues:write', issues_create, { anyone: true }),
    route('PATCH', '/issues/:number', 'issues:write', issues_update, { anyone: true }),
    route('POST', '/issues/:number/assignees', 'issues:write', issues_assign),
    route('DELETE', '/issues/:number/assignees', 'issues:write', (call) => issues_change(call)),
    route('POST', '/issues/:number/labels', 'issues:write', (call) => issues_change(call)),
    route('PUT', '/issues/:number/labels', 'issues:write', (call) => issues_change(call)),
    route('DELETE', '/issues/:number/labels', 'issues:write', (call) => issues_change(call)),
    route('DELETE', '/issues/:number/labels/:label', 'issues:write', (call) => issues_change(call)),
    route('PUT', '/issues/:number/lock', 'issues:write', (call) => issues_change(call)),
    route('DELETE', '/issues/:number/lock', 'issues:write', (call) => issues_change(call)),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/reactions.ts


const contents = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];
function subject(call) {
    const number = call.params['number'];
    return number === undefined ? `issues/comments/${param(call, 'comment')}` : `issues/${number}`;
}
function reactions_shape(call, { id, content, login, at }) {
    return {
        id,
        node_id: nodeId('Reaction', id),
        content,
        user: call.hub.user(login),
        created_at: at,
    };
}
/** The comment as GitHub lists it: how many there are of each reaction. */
function withReactions(call, comment) {
    const subject = `issues/comments/${String(comment['id'])}`;
    const found = call.hub.reactions.filter((known) => known.subject === subject);
    const counts = contents.map((name) => [
        name,
        found.filter(({ content }) => content === name).length,
    ]);
    const url = `${String(comment['url'])}/reactions`;
    const reactions = { url, total_count: found.length, ...Object.fromEntries(counts) };
    return { ...comment, reactions };
}
async function reactions_create(call) {
    const { hub, actor } = call;
    const content = http_text(call.body, 'content') ?? '';
    if (!contents.includes(content))
        throw new Refusal(422, 'Validation Failed');
    const path = `/repos/${hub.fullName}/${subject(call)}`;
    if ((await hub.upstream.send('GET', path, hub.reader)).status !== 200)
        throw notFound();
    const same = hub.reactions.find((known) => known.subject === subject(call) && known.content === content && known.login === actor.login);
    if (same !== undefined)
        return { status: 200, body: reactions_shape(call, same) };
    const about = { subject: subject(call), content, login: actor.login, at: timestamp() };
    const reaction = { id: hub.nextId(), ...about };
    hub.reactions.push(reaction);
    return { status: 201, body: reactions_shape(call, reaction) };
}
function listReactions(call) {
    const content = call.query.get('content');
    const found = call.hub.reactions.filter((known) => known.subject === subject(call) && (content === null || known.content === content));
    return paged(call, found.map((known) => reactions_shape(call, known)));
}
function reactions_remove(call) {
    const { reactions } = call.hub;
    const index = reactions.findIndex((known) => known.subject === subject(call) && known.id === Number(param(call, 'id')));
    if (index < 0)
        throw notFound();
    reactions.splice(index, 1);
    return { status: 204 };
}
const reactions_both = ['/issues/comments/:comment/reactions', '/issues/:number/reactions'];
const reactionRoutes = reactions_both.flatMap((path) => [
    route('POST', path, 'issues:write', reactions_create, { anyone: true }),
    route('GET', path, 'issues:read', listReactions),
    route('DELETE', `${path}/:id`, 'issues:write', reactions_remove, { anyone: true }),
]);

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/comments.ts





function tell(call, action, comment, issue, more = {}) {
    const { hub, actor } = call;
    const repository = hub.repository;
    const sender = hub.user(actor.login);
    hub.bus.emit('issue_comment', { action, comment, issue: told(issue), ...more, repository, sender }, actor);
}
async function comments_create(call) {
    checkLength(call.body);
    const reply = await forward(call);
    const issue = await readIssue(call.hub, param(call, 'number'));
    if (isObject(reply.body))
        tell(call, 'created', reply.body, issue);
    return reply;
}
/** The comment before the change; only its author and those who may push change it. */
async function comments_before(call) {
    const { hub, actor } = call;
    const found = await hub.upstream.send('GET', call.path, hub.reader);
    if (!isObject(found.body) || found.status !== 200)
        throw new Refusal(404, 'Not Found');
    const author = isObject(found.body['user']) ? found.body['user']['login'] : '';
    const allowed = actor.type === 'Bot' || mayWrite(hub.people.get(actor.login) ?? 'none');
    if (!allowed && author !== actor.login)
        throw new Refusal(403, 'Must have admin rights to Repository.');
    return found.body;
}
function comments_issueOf(call, comment) {
    return readIssue(call.hub, String(comment['issue_url']).split('/').at(-1) ?? '');
}
async function comments_update(call) {
    checkLength(call.body);
    const old = await comments_before(call);
    const reply = await forward(call);
    if (isObject(reply.body)) {
        const changes = { body: { from: old['body'] } };
        tell(call, 'edited', reply.body, await comments_issueOf(call, old), { changes });
    }
    return reply;
}
async function comments_remove(call) {
    const old = await comments_before(call);
    const issue = await comments_issueOf(call, old);
    const reply = await forward(call);
    tell(call, 'deleted', old, issue);
    return reply;
}
/** The comments of all issues, which the upstream lacks. */
async function comments_listAll(call) {
    const { hub, query } = call;
    const base = `/repos/${hub.fullName}/issues`;
    const issues = await hub.upstream.send('GET', `${base}?state=all&per_page=100`, hub.reader);
    const numbers = list(issues.body)
        .filter(isObject)
        .map((issue) => Number(issue['number']));
    const pages = await Promise.all(numbers.map((n) => hub.upstream.send('GET', `${base}/${n}/comments?per_page=100`, hub.reader)));
    const since = query.get('since') ?? '';
    const comments = pages
        .flatMap((page) => list(page.body).filter(isObject))
        .filter((comment) => String(comment['updated_at']) >= since)
        .toSorted((a, b) => Number(a['id']) - Number(b['id']));
    const all = comments.map((comment) => withReactions(call, comment));
    return paged(call, query.get('direction') === 'desc' ? all.toReversed() : all);
}
/** The comments of one issue; the upstream knows no reactions. */
async function listOfIssue(call) {
    const reply = await forward(call);
    if (!Array.isArray(reply.body))
        return reply;
    const comments = reply.body.filter(isObject);
    return { ...reply, body: comments.map((comment) => withReactions(call, comment)) };
}
const commentRoutes = [
    route('GET', '/issues/:number/comments', 'issues:read', listOfIssue),
    route('GET', '/issues/comments', 'issues:read', comments_listAll),
    route('POST', '/issues/:number/comments', 'issues:write', comments_create, { anyone: true }),
    route('PATCH', '/issues/comments/:id', 'issues:write', comments_update, { anyone: true }),
    route('DELETE', '/issues/comments/:id', 'issues:write', comments_remove, { anyone: true }),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/commits.ts






const unknownSha = (ref) => new Refusal(422, `No commit found for SHA: ${ref}`);
async function listCommits(call) {
    const { hub, query } = call;
    const ref = query.get('sha') ?? hub.defaultBranch;
    const start = await resolveCommit(hub.git, ref);
    if (start === undefined)
        throw notFound();
    const since = query.get('since');
    const until = query.get('until');
    const path = query.get('path');
    const commits = await log(hub.git, [
        '-1000',
        ...(since === null ? [] : [`--since=${since}`]),
        ...(until === null ? [] : [`--until=${until}`]),
        start,
        '--',
        ...(path === null ? [] : [path]),
    ]);
    return paged(call, commits.map((commit) => commitShape(hub, commit)));
}
async function getCommit(call) {
    const { hub } = call;
    const ref = decodeURIComponent(param(call, 'ref'));
    const sha = await resolveCommit(hub.git, ref);
    if (sha === undefined)
        throw unknownSha(ref);
    if (/application\/vnd\.github(\.v3)?\.sha/.test(call.headers.accept ?? '')) {
        return { status: 200, raw: Buffer.from(sha), headers: { 'content-type': 'text/plain' } };
    }
    const commit = await readCommit(hub.git, sha);
    if (commit === undefined)
        throw unknownSha(ref);
    const changes = await changedFiles(hub.git, commit.parents[0] ?? emptyTree, sha);
    const { additions, deletions } = lineCounts(changes);
    const stats = { additions, deletions, total: additions + deletions };
    const files = changes.slice(0, 300).map((change) => changeShape(hub, sha, change));
    return { status: 200, body: { ...commitShape(hub, commit), stats, files } };
}
async function compare(call) {
    const { hub } = call;
    const [from = '', to = ''] = decodeURIComponent(param(call, 'range')).split('...');
    const [base, head] = await Promise.all([resolveCommit(hub.git, from), resolveCommit(hub.git, to)]);
    if (base === undefined || head === undefined)
        throw notFound();
    const merge = await tryGit(hub.git, ['merge-base', base, head]);
    const common = merge.stdout.toString('utf8').trim();
    if (merge.code !== 0)
        throw notFound(`No common ancestor between ${from} and ${to}.`);
    const [baseCommit, mergeCommit, ahead, behind, files] = await Promise.all([
        readCommit(hub.git, base),
        readCommit(hub.git, common),
        log(hub.git, ['--reverse', '-250', `${base}..${head}`, '--']),
        git(hub.git, ['rev-list', '--count', `${head}..${base}`]).then(Number),
        changedFiles(hub.git, common, head),
    ]);
    const shaped = (commit) => commit === undefined ? null : commitShape(hub, commit);
    const html_url = page(hub, `/compare/${from}...${to}`);
    return {
        status: 200,
        body: {
            url: api(hub, `/compare/${from}...${to}`),
            html_url,
            permalink_url: page(hub, `/compare/${base}...${head}`),
            diff_url: `${html_url}.diff`,
            patch_url: `${html_url}.patch`,
            status: statusOf(ahead.length, behind),
            ahead_by: ahead.length,
            behind_by: behind,
            total_commits: ahead.length,
            base_commit: shaped(baseCommit),
            merge_base_commit: shaped(mergeCommit),
            commits: ahead.map((commit) => commitShape(hub, commit)),
            files: files.slice(0, 300).map((change) => changeShape(hub, head, change)),
        },
    };
}
function statusOf(ahead, behind) {
    if (ahead > 0)
        return behind > 0 ? 'diverged' : 'ahead';
    return behind > 0 ? 'behind' : 'identical';
}
async function getBranch(call) {
    const { hub } = call;
    const name = decodeURIComponent(param(call, 'branch'));
    const sha = await branchHead(hub.git, name);
    const commit = sha === undefined ? undefined : await readCommit(hub.git, sha);
    if (commit === undefined)
        throw notFound('Branch not found');
    const isProtected = hub.settings.protection.has(name);
    const self = api(hub, `/branches/${name}`);
    return {
        status: 200,
        body: {
            name,
            commit: commitShape(hub, commit),
            _links: { self, html: page(hub, `/tree/${name}`) },
            protected: isProtected,
            protection: {
                enabled: isProtected,
                required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
            },
            protection_url: `${self}/protection`,
        },
    };
}
async function refList(call, below) {
    const format = '--format=%(refname:lstrip=2) %(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)';
    const out = await git(call.hub.git, ['for-each-ref', '--sort=-creatordate', format, below]);
    const rows = out.split('\n').filter((line) => line !== '');
    return paged(call, rows.map((row) => {
        const [name = '', sha = ''] = row.split(' ');
        const commit = { sha, url: api(call.hub, `/commits/${sha}`) };
        return below === 'refs/tags'
            ? { name, commit, node_id: nodeId('Ref', name), ...archives(call, name) }
            : { name, commit, protected: call.hub.settings.protection.has(name) };
    }));
}
function archives({ hub }, tag) {
    return {
        zipball_url: api(hub, `/zipball/refs/tags/${tag}`),
        tarball_url: api(hub, `/tarball/refs/tags/${tag}`),
    };
}
const commitRoutes = [
    route('GET', '/commits', 'contents:read', listCommits),
    route('GET', '/commits/*ref', 'contents:read', getCommit),
    route('GET', '/compare/*range', 'contents:read', compare),
    route('GET', '/tags', 'contents:read', (call) => refList(call, 'refs/tags')),
    route('GET', '/branches', 'contents:read', (call) => refList(call, 'refs/heads')),
    route('GET', '/branches/:branch', 'contents:read', getBranch),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/guard.ts



const workflows = '.github/workflows/';
/** Refuses a direct change of a protected branch, in the words of the route that was used. */
function checkProtection(call, branch, via) {
    const kind = call.hub.settings.protection.get(branch);
    const exempt = call.hub.people.get(call.actor.login) === 'admin';
    if (kind === undefined || exempt)
        return;
    const why = 'Changes must be made through a pull request.';
    if (kind === 'ruleset') {
        const status = via === 'refs' ? 422 : 409;
        throw new Refusal(status, `Repository rule violations found\n\n${why}\n\n`);
    }
    if (via === 'refs') {
        throw new Refusal(422, `Protected branch update failed for refs/heads/${branch}.`);
    }
    throw new Refusal(409, `Could not update file: ${why}`);
}
/** Refuses paths below `.github/workflows` to tokens that may not change them. */
function checkWorkflowPaths(call, paths) {
    const path = paths.find((candidate) => candidate.startsWith(workflows));
    if (path === undefined || call.actor.workflowFiles === 'allowed')
        return;
    throw new Refusal(call.hub.settings.workflowFileRefusal, `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`);
}
/** The same for a ref that is to move from one commit to another. */
async function checkWorkflowMove(call, from, to) {
    if (call.actor.workflowFiles === 'allowed')
        return;
    const args = ['diff-tree', '-r', '--name-only', '-z', from, to, '--', workflows];
    const changed = await git(call.hub.git, args);
    checkWorkflowPaths(call, changed.split('\0').filter((path) => path !== ''));
}
/** Whose names a commit carries; GitHub signs a bot's commit only where the request names nobody. */
function signatures(actor, body) {
    const self = { name: actor.login, email: emailOf(actor.login), at: new Date() };
    const named = body['author'] !== undefined || body['committer'] !== undefined;
    const author = guard_signature(body['author']) ?? self;
    const signed = actor.type === 'Bot' && !named && body['signature'] === undefined;
    const github = { name: 'GitHub', email: 'noreply@github.com', at: self.at };
    return { author, committer: guard_signature(body['committer']) ?? (signed ? github : author), signed };
}
function guard_signature(value) {
    if (!isObject(value))
        return undefined;
    const { name, email, date } = value;
    if (typeof name !== 'string' || typeof email !== 'string')
        return undefined;
    return { name, email, at: typeof date === 'string' ? new Date(date) : new Date() };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/contents.ts








const megabyte = 1024 * 1024;
function pathOf(call) {
    return decodeURIComponent(param(call, 'path')).replace(/^\/|\/$/g, '');
}
function contents_shape(call, ref, { path, sha, size, type }) {
    const kind = type === 'dir' ? 'tree' : 'blob';
    const url = api(call.hub, `/contents/${path}?ref=${ref}`);
    const html_url = page(call.hub, `/${kind}/${ref}/${path}`);
    const git_url = api(call.hub, `/git/${kind}s/${sha}`);
    return {
        name: path.split('/').at(-1) ?? path,
        path,
        sha,
        size,
        type,
        url,
        html_url,
        git_url,
        download_url: type === 'dir' ? null : page(call.hub, `/raw/${ref}/${path}`),
        _links: { self: url, html: html_url, git: git_url },
    };
}
async function contents_read(call) {
    const { hub } = call;
    const ref = call.query.get('ref') ?? hub.defaultBranch;
    const path = pathOf(call);
    const commit = await resolveCommit(hub.git, ref);
    if (commit === undefined)
        throw notFound(`No commit found for the ref ${ref}`);
    const found = await readObject(hub.git, `${commit}:${path}`);
    if (found === undefined)
        throw notFound();
    if (found.type === 'tree')
        return { status: 200, body: await directory(call, ref, path, found.sha) };
    const raw = /application\/vnd\.github(\.v3)?\.raw(\+json)?/.exec(call.headers.accept ?? '');
    if (raw !== null) {
        return {
            status: 200,
            raw: found.content,
            headers: { 'content-type': `${raw[0]}; charset=utf-8` },
        };
    }
    const large = found.content.length > megabyte;
    const content = large ? '' : found.content.toString('base64').replace(/.{60}/g, '$&\n') + '\n';
    const encoding = large ? 'none' : 'base64';
    const size = found.content.length;
    const file = contents_shape(call, ref, { path, sha: found.sha, size, type: 'file' });
    return { status: 200, body: { ...file, content, encoding } };
}
async function directory(call, ref, path, tree) {
    const entries = await listTree(call.hub.git, tree);
    return entries.map(({ path: name, sha, size = 0, type }) => {
        const below = path === '' ? name : `${path}/${name}`;
        return contents_shape(call, ref, { path: below, sha, size, type: type === 'tree' ? 'dir' : 'file' });
    });
}
async function write(call) {
    const encoded = http_text(call.body, 'content');
    if (encoded === undefined)
        throw new Refusal(422, 'Invalid request.\n\n"content" wasn\'t supplied.');
    return contents_change(call, Buffer.from(encoded, 'base64'));
}
/** One file, compared and swapped by its sha; each success is a commit. */
async function contents_change(call, content) {
    const { hub, body } = call;
    const path = pathOf(call);
    const branch = http_text(body, 'branch') ?? hub.defaultBranch;
    const head = await branchHead(hub.git, branch);
    if (head === undefined)
        throw notFound(`Branch ${branch} not found`);
    const message = http_text(body, 'message');
    if (message === undefined)
        throw new Refusal(422, 'Invalid request.\n\n"message" wasn\'t supplied.');
    const existing = await readObject(hub.git, `${head}:${path}`);
    if (existing === undefined && content === null)
        throw notFound();
    checkSha(path, existing?.sha, http_text(body, 'sha'));
    checkProtection(call, branch, 'contents');
    checkWorkflowPaths(call, [path]);
    const { author, committer, signed } = signatures(call.actor, body);
    const files = { [path]: content };
    const sha = await commitFiles(hub.git, { parent: head, files, message, author, committer });
    if (!(await moveRef(hub.git, `refs/heads/${branch}`, sha, head))) {
        const now = await branchHead(hub.git, branch);
        throw new Refusal(409, `is at ${now ?? 'nothing'} but expected ${head}`);
    }
    if (signed)
        hub.verified.add(sha);
    await tellPush(hub, call.actor, `refs/heads/${branch}`, head, sha);
    const commit = await readCommit(hub.git, sha);
    const blob = content === null ? undefined : await readObject(hub.git, `${sha}:${path}`);
    return {
        status: existing === undefined ? 201 : 200,
        body: {
            content: blob === undefined
                ? null
                : contents_shape(call, branch, { path, sha: blob.sha, size: blob.content.length, type: 'file' }),
            commit: commit === undefined ? null : gitCommitShape(hub, commit),
        },
    };
}
/** A path that does not exist takes any sha: measured on the live API, see the facts. */
function checkSha(path, existing, given) {
    if (existing === undefined)
        return;
    if (given === undefined)
        throw new Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
    if (given !== existing)
        throw new Refusal(409, `${path} does not match ${given}`);
}
const contentsRoutes = [
    route('GET', '/contents/*path', 'contents:read', contents_read),
    route('PUT', '/contents/*path', 'contents:write', write),
    route('DELETE', '/contents/*path', 'contents:write', (call) => contents_change(call, null)),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/shapes/deployment.ts

/** A deployment. */
function deployment_deploymentShape(hub, deployment) {
    return {
        id: deployment.id,
        node_id: nodeId('Deployment', deployment.id),
        url: api(hub, `/deployments/${deployment.id}`),
        sha: deployment.sha,
        ref: deployment.ref,
        task: deployment.task,
        environment: deployment.environment,
        original_environment: deployment.environment,
        description: deployment.description,
        payload: deployment.payload,
        creator: hub.user(deployment.login),
        production_environment: deployment.production,
        transient_environment: false,
        created_at: deployment.at,
        updated_at: deployment.statuses.at(-1)?.at ?? deployment.at,
        statuses_url: api(hub, `/deployments/${deployment.id}/statuses`),
        repository_url: api(hub, ''),
    };
}
/** A status of a deployment. */
function statusShape(hub, deployment, status) {
    return {
        id: status.id,
        node_id: nodeId('DeploymentStatus', status.id),
        url: api(hub, `/deployments/${deployment.id}/statuses/${status.id}`),
        state: status.state,
        description: status.description,
        environment: deployment.environment,
        environment_url: status.environmentUrl,
        log_url: status.logUrl,
        target_url: status.logUrl,
        creator: hub.user(status.login),
        created_at: status.at,
        updated_at: status.at,
        deployment_url: api(hub, `/deployments/${deployment.id}`),
        repository_url: api(hub, ''),
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/deployments.ts


/** Writes down a deployment, and tells of it. */
function addDeployment(hub, actor, options) {
    const deployment = {
        id: hub.nextId(),
        sha: options.sha,
        ref: options.ref,
        task: options.task ?? 'deploy',
        environment: options.environment,
        description: options.description ?? '',
        payload: options.payload ?? '',
        production: options.production ?? options.environment === 'production',
        login: actor.login,
        at: timestamp(),
        statuses: [],
    };
    hub.deployments.push(deployment);
    const sender = hub.user(actor.login);
    const payload = {
        action: 'created',
        deployment: deployment_deploymentShape(hub, deployment),
        // It was made by a request, and not by a job with an `environment:`.
        workflow: null,
        workflow_run: null,
        repository: hub.repository,
        sender,
    };
    hub.bus.emit('deployment', payload, actor);
    return deployment;
}
/**
 * Adds a status, and tells of it, `inactive` apart. A success makes the earlier deployments of the
 * environment inactive, production ones only where Actions itself did it (`everywhere`).
 */
function addStatus(hub, actor, deployment, options) {
    const status = {
        id: hub.nextId(),
        state: options.state,
        description: options.description ?? '',
        environmentUrl: options.environmentUrl ?? '',
        logUrl: options.logUrl ?? '',
        at: timestamp(),
        login: actor.login,
    };
    deployment.statuses.push(status);
    if (options.state === 'success' && options.autoInactive !== false) {
        retire(hub, deployment, options.everywhere ?? false, status);
    }
    if (options.state !== 'inactive') {
        const deployment_status = statusShape(hub, deployment, status);
        hub.bus.emit('deployment_status', {
            action: 'created',
            deployment_status,
            deployment: deployment_deploymentShape(hub, deployment),
            repository: hub.repository,
            sender: hub.user(actor.login),
        }, actor);
    }
    return status;
}
function retire(hub, by, everywhere, status) {
    for (const earlier of hub.deployments) {
        if (earlier.id >= by.id || earlier.environment !== by.environment)
            continue;
        if (earlier.production && !everywhere)
            continue;
        if (earlier.statuses.at(-1)?.state !== 'success')
            continue;
        earlier.statuses.push({ ...status, id: hub.nextId(), state: 'inactive', description: '' });
    }
}

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/deployments.ts




const states = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];
function find(call) {
    const id = Number(param(call, 'id'));
    const deployment = call.hub.deployments.find((known) => known.id === id);
    if (deployment === undefined)
        throw notFound();
    return deployment;
}
function deployments_listDeployments(call) {
    const { hub, query } = call;
    const filters = ['environment', 'sha', 'ref', 'task'];
    const found = hub.deployments
        .filter((deployment) => filters.every((key) => query.get(key) === null || query.get(key) === deployment[key]))
        .toReversed();
    return paged(call, found.map((deployment) => deployment_deploymentShape(hub, deployment)));
}
async function deployments_create(call) {
    const { hub, actor, body } = call;
    const ref = http_text(body, 'ref') ?? '';
    const sha = await resolveCommit(hub.git, ref);
    if (sha === undefined)
        throw new Refusal(422, `No ref found for: ${ref}`);
    const deployment = addDeployment(hub, actor, {
        sha,
        ref,
        environment: http_text(body, 'environment') ?? 'production',
        task: http_text(body, 'task') ?? 'deploy',
        description: http_text(body, 'description') ?? '',
        payload: body['payload'] ?? '',
        ...(body['production_environment'] === undefined
            ? {}
            : { production: body['production_environment'] === true }),
    });
    return { status: 201, body: deployment_deploymentShape(hub, deployment) };
}
function createStatus(call) {
    const { hub, actor, body } = call;
    const deployment = find(call);
    const state = http_text(body, 'state') ?? '';
    const description = http_text(body, 'description') ?? '';
    if (!states.includes(state)) {
        const error = { resource: 'DeploymentStatus', field: 'state', code: 'invalid' };
        throw new Refusal(422, 'Validation Failed', [error]);
    }
    if (description.length > 140) {
        const message = 'description is too long (maximum is 140 characters)';
        const error = { resource: 'DeploymentStatus', field: 'description', code: 'custom', message };
        throw new Refusal(422, 'Validation Failed', [error]);
    }
    const status = addStatus(hub, actor, deployment, {
        state,
        description,
        environmentUrl: http_text(body, 'environment_url') ?? '',
        logUrl: http_text(body, 'log_url') ?? http_text(body, 'target_url') ?? '',
        autoInactive: body['auto_inactive'] !== false,
    });
    return { status: 201, body: statusShape(hub, deployment, status) };
}
function listStatuses(call) {
    const deployment = find(call);
    const newestFirst = deployment.statuses.toReversed();
    return paged(call, newestFirst.map((status) => statusShape(call.hub, deployment, status)));
}
const deploymentRoutes = [
    route('GET', '/deployments', 'deployments:read', deployments_listDeployments),
    route('POST', '/deployments', 'deployments:write', deployments_create),
    route('GET', '/deployments/:id', 'deployments:read', (call) => ({
        status: 200,
        body: deployment_deploymentShape(call.hub, find(call)),
    })),
    route('GET', '/deployments/:id/statuses', 'deployments:read', listStatuses),
    route('POST', '/deployments/:id/statuses', 'deployments:write', createStatus),
];

// EXTERNAL MODULE: ./node_modules/graphql/index.js
var graphql = __webpack_require__(17645);
;// CONCATENATED MODULE: ./src/rehearsal/github/routes/graphql.ts



/** The part of GitHub's GraphQL schema that is understood here; anything else is an error of theirs too. */
const schema = (0,graphql/* buildSchema */.IV5)(`
  scalar DateTime
  scalar GitObjectID
  scalar URI
  type Query { repository(owner: String!, name: String!): Repository }
  type Repository {
    ref(qualifiedName: String!): Ref
    object(oid: GitObjectID): GitObject
    deployments(environments: [String!], first: Int, orderBy: DeploymentOrder): DeploymentConnection!
  }
  input DeploymentOrder { field: DeploymentOrderField!, direction: OrderDirection! }
  enum DeploymentOrderField { CREATED_AT }
  enum OrderDirection { ASC DESC }
  type Ref { name: String!, target: GitObject }
  interface GitObject { oid: GitObjectID! }
  type Tree implements GitObject { oid: GitObjectID! }
  type Blob implements GitObject { oid: GitObjectID!, text: String, isTruncated: Boolean! }
  type Commit implements GitObject {
    oid: GitObjectID!
    messageHeadline: String!
    author: GitActor
    tree: Tree!
    parents(first: Int): CommitConnection!
    history(first: Int): CommitHistoryConnection!
    file(path: String!): TreeEntry
  }
  type CommitConnection { nodes: [Commit] }
  type CommitHistoryConnection { nodes: [Commit] }
  type GitActor { name: String, user: User }
  type User { login: String! }
  type TreeEntry { oid: GitObjectID! }
  type DeploymentConnection { nodes: [Deployment] }
  type Deployment {
    databaseId: Int
    commitOid: String!
    environment: String
    createdAt: DateTime!
    state: DeploymentState
    payload: String
    statuses(first: Int): DeploymentStatusConnection
  }
  type DeploymentStatusConnection { nodes: [DeploymentStatus] }
  type DeploymentStatus {
    state: DeploymentStatusState!
    createdAt: DateTime!
    environmentUrl: URI
    logUrl: URI
  }
  enum DeploymentState { ACTIVE ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED }
  enum DeploymentStatusState { ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED SUCCESS }
`);
async function query(call) {
    const variables = isObject(call.body['variables']) ? call.body['variables'] : {};
    const answer = await (0,graphql/* graphql */.UGq)({
        schema,
        source: http_text(call.body, 'query') ?? '',
        variableValues: variables,
        rootValue: { repository: () => repository(call) },
    });
    return { status: 200, body: JSON.parse(JSON.stringify(answer)) };
}
function repository(call) {
    const { hub } = call;
    return {
        ref: async ({ qualifiedName }) => ref(call, qualifiedName),
        object: ({ oid }) => graphql_object(call, oid ?? ''),
        deployments: (wanted) => ({
            nodes: hub.deployments
                .filter(({ environment }) => wanted.environments?.includes(environment) ?? true)
                .toReversed()
                .slice(0, wanted.first ?? 50)
                .map(node),
        }),
    };
}
/** Bytes of a text that an answer holds; the rest is cut. */
const longestText = 512_000;
async function graphql_object(call, oid) {
    const found = /^[0-9a-f]{40}$/.test(oid) ? await readObject(call.hub.git, oid) : undefined;
    if (found?.type !== 'blob')
        return null;
    const { content } = found;
    const text = content.subarray(0, longestText).toString('utf8');
    return { __typename: 'Blob', oid, text, isTruncated: content.length > longestText };
}
async function ref(call, name) {
    const sha = await branchHead(call.hub.git, name.replace(/^refs\/heads\//, ''));
    const head = sha === undefined ? undefined : await readCommit(call.hub.git, sha);
    return head === undefined ? null : { name, target: commit(call, head) };
}
function commit(call, one) {
    const { hub } = call;
    return {
        __typename: 'Commit',
        oid: one.sha,
        messageHeadline: one.message.split('\n')[0] ?? '',
        author: {
            name: one.author.name,
            user: hub.people.has(one.author.name) ? { login: one.author.name } : null,
        },
        tree: { oid: one.tree },
        parents: { nodes: one.parents.map((oid) => ({ oid })) },
        history: async ({ first }) => ({
            nodes: (await log(hub.git, [`-n${first ?? 30}`, one.sha])).map((each) => commit(call, each)),
        }),
        file: async ({ path }) => {
            const oid = await firstKnown(hub.git, [`${one.sha}:${path}`]);
            return oid === undefined ? null : { oid };
        },
    };
}
function node(deployment) {
    const latest = deployment.statuses.at(-1);
    const state = latest?.state === 'success' ? 'ACTIVE' : (latest?.state ?? 'pending').toUpperCase();
    return {
        databaseId: deployment.id,
        commitOid: deployment.sha,
        environment: deployment.environment,
        createdAt: deployment.at,
        state,
        payload: JSON.stringify(deployment.payload),
        statuses: {
            nodes: deployment.statuses.toReversed().map((status) => ({
                state: status.state.toUpperCase(),
                createdAt: status.at,
                environmentUrl: status.environmentUrl,
                logUrl: status.logUrl,
            })),
        },
    };
}
const graphqlRoutes = [
    route('POST', '//graphql', 'deployments:read', query, { anyone: true }),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/objects.ts








async function getTree(call) {
    const sha = await firstKnown(call.hub.git, [`${decodeURIComponent(param(call, 'sha'))}^{tree}`]);
    if (sha === undefined)
        throw notFound();
    const recursive = call.query.has('recursive');
    return {
        status: 200,
        body: treeShape(call, sha, await listTree(call.hub.git, sha, { recursive })),
    };
}
/** Cut at 100,000 entries. (REST API, "Get a tree"; the limit of 7 MB is not played.) */
function treeShape(call, sha, entries) {
    const most = call.hub.settings.treeEntries;
    const tree = entries.slice(0, most).map((entry) => ({
        ...entry,
        url: api(call.hub, `/git/${entry.type}s/${entry.sha}`),
    }));
    return { sha, url: api(call.hub, `/git/trees/${sha}`), tree, truncated: entries.length > most };
}
async function newEntry(call, value) {
    const entry = isObject(value) ? value : {};
    const path = http_text(entry, 'path') ?? '';
    const mode = http_text(entry, 'mode') ?? '';
    const content = http_text(entry, 'content');
    if (path === '' || path.startsWith('/'))
        throw new Refusal(422, 'tree.path is malformed');
    if (content !== undefined) {
        const sha = await git(call.hub.git, ['hash-object', '-w', '--stdin'], { input: content });
        return { path, mode, sha };
    }
    if (entry['sha'] === null)
        return { path, mode, sha: null };
    const sha = http_text(entry, 'sha') ?? '';
    const known = await firstKnown(call.hub.git, [sha]);
    if (known === undefined)
        throw new Refusal(422, `tree.sha ${sha} is not a valid blob`);
    return { path, mode, sha };
}
async function createTree(call) {
    const { hub, body } = call;
    const entries = await Promise.all(list(body['tree']).map((entry) => newEntry(call, entry)));
    if (entries.length === 0)
        throw new Refusal(422, 'Invalid tree info');
    checkWorkflowPaths(call, entries.map(({ path }) => path));
    const base = http_text(body, 'base_tree');
    const root = base === undefined ? undefined : await firstKnown(hub.git, [`${base}^{tree}`]);
    if (base !== undefined && root === undefined)
        throw new Refusal(422, 'base_tree is not a valid tree oid');
    const sha = await writeTree(hub.git, root, entries);
    return { status: 201, body: treeShape(call, sha, await listTree(hub.git, sha)) };
}
/** Builds trees from the leaves up, so that subtrees can be given by their sha. */
async function writeTree(directory, base, entries) {
    const rows = new Map();
    for (const entry of base === undefined ? [] : await listTree(directory, base)) {
        rows.set(entry.path, `${entry.mode} ${entry.type} ${entry.sha}`);
    }
    const below = new Map();
    for (const entry of entries) {
        const [first = '', ...rest] = entry.path.split('/');
        if (rest.length > 0) {
            below.set(first, [...(below.get(first) ?? []), { ...entry, path: rest.join('/') }]);
        }
        else if (entry.sha === null)
            rows.delete(first);
        else
            rows.set(first, `${entry.mode} ${typeOf(entry.mode)} ${entry.sha}`);
    }
    for (const [name, inside] of below) {
        const [, type, sha] = rows.get(name)?.split(' ') ?? [];
        const tree = await writeTree(directory, type === 'tree' ? sha : undefined, inside);
        if (tree === emptyTree)
            rows.delete(name);
        else
            rows.set(name, `040000 tree ${tree}`);
    }
    const input = [...rows].map(([name, row]) => `${row}\t${name}\0`).join('');
    return git(directory, ['mktree', '-z'], { input });
}
function typeOf(mode) {
    return mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
}
async function objects_getCommit(call) {
    const sha = await firstKnown(call.hub.git, [`${param(call, 'sha')}^{commit}`]);
    const commit = sha === undefined ? undefined : await readCommit(call.hub.git, sha);
    if (commit === undefined)
        throw notFound();
    return { status: 200, body: gitCommitShape(call.hub, commit) };
}
async function createCommit(call) {
    const { hub, body } = call;
    const message = http_text(body, 'message');
    const tree = http_text(body, 'tree') ?? '';
    if (message === undefined)
        throw new Refusal(422, 'Invalid request.\n\n"message" wasn\'t supplied.');
    if ((await firstKnown(hub.git, [`${tree}^{tree}`])) !== tree) {
        throw new Refusal(422, 'Tree SHA does not exist');
    }
    const parents = list(body['parents']).map(String);
    for (const parent of parents) {
        const known = await firstKnown(hub.git, [`${parent}^{commit}`]);
        if (known === undefined)
            throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
    }
    const { author, committer, signed } = signatures(call.actor, body);
    const sha = await commitTree(hub.git, { tree, parents, message, author, committer });
    if (signed)
        hub.verified.add(sha);
    const commit = await readCommit(hub.git, sha);
    return { status: 201, body: commit === undefined ? { sha } : gitCommitShape(hub, commit) };
}
async function getBlob(call) {
    const sha = param(call, 'sha');
    const found = /^[0-9a-f]{40}$/.test(sha) ? await readObject(call.hub.git, sha) : undefined;
    if (found?.type !== 'blob')
        throw notFound();
    const content = found.content.toString('base64');
    const url = api(call.hub, `/git/blobs/${sha}`);
    return {
        status: 200,
        body: {
            sha,
            node_id: nodeId('Blob', sha),
            url,
            size: found.content.length,
            content,
            encoding: 'base64',
        },
    };
}
async function createBlob(call) {
    const content = http_text(call.body, 'content') ?? '';
    const encoding = http_text(call.body, 'encoding') === 'base64' ? 'base64' : 'utf8';
    const input = Buffer.from(content, encoding);
    const sha = await git(call.hub.git, ['hash-object', '-w', '--stdin'], { input });
    return { status: 201, body: { sha, url: api(call.hub, `/git/blobs/${sha}`) } };
}
const objectRoutes = [
    route('GET', '/git/trees/*sha', 'contents:read', getTree),
    route('POST', '/git/trees', 'contents:write', createTree),
    route('GET', '/git/commits/:sha', 'contents:read', objects_getCommit),
    route('POST', '/git/commits', 'contents:write', createCommit),
    route('GET', '/git/blobs/:sha', 'contents:read', getBlob),
    route('POST', '/git/blobs', 'contents:write', createBlob),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/people.ts


/** The legacy word for each role. */
const legacy = {
    admin: 'admin',
    maintain: 'write',
    write: 'write',
    triage: 'read',
    read: 'read',
    none: 'none',
};
function permission(call) {
    const login = decodeURIComponent(param(call, 'login'));
    const known = [...call.hub.people].find(([name]) => name.toLowerCase() === login.toLowerCase());
    // A bot's login answers like one that does not exist.
    if (known === undefined)
        throw notFound(`${login} is not a user`);
    const [name, role] = known;
    const user = { ...call.hub.user(name), role_name: role };
    return { status: 200, body: { permission: legacy[role], role_name: role, user } };
}
function membership(call) {
    const { hub, actor } = call;
    const slug = param(call, 'slug');
    if (actor.workflow)
        throw new Refusal(403, 'Resource not accessible by integration');
    if (!actor.scopes.includes('read:org'))
        throw notFound();
    const team = hub.settings.teams.get(slug);
    const login = decodeURIComponent(param(call, 'login'));
    if (param(call, 'org') !== hub.owner || !team?.includes(login))
        throw notFound();
    const url = `${hub.url}/orgs/${hub.owner}/teams/${slug}/memberships/${login}`;
    return { status: 200, body: { url, role: 'member', state: 'active' } };
}
function protection(call) {
    const branch = decodeURIComponent(param(call, 'branch'));
    if (call.actor.workflow)
        throw new Refusal(403, 'Resource not accessible by integration');
    if (call.hub.settings.protection.get(branch) !== 'classic')
        throw notFound('Branch not protected');
    return {
        status: 200,
        body: {
            required_pull_request_reviews: {
                dismiss_stale_reviews: false,
                require_code_owner_reviews: false,
            },
        },
    };
}
function rules(call) {
    const branch = decodeURIComponent(param(call, 'branch'));
    if (call.hub.settings.protection.get(branch) !== 'ruleset')
        return { status: 200, body: [] };
    const source = { ruleset_source_type: 'Repository', ruleset_source: call.hub.fullName };
    const parameters = {
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_approving_review_count: 1,
        required_review_thread_resolution: false,
    };
    return { status: 200, body: [{ type: 'pull_request', ...source, ruleset_id: 1, parameters }] };
}
/** What only an administrator may ask. */
function forAdministrators(answer) {
    return (call) => {
        if (call.actor.workflow)
            throw new Refusal(403, 'Resource not accessible by integration');
        if (call.hub.people.get(call.actor.login) !== 'admin') {
            throw new Refusal(403, 'Must have admin rights to Repository.');
        }
        return answer(call);
    };
}
const actionsSettings = forAdministrators(({ hub }) => ({
    status: 200,
    body: {
        default_workflow_permissions: 'read',
        can_approve_pull_request_reviews: hub.settings.actionsMayCreatePullRequests,
    },
}));
const secretsOf = (names) => forAdministrators((call) => {
    const at = '2026-01-01T00:00:00Z';
    const all = [...names(call)].map((name) => ({ name, created_at: at, updated_at: at }));
    return paged(call, all, (secrets) => ({ total_count: all.length, secrets }));
});
function assignees(call) {
    const found = [...call.hub.people].filter(([, role]) => mayWrite(role));
    return paged(call, found.map(([login]) => call.hub.user(login)));
}
function assignee(call) {
    const role = call.hub.people.get(decodeURIComponent(param(call, 'login'))) ?? 'none';
    if (!mayWrite(role))
        throw notFound();
    return { status: 204 };
}
/** Collaborators with at least `permission`; the asker needs write access (403 without). */
function collaborators(call) {
    const { hub, actor, query } = call;
    const own = hub.people.get(actor.login) ?? 'none';
    const access = actor.permissions.contents ?? 'write';
    if (actor.workflow ? access !== 'write' : !mayWrite(own)) {
        throw new Refusal(403, 'Must have push access to view repository collaborators.');
    }
    const wanted = query.get('permission') ?? 'pull';
    const least = ranks.findIndex((names) => names.includes(wanted));
    const found = [...hub.people].filter(([, role]) => ranks.findIndex((names) => names.includes(role)) >= Math.max(0, least));
    return paged(call, found.map(([login, role]) => ({ ...hub.user(login), role_name: role })));
}
/** From least to most, by the name of the role and by the name of the filter. */
const ranks = [['read', 'pull'], ['triage'], ['write', 'push'], ['maintain'], ['admin']];
const peopleRoutes = [
    route('GET', '/assignees', 'metadata:read', assignees),
    route('GET', '/assignees/:login', 'metadata:read', assignee),
    route('GET', '/collaborators', 'metadata:read', collaborators),
    route('GET', '/collaborators/:login/permission', 'metadata:read', permission),
    route('GET', '//orgs/:org/teams/:slug/memberships/:login', 'metadata:read', membership),
    route('GET', '/branches/:branch/protection', 'metadata:read', protection),
    route('GET', '/actions/permissions/workflow', 'metadata:read', actionsSettings),
    route('GET', '/actions/secrets', 'metadata:read', secretsOf(({ hub }) => hub.settings.secrets)),
    route('GET', '/actions/organization-secrets', 'metadata:read', secretsOf(() => [])),
    route('GET', '/rules/branches/:branch', 'metadata:read', rules),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/refs.ts








async function refsBelow(call, prefix) {
    const format = '%(refname) %(objectname) %(objecttype)';
    const out = await git(call.hub.git, [
        'for-each-ref',
        `--format=${format}`,
        'refs/heads',
        'refs/tags',
    ]);
    return out
        .split('\n')
        .map((line) => line.split(' '))
        .map(([ref = '', sha = '', type = '']) => ({ ref, sha, type }))
        .filter(({ ref }) => ref !== '' && ref.startsWith(prefix));
}
function refs_shape(call, { ref, sha, type }) {
    const url = api(call.hub, `/git/${ref}`);
    const kind = type === 'tag' ? 'tags' : 'commits';
    return {
        ref,
        node_id: nodeId('Ref', ref),
        url,
        object: { sha, type, url: api(call.hub, `/git/${kind}/${sha}`) },
    };
}
function refs_name(call) {
    return `refs/${decodeURIComponent(param(call, 'ref'))}`;
}
async function get(call) {
    const found = (await refsBelow(call, refs_name(call))).find(({ ref }) => ref === refs_name(call));
    if (found === undefined)
        throw notFound();
    return { status: 200, body: refs_shape(call, found) };
}
async function matching(call) {
    return paged(call, (await refsBelow(call, refs_name(call))).map((ref) => refs_shape(call, ref)));
}
async function refs_object(call) {
    const sha = http_text(call.body, 'sha') ?? '';
    if (!/^[0-9a-f]{40}$/.test(sha))
        throw new Refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
    if ((await firstKnown(call.hub.git, [sha])) === undefined)
        throw new Refusal(422, 'Object does not exist');
    return sha;
}
async function refs_create(call) {
    const { hub } = call;
    const ref = http_text(call.body, 'ref') ?? '';
    if (!/^refs\/(heads|tags)\/[^\s~^:?*[\\]+$/.test(ref)) {
        throw new Refusal(422, 'Reference name is invalid');
    }
    const sha = await refs_object(call);
    if ((await firstKnown(hub.git, [ref])) !== undefined)
        throw new Refusal(422, 'Reference already exists');
    if (!(await isReachable(call, sha))) {
        const base = await firstKnown(hub.git, [`refs/heads/${hub.defaultBranch}`]);
        if (base !== undefined)
            await checkNewWorkflows(call, base, sha);
    }
    if (!(await moveRef(hub.git, ref, sha, undefined)))
        throw new Refusal(422, 'Reference already exists');
    await tellPush(hub, call.actor, ref, undefined, sha);
    return { status: 201, body: refs_shape(call, { ref, sha, type: 'commit' }) };
}
async function isReachable(call, sha) {
    const args = ['for-each-ref', '--contains', sha, '--count=1', '--format=%(refname)', 'refs/heads'];
    return (await git(call.hub.git, args).catch(() => '')) !== '';
}
/** An orphan branch without workflow files is no change of them. */
async function checkNewWorkflows(call, base, sha) {
    const files = await git(call.hub.git, ['ls-tree', '-r', '--name-only', sha, '.github/workflows/']);
    if (files !== '')
        await checkWorkflowMove(call, base, sha);
}
async function refs_update(call) {
    const { hub } = call;
    const ref = refs_name(call);
    const before = await firstKnown(hub.git, [`${ref}^{commit}`]);
    if (before === undefined)
        throw new Refusal(422, 'Reference does not exist');
    const sha = await refs_object(call);
    const forced = call.body['force'] === true;
    const forward = await isAncestor(hub.git, before, sha);
    if (!forward && !forced)
        throw new Refusal(422, 'Update is not a fast forward');
    if (before !== sha) {
        if (ref.startsWith('refs/heads/'))
            checkProtection(call, ref.slice('refs/heads/'.length), 'refs');
        await checkWorkflowMove(call, before, sha);
        if (!(await moveRef(hub.git, ref, sha, before))) {
            throw new Refusal(422, 'Update is not a fast forward');
        }
        await tellPush(hub, call.actor, ref, before, sha, { forced: !forward });
    }
    return { status: 200, body: refs_shape(call, { ref, sha, type: 'commit' }) };
}
async function refs_remove(call) {
    const ref = refs_name(call);
    const before = await firstKnown(call.hub.git, [ref]);
    if (before === undefined)
        throw new Refusal(422, 'Reference does not exist');
    if (ref.startsWith('refs/heads/'))
        checkProtection(call, ref.slice('refs/heads/'.length), 'refs');
    await git(call.hub.git, ['update-ref', '-d', ref, before]);
    await tellPush(call.hub, call.actor, ref, before, undefined);
    return { status: 204 };
}
const refRoutes = [
    route('GET', '/git/ref/*ref', 'contents:read', get),
    route('GET', '/git/matching-refs/*ref', 'contents:read', matching),
    route('POST', '/git/refs', 'contents:write', refs_create),
    route('PATCH', '/git/refs/*ref', 'contents:write', refs_update),
    route('DELETE', '/git/refs/*ref', 'contents:write', refs_remove),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/shapes/run.ts

/** A workflow run. */
function runShape(hub, run) {
    const { id } = run;
    return {
        id,
        name: run.name,
        node_id: nodeId('WorkflowRun', id),
        display_title: run.name,
        path: run.path,
        workflow_id: run.workflowId,
        check_suite_id: id,
        check_suite_node_id: nodeId('CheckSuite', id),
        run_number: run.number,
        run_attempt: run.attempt,
        event: run.event,
        status: run.status,
        conclusion: run.conclusion,
        head_branch: run.branch,
        head_sha: run.sha,
        head_commit: run.headCommit,
        head_repository: repositoryOf(hub),
        repository: repositoryOf(hub),
        referenced_workflows: [],
        actor: hub.user(run.actor.login),
        triggering_actor: hub.user(run.actor.login),
        created_at: run.createdAt,
        run_started_at: run.startedAt,
        updated_at: run.updatedAt,
        url: api(hub, `/actions/runs/${id}`),
        html_url: page(hub, `/actions/runs/${id}`),
        jobs_url: api(hub, `/actions/runs/${id}/jobs`),
        logs_url: api(hub, `/actions/runs/${id}/logs`),
        check_suite_url: api(hub, `/check-suites/${id}`),
        artifacts_url: api(hub, `/actions/runs/${id}/artifacts`),
        cancel_url: api(hub, `/actions/runs/${id}/cancel`),
        rerun_url: api(hub, `/actions/runs/${id}/rerun`),
        previous_attempt_url: run.attempt > 1 ? api(hub, `/actions/runs/${id}/attempts/${run.attempt - 1}`) : null,
        workflow_url: api(hub, `/actions/workflows/${run.workflowId}`),
        pull_requests: [],
    };
}
/** What of the repository a run carries: who and where it is, and nothing of how it is used. */
const carried = /^(?:id|node_id|name|full_name|private|owner|description|fork|url|\w+_url)$/;
const forGit = ['git_url', 'ssh_url', 'clone_url', 'svn_url', 'mirror_url'];
function repositoryOf({ repository }) {
    return Object.fromEntries(Object.entries(repository).filter(([key]) => carried.test(key) && !forGit.includes(key)));
}
/** A workflow. */
function workflowShape(hub, { id, name, path }) {
    return {
        id,
        node_id: nodeId('Workflow', id),
        name,
        path,
        state: 'active',
        created_at: hub.repository['created_at'],
        updated_at: hub.repository['created_at'],
        url: api(hub, `/actions/workflows/${id}`),
        html_url: page(hub, `/blob/${hub.defaultBranch}/${path}`),
        badge_url: page(hub, `/workflows/${name}/badge.svg`),
    };
}
/** The one job of a run. */
function jobShape(hub, run) {
    const id = run.id * 10 + run.attempt;
    const file = run.path.split('/').at(-1) ?? run.path;
    return {
        id,
        node_id: nodeId('CheckRun', id),
        run_id: run.id,
        run_url: api(hub, `/actions/runs/${run.id}`),
        run_attempt: run.attempt,
        name: file.replace(/\.ya?ml$/, ''),
        workflow_name: run.name,
        head_branch: run.branch,
        head_sha: run.sha,
        status: run.status,
        conclusion: run.conclusion,
        created_at: run.createdAt,
        started_at: run.startedAt,
        completed_at: run.status === 'completed' ? run.updatedAt : null,
        url: api(hub, `/actions/jobs/${id}`),
        html_url: page(hub, `/actions/runs/${run.id}/job/${id}`),
        check_run_url: api(hub, `/check-runs/${id}`),
        labels: ['ubuntu-latest'],
        runner_id: 1,
        runner_name: 'GitHub Actions 1',
        runner_group_id: 0,
        runner_group_name: 'GitHub Actions',
        steps: [],
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/runs.ts


function runs_find(call) {
    const attempt = call.params['attempt'];
    const id = Number(param(call, 'run'));
    const run = call.hub.runs.get(id, attempt === undefined ? undefined : Number(attempt));
    if (run === undefined)
        throw notFound();
    return run;
}
function listRuns(call) {
    const { hub, query } = call;
    const id = call.params['id'];
    const workflow = id === undefined ? undefined : workflowPath(call, id);
    const status = query.get('status');
    const created = query.get('created');
    const filters = [
        ['event', (run) => run.event],
        ['branch', (run) => run.branch],
        ['head_sha', (run) => run.sha],
        ['actor', (run) => run.actor.login],
    ];
    const found = hub.runs
        .all()
        .filter((run) => workflow === undefined || run.path === workflow)
        .filter((run) => status === null || run.status === status || run.conclusion === status)
        .filter((run) => created === null || isWithin(run.createdAt, created))
        .filter((run) => filters.every(([key, of]) => (query.get(key) ?? of(run)) === of(run)));
    return paged(call, found.map((run) => runShape(hub, run)), (workflow_runs) => ({ total_count: found.length, workflow_runs }));
}
function workflowPath(call, id) {
    const name = decodeURIComponent(id);
    if (!/^\d+$/.test(name))
        return `.github/workflows/${name}`;
    return call.hub.runs.workflowPath(Number(name)) ?? '';
}
/** GitHub's search for dates: `>=DATE`, `>DATE`, `<=DATE`, `<DATE`, `FROM..TO`. */
function isWithin(at, range) {
    const [from = '', to] = range.split('..');
    const time = Date.parse(at);
    const value = Date.parse(from.replace(/^[<>]=?/, ''));
    if (to !== undefined) {
        return (from === '*' || time >= value) && (to === '*' || time <= Date.parse(to));
    }
    if (from.startsWith('>='))
        return time >= value;
    if (from.startsWith('>'))
        return time > value;
    if (from.startsWith('<='))
        return time <= value;
    if (from.startsWith('<'))
        return time < value;
    return at.startsWith(from);
}
function jobs(call) {
    const run = runs_find(call);
    return { status: 200, body: { total_count: 1, jobs: [jobShape(call.hub, run)] } };
}
function runs_cancel(call) {
    const run = runs_find(call);
    if (run.status === 'completed') {
        throw new Refusal(409, 'Cannot cancel a workflow run that is completed.');
    }
    call.hub.bus.ask({ kind: 'cancel', run: run.id });
    return { status: 202, body: {} };
}
function rerun(call) {
    const run = runs_find(call);
    if (run.status !== 'completed')
        throw new Refusal(403, 'This workflow is already running');
    call.hub.bus.ask({ kind: 'rerun', run: run.id });
    return { status: 201, body: {} };
}
const one = (call) => ({
    status: 200,
    body: runShape(call.hub, runs_find(call)),
});
const runRoutes = [
    route('GET', '/actions/runs', 'actions:read', listRuns),
    route('GET', '/actions/workflows/:id/runs', 'actions:read', listRuns),
    route('GET', '/actions/runs/:run', 'actions:read', one),
    route('GET', '/actions/runs/:run/attempts/:attempt', 'actions:read', one),
    route('GET', '/actions/runs/:run/jobs', 'actions:read', jobs),
    route('GET', '/actions/runs/:run/attempts/:attempt/jobs', 'actions:read', jobs),
    route('POST', '/actions/runs/:run/cancel', 'actions:write', runs_cancel),
    route('POST', '/actions/runs/:run/force-cancel', 'actions:write', runs_cancel),
    route('POST', '/actions/runs/:run/rerun', 'actions:write', rerun),
    route('POST', '/actions/runs/:run/rerun-failed-jobs', 'actions:write', rerun),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/upstream.ts



/** What the upstream answers well enough by itself. Nothing else of it is reachable. */
const upstreamRoutes = [
    route('GET', '', 'metadata:read', upstream_repository),
    route('GET', '//user', 'metadata:read', forwardAsIs),
    route('GET', '//users/*rest', 'metadata:read', forwardAsIs),
    ...[
        '/issues',
        '/issues/*rest',
        '/labels',
        '/labels/*rest',
        '/milestones',
        '/milestones/*rest',
    ].map((path) => route('GET', path, 'issues:read', forwardAsIs)),
    route('POST', '/labels', 'issues:write', createLabel),
    route('POST', '/milestones', 'issues:write', forwardAsIs),
    ...['/labels', '/milestones'].flatMap((path) => [
        route('PATCH', `${path}/*rest`, 'issues:write', forwardAsIs),
        route('DELETE', `${path}/*rest`, 'issues:write', forwardAsIs),
    ]),
];
function forwardAsIs(call) {
    return forward(call);
}
/** What only the repository's own page says of it, and of the token that asks. */
async function upstream_repository(call) {
    const { hub, actor } = call;
    const reply = await forward(call);
    const body = object(reply.body);
    const pushed_at = body['pushed_at'] ?? body['created_at'];
    const page = { ...body, pushed_at, network_count: 0, subscribers_count: 0 };
    if (actor.workflow)
        return { ...reply, body: page };
    const role = hub.people.get(actor.login) ?? 'none';
    const is = (...roles) => roles.includes(role);
    const permissions = {
        admin: is('admin'),
        maintain: is('admin', 'maintain'),
        push: mayWrite(role),
        triage: is('admin', 'maintain', 'write', 'triage'),
        pull: true,
    };
    // Of classic tokens GitHub says what they may do; a token without scopes stands for a newer one.
    const scopes = actor.scopes.join(', ');
    return {
        ...reply,
        ...(scopes === '' ? {} : { headers: { ...reply.headers, 'x-oauth-scopes': scopes } }),
        body: { ...page, permissions },
    };
}
/** The upstream does not say that a label is there already. */
async function createLabel(call) {
    const { hub, body } = call;
    const name = String(body['name'] ?? '');
    const path = `${call.path}/${encodeURIComponent(name)}`;
    const known = name === '' ? undefined : await hub.upstream.send('GET', path, hub.reader);
    if (known?.status !== 200)
        return forward(call);
    const error = { resource: 'Label', code: 'already_exists', field: 'name' };
    throw new Refusal(422, 'Validation Failed', [error]);
}

;// CONCATENATED MODULE: ./src/rehearsal/github/routes/workflows.ts






const folder = '.github/workflows';
/** A workflow by its id or its file's name; it has to be on the default branch. */
async function workflows_find(call, ref = call.hub.defaultBranch) {
    const { hub } = call;
    const id = decodeURIComponent(param(call, 'id'));
    const path = /^\d+$/.test(id) ? hub.runs.workflowPath(Number(id)) : `${folder}/${id}`;
    const file = path === undefined ? undefined : await readObject(hub.git, `${ref}:${path}`);
    if (path === undefined || file?.type !== 'blob')
        throw notFound();
    hub.runs.workflowId(path);
    return { path, source: object((0,js_yaml/* load */.Hh)(file.content.toString('utf8'))) };
}
function nameOf({ path, source }) {
    return http_text(source, 'name') ?? path;
}
async function getWorkflow(call) {
    const workflow = await workflows_find(call);
    const id = call.hub.runs.workflowId(workflow.path);
    return {
        status: 200,
        body: workflowShape(call.hub, { id, name: nameOf(workflow), path: workflow.path }),
    };
}
async function dispatch(call) {
    const { hub, body } = call;
    const newest = call.headers['x-github-api-version'] === '2026-03-10';
    const asked = body['return_run_details'] !== undefined;
    const supported = hub.settings.dispatchDetails === 'supported';
    if (asked && (!supported || newest)) {
        const message = `Invalid request.\n\n"return_run_details" is not a permitted key.`;
        throw new Refusal(supported ? 422 : 400, message);
    }
    await workflows_find(call);
    const ref = (http_text(body, 'ref') ?? '').replace(/^refs\/(heads|tags)\//, '');
    const sha = (await branchHead(hub.git, ref)) ?? (await firstKnown(hub.git, [`refs/tags/${ref}^{commit}`]));
    const head = sha === undefined ? undefined : await readCommit(hub.git, sha);
    if (sha === undefined || head === undefined)
        throw new Refusal(422, `No ref found for: ${ref}`);
    const workflow = await workflows_find(call, sha);
    const inputs = checkInputs(workflow, body['inputs']);
    const run = hub.runs.queue({
        path: workflow.path,
        name: nameOf(workflow),
        event: 'workflow_dispatch',
        branch: ref,
        sha,
        headCommit: briefCommitShape(head),
        actor: call.actor,
        inputs,
    });
    const payload = { ref: `refs/heads/${ref}`, inputs, workflow: workflow.path };
    const about = { repository: hub.repository, sender: hub.user(call.actor.login) };
    hub.bus.emit('workflow_dispatch', { ...payload, ...about }, call.actor, run.id);
    if (!newest && body['return_run_details'] !== true)
        return { status: 204 };
    return {
        status: 200,
        body: {
            workflow_run_id: run.id,
            run_url: api(hub, `/actions/runs/${run.id}`),
            html_url: page(hub, `/actions/runs/${run.id}`),
        },
    };
}
function checkInputs({ source }, given) {
    const on = source['on'];
    const triggers = isObject(on) ? Object.keys(on) : [on].flat();
    if (!triggers.includes('workflow_dispatch')) {
        throw new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger");
    }
    const declared = object(object(isObject(on) ? on['workflow_dispatch'] : undefined)['inputs']);
    const inputs = object(given);
    const unknown = Object.keys(inputs).filter((key) => !(key in declared));
    if (unknown.length > 0) {
        throw new Refusal(422, `Unexpected inputs provided: ${JSON.stringify(unknown)}`);
    }
    const complete = {};
    for (const [key, value] of Object.entries(declared)) {
        const { required, default: preset } = object(value);
        const chosen = inputs[key] ?? preset;
        if (required === true && (chosen === undefined || chosen === '')) {
            throw new Refusal(422, `Required input '${key}' not provided`);
        }
        complete[key] = chosen === undefined || chosen === null ? '' : String(chosen);
    }
    return complete;
}
async function repositoryDispatch(call) {
    const { hub, body } = call;
    const client_payload = object(body['client_payload']);
    if (Object.keys(client_payload).length > 10) {
        throw new Refusal(422, 'No more than 10 properties are allowed; 11 were supplied.');
    }
    const action = http_text(body, 'event_type') ?? '';
    if (action === '')
        throw new Refusal(422, 'Invalid request.\n\n"event_type" wasn\'t supplied.');
    const about = { repository: hub.repository, sender: hub.user(call.actor.login) };
    const installation = { id: 1, node_id: nodeId('Installation', 1) };
    const payload = { action, branch: hub.defaultBranch, client_payload, installation, ...about };
    hub.bus.emit('repository_dispatch', payload, call.actor);
    return { status: 204 };
}
async function listWorkflows(call) {
    const { hub } = call;
    const names = ['deploy.yml', 'outage.yml'];
    const found = await Promise.all(names.map((id) => getWorkflow({ ...call, params: { ...call.params, id } }).catch(() => undefined)));
    const workflows = found.flatMap((reply) => (reply === undefined ? [] : [reply.body]));
    return paged({ ...call, hub }, workflows, (page) => ({
        total_count: page.length,
        workflows: page,
    }));
}
const workflowRoutes = [
    route('GET', '/actions/workflows', 'actions:read', listWorkflows),
    route('GET', '/actions/workflows/:id', 'actions:read', getWorkflow),
    route('POST', '/actions/workflows/:id/dispatches', 'actions:write', dispatch),
    route('POST', '/dispatches', 'contents:write', repositoryDispatch),
];

;// CONCATENATED MODULE: ./src/rehearsal/github/answer.ts


















/** Everything that is answered; the first that matches. */
const answer_routes = [
    ...contentsRoutes,
    ...refRoutes,
    ...objectRoutes,
    ...commitRoutes,
    ...peopleRoutes,
    ...pullRoutes,
    ...reactionRoutes,
    ...commentRoutes,
    ...issueRoutes,
    ...deploymentRoutes,
    ...runRoutes,
    ...workflowRoutes,
    ...variableRoutes,
    ...graphqlRoutes,
    ...upstreamRoutes,
];
/** The actor behind the request's token, or nothing. */
function actorOf(hub, headers) {
    const token = /^(?:bearer|token)\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    return token === undefined ? undefined : hub.tokens.get(token);
}
/** Answers one request. Never throws: what goes wrong inside is a 500 that says so. */
async function answer(hub, incoming) {
    try {
        return conditional(incoming, await answer_perform(hub, incoming));
    }
    catch (error) {
        if (error instanceof Refusal)
            return answer_refusal(error);
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return answer_refusal(new Refusal(500, message));
    }
}
/** A refusal as GitHub's JSON. */
function answer_refusal({ status, message, errors }) {
    const documentation_url = 'https://docs.github.com/rest';
    const more = errors === undefined ? {} : { errors };
    return { status, body: { message, ...more, documentation_url, status: String(status) } };
}
async function answer_perform(hub, incoming) {
    const url = new URL(incoming.url, hub.url);
    const actor = actorOf(hub, incoming.headers);
    if (actor === undefined) {
        const anonymous = incoming.headers.authorization === undefined;
        throw new Refusal(401, anonymous ? 'Requires authentication' : 'Bad credentials');
    }
    for (const candidate of answer_routes) {
        if (candidate.method !== incoming.method)
            continue;
        const match = candidate.pattern.exec(url.pathname);
        if (match === null)
            continue;
        const params = { ...match.groups };
        if (!isOurs(hub, params))
            break;
        checkAccess(actor, hub.people.get(actor.login) ?? 'none', candidate);
        const call = {
            hub,
            actor,
            method: incoming.method,
            path: url.pathname,
            params,
            query: url.searchParams,
            headers: incoming.headers,
            body: answer_parse(incoming.body),
        };
        return candidate.handle(call);
    }
    throw new Refusal(404, 'Not Found');
}
function isOurs(hub, params) {
    const { owner = hub.owner, repo = hub.name } = params;
    return `${owner}/${repo}`.toLowerCase() === hub.fullName.toLowerCase();
}
function answer_parse(body) {
    if (body === '')
        return {};
    try {
        const value = JSON.parse(body);
        // `POST /issues/N/labels` takes a bare list too.
        return isObject(value) ? value : { labels: value };
    }
    catch {
        throw new Refusal(400, 'Problems parsing JSON');
    }
}
/** Adds an ETag to what was read, and answers 304 where the reader has it already. */
function conditional(incoming, reply) {
    if (incoming.method !== 'GET' || reply.status !== 200)
        return reply;
    const bytes = reply.raw ?? JSON.stringify(reply.body);
    const etag = `W/"${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}"`;
    const headers = { ...reply.headers, etag, 'cache-control': 'private, max-age=60, s-maxage=60' };
    const known = (incoming.headers['if-none-match'] ?? '').split(/,\s*/);
    const same = known.some((tag) => tag.replace(/^W\//, '') === etag.replace(/^W\//, ''));
    return same ? { status: 304, headers } : { ...reply, headers };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/server.ts




/** Listens on loopback, and logs every request. */
async function openFront() {
    const requests = [];
    const interceptors = new Set();
    const opened = performance.now();
    const budget = openBudget();
    let hub;
    const now = () => performance.now() - opened;
    async function interrupted(exchange) {
        for (const interceptor of interceptors) {
            const interruption = await interceptor(exchange);
            if (interruption !== undefined)
                return interruption;
        }
        return undefined;
    }
    async function handle(incoming, response) {
        const startedAt = now();
        const body = await server_read(incoming);
        const { method = 'GET', url = '/', headers } = incoming;
        const actor = hub === undefined ? undefined : actorOf(hub, headers);
        const run = runOf(headers['x-outage-run'], headers['user-agent']) ?? actor?.run;
        const index = requests.length;
        const begun = {
            id: index + 1,
            method,
            path: url,
            status: 0,
            startedAt,
            actor: actor?.login ?? '',
            ...(run === undefined ? {} : { run }),
        };
        requests.push(begun);
        const before = await interrupted({ phase: 'before', request: begun, headers, body });
        if (before !== undefined && before.kind !== 'answer') {
            requests[index] = { ...begun, endedAt: now() };
            return cutOff(response, before.kind);
        }
        const spent = hub === undefined ? undefined : budget.check(hub, actor);
        const made = before?.reply ?? spent ?? (await server_perform(hub, { method, url, headers, body }));
        const done = { ...begun, status: made.status, endedAt: now() };
        const after = await interrupted({
            phase: 'after',
            request: done,
            headers,
            body,
            reply: made,
            interrupted: before !== undefined,
        });
        requests[index] = { ...done, endedAt: now() };
        // Performed, and the reply lost.
        if (after !== undefined && after.kind !== 'answer')
            return cutOff(response, after.kind);
        const reply = after?.reply ?? made;
        server_send(response, reply, hub === undefined ? {} : budget.spend(hub, actor, reply));
    }
    const server = (0,external_node_http_.createServer)((incoming, response) => {
        handle(incoming, response).catch((error) => response.destroy(toError(error)));
    });
    server.keepAliveTimeout = 60_000;
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return {
        url: `http://127.0.0.1:${port}`,
        requests,
        now,
        serve: (ready) => void (hub = ready),
        intercept(interceptor) {
            interceptors.add(interceptor);
            return () => void interceptors.delete(interceptor);
        },
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}
async function server_perform(hub, incoming) {
    return hub === undefined ? answer_refusal(new Refusal(503, 'Starting')) : answer(hub, incoming);
}
function runOf(header, agent) {
    if (typeof header === 'string' && header !== '')
        return header;
    return /\boutage-run\/(\S+)/.exec(agent ?? '')?.[1];
}
function toError(error) {
    return error instanceof Error ? error : new Error(String(error));
}
async function server_read(incoming) {
    const chunks = [];
    for await (const chunk of incoming)
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString('utf8');
}
function server_send(response, reply, limits) {
    const empty = reply.status === 204 || reply.status === 304;
    const bytes = empty ? undefined : (reply.raw ?? Buffer.from(JSON.stringify(reply.body ?? null)));
    response.writeHead(reply.status, {
        'content-type': 'application/json; charset=utf-8',
        'x-github-media-type': 'github.v3; format=json',
        'x-github-request-id': (0,external_node_crypto_.randomUUID)().slice(0, 18).toUpperCase(),
        ...limits,
        ...reply.headers,
        ...(bytes === undefined ? {} : { 'content-length': String(bytes.length) }),
    });
    response.end(bytes);
}
/** Ends the connection: before the answer, or in the middle of it. */
function cutOff(response, kind) {
    if (kind === 'destroy')
        return void response.socket?.destroy();
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"id": 1, "ti', () => response.socket?.destroy());
}
/** The hourly limits: one for all the tokens of runs together, one for each person. */
function openBudget() {
    const used = new Map();
    const reset = Math.floor(Date.now() / 1000) + 3600;
    const limitOf = (hub, actor) => actor?.workflow === true ? hub.settings.rateLimit : 5000;
    const headers = (limit, count) => ({
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(limit - count, 0)),
        'x-ratelimit-used': String(count),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-resource': 'core',
    });
    return {
        check(hub, actor) {
            const limit = limitOf(hub, actor);
            const count = used.get(actor?.login ?? '') ?? 0;
            if (count < limit)
                return undefined;
            const reply = answer_refusal(new Refusal(403, 'API rate limit exceeded for installation ID 1.'));
            return { ...reply, headers: headers(limit, count) };
        },
        spend(hub, actor, reply) {
            const login = actor?.login ?? '';
            const count = (used.get(login) ?? 0) + (reply.status === 304 ? 0 : 1);
            used.set(login, count);
            return headers(limitOf(hub, actor), count);
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/shapes/user.ts


/** An account as it stands in every answer (GitHub's `simple-user`); `url` is the API's. */
function userShape(url, { login, id, type }) {
    const own = `${url}/users/${encodeURIComponent(login)}`;
    const app = type === 'Bot' ? `/apps/${login.replace(/\[bot\]$/, '')}` : `/${login}`;
    return {
        login,
        id,
        node_id: nodeId(type, id),
        avatar_url: `${url}/avatars/u/${id}`,
        gravatar_id: '',
        url: own,
        html_url: `${url}${app}`,
        followers_url: `${own}/followers`,
        following_url: `${own}/following{/other_user}`,
        gists_url: `${own}/gists{/gist_id}`,
        starred_url: `${own}/starred{/owner}{/repo}`,
        subscriptions_url: `${own}/subscriptions`,
        organizations_url: `${own}/orgs`,
        repos_url: `${own}/repos`,
        events_url: `${own}/events{/privacy}`,
        received_events_url: `${own}/received_events`,
        type,
        user_view_type: 'public',
        site_admin: false,
    };
}
/** The kind of account that a login is of. */
function user_typeOf(login) {
    return login.endsWith('[bot]') ? 'Bot' : 'User';
}
/** The app behind what a run's own token wrote, or nothing for everybody else. */
function appOf(url, login) {
    if (login !== actionsBot)
        return null;
    const at = '2018-07-30T09:30:17Z';
    return {
        id: 15368,
        slug: 'github-actions',
        node_id: nodeId('App', 15368),
        owner: userShape(url, { login: 'github', id: 9919, type: 'Organization' }),
        name: 'GitHub Actions',
        description: 'Automate your workflow from idea to production',
        external_url: 'https://help.github.com/en/actions',
        html_url: `${url}/apps/github-actions`,
        created_at: at,
        updated_at: at,
        permissions: { contents: 'write', deployments: 'write', issues: 'write', metadata: 'read' },
        events: ['check_run', 'workflow_dispatch'],
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/github/upstream.ts



/** It allows each token 5,000 requests an hour, and a long rehearsal needs more. */
const tokensEach = 50;
/** Starts the `emulate` package's GitHub behind our own, and puts its answers right. */
async function upstream_openUpstream(options) {
    const logins = [...options.people.keys(), actionsBot];
    let sent = 0;
    const tokens = logins.flatMap((login) => Array.from({ length: tokensEach }, (_, index) => [`${login}~${index}`, { login }]));
    // Loaded only here: it is large, and no command but the drill needs it.
    const { createEmulator } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 56243));
    const emulator = await createEmulator({
        service: 'github',
        port: 0,
        seed: {
            tokens: Object.fromEntries(tokens),
            github: {
                users: logins.map((login) => ({ login })),
                orgs: [{ login: options.owner }],
                repos: [
                    {
                        owner: options.owner,
                        name: options.name,
                        default_branch: options.defaultBranch,
                        auto_init: false,
                    },
                ],
            },
        },
    });
    // Given a `baseUrl` it would not say where it listens, so addresses are put right in its answers.
    const address = emulator.url.replace('localhost', '127.0.0.1');
    const relocated = (text) => text.replaceAll(emulator.url, options.url);
    return {
        async send(method, path, login, body) {
            const response = await fetch(`${address}${path}`, {
                method,
                headers: {
                    authorization: `token ${login}~${sent++ % tokensEach}`,
                    'content-type': 'application/json',
                },
                ...(body === undefined || method === 'GET' ? {} : { body: JSON.stringify(body) }),
            });
            const text = await response.text();
            const link = response.headers.get('link');
            return {
                status: response.status,
                body: text === '' ? undefined : corrected(JSON.parse(relocated(text)), options),
                ...(link === null ? {} : { link: relocated(link) }),
            };
        },
        close: () => emulator.close(),
    };
}
/**
 * The same JSON as GitHub would have it: times to the second, accounts with all that belongs to
 * them, the author's association, and the app behind what `github-actions[bot]` wrote.
 */
function corrected(value, options) {
    if (Array.isArray(value))
        return value.map((item) => corrected(item, options));
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/.test(value)) {
        return value.replace(/\.\d{3}Z$/, 'Z');
    }
    if (!isObject(value))
        return value;
    const fresh = {};
    for (const [key, item] of Object.entries(value)) {
        // People's texts are left alone, whatever they look like.
        fresh[key] = key === 'body' || key === 'title' ? item : corrected(item, options);
    }
    if (typeof fresh['login'] === 'string')
        return account(options.url, fresh, fresh['login']);
    if ('author_association' in fresh)
        addAuthor(fresh, options);
    return fresh;
}
/** An organization that owns a repository stands there as any account does. */
function account(url, given, login) {
    const id = Number(given['id']);
    if (given['type'] === 'Organization')
        return userShape(url, { login, id, type: 'Organization' });
    return { ...given, ...userShape(url, { login, id, type: user_typeOf(login) }) };
}
function addAuthor(target, { people, url }) {
    const author = isObject(target['user']) ? String(target['user']['login']) : '';
    const role = people.get(author) ?? 'none';
    target['author_association'] =
        role === 'none' || role === 'read' ? 'NONE' : role === 'admin' ? 'MEMBER' : 'COLLABORATOR';
    target['performed_via_github_app'] = appOf(url, author);
}

;// CONCATENATED MODULE: ./src/rehearsal/github/github.ts













/** Opens a GitHub with one repository, and the people who may use it. */
async function openGitHub(options) {
    const { repository: fullName, git, defaultBranch = 'main' } = options;
    const [owner = '', name = ''] = fullName.split('/');
    const people = new Map(Object.entries(options.people));
    const front = await openFront();
    const upstream = await upstream_openUpstream({ url: front.url, owner, name, defaultBranch, people });
    const reader = options.people['alice'] === undefined ? ([...people.keys()][0] ?? '') : 'alice';
    const bus = openBus();
    let lastId = 9_000_000;
    const nextId = () => ++lastId;
    const repository = (await upstream.send('GET', `/repos/${fullName}`, reader)).body;
    const ids = new Map();
    for (const login of [...people.keys(), actionsBot]) {
        const path = `/users/${encodeURIComponent(login)}`;
        const { body } = await upstream.send('GET', path, reader);
        ids.set(login, isObject(body) ? Number(body['id']) : nextId());
    }
    /** Somebody who wrote a commit, and has no part in the repository, has an account as well. */
    const idOf = (login) => {
        const id = ids.get(login) ?? nextId();
        ids.set(login, id);
        return id;
    };
    const runs = openRuns({
        bus,
        nextId,
        payload: (action, run) => ({
            action,
            workflow_run: runShape(hub, run),
            workflow: workflowShape(hub, { id: run.workflowId, name: run.name, path: run.path }),
            repository: hub.repository,
            sender: hub.user(run.actor.login),
        }),
    });
    const hub = {
        url: front.url,
        owner,
        name,
        fullName,
        defaultBranch,
        git,
        people,
        tokens: new Map(),
        settings: {
            protection: new Map(),
            actionsMayCreatePullRequests: true,
            secrets: new Set(),
            workflowFileRefusal: 403,
            dispatchDetails: 'supported',
            teams: new Map(),
            rateLimit: 1000,
            treeEntries: 100_000,
        },
        upstream,
        bus,
        runs,
        deployments: [],
        pulls: new Map(),
        reactions: [],
        parents: new Map(),
        variables: new Map(),
        verified: new Set(),
        nextId,
        reader,
        repository: isObject(repository) ? repository : { full_name: fullName },
        user: (login) => userShape(front.url, { login, id: idOf(login), type: user_typeOf(login) }),
    };
    front.serve(hub);
    const tokens = new Map();
    const token = (actor) => {
        const value = `ghs_${(0,external_node_crypto_.randomUUID)().replaceAll('-', '')}`;
        hub.tokens.set(value, actor);
        return value;
    };
    const personToken = (login) => {
        const known = tokens.get(login) ?? token(personActor(login));
        tokens.set(login, known);
        return known;
    };
    return {
        url: front.url,
        hub,
        settings: hub.settings,
        bus,
        runs,
        requests: front.requests,
        now: () => front.now(),
        token,
        personToken,
        revoke: (value) => void hub.tokens.delete(value),
        intercept: (interceptor) => front.intercept(interceptor),
        async push(actor, branch, sha) {
            const ref = `refs/heads/${branch}`;
            const before = await branchHead(git, branch);
            await moveRef(git, ref, sha, before);
            await tellPush(hub, actor, ref, before, sha);
        },
        request: (value, method, path, body) => request(front.url, value, method, path, body),
        async close() {
            await Promise.all([front.close(), upstream.close()]);
            closeReader(git);
            closeMover(git);
        },
    };
}
async function request(url, token, method, path, body) {
    const response = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
        throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
}

;// CONCATENATED MODULE: ./src/rehearsal/hosting/control.ts

/** The hosting's own API: `POST /deploy {sha}`, `GET /deployments`, and `GET /` (the last one). */
function openControl(control) {
    async function answer(incoming) {
        const route = `${incoming.method} ${incoming.url}`;
        if (route === 'GET /deployments')
            return [200, control.deployments()];
        if (route === 'GET /')
            return [200, control.deployments().at(-1) ?? null];
        if (route !== 'POST /deploy')
            return [404, { detail: 'Not found' }];
        const sha = await readSha(incoming);
        if (sha === undefined)
            return [422, { detail: 'The body is not {"sha": FULL_SHA}.' }];
        const deployment = await control.deploy(sha);
        return [deployment.status === 'live' ? 201 : 500, deployment];
    }
    return listen((incoming, response) => {
        void answer(incoming).then(([status, body]) => {
            response.writeHead(status, { 'content-type': 'application/json' });
            response.end(JSON.stringify(body));
        });
    });
}
async function readSha(incoming) {
    let text = '';
    for await (const chunk of incoming)
        text += String(chunk);
    return /"sha"\s*:\s*"([0-9a-f]{40})"/.exec(text)?.[1];
}

;// CONCATENATED MODULE: ./src/rehearsal/hosting/proxy.ts


/** A stable address in front of whatever runs; 502 where nothing does, 503 while it is closed. */
function openProxy(port, isClosed) {
    return listen((incoming, response) => {
        if (isClosed()) {
            response.writeHead(503, { 'content-type': 'text/plain' });
            return void response.end('We are repairing something, and back soon.\n');
        }
        const fail = () => {
            if (!response.headersSent)
                response.writeHead(502, { 'content-type': 'text/plain' });
            response.end('Bad gateway: no release is running.\n');
        };
        const to = port();
        if (to === undefined)
            return fail();
        const { method, url, headers } = incoming;
        const options = { host: '127.0.0.1', port: to, method, path: url, headers, agent: false };
        const onward = (0,external_node_http_.request)(options, (answer) => {
            response.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(response);
        });
        onward.on('error', fail);
        incoming.pipe(onward);
    });
}

// EXTERNAL MODULE: ./node_modules/dotenv/dist/index.cjs
var dotenv_dist = __webpack_require__(88230);
;// CONCATENATED MODULE: ./src/rehearsal/hosting/children.ts
const living = new Set();
/** Sees to it that a child does not outlive us. It has to lead its own group (`detached`). */
function adopt(child) {
    if (living.size === 0)
        process.once('exit', killAll);
    living.add(child);
    child.once('close', () => {
        living.delete(child);
        if (living.size === 0)
            process.removeListener('exit', killAll);
    });
}
/** Signals a child and everything it has started. */
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch {
        // It has ended already.
    }
}
/** Ends a child and everything it has started, and waits until it is gone. */
async function children_end(child) {
    if (!living.has(child))
        return;
    const gone = new Promise((resolve) => child.once('close', () => resolve()));
    signalGroup(child, 'SIGKILL');
    await gone;
}
function killAll() {
    for (const child of living)
        signalGroup(child, 'SIGKILL');
}

;// CONCATENATED MODULE: ./src/rehearsal/hosting/temporary.ts




const temporary_living = new Set();
/** A directory that does not outlive us, however we end (a SIGKILL apart). */
async function openTemporary(name) {
    const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `outage-${name}-`));
    if (temporary_living.size === 0)
        process.once('exit', removeAll);
    temporary_living.add(path);
    return {
        path,
        async remove() {
            await (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 3 });
            temporary_living.delete(path);
            if (temporary_living.size === 0)
                process.removeListener('exit', removeAll);
        },
    };
}
function removeAll() {
    for (const path of temporary_living)
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
}

;// CONCATENATED MODULE: ./src/rehearsal/hosting/release.ts









/** Checks a commit out and starts it; rejects, with the end of its output, where it does not listen. */
async function startRelease(options) {
    const directory = await openTemporary('release');
    try {
        await checkOut(options.git, options.sha, directory.path);
        await linkPackages(directory.path);
        const child = (0,external_node_child_process_.spawn)(options.node, ['server.js'], {
            cwd: directory.path,
            env: {
                PATH: process.env['PATH'],
                ...options.variables,
                ...(await dotenvOf(directory.path)),
                PORT: '0',
                RELEASE: options.sha,
            },
            stdio: ['ignore', 'pipe', 'pipe'],
            detached: true,
        });
        adopt(child);
        for (const stream of [child.stdout, child.stderr]) {
            stream?.on('data', (chunk) => options.print?.(chunk.toString('utf8')));
        }
        const stop = async () => {
            await children_end(child);
            await directory.remove();
        };
        options.signal?.addEventListener('abort', () => void children_end(child));
        const port = await listening(child);
        return { sha: options.sha, port, child, stop };
    }
    catch (error) {
        await directory.remove();
        throw error;
    }
}
/** The files of a commit. Its index is of no further use: nothing is committed there. */
async function checkOut(repository, sha, directory) {
    const index = (0,external_node_path_.join)(directory, '.release-index');
    const env = { GIT_INDEX_FILE: index };
    await git(repository, [`--work-tree=${directory}`, 'read-tree', '--reset', '-u', sha], { env });
    await (0,promises_.rm)(index);
}
/** The variables that the commit brings with it. */
async function dotenvOf(directory) {
    const file = (0,external_node_path_.join)(directory, '.env.production');
    return (0,external_node_fs_.existsSync)(file) ? (0,dotenv_dist.parse)(await (0,promises_.readFile)(file, 'utf8')) : {};
}
/** In place of an installation: the packages that we have, where we have any. */
async function linkPackages(directory) {
    const packages = (0,external_node_path_.join)(root, 'node_modules');
    const own = (0,external_node_path_.join)(directory, 'node_modules');
    if ((0,external_node_fs_.existsSync)(packages) && !(0,external_node_fs_.existsSync)(own))
        await (0,promises_.symlink)(packages, own);
}
/** The port that a child says it listens on. */
function listening(child) {
    return new Promise((resolve, reject) => {
        let output = '';
        const collect = (chunk) => {
            output = (output + chunk.toString('utf8')).slice(-4000);
            const port = /listening on (\d+)/.exec(output)?.[1];
            if (port !== undefined)
                resolve(Number(port));
        };
        child.stdout?.on('data', collect);
        child.stderr?.on('data', collect);
        child.once('error', reject);
        child.once('close', (code) => reject(new Error(`It ended with ${code}.\n${output.trim()}`)));
    });
}

;// CONCATENATED MODULE: ./src/rehearsal/hosting/hosting.ts



/** Opens a hosting on loopback that really runs the commits it is given, one at a time. */
async function openHosting(options) {
    const deployments = [];
    const variables = {};
    const printed = [];
    let closed = false;
    let running;
    let queue = Promise.resolve();
    const update = (id, fields) => {
        const index = deployments.findIndex((known) => known.id === id);
        const before = deployments[index];
        if (before === undefined)
            throw new Error(`There is no deployment ${id}.`);
        const after = { ...before, ...fields };
        deployments[index] = after;
        return after;
    };
    const print = (text) => {
        const at = new Date().toISOString();
        for (const line of text.split('\n'))
            if (line !== '')
                printed.push({ at, text: line });
    };
    async function perform(id, sha, { signal, variables: own = variables }) {
        const started = performance.now();
        const milliseconds = () => Math.round(performance.now() - started);
        try {
            signal?.throwIfAborted();
            const request = {
                ...options,
                sha,
                variables: own,
                print,
                ...(signal === undefined ? {} : { signal }),
            };
            const release = await startRelease(request);
            const previous = running;
            running = release;
            release.child.once('close', () => {
                if (running === release)
                    running = undefined;
            });
            for (const old of deployments)
                if (old.status === 'live')
                    update(old.id, { status: 'replaced' });
            await previous?.stop();
            return update(id, { status: 'live', milliseconds: milliseconds() });
        }
        catch (error) {
            const detail = error instanceof Error ? error.message : String(error);
            return update(id, { status: 'failed', milliseconds: milliseconds(), detail });
        }
    }
    const deploy = (sha, how = {}) => {
        const id = deployments.length + 1;
        const at = new Date().toISOString();
        deployments.push({ id, sha, at, status: 'starting', milliseconds: 0 });
        const result = queue.then(() => perform(id, sha, how));
        queue = result;
        return result;
    };
    const proxy = await openProxy(() => running?.port, () => closed);
    const control = await openControl({ deploy, deployments: () => deployments });
    const stop = async () => {
        const release = running;
        running = undefined;
        await release?.stop();
    };
    return {
        url: proxy.url,
        deployUrl: `${control.url}/deploy`,
        deployments,
        variables,
        printed,
        setMaintenance: (on) => void (closed = on),
        current: () => running?.sha,
        count: (sha) => deployments.filter((known) => known.sha === sha).length,
        deploy,
        crash: stop,
        async close() {
            await queue;
            await stop();
            await Promise.all([proxy.close(), control.close()]);
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/kill-at.ts
/**
 * Kills the first run that gets as far as the given request, there; once. What a provider is asked
 * counts too, as long as a single run goes on.
 */
function killAt({ github, api }, runner, plan) {
    const counts = new Map();
    const marked = new Set();
    let victim;
    /** True where the run was killed at this request. */
    async function isHit(phase, request, id, run) {
        const played = runner.runs.some((known) => run === `${known.id}:${known.attempt}`);
        if (victim !== undefined || run === undefined || !played)
            return false;
        if (plan.counts?.(request) === false)
            return false;
        if (phase === 'before') {
            const count = (counts.get(run) ?? 0) + 1;
            counts.set(run, count);
            if (count === plan.request)
                marked.add(id);
        }
        if (phase !== plan.when || !marked.has(id))
            return false;
        victim = { run: Number(run.split(':')[0]), request };
        await runner.kill({ id: victim.run });
        return true;
    }
    const running = () => {
        const [one, ...others] = runner.runs.filter((run) => run.status() === 'running');
        return one === undefined || others.length > 0 ? undefined : `${one.id}:${one.attempt}`;
    };
    const stops = [
        github.intercept(async ({ phase, request }) => (await isHit(phase, request, request.id, request.run)) ? { kind: 'destroy' } : undefined),
        api?.intercept(async ({ phase, request }) => (await isHit(phase, request, `api:${request.id}`, running())) ? 'destroy' : undefined),
    ];
    return { killed: () => victim, stop: () => stops.forEach((stop) => stop?.()) };
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/deploy-run.ts





/**
 * Plays the deploy workflow: GitHub's deployment for `environment:`, the hosting, the smoke check.
 * As on GitHub, the deployment's sha is the run's, whatever commit the input names.
 */
async function playDeploy(options, run, signal) {
    const { github, hosting, environment } = options;
    const { hub } = github;
    const bot = workflowActor();
    const logUrl = page(hub, `/actions/runs/${run.id}`);
    github.runs.start(run.id);
    const { sha, branch: ref } = run;
    const deployment = addDeployment(hub, bot, { sha, ref, environment, production: true });
    addStatus(hub, bot, deployment, { state: 'in_progress', logUrl });
    const conclusion = await deploy(options, run, signal);
    const state = conclusion === 'success' ? 'success' : 'failure';
    const status = { state, logUrl, environmentUrl: hosting.url, everywhere: true };
    addStatus(hub, bot, deployment, status);
    github.runs.complete(run.id, conclusion);
}
async function deploy(options, run, signal) {
    const wanted = run.inputs?.['ref'] ?? '';
    const chosen = wanted === '' ? run.sha : await resolveCommit(options.github.hub.git, wanted);
    if (chosen === undefined)
        return 'failure';
    const { hosting, github, environment } = options;
    const variables = { ...hosting.variables, ...varsOf(github.hub, environment) };
    const result = await hosting.deploy(chosen, { signal, variables });
    if (signal.aborted)
        return 'cancelled';
    if (result.status === 'failed')
        return 'failure';
    return (await isHealthy(options)) ? 'success' : 'failure';
}
async function isHealthy({ hosting, health }) {
    try {
        const timeout = AbortSignal.timeout(2000);
        return (await fetch(`${hosting.url}${health}`, { signal: timeout })).ok;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/played-run.ts
/** The key under which the request log files what a run's attempt asked. */
function runKey(id, attempt) {
    return `${id}:${attempt}`;
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/outputs.ts
/**
 * What a step wrote to GITHUB_OUTPUT (or GITHUB_STATE): lines `name=value`, and blocks
 * `name<<DELIMITER … DELIMITER` (docs: "Workflow commands", section "Multiline strings").
 */
function parseOutputs(text) {
    const outputs = {};
    const lines = text.split(/\r?\n/);
    for (let index = 0; index < lines.length; index++) {
        const line = lines[index] ?? '';
        const block = /^([^=]+?)<<(.+)$/.exec(line);
        if (block === null) {
            const equals = line.indexOf('=');
            if (equals > 0)
                outputs[line.slice(0, equals)] = line.slice(equals + 1);
            continue;
        }
        const [, name = '', delimiter = ''] = block;
        const end = lines.indexOf(delimiter, index + 1);
        if (end < 0)
            break;
        outputs[name] = lines.slice(index + 1, end).join('\n');
        index = end;
    }
    return outputs;
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/process.ts







/** Runs an action's script as the runner does: with files for the event, outputs, state, summary. */
async function runStep(options) {
    const temporary = await openTemporary('run');
    const directory = temporary.path;
    const file = (name) => (0,external_node_path_.join)(directory, name);
    const workspace = file('workspace');
    try {
        const names = ['output', 'state', 'summary', 'env', 'path'];
        await Promise.all([
            (0,promises_.writeFile)(file('event.json'), JSON.stringify(options.payload, null, 2)),
            ...names.map((name) => (0,promises_.writeFile)(file(name), '')),
            process_checkOut(workspace, options.checkout),
        ]);
        const began = performance.now();
        const child = (0,external_node_child_process_.spawn)(options.node, [options.script], {
            cwd: workspace,
            env: {
                PATH: [(0,external_node_path_.dirname)(options.node), process.env['PATH']].join(external_node_path_.delimiter),
                HOME: directory,
                GITHUB_EVENT_PATH: file('event.json'),
                GITHUB_OUTPUT: file('output'),
                GITHUB_STATE: file('state'),
                GITHUB_STEP_SUMMARY: file('summary'),
                GITHUB_ENV: file('env'),
                GITHUB_PATH: file('path'),
                GITHUB_WORKSPACE: workspace,
                RUNNER_TEMP: directory,
                ...options.env,
            },
            stdio: ['ignore', 'pipe', 'pipe'],
            detached: true,
        });
        adopt(child);
        options.started(child);
        const ended = await collect(child);
        const milliseconds = Math.round(performance.now() - began);
        const [output, state, summary] = await Promise.all(['output', 'state', 'summary'].map((name) => (0,promises_.readFile)(file(name), 'utf8')));
        return {
            ...ended,
            outputs: parseOutputs(output ?? ''),
            state: parseOutputs(state ?? ''),
            summary: summary ?? '',
            milliseconds,
        };
    }
    finally {
        await temporary.remove();
    }
}
function collect(child) {
    return new Promise((resolve) => {
        let stdout = '';
        let stderr = '';
        child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
        child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
        child.once('error', (error) => resolve({ exitCode: 1, signal: null, stdout, stderr: `${stderr}${error.message}` }));
        child.once('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
    });
}
async function process_checkOut(workspace, from) {
    await (0,promises_.mkdir)(workspace);
    if (from === undefined)
        return;
    await git(from.git, ['clone', '--quiet', '--no-checkout', from.git, workspace]);
    const directory = (0,external_node_path_.join)(workspace, '.git');
    await git(directory, ['--work-tree', workspace, 'checkout', '--quiet', from.sha]);
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/outage-run.ts





/** Plays one attempt of the outage workflow, from the token it is given to its conclusion. */
async function playOutage(options, run, event, hooks) {
    const { github } = options;
    const { hub, runs } = github;
    const { id, attempt } = run;
    const permissions = options.permissions ?? {};
    const token = github.token(workflowActor({ run: runKey(id, attempt), permissions }));
    const sha = (await branchHead(hub.git, hub.defaultBranch)) ?? run.sha;
    // A secret of the repository: no job's own token may have variables.
    const other = github.token({ ...personActor(hub.reader), run: runKey(id, attempt) });
    const env = {
        ...environment(options, run, event, token, sha),
        OUTAGE_VARIABLES_TOKEN: other,
        ...options.env,
    };
    runs.start(id);
    const step = {
        node: options.node,
        payload: event.payload,
        ...(options.checkout ? { checkout: { git: hub.git, sha } } : {}),
        started: hooks.started,
    };
    const result = await runStep({ ...step, script: options.dist, env });
    if (hooks.isCancelled() && options.post !== undefined) {
        const saved = Object.entries(result.state).map(([name, value]) => [`STATE_${name}`, value]);
        const script = options.post;
        await runStep({ ...step, script, env: { ...env, ...Object.fromEntries(saved) } });
    }
    for (const one of [token, other])
        github.revoke(one);
    const failed = result.exitCode === 0 ? 'success' : 'failure';
    runs.complete(id, hooks.isCancelled() ? 'cancelled' : failed);
    return { id, attempt, event: event.name, ...result };
}
/** What is left of a run that was cancelled while it waited. */
function neverStarted({ id, attempt }, { name }) {
    const nothing = { exitCode: null, signal: null, stdout: '', stderr: '', summary: '' };
    return { id, attempt, event: name, ...nothing, outputs: {}, state: {}, milliseconds: 0 };
}
function environment(options, run, event, token, sha) {
    const { hub } = options.github;
    return {
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: event.name,
        GITHUB_REPOSITORY: hub.fullName,
        GITHUB_REPOSITORY_OWNER: hub.owner,
        GITHUB_API_URL: hub.url,
        GITHUB_GRAPHQL_URL: `${hub.url}/graphql`,
        GITHUB_SERVER_URL: hub.url,
        GITHUB_RUN_ID: String(run.id),
        GITHUB_RUN_NUMBER: String(run.number),
        GITHUB_RUN_ATTEMPT: String(run.attempt),
        GITHUB_JOB: 'playbook',
        GITHUB_WORKFLOW: run.name,
        GITHUB_WORKFLOW_REF: `${hub.fullName}/${run.path}@refs/heads/${hub.defaultBranch}`,
        GITHUB_ACTION: '__outage-playbook',
        GITHUB_ACTOR: String(object(event.payload['sender'])['login'] ?? run.actor.login),
        GITHUB_SHA: sha,
        GITHUB_REF: `refs/heads/${hub.defaultBranch}`,
        GITHUB_REF_NAME: hub.defaultBranch,
        'INPUT_GITHUB-TOKEN': token,
        INPUT_COMMAND: run.inputs?.['command'] ?? '',
        INPUT_CONFIG: '.github/outage.yml',
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/outage-runs.ts



/** Opens an empty list of runs. */
function openOutageRuns(options, queue) {
    const { github } = options;
    const all = [];
    const children = new Map();
    const cancelled = new Set();
    const events = new Map();
    const kill = async (id) => {
        const child = children.get(id);
        if (child !== undefined)
            await children_end(child);
    };
    return {
        all,
        kill,
        play(run, given) {
            const { id, attempt } = run;
            const event = given ?? events.get(id) ?? { name: run.event, payload: {} };
            events.set(id, event);
            const key = runKey(id, attempt);
            let status = 'queued';
            let settle = () => undefined;
            const ended = new Promise((resolve) => (settle = resolve));
            const requests = () => github.requests.filter((request) => request.run === key);
            const about = { id, attempt, event: event.name, payload: event.payload };
            const played = { ...about, ended, requests, status: () => status };
            all.push(played);
            queue.add(async () => {
                status = 'running';
                const started = (child) => void children.set(id, child);
                const isCancelled = () => cancelled.has(key);
                const result = isCancelled()
                    ? neverStarted(run, event)
                    : await playOutage(options, run, event, { started, isCancelled });
                children.delete(id);
                status = 'ended';
                settle(result);
            });
            return played;
        },
        cancel(id) {
            const run = github.runs.get(id);
            if (run === undefined || run.status === 'completed')
                return;
            cancelled.add(runKey(id, run.attempt));
            const child = children.get(id);
            if (child === undefined)
                return github.runs.complete(id, 'cancelled');
            child.kill('SIGINT');
            const timers = [
                setTimeout(() => child.kill('SIGTERM'), 7500),
                setTimeout(() => signalGroup(child, 'SIGKILL'), 10_000),
            ];
            child.once('close', () => timers.forEach((timer) => clearTimeout(timer)));
        },
        async close() {
            for (const { id, attempt } of all)
                cancelled.add(runKey(id, attempt));
            await Promise.all([...children.keys()].map(kill));
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/queue.ts
/** Opens a queue; `serial` is a concurrency group with `queue: max`. */
function openQueue(serial, changed) {
    let last = Promise.resolve();
    let size = 0;
    return {
        size: () => size,
        add(work) {
            size++;
            const done = () => {
                size--;
                changed();
            };
            const result = serial ? last.then(work) : work();
            last = result.then(done, done);
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/runner/runner.ts








const outageWorkflow = '.github/workflows/outage.yml';
/** Path of the workflow that deploys, where there is one. */
const deployWorkflow = '.github/workflows/deploy.yml';
/** Opens a runner that plays GitHub Actions for one GitHub and one hosting. */
function openRunner(options) {
    const { github } = options;
    const { hub } = github;
    const aborts = new Map();
    const waiting = new Set();
    let preparing = 0;
    let closed = false;
    let down = false;
    const busy = () => preparing + outageQueue.size() + deployQueue.size() > 0;
    const changed = () => {
        if (busy())
            return;
        for (const resolve of waiting)
            resolve();
        waiting.clear();
    };
    const outageQueue = openQueue(options.concurrency, changed);
    const deployQueue = openQueue(true, changed);
    const outage = openOutageRuns(options, outageQueue);
    const start = async (name, payload, command = '') => {
        preparing++;
        const sha = (await branchHead(hub.git, hub.defaultBranch)) ?? '';
        const head = await readCommit(hub.git, sha);
        const headCommit = head === undefined ? {} : briefCommitShape(head);
        const actor = personActor(String(object(payload['sender'])['login'] ?? hub.reader));
        const about = { path: outageWorkflow, name: 'Outage', event: name, sha, actor };
        const inputs = { command };
        const run = github.runs.queue({ ...about, headCommit, branch: hub.defaultBranch, inputs });
        const played = outage.play(run, { name, payload });
        preparing--;
        return played;
    };
    const deploy = (run) => {
        const controller = new AbortController();
        aborts.set(run.id, controller);
        deployQueue.add(() => playDeploy(options, run, controller.signal));
    };
    const dispatched = (event) => {
        const run = event.run === undefined ? undefined : github.runs.get(event.run);
        if (run?.path === deployWorkflow)
            deploy(run);
        if (run?.path === outageWorkflow)
            outage.play(run, event);
    };
    const hear = (event) => {
        if (closed)
            return;
        if (event.name === 'workflow_dispatch')
            return dispatched(event);
        const sha = options.deploys ? deploysOnPush(event, hub.defaultBranch) : undefined;
        if (sha !== undefined) {
            const about = { path: deployWorkflow, name: 'Deploy', event: 'push', sha, actor: event.actor };
            const { url: _url, distinct: _distinct, ...headCommit } = object(event.payload['head_commit']);
            deploy(github.runs.queue({ ...about, headCommit, branch: hub.defaultBranch }));
        }
        if (down)
            return;
        if (startsOutage(event, options.listens ?? outageListens))
            void start(event.name, event.payload);
    };
    const retry = (id) => {
        const run = github.runs.retry(id);
        if (run.path === outageWorkflow)
            return outage.play(run);
        deploy(run);
        return undefined;
    };
    const cancel = (id) => {
        aborts.get(id)?.abort(new Error('The run was cancelled.'));
        if (github.runs.get(id)?.path === outageWorkflow)
            outage.cancel(id);
    };
    const unsubscribe = [
        github.bus.onEvent(hear),
        github.bus.onRequest(({ kind, run }) => void (kind === 'cancel' ? cancel(run) : retry(run))),
    ];
    const idle = async () => {
        // What was just told may still be on its way to a queue.
        await new Promise((resolve) => setImmediate(resolve));
        if (busy())
            await new Promise((resolve) => waiting.add(resolve));
    };
    return {
        runs: outage.all,
        start,
        async whileDown(work) {
            down = true;
            try {
                return await work();
            }
            finally {
                down = false;
            }
        },
        kill: ({ id }) => outage.kill(id),
        cancel: ({ id }) => cancel(id),
        rerun({ id }) {
            const played = retry(id);
            if (played === undefined)
                throw new Error(`Run ${id} is not one of the outage workflow.`);
            return played;
        },
        idle,
        async close() {
            closed = true;
            for (const stop of unsubscribe)
                stop();
            for (const controller of aborts.values())
                controller.abort();
            await outage.close();
            await idle();
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/world.ts















const defaultPeople = {
    alice: 'admin',
    bob: 'write',
    eve: 'write',
    mallory: 'read',
};
// Two levels below the root, as `dist/cli` is; a `new URL(…)` would be copied by the bundler.
const exampleApp = (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '../../examples/chatbot-fluxa');
/** Opens a world with a history of good releases, the last of them deployed and healthy. */
async function openWorld(options) {
    const directory = await openTemporary('world');
    const git = (0,external_node_path_.join)(directory.path, 'chatbot-fluxa.git');
    await (0,promises_.mkdir)(git);
    const node = options.node ?? process.execPath;
    const people = options.people ?? defaultPeople;
    const repository = rehearsedRepository;
    const [hosting, github] = await Promise.all([
        openHosting({ git, node }),
        openGitHub({ repository, git, people }),
    ]);
    const kind = options.hosting ?? 'workflow';
    const provider = await providers[kind].open({ hosting, git });
    provider.attach?.(github);
    const urls = { app: hosting.url, github: github.url };
    const { config = rehearsalConfig(kind, hosting.url) } = options;
    const deploys = providers[kind].workflows.length > 0;
    const app = {
        ...without(deploys ? undefined : deployWorkflow, await readApp(options.app ?? exampleApp)),
        ...options.files,
        '.github/outage.yml': typeof config === 'string' ? config : config(urls),
    };
    const history = await seedHistory(git, app);
    if (options.deployed !== false)
        await provider.deployed(history.at(-1) ?? '');
    const runner = openRunner({
        github,
        hosting,
        dist: options.dist,
        ...(options.post === undefined ? {} : { post: options.post }),
        node,
        checkout: providers[kind].checkout,
        deploys,
        concurrency: options.concurrency ?? true,
        ...(options.listens === undefined ? {} : { listens: options.listens }),
        env: { DEPLOY_URL: hosting.deployUrl, APP_URL: hosting.url, ...provider.env, ...options.env },
        ...(options.permissions === undefined ? {} : { permissions: options.permissions }),
        environment: 'production',
        health: '/api/health',
    });
    let pushes = history.length;
    const base = `/repos/${repository}`;
    const call = async (who, method, path, body) => {
        const answer = await github.request(github.personToken(who), method, `${base}${path}`, body);
        return isObject(answer) ? answer : {};
    };
    const all = async (path) => list(await github.request(github.personToken(github.hub.reader), 'GET', `${base}${path}`)).filter(isObject);
    /** As many pages as there are, a hundred on each. */
    const everyPage = async (path) => {
        const found = [];
        for (let page = 1; found.length === (page - 1) * 100; page++) {
            found.push(...(await all(`${path}?per_page=100&page=${page}`)));
        }
        return found;
    };
    const commit = async (kind, author) => {
        const parent = (await branchHead(git, 'main')) ?? '';
        const count = pushes++;
        return commitOf(git, { kind, author, at: new Date(), app, parent, count });
    };
    const issue = (number) => call(github.hub.reader, 'GET', `/issues/${number}`);
    const close = async () => {
        process.removeListener('SIGINT', interrupted);
        process.removeListener('SIGTERM', interrupted);
        await runner.close();
        await provider.close();
        await hosting.close();
        await github.close();
        await directory.remove();
    };
    const interrupted = (signal) => {
        void close().finally(() => process.kill(process.pid, signal));
    };
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
    return {
        github,
        hosting,
        provider,
        runner,
        people,
        history,
        comment: (number, author, body) => call(author, 'POST', `/issues/${number}/comments`, { body }),
        openIssue: (author, title, body = '', labels = []) => call(author, 'POST', '/issues', { title, body, labels }),
        async editBody(number, author, change) {
            const before = (await issue(number))['body'];
            const body = change(typeof before === 'string' ? before : '');
            return call(author, 'PATCH', `/issues/${number}`, { body });
        },
        setState: (number, author, state) => call(author, 'PATCH', `/issues/${number}`, { state }),
        async push(change, author) {
            const sha = await commit(change, author);
            await github.push(personActor(author), 'main', sha);
            return sha;
        },
        async pushAs({ message, author }) {
            const parent = (await branchHead(git, 'main')) ?? '';
            const by = { name: author, email: 'somebody@example.com', at: new Date() };
            const files = { 'NOTES.md': `Note ${pushes++}.\n` };
            const sha = await commitFiles(git, { parent, files, message, author: by });
            await github.push(personActor('bob'), 'main', sha);
            return sha;
        },
        pushToFork: (change, author) => commit(change, author),
        issue,
        issues: (query = '?state=all') => all(`/issues${query}`),
        comments: (number) => everyPage(`/issues/${number}/comments`),
        async health() {
            const response = await fetch(`${hosting.url}/api/health`);
            const text = await response.text();
            const isJson = response.headers.get('content-type')?.includes('json') === true;
            return { status: response.status, body: isJson ? JSON.parse(text) : text };
        },
        async waitForIdle() {
            await runner.idle();
            if (provider.idle === undefined)
                return;
            // A run may have had something deployed, and what is deployed may start a run.
            await provider.idle();
            await runner.idle();
        },
        killAt: (plan) => killAt({ github, api: provider.api }, runner, plan),
        gitLog: (branch = 'main') => log(git, [branch, '--']),
        close,
    };
}
function without(path, files) {
    return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

;// CONCATENATED MODULE: ./src/rehearsal/drill/distant-world.ts

/** Milliseconds that a request of a run takes longer than it would on loopback. */
const roundTrip = 60;
/** Opens a world whose GitHub is as far away as the real one. */
async function openDistantWorld(options) {
    const world = await openWorld(options);
    world.github.intercept(({ phase, request }) => phase === 'before' && request.run !== undefined ? slowly() : undefined);
    return world;
}
/** What leaves together must be seen to leave together. */
async function slowly() {
    await new Promise((resolve) => setTimeout(resolve, roundTrip));
}

;// CONCATENATED MODULE: ./src/rehearsal/drill/narrate.ts



/** What an event on GitHub means to somebody who watches; nothing where it means little. */
function narrate({ name, payload, actor }) {
    switch (name) {
        case 'issues':
            return aboutIssue(payload, actor.login);
        case 'issue_comment':
            return aboutComment(payload, actor.login);
        case 'workflow_run':
            return aboutRun(payload);
        case 'push':
            return aboutPush(payload, actor.login);
        default:
            return undefined;
    }
}
const who = (login) => (login === actionsBot ? 'the playbook' : `@${login}`);
function aboutIssue(payload, login) {
    const { number, title } = object(payload['issue']);
    const action = payload['action'];
    if (action === 'opened')
        return `${who(login)} opens issue #${number}: ${title}`;
    if (action === 'closed')
        return `${who(login)} closes issue #${number}`;
    const changes = object(payload['changes']);
    if (action === 'edited' && 'title' in changes)
        return `issue #${number} is now: ${title}`;
    return undefined;
}
function aboutComment(payload, login) {
    const { body } = object(payload['comment']);
    const { number } = object(payload['issue']);
    const text = typeof body === 'string' ? body : '';
    if (login !== actionsBot)
        return `@${login} in #${number}: ${text}`;
    return `the playbook in #${number}: ${headlineOf(text)}`;
}
function aboutRun(payload) {
    const run = object(payload['workflow_run']);
    if (payload['action'] !== 'completed' || run['name'] !== 'Deploy')
        return undefined;
    const what = run['event'] === 'push'
        ? ` of ${String(run['head_sha']).slice(0, 7)}`
        : ' that the playbook asked for';
    return `the deploy run${what}: ${run['conclusion']}`;
}
function aboutPush(payload, login) {
    if (payload['ref'] !== 'refs/heads/main')
        return undefined;
    const commit = list(payload['commits']).findLast(isObject);
    const [title] = String(commit?.['message'] ?? '').split('\n');
    return `${who(login)} pushes to main: ${String(payload['after']).slice(0, 7)} “${title}”`;
}

// EXTERNAL MODULE: ./src/secret-forms.ts
var secret_forms = __webpack_require__(90773);
;// CONCATENATED MODULE: ./src/rehearsal/drill/secrecy.ts




const debug = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ACTIONS_RUNNER_DEBUG: 'true' };
/** Makes new secrets for one rehearsal; `own` are secrets that it has anyway. */
function openSecrecy(own) {
    const [session, value] = [newSecret(), newSecret()];
    const pattern = (0,secret_forms/* patternOf */.I)([session, value, ...own]);
    const sent = [];
    let listened;
    return {
        env: { ...debug, SESSION_SECRET: session },
        async plant(world, environment) {
            const { github, provider } = world;
            const known = github.hub.variables.get(environment) ?? new Map();
            github.hub.variables.set(environment, known.set(planted, value));
            await provider.configure(planted, value);
            listened = world;
            github.intercept(({ phase, request, headers, body }) => {
                if (phase !== 'before' || request.run === undefined)
                    return undefined;
                // The token stands in its own header, and values may go to the store that holds them.
                const { authorization: _, ...others } = headers;
                const isStore = /\/variables\b/.test(request.path);
                const where = `a request (${request.method} ${request.path})`;
                sent.push({ where, text: [request.path, JSON.stringify(others)].join('\n') });
                if (!isStore)
                    sent.push({ where, text: `${body}\n${contentIn(body)}` });
                return undefined;
            });
        },
        async leaks() {
            const ended = await Promise.all(listened?.runner.runs.map((run) => run.ended) ?? []);
            const all = [...sent, ...ended.flatMap(leftBy)];
            return [...new Set(all.filter(({ text }) => text.search(pattern) >= 0).map(heard))];
        },
    };
}
const heard = ({ where }) => `A secret is in ${where}.`;
/** Letters, digits, and what neither JSON nor an address leaves as it is. */
function newSecret() {
    return `${(0,external_node_crypto_.randomBytes)(9).toString('hex')}"/+&${(0,external_node_crypto_.randomBytes)(9).toString('hex')}`;
}
/** What a file is to hold, which is sent in base64. */
function contentIn(body) {
    if (body === '')
        return '';
    const value = JSON.parse(body);
    const content = isObject(value) ? value['content'] : undefined;
    return typeof content === 'string' ? Buffer.from(content, 'base64').toString('utf8') : '';
}
/** What a run leaves behind on its machine. */
function leftBy({ id, stdout, stderr, summary, outputs, state }) {
    const where = `what run ${id} printed or left behind`;
    const text = [stdout, stderr, summary, JSON.stringify(outputs), JSON.stringify(state)].join('\n');
    return [{ where, text }];
}

;// CONCATENATED MODULE: ./src/rehearsal/drill/play.ts










const opening = 'A GitHub, a hosting and a runner start on this machine';
const judging = 'Is everything as it should be?';
/** The titles of a scenario's steps, first to last. */
function stepsOf(scenario) {
    return [opening, scenario.past.title, ...scenario.acts.map(({ title }) => title), judging];
}
/**
 * Plays a scenario in a world of its own, and checks what became of it. Throws only where it could
 * not be played to the end; what the checks found is in the answer.
 */
async function playScenario(scenario, options, onStep = () => undefined) {
    const began = performance.now();
    const steps = [];
    const keys = scenario.variables && (await newKeys());
    const secrecy = openSecrecy(keys === undefined ? [] : [keys.identity]);
    const files = rehearsalFiles(options.own ?? {}, scenario, keys?.recipient);
    const perform = async (title, run) => {
        const step = steps.length;
        const told = [];
        const started = performance.now();
        onStep({ kind: 'started', step });
        const finish = (ok, evidence) => {
            const milliseconds = Math.round(performance.now() - started);
            steps.push({ title, ok, evidence, milliseconds, told });
            onStep({ kind: 'ended', step, ok, evidence, milliseconds });
        };
        try {
            const { ok = true, evidence, value, } = await run((text) => {
                told.push(text);
                onStep({ kind: 'told', step, text });
            });
            finish(ok, evidence);
            return value;
        }
        catch (error) {
            finish(false, messageOf(error));
            throw error;
        }
    };
    const env = { ...secrecy.env, ...(keys && { OUTAGE_AGE_IDENTITY: keys.identity }) };
    const world = await perform(opening, async () => {
        const value = await openDistantWorld(worldOptions(scenario, options, files, env));
        await secrecy.plant(value, files.place.environment);
        return { value, evidence: 'nothing leaves it' };
    });
    try {
        options.opened?.(world);
        const stage = openStage(world);
        const play = (act) => perform(act.title, (tell) => playAct(act, stage, tell));
        await play(scenario.past);
        const before = await lookBefore(world);
        for (const act of scenario.acts)
            await play(act);
        const playbook = play_playbookOf(options.own);
        const about = { script: stage.script, before, place: files.place, playbook };
        const { outcome, findings } = await perform(judging, async (tell) => {
            const seen = await lookAround(world, { ...about, leaks: await secrecy.leaks() });
            return play_told(seen, judge(checksFor(scenario, options), seen), tell);
        });
        if (options.keep !== true)
            await world.close();
        return {
            scenario,
            steps,
            findings,
            outcome,
            milliseconds: Math.round(performance.now() - began),
            urls: {
                app: world.hosting.url,
                github: world.github.url,
                token: world.github.personToken('alice'),
            },
            ok: findings.every(({ ok }) => ok),
            close: () => world.close(),
        };
    }
    catch (error) {
        const said = await failures(world);
        await world.close();
        throw new Error([messageOf(error), ...said].join('\n'), { cause: error });
    }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function worldOptions(scenario, { dist, node, app }, { config, files }, env) {
    return {
        dist,
        config,
        files,
        ...(node === undefined ? {} : { node }),
        ...(app === undefined ? {} : { app }),
        env,
        ...scenario.world,
    };
}
/** An identity of age for this rehearsal alone, and its recipient. */
async function newKeys() {
    const { generateX25519Identity, identityToRecipient } = await __webpack_require__.e(/* import() */ 1944).then(__webpack_require__.bind(__webpack_require__, 78922));
    const identity = await generateX25519Identity();
    return { identity, recipient: await identityToRecipient(identity) };
}
async function playAct(act, stage, tell) {
    const { bus } = stage.world.github;
    const stop = bus.onEvent((event) => {
        const text = narrate(event);
        if (text !== undefined)
            tell(text);
    });
    try {
        return { value: undefined, evidence: await act.run(stage) };
    }
    finally {
        stop();
    }
}
function play_told(outcome, findings, tell) {
    for (const { claim, ok, faults } of findings) {
        tell(ok ? `✓ ${claim}` : `✗ ${claim}: ${faults.join(' ')}`);
    }
    const bad = findings.filter(({ ok }) => !ok).length;
    const evidence = bad === 0
        ? `all ${findings.length} checks hold`
        : `${bad} of ${findings.length} checks do not hold`;
    return { value: { outcome, findings }, evidence, ok: bad === 0 };
}
/** A playbook of one's own has to be read, too: then the figures are told, and not judged. */
function checksFor({ checks }, { own }) {
    const all = [...checks, ...always];
    return own?.playbook === undefined ? all : all.filter((check) => check !== fewRequests);
}
function play_playbookOf(own) {
    return own?.playbook === undefined
        ? (0,playbook_load/* builtinPlaybook */.r)()
        : (0,playbook_load/* parsePlaybook */.h)(own.playbook.source, own.playbook.file);
}

;// CONCATENATED MODULE: ./src/rehearsal/drill/verdict.ts


/** What the box at the end says: the verdict, the clocks, the figures, the commit, where to look. */
function verdictLines(played, report) {
    const { findings, milliseconds, outcome } = played;
    const bad = findings.filter(({ ok }) => !ok);
    const clocks = clocksOf(outcome).map((clock) => [clock.name, clockWords(clock)]);
    const revert = revertCommit(outcome);
    return sections([
        [
            bad.length === 0
                ? `All ${findings.length} checks hold. Played in ${(0,time/* short */.h0)(milliseconds)}.`
                : `${bad.length} of ${findings.length} checks do not hold:`,
            ...bad.flatMap(({ claim, faults }) => [
                `✗ ${claim}`,
                ...faults.flatMap((fault) => fault.split('\n')).map((line) => `    ${line}`),
            ]),
        ],
        columns(clocks),
        columns(figureRows(outcome)),
        revert === undefined ? [] : ['The revert commit, as git log shows it:', ...indent(revert)],
        [`Report: ${report.html}`],
    ]);
}
function columns(rows) {
    const width = Math.max(0, ...rows.map(([name]) => name.length));
    return rows.map(([name, words]) => `${name.padEnd(width)}  ${words}`);
}
function indent(text) {
    return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
}
/** One below the other, with an empty line in between. */
function sections(all) {
    return all
        .filter((lines) => lines.length > 0)
        .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

;// CONCATENATED MODULE: ./src/rehearsal/drill/run.ts
















/**
 * Plays one outage or all of them on this machine, tells the story, and writes the reports. Throws
 * where a scenario does not exist, a file cannot be read, or a scenario could not be played to its
 * end; what the checks found is in the answer.
 */
async function runDrill(options) {
    const own = await readOwn(options);
    const hosting = hostingOf(own);
    const wanted = choose(options.scenario ?? usual(hosting)).map((one) => onHosting(one, hosting));
    const output = options.output ?? process.stdout;
    const settings = {
        dist: options.dist ?? (0,external_node_path_.join)(root, 'dist/index.js'),
        node: nodeOfActions(),
        own,
    };
    const say = (text) => void (options.json === true || output.write(`${text}\n`));
    for (const sentence of rehearsalFiles(own).replaced)
        say(sentence);
    const plays = [];
    for (const [index, scenario] of wanted.entries()) {
        const keep = options.keep === true && index === wanted.length - 1;
        say(`\n${scenario.title}\n${scenario.story}\n`);
        plays.push(await run_tell(scenario, { ...settings, keep }, options.json === true ? undefined : output));
    }
    const report = await writeReports(options.out ?? 'drill', plays);
    const result = { ok: plays.every(({ ok }) => ok), scenarios: plays.map(summarize), report };
    if (options.json === true)
        output.write(`${JSON.stringify(result, null, 2)}\n`);
    else
        for (const played of plays)
            say(boxOf(played, report, output));
    const last = plays.at(-1);
    if (options.keep === true && last)
        await stayUp(last, say);
    return result;
}
/** The scenario of those who name none: that of their hosting, where it has one of its own. */
function usual(hosting) {
    return Object.hasOwn(scenarios, hosting) ? hosting : 'bad-deploy';
}
/** The scenario, played on the hosting of the user's configuration where it asks for no other one. */
function onHosting(scenario, hosting) {
    const needsOther = scenario.world?.hosting !== undefined || scenario.variables !== undefined;
    if (needsOther || providers[hosting].workflows.length === 0)
        return scenario;
    // A command is no request, so there is nothing to count from.
    const checks = scenario.checks.filter((one) => hosting !== 'command' || one !== fewRequests);
    return { ...scenario, checks, world: { ...scenario.world, hosting } };
}
function choose(name) {
    if (name === 'all')
        return Object.values(scenarios);
    const scenario = scenarios[name];
    if (scenario !== undefined)
        return [scenario];
    const names = Object.keys(scenarios).join(', ');
    throw new Error(`There is no scenario ${name}. There are: ${names}, and all.`);
}
/** Actions run on Node 24, which the package `node` brings; else on what runs now. */
function nodeOfActions() {
    const path = (0,external_node_path_.join)(root, 'node_modules/.bin/node');
    return (0,external_node_fs_.existsSync)(path) ? path : process.execPath;
}
async function run_tell(scenario, settings, output) {
    if (output === undefined)
        return playScenario(scenario, settings);
    const titles = stepsOf(scenario);
    const story = isLive(output, process.env) ? liveStory(titles) : plainStory(titles, output);
    try {
        return await playScenario(scenario, settings, (report) => story.tell(report));
    }
    finally {
        await story.end();
    }
}
function summarize({ scenario, ok, milliseconds, findings, outcome }) {
    const revert = revertCommit(outcome);
    return {
        scenario: scenario.name,
        ok,
        milliseconds,
        faults: findings.flatMap(({ faults }) => faults),
        clocks: clocksOf(outcome),
        ...(outcome.figures ? { figures: outcome.figures } : {}),
        ...(revert === undefined ? {} : { revert }),
    };
}
function boxOf(played, report, output) {
    const title = `${played.scenario.name}: ${played.ok ? 'passed' : 'FAILED'}`;
    return `\n${drawBox(title, verdictLines(played, report), output.columns ?? 100)}`;
}


/***/ })

};
