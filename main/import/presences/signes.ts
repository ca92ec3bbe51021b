import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { memo } from '../understand/lecture.ts'

const SIGNES: readonly (readonly [EtatPresence, RegExp])[] = [
  ['present', /^(p|pr|pres|presente?s?|x|1|v|oui|o|ok|la|retard|r|present en retard)$/],
  [
    'excuse',
    /^(e|ex|exc|excusee?s?|ae|aj|j|just|justifiee?s?|abs(ente?|ence)? (excusee?|justifiee?))$/,
  ],
  [
    'absent',
    /^(a|ab|abs|absente?s?|absence|0|non|n|ai|ani|anj|absente? (injustifiee?|non (excusee?|justifiee?)))$/,
  ],
]

/** The état that a sign of a grid stands for; null when the person has to say. */
export const etatOf = memo((signe: string): EtatPresence | null => {
  if (/^[✓✔☑√●•■]$/.test(signe)) return 'present'
  if (/^[✗✘❌]$/.test(signe)) return 'absent'
  const words = normalizeNom(signe)
  return SIGNES.find(([, pattern]) => pattern.test(words))?.[0] ?? null
})

/** True for the signs of a day without a séance: no présence is imported, and no question asked. */
export const isSansSeance = memo((signe: string): boolean =>
  /^[-–—/.]+$|^(ferie|vac|vacances|pas de (clas|seance)|annulee?)$/.test(
    /\p{L}/u.test(signe) ? normalizeNom(signe) : signe,
  ),
)
