import { join, resolve } from 'node:path'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { FormulaireVue, formulairesIpc } from '../../../shared/ipc/formulaires.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { comprendreInWorker } from '../../import/read-in-worker.ts'
import type { CreateHandlers } from '../services.ts'
import { findChiffres } from './chiffres.service.ts'
import { chooseReponse, importModele, writeModele } from './choix.service.ts'
import {
  answerFormulaire,
  type FormulaireOuvert,
  findPlaceProvenance,
  nameOfCopy,
  openFormulaire,
  readBytes,
  toWrite,
  vueOf,
  writeCopy,
} from './formulaires.service.ts'
import { createOuverts } from './ouverts.ts'

/** Formulaires: the Caf's own form opened, looked at, answered, filled. */
export const createFormulairesHandlers: CreateHandlers<typeof formulairesIpc> = ({
  db,
  dialogs,
  documents,
  resources,
  now,
}) => {
  const trames = join(resources, 'trames')
  const ouverts = createOuverts()
  const keep = (opened: Result<FormulaireOuvert, AppError>, path: string | null) => {
    if (!opened.ok) return opened
    return ok({ fichierId: ouverts.add({ ouvert: opened.value, path }), nom: opened.value.nom })
  }
  const find = (fichierId: string) => {
    const found = ouverts.find(fichierId)
    return found === null
      ? err({ code: 'not-found', what: 'fichier', name: 'formulaire' } as const)
      : ok(found)
  }
  return {
    'formulaires:open': async () => {
      const path = await dialogs.chooseFile({
        title: 'Le formulaire de votre Caf',
        kinds: [
          {
            name: 'Formulaire',
            extensions: ['docx', 'docm', 'odt', 'xlsx', 'xlsm', 'pdf', 'doc', 'xls'],
          },
        ],
      })
      return path === null
        ? err({ code: 'cancelled' })
        : keep(await openFormulaire(path, comprendreInWorker), path)
    },
    'formulaires:drop': async ({ nom, octets }) =>
      keep(
        await readBytes(nom, new Uint8Array(Buffer.from(octets, 'base64')), comprendreInWorker),
        null,
      ),
    'formulaires:find': async ({
      fichierId,
      ...demande
    }): Promise<Result<FormulaireVue, AppError>> => {
      const found = find(fichierId)
      return found.ok ? vueOf(db, trames, found.value.ouvert, demande) : found
    },
    'formulaires:findChiffres': (demande) => findChiffres(db, trames, demande),
    'formulaires:findProvenance': async ({ fichierId, ...demande }) => {
      const found = find(fichierId)
      return found.ok ? findPlaceProvenance(db, trames, found.value.ouvert, demande) : found
    },
    'formulaires:choose': async (choix) => {
      const found = find(choix.fichierId)
      return found.ok ? chooseReponse(db, trames, found.value.ouvert, choix, now()) : found
    },
    'formulaires:fill': async ({ fichierId, ...demande }) => {
      const found = find(fichierId)
      if (!found.ok) return found
      const { ouvert, path: original } = found.value
      const places = await answerFormulaire(db, trames, ouvert, demande)
      if (!places.ok) return places
      const name = nameOfCopy(ouvert)
      const path = await dialogs.saveFile({
        title: 'Enregistrer le formulaire rempli',
        name,
        kinds: [{ name: 'Formulaire', extensions: [name.slice(name.lastIndexOf('.') + 1)] }],
      })
      if (path === null) return err({ code: 'cancelled' })
      if (original !== null && resolve(path) === resolve(original)) {
        return err({ code: 'unusable-file', file: ouvert.nom, reason: SUR_L_ORIGINAL })
      }
      const written = await writeCopy(db, ouvert, toWrite(places.value, false), {
        path,
        now: now(),
      })
      return written.ok ? ok(documents.add(written.value)) : written
    },
    'formulaires:export': async ({ fichierId }) => {
      const found = find(fichierId)
      if (!found.ok) return found
      const path = await dialogs.saveFile({
        title: 'Enregistrer le modèle du formulaire',
        name: 'modele-formulaire.json',
        kinds: [{ name: 'Modèle de formulaire', extensions: ['json'] }],
      })
      if (path === null) return err({ code: 'cancelled' })
      const written = await writeModele(db, found.value.ouvert, path)
      return written.ok ? ok(documents.add(written.value)) : written
    },
    'formulaires:import': async () => {
      const path = await dialogs.chooseFile({
        title: 'Le modèle de formulaire d’un autre centre',
        kinds: [{ name: 'Modèle de formulaire', extensions: ['json'] }],
      })
      return path === null ? err({ code: 'cancelled' }) : importModele(db, path, now())
    },
  }
}

const SUR_L_ORIGINAL =
  'le formulaire de la Caf n’est jamais remplacé : choisissez un autre nom, ou un autre dossier.'
