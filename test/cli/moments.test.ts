import { describe, expect, test } from 'vitest'
import { deadlineAt, sinceWhen } from '../../src/cli/moments.ts'
import { ConfigError } from '../../src/model/errors.ts'

/** By the clocks of this machine. */
const local = (day: number, hours: number, minutes = 0) => new Date(2026, 10, day, hours, minutes)

describe('a deadline', () => {
  test.each([
    ['06:00', local(24, 2), local(24, 6)],
    ['6:00', local(24, 22), local(25, 6)],
    ['06:00', local(24, 6), local(25, 6)],
    ['2026-11-25T06:00', local(24, 2), local(25, 6)],
    ['2026-11-25T06:00:30Z', local(24, 2), new Date('2026-11-25T06:00:30Z')],
    ['2026-11-25T06:00+01:00', local(24, 2), new Date('2026-11-25T05:00Z')],
    ['90m', local(24, 2), local(24, 3, 30)],
    ['1h30m', local(24, 2), local(24, 3, 30)],
    ['0s', local(24, 2), local(24, 2)]
  ])('%s', (text, now, expected) => {
    expect(new Date(deadlineAt(text, now))).toEqual(expected)
  })

  test.each(['', '25:00', '06:60', '6', 'tomorrow', '2026-13-01T00:00', '1h-3m', '-5m'])('“%s” is none', text => {
    expect(() => deadlineAt(text, local(24, 2))).toThrow(ConfigError)
  })
})

describe('a change counts since', () => {
  test.each([
    ['2026-11-20', local(20, 0)],
    ['2026-11-20T06:00', local(20, 6)],
    ['2026-11-20T06:00Z', new Date('2026-11-20T06:00Z')],
    ['36h', local(22, 14)],
    ['2d', local(22, 2)]
  ])('%s', (text, expected) => {
    expect(new Date(sinceWhen(text, local(24, 2)))).toEqual(expected)
  })

  test.each(['06:00', 'HEAD', '2026-11-31x', '20-11-2026'])('“%s” is no such time', text => {
    expect(() => sinceWhen(text, local(24, 2))).toThrow(/such as 2026-11-20/)
  })
})
