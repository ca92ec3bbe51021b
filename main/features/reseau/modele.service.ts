import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import {
  MODELE_FORMAT,
  MODELE_VERSION,
  type ModeleReseau,
  modeleReseauSchema,
  PARTIES_MODELE,
  type PartieModele,
} from '../../../shared/domain/modele-reseau.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ApercuModele } from '../../../shared/ipc/reseau.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import { findFormations } from '../formations/formations.service.ts'
import { findModeles, keepModele } from '../formulaires/choix.service.ts'
import { readCriteres, readReglages, saveReglages } from '../orientations/reglages.service.ts'
import { addEchelles, findEchelleNoms } from '../progressions/progressions.service.ts'
import {
  findEtablissements,
  findPartenaires,
  saveEtablissement,
  savePartenaire,
} from '../repertoire/repertoire.service.ts'
import { ensurePorteur } from './contribution.service.ts'
import { readJson, versionText } from './read-json.ts'
import { findReseau, updateReseau } from './reseau.repository.ts'

type Db = Kysely<Database>

const MAX_BYTES = 5 * 1024 * 1024

/**
 * A model made from what this structure keeps: its criteria, the schools and actors of its répertoire, without their
 * contacts. Keeps the identity of the model opened before, or draws one.
 */
export async function buildModele(
  db: Db,
  {
    anneeId,
    nom,
    comptes,
  }: {
    readonly anneeId: string
    readonly nom: string
    readonly comptes: ModeleReseau['comptes']
  },
): Promise<ModeleReseau> {
  const known = await findModele(db)
  return modeleReseauSchema.parse({
    format: MODELE_FORMAT,
    version: MODELE_VERSION,
    reseau: { id: known?.reseau.id ?? randomUUID(), nom },
    comptes,
    criteres: await readCriteres(db, anneeId),
    etablissements: (await findEtablissements(db)).map((e) => ({
      nom: e.nom,
      type: e.type,
      commune: e.commune,
      educationPrioritaire: e.educationPrioritaire,
      quartierPrioritaire: e.quartierPrioritaire,
    })),
    partenaires: (await findPartenaires(db)).map((p) => ({ nom: p.nom, type: p.type })),
    formations: await findFormationsConjointes(db, anneeId, known),
    formulaires: await findModeles(db),
    echelles: await findEchelleNoms(db),
  })
}

