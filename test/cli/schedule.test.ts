import { describe, expect, test } from 'vitest'
import { nightArguments } from '../../src/cli/schedule.ts'
import { type Calendar, calendar } from '../../src/cli/schedule-calendar.ts'
import { keepSchedule, type Schedule, type ScheduleMeans } from '../../src/cli/schedule-loop.ts'
import { translate } from '../support/command-line.ts'
import { projectFolder } from '../support/project-folder.ts'

const at = (time: string) => Date.parse(time)
const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString())
const minute = 60_000
const hour = 3_600_000
const day = 24 * hour

/** The due times from `from` until `until`. */
function between(due: Calendar, from: string, until: string): string[] {
  const times: string[] = []
  for (let time = due.next(at(from)); time !== undefined && time <= at(until); time = due.next(time))
    times.push(iso(time)!)
  return times
}

describe('calendar', () => {
  test.each(['30 2 * * *', '30 2 * 1-12 *'])(
    '"%s" in Paris: once on the day that skips the hour, right after it',
    async pattern => {
      const due = await calendar(pattern, 'Europe/Paris')
      expect(between(due, '2026-03-28T00:00:00Z', '2026-03-30T12:00:00Z')).toEqual([
        '2026-03-28T01:30:00.000Z',
        '2026-03-29T01:00:00.000Z',
        '2026-03-30T00:30:00.000Z'
      ])
    }
  )

  test.each(['30 2 * * *', '30 2,2 * * *'])('"%s" in Paris: once on the day that has the hour twice', async pattern => {
    const due = await calendar(pattern, 'Europe/Paris')
    expect(between(due, '2026-10-24T00:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
      '2026-10-24T00:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z'
    ])
    expect(iso(due.previous(at('2026-10-25T12:00:00Z')))).toBe('2026-10-25T00:30:00.000Z')
  })

  test('365 nights a year, each a day of its own', async () => {
    const zone = 'America/New_York'
    const nights = between(await calendar('30 2 * * *', zone), '2026-01-01T12:00:00Z', '2027-01-01T12:00:00Z')
    const days = nights.map(night => new Date(night).toLocaleDateString('sv-SE', { timeZone: zone }))
    expect([nights.length, new Set(days).size]).toEqual([365, 365])
  })

  test.each([
    ['61 2 * * *', undefined],
    ['soon', undefined],
    ['* * * * * *', undefined],
    ['2026-01-01T00:00:00', undefined],
    ['15 2 * * *', 'Mars/Olympus']
  ])('"%s" in %s is refused', async (pattern, timezone) => {
    await expect(calendar(pattern, timezone)).rejects.toMatchObject({ name: 'ConfigError', type: 'invalid' })
  })
})

/** Time that passes with the sleeps of the schedule, and a night that takes as long as `lengths` says. */
async function simulated(
  start: string,
  until: string,
  schedule: Omit<Schedule, 'calendar'> & { readonly pattern?: string },
  means: Partial<ScheduleMeans> & { readonly lengths?: readonly number[]; onSleep?(time: number): number } = {}
) {
  const ending = new AbortController()
  const nights: string[] = []
  let time = at(start)
  let running = 0
  const code = await keepSchedule(
    { calendar: await calendar(schedule.pattern ?? '15 2 * * *', 'UTC'), ...schedule },
    {
      now: () => time,
      async sleep(milliseconds) {
        time = means.onSleep?.(time + milliseconds) ?? time + milliseconds
        if (time >= at(until)) ending.abort('SIGTERM')
      },
      random: () => 0,
      async night() {
        expect(++running).toBe(1)
        nights.push(iso(time)!)
        await Promise.resolve()
        time += means.lengths?.[nights.length - 1] ?? minute
        running--
        if (time >= at(until)) ending.abort('SIGTERM')
        return ending.signal.aborted ? 143 : 0
      },
      onNext() {},
      signal: ending.signal,
      ...means
    }
  )
  return { nights, code }
}

