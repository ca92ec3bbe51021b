import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import {
  findFicheVierge,
  writeFicheVierge,
} from '../../../../main/features/orientations/fiche-vierge.service.ts'
import {
  saveLogoFiche,
  saveReglages,
} from '../../../../main/features/orientations/reglages.service.ts'
import { loadTrame } from '../../../../main/features/trames/trames.service.ts'
import { CRITERES_PROPOSES } from '../../../../shared/domain/critere.ts'
import { DELAIS_PROPOSES } from '../../../../shared/domain/orientation.ts'
import { LOGO_URI } from '../../../builders/a-fiche-vierge.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { given } from '../../../builders/given.ts'
import { handlerServices } from '../../../builders/handler-services.ts'
import { anAnnee, aStructure } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

async function aTrame() {
  const trame = await loadTrame(TRAMES_FOLDER, 'caf47')
  if (!trame.ok) throw new Error(trame.error.code)
  return trame.value
}

const demande = (anneeId: string) => ({
  anneeId,
  etablissement: 'École Jules-Ferry',
  classes: [],
  retourAvant: null,
})

test('the fiche bears the structure, where to send it back, and the lists of the form', async () => {
  const { db } = openDatabase(':memory:')
  await aStructure(db, { mail: 'contact@troisponts.example', referent_telephone: '06 00 00 00 01' })
  const annee = await anAnnee(db)

  const fiche = await findFicheVierge(db, await aTrame(), demande(annee.id))

  expect(fiche).toMatchObject({
    ok: true,
    value: {
      structure: 'Centre social Les Trois Ponts',
      anneeScolaire: '2021-2022',
      retour: 'contact@troisponts.example ou au 06 00 00 00 01',
      etablissement: 'École Jules-Ferry',
      criteres: CRITERES_PROPOSES.map(({ libelle }) => libelle),
    },
  })
  await db.updateTable('structure').set({ mail: null, referent_telephone: null }).execute()
  const unreachable = await findFicheVierge(db, await aTrame(), demande(annee.id))
  expect(unreachable).toMatchObject({ ok: true, value: { retour: null, lignes: 30, logo: null } })
  expect(fiche.ok && [fiche.value.origines.length, fiche.value.situations.length]).toEqual([6, 6])
})

test('the criteria, the text and the logo are those that the année has chosen', async () => {
  const { db } = openDatabase(':memory:')
  await aStructure(db)
  const annee = await anAnnee(db)
  const criteres = [{ libelle: 'Curiosité', lien: null }]
  const reglages = { criteres, delais: DELAIS_PROPOSES, texteFiche: 'Le mot du réseau.' }
  await saveReglages(db, { anneeId: annee.id, ...reglages }, new Date())
  await saveLogoFiche(db, { anneeId: annee.id, logo: LOGO_URI }, new Date())

  const fiche = await findFicheVierge(db, await aTrame(), demande(annee.id))

  expect(fiche).toMatchObject({
    ok: true,
    value: {
      criteres: ['Curiosité'],
      texte: 'Le mot du réseau.',
      logo: { type: 'png', largeur: 2, hauteur: 1 },
    },
  })
})

test.each([
  ['xlsx', 'xl/workbook.xml'],
  ['docx', 'word/document.xml'],
] as const)('a fiche is written as %s where the user says, or not at all', async (format, part) => {
  const open = openDatabase(':memory:')
  await aStructure(open.db)
  const annee = await anAnnee(open.db)
  const path = join(tempFolder(), `fiche.${format}`)
  const asked: (readonly [string | undefined, readonly string[]])[] = []
  const answers = [null, path]
  const services = handlerServices(open, {
    dialogs: {
      ...handlerServices(open).dialogs,
      saveFile: async ({ name, kinds }) => {
        asked.push([name, kinds.flatMap(({ extensions }) => extensions)])
        return answers.shift() ?? null
      },
    },
  })
  const ask = { ...demande(annee.id), format }

  const closed = await writeFicheVierge(services, ask)
  const written = given(await writeFicheVierge(services, ask))

  expect(closed).toMatchObject({ error: { code: 'cancelled' } })
  expect(asked).toEqual(Array(2).fill([`Fiche d’orientation Clas 2021-2022.${format}`, [format]]))
  expect(written.path).toBe(path)
  expect(Object.keys(unzipSync(readFileSync(path)))).toContain(part)
})

test('an année that is not there is said', async () => {
  const { db } = openDatabase(':memory:')
  await aStructure(db)

  const fiche = await findFicheVierge(db, await aTrame(), demande('x'))

  expect(fiche).toMatchObject({ ok: false, error: { code: 'not-found', what: 'annee' } })
})
