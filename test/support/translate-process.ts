import { start } from '../../src/cli/process.ts'

// The command line in a process of its own, from the sources as they stand.
const { TEST_GRACE } = process.env
await start(TEST_GRACE === undefined ? {} : { grace: Number(TEST_GRACE) })
