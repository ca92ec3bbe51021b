import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { replaceContent } from '../../../../main/db/restore.ts'
import {
  composeBilan,
  generateBilan,
} from '../../../../main/features/bilans/generate-bilan.service.ts'
import { saveReponse } from '../../../../main/features/bilans/reponses.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import {
  createEnvoi,
  type EnvoiOptions,
  findEnvois,
  findEnvoisEchus,
  letGoEnvois,
  writeEnvoi,
  writeMail,
} from '../../../../main/features/envois/envois.service.ts'
import {
  findJournalState,
  pruneJournal,
  undoLast,
} from '../../../../main/features/journal/journal.service.ts'
import { saveParametres } from '../../../../main/features/parametres/parametres.service.ts'
import { effacer } from '../../../../main/features/personnes/personnes.service.ts'
import { anonymise } from '../../../../main/features/personnes/revue.service.ts'
import { chooseTrame } from '../../../../main/features/trames/trames.service.ts'
import { resteAConfirmer } from '../../../../shared/domain/bilan.ts'
import { PARAMETRES_PAR_DEFAUT } from '../../../../shared/domain/faits.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { docxOutline, docxPart } from '../../../builders/docx-outline.ts'
import { fillBase } from '../../../builders/fill-base.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { anAction } from '../../../builders/records.ts'
import { schemaSnapshot } from '../../../builders/schema-snapshot.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'
import { partsOf } from '../../../builders/written-annexes.ts'
import { chanceOf } from '../../../torture/random.ts'

const NOW = new Date('2022-05-02T10:00:00Z')
const LATER = new Date('2022-06-20T10:00:00Z')
const OPTIONS: EnvoiOptions = {
  ...{ tramesFolder: TRAMES_FOLDER, now: NOW },
  ...{ brouillon: 'garder', fichier: 'cartable' },
}
const DEMANDE = { actionId: 'a1', arreteAu: '2022-04-30', trame: 'caf47' }
const BILAN = 'Bilan Clas 2021-2022 – action 1 – arrêté au 30-04-2022.docx'
const ANNEXES = 'Annexes Clas 2021-2022 – action 1 – arrêté au 30-04-2022.xlsx'

let open: OpenDatabase
beforeEach(async () => {
  open = openDatabase(':memory:')
  await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
})

async function send(now = NOW) {
  const sent = await createEnvoi(open.db, DEMANDE, { ...OPTIONS, now })
  if (!sent.ok) throw new Error(sent.error.code)
  return sent.value
}

async function filesOf(envoiId: string, sortie = tempFolder()) {
  const written = await writeEnvoi(open.db, envoiId, { sortie, now: LATER })
  if (!written.ok) throw new Error(written.error.code)
  return written.value.paths.map((path) => readFileSync(path))
}

const answer = (code: string, valeur: string | boolean, raison: string | null = null) =>
  saveReponse(open.db, TRAMES_FOLDER, { ...DEMANDE, code, reponse: { valeur, raison } }, NOW)

test('a bilan sent is kept with its date, its version and its two files, without names', async () => {
  const envoi = await send()

  expect(envoi).toEqual({
    ...{ envoiId: expect.any(String), numero: '1', annee: '2021-2022', version: 1 },
    ...{ arreteAu: '2022-04-30', envoyeLe: '2022-05-02', changements: [] },
    fichiers: [BILAN, ANNEXES],
  })
  const [bilan, annexes] = await filesOf(envoi.envoiId)
  expect(docxOutline(bilan as Buffer)).toContain('arrêté au 30 avril 2022')
  const text = Object.values(partsOf(annexes as Buffer)).join('')
  const persons = [
    ...(await open.db.selectFrom('enfant').select(['nom', 'prenom']).execute()),
    ...(await open.db.selectFrom('intervenant').select(['nom', 'prenom']).execute()),
  ]
  expect(persons.length).toBeGreaterThan(4)
  expect(persons.filter(({ nom, prenom }) => text.includes(`${nom} ${prenom}`))).toEqual([])
})

/** All that the base keeps of what was sent, to the byte. */
const keptAsSent = () => [
  open.sqlite.prepare('select * from envoi order by id').all(),
  open.sqlite.prepare('select * from envoi_fichier order by envoi_id, nom').all(),
]

