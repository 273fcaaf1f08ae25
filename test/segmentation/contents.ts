import fc from 'fast-check'
import { content, type InlineCode } from '../../src/model/content.ts'

const codes: fc.Arbitrary<InlineCode> = fc.record({
  kind: fc.constantFrom('open', 'close', 'standalone'),
  id: fc.constantFrom('1', '2', '3'),
  data: fc.constantFrom('<b>', '<br>', '{{x}}'),
  equiv: fc.constantFrom('', '1', 'Run. Now', ' '),
  deletable: fc.boolean()
})

const texts = fc.oneof(
  fc.constantFrom('A b. ', 'C d? ', ' ', '\n\n', '你好。', '…', 'e', '“E f.” ', '5. ', 'é\u0301 \u00a0 '),
  fc.string({ maxLength: 6, unit: 'binary' })
)

/** Blocks with codes that pair, cross, come twice or lack their other half. Canonical. */
export const contents = fc.array(fc.oneof(texts, codes), { maxLength: 16 }).map(content)
