import { start } from '../../src/cli/process.ts'

// The command line in a process of its own, from the sources as they stand.
await start()
