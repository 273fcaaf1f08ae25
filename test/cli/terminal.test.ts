import { styleText } from 'node:util'
import { expect, test } from 'vitest'
import { withoutControls } from '../../src/cli/terminal.ts'
import { recordingIo, translate } from '../support/command-line.ts'
import { projectFolder } from '../support/project-folder.ts'

const control = /[\p{Cc}\p{Bidi_Control}]/u

test('what a terminal would obey does not reach it, but for what this program writes itself', () => {
  const io = recordingIo({ cwd: '/' })
  const styled = `\r\u001B[K${styleText('dim', 'a\tb', { validateStream: false })}\n`
  withoutControls(io).err(styled)
  withoutControls(io).err('\u001B]0;title\u0007 \u001B[8mhidden \u009B31m \u202Eesrever \b\r\u001B[2J\n')
  const [, said] = io.said().err.split('\n')
  expect(io.said().err.startsWith(styled)).toBe(true)
  expect(said).toContain('hidden')
  expect(said).not.toMatch(control)
})

test('keys, names of articles and words of the configuration are shown without them', async () => {
  using folder = projectFolder({
    'articles/a\u001B[8mb.md': 'One.\n',
    'articles/c\u009B2Jd.txt': '',
    'locales/fr/articles/a\u001B[8mb.json': '{ "k\\u001b[2Jey": "Un.", "p-\\u202e1": "Deux." }\n'
  })
  const { err } = await translate(['--to', 'fr'], { cwd: folder.root })
  expect(err).toContain('Keys of no block')
  expect(err).toContain('Expected text in the article')
  expect(err.replaceAll('\n', '')).not.toMatch(control)
  const refused = await translate(['--to', 'fr\u001B[2J'], { cwd: folder.root })
  expect(refused.code).toBe(2)
  expect(refused.err.replaceAll('\n', '')).not.toMatch(control)
})
