export const id = 6402;
export const ids = [6402];
export const modules = {

/***/ 52741:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  answerReminder: () => (/* binding */ answerReminder)
});

// EXTERNAL MODULE: ./src/records/file.ts
var records_file = __webpack_require__(16566);
// EXTERNAL MODULE: ./src/records/post-mortem-shape.ts
var post_mortem_shape = __webpack_require__(58771);
// EXTERNAL MODULE: ./src/views/markdown.ts
var markdown = __webpack_require__(62909);
// EXTERNAL MODULE: ./src/views/time.ts + 2 modules
var time = __webpack_require__(11022);
;// CONCATENATED MODULE: ./src/views/post-mortem/reminder.ts


/** The words of a reminder. It calls whoever has to do something. */
function drawReminder(reminder, view) {
    switch (reminder.about) {
        case 'ticket':
            return ofTicket(reminder.ticket, reminder.when, view);
        case 'post-mortem':
            return ofPostMortem(reminder, view);
        case 'follow-up':
            return ofReview(reminder.open, reminder.done, view);
    }
}
const due = {
    soon: 'Due on',
    today: 'Due today,',
    overdue: 'Overdue since',
};
function ofTicket(ticket, when, view) {
    const { owners, repository } = ticket;
    const which = repository === undefined ? '' : ` ${named(ticket)}`;
    const called = owners.length > 0 ? owners.map(call).join(' ') : `Nobody owns it. ${decides(view)}`;
    return {
        headline: `**${due[when]} ${ticket.due?.date ?? ''}.**${which} ${called}`,
        details: [
            `An action item of the post-mortem ${numbered(view.postMortem)}. Closing the ticket ticks it there. ` +
                `For another day, change the date in its line and type ${(0,markdown/* code */.aY)('/file-actions --update')} there.`,
        ],
    };
}
function ofPostMortem({ at, overdue }, view) {
    const who = view.owner === undefined ? 'Nobody is named who writes it.' : (0,markdown/* mention */.lE)(view.owner);
    return {
        headline: overdue
            ? `**This post-mortem is overdue.** ${who}`
            : `**This post-mortem is due ${(0,time/* moment */.n$)(new Date(Date.parse(at) + day), view.now)}.** ${who}`,
        details: [`Closing ${numbered(view.postMortem)} files a ticket for each of its action items.`],
    };
}
const day = 86_400_000;
function ofReview(open, done, view) {
    const all = open.length + done.length;
    const rest = open.length === 0 ? 'Nothing is left to do.' : decides(view);
    return {
        headline: `**Follow-up review: ${done.length} of ${all} action items are done.** ${rest}`,
        details: [
            ...(open.length === 0 ? [] : [table(open)]),
            ...(done.length === 0 ? [] : [`Done: ${done.map(named).join(', ')}.`]),
        ],
    };
}
function table(open) {
    const rows = open.map((ticket) => `| ${named(ticket)} | ${(0,markdown/* plain */.pj)((0,markdown/* truncate */.xv)(ticket.title, 80))} | ${ticket.owners.map(call).join(' ') || 'nobody'} | ${ticket.due?.date ?? 'no date'} |`);
    return ['| Open | What | Owner | Due |', '|:--|:--|:--|:--|', ...rows].join('\n');
}
function decides({ owner }) {
    return owner === undefined
        ? 'Nobody is named who decides.'
        : `${(0,markdown/* mention */.lE)(owner)} decides what next.`;
}
/** A login, or a team of an organisation. */
function call(owner) {
    const [organisation = '', team] = owner.split('/');
    return team === undefined ? (0,markdown/* mention */.lE)(owner) : `@${organisation}/${team}`;
}
const numbered = ({ number, url }) => (0,markdown/* link */.nf)(`#${number}`, url);
const named = ({ number, url, repository }) => (0,markdown/* link */.nf)(`${repository ?? ''}#${number}`, url);

// EXTERNAL MODULE: ./src/incident/reminders.ts
var reminders = __webpack_require__(38337);
// EXTERNAL MODULE: ./src/postmortem/tickets/file.ts + 10 modules
var tickets_file = __webpack_require__(15048);
;// CONCATENATED MODULE: ./src/postmortem/remind.ts





/**
 * Reminds of a ticket, a post-mortem or its follow-up review. People close tickets and move dates
 * without telling us, so the record is brought up to date first, and then there may be nothing to say.
 */
async function answerReminder(context) {
    const { engine, settings, invocation } = context;
    const { record, key } = invocation.reminder ?? { record: '', key: '' };
    const file = await (0,records_file/* openRecord */.C)(engine.records, (0,post_mortem_shape/* postMortemShapeOf */.Nc)(record), engine.clock);
    const { issue } = file.value;
    if (issue === undefined)
        return overtaken;
    const { number, url, repository } = issue;
    const github = repository === undefined ? engine.github : engine.repository(repository);
    if (!key.startsWith('post-mortem:')) {
        const at = { github, number, url, file, known: {} };
        await (0,tickets_file/* fileActions */.g)({ engine, settings, key: invocation.key, at, fileNew: false });
    }
    const { 'follow-up': followUp } = settings.config['post-mortem'];
    const reminder = (0,reminders/* unsaid */.DY)(file.value, engine.clock.now(), followUp).find((one) => one.key === key);
    if (reminder === undefined)
        return overtaken;
    const reply = drawReminder(reminder, {
        now: engine.clock.now(),
        postMortem: { number, url },
        owner: ownerOf(file.value, context),
    });
    return { outcome: 'succeeded', reply: { status: 'succeeded', ...reply } };
}
/** It was done, or got another date: there is nothing to say. */
const overtaken = {
    outcome: 'ignored',
    reply: { status: 'succeeded', headline: 'It was overtaken.' },
};
/** Who decides where a ticket names nobody. */
function ownerOf({ owner }, { settings }) {
    return owner ?? settings.config.people['technical-lead'][0];
}


/***/ })

};
