import type { Insertable, Selectable } from 'kysely'
import type { SaisiePrevisionnel } from '../../shared/domain/action.ts'
import { ACTIVITES, GENRES_ECOLE, GENRES_PARENTS, inOrderOf } from '../../shared/domain/listes.ts'
import type { Database } from './schema.ts'

type Item = Database['previsionnel_item']

/** The prévisionnel of an action from its rows; its lists in the order of the form. */
export function previsionnelOf(
  p: Selectable<Database['previsionnel']>,
  items: readonly Pick<Item, 'liste' | 'code'>[],
): SaisiePrevisionnel {
  const codesOf = (liste: Item['liste']) =>
    items.filter((item) => item.liste === liste).map((item) => item.code)
  return {
    debut: p.debut,
    fin: p.fin,
    semaines: p.semaines,
    intervenants: {
      salarie: { nombre: p.salarie_nombre, minutes: p.salarie_minutes },
      volontaire: { nombre: p.volontaire_nombre, minutes: p.volontaire_minutes },
      benevole: { nombre: p.benevole_nombre, minutes: p.benevole_minutes },
    },
    public: {
      elementaire: p.elementaire,
      college: p.college,
      lycee: p.lycee,
      autres: p.autres,
      familles: p.familles,
      collectifs: p.collectifs,
    },
    activites: inOrderOf(ACTIVITES, codesOf('activites')),
    parents: inOrderOf(GENRES_PARENTS, codesOf('parents')),
    ecole: inOrderOf(GENRES_ECOLE, codesOf('ecole')),
  }
}

/** The rows of the tables `previsionnel` and `previsionnel_item` that keep a prévisionnel. */
export function previsionnelRows(
  actionId: string,
  p: SaisiePrevisionnel,
): {
  readonly previsionnel: Insertable<Database['previsionnel']>
  readonly items: readonly Item[]
} {
  const { salarie, volontaire, benevole } = p.intervenants
  return {
    previsionnel: {
      action_id: actionId,
      debut: p.debut,
      fin: p.fin,
      semaines: p.semaines,
      salarie_nombre: salarie.nombre,
      salarie_minutes: salarie.minutes,
      volontaire_nombre: volontaire.nombre,
      volontaire_minutes: volontaire.minutes,
      benevole_nombre: benevole.nombre,
      benevole_minutes: benevole.minutes,
      ...p.public,
    },
    items: (['activites', 'parents', 'ecole'] as const).flatMap((liste) =>
      p[liste].map((code) => ({ action_id: actionId, liste, code })),
    ),
  }
}
