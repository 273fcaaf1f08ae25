#!/usr/bin/env node
// Plain JavaScript that any Node can read: the rest needs a current one, and static imports would run before this check.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 15)) {
  process.stderr.write(
    `translate needs Node 24.15 or later, this is Node ${process.versions.node} (${process.execPath})\n` +
      'Install a current Node, or let npm bring one for this project: npm install --save-dev node@24, then npx translate …\n'
  )
  process.exitCode = 69
} else {
  // Compiled code is kept for the next start, in a folder of Node's own below the system's for temporary files.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { start } = await import('../dist/cli/process.js')
  await start()
}
