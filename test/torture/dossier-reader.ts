import { writeFileSync } from 'node:fs'
import { dossierText, readDossierFile } from '../../main/features/dossiers/dossier-file.service.ts'
import { buildLargeDossier } from '../builders/large-dossier.ts'
import { processorMs } from './family.ts'

const MB = 1_000_000
const part = (rows: string) => `{"format":"cartable/dossier","version":1,"enfants":[${rows}]}`

/** Dossiers as large as they come: sound, or made to fill the memory. */
export const FLOODS: Readonly<Record<string, () => string>> = {
  'quatre villes': () => dossierText(buildLargeDossier({ facteur: 4 })),
  'textes longs': () => part(`{"id":"${'é’'.repeat(11 * MB)}"}`),
  'objets vides': () => part(`${'{},'.repeat(350_000)}{}`),
  'listes vides': () => part(`${'[],'.repeat(350_000)}[]`),
  nombres: () => part(`${'1,'.repeat(700_000)}1`),
  'champs inconnus': () => part(`{${Array.from({ length: 700_000 }, (_, n) => `"c${n}":1`)}}`),
  'liste dans une fiche': () => part(`{"situations":[${'{},'.repeat(350_000)}{}]}`),
  'niveaux sans fin': () => part('['.repeat(700_000) + ']'.repeat(700_000)),
  'trop de valeurs': () => part(`${'{},'.repeat(15 * MB)}{}`),
  'trop long': () => part(`"${'a'.repeat(100 * MB)}"`),
}

/* `node dossier-reader.ts KIND FILE [write]`: writes that dossier, or reads it and says what it cost. */
if (import.meta.main) {
  const [kind = '', file = '', step = ''] = process.argv.slice(2)
  if (step === 'write') writeFileSync(file, FLOODS[kind]?.() ?? '')
  else {
    const before = processorMs()
    const read = await readDossierFile(file)
    const ms = processorMs() - before
    const mb = process.resourceUsage().maxRSS / 1024
    process.stdout.write(JSON.stringify({ ok: read.ok, ms, mb }))
  }
}
