import { expect, test } from 'vitest'
import * as api from '../src/index.ts'

test('the public API is these names, and a new one is a decision', () => {
  expect(Object.keys(api).sort()).toEqual([
    'ArticleError',
    'BackendError',
    'BudgetError',
    'ConfigError',
    'FormatError',
    'LocaleError',
    'LockError',
    'OperationalError',
    'ReviewError',
    'StoreError',
    'checks',
    'codeProblems',
    'createEngine',
    'defineConfig',
    'formatTags',
    'formats',
    'isOperational',
    'isTransient',
    'localeTag',
    'memorySchema',
    'openDatabase',
    'parseTags',
    'plainText',
    'runChecks',
    'scanner',
    'sqliteMemory',
    'visibleText'
  ])
})
