// Prints the commit that runs, as the app itself says it. URL is where people reach it.
const url = process.env.APP_URL
if (!url) {
  console.error('APP_URL is not set')
  process.exit(2)
}
const { release } = await (await fetch(new URL('/api/health', url))).json()
console.log(release)