test('whatever is changed or deleted afterwards, in any table, not a byte of what was sent changes', async () => {
  fillBase(open, chanceOf(1), new Set())
  const { envoiId } = await send()
  const [kept, files] = [keptAsSent(), await filesOf(envoiId)]
  const tables = Object.entries(schemaSnapshot(open.sqlite).tables).filter(
    ([table]) => !table.startsWith('envoi'),
  )
  let changes = 0
  const run = (statement: string) => {
    try {
      changes += open.sqlite.prepare(statement).run().changes
    } catch (error) {
      if (!String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) throw error
    }
  }

  // As the app may, then as nothing may: what was sent hangs on no rule of the other tables.
  for (const isRuled of [true, false]) {
    open.sqlite.pragma(`foreign_keys = ${isRuled ? 'on' : 'off'}`)
    open.sqlite.pragma(`ignore_check_constraints = ${isRuled ? 'off' : 'on'}`)
    for (const [table, { columns }] of tables) {
      for (const [column, { type, generated }] of Object.entries(columns)) {
        if (generated) continue
        run(`update ${table} set ${column} = ${type === 'integer' ? '3' : `${column} || 'x'`}`)
      }
    }
    for (const [table] of tables.toReversed()) run(`delete from ${table}`)
    expect(keptAsSent()).toEqual(kept)
  }

  expect(changes).toBeGreaterThan(500)
  expect(await filesOf(envoiId)).toEqual(files)
})

test('what was sent stays the same to the byte when a parameter, the form or the année is replaced, an enfant erased, the journal pruned', async () => {
  open = openDatabase(join(tempFolder(), 'cartable.sqlite'))
  await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  const { envoiId } = await send()
  const [kept, files] = [keptAsSent(), await filesOf(envoiId)]
  const { id: anneeId } = await open.db.selectFrom('annee').select('id').executeTakeFirstOrThrow()
  const enfants = await open.db.selectFrom('enfant').select('id').execute()
  const [first, second] = enfants.map(({ id }) => id)
  const parametres = { ...PARAMETRES_PAR_DEFAUT, effectifMin: 3 }

  const nobody = { enfants: [], intervenants: [], familles: [], orientations: [] }
  const acts: readonly (() => Promise<unknown>)[] = [
    () => saveParametres(open.db, { anneeId, parametres }, LATER),
    () => chooseTrame(open.db, TRAMES_FOLDER, { anneeId, trame: 'caf47' }, LATER),
    () => answer('libre.bilan', 'Tout a changé.'),
    () => undoLast(open.db, LATER),
    () => effacer(open, { genre: 'enfant', id: first as string }, LATER),
    () => anonymise(open, { ...nobody, enfants: [second as string] }, LATER),
    () => importDossier(open, aDossier(anExempleInput()), { remplacer: true }),
    () => pruneJournal(open.db, new Date('2030-01-01')),
  ]
  for (const act of acts) {
    expect(await act()).not.toMatchObject({ ok: false })
    expect(keptAsSent()).toEqual(kept)
  }
  expect(await filesOf(envoiId)).toEqual(files)
  await open.close()
})

test('a correction makes another version, which says what changed', async () => {
  await send()
  await answer('libre.bilan', 'Une année calme.')
  await answer('calendrier.ecart', true, 'Une semaine de grève.')

  const second = await send(LATER)

  expect(second).toMatchObject({ version: 2, envoyeLe: '2022-06-20' })
  expect(second.changements).toEqual([
    expect.objectContaining({ apres: 'oui – Une semaine de grève.' }),
    {
      label: 'Globalement, quel bilan tirez-vous de la mise en œuvre de votre projet CLAS\u202f?',
      avant: expect.anything(),
      apres: 'Une année calme.',
    },
  ])
  expect((await send(LATER)).version).toBe(3)
  const other = await anAction(open.db, { id: 'a2', numero: '10' })
  const own = await createEnvoi(open.db, { ...DEMANDE, actionId: other.id }, OPTIONS)
  expect(own).toMatchObject({ value: { version: 1, numero: '10', changements: [] } })
  expect((await findEnvois(open.db, 'a1')).map(({ version }) => version)).toEqual([3, 2, 1])
  expect(await findEnvois(open.db, 'a2')).toHaveLength(1)
  expect(await findEnvois(open.db, null)).toHaveLength(4)
})

test('what was sent cannot be rewritten, and marking it is no act to undo', async () => {
  const before = await findJournalState(open.db)

  await send()

  expect(await findJournalState(open.db)).toEqual(before)
  expect(() => open.sqlite.exec("update envoi set arrete_au = '2022-01-01'")).toThrow(/read-only/)
  expect(() => open.sqlite.exec("update envoi_fichier set octets = x'00'")).toThrow(/read-only/)
})

