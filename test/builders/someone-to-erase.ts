import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { act } from '../../main/db/act.ts'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { keepBrouillon } from '../../main/features/brouillons/brouillons.service.ts'
import { effacer } from '../../main/features/personnes/personnes.service.ts'
import { ok } from '../../shared/result.ts'
import {
  aCollectif,
  aFamille,
  anAction,
  anActionParents,
  anAnnee,
  anEnfant,
  anInscription,
  anIntervenant,
  anOrientation,
  aSeance,
} from './records.ts'
import { tempFolder } from './temp-folder.ts'

/** Her id, as ours are: it says nothing of her. */
export const ZOE = 'AAECAwQFBgcI'
export const NOW = new Date('2022-05-12T10:00:00Z')

/** Texts of Zoé Quintrec alone: none may be found once she is erased. */
export const TEXTS_OF_ZOE = [
  'Quintrec-Zoé',
  'Zoé',
  'ZOE',
  '2011-03-12',
  '06 11 22 33 44',
  '0611223344',
  'gwenaelle.quintrec@exemple.test',
  'Gwenaëlle',
  'mamie Odette',
  'pleure en arrivant',
  'a besoin de calme',
  'Mme Tanguy',
  'pas encore enregistré',
]

/** A base of two années where records of every kind name Zoé, beside another enfant of her collectif. */
export async function aBaseWithZoe(folder = tempFolder()) {
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  const { db } = open
  const before = await anAnnee(db, { id: 'y0', debut: '2020-09-01', fin: '2021-08-31' })
  await anAnnee(db, { id: 'y1' })
  await anAction(db, { id: 'a0', annee_id: before.id })
  await anAction(db, { id: 'a1', annee_id: 'y1' })
  await aCollectif(db, { id: 'c0', action_id: 'a0' })
  await aCollectif(db, { id: 'c1', action_id: 'a1' })
  await act(db, { now: NOW }, async (trx, { say }) => {
    say('Nouvel enfant : Quintrec Zoé')
    await aFamille(trx, {
      id: 'f1',
      commune: 'Agen',
      quartier_prioritaire: 'Les Tilleuls',
      responsables: [
        {
          nom: 'Quintrec',
          prenom: 'Gwenaëlle',
          telephone: '06 11 22 33 44',
          mail: 'gwenaelle.quintrec@exemple.test',
        },
      ],
    })
    await anEnfant(trx, {
      id: ZOE,
      nom: 'Quintrec',
      prenom: 'Zoé',
      date_naissance: '2011-03-12',
      sexe: 'F',
      famille_id: 'f1',
      situations: ['logement'],
    })
    return ok(undefined)
  })
  await anEnfant(db, { id: 'autre', nom: 'Ferrand', prenom: 'Louis', date_naissance: '2012-01-02' })
  await anInscription(db, {
    enfant_id: ZOE,
    collectif_id: 'c0',
    action_id: 'a0',
    debut: '2020-09-15',
    fin: '2021-06-30',
  })
  await anInscription(db, {
    enfant_id: ZOE,
    collectif_id: 'c1',
    action_id: 'a1',
    debut: '2021-09-15',
    classe: 'CM2 de Mme Tanguy',
    origines: ['enseignant'],
  })
  await anInscription(db, {
    enfant_id: 'autre',
    collectif_id: 'c1',
    action_id: 'a1',
    debut: '2021-11-02',
  })
  await anIntervenant(db, { id: 'i1', nom: 'Kerbrat', prenom: 'Soizic', telephone: '0699887766' })
  await anOrientation(db, {
    id: 'o1',
    annee_id: 'y1',
    enfant_id: ZOE,
    nom: 'Quintrec-Morel',
    prenom: 'Zoé',
    enseignant: 'Mme Tanguy',
    objectif: 'a besoin de calme',
  })
  await act(db, { now: NOW }, async (trx, { say }) => {
    say('Séance du 5 octobre')
    await aSeance(trx, {
      id: 's1',
      collectif_id: 'c1',
      date: '2021-10-05',
      note: 'ZOE QUINTREC a aidé Louis, puis Zoé a lu.',
      presences: { [ZOE]: 'present', autre: 'absent' },
      intervenants: { i1: null },
    })
    await trx
      .updateTable('presence')
      .set({ note: 'pleure en arrivant' })
      .where('enfant_id', '=', ZOE)
      .execute()
    return ok(undefined)
  })
  await db
    .insertInto('proche')
    .values({
      id: 'p1',
      enfant_id: ZOE,
      position: 0,
      nom: 'mamie Odette',
      lien: null,
      telephone: null,
      is_autorise: 1,
      is_a_prevenir: 0,
    })
    .execute()
  await anActionParents(db, {
    id: 'ap1',
    action_id: 'a1',
    familles: ['f1'],
    note: 'Gwenaëlle Quintrec propose un goûter',
  })
  await db
    .insertInto('fichier_ecrit')
    .values({
      chemin: '/home/exemple/Attestation Quintrec-Zoé.docx',
      digest: 'x',
      ecrit_le: NOW.toISOString(),
    })
    .execute()
  await keepBrouillon(
    db,
    {
      formulaire: 'enfant',
      sujet: JSON.stringify(ZOE),
      saisie: '{"note":"pas encore enregistré"}',
      ecran: `enfants/${ZOE}`,
    },
    NOW,
  )
  return { open, folder }
}

/** Every byte under a folder, by file. */
function filesOf(folder: string): readonly { readonly name: string; readonly bytes: Buffer }[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
}

/** The texts that are found in the bytes of a folder, by file. */
export const found = (folder: string, texts: readonly string[]) =>
  filesOf(folder).flatMap(({ name, bytes }) =>
    texts.filter((text) => bytes.includes(text)).map((text) => `${name}: ${text}`),
  )

/** The files of a folder where a pattern of plain letters is found, whatever their case. */
export const foundAnyCase = (folder: string, pattern: RegExp) =>
  filesOf(folder)
    .filter(({ bytes }) => pattern.test(bytes.toString('latin1').toLowerCase()))
    .map(({ name }) => name)

/** Erases somebody; what was done of it. */
export async function efface(open: OpenDatabase, personne: Parameters<typeof effacer>[1]) {
  const done = await effacer(open, personne, NOW)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}