/** Joint trainings of the année as this structure keeps them, and those that the model opened before proposes. */
async function findFormationsConjointes(
  db: Db,
  anneeId: string,
  known: ModeleReseau | null,
): Promise<ModeleReseau['formations']> {
  const found = await findFormations(db, { anneeId, actionId: null })
  const own = (found.ok ? found.value : [])
    .filter(({ isConjointe }) => isConjointe)
    .map(({ date, theme, organisateur }) => ({ date, theme, organisateur }))
  const all = [...own, ...(known?.formations ?? [])]
  const byKey = new Map(
    all.toReversed().map((one) => [`${one.date} ${normalizeNom(one.theme)}`, one]),
  )
  return [...byKey.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

export const modeleText = (modele: ModeleReseau): string => `${JSON.stringify(modele, null, 1)}\n`

/** Reads the file of a model; another kind, another version or a wrong value is refused. */
export function readModele(path: string): Result<ModeleReseau, AppError> {
  const broken = 'ce fichier n’est pas un modèle de réseau, ou il est abîmé : redemandez-le.'
  const json = readJson(path, { maxBytes: MAX_BYTES, tooLarge: broken, broken })
  if (!json.ok) return json
  const refuse = (reason: string) => err({ code: 'unusable-file', file: path, reason } as const)
  const { format, version } = (json.value ?? {}) as { format?: unknown; version?: unknown }
  if (format === MODELE_FORMAT && version !== MODELE_VERSION) {
    return refuse(
      `ce modèle est d’une autre version de Cartable (${versionText(version)}) : mettez Cartable à jour des deux côtés.`,
    )
  }
  const parsed = modeleReseauSchema.safeParse(json.value)
  return parsed.success ? ok(parsed.data) : refuse(broken)
}

/** The model that this structure follows; null before one was opened. */
export async function findModele(db: Db): Promise<ModeleReseau | null> {
  const kept = (await findReseau(db))?.modele
  return kept == null ? null : modeleReseauSchema.parse(JSON.parse(kept))
}

/** What opening a model would do here. */
export async function previewModele(
  db: Db,
  modele: ModeleReseau,
  anneeId: string,
): Promise<ApercuModele> {
  const own = new Set((await readCriteres(db, anneeId)).map(({ libelle }) => normalizeNom(libelle)))
  const theirs = new Set(modele.criteres.map(({ libelle }) => normalizeNom(libelle)))
  return {
    reseau: modele.reseau,
    comptes: modele.comptes,
    criteres: {
      ajoutes: modele.criteres
        .filter(({ libelle }) => !own.has(normalizeNom(libelle)))
        .map(({ libelle }) => libelle),
      retires: (await readCriteres(db, anneeId))
        .filter(({ libelle }) => !theirs.has(normalizeNom(libelle)))
        .map(({ libelle }) => libelle),
    },
    etablissements: (await newEtablissements(db, modele)).map(({ nom }) => nom),
    partenaires: (await newPartenaires(db, modele)).map(({ nom }) => nom),
    formulaires: modele.formulaires.map(({ nom }) => nom),
    echelles: await newEchelles(db, modele),
  }
}

/** Takes the parts chosen of a model, in one act that undo takes back; what is there already stays as it is. */
export async function openModele(
  db: Db,
  modele: ModeleReseau,
  {
    anneeId,
    parties = PARTIES_MODELE,
  }: { readonly anneeId: string; readonly parties?: readonly PartieModele[] },
  now: Date,
): Promise<Result<ApercuModele, AppError>> {
  await ensurePorteur(db)
  return act(db, { now }, async (trx, { say }) => {
    say(`Modèle du réseau ${modele.reseau.nom}`)
    const apercu = await previewModele(trx, modele, anneeId)
    const kept = await findModele(trx)
    const comptes = parties.includes('comptes')
      ? modele.comptes
      : (kept?.comptes ?? { sansMasque: false, empreintes: false })
    await updateReseau(trx, { modele: JSON.stringify({ ...modele, comptes }) })
    if (parties.includes('criteres')) {
      const { delais } = await readReglages(trx, anneeId)
      const saved = await saveReglages(trx, { anneeId, delais, criteres: modele.criteres }, now)
      if (!saved.ok) return saved
    }
    if (parties.includes('etablissements')) {
      for (const etablissement of await newEtablissements(trx, modele)) {
        const saved = await saveEtablissement(trx, null, { ...etablissement, contacts: [] }, now)
        if (!saved.ok) return saved
      }
    }
    if (parties.includes('partenaires')) {
      for (const partenaire of await newPartenaires(trx, modele)) {
        const saved = await savePartenaire(trx, null, { ...partenaire, contacts: [] }, now)
        if (!saved.ok) return saved
      }
    }
    if (parties.includes('formulaires')) {
      for (const formulaire of modele.formulaires) {
        const saved = await keepModele(trx, formulaire, now)
        if (!saved.ok) return saved
      }
    }
    if (parties.includes('echelles')) {
      const saved = await addEchelles(trx, modele.echelles, now)
      if (!saved.ok) return saved
    }
    return ok(apercu)
  })
}

async function newEchelles(db: Db, { echelles }: ModeleReseau): Promise<readonly string[]> {
  const known = new Set((await findEchelleNoms(db)).map(normalizeNom))
  return echelles.filter((nom) => !known.has(normalizeNom(nom)))
}

const keyOf = ({
  nom,
  commune = null,
}: {
  readonly nom: string
  readonly commune?: string | null
}) => `${normalizeNom(nom)}|${normalizeNom(commune ?? '')}`

async function newEtablissements(db: Db, { etablissements }: ModeleReseau) {
  const known = new Set((await findEtablissements(db)).map(keyOf))
  return etablissements.filter((etablissement) => !known.has(keyOf(etablissement)))
}

async function newPartenaires(db: Db, { partenaires }: ModeleReseau) {
  const known = new Set((await findPartenaires(db)).map(({ nom }) => keyOf({ nom })))
  return partenaires.filter(({ nom }) => !known.has(keyOf({ nom })))
}
