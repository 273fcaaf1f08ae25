import { expect, test } from 'vitest'
import { withoutRawText } from '../../../src/backends/codec/raw-text.ts'

test.each([
  ['Le vote.', 'Le vote.'],
  ['Le <b id="1">vote</b>.', 'Le <b id="1">vote</b>.'],
  ['Le vote.<script>alert(1)</script> Fin.', 'Le vote. Fin.'],
  ['<STYLE a="b">p{}</style\n>Le<script>x</script> vote', 'Le vote'],
  ['Le <script>vote', 'Le <script>vote'],
  ['Le <script>vote</script', 'Le '],
  ['a<script><script>x</script>b', 'ab']
])('%s', (answer, text) => {
  expect(withoutRawText(answer)).toBe(text)
})
