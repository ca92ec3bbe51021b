import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import type { CollectifPresences, GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { stepMois } from './choose-grille.ts'
import { FeuilleImprimee, type GenreFeuille } from './FeuilleImprimee.tsx'
import styles from './Grille.module.css'
import { GrilleChoice } from './GrilleChoice.tsx'
import { GrilleEditor } from './GrilleEditor.tsx'
import { ImprimerMenu } from './ImprimerMenu.tsx'
import { NoEnfant, NoSeance } from './NoGrille.tsx'
import { useGrilleMois } from './usePresences.ts'

/** One collectif, one month: the choice of both, the grid, and its sheets to print. */
export function GrilleSection({
  collectifs,
  collectif,
  mois,
  seanceId,
}: {
  readonly collectifs: readonly CollectifPresences[]
  readonly collectif: CollectifPresences
  readonly mois: string
  readonly seanceId: string | null
}) {
  const { annee, contexte } = useSelection()
  const { setParams } = useScreenParams()
  const query = useGrilleMois(collectif.collectifId, mois)
  const [feuille, setFeuille] = useState<GenreFeuille | null>(null)
  const go = (collectifId: string, next: string) =>
    leave(() => setParams({ collectif: collectifId, mois: next, seance: null }))
  const step = (by: 1 | -1) => {
    const next = stepMois(mois, by, annee)
    if (next !== null) go(collectif.collectifId, next)
  }
  // On an empty month too, where there is no grid to take the key.
  useHotkeys([
    ['mod+PageUp', () => step(-1)],
    ['mod+PageDown', () => step(1)],
  ])
  const data = query.data
  return (
    <>
      <div className={styles.bar}>
        <GrilleChoice
          collectifs={collectifs}
          collectif={collectif}
          mois={mois}
          onChange={go}
          onStep={step}
        />
        {data === undefined || data.enfants.length === 0 ? null : (
          <ImprimerMenu seances={data.seances} onPrint={setFeuille} />
        )}
      </div>
      <Loaded query={query}>
        {(saved) => (
          <Body
            key={`${collectif.collectifId} ${mois} ${seanceId}`}
            saved={saved}
            collectif={collectif}
            mois={mois}
            seanceId={seanceId}
          />
        )}
      </Loaded>
      {feuille === null || data === undefined ? null : (
        <FeuilleImprimee
          genre={feuille}
          saved={data}
          mois={mois}
          today={contexte.today}
          onPrinted={() => setFeuille(null)}
        />
      )}
    </>
  )
}

function Body({
  saved,
  collectif,
  mois,
  seanceId,
}: {
  readonly saved: GrilleMois
  readonly collectif: CollectifPresences
  readonly mois: string
  readonly seanceId: string | null
}) {
  const { contexte } = useSelection()
  if (saved.seances.length === 0) return <NoSeance collectif={collectif} mois={mois} />
  if (saved.enfants.length === 0) return <NoEnfant collectif={collectif} mois={mois} />
  return <GrilleEditor saved={saved} mois={mois} seanceId={seanceId} today={contexte.today} />
}
