/**
 * The `post` step of the action. It runs where the run was cancelled (`post-if: cancelled()`), and
 * answers for commands that the main step had taken on and could not finish.
 */
void import('./post-main.ts').then(({ postMain }) => postMain())