test('a restored copy keeps the versions sent since, and brings back its own', async () => {
  const copy = openDatabase(':memory:')
  await importDossier(copy, aDossier(anExempleInput()), { remplacer: false })
  const sentThere = await createEnvoi(copy.db, DEMANDE, OPTIONS)
  const sentHere = await send(LATER)
  const files = await filesOf(sentHere.envoiId)

  await replaceContent(open, copy.sqlite)

  const ids = (await findEnvois(open.db, null)).map(({ envoiId }) => envoiId)
  expect(ids.toSorted()).toEqual(
    [sentHere.envoiId, sentThere.ok ? sentThere.value.envoiId : ''].toSorted(),
  )
  expect(await filesOf(sentHere.envoiId)).toEqual(files)
})

test('a file of the user in that folder is kept, and the one sent goes beside it', async () => {
  const { envoiId } = await send()
  const sortie = tempFolder()
  writeFileSync(join(sortie, BILAN), 'à elle')

  await filesOf(envoiId, sortie)

  expect(readFileSync(join(sortie, BILAN), 'utf8')).toBe('à elle')
  expect(readdirSync(sortie)).toHaveLength(3)
})

test('an envoi that is not there is told', async () => {
  const written = await writeEnvoi(open.db, 'absent', { sortie: tempFolder(), now: NOW })

  expect(written).toMatchObject({ error: { code: 'not-found', what: 'envoi' } })
})

test('the e-mail goes to the Caf’s address with the files as they are kept', async () => {
  await open.db.updateTable('structure').set({ caf_mail: 'bilans@caf.example' }).execute()
  const { envoiId } = await send()
  const [bilan] = await filesOf(envoiId)
  const path = join(tempFolder(), 'bilan.eml')

  const written = await writeMail(open.db, envoiId, { path, now: LATER })

  expect(written).toEqual({ ok: true, value: path })
  const eml = readFileSync(path, 'utf8')
  expect(eml).toContain('To: bilans@caf.example\r\n')
  expect(eml.replaceAll('\r\n', '')).toContain((bilan as Buffer).toString('base64'))
})

test('the e-mail says what is joined and which version it is, signed by the référent, else by the structure', async () => {
  const mails = async () => {
    const path = join(tempFolder(), 'bilan.eml')
    const written = await writeMail(open.db, (await send()).envoiId, { path, now: LATER })
    if (!written.ok) throw new Error(written.error.code)
    const eml = readFileSync(path, 'utf8')
    const [, text = ''] = /base64\r\n\r\n([\w+/=\r\n]+)--/.exec(eml) ?? []
    return Buffer.from(text, 'base64').toString('utf8').replaceAll('\u00a0', ' ').split('\r\n')
  }
  const structure = open.db.updateTable('structure').set({ nom: 'Les Trois Ponts' })
  await structure
    .set({ telephone: '05 53 00 00 01', mail: 'accueil@ponts.example', referent_prenom: 'Claire' })
    .set({ referent_nom: 'Martin', referent_telephone: null, referent_mail: 'c@ponts.example' })
    .execute()
  const first = await mails()
  await structure.set({ referent_prenom: null, referent_nom: '', telephone: null }).execute()
  await open.db.updateTable('structure').set({ referent_mail: null }).execute()
  const second = await mails()

  const what = 'le bilan Clas 2021-2022, action n° 1, arrêté au 30 avril 2022'
  expect(first[2]).toBe(`Veuillez trouver ci-joint ${what}.`)
  expect(second[2]).toBe(
    `Veuillez trouver ci-joint ${what}, dans sa version 2 qui remplace la précédente.`,
  )
  expect(first).toEqual(expect.arrayContaining([`– ${BILAN}`, `– ${ANNEXES}`]))
  expect(first.slice(-4)).toEqual([
    ...['Claire Martin', 'Les Trois Ponts', '05 53 00 00 01', 'c@ponts.example'],
  ])
  expect(second.slice(-3)).toEqual(['Cordialement,', 'Les Trois Ponts', 'accueil@ponts.example'])
})

test('a draft is refused until it is asked for', async () => {
  const refused = await createEnvoi(open.db, DEMANDE, { ...OPTIONS, brouillon: 'refuser' })
  const composed = await composeBilan(open.db, DEMANDE, { ...OPTIONS, nominatif: false })
  if (!composed.ok) throw new Error(composed.error.code)
  const reste = resteAConfirmer(composed.value.computed.bilan)
  const lines = reste.flatMap(({ aConfirmer, sansRaison }) => [...aConfirmer, ...sansRaison])
  expect(lines.length).toBeGreaterThan(0)
  expect(refused).toMatchObject({ error: { code: 'brouillon', reste: lines.length } })
  expect(await findEnvois(open.db, null)).toEqual([])

  const kept = await createEnvoi(open.db, DEMANDE, OPTIONS)

  expect(kept).toMatchObject({ value: { version: 1 } })
  const [bilan] = await filesOf(kept.ok ? kept.value.envoiId : '')
  expect(docxPart(bilan as Buffer, 'word/header1.xml')).toContain('BROUILLON')
})

