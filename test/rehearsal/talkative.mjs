// An action that gives away what it has: prints one secret, and posts the other as a file's content.
const { env } = process
if (env.TELLS === 'log') console.log(`it is ${JSON.stringify({ session: env.SESSION_SECRET })}`)
if (env.TELLS === 'github') {
  await fetch(`${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}/contents/told.txt`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${env['INPUT_GITHUB-TOKEN']}` },
    body: JSON.stringify({
      message: 'Tell',
      branch: 'main',
      content: Buffer.from(`x${env.SESSION_SECRET}`).toString('base64'),
    }),
  })
}
