/** Who GitHub counts to a repository or its organisation. (GitHub GraphQL: CommentAuthorAssociation.) */
const insiders = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

/**
 * True if GitHub counts the author of a comment neither to the repository nor to its organisation. It
 * is only a hint: a member can hide it, and a collaborator may have read access only.
 */
export function isOutside(association: string | undefined): boolean {
  return association !== undefined && association !== '' && !insiders.has(association)
}