describe('keepSchedule', () => {
  const none = { jitter: 0, lastSuccess: undefined }

  test('a night at each due time, until a signal between two of them', async () => {
    expect(await simulated('2026-11-20T12:00:00Z', '2026-11-23T12:00:00Z', none)).toEqual({
      nights: ['2026-11-21T02:15:00.000Z', '2026-11-22T02:15:00.000Z', '2026-11-23T02:15:00.000Z'],
      code: undefined
    })
  })

  test('a signal during a night: its exit code is handed on', async () => {
    const { nights, code } = await simulated('2026-11-20T12:00:00Z', '2026-11-21T02:15:30Z', none)
    expect({ nights: nights.length, code }).toEqual({ nights: 1, code: 143 })
  })

  test.each([1, 2, 3, 75, 137])('a night that exits %d is followed by the next', async exitCode => {
    const ending = new AbortController()
    const codes: number[] = []
    const night = async () => {
      codes.push(exitCode)
      if (codes.length === 3) ending.abort('SIGTERM')
      return exitCode
    }
    await simulated('2026-11-20T12:00:00Z', '2026-12-20T12:00:00Z', none, { night, signal: ending.signal })
    expect(codes).toEqual([exitCode, exitCode, exitCode])
  })

  test('due times that pass during a night are skipped: nights never overlap', async () => {
    const { nights } = await simulated('2026-11-20T12:00:00Z', '2026-11-24T12:00:00Z', none, { lengths: [50 * hour] })
    expect(nights).toEqual(['2026-11-21T02:15:00.000Z', '2026-11-24T02:15:00.000Z'])
  })

  test('a machine that slept over due times makes up for them by one night', async () => {
    let isAsleep = true
    const onSleep = (time: number) => {
      if (!isAsleep) return time
      isAsleep = false
      return at('2026-11-23T09:00:00Z')
    }
    const { nights } = await simulated('2026-11-20T12:00:00Z', '2026-11-24T12:00:00Z', none, { onSleep })
    expect(nights).toEqual(['2026-11-23T09:00:00.000Z', '2026-11-24T02:15:00.000Z'])
  })

  test('a clock that is set back does not bring the same night again', async () => {
    let isSet = false
    const lengths = [minute]
    const onSleep = (time: number) => {
      if (isSet || time < at('2026-11-21T02:17:00Z')) return time
      isSet = true
      return at('2026-11-21T01:00:00Z')
    }
    const { nights } = await simulated('2026-11-20T12:00:00Z', '2026-11-22T12:00:00Z', none, { lengths, onSleep })
    expect(nights).toEqual(['2026-11-21T02:15:00.000Z', '2026-11-22T02:15:00.000Z'])
  })

  test('a clock that was years ahead does not stop the nights when it is put right', async () => {
    let isSet = false
    const onSleep = (time: number) => {
      if (isSet) return time
      isSet = true
      return at('2026-11-20T12:00:00Z')
    }
    const { nights } = await simulated('2030-01-01T12:00:00Z', '2030-01-05T00:00:00Z', none, {
      onSleep,
      lengths: [minute, 4 * 365 * day]
    })
    expect(nights.slice(0, 1)).toEqual(['2026-11-21T02:15:00.000Z'])
  })

  test('jitter: a random part of it later, each night another', async () => {
    const parts = [0, 0.5, 0.25, 0]
    const { nights } = await simulated(
      '2026-11-20T12:00:00Z',
      '2026-11-23T12:00:00Z',
      { ...none, jitter: 10 * minute },
      {
        random: () => parts.shift() ?? 0
      }
    )
    expect(nights).toEqual(['2026-11-21T02:15:00.000Z', '2026-11-22T02:20:00.000Z', '2026-11-23T02:17:30.000Z'])
  })

  test.each([
    ['the last due time is after the last success: at once', at('2026-11-19T02:15:03Z'), true],
    ['it is before: at its time', at('2026-11-20T02:15:03Z'), false],
    ['there was none ever: at once', 'never', true],
    ['nothing is to be made up for', undefined, false]
  ] as const)('%s', async (_, lastSuccess, isAtOnce) => {
    const { nights } = await simulated('2026-11-20T12:00:00Z', '2026-11-21T12:00:00Z', { jitter: 0, lastSuccess })
    expect(nights).toEqual([...(isAtOnce ? ['2026-11-20T12:00:00.000Z'] : []), '2026-11-21T02:15:00.000Z'])
  })
})

describe('translate schedule', () => {
  test('each night is given what is not about the schedule', () => {
    const own = ['--cron', '15 2 * * *', '--timezone=Europe/Paris', '--jitter', '60', '--no-catch-up']
    const other = ['--to', 'ar,fr', '--max-chars=500', '--metrics-file', 'schedule', '--log', 'json']
    expect(nightArguments(['schedule', ...own, ...other])).toEqual(other)
    expect(nightArguments(['--to', 'ar', 'schedule', ...own])).toEqual(['--to', 'ar'])
  })

  test.each([
    [[], 'Expected a schedule, got none'],
    [['--cron', '99 2 * * *'], 'Expected a schedule such as "15 2 * * *"'],
    [['--cron', '0 0 31 2 *'], 'there is no such day'],
    [['--cron', '15 2 * * *', '--timezone', 'Mars'], 'in Mars'],
    [['--cron', '15 2 * * *', '--jitter', '-1'], 'Expected a whole number after --jitter']
  ])('%j is refused before anything is waited for', async (args, message) => {
    using folder = projectFolder({ 'translate.config.json': '{"to":["ar"]}' })
    const { code, err } = await translate(['schedule', ...args], { cwd: folder.root })
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})
