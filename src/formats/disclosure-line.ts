/**
 * Whether a whole line only says that the article was translated by a machine. Such a line in a source is somebody's constant, not
 * part of the story: it is lifted out as role `disclosure`, and the line computed from the evidence takes its place.
 */
export function isDisclosureLine(text: string): boolean {
  if (text.length > mostCharacters || !hint.test(text)) return false
  const line = text.replace(/\s+/g, ' ').trim().toLowerCase()
  return line.length <= 300 && sentencesOf(line).length <= 3 && patterns.some(pattern => pattern.test(line))
}

/** What each of the patterns below needs: most lines are told apart by it alone. */
const hint = /translat|tradu[ci]|übersetz|ترجم|تُرجم/i

/** Blanks and all: spares a text node of 50 MB the look. */
const mostCharacters = 2_000

function sentencesOf(line: string): readonly string[] {
  return line.split(/[.!?؟。]+(?: |$)/).filter(Boolean)
}

const patterns: readonly RegExp[] = [
  /^[^\p{L}]*powered by (?:automated|automatic|machine|ai) translation[^\p{L}]*$/u,
  /^[^\p{L}]*(?:note: )?(?:this (?:article|story|text|page|post) (?:was|is|has been) )?(?:translated automatically|(?:automatically|machine) translated|(?:auto|machine)-translated)\b/u,
  /^[^\p{L}]*(?:note: )?this (?:article|story|text|page|post) (?:was|is|has been) translated (?:from \p{L}+ )?(?:by|with|using) (?:a machine|an? (?:ai|automatic|automated|machine)|machine translation|automated|automatic|artificial intelligence|ai)\b/u,
  /^[^\p{L}]*(?:cet? (?:article|texte|page) (?:a été|est) )?traduite? (?:automatiquement|par (?:une machine|une intelligence artificielle|une ia|traduction automatique))/u,
  /^[^\p{L}]*traduction automatique[^\p{L}]*$/u,
  /^[^\p{L}]*(?:est[ea] (?:artículo|texto|página|nota) (?:ha sido|fue|está|se ha) )?traducid[oa] (?:automáticamente|de forma automática|por (?:una máquina|inteligencia artificial|traducción automática))/u,
  /^[^\p{L}]*traducción automática[^\p{L}]*$/u,
  /^[^\p{L}]*(?:dies(?:er|e|es) (?:artikel|text|seite|beitrag) wurde )?(?:automatisch|maschinell|von einer maschine|mit künstlicher intelligenz) (?:aus dem \p{L}+ )?übersetzt/u,
  /^[^\p{L}]*(?:automatische|maschinelle) übersetzung[^\p{L}]*$/u,
  /^[^\p{L}]*(?:تمت? ترجمة|تُرجم|ترجم)(?:ت)? ?(?:هذ[اه] (?:المقالة?|النص|الخبر|الصفحة) ?)?(?:ترجمة )?(?:آلي[اً]*ا?|تلقائي[اً]*ا?|بواسطة (?:آلة|الذكاء الاصطناعي)|باستخدام (?:الترجمة الآلية|الذكاء الاصطناعي))/u,
  /^[^\p{L}]*ترجمة (?:آلية|تلقائية)[^\p{L}]*$/u
]
