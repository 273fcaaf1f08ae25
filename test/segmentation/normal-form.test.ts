import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeKey, codesOf, equalContent, type InlineCode, isCode, plainText } from '../../src/model/content.ts'
import { formatTags } from '../../src/model/inline-tags.ts'
import { normalForm, normalFormVersion, restoreCodes } from '../../src/segmentation/normal-form.ts'
import { contents } from './contents.ts'

const code = (kind: InlineCode['kind'], id: string, data = `${kind} ${id}`): InlineCode => ({
  kind,
  id,
  data,
  equiv: data,
  deletable: false
})

describe('normalForm', () => {
  test('its version changes with what it does', () => {
    expect(normalFormVersion).toBe(1)
    expect(normalForm([' Cafe\u0301\u00a0\n is\t\topen '])).toEqual({ content: ['Café is open'], original: [] })
  })

  test('numbers codes from 1 in order of first appearance, and keeps what they hold', () => {
    const segment = ['See ', code('open', '7'), 'it', code('close', '7'), ' ', code('standalone', '4'), '.']
    const { content, original } = normalForm(segment)
    expect(formatTags(content)).toBe('See <1>it</1> <2/>.')
    expect(codesOf(content).map(({ data, equiv }) => [data, equiv])).toEqual([
      ['open 7', 'open 7'],
      ['close 7', 'close 7'],
      ['standalone 4', 'standalone 4']
    ])
    expect(original).toEqual(codesOf(segment))
  })

  test('the same sentence has the same form wherever it stands in its block', () => {
    const a = normalForm(['Go ', code('open', '1', '*'), 'now', code('close', '1', '*')])
    const b = normalForm([' Go ', code('open', '5', '*'), 'now', code('close', '5', '*'), ' '])
    expect(equalContent(a.content, b.content)).toBe(true)
  })

  test('done twice is done once', () => {
    fc.assert(
      fc.property(contents, segment => {
        const { content } = normalForm(segment)
        expect(normalForm(content).content).toEqual(content)
      }),
      { numRuns: 500 }
    )
  })

  test('has no code twice, one space at most, and none at the edges', () => {
    fc.assert(
      fc.property(contents, segment => {
        const { content } = normalForm(segment)
        const keys = codesOf(content).map(codeKey)
        expect(new Set(keys).size).toBe(keys.length)
        for (const part of content) if (!isCode(part)) expect(part).not.toMatch(/[^\S ]| {2}/)
        expect(
          /^ | $/.test([content[0], content.at(-1)].map(part => (typeof part === 'string' ? part : 'x')).join('|'))
        ).toBe(false)
      })
    )
  })
})

describe('restoreCodes', () => {
  test('gives a target its own codes back, in the order of the target', () => {
    const { original } = normalForm(['A', code('open', '7'), 'b', code('close', '7'), code('standalone', '4')])
    const target = [code('standalone', '2', ''), 'x', code('open', '1', ''), 'y', code('close', '1', '')]
    expect(restoreCodes(target, original)).toEqual([
      code('standalone', '4'),
      'x',
      code('open', '7'),
      'y',
      code('close', '7')
    ])
  })

  test('leaves out a code that the source never had', () => {
    expect(restoreCodes(['a ', code('standalone', '9'), 'b'], [code('open', '9')])).toEqual(['a b'])
  })

  test('undoes normalForm, but for white space and composition', () => {
    fc.assert(
      fc.property(contents, segment => {
        const { content, original } = normalForm(segment)
        const restored = restoreCodes(content, original)
        expect(codesOf(restored)).toEqual(codesOf(segment))
        expect(plainText(restored)).toBe(plainText(content))
      }),
      { numRuns: 500 }
    )
  })
})
