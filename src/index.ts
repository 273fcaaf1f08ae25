export { type BackendConfig, createEngine } from './backends/backends.ts'
export type {
  BatchLimits,
  Engine,
  TranslationBackend,
  TranslationRequest
} from './backends/translation-backend.ts'
export type { BundleManifest } from './bundles/manifest.ts'
export { checks } from './checks/checks.ts'
export { type CheckContext, type QualityCheck, runChecks } from './checks/quality-check.ts'
export { defineConfig } from './config/define-config.ts'
export type { DocumentFormat, SharedFile } from './formats/document-format.ts'
export { type FormatOptions, formats } from './formats/formats.ts'
export { memorySchema } from './memory/memory-schema.ts'
export { sqliteMemory } from './memory/sqlite-memory.ts'
export type { Context, Entry, Query, TranslationMemory } from './memory/translation-memory.ts'
export { type Content, codeProblems, type InlineCode, plainText, visibleText } from './model/content.ts'
export type { Block, Document, Role, Variant } from './model/document.ts'
export {
  ArticleError,
  BackendError,
  BudgetError,
  ConfigError,
  FormatError,
  isOperational,
  isTransient,
  LocaleError,
  LockError,
  OperationalError,
  ReviewError,
  StoreError
} from './model/errors.ts'
export type { Finding, Problem, Severity } from './model/finding.ts'
export { formatTags, parseTags } from './model/inline-tags.ts'
export { type LocalePair, type LocaleTag, localeTag } from './model/locale.ts'
export type { Match } from './model/match.ts'
export type { Origin, State, TranslatedSegment } from './model/segment.ts'
export type { Failure, Report, ReportedFinding } from './pipeline/report.ts'
export { type ScannerOptions, scanner } from './segmentation/scanner.ts'
export type { Segmenter } from './segmentation/segmenter.ts'
export { openDatabase } from './store/database.ts'
