/**
 * A process of its own that spends for the desk `sport`: `node spender.ts <database> <budget> <characters a request> <end>`. With the
 * end `cap` it spends until it is refused and prints how many requests it got; with `kill` it dies right after its first reservation.
 */
import process from 'node:process'
import { BudgetError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { ledger } from '../../src/queue/budget.ts'
import { ledgerSchema } from '../../src/queue/ledger-schema.ts'
import { openDatabase } from '../../src/store/database.ts'

const [path = '', budget = '', characters, end] = process.argv.slice(2)
const request = {
  backend: 'spender',
  from: localeTag('en'),
  to: localeTag('fr'),
  sources: [{ desk: 'sport', characters: Number(characters) }]
}
const prices = new Map([['spender', { perMillionCharacters: 20, currency: 'EUR' }]])
const spending = ledger(openDatabase(path, { ledger: ledgerSchema }), JSON.parse(budget), () => 0, { prices })

if (end === 'kill') {
  spending.reserve(request)
  process.kill(process.pid, 'SIGKILL')
}

let requests = 0
try {
  for (;;) {
    spending.reserve(request).settle()
    requests++
  }
} catch (error) {
  if (!(error instanceof BudgetError)) throw error
  process.stdout.write(`${requests}`)
}
