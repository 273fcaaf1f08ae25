import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { markdownSummary } from '../../src/cli/markdown-summary.ts'
import { brokenRun } from '../../src/cli/run-record.ts'
import { translate } from '../support/command-line.ts'
import { projectFolder } from '../support/project-folder.ts'

const files = {
  'articles/vote.md': '# The vote\n\nIt is near. It matters.\n',
  'translate.config.json': '{"to":["ar"]}'
}

test('says what a run did, and names what failed', async () => {
  using folder = projectFolder({ ...files, 'articles/empty.md': '' })
  await translate(['nightly', '--summary-file', 'summary.md'], { cwd: folder.root })
  const summary = folder.read('summary.md')
  expect(summary).toContain('## Translations: something needs a look\n\nRun 2026-11-23T21:00:00Z, 0.0 s, exit code 1.')
  expect(summary).toContain('| sentences sent | 3 |')
  expect(summary).toMatch(/### Failed\n\n\| article .*\n\| --- .*\n\| `empty` \| {2}\| {2}\| `.*empty/)
})

test('replaces its file, but adds to the one that GitHub names', async () => {
  using folder = projectFolder({ ...files, 'summary.md': 'Before\n', 'step.md': 'Before\n' })
  const env = { GITHUB_STEP_SUMMARY: `${folder.root}/step.md` }
  for (const file of ['summary.md', 'step.md'])
    await translate(['nightly', '--summary-file', file], { cwd: folder.root, env })
  expect(folder.read('summary.md')).toMatch(/^## Translations: all is current/)
  expect(folder.read('step.md')).toMatch(/^Before\n## Translations: all is current/)
})

test('whatever a message holds, it makes no markup', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<script>',
      '| a | b |\n',
      '![x](http://x.example)',
      '@everyone',
      '#1',
      '`',
      '**b**',
      '&lt;',
      '~~x~~'
    )
  )
  fc.assert(
    fc.property(fc.array(hostile), parts => {
      const times = { run: '2026-11-23T02:15:00.000Z', seconds: 1, exitCode: 1 }
      const markdown = markdownSummary({
        record: brokenRun(times, { name: 'StoreError', type: 'damaged', message: parts.join('') })
      })
      const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
      expect(tree.children.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'paragraph'])
      const inline = tree.children.flatMap(node => ('children' in node ? node.children.map(({ type }) => type) : []))
      expect(inline.slice(0, 3)).toEqual(['text', 'text', 'text'])
      expect(inline.slice(3)).toEqual(parts.join('') === '' ? [] : ['inlineCode'])
    })
  )
})
