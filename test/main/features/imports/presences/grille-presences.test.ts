import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../../main/db/open.ts'
import { createHandlers } from '../../../../../main/features/index.ts'
import type { ApercuPresences } from '../../../../../shared/domain/import-presences.ts'
import type { Demande } from '../../../../../shared/ipc/imports.ipc.ts'
import { given } from '../../../../builders/given.ts'
import { handlerServices } from '../../../../builders/handler-services.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
} from '../../../../builders/records.ts'
import { tempFolder } from '../../../../builders/temp-folder.ts'

test('the window opens a grid, says whose it is and what a sign means, imports it, and takes it back', async () => {
  const database = openDatabase(':memory:')
  const { db } = database
  const annee = await anAnnee(db)
  const action = await anAction(db, { annee_id: annee.id })
  const mardi = await aCollectif(db, { action_id: action.id })
  const collectif = { collectif_id: mardi.id, action_id: action.id }
  await db
    .insertInto('creneau')
    .values({ id: 'k', collectif_id: mardi.id, jour: 'mardi', debut: '16:30', fin: '18:00' })
    .execute()
  // With another collectif in the année, the grid may be of either.
  await aCollectif(db, { action_id: collectif.action_id, nom: 'Samedi' })
  for (const [nom, prenom] of [
    ['Benali', 'Inès'],
    ['Costa', 'Élio'],
  ] as const) {
    await anInscription(db, { ...collectif, enfant_id: (await anEnfant(db, { nom, prenom })).id })
  }
  const path = join(tempFolder(), 'grille.csv')
  writeFileSync(path, 'Enfant;05/10;12/10\r\nBENALI Inès;B;P\r\nCOSTA Élio;P;B')
  const handlers = createHandlers(
    handlerServices(database, {
      dialogs: {
        chooseFolder: async () => null,
        chooseFile: async () => path,
        saveFile: async () => null,
      },
      now: () => new Date('2021-12-01T10:00:00Z'),
    }),
  )
  const { fichierId } = given(await handlers['imports:open']({ genre: 'presences' }))
  const demande: Demande<'presences'> = {
    genre: 'presences',
    fichierId,
    anneeId: annee.id,
    collectifId: null,
    ignorees: [],
    corrections: [],
    correspondances: [],
  }
  const preview = async (said: Demande<'presences'>) => {
    const { apercu, lignes } = given(
      await handlers['imports:preview']({ demande: said, since: null }),
    )
    return { ...apercu, lignes } as ApercuPresences
  }
  const before = dataSnapshot(database)

  const first = await preview(demande)
  expect(first.lignes.map(({ statut }) => statut)).toEqual(['ambigu', 'ambigu'])

  const correspondances = first.lecture.map(({ lue }) => ({
    ...lue,
    valeurs: [{ champ: 'presence', texte: 'B', code: 'absent' }],
  }))
  const said = { ...demande, collectifId: mardi.id, correspondances }
  const second = await preview(said)
  expect(second.lignes.map(({ pointages }) => pointages.map(({ etat }) => etat))).toEqual([
    ['absent', 'present'],
    ['present', 'absent'],
  ])

  const { importId } = given(
    await handlers['imports:commit']({ demande: said, evenIfChanged: false }),
  )
  expect(given(await handlers['imports:findAll']({ anneeId: annee.id }))).toMatchObject([
    { genre: 'presences', fichier: 'grille.csv' },
  ])
  given(await handlers['imports:undo']({ importId: importId ?? '' }))
  const { correspondance: _kept, ...after } = dataSnapshot(database)
  const { correspondance: _none, ...start } = before
  expect(after).toEqual(start)
  await database.close()
})
