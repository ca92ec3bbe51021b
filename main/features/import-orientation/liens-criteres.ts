import { type Critere, liensOf } from '../../../shared/domain/critere.ts'
import { ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import type { FichierLu, LigneLue } from '../../import/understand/ligne-lue.ts'

/** Adds to what a file says the situations and the origines that its criteria stand for. */
export function withLiens(lu: FichierLu, criteres: readonly Critere[]): FichierLu {
  if (criteres.every(({ lien }) => lien === null)) return lu
  return { ...lu, lignes: lu.lignes.map((ligne) => ligneWithLiens(ligne, criteres)) }
}

function ligneWithLiens(ligne: LigneLue, criteres: readonly Critere[]): LigneLue {
  const { situations, origines } = liensOf(ligne.criteres, criteres)
  const { inscription } = ligne
  return {
    ...ligne,
    inscription: {
      ...inscription,
      situations: SITUATIONS.filter((one) =>
        [...inscription.situations, ...situations].includes(one),
      ),
      origines: ORIGINES.filter((one) => [...inscription.origines, ...origines].includes(one)),
    },
  }
}
