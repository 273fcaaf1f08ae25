import { openDatabase } from '../../src/store/database.ts'

/** Says `ready`, then opens the database as soon as it is told to, and says how many rows its migration made. */
const [path = ''] = process.argv.slice(2)
process.stdout.write('ready\n')
process.stdin.once('data', () => {
  const db = openDatabase(path, {
    first: ['CREATE TABLE one (n INTEGER) STRICT', 'INSERT INTO one VALUES (1)'],
    second: ['CREATE TABLE two (n INTEGER) STRICT']
  })
  process.stdout.write(`${db.prepare('SELECT count(*) AS n FROM one').get()?.n}\n`)
  db.close()
  process.exit(0)
})
