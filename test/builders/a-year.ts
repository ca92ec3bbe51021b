import { resolve } from 'node:path'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { readDossierFile } from '../../main/features/dossiers/dossier-file.service.ts'
import { importDossier } from '../../main/features/dossiers/dossiers.service.ts'
import { GENRES_PROJET, OBJECTIFS } from '../../shared/domain/listes.ts'
import { RESOURCES_FOLDER } from './a-trame.ts'
import { given } from './given.ts'

const sample = given(await readDossierFile(resolve(RESOURCES_FOLDER, 'exemple/dossier.json')))
/** The dossier of the sample year, without its cadres: `aYear` gives its own. */
export const AN_ANNEE = { ...sample, complements: { ...sample.complements, cadre: [] } }
/** Day of the records that `aYear` adds. */
export const DAY = '2026-01-22'

/** The sample year, and in each of its actions records of every other kind. */
export async function aYear(): Promise<{ readonly open: OpenDatabase; readonly anneeId: string }> {
  const open = openDatabase(':memory:')
  const { anneeId } = given(await importDossier(open, AN_ANNEE, { remplacer: false }))
  const { sqlite } = open
  const add = (table: string, row: Readonly<Record<string, unknown>>) =>
    sqlite
      .prepare(`insert into ${table} values (${Object.keys(row).map((name) => `@${name}`)})`)
      .run(row)
  for (const [rank, { id: actionId, collectifs }] of AN_ANNEE.actions.entries()) {
    const action = { actionId }
    const own = { id: `axe-${rank}`, ...action }
    const collectifId = collectifs[0]?.id
    const seanceId = AN_ANNEE.seances.find((one) => one.collectifId === collectifId)?.id
    const [{ id: creneau }] = sqlite
      .prepare('select id from creneau where collectif_id = ?')
      .all(collectifId) as [{ readonly id: string }]
    const note = `noté ${rank}`
    add('formation', {
      ...own,
      date: DAY,
      theme: `Lire ${rank}`,
      by: 'Ligue',
      conjointe: 1,
      minutes: 90 + rank,
      note,
    })
    add('formation_intervenant', { formation: own.id, intervenant: 'amina', minutes: 40 + rank })
    add('evaluation', { ...own, date: DAY, titre: `Enquête ${rank}`, constat: note })
    add('evaluation_public', {
      evaluation: own.id,
      public: 'parents',
      interroges: 12,
      reponses: 5 + rank,
    })
    add('projet', {
      ...own,
      genre: GENRES_PROJET[0],
      titre: note,
      partenaire: null,
      debut: DAY,
      fin: null,
      description: note,
      effets: null,
    })
    add('projet_seance', { projet: own.id, seanceId })
    add('fait_marquant', { ...own, date: DAY, objectif: OBJECTIFS[rank], note })
    add('cadre', { ...action, le: DAY, diagnostic: note, charte: DAY, signataires: note })
    add('confirmation', { ...action, code: 'calendrier.semaines', valeur: `${rank + 2}` })
    add('ecrit', { ...action, document: 'experience', champ: 'intitule', texte: note })
    add('creneau_intervenant', {
      id: own.id,
      creneau,
      intervenant: 'rosa',
      debut: '2025-10-01',
      fin: null,
    })
  }
  add('vacances', { id: 'pont', anneeId, nom: 'Pont', debut: '2025-11-10', fin: '2025-11-10' })
  add('parametre', { anneeId, cle: 'taux-valorisation', valeur: '1234' })
  add('appel', { id: 'appel', enfant: 'ahmadi-zahra', date: DAY, note: 'vue' })
  add('autorisation', { enfant: 'ahmadi-zahra', anneeId, seul: 1, image: 0, contrat: DAY })
  return { open, anneeId }
}
