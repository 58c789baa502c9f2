export const id = 8807;
export const ids = [8807];
export const modules = {

/***/ 58456:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubBulk: () => (/* binding */ githubBulk)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98987);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82886);
/* harmony import */ var _branch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9464);
/* harmony import */ var _portions_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(66556);
/* harmony import */ var _listing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65474);
/* harmony import */ var _blobs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62046);
/* harmony import */ var _record_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42217);







/** Files in one commit, and bytes of them. */
const mostFiles = 500;
const bytes = 2_000_000;
/** The records on the branch: many files in one question, many files in one commit. */
function githubBulk(github) {
    const { octokit, owner, repo } = github;
    const place = { owner, repo };
    /** The commit that was read, on which what is written is based. */
    let head;
    async function* read() {
        head = await headOf();
        if (head === undefined)
            return;
        for (const part of (0,_portions_js__WEBPACK_IMPORTED_MODULE_6__/* .portions */ .j)(await (0,_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .listRecords */ .V)(github, '', head), _blobs_js__WEBPACK_IMPORTED_MODULE_4__/* .mostBlobs */ .Q)) {
            const texts = await (0,_blobs_js__WEBPACK_IMPORTED_MODULE_4__/* .blobTexts */ .E)(github, part.map(({ version }) => version));
            yield part.map(({ key, version }, index) => ({
                key,
                value: (0,_record_text_js__WEBPACK_IMPORTED_MODULE_5__/* .parseRecord */ .Hh)(texts[index] ?? '', key),
                version,
            }));
        }
    }
    async function headOf() {
        try {
            const { data } = await octokit.rest.git.getRef({ ...place, ref: `heads/${_branch_js__WEBPACK_IMPORTED_MODULE_2__/* .recordsBranch */ .r}` });
            return data.object.sha;
        }
        catch (error) {
            if ((0,_github_client_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error) === 404)
                return undefined;
            throw error;
        }
    }
    async function write(changes) {
        if (head === undefined) {
            await (0,_branch_js__WEBPACK_IMPORTED_MODULE_2__/* .createRecordsBranch */ .j)(github);
            head = await headOf();
        }
        for (const part of bySize(changes, github))
            head = await commit(part, head ?? '');
    }
    async function commit(files, parent) {
        const { git } = octokit.rest;
        const { data: before } = await git.getCommit({ ...place, commit_sha: parent });
        const { data: tree } = await git.createTree({
            ...place,
            base_tree: before.tree.sha,
            tree: files.map((file) => ({ ...file, mode: '100644', type: 'blob' })),
        });
        const { data: made } = await git.createCommit({
            ...place,
            message: `Copy ${files.length} records from MongoDB`,
            tree: tree.sha,
            parents: [parent],
        });
        try {
            const ref = `heads/${_branch_js__WEBPACK_IMPORTED_MODULE_2__/* .recordsBranch */ .r}`;
            await git.updateRef({ ...place, ref, sha: made.sha, force: false });
        }
        catch (error) {
            if (!/not a fast forward/i.test((0,_github_client_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)))
                throw error;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OutageError */ .AP('record-contended', 'Records were saved by others meanwhile.', {
                remedy: 'Run it again; what is copied already stays.',
                cause: error,
            });
        }
        return made.sha;
    }
    return { kind: 'github', read, write, close: async () => undefined };
}
/** Changes as files, in commits that are not too large for one request. */
function* bySize(changes, github) {
    let files = [];
    let size = 0;
    for (const { key, value } of changes) {
        const content = (0,_record_text_js__WEBPACK_IMPORTED_MODULE_5__/* .drawRecord */ .C3)(github, value);
        if (files.length > 0 && (size + content.length > bytes || files.length >= mostFiles)) {
            yield files;
            files = [];
            size = 0;
        }
        files.push({ path: (0,_record_text_js__WEBPACK_IMPORTED_MODULE_5__/* .pathOf */ .XM)(key), content });
        size += content.length;
    }
    if (files.length > 0)
        yield files;
}


/***/ })

};