test('a file that she corrected in Word is asked about, then kept byte for byte when she says so', async () => {
  const sortie = tempFolder()
  const generated = await generateBilan(open.db, DEMANDE, {
    ...{ tramesFolder: TRAMES_FOLDER, sortie, annexesNominatives: false },
    ...{ siPris: 'demander', now: NOW },
  })
  if (!generated.ok) throw new Error(generated.error.code)
  const untouched = await createEnvoi(open.db, DEMANDE, { ...OPTIONS, fichier: 'demander' })
  const path = generated.value.bilan
  writeFileSync(path, 'corrigé dans Word')

  const asked = await createEnvoi(open.db, DEMANDE, { ...OPTIONS, fichier: 'demander' })
  const hers = await createEnvoi(open.db, DEMANDE, { ...OPTIONS, fichier: 'corrige' })
  const ours = await createEnvoi(open.db, DEMANDE, OPTIONS)

  expect(untouched.ok).toBe(true)
  expect(asked).toEqual({ ok: false, error: { code: 'file-corrected', name: BILAN, path } })
  if (!hers.ok || !ours.ok) throw new Error('not kept')
  expect(hers.value.fichiers).toEqual([BILAN, ANNEXES])
  expect((await filesOf(hers.value.envoiId))[0]?.toString('utf8')).toBe('corrigé dans Word')
  expect(docxOutline((await filesOf(ours.value.envoiId))[0] as Buffer)).toContain('arrêté au')
})

test('another file that was sent is kept under its own name; what is no document is refused', async () => {
  const folder = tempFolder()
  const path = join(folder, 'Bilan signé.PDF')
  writeFileSync(path, '%PDF-1.7')
  writeFileSync(join(folder, 'vide.docx'), '')
  writeFileSync(join(folder, 'lourd.docx'), '')
  truncateSync(join(folder, 'lourd.docx'), 20_000_001)
  const keep = (name: string) =>
    createEnvoi(open.db, DEMANDE, { ...OPTIONS, fichier: { path: join(folder, name) } })

  const kept = await keep('Bilan signé.PDF')

  expect(kept).toMatchObject({ value: { fichiers: ['Bilan signé.PDF', ANNEXES] } })
  for (const name of ['vide.docx', 'lourd.docx', 'absent.docx', 'notes.txt']) {
    expect(await keep(name)).toMatchObject({ error: { code: 'unusable-file', file: name } })
  }
})

test('a bilan sent is proposed to be let go after six years, never before, and its files go with it', async () => {
  const open = openDatabase(':memory:')
  const insert = async (id: string, envoye_le: string) => {
    await open.db
      .insertInto('envoi')
      .values({
        ...{ id, action_id: 'a1', numero: '1', annee: '2019-2020', arrete_au: '2020-06-30' },
        ...{ envoye_le, version: 1, reponses: '[]', changements: '[]' },
      })
      .execute()
    const octets = Buffer.from(id)
    await open.db
      .insertInto('envoi_fichier')
      .values({ envoi_id: id, nom: 'Bilan.docx', octets, digest: 'd' })
      .execute()
  }
  await insert('old', '2020-07-01T08:00:00.000Z')
  await insert('young', '2020-07-02T08:00:00.000Z')
  await insert('older', '2019-07-01T08:00:00.000Z')
  const now = new Date('2026-07-02T08:00:00Z')

  const echus = await findEnvoisEchus(open.db, now)
  const refused = await letGoEnvois(open.db, ['old', 'young'], now)
  const done = await letGoEnvois(open.db, ['old'], now)

  expect(echus.map(({ envoiId }) => envoiId)).toEqual(['older', 'old'])
  expect(refused).toMatchObject({ ok: false, error: { code: 'not-found', name: 'young' } })
  expect(done).toEqual({ ok: true, value: 1 })
  const left = await open.db.selectFrom('envoi_fichier').select('envoi_id').execute()
  expect(left).toEqual([{ envoi_id: 'older' }, { envoi_id: 'young' }])
  await open.close()
})
