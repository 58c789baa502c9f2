export const id = 9298;
export const ids = [9298];
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

/***/ 5920:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chooseStore: () => (/* binding */ chooseStore)
});

// EXTERNAL MODULE: ./src/errors.ts + 1 modules
var errors = __webpack_require__(8987);
// EXTERNAL MODULE: ./src/github/client.ts
var client = __webpack_require__(6584);
// EXTERNAL MODULE: ./src/github/files.ts
var files = __webpack_require__(5772);
// EXTERNAL MODULE: ./node_modules/dotenv/dist/index.cjs
var dist = __webpack_require__(8230);
// EXTERNAL MODULE: ./src/variables/names.ts
var names = __webpack_require__(8209);
;// CONCATENATED MODULE: ./src/variables/dotenv-text.ts



/** The variables of a dotenv file, as the package `dotenv` reads it. */
function readDotenv(text) {
    return Object.entries((0,dist.parse)(text)).map(([name, value]) => ({ name, value }));
}
/** A line that sets a variable: what stands before its value, the value, and a comment behind it. */
const assignment = /^([ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*)('(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^#\r\n]*?)([ \t]*(?:#[^\r\n]*)?)(\r?\n|$)/gm;
/**
 * The text of a dotenv file after a change. Comments, order and everything else stay as they are; new
 * variables come last. Throws `variables-refused` for what the format cannot hold.
 */
function changeDotenv(text, change) {
    const set = new Map(change.set.map((one) => [one.name, one.value]));
    const removed = new Set(change.remove);
    const seen = new Set();
    const edited = text.replaceAll(assignment, (line, before, name, _value, after, end) => {
        if (removed.has(name))
            return '';
        const value = set.get(name);
        if (value === undefined)
            return line;
        seen.add(name);
        return `${before}${quotedFor(name, value)}${after}${end}`;
    });
    const added = [...set].filter(([name]) => !seen.has(name));
    const lines = added.map(([name, value]) => `${name}=${quotedFor(name, value)}\n`);
    const between = edited === '' || edited.endsWith('\n') || lines.length === 0 ? '' : '\n';
    const result = `${edited}${between}${lines.join('')}`;
    refuseUnread(text, result, change);
    return result;
}
/** A value so written that it is read back as it is. */
function quotedFor(name, value) {
    const escaped = value.replaceAll('\n', String.raw `\n`).replaceAll('\r', String.raw `\r`);
    const ways = [
        ...(/^[\w./:@+=,-]*$/.test(value) ? [value] : []),
        `"${value}"`,
        `'${value}'`,
        `\`${value}\``,
        `"${escaped}"`,
    ];
    const found = ways.find((way) => (0,dist.parse)(`X=${way}\n`)['X'] === value);
    if (found !== undefined)
        return found;
    throw unwritable(name, 'its value has every kind of quotation mark');
}
/** What is written has to be read as it was meant, whoever wrote the rest of the file. */
function refuseUnread(before, after, { set, remove }) {
    const wanted = new Map(Object.entries((0,dist.parse)(before)));
    for (const name of remove)
        wanted.delete(name);
    for (const { name, value } of set)
        wanted.set(name, value);
    const found = new Map(Object.entries((0,dist.parse)(after)));
    for (const [name, value] of wanted) {
        if (found.get(name) !== value)
            throw unwritable(name, 'the file would not be read as it is meant');
    }
    for (const name of found.keys()) {
        if (!wanted.has(name))
            throw unwritable(name, 'its line was not found');
    }
}
function unwritable(name, why) {
    return new errors/* OutageError */.AP('variables-refused', `The dotenv file cannot take the variable ${(0,names/* code */.a)(name)}: ${why}. Nothing was written.`, { remedy: 'Change it by hand, and restore the others with `--only`.' });
}
/** Variables as a dotenv file, for people; what its format cannot hold is left as a comment. */
function readableDotenv(variables) {
    return variables
        .map(({ name, value }) => {
        if (value === undefined)
            return `# ${JSON.stringify(name)} is not in the snapshot\n`;
        try {
            return changeDotenv('', { set: [{ name, value }], remove: [] });
        }
        catch {
            return `# ${JSON.stringify(name)} cannot be written here; use --format json\n`;
        }
    })
        .join('');
}

;// CONCATENATED MODULE: ./src/variables/dotenv.ts





const mostTries = 5;
/**
 * Variables in a dotenv file on the deployed branch. They are a part of the commit: whoever may read
 * the repository reads them, and a rollback brings those of its target with it.
 */
function dotenvStore(github, { path, branch }) {
    const readAt = async (ref) => {
        const file = await (0,files/* readBranchFile */.T)(github, path, ref);
        return file && readDotenv(file.text);
    };
    async function write(change) {
        for (let tries = 0; tries < mostTries; tries++) {
            const file = await (0,files/* readBranchFile */.T)(github, path, branch);
            const before = file?.text ?? '';
            const text = changeDotenv(before, change);
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
var once = __webpack_require__(6878);
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


/***/ }),

/***/ 8230:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

var j=(e,n)=>()=>{try{return n||e((n={exports:{}}).exports,n),n.exports}catch(t){throw n=0,t}};var R=j((Z,N)=>{function T(e){return typeof e=="string"?!["false","0","no","off",""].includes(e.toLowerCase()):!!e}function U(e=process.env){let n={};for(let t of["ENCODING","PATH","QUIET","DEBUG","OVERRIDE","FAST"]){let r=e[`DOTENV_${t}`]!=null?e[`DOTENV_${t}`]:e[`DOTENV_CONFIG_${t}`];r!=null&&(n[t.toLowerCase()]=t==="ENCODING"||t==="PATH"?r:T(r))}return n}N.exports={parseBoolean:T,optionsFromEnv:U}});var P=j((ee,b)=>{var F=__webpack_require__(9896),_=__webpack_require__(6928),B=__webpack_require__(857),{URL:L,fileURLToPath:Q}=__webpack_require__(7016),{parseBoolean:$,optionsFromEnv:I}=R(),G=/(?:^|^)\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?(?:$|$)/mg,y=new Uint8Array(256);for(let e=48;e<=57;e++)y[e]=1;for(let e=65;e<=90;e++)y[e]=1;for(let e=97;e<=122;e++)y[e]=1;y[45]=1;y[46]=1;y[95]=1;function H(e){let n={},t=e.toString();t=t.replace(/\r\n?/mg,`
`);let r;for(;(r=G.exec(t))!=null;){let o=r[1],i=r[2]||"";i=i.trim();let c=i[0];i=i.replace(/^(['"`])([\s\S]*)\1$/mg,"$2"),c==='"'&&(i=i.replace(/\\n/g,`
`),i=i.replace(/\\r/g,"\r")),n[o]=i}return n}function g(e){return e<=32?e===32||e>=9&&e<=13:e>=160&&(e===160||e===5760||e>=8192&&e<=8202||e===8232||e===8233||e===8239||e===8287||e===12288||e===65279)}function O(e){return e===10||e===8232||e===8233}function V(e){let n={},t=typeof e=="string"?e:e.toString();t.indexOf("\r")!==-1&&(t=t.replace(/\r\n?/g,`
`));let r=t.length,o=0;for(;o<r;){let i=t.charCodeAt(o);for(;o<r&&g(i);)o++,i=t.charCodeAt(o);if(o>=r)break;if(i===35){for(;o<r&&!O(t.charCodeAt(o));)o++;continue}let c=-1;if(i===101&&o+6<r&&t.charCodeAt(o+1)===120&&t.charCodeAt(o+2)===112&&t.charCodeAt(o+3)===111&&t.charCodeAt(o+4)===114&&t.charCodeAt(o+5)===116){let u=t.charCodeAt(o+6);if(g(u)){let s=o+7;for(;s<r&&g(t.charCodeAt(s));)s++;y[t.charCodeAt(s)]&&(c=o+6,o=s)}else i=t.charCodeAt(o)}let E=o,p=0;for(;o<r&&(p=t.charCodeAt(o),y[p]);)o++;if(o===E){for(;o<r&&!O(t.charCodeAt(o));)o++;continue}let k=t.slice(E,o),D=o;if(o>=r&&(p=0),g(p))do o++,p=o<r?t.charCodeAt(o):0;while(g(p));if(p===61)o++;else if(p===58&&o===D&&o+1<r&&g(t.charCodeAt(o+1)))o+=2;else{for(o=c===-1?D:c;o<r&&!O(t.charCodeAt(o));)o++;continue}let d=o,l=o;for(;l<r&&g(t.charCodeAt(l));)l++;let C=t.charCodeAt(l),a,q=!1;if(C===39||C===34||C===96){let u=t[l],s=t.indexOf(u,l+1),f=-1,h=-1;for(;s!==-1;){let x=t.charCodeAt(s-1)===92,w=s+1;for(;w<r&&!O(t.charCodeAt(w))&&g(t.charCodeAt(w));)w++;if((w===r||O(t.charCodeAt(w))||t.charCodeAt(w)===35)&&(f=s,h=w),!x)break;s=t.indexOf(u,s+1)}if(f!==-1){if(a=t.slice(l+1,f),o=h,t.charCodeAt(o)===35)for(;o<r&&!O(t.charCodeAt(o));)o++;q=!0}}if(!q){let u=t.indexOf(`
`,d);u===-1&&(u=r);let s;if(r<4096)s=t.indexOf("#",d),(s===-1||s>u)&&(s=u);else for(s=d;s<u&&t.charCodeAt(s)!==35;)s++;let f=d,h=s;for(;f<h&&g(t.charCodeAt(f));)f++;for(;h>f&&g(t.charCodeAt(h-1));)h--;let x=t.charCodeAt(f);if(a=t.slice(f,h),a.includes("\u2028")||a.includes("\u2029")?a=a.replace(/^(['"`])([\s\S]*)\1$/mg,"$2"):h-f>=2&&(x===39||x===34||x===96)&&t.charCodeAt(h-1)===x&&(a=t.slice(f+1,h-1)),o=s,s<u)for(;o<r&&!O(t.charCodeAt(o));)o++}C===34&&(q||l<o)&&a.indexOf("\\")!==-1&&(a=a.replace(/\\n/g,`
`).replace(/\\r/g,"\r")),n[k]=a}return n}function J(e,n){return n&&$(n.fast)?V(e):H(e)}function v(e){console.log(`\u2506 ${e}`)}function W(e){console.error(`\u25C7 ${e}`)}function S(e){return e[0]==="~"?_.join(B.homedir(),e.slice(1)):e}function K(e={}){let n={...e};for(let t of Object.keys(n))n[t]===void 0&&delete n[t];return{...I(),...n}}function M(e){e=K(e);let n=_.resolve(process.cwd(),".env"),t="utf8",r=process.env;e&&e.processEnv!=null&&(r=e.processEnv);let o=$(e&&e.debug);e&&e.encoding?t=e.encoding:o&&v("no encoding is specified (UTF-8 is used by default)");let i=[n];if(e&&e.path)if(!Array.isArray(e.path))i=[S(e.path)];else{i=[];for(let d of e.path)i.push(S(d))}let c,E={},p={fast:e.fast};for(let d of i)try{let l=A.parse(F.readFileSync(d,{encoding:t}),p);A.populate(E,l,e)}catch(l){o&&v(`failed to load ${d} ${l.message}`),c=l}let k=A.populate(r,E,e),D=$(Object.prototype.hasOwnProperty.call(e,"quiet")?e.quiet:I(r).quiet);if(o||!D){let d=Object.keys(k).length,l=[];for(let C of i)try{let a=_.relative(process.cwd(),C instanceof L?Q(C):C);l.push(a)}catch(a){o&&v(`failed to load ${C} ${a.message}`),c=a}W(`injected env (${d}) from ${l.join(",")}`)}return c?{parsed:E,error:c}:{parsed:E}}function Y(e){return A.configDotenv(e)}function z(e,n,t={}){let r=$(t&&t.debug),o=$(t&&t.override),i={};if(e===null||typeof e!="object"||n===null||typeof n!="object"){let c=new Error("OBJECT_REQUIRED: Please check the processEnv argument being passed to populate");throw c.code="OBJECT_REQUIRED",c}for(let c of Object.keys(n))Object.prototype.hasOwnProperty.call(e,c)?(o===!0&&(e[c]=n[c],i[c]=n[c]),r&&v(o===!0?`"${c}" is already defined and WAS overwritten`:`"${c}" is already defined and was NOT overwritten`)):(e[c]=n[c],i[c]=n[c]);return i}var A={configDotenv:M,config:Y,parse:J,populate:z};b.exports.configDotenv=A.configDotenv;b.exports.config=A.config;b.exports.parse=A.parse;b.exports.populate=A.populate;b.exports=A});var m=P();module.exports=m;module.exports.config=m.config;module.exports.configDotenv=m.configDotenv;module.exports.parse=m.parse;module.exports.populate=m.populate;


/***/ })

};
