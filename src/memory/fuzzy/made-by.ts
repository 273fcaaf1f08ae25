import { exactFormVersion } from '../exact-form.ts'
import { similarityVersion } from './similarity.ts'

/** What the tokens of a source depend on besides it: an index that was made by anything else is made anew. */
export const madeBy = `similarity ${similarityVersion}, exact form ${exactFormVersion}, Unicode ${process.versions.unicode}`
